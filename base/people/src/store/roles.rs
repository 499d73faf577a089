//! Which account holds which role, from when to when.

use crate::store::agencies::in_order;
use crate::store::{By, accounts, note};
use crate::{AccountId, AgencyId, Error, Refusal, Role, RoleGrant, Tenure, UnitId};
use kernel::{Ambient, Date, Id, Moment, local_date};
use serde_json::json;
use store::{Read, StoreError, TextEnum as _, Tx, args, statements};

statements! {
    LIST_GRANTS_OF = "SELECT id, account_id, role, tenure, unit_id, valid_from, valid_to FROM account_roles
        WHERE agency_id = $1 AND account_id = $2 ORDER BY valid_from, id";
    LIST_GRANTS = "SELECT id, account_id, role, tenure, unit_id, valid_from, valid_to FROM account_roles
        WHERE agency_id = $1 ORDER BY account_id, valid_from, id";
    FIND_GRANT = "SELECT id, account_id, role, tenure, unit_id, valid_from, valid_to FROM account_roles
        WHERE agency_id = $1 AND id = $2";
    ADD_GRANT = "INSERT INTO account_roles (agency_id, id, account_id, role, tenure, unit_id, valid_from, valid_to)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    END_GRANT = "UPDATE account_roles SET valid_to = $3 WHERE agency_id = $1 AND id = $2";
    /// A role that never held on any day is no history.
    REMOVE_GRANT = "DELETE FROM account_roles WHERE agency_id = $1 AND id = $2";
}

/// A role to be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewGrant {
    /// By whom.
    pub account: AccountId,
    /// Which.
    pub role: Role,
    /// By what title.
    pub tenure: Tenure,
    /// In which unit, if not the account's own.
    pub unit: Option<UnitId>,
    /// First day.
    pub valid_from: Date,
    /// Last day, where it is known.
    pub valid_to: Option<Date>,
}

/// Every role an account ever held, oldest first.
///
/// # Errors
/// What the engine says.
pub async fn list_of(mut db: impl Read, agency: AgencyId, account: AccountId) -> Result<Vec<RoleGrant>, StoreError> {
    db.list(LIST_GRANTS_OF, args![agency, account]).await
}

/// Every role that anybody ever held.
///
/// # Errors
/// What the engine says.
pub async fn list(mut db: impl Read, agency: AgencyId) -> Result<Vec<RoleGrant>, StoreError> {
    db.list(LIST_GRANTS, args![agency]).await
}

/// Gives a role.
///
/// # Errors
/// [`Refusal::PeriodReversed`], [`Refusal::NoSuchAccount`].
pub async fn grant(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    new: NewGrant,
    by: By,
) -> Result<Id<RoleGrant>, Error> {
    in_order(new.valid_from, new.valid_to)?;
    if accounts::find(&mut *tx, agency, new.account).await?.is_none() {
        return Err(Refusal::NoSuchAccount.into());
    }
    let id: Id<RoleGrant> = ambient.id();
    let values = args![agency, id, new.account, new.role, new.tenure, new.unit, new.valid_from, new.valid_to];
    tx.run(ADD_GRANT, values).await?;
    let detail = json!({
        "role": new.role.as_str(), "tenure": new.tenure.as_str(), "valid_from": new.valid_from.to_string(),
        "valid_to": new.valid_to.map(|d| d.to_string()),
    });
    note(tx, agency, by, "role.granted", ("account", new.account), detail, ambient.now()).await?;
    Ok(id)
}

/// Ends a role; `last` is its last day. A role that then never held goes away.
///
/// # Errors
/// [`Refusal::LastAdministrator`] if nobody could administer the agency after that (then roll back);
/// [`Refusal::NoSuchRole`].
pub async fn end(
    tx: &mut Tx,
    agency: AgencyId,
    grant: Id<RoleGrant>,
    last: Date,
    by: By,
    now: Moment,
) -> Result<(), Error> {
    let found: Option<RoleGrant> = tx.find(FIND_GRANT, args![agency, grant]).await?;
    let found = found.ok_or(Refusal::NoSuchRole)?;
    if last < found.valid_from {
        tx.run(REMOVE_GRANT, args![agency, grant]).await?;
    } else {
        tx.run(END_GRANT, args![agency, grant, last]).await?;
    }
    let detail = json!({ "role": found.role.as_str(), "last_day": last.to_string() });
    note(tx, agency, by, "role.ended", ("account", found.account_id), detail, now).await?;
    if found.role == Role::Administrator && found.holds_on(local_date(now)) {
        let after = last.tomorrow().unwrap_or(last).max(local_date(now));
        accounts::require_administrator(tx, agency, after).await?;
    }
    Ok(())
}
