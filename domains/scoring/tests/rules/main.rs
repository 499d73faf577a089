//! The rules of scoring as tables, without a database.

#![expect(clippy::unwrap_used, reason = "what a test cannot do without fails it where it stands")]

#[path = "../given/mod.rs"]
mod given;

mod appraise;
mod import;
mod overview;
mod scheme;
mod score;
