//! Input that nobody means well: never a panic, never a lost line, never more than linear work.

use papers::read::{Block, Cell, Format, Line, Row, SourceText, Style, Table};
use plan_document::import::{MAX_ITEMS, MAX_LINES, MAX_TEXT, import};
use plan_document::lint::{KnownDocuments, NamesAsOf, QuotaLimits};
use proptest::prelude::*;
use std::sync::LazyLock;

static WORLD: LazyLock<(KnownDocuments, NamesAsOf)> =
    LazyLock::new(|| (KnownDocuments::shipped(), NamesAsOf::shipped()));

fn line(number: u32, text: &str) -> Line {
    Line { number, text: text.to_owned(), style: Style::default() }
}

fn source(blocks: Vec<Block>) -> SourceText {
    SourceText { format: Format::PlainText, blocks }
}

/// Words that the reader reacts to, mixed with anything.
fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH",
        "I. Mục đích",
        "II. Nội dung",
        "III. Hình thức",
        "IV. Tổ chức thực hiện",
        "V. Kinh phí",
        "- a",
        "+ b",
        "1. c",
        "a) d",
        "Điều 1. e",
        "Đối với dân:",
        "Đối với",
        "Căn cứ",
        "Số: 1/KH-A",
        "Nơi nhận:",
        "Phụ lục",
        "GIÁM ĐỐC",
        "Trên đây là",
        "STT",
        "Nội dung",
        "Hình thức",
        "Thời gian",
        "Chủ trì",
        "1",
        "II",
        "- x. - y",
        "",
        "--",
        "A, ngày 01 tháng 02 năm 2021",
        "Kinh phí từ, từ, từ",
        "khen thưởng 99999999999 tập thể",
        "6 tháng/lần",
        "quý 9",
        "Căn cứ A; căn cứ B, Sở C lập kế hoạch:",
        "NGHỊ QUYẾT 1/NQ-TW",
        "ngày",
        "Trước",
        "(kèm theo)",
    ]);
    prop_oneof![3 => known.prop_map(str::to_owned), 1 => any::<String>(), 1 => "[ăâđêôơưÀ-ỹ ,.;:/()0-9-]{0,40}"]
}

fn cell() -> impl Strategy<Value = (Vec<String>, u32, bool)> {
    (prop::collection::vec(text(), 0..3), prop_oneof![9 => 1..4u32, 1 => any::<u32>()], any::<bool>())
}

/// A line, or a table of rows of cells.
type Plain = Result<String, Vec<Vec<(Vec<String>, u32, bool)>>>;

fn blocks() -> impl Strategy<Value = Vec<Plain>> {
    let table = prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..6);
    prop::collection::vec(prop_oneof![3 => text().prop_map(Ok), 1 => table.prop_map(Err)], 0..40)
}

fn build(plain: Vec<Plain>) -> SourceText {
    let mut number = 0;
    let mut next = |text: &str| {
        number += 1;
        line(number, text)
    };
    let blocks = plain.into_iter().map(|block| match block {
        Ok(text) => Block::Line(next(&text)),
        Err(rows) => {
            let rows = rows.into_iter().map(|cells| {
                let cells = cells.into_iter().map(|(texts, columns, continues)| {
                    let lines = texts.iter().map(|text| next(text)).collect();
                    Cell { lines, columns, continues }
                });
                Row { number: 0, cells: cells.collect() }
            });
            Block::Table(Table { rows: rows.collect() })
        }
    });
    source(blocks.collect())
}

proptest! {
    #[test]
    fn any_text_is_read_or_listed(plain in blocks()) {
        let source = build(plain);
        let import = import(&source);
        prop_assert!(crate::words::unaccounted(&source, &import).is_empty());
        let json = serde_json::to_string(&import.plan).unwrap();
        let back: plan_document::import::PlanDocument = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&back, &import.plan);
        plan_document::lint::lint(&import.plan, &WORLD.0, &WORLD.1, &QuotaLimits::default());
    }
}

#[test]
fn bounds_hold_and_what_is_beyond_is_listed() {
    let head = ["KẾ HOẠCH", "Việc của Sở A năm 2020", "I. Nội dung"];
    let items = (0..MAX_LINES).map(|_| "- việc".to_owned());
    let lines = head.iter().map(|text| (*text).to_owned()).chain(items).enumerate();
    let source = source(lines.map(|(at, text)| Block::Line(line(at as u32 + 1, &text))).collect());
    let import = import(&source);
    let items: usize = import.plan.blocks.iter().map(|block| block.items.len()).sum();
    assert_eq!(items, MAX_ITEMS);
    assert!(crate::words::unaccounted(&source, &import).is_empty());
}

#[test]
fn a_text_that_is_too_long_is_listed_and_cut() {
    let long = "a ".repeat(MAX_TEXT);
    let source = source(vec![Block::Line(line(1, "KẾ HOẠCH")), Block::Line(line(2, &long))]);
    let import = import(&source);
    assert_eq!(import.unread.len(), 1);
    assert!(import.unread[0].text.len() < 1_000);
    assert_eq!(import.plan.subject, None);
}

#[test]
fn thousands_of_lines_of_one_kind_are_read() {
    for (first, word) in [
        ("II. Nội dung", "- Kế hoạch số 1/KH-A; căn cứ Đối với - b. - c 6 tháng/lần"),
        ("IV. Tổ chức thực hiện", "Kinh phí từ A, từ B và từ C; khen thưởng 1 tập thể"),
        ("II. Hình thức", "cổng thông tin điện tử của của của báo, đài"),
    ] {
        let heads = ["KẾ HOẠCH", "Của Sở A năm 2020", first];
        let texts = heads.into_iter().chain(std::iter::repeat_n(word, 15_000)).enumerate();
        let source = source(texts.map(|(at, text)| Block::Line(line(at as u32 + 1, text))).collect());
        let import = import(&source);
        assert!(crate::words::unaccounted(&source, &import).is_empty());
    }
}

#[test]
fn a_shared_section_does_not_multiply_without_end() {
    let heads = ["KẾ HOẠCH", "Của Sở A năm 2020", "II. Nội dung"].map(str::to_owned);
    let audiences = (0..4_000).flat_map(|at| [format!("Đối với nhóm {at}"), "- việc".to_owned()]);
    let texts = heads.into_iter().chain(audiences).chain(["III. Hình thức".to_owned()]);
    let texts = texts.chain((0..4_000).map(|at| format!("- kênh {at}"))).enumerate();
    let source = source(texts.map(|(at, text)| Block::Line(line(at as u32 + 1, &text))).collect());
    let import = import(&source);
    let channels: usize = import.plan.blocks.iter().map(|block| block.channels.len()).sum();
    assert_eq!(channels, 4_000, "all in the last block");
    assert!(crate::words::unaccounted(&source, &import).is_empty());
}
