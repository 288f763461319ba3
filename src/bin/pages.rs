//! Draws every page of the built portal as it stands before anything was said: `pages dist`.

use std::error::Error;
use std::fs;
use std::path::Path;

use futures_executor::block_on;
use html_escape::{encode_double_quoted_attribute, encode_text};
use policy_portal::policy::{Catalog, Level, read_compact, read_releases};
use policy_portal::present::Words;
use policy_portal::ui::{Given, Still, stills};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let dist = std::env::args().nth(1).ok_or("pages: name the folder that was built, as `pages dist`")?;
    let dist = Path::new(&dist);
    let page = read(&dist.join("index.html"))?;
    let given = given(dist, &page)?;
    let catalog = given.catalog.clone();
    for still in block_on(stills(given)) {
        let folder = dist.join(&still.path);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), filled(&page, &still, &catalog)?)?;
    }
    Ok(())
}

/// What is delivered, as the browser reads it.
fn given(dist: &Path, page: &str) -> Result<Given> {
    let list = between(page, "<script type=\"application/json\" id=\"releases\"", "</script>")?;
    let words = read(&dist.join(between(list, "data-words=\"", "\"")?))?;
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
        catalog: read_compact(&bundle?, Some(&texts?))?,
        words: Words::read(&words).ok_or("the portal's words cannot be read")?,
        rows: read(&policies.join("data.json"))?,
        day: day.ok_or("the newest release has no day")?.to_owned(),
        releases,
    })
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// What stands in a text between two others.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Result<&'a str> {
    let inside = text.split_once(start).and_then(|(_, rest)| rest.split_once(end));
    inside.map(|(inside, _)| inside).ok_or_else(|| format!("index.html has no {start}…{end}").into())
}

/// The page that was built, with what this one is about and what it says.
fn filled(page: &str, still: &Still, catalog: &Catalog) -> Result<String> {
    let title = between(page, "<title>", "</title>")?;
    let about = between(page, "<meta name=\"description\" content=\"", "\"")?;
    let empty = "<div id=\"portal\"></div>";
    if !page.contains(empty) {
        return Err("index.html is filled already: build it anew".into());
    }
    let service = service(still, catalog).map(|it| {
        // Within a page nothing in it may look like the end of the script.
        let text = it.to_string().replace('<', "\\u003c");
        ["<script type=\"application/ld+json\">", &text, "</script>\n</head>"].concat()
    });
    let text = page
        .replacen(title, &encode_text(&still.title), 1)
        .replacen(about, &encode_double_quoted_attribute(&still.about), 1)
        .replacen("</head>", &service.unwrap_or_else(|| "</head>".to_owned()), 1)
        .replacen(empty, &["<div id=\"portal\">", &still.html, "</div>"].concat(), 1);
    Ok(text)
}

/// A policy as machines read it (schema.org, GovernmentService): nothing that the page does not say.
fn service(still: &Still, catalog: &Catalog) -> Option<Value> {
    let policy = catalog.policy(still.policy.as_ref()?)?;
    let provider =
        policy.departments.iter().map(|name| json!({"@type": "GovernmentOrganization", "name": name}));
    let own = match policy.level {
        Level::Nation => "中国",
        _ => "内蒙古自治区",
    };
    let place = policy.place.as_ref().map_or(own, |place| place.zh.as_str());
    Some(json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": policy.title.zh,
        "description": policy.summary.zh,
        "areaServed": place,
        "provider": provider.collect::<Vec<_>>(),
    }))
}
