//! The plan of 2020 that the product began with, as its agency published it: every line of it must come through.

use papers::read::{Block, SourceText, Table, read};

use crate::support::shown;

fn seed_text() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/06-KH-KCNDN-2020.txt");
    std::fs::read_to_string(path).expect("the seed plan lies beside the workspace, in shared/seed")
}

fn seed() -> SourceText {
    read(seed_text().as_bytes()).expect("the seed plan reads")
}

fn tables(source: &SourceText) -> Vec<&Table> {
    source.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

#[test]
fn no_line_is_lost_and_numbers_are_true() {
    let (text, source) = (seed_text(), seed());
    let written: Vec<u32> =
        (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).map(|(n, _)| n).collect();
    let mut found: Vec<u32> = source.lines().map(|line| line.number).collect();
    found.dedup();
    assert_eq!(found, written);
}

#[test]
fn its_two_tables_come_out_whole_across_page_breaks() {
    let source = seed();
    let shape: Vec<(u32, usize, bool)> = tables(&source)
        .iter()
        .map(|table| (table.rows[0].number, table.rows.len(), table.rows.iter().all(|row| row.cells.len() == 3)))
        .collect();
    // Heading, section, 14 items and one row carried over; 7 items, one carried over and a rule.
    assert_eq!(shape, [(37, 17, true), (58, 9, true)], "{}", shown(&source));
}

#[test]
fn rows_carried_over_have_a_blank_first_cell() {
    let source = seed();
    let carried: Vec<(u32, usize)> = tables(&source)
        .iter()
        .flat_map(|table| &table.rows)
        .filter(|row| row.cells[0].lines.is_empty())
        .map(|row| (row.number, row.cells.iter().filter(|cell| !cell.lines.is_empty()).count()))
        .collect();
    assert_eq!(carried, [(50, 1), (66, 2)]);
}

#[test]
fn the_piece_of_html_in_it_is_cleaned() {
    let source = seed();
    let cell = &tables(&source)[1].rows[0].cells[2];
    assert_eq!(cell.lines.len(), 1);
    assert!(cell.lines[0].text.starts_with("- Trên cổng"), "{}", cell.lines[0].text);
    assert!(source.lines().all(|line| !line.text.contains(['<', '>'])));
}
