//! The verbs of reports: pure functions `(state, command, &Actor, now) -> Result<(state', events), Refusal>`, and pure readings
//! of a snapshot. Nothing here asks a clock, a file or a database.

pub mod deadline;
pub mod outside;
pub mod publication;
pub mod report;
pub mod returned;
pub mod said;
pub mod templates;
pub mod unit;
pub mod vocabulary;

use crate::model::Refusal;
use people::{Actor, Permission};

/// Characters of a line: a title, a receiver.
pub const MOST_IN_LINE: usize = 500;
/// Characters of a text.
pub const MOST_IN_TEXT: usize = 20_000;

fn allow(actor: &Actor, permission: &Permission) -> Result<(), Refusal> {
    if actor.may(permission) { Ok(()) } else { Err(Refusal::NotPermitted) }
}

/// A text that has to be there, without spaces around it, in one form of Unicode.
fn needed(name: &'static str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = viet::nfc(text).trim().to_owned();
    match text.chars().count() {
        0 => Err(Refusal::TextMissing(name)),
        length if length > most => Err(Refusal::TextTooLong(name, most)),
        _ => Ok(text),
    }
}
