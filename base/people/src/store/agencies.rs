//! Agencies with their hosts, names and contact records.

use crate::rules::login;
use crate::store::{By, note_change};
use crate::{Agency, AgencyId, AgencyName, Contact, Error, Refusal};
use kernel::{Ambient, Date, Moment};
use serde_json::json;
use store::{Read, StoreError, Tx, args, record, statements};

statements! {
    FIND_BY_HOST = "SELECT agency_id AS value FROM agency_hosts WHERE host = $1";
    /// Two are enough to know that there is more than one.
    LIST_FIRST_TWO = "SELECT id AS value FROM agencies ORDER BY id LIMIT 2";
    LIST_AGENCIES = "SELECT id, parent_id, slug FROM agencies ORDER BY slug";
    FIND_AGENCY = "SELECT id, parent_id, slug FROM agencies WHERE id = $1";
    LIST_HOSTS = "SELECT host AS value FROM agency_hosts WHERE agency_id = $1 ORDER BY host";
    LIST_NAMES = "SELECT id, full_name, short_name, acronym, head_title, superior_body, place_name, legal_basis, certainty,
        valid_from, valid_to FROM agency_names WHERE agency_id = $1 ORDER BY valid_from, id";
    LIST_CONTACTS = "SELECT id, switchboard, hotline, mailbox, website, postal_address, approved_by, recorded_by, recorded_at,
        valid_from FROM agency_contacts WHERE agency_id = $1 ORDER BY valid_from, id";
    ADD_AGENCY = "INSERT INTO agencies (id, parent_id, slug, created_at) VALUES ($1, $2, $3, $4)";
    ADD_HOST = "INSERT INTO agency_hosts (host, agency_id) VALUES ($2, $1)";
    REMOVE_HOST = "DELETE FROM agency_hosts WHERE agency_id = $1 AND host = $2";
    /// A new name ends the one that was open.
    END_OPEN_NAME = "UPDATE agency_names SET valid_to = $3 WHERE agency_id = $1 AND valid_to IS NULL AND valid_from < $2";
    ADD_NAME = "INSERT INTO agency_names (agency_id, id, full_name, short_name, acronym, head_title, superior_body, place_name,
        legal_basis, certainty, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    ADD_CONTACT = "INSERT INTO agency_contacts (agency_id, id, switchboard, hotline, mailbox, website, postal_address,
        approved_by, recorded_by, recorded_at, valid_from) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
}

record! {
    /// An agency of the installation, in short.
    pub struct AgencyRow { id: AgencyId, parent_id: Option<AgencyId>, slug: String }
}

/// What a new name says; see [`AgencyName`] for each field.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "documented at AgencyName")]
pub struct NewName {
    pub full_name: String,
    pub short_name: String,
    pub acronym: String,
    pub head_title: String,
    pub superior_body: Option<String>,
    pub place_name: String,
    pub legal_basis: Option<String>,
    pub certainty: crate::Certainty,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
}

/// What a new contact record says; see [`Contact`] for each field.
#[derive(Debug, Clone, PartialEq, Default)]
#[expect(missing_docs, reason = "documented at Contact")]
pub struct NewContact {
    pub switchboard: Option<String>,
    pub hotline: Option<String>,
    pub mailbox: Option<String>,
    pub website: Option<String>,
    pub postal_address: Option<String>,
    pub approved_by: String,
    pub valid_from: Date,
}

/// The agency that answers to a host name; where the installation has only one agency, that one for every host.
///
/// # Errors
/// What the engine says.
pub async fn find_by_host(mut db: impl Read, sent: &str) -> Result<Option<AgencyId>, StoreError> {
    if let Some(host) = login::host(sent)
        && let Some((agency,)) = db.find::<(AgencyId,)>(FIND_BY_HOST, args![host]).await?
    {
        return Ok(Some(agency));
    }
    let first: Vec<(AgencyId,)> = db.list(LIST_FIRST_TWO, args![]).await?;
    Ok(if let [(only,)] = first[..] { Some(only) } else { None })
}

/// Every agency of the installation, by slug.
///
/// # Errors
/// What the engine says.
pub async fn list(mut db: impl Read) -> Result<Vec<AgencyRow>, StoreError> {
    db.list(LIST_AGENCIES, args![]).await
}

/// An agency with every name and contact record.
///
/// # Errors
/// What the engine says.
pub async fn find(mut db: impl Read, agency: AgencyId) -> Result<Option<Agency>, StoreError> {
    let Some(row) = db.find::<AgencyRow>(FIND_AGENCY, args![agency]).await? else { return Ok(None) };
    let hosts: Vec<(String,)> = db.list(LIST_HOSTS, args![agency]).await?;
    let names: Vec<AgencyName> = db.list(LIST_NAMES, args![agency]).await?;
    let contacts: Vec<Contact> = db.list(LIST_CONTACTS, args![agency]).await?;
    let hosts = hosts.into_iter().map(|(host,)| host).collect();
    Ok(Some(Agency { id: row.id, parent: row.parent_id, slug: row.slug, hosts, names, contacts }))
}

