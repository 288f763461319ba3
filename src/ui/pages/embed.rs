//! How another site shows the portal: chosen here, seen at once, copied.

use crate::ui::draw::prelude::*;

use crate::policy::{Audience, Kind};
use crate::present::{Embed, Refusal, Refused, SHARED, Shared};
use crate::ui::browser;
use crate::ui::components::{ButtonLook, Field, FormGroup, Select, SelectOption, TextInput, TextKind, text};
use crate::ui::parts::copied;
use crate::ui::portal::{Message, Portal};
use crate::ui::route::{FRAME, Route};
use crate::ui::site;
use crate::ui::state::Slot;

/// What can be asked for, as it stands in an address; the language is another page, and answers come after all others.
const OPTIONS: [&str; 9] =
    ["page", "calculator", "audience", "place", "large", "theme", "accent", "day", "release"];

/// The script that other sites load; it never changes.
const LOADER: &str = "embed-1.js";

/// How another site shows the portal.
pub(crate) fn embed(portal: &Portal) -> Html {
    html! {
        <>
            <h1>{ portal.word("embed.title") }</h1>
            <p class="lead">{ portal.word("embed.lead") }</p>
            <div class="grid grid--2 embed__options">
                { select(portal, "page", pages(portal)) }
                { select(portal, "calculator", vec![option("1", portal.word("embed.calculator.only"))]) }
                { select(portal, "audience", audiences(portal)) }
                { select(portal, "place", places(portal)) }
                { select(portal, "lang", vec![option("en", "English".into())]) }
                { select(portal, "large", vec![option("1", portal.word("size.large"))]) }
                { select(portal, "theme", themes(portal)) }
                { accent(portal) }
                { day(portal) }
                { select(portal, "release", releases(portal)) }
                { hinted(portal, "answers", Some("embed.answers.hint"), answers(portal)) }
            </div>
            if browser::listed().is_some() {
                { result(portal) }
            }
        </>
    }
}

/// What to copy, and how it looks; nothing where the page is drawn as it is built.
fn result(portal: &Portal) -> Html {
    let title = portal.word("embed.frame");
    let src = source(portal);
    html! {
        <>
            <section class="section">
                <h2>{ portal.word("embed.code") }</h2>
                { copyable(portal, "script", &script(portal)) }
                { copyable(portal, "csp", &csp()) }
                { copyable(portal, "plain", &plain(portal)) }
            </section>
            <section class="section">
                <h2>{ portal.word("embed.live") }</h2>
                // Another address is another frame: in the same one it would be one more page to go back through.
                <iframe key={src.clone()} class="embed__frame" {src} {title} sandbox={SANDBOX} />
            </section>
        </>
    }
}

/// What a frame may do.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";

fn chosen<'a>(portal: &'a Portal, name: &str) -> &'a str {
    portal.framing.get(name).map_or("", String::as_str)
}

fn option(value: &str, text: AttrValue) -> SelectOption {
    SelectOption { value: value.to_owned().into(), text }
}

fn select(portal: &Portal, name: &str, options: Vec<SelectOption>) -> Html {
    hinted(portal, name, None, options)
}

fn hinted(portal: &Portal, name: &str, hint: Option<&str>, options: Vec<SelectOption>) -> Html {
    let hint = hint.map(|key| portal.word(key));
    let field = Field { id: ["embed-", name].concat().into(), hint, error: None };
    let select = Select {
        field: field.clone(),
        empty: portal.word(&["embed.", name, ".none"].concat()),
        options,
        value: chosen(portal, name).to_owned().into(),
        on_change: portal.say(Slot::Embed(name.to_owned())),
    };
    group(portal, name, field, select.html())
}

fn group(portal: &Portal, name: &str, field: Field, children: Html) -> Html {
    let label = portal.word(&["embed.", name].concat());
    FormGroup { field, label, fieldset: false, action: None, after: None, children }.html()
}

fn pages(portal: &Portal) -> Vec<SelectOption> {
    let own = [
        (Route::Policies, "policies.title"),
        (Route::Plan, "plan.title"),
        (Route::Calendar, "calendar.title"),
    ];
    let own = own.map(|(route, key)| option(&route.path(), portal.word(key)));
    let view = portal.view();
    let policies = view.catalog.policies.iter().map(|policy| {
        let id = policy.id.clone();
        let route = if policy.kind == Kind::Tool { Route::Tool(id) } else { Route::Policy(id) };
        option(&route.path(), view.text(&policy.title).into())
    });
    own.into_iter().chain(policies).collect()
}

