//! The verbs of plans: pure functions `(state, command, &Actor, now or today) -> Result<(state', events), Refusal>`, and
//! pure readings of a state (progress, coverage, drift). Nothing here asks a clock, a file or a database.

pub mod amendment;
pub mod bulk;
pub mod clone;
pub mod contents;
pub mod coverage;
pub mod difficulty;
pub mod digest;
pub mod names;
pub mod notes;
pub mod outcome;
pub mod plan;
pub mod propose;
pub mod quota;
pub mod reminder;
pub mod result;
pub mod task;
pub mod today;

pub use propose::propose_tasks;

use crate::model::Refusal;
use people::{Actor, Permission};

/// Characters of a title, a name, a source.
pub const MOST_IN_LINE: usize = 500;
/// Characters of minutes, reasons, instructions.
pub const MOST_IN_TEXT: usize = 20_000;

fn allow(actor: &Actor, permission: &Permission) -> Result<(), Refusal> {
    if actor.may(permission) { Ok(()) } else { Err(Refusal::NotPermitted) }
}

/// A text that is needed, in NFC, without blanks around it.
fn needed(field: &'static str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = viet::nfc(text).trim().to_owned();
    if text.is_empty() {
        return Err(Refusal::TextMissing(field));
    }
    if text.chars().count() > most { Err(Refusal::TextTooLong(field, most)) } else { Ok(text) }
}

/// The normal form of a document's number as typed.
fn number(text: &str) -> Result<String, Refusal> {
    let text = viet::nfc(text);
    viet::citation::parse_number(text.trim())
        .map(|number| number.to_string())
        .ok_or_else(|| Refusal::NumberUnreadable(text.trim().to_owned()))
}

fn no_doubles<T: PartialEq>(values: &[T]) -> Result<(), Refusal> {
    let double = values.iter().enumerate().any(|(at, value)| values[..at].contains(value));
    if double { Err(Refusal::NamedTwice) } else { Ok(()) }
}
