//! Workbooks of criteria and results: what goes out comes back, what is wrong is told by its cell, and no bytes make the
//! reader fall.

use crate::given::{criteria, head, points, scheme};
use papers::sheet::{Book, Cell, Column, Decimal, Kind, Properties, Sheet};
use proptest::prelude::*;
use scoring::model::{Cycle, UnitId};
use scoring::rules::import::compare;
use scoring::rules::overview::Overview;
use scoring::workbook::{CellWhy, criteria as criteria_book, results as results_book};
use std::collections::HashMap;

const MADE: jiff::civil::DateTime = jiff::civil::DateTime::constant(2020, 11, 1, 0, 0, 0, 0);

fn no_unit(_: &str) -> Option<UnitId> {
    None
}

/// A workbook with the columns of the template, cells as given.
fn book(columns: &[(&str, Kind)], rows: Vec<Vec<Cell>>) -> Vec<u8> {
    let columns = columns.iter().map(|(title, kind)| Column { title: (*title).into(), kind: *kind }).collect();
    let properties = Properties {
        title: String::new(),
        author: String::new(),
        organisation: String::new(),
        language: "vi-VN".into(),
        created: MADE,
    };
    let sheet = Sheet { name: "Tiêu chí".into(), title: "BỘ TIÊU CHÍ NĂM 2020".into(), columns, rows };
    papers::sheet::write(&Book { properties, sheets: vec![sheet] })
}

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

#[test]
fn criteria_that_went_out_come_back_the_same() {
    let all = criteria(&scheme(Cycle::Open));
    let bytes = criteria_book::write(&all, MADE);
    assert_eq!(bytes, criteria_book::write(&all, MADE), "the same criteria give the same bytes");
    let read = criteria_book::read(&bytes, &no_unit).unwrap();
    assert!(read.faults.is_empty() && read.unknown.is_empty(), "{read:?}");
    let before = Overview::new(&head(), all, Vec::new(), Vec::new(), &[]);
    let difference = compare(&before, read.rows, &HashMap::new());
    assert!(difference.is_empty() && difference.faults.is_empty() && difference.remarks.is_empty(), "{difference:?}");
    let empty = criteria_book::read(&criteria_book::write(&[], MADE), &no_unit).unwrap();
    assert!(empty.rows.is_empty() && empty.faults.is_empty(), "{empty:?}");
}

#[test]
fn what_cannot_be_read_is_told_by_its_cell() {
    let half = || Cell::Decimal(Decimal { units: 5, places: 1 });
    let row = |code: Cell, max: Cell, rule: &str, parameters: &str| {
        vec![code, text("Tiêu chí"), max, text(rule), text(parameters)]
    };
    let bytes = book(
        &criteria_book::COLUMNS[..5],
        vec![
            row(text("1.1"), half(), "Đạt/không đạt", ""),
            row(Cell::Decimal(Decimal { units: 12, places: 1 }), half(), "Đạt/không đạt", ""),
            row(text("1.3"), text("nửa điểm"), "Đạt/không đạt", ""),
            row(text("1.4"), half(), "Tùy", ""),
            row(text("1.5"), half(), "Theo tỷ lệ", "nhiều"),
            row(text("1.6"), half(), "Theo mức", "Đủ: 1"),
            row(text("đ/1"), half(), "", ""),
            row(text("1.8"), Cell::Decimal(Decimal { units: -5, places: 1 }), "Đạt/không đạt", ""),
            vec![Cell::Empty, text("TỔNG CỘNG"), half()],
            vec![Cell::Empty, text("Quên mã"), half()],
        ],
    );
    let read = criteria_book::read(&bytes, &no_unit).unwrap();
    let mut told: Vec<(&str, CellWhy)> = read.faults.iter().map(|f| (f.address.as_str(), f.why)).collect();
    told.sort_by_key(|(address, _)| (address[1..].parse::<u32>().unwrap(), address[..1].to_owned()));
    assert_eq!(
        told,
        [
            ("A4", CellWhy::Code),
            ("C5", CellWhy::Points),
            ("D6", CellWhy::Rule),
            ("E7", CellWhy::Floor),
            ("E8", CellWhy::Tiers),
            ("A9", CellWhy::Code),
            ("C10", CellWhy::Points),
            ("A12", CellWhy::Code),
        ]
    );
    let codes: Vec<&str> = read.rows.iter().map(|row| row.written.code.as_str()).collect();
    assert_eq!(codes, ["1.1", "1.3"], "1.3 lacks its points, and the fault says so");
}

