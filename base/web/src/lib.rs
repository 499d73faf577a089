//! What a request goes through: language, agency, session, protection, errors, the page shell, the kept pages.
//!
//! A handler takes [`Ctx`] (anybody) or [`Staff`] (signed in) and [`Input`], and answers with `ctx.public(…)`,
//! `staff.page(…)` or a redirect; what fails is a [`Failure`], and the layer makes a page of it.

pub mod answer;
pub mod app;
mod assets_out;
pub mod cache;
mod context;
pub mod cookie;
pub mod failure;
#[cfg(debug_assertions)]
pub mod gallery;
mod headers;
mod input;
mod names;
pub mod open;
mod page;
mod routes;
pub mod table;
pub mod upload;
mod who;

text::messages!();

pub use app::{AgencyView, App, MenuItem, Place, Settings};
pub use assets_out::asset;
pub use context::{Ctx, Staff, layer, localised, take_locale};
pub use failure::Failure;
pub use input::{FormErrors, FormWithFiles, Input, LONGEST_FIELD, NotADate, NotANumber, Upload, rows};
pub use names::Names;
pub use page::{PageHead, kept};
pub use routes::{Access, Route, Routes};
pub use who::EXAMPLE;
