//! Lints of dates: gaps between the values of a parameter, and what ends or has not been checked by a day.

use crate::lint::codes::Say;
use crate::lint::{At, Subject};
use crate::policy::{Dated, Parameter, Policy, Window};
use crate::unit::Date;

/// How many days before its end a thing is said to end soon.
const SOON: usize = 30;

pub(super) fn gaps(subject: &Subject<'_>, say: &mut Say<'_>) {
    each_value(subject, &mut |parameter, number, dated, at| {
        let before = number.checked_sub(1).and_then(|number| parameter.values.get(number));
        let Some(until) = before.and_then(|before| before.until) else { return };
        if until.next() < dated.from {
            let (first, last) = (until.next(), dated.from.previous());
            say(at.field("from"), format!("`{}` has no value from {first} to {last}", parameter.id));
        }
    });
}

pub(super) fn lost_keys(subject: &Subject<'_>, say: &mut Say<'_>) {
    each_value(subject, &mut |parameter, number, dated, at| {
        let before = number.checked_sub(1).and_then(|number| parameter.values.get(number));
        let has = |dated: &Dated, key: usize| dated.values.get(key).is_some_and(Option::is_some);
        for (key, at_key) in parameter.keys.iter().zip(0..) {
            if before.is_some_and(|before| has(before, at_key)) && !has(dated, at_key) {
                let message =
                    format!("`{}` has no value for `{}` from {} on", parameter.id, key.id, dated.from);
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
            say(at.field("checked"), format!("`{}` was last known unchanged on {checked}", parameter.id));
        }
    });
}

pub(super) fn lapsed(subject: &Subject<'_>, say: &mut Say<'_>) {
    let Some(day) = subject.day else { return };
    for parameter in subject.catalog.parameters.iter().filter(|parameter| parameter.on(day).is_none()) {
        let at = At::declared(subject.catalog, "parameters", &parameter.id);
        let what = if parameter.has_ended(day) { "any more" } else { "yet" };
        say(at, format!("`{}` has no value on {day} {what}", parameter.id));
    }
}

pub(super) fn ended(subject: &Subject<'_>, say: &mut Say<'_>) {
    let Some(day) = subject.day else { return };
    each_window(subject, &mut |policy, name, window, at| {
        if let Some(until) = window.until.filter(|until| *until < day) {
            say(at, format!("`{name}` of `{}` was over after {until}", policy.id));
        }
    });
}

pub(super) fn ending_soon(subject: &Subject<'_>, say: &mut Say<'_>) {
    let Some(day) = subject.day else { return };
    let last = (0..SOON).fold(day, |day, _| day.next());
    let soon = |until: &Date| day <= *until && *until <= last;
    each_window(subject, &mut |policy, name, window, at| {
        if let Some(until) = window.until.filter(soon) {
            say(at, format!("`{name}` of `{}` is over after {until}", policy.id));
        }
    });
    each_value(subject, &mut |parameter, number, dated, at| {
        let goes_on = number.checked_add(1).is_some_and(|next| parameter.values.get(next).is_some());
        if let Some(until) = dated.until.filter(soon).filter(|_| !goes_on) {
            say(at.field("until"), format!("`{}` has no value after {until}", parameter.id));
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
