//! Signing in, in three steps, because the middle one is heavy: [`begin`] counts the attempt, [`Attempt::check`] hashes on a
//! blocking thread, [`finish`] answers. An account with a second factor then comes back with [`second_factor`].
//!
//! These take the database and commit by themselves: an attempt that was counted stays counted, whatever the caller does.

use crate::policy::minutes;
use crate::rules::second_factor::{TypedCode, fingerprint, read_code};
use crate::rules::{login, password};
use crate::store::passwords::{self, Credentials};
use crate::store::throttles::Counter;
use crate::store::{By, note, second_factor as factors, sessions};
use crate::{AccountId, AccountStatus, AgencyId, Entry, SecretText, SecurityPolicy, SignIn, SignInRefusal, audit};
use kernel::{Ambient, Id, Moment};
use serde_json::json;
use std::net::IpAddr;
use store::{Db, Read as _, StoreError, Tx, args, statements};

statements! {
    ADD_PENDING = "INSERT INTO pending_sign_ins (agency_id, id, account_id, fingerprint, expires_at) VALUES ($1, $2, $3, $4, $5)";
    FIND_PENDING = "SELECT account_id AS value FROM pending_sign_ins
        WHERE agency_id = $1 AND fingerprint = $2 AND expires_at > $3";
    REMOVE_PENDING = "DELETE FROM pending_sign_ins WHERE agency_id = $1 AND account_id = $2";
    PRUNE_PENDING = "DELETE FROM pending_sign_ins WHERE agency_id = $1 AND expires_at <= $2";
}

/// Where an attempt comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Source address. Without one only the login is counted.
    pub address: Option<IpAddr>,
    /// What the browser says of itself.
    pub device: String,
}

/// An attempt that was counted; the password is still to be looked at.
pub struct Attempt {
    agency: AgencyId,
    from: Origin,
    counter: Counter,
    credentials: Option<Credentials>,
    refused_until: Option<Moment>,
}

/// An attempt whose password was looked at.
pub struct Checked {
    attempt: Attempt,
    right: bool,
}

/// Counts an attempt and reads what it takes to check it.
///
/// # Errors
/// What the engine says.
pub async fn begin(
    db: &Db,
    policy: &SecurityPolicy,
    agency: AgencyId,
    typed_login: &str,
    from: Origin,
    now: Moment,
) -> Result<Attempt, StoreError> {
    let key = login::key(typed_login);
    let counter = Counter::new(&key, from.address);
    let mut tx = db.begin().await?;
    let verdict = counter.count(&mut tx, policy, agency, now).await?;
    let credentials = passwords::credentials_by_login(&mut tx, agency, &key).await?;
    if verdict.locked_now {
        tell(&mut tx, agency, credentials.as_ref(), from.address, "sign_in.locked", now).await?;
    }
    tx.commit().await?;
    Ok(Attempt { agency, from, counter, credentials, refused_until: verdict.refused_until })
}

impl Attempt {
    /// Looks at the password. Takes some 20 ms whether or not anybody has this login: call it on a blocking thread.
    #[must_use]
    pub fn check(self, typed_password: &str) -> Checked {
        let stored = self.credentials.as_ref().and_then(|c| c.password_hash.as_deref());
        let right = self.refused_until.is_none() && password::verify(stored, typed_password);
        Checked { attempt: self, right }
    }
}

/// Whether one who is signed in has typed their own password again, as before something grave: a new password, a new second
/// factor. Counted by [`begin`] as any other attempt; the right one starts the count anew.
///
/// # Errors
/// What the engine says.
pub async fn confirm(db: &Db, account: AccountId, checked: Checked) -> Result<bool, StoreError> {
    let Checked { attempt, right } = checked;
    let own = right && attempt.credentials.is_some_and(|c| c.id == account);
    if own {
        let mut tx = db.begin().await?;
        attempt.counter.succeeded(&mut tx, attempt.agency).await?;
        tx.commit().await?;
    }
    Ok(own)
}

