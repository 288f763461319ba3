//! The pages and components; feature `ui`.

mod app;
mod browser;
pub mod components;
mod draw;
mod fetch;
mod kept;
mod later;
mod pages;
mod paper;
mod parts;
mod portal;
mod route;
mod site;
mod state;
#[cfg(feature = "ssr")]
mod still;
mod turns;

pub use app::App;
#[cfg(feature = "csr")]
pub use app::start;
pub use kept::kept_again;
#[cfg(feature = "ssr")]
pub use still::{Given, Still, stills};
