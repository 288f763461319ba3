//! What was said as text, for the browser's history: parts one after another, each with its length before it.
//!
//! Serde would do the same with five times the code, and everybody would have to load it.

use crate::present::{Form, Named};
use crate::ui::state::{OnPage, State};

/// The first part; another one is text of another version, or of somebody else.
const VERSION: &str = "kept 8";

/// The text of what was said.
pub(crate) fn write(state: &State) -> String {
    let mut text = String::new();
    part(&mut text, VERSION);
    state.write(&mut text);
    text
}

/// What was said, from its text.
pub(crate) fn read(mut text: &str) -> Option<State> {
    let text = &mut text;
    (next(text)? == VERSION).then(|| State::read(text)).flatten()
}

/// What the history kept, as it would be kept again; nothing where the text is not of this version or is damaged. For
/// those who judge this from outside.
pub fn kept_again(text: &str) -> Option<String> {
    read(text).map(|state| write(&state))
}

fn part(text: &mut String, part: &str) {
    text.push_str(&part.len().to_string());
    text.push(':');
    text.push_str(part);
}

fn next<'a>(text: &mut &'a str) -> Option<&'a str> {
    let (length, rest) = text.split_once(':')?;
    let (part, rest) = rest.split_at_checked(length.parse().ok()?)?;
    *text = rest;
    Some(part)
}

/// What can be written and read back.
trait Kept: Sized {
    fn write(&self, text: &mut String);
    fn read(text: &mut &str) -> Option<Self>;
}

impl Kept for String {
    fn write(&self, text: &mut String) {
        part(text, self);
    }

    fn read(text: &mut &str) -> Option<Self> {
        next(text).map(str::to_owned)
    }
}

impl Kept for usize {
    fn write(&self, text: &mut String) {
        part(text, &self.to_string());
    }

    fn read(text: &mut &str) -> Option<Self> {
        next(text)?.parse().ok()
    }
}

impl Kept for bool {
    fn write(&self, text: &mut String) {
        part(text, if *self { "1" } else { "" });
    }

    fn read(text: &mut &str) -> Option<Self> {
        next(text).map(|part| !part.is_empty())
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn write(&self, text: &mut String) {
        self.len().write(text);
        for one in self {
            one.write(text);
        }
    }

    fn read(text: &mut &str) -> Option<Self> {
        let mut all = Self::new();
        for _ in 0..usize::read(text)? {
            all.push(T::read(text)?);
        }
        Some(all)
    }
}

impl<T: Kept> Kept for Named<T> {
    fn write(&self, text: &mut String) {
        self.all().len().write(text);
        for (name, one) in self.all() {
            part(text, name);
            one.write(text);
        }
    }

    fn read(text: &mut &str) -> Option<Self> {
        let mut all = Self::default();
        for _ in 0..usize::read(text)? {
            all.insert(next(text)?, T::read(text)?);
        }
        Some(all)
    }
}

/// Writes and reads the fields in one order.
macro_rules! fields {
    ($record:ident: $($field:ident),*) => {
        impl Kept for $record {
            fn write(&self, text: &mut String) {
                let Self { $($field),* } = self;
                $($field.write(text);)*
            }

            fn read(text: &mut &str) -> Option<Self> {
                Some(Self { $($field: Kept::read(text)?),* })
            }
        }
    };
}

fields!(State: form, others, which, audience, door, day, said, release, made, screens, lists, at, shown, pasted, ticked, large, theme, counter, page);
fields!(Form: inputs, rows);
fields!(OnPage: words, filter, asked, row);

#[cfg(test)]
mod tests {
    use super::*;

    fn somebody() -> State {
        let mut state = State::default();
        state.form.set("birth", "1974-3-");
        state.form.set("名称", "3:一\n二");
        state.form.add_row("hire");
        state.form.add_row("hire");
        state.form.set_row("hire", 1, "insured", "14");
        state.others = vec![Form::default(), state.form.clone()];
        state.which = 1;
        state.audience = vec!["worker".to_owned(), String::new()];
        state.door = "person".to_owned();
        state.day = "2026-06-01".to_owned();
        state.said = "2026-05-01".to_owned();
        (state.release, state.made) = ("2026-01".to_owned(), "2025-06".to_owned());
        state.screens = vec![vec!["birth".to_owned()], Vec::new()];
        (state.at, state.lists, state.shown, state.large, state.counter) = (2, 1, true, true, true);
        state.pasted.insert("hire", "人数\t社保\n2\t12".to_owned());
        state.page.row = 20;
        state.ticked = vec!["documents:身份证".to_owned()];
        state.page.words = "社保 12:".to_owned();
        state.page.asked = vec!["hire".to_owned()];
        state
    }

    #[test]
    fn what_was_said_comes_back() {
        for state in [State::default(), somebody()] {
            assert_eq!(read(&write(&state)), Some(state));
        }
    }

    #[test]
    fn other_text_is_nothing() {
        for text in
            ["", "{\"form\":{}}", "6:kept 7", "6:kept 8", "99999999999999999999:", "1:一", "6:kept 81:9"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        let whole = write(&somebody());
        for (at, _) in whole.char_indices() {
            assert_eq!(read(whole.split_at(at).0), None, "cut at {at}");
        }
    }
}
