//! What is public of reports.

use crate::model::{
    AccountId, Choice, Error, Event, Publication, PublicationLine, PublicationState, Refusal, ReportId, Stage,
};
use kernel::Moment;
use people::{AgencyId, Writer};
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_PUBLICATION = "INSERT INTO report_publications (agency_id, report_id, address, introduction, sections, figures, state,
            prepared_by, prepared_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9)";
    SAVE_PUBLICATION = "UPDATE report_publications SET introduction = $4, sections = $5, figures = $6, state = $7, reason = $8,
            acted_by = $9, acted_at = $10, prepared_by = $11, prepared_at = $12, version = version + 1
        WHERE agency_id = $1 AND report_id = $2 AND version = $3";
    FIND_PUBLICATION = "SELECT report_id, address, introduction, sections, figures, state, reason, acted_by, acted_at,
            prepared_by, prepared_at, version
        FROM report_publications WHERE agency_id = $1 AND report_id = $2";
    FIND_PUBLISHED = "SELECT report_id, address, introduction, sections, figures, state, reason, acted_by, acted_at,
            prepared_by, prepared_at, version
        FROM report_publications WHERE agency_id = $1 AND address = $2 AND state = 'approved'";
    LIST_PUBLICATIONS = "SELECT p.report_id, p.address, r.subject, r.number, r.issued_on, q.label, q.from_on, q.to_on, p.acted_at
        FROM report_publications p
            JOIN reports r ON r.agency_id = p.agency_id AND r.id = p.report_id
            JOIN report_periods q ON q.agency_id = r.agency_id AND q.id = r.period_id
        WHERE p.agency_id = $1 AND p.state = $2 ORDER BY q.to_on DESC, q.from_on, p.address";
    LIST_ADDRESSES = "SELECT address AS value FROM report_publications WHERE agency_id = $1";
}

record! {
    struct Row {
        report_id: ReportId, address: String, introduction: String, sections: Json<Vec<usize>>, figures: Json<Vec<String>>,
        state: Stage, reason: Option<String>, acted_by: Option<AccountId>, acted_at: Option<Moment>,
        prepared_by: AccountId, prepared_at: Moment, version: i64,
    }
}

impl TryFrom<Row> for Publication {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let state = match (row.state, row.acted_by.zip(row.acted_at), row.reason) {
            (Stage::Draft, None, returned) => PublicationState::Draft { returned },
            (Stage::Submitted, Some((by, at)), None) => PublicationState::Submitted { by, at },
            (Stage::Approved, Some((by, at)), None) => PublicationState::Approved { by, at },
            (Stage::Withdrawn, Some((by, at)), Some(reason)) => PublicationState::Withdrawn { by, at, reason },
            (stage, ..) => return Err(StoreError::unreadable("state", store::TextEnum::as_str(stage))),
        };
        Ok(Self {
            report_id: row.report_id,
            address: row.address,
            choice: Choice { introduction: row.introduction, sections: row.sections.0, figures: row.figures.0 },
            state,
            prepared_by: row.prepared_by,
            prepared_at: row.prepared_at,
            version: row.version,
        })
    }
}

/// Keeps what a rule decided about a publication.
///
/// # Errors
/// `Changed` if somebody else saved in between, or began another one with the same address.
pub async fn save_publication(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Publication, Vec<Event>),
) -> Result<(), Error> {
    let agency = writer.agency();
    let Choice { introduction, sections, figures } = &row.choice;
    let touched = if row.version == 1 {
        let values = args![
            agency,
            row.report_id,
            &row.address,
            introduction,
            Json(sections),
            Json(figures),
            row.prepared_by,
            row.prepared_at,
            row.version
        ];
        tx.run(ADD_PUBLICATION, values).await
    } else {
        let (reason, acted) = match &row.state {
            PublicationState::Draft { returned } => (returned.as_ref(), None),
            PublicationState::Submitted { by, at } | PublicationState::Approved { by, at } => (None, Some((*by, *at))),
            PublicationState::Withdrawn { by, at, reason } => (Some(reason), Some((*by, *at))),
        };
        let values = args![
            agency,
            row.report_id,
            row.version - 1,
            introduction,
            Json(sections),
            Json(figures),
            row.state.stage(),
            reason,
            acted.map(|(by, _)| by),
            acted.map(|(_, at)| at),
            row.prepared_by,
            row.prepared_at
        ];
        tx.run(SAVE_PUBLICATION, values).await
    };
    match touched {
        Ok(0) | Err(StoreError::Unique { .. }) => return Err(Refusal::Changed.into()),
        touched => touched?,
    };
    Ok(writer.tell(tx, &events).await?)
}

/// The publication of a report.
///
/// # Errors
/// What the engine says.
pub async fn find_publication(
    mut db: impl Read,
    agency: AgencyId,
    report: ReportId,
) -> Result<Option<Publication>, StoreError> {
    db.find::<Row>(FIND_PUBLICATION, args![agency, report]).await?.map(Publication::try_from).transpose()
}

/// What is public under an address.
///
/// # Errors
/// What the engine says.
pub async fn find_published(
    mut db: impl Read,
    agency: AgencyId,
    address: &str,
) -> Result<Option<Publication>, StoreError> {
    db.find::<Row>(FIND_PUBLISHED, args![agency, address]).await?.map(Publication::try_from).transpose()
}

/// The publications of a stage, the latest period first.
///
/// # Errors
/// What the engine says.
pub async fn list_publications(
    mut db: impl Read,
    agency: AgencyId,
    stage: Stage,
) -> Result<Vec<PublicationLine>, StoreError> {
    db.list(LIST_PUBLICATIONS, args![agency, stage]).await
}

/// A name for an address that nobody has: `name`, else `name-2` and so on.
///
/// # Errors
/// What the engine says.
pub async fn free_address(mut db: impl Read, agency: AgencyId, name: &str) -> Result<String, StoreError> {
    let taken: Vec<(String,)> = db.list(LIST_ADDRESSES, args![agency]).await?;
    let is_free = |address: &String| !taken.iter().any(|(one,)| one == address);
    let further = (2..).map(|number| format!("{name}-{number}"));
    Ok(std::iter::once(name.to_owned()).chain(further).find(is_free).unwrap_or_default())
}
