//! Answers that somebody asked this device to keep.

use crate::ui::browser;
use crate::ui::kept;
use crate::ui::portal::Portal;
use crate::ui::route::Route;
use crate::unit::Date;

/// What this device keeps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Saved {
    /// The day on which it was saved; nothing where nothing was.
    pub(crate) day: Option<Date>,
    /// Whether it is what is answered now.
    pub(crate) is_this: bool,
    /// Whether the device has refused to keep it.
    pub(crate) refused: bool,
}

impl Saved {
    /// What is found on the device.
    pub(crate) fn found() -> Self {
        Self { day: parts().map(|(day, _)| day), ..Self::default() }
    }

    /// Nothing: what there was is deleted.
    pub(crate) fn forgotten() -> Self {
        browser::forget();
        Self::default()
    }
}

/// The day on which something was saved, and the text of it.
fn parts() -> Option<(Date, String)> {
    let text = browser::saved()?;
    let (day, kept) = text.split_once('\n')?;
    Some((Date::parse(day)?, kept.to_owned()))
}

impl Portal {
    /// Saves the answers on this device, in the place of what was saved before.
    pub(super) fn save(&mut self) {
        let day = browser::today();
        let saved = browser::save(&[&day.to_string(), "\n", &kept::write(&self.state)].concat());
        self.saved = Saved { day: saved.then_some(day), is_this: saved, refused: !saved };
    }

    /// Takes over what was saved; what cannot be read any more is not offered again.
    pub(super) fn open_saved(&mut self) {
        let Some(state) = parts().and_then(|(_, kept)| kept::read(&kept)) else {
            self.saved = Saved::forgotten();
            return;
        };
        self.state = state;
        self.open_moved();
        self.choose();
        self.go(Route::Results, false);
    }
}
