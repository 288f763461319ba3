//! What pages are written with: Yew's `html!`, but each element is a few calls of [`Drawing`] instead of a record laid out
//! where it stands. What is written is the same, and so is what Yew gets; the page's code is a third smaller.

mod mixed;

use std::rc::Rc;

use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, Listeners, VList, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

use crate::present::Locale;
use crate::ui::draw::mixed::{is_mixed, marked};
use crate::ui::site;

/// Elements as they are written: opened, given their attributes, filled, closed.
pub(crate) struct Drawing {
    here: Open,
    outside: Vec<Open>,
}

/// What was opened and not closed yet: an element, or without a tag a fragment.
#[derive(Default)]
struct Open {
    tag: &'static str,
    names: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    key: Option<Key>,
    /// What an input shows, and whether it is checked: these are not attributes.
    value: Option<AttrValue>,
    checked: Option<bool>,
    children: Vec<Html>,
}

impl Open {
    fn close(mut self) -> Html {
        if self.tag.is_empty() {
            return VList::with_children(self.children, self.key).into();
        }
        let attributes = Attributes::Dynamic { keys: self.names, values: self.values.into_boxed_slice() };
        let listeners = if self.listeners.is_empty() {
            Listeners::None
        } else {
            Listeners::Pending(self.listeners.into_boxed_slice())
        };
        let (node, key) = (NodeRef::default(), self.key);
        if self.tag == "input" {
            return VTag::__new_input(self.value, self.checked, node, key, attributes, listeners).into();
        }
        if self.tag == "textarea" {
            return VTag::__new_textarea(self.value, None, node, key, attributes, listeners).into();
        }
        let only = if self.children.len() == 1 { self.children.pop() } else { None };
        let children = only.unwrap_or_else(|| VList::with_children(self.children, None).into());
        VTag::__new_other(AttrValue::Static(self.tag), node, key, attributes, listeners, children).into()
    }
}

impl Drawing {
    pub(crate) fn new() -> Self {
        Self { here: Open::default(), outside: Vec::new() }
    }

    /// Opens an element that has attributes of these names; without a tag, a fragment.
    pub(crate) fn open(&mut self, tag: &'static str, names: &'static [&'static str]) {
        let inside = Open { tag, names, values: Vec::with_capacity(names.len()), ..Open::default() };
        self.outside.push(std::mem::replace(&mut self.here, inside));
    }

    /// Closes what was opened last.
    pub(crate) fn close(&mut self) {
        let outside = self.outside.pop().unwrap_or_default();
        let closed = std::mem::replace(&mut self.here, outside).close();
        self.here.children.push(closed);
    }

    /// The next attribute.
    pub(crate) fn set(&mut self, value: impl Attribute) {
        self.here.values.push(value.attribute().map(AttributeOrProperty::Attribute));
    }

    pub(crate) fn value(&mut self, value: AttrValue) {
        self.here.value = Some(value);
    }

    pub(crate) fn checked(&mut self, checked: bool) {
        self.here.checked = Some(checked);
    }

    pub(crate) fn key(&mut self, key: impl Into<Key>) {
        self.here.key = Some(key.into());
    }

    pub(crate) fn listen(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.here.listeners.push(listener);
    }

    /// Puts something inside.
    pub(crate) fn put(&mut self, child: impl Draw) {
        self.here.children.push(child.draw());
    }

    /// What was drawn.
    pub(crate) fn done(mut self) -> Html {
        let only = if self.here.children.len() == 1 { self.here.children.pop() } else { None };
        only.unwrap_or_else(|| self.here.close())
    }
}

/// What an attribute can be; where there is nothing, it is not set.
pub(crate) trait Attribute {
    fn attribute(self) -> Option<AttrValue>;
}

impl Attribute for AttrValue {
    fn attribute(self) -> Option<AttrValue> {
        Some(self)
    }
}

impl Attribute for String {
    fn attribute(self) -> Option<AttrValue> {
        Some(self.into())
    }
}

impl Attribute for &'static str {
    fn attribute(self) -> Option<AttrValue> {
        Some(self.into())
    }
}

impl Attribute for bool {
    fn attribute(self) -> Option<AttrValue> {
        self.then_some(AttrValue::Static(""))
    }
}

impl<T: Attribute> Attribute for Option<T> {
    fn attribute(self) -> Option<AttrValue> {
        self.and_then(T::attribute)
    }
}

/// What can stand inside an element.
pub(crate) trait Draw {
    fn draw(self) -> Html;
}

impl Draw for Html {
    fn draw(self) -> Html {
        self
    }
}

impl Draw for Option<Html> {
    fn draw(self) -> Html {
        self.unwrap_or_default()
    }
}

