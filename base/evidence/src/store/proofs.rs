//! Proofs and their history.

use crate::fetch::FetchPage;
use crate::model::{Happened, OutsideFigure, Review, Standing, Verdict};
use crate::rules::{self, Fields};
use crate::store::links;
use crate::{Command, Content, Error, HandIn, Kind, PROOF, Proof, ProofId, Refusal, State, fetch};
use files::FileId;
use jobs::NewJob;
use kernel::{Ambient, Date, Id, Moment, Subject};
use people::{AccountId, Actor, AgencyId, Entry};
use store::{Json, Read, StoreError, Tx, args, record, statements};
use uuid::Uuid;

statements! {
    ADD_PROOF = "INSERT INTO proofs (agency_id, id, version, kind, title, title_assumed, happened_on, day_assumed, file_ids,
            note, address, figure, object_kind, object_id, event, standing, standing_by, standing_at, created_by, created_at,
            handed_in_by)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $16, $17, $16)
        ON CONFLICT (agency_id, object_kind, object_id, event) DO NOTHING";
    FIND_PROOF = "SELECT id, version, kind, title, title_assumed, happened_on, day_assumed, file_ids, note, address, figure,
            object_kind, object_id, event, standing, standing_by, standing_at, reason, created_by, created_at, handed_in_by
        FROM proofs WHERE agency_id = $1 AND id = $2";
    FIND_RECORDED = "SELECT id AS value FROM proofs
        WHERE agency_id = $1 AND object_kind = $2 AND object_id = $3 AND event = $4";
    LIST_PROOFS = "SELECT id, version, kind, title, title_assumed, happened_on, day_assumed, file_ids, note, address, figure,
            object_kind, object_id, event, standing, standing_by, standing_at, reason, created_by, created_at, handed_in_by
        FROM proofs WHERE agency_id = $1 AND (standing = $2 OR $2 IS NULL) AND (handed_in_by = $3 OR $3 IS NULL)
        ORDER BY standing_at DESC, id DESC LIMIT $4";
    EDIT_PROOF = "UPDATE proofs SET version = version + 1, kind = $4, title = $5, title_assumed = $6, happened_on = $7,
            day_assumed = $8, file_ids = $9, note = $10, address = $11, figure = $12
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    STAND = "UPDATE proofs SET version = version + 1, standing = $4, standing_by = $5, standing_at = $6, reason = $7,
            handed_in_by = $8
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    ADD_REVIEW = "INSERT INTO proof_reviews (agency_id, id, proof_id, verdict, reason, reviewed_by, reviewed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LIST_REVIEWS = "SELECT verdict, reason, reviewed_by, reviewed_at FROM proof_reviews
        WHERE agency_id = $1 AND proof_id = $2 ORDER BY reviewed_at, id";
}

record! {
    pub(crate) struct ProofRow {
        id: ProofId, version: i64, kind: Kind, title: String, title_assumed: bool, happened_on: Date, day_assumed: bool,
        file_ids: Json<Vec<FileId>>, note: Option<String>, address: Option<String>, figure: Option<Json<OutsideFigure>>,
        object_kind: Option<String>, object_id: Option<Uuid>, event: Option<String>, standing: Standing,
        standing_by: Option<AccountId>, standing_at: Moment, reason: Option<String>, created_by: Option<AccountId>,
        created_at: Moment, handed_in_by: Option<AccountId>,
    }
}

/// Hands a proof in. An address is fetched soon after the transaction commits (job [`fetch::KIND`]).
///
/// # Errors
/// A [`Refusal`]; else what the engine says.
pub async fn hand_in(tx: &mut Tx, ambient: &Ambient, actor: &Actor, new: HandIn) -> Result<ProofId, Error> {
    let now = ambient.now();
    let serves = new.serves.clone();
    let fields = rules::check(new, actor, now)?;
    check_files(tx, actor.agency, &fields).await?;
    let id: ProofId = ambient.id();
    let state = State::Proposed { by: Some(actor.account), at: now };
    add(tx, actor.agency, id, &fields, &state).await?;
    for subject in &serves {
        links::add(tx, actor.agency, id, subject, Some(actor.account), now).await?;
    }
    write_down(tx, ambient, actor.agency, id, &state).await?;
    order_fetch(tx, ambient, actor.agency, id, &fields.content).await?;
    Ok(id)
}

