//! The model in compact form: each line names a record's fields, or an enumeration's variants, in their order;
//! the texts of `long` fields are kept apart: those of later screens, and names that only programs ask for.

#[cfg(feature = "author")]
use serde_json::Value as Json;

use crate::formula::{Moment, ParameterKey, Quantity, Test, Type};
#[cfg(feature = "author")]
use crate::policy::compact::Writer;
use crate::policy::compact::{Compact, Reading};
use crate::policy::{
    Amount, Apply, Ask, Audience, Case, Catalog, Cells, Change, Choice, ChoiceOption, ChoiceSet, Citation,
    Clause, Condition, ConditionKind, Constraint, Dated, Definition, Domain, Exclusion, Fact, Grade, Grant,
    Group, Incomplete, Key, Kind, Level, Migration, Paid, Parameter, ParameterValue, Payee, Pinned, PlanPart,
    Policy, Release, Round, Rule, Says, Scope, Sentence, Source, Split, Time, Topic, Window,
};
use crate::unit::{Exact, Interval};

macro_rules! records {
    ($($type:ident { $($field:ident),* $(; long $($long:ident),+)? $(; without $left_out:ident)? })*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, writer: &mut Writer) -> Json {
                Json::Array(vec![
                    $(self.$field.compact(writer),)*
                    $($(writer.long(&self.$long)),+)?
                ])
            }

            fn read(reading: &mut Reading<'_>) -> Self {
                reading.open(b'[');
                let read = Self {
                    $($field: Compact::read(reading),)*
                    $($($long: Compact::read(reading),)+)?
                    $($left_out: Default::default())?
                };
                reading.close(b']');
                read
            }
        }
    )*};
}

records! {
    Catalog { version, sources, choices, topics, groups, facts, constraints, parameters, definitions, policies, rules, plan, migrations; without unfound }
    Source { date, grade; long id, title, number, issuer, url; without excluding }
    Citation { source, grade; long place, quote }
    Choice { options, sets; long id }
    ChoiceOption { id, label, heading; long hint }
    ChoiceSet { choices, citation; long id, label }
    Topic { title, hint; long id }
    Group { id, topic, title, most, listed; long help, question }
    Fact { id, group, topic, label, ask, change, needs, time, domain, listed; long help, question; without settled }
    Constraint { group, test, facts; long text }
    Parameter { kind, by, keys, values; long id, label }
    Key { choices; long id }
    Dated { from, from_unstated, until, checked, values, citation }
    Definition { whole, requires, splits; long id, title }
    Condition { kind, citation, step, splits; long note, text }
    Rule { policy, title, for_each, requires, splits, grant, payee, incomplete, parameters; long id }
    Grant { paid, cases, round, unit, splits }
    Split { fact, cells }
    Case { when, amount, parameters, citation; long text; without formula }
    Policy {
        id, item, kind, title, audience, level, events, claim, rules, received, excludes;
        long summary, place, departments, targets, apply, office_checks, clauses, notes, unknown
    }
    Apply { how, place, documents, contact }
    Window { from, until, citation }
    Exclusion { policy, scope, certain, citation }
    Clause { text, citation }
    PlanPart { id, citation; long chapter, title, sentences, departments }
    Sentence { says; long id, text, policies }
    Release { version, format, catalog, texts }
    Pinned { file, integrity }
    Migration { from, to, why }
}

macro_rules! names {
    ($($type:ident { $first:ident $(, $variant:ident)* })*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, _: &mut Writer) -> Json {
                // A variant that is not named does not compile here.
                match self { Self::$first $(| Self::$variant)* => {} }
                [Self::$first $(, Self::$variant)*].iter().position(|it| it == self).unwrap_or_default().into()
            }

            fn read(reading: &mut Reading<'_>) -> Self {
                let all = [Self::$first $(, Self::$variant)*];
                all.get(reading.index(all.len())).copied().unwrap_or(Self::$first)
            }
        }
    )*};
}

