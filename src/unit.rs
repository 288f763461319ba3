//! The quantities the law speaks of: exact numbers with dimensions, dates, months as the law counts them, sets.

mod date;
mod dimension;
mod exact;
mod interval;
mod truth;

pub use date::Date;
pub use dimension::Unit;
pub use exact::Exact;
pub use interval::Interval;
pub use truth::Truth;
