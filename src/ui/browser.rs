//! What is asked of the browser. Whatever it refuses is done without.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, File, HtmlElement, RequestCache, RequestInit, Response, ShareData, TextDecoder,
    TextDecoderOptions, Window,
};

#[cfg(feature = "csr")]
use crate::present::Locale;
use crate::present::{SHARED, parted};
use crate::ui::fetch::{Fault, FaultKind};
use crate::ui::site;
use crate::unit::Date;

/// How many folders above that of the page the portal stands, as the page says.
pub(crate) fn levels() -> usize {
    list().and_then(|list| list.get_attribute("data-root")).map_or(0, |root| root.matches("../").count())
}

/// Whether the page is one that other sites show in a frame, as it says.
#[cfg(feature = "csr")]
pub(crate) fn is_embedded() -> bool {
    let root = window().and_then(|window| window.document()?.document_element());
    root.is_some_and(|root| root.has_attribute("data-embed"))
}

/// The language that the page says it is in.
#[cfg(feature = "csr")]
pub(crate) fn language() -> Locale {
    let root = window().and_then(|window| window.document()?.document_element());
    let english = root.and_then(|root| root.get_attribute("lang")).is_some_and(|lang| lang == "en");
    if english { Locale::En } else { Locale::Zh }
}

/// The path of the page.
pub(crate) fn path() -> String {
    window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// The fragment of the address, without its `#`.
pub(crate) fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The address by which the portal knows its pages: within a frame they stand in the fragment.
pub(crate) fn here() -> String {
    if site::embedded() { [&path(), "#", &fragment()].concat() } else { path() }
}

/// Today, by the device's clock.
pub(crate) fn today() -> Date {
    if window().is_none() {
        return Date::FIRST;
    }
    let now = js_sys::Date::new_0();
    let part = |number: u32| u8::try_from(number).ok();
    let year = i16::try_from(now.get_full_year()).ok();
    let month = part(now.get_month().saturating_add(1));
    let date = year
        .zip(month)
        .zip(part(now.get_date()))
        .and_then(|((year, month), day)| Date::new(year, month, day));
    date.unwrap_or(Date::FIRST)
}

/// The window; none where there is no browser, when pages are drawn as they are built.
fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

/// Where on the page the portal stands, and an empty element like it.
#[cfg(feature = "csr")]
pub(crate) fn place() -> Option<(Element, Element)> {
    let place = window()?.document()?.get_element_by_id("portal")?;
    let new = place.clone_node().ok()?.dyn_into().ok()?;
    Some((place, new))
}

/// Puts an element in the place of another one, if that still stands.
pub(crate) fn put(new: &Element, place: &Element) {
    let _ = place.parent_node().map(|parent| parent.replace_child(new, place));
}

/// What the page itself says of the data.
pub(crate) struct Listed {
    /// The list of releases.
    pub(crate) releases: String,
    /// The name of the portal's own words.
    pub(crate) words: String,
    /// Their digest.
    pub(crate) integrity: String,
    /// The name and the digest of those words that only pages need which come later.
    pub(crate) later: [String; 2],
    /// The name and the digest of the table of `/data`.
    pub(crate) table: [String; 2],
    /// The digest of the script with which other sites show the portal.
    pub(crate) embed: String,
}

fn list() -> Option<Element> {
    window()?.document()?.get_element_by_id("releases")
}

/// What the page itself says of the data.
pub(crate) fn listed() -> Option<Listed> {
    let list = list()?;
    let held = |name| list.get_attribute(name).unwrap_or_default();
    Some(Listed {
        releases: list.text_content().unwrap_or_default(),
        words: held("data-words"),
        integrity: held("data-integrity"),
        later: [held("data-later"), held("data-later-integrity")],
        table: [held("data-table"), held("data-table-integrity")],
        embed: held("data-embed"),
    })
}

/// The text of a file of the portal, if it is the one with this digest.
///
/// The browser does not say whether a file did not come or was refused. So it is asked for again, past its own copy:
/// what comes then tells the two apart, and a damaged copy is no longer there for the next try.
pub(crate) async fn fetch(name: &str, integrity: &str) -> Result<String, Fault> {
    let mut again = false;
    loop {
        let options = RequestInit::new();
        if again {
            options.set_cache(RequestCache::Reload);
        } else {
            options.set_integrity(integrity);
        }
        match get(name, &options).await {
            Ok(text) if !again => return Ok(text),
            Ok(_) => return Err(FaultKind::Changed.of(name)),
            Err(what) if again => return Err(FaultKind::Away.of(&what)),
            Err(_) => again = true,
        }
    }
}

async fn get(name: &str, options: &RequestInit) -> Result<String, String> {
    let window = window().ok_or_else(|| name.to_owned())?;
    let said = |error: JsValue| {
        // What the browser says of an error; Rust's own view of a value is not in the release.
        let said: String = error.unchecked_ref::<js_sys::Object>().to_string().into();
        [name, &said].join(": ")
    };
    let address = [site::root(), name].concat();
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(&address, options))
        .await
        .map_err(said)?
        .unchecked_into();
    if !response.ok() {
        return Err(format!("{name}: {}", response.status()));
    }
    let text = JsFuture::from(response.text().map_err(said)?).await.map_err(said)?;
    text.as_string().ok_or_else(|| name.to_owned())
}

