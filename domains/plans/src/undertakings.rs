//! What plans undertake, for those who are asked about it from above: their contents. New ones go into drafts; a signed plan is
//! never written again.

use crate::figures::happened_for;
use crate::import::{AudienceBlock, Item};
use crate::model::{Error, PlanId, subject};
use crate::rules::plan::revise;
use crate::store;
use ::store::{Db, StoreError, Tx};
use domain::{Place, Undertaking, Undertakings};
use kernel::{Ambient, Id, Subject};
use people::{AgencyId, Writer};

pub(crate) static UNDERTAKINGS: Undertakings = Undertakings {
    list: |db, agency, year| Box::pin(list(db, agency, year)),
    happened: |db, agency, period, items, shelf| Box::pin(happened_for(db, agency, period, items, shelf)),
    places: |db, agency, year| Box::pin(places(db, agency, year)),
    take_on: |tx, writer, ambient, place, words| Box::pin(take_on(tx, writer, ambient, place, words)),
};

async fn list(db: &Db, agency: AgencyId, year: i64) -> Result<Vec<Undertaking>, StoreError> {
    let mut all = Vec::new();
    for summary in store::list_plans(db, agency).await?.into_iter().filter(|summary| summary.year == year) {
        let Some(full) = store::find_full_plan(db, agency, summary.id).await? else { continue };
        let cited = crate::papers::cited(&full.plan);
        all.extend(full.items.iter().map(|item| {
            Undertaking {
                subject: Subject::new(subject::PLAN_ITEM, item.id),
                title: item.text.clone(),
                group: [cited.as_str(), item.audience.trim()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" – "),
                signed: summary.signed,
            }
        }));
    }
    Ok(all)
}

/// The groups of each draft; a draft without any takes contents into its first one.
async fn places(db: &Db, agency: AgencyId, year: i64) -> Result<Vec<Place>, StoreError> {
    let mut all = Vec::new();
    let drafts = store::list_plans(db, agency).await?.into_iter().filter(|plan| !plan.signed && plan.year == year);
    for summary in drafts {
        let Some(plan) = store::find_plan(db, agency, summary.id).await? else { continue };
        let cited = crate::papers::cited(&plan);
        let groups = plan.document.blocks.iter().map(|block| block.audience.clone().unwrap_or_default());
        let groups: Vec<String> = groups.collect();
        let groups = if groups.is_empty() { vec![String::new()] } else { groups };
        all.extend(groups.into_iter().enumerate().map(|(part, group)| Place {
            draft: plan.id.uuid(),
            part,
            title: if group.is_empty() { cited.clone() } else { format!("{cited} – {group}") },
        }));
    }
    Ok(all)
}

async fn take_on(
    tx: &mut Tx,
    writer: &Writer<'_>,
    ambient: &Ambient,
    place: &Place,
    words: &[String],
) -> Result<bool, StoreError> {
    let id: PlanId = Id::from_uuid(place.draft);
    let Some(plan) = store::find_plan(&mut *tx, writer.agency(), id).await? else { return Ok(false) };
    let mut document = plan.document.clone();
    if document.blocks.is_empty() {
        document.blocks.push(AudienceBlock::default());
    }
    let Some(block) = document.blocks.get_mut(place.part) else { return Ok(false) };
    let item = |text: &String| Item { label: "-".into(), text: text.clone(), ..Item::default() };
    block.items.extend(words.iter().map(item));
    let Ok(decided) = revise(&plan, document, writer.actor, ambient) else { return Ok(false) };
    match store::replace_draft(tx, writer, plan.version, decided).await {
        Ok(_) => Ok(true),
        Err(Error::Store(error)) => Err(error),
        Err(_) => Ok(false),
    }
}
