//! The place of what is still on its way.
use yew::prelude::*;

/// Properties of [`Skeleton`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SkeletonProps {
    /// What is on its way, read aloud.
    pub label: AttrValue,
}

/// Three lines in the place of text. They show only after half a second.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    html! {
        <div class="skeleton" aria-busy="true">
            <span class="hidden" role="status">{ &props.label }</span>
            for width in ["skeleton__line--60", "skeleton__line--90", "skeleton__line--30"] {
                <span class={classes!("skeleton__line", width)} />
            }
        </div>
    }
}
