//! Whether what is written is as it is published.

use serde_json::Value;

/// Where a value does not fit a schema, as far as generated schemas go: references, alternatives, types, properties, items, values.
pub(crate) fn misfit(root: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    if let Some(any) = schema["anyOf"].as_array() {
        let misfits: Option<Vec<String>> = any.iter().map(|one| misfit(root, one, value, at)).collect();
        return misfits.map(|misfits| misfits.concat());
    }
    if let Some(target) = schema["$ref"].as_str() {
        return misfit(root, root.pointer(target.trim_start_matches('#'))?, value, at);
    }
    let no = |what: &str| Some(format!("{at}: {what}"));
    if schema["enum"].as_array().is_some_and(|all| !all.contains(value)) {
        return no("not one of the values");
    }
    if schema.get("const").is_some_and(|only| only != value) {
        return no("not the value");
    }
    let types = schema["type"].as_array().cloned().unwrap_or_else(|| vec![schema["type"].clone()]);
    let of = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !types.contains(&Value::from(of)) {
        return no("another type");
    }
    if let Some(items) = value.as_array() {
        return items.iter().find_map(|item| misfit(root, &schema["items"], item, &format!("{at}/*")));
    }
    let object = value.as_object()?;
    // Each field is written, null where there is nothing.
    let fields = schema["properties"].as_object().unwrap();
    if let Some(name) = fields.keys().find(|name| !object.contains_key(*name)) {
        return no(&format!("{name} is missing"));
    }
    object.iter().find_map(|(name, inner)| match fields.get(name) {
        Some(property) => misfit(root, property, inner, &format!("{at}/{name}")),
        None => Some(format!("{at}/{name}: not in the schema")),
    })
}
