//! Plans and their papers.

use super::contents;
use super::writer::{Writer, changed, taken};
use crate::import::PlanDocument;
use crate::model::{
    AccountId, Error, Event, FileId, FullPlan, Plan, PlanId, PlanState, PlanSummary, Refusal, Signature, SourceFile,
    Theirs,
};
use kernel::{Date, Moment};
use people::AgencyId;
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_PLAN = "INSERT INTO plans (agency_id, id, year, signed, number, issued_on, signed_copy, kind, subject, issuer, document,
            source_file, source_digest, entered_by, entered_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    /// The text of a draft; a signed plan is not touched by it.
    SAVE_DRAFT = "UPDATE plans SET kind = $4, subject = $5, issuer = $6, document = $7, source_file = $8,
            source_digest = $9, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3 AND signed = FALSE";
    /// Signing: the last time that the document is written.
    SIGN_PLAN = "UPDATE plans SET signed = TRUE, number = $4, issued_on = $5, signed_copy = $6, document = $7,
            version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3 AND signed = FALSE";
    ATTACH_COPY = "UPDATE plans SET signed_copy = $4, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3 AND signed = TRUE";
    FIND_PLAN = "SELECT id, year, signed, number, issued_on, signed_copy, document, source_file, source_digest, entered_by,
            entered_at, version
        FROM plans WHERE agency_id = $1 AND id = $2";
    LIST_PLANS = "SELECT id, year, signed, number, issued_on, kind, subject, issuer, version FROM plans
        WHERE agency_id = $1 ORDER BY year DESC, signed, issued_on DESC, id DESC";
    FIND_BY_SOURCE = "SELECT id AS value FROM plans WHERE agency_id = $1 AND source_digest = $2";
    FIND_BY_NUMBER = "SELECT id AS value FROM plans WHERE agency_id = $1 AND year = $2 AND number = $3";
}

record! {
    struct PlanRow {
        id: PlanId, year: i64, signed: bool, number: Option<String>, issued_on: Option<Date>, signed_copy: Option<FileId>,
        document: Json<PlanDocument>, source_file: Option<FileId>, source_digest: Option<String>, entered_by: AccountId,
        entered_at: Moment, version: i64,
    }
}

impl TryFrom<PlanRow> for Plan {
    type Error = StoreError;

    fn try_from(row: PlanRow) -> Result<Self, StoreError> {
        let year = i16::try_from(row.year).map_err(|_| StoreError::unreadable("year", &row.year.to_string()))?;
        let state = match (row.signed, row.number, row.issued_on) {
            (true, Some(number), Some(issued_on)) => {
                PlanState::Signed(Signature { number, issued_on, copy: row.signed_copy })
            }
            (true, ..) => return Err(StoreError::unreadable("signed", "a signed plan without number or date")),
            (false, ..) => PlanState::Draft,
        };
        Ok(Self {
            id: row.id,
            year,
            state,
            document: row.document.0,
            source: row.source_file.zip(row.source_digest).map(|(file, digest)| SourceFile { file, digest }),
            entered_by: row.entered_by,
            entered_at: row.entered_at,
            version: row.version,
        })
    }
}

/// Adds a plan with all its rows.
///
/// # Errors
/// `AlreadyImported` for a file that was read before, `NumberTaken` for a signed plan of the year with this number.
pub async fn add_plan(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (full, events): (FullPlan, Vec<Event>),
) -> Result<FullPlan, Error> {
    let plan = &full.plan;
    let digest = plan.source.as_ref().map(|source| source.digest.clone());
    if let Some(digest) = &digest
        && let Some(earlier) = find_plan_by_source(&mut *tx, writer.agency(), digest).await?
    {
        return Err(Refusal::AlreadyImported(earlier).into());
    }
    let signature = plan.signature();
    if let Some(signature) = signature {
        number_is_free(tx, writer.agency(), plan, &signature.number).await?;
    }
    let document = &plan.document;
    let values = args![
        writer.agency(),
        plan.id,
        i64::from(plan.year),
        signature.is_some(),
        signature.map(|s| s.number.clone()),
        signature.map(|s| s.issued_on),
        signature.and_then(|s| s.copy),
        words(&document.kind),
        words(&document.subject),
        words(&document.issuer),
        Json(document),
        plan.source.as_ref().map(|source| source.file),
        digest,
        plan.entered_by,
        plan.entered_at,
        plan.version,
    ];
    tx.run(ADD_PLAN, values).await.map_err(|error| number_or_source(error, plan))?;
    contents::add_rows(tx, writer.agency(), &full).await?;
    writer.tell(tx, &events).await?;
    Ok(full)
}

async fn number_is_free(tx: &mut Tx, agency: AgencyId, plan: &Plan, number: &str) -> Result<(), Error> {
    let holder: Option<(PlanId,)> = tx.find(FIND_BY_NUMBER, args![agency, i64::from(plan.year), number]).await?;
    match holder {
        Some((holder,)) if holder != plan.id => Err(Refusal::NumberTaken(number.to_owned()).into()),
        _ => Ok(()),
    }
}