/// Changes what was handed in, if nobody changed it since `version`. What it serves is left as it is.
///
/// # Errors
/// A [`Refusal`], [`Refusal::Changed`] among them; no such proof; else what the engine says.
pub async fn edit(
    tx: &mut Tx,
    ambient: &Ambient,
    actor: &Actor,
    id: ProofId,
    version: i64,
    new: HandIn,
) -> Result<(), Error> {
    let now = ambient.now();
    let proof = current(tx, actor.agency, id, version).await?;
    rules::may_edit(&proof, actor)?;
    let fields = rules::check(new, actor, now)?;
    check_files(tx, actor.agency, &fields).await?;
    let (address, figure) = columns(&fields.content);
    let values = args![
        actor.agency,
        id,
        version,
        fields.content.kind(),
        &fields.title,
        fields.title_assumed,
        fields.happened_on,
        fields.day_assumed,
        Json(&fields.files),
        fields.note.clone(),
        address,
        figure
    ];
    if tx.run(EDIT_PROOF, values).await? == 0 {
        return Err(changed(tx, actor.agency, id).await);
    }
    // What was there before, because the row keeps only what is there now.
    let before = serde_json::json!({ "title": proof.title, "happened_on": proof.happened_on, "note": proof.note,
        "files": proof.files, "kind": proof.content.kind() });
    tell(tx, actor.agency, id, Some(actor.account), "proof.edited", before, now).await?;
    if fields.content != proof.content {
        order_fetch(tx, ambient, actor.agency, id, &fields.content).await?;
    }
    Ok(())
}

/// Confirms, returns, revokes, or hands in again, if nobody changed the proof since `version`.
///
/// # Errors
/// As [`edit`].
pub async fn review(
    tx: &mut Tx,
    ambient: &Ambient,
    actor: &Actor,
    id: ProofId,
    version: i64,
    command: Command,
) -> Result<State, Error> {
    let proof = current(tx, actor.agency, id, version).await?;
    let state = rules::decide(&proof, command, actor, ambient.now())?;
    let handed_in_by = if state.standing() == Standing::Proposed { state.by() } else { proof.handed_in_by };
    let reason = state.reason().map(ToString::to_string);
    let values = args![actor.agency, id, version, state.standing(), state.by(), state.since(), reason, handed_in_by];
    if tx.run(STAND, values).await? == 0 {
        return Err(changed(tx, actor.agency, id).await);
    }
    write_down(tx, ambient, actor.agency, id, &state).await?;
    Ok(state)
}

/// Records that something happened in another domain: confirmed already, because the domain itself saw it. Recording the
/// same event of the same subject again returns the same proof, as it stands, and adds what more it serves.
///
/// # Errors
/// What the engine says.
pub async fn record(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    happened: Happened,
) -> Result<ProofId, StoreError> {
    let now = ambient.now();
    let Happened { subject, event, title, happened_on, serves } = happened;
    let fields = Fields {
        title: viet::nfc(&title),
        title_assumed: false,
        happened_on,
        day_assumed: false,
        content: Content::Object { subject: subject.clone(), event: event.to_string() },
        files: Vec::new(),
        note: None,
    };
    let id: ProofId = ambient.id();
    let state = State::Confirmed { by: None, at: now };
    let new = add(tx, agency, id, &fields, &state).await?;
    let (id,): (ProofId,) = tx.get(FIND_RECORDED, args![agency, &subject.kind, subject.id, event]).await?;
    let mut added = Vec::new();
    for served in serves {
        if links::add(tx, agency, id, &served, None, now).await? {
            added.push(served);
        }
    }
    if new {
        write_down(tx, ambient, agency, id, &state).await?;
    } else if !added.is_empty() {
        tell(tx, agency, id, None, "proof.linked", serde_json::json!({ "serves": added }), now).await?;
    }
    Ok(id)
}

