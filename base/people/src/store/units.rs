//! Units of an agency.

use crate::store::agencies::{in_order, unique_as};
use crate::store::{By, note_change};
use crate::{AgencyId, Error, Refusal, Unit, UnitId};
use kernel::{Ambient, Date, Moment};
use serde_json::json;
use store::{Read, StoreError, Tx, args, statements};

statements! {
    LIST_UNITS = "SELECT id, code, name, ordinal, valid_from, valid_to FROM units WHERE agency_id = $1 ORDER BY ordinal, code";
    FIND_UNIT = "SELECT id, code, name, ordinal, valid_from, valid_to FROM units WHERE agency_id = $1 AND id = $2";
    ADD_UNIT = "INSERT INTO units (agency_id, id, code, name, ordinal, valid_from, valid_to)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SAVE_UNIT = "UPDATE units SET code = $3, name = $4, ordinal = $5, valid_from = $6, valid_to = $7
        WHERE agency_id = $1 AND id = $2";
}

/// What a new unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnit {
    /// "QLĐT".
    pub code: String,
    /// "Phòng Quản lý đầu tư".
    pub name: String,
    /// Place in lists.
    pub ordinal: i64,
    /// First day.
    pub valid_from: Date,
}

/// Every unit there ever was, in the order of lists; see [`Unit::exists_on`].
///
/// # Errors
/// What the engine says.
pub async fn list(mut db: impl Read, agency: AgencyId) -> Result<Vec<Unit>, StoreError> {
    db.list(LIST_UNITS, args![agency]).await
}

/// One unit.
///
/// # Errors
/// What the engine says.
pub async fn find(mut db: impl Read, agency: AgencyId, unit: UnitId) -> Result<Option<Unit>, StoreError> {
    db.find(FIND_UNIT, args![agency, unit]).await
}

/// Adds a unit.
///
/// # Errors
/// [`Refusal::UnitCodeTaken`], [`Refusal::NameMissing`].
pub async fn add(tx: &mut Tx, ambient: &Ambient, agency: AgencyId, new: NewUnit, by: By) -> Result<UnitId, Error> {
    let unit = Unit {
        id: ambient.id(),
        code: clean(&new.code)?,
        name: clean(&new.name)?,
        ordinal: new.ordinal,
        valid_from: new.valid_from,
        valid_to: None,
    };
    let values = args![agency, unit.id, &unit.code, &unit.name, unit.ordinal, unit.valid_from, unit.valid_to];
    unique_as(tx.run(ADD_UNIT, values).await, Refusal::UnitCodeTaken)?;
    let detail = json!({ "code": unit.code, "name": unit.name });
    note_change(tx, agency, by, "unit.added", ("unit", unit.id), detail, ambient.now()).await?;
    Ok(unit.id)
}

/// Saves what a unit is now called and until when it exists.
///
/// # Errors
/// [`Refusal::UnitCodeTaken`], [`Refusal::NameMissing`], [`Refusal::PeriodReversed`].
pub async fn save(tx: &mut Tx, agency: AgencyId, unit: &Unit, by: By, now: Moment) -> Result<(), Error> {
    in_order(unit.valid_from, unit.valid_to)?;
    let (code, name) = (clean(&unit.code)?, clean(&unit.name)?);
    let detail = json!({ "code": code, "name": name, "valid_to": unit.valid_to.map(|d| d.to_string()) });
    let values = args![agency, unit.id, code, name, unit.ordinal, unit.valid_from, unit.valid_to];
    unique_as(tx.run(SAVE_UNIT, values).await, Refusal::UnitCodeTaken)?;
    note_change(tx, agency, by, "unit.changed", ("unit", unit.id), detail, now).await?;
    Ok(())
}

fn clean(text: &str) -> Result<String, Refusal> {
    let text = viet::nfc(text).trim().to_string();
    if text.is_empty() { Err(Refusal::NameMissing) } else { Ok(text) }
}