impl Draw for AttrValue {
    fn draw(self) -> Html {
        if site::locale() == Locale::En && is_mixed(&self) {
            return marked(&self);
        }
        VText::new(self).into()
    }
}

impl Draw for &AttrValue {
    fn draw(self) -> Html {
        self.clone().draw()
    }
}

impl Draw for String {
    fn draw(self) -> Html {
        AttrValue::from(self).draw()
    }
}

impl Draw for &String {
    fn draw(self) -> Html {
        self.clone().draw()
    }
}

impl Draw for &str {
    fn draw(self) -> Html {
        self.to_owned().draw()
    }
}

/// The classes there are, as one attribute.
pub(crate) fn class_list(classes: &[Option<&'static str>]) -> AttrValue {
    let mut list = String::new();
    for class in classes.iter().flatten() {
        if !list.is_empty() {
            list.push(' ');
        }
        list.push_str(class);
    }
    list.into()
}

/// Classes, some of which may be missing.
macro_rules! classes {
    ($($class:expr),+ $(,)?) => {
        $crate::ui::draw::class_list(&[$(Option::<&'static str>::from($class)),+])
    };
}

/// Elements in Yew's words: `<tag name="…" name={…} {name}>`, `{ … }`, `if`, `if let`, `for`, fragments.
macro_rules! html {
    (< $($nodes:tt)+) => {{
        let mut drawing = $crate::ui::draw::Drawing::new();
        $crate::ui::draw::nodes!(drawing; []; < $($nodes)+);
        drawing.done()
    }};
    (if $($nodes:tt)+) => {{
        let mut drawing = $crate::ui::draw::Drawing::new();
        $crate::ui::draw::nodes!(drawing; []; if $($nodes)+);
        drawing.done()
    }};
    (for $($nodes:tt)+) => {{
        let mut drawing = $crate::ui::draw::Drawing::new();
        $crate::ui::draw::nodes!(drawing; []; for $($nodes)+);
        drawing.done()
    }};
    ($node:expr) => {
        $crate::ui::draw::Draw::draw($node)
    };
}

/// One node after another; in brackets the tags that are open, `()` for a fragment.
macro_rules! nodes {
    ($to:ident; [];) => {};
    ($to:ident; [() $($outside:tt)*]; < / > $($rest:tt)*) => {
        $to.close();
        $crate::ui::draw::nodes!($to; [$($outside)*]; $($rest)*);
    };
    ($to:ident; [$open:ident $($outside:tt)*]; < / $close:ident > $($rest:tt)*) => {
        // Does not compile where the tags differ.
        macro_rules! closes {
            ($open) => {};
        }
        closes!($close);
        $to.close();
        $crate::ui::draw::nodes!($to; [$($outside)*]; $($rest)*);
    };
    ($to:ident; [$($outside:tt)*]; < > $($rest:tt)*) => {
        $to.open("", &[]);
        $crate::ui::draw::nodes!($to; [() $($outside)*]; $($rest)*);
    };
    ($to:ident; [$($outside:tt)*]; < key = { $($key:tt)+ } > $($rest:tt)*) => {
        $to.open("", &[]);
        $to.key($($key)+);
        $crate::ui::draw::nodes!($to; [() $($outside)*]; $($rest)*);
    };
    ($to:ident; $outside:tt; < $tag:ident $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; $tag $outside; [] []; $($rest)*);
    };
    ($to:ident; $outside:tt; if $($rest:tt)*) => {
        $crate::ui::draw::block!($to; $outside; [if]; $($rest)*);
    };
    ($to:ident; $outside:tt; for $($rest:tt)*) => {
        $crate::ui::draw::block!($to; $outside; [for]; $($rest)*);
    };
    ($to:ident; $outside:tt; { $($node:tt)+ } $($rest:tt)*) => {
        $to.put($($node)+);
        $crate::ui::draw::nodes!($to; $outside; $($rest)*);
    };
}

/// The attributes of a tag, up to its end: first their names, then what sets them.
macro_rules! attributes {
    ($to:ident; $tag:ident [$($outside:tt)*]; [$($name:expr,)*] [$($set:ident $value:tt)*]; > $($rest:tt)*) => {
        $to.open(stringify!($tag), &[$($name),*]);
        $($to.$set $value;)*
        $crate::ui::draw::nodes!($to; [$tag $($outside)*]; $($rest)*);
    };
    ($to:ident; $tag:ident $outside:tt; [$($name:expr,)*] [$($set:ident $value:tt)*]; / > $($rest:tt)*) => {
        $to.open(stringify!($tag), &[$($name),*]);
        $($to.$set $value;)*
        $to.close();
        $crate::ui::draw::nodes!($to; $outside; $($rest)*);
    };
    ($to:ident; $tag:ident $outside:tt; $names:tt [$($set:tt)*]; onclick = { $($value:tt)+ } $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; $tag $outside; $names [$($set)* listen (
            yew::html::onclick::Wrapper::__macro_new($($value)+)
        )]; $($rest)*);
    };
    ($to:ident; $tag:ident $outside:tt; $names:tt [$($set:tt)*]; oninput = { $($value:tt)+ } $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; $tag $outside; $names [$($set)* listen (
            yew::html::oninput::Wrapper::__macro_new($($value)+)
        )]; $($rest)*);
    };
    ($to:ident; $tag:ident $outside:tt; $names:tt [$($set:tt)*]; onchange = { $($value:tt)+ } $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; $tag $outside; $names [$($set)* listen (
            yew::html::onchange::Wrapper::__macro_new($($value)+)
        )]; $($rest)*);
    };
    ($to:ident; $tag:ident $outside:tt; $names:tt [$($set:tt)*]; ontoggle = { $($value:tt)+ } $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; $tag $outside; $names [$($set)* listen (
            yew::html::ontoggle::Wrapper::__macro_new($($value)+)
        )]; $($rest)*);
    };
    ($to:ident; $tag:ident $outside:tt; $names:tt [$($set:tt)*]; onsubmit = { $($value:tt)+ } $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; $tag $outside; $names [$($set)* listen (
            yew::html::onsubmit::Wrapper::__macro_new($($value)+)
        )]; $($rest)*);
    };
    ($to:ident; $tag:ident $outside:tt; $names:tt [$($set:tt)*]; key = { $($value:tt)+ } $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; $tag $outside; $names [$($set)* key ($($value)+)]; $($rest)*);
    };
    ($to:ident; input $outside:tt; $names:tt [$($set:tt)*]; value = { $($value:tt)+ } $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; input $outside; $names [$($set)* value ($($value)+)]; $($rest)*);
    };
    ($to:ident; textarea $outside:tt; $names:tt [$($set:tt)*]; value = { $($value:tt)+ } $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; textarea $outside; $names [$($set)* value ($($value)+)]; $($rest)*);
    };
    ($to:ident; input $outside:tt; $names:tt [$($set:tt)*]; checked = { $($value:tt)+ } $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; input $outside; $names [$($set)* checked ($($value)+)]; $($rest)*);
    };
    // What has the name of its attribute.
    ($to:ident; $tag:ident $outside:tt; $names:tt $sets:tt; { $name:ident } $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; $tag $outside; $names $sets; $name = { $name } $($rest)*);
    };
    ($to:ident; $tag:ident $outside:tt; [$($names:tt)*] [$($set:tt)*]; $a:ident - $b:ident = $value:tt $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; $tag $outside; [
            $($names)* concat!(stringify!($a), "-", stringify!($b)),
        ] [$($set)* set ($crate::ui::draw::plain!($value))]; $($rest)*);
    };
    ($to:ident; $tag:ident $outside:tt; [$($names:tt)*] [$($set:tt)*]; $name:ident = $value:tt $($rest:tt)*) => {
        $crate::ui::draw::attributes!($to; $tag $outside; [
            $($names)* stringify!($name),
        ] [$($set)* set ($crate::ui::draw::plain!($value))]; $($rest)*);
    };
}

