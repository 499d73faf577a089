//! Who is above and below.

use super::{MOST_IN_LINE, allow, needed, optional};
use crate::model::{Decision, Event, Key, NewPartner, Partner, PartnerId, Refusal};
use crate::permissions::MANAGE;
use kernel::Moment;
use people::Actor;

/// Adds an agency above or below by its card. One that left comes back by being added again.
///
/// # Errors
/// `NotPermitted`, `OwnCard`, `PartnerKnown`, `AddressUnusable`, or what is wrong with its name.
pub fn add(id: PartnerId, new: NewPartner, own: Key, known: &[Partner], actor: &Actor) -> Decision<Partner> {
    allow(actor, &MANAGE)?;
    if new.key == own {
        return Err(Refusal::OwnCard);
    }
    if known.iter().any(|one| one.key == new.key && one.side == new.side && one.left_at.is_none()) {
        return Err(Refusal::PartnerKnown);
    }
    let partner = Partner {
        id,
        side: new.side,
        name: needed("name", &new.name, MOST_IN_LINE)?,
        key: new.key,
        local: new.local,
        address: address(new.address.as_deref())?,
        left_at: None,
        version: 1,
    };
    let event = Event::partner_added(id, &partner.name, partner.key, partner.side);
    Ok((partner, vec![event]))
}

/// Writes its name and address anew, and its key from a new card.
///
/// # Errors
/// As [`add`].
pub fn change(
    partner: &Partner,
    name: &str,
    at: Option<&str>,
    key: Option<Key>,
    own: &[Key],
    actor: &Actor,
) -> Decision<Partner> {
    allow(actor, &MANAGE)?;
    if key.is_some_and(|key| own.contains(&key)) {
        return Err(Refusal::OwnCard);
    }
    // One of this installation has its key and its way from the program.
    let (key, at) = if partner.local.is_some() { (None, None) } else { (key, at) };
    let next = Partner {
        name: needed("name", name, MOST_IN_LINE)?,
        address: address(at)?,
        key: key.unwrap_or(partner.key),
        version: partner.version + 1,
        ..partner.clone()
    };
    let event = Event::PartnerChanged { partner: partner.id, name: next.name.clone(), key: next.key };
    Ok((next, vec![event]))
}

/// Nothing passes between the two any more. What passed stays.
///
/// # Errors
/// `NotPermitted`.
pub fn leave(partner: &Partner, actor: &Actor, now: Moment) -> Decision<Partner> {
    allow(actor, &MANAGE)?;
    let next = Partner { left_at: Some(now), version: partner.version + 1, ..partner.clone() };
    Ok((next, vec![Event::PartnerLeft { partner: partner.id }]))
}

fn address(typed: Option<&str>) -> Result<Option<String>, Refusal> {
    let Some(typed) = typed.filter(|typed| !typed.trim().is_empty()) else { return Ok(None) };
    let typed = optional("address", typed, MOST_IN_LINE)?;
    let url = evidence::fetch::clean_address(&typed).map_err(|_| Refusal::AddressUnusable)?;
    Ok(Some(url.as_str().trim_end_matches('/').to_owned()))
}
