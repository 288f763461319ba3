//! The plan, part by part, with its targets and what comes of it.

use crate::ui::draw::prelude::*;

use crate::policy::{Kind, PlanPart, Policy};
use crate::present::{Responsible, policies_of, responsible};
use crate::ui::components::{
    Band, Details, IconName, Notice, Reference, References, Tile, Tone, Verdict, key, tag,
};
use crate::ui::parts::verdict_kind;
use crate::ui::portal::Portal;

/// Up to how many items a department may be responsible for to stand among those of few.
const FEW: usize = 2;

/// The plan.
pub(crate) fn plan(portal: &Portal) -> Html {
    html! {
        <>
            <h1>{ portal.word("plan.title") }</h1>
            <p class="lead">{ portal.word("plan.lead") }</p>
            { aims(portal) }
            { picture(portal) }
            { departments(portal) }
            { parts(portal) }
        </>
    }
}

/// What the whole plan aims at: the targets of what is not numbered.
fn aims(portal: &Portal) -> Html {
    let view = portal.view();
    let whole = view.catalog.plan.iter().filter(|part| !is_item(part));
    let targets = whole.flat_map(|part| policies_of(view.catalog, part)).flat_map(|policy| &policy.targets);
    let title =
        targets.map(|target| view.text(&target.text)).collect::<Vec<_>>().join(view.locale.say("，", "; "));
    let children = html! { <p>{ portal.word("plan.aims") }</p> };
    Notice { tone: Tone::Plain, icon: IconName::Target, title: title.into(), children }.html()
}

/// Every item as a tile, under the title of its chapter.
fn picture(portal: &Portal) -> Html {
    let mut bands: Vec<Band> = Vec::new();
    for part in portal.data.catalog.plan.iter().filter(|part| is_item(part)) {
        let title = AttrValue::from(portal.view().text(&part.chapter));
        match bands.last_mut().filter(|band| band.title == title) {
            Some(band) => band.tiles.push(tile(portal, part)),
            None => bands.push(Band { title, tiles: vec![tile(portal, part)] }),
        }
    }
    let kinds = [Kind::Benefit, Kind::Right, Kind::Service, Kind::Programme];
    html! {
        <section class="section" aria-labelledby="picture">
            <h2 id="picture">{ portal.word("plan.picture") }</h2>
            <p class="measure">{ portal.word(if portal.state.form.is_empty() { "plan.pick" } else { "plan.own" }) }</p>
            { key(&kinds.map(|kind| look(portal, Some(kind)))) }
            <div class="picture">
                for band in &bands {
                    { band.html() }
                }
            </div>
        </section>
    }
}