names! {
    Grade { A, B, C }
    Ask { Always, Optional, Never }
    Change { CanDo, WithTime, Fixed }
    Time { State, Event, Duration, Past, History }
    Says { Grants, Target, Organises, Frame }
    Kind { Benefit, Right, Service, Programme, Tool }
    Level { Nation, Region, League, County }
    Payee { Person, Entrepreneur, Enterprise, Host, School, Agency, Unstated }
    Incomplete { Local, Reading, Unpublished }
    Paid { Once, Monthly, Yearly, Loan, Value, Relief }
    Round { NearestFen, DownToYuan, NearestYuan }
    Scope { Person, Hire, Firm }
    Audience { Graduate, Jobseeker, Worker, Entrepreneur, Enterprise, Herder, School, Agency }
}

macro_rules! variants {
    ($($type:ident else $damaged:expr; {
        $($tag:literal $variant:ident { $($field:tt: $part:ident),* $(; $left_out:ident)? })*
    })*) => {$(
        impl Compact for $type {
            #[cfg(feature = "author")]
            fn compact(&self, writer: &mut Writer) -> Json {
                match self {
                    $(Self::$variant { $($field: $part,)* .. } => {
                        let parts: Vec<Json> = vec![$tag.into(), $($part.compact(writer)),*];
                        Json::Array(parts)
                    })*
                }
            }

            fn read(reading: &mut Reading<'_>) -> Self {
                reading.open(b'[');
                let read = match reading.tag() {
                    $($tag => Self::$variant {
                        $($field: Compact::read(reading),)*
                        $($left_out: Default::default())?
                    },)*
                    _ => {
                        reading.damage();
                        $damaged
                    }
                };
                reading.close(b']');
                read
            }
        }
    )*};
}

variants! {
    Domain else Domain::Truth; {
        "t" Truth {}
        "c" Choice { 0: choice }
        "d" Date { 0: range }
        "q" Quantity { unit: unit, range: range, fractions: fractions }
    }
    Type else Type::Truth; {
        "t" Truth {}
        "c" Choice {}
        "d" Date {}
        "q" Quantity { 0: unit }
    }
    ParameterValue else ParameterValue::Date(Interval::all()); {
        "q" Quantity { range: range, unstated: unstated }
        "d" Date { 0: range }
    }
    ParameterKey else ParameterKey::Own; {
        "o" Own {}
        "k" Key { 0: key }
    }
    Amount else Amount::Moment(Moment::Day); {
        "q" Quantity { 0: formula }
        "m" Moment { 0: formula }
    }
    ConditionKind else ConditionKind::All(Vec::new()); {
        "c" Clause { test: test, binds: binds; formula }
        "l" All { 0: all }
        "y" Any { 0: any }
    }
    Cells else Cells::Truth; {
        "t" Truth {}
        "c" Choice { 0: cells }
        "d" Date { 0: cells }
        "q" Quantity { 0: cells }
    }
    Test else Test::All(Vec::new()); {
        "f" Fact { 0: fact }
        "d" Definition { 0: definition }
        "r" Rule { 0: rule }
        "!" Not { 0: inner }
        "&" All { 0: all }
        "|" Any { 0: any }
        "<" Less { 0: a, 1: b }
        "<=" AtMost { 0: a, 1: b }
        "=" Equal { 0: a, 1: b }
        "b" Before { 0: a, 1: b }
        "n" NotAfter { 0: a, 1: b }
        "o" OneOf { 0: fact, 1: choices }
        "w" Within { date: date, months: months, at: at }
    }
    Quantity else Quantity::Number(Exact::ZERO); {
        "#" Number { 0: number }
        "f" Fact { 0: fact }
        "p" Parameter { 0: parameter, 1: key }
        "+" Sum { 0: a, 1: b }
        "-" Difference { 0: a, 1: b }
        "*" Product { 0: a, 1: b }
        "min" Least { 0: all }
        "max" Greatest { 0: all }
        "fl" Floor { 0: inner }
        "s" FullMonths { 0: from, 1: to }
        "c" Count { 0: group, 1: condition }
        "m" Monthly { amount: amount, from: from, months: months }
    }
    Moment else Moment::Day; {
        "y" Day {}
        "d" Date { 0: date }
        "f" Fact { 0: fact }
        "p" Parameter { 0: parameter, 1: key }
        "+" Later { 0: date, 1: months }
    }
}
