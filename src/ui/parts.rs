//! Pieces that several pages share: they know the data, but no address of their own.

mod bare;
mod below_results;
mod bundle;
mod condition_list;
mod correct;
mod day_line;
mod frame;
mod keep;
mod paste;
mod policy_card;
mod prospects;
mod question_field;
mod releases;
mod roughly;
mod said_before;
mod scenario;
mod search_box;
mod share;
mod tick_list;
mod total;
mod trial;
mod unchanged;

pub(crate) use bare::bare;
pub(crate) use bundle::bundle;
pub(crate) use condition_list::{clause, rule_parts};
pub(crate) use correct::correct;
pub(crate) use day_line::day_line;
pub(crate) use frame::{footer, frame};
pub(crate) use keep::{copied, saved_before};
pub(crate) use paste::{paste, repeat, turn_rows};
pub(crate) use policy_card::{money, policy_card, verdict_kind};
pub(crate) use question_field::{SHOWN, date_input, field_errors, field_id, question_field, rows_id};
pub(crate) use releases::{choose_release, fault_notice, shown_release};
pub(crate) use roughly::roughly;
pub(crate) use said_before::said_before;
pub(crate) use scenario::{scenario_name, shown_scenario};
pub(crate) use search_box::search_box;
pub(crate) use share::share;
pub(crate) use tick_list::tick_list;
pub(crate) use total::total;
pub(crate) use trial::trial;
pub(crate) use unchanged::unchanged;

use crate::ui::draw::prelude::*;

use crate::ui::portal::Portal;

/// With which link the answers came, what became of those of another release, and of which day they speak.
pub(crate) fn about_answers(portal: &Portal) -> Html {
    html! {
        <>
            { shown_scenario(portal) }
            { share::came(portal) }
            { releases::moved_answers(portal) }
            { said_before(portal) }
        </>
    }
}

/// What the results come from, what can be done with them, and how another release differs.
pub(crate) fn after_results(portal: &Portal) -> Html {
    html! {
        <>
            { below_results::below_results(portal) }
            if portal.printing {
                { keep::sheet(portal) }
            }
            <div class="on-screen">
                { scenario::compare_link(portal) }
                { share(portal) }
                { keep::keep(portal) }
                { releases::compared(portal) }
            </div>
        </>
    }
}
