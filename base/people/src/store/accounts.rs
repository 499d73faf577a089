//! Accounts: inviting, changing, disabling. What they sign in with is in `passwords`, `second_factor` and `sessions`.

use crate::rules::{login, session::is_idle};
use crate::store::agencies::unique_as;
use crate::store::{By, links, note, roles, sessions};
use crate::{
    Account, AccountId, AccountKind, AccountStatus, AgencyId, Error, LinkPurpose, NewAccount, Refusal, Role, RoleGrant,
    SecretText, SecurityPolicy, UnitId,
};
use kernel::{Ambient, Date, Moment, local_date};
use serde_json::json;
use store::{Read, StoreError, Tx, args, statements};

statements! {
    FIND_ACCOUNT = "SELECT id, login, full_name, position_words, unit_id, kind, status, status_since, created_at, last_seen_at,
        password_changed_at, totp_secret IS NOT NULL AS second_factor FROM accounts WHERE agency_id = $1 AND id = $2";
    FIND_ACCOUNT_BY_LOGIN = "SELECT id, login, full_name, position_words, unit_id, kind, status, status_since, created_at,
        last_seen_at, password_changed_at, totp_secret IS NOT NULL AS second_factor
        FROM accounts WHERE agency_id = $1 AND login_folded = $2";
    LIST_ACCOUNTS = "SELECT id, login, full_name, position_words, unit_id, kind, status, status_since, created_at, last_seen_at,
        password_changed_at, totp_secret IS NOT NULL AS second_factor FROM accounts WHERE agency_id = $1 ORDER BY id";
    ADD_ACCOUNT = "INSERT INTO accounts (agency_id, id, login, login_folded, full_name, position_words, unit_id, kind, status,
        status_since, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)";
    SAVE_ACCOUNT = "UPDATE accounts SET full_name = $3, position_words = $4, unit_id = $5 WHERE agency_id = $1 AND id = $2";
    SET_STATUS = "UPDATE accounts SET status = $3, status_since = $4 WHERE agency_id = $1 AND id = $2";
}

/// One account.
///
/// # Errors
/// What the engine says.
pub async fn find(mut db: impl Read, agency: AgencyId, account: AccountId) -> Result<Option<Account>, StoreError> {
    db.find(FIND_ACCOUNT, args![agency, account]).await
}

/// The account that a typed login means.
///
/// # Errors
/// What the engine says.
pub async fn find_by_login(mut db: impl Read, agency: AgencyId, typed: &str) -> Result<Option<Account>, StoreError> {
    db.find(FIND_ACCOUNT_BY_LOGIN, args![agency, login::key(typed)]).await
}

/// Every account of an agency, oldest first; `viet` sorts names.
///
/// # Errors
/// What the engine says.
pub async fn list(mut db: impl Read, agency: AgencyId) -> Result<Vec<Account>, StoreError> {
    db.list(LIST_ACCOUNTS, args![agency]).await
}

/// Adds an account that waits for its owner, and the link to hand over. Roles are given apart from this.
///
/// # Errors
/// [`Refusal::LoginUnusable`], [`Refusal::LoginTaken`], [`Refusal::NameMissing`].
pub async fn invite(
    tx: &mut Tx,
    ambient: &Ambient,
    policy: &SecurityPolicy,
    agency: AgencyId,
    new: NewAccount,
    by: By,
) -> Result<(AccountId, SecretText), Error> {
    let account = add(tx, ambient, agency, new, by).await?;
    let link = links::issue(tx, ambient, policy, agency, account, LinkPurpose::Invitation, by).await?;
    Ok((account, link))
}

/// Adds an account without a link.
pub async fn add(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    new: NewAccount,
    by: By,
) -> Result<AccountId, Error> {
    let login = login::read(&new.login)?;
    let full_name = required(&new.full_name)?;
    let position = viet::nfc(new.position_words.trim());
    let (account, now): (AccountId, _) = (ambient.id(), ambient.now());
    let detail = json!({ "login": login.shown, "kind": store::TextEnum::as_str(new.kind) });
    let invited = AccountStatus::Invited;
    let values =
        args![agency, account, login.shown, login.key, full_name, position, new.unit_id, new.kind, invited, now];
    unique_as(tx.run(ADD_ACCOUNT, values).await, Refusal::LoginTaken)?;
    note(tx, agency, by, "account.invited", ("account", account), detail, now).await?;
    Ok(account)
}

/// What can be changed of an account by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "documented at Account")]
pub struct Changes {
    pub full_name: String,
    pub position_words: String,
    pub unit_id: Option<UnitId>,
}

/// Saves name, position and unit.
///
/// # Errors
/// [`Refusal::NameMissing`], [`Refusal::NoSuchAccount`].
pub async fn save(
    tx: &mut Tx,
    agency: AgencyId,
    account: AccountId,
    changes: Changes,
    by: By,
    now: Moment,
) -> Result<(), Error> {
    let (name, position) = (required(&changes.full_name)?, viet::nfc(changes.position_words.trim()));
    let detail = json!({ "full_name": name, "position": position, "unit": changes.unit_id });
    if tx.run(SAVE_ACCOUNT, args![agency, account, name, position, changes.unit_id]).await? == 0 {
        return Err(Refusal::NoSuchAccount.into());
    }
    note(tx, agency, by, "account.changed", ("account", account), detail, now).await?;
    Ok(())
}

