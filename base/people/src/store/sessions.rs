//! Sessions: opened by `sign_in`, found by their token on every request, listed and ended by their owner.

use crate::policy::{hours, minutes};
use crate::rules::second_factor::fingerprint;
use crate::rules::session::{device_words, is_alive, is_seen_anew};
use crate::store::{By, links, note, sign_in, throttles};
use crate::{AccountId, AccountStatus, AgencyId, SecretText, SecurityPolicy, Session, SessionId};
use kernel::{Ambient, Moment};
use serde_json::json;
use std::net::IpAddr;
use store::{Read, StoreError, Tx, args, statements};

statements! {
    ADD_SESSION = "INSERT INTO sessions (agency_id, id, account_id, fingerprint, created_at, seen_at, source, device)
        VALUES ($1, $2, $3, $4, $5, $5, $6, $7)";
    FIND_SESSION = "SELECT s.id, s.account_id, s.created_at, s.seen_at, s.source, s.device,
        a.totp_secret IS NOT NULL AS second_factor, a.password_changed_at
        FROM sessions s JOIN accounts a ON a.agency_id = s.agency_id AND a.id = s.account_id
        WHERE s.agency_id = $1 AND s.fingerprint = $2 AND a.status = $3";
    LIST_SESSIONS = "SELECT s.id, s.account_id, s.created_at, s.seen_at, s.source, s.device,
        a.totp_secret IS NOT NULL AS second_factor, a.password_changed_at
        FROM sessions s JOIN accounts a ON a.agency_id = s.agency_id AND a.id = s.account_id
        WHERE s.agency_id = $1 AND s.account_id = $2 ORDER BY s.seen_at DESC, s.id";
    SEE_SESSION = "UPDATE sessions SET seen_at = $3 WHERE agency_id = $1 AND id = $2 AND seen_at < $3";
    SEE_ACCOUNT = "UPDATE accounts SET last_seen_at = $3 WHERE agency_id = $1 AND id = $2";
    REMOVE_SESSION = "DELETE FROM sessions WHERE agency_id = $1 AND account_id = $2 AND id = $3";
    REMOVE_OTHERS = "DELETE FROM sessions WHERE agency_id = $1 AND account_id = $2 AND id <> $3";
    REMOVE_ALL = "DELETE FROM sessions WHERE agency_id = $1 AND account_id = $2";
    PRUNE_SESSIONS = "DELETE FROM sessions WHERE agency_id = $1 AND (seen_at <= $2 OR created_at <= $3)";
}

/// Opens a session for an account that has proved who it is; returns its token. `sign_in` does it after a sign-in; after
/// [`super::passwords::set`] the person who changed their own password gets a new one here.
///
/// # Errors
/// What the engine says.
pub async fn open(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    account: AccountId,
    source: Option<IpAddr>,
    device: &str,
) -> Result<SecretText, StoreError> {
    let (token, now): (_, Moment) = (SecretText::new(ambient.token()), ambient.now());
    let (id, source): (SessionId, _) = (ambient.id(), source.map(|address| address.to_string()));
    let values = args![agency, id, account, fingerprint(token.expose()), now, source, device_words(device)];
    tx.run(ADD_SESSION, values).await?;
    tx.run(SEE_ACCOUNT, args![agency, account, now]).await?;
    Ok(token)
}

/// The session of a token, if it still counts and its account is active.
///
/// # Errors
/// What the engine says.
pub async fn find(
    mut db: impl Read,
    policy: &SecurityPolicy,
    agency: AgencyId,
    token: &str,
    now: Moment,
) -> Result<Option<Session>, StoreError> {
    let found: Option<Session> =
        db.find(FIND_SESSION, args![agency, fingerprint(token), AccountStatus::Active]).await?;
    Ok(found.filter(|s| is_alive(policy, s.created_at, s.seen_at, now)))
}

/// Notes that a session is in use. Ask [`is_seen_anew`] first: once a minute is enough.
///
/// # Errors
/// What the engine says.
pub async fn see(tx: &mut Tx, agency: AgencyId, session: &Session, now: Moment) -> Result<(), StoreError> {
    if is_seen_anew(session.seen_at, now) {
        tx.run(SEE_SESSION, args![agency, session.id, now]).await?;
        tx.run(SEE_ACCOUNT, args![agency, session.account_id, now]).await?;
    }
    Ok(())
}

/// Every session of an account that still counts, the latest first.
///
/// # Errors
/// What the engine says.
pub async fn list(
    mut db: impl Read,
    policy: &SecurityPolicy,
    agency: AgencyId,
    account: AccountId,
    now: Moment,
) -> Result<Vec<Session>, StoreError> {
    let all: Vec<Session> = db.list(LIST_SESSIONS, args![agency, account]).await?;
    Ok(all.into_iter().filter(|s| is_alive(policy, s.created_at, s.seen_at, now)).collect())
}

/// Ends one session of an account: signing out, or a device that is lost. Says whether there was one.
///
/// # Errors
/// What the engine says.
pub async fn revoke(
    tx: &mut Tx,
    agency: AgencyId,
    account: AccountId,
    session: SessionId,
    by: By,
    now: Moment,
) -> Result<bool, StoreError> {
    let ended = tx.run(REMOVE_SESSION, args![agency, account, session]).await? > 0;
    if ended {
        note(tx, agency, by, "session.ended", ("account", account), json!({}), now).await?;
    }
    Ok(ended)
}

/// Ends every session of an account but one. Says how many.
///
/// # Errors
/// What the engine says.
pub async fn revoke_others(
    tx: &mut Tx,
    agency: AgencyId,
    account: AccountId,
    keep: SessionId,
    by: By,
    now: Moment,
) -> Result<u64, StoreError> {
    let ended = tx.run(REMOVE_OTHERS, args![agency, account, keep]).await?;
    sign_in::remove_pending(tx, agency, account).await?;
    note(tx, agency, by, "session.others_ended", ("account", account), json!({ "ended": ended }), now).await?;
    Ok(ended)
}

/// Ends every session of an account, and every sign-in that waits for its second factor.
pub(crate) async fn remove_all(tx: &mut Tx, agency: AgencyId, account: AccountId) -> Result<(), StoreError> {
    tx.run(REMOVE_ALL, args![agency, account]).await?;
    sign_in::remove_pending(tx, agency, account).await
}

/// Removes what no longer counts: sessions, sign-ins half way, links, counts of attempts. For a nightly job.
///
/// # Errors
/// What the engine says.
pub async fn prune(tx: &mut Tx, policy: &SecurityPolicy, agency: AgencyId, now: Moment) -> Result<(), StoreError> {
    let (idle, age) = (minutes(policy.session_idle_minutes), hours(policy.session_hours));
    tx.run(PRUNE_SESSIONS, args![agency, now - idle, now - age]).await?;
    sign_in::prune(tx, agency, now).await?;
    links::prune(tx, agency, now).await?;
    throttles::prune(tx, policy, agency, now).await
}
