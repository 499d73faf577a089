//! An account as somebody who asks: roles and duties of a day, read in three queries.

use crate::store::{accounts, duties, roles};
use crate::{AccountId, AccountStatus, Actor, AgencyId, Leads, Role};
use kernel::Date;
use store::{Read, Sql, StoreError};

/// Reads through the statements of other nouns.
pub const STATEMENTS: &[Sql] = &[];

pub(crate) async fn load(
    mut db: impl Read,
    agency: AgencyId,
    account: AccountId,
    on: Date,
) -> Result<Option<Actor>, StoreError> {
    let found = accounts::find(&mut db, agency, account).await?;
    let Some(person) = found.filter(|a| a.status == AccountStatus::Active) else { return Ok(None) };
    let mut actor = Actor {
        agency,
        account,
        name: person.full_name,
        unit: person.unit_id,
        roles: Vec::new(),
        leads: Leads::default(),
    };
    for grant in roles::list_of(&mut db, agency, account).await?.into_iter().filter(|g| g.holds_on(on)) {
        if grant.role == Role::UnitHead {
            actor.leads.units.extend(grant.unit_id.or(person.unit_id));
        }
        actor.roles.push(grant.role);
    }
    for duty in duties::list_of(&mut db, agency, account).await?.into_iter().filter(|d| d.holds_on(on)) {
        actor.leads.units.extend(duty.unit_id);
        actor.leads.fields.extend(duty.field);
    }
    actor.roles.sort_unstable();
    actor.roles.dedup();
    actor.leads.units.sort_unstable();
    actor.leads.units.dedup();
    Ok(Some(actor))
}
