//! What a site asks for that shows the portal in a frame, as the fragment of the frame's address says it.
//!
//! `page=policies/&audience=graduate&place=1506&large=1&answers=1&birth=1974-03-01&/end=1`: options by name, each
//! percent-encoded; last of all answers, as a link carries them. What cannot be used is left out and named.

mod accent;

use crate::policy::{Audience, Catalog, Kind, Policy, Release};
use crate::present::SHARED;
use crate::present::shared::{cut, decoded};
use crate::unit::Date;

/// The longest option that is read, in bytes.
const LONGEST: usize = 2000;

/// So much of a name or value that is left out is repeated, in characters.
const SHOWN: usize = 40;

/// What a site asks for that shows the portal in a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// The page, as its path stands below the portal.
    pub page: String,
    /// For whom policies are wanted.
    pub audience: Vec<String>,
    /// Where policies are to hold: a league, or a county of one, as policies name places.
    pub place: String,
    /// The only policies that are listed; all where there are none.
    pub policies: Vec<String>,
    /// Whether of a policy only that is shown which reckons.
    pub calculator: bool,
    /// Whether everything is large.
    pub large: bool,
    /// `light`, `dark` or `contrast`; nothing for what the reader's device asks for.
    pub theme: String,
    /// A colour for links and buttons on a light page.
    pub accent: String,
    /// The same on a dark one.
    pub accent_dark: String,
    /// The day for which everything is reckoned; nothing for today.
    pub day: String,
    /// The release; nothing for the newest.
    pub release: String,
}

/// An option that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its name.
    pub name: String,
    /// What it asked for, where that cannot be used; cut where it is longer than what is worth repeating.
    pub value: String,
    /// Why.
    pub why: Refusal,
}

impl Refused {
    /// Repeats no more of it than is worth it.
    fn new(name: &str, value: &str, why: Refusal) -> Self {
        let [name, value] = [name, value].map(|it| it.chars().take(SHOWN).collect());
        Self { name, value, why }
    }

    /// An option that is none of what can be chosen.
    pub fn unreadable(name: &str, value: &str) -> Self {
        Self::new(name, value, Refusal::Unreadable)
    }

    /// As it was written.
    pub fn written(&self) -> String {
        if self.value.is_empty() { self.name.clone() } else { [&*self.name, "=", &self.value].concat() }
    }
}

/// Why an option was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no option of this name.
    Unknown,
    /// It cannot be read, or is none of what can be chosen.
    Unreadable,
    /// It was already there.
    Twice,
    /// The colour can hardly be told from what stands around it.
    Faint,
}

impl Refusal {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Unreadable => "unreadable",
            Self::Twice => "twice",
            Self::Faint => "faint",
        }
    }
}

impl Embed {
    /// What a fragment asks for, and what of it is left out.
    pub fn read(catalog: &Catalog, releases: &[Release], fragment: &str) -> (Self, Vec<Refused>) {
        let mut reader = Reader { catalog, releases, embed: Self::default(), refused: Vec::new() };
        let (options, _) = parted(fragment);
        let mut seen: Vec<&str> = Vec::new();
        for option in options.split('&').filter(|option| !option.is_empty()) {
            let (name, value) = cut(option, b'=');
            let said = if seen.contains(&name) { Err(Refusal::Twice) } else { reader.option(name, value) };
            if let Err(why) = said {
                let value = decoded(value).filter(|_| why == Refusal::Unreadable);
                reader.refuse(name, &value.unwrap_or_default(), why);
            }
            seen.push(name);
        }
        if reader.is_unseen() {
            reader.refuse("accent", "", Refusal::Faint);
        }
        (reader.embed, reader.refused)
    }

    /// Whether a policy is listed.
    pub fn lists(&self, policy: &Policy) -> bool {
        let among = self.policies.is_empty() || self.policies.contains(&policy.id);
        let own = policy.place.as_ref().map_or("", |place| &place.zh);
        among && (self.place.starts_with(own) || own.starts_with(&self.place))
    }
}

/// The options of a fragment, and the answers after them as a link has them; nothing where there are none.
pub fn parted(fragment: &str) -> (&str, &str) {
    let mut at: usize = 0;
    for entry in fragment.split('&') {
        if entry.starts_with(SHARED) {
            return fragment.split_at_checked(at).unwrap_or_default();
        }
        at = at.saturating_add(entry.len()).saturating_add(1);
    }
    (fragment, "")
}

struct Reader<'a> {
    catalog: &'a Catalog,
    releases: &'a [Release],
    embed: Embed,
    refused: Vec<Refused>,
}

