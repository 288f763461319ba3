//! Numbers, texts, lists and the quantities of `unit` in compact form.

#[cfg(feature = "author")]
use serde_json::Value as Json;

use crate::formula::{Choices, DefinitionId, FactId, GroupId, ParameterId, RuleId};
use crate::policy::Text;
#[cfg(feature = "author")]
use crate::policy::compact::Writer;
use crate::policy::compact::{Compact, Node};
use crate::unit::{Date, Exact, Interval, Unit};

impl Compact for bool {
    #[cfg(feature = "author")]
    fn compact(&self, _: &mut Writer) -> Json {
        u8::from(*self).into()
    }

    fn read(node: &Node, _: &[String]) -> Option<Self> {
        node.number().map(|it| it != 0)
    }
}

macro_rules! number {
    ($($type:ty)*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, _: &mut Writer) -> Json {
                (*self).into()
            }

            fn read(node: &Node, _: &[String]) -> Option<Self> {
                node.number().and_then(|it| it.try_into().ok())
            }
        }
    )*};
}

number! { i8 u16 usize }

macro_rules! identifier {
    ($($type:ident)*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, writer: &mut Writer) -> Json {
                self.0.compact(writer)
            }

            fn read(node: &Node, long: &[String]) -> Option<Self> {
                u16::read(node, long).map(Self)
            }
        }
    )*};
}

identifier! { FactId GroupId ParameterId DefinitionId RuleId }

macro_rules! written {
    ($($type:ident)*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, _: &mut Writer) -> Json {
                self.to_string().into()
            }

            fn read(node: &Node, _: &[String]) -> Option<Self> {
                Self::parse(node.text()?)
            }
        }
    )*};
}

written! { Date }

impl Compact for Exact {
    /// Whole numbers as such, others as `numerator/denominator`.
    #[cfg(feature = "author")]
    fn compact(&self, _: &mut Writer) -> Json {
        let (num, den) = self.parts();
        self.as_whole().map_or_else(|| format!("{num}/{den}").into(), Json::from)
    }

    fn read(node: &Node, _: &[String]) -> Option<Self> {
        node.number().map(Self::from).or_else(|| Self::parse(node.text()?))
    }
}

impl Compact for String {
    /// A long text is the number of its place among them.
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        if writer.in_long { writer.long_text(self) } else { self.as_str().into() }
    }

    /// A long text that has not come yet is empty.
    fn read(node: &Node, long: &[String]) -> Option<Self> {
        if let Some(text) = node.text() {
            return Some(text.to_owned());
        }
        let text = long.get(usize::read(node, long)?).cloned();
        if long.is_empty() { Some(Self::new()) } else { text }
    }
}

impl Compact for Text {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        match self.en.as_ref().filter(|_| writer.english) {
            Some(en) => Json::Array(vec![self.zh.compact(writer), en.compact(writer)]),
            None => self.zh.compact(writer),
        }
    }

    fn read(node: &Node, long: &[String]) -> Option<Self> {
        match node.list() {
            Some([zh, en]) => Some(Self { zh: String::read(zh, long)?, en: Some(String::read(en, long)?) }),
            _ => Some(Self { zh: String::read(node, long)?, en: None }),
        }
    }
}

impl Compact for Choices {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        self.iter().collect::<Vec<usize>>().compact(writer)
    }

    fn read(node: &Node, long: &[String]) -> Option<Self> {
        let options: Vec<usize> = Compact::read(node, long)?;
        Some(options.into_iter().fold(Self::default(), |all, option| all.or(Self::only(option))))
    }
}

impl<T: Compact> Compact for Vec<T> {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        Json::Array(self.iter().map(|it| it.compact(writer)).collect())
    }

    fn read(node: &Node, long: &[String]) -> Option<Self> {
        let items = node.list()?;
        let mut read = Self::with_capacity(items.len());
        for item in items {
            read.push(T::read(item, long)?);
        }
        Some(read)
    }
}

impl<T: Compact> Compact for Option<T> {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        self.as_ref().map_or(Json::Null, |it| it.compact(writer))
    }

    fn read(node: &Node, long: &[String]) -> Option<Self> {
        if matches!(node, Node::Nothing) { Some(None) } else { T::read(node, long).map(Some) }
    }
}

impl<T: Compact> Compact for Box<T> {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        (**self).compact(writer)
    }

    fn read(node: &Node, long: &[String]) -> Option<Self> {
        T::read(node, long).map(Self::new)
    }
}

impl<T: Compact + Copy + Ord> Compact for Interval<T> {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        Json::Array(vec![self.lo().compact(writer), self.hi().compact(writer)])
    }

    fn read(node: &Node, long: &[String]) -> Option<Self> {
        Self::new(Compact::read(node.list()?.first()?, long)?, Compact::read(node.list()?.get(1)?, long)?)
    }
}

impl Compact for Unit {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        vec![self.yuan, self.person, self.month, self.year].compact(writer)
    }

    fn read(node: &Node, long: &[String]) -> Option<Self> {
        match Vec::read(node, long)?.as_slice() {
            [yuan, person, month, year] => {
                Some(Self { yuan: *yuan, person: *person, month: *month, year: *year })
            }
            _ => None,
        }
    }
}

impl Compact for std::ops::Range<usize> {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        vec![self.start, self.end].compact(writer)
    }

    fn read(node: &Node, long: &[String]) -> Option<Self> {
        Some(usize::read(node.list()?.first()?, long)?..usize::read(node.list()?.get(1)?, long)?)
    }
}
