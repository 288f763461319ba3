//! The icons: outlines on a grid of 24 units, drawn in the colour of the text beside them.
mod outline;

use crate::ui::draw::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// A filled disc with a tick: met, eligible.
    Yes,
    /// A ring with a cross: not met, not eligible.
    No,
    /// A dashed ring with a question mark: still to be answered.
    Ask,
    /// A pin: for the local authority to decide.
    Local,
    /// A clock: ended.
    Ended,
    /// An arrow down: more below.
    Down,
    /// An arrow forward: leads on.
    Right,
    /// A ring with an i.
    Info,
    /// A triangle with a mark.
    Warn,
    /// A minus sign.
    Minus,
    /// A plus sign.
    Plus,
    /// A calendar sheet.
    Calendar,
    /// Radio waves struck out: no network.
    Offline,
    /// A coin: money.
    Yuan,
    /// A pair of scales: a right.
    Scale,
    /// A target: a goal of the plan.
    Target,
    /// A magnifying glass.
    Search,
    /// A printer.
    Print,
    /// An arrow out of a box.
    Share,
    /// A padlock.
    Lock,
    /// A sheet of paper.
    Document,
    /// A person.
    Person,
    /// A building: an employer.
    Building,
    /// A person and a plus: hiring.
    Hire,
    /// A shop front: starting a business.
    Shop,
    /// A graduate’s cap.
    Cap,
    /// An arrow round: back to work.
    Again,
    /// A spanner: learning a trade.
    Tool,
    /// Blades of grass: farming and herding.
    Grass,
    /// An open hand: help.
    Hand,
    /// An open book: training.
    School,
}

impl IconName {
    /// All of them.
    pub const ALL: [Self; 31] = [
        Self::Yes,
        Self::No,
        Self::Ask,
        Self::Local,
        Self::Ended,
        Self::Down,
        Self::Right,
        Self::Info,
        Self::Warn,
        Self::Minus,
        Self::Plus,
        Self::Calendar,
        Self::Offline,
        Self::Yuan,
        Self::Scale,
        Self::Target,
        Self::Search,
        Self::Print,
        Self::Share,
        Self::Lock,
        Self::Document,
        Self::Person,
        Self::Building,
        Self::Hire,
        Self::Shop,
        Self::Cap,
        Self::Again,
        Self::Tool,
        Self::Grass,
        Self::Hand,
        Self::School,
    ];

    /// The icon, as high as the words beside it are large. Words always stand beside an icon, so it is hidden
    /// from screen readers.
    pub fn html(self) -> Html {
        self.with("icon")
    }

    /// The icon, only as high as the line of text it stands in.
    pub fn small(self) -> Html {
        self.with("icon icon--s")
    }

    fn with(self, class: &'static str) -> Html {
        html! {
            <svg {class} width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                if self == IconName::Ask {
                    <circle cx="12" cy="12" r="9.5" stroke-dasharray="3.6 2.4" />
                }
                <path class={(self == IconName::Yes).then_some("icon__disc")} d={self.outline()} />
                if self == IconName::Yes {
                    <path class="icon__tick" d="M7.5 12.5l3 3 6-6.5" />
                }
            </svg>
        }
    }
}
