//! Which leader is in charge of what, written authorisations, and the words for a signature.

use crate::rules::duty::field_key;
use crate::rules::signing::{Signatory, SigningLine, signing_line};
use crate::store::agencies::in_order;
use crate::store::{By, accounts, agencies, note, roles};
use crate::{AccountId, AgencyId, Authorisation, Duty, Error, Refusal, SigningRefusal, UnitId};
use kernel::{Ambient, Date, Id, Moment};
use serde_json::json;
use store::{Read, StoreError, Tx, args, statements};

statements! {
    LIST_DUTIES = "SELECT id, account_id, unit_id, field, notice_number, notice_date, valid_from, valid_to FROM duties
        WHERE agency_id = $1 ORDER BY valid_from, id";
    LIST_DUTIES_OF = "SELECT id, account_id, unit_id, field, notice_number, notice_date, valid_from, valid_to FROM duties
        WHERE agency_id = $1 AND account_id = $2 ORDER BY valid_from, id";
    ADD_DUTY = "INSERT INTO duties (agency_id, id, account_id, unit_id, field, field_folded, notice_number, notice_date,
        valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    END_DUTY = "UPDATE duties SET valid_to = $3 WHERE agency_id = $1 AND id = $2 AND valid_from <= $3";
    LIST_AUTHORISATIONS_OF = "SELECT id, account_id, number, dated_on, scope, valid_from, valid_to FROM authorisations
        WHERE agency_id = $1 AND account_id = $2 ORDER BY valid_from, id";
    FIND_AUTHORISATION = "SELECT id, account_id, number, dated_on, scope, valid_from, valid_to FROM authorisations
        WHERE agency_id = $1 AND id = $2";
    ADD_AUTHORISATION = "INSERT INTO authorisations (agency_id, id, account_id, number, dated_on, scope, valid_from, valid_to)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
}

/// What a notice on duties says of one leader and one unit or field.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "documented at Duty")]
pub struct NewDuty {
    pub account: AccountId,
    pub unit: Option<UnitId>,
    pub field: Option<String>,
    pub notice_number: String,
    pub notice_date: Date,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
}

/// Every duty that was ever assigned; [`crate::rules::duty`] answers whose a unit is on a day.
///
/// # Errors
/// What the engine says.
pub async fn list(mut db: impl Read, agency: AgencyId) -> Result<Vec<Duty>, StoreError> {
    db.list(LIST_DUTIES, args![agency]).await
}

/// Every duty of an account.
///
/// # Errors
/// What the engine says.
pub async fn list_of(mut db: impl Read, agency: AgencyId, account: AccountId) -> Result<Vec<Duty>, StoreError> {
    db.list(LIST_DUTIES_OF, args![agency, account]).await
}

/// Records what a notice assigns.
///
/// # Errors
/// [`Refusal::DutyWithoutSubject`], [`Refusal::PeriodReversed`], [`Refusal::NameMissing`] without the notice's number.
pub async fn assign(tx: &mut Tx, ambient: &Ambient, agency: AgencyId, new: NewDuty, by: By) -> Result<Id<Duty>, Error> {
    in_order(new.valid_from, new.valid_to)?;
    let field = new.field.map(|f| viet::nfc(f.trim())).filter(|f| !f.is_empty());
    if new.unit.is_some() == field.is_some() {
        return Err(Refusal::DutyWithoutSubject.into());
    }
    let number = required(&new.notice_number)?;
    let id: Id<Duty> = ambient.id();
    let detail =
        json!({ "unit": new.unit, "field": field, "notice": number, "valid_from": new.valid_from.to_string() });
    let folded = field.as_deref().map(field_key);
    let values =
        args![agency, id, new.account, new.unit, field, folded, number, new.notice_date, new.valid_from, new.valid_to];
    tx.run(ADD_DUTY, values).await?;
    note(tx, agency, by, "duty.assigned", ("account", new.account), detail, ambient.now()).await?;
    Ok(id)
}

/// Ends a duty; `last` is its last day. Says whether there was one that began by then.
///
/// # Errors
/// What the engine says.
pub async fn end(
    tx: &mut Tx,
    agency: AgencyId,
    duty: Id<Duty>,
    last: Date,
    by: By,
    now: Moment,
) -> Result<bool, Error> {
    let ended = tx.run(END_DUTY, args![agency, duty, last]).await? > 0;
    if ended {
        note(tx, agency, by, "duty.ended", ("duty", duty), json!({ "last_day": last.to_string() }), now).await?;
    }
    Ok(ended)
}

/// A written authorisation as its paper says it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "documented at Authorisation")]
pub struct NewAuthorisation {
    pub account: AccountId,
    pub number: String,
    pub dated_on: Date,
    pub scope: String,
    pub valid_from: Date,
    pub valid_to: Date,
}

/// Records a written authorisation to sign TUQ.
///
/// # Errors
/// [`Refusal::PeriodReversed`], [`Refusal::NameMissing`] without number or scope.
pub async fn authorise(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    new: NewAuthorisation,
    by: By,
) -> Result<Id<Authorisation>, Error> {
    in_order(new.valid_from, Some(new.valid_to))?;
    let (number, scope) = (required(&new.number)?, required(&new.scope)?);
    let id: Id<Authorisation> = ambient.id();
    let detail = json!({ "number": number, "scope": scope, "valid_to": new.valid_to.to_string() });
    let values = args![agency, id, new.account, number, new.dated_on, scope, new.valid_from, new.valid_to];
    tx.run(ADD_AUTHORISATION, values).await?;
    note(tx, agency, by, "authorisation.recorded", ("account", new.account), detail, ambient.now()).await?;
    Ok(id)
}

/// Every written authorisation of an account.
///
/// # Errors
/// What the engine says.
pub async fn list_authorisations_of(
    mut db: impl Read,
    agency: AgencyId,
    account: AccountId,
) -> Result<Vec<Authorisation>, StoreError> {
    db.list(LIST_AUTHORISATIONS_OF, args![agency, account]).await
}

/// The words for an account's signature on a day, with the name of the agency's head as of that day. The inner result is
/// what the rules say.
///
/// # Errors
/// [`StoreError::Missing`] if the account or the authorisation is not there; else what the engine says.
pub async fn find_signing_line(
    mut db: impl Read,
    agency: AgencyId,
    account: AccountId,
    authorisation: Option<Id<Authorisation>>,
    on: Date,
) -> Result<Result<SigningLine, SigningRefusal>, StoreError> {
    let missing = || StoreError::Missing { statement: "FIND_SIGNING_LINE" };
    let person = accounts::find(&mut db, agency, account).await?.ok_or_else(missing)?;
    let grants = roles::list_of(&mut db, agency, account).await?;
    let office = agencies::find(&mut db, agency).await?.ok_or_else(missing)?;
    let paper: Option<Authorisation> = match authorisation {
        Some(id) => Some(db.get(FIND_AUTHORISATION, args![agency, id]).await?),
        None => None,
    };
    let Some(name) = office.as_of(on).name else { return Ok(Err(SigningRefusal::AgencyUnnamed)) };
    let signatory = Signatory {
        account,
        full_name: &person.full_name,
        position_words: &person.position_words,
        grants: &grants,
        head_title: &name.head_title,
    };
    Ok(signing_line(&signatory, paper.as_ref(), on))
}

fn required(text: &str) -> Result<String, Refusal> {
    let text = viet::nfc(text).trim().to_string();
    if text.is_empty() { Err(Refusal::NameMissing) } else { Ok(text) }
}
