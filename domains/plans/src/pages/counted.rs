//! The figures of a period and the rows that they counted. A figure is the number of its rows and leads to them, for the
//! public and for staff alike; people are not named, units are.

use crate::desk::common::count;
use crate::model::{CountedTask, Outcome, ResultRows};
use crate::words::Words;
use ::papers::chart::{Group, StackedBars};
use askama::Template;
use serde::Deserialize;
use store::TextEnum as _;
use ui::{Column, Html, StatTile, Table};
use viet::date::short;

/// Which rows are asked for, as the address says it.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    /// An outcome, `kiem-chung` for proofs, `viec` for all tasks.
    #[serde(default)]
    pub(crate) xem: String,
    /// The unit by its place in the table, from 1.
    #[serde(default, rename = "don-vi")]
    pub(crate) unit: String,
    /// The audience by its place in the table, from 1.
    #[serde(default, rename = "doi-tuong")]
    pub(crate) audience: String,
}

/// The word for proofs in addresses.
const PROOFS: &str = "kiem-chung";

/// Figures, tables and the rows that were asked for.
#[derive(Template)]
#[template(path = "public/counted.html")]
pub(crate) struct Counted {
    w: Words,
    tiles: Vec<StatTile>,
    chart: Option<Html>,
    by_unit: Option<Table>,
    by_audience: Option<Table>,
    rows: Table,
    all: Option<Html>,
    nothing: bool,
}

/// The figures of `rows`, linked to `address`, which opens them.
pub(crate) fn counted(rows: &ResultRows, asked: &Asked, address: &str, w: Words) -> Counted {
    let narrowed = !(asked.xem.is_empty() && asked.unit.is_empty() && asked.audience.is_empty());
    Counted {
        w,
        tiles: tiles(rows, address, w),
        chart: chart(rows, w),
        by_unit: groups(&rows.by_unit(), "don-vi", w.public_by_unit(), w.public_unit(), w.nobody_yet(), address, w),
        by_audience: groups(
            &rows.by_audience(),
            "doi-tuong",
            w.public_by_audience(),
            w.public_audience(),
            w.public_no_audience(),
            address,
            w,
        ),
        rows: if asked.xem == PROOFS { proofs(rows, w) } else { tasks(rows, asked, w) },
        all: narrowed.then(|| Html::link(&format!("{address}#cac-viec"), w.public_all_rows())),
        nothing: rows.tasks.is_empty() && rows.proofs.is_empty(),
    }
}

/// The rendered part of a page.
pub(crate) fn html(counted: &Counted) -> Html {
    Html::trusted(counted.to_string())
}

/// What became of a task, in words.
pub(crate) const fn outcome(outcome: Outcome, w: Words) -> &'static str {
    match outcome {
        Outcome::DoneOnTime => w.public_done_on_time(),
        Outcome::DoneLate => w.public_done_late(),
        Outcome::Open => w.public_open(),
        Outcome::Overdue => w.public_overdue(),
    }
}

const OUTCOMES: [Outcome; 4] = [Outcome::DoneOnTime, Outcome::DoneLate, Outcome::Open, Outcome::Overdue];

fn tiles(rows: &ResultRows, address: &str, w: Words) -> Vec<StatTile> {
    let tile = |number: usize, label: &str, query: &str| {
        StatTile::new(viet::number::grouped(count(number)), label, format!("{address}?xem={query}#cac-viec"))
    };
    let each = OUTCOMES.map(|one| tile(rows.with(one).count(), outcome(one, w), one.as_str()));
    std::iter::once(tile(rows.tasks.len(), w.public_tasks(), "viec"))
        .chain(each)
        .chain(std::iter::once(tile(rows.proofs.len(), w.public_proofs(), PROOFS)))
        .collect()
}

/// What became of the tasks of each unit, as bars below the table that holds the same numbers; none for a single unit.
fn chart(rows: &ResultRows, w: Words) -> Option<Html> {
    let units = rows.by_unit();
    if units.len() < 2 {
        return None;
    }
    let groups = units.into_iter().map(|(unit, rows)| Group {
        name: if unit.is_empty() { w.nobody_yet().to_owned() } else { unit.to_owned() },
        values: OUTCOMES.map(|one| rows.iter().filter(|row| row.outcome == one).count() as u64).to_vec(),
    });
    let parts = OUTCOMES.map(|one| outcome(one, w).to_owned()).to_vec();
    let chart = StackedBars { title: w.public_by_unit().to_owned(), parts, groups: groups.collect() };
    Some(Html::trusted(chart.svg("theo-don-vi")))
}

