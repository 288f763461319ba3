//! The foot of every page.
use super::link::{Link, NavLink};
use yew::prelude::*;

/// A number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// Whose it is.
    pub label: AttrValue,
    /// The number.
    pub number: AttrValue,
}

/// Properties of [`Footer`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FooterProps {
    /// The numbers to call.
    pub phones: Vec<Phone>,
    /// The pages about the portal.
    pub links: Vec<NavLink>,
    /// Called with the address of a link, instead of loading a page.
    #[prop_or_default]
    pub on_navigate: Option<Callback<AttrValue>>,
    /// What holds for every result.
    pub children: Html,
}

/// The footer.
#[component]
pub fn Footer(props: &FooterProps) -> Html {
    html! {
        <footer class="footer">
            <div class="width footer__grid">
                for phone in &props.phones {
                    <div>
                        <p>{ &phone.label }</p>
                        <a class="footer__phone" href={format!("tel:{}", phone.number)}>{ &phone.number }</a>
                    </div>
                }
                <div class="stack--s">
                    { props.children.clone() }
                    <p class="footer__links">
                        for link in &props.links {
                            <Link
                                href={link.href.clone()}
                                current={link.current}
                                on_navigate={props.on_navigate.clone()}
                            >
                                { &link.text }
                            </Link>
                        }
                    </p>
                </div>
            </div>
        </footer>
    }
}