/// What stands in braces, without them.
macro_rules! plain {
    ({ $($value:tt)+ }) => {
        $($value)+
    };
    ($value:tt) => {
        $value
    };
}

/// An `if` or a `for`, up to its braces; what stands in them is a fragment, so that what follows keeps its place.
macro_rules! block {
    ($to:ident; $outside:tt; [$($head:tt)+]; { $($then:tt)* } else { $($or:tt)* } $($rest:tt)*) => {
        $to.open("", &[]);
        $($head)+ {
            $crate::ui::draw::nodes!($to; []; $($then)*);
        } else {
            $crate::ui::draw::nodes!($to; []; $($or)*);
        }
        $to.close();
        $crate::ui::draw::nodes!($to; $outside; $($rest)*);
    };
    ($to:ident; $outside:tt; [$($head:tt)+]; { $($then:tt)* } $($rest:tt)*) => {
        $to.open("", &[]);
        $($head)+ {
            $crate::ui::draw::nodes!($to; []; $($then)*);
        }
        $to.close();
        $crate::ui::draw::nodes!($to; $outside; $($rest)*);
    };
    ($to:ident; $outside:tt; [$($head:tt)+]; $next:tt $($rest:tt)*) => {
        $crate::ui::draw::block!($to; $outside; [$($head)+ $next]; $($rest)*);
    };
}

pub(crate) use {attributes, block, classes, html, nodes, plain};

/// What is used where something is drawn: Yew's, but for the two macros.
pub(crate) mod prelude {
    pub(crate) use yew::prelude::*;

    pub(crate) use super::{classes, html};
}