fn tile(portal: &Portal, part: &PlanPart) -> Tile {
    let view = portal.view();
    let about = view.tile(part, &portal.audience());
    let counted = |key: &str, count: usize| {
        (count != 0 && !portal.state.form.is_empty()).then(|| portal.with(key, &[&count.to_string()]))
    };
    Tile {
        to: id_of(part).into(),
        number: part.id.clone().into(),
        kind: look(portal, about.kind),
        name: view.text(&part.title).into(),
        note: about.target.unwrap_or_default().into(),
        own: [counted("plan.yes", about.eligible), counted("plan.open", about.open)]
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// The colour, icon and word of what comes of an item.
fn look(portal: &Portal, kind: Option<Kind>) -> (Tone, IconName, AttrValue) {
    let (tone, icon, key) = match kind {
        Some(Kind::Benefit) => (Tone::Yes, IconName::Yuan, "plan.money"),
        Some(Kind::Right) => (Tone::Action, IconName::Scale, "plan.right"),
        Some(Kind::Service) => (Tone::Plain, IconName::Info, "plan.service"),
        _ => (Tone::Plain, IconName::Target, "plan.target"),
    };
    (tone, icon, portal.word(key))
}

/// Who is responsible for what.
fn departments(portal: &Portal) -> Html {
    let items = portal.data.catalog.plan.iter().filter(|part| is_item(part));
    let (many, few): (Vec<_>, Vec<_>) = responsible(items).into_iter().partition(|one| one.parts.len() > FEW);
    let few = Details { summary: portal.word("plan.few"), children: references(portal, few) };
    html! {
        <section class="section">
            <h2>{ portal.word("plan.who") }</h2>
            <p>{ portal.word("plan.who_all") }</p>
            { references(portal, many) }
            { few.html() }
        </section>
    }
}

fn references(portal: &Portal, found: Vec<Responsible>) -> Html {
    let part =
        |id: &String| [format!("item-{id}").into(), id.clone().into(), portal.with("plan.item", &[id])];
    let rows = found.into_iter().map(|one| Reference {
        count: portal.with("plan.count", &[&one.parts.len().to_string()]),
        parts: one.parts.iter().map(part).collect(),
        name: one.department.into(),
    });
    References { rows: rows.collect() }.html()
}

/// Every part with its targets and what comes of it.
fn parts(portal: &Portal) -> Html {
    let view = portal.view();
    let mut chapter = "";
    let parts = view.catalog.plan.iter().map(|part| {
        let new = part.chapter.zh != chapter;
        chapter = &part.chapter.zh;
        html! {
            <>
                if new {
                    <h2>{ view.text(&part.chapter) }</h2>
                }
                { one(portal, part) }
            </>
        }
    });
    parts.collect()
}

fn one(portal: &Portal, part: &PlanPart) -> Html {
    let view = portal.view();
    let entries: Vec<&Policy> = policies_of(view.catalog, part).collect();
    let targets = entries.iter().flat_map(|policy| &policy.targets);
    let title = if is_item(part) {
        portal.with("plan.numbered", &[&part.id, &view.text(&part.title)])
    } else {
        view.text(&part.title).into()
    };
    let text = Details { summary: portal.word("plan.text"), children: sentences(portal, part) };
    html! {
        <article class="panel stack" id={id_of(part)} tabindex="-1">
            <h3>{ title }</h3>
            <ul class="stack--s">
                for target in targets {
                    <li>{ tag(Tone::Action, portal.word("plan.target")) }{ " " }{ view.text(&target.text) }</li>
                }
            </ul>
            <ul class="stack--s">
                for policy in entries {
                    { entry(portal, policy) }
                }
            </ul>
            { text.html() }
            if !part.departments.is_empty() {
                <p class="small quiet">{ portal.with("plan.departments", &[&part.departments.join(view.locale.say("、", ", "))]) }</p>
            }
        </article>
    }
}

fn id_of(part: &PlanPart) -> String {
    format!("item-{}", part.id)
}

/// Whether it is one of the numbered items.
fn is_item(part: &PlanPart) -> bool {
    part.id.bytes().all(|b| b.is_ascii_digit())
}

/// The part sentence by sentence, each with its number, what it does, and what comes of it.
fn sentences(portal: &Portal, part: &PlanPart) -> Html {
    let view = portal.view();
    let all = part.sentences.iter().map(|sentence| {
        let number = sentence.id.rsplit('-').next().unwrap_or_default();
        let name = if is_item(part) { format!("{}.{number}", part.id) } else { number.to_owned() };
        let says = sentence.says.iter().map(|says| portal.word(&format!("says.{}", says.as_str())));
        let policies = sentence.policies.iter().filter_map(|id| view.catalog.policy(id));
        html! {
            <li class="stack--s" id={format!("sentence-{}", sentence.id)}>
                <p>
                    <span class="small quiet">{ name }</span>
                    { " " }
                    <q lang="zh-Hans">{ &sentence.text }</q>
                    for says in says.filter(|says| !says.is_empty()) {
                        { " " }
                        { tag(Tone::Plain, says) }
                    }
                </p>
                <ul>
                    for policy in policies {
                        { entry(portal, policy) }
                    }
                </ul>
            </li>
        }
    });
    html! {
        <ol class="stack">{ all.collect::<Html>() }</ol>
    }
}

fn entry(portal: &Portal, policy: &Policy) -> Html {
    let view = portal.view();
    html! {
        <li>
            { portal.policy_link(policy) }
            { " " }
            { tag(Tone::Plain, view.kind(policy).into()) }
            { own(portal, policy) }
        </li>
    }
}

/// What the answers come to for a policy; nothing before there are any.
fn own(portal: &Portal, policy: &Policy) -> Html {
    let view = portal.view();
    let mut all = view.catalog.policies.iter().zip(&view.evaluation.policies);
    let came = all.find(|(other, _)| other.id == policy.id).and_then(|(_, came)| came.verdict);
    let Some(came) = came.filter(|_| !portal.state.form.is_empty()) else { return Html::default() };
    let verdict = Verdict { kind: verdict_kind(came), text: view.verdict(came).into() };
    html! {
        <>
            { " " }
            { verdict.html() }
        </>
    }
}
