//! Numbers, texts, lists and the quantities of `unit` in compact form.

use serde_json::Value as Json;

use crate::formula::{Choices, DefinitionId, FactId, GroupId, ParameterId, RuleId};
use crate::policy::Text;
use crate::policy::compact::Compact;
use crate::unit::{Date, Exact, Interval, Unit};

impl Compact for bool {
    #[cfg(feature = "author")]
    fn compact(&self, _: bool) -> Json {
        u8::from(*self).into()
    }

    fn read(json: &Json) -> Option<Self> {
        json.as_u64().map(|it| it != 0)
    }
}

macro_rules! number {
    ($($type:ty)*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, _: bool) -> Json {
                (*self).into()
            }

            fn read(json: &Json) -> Option<Self> {
                json.as_i64().and_then(|it| it.try_into().ok())
            }
        }
    )*};
}

number! { i8 u16 usize }

macro_rules! identifier {
    ($($type:ident)*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, english: bool) -> Json {
                self.0.compact(english)
            }

            fn read(json: &Json) -> Option<Self> {
                u16::read(json).map(Self)
            }
        }
    )*};
}

identifier! { FactId GroupId ParameterId DefinitionId RuleId }

macro_rules! written {
    ($($type:ident)*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, _: bool) -> Json {
                self.to_string().into()
            }

            fn read(json: &Json) -> Option<Self> {
                Self::parse(json.as_str()?)
            }
        }
    )*};
}

written! { Date }

impl Compact for Exact {
    /// Whole numbers as such, others as `numerator/denominator`.
    #[cfg(feature = "author")]
    fn compact(&self, _: bool) -> Json {
        let (num, den) = self.parts();
        self.as_whole().map_or_else(|| format!("{num}/{den}").into(), Json::from)
    }

    fn read(json: &Json) -> Option<Self> {
        json.as_i64().map(Self::from).or_else(|| Self::parse(json.as_str()?))
    }
}

impl Compact for String {
    #[cfg(feature = "author")]
    fn compact(&self, _: bool) -> Json {
        self.as_str().into()
    }

    fn read(json: &Json) -> Option<Self> {
        json.as_str().map(str::to_owned)
    }
}

impl Compact for Text {
    #[cfg(feature = "author")]
    fn compact(&self, english: bool) -> Json {
        match self.en.as_ref().filter(|_| english) {
            Some(en) => Json::Array(vec![self.zh.as_str().into(), en.as_str().into()]),
            None => self.zh.as_str().into(),
        }
    }

    fn read(json: &Json) -> Option<Self> {
        if let Some(zh) = json.as_str() {
            return Some(Self { zh: zh.to_owned(), en: None });
        }
        Some(Self { zh: String::read(json.get(0)?)?, en: Some(String::read(json.get(1)?)?) })
    }
}

impl Compact for Choices {
    #[cfg(feature = "author")]
    fn compact(&self, english: bool) -> Json {
        self.iter().collect::<Vec<usize>>().compact(english)
    }

    fn read(json: &Json) -> Option<Self> {
        let options: Vec<usize> = Compact::read(json)?;
        Some(options.into_iter().fold(Self::default(), |all, option| all.or(Self::only(option))))
    }
}

impl<T: Compact> Compact for Vec<T> {
    #[cfg(feature = "author")]
    fn compact(&self, english: bool) -> Json {
        Json::Array(self.iter().map(|it| it.compact(english)).collect())
    }

    fn read(json: &Json) -> Option<Self> {
        json.as_array()?.iter().map(T::read).collect()
    }
}

impl<T: Compact> Compact for Option<T> {
    #[cfg(feature = "author")]
    fn compact(&self, english: bool) -> Json {
        self.as_ref().map_or(Json::Null, |it| it.compact(english))
    }

    fn read(json: &Json) -> Option<Self> {
        if json.is_null() { Some(None) } else { T::read(json).map(Some) }
    }
}

impl<T: Compact> Compact for Box<T> {
    #[cfg(feature = "author")]
    fn compact(&self, english: bool) -> Json {
        (**self).compact(english)
    }

    fn read(json: &Json) -> Option<Self> {
        T::read(json).map(Self::new)
    }
}

impl<T: Compact + Copy + Ord> Compact for Interval<T> {
    #[cfg(feature = "author")]
    fn compact(&self, english: bool) -> Json {
        Json::Array(vec![self.lo().compact(english), self.hi().compact(english)])
    }

    fn read(json: &Json) -> Option<Self> {
        Self::new(Compact::read(json.get(0)?)?, Compact::read(json.get(1)?)?)
    }
}

impl Compact for Unit {
    #[cfg(feature = "author")]
    fn compact(&self, english: bool) -> Json {
        vec![self.yuan, self.person, self.month, self.year].compact(english)
    }

    fn read(json: &Json) -> Option<Self> {
        match Vec::read(json)?.as_slice() {
            [yuan, person, month, year] => {
                Some(Self { yuan: *yuan, person: *person, month: *month, year: *year })
            }
            _ => None,
        }
    }
}

impl Compact for std::ops::Range<usize> {
    #[cfg(feature = "author")]
    fn compact(&self, english: bool) -> Json {
        vec![self.start, self.end].compact(english)
    }

    fn read(json: &Json) -> Option<Self> {
        Some(usize::read(json.get(0)?)?..usize::read(json.get(1)?)?)
    }
}
