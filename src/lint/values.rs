//! Lints of dates: gaps between the values of a parameter, and what ends or has not been checked by a day.

use crate::lint::codes::Say;
use crate::lint::{At, Subject};
use crate::policy::{Dated, Parameter, Policy, Window, both};
use crate::unit::Date;

/// How many days before its end a thing is said to end soon.
const SOON: usize = 30;

pub(super) fn gaps(subject: &Subject<'_>, say: &mut Say<'_>) {
    each_value(subject, &mut |parameter, number, dated, at| {
        let before = number.checked_sub(1).and_then(|number| parameter.values.get(number));
        let Some(until) = before.and_then(|before| before.until) else { return };
        if until.next() < dated.from {
            let (first, last) = (until.next(), dated.from.previous());
            let id = &parameter.id;
            let zh = format!("`{id}` 从 {first} 到 {last} 没有数额");
            say(at.field("from"), both(zh, format!("`{id}` has no value from {first} to {last}")));
        }
    });
}

pub(super) fn lost_keys(subject: &Subject<'_>, say: &mut Say<'_>) {
    each_value(subject, &mut |parameter, number, dated, at| {
        let before = number.checked_sub(1).and_then(|number| parameter.values.get(number));
        let has = |dated: &Dated, key: usize| dated.values.get(key).is_some_and(Option::is_some);
        for (key, at_key) in parameter.keys.iter().zip(0..) {
            if before.is_some_and(|before| has(before, at_key)) && !has(dated, at_key) {
                let (id, key, from) = (&parameter.id, &key.id, dated.from);
                let zh = format!("`{id}` 从 {from} 起没有 `{key}` 的数额");
                let message = both(zh, format!("`{id}` has no value for `{key}` from {from} on"));
                say(at.clone().field("keys"), message);
            }
        }
    });
}

pub(super) fn past_checked(subject: &Subject<'_>, say: &mut Say<'_>) {
    let Some(day) = subject.day else { return };
    each_value(subject, &mut |parameter, _, dated, at| {
        let in_use = parameter.on(day).is_some_and(|now| now.from == dated.from);
        if let Some(checked) = dated.checked.filter(|_| in_use && dated.is_stale(day)) {
            let id = &parameter.id;
            let zh = format!("`{id}` 最后一次核对是 {checked}");
            say(at.field("checked"), both(zh, format!("`{id}` was last known unchanged on {checked}")));
        }
    });
}

pub(super) fn lapsed(subject: &Subject<'_>, say: &mut Say<'_>) {
    let Some(day) = subject.day else { return };
    for parameter in subject.catalog.parameters.iter().filter(|parameter| parameter.on(day).is_none()) {
        let at = At::declared(subject.catalog, "parameters", &parameter.id);
        let (zh, en) =
            if parameter.has_ended(day) { ("已经没有", "any more") } else { ("还没有", "yet") };
        let id = &parameter.id;
        say(at, both(format!("`{id}` 在 {day} {zh}数额"), format!("`{id}` has no value on {day} {en}")));
    }
}

pub(super) fn ended(subject: &Subject<'_>, say: &mut Say<'_>) {
    let Some(day) = subject.day else { return };
    each_window(subject, &mut |policy, name, window, at| {
        if let Some(until) = window.until.filter(|until| *until < day) {
            let id = &policy.id;
            let zh = format!("`{id}` 的 `{name}` 到 {until} 已经结束");
            say(at, both(zh, format!("`{name}` of `{id}` was over after {until}")));
        }
    });
}

pub(super) fn ending_soon(subject: &Subject<'_>, say: &mut Say<'_>) {
    let Some(day) = subject.day else { return };
    let last = (0..SOON).fold(day, |day, _| day.next());
    let soon = |until: &Date| day <= *until && *until <= last;
    each_window(subject, &mut |policy, name, window, at| {
        if let Some(until) = window.until.filter(soon) {
            let id = &policy.id;
            let zh = format!("`{id}` 的 `{name}` 到 {until} 结束");
            say(at, both(zh, format!("`{name}` of `{id}` is over after {until}")));
        }
    });
    each_value(subject, &mut |parameter, number, dated, at| {
        let goes_on = number.checked_add(1).is_some_and(|next| parameter.values.get(next).is_some());
        if let Some(until) = dated.until.filter(soon).filter(|_| !goes_on) {
            let id = &parameter.id;
            let zh = format!("`{id}` 过了 {until} 就没有数额");
            say(at.field("until"), both(zh, format!("`{id}` has no value after {until}")));
        }
    });
}

fn each_value(subject: &Subject<'_>, visit: &mut dyn FnMut(&Parameter, usize, &Dated, At)) {
    for parameter in &subject.catalog.parameters {
        let at = At::declared(subject.catalog, "parameters", &parameter.id).field("values");
        for (number, dated) in parameter.values.iter().enumerate() {
            visit(parameter, number, dated, at.clone().number(number));
        }
    }
}

fn each_window(subject: &Subject<'_>, visit: &mut dyn FnMut(&Policy, &'static str, &Window, At)) {
    for policy in &subject.catalog.policies {
        for (name, window) in [("events", &policy.events), ("claim", &policy.claim)] {
            if let Some(window) = window {
                visit(policy, name, window, At::policy(&policy.id).field(name));
            }
        }
    }
}
