//! What proofs serve.

use crate::figures::Counted;
use crate::ledger::Row;
use crate::model::{Kind, Link, Proof, ProofId};
use crate::store::proofs::{self, ProofRow};
use crate::{Error, rules};
use kernel::{Ambient, Date, Moment, Subject};
use people::{AccountId, Actor, AgencyId, Entry};
use store::{Read, StoreError, Tx, args, statements};

statements! {
    ADD_LINK = "INSERT INTO proof_links (agency_id, proof_id, subject_kind, subject_id, linked_by, linked_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency_id, proof_id, subject_kind, subject_id) DO NOTHING";
    REMOVE_LINK = "DELETE FROM proof_links
        WHERE agency_id = $1 AND proof_id = $2 AND subject_kind = $3 AND subject_id = $4";
    LIST_LINKS = "SELECT l.subject_kind, l.subject_id, l.proof_id, p.standing, p.happened_on
        FROM proof_links l JOIN proofs p ON p.agency_id = l.agency_id AND p.id = l.proof_id
        WHERE l.agency_id = $1 AND l.proof_id = $2 ORDER BY l.subject_kind, l.linked_at, l.subject_id";
    LIST_LINKS_OF_KIND = "SELECT l.subject_kind, l.subject_id, l.proof_id, p.standing, p.happened_on
        FROM proof_links l JOIN proofs p ON p.agency_id = l.agency_id AND p.id = l.proof_id
        WHERE l.agency_id = $1 AND l.subject_kind = $2 ORDER BY l.subject_id, p.happened_on, l.proof_id";
    LIST_OF_SUBJECT = "SELECT p.id, p.version, p.kind, p.title, p.title_assumed, p.happened_on, p.day_assumed, p.file_ids,
            p.note, p.address, p.figure, p.object_kind, p.object_id, p.event, p.standing, p.standing_by, p.standing_at,
            p.reason, p.created_by, p.created_at, p.handed_in_by
        FROM proof_links l JOIN proofs p ON p.agency_id = l.agency_id AND p.id = l.proof_id
        WHERE l.agency_id = $1 AND l.subject_kind = $2 AND l.subject_id = $3 ORDER BY p.happened_on, p.id";
    LIST_COUNTED = "SELECT p.id AS proof_id, p.title, p.happened_on, p.kind, p.standing, p.standing_at,
            l.subject_kind, l.subject_id
        FROM proofs p LEFT JOIN proof_links l ON l.agency_id = p.agency_id AND l.proof_id = p.id
        WHERE p.agency_id = $1 AND p.happened_on <= $3 AND (p.happened_on >= $2 OR p.standing_at >= $4)
        ORDER BY p.happened_on, p.id, l.subject_kind, l.subject_id";
    LIST_COUNTED_OF_KIND = "SELECT p.id AS proof_id, p.title, p.happened_on, p.kind, p.standing, p.standing_at,
            l.subject_kind, l.subject_id
        FROM proofs p LEFT JOIN proof_links l ON l.agency_id = p.agency_id AND l.proof_id = p.id
        WHERE p.agency_id = $1 AND p.kind = $5 AND p.happened_on <= $3 AND (p.happened_on >= $2 OR p.standing_at >= $4)
        ORDER BY p.happened_on, p.id, l.subject_kind, l.subject_id";
    LIST_CONFIRMED = "SELECT p.id AS proof_id, p.title, p.happened_on, p.standing_at, l.subject_id
        FROM proof_links l JOIN proofs p ON p.agency_id = l.agency_id AND p.id = l.proof_id
        WHERE l.agency_id = $1 AND l.subject_kind = $2 AND p.standing = 'confirmed'
        ORDER BY p.happened_on, p.id, l.subject_id";
    LIST_CONFIRMED_OF = "SELECT p.id AS proof_id, p.title, p.happened_on, p.standing_at, l.subject_id
        FROM proof_links l JOIN proofs p ON p.agency_id = l.agency_id AND p.id = l.proof_id
        WHERE l.agency_id = $1 AND l.subject_kind = $2 AND l.proof_id = $3 AND p.standing = 'confirmed'
        ORDER BY l.subject_id";
}

/// Says that a proof serves a subject. Saying it twice changes nothing.
///
/// # Errors
/// Not permitted, or no such proof; else what the engine says.
pub async fn link(
    tx: &mut Tx,
    ambient: &Ambient,
    actor: &Actor,
    proof: ProofId,
    subject: &Subject,
) -> Result<(), Error> {
    rules::may_link(actor)?;
    let found = proofs::find(&mut *tx, actor.agency, proof).await?.ok_or(Error::NotFound)?;
    let now = ambient.now();
    if add(tx, actor.agency, proof, subject, Some(actor.account), now).await? {
        tell(tx, actor, &found, "proof.linked", subject, now).await?;
    }
    Ok(())
}

