//! Every component in every state, as it looks light, dark, with high contrast and large. Nothing is asked here, and nothing
//! done.

mod framing;
mod picture;
mod said;
mod typed;

use crate::ui::draw::prelude::*;

use crate::engine::{AnswerFault, AnswerProblem, Open};
use crate::policy::{Ask, Policy};
use crate::present::{Control, Money, Question};
use crate::ui::components::{ButtonLink, ButtonLook, jump, text};
use crate::ui::portal::Portal;

/// How a section looks.
#[derive(Clone, Copy, Debug)]
struct Look {
    /// What its ids begin with.
    name: &'static str,
    theme: &'static str,
    size: &'static str,
    /// The word for it.
    key: &'static str,
}

const LOOKS: [Look; 4] = [
    Look { name: "light", theme: "light", size: "standard", key: "embed.theme.light" },
    Look { name: "dark", theme: "dark", size: "standard", key: "embed.theme.dark" },
    Look { name: "contrast", theme: "contrast", size: "standard", key: "embed.theme.contrast" },
    Look { name: "large", theme: "light", size: "large", key: "size.large" },
];

/// The class of a component, and its samples.
type Sample = (&'static str, Html);

/// What samples are made of: the portal's words and data, and the look they have.
#[derive(Clone, Copy)]
struct Stuff<'a> {
    portal: &'a Portal,
    look: Look,
}

impl<'a> Stuff<'a> {
    /// An id that no other section has.
    fn id(self, name: &str) -> AttrValue {
        [self.look.name, "-", name].concat().into()
    }

    fn word(self, key: &str) -> AttrValue {
        self.portal.word(key)
    }

    /// The words of a key with the look behind them: no two parts of a page may have one name.
    fn named(self, key: &str) -> AttrValue {
        self.portal.with("components.in", &[&self.word(key), &self.word(self.look.key)])
    }

    /// The first question that is answered so.
    fn question(self, wanted: impl Fn(&Control) -> bool) -> Option<Question> {
        let view = self.portal.view();
        let asked = view.catalog.facts_of(None).filter(|(_, fact)| fact.ask != Ask::Never);
        let mut questions = asked.filter_map(|(id, _)| view.question(Open::Fact(id)));
        questions.find(|question| wanted(&question.control))
    }

    /// What is said of an answer to it that cannot be read.
    fn fault(self, question: &Question, typed: &str) -> AttrValue {
        let fault = AnswerFault::Unreadable { given: typed.to_owned() };
        self.portal.view().fault(&AnswerProblem { name: question.name.clone(), row: None, fault }).into()
    }

    fn policies(self) -> &'a [Policy] {
        &self.portal.data.catalog.policies
    }

    /// The first policy with this.
    fn policy(self, has: impl Fn(&Policy) -> bool) -> Option<&'a Policy> {
        self.policies().iter().find(|policy| has(policy))
    }

    /// The policies, by their index, that come to one sum; first one of which a bound is stated.
    fn paying(self) -> Vec<(usize, Money)> {
        let view = self.portal.view();
        let cards = (0..self.policies().len()).filter_map(|at| Some((at, view.card(at)?)));
        let sums = cards.filter_map(|(at, card)| match card.money.as_slice() {
            [only] if only.stated => Some((at, only.clone())),
            _ => None,
        });
        let (bounded, exact): (Vec<_>, Vec<_>) = sums.partition(|(_, money)| !money.bound.is_empty());
        bounded.into_iter().take(1).chain(exact).collect()
    }
}

/// Every component in every state.
pub(crate) fn components(portal: &Portal) -> Html {
    html! {
        <>
            <h1>{ portal.word("components.title") }</h1>
            <p class="lead">{ portal.word("components.lead") }</p>
            <p class="cluster">
                for look in LOOKS {
                    { way(portal, look) }
                }
            </p>
            for look in LOOKS {
                { section(Stuff { portal, look }) }
            }
        </>
    }
}

/// The way to a section.
fn way(portal: &Portal, look: Look) -> Html {
    let link = ButtonLink {
        href: ["#", look.name].concat().into(),
        on_navigate: Some(jump()),
        look: ButtonLook::Secondary,
        wide: false,
        children: text(&portal.word(look.key)),
    };
    link.html()
}

fn section(stuff: Stuff<'_>) -> Html {
    let Look { name, theme, size, key } = stuff.look;
    html! {
        <section class="sample" data-theme={theme} data-size={size} aria-labelledby={name}>
            <h2 id={name} tabindex="-1">{ stuff.word(key) }</h2>
            <div class="sample__grid">
                for (class, shown) in typed::samples(stuff).into_iter().chain(said::samples(stuff)) {
                    { sample(stuff, class, shown) }
                }
            </div>
            for (class, shown) in picture::samples(stuff).into_iter().chain(framing::samples(stuff)) {
                { sample(stuff, class, shown) }
            }
        </section>
    }
}

fn sample(stuff: Stuff<'_>, class: &'static str, shown: Html) -> Html {
    let key = ["components.", &class.replace('-', "_")].concat();
    html! {
        <div class="sample__item">
            <h3 class="sample__name">
                { stuff.word(&key) }
                { " " }
                <code>{ class }</code>
            </h3>
            <div class="stack">{ shown }</div>
        </div>
    }
}