fn audiences(portal: &Portal) -> Vec<SelectOption> {
    let name = |it: &Audience| portal.word(&format!("audience.{}", it.as_str()));
    Audience::ALL.iter().map(|it| option(it.as_str(), name(it))).collect()
}

/// The leagues, by the four digits with which the numbers of their counties begin, each before its counties.
fn places(portal: &Portal) -> Vec<SelectOption> {
    let mut found: Vec<SelectOption> = Vec::new();
    let view = portal.view();
    // Only places stand under headings.
    for place in view.catalog.choices.iter().flat_map(|choice| &choice.options) {
        let Some((heading, number)) = place.heading.as_ref().zip(place.id.get(..4)) else { continue };
        if !found.iter().any(|other| *other.value == *number) {
            found.push(option(number, view.text(heading).into()));
        }
        let own = [view.text(heading), view.text(&place.label)].join(view.locale.say("", " "));
        found.push(option(&place.id, own.into()));
    }
    found
}

fn releases(portal: &Portal) -> Vec<SelectOption> {
    let known = portal.data.releases.iter().rev();
    known.map(|it| option(&it.version, portal.release_name(&it.version))).collect()
}

/// What was answered in this portal, to be filled in; nothing where nothing was.
fn answers(portal: &Portal) -> Vec<SelectOption> {
    let own = Some(portal.word("embed.answers.own")).filter(|_| !portal.state.form.is_empty());
    own.map(|words| option("1", words)).into_iter().collect()
}

/// These answers as the attribute has them: without what is none, which stands around them in a link.
fn given(portal: &Portal) -> String {
    if chosen(portal, "answers").is_empty() {
        return String::new();
    }
    let link = Shared { form: portal.state.form.clone(), ..Shared::default() }.write();
    let answers = link.split('&').filter(|it| !it.starts_with(SHARED) && !it.starts_with('/'));
    answers.collect::<Vec<_>>().join("&")
}

fn themes(portal: &Portal) -> Vec<SelectOption> {
    ["light", "dark", "contrast"].map(|it| option(it, portal.word(&["embed.theme.", it].concat()))).to_vec()
}

fn accent(portal: &Portal) -> Html {
    let (hint, error) = match refused(portal, "accent") {
        None => (coloured(portal), None),
        Some(Refusal::Faint) => ("embed.accent.hint", Some("embed.accent.faint")),
        Some(_) => ("embed.accent.hint", Some("embed.accent.wrong")),
    };
    typed(portal, "accent", hint, error)
}

fn day(portal: &Portal) -> Html {
    typed(portal, "day", "embed.day.hint", refused(portal, "day").map(|_| "embed.day.wrong"))
}

fn typed(portal: &Portal, name: &str, hint: &str, error: Option<&str>) -> Html {
    let field = Field {
        id: ["embed-", name].concat().into(),
        hint: Some(portal.word(hint)),
        error: error.map(|key| portal.word(key)),
    };
    let input = TextInput {
        field: field.clone(),
        part: None,
        kind: TextKind::Words,
        value: chosen(portal, name).to_owned().into(),
        unit: None,
        on_input: portal.say(Slot::Embed(name.to_owned())),
    };
    group(portal, name, field, input.html())
}

/// What a frame makes of the options that are typed.
fn read(portal: &Portal) -> (Embed, Vec<Refused>) {
    let typed = ["theme", "accent", "day"].map(|name| (name, chosen(portal, name)));
    let typed = typed.iter().filter(|(_, value)| !value.is_empty());
    let asked: Vec<String> = typed.map(|(name, value)| [name, "=", &encoded(value)].concat()).collect();
    Embed::read(&portal.data.catalog, &[], &asked.join("&"))
}

/// Why an option that is typed cannot be used.
fn refused(portal: &Portal, name: &str) -> Option<Refusal> {
    read(portal).1.iter().find(|it| it.name == name).map(|it| it.why)
}

/// Where the colour that was chosen is used, in words.
fn coloured(portal: &Portal) -> &'static str {
    let (embed, _) = read(portal);
    match (embed.accent.is_empty(), embed.accent_dark.is_empty()) {
        (false, true) if embed.theme.is_empty() => "embed.accent.light",
        (true, false) if embed.theme.is_empty() => "embed.accent.dark",
        _ => "embed.accent.hint",
    }
}

