//! What can be had together, and why the rest is left.

use crate::ui::draw::prelude::*;

use crate::engine::{Total, Verdict};
use crate::policy::{Paid, Payee, Policy};
use crate::present::{LeftOut, Taken, concerns, taken};
use crate::ui::components::{ButtonLink, ButtonLook, Details, text};
use crate::ui::parts::{clause, total};
use crate::ui::portal::Portal;
use crate::ui::route::Route;

impl Portal {
    /// What to take of the policies that are wanted.
    pub(crate) fn taken(&self) -> Taken<'_> {
        let view = self.view();
        let audience = self.audience();
        taken(
            view.catalog,
            view.situation,
            view.evaluation,
            |policy| concerns(policy, &audience),
            view.locale,
        )
    }

    /// What only the authority can decide: no answer is needed to ask about it.
    pub(crate) fn to_ask(&self) -> Vec<&Policy> {
        let found = self.view().group(&self.audience(), |verdict| matches!(verdict, Verdict::Authority(_)));
        found.into_iter().filter_map(|at| self.data.catalog.policies.get(at)).collect()
    }
}

/// What can be had together, who is paid how much for it, and why the rest is left; where nobody is eligible, what can
/// be asked.
pub(crate) fn bundle(portal: &Portal) -> Html {
    let (taken, asked) = (portal.taken(), portal.to_ask().len());
    if taken.payees.is_empty() {
        return to_ask(portal, asked);
    }
    let lead = if taken.left.is_empty() { "bundle.all" } else { "bundle.best" };
    let open = taken.open.to_string();
    html! {
        <section class="section" id="bundle">
            <h2>{ portal.word("bundle.title") }</h2>
            <p>{ portal.word(lead) }</p>
            for (payee, policies) in &taken.payees {
                { payee_part(portal, *payee, policies, &taken.sums) }
            }
            if taken.open != 0 {
                <p class="small quiet">{ portal.with("bundle.open", &[&open]) }</p>
            }
            if !taken.left.is_empty() {
                <h3>{ portal.word("bundle.left") }</h3>
                <div class="stack">
                    for it in &taken.left {
                        { left(portal, it) }
                    }
                </div>
            }
            for line in taken.rival.iter().map(String::as_str).chain(taken.inexact) {
                <p>{ line }</p>
            }
            { asked_about(portal, asked) }
            <p>{ checklist_link(portal, "checklist.open") }</p>
        </section>
    }
}

/// What can be asked today already.
fn to_ask(portal: &Portal, asked: usize) -> Html {
    if asked == 0 {
        return Html::default();
    }
    html! {
        <section class="section" id="bundle">
            <h2>{ portal.word("bundle.ask") }</h2>
            { asked_about(portal, asked) }
            <p>{ checklist_link(portal, "bundle.ask_open") }</p>
        </section>
    }
}

fn asked_about(portal: &Portal, asked: usize) -> Html {
    html! {
        if asked != 0 {
            <p>{ portal.with("bundle.ask_what", &[&asked.to_string()]) }</p>
        }
    }
}

fn checklist_link(portal: &Portal, key: &str) -> Html {
    let link = ButtonLink {
        href: Route::Checklist.href().into(),
        on_navigate: Some(portal.follow()),
        look: ButtonLook::Secondary,
        wide: false,
        children: text(&portal.word(key)),
    };
    link.html()
}

/// What is eligible and paid to somebody, and what that comes to.
fn payee_part(portal: &Portal, payee: Option<Payee>, policies: &[&Policy], sums: &[Total]) -> Html {
    let view = portal.view();
    let title = payee.map_or_else(|| portal.word("bundle.unpaid"), |it| view.payee(it).into());
    let own = sums.iter().filter(|it| Some(it.payee) == payee && it.paid != Paid::Loan);
    let lines = own.map(|it| view.total(it));
    html! {
        <div class="total">
            <h3>{ title }</h3>
            <ul class="stack--s bullets">
                for policy in policies {
                    <li>{ portal.policy_link(policy) }</li>
                }
            </ul>
            for line in lines {
                { total(portal, line) }
            }
        </div>
    }
}

fn left(portal: &Portal, left: &LeftOut<'_>) -> Html {
    let view = portal.view();
    html! {
        <article class="panel stack--s">
            <p>
                { portal.policy_link(left.policy) }
                if let Some(whom) = &left.whom {
                    <span class="small quiet">{ " " }{ whom }</span>
                }
            </p>
            for (words, citation) in &left.because {
                <p>{ words }</p>
                { Details { summary: portal.word("clause.open"), children: clause(portal, &view.quote(citation)) }.html() }
            }
            <p class="quiet">{ &left.instead }</p>
        </article>
    }
}
