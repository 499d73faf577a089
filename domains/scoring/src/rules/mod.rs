//! The verbs of scoring: pure functions `(state, command, &Actor, now) -> Result<(state', events), Refusal>`, and pure
//! readings of a state (totals, gaps, differences). Nothing here asks a clock, a file or a database.

pub mod appraise;
pub mod import;
pub mod overview;
pub mod scheme;
pub mod score;

use crate::model::Refusal;
use people::{Actor, Permission};

/// Characters of a title, a name, a number.
pub const MOST_IN_LINE: usize = 500;
/// Characters of rules, notes, explanations.
pub const MOST_IN_TEXT: usize = 10_000;

fn allow(actor: &Actor, permission: &Permission) -> Result<(), Refusal> {
    if actor.may(permission) { Ok(()) } else { Err(Refusal::NotPermitted) }
}

/// A text in NFC, without blanks around it.
fn text(field: &'static str, typed: &str, most: usize) -> Result<String, Refusal> {
    let text = viet::nfc(typed).trim().to_owned();
    if text.chars().count() > most { Err(Refusal::TextTooLong(field, most)) } else { Ok(text) }
}

/// The same for one that is needed.
fn needed(field: &'static str, typed: &str, most: usize) -> Result<String, Refusal> {
    let text = text(field, typed, most)?;
    if text.is_empty() { Err(Refusal::TextMissing(field)) } else { Ok(text) }
}
