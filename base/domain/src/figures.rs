//! Figures that a domain declares: each with its address, what it means, and a way to count it that gives the rows behind it.
//! What a figure says always follows from its rows, so that a number and what it opens cannot disagree. Reports read these
//! and know no domain.

use crate::Shelf;
use evidence::periods::Period;
use kernel::{Date, Subject};
use people::{AgencyId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::hash::Hash;
use std::pin::Pin;
use std::sync::Arc;
use store::{Db, StoreError};
use text::Locale;

/// What a figure is: the same for every agency and period.
pub struct FigureKind {
    /// Its address in templates and addresses: `"plans.tasks_done"`. Unique in the program, and kept for ever.
    pub address: &'static str,
    /// What it is called.
    pub title: fn(Locale) -> &'static str,
    /// What is counted, and when.
    pub definition: fn(Locale) -> &'static str,
    /// Of what: "nhiệm vụ"; "%" for shares.
    pub measure: fn(Locale) -> &'static str,
    /// Which instrument asks for it, if one does.
    pub legal_basis: Option<&'static str>,
    /// How its rows become a value.
    pub shape: Shape,
    /// What was counted in the signed report of a period is not counted in a later one again. True of events, not of states.
    pub once: bool,
    /// Its rows may be public once a leader approves. Not where they are what people say to their leaders.
    pub open: bool,
}

/// How rows become a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// How many rows.
    Count,
    /// Which share of the rows counts.
    Share,
}

/// A row behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRow {
    /// What was counted.
    pub subject: Subject,
    /// What it is called.
    pub title: String,
    /// When it happened or is due; none for what goes on.
    pub on: Option<Date>,
    /// Whose it is.
    pub unit: Option<UnitId>,
    /// Of a share, whether it belongs to the part; true in every row of a count.
    pub counts: bool,
    /// It happened in an earlier period and came after that one was closed ("bổ sung").
    pub late: bool,
    /// The group it belongs to in tables by group: the audience, the channel; empty for none.
    pub group: String,
    /// What it belongs to across its group, in tables of both: of an event by channel, the audience; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub across: String,
    /// Why it stands as it does, in the words of who knows; empty for nothing said.
    pub note: String,
    /// Where staff see it.
    pub address: String,
}

/// A figure of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Of which kind.
    pub address: String,
    /// How its rows become a value.
    pub shape: Shape,
    /// What was counted, each thing once. Shared: one thing may be counted by many figures.
    pub rows: Vec<Arc<FigureRow>>,
}

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// So many.
    Count(usize),
    /// So many of so many. Of nothing there is no share.
    Share(usize, usize),
}

impl Figure {
    /// A figure without rows.
    #[must_use]
    pub fn empty(kind: &FigureKind) -> Self {
        Self { address: kind.address.to_owned(), shape: kind.shape, rows: Vec::new() }
    }

    /// What its rows say.
    #[must_use]
    pub fn value(&self) -> Value {
        Tally::of(&self.rows).value(self.shape)
    }
}

impl Value {
    /// For comparing: the count, or the share in tenths of a percent as it is written; none for a share of nothing.
    #[must_use]
    pub fn measure(self) -> Option<i64> {
        match self {
            Self::Count(count) => Some(i64::try_from(count).unwrap_or(i64::MAX)),
            Self::Share(part, all) => {
                let written = viet::number::percent(wide(part), wide(all));
                let number = written.strip_suffix('%')?.parse::<evidence::Amount>().ok()?;
                Some(number.thousandths() / 100)
            }
        }
    }
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// As officials write it: `1.250`, `87,5% (7/8)`, and `–` for a share of nothing.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Count(count) => f.write_str(&viet::number::grouped(i64::try_from(count).unwrap_or(i64::MAX))),
            Self::Share(_, 0) => f.write_str("–"),
            Self::Share(part, all) => write!(f, "{} ({part}/{all})", viet::number::percent(wide(part), wide(all))),
        }
    }
}

/// How many rows there are, and how many of them count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rows {
    /// Those that count.
    pub part: usize,
    /// All.
    pub all: usize,
}

impl Rows {
    /// What so many rows say.
    #[must_use]
    pub const fn value(self, shape: Shape) -> Value {
        match shape {
            Shape::Count => Value::Count(self.all),
            Shape::Share => Value::Share(self.part, self.all),
        }
    }

