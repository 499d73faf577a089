//! The rows of a plan's paper: contents, their documents and channels.

use super::amendments;
use super::writer::Writer;
use crate::model::{
    Error, Event, FullPlan, ItemChannel, ItemDocument, ItemId, Plan, PlanChannel, PlanId, PlanItem, Refusal,
};
use people::AgencyId;
use store::{Json, Read, StoreError, Tx, args, statements};

statements! {
    ADD_ITEM = "INSERT INTO plan_items (agency_id, id, plan_id, block, ordinal, label, wording, audience, cadence, source_line,
            added_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    LIST_ITEMS = "SELECT id, plan_id, block, ordinal, label, wording AS text, audience, cadence, source_line, added_by
        FROM plan_items WHERE agency_id = $1 AND plan_id = $2 ORDER BY block, ordinal";
    ADD_DOCUMENT = "INSERT INTO item_documents (agency_id, id, item_id, ordinal, number, issued_on, description)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LIST_DOCUMENTS = "SELECT d.id, d.item_id, d.ordinal, d.number, d.issued_on, d.description
        FROM item_documents d JOIN plan_items i ON i.agency_id = d.agency_id AND i.id = d.item_id
        WHERE d.agency_id = $1 AND i.plan_id = $2 ORDER BY i.block, i.ordinal, d.ordinal";
    ADD_CHANNEL = "INSERT INTO plan_channels (agency_id, id, plan_id, block, ordinal, wording, source_line, kinds, cadence,
            optional)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LIST_CHANNELS = "SELECT id, plan_id, block, ordinal, wording AS text, source_line, kinds, cadence, optional
        FROM plan_channels WHERE agency_id = $1 AND plan_id = $2 ORDER BY block, ordinal";
    SAVE_CHANNEL = "UPDATE plan_channels SET kinds = $3, optional = $4 WHERE agency_id = $1 AND id = $2";
    ADD_ITEM_CHANNEL = "INSERT INTO item_channels (agency_id, item_id, kind, role) VALUES ($1, $2, $3, $4)";
    LIST_ITEM_CHANNELS = "SELECT c.item_id, c.kind, c.role
        FROM item_channels c JOIN plan_items i ON i.agency_id = c.agency_id AND i.id = c.item_id
        WHERE c.agency_id = $1 AND i.plan_id = $2 ORDER BY i.block, i.ordinal, c.role, c.kind";
    PLAN_OF_ITEM = "SELECT plan_id AS value FROM plan_items WHERE agency_id = $1 AND id = $2";
    REMOVE_DOCUMENTS_OF = "DELETE FROM item_documents WHERE agency_id = $1 AND item_id = $2";
    REMOVE_CHANNELS_OF = "DELETE FROM item_channels WHERE agency_id = $1 AND item_id = $2";
    REMOVE_DOCUMENTS = "DELETE FROM item_documents WHERE agency_id = $1
        AND item_id IN (SELECT id FROM plan_items WHERE agency_id = $1 AND plan_id = $2)";
    REMOVE_ITEM_CHANNELS = "DELETE FROM item_channels WHERE agency_id = $1
        AND item_id IN (SELECT id FROM plan_items WHERE agency_id = $1 AND plan_id = $2)";
    REMOVE_CHANNELS = "DELETE FROM plan_channels WHERE agency_id = $1 AND plan_id = $2";
    REMOVE_ITEMS = "DELETE FROM plan_items WHERE agency_id = $1 AND plan_id = $2";
}

pub(super) async fn add_rows(tx: &mut Tx, agency: AgencyId, full: &FullPlan) -> Result<(), StoreError> {
    for item in &full.items {
        add_item(tx, agency, item).await?;
    }
    for document in &full.documents {
        add_document(tx, agency, document).await?;
    }
    for line in &full.channels {
        let values = args![
            agency,
            line.id,
            line.plan_id,
            line.block,
            line.ordinal,
            &line.text,
            line.source_line,
            Json(&line.kinds.0),
            line.cadence,
            line.optional,
        ];
        tx.run(ADD_CHANNEL, values).await?;
    }
    for chosen in &full.item_channels {
        tx.run(ADD_ITEM_CHANNEL, args![agency, chosen.item_id, chosen.kind, chosen.role]).await?;
    }
    Ok(())
}

