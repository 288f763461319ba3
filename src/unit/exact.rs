//! Exact rational numbers.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZero;

/// An exact rational number. Every operation either is exact or says that the number does not fit (`None`).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    num: i64,
    /// Greater than nought and without a common factor with `num`.
    den: NonZero<i64>,
}

/// The denominator of whole numbers.
const WHOLE: NonZero<i64> = match NonZero::new(1) {
    Some(one) => one,
    None => NonZero::<i64>::MAX,
};

impl Exact {
    /// Nought.
    pub const ZERO: Self = Self { num: 0, den: WHOLE };
    /// One.
    pub const ONE: Self = Self { num: 1, den: WHOLE };

    /// `num / den`; `None` when `den` is nought or the ratio does not fit.
    pub fn ratio(num: i64, den: i64) -> Option<Self> {
        if den == 1 {
            return Some(Self::from(num));
        }
        let common = gcd(num, den)?;
        let common = if den < 0 { common.checked_neg()? } else { common };
        Some(Self { num: num.checked_div(common)?, den: NonZero::new(den.checked_div(common)?)? })
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.is_whole() && other.is_whole() {
            return self.num.checked_add(other.num).map(Self::from);
        }
        let common = gcd(self.den.get(), other.den.get())?;
        let (ours, theirs) = (self.den.get().checked_div(common)?, other.den.get().checked_div(common)?);
        let sum = self.num.checked_mul(theirs)?.checked_add(other.num.checked_mul(ours)?)?;
        Self::ratio(sum, self.den.get().checked_mul(theirs)?)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated()?)
    }

    /// The product. Common factors are taken out first, so that it fits whenever its lowest terms do.
    pub fn times(self, other: Self) -> Option<Self> {
        if self.is_whole() && other.is_whole() {
            return self.num.checked_mul(other.num).map(Self::from);
        }
        let (left, right) =
            (Self::ratio(self.num, other.den.get())?, Self::ratio(other.num, self.den.get())?);
        let (num, den) = (left.num.checked_mul(right.num)?, left.den.checked_mul(right.den)?);
        Some(Self { num, den })
    }

    /// The quotient; `None` too when `other` is nought.
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::ratio(other.den.get(), other.num)?)
    }

    /// The number with the other sign.
    pub fn negated(self) -> Option<Self> {
        Some(Self { num: self.num.checked_neg()?, den: self.den })
    }

    /// The greatest whole number that is not greater.
    pub fn floor(self) -> Self {
        if self.is_whole() { self } else { Self::from(self.num.div_euclid(self.den.get())) }
    }

    /// The least whole number that is not less.
    pub fn ceil(self) -> Self {
        let whole = self.floor();
        if whole == self { whole } else { whole.plus(Self::ONE).unwrap_or(whole) }
    }

    /// The number, if it is whole and fits.
    pub fn as_whole(self) -> Option<i64> {
        self.is_whole().then_some(self.num)
    }

    fn is_whole(self) -> bool {
        self.den == WHOLE
    }

    /// Whether it is less than nought.
    pub fn is_negative(self) -> bool {
        self.num < 0
    }

    /// Numerator and denominator, without a common factor, the denominator positive.
    pub fn parts(self) -> (i64, i64) {
        (self.num, self.den.get())
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
        let scale = 10_i64.checked_pow(u32::try_from(part.len()).ok()?)?;
        Self::ratio(format!("{whole}{part}").parse().ok()?, scale)
    }
}

/// The greatest common factor, at least one; `None` when both are the least number there is.
fn gcd(a: i64, b: i64) -> Option<i64> {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    i64::try_from(a.max(1)).ok()
}

impl From<i64> for Exact {
    fn from(whole: i64) -> Self {
        Self { num: whole, den: WHOLE }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.den == other.den {
            return self.num.cmp(&other.num);
        }
        // Products of two numbers of 64 bits fit.
        let wide = |a: i64, b: NonZero<i64>| i128::from(a).saturating_mul(i128::from(b.get()));
        wide(self.num, other.den).cmp(&wide(other.num, self.den))
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
        if self.is_whole() {
            return write!(f, "{}", self.num);
        }
        let scaled = (1_u32..=6).find_map(|places| {
            let scale = Exact::from(10_i64.checked_pow(places)?);
            self.times(scale)?.as_whole().map(|whole| (places, whole))
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
    fn compares_where_products_do_not_fit() {
        let ratio = |less: i64| Exact::ratio(i64::MAX - less, i64::MAX - less - 1).unwrap();
        let (big, bigger) = (ratio(0), ratio(1));
        assert!(big < bigger && Exact::ONE < big);
        assert!(big.negated().unwrap() > bigger.negated().unwrap());
        assert_eq!(big.times(big), None);
    }

    #[test]
    fn fits_whenever_the_lowest_terms_do() {
        let ratio = |num: i64, den: i64| Exact::ratio(num, den).unwrap();
        let long = 1_000_000_000_000_000_000;
        assert_eq!(ratio(long, 7).times(ratio(7, long)), Some(Exact::ONE));
        assert_eq!(ratio(1, long).plus(ratio(2, long)), Exact::ratio(3, long));
        assert_eq!(ratio(-1, 6).plus(ratio(1, 10)), Exact::ratio(-1, 15));
        assert_eq!(ratio(3, -4).parts(), (-3, 4));
        assert_eq!(ratio(3, 4).over(ratio(-9, 8)), Exact::ratio(-2, 3));
        assert_eq!((Exact::ONE.over(Exact::ZERO), Exact::ratio(1, 0)), (None, None));
        assert_eq!((ratio(-7, 2).floor(), ratio(-7, 2).ceil()), ((-4).into(), (-3).into()));
        assert_eq!(Exact::from(i64::MAX).plus(Exact::ONE), None);
        assert_eq!(Exact::from(i64::MIN).negated(), None);
    }
}