    fn add(&mut self, counts: bool) {
        self.all += 1;
        self.part += usize::from(counts);
    }
}

/// Rows by something that the next row often shares: whoever has a hundred thousand of them looks once and then nearby.
struct Parts<K> {
    found: Vec<(K, Rows)>,
    places: HashMap<K, usize, foldhash::fast::RandomState>,
    last: usize,
}

impl<K> Default for Parts<K> {
    fn default() -> Self {
        Self { found: Vec::new(), places: HashMap::default(), last: 0 }
    }
}

impl<K: Copy + Eq + Hash + Ord> Parts<K> {
    fn part(&mut self, key: K) -> &mut Rows {
        if self.found.get(self.last).is_none_or(|(known, _)| *known != key) {
            self.last = *self.places.entry(key).or_insert(self.found.len());
            if self.last == self.found.len() {
                self.found.push((key, Rows::default()));
            }
        }
        &mut self.found[self.last].1
    }

    fn sorted(mut self) -> Vec<(K, Rows)> {
        self.found.sort_unstable_by_key(|(key, _)| *key);
        self.found
    }
}

/// What the rows of a figure come to: together, and told apart as reports tell them. Made from the rows and from nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Together.
    pub whole: Rows,
    /// By unit, those of no unit among them.
    pub units: Vec<(Option<UnitId>, Rows)>,
    /// By group, in the order of their names.
    pub groups: Vec<(String, Rows)>,
    /// By year and month of their day, oldest first; rows without a day are in none.
    pub months: Vec<((i16, i8), Rows)>,
    /// By what they belong to across their groups, and by group; rows that belong to nothing across are in none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crossed: Vec<((String, String), Rows)>,
}

impl Tally {
    /// Of these rows, each looked at once.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Arc<FigureRow>>) -> Self {
        let mut whole = Rows::default();
        let (mut units, mut groups, mut months) = (Parts::default(), Parts::default(), Parts::default());
        let mut crossed = Parts::default();
        for row in rows {
            whole.add(row.counts);
            units.part(row.unit).add(row.counts);
            groups.part(row.group.as_str()).add(row.counts);
            if !row.across.is_empty() {
                crossed.part((row.across.as_str(), row.group.as_str())).add(row.counts);
            }
            if let Some(day) = row.on {
                months.part((day.year(), day.month())).add(row.counts);
            }
        }
        let named = |(name, rows): (&str, Rows)| (name.to_owned(), rows);
        let both = |((across, group), rows): ((&str, &str), Rows)| ((across.to_owned(), group.to_owned()), rows);
        Self {
            whole,
            units: units.sorted(),
            groups: groups.sorted().into_iter().map(named).collect(),
            months: months.sorted(),
            crossed: crossed.sorted().into_iter().map(both).collect(),
        }
    }

    /// What all rows say.
    #[must_use]
    pub const fn value(&self, shape: Shape) -> Value {
        self.whole.value(shape)
    }

    /// What the rows of one unit say.
    #[must_use]
    pub fn value_of_unit(&self, shape: Shape, unit: Option<UnitId>) -> Value {
        let found = self.units.iter().find(|(id, _)| *id == unit);
        found.map(|(_, rows)| *rows).unwrap_or_default().value(shape)
    }

    /// How many rows of a month count.
    #[must_use]
    pub fn counting_in(&self, year: i16, month: i8) -> usize {
        self.months.iter().find(|(at, _)| *at == (year, month)).map_or(0, |(_, rows)| rows.part)
    }
}

/// The figures of a domain, counted together: one look at the tables serves them all.
pub struct FigureSource {
    /// What they are, in the order in which they are shown.
    pub kinds: &'static [FigureKind],
    /// Words that sentences of reports need beside numbers, with what they are called in templates.
    pub words: &'static [WordKind],
    /// Counts them for a period, in the order of `kinds` and of `words`.
    pub count: CountFigures,
}

/// Words of a period that only the domain knows: which plan it carries out.
pub struct WordKind {
    /// The address in templates: `"plans.plan"`.
    pub address: &'static str,
    /// What it is called.
    pub title: fn(Locale) -> &'static str,
}

/// What a domain counted for a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    /// One for each kind.
    pub figures: Vec<Figure>,
    /// One for each kind of words.
    pub words: Vec<String>,
}

