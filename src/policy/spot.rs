//! Where in a file something stands.

use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
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

/// The fields of an object in their order, those of one name too.
pub(crate) struct Entries<'a>(pub(crate) Vec<(Spot<'a, String>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(All)
    }
}

mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator};

    use super::Spot;

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
}
