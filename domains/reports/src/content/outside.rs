//! Figures of other systems in a report: those of the period, and what became of earlier estimates.

use super::column;
use crate::model::{Outside, Reconciled, Snapshot};
use papers::content::{Align, Row, Table};
use viet::date::short;

/// The figures of the period itself; none where there are none. Who gave them stands there only where it is known.
pub(super) fn listed(title: &str, snapshot: &Snapshot) -> Option<Table> {
    let lines: Vec<&Outside> = snapshot.own_outside().collect();
    let people = lines.iter().any(|one| !one.person.is_empty());
    let row = |(at, one): (usize, &&Outside)| {
        let cells = [
            (at + 1).to_string(),
            one.title.clone(),
            value(one),
            one.measure.clone(),
            format!("{} (ngày {})", one.source, short(one.taken_on)),
        ];
        Row::plain(cells.into_iter().chain(people.then(|| one.person.clone())))
    };
    let columns = [
        column(3, Align::Centred),
        column(10, Align::Left),
        column(7, Align::Left),
        column(5, Align::Left),
        column(9, Align::Left),
    ];
    let heads = ["STT", "Nội dung", "Số liệu", "Đơn vị tính", "Nguồn"].into_iter();
    (!lines.is_empty()).then(|| Table {
        title: Some(title.to_owned()),
        columns: columns.into_iter().chain(people.then(|| column(6, Align::Left))).collect(),
        header: vec![Row::plain(heads.chain(people.then_some("Người cung cấp")))],
        rows: lines.iter().enumerate().map(row).collect(),
    })
}

/// `1.250 (ước thực hiện); thực tế 1.300 (tăng 50)`.
fn value(one: &Outside) -> String {
    match (one.estimated, &one.actual) {
        (false, _) => one.value.clone(),
        (true, None) => format!("{} (ước thực hiện)", one.value),
        (true, Some(actual)) => {
            format!("{} (ước thực hiện); thực tế {} ({})", one.value, actual.value, difference(actual))
        }
    }
}

/// `tăng 50`, `giảm 3,5`, `không đổi`.
pub(crate) fn difference(other: &Reconciled) -> String {
    match other.difference.strip_prefix('-') {
        Some(less) => format!("giảm {less}"),
        None if other.difference == "0" => "không đổi".into(),
        None => format!("tăng {}", other.difference),
    }
}

/// Estimates of earlier periods beside the actual figures that came in this one; none where there are none.
pub(super) fn adjusted(title: &str, snapshot: &Snapshot) -> Option<Table> {
    let row = |(at, (one, was)): (usize, (&Outside, &Reconciled))| {
        Row::plain([
            (at + 1).to_string(),
            one.title.clone(),
            one.measure.clone(),
            was.period.clone(),
            was.value.clone(),
            one.value.clone(),
            difference(was),
        ])
    };
    let rows: Vec<Row> = snapshot.adjusted().enumerate().map(row).collect();
    (!rows.is_empty()).then(|| Table {
        title: Some(title.to_owned()),
        columns: vec![
            column(3, Align::Centred),
            column(9, Align::Left),
            column(5, Align::Left),
            column(6, Align::Left),
            column(5, Align::Centred),
            column(5, Align::Centred),
            column(6, Align::Centred),
        ],
        header: vec![Row::plain([
            "STT",
            "Nội dung",
            "Đơn vị tính",
            "Kỳ đã báo cáo",
            "Ước thực hiện",
            "Thực tế",
            "Tăng, giảm",
        ])],
        rows,
    })
}
