//! Where in a file something stands, and lists in which one bad item does not hide the others.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::policy::without_place;

/// A value and the text of the file it was read from.
#[derive(Clone, Debug)]
pub(crate) struct Spot<'a, T> {
    /// What was read.
    pub(crate) value: T,
    /// The text it was read from, a part of the file's.
    pub(crate) raw: &'a str,
}

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for Spot<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&'de RawValue>::deserialize(deserializer)?.get();
        let value = serde_json::from_str(raw).map_err(|error| D::Error::custom(without_place(&error)))?;
        Ok(Self { value, raw })
    }
}

/// A list of which each item is read for itself.
#[derive(Debug)]
pub(crate) struct Each<'a, T> {
    /// The text of each item and what became of it.
    pub(crate) items: Vec<(&'a str, Result<T, serde_json::Error>)>,
}

impl<T> Default for Each<'_, T> {
    fn default() -> Self {
        Self { items: Vec::new() }
    }
}

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for Each<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Vec::<&'de RawValue>::deserialize(deserializer)?;
        let items = raw.into_iter().map(|item| (item.get(), serde_json::from_str(item.get()))).collect();
        Ok(Self { items })
    }
}

#[cfg(feature = "cli")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator};

    use super::{Each, Spot};

    impl<T: JsonSchema> JsonSchema for Spot<'_, T> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            T::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            generator.subschema_for::<T>()
        }
    }

    impl<T: JsonSchema> JsonSchema for Each<'_, T> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            Vec::<T>::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            Vec::<T>::json_schema(generator)
        }
    }
}
