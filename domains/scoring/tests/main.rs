//! Rules as tables, tables of both engines, pages through the router.

#![expect(clippy::unwrap_used, reason = "what a test cannot do without fails it where it stands")]

mod given;
mod pages;
mod rules;
mod store;
