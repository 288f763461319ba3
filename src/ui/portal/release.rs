//! Which release is shown, and which beside it.

use std::rc::Rc;

use yew::AttrValue;

use crate::policy::{Catalog, newest};
use crate::present::{Changed, View};
use crate::ui::fetch::fetch;
use crate::ui::later;
use crate::ui::portal::{Computed, Data, Portal};
use crate::ui::site;

impl Portal {
    /// Fetches the release that is chosen, unless it is shown.
    pub(super) fn choose(&mut self) {
        self.fault = None;
        if newest(&self.data.releases, &self.state.release).is_some_and(|it| it.version != self.shown()) {
            self.fetch(self.state.release.clone(), false);
        }
    }

    /// Shows a release that came, unless another was chosen meanwhile. What was shown stays beside it.
    pub(super) fn fetched(&mut self, data: Data) {
        let chosen = newest(&data.releases, &self.state.release);
        if chosen.is_none_or(|chosen| chosen.version != data.catalog.version) {
            return;
        }
        let before = std::mem::replace(&mut self.data, data).catalog;
        // Answers take their names with what comes later, if that is not here yet.
        if before.version != self.shown() && later::here() {
            later::rename(self, before);
        }
    }

    /// Answers take the names of the release that is shown now; the one before stays beside it.
    pub(crate) fn rename(&mut self, before: Rc<Catalog>) {
        let catalog = &self.data.catalog;
        self.moved = self.state.form.moved(catalog, Some(&before), site::locale());
        for other in &mut self.state.others {
            other.moved(catalog, Some(&before), site::locale());
        }
        for screen in &mut self.state.screens {
            screen.retain(|name| catalog.fact_id(name).is_some() || catalog.group_id(name).is_some());
        }
        self.beside = Some(before);
    }

    /// Answers that were given under another release take the names of this one, and are shown under both.
    pub(crate) fn open_moved(&mut self) {
        self.moved = self.state.form.moved(&self.data.catalog, None, site::locale());
        for other in &mut self.state.others {
            other.moved(&self.data.catalog, None, site::locale());
        }
        let made = self.state.made.clone();
        if made != self.shown() && self.data.releases.iter().any(|release| release.version == made) {
            self.fetch(made, true);
        }
    }

    fn fetch(&self, version: String, beside: bool) {
        fetch(self.send.clone(), Some(self.data.clone()), version, beside);
    }

    /// What the release beside makes of the same answers on the same day, where that is something else.
    pub(crate) fn changed(&self) -> Option<(&str, Vec<Changed>)> {
        let catalog = self.beside.as_ref()?;
        let mut state = self.state.clone();
        state.form.moved(catalog, Some(&self.data.catalog), site::locale());
        let computed = Computed::new(catalog, &state);
        let (situation, evaluation) = (&computed.situation, &computed.evaluation);
        let changed = self.view().changed(&View { catalog, situation, evaluation, ..self.view() });
        Some((&catalog.version, changed))
    }

    /// The release that is shown.
    pub(crate) fn shown(&self) -> &str {
        &self.data.catalog.version
    }

    /// The newest release.
    pub(crate) fn newest(&self) -> &str {
        self.data.releases.last().map_or("", |release| &release.version)
    }

    /// A release as it is called.
    pub(crate) fn release_name(&self, version: &str) -> AttrValue {
        if version == "draft" { self.word("release.draft") } else { self.with("release.name", &[version]) }
    }
}
