//! The second factor of an account: setting up, using, renewing, taking away.

use crate::rules::second_factor::{
    Enrolment, TypedCode, enrolment, fingerprint, matching_step, new_recovery_codes, new_secret, read_code,
};
use crate::store::{By, note};
use crate::{AccountId, AgencyId, Error, Refusal, SecretText};
use kernel::{Ambient, Moment};
use serde_json::json;
use store::{Read, StoreError, Tx, args, record, statements};

statements! {
    SET_PENDING_SECRET = "UPDATE accounts SET totp_pending = $3 WHERE agency_id = $1 AND id = $2";
    FIND_FACTOR = "SELECT login, totp_pending, totp_secret, totp_last_step FROM accounts WHERE agency_id = $1 AND id = $2";
    CONFIRM_SECRET = "UPDATE accounts SET totp_secret = totp_pending, totp_pending = NULL, totp_last_step = $3
        WHERE agency_id = $1 AND id = $2 AND totp_pending = $4";
    /// A step counts once: whoever comes second with the same code changes nothing.
    USE_STEP = "UPDATE accounts SET totp_last_step = $3
        WHERE agency_id = $1 AND id = $2 AND (totp_last_step IS NULL OR totp_last_step < $3)";
    REMOVE_SECRET = "UPDATE accounts SET totp_secret = NULL, totp_pending = NULL, totp_last_step = NULL
        WHERE agency_id = $1 AND id = $2";
    ADD_CODE = "INSERT INTO recovery_codes (agency_id, account_id, fingerprint) VALUES ($1, $2, $3)";
    REMOVE_CODES = "DELETE FROM recovery_codes WHERE agency_id = $1 AND account_id = $2";
    USE_RECOVERY_CODE = "UPDATE recovery_codes SET used_at = $4
        WHERE agency_id = $1 AND account_id = $2 AND fingerprint = $3 AND used_at IS NULL";
    COUNT_CODES = "SELECT COUNT(*) AS value FROM recovery_codes
        WHERE agency_id = $1 AND account_id = $2 AND used_at IS NULL";
}

record! {
    struct Factor { login: String, totp_pending: Option<Vec<u8>>, totp_secret: Option<Vec<u8>>, totp_last_step: Option<i64> }
}

/// Begins to set up an authenticator. The one in use, if there is one, stays in use until [`confirm`].
///
/// # Errors
/// What the engine says.
pub async fn begin(tx: &mut Tx, ambient: &Ambient, agency: AgencyId, account: AccountId) -> Result<(), StoreError> {
    let secret = new_secret(ambient).to_vec();
    tx.run(SET_PENDING_SECRET, args![agency, account, secret]).await.map(drop)
}

/// What is shown while setting up: again after a code that was wrong. `label` names the agency in the application.
///
/// # Errors
/// What the engine says.
pub async fn find_enrolment(
    mut db: impl Read,
    agency: AgencyId,
    account: AccountId,
    label: &str,
) -> Result<Option<Enrolment>, StoreError> {
    let factor: Option<Factor> = db.find(FIND_FACTOR, args![agency, account]).await?;
    Ok(factor.and_then(|f| enrolment(&f.totp_pending?, label, &f.login)))
}

/// Takes the first code of a new authenticator: from now on it is asked for. Returns ten recovery codes to print; earlier
/// ones no longer count.
///
/// # Errors
/// [`Refusal::CodeWrong`].
pub async fn confirm(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    account: AccountId,
    typed_code: &str,
    by: By,
) -> Result<Vec<SecretText>, Error> {
    let now = ambient.now();
    let factor: Option<Factor> = tx.find(FIND_FACTOR, args![agency, account]).await?;
    let pending = factor.and_then(|f| f.totp_pending).ok_or(Refusal::CodeWrong)?;
    let Some(TypedCode::Authenticator(code)) = read_code(typed_code) else { return Err(Refusal::CodeWrong.into()) };
    let step = matching_step(&pending, &code, None, now).ok_or(Refusal::CodeWrong)?;
    if tx.run(CONFIRM_SECRET, args![agency, account, step, pending]).await? != 1 {
        return Err(Refusal::CodeWrong.into());
    }
    let codes = replace_codes(tx, ambient, agency, account).await?;
    note(tx, agency, by, "second_factor.set_up", ("account", account), json!({}), now).await?;
    Ok(codes)
}

/// Ten new recovery codes; earlier ones no longer count.
///
/// # Errors
/// What the engine says.
pub async fn renew_codes(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    account: AccountId,
    by: By,
) -> Result<Vec<SecretText>, StoreError> {
    let codes = replace_codes(tx, ambient, agency, account).await?;
    note(tx, agency, by, "second_factor.codes_renewed", ("account", account), json!({}), ambient.now()).await?;
    Ok(codes)
}

/// How many recovery codes are left.
///
/// # Errors
/// What the engine says.
pub async fn count_codes(mut db: impl Read, agency: AgencyId, account: AccountId) -> Result<i64, StoreError> {
    db.get::<(i64,)>(COUNT_CODES, args![agency, account]).await.map(|(count,)| count)
}

/// Takes the second factor away: a lost telephone and lost paper. An administrator does it, after making sure who asks.
///
/// # Errors
/// What the engine says.
pub async fn remove(tx: &mut Tx, agency: AgencyId, account: AccountId, by: By, now: Moment) -> Result<(), StoreError> {
    tx.run(REMOVE_SECRET, args![agency, account]).await?;
    tx.run(REMOVE_CODES, args![agency, account]).await?;
    note(tx, agency, by, "second_factor.removed", ("account", account), json!({}), now).await
}

/// Whether a code is the authenticator's; uses up its step. Counting the attempts is the caller's part.
pub(crate) async fn use_authenticator(
    tx: &mut Tx,
    agency: AgencyId,
    account: AccountId,
    code: &str,
    now: Moment,
) -> Result<bool, StoreError> {
    let factor: Option<Factor> = tx.find(FIND_FACTOR, args![agency, account]).await?;
    let step = factor.and_then(|f| matching_step(&f.totp_secret?, code, f.totp_last_step, now));
    match step {
        Some(step) => Ok(tx.run(USE_STEP, args![agency, account, step]).await? == 1),
        None => Ok(false),
    }
}

/// Whether a recovery code is one of the account's; uses it up. Counting the attempts is the caller's part.
pub(crate) async fn use_recovery(
    tx: &mut Tx,
    agency: AgencyId,
    account: AccountId,
    code: &str,
    now: Moment,
) -> Result<bool, StoreError> {
    Ok(tx.run(USE_RECOVERY_CODE, args![agency, account, fingerprint(code), now]).await? == 1)
}

async fn replace_codes(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    account: AccountId,
) -> Result<Vec<SecretText>, StoreError> {
    tx.run(REMOVE_CODES, args![agency, account]).await?;
    let codes = new_recovery_codes(ambient);
    for code in &codes {
        // Kept as it is read back: without the dashes that help the eye.
        let plain: String = code.expose().chars().filter(|c| *c != '-').collect();
        tx.run(ADD_CODE, args![agency, account, fingerprint(&plain)]).await?;
    }
    Ok(codes)
}
