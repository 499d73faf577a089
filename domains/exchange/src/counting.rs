//! Answers as they are reported now: every figure counted anew from where its answer says it comes from, with the rows that may
//! go up.

use crate::model::{Answer, Asked, Expected, Item, Received, Reported, Row, Source, Value};
use crate::rules::bounds::MOST_ROWS;
use crate::rules::rollup::together;
use crate::store;
use ::store::{Db, StoreError};
use domain::{FigureRow, Registry};
use evidence::Amount;
use evidence::periods::Period;
use kernel::Date;
use people::AgencyId;
use std::collections::HashMap;
use std::sync::Arc;

/// What is needed to count for an agency.
#[derive(Clone, Copy)]
pub struct Counting<'a> {
    /// Where the rows are.
    pub db: &'a Db,
    /// What the domains count.
    pub registry: &'a Registry,
    /// Whose.
    pub agency: AgencyId,
    /// As of which day.
    pub today: Date,
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

impl Counting<'_> {
    /// The period that is asked about, as the agency has it.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn period(&self, asked: Asked) -> Result<Option<Period>, StoreError> {
        let all = evidence::list_periods(self.db, self.agency, asked.year).await?;
        let same = |period: &&Period| period.kind == asked.kind && period.ordinal == asked.ordinal;
        Ok(all.iter().filter(same).max_by_key(|period| period.valid_from).cloned())
    }

    /// Every answer as it is reported now, in the order of the items.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn all(&self, received: &Received) -> Result<Vec<Reported>, StoreError> {
        let mut all = Vec::new();
        for item in &received.content.items {
            if let Some(answer) = received.answers.get(&item.code) {
                all.push(self.reported(received, item, answer).await?);
            }
        }
        Ok(all)
    }

    async fn reported(&self, received: &Received, item: &Item, answer: &Answer) -> Result<Reported, StoreError> {
        let counted = self.count(received.content.period, item, &answer.source).await?;
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
    pub async fn count(&self, asked: Asked, item: &Item, source: &Source) -> Result<Counted, StoreError> {
        match source {
            Source::Words | Source::NotOurs { .. } => Ok(Counted::default()),
            Source::ByHand { value, .. } => Ok(Counted { value: Some(*value), ..Counted::default() }),
            Source::Below { request, code } => self.below(*request, code).await,
            Source::Figure(address) => {
                let Some(period) = self.period(asked).await? else { return Ok(Counted::default()) };
                let counted = self.registry.count(self.db, self.agency, &period, self.today).await?;
                let figure = counted.figures.into_iter().find(|figure| figure.address == *address);
                match figure {
                    Some(figure) => self.of_rows(item, &figure.rows).await,
                    None => Ok(Counted::default()),
                }
            }
            Source::Things(things) => {
                let Some(period) = self.period(asked).await? else { return Ok(Counted::default()) };
                let ids: Vec<_> = things.iter().map(|thing| thing.id).collect();
                let mut rows = Vec::new();
                for (name, undertakings) in self.registry.undertakings() {
                    let shelf = self.registry.shelf(self.agency, name);
                    rows.extend((undertakings.happened)(self.db, self.agency, &period, &ids, &shelf).await?);
                }
                self.of_rows(item, &rows).await
            }
        }
    }

    /// A number is how many rows count, a share which part of them does.
    async fn of_rows(&self, item: &Item, rows: &[Arc<FigureRow>]) -> Result<Counted, StoreError> {
        let units = people::store::units::list(self.db, self.agency).await?;
        let units: HashMap<_, _> = units.into_iter().map(|unit| (unit.id, unit.name)).collect();
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
        let partners = store::list_partners(self.db, self.agency).await?;
        let reports = store::list_reports(self.db, self.agency, request).await?;
        let content = own.published.as_ref().unwrap_or(&own.content);
        let all = together(content, &partners, &reports);
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
        let partners = store::list_partners(self.db, self.agency).await?;
        let reports = store::list_reports(self.db, self.agency, request).await?;
        let content = own.published.as_ref().unwrap_or(&own.content);
        let all = together(content, &partners, &reports);
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
