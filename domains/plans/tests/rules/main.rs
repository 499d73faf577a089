//! The rules of plans, as tables: what is allowed, what is refused and why. No database.

#![expect(clippy::unwrap_used, reason = "what a test cannot do without fails it where it stands")]

#[path = "../given/mod.rs"]
mod given;

mod amendment;
mod bulk;
mod clone;
mod contents;
mod coverage;
mod difficulty;
mod digest;
mod notes;
mod plan;
mod propose;
mod quota;
mod reminder;
mod result;
mod task;
mod today;
