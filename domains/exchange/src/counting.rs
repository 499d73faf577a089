//! Answers as they are reported now: every figure counted anew from where its answer says it comes from, with the rows that may
//! go up.

use crate::model::{Answer, Asked, Expected, Item, Partner, Received, Reported, Row, Source, Value};
use crate::rules::bounds::MOST_ROWS;
use crate::rules::rollup::together;
use crate::store;
use ::store::{Db, StoreError};
use domain::{Figure, FigureRow, Registry};
use evidence::Amount;
use evidence::periods::Period;
use kernel::Date;
use people::{AgencyId, UnitId};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::OnceCell;

/// What is needed to count for an agency what is asked of a period. What was counted for one item is there for the others.
pub struct Counting<'a> {
    db: &'a Db,
    registry: &'a Registry,
    agency: AgencyId,
    today: Date,
    asked: Asked,
    period: OnceCell<Option<Period>>,
    figures: OnceCell<Vec<Figure>>,
    units: OnceCell<HashMap<UnitId, String>>,
    partners: OnceCell<Vec<Partner>>,
}

/// What an answer comes to, and the rows behind it as staff see them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counted {
    /// How much.
    pub value: Option<Value>,
    /// The rows that may go up.
    pub rows: Vec<Row>,
    /// How many there are.
    pub all: usize,
}

impl<'a> Counting<'a> {
    /// Of this agency, as of a day.
    #[must_use]
    pub fn new(db: &'a Db, registry: &'a Registry, agency: AgencyId, today: Date, asked: Asked) -> Self {
        Self {
            db,
            registry,
            agency,
            today,
            asked,
            period: OnceCell::new(),
            figures: OnceCell::new(),
            units: OnceCell::new(),
            partners: OnceCell::new(),
        }
    }