/// Disables an account: it is signed out everywhere and its links end.
///
/// # Errors
/// [`Refusal::LastAdministrator`] (then roll back), [`Refusal::NoSuchAccount`].
pub async fn disable(tx: &mut Tx, agency: AgencyId, account: AccountId, by: By, now: Moment) -> Result<(), Error> {
    let found = find(&mut *tx, agency, account).await?.ok_or(Refusal::NoSuchAccount)?;
    if found.status == AccountStatus::Disabled {
        return Ok(());
    }
    shut(tx, agency, account, now).await?;
    // The trail is held from here to commit, so that two administrators cannot disable each other at once.
    note(tx, agency, by, "account.disabled", ("account", account), json!({}), now).await?;
    if found.status == AccountStatus::Active && is_administrator(tx, agency, account, local_date(now)).await? {
        require_administrator(tx, agency, local_date(now)).await?;
    }
    Ok(())
}

/// Makes a disabled account usable again, as it was: active if it has a password, else invited.
///
/// # Errors
/// [`Refusal::NoSuchAccount`].
pub async fn enable(tx: &mut Tx, agency: AgencyId, account: AccountId, by: By, now: Moment) -> Result<(), Error> {
    let found = find(&mut *tx, agency, account).await?.ok_or(Refusal::NoSuchAccount)?;
    if found.status != AccountStatus::Disabled {
        return Ok(());
    }
    let status = if found.password_changed_at.is_some() { AccountStatus::Active } else { AccountStatus::Invited };
    tx.run(SET_STATUS, args![agency, account, status, now]).await?;
    note(tx, agency, by, "account.enabled", ("account", account), json!({}), now).await?;
    Ok(())
}

/// Disables every account that was idle too long, and says which: for a nightly job. Spares nobody, as the rule does not:
/// an operator's command makes the last administrator usable again.
///
/// # Errors
/// What the engine says.
pub async fn disable_idle(
    tx: &mut Tx,
    policy: &SecurityPolicy,
    agency: AgencyId,
    now: Moment,
) -> Result<Vec<AccountId>, StoreError> {
    let active = list(&mut *tx, agency).await?.into_iter().filter(|a| a.status == AccountStatus::Active);
    let idle: Vec<AccountId> =
        active.filter(|a| is_idle(policy, a.last_seen_at, a.status_since, now)).map(|a| a.id).collect();
    for account in &idle {
        shut(tx, agency, *account, now).await?;
    }
    // Only then the trail: whoever waits for it may hold one of these accounts.
    for account in &idle {
        let detail = json!({ "reason": "idle", "days": policy.idle_days });
        note(tx, agency, By::PROGRAM, "account.disabled", ("account", *account), detail, now).await?;
    }
    Ok(idle)
}

async fn shut(tx: &mut Tx, agency: AgencyId, account: AccountId, now: Moment) -> Result<(), StoreError> {
    tx.run(SET_STATUS, args![agency, account, AccountStatus::Disabled, now]).await?;
    sessions::remove_all(tx, agency, account).await?;
    links::remove_open(tx, agency, account).await
}

/// Marks an account as usable; called when its owner has chosen a password.
pub(crate) async fn activate(tx: &mut Tx, agency: AgencyId, account: AccountId, now: Moment) -> Result<(), StoreError> {
    tx.run(SET_STATUS, args![agency, account, AccountStatus::Active, now]).await.map(drop)
}

async fn is_administrator(tx: &mut Tx, agency: AgencyId, account: AccountId, on: Date) -> Result<bool, StoreError> {
    Ok(roles::list_of(tx, agency, account).await?.iter().any(|g| administers(g, on)))
}

fn administers(grant: &RoleGrant, on: Date) -> bool {
    grant.role == Role::Administrator && grant.holds_on(on)
}

/// Refuses if, as things are in this transaction, no active person administers the agency on a day.
pub(crate) async fn require_administrator(tx: &mut Tx, agency: AgencyId, on: Date) -> Result<(), Error> {
    let accounts = list(&mut *tx, agency).await?;
    let usable = |id: AccountId| {
        accounts.iter().any(|a| a.id == id && a.status == AccountStatus::Active && a.kind == AccountKind::Person)
    };
    let grants = roles::list(&mut *tx, agency).await?;
    if grants.iter().any(|g| administers(g, on) && usable(g.account_id)) {
        Ok(())
    } else {
        Err(Refusal::LastAdministrator.into())
    }
}

fn required(text: &str) -> Result<String, Refusal> {
    let text = viet::nfc(text).trim().to_string();
    if text.is_empty() { Err(Refusal::NameMissing) } else { Ok(text) }
}
