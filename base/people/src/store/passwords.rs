//! Choosing a password. Three steps, because the middle one is heavy: read what it takes ([`prepare`]), check and hash on
//! a blocking thread ([`Choice::accept`]), keep it ([`set`], or `links::accept`).

use crate::rules::password::{self, Owner};
use crate::store::{By, accounts, agencies, note, sessions};
use crate::{AccountId, AgencyId, PasswordRefusal, SecurityPolicy};
use kernel::{Ambient, Id, Moment};
use serde_json::json;
use store::{Read, StoreError, Tx, args, record, statements};

statements! {
    FIND_CREDENTIALS = "SELECT id, login_folded, status, password_hash, totp_secret, totp_last_step FROM accounts
        WHERE agency_id = $1 AND id = $2";
    FIND_CREDENTIALS_BY_LOGIN = "SELECT id, login_folded, status, password_hash, totp_secret, totp_last_step FROM accounts
        WHERE agency_id = $1 AND login_folded = $2";
    SET_PASSWORD = "UPDATE accounts SET password_hash = $3, password_changed_at = $4 WHERE agency_id = $1 AND id = $2";
    LIST_FORMER = "SELECT password_hash AS value FROM former_passwords WHERE agency_id = $1 AND account_id = $2
        ORDER BY set_at DESC, id DESC LIMIT $3";
    ADD_FORMER = "INSERT INTO former_passwords (agency_id, id, account_id, password_hash, set_at) VALUES ($1, $2, $3, $4, $5)";
    /// Hashes that the policy no longer asks about are not kept.
    PRUNE_FORMER = "DELETE FROM former_passwords WHERE agency_id = $1 AND account_id = $2 AND id NOT IN
        (SELECT id FROM former_passwords WHERE agency_id = $1 AND account_id = $2 ORDER BY set_at DESC, id DESC LIMIT $3)";
}

record! {
    /// What an account signs in with. Stays inside this crate, and is never printed.
    pub(crate) struct Credentials {
        id: AccountId, login_folded: String, status: crate::AccountStatus, password_hash: Option<String>,
        totp_secret: Option<Vec<u8>>, totp_last_step: Option<i64>,
    }
}

pub(crate) async fn credentials(
    mut db: impl Read,
    agency: AgencyId,
    account: AccountId,
) -> Result<Option<Credentials>, StoreError> {
    db.find(FIND_CREDENTIALS, args![agency, account]).await
}

pub(crate) async fn credentials_by_login(
    mut db: impl Read,
    agency: AgencyId,
    key: &str,
) -> Result<Option<Credentials>, StoreError> {
    db.find(FIND_CREDENTIALS_BY_LOGIN, args![agency, key]).await
}

/// Everything that a new password of an account is measured by.
#[derive(Clone)]
pub struct Choice {
    account: AccountId,
    policy: SecurityPolicy,
    login: String,
    full_name: String,
    agency_words: Vec<String>,
    second_factor: bool,
    former: Vec<String>,
}

/// A password that holds for one account, hashed. Nothing else can be kept.
#[derive(Clone)]
pub struct NewPassword {
    pub(crate) account: AccountId,
    hash: String,
    history: usize,
}

/// Reads what a new password of an account is measured by.
///
/// # Errors
/// [`StoreError::Missing`] if there is no such account.
pub async fn prepare(
    mut db: impl Read,
    policy: &SecurityPolicy,
    agency: AgencyId,
    account: AccountId,
) -> Result<Choice, StoreError> {
    let missing = || StoreError::Missing { statement: "PREPARE_PASSWORD" };
    let person = accounts::find(&mut db, agency, account).await?.ok_or_else(missing)?;
    let office = agencies::find(&mut db, agency).await?.ok_or_else(missing)?;
    let history = i64::try_from(policy.password_history).unwrap_or(i64::MAX);
    let former: Vec<(String,)> = db.list(LIST_FORMER, args![agency, account, history]).await?;
    let mut agency_words = vec![office.slug];
    agency_words.extend(office.hosts);
    agency_words.extend(office.names.into_iter().flat_map(|n| [n.full_name, n.short_name, n.acronym]));
    Ok(Choice {
        account,
        policy: policy.clone(),
        login: person.login,
        full_name: person.full_name,
        agency_words,
        second_factor: person.second_factor,
        former: former.into_iter().map(|(hash,)| hash).collect(),
    })
}

impl Choice {
    /// Whether the password holds; hashes it. Takes some 20 ms, and as long again for each former password: call it on a
    /// blocking thread.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn accept(&self, ambient: &Ambient, password: &str) -> Result<NewPassword, PasswordRefusal> {
        let owner = Owner {
            login: &self.login,
            full_name: &self.full_name,
            agency_words: &self.agency_words,
            second_factor: self.second_factor,
        };
        password::check(&self.policy, &owner, password)?;
        if password::was_used(&self.former, password) {
            return Err(PasswordRefusal::UsedBefore);
        }
        Ok(NewPassword {
            account: self.account,
            hash: password::hash(ambient, password),
            history: self.policy.password_history,
        })
    }
}

/// Keeps a new password and ends every session of the account, also the one that asked: open a new one for it.
///
/// Who changes their own password types the old one first: see `sign_in::confirm`.
///
/// # Errors
/// What the engine says.
pub async fn set(tx: &mut Tx, ambient: &Ambient, agency: AgencyId, new: NewPassword, by: By) -> Result<(), StoreError> {
    let account = new.account;
    keep(tx, ambient, agency, new, ambient.now()).await?;
    note(tx, agency, by, "password.changed", ("account", account), json!({}), ambient.now()).await
}

pub(crate) async fn keep(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    new: NewPassword,
    now: Moment,
) -> Result<(), StoreError> {
    let account = new.account;
    let id: Id<NewPassword> = ambient.id();
    tx.run(SET_PASSWORD, args![agency, account, &new.hash, now]).await?;
    tx.run(ADD_FORMER, args![agency, id, account, &new.hash, now]).await?;
    let history = i64::try_from(new.history).unwrap_or(i64::MAX);
    tx.run(PRUNE_FORMER, args![agency, account, history]).await?;
    sessions::remove_all(tx, agency, account).await
}