#[test]
fn more_rows_than_a_scheme_has_are_refused() {
    let row = |at: usize| vec![text(&format!("1.{at}")), text("Tiêu chí"), Cell::Whole(1)];
    let bytes = book(&criteria_book::COLUMNS[..3], (0..2_001).map(row).collect());
    let refused = criteria_book::read(&bytes, &no_unit);
    assert!(matches!(refused, Err(papers::sheet::Refusal::TooManyRows { limit: 2_000, .. })), "{refused:?}");
}

#[test]
fn units_are_recognised_and_surveys_marked() {
    let unit: UnitId = crate::given::ambient().id();
    let mut all = crate::given::all_written();
    all[1].unit_words = "Văn phòng".into();
    let scheme = scheme(Cycle::Open);
    let criteria: Vec<_> = criteria(&scheme)
        .into_iter()
        .zip(all)
        .map(|(criterion, written)| scoring::model::Criterion { written, ..criterion })
        .collect();
    let bytes = criteria_book::write(&criteria, MADE);
    let read = criteria_book::read(&bytes, &|words| (words == "Văn phòng").then_some(unit)).unwrap();
    assert_eq!(read.rows[1].written.unit, Some(unit));
    assert!(read.rows[4].written.survey && !read.rows[1].written.survey);
}

#[test]
fn results_that_are_filled_in_come_back() {
    let overview = Overview::new(&head(), criteria(&scheme(Cycle::Open)), Vec::new(), Vec::new(), &[]);
    let blank = results_book::read(&results_book::write(&overview, MADE)).unwrap();
    assert!(blank.rows.is_empty() && blank.faults.is_empty(), "nothing is said as long as nothing is filled in");
    let bytes = book(
        &results_book::COLUMNS,
        vec![
            vec![text("1.1"), text("x"), Cell::Empty, Cell::Decimal(Decimal { units: 25, places: 2 }), text("Thiếu")],
            vec![text("1.2"), text("x"), Cell::Empty, text("chưa có")],
            vec![Cell::Empty, text("Tổng"), Cell::Empty, Cell::Decimal(Decimal { units: 25, places: 2 })],
            vec![text("a b/c"), text("x"), Cell::Empty, Cell::Decimal(Decimal { units: 25, places: 2 })],
        ],
    );
    let read = results_book::read(&bytes).unwrap();
    assert_eq!(read.rows.len(), 1);
    assert_eq!((read.rows[0].points, read.rows[0].remark.as_str()), (points("0,25"), "Thiếu"));
    let told: Vec<(&str, CellWhy)> = read.faults.iter().map(|f| (f.address.as_str(), f.why)).collect();
    assert!(told.contains(&("A6", CellWhy::Code)) && told.contains(&("D4", CellWhy::Points)), "{told:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_the_readers_fall(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = criteria_book::read(&bytes, &no_unit);
        let _ = results_book::read(&bytes);
    }

    #[test]
    fn no_damage_makes_the_readers_fall(hits in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..40), cut in any::<usize>()) {
        let mut bytes = criteria_book::write(&criteria(&scheme(Cycle::Open)), MADE);
        for (at, byte) in hits {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        let _ = criteria_book::read(&bytes, &no_unit);
        bytes.truncate(cut % bytes.len());
        let _ = criteria_book::read(&bytes, &no_unit);
        let _ = results_book::read(&bytes);
    }

    #[test]
    fn any_words_in_cells_are_criteria_or_faults(words in proptest::collection::vec("\\PC{0,12}|[0-9.]{0,6}|Theo mức|=1", 8)) {
        let rows = words.chunks(4).map(|row| row.iter().map(|word| text(word)).collect()).collect();
        if let Ok(read) = criteria_book::read(&book(&criteria_book::COLUMNS[..4], rows), &no_unit) {
            let _ = compare(&Overview::default(), read.rows, &HashMap::new());
        }
    }
}
