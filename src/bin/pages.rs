//! Draws every page of the built portal as it stands before anything was said, in both languages: `pages dist`.
//!
//! With the address at which the portal will stand in `SITE_URL`, pages name their own address and that of the other
//! language, and there is a list of all for machines that look for them. Without, nothing in them depends on it. What
//! `deploy/site.json` says of the site stands on each page; with `GOVERNMENT_SITE=1` it must say everything.

use std::error::Error;
use std::fs;
use std::path::Path;

use futures_executor::block_on;
use html_escape::{encode_double_quoted_attribute, encode_text};
use policy_portal::cli::Bureau;
use policy_portal::policy::{Catalog, Level, Policy, read_compact, read_releases};
use policy_portal::present::{Locale, Words};
use policy_portal::ui::{Given, Still, stills};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What stands in the built page itself, in Chinese.
const FIXED: [&str; 10] = [
    "start.noscript.title",
    "start.noscript.text",
    "start.failed.title",
    "start.failed.text",
    "start.again",
    "start.offline",
    "start.known",
    "start.update",
    "start.take",
    "start.later",
];

fn main() -> Result<()> {
    let dist = std::env::args().nth(1).ok_or("pages: name the folder that was built, as `pages dist`")?;
    let dist = Path::new(&dist);
    let built = read(&dist.join("index.html"))?;
    let site = std::env::var("SITE_URL").ok().map(|site| format!("{}/", site.trim_end_matches('/')));
    let of_government = std::env::var_os("GOVERNMENT_SITE").is_some();
    let bureau = Bureau::read(Path::new("deploy/site.json"), of_government)?;
    let chinese = words(dist, &of_language(&built, Locale::Zh)?)?;
    let mut addresses = Vec::new();
    for locale in [Locale::Zh, Locale::En] {
        let page = of_language(&built, locale)?;
        let given = given(dist, &page, locale)?;
        let page = translated(&page, &chinese, &given)?;
        let signed = signed(&page, &bureau, &given.words)?;
        let (catalog, day) = (given.catalog.clone(), given.day.clone());
        for still in block_on(stills(given)) {
            let folder = dist.join(&still.path);
            fs::create_dir_all(&folder)?;
            // What others show in a frame is theirs to sign.
            let page = if still.bare { &page } else { &signed };
            let policy = still.policy.as_ref().and_then(|id| catalog.policy(id));
            let article = policy.map(|policy| bureau.article(locale.of(&policy.title), &day));
            let page = page.replacen("</head>", &(article.unwrap_or_default() + "</head>"), 1);
            fs::write(folder.join("index.html"), filled(&page, &still, &catalog, locale, site.as_deref())?)?;
            if !still.bare {
                addresses.push(still.path);
            }
        }
    }
    if let Some(site) = site {
        fs::write(dist.join("sitemap.xml"), sitemap(&site, &addresses))?;
    }
    Ok(())
}

/// The built page with the list of one language only.
fn of_language(built: &str, locale: Locale) -> Result<String> {
    part(&part(built, "zh", locale == Locale::Zh)?, "en", locale == Locale::En)
}

/// The built page with one of the parts that not every page has, or without it.
fn part(page: &str, name: &str, wanted: bool) -> Result<String> {
    let start = ["<!--", name].concat();
    let inside = between(page, &start, "-->")?;
    let kept = if wanted { inside } else { "" };
    Ok(page.replacen(&[&start, inside, "-->"].concat(), kept, 1))
}

/// The portal's words in the language of a page.
fn words(dist: &Path, page: &str) -> Result<Words> {
    let text = |name| read(&dist.join(between(page, name, "\"")?));
    let words = Words::read(&text("data-words=\"")?);
    let later = text("data-later=\"")?;
    let whole = words.filter(|words| words.add(&later));
    Ok(whole.ok_or("the portal's words cannot be read")?)
}

/// What is delivered, as the browser reads it.
fn given(dist: &Path, page: &str, locale: Locale) -> Result<Given> {
    let list = between(page, "<script type=\"application/json\" id=\"releases\"", "</script>")?;
    let releases = read_releases(list.split_once('>').map_or("", |(_, releases)| releases));
    let newest = releases.last().ok_or("there is no release")?;
    let policies = dist.join("static/policies");
    let [bundle, texts] = [&newest.catalog, &newest.texts].map(|pinned| read(&policies.join(&pinned.file)));
    let index: Value = serde_json::from_str(&read(&policies.join("index.json"))?)?;
    // The day from which the newest release holds: the same data give the same pages.
    let day = index
        .pointer("/releases")
        .and_then(Value::as_array)
        .and_then(|all| all.last()?.get("date")?.as_str());
    Ok(Given {
        locale,
        catalog: read_compact(&bundle?, Some(&texts?))?,
        words: words(dist, page)?,
        rows: read(&dist.join(between(list, "data-table=\"", "\"")?))?,
        day: day.ok_or("the newest release has no day")?.to_owned(),
        releases,
    })
}

