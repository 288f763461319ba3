//! What is drawn once and then left as it is.

use std::rc::Rc;

use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

/// Elements that were drawn: they stay as they stand as long as they are the very same, and are not compared again.
struct Unchanged;

#[derive(Properties)]
struct Drawn {
    html: Rc<Html>,
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.html, &other.html)
    }
}

impl Component for Unchanged {
    type Message = ();
    type Properties = Drawn;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        Html::clone(&context.props().html)
    }
}

/// These elements, of which nothing changes until others are given.
pub(crate) fn unchanged(html: Rc<Html>) -> Html {
    VComp::new::<Unchanged>(Rc::new(Drawn { html }), None).into()
}
