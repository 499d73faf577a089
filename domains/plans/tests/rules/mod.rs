//! The rules of plans, as tables: what is allowed, what is refused and why. No database.

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
