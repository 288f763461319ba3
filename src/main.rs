//! The browser's entry.
use yew::{Html, component, html};

/// The portal.
#[component]
fn App() -> Html {
    html! { <h1>{ "内蒙古就业政策" }</h1> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