/// A line for each group, a column for each outcome; each number leads to its rows.
fn groups(
    groups: &[(&str, Vec<&CountedTask>)],
    name: &str,
    caption: &str,
    heading: &str,
    none: &str,
    address: &str,
    w: Words,
) -> Option<Table> {
    if groups.is_empty() {
        return None;
    }
    let start = Table::new(w.0, caption).column(Column::text(heading)).column(Column::number(w.public_tasks()));
    let table = OUTCOMES.iter().fold(start, |table, one| table.column(Column::number(outcome(*one, w))));
    let rows = groups.iter().enumerate().map(|(at, (group, rows))| {
        let cell = |number: usize, outcome: &str| match number {
            0 => Html::from("0"),
            _ => Html::link(&format!("{address}?{name}={}&xem={outcome}#cac-viec", at + 1), &number.to_string()),
        };
        let title = if group.is_empty() { none } else { group };
        let of = |one: Outcome| rows.iter().filter(|row| row.outcome == one).count();
        [Html::from(title), cell(rows.len(), "viec")]
            .into_iter()
            .chain(OUTCOMES.iter().map(|one| cell(of(*one), one.as_str())))
            .collect()
    });
    Some(table.rows(rows))
}

fn tasks(rows: &ResultRows, asked: &Asked, w: Words) -> Table {
    let (units, audiences) = (rows.by_unit(), rows.by_audience());
    let unit = nth(&units, &asked.unit);
    let audience = nth(&audiences, &asked.audience);
    let wanted = Outcome::from_word(&asked.xem);
    let chosen: Vec<&CountedTask> = rows
        .tasks
        .iter()
        .filter(|row| wanted.is_none_or(|one| row.outcome == one))
        .filter(|row| unit.is_none_or(|name| row.unit_name == name))
        .filter(|row| audience.is_none_or(|name| row.audience == name))
        .collect();
    let narrowing =
        [wanted.map(|one| outcome(one, w)), unit, audience].into_iter().flatten().filter(|word| !word.is_empty());
    let words: Vec<&str> = std::iter::once(w.public_tasks()).chain(narrowing).collect();
    let day = |date: Option<kernel::Date>, none: &str| date.map_or_else(|| none.to_owned(), short);
    let cells = chosen.iter().map(|row| {
        let unit = if row.unit_name.is_empty() { w.nobody_yet() } else { &row.unit_name };
        let done = day(row.done_on, w.public_not_done());
        vec![
            Html::from(&row.title),
            unit.into(),
            day(row.due, w.continuing()).into(),
            done.into(),
            outcome(row.outcome, w).into(),
        ]
    });
    Table::new(w.0, format!("{} ({})", words.join(" – "), viet::number::grouped(count(chosen.len()))))
        .column(Column::text(w.public_task()))
        .column(Column::text(w.public_unit()))
        .column(Column::text(w.public_due()))
        .column(Column::text(w.public_done_on()))
        .column(Column::text(w.public_outcome()))
        .rows(cells)
}

fn nth<'a>(groups: &[(&'a str, Vec<&CountedTask>)], place: &str) -> Option<&'a str> {
    let at = place.parse::<usize>().ok()?.checked_sub(1)?;
    groups.get(at).map(|(name, _)| *name)
}

fn proofs(rows: &ResultRows, w: Words) -> Table {
    let cells = rows.proofs.iter().map(|proof| {
        let served = rows.tasks.iter().filter(|row| proof.tasks.contains(&row.task)).map(|row| row.title.as_str());
        let served: Vec<&str> = served.collect();
        let served = if served.is_empty() { w.public_earlier_task().to_owned() } else { served.join("; ") };
        vec![Html::from(short(proof.happened_on)), served.into()]
    });
    Table::new(w.0, format!("{} ({})", w.public_proofs(), viet::number::grouped(count(rows.proofs.len()))))
        .column(Column::text(w.public_happened_on()))
        .column(Column::text(w.public_serves()))
        .rows(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Ambient;

    fn rows(units: &[(&str, Outcome)]) -> ResultRows {
        let ambient = Ambient::system();
        let row = |(unit, outcome): &(&str, Outcome)| CountedTask {
            task: ambient.id(),
            title: "Đăng bài".into(),
            unit: None,
            unit_name: (*unit).into(),
            audience: String::new(),
            due: None,
            done_on: None,
            outcome: *outcome,
        };
        ResultRows { tasks: units.iter().map(row).collect(), ..ResultRows::default() }
    }

    #[test]
    fn bars_for_several_units_only() {
        let w = Words::new(text::Locale::Vi);
        assert!(chart(&rows(&[]), w).is_none());
        assert!(chart(&rows(&[("Văn phòng", Outcome::Open)]), w).is_none());
        let both = rows(&[("Văn phòng", Outcome::Open), ("", Outcome::Overdue), ("Văn phòng", Outcome::Open)]);
        let svg = chart(&both, w).expect("two groups").to_string();
        assert!(svg.contains(&format!("Văn phòng: {} 0", w.public_done_on_time())), "{svg}");
        assert!(svg.contains(w.nobody_yet()), "{svg}");
    }
}