/// Says that a proof does not serve a subject (any more).
///
/// # Errors
/// As [`link`].
pub async fn unlink(
    tx: &mut Tx,
    ambient: &Ambient,
    actor: &Actor,
    proof: ProofId,
    subject: &Subject,
) -> Result<(), Error> {
    rules::may_link(actor)?;
    let found = proofs::find(&mut *tx, actor.agency, proof).await?.ok_or(Error::NotFound)?;
    if tx.run(REMOVE_LINK, args![actor.agency, proof, &subject.kind, subject.id]).await? == 1 {
        tell(tx, actor, &found, "proof.unlinked", subject, ambient.now()).await?;
    }
    Ok(())
}

/// What a proof serves.
///
/// # Errors
/// What the engine says.
pub async fn list_links(mut db: impl Read, agency: AgencyId, proof: ProofId) -> Result<Vec<Link>, StoreError> {
    db.list(LIST_LINKS, args![agency, proof]).await
}

/// Every link to subjects of a kind: for a domain that shows how all of its things stand.
///
/// # Errors
/// What the engine says.
pub async fn list_links_of_kind(mut db: impl Read, agency: AgencyId, kind: &str) -> Result<Vec<Link>, StoreError> {
    db.list(LIST_LINKS_OF_KIND, args![agency, kind]).await
}

/// The proofs that serve a subject, by day.
///
/// # Errors
/// What the engine says.
pub async fn list_of_subject(mut db: impl Read, agency: AgencyId, subject: &Subject) -> Result<Vec<Proof>, StoreError> {
    let rows: Vec<ProofRow> = db.list(LIST_OF_SUBJECT, args![agency, &subject.kind, subject.id]).await?;
    rows.into_iter().map(Proof::try_from).collect()
}

/// True if it was not there yet.
pub(crate) async fn add(
    tx: &mut Tx,
    agency: AgencyId,
    proof: ProofId,
    subject: &Subject,
    by: Option<AccountId>,
    now: Moment,
) -> Result<bool, StoreError> {
    Ok(tx.run(ADD_LINK, args![agency, proof, &subject.kind, subject.id, by, now]).await? == 1)
}

/// Every proof of these days, and of days before that arrived since a moment; once for each subject that it serves.
pub(crate) async fn list_counted(
    mut db: impl Read,
    agency: AgencyId,
    (from, to): (Date, Date),
    late_since: Option<Moment>,
) -> Result<Vec<Counted>, StoreError> {
    db.list(LIST_COUNTED, args![agency, from, to, late_since]).await
}

/// The same of one kind of proof.
pub(crate) async fn list_counted_of_kind(
    mut db: impl Read,
    agency: AgencyId,
    kind: Kind,
    (from, to): (Date, Date),
    late_since: Option<Moment>,
) -> Result<Vec<Counted>, StoreError> {
    db.list(LIST_COUNTED_OF_KIND, args![agency, from, to, late_since, kind]).await
}

/// Every confirmed proof that serves things of a kind, by day; once for each thing.
pub(crate) async fn list_confirmed(mut db: impl Read, agency: AgencyId, kind: &str) -> Result<Vec<Row>, StoreError> {
    db.list(LIST_CONFIRMED, args![agency, kind]).await
}

/// One of them; nothing if it is not confirmed or serves none.
pub(crate) async fn list_confirmed_of(
    mut db: impl Read,
    agency: AgencyId,
    kind: &str,
    proof: ProofId,
) -> Result<Vec<Row>, StoreError> {
    db.list(LIST_CONFIRMED_OF, args![agency, kind, proof]).await
}

async fn tell(
    tx: &mut Tx,
    actor: &Actor,
    proof: &Proof,
    action: &'static str,
    served: &Subject,
    now: Moment,
) -> Result<(), StoreError> {
    let detail = serde_json::json!({ "serves": served });
    let entry = Entry { actor: Some(actor.account), action, subject: Some(proof.subject()), detail, source: None };
    people::audit(tx, actor.agency, entry, now).await?;
    store::changed(tx, actor.agency, &proof.subject(), now).await?;
    store::changed(tx, actor.agency, served, now).await?;
    Ok(())
}
