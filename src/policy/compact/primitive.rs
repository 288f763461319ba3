//! Numbers, texts, lists and the quantities of `unit` in compact form.

#[cfg(feature = "author")]
use serde_json::Value as Json;

use crate::formula::{Choices, DefinitionId, FactId, GroupId, ParameterId, RuleId};
use crate::policy::Text;
#[cfg(feature = "author")]
use crate::policy::compact::Writer;
use crate::policy::compact::{Compact, Reading};
use crate::unit::{Date, Exact, Interval, Unit};

impl Compact for bool {
    #[cfg(feature = "author")]
    fn compact(&self, _: &mut Writer) -> Json {
        u8::from(*self).into()
    }

    fn read(reading: &mut Reading<'_>) -> Self {
        reading.number() != 0
    }
}

macro_rules! number {
    ($($type:ty)*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, _: &mut Writer) -> Json {
                (*self).into()
            }

            fn read(reading: &mut Reading<'_>) -> Self {
                let number = reading.number().try_into().ok();
                reading.known(number).unwrap_or_default()
            }
        }
    )*};
}

number! { i8 u16 u32 usize }

macro_rules! identifier {
    ($($type:ident)*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, writer: &mut Writer) -> Json {
                self.0.compact(writer)
            }

            fn read(reading: &mut Reading<'_>) -> Self {
                Self(u16::read(reading))
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

            fn read(reading: &mut Reading<'_>) -> Self {
                let read = Self::parse(&reading.text());
                reading.known(read).unwrap_or(Self::FIRST)
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

    fn read(reading: &mut Reading<'_>) -> Self {
        if reading.peek() != b'"' {
            return reading.number().into();
        }
        let number = Self::parse(&reading.text());
        reading.known(number).unwrap_or(Self::ZERO)
    }
}

impl Compact for String {
    /// A long text is the number that `Writer::long_text` gives it.
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        if writer.in_long { writer.long_text(self) } else { self.as_str().into() }
    }

    /// A long text that has not come yet is empty.
    fn read(reading: &mut Reading<'_>) -> Self {
        if reading.peek() == b'"' { reading.text() } else { reading.long_text() }
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

    fn read(reading: &mut Reading<'_>) -> Self {
        if reading.peek() != b'[' {
            return Self { zh: String::read(reading), en: None };
        }
        reading.open(b'[');
        let read = Self { zh: String::read(reading), en: Some(String::read(reading)) };
        reading.close(b']');
        read
    }
}

impl Compact for Choices {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        self.iter().collect::<Vec<usize>>().compact(writer)
    }

    fn read(reading: &mut Reading<'_>) -> Self {
        let options: Vec<usize> = Compact::read(reading);
        options.into_iter().fold(Self::default(), |all, option| all.or(Self::only(option)))
    }
}

impl<T: Compact> Compact for Vec<T> {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        Json::Array(self.iter().map(|it| it.compact(writer)).collect())
    }

    fn read(reading: &mut Reading<'_>) -> Self {
        reading.open(b'[');
        let mut read = Self::new();
        while reading.more() {
            read.push(T::read(reading));
        }
        reading.close(b']');
        read
    }
}

impl<T: Compact> Compact for Option<T> {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        self.as_ref().map_or(Json::Null, |it| it.compact(writer))
    }

    fn read(reading: &mut Reading<'_>) -> Self {
        if reading.nothing() { None } else { Some(T::read(reading)) }
    }
}

impl<T: Compact> Compact for Box<T> {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        (**self).compact(writer)
    }

    fn read(reading: &mut Reading<'_>) -> Self {
        Self::new(T::read(reading))
    }
}

impl<T: Compact + Copy + Ord> Compact for Interval<T> {
    /// Both ends, or what alone is in it.
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        if let Some(point) = self.as_point() {
            return point.compact(writer);
        }
        Json::Array(vec![self.lo().compact(writer), self.hi().compact(writer)])
    }

    fn read(reading: &mut Reading<'_>) -> Self {
        if reading.peek() != b'[' {
            return Self::point(T::read(reading));
        }
        reading.open(b'[');
        let range = Self::new(Compact::read(reading), Compact::read(reading));
        reading.close(b']');
        reading.known(range).unwrap_or_else(Self::all)
    }
}

impl Compact for Unit {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        vec![self.yuan, self.person, self.month, self.year].compact(writer)
    }

    fn read(reading: &mut Reading<'_>) -> Self {
        reading.open(b'[');
        let mut power = || i8::read(reading);
        let read = Self { yuan: power(), person: power(), month: power(), year: power() };
        reading.close(b']');
        read
    }
}

impl Compact for std::ops::Range<usize> {
    #[cfg(feature = "author")]
    fn compact(&self, writer: &mut Writer) -> Json {
        vec![self.start, self.end].compact(writer)
    }

    fn read(reading: &mut Reading<'_>) -> Self {
        reading.open(b'[');
        let read = usize::read(reading)..usize::read(reading);
        reading.close(b']');
        read
    }
}
