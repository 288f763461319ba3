//! The shapes of the files, as their published schemas state them.

use serde_json::Value;

/// A schema, or a part of one.
#[derive(Clone, Copy)]
pub(crate) struct Shape<'s> {
    root: &'s Value,
    at: &'s Value,
}

impl<'s> Shape<'s> {
    pub(crate) fn of(root: &'s Value) -> Self {
        Self { root, at: root }
    }

    fn part(self, at: &'s Value) -> Self {
        Self { at, ..self }
    }

    fn list(self, key: &str) -> &'s [Value] {
        self.at.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// Whether `null` may stand for leaving it out.
    pub(crate) fn may_be_null(self) -> bool {
        let null = |it: &Value| it.as_str().or_else(|| it.get("type")?.as_str()) == Some("null");
        self.list("anyOf").iter().any(null) || self.list("type").iter().any(null)
    }

    /// Itself, past references and `or null`.
    pub(crate) fn plain(self) -> Self {
        if let Some(first) = self.list("anyOf").first() {
            return self.part(first).plain();
        }
        let name = self.at.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
        let named = name.and_then(|name| self.root.get("$defs")?.get(name));
        named.map_or(self, |it| self.part(it).plain())
    }

    /// `object`, `array`, `string`, `integer` or `boolean`.
    pub(crate) fn kind(self) -> &'s str {
        let kind = self.at.get("type");
        let first = kind.and_then(|it| it.as_array()?.first()).or(kind).and_then(Value::as_str);
        // Words that are explained one by one are alternatives, each a text.
        first.unwrap_or("string")
    }

    /// The words that may be written; none where any text may.
    pub(crate) fn words(self) -> Vec<&'s str> {
        let explained = self.list("oneOf").iter().flat_map(|it| {
            let plain = self.part(it).list("enum").iter();
            it.get("const").into_iter().chain(plain)
        });
        explained.chain(self.list("enum")).filter_map(Value::as_str).collect()
    }

    /// The field of an object.
    pub(crate) fn field(self, name: &str) -> Option<Self> {
        self.at.get("properties")?.get(name).map(|it| self.part(it))
    }

    /// The names of an object's fields.
    pub(crate) fn fields(self) -> Vec<&'s str> {
        let fields = self.at.get("properties").and_then(Value::as_object);
        fields.into_iter().flat_map(|fields| fields.keys()).map(String::as_str).collect()
    }

    /// The names of the fields that may not be left out.
    pub(crate) fn required(self) -> impl Iterator<Item = &'s str> {
        self.list("required").iter().filter_map(Value::as_str)
    }

    /// What the items of a list are.
    pub(crate) fn item(self) -> Self {
        self.at.get("items").map_or(self, |it| self.part(it))
    }

    /// Something of this shape, for the rest of a file to be read where it is missing.
    pub(crate) fn stand_in(self) -> String {
        let plain = self.plain();
        match plain.kind() {
            "object" => {
                let field = |name: &'s str| Some(format!("\"{name}\":{}", plain.field(name)?.stand_in()));
                format!("{{{}}}", plain.required().filter_map(field).collect::<Vec<_>>().join(","))
            }
            "array" => "[]".to_owned(),
            "integer" => "0".to_owned(),
            "boolean" => "false".to_owned(),
            _ => format!("\"{}\"", plain.words().first().unwrap_or(&"")),
        }
    }
}
