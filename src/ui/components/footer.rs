//! The foot of every page.
use super::link::NavLink;
use crate::ui::draw::prelude::*;

/// A number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// Whose it is.
    pub label: AttrValue,
    /// The number.
    pub number: AttrValue,
}

/// The footer.
#[derive(Clone, Debug, PartialEq)]
pub struct Footer {
    /// The numbers to call.
    pub phones: Vec<Phone>,
    /// The pages about the portal.
    pub links: Vec<NavLink>,
    /// Called with the address of a link, instead of loading a page.
    pub on_navigate: Option<Callback<AttrValue>>,
    /// What holds for every result.
    pub children: Html,
}

impl Footer {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <footer class="footer">
                <div class="width footer__grid">
                    for phone in &self.phones {
                        <div>
                            <p>{ &phone.label }</p>
                            <a class="footer__phone" href={format!("tel:{}", phone.number)}>{ &phone.number }</a>
                        </div>
                    }
                    <div class="stack--s">
                        { self.children.clone() }
                        <p class="footer__links">
                            for link in &self.links {
                                { link.html("", self.on_navigate.as_ref()) }
                            }
                        </p>
                    </div>
                </div>
            </footer>
        }
    }
}
