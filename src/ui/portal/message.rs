//! What a person does, and what happens.

use std::rc::Rc;

use yew::AttrValue;

use crate::policy::Catalog;
use crate::ui::browser::Passed;
use crate::ui::fetch::Fault;
use crate::ui::portal::ahead::Ahead;
use crate::ui::portal::{Data, Deed, Trying};
use crate::ui::state::Slot;

/// What a person does, and what happens.
#[derive(Clone, Debug)]
pub(crate) enum Message {
    /// The data came, with or without the long texts, or did not.
    Fetched(Result<Data, Fault>),
    /// The first answers are reckoned: they are drawn once the browser has had a turn, as both take long on a slow phone.
    Draw,
    /// The table of `/data` came, or did not.
    Table(Result<String, Fault>),
    /// Another release came, to be compared with.
    Beside(Rc<Catalog>),
    /// The years ahead were reckoned.
    Ahead(Box<Ahead>),
    /// It has been waited long enough for a page to be whole.
    Waited,
    /// What comes later of the program has come.
    Later,
    /// And the words that only it needs.
    Words(String),
    /// Loads everything anew.
    Reload,
    /// Follows a link within the portal.
    Go(AttrValue),
    /// Looks in the catalogue for what was typed.
    Find,
    /// Goes back one page.
    Back,
    /// The browser has gone back or forward.
    Popped,
    /// Says something.
    Say(Slot, AttrValue),
    /// Adds a row to a group.
    AddRow(String),
    /// Removes a row.
    RemoveRow(String, usize),
    /// Does something else with rows.
    Rows(Deed),
    /// What was looked for is found.
    Looked,
    /// Tries what would come of another number.
    Trying(Trying),
    /// Goes on to the next questions.
    Next,
    /// Goes to where something was asked.
    Change(String),
    /// The answers speak of the day that is reckoned for.
    SaidToday,
    /// Passes on a link with the answers.
    Share,
    /// What became of it.
    Shared(Passed),
    /// Copies what the answers come to, as text.
    CopyText,
    /// What became of it.
    CopiedText(Passed),
    /// Writes down what a policy, by its index, comes to, for whoever can put it right.
    Correct(usize),
    /// The page is about to be printed, or was.
    Printing(bool),
    /// Makes files of what the answers come to.
    MakeFiles,
    /// Saves the answers on this device.
    Save,
    /// Takes over the answers that were saved.
    OpenSaved,
    /// Deletes what was saved.
    ForgetSaved,
    /// Begins to answer for one person after another, or ends it.
    Counter(bool),
    /// Clears everything, for the next person.
    NextPerson,
    /// Adds a scenario like the first, and shows it.
    AddScenario,
    /// Shows another scenario.
    ShowScenario(usize),
    /// Removes a scenario.
    RemoveScenario(usize),
    /// Prints the page.
    Print,
    /// A card has opened or closed.
    Toggled(String, bool),
    /// Makes everything large, or no longer.
    Large(bool),
    /// Copies a text.
    Copy(AttrValue),
    /// It was read what a site asked for in vain.
    CloseRefused,
    /// Starts afresh.
    Clear,
}
