//! The browser's entry.

fn main() {
    yew::Renderer::<policy_portal::ui::App>::new().render();
}