/// Adds an agency without name or host yet.
///
/// # Errors
/// [`Refusal::SlugUnusable`].
pub async fn add(
    tx: &mut Tx,
    ambient: &Ambient,
    slug: &str,
    parent: Option<AgencyId>,
    by: By,
) -> Result<AgencyId, Error> {
    if !login::is_slug(slug) {
        return Err(Refusal::SlugUnusable.into());
    }
    let agency: AgencyId = ambient.id();
    let added = tx.run(ADD_AGENCY, args![agency, parent, slug, ambient.now()]).await;
    unique_as(added, Refusal::SlugUnusable)?;
    note_change(tx, agency, by, "agency.added", ("agency", agency), json!({ "slug": slug }), ambient.now()).await?;
    Ok(agency)
}

/// Lets an agency answer to a host name.
///
/// # Errors
/// [`Refusal::HostUnusable`].
pub async fn add_host(tx: &mut Tx, agency: AgencyId, host: &str, by: By, now: Moment) -> Result<(), Error> {
    let host = login::host(host).ok_or(Refusal::HostUnusable)?;
    unique_as(tx.run(ADD_HOST, args![agency, &host]).await, Refusal::HostUnusable)?;
    note_change(tx, agency, by, "agency.host_added", ("agency", agency), json!({ "host": host }), now).await?;
    Ok(())
}

/// Lets an agency no longer answer to a host name; says whether it did.
///
/// # Errors
/// What the engine says.
pub async fn remove_host(tx: &mut Tx, agency: AgencyId, host: &str, by: By, now: Moment) -> Result<bool, Error> {
    let removed = tx.run(REMOVE_HOST, args![agency, host]).await? > 0;
    if removed {
        note_change(tx, agency, by, "agency.host_removed", ("agency", agency), json!({ "host": host }), now).await?;
    }
    Ok(removed)
}

/// Adds a name. One without end before it ends the day before this one begins.
///
/// # Errors
/// [`Refusal::PeriodReversed`], [`Refusal::NameMissing`].
pub async fn add_name(tx: &mut Tx, ambient: &Ambient, agency: AgencyId, name: NewName, by: By) -> Result<(), Error> {
    in_order(name.valid_from, name.valid_to)?;
    if [&name.full_name, &name.short_name, &name.acronym, &name.head_title].iter().any(|part| part.trim().is_empty()) {
        return Err(Refusal::NameMissing.into());
    }
    if let Ok(day_before) = name.valid_from.yesterday() {
        tx.run(END_OPEN_NAME, args![agency, name.valid_from, day_before]).await?;
    }
    let id: kernel::Id<AgencyName> = ambient.id();
    let detail = json!({ "name": viet::nfc(&name.full_name), "valid_from": name.valid_from.to_string() });
    let values = args![
        agency,
        id,
        viet::nfc(&name.full_name),
        viet::nfc(&name.short_name),
        viet::nfc(&name.acronym),
        viet::nfc(&name.head_title),
        name.superior_body.map(|t| viet::nfc(&t)),
        viet::nfc(&name.place_name),
        name.legal_basis.map(|t| viet::nfc(&t)),
        name.certainty,
        name.valid_from,
        name.valid_to
    ];
    tx.run(ADD_NAME, values).await?;
    note_change(tx, agency, by, "agency.named", ("agency", agency), detail, ambient.now()).await?;
    Ok(())
}

/// Adds an approved contact record. It replaces the one before from its first day on; nothing is overwritten.
///
/// # Errors
/// [`Refusal::NameMissing`] without the words for who approved it.
pub async fn add_contact(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    contact: NewContact,
    by: By,
) -> Result<(), Error> {
    if contact.approved_by.trim().is_empty() {
        return Err(Refusal::NameMissing.into());
    }
    let id: kernel::Id<Contact> = ambient.id();
    let clean = |text: Option<String>| text.map(|t| viet::nfc(t.trim())).filter(|t| !t.is_empty());
    let approved_by = viet::nfc(contact.approved_by.trim());
    let detail = json!({ "approved_by": approved_by, "valid_from": contact.valid_from.to_string() });
    let values = args![
        agency,
        id,
        clean(contact.switchboard),
        clean(contact.hotline),
        clean(contact.mailbox),
        clean(contact.website),
        clean(contact.postal_address),
        approved_by,
        by.account,
        ambient.now(),
        contact.valid_from
    ];
    tx.run(ADD_CONTACT, values).await?;
    note_change(tx, agency, by, "agency.contact_approved", ("agency", agency), detail, ambient.now()).await?;
    Ok(())
}

/// Unique violations become a refusal; the rest stays what it is.
pub(crate) fn unique_as(done: Result<u64, StoreError>, refusal: Refusal) -> Result<u64, Error> {
    match done {
        Err(StoreError::Unique { .. }) => Err(refusal.into()),
        other => Ok(other?),
    }
}

pub(crate) fn in_order(from: Date, to: Option<Date>) -> Result<(), Refusal> {
    if to.is_some_and(|last| last < from) { Err(Refusal::PeriodReversed) } else { Ok(()) }
}
