//! The verbs: `(state, command, actor, now) -> (state', events)` or a refusal. Nothing here asks a clock, a file or a database.

pub mod bounds;
pub mod partner;
pub mod received;
pub mod request;
pub mod rollup;

use crate::model::Refusal;
use people::{Actor, Permission};

/// Characters of a line.
pub const MOST_IN_LINE: usize = 300;
/// Characters of a text.
pub const MOST_IN_TEXT: usize = 5_000;

fn allow(actor: &Actor, permission: &Permission) -> Result<(), Refusal> {
    if actor.may(permission) { Ok(()) } else { Err(Refusal::NotPermitted) }
}

/// A text without what nobody meant to type around it.
fn needed(name: &'static str, text: &str, most: usize) -> Result<String, Refusal> {
    match optional(name, text, most)? {
        text if text.is_empty() => Err(Refusal::TextMissing(name)),
        text => Ok(text),
    }
}

fn optional(name: &'static str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > most { Err(Refusal::TextTooLong(name, most)) } else { Ok(text.to_owned()) }
}