/// Whether there is a browser: pages are also drawn as they are built.
pub(crate) fn is_here() -> bool {
    window().is_some()
}

/// The text of a file of the device, in UTF-8 or, as spreadsheets here save it, in GB18030.
pub(crate) async fn read(file: &File) -> Option<String> {
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?.unchecked_into();
    let strict = TextDecoderOptions::new();
    strict.set_fatal(true);
    let utf8 = TextDecoder::new_with_label_and_options("utf-8", &strict).ok()?;
    let other = || TextDecoder::new_with_label("gb18030").ok()?.decode_with_buffer_source(&bytes).ok();
    utf8.decode_with_buffer_source(&bytes).ok().or_else(other)
}

/// Waits until the browser has nothing better to do; where it cannot tell, not at all.
pub(crate) async fn idle() {
    let Some(window) = window() else { return };
    let idle = js_sys::Promise::new(&mut |resolve, _| {
        if window.request_idle_callback(&resolve).is_err() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(idle).await;
}

/// Lets the browser do what has come up in the meantime.
pub(crate) async fn turn() {
    let Some(window) = web_sys::window() else { return };
    let over = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window.set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(over).await;
}

/// Waits some milliseconds, or until the device is on the network again.
pub(crate) async fn pause(milliseconds: i32) {
    let Some(window) = window() else { return };
    let over = js_sys::Promise::new(&mut |resolve, _| {
        window.set_ononline(Some(&resolve));
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(over).await;
}

/// What the tab itself keeps, but no longer than it is open.
fn tab() -> Option<web_sys::Storage> {
    window()?.session_storage().ok()?
}

/// Stands before all that is kept with pages: how often answers were parted with in this tab. Pages that were left
/// before keep theirs, which nobody but the browser could take from them.
fn since() -> String {
    tab().and_then(|tab| tab.get_item(SAVED).ok()?).unwrap_or_default()
}

/// What is kept with other pages of this tab is not opened any more.
pub(crate) fn part_with() {
    let times = since().trim_end().parse::<u32>().map_or(1, |times| times.wrapping_add(1));
    let _ = tab().map(|tab| tab.set_item(SAVED, &[&times.to_string(), " "].concat()));
}

/// What was kept with the page in the history.
pub(crate) fn kept() -> Option<String> {
    window()?.history().ok()?.state().ok()?.as_string()?.strip_prefix(&since()).map(str::to_owned)
}

/// As it stands in the history.
fn to_keep(kept: &str) -> JsValue {
    JsValue::from_str(&[&since(), kept].concat())
}

/// The link that was kept with the page, and not yet opened.
pub(crate) fn kept_link() -> Option<String> {
    kept().filter(|kept| kept.starts_with(SHARED))
}

/// Keeps something with the page in the history.
pub(crate) fn keep(kept: &str) {
    let history = window().and_then(|window| window.history().ok());
    // Where the browser refuses, answers live as long as the page.
    let _ = history.map(|history| history.replace_state_with_url(&to_keep(kept), "", None));
}

/// Goes to a page, or puts it in the place of this one.
pub(crate) fn go(path: &str, kept: &str, replace: bool) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let kept = to_keep(kept);
    let _ = if replace {
        history.replace_state_with_url(&kept, "", Some(path))
    } else {
        history.push_state_with_url(&kept, "", Some(path))
    };
}

/// Takes the answers of a link out of the address and keeps them with the page, until the data is there to read them by.
pub(crate) fn take_link() {
    let fragment = fragment();
    if site::embedded() {
        let (options, link) = parted(&fragment);
        let options = options.trim_end_matches('&');
        site::ask(options);
        if !link.is_empty() {
            go(&[&path(), "#", options].concat(), link, true);
        }
    } else if fragment.starts_with(SHARED) {
        go(&path(), &fragment, true);
    }
}

/// The address of a path of this site.
pub(crate) fn address(path: &str) -> String {
    let origin = window().and_then(|window| window.location().origin().ok());
    origin.unwrap_or_default() + path
}

/// What became of a link that was to be passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passed {
    /// Nothing yet.
    UnderWay,
    /// It was given to what the person chose.
    Shared,
    /// It was copied.
    Copied,
    /// Nothing; the person can still copy it by hand.
    Not,
}

/// Passes an address on: by what the device offers for it, else it is copied.
pub(crate) async fn share(address: &str) -> Passed {
    let Some(navigator) = window().map(|window| window.navigator()) else { return Passed::Not };
    let (passed, promise) = if has(&navigator, "share") {
        let data = ShareData::new();
        data.set_url(address);
        (Passed::Shared, navigator.share_with_data(&data))
    } else if has(&navigator, "clipboard") {
        (Passed::Copied, navigator.clipboard().write_text(address))
    } else {
        return Passed::Not;
    };
    if JsFuture::from(promise).await.is_ok() { passed } else { Passed::Not }
}

/// Copies a text.
pub(crate) async fn copy(text: &str) -> Passed {
    let Some(navigator) = window().map(|window| window.navigator()).filter(|it| has(it, "clipboard")) else {
        return Passed::Not;
    };
    let copied = JsFuture::from(navigator.clipboard().write_text(text)).await;
    if copied.is_ok() { Passed::Copied } else { Passed::Not }
}

/// Under this name the device keeps answers, if somebody asked for it.
const SAVED: &str = "policy-portal";

/// What the device keeps; a frame of another site or a private window may refuse that.
fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok()?
}

/// What was saved on the device.
pub(crate) fn saved() -> Option<String> {
    storage()?.get_item(SAVED).ok()?
}

/// Saves something on the device; whether it could be.
pub(crate) fn save(text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(SAVED, text).is_ok())
}

