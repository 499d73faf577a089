//! One-time links: the first administrator's, an invitation, a forgotten password. Only their fingerprints are kept.

use crate::policy::hours;
use crate::rules::login;
use crate::rules::second_factor::fingerprint;
use crate::store::passwords::{self, NewPassword};
use crate::store::throttles::Counter;
use crate::store::{By, accounts, note};
use crate::{AccountId, AccountStatus, AgencyId, Error, LinkPurpose, Refusal, SecretText, SecurityPolicy};
use kernel::{Ambient, Id, Moment};
use serde_json::json;
use store::{Read, StoreError, TextEnum as _, Tx, args, record, statements};

statements! {
    ADD_LINK = "INSERT INTO one_time_links (agency_id, id, account_id, purpose, fingerprint, created_at, created_by, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    REMOVE_OPEN_LINKS = "DELETE FROM one_time_links WHERE agency_id = $1 AND account_id = $2 AND used_at IS NULL";
    FIND_LINK = "SELECT l.account_id, l.purpose, l.expires_at FROM one_time_links l
        JOIN accounts a ON a.agency_id = l.agency_id AND a.id = l.account_id
        WHERE l.agency_id = $1 AND l.fingerprint = $2 AND l.used_at IS NULL AND l.expires_at > $3 AND a.status <> $4";
    /// Whoever is first has it: the second finds nothing to change.
    USE_LINK = "UPDATE one_time_links SET used_at = $3
        WHERE agency_id = $1 AND fingerprint = $2 AND used_at IS NULL AND expires_at > $3";
    PRUNE_LINKS = "DELETE FROM one_time_links WHERE agency_id = $1 AND expires_at <= $2";
}

record! {
    /// A link that can still be used.
    pub struct OpenLink { account_id: AccountId, purpose: LinkPurpose, expires_at: Moment }
}

/// Makes a link, and ends the account's other open ones. The secret is shown or mailed once and cannot be had again.
///
/// # Errors
/// What the engine says.
pub async fn issue(
    tx: &mut Tx,
    ambient: &Ambient,
    policy: &SecurityPolicy,
    agency: AgencyId,
    account: AccountId,
    purpose: LinkPurpose,
    by: By,
) -> Result<SecretText, StoreError> {
    let (secret, now) = (SecretText::new(ambient.token()), ambient.now());
    let life = if purpose == LinkPurpose::Reset { policy.reset_hours } else { policy.invitation_hours };
    remove_open(tx, agency, account).await?;
    let id: Id<OpenLink> = ambient.id();
    let values = args![agency, id, account, purpose, fingerprint(secret.expose()), now, by.account, now + hours(life)];
    tx.run(ADD_LINK, values).await?;
    note(tx, agency, by, "link.issued", ("account", account), json!({ "purpose": purpose.as_str() }), now).await?;
    Ok(secret)
}

/// What a link is for, to show the form behind it; nothing if it was used, is too old, never was one, or its account is
/// disabled.
///
/// # Errors
/// What the engine says.
pub async fn find(
    mut db: impl Read,
    agency: AgencyId,
    secret: &str,
    now: Moment,
) -> Result<Option<OpenLink>, StoreError> {
    db.find(FIND_LINK, args![agency, fingerprint(secret), now, AccountStatus::Disabled]).await
}

/// Uses a link up: keeps the password, makes the account usable, ends its sessions, and lifts the lock that wrong attempts
/// put on it: whoever was locked out by others asks for a link. Its owner then signs in as always.
///
/// # Errors
/// [`Refusal::LinkInvalid`].
pub async fn accept(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    secret: &str,
    new: NewPassword,
    by: By,
) -> Result<AccountId, Error> {
    let now = ambient.now();
    let link = find(&mut *tx, agency, secret, now).await?.filter(|link| link.account_id == new.account);
    let link = link.ok_or(Refusal::LinkInvalid)?;
    if tx.run(USE_LINK, args![agency, fingerprint(secret), now]).await? != 1 {
        return Err(Refusal::LinkInvalid.into());
    }
    passwords::keep(tx, ambient, agency, new, now).await?;
    accounts::activate(tx, agency, link.account_id, now).await?;
    let account = accounts::find(&mut *tx, agency, link.account_id).await?.ok_or(Refusal::LinkInvalid)?;
    Counter::new(&login::key(&account.login), None).clear_login(tx, agency).await?;
    let by = By { account: Some(link.account_id), ..by };
    let detail = json!({ "purpose": link.purpose.as_str() });
    note(tx, agency, by, "link.used", ("account", link.account_id), detail, now).await?;
    Ok(link.account_id)
}

pub(crate) async fn remove_open(tx: &mut Tx, agency: AgencyId, account: AccountId) -> Result<(), StoreError> {
    tx.run(REMOVE_OPEN_LINKS, args![agency, account]).await.map(drop)
}

pub(crate) async fn prune(tx: &mut Tx, agency: AgencyId, now: Moment) -> Result<(), StoreError> {
    tx.run(PRUNE_LINKS, args![agency, now]).await.map(drop)
}
