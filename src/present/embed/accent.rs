//! Whether a colour can be read, as the guidelines for accessible pages (WCAG 2) reckon it, in whole numbers.

/// What stands around links and buttons: of a light page the darkest of its grounds, of a dark one the lightest.
const LIGHT: [u8; 3] = [0xe2, 0xed, 0xf4];
const DARK: [u8; 3] = [0x16, 0x30, 0x3f];

/// On which pages a colour can be read: 4.5 to 1.
pub(super) struct Readable {
    pub(super) on_light: bool,
    pub(super) on_dark: bool,
}

/// Of a colour as `#rrggbb`; nothing of anything else.
pub(super) fn readable(colour: &str) -> Option<Readable> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at| u8::from_str_radix(digits.get(at..)?.get(..2)?, 16).ok();
    let own = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let own = own.then_some([part(0)?, part(2)?, part(4)?])?;
    Some(Readable { on_light: tells(LIGHT, own), on_dark: tells(own, DARK) })
}

/// Whether the lighter colour stands out from the darker.
fn tells(lighter: [u8; 3], darker: [u8; 3]) -> bool {
    let [lighter, darker] = [lighter, darker].map(|colour| luminance(colour).saturating_add(5_000_000));
    darker.saturating_mul(9) <= lighter.saturating_mul(2)
}

/// In hundred-millionths of white.
fn luminance([red, green, blue]: [u8; 3]) -> u128 {
    let parts = [(red, 2126), (green, 7152), (blue, 722)];
    parts.into_iter().fold(0, |sum, (part, weight)| linear(part).saturating_mul(weight).saturating_add(sum))
}

/// The light of one part in ten-thousandths: `((byte / 255 + 0.055) / 1.055) ^ 2.4`, or of little `byte / 255 / 12.92`.
fn linear(byte: u8) -> u128 {
    let byte = u128::from(byte);
    if byte <= 10 {
        return byte.saturating_mul(10_000) / 3295;
    }
    let share = byte.saturating_mul(1000).saturating_add(14_025).saturating_mul(10_000) / 269_025;
    let square = share.saturating_mul(share);
    // x^2.4 is x^2 times the fifth root of x^2.
    square.saturating_mul(fifth_root(square.saturating_mul(1_000_000_000_000))) / 100_000_000
}

/// The greatest number whose fifth power is no more; of what ten thousand reaches.
fn fifth_root(of: u128) -> u128 {
    (0..14).rev().fold(0, |root: u128, bit| {
        let next = root.saturating_add(2_u128.saturating_pow(bit));
        if next.saturating_pow(5) <= of { next } else { root }
    })
}

#[cfg(test)]
mod tests {
    use super::{luminance, readable};

    #[test]
    fn light_is_reckoned_as_the_guidelines_do() {
        // From the formula with fractions, to four places.
        for (colour, expected) in [
            ([0, 0, 0], 0),
            ([255, 255, 255], 10_000),
            ([255, 0, 0], 2126),
            ([0, 255, 0], 7152),
            ([128, 128, 128], 2159),
            ([10, 74, 119], 629),
            ([10, 10, 10], 30),
        ] {
            let found = luminance(colour) / 10_000;
            assert!(found.abs_diff(expected) <= 3, "{colour:?}: {found}, not {expected}");
        }
    }

    #[test]
    fn a_colour_is_taken_where_it_can_be_read() {
        let on = |colour| readable(colour).map(|it| (it.on_light, it.on_dark));
        assert_eq!(on("#000000"), Some((true, false)));
        assert_eq!(on("#c00000"), Some((true, false)));
        assert_eq!(on("#FFE94a"), Some((false, true)));
        assert_eq!(on("#777777"), Some((false, false)));
        for other in ["", "#fff", "red", "#12345g", "#1234567", "000000", "#+1+2+3", "#é1234"] {
            assert!(readable(other).is_none(), "{other}");
        }
    }
}
