//! A text as a picture that cameras read.
use qrcodegen::{QrCode, QrCodeEcc};

use crate::ui::draw::prelude::*;

/// So much stays free around it, in modules, as its standard asks.
const MARGIN: i32 = 4;

/// A QR code.
#[derive(Clone, Debug, PartialEq)]
pub struct Qr {
    /// What it says; nothing is drawn where that is too long for one.
    pub text: AttrValue,
    /// What it is, for those who do not see it.
    pub label: AttrValue,
}

impl Qr {
    /// Its elements.
    pub fn html(&self) -> Html {
        let Ok(code) = QrCode::encode_text(&self.text, QrCodeEcc::Low) else { return Html::default() };
        let size = code.size().saturating_add(MARGIN.saturating_mul(2)).to_string();
        let view_box = ["0 0 ", &size, " ", &size].concat();
        html! {
            <svg class="qr" viewBox={view_box} role="img" aria-label={self.label.clone()}>
                <path class="qr__ground" d={["M0 0h", &size, "v", &size, "H0z"].concat()} />
                <path class="qr__code" d={drawn(&code)} />
            </svg>
        }
    }
}

/// A path of one square for each dark module.
fn drawn(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            let [x, y] = [x, y].map(|at| at.saturating_add(MARGIN).to_string());
            path.extend(["M", &x, " ", &y, "h1v1h-1z"]);
        }
    }
    path
}
