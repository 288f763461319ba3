//! What would change what a policy comes to.

use crate::ui::draw::prelude::*;

use crate::engine::Verdict;
use crate::policy::Change;
use crate::present::ProspectLine;
use crate::ui::components::{CardSection, Tone, tag};
use crate::ui::portal::Portal;

/// What would change a policy, by its index in the catalogue; nothing where nothing would.
pub(crate) fn prospects(portal: &Portal, at: usize, outside: bool) -> Html {
    let verdict = portal.view().evaluation.policies.get(at).and_then(|it| it.verdict);
    let title = match verdict {
        Some(Verdict::NotEligible) => portal.word("prospects.title"),
        Some(Verdict::Eligible) => portal.word("prospects.more"),
        _ => return Html::default(),
    };
    let Some(found) = portal.prospects(at) else { return Html::default() };
    let lines = portal.view().prospects(at, &found);
    if lines.is_empty() {
        return Html::default();
    }
    let children = html! {
        <>
            <ul class="list stack prospects">
                for line in &lines {
                    { line_html(line) }
                }
            </ul>
            <p class="small quiet">{ portal.word("prospects.note") }</p>
        </>
    };
    CardSection { outside, title, children }.html()
}

fn line_html(line: &ProspectLine) -> Html {
    let tone = match line.change {
        Change::CanDo => Tone::Yes,
        Change::WithTime => Tone::Ask,
        Change::Fixed => Tone::Plain,
    };
    html! {
        <li class="stack--s">
            <p>
                { tag(tone, line.tag.clone().into()) }
                { " " }
                { &line.what }
            </p>
            <p><strong>{ &line.gain }</strong></p>
            if let Some(loses) = &line.loses {
                <p class="small">{ loses }</p>
            }
        </li>
    }
}
