//! Whether conditions and definitions hold.

use crate::engine::Missing;
use crate::engine::context::Context;
use crate::formula::Test;
use crate::policy::{Condition, ConditionKind, Definition};
use crate::unit::Truth;

/// Whether all of them hold.
pub(crate) fn all(requires: &[Condition], context: &Context<'_>) -> Truth {
    context.all(requires.iter().map(|it| it.truth(context)))
}

impl Condition {
    /// Whether it holds.
    pub(crate) fn truth(&self, context: &Context<'_>) -> Truth {
        self.judge(context, None)
    }

    /// Whether it holds; it and those inside it are added to `trace`.
    pub(crate) fn judge(&self, context: &Context<'_>, mut trace: Option<&mut Vec<Truth>>) -> Truth {
        let place = trace.as_deref_mut().map_or(0, |trace| {
            trace.push(Truth::Unknown);
            trace.len().saturating_sub(1)
        });
        let truth = context.undecided(|| {
            let came = self.unsplit(context, trace.as_deref_mut());
            context.refined_truth(&self.splits, came, &|it| self.unsplit(it, None))
        });
        if let Some(slot) = trace.and_then(|trace| trace.get_mut(place)) {
            *slot = truth;
        }
        truth
    }

    fn unsplit(&self, context: &Context<'_>, mut trace: Option<&mut Vec<Truth>>) -> Truth {
        let judge = |it: &Self| it.judge(context, trace.as_deref_mut());
        match &self.kind {
            ConditionKind::All(all) => context.all(all.iter().map(judge)),
            ConditionKind::Any(any) => context.any(any.iter().map(judge)),
            ConditionKind::Clause { test, binds: None, .. } => context.test(test),
            ConditionKind::Clause { test, binds: Some(binds), .. } => bound(context, test, binds),
        }
    }
}

/// Whether a clause holds that binds only somewhere. Whether it counts elsewhere is a reading.
fn bound(context: &Context<'_>, test: &Test, binds: &Test) -> Truth {
    let bound = context.test(binds);
    let (notes, missing) = (context.noticed.notes.get(), context.noticed.missing.get());
    let holds = context.test(test);
    if bound == Truth::Yes {
        return holds;
    }
    if bound == Truth::No {
        // What does not bind here lowers no grade here, and of an incomplete rule nothing is decided by it.
        context.noticed.notes.set(notes);
        if context.only_no {
            context.noticed.missing.set(missing);
        }
    }
    context.miss(Missing::READING);
    holds.max(Truth::Unknown)
}

impl Definition {
    /// Whether it holds: by what answers it whole, if that is decided, else by its conditions.
    pub(crate) fn truth(&self, context: &Context<'_>) -> Truth {
        context.undecided(|| {
            let came = all(&self.requires, context);
            let parts = context.refined_truth(&self.splits, came, &|it| all(&self.requires, it));
            let whole = self.whole.as_ref().map_or(Truth::Unknown, |whole| context.test(whole));
            if whole.is_decided() { whole } else { parts }
        })
    }
}
