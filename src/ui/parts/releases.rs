//! Releases of the data: which one is shown, what could not be had, and what became of answers of another one.

use crate::ui::draw::prelude::*;

use crate::policy::Catalog;
use crate::present::{Changed, Locale, Moved};
use crate::ui::components::{
    ButtonLook, Field, FormGroup, IconName, Notice, Select, SelectOption, SummaryList, SummaryRow, Tone, text,
};
use crate::ui::fetch::{Fault, FaultKind};
use crate::ui::portal::{Message, Portal};
use crate::ui::site;
use crate::ui::state::Slot;

/// Why data could not be had, and what to do. There may be no words of the portal yet, so it brings its own.
pub(crate) fn fault_notice(fault: &Fault) -> Html {
    let (title, what) = match site::locale() {
        Locale::Zh => zh_fault(fault.kind),
        Locale::En => en_fault(fault.kind),
    };
    let children = html! {
        <>
            <p>{ what }</p>
            <p class="small quiet">{ &fault.what }</p>
        </>
    };
    notice(title.into(), children)
}

fn zh_fault(kind: FaultKind) -> (&'static str, &'static str) {
    match kind {
        FaultKind::Away => {
            ("没有打开：政策数据没有取到", "您填过的内容还在。请检查网络后再试；也可以拨打 12333。")
        }
        FaultKind::Changed => (
            "没有打开：政策数据已损坏或被改动",
            "您填过的内容还在。取到的和发布的不一样，没有使用。请换一个网络再试；还是这样，请告诉网站管理者，先拨打 12333。",
        ),
        FaultKind::Format => (
            "没有打开：这里的程序读不了这一版政策数据",
            "您填过的内容还在。程序和数据不是同一时候的。请刷新后再试；还是这样，请告诉网站管理者，先拨打 12333。",
        ),
    }
}

fn en_fault(kind: FaultKind) -> (&'static str, &'static str) {
    match kind {
        FaultKind::Away => {
            ("The policy data did not come", "Your answers are kept. Try again, or call 12333.")
        }
        FaultKind::Changed => (
            "The policy data is not what was released, and is not used",
            "Your answers are kept. Try another network, or call 12333.",
        ),
        FaultKind::Format => (
            "This program cannot read this release of the data",
            "Your answers are kept. Load the page again, or call 12333.",
        ),
    }
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
    let label = |catalog: &Catalog, name: &str| site::locale().label(catalog, name);
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
    let newest = portal.newest();
    let others = portal.data.releases.iter().rev().filter(|release| release.version != newest);
    let options = others.map(|release| SelectOption {
        value: release.version.clone().into(),
        text: portal.release_name(&release.version),
    });
    let field = Field { id: "release".into(), hint: None, error: None };
    let select = Select {
        field: field.clone(),
        empty: portal.with("release.newest_is", &[&portal.release_name(newest)]),
        options: options.collect(),
        value: if portal.shown() == newest { "" } else { portal.shown() }.to_owned().into(),
        on_change: portal.say(Slot::Release),
    };
    let group = FormGroup {
        field,
        label: portal.word("release.label"),
        fieldset: false,
        action: None,
        after: None,
        children: select.html(),
    };
    group.html()
}

/// What the release that was shown before, or under which the answers were given, makes of the same answers.
pub(crate) fn compared(portal: &Portal) -> Html {
    let Some((beside, changed)) = portal.changed() else { return Html::default() };
    let (then, now) = (portal.release_name(beside), portal.release_name(portal.shown()));
    let colon = portal.view().locale.say("：", ": ");
    let came = |it: String| if it.is_empty() { portal.word("beside.absent") } else { it.into() };
    let row = |it: Changed| SummaryRow {
        key: it.title.into(),
        value: html! {
            <>
                <p>{ &then }{ colon }{ came(it.before) }</p>
                <p>{ &now }{ colon }{ came(it.after) }</p>
            </>
        },
        action: None,
    };
    let same = changed.is_empty();
    let list = SummaryList { rows: changed.into_iter().map(row).collect(), wide: false, on_navigate: None };
    html! {
        <section class="section">
            <h2>{ portal.word("beside.title") }</h2>
            if same {
                <p>{ portal.word("beside.same") }</p>
            }
            { list.html() }
        </section>
    }
}
