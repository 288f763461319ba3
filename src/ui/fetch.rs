//! Fetching the data of a release. What comes otherwise than it was released is refused, and so is a format that
//! this program does not read.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::policy::{FORMAT, Pinned, newest, read_compact, read_releases};
use crate::present::Words;
use crate::ui::browser;
use crate::ui::portal::{Data, Message};

/// Why data could not be had, and of which file that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) kind: FaultKind,
    pub(crate) what: String,
}

/// Why data could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// It did not come.
    Away,
    /// What came is not what was released.
    Changed,
    /// It is for another version of this program.
    Format,
}

impl FaultKind {
    pub(crate) fn of(self, what: &str) -> Fault {
        Fault { kind: self, what: what.to_owned() }
    }
}

/// Fetches a release, or the newest where there is none of that version: for a page that has no data yet, in the place
/// of what it has, or to be held `beside` that.
pub(crate) fn fetch(send: Callback<Message>, data: Option<Data>, version: String, beside: bool) {
    spawn_local(async move {
        if let Err(fault) = fetched(&send, data, &version, beside).await {
            send.emit(Message::Fetched(Err(fault)));
        }
    });
}

/// Sends a release as soon as it can be answered by, and again once its long texts are there: nothing waits for them,
/// and quotes say that they are coming.
async fn fetched(
    send: &Callback<Message>,
    data: Option<Data>,
    version: &str,
    beside: bool,
) -> Result<(), Fault> {
    let data = match data {
        Some(data) => data,
        None => first().await?,
    };
    let release = newest(&data.releases, version).ok_or_else(|| FaultKind::Away.of("index.json"))?;
    let Pinned { file, integrity } = &release.catalog;
    if release.format != FORMAT {
        return Err(FaultKind::Format.of(file));
    }
    let bundle = browser::fetch(&path(file), integrity).await?;
    let mut texts = None;
    loop {
        let catalog = read_compact(&bundle, texts.as_deref()).map_err(|_| FaultKind::Format.of(file))?;
        let catalog = Rc::new(catalog);
        browser::turn().await;
        if beside {
            send.emit(Message::Beside(catalog));
            return Ok(());
        }
        send.emit(Message::Fetched(Ok(Data { catalog, ..data.clone() })));
        if texts.is_some() {
            return Ok(());
        }
        browser::idle().await;
        texts = Some(persistently(&path(&release.texts.file), &release.texts.integrity).await);
    }
}

/// Fetches the words of pages that come later, and says so once they are there.
pub(crate) fn fetch_words(send: Callback<Message>) {
    spawn_local(async move {
        if let Some(page) = browser::listed() {
            let [file, integrity] = page.later;
            send.emit(Message::Words(persistently(&file, &integrity).await));
        }
    });
}

/// Tries until it comes, less and less often.
async fn persistently(file: &str, integrity: &str) -> String {
    let mut pause = 5_000;
    loop {
        if let Ok(text) = browser::fetch(file, integrity).await {
            return text;
        }
        browser::pause(pause).await;
        pause = (pause << 1).min(320_000);
    }
}

/// What the page names: the words, and the list of releases.
async fn first() -> Result<Data, Fault> {
    let page = browser::listed().ok_or_else(|| FaultKind::Away.of("index.html"))?;
    let text = browser::fetch(&page.words, &page.integrity).await?;
    let words = Words::read(&text).ok_or_else(|| FaultKind::Changed.of(&page.words))?;
    let releases = read_releases(&page.releases).into();
    Ok(Data { catalog: Rc::default(), words: Rc::new(words), releases })
}

fn path(file: &str) -> String {
    ["static/policies/", file].concat()
}
