//! What to show, as plain records of text; formulas in words; the JSON of an evaluation.

mod card;
mod detail;
mod form;
mod locale;
mod question;
mod summary;
mod view;

pub use card::{Card, Money};
pub use detail::{Line, RuleDetail, Standing, Step};
pub use form::{Form, UNSURE};
pub use locale::{Locale, Words};
pub use question::{Choosable, Control, Question};
pub use summary::{TotalLine, is_for};
pub use view::{Quote, View};
