//! JSON as this program writes it: objects with their fields in order, without white space, the bytes that Serde writes.
//!
//! A general serializer costs several times the code, of which the package for programs has little to spare.

/// Something that is written as JSON.
pub(crate) trait Written {
    /// Appends it.
    fn write(&self, json: &mut String);
}

/// It as JSON text.
pub(crate) fn written(it: &dyn Written) -> String {
    let mut json = String::new();
    it.write(&mut json);
    json
}

/// An object of these fields.
pub(crate) fn object(json: &mut String, fields: &[(&str, &dyn Written)]) {
    json.push('{');
    for (at, (name, value)) in fields.iter().enumerate() {
        if at != 0 {
            json.push(',');
        }
        name.write(json);
        json.push(':');
        value.write(json);
    }
    json.push('}');
}

impl Written for str {
    fn write(&self, json: &mut String) {
        json.push('"');
        for letter in self.chars() {
            match letter {
                '"' => json.push_str("\\\""),
                '\\' => json.push_str("\\\\"),
                '\u{8}' => json.push_str("\\b"),
                '\t' => json.push_str("\\t"),
                '\n' => json.push_str("\\n"),
                '\u{c}' => json.push_str("\\f"),
                '\r' => json.push_str("\\r"),
                '\0'..' ' => {
                    json.push_str("\\u00");
                    let byte = u32::from(letter);
                    json.extend([byte >> 4, byte & 15].into_iter().filter_map(|it| char::from_digit(it, 16)));
                }
                _ => json.push(letter),
            }
        }
        json.push('"');
    }
}

impl Written for String {
    fn write(&self, json: &mut String) {
        self.as_str().write(json);
    }
}

impl<T: Written + ?Sized> Written for &T {
    fn write(&self, json: &mut String) {
        (**self).write(json);
    }
}

impl Written for bool {
    fn write(&self, json: &mut String) {
        json.push_str(if *self { "true" } else { "false" });
    }
}

impl Written for usize {
    fn write(&self, json: &mut String) {
        json.push_str(&self.to_string());
    }
}

impl Written for u32 {
    fn write(&self, json: &mut String) {
        json.push_str(&self.to_string());
    }
}

impl<T: Written> Written for Option<T> {
    fn write(&self, json: &mut String) {
        match self {
            Some(it) => it.write(json),
            None => json.push_str("null"),
        }
    }
}

impl<T: Written> Written for [T] {
    fn write(&self, json: &mut String) {
        json.push('[');
        for (at, it) in self.iter().enumerate() {
            if at != 0 {
                json.push(',');
            }
            it.write(json);
        }
        json.push(']');
    }
}

impl<T: Written> Written for Vec<T> {
    fn write(&self, json: &mut String) {
        self.as_slice().write(json);
    }
}

/// Records that are written as objects of all their fields.
macro_rules! shapes {
    ($(
        $(#[$about:meta])*
        $seen:vis struct $name:ident $(<$life:lifetime>)? {
            $( $(#[$told:meta])* $shown:vis $field:ident: $of:ty, )*
        }
    )*) => { $(
        $(#[$about])*
        #[derive(Debug)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        $seen struct $name $(<$life>)? {
            $( $(#[$told])* $shown $field: $of, )*
        }

        impl $(<$life>)? $crate::present::writing::Written for $name $(<$life>)? {
            fn write(&self, json: &mut String) {
                let Self { $($field),* } = self;
                $crate::present::writing::object(json, &[$((stringify!($field), $field)),*]);
            }
        }
    )* };
}
pub(crate) use shapes;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::written;

    shapes! {
        #[derive(serde::Serialize)]
        struct Sample {
            some: Option<String>,
            all: Vec<u32>,
            yes: bool,
        }
    }

    proptest! {
        #[test]
        fn the_bytes_are_those_of_serde(some: Option<String>, all: Vec<u32>, yes: bool) {
            let sample = Sample { some, all, yes };
            prop_assert_eq!(written(&sample), serde_json::to_string(&sample).unwrap());
        }

        #[test]
        fn a_text_has_the_bytes_of_serde(text in "[\\x00-\\x7f\u{80}-\u{10ffff}]*") {
            prop_assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
        }
    }
}