/// Counts the figures of a domain for a period of an agency as of a day. What lies on the shelf spares it reading, and changes
/// nothing of what it counts.
pub type CountFigures = for<'a> fn(
    &'a Db,
    AgencyId,
    &'a Period,
    Date,
    &'a Shelf,
) -> Pin<Box<dyn Future<Output = Result<Counted, StoreError>> + Send + 'a>>;

#[cfg(test)]
mod tests {
    use super::*;

    fn row(counts: bool) -> FigureRow {
        FigureRow {
            subject: Subject { kind: "task".into(), id: uuid::Uuid::nil() },
            title: "Bài".into(),
            on: None,
            unit: None,
            counts,
            late: false,
            group: String::new(),
            across: String::new(),
            note: String::new(),
            address: String::new(),
        }
    }

    #[test]
    fn values_follow_from_rows_and_read_as_officials_write_them() {
        let value = |shape, counting: &[bool]| {
            let rows: Vec<Arc<FigureRow>> = counting.iter().map(|counts| Arc::new(row(*counts))).collect();
            Tally::of(&rows).value(shape).to_string()
        };
        assert_eq!(value(Shape::Count, &[true; 3]), "3");
        assert_eq!(Value::Count(1_250).to_string(), "1.250");
        assert_eq!(value(Shape::Share, &[true, true, false]), "66,7% (2/3)");
        assert_eq!(value(Shape::Share, &[true; 8]), "100% (8/8)");
        assert_eq!(value(Shape::Share, &[true, true, true, true, true, true, true, false]), "87,5% (7/8)");
        assert_eq!(value(Shape::Share, &[]), "–", "nothing was due: no share, and not 0%");
        assert_eq!(Value::Share(9_999, 10_000).to_string(), "99,9% (9999/10000)", "not everything is never 100%");
        let measures = [Value::Count(7), Value::Share(2, 3), Value::Share(9_999, 10_000), Value::Share(0, 0)];
        assert_eq!(measures.map(Value::measure), [Some(7), Some(667), Some(999), None]);
    }

    proptest::proptest! {
        /// However rows are told apart, each is told once.
        #[test]
        fn a_tally_has_every_row_once(
            rows in proptest::collection::vec((0_u128..4, 0_usize..5, 0_i32..400, proptest::bool::ANY), 0..200),
        ) {
            let first = Date::constant(2019, 12, 15);
            let rows: Vec<Arc<FigureRow>> = rows
                .into_iter()
                .map(|(unit, group, day, counts)| Arc::new(FigureRow {
                    unit: (unit > 0).then(|| UnitId::from_uuid(uuid::Uuid::from_u128(unit))),
                    group: "x".repeat(group),
                    across: "y".repeat(group % 3),
                    on: (day < 365).then(|| first.saturating_add(jiff::Span::new().days(day))),
                    ..row(counts)
                }))
                .collect();
            let tally = Tally::of(&rows);
            let sum = |parts: &mut dyn Iterator<Item = Rows>| {
                parts.fold(Rows::default(), |sum, one| Rows { part: sum.part + one.part, all: sum.all + one.all })
            };
            let counting = rows.iter().filter(|row| row.counts).count();
            proptest::prop_assert_eq!(tally.whole, Rows { part: counting, all: rows.len() });
            proptest::prop_assert_eq!(sum(&mut tally.units.iter().map(|(_, rows)| *rows)), tally.whole);
            proptest::prop_assert_eq!(sum(&mut tally.groups.iter().map(|(_, rows)| *rows)), tally.whole);
            let dated = rows.iter().filter(|row| row.on.is_some()).count();
            proptest::prop_assert_eq!(sum(&mut tally.months.iter().map(|(_, rows)| *rows)).all, dated);
            let across = rows.iter().filter(|row| !row.across.is_empty()).count();
            proptest::prop_assert_eq!(sum(&mut tally.crossed.iter().map(|(_, rows)| *rows)).all, across);
            for (unit, of_unit) in &tally.units {
                let own = rows.iter().filter(|row| row.unit == *unit).count();
                proptest::prop_assert_eq!(tally.value_of_unit(Shape::Count, *unit), Value::Count(own));
                proptest::prop_assert_eq!(of_unit.all, own);
            }
        }
    }
}