/// Answers an attempt.
///
/// # Errors
/// What the engine says.
pub async fn finish(
    db: &Db,
    ambient: &Ambient,
    policy: &SecurityPolicy,
    checked: Checked,
) -> Result<SignIn, StoreError> {
    let Checked { attempt, right } = checked;
    if let Some(until) = attempt.refused_until {
        return Ok(SignIn::Refused(SignInRefusal::TooMany { until }));
    }
    let (agency, now) = (attempt.agency, ambient.now());
    let mut tx = db.begin().await?;
    let looked_at = attempt.credentials.as_ref().filter(|_| right);
    let current = match looked_at {
        Some(seen) => {
            passwords::credentials(&mut tx, agency, seen.id).await?.filter(|c| c.password_hash == seen.password_hash)
        }
        None => None,
    };
    let Some(account) = current else {
        tell(&mut tx, agency, attempt.credentials.as_ref(), attempt.from.address, "sign_in.refused", now).await?;
        tx.commit().await?;
        return Ok(SignIn::Refused(SignInRefusal::Wrong));
    };
    let answer = if account.status != AccountStatus::Active {
        tell(&mut tx, agency, Some(&account), attempt.from.address, "sign_in.disabled", now).await?;
        SignIn::Refused(SignInRefusal::Disabled)
    } else if account.totp_secret.is_some() {
        attempt.counter.no_guess(&mut tx, agency).await?;
        let pending = SecretText::new(ambient.token());
        let (id, expires): (Id<Attempt>, _) = (ambient.id(), now + minutes(policy.pending_minutes));
        tx.run(ADD_PENDING, args![agency, id, account.id, fingerprint(pending.expose()), expires]).await?;
        SignIn::NeedsSecondFactor { pending }
    } else {
        let_in(&mut tx, ambient, agency, account.id, &attempt.counter, &attempt.from, "password").await?
    };
    tx.commit().await?;
    Ok(answer)
}

/// Takes the code from the authenticator, or a recovery code, for a sign-in whose password was right.
///
/// # Errors
/// What the engine says.
pub async fn second_factor(
    db: &Db,
    ambient: &Ambient,
    policy: &SecurityPolicy,
    agency: AgencyId,
    (pending, typed_code): (&str, &str),
    from: Origin,
) -> Result<SignIn, StoreError> {
    let now = ambient.now();
    let mut tx = db.begin().await?;
    let found: Option<(AccountId,)> = tx.find(FIND_PENDING, args![agency, fingerprint(pending), now]).await?;
    let account = match found {
        Some((id,)) => passwords::credentials(&mut tx, agency, id).await?,
        None => None,
    };
    let Some(account) = account else { return Ok(SignIn::Refused(SignInRefusal::Wrong)) };
    let counter = Counter::new(&account.login_folded, from.address);
    let verdict = counter.count(&mut tx, policy, agency, now).await?;
    let answer = if let Some(until) = verdict.refused_until {
        if verdict.locked_now {
            tell(&mut tx, agency, Some(&account), from.address, "sign_in.locked", now).await?;
        }
        SignIn::Refused(SignInRefusal::TooMany { until })
    } else if account.status != AccountStatus::Active {
        SignIn::Refused(SignInRefusal::Disabled)
    } else if let Some(method) = use_code(&mut tx, agency, account.id, typed_code, now).await? {
        remove_pending(&mut tx, agency, account.id).await?;
        let_in(&mut tx, ambient, agency, account.id, &counter, &from, method).await?
    } else {
        tell(&mut tx, agency, Some(&account), from.address, "sign_in.code_refused", now).await?;
        SignIn::Refused(SignInRefusal::Wrong)
    };
    tx.commit().await?;
    Ok(answer)
}

async fn use_code(
    tx: &mut Tx,
    agency: AgencyId,
    account: AccountId,
    typed: &str,
    now: Moment,
) -> Result<Option<&'static str>, StoreError> {
    Ok(match read_code(typed) {
        Some(TypedCode::Authenticator(code)) => {
            factors::use_authenticator(tx, agency, account, &code, now).await?.then_some("authenticator")
        }
        Some(TypedCode::Recovery(code)) => {
            factors::use_recovery(tx, agency, account, &code, now).await?.then_some("recovery_code")
        }
        None => None,
    })
}

async fn let_in(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    account: AccountId,
    counter: &Counter,
    from: &Origin,
    method: &'static str,
) -> Result<SignIn, StoreError> {
    counter.succeeded(tx, agency).await?;
    let session = sessions::open(tx, ambient, agency, account, from.address, &from.device).await?;
    let by = By { account: Some(account), source: from.address };
    note(tx, agency, by, "sign_in.succeeded", ("account", account), json!({ "by": method }), ambient.now()).await?;
    Ok(SignIn::SignedIn { session, account })
}

/// Tells of an attempt that failed. What was typed as a login is not told: it may have been a password.
async fn tell(
    tx: &mut Tx,
    agency: AgencyId,
    account: Option<&Credentials>,
    source: Option<IpAddr>,
    action: &'static str,
    now: Moment,
) -> Result<(), StoreError> {
    let subject = account.map(|a| kernel::Subject::new("account", a.id));
    let detail = json!({ "known": account.is_some() });
    audit(tx, agency, Entry { actor: None, action, subject, detail, source }, now).await.map(drop)
}

pub(crate) async fn remove_pending(tx: &mut Tx, agency: AgencyId, account: AccountId) -> Result<(), StoreError> {
    tx.run(REMOVE_PENDING, args![agency, account]).await.map(drop)
}

pub(crate) async fn prune(tx: &mut Tx, agency: AgencyId, now: Moment) -> Result<(), StoreError> {
    tx.run(PRUNE_PENDING, args![agency, now]).await.map(drop)
}
