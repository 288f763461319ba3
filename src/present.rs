//! What to show, as plain records of text; formulas in words; the JSON of an evaluation.

mod bundle;
mod card;
mod changed;
mod chart;
mod checklist;
mod course;
mod delimited;
mod detail;
mod embed;
mod export;
mod facts;
mod fault;
mod form;
mod given;
mod handout;
mod ics;
mod input;
mod json;
mod listed;
mod locale;
mod moved;
mod named;
mod nearest;
mod outcome;
mod pasted;
mod phrase;
mod plan;
mod prospect;
#[cfg(feature = "author")]
mod provenance;
mod question;
mod reasons;
mod report;
mod roughly;
mod row_result;
mod scenarios;
mod search;
mod shared;
mod sheet;
mod summary;
mod view;
mod writing;

pub use bundle::{LeftOut, Taken, not_both, taken};
pub use card::{Card, Money};
pub use changed::Changed;
pub use chart::{Best, Cell, Chart, Grid, Label, Map, Picture, Place, Tried, grid_axis, moving, window};
pub use checklist::{Checklist, Item};
pub use course::{Bar, Course, Event, Turn, by_month, place};
pub use delimited::{Record as Delimited, delimiter, records};
pub use detail::{Line, RuleDetail, Standing};
pub use embed::{Embed, Refusal, Refused, parted};
pub use export::RESULT;
pub use facts::{FACTS, facts_json, facts_text};
pub use fault::{PROBLEMS, answer_words, input_words, problems_text};
pub use form::{Form, SOME, UNSURE, picked, typed_number};
pub use given::evaluate_given;
pub use ics::ics;
pub use input::{InputFault, InputProblem, read_text};
pub use json::{SCHEMA, evaluate_text, evaluation};
pub use listed::{POLICIES, policies_json, policies_text};
pub use locale::{Locale, Words};
pub use moved::Moved;
pub use named::Named;
pub use outcome::{answers_words, outcome_words};
pub use pasted::{LINES, LineFault, Pasted};
pub use phrase::{Phrase, StepLine};
pub use plan::{Responsible, Tile, policies_of, responsible};
pub use prospect::ProspectLine;
#[cfg(feature = "author")]
pub use provenance::{ENDING, Released, Row, provenance, sections};
pub use question::{Choosable, Control, Question};
pub use report::report;
pub use row_result::RowResult;
pub use scenarios::{Compared, compared_answers, compared_outcomes, compared_totals};
pub use search::Search;
pub use shared::{Dropped, SCENARIOS, SHARED, Shared, Why};
pub use sheet::{sheet, told};
pub use summary::{TotalLine, concerns, is_for};
pub use view::{Quote, View};

#[cfg(feature = "cli")]
pub use json::schema;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(crate) use nearest::nearest;
