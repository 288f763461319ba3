//! Reading JSON of the kind the portal is given: whole numbers, texts, lists and objects of texts.
//!
//! Who writes it is this program, so what separates values need not be checked, and there is one flag for damage instead
//! of a check for each field. A reader for any JSON, with a place for every fault, is several times the code.

/// What is still to be read, and whether what was read is what was written.
pub(crate) struct Reading<'a> {
    rest: &'a str,
    /// The long texts; none if they have not come yet.
    long: &'a [String],
    /// How many of them have been read.
    used: usize,
    damaged: bool,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(text: &'a str, long: &'a [String]) -> Self {
        Self { rest: text, long, used: 0, damaged: false }
    }

    /// Tells that what was read is not what was written. Nothing more is read, so that reading comes to an end.
    pub(crate) fn damage(&mut self) {
        self.damaged = true;
        self.rest = "";
    }

    /// Whether what was read is not what was written; to be asked at the end, and nothing may stand after it.
    pub(crate) fn is_damaged(&mut self) -> bool {
        self.damaged || self.peek() != 0
    }

    /// The same, unless there is something.
    pub(crate) fn known<T>(&mut self, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.damage();
        }
        found
    }

    /// The first byte of the next value; nought at the end.
    pub(crate) fn peek(&mut self) -> u8 {
        loop {
            match self.rest.as_bytes().first() {
                Some(b' ' | b'\n' | b'\r' | b',' | b':') => drop(self.skip(1)),
                Some(byte) => return *byte,
                None => return 0,
            }
        }
    }

    fn skip(&mut self, bytes: usize) -> &'a str {
        let (skipped, rest) = self.rest.split_at_checked(bytes).unwrap_or_default();
        self.rest = rest;
        skipped
    }

    /// Opens a list or an object.
    pub(crate) fn open(&mut self, bracket: u8) {
        if self.peek() == bracket {
            self.skip(1);
        } else {
            self.damage();
        }
    }

    /// Closes a list or an object, which has nothing more in it.
    pub(crate) fn close(&mut self, bracket: u8) {
        self.open(bracket);
    }

    /// Whether nothing stands here, which is then read.
    pub(crate) fn nothing(&mut self) -> bool {
        let nothing = self.peek() == b'n';
        if nothing && self.skip(4) != "null" {
            self.damage();
        }
        nothing
    }

    /// Whether there is more in the list or object.
    pub(crate) fn more(&mut self) -> bool {
        !matches!(self.peek(), 0 | b']' | b'}')
    }

    /// A number of any kind or a name, as it stands there.
    pub(crate) fn bare(&mut self) -> &'a str {
        self.peek();
        let digits = self.rest.bytes().take_while(|it| !matches!(it, b',' | b']' | b'}')).count();
        self.skip(digits)
    }

    /// A whole number.
    pub(crate) fn number(&mut self) -> i64 {
        self.peek();
        let digits = self.rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
        let number = self.skip(digits).parse().ok();
        self.known(number).unwrap_or_default()
    }

    /// A whole number below `end`.
    pub(crate) fn index(&mut self, end: usize) -> usize {
        let number = usize::try_from(self.number()).ok().filter(|number| *number < end);
        self.known(number).unwrap_or_default()
    }

    /// A text with nothing in it that is written otherwise than it is read.
    pub(crate) fn tag(&mut self) -> &'a str {
        self.open(b'"');
        let plain = self.rest.bytes().take_while(|byte| *byte != b'"').count();
        let tag = self.skip(plain);
        self.close(b'"');
        tag
    }

    /// A text.
    pub(crate) fn text(&mut self) -> String {
        let mut text = String::new();
        self.open(b'"');
        loop {
            let plain = self.rest.bytes().take_while(|byte| !matches!(byte, b'"' | b'\\')).count();
            text.push_str(self.skip(plain));
            match self.skip(1) {
                "\"" => return text,
                "" => {
                    self.damage();
                    return text;
                }
                _ => text.push(self.escaped()),
            }
        }
    }

    /// What stands after a backslash.
    fn escaped(&mut self) -> char {
        match self.skip(1) {
            "n" => '\n',
            "r" => '\r',
            "t" => '\t',
            "b" => '\u{8}',
            "f" => '\u{c}',
            "u" => {
                let code = u32::from_str_radix(self.skip(4), 16).ok().and_then(char::from_u32);
                self.known(code).unwrap_or_default()
            }
            other => other.chars().next().unwrap_or_default(),
        }
    }

    /// A long text: the next one, or one that was read before; one that has not come yet is empty.
    pub(crate) fn long_text(&mut self) -> String {
        let before = usize::try_from(self.number()).ok().and_then(|at| at.checked_sub(1));
        if self.long.is_empty() {
            return String::new();
        }
        let text = self.long.get(before.unwrap_or(self.used)).cloned();
        self.used = self.used.saturating_add(usize::from(before.is_none()));
        self.known(text).unwrap_or_default()
    }
}