/// A proof of the agency.
///
/// # Errors
/// What the engine says.
pub async fn find(mut db: impl Read, agency: AgencyId, id: ProofId) -> Result<Option<Proof>, StoreError> {
    let row: Option<ProofRow> = db.find(FIND_PROOF, args![agency, id]).await?;
    row.map(Proof::try_from).transpose()
}

/// Proofs that stand in a way (or in any), handed in by somebody (or anybody), latest first. The Friday inbox is what is
/// proposed by anybody.
///
/// # Errors
/// What the engine says.
pub async fn list(
    mut db: impl Read,
    agency: AgencyId,
    standing: Option<Standing>,
    handed_in_by: Option<AccountId>,
    most: i64,
) -> Result<Vec<Proof>, StoreError> {
    let rows: Vec<ProofRow> = db.list(LIST_PROOFS, args![agency, standing, handed_in_by, most]).await?;
    rows.into_iter().map(Proof::try_from).collect()
}

/// The history of a proof, oldest first.
///
/// # Errors
/// What the engine says.
pub async fn list_reviews(mut db: impl Read, agency: AgencyId, id: ProofId) -> Result<Vec<Review>, StoreError> {
    db.list(LIST_REVIEWS, args![agency, id]).await
}

/// An audit entry, and the change of the proof and of all it serves.
pub(crate) async fn tell(
    tx: &mut Tx,
    agency: AgencyId,
    id: ProofId,
    actor: Option<AccountId>,
    action: &'static str,
    detail: serde_json::Value,
    now: Moment,
) -> Result<(), StoreError> {
    let subject = Subject::new(PROOF, id);
    let entry = Entry { actor, action, subject: Some(subject.clone()), detail, source: None };
    people::audit(tx, agency, entry, now).await?;
    store::changed(tx, agency, &subject, now).await?;
    for link in links::list_links(&mut *tx, agency, id).await? {
        store::changed(tx, agency, &link.subject(), now).await?;
    }
    Ok(())
}

/// The row of the history and all that [`tell`] tells.
async fn write_down(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    id: ProofId,
    state: &State,
) -> Result<(), StoreError> {
    let (verdict, action) = match state {
        State::Proposed { .. } => (Verdict::HandedIn, "proof.handed_in"),
        State::Confirmed { .. } => (Verdict::Confirmed, "proof.confirmed"),
        State::Returned { .. } => (Verdict::Returned, "proof.returned"),
        State::Revoked { .. } => (Verdict::Revoked, "proof.revoked"),
    };
    let row: Id<Review> = ambient.id();
    let reason = state.reason().map(ToString::to_string);
    tx.run(ADD_REVIEW, args![agency, row, id, verdict, reason, state.by(), state.since()]).await?;
    let detail = serde_json::json!({ "reason": state.reason() });
    tell(tx, agency, id, state.by(), action, detail, state.since()).await
}

/// False if the same event of the same object is there already.
async fn add(tx: &mut Tx, agency: AgencyId, id: ProofId, fields: &Fields, state: &State) -> Result<bool, StoreError> {
    let (address, figure) = columns(&fields.content);
    let (object, event) = match &fields.content {
        Content::Object { subject, event } => (Some(subject.clone()), Some(event.clone())),
        _ => (None, None),
    };
    let (object_kind, object_id) = object.map(|o| (o.kind, o.id)).unzip();
    let values = args![
        agency,
        id,
        fields.content.kind(),
        &fields.title,
        fields.title_assumed,
        fields.happened_on,
        fields.day_assumed,
        Json(&fields.files),
        fields.note.clone(),
        address,
        figure,
        object_kind,
        object_id,
        event,
        state.standing(),
        state.by(),
        state.since()
    ];
    Ok(tx.run(ADD_PROOF, values).await? == 1)
}

