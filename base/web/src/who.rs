//! Whose pages are asked for, and by whom: the host name becomes an agency, the cookie a person.

use crate::app::AgencyView;
use kernel::{Date, Moment};
use people::store::{agencies, sessions, units};
use people::{Actor, AgencyId, Owed, SecurityPolicy, Session, UnitId};
use store::{Db, StoreError};

/// Somebody who has signed in.
pub(crate) struct SignedIn {
    pub(crate) actor: Actor,
    pub(crate) session: Session,
    pub(crate) owed: Option<Owed>,
    pub(crate) unit_name: String,
}

/// The agency that answers to a host name, as it is called on a day.
pub(crate) async fn agency_by_host(db: &Db, host: &str, on: Date) -> Result<Option<AgencyView>, StoreError> {
    let Some(id) = agencies::find_by_host(db, host).await? else { return Ok(None) };
    let Some(agency) = agencies::find(db, id).await? else { return Ok(None) };
    let today = agency.as_of(on);
    let named = |name: fn(&people::AgencyName) -> &String| today.name.map(name).unwrap_or(&agency.slug).clone();
    Ok(Some(AgencyView {
        id,
        name: named(|n| &n.full_name),
        short_name: named(|n| &n.short_name),
        superior: today.name.and_then(|n| n.superior_body.clone()),
        contact: today.contact.cloned(),
        example: agency.slug == EXAMPLE,
    }))
}

/// The slug of the agency that comes with the program.
pub const EXAMPLE: &str = "vi-du";

/// The person behind a session token, if the session still counts. Notes once a minute that it was seen.
pub(crate) async fn signed_in(
    db: &Db,
    policy: &SecurityPolicy,
    agency: AgencyId,
    token: &str,
    now: Moment,
) -> Result<Option<SignedIn>, StoreError> {
    let Some(session) = sessions::find(db, policy, agency, token, now).await? else { return Ok(None) };
    let today = kernel::local_date(now);
    let Some(actor) = Actor::load(db, agency, session.account_id, today).await? else { return Ok(None) };
    if people::rules::session::is_seen_anew(session.seen_at, now) {
        let mut tx = db.begin().await?;
        sessions::see(&mut tx, agency, &session, now).await?;
        tx.commit().await?;
    }
    let owed = people::rules::session::owed(policy, &actor.roles, &session, now);
    let unit_name = unit_name(db, agency, actor.unit).await?;
    Ok(Some(SignedIn { actor, session, owed, unit_name }))
}

async fn unit_name(db: &Db, agency: AgencyId, unit: Option<UnitId>) -> Result<String, StoreError> {
    let Some(unit) = unit else { return Ok(String::new()) };
    Ok(units::find(db, agency, unit).await?.map(|u| u.name).unwrap_or_default())
}
