//! Releases of the data: which one is shown, what could not be had, and what became of answers of another one.

use crate::ui::draw::prelude::*;

use crate::policy::Catalog;
use crate::present::{Changed, Locale, Moved};
use crate::ui::components::{
    ButtonLook, Field, FormGroup, IconName, Notice, Select, SelectOption, SummaryList, SummaryRow, Tone, text,
};
use crate::ui::fetch::{Fault, FaultKind};
use crate::ui::portal::{Message, Portal};
use crate::ui::state::Slot;

/// Why data could not be had, and what to do. There may be no words of the portal yet, so it brings its own.
pub(crate) fn fault_notice(fault: &Fault) -> Html {
    let (title, what) = match fault.kind {
        FaultKind::Away => ("没有打开：政策数据没有取到", "请检查网络后再试；也可以拨打 12333。"),
        FaultKind::Changed => (
            "没有打开：政策数据已损坏或被改动",
            "取到的和发布的不一样，没有使用。请换一个网络再试；还是这样，请告诉网站管理者，先拨打 12333。",
        ),
        FaultKind::Format => (
            "没有打开：这里的程序读不了这一版政策数据",
            "程序和数据不是同一时候的。请刷新后再试；还是这样，请告诉网站管理者，先拨打 12333。",
        ),
    };
    let children = html! {
        <>
            <p>{ "您填过的内容还在。" }{ what }</p>
            <p class="small quiet">{ &fault.what }</p>
        </>
    };
    notice(title.into(), children)
}

fn notice(title: AttrValue, children: Html) -> Html {
    Notice { tone: Tone::Ask, icon: IconName::Warn, title, children }.html()
}

/// That a release could not be had, or that the one that is shown is not the newest; nothing else.
pub(crate) fn shown_release(portal: &Portal) -> Html {
    let (shown, newest) = (portal.shown(), portal.newest());
    html! {
        <>
            if let Some(fault) = &portal.fault {
                { fault_notice(fault) }
            }
            if shown != newest {
                { old_release(portal, &portal.release_name(shown), &portal.release_name(newest)) }
            }
        </>
    }
}

fn old_release(portal: &Portal, shown: &str, newest: &str) -> Html {
    let back = Message::Say(Slot::Release, AttrValue::default());
    let back = portal.button(ButtonLook::Secondary, back, text(&portal.word("release.newest")));
    notice(portal.with("release.old", &[shown, newest]), back)
}

/// What became of answers that were given under another release; nothing where all are asked as they were.
pub(crate) fn moved_answers(portal: &Portal) -> Html {
    if portal.moved.is_empty() {
        return Html::default();
    }
    let label = |catalog: &Catalog, name: &str| Locale::Zh.label(catalog, name);
    let line = |it: &Moved| {
        let asked = portal.beside.as_ref().map_or_else(|| it.name.clone(), |then| label(then, &it.name));
        match (&it.now, &it.why) {
            (Some(now), _) => portal.with("moved.renamed", &[&asked, &label(&portal.data.catalog, now)]),
            (None, Some(why)) => why.clone().into(),
            (None, None) => portal.with("moved.dropped", &[&asked]),
        }
    };
    let lines = html! {
        <ul>
            for it in &portal.moved {
                <li>{ line(it) }</li>
            }
        </ul>
    };
    notice(portal.with("moved.title", &[&portal.release_name(&portal.state.made)]), lines)
}

/// By which release everything is reckoned.
pub(crate) fn choose_release(portal: &Portal) -> Html {
    let empty = portal.with("release.newest_is", &[&portal.release_name(portal.newest())]);
    let shown = if portal.shown() == portal.newest() { "" } else { portal.shown() };
    releases(portal, "release", Slot::Release, (&empty, portal.newest(), shown))
}

/// What another release makes of the same answers, where that is something else.
pub(crate) fn compared(portal: &Portal) -> Html {
    let beside = portal.beside.as_ref().map_or("", |beside| &beside.version);
    html! {
        <section class="section">
            <h2>{ portal.word("beside.title") }</h2>
            { releases(portal, "beside", Slot::Beside, (&portal.word("beside.none"), portal.shown(), beside)) }
            if let Some(changed) = portal.changed() {
                { changes(portal, beside, changed) }
            }
        </section>
    }
}

fn changes(portal: &Portal, beside: &str, changed: Vec<Changed>) -> Html {
    if changed.is_empty() {
        return html! { <p>{ portal.word("beside.same") }</p> };
    }
    let none = |it: String| if it.is_empty() { portal.word("beside.absent") } else { it.into() };
    let (then, now) = (portal.release_name(beside), portal.release_name(portal.shown()));
    let row = |it: Changed| SummaryRow {
        key: it.title.into(),
        value: html! {
            <>
                <p>{ &then }{ "：" }{ none(it.before) }</p>
                <p>{ &now }{ "：" }{ none(it.after) }</p>
            </>
        },
        action: None,
    };
    let list = SummaryList { rows: changed.into_iter().map(row).collect(), wide: false, on_navigate: None };
    list.html()
}

/// A list of the releases but one, for which `empty` stands.
fn releases(
    portal: &Portal,
    id: &'static str,
    slot: Slot,
    (empty, but, value): (&AttrValue, &str, &str),
) -> Html {
    let others = portal.data.releases.iter().rev().filter(|release| release.version != but);
    let options = others.map(|release| SelectOption {
        value: release.version.clone().into(),
        text: portal.release_name(&release.version),
    });
    let field = Field { id: id.into(), hint: None, error: None };
    let select = Select {
        field: field.clone(),
        empty: empty.clone(),
        options: options.collect(),
        value: value.to_owned().into(),
        on_change: portal.say(slot),
    };
    let group = FormGroup {
        field,
        label: portal.word(&format!("{id}.label")),
        fieldset: false,
        action: None,
        after: None,
        children: select.html(),
    };
    group.html()
}