fn columns(content: &Content) -> (Option<String>, Option<Json<OutsideFigure>>) {
    match content {
        Content::Address(address) => (Some(address.clone()), None),
        Content::OutsideFigure(figure) => (None, Some(Json(figure.clone()))),
        _ => (None, None),
    }
}

async fn check_files(tx: &mut Tx, agency: AgencyId, fields: &Fields) -> Result<(), Error> {
    let mut media = Vec::new();
    for file in &fields.files {
        media.push(files::find(&mut *tx, agency, *file).await?.map(|f| f.media));
    }
    Ok(rules::check_media(fields.content.kind(), &media)?)
}

async fn order_fetch(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    id: ProofId,
    content: &Content,
) -> Result<(), Error> {
    if let Content::Address(address) = content {
        let payload = FetchPage { proof: id, address: address.clone() };
        let job = NewJob { kind: fetch::KIND, payload, run_at: ambient.now(), key: Some(id.to_string()) };
        jobs::enqueue(tx, Some(agency), job, ambient).await?;
    }
    Ok(())
}

async fn current(tx: &mut Tx, agency: AgencyId, id: ProofId, version: i64) -> Result<Proof, Error> {
    let proof = find(&mut *tx, agency, id).await?.ok_or(Error::NotFound)?;
    if proof.version == version { Ok(proof) } else { Err(Refusal::Changed { theirs: Box::new(proof) }.into()) }
}

/// Somebody was quicker between our reading and our writing.
async fn changed(tx: &mut Tx, agency: AgencyId, id: ProofId) -> Error {
    match find(&mut *tx, agency, id).await {
        Ok(Some(proof)) => Refusal::Changed { theirs: Box::new(proof) }.into(),
        Ok(None) => Error::NotFound,
        Err(e) => e.into(),
    }
}

impl TryFrom<ProofRow> for Proof {
    type Error = StoreError;

    fn try_from(row: ProofRow) -> Result<Self, StoreError> {
        let missing =
            |column: &str| StoreError::unreadable(column, "nothing, although the kind or the standing asks for it");
        let content = match row.kind {
            Kind::File => Content::File,
            Kind::Photo => Content::Photo,
            Kind::Note => Content::Note,
            Kind::Address => Content::Address(row.address.ok_or_else(|| missing("address"))?),
            Kind::OutsideFigure => Content::OutsideFigure(row.figure.ok_or_else(|| missing("figure"))?.0),
            Kind::Object => {
                let (kind, id) = row.object_kind.zip(row.object_id).ok_or_else(|| missing("object_id"))?;
                Content::Object { subject: Subject { kind, id }, event: row.event.ok_or_else(|| missing("event"))? }
            }
        };
        let (by, at) = (row.standing_by, row.standing_at);
        let person = || by.ok_or_else(|| missing("standing_by"));
        let reason = row.reason.unwrap_or_default();
        let state = match row.standing {
            Standing::Proposed => State::Proposed { by, at },
            Standing::Confirmed => State::Confirmed { by, at },
            Standing::Returned => State::Returned { by: person()?, at, reason },
            Standing::Revoked => State::Revoked { by: person()?, at, reason },
        };
        Ok(Self {
            id: row.id,
            version: row.version,
            title: row.title,
            title_assumed: row.title_assumed,
            happened_on: row.happened_on,
            day_assumed: row.day_assumed,
            content,
            files: row.file_ids.0,
            note: row.note,
            state,
            created_by: row.created_by,
            created_at: row.created_at,
            handed_in_by: row.handed_in_by,
        })
    }
}
