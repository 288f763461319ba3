//! Exact rational numbers.

use std::cmp::Ordering;
use std::fmt;

/// An exact rational number. Every operation either is exact or says that the number does not fit (`None`).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    num: i128,
    /// Greater than nought and without a common factor with `num`.
    den: i128,
}

impl Exact {
    /// Nought.
    pub const ZERO: Self = Self { num: 0, den: 1 };
    /// One.
    pub const ONE: Self = Self { num: 1, den: 1 };

    /// `num / den`; `None` when `den` is nought or the ratio does not fit.
    pub fn ratio(num: i128, den: i128) -> Option<Self> {
        if den == 1 {
            return Some(Self { num, den });
        }
        if den == 0 {
            return None;
        }
        let common = i128::try_from(gcd(num.unsigned_abs(), den.unsigned_abs())).ok()?;
        let sign = if den < 0 { common.checked_neg()? } else { common };
        Some(Self { num: num.checked_div(sign)?, den: den.checked_div(sign)? })
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.den == other.den {
            return Self::ratio(self.num.checked_add(other.num)?, self.den);
        }
        let left = self.num.checked_mul(other.den)?;
        let right = other.num.checked_mul(self.den)?;
        Self::ratio(left.checked_add(right)?, self.den.checked_mul(other.den)?)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated()?)
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        Self::ratio(self.num.checked_mul(other.num)?, self.den.checked_mul(other.den)?)
    }

    /// The quotient; `None` too when `other` is nought.
    pub fn over(self, other: Self) -> Option<Self> {
        Self::ratio(self.num.checked_mul(other.den)?, self.den.checked_mul(other.num)?)
    }

    /// The number with the other sign.
    pub fn negated(self) -> Option<Self> {
        Some(Self { num: self.num.checked_neg()?, den: self.den })
    }

    /// The greatest whole number that is not greater.
    pub fn floor(self) -> Self {
        Self { num: self.num.div_euclid(self.den), den: 1 }
    }

    /// The least whole number that is not less.
    pub fn ceil(self) -> Self {
        let whole = self.floor();
        if whole == self { whole } else { whole.plus(Self::ONE).unwrap_or(whole) }
    }

    /// The number, if it is whole and fits.
    pub fn as_whole(self) -> Option<i64> {
        if self.den == 1 { i64::try_from(self.num).ok() } else { None }
    }

    /// Whether it is less than nought.
    pub fn is_negative(self) -> bool {
        self.num < 0
    }

    /// Numerator and denominator, without a common factor, the denominator positive.
    pub fn parts(self) -> (i128, i128) {
        (self.num, self.den)
    }

    /// Reads `12`, `-3`, `0.5` or `2/3`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((num, den)) = text.split_once('/') {
            return Self::parse(num)?.over(Self::parse(den)?);
        }
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let unsigned = whole.strip_prefix('-').unwrap_or(whole);
        let dangling = text.ends_with('.') || unsigned.is_empty();
        if dangling || !digits(unsigned) || !digits(part) || 30 < text.len() {
            return None;
        }
        let scale = 10_i128.checked_pow(u32::try_from(part.len()).ok()?)?;
        Self::ratio(format!("{whole}{part}").parse().ok()?, scale)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a.checked_rem(b).unwrap_or(0));
    }
    a.max(1)
}

impl From<i64> for Exact {
    fn from(whole: i64) -> Self {
        Self { num: i128::from(whole), den: 1 }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.den == other.den {
            return self.num.cmp(&other.num);
        }
        match (self.num.checked_mul(other.den), other.num.checked_mul(self.den)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => by_continued_fraction(*self, *other),
        }
    }
}

/// Compares whole parts, then the inverted fractions, where cross products do not fit.
fn by_continued_fraction(a: Exact, b: Exact) -> Ordering {
    let whole = a.floor().num.cmp(&b.floor().num);
    let rest = |x: Exact| x.num.rem_euclid(x.den);
    match (whole, rest(a), rest(b)) {
        (Ordering::Equal, 0, 0) => Ordering::Equal,
        (Ordering::Equal, 0, _) => Ordering::Less,
        (Ordering::Equal, _, 0) => Ordering::Greater,
        (Ordering::Equal, ra, rb) => {
            by_continued_fraction(Exact { num: b.den, den: rb }, Exact { num: a.den, den: ra })
        }
        (decided, ..) => decided,
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Exact {
    /// A decimal where the number has one of at most six places (`0.5`), else a ratio (`2/3`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.den == 1 {
            return write!(f, "{}", self.num);
        }
        let scaled = (1_u32..=6).find_map(|places| {
            let scale = Exact::from(10_i64.checked_pow(places)?);
            self.times(scale).filter(|x| x.den == 1).map(|x| (places, x.num))
        });
        let Some((places, scaled)) = scaled else { return write!(f, "{}/{}", self.num, self.den) };
        let width = usize::try_from(places).unwrap_or(0).saturating_add(1);
        let digits = format!("{:0>width$}", scaled.unsigned_abs());
        let (whole, part) = digits.split_at(digits.len().saturating_sub(width.saturating_sub(1)));
        write!(f, "{}{whole}.{part}", if self.is_negative() { "-" } else { "" })
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    #[test]
    fn reads_and_writes_the_same_number() {
        for text in ["0", "12", "-3", "0.5", "-0.05", "2/3", "22.8", "0.333333"] {
            assert_eq!(Exact::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "-", ".5", "5.", "1,000", "1e3", "1/0", "0x1", "½"] {
            assert_eq!(Exact::parse(text), None, "{text}");
        }
    }

    #[test]
    fn compares_where_cross_products_do_not_fit() {
        let big = Exact::ratio(i128::MAX, i128::MAX.checked_sub(1).unwrap()).unwrap();
        let bigger =
            Exact::ratio(i128::MAX.checked_sub(1).unwrap(), i128::MAX.checked_sub(2).unwrap()).unwrap();
        assert!(big < bigger && Exact::ONE < big);
        assert!(big.negated().unwrap() > bigger.negated().unwrap());
        assert_eq!(big.times(big), None);
    }
}
