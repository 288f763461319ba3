//! The icons: outlines on a grid of 24 units, drawn in the colour of the text beside them.
use yew::prelude::*;

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

/// Properties of [`Icon`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct IconProps {
    /// Which icon.
    pub name: IconName,
    /// Whether it is only as high as the line of text it stands in.
    #[prop_or_default]
    pub small: bool,
}

/// An icon. Words always stand beside it, so it is hidden from screen readers.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let class = classes!("icon", props.small.then_some("icon--s"));
    html! {
        <svg {class} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            if props.name == IconName::Ask {
                <circle cx="12" cy="12" r="9.5" stroke-dasharray="3.6 2.4" />
            }
            <path class={(props.name == IconName::Yes).then_some("icon__disc")} d={outline(props.name)} />
            if props.name == IconName::Yes {
                <path class="icon__tick" d="M7.5 12.5l3 3 6-6.5" />
            }
        </svg>
    }
}

fn outline(name: IconName) -> &'static str {
    match name {
        IconName::Yes => "M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20z",
        IconName::No => "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM8.5 8.5l7 7m0-7l-7 7",
        IconName::Ask => "M9.4 9.3a2.7 2.7 0 1 1 3.9 2.5c-.9.5-1.3 1-1.3 1.9M12 16.8v.1",
        IconName::Local => "M12 21.5c4.5-5 7-8.3 7-11.8A7 7 0 0 0 5 9.7c0 3.5 2.5 6.8 7 11.8zM9 9.7h6",
        IconName::Ended => "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM12 6.5v6l3.5 2",
        IconName::Down => "M5 9l7 7 7-7",
        IconName::Right => "M9 5l7 7-7 7",
        IconName::Info => "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM12 11v6M12 7.2v.1",
        IconName::Warn => "M12 3L22 20.5H2zM12 9.5v5M12 17.5v.1",
        IconName::Minus => "M5 12h14",
        IconName::Plus => "M5 12h14M12 5v14",
        IconName::Calendar => "M4 5.5h16V21H4zM4 10.5h16M8.5 2.5v5M15.5 2.5v5",
        IconName::Offline => {
            "M2.5 9a14 14 0 0 1 5-3M12 5c3.6 0 6.9 1.4 9.5 4M6 13a8.5 8.5 0 0 1 4-2.3M15 11.2c1.1.4 2.1 1 3 1.8M9.5 16.7a4 4 0 0 1 5 0M12 20v.1M3.5 3.5l17 17"
        }
        IconName::Yuan => {
            "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM8.5 7l3.5 4.5L15.5 7M12 11.5V18M8.8 12.5h6.4M8.8 15h6.4"
        }
        IconName::Scale => {
            "M12 3v18M7 21h10M5 7h14M5 7l-3 7c1.5 1.8 4.5 1.8 6 0zM19 7l-3 7c1.5 1.8 4.5 1.8 6 0z"
        }
        IconName::Target => {
            "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM12 7a5 5 0 1 0 0 10 5 5 0 1 0 0-10zM12 12v.1"
        }
        IconName::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zM15.5 15.5L21 21",
        IconName::Print => "M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7z",
        IconName::Share => "M12 15V3M7.5 7L12 3l4.5 4M5 12v9h14v-9",
        IconName::Lock => "M5 10.5h14V21H5zM8 10.5V7a4 4 0 0 1 8 0v3.5",
        IconName::Document => "M6 2.5h9l4 4V21.5H6zM14.5 2.5V7H19M9.5 12h6M9.5 16h6",
        IconName::Person => "M12 4a4 4 0 1 0 0 8 4 4 0 1 0 0-8zM4 21c.8-4.5 4-6.5 8-6.5s7.2 2 8 6.5",
        IconName::Building => {
            "M4 21V6.5L13 3v18M13 9h7v12M2.5 21h19M8 9v.1M8 13v.1M8 17v.1M16.5 13v.1M16.5 17v.1"
        }
        IconName::Hire => {
            "M9.5 4.3a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 1 0 0-7.4zM2.5 20.5c.6-4.2 3.5-6 7-6 2 0 3.8.6 5.1 1.9M18.5 13.5v7M15 17h7"
        }
        IconName::Shop => "M4 10v11h16V10M2.5 9.5L5 3.5h14l2.5 6zM9.5 21v-6h5v6",
        IconName::Cap => "M1.5 9.5L12 4.5l10.5 5L12 14.5zM6 12v5c2 2 10 2 12 0v-5",
        IconName::Again => "M4.5 12a7.5 7.5 0 1 1 2.2 5.3M4 18.5v-4.3h4.3",
        IconName::Tool => {
            "M14.5 6.5a4.5 4.5 0 0 1 6-1l-3 3 .5 2.5 2.5.5.5-1a4.5 4.5 0 0 1-6.2 4L8 21.2 3.8 17l6.7-6.8a4.5 4.5 0 0 1 4-3.7z"
        }
        IconName::Grass => {
            "M12 21c0-6-1-10-3-13M12 21c0-7 1.5-12 5-16M12 21c-.5-4-3-7-7-8.5M12 21c.8-3 3-5.5 7-6.5M3 21.5h18"
        }
        IconName::Hand => {
            "M3 13.5l4-3 5 2.5c1.5.8.8 3-1 2.6l-2.5-.6M12 14.5l6.5-4c1.5-.8 3 .8 1.8 2.2L14 19H8l-2-1.5H3"
        }
        IconName::School => {
            "M3 4.5h6.5c1.5 0 2.5 1 2.5 2.5v13.5c-.5-1.2-1.5-2-3-2H3zM21 4.5h-6.5c-1.5 0-2.5 1-2.5 2.5v13.5c.5-1.2 1.5-2 3-2h6z"
        }
    }
}
