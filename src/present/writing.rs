//! JSON as this program writes it: objects with their fields in order, without white space, the bytes that Serde writes.
//!
//! It is written as it comes, and nothing is kept beside it. A general serializer, or records that are first filled and
//! then written, cost several times the code, of which the package for programs has little to spare.

use std::fmt::Display;

/// JSON that is being written. A value is told with the name of its field; within a list, and outermost, with none.
pub(crate) struct Json {
    text: String,
}

impl Json {
    pub(crate) fn new() -> Self {
        Self { text: String::new() }
    }

    /// What has been written.
    pub(crate) fn done(self) -> String {
        self.text
    }

    /// Begins an object or a list; whoever begins it ends it with [`Json::close`].
    pub(crate) fn open(&mut self, name: &str, bracket: char) {
        self.begin(name);
        self.text.push(bracket);
    }

    pub(crate) fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// A text, or null.
    pub(crate) fn put<'t>(&mut self, name: &str, text: impl Into<Option<&'t str>>) {
        self.put_text(name, text.into());
    }

    /// Something as a text, or null.
    pub(crate) fn show(&mut self, name: &str, it: Option<impl Display>) {
        let text = it.map(|it| it.to_string());
        self.put_text(name, text.as_deref());
    }

    /// A whole number, or null.
    pub(crate) fn count(&mut self, name: &str, number: Option<usize>) {
        let digits = number.map(|number| number.to_string());
        self.bare(name, digits.as_deref().unwrap_or("null"));
    }

    pub(crate) fn truth(&mut self, name: &str, truth: bool) {
        self.bare(name, if truth { "true" } else { "false" });
    }

    pub(crate) fn null(&mut self, name: &str) {
        self.bare(name, "null");
    }

    /// A list of texts.
    pub(crate) fn list<'t>(&mut self, name: &str, texts: impl IntoIterator<Item = &'t str>) {
        self.open(name, '[');
        for text in texts {
            self.put_text("", Some(text));
        }
        self.close(']');
    }

    fn put_text(&mut self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => {
                self.begin(name);
                self.quote(text);
            }
            None => self.null(name),
        }
    }

    /// What is JSON already.
    pub(crate) fn bare(&mut self, name: &str, value: &str) {
        self.begin(name);
        self.text.push_str(value);
    }

    /// What stands before a value: a comma, unless it is the first, and its name.
    fn begin(&mut self, name: &str) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[')) {
            self.text.push(',');
        }
        if !name.is_empty() {
            self.quote(name);
            self.text.push(':');
        }
    }

    fn quote(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\u{8}' => self.text.push_str("\\b"),
                '\t' => self.text.push_str("\\t"),
                '\n' => self.text.push_str("\\n"),
                '\u{c}' => self.text.push_str("\\f"),
                '\r' => self.text.push_str("\\r"),
                '\0'..' ' => {
                    self.text.push_str("\\u00");
                    let byte = u32::from(letter);
                    self.text
                        .extend([byte >> 4, byte & 15].into_iter().filter_map(|it| char::from_digit(it, 16)));
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Json;

    #[derive(serde::Serialize)]
    struct Sample {
        some: Option<String>,
        all: Vec<String>,
        at: Option<usize>,
        yes: bool,
    }

    fn written(Sample { some, all, at, yes }: &Sample) -> String {
        let mut json = Json::new();
        json.open("", '{');
        json.put("some", some.as_deref());
        json.list("all", all.iter().map(String::as_str));
        json.count("at", *at);
        json.truth("yes", *yes);
        json.close('}');
        json.done()
    }

    proptest! {
        #[test]
        fn the_bytes_are_those_of_serde(some: Option<String>, all: Vec<String>, at: Option<usize>, yes: bool) {
            let sample = Sample { some, all, at, yes };
            prop_assert_eq!(written(&sample), serde_json::to_string(&sample).unwrap());
        }

        #[test]
        fn a_text_has_the_bytes_of_serde(text in "[\\x00-\\x7f\u{80}-\u{10ffff}]*") {
            let mut json = Json::new();
            json.put("", text.as_str());
            prop_assert_eq!(json.done(), serde_json::to_string(&text).unwrap());
        }
    }
}
