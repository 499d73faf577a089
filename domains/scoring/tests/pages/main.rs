//! Pages of scoring through the router, on a real SQLite file, as each kind of actor.

#![expect(clippy::unwrap_used, reason = "what a test cannot do without fails it where it stands")]

#[path = "../given/mod.rs"]
mod given;
mod office;

mod criterion;
mod folder;
mod results;
mod scheme;
