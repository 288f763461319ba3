//! Long work, in turns: what the person does meanwhile does not wait for its end.

use crate::ui::browser;

/// How long a turn takes, in milliseconds: half of what an answer may take.
const LONG: u32 = 8;
/// How many steps it has at most, whatever the device's clock says.
const MOST: u32 = 64;

/// The turn that is on.
pub(crate) struct Turns {
    began: u32,
    steps: u32,
}

impl Turns {
    /// Begins the first.
    pub(crate) fn begin() -> Self {
        Self { began: milliseconds(), steps: 0 }
    }

    /// Whether this step was the last of the turn.
    pub(crate) fn is_over(&mut self) -> bool {
        self.steps = self.steps.saturating_add(1);
        let took = milliseconds().wrapping_add(1000).wrapping_sub(self.began).wrapping_rem(1000);
        LONG <= took || MOST <= self.steps
    }

    /// Lets the browser do what has come up, and begins the next.
    pub(crate) async fn next(&mut self) {
        browser::turn().await;
        *self = Self::begin();
    }
}

/// Within the second.
fn milliseconds() -> u32 {
    js_sys::Date::new_0().get_milliseconds()
}
