//! What can be had together, and why the rest is left.

use crate::ui::draw::prelude::*;

use crate::engine::Total;
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
}

/// What can be had together, who is paid how much for it, and why the rest is left; nothing where nobody is eligible.
pub(crate) fn bundle(portal: &Portal) -> Html {
    let taken = portal.taken();
    if taken.payees.is_empty() {
        return Html::default();
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
            <p>{ checklist_link(portal) }</p>
        </section>
    }
}

fn checklist_link(portal: &Portal) -> Html {
    let link = ButtonLink {
        href: Route::Checklist.href().into(),
        on_navigate: Some(portal.follow()),
        look: ButtonLook::Secondary,
        wide: false,
        children: text(&portal.word("checklist.open")),
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
                    <li>{ policy_link(portal, policy) }</li>
                }
            </ul>
            for line in lines {
                { total(portal, line) }
            }
        </div>
    }
}

fn policy_link(portal: &Portal, policy: &Policy) -> Html {
    portal.link(&Route::Policy(policy.id.clone()), &portal.view().text(&policy.title).into())
}

fn left(portal: &Portal, left: &LeftOut<'_>) -> Html {
    let view = portal.view();
    html! {
        <article class="panel stack--s">
            <p>
                { policy_link(portal, left.policy) }
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