/// Deletes what was saved.
pub(crate) fn forget() {
    let _ = storage().map(|storage| storage.remove_item(SAVED));
}

/// Says something to whoever makes the page around this one.
pub(crate) fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}

/// Gives the style of the whole page a value of that name.
pub(crate) fn colour(name: &str, value: &str) {
    let root = window().and_then(|window| window.document()?.document_element());
    let root = root.and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let _ = root.map(|root| root.style().set_property(name, value));
}

/// Whether there is something of that name: an address without encryption has neither way.
fn has(of: &JsValue, name: &str) -> bool {
    js_sys::Reflect::has(of, &JsValue::from_str(name)).unwrap_or(false)
}

/// An address that holds a text itself; nothing is asked of anybody to follow it.
pub(crate) fn data_address(kind: &str, text: &str) -> String {
    if window().is_none() {
        return String::new();
    }
    let encoded: String = js_sys::encode_uri_component(text).into();
    ["data:", kind, ",", &encoded].concat()
}

/// Goes back one page.
pub(crate) fn back() {
    let history = window().and_then(|window| window.history().ok());
    let _ = history.map(|history| history.back());
}

/// Names the page.
pub(crate) fn name(title: &str) {
    let _ = window().and_then(|window| window.document()).map(|document| document.set_title(title));
}

/// Moves the reader to the top of the page and the focus to its heading.
pub(crate) fn arrive() {
    let Some(window) = window() else { return };
    let Some(document) = window.document() else { return };
    window.scroll_to_with_x_and_y(0.0, 0.0);
    let heading = document.query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let _ = heading.set_attribute("tabindex", "-1").and_then(|()| heading.focus());
    }
}

/// Sets an attribute of the whole page, or removes it.
pub(crate) fn mark(name: &str, value: Option<&str>) {
    let root = window().and_then(|window| window.document()?.document_element());
    let Some(root) = root else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Loads the page anew.
pub(crate) fn reload() {
    let _ = window().map(|window| window.location().reload());
}
