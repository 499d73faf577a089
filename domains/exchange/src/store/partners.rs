//! Those above and below.

use crate::model::{Error, Event, Key, Partner, PartnerId, Refusal, Side};
use kernel::Moment;
use people::{AccountId, AgencyId, Writer};
use store::{Read, StoreError, Tx, args, record, statements};

statements! {
    /// One that left and comes back keeps its id.
    ADD_PARTNER = "INSERT INTO exchange_partners (agency_id, id, side, name, key, local_id, address, added_by, added_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)
        ON CONFLICT (agency_id, key, side) DO UPDATE SET name = excluded.name, local_id = excluded.local_id,
            address = excluded.address, left_at = NULL, version = exchange_partners.version + 1
        RETURNING id AS value";
    SAVE_PARTNER = "UPDATE exchange_partners SET name = $4, key = $5, address = $6, left_at = $7, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    RENEW_LOCAL = "UPDATE exchange_partners SET key = $3, version = version + 1
        WHERE agency_id = $1 AND local_id = $2 RETURNING id AS value";
    FIND_PARTNER = "SELECT id, side, name, key, local_id, address, left_at, version
        FROM exchange_partners WHERE agency_id = $1 AND id = $2";
    LIST_PARTNERS = "SELECT id, side, name, key, local_id, address, left_at, version
        FROM exchange_partners WHERE agency_id = $1 ORDER BY side, name, id";
}

record! {
    struct PartnerRow {
        id: PartnerId, side: Side, name: String, key: String, local_id: Option<AgencyId>, address: Option<String>,
        left_at: Option<Moment>, version: i64,
    }
}

impl TryFrom<PartnerRow> for Partner {
    type Error = StoreError;

    fn try_from(row: PartnerRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            side: row.side,
            name: row.name,
            key: row.key.parse().map_err(|_| StoreError::unreadable("key", "no key"))?,
            local: row.local_id,
            address: row.address,
            left_at: row.left_at,
            version: row.version,
        })
    }
}

/// Adds a partner.
///
/// # Errors
/// What the engine says.
pub async fn add_partner(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (partner, events): (Partner, Vec<Event>),
) -> Result<Partner, Error> {
    let by = Some(writer.actor.account);
    let id = put(tx, writer.agency(), &partner, by, writer.now).await?;
    writer.tell(tx, &events).await?;
    Ok(Partner { id, ..partner })
}

/// The other half of a pair within this installation: the agency on the other side learns of it as a thing of the program.
pub(crate) async fn add_local(
    tx: &mut Tx,
    agency: AgencyId,
    partner: &Partner,
    now: Moment,
) -> Result<PartnerId, StoreError> {
    let id = put(tx, agency, partner, None, now).await?;
    let event = Event::partner_added(id, &partner.name, partner.key, partner.side);
    crate::post::tell(tx, agency, &event, now).await?;
    Ok(id)
}

/// An agency of this installation signs with another key: its partners here learn of it as a thing of the program.
pub(crate) async fn renew_local(
    tx: &mut Tx,
    agency: AgencyId,
    of: AgencyId,
    key: Key,
    now: Moment,
) -> Result<(), StoreError> {
    let found: Vec<(PartnerId,)> = tx.list(RENEW_LOCAL, args![agency, of, key.to_string()]).await?;
    for (partner,) in found {
        crate::post::tell(tx, agency, &Event::PartnerChanged { partner, name: String::new(), key }, now).await?;
    }
    Ok(())
}

async fn put(
    tx: &mut Tx,
    agency: AgencyId,
    partner: &Partner,
    by: Option<AccountId>,
    now: Moment,
) -> Result<PartnerId, StoreError> {
    let values = args![
        agency,
        partner.id,
        partner.side,
        &partner.name,
        partner.key.to_string(),
        partner.local,
        partner.address.as_deref(),
        by,
        now
    ];
    Ok(tx.get::<(PartnerId,)>(ADD_PARTNER, values).await?.0)
}

/// Keeps what changed of a partner.
///
/// # Errors
/// `Changed` if somebody else saved in between; `PartnerKnown` if another one has the key.
pub async fn save_partner(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (partner, events): (Partner, Vec<Event>),
) -> Result<Partner, Error> {
    let values = args![
        writer.agency(),
        partner.id,
        partner.version - 1,
        &partner.name,
        partner.key.to_string(),
        partner.address.as_deref(),
        partner.left_at
    ];
    let touched = tx.run(SAVE_PARTNER, values).await.map_err(|error| match error {
        StoreError::Unique { .. } => Error::from(Refusal::PartnerKnown),
        other => other.into(),
    })?;
    if touched == 0 {
        return Err(Refusal::Changed.into());
    }
    writer.tell(tx, &events).await?;
    Ok(partner)
}

/// The partner with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_partner(mut db: impl Read, agency: AgencyId, id: PartnerId) -> Result<Option<Partner>, StoreError> {
    db.find::<PartnerRow>(FIND_PARTNER, args![agency, id]).await?.map(Partner::try_from).transpose()
}

/// Everybody above and below, by name; those that left among them.
///
/// # Errors
/// What the engine says.
pub async fn list_partners(mut db: impl Read, agency: AgencyId) -> Result<Vec<Partner>, StoreError> {
    let rows: Vec<PartnerRow> = db.list(LIST_PARTNERS, args![agency]).await?;
    let mut all: Vec<Partner> = rows.into_iter().map(Partner::try_from).collect::<Result<_, _>>()?;
    all.sort_by_cached_key(|partner| (partner.side, viet::order::name_key(&partner.name)));
    Ok(all)
}
