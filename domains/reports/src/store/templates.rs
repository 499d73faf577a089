//! Templates that the agency made.

use crate::model::{AccountId, Error, Event, Refusal, ReportId, SavedTemplate, Template, TemplateId};
use kernel::Moment;
use people::{AgencyId, Writer};
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_TEMPLATE = "INSERT INTO report_templates (agency_id, id, template, report_id, saved_by, saved_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1)";
    SAVE_TEMPLATE = "UPDATE report_templates SET template = $4, report_id = $5, saved_by = $6, saved_at = $7, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    LIST_TEMPLATES = "SELECT id, template, report_id, saved_by, saved_at, version
        FROM report_templates WHERE agency_id = $1 ORDER BY id";
}

record! {
    struct Row {
        id: TemplateId, template: Json<Template>, report_id: ReportId, saved_by: AccountId, saved_at: Moment, version: i64,
    }
}

impl From<Row> for SavedTemplate {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            template: row.template.0,
            report_id: row.report_id,
            saved_by: row.saved_by,
            saved_at: row.saved_at,
            version: row.version,
        }
    }
}

/// Keeps what a rule decided about a template.
///
/// # Errors
/// `Changed` if somebody else saved it in between.
pub async fn save_template(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (SavedTemplate, Vec<Event>),
) -> Result<(), Error> {
    let agency = writer.agency();
    let template = Json(&row.template);
    if row.version == 1 {
        tx.run(ADD_TEMPLATE, args![agency, row.id, template, row.report_id, row.saved_by, row.saved_at]).await?;
    } else {
        let values = args![agency, row.id, row.version - 1, template, row.report_id, row.saved_by, row.saved_at];
        if tx.run(SAVE_TEMPLATE, values).await? == 0 {
            return Err(Refusal::Changed.into());
        }
    }
    Ok(writer.tell(tx, &events).await?)
}

/// The templates that the agency made, by the day when each was first saved.
///
/// # Errors
/// What the engine says.
pub async fn list_templates(mut db: impl Read, agency: AgencyId) -> Result<Vec<SavedTemplate>, StoreError> {
    let rows: Vec<Row> = db.list(LIST_TEMPLATES, args![agency]).await?;
    Ok(rows.into_iter().map(SavedTemplate::from).collect())
}