/// What can stand in an address and in an attribute; of a colour only its `#` cannot.
fn encoded(value: &str) -> String {
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '#');
    value.chars().filter(plain).collect::<String>().replace('#', "%23")
}

/// The options that were chosen and can be used, in their order. With none the check is meant: an address that ends in
/// `#` would move the page around the frame to it.
fn options(portal: &Portal) -> Vec<(&'static str, &str)> {
    let options = OPTIONS.map(|name| (name, chosen(portal, name))).into_iter();
    let (_, refused) = read(portal);
    let used = options.filter(|(name, _)| refused.iter().all(|it| it.name != *name));
    let used: Vec<_> = used.filter(|(_, value)| !value.is_empty()).collect();
    if used.is_empty() { vec![("page", "check")] } else { used }
}

fn source(portal: &Portal) -> String {
    let english = chosen(portal, "lang") == "en";
    let mut options: Vec<String> =
        options(portal).iter().map(|(name, value)| [name, "=", &encoded(value)].concat()).collect();
    let answers = given(portal);
    if !answers.is_empty() {
        options.push([SHARED, "1&", &answers, "&/end=1"].concat());
    }
    let folder = [site::root(), if english { "en/" } else { "" }, FRAME].concat();
    browser::address(&[&folder, "#", &options.join("&")].concat())
}

/// The one line.
fn script(portal: &Portal) -> String {
    let hash = browser::listed().map(|page| page.embed).unwrap_or_default();
    let mut line =
        ["<script src=\"", &loader(), "\" integrity=\"", &hash, "\" crossorigin=\"anonymous\""].concat();
    let lang = Some(("lang", chosen(portal, "lang"))).filter(|(_, lang)| !lang.is_empty());
    for (name, value) in options(portal).into_iter().chain(lang) {
        line += &[" data-", name, "=\"", &encoded(value).replace("%23", "#"), "\""].concat();
    }
    // A frame that does not come is called by it too.
    if is_of_policy(chosen(portal, "page")) && lang.is_none() {
        line += &[" data-title=\"", &title(portal), "\""].concat();
    }
    let answers = given(portal);
    if !answers.is_empty() {
        line += &[" data-answers=\"", &answers.replace('&', "&amp;"), "\""].concat();
    }
    line + "></script>"
}

fn is_of_policy(page: &str) -> bool {
    matches!(Route::inside(page), Route::Policy(_) | Route::Tool(_))
}

/// What a frame without a script is called: the page that was chosen, where it is in this language.
fn title(portal: &Portal) -> String {
    let pages = pages(portal);
    let other = !chosen(portal, "lang").is_empty();
    let page = pages.iter().find(|page| !other && *page.value == *chosen(portal, "page"));
    page.map_or_else(|| portal.word("site.name").to_string(), |page| page.text.replace('"', "&quot;"))
}

fn loader() -> String {
    browser::address(&[site::root(), LOADER].concat())
}

/// What a page with a policy of its own must allow.
fn csp() -> String {
    let (hash, frame) = (browser::listed().map(|page| page.embed).unwrap_or_default(), browser::address(""));
    ["script-src '", &hash, "' ", &loader(), "; frame-src ", &frame, ";"].concat()
}

/// Without a script: as high as it is made.
fn plain(portal: &Portal) -> String {
    let title = title(portal);
    let src = source(portal).replace('&', "&amp;");
    [
        "<iframe src=\"",
        &src,
        "\" title=\"",
        &title,
        "\" width=\"100%\" height=\"800\" frameborder=\"0\" loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"",
        SANDBOX,
        "\"></iframe>",
    ]
    .concat()
}

fn copyable(portal: &Portal, name: &str, value: &str) -> Html {
    let label = portal.word(&["embed.code.", name].concat());
    let words = portal.with("embed.copy", &[&label]);
    let passed = portal.passed.filter(|_| *portal.code == *value);
    html! {
        <div class="stack--s">
            <p class="label label--s">{ &label }</p>
            <pre class="input embed__code" id={["embed-code-", name].concat()}>{ value }</pre>
            { portal.button(ButtonLook::Secondary, Message::Copy(value.to_owned().into()), text(&words)) }
            { copied(portal, passed, "embed.by_hand") }
        </div>
    }
}