impl Reader<'_> {
    /// Takes one option over, or says why it is left out.
    fn option(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        let value = decoded(value).filter(|value| value.len() <= LONGEST).ok_or(Refusal::Unreadable)?;
        match name {
            "page" => self.embed.page = value,
            "policy" => self.embed.page = self.page_of(&value)?,
            "audience" => {
                self.embed.audience = self.list(name, &value, |_, it| Audience::named(it).is_some());
            }
            "policies" => self.embed.policies = self.list(name, &value, |own, it| own.policy(it).is_some()),
            "place" => self.embed.place = self.place(&value)?,
            "calculator" => self.embed.calculator = truth(&value)?,
            "large" => self.embed.large = truth(&value)?,
            "theme" => self.embed.theme = one_of(value, &["light", "dark", "contrast"])?,
            "accent" => self.accent(&value)?,
            "day" => self.embed.day = Date::parse(&value).map(|_| value).ok_or(Refusal::Unreadable)?,
            "release" => self.embed.release = self.release(value)?,
            // The loader has chosen the page of that language.
            "lang" if value.is_empty() || value.starts_with("zh") || value.starts_with("en") => {}
            "lang" => return Err(Refusal::Unreadable),
            _ => return Err(Refusal::Unknown),
        }
        Ok(())
    }

    fn refuse(&mut self, name: &str, value: &str, why: Refusal) {
        self.refused.push(Refused::new(name, value, why));
    }

    /// Names with commas between them; what is none is left out and named.
    fn list(&mut self, name: &str, value: &str, is_one: impl Fn(&Catalog, &str) -> bool) -> Vec<String> {
        let catalog = self.catalog;
        let names = value.split(',').map(str::trim);
        let (known, unknown): (Vec<&str>, Vec<&str>) = names.partition(|it| is_one(catalog, it));
        for it in unknown {
            self.refuse(name, it, Refusal::Unreadable);
        }
        known.into_iter().map(str::to_owned).collect()
    }

    /// Whether pages are all of the kind on which the colour cannot be read.
    fn is_unseen(&self) -> bool {
        let Embed { theme, accent, accent_dark, .. } = &self.embed;
        match theme.as_str() {
            "light" => accent.is_empty() && !accent_dark.is_empty(),
            "dark" => accent_dark.is_empty() && !accent.is_empty(),
            _ => false,
        }
    }

    /// The page of a policy.
    fn page_of(&self, id: &str) -> Result<String, Refusal> {
        let policy = self.catalog.policy(id).ok_or(Refusal::Unreadable)?;
        let folder = if policy.kind == Kind::Tool { "tools/" } else { "policies/" };
        Ok([folder, id].concat())
    }

    /// A place by its number, a league by the first four digits of those of its counties.
    fn place(&self, number: &str) -> Result<String, Refusal> {
        // Only places stand under headings.
        let options = self.catalog.choices.iter().flat_map(|choice| &choice.options);
        let mut places = options.filter(|option| option.heading.is_some());
        let league = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
        let found = places.find(|it| it.id == number || league && it.id.starts_with(number));
        let found = found.and_then(|it| Some((it.heading.as_ref()?, &it.label)));
        let (heading, label) = found.ok_or(Refusal::Unreadable)?;
        Ok([heading.zh.as_str(), if league { "" } else { label.zh.as_str() }].concat())
    }

    fn accent(&mut self, colour: &str) -> Result<(), Refusal> {
        let readable = accent::readable(colour).ok_or(Refusal::Unreadable)?;
        if readable.on_light {
            colour.clone_into(&mut self.embed.accent);
        }
        if readable.on_dark {
            colour.clone_into(&mut self.embed.accent_dark);
        }
        if readable.on_light || readable.on_dark { Ok(()) } else { Err(Refusal::Faint) }
    }

    fn release(&self, version: String) -> Result<String, Refusal> {
        let known = self.releases.iter().any(|release| release.version == version);
        if known { Ok(version) } else { Err(Refusal::Unreadable) }
    }
}

/// An option that is only named is meant.
fn truth(value: &str) -> Result<bool, Refusal> {
    match value {
        "" | "1" | "true" => Ok(true),
        "0" | "false" => Ok(false),
        _ => Err(Refusal::Unreadable),
    }
}

fn one_of(value: String, known: &[&str]) -> Result<String, Refusal> {
    if known.contains(&value.as_str()) { Ok(value) } else { Err(Refusal::Unreadable) }
}