pub(super) async fn add_item(tx: &mut Tx, agency: AgencyId, item: &PlanItem) -> Result<(), StoreError> {
    let values = args![
        agency,
        item.id,
        item.plan_id,
        item.block,
        item.ordinal,
        &item.label,
        &item.text,
        &item.audience,
        item.cadence,
        item.source_line,
        item.added_by,
    ];
    tx.run(ADD_ITEM, values).await.map(drop)
}

async fn add_document(tx: &mut Tx, agency: AgencyId, row: &ItemDocument) -> Result<(), StoreError> {
    let values = args![agency, row.id, row.item_id, row.ordinal, row.number.clone(), row.issued_on, &row.description];
    tx.run(ADD_DOCUMENT, values).await.map(drop)
}

/// Only drafts have their rows removed: nothing hangs on them yet.
pub(super) async fn remove_rows(tx: &mut Tx, agency: AgencyId, plan: PlanId) -> Result<(), StoreError> {
    for sql in [REMOVE_DOCUMENTS, REMOVE_ITEM_CHANNELS, REMOVE_CHANNELS, REMOVE_ITEMS] {
        tx.run(sql, args![agency, plan]).await?;
    }
    Ok(())
}

pub(super) async fn fill(mut db: impl Read, agency: AgencyId, plan: Plan) -> Result<FullPlan, StoreError> {
    let id = plan.id;
    Ok(FullPlan {
        items: db.list(LIST_ITEMS, args![agency, id]).await?,
        documents: db.list(LIST_DOCUMENTS, args![agency, id]).await?,
        channels: db.list(LIST_CHANNELS, args![agency, id]).await?,
        item_channels: db.list(LIST_ITEM_CHANNELS, args![agency, id]).await?,
        amendments: amendments::list_amendments(&mut db, agency, id).await?,
        plan,
    })
}

async fn in_agency(tx: &mut Tx, agency: AgencyId, item: ItemId) -> Result<(), Error> {
    let plan: Option<(PlanId,)> = tx.find(PLAN_OF_ITEM, args![agency, item]).await?;
    plan.map(drop).ok_or_else(|| Refusal::NotInPlan.into())
}

/// Replaces the documents that a content stands for.
///
/// # Errors
/// `NotInPlan` for a content that is not there.
pub async fn save_documents(
    tx: &mut Tx,
    writer: &Writer<'_>,
    item: ItemId,
    (rows, events): (Vec<ItemDocument>, Vec<Event>),
) -> Result<(), Error> {
    in_agency(tx, writer.agency(), item).await?;
    tx.run(REMOVE_DOCUMENTS_OF, args![writer.agency(), item]).await?;
    for row in &rows {
        add_document(tx, writer.agency(), row).await?;
    }
    writer.tell(tx, &events).await?;
    Ok(())
}

/// Saves the typed channels of a line.
///
/// # Errors
/// `NotInPlan` for a line that is not there.
pub async fn save_channel(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (line, events): (PlanChannel, Vec<Event>),
) -> Result<(), Error> {
    let values = args![writer.agency(), line.id, Json(&line.kinds.0), line.optional];
    if tx.run(SAVE_CHANNEL, values).await? == 0 {
        return Err(Refusal::NotInPlan.into());
    }
    writer.tell(tx, &events).await?;
    Ok(())
}

/// Replaces the channels chosen for a content.
///
/// # Errors
/// `NotInPlan` for a content that is not there.
pub async fn save_item_channels(
    tx: &mut Tx,
    writer: &Writer<'_>,
    item: ItemId,
    (rows, events): (Vec<ItemChannel>, Vec<Event>),
) -> Result<(), Error> {
    in_agency(tx, writer.agency(), item).await?;
    tx.run(REMOVE_CHANNELS_OF, args![writer.agency(), item]).await?;
    for row in &rows {
        tx.run(ADD_ITEM_CHANNEL, args![writer.agency(), item, row.kind, row.role]).await?;
    }
    writer.tell(tx, &events).await?;
    Ok(())
}