    /// The period that is asked about, as the agency has it.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn period(&self) -> Result<Option<&Period>, StoreError> {
        let find = async || {
            let all = evidence::list_periods(self.db, self.agency, self.asked.year).await?;
            let same = |period: &&Period| period.kind == self.asked.kind && period.ordinal == self.asked.ordinal;
            Ok::<_, StoreError>(all.iter().filter(same).max_by_key(|period| period.valid_from).cloned())
        };
        Ok(self.period.get_or_try_init(find).await?.as_ref())
    }

    /// Every figure of the period; none where the agency has no such period.
    async fn figures(&self) -> Result<&[Figure], StoreError> {
        let count = async || match self.period().await? {
            Some(period) => Ok(self.registry.count(self.db, self.agency, period, self.today).await?.figures),
            None => Ok::<_, StoreError>(Vec::new()),
        };
        Ok(self.figures.get_or_try_init(count).await?)
    }

    async fn units(&self) -> Result<&HashMap<UnitId, String>, StoreError> {
        let list = async || {
            let units = people::store::units::list(self.db, self.agency).await?;
            Ok::<_, StoreError>(units.into_iter().map(|unit| (unit.id, unit.name)).collect())
        };
        self.units.get_or_try_init(list).await
    }

    async fn partners(&self) -> Result<&[Partner], StoreError> {
        Ok(self.partners.get_or_try_init(async || store::list_partners(self.db, self.agency).await).await?)
    }

    /// Every answer as it is reported now, in the order of the items.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn all(&self, received: &Received) -> Result<Vec<Reported>, StoreError> {
        let mut all = Vec::new();
        for item in &received.content.items {
            if let Some(answer) = received.answers.get(&item.code) {
                all.push(self.reported(item, answer).await?);
            }
        }
        Ok(all)
    }

    async fn reported(&self, item: &Item, answer: &Answer) -> Result<Reported, StoreError> {
        let counted = self.count(item, &answer.source).await?;
        let by_hand = match &answer.source {
            Source::ByHand { source, person, .. } => Some((source.clone(), person.clone())),
            _ => None,
        };
        let not_ours = match &answer.source {
            Source::NotOurs { reason } => Some(reason.clone()),
            _ => None,
        };
        let has_rows = matches!(answer.source, Source::Things(_) | Source::Figure(_) | Source::Below { .. });
        let words = match &answer.source {
            Source::Below { request, code } => joined(&answer.words, &self.words_below(*request, code).await?),
            _ => answer.words.clone(),
        };
        let rows = (has_rows && answer.with_rows).then_some(counted.rows);
        Ok(Reported { code: item.code.clone(), value: counted.value, words, by_hand, not_ours, rows })
    }

    /// What an answer comes to.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn count(&self, item: &Item, source: &Source) -> Result<Counted, StoreError> {
        match source {
            Source::Words | Source::NotOurs { .. } => Ok(Counted::default()),
            Source::ByHand { value, .. } => Ok(Counted { value: Some(*value), ..Counted::default() }),
            Source::Below { request, code } => self.below(*request, code).await,
            Source::Figure(address) => match self.figures().await?.iter().find(|figure| figure.address == *address) {
                Some(figure) => self.of_rows(item, &figure.rows).await,
                None => Ok(Counted::default()),
            },
            Source::Things(things) => {
                let Some(period) = self.period().await? else { return Ok(Counted::default()) };
                let ids: Vec<_> = things.iter().map(|thing| thing.id).collect();
                let mut rows = Vec::new();
                for (name, undertakings) in self.registry.undertakings() {
                    let shelf = self.registry.shelf(self.agency, name);
                    rows.extend((undertakings.happened)(self.db, self.agency, period, &ids, &shelf).await?);
                }
                self.of_rows(item, &rows).await
            }
        }
    }

    /// A number is how many rows count, a share which part of them does.
    async fn of_rows(&self, item: &Item, rows: &[Arc<FigureRow>]) -> Result<Counted, StoreError> {
        let units = self.units().await?;
        let part = rows.iter().filter(|row| row.counts).count();
        let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let value = match item.expected {
            Expected::Number { .. } => {
                let whole = i64::try_from(part).unwrap_or(i64::MAX).saturating_mul(1_000);
                Some(Value::Number(Amount::from_thousandths(whole)))
            }
            Expected::Share => Some(Value::Share(wide(part), wide(rows.len()))),
            Expected::Words => None,
        };
        let shown = rows.iter().take(MOST_ROWS).map(|row| Row {
            title: row.title.clone(),
            on: row.on,
            unit: row.unit.and_then(|unit| units.get(&unit).cloned()).unwrap_or_default(),
            counts: row.counts,
            late: row.late,
        });
        Ok(Counted { value, rows: shown.collect(), all: rows.len() })
    }

    /// What those below this agency reported to an item of its own request: a row an agency.
    async fn below(&self, request: crate::model::RequestId, code: &str) -> Result<Counted, StoreError> {
        let Some(own) = store::find_request(self.db, self.agency, request).await? else {
            return Ok(Counted::default());
        };
        let partners = self.partners().await?;
        let reports = store::list_reports(self.db, self.agency, request).await?;
        let content = own.published.as_ref().unwrap_or(&own.content);
        let all = together(content, partners, &reports);
        let Some(one) = all.iter().find(|one| one.item.code == code) else { return Ok(Counted::default()) };
        let rows = one.each.iter().filter_map(|(partner, reported)| {
            let value = reported.value?;
            Some(Row { title: value.to_string(), on: None, unit: partner.name.clone(), counts: true, late: false })
        });
        let rows: Vec<Row> = rows.take(MOST_ROWS).collect();
        Ok(Counted { value: one.sum, all: rows.len(), rows })
    }

    /// The words of those below, each with its name.
    async fn words_below(&self, request: crate::model::RequestId, code: &str) -> Result<String, StoreError> {
        let Some(own) = store::find_request(self.db, self.agency, request).await? else { return Ok(String::new()) };
        let partners = self.partners().await?;
        let reports = store::list_reports(self.db, self.agency, request).await?;
        let content = own.published.as_ref().unwrap_or(&own.content);
        let all = together(content, partners, &reports);
        let each = all.iter().filter(|one| one.item.code == code).flat_map(|one| &one.each);
        let said = each.filter(|(_, reported)| !reported.words.trim().is_empty());
        let lines: Vec<String> = said.map(|(partner, one)| format!("{}: {}", partner.name, one.words.trim())).collect();
        Ok(lines.join("\n"))
    }
}

/// Own words first; as much of the others as a report takes.
fn joined(own: &str, others: &str) -> String {
    let both = [own.trim(), others].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    both.chars().take(crate::rules::MOST_IN_TEXT).collect()
}