/// Two that came at the same moment: the key tells which rule it was.
fn number_or_source(error: StoreError, plan: &Plan) -> Error {
    taken(error, |constraint| {
        let number = plan.signature().map(|signature| signature.number.clone());
        match number {
            Some(number) if !constraint.contains("source") => Refusal::NumberTaken(number),
            _ => Refusal::AlreadyImported(plan.id),
        }
    })
}

fn words(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

/// Replaces the text of a draft, and the file that it is from, and lays out its rows anew.
///
/// # Errors
/// `Changed` if somebody saved since `seen`; `AlreadyImported` for a file that another plan was read from.
pub async fn replace_draft(
    tx: &mut Tx,
    writer: &Writer<'_>,
    seen: i64,
    (full, events): (FullPlan, Vec<Event>),
) -> Result<FullPlan, Error> {
    let (plan, agency) = (&full.plan, writer.agency());
    let document = &plan.document;
    let values = args![
        agency,
        plan.id,
        seen,
        words(&document.kind),
        words(&document.subject),
        words(&document.issuer),
        Json(document),
        plan.source.as_ref().map(|source| source.file),
        plan.source.as_ref().map(|source| source.digest.clone()),
    ];
    if let Some(source) = &plan.source
        && let Some(other) = find_plan_by_source(&mut *tx, agency, &source.digest).await?.filter(|id| *id != plan.id)
    {
        return Err(Refusal::AlreadyImported(other).into());
    }
    if tx.run(SAVE_DRAFT, values).await.map_err(|error| number_or_source(error, plan))? == 0 {
        return Err(theirs(tx, agency, plan.id).await?);
    }
    contents::remove_rows(tx, agency, plan.id).await?;
    contents::add_rows(tx, agency, &full).await?;
    writer.tell(tx, &events).await?;
    Ok(full)
}

/// Saves a plan that was signed, or whose signed copy was attached.
///
/// # Errors
/// `Changed` if somebody saved since `seen`; `NumberTaken`.
pub async fn save_plan(
    tx: &mut Tx,
    writer: &Writer<'_>,
    seen: i64,
    (plan, events): (Plan, Vec<Event>),
) -> Result<Plan, Error> {
    let agency = writer.agency();
    let Some(signature) = plan.signature() else { return Err(Refusal::PlanNotSigned.into()) };
    let signing = events.iter().any(|event| matches!(event, Event::PlanSigned { .. }));
    let touched = if signing {
        number_is_free(tx, agency, &plan, &signature.number).await?;
        let values =
            args![agency, plan.id, seen, &signature.number, signature.issued_on, signature.copy, Json(&plan.document)];
        tx.run(SIGN_PLAN, values).await.map_err(|error| number_or_source(error, &plan))?
    } else {
        tx.run(ATTACH_COPY, args![agency, plan.id, seen, signature.copy]).await?
    };
    if touched == 0 {
        return Err(theirs(tx, agency, plan.id).await?);
    }
    writer.tell(tx, &events).await?;
    Ok(Plan { version: seen + 1, ..plan })
}

async fn theirs(tx: &mut Tx, agency: AgencyId, id: PlanId) -> Result<Error, StoreError> {
    Ok(changed(find_plan(&mut *tx, agency, id).await?.map_or(Theirs::Other, Theirs::Plan)))
}

/// The plan with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_plan(mut db: impl Read, agency: AgencyId, id: PlanId) -> Result<Option<Plan>, StoreError> {
    db.find::<PlanRow>(FIND_PLAN, args![agency, id]).await?.map(Plan::try_from).transpose()
}

/// The plan with every row of its paper.
///
/// # Errors
/// What the engine says.
pub async fn find_full_plan(mut db: impl Read, agency: AgencyId, id: PlanId) -> Result<Option<FullPlan>, StoreError> {
    let Some(plan) = find_plan(&mut db, agency, id).await? else { return Ok(None) };
    contents::fill(&mut db, agency, plan).await.map(Some)
}

/// The plan that was imported from a file with this digest.
///
/// # Errors
/// What the engine says.
pub async fn find_plan_by_source(
    mut db: impl Read,
    agency: AgencyId,
    digest: &str,
) -> Result<Option<PlanId>, StoreError> {
    Ok(db.find::<(PlanId,)>(FIND_BY_SOURCE, args![agency, digest]).await?.map(|(id,)| id))
}

/// Every plan, the latest year first, drafts before signed ones.
///
/// # Errors
/// What the engine says.
pub async fn list_plans(mut db: impl Read, agency: AgencyId) -> Result<Vec<PlanSummary>, StoreError> {
    db.list(LIST_PLANS, args![agency]).await
}