/// The built page in the language of what is given.
fn translated(page: &str, chinese: &Words, given: &Given) -> Result<String> {
    let mut page = page.replacen(
        "<html lang=\"zh-Hans\">",
        given.locale.say("<html lang=\"zh-Hans\">", "<html lang=\"en\">"),
        1,
    );
    for key in FIXED {
        let before = chinese.get(key);
        if !page.contains(&before) {
            return Err(format!("index.html does not say {key} as static/text/zh.json does: {before}").into());
        }
        page = page.replacen(&before, &given.words.get(key), 1);
    }
    Ok(page)
}

/// The page with what the site says of itself.
fn signed(page: &str, bureau: &Bureau, words: &Words) -> Result<String> {
    let below = "<div class=\"bars\"";
    if !page.contains(below) {
        return Err(format!("index.html has no {below}").into());
    }
    let head = [&bureau.metas(), "</head>"].concat();
    Ok(page.replacen("</head>", &head, 1).replacen(below, &[&bureau.foot(words), below].concat(), 1))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// What stands in a text between two others.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Result<&'a str> {
    let inside = text.split_once(start).and_then(|(_, rest)| rest.split_once(end));
    inside.map(|(inside, _)| inside).ok_or_else(|| format!("index.html has no {start}…{end}").into())
}

/// The page that was built, with what this one is about and what it says; what it names stands that far above it.
fn filled(
    page: &str,
    still: &Still,
    catalog: &Catalog,
    locale: Locale,
    site: Option<&str>,
) -> Result<String> {
    let title = between(page, "<title>", "</title>")?;
    let about = between(page, "<meta name=\"description\" content=\"", "\"")?;
    let empty = "<div id=\"portal\"></div>";
    if !page.contains(empty) {
        return Err("index.html is filled already: build it anew".into());
    }
    let head =
        [addresses(still, locale, site), service(still, catalog, locale), "</head>".to_owned()].concat();
    let text = part(&framed(page, still.bare)?, "later", !still.first)?
        .replace("=\"./", &["=\"", &still.root].concat())
        .replacen(title, &encode_text(&still.title), 1)
        .replacen(about, &encode_double_quoted_attribute(&still.about), 1)
        .replacen("</head>", &head, 1)
        .replacen(empty, &["<div id=\"portal\">", &still.html, "</div>"].concat(), 1);
    Ok(text)
}

/// The script with which a page speaks to the page around it stands only in the one that others show in a frame: it says
/// that it is, and machines that look for pages leave it out.
fn framed(page: &str, bare: bool) -> Result<String> {
    let page = part(page, "frame", bare)?;
    if !bare {
        return Ok(page);
    }
    let robots = "<meta name=\"robots\" content=\"noindex\">\n</head>";
    Ok(page.replacen("<html ", "<html data-embed ", 1).replacen("</head>", robots, 1))
}

/// The page's own address, and that of the other language, where it is known under which they will stand.
fn addresses(still: &Still, locale: Locale, site: Option<&str>) -> String {
    let Some(site) = site.filter(|_| !still.bare) else { return String::new() };
    let (own, other) = (address(site, &still.path), address(site, &still.other));
    let (here, there) = match locale {
        Locale::Zh => ("zh-Hans", "en"),
        Locale::En => ("en", "zh-Hans"),
    };
    let title = encode_double_quoted_attribute(&still.title);
    format!(
        "<link rel=\"canonical\" href=\"{own}\">\n\
         <link rel=\"alternate\" hreflang=\"{here}\" href=\"{own}\">\n\
         <link rel=\"alternate\" hreflang=\"{there}\" href=\"{other}\">\n\
         <meta property=\"og:url\" content=\"{own}\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n"
    )
}

fn address(site: &str, path: &str) -> String {
    let end = if path.is_empty() { "" } else { "/" };
    encode_double_quoted_attribute(&[site, path, end].concat()).into_owned()
}

/// All pages, for machines that look for them.
fn sitemap(site: &str, paths: &[String]) -> String {
    let pages = paths.iter().map(|path| format!("<url><loc>{}</loc></url>\n", address(site, path)));
    let pages: String = pages.collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
    )
}

/// A policy as machines read it (schema.org, GovernmentService): nothing that the page does not say.
fn service(still: &Still, catalog: &Catalog, locale: Locale) -> String {
    let policy = still.policy.as_ref().and_then(|id| catalog.policy(id));
    let Some(policy) = policy else { return String::new() };
    // Within a page nothing in it may look like the end of the script.
    let text = record(policy, locale).to_string().replace('<', "\\u003c");
    ["<script type=\"application/ld+json\">", &text, "</script>\n"].concat()
}

fn record(policy: &Policy, locale: Locale) -> Value {
    let provider =
        policy.departments.iter().map(|name| json!({"@type": "GovernmentOrganization", "name": name}));
    let own = match policy.level {
        Level::Nation => locale.say("中国", "China"),
        _ => locale.say("内蒙古自治区", "Inner Mongolia"),
    };
    json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": locale.of(&policy.title),
        "description": locale.of(&policy.summary),
        "areaServed": policy.place.as_ref().map_or(own, |place| locale.of(place)),
        "provider": provider.collect::<Vec<_>>(),
    })
}
