//! How a proof comes to count, and stops counting.

use crate::permissions::{HAND_IN, REVIEW};
use crate::{Command, Proof, Refusal, Standing, State};
use kernel::Moment;
use people::Actor;

/// Longest reason, in characters.
pub const LONGEST_REASON: usize = 2_000;

/// The state after a command.
///
/// Whoever made a proof or handed it in neither confirms nor returns it. What counts is never returned, only revoked; what
/// was returned or revoked may be handed in again, by anybody who may hand in.
///
/// # Errors
/// The first [`Refusal`] that applies.
pub fn decide(proof: &Proof, command: Command, actor: &Actor, now: Moment) -> Result<State, Refusal> {
    let (permission, from): (_, &[Standing]) = match &command {
        Command::Confirm | Command::Return { .. } => (&REVIEW, &[Standing::Proposed]),
        Command::Revoke { .. } => (&REVIEW, &[Standing::Confirmed]),
        Command::HandInAgain => (&HAND_IN, &[Standing::Returned, Standing::Revoked]),
    };
    let standing = proof.state.standing();
    if !actor.may(permission) {
        return Err(Refusal::NotPermitted);
    }
    if !from.contains(&standing) {
        return Err(Refusal::WrongStanding { now: standing });
    }
    let own = [proof.created_by, proof.handed_in_by].contains(&Some(actor.account));
    if own && matches!(command, Command::Confirm | Command::Return { .. }) {
        return Err(Refusal::OwnProof);
    }
    let by = actor.account;
    Ok(match command {
        Command::Confirm => State::Confirmed { by: Some(by), at: now },
        Command::HandInAgain => State::Proposed { by: Some(by), at: now },
        Command::Return { reason } => State::Returned { by, at: now, reason: given(&reason)? },
        Command::Revoke { reason } => State::Revoked { by, at: now, reason: given(&reason)? },
    })
}

fn given(typed: &str) -> Result<String, Refusal> {
    let reason = viet::nfc(typed.trim());
    match reason.chars().count() {
        0 => Err(Refusal::ReasonMissing),
        n if n > LONGEST_REASON => Err(Refusal::TooLong { limit: LONGEST_REASON }),
        _ => Ok(reason),
    }
}
