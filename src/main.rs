//! The browser's entry.

fn main() {
    policy_portal::ui::start();
}
