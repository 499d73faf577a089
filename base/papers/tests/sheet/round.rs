//! Write, then read: the same values.

use crate::support::wanted;
use jiff::civil::{Date, DateTime, date, time};
use papers::sheet::{
    Book, Cell, Column, Decimal, Field, Kind, Limits, Properties, Refusal, Sheet, read, read_texts, write,
};
use proptest::prelude::*;

fn book(sheets: Vec<Sheet>) -> Book {
    let properties = Properties {
        title: "Bảng <thử> & nghiệm".into(),
        author: "Văn phòng".into(),
        organisation: "Ban Quản lý".into(),
        language: "vi-VN".into(),
        created: date(2026, 1, 5).at(8, 30, 0, 0),
    };
    Book { properties, sheets }
}

const KINDS: [(&str, Kind); 9] = [
    ("Nội dung", Kind::Text),
    ("Số hiệu", Kind::Code),
    ("Số lượng", Kind::Whole),
    ("Điểm", Kind::Decimal(2)),
    ("Tỷ lệ", Kind::Percent(1)),
    ("Kinh phí", Kind::Money),
    ("Thời hạn", Kind::Date),
    ("Bắt đầu lúc", Kind::DateTime),
    ("Liên kết", Kind::Link),
];

fn sheet(title: &str, rows: Vec<Vec<Cell>>) -> Sheet {
    let columns = KINDS.map(|(title, kind)| Column { title: title.into(), kind }).to_vec();
    Sheet { name: "Dữ liệu".into(), title: title.into(), columns, rows }
}

fn fields() -> Vec<Field> {
    KINDS.iter().map(|(name, kind)| Field::new(*kind, &[name])).collect()
}

/// Text that reading leaves as it is.
fn text() -> impl Strategy<Value = String> {
    "([=+@-]|_x0041_|<b>|&|\"|[a-zệưĐ0-9 .,]|\\PC|\n){1,60}"
        .prop_map(|text| viet::nfc(&text).trim().to_owned())
        .prop_filter("not empty", |text| !text.is_empty())
}

fn day() -> impl Strategy<Value = Date> {
    (1_800..=9_999i16, 1..=12i8, 1..=28i8).prop_map(|(year, month, day)| date(year, month, day))
}

fn moment() -> impl Strategy<Value = DateTime> {
    let clock = (0..24i8, 0..60i8, 0..60i8).prop_map(|(hour, minute, second)| time(hour, minute, second, 0));
    (day(), clock).prop_map(|(day, clock)| day.to_datetime(clock))
}

fn link() -> impl Strategy<Value = Cell> {
    ("(Xem thêm|Trang [a-zệ]{1,9}|)", "https://[a-z]{1,9}\\.vn/[a-z0-9]{0,9}(\\?ma=1\\.00[0-9]{4})?(#muc-[0-9])?")
        .prop_map(|(text, address)| Cell::Link { text, address })
}

fn row() -> impl Strategy<Value = Vec<Cell>> {
    let decimal = |places| any::<i64>().prop_map(move |units| Decimal { units, places });
    (
        text().prop_map(Cell::Text),
        "0{0,3}[0-9]{1,9}".prop_map(Cell::Text),
        prop_oneof![any::<i64>(), -9_999..9_999i64].prop_map(Cell::Whole),
        prop_oneof![decimal(2), (-9_999..9_999i64).prop_map(|units| Decimal { units, places: 2 })]
            .prop_map(Cell::Decimal),
        prop_oneof![decimal(1), (0..1_000i64).prop_map(|units| Decimal { units, places: 1 })].prop_map(Cell::Percent),
        any::<i64>().prop_map(Cell::Money),
        day().prop_map(Cell::Date),
        moment().prop_map(Cell::DateTime),
        link(),
    )
        .prop_map(|cells| vec![cells.0, cells.1, cells.2, cells.3, cells.4, cells.5, cells.6, cells.7, cells.8])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn what_is_written_is_read(rows in prop::collection::vec(row(), 1..12), title in "(Bảng giao việc|)") {
        let bytes = write(&book(vec![sheet(&title, rows.clone())]));
        let filled = read(&bytes, &wanted(fields())).unwrap();
        prop_assert_eq!(&filled.bad, &Vec::new());
        prop_assert_eq!(filled.rows.iter().map(|row| row.cells.clone()).collect::<Vec<_>>(), rows);
        prop_assert_eq!(filled.heading, if title.is_empty() { 1 } else { 2 });
    }

    /// So that writing and reading do not err alike.
    #[test]
    fn another_reader_finds_the_same(rows in prop::collection::vec(row(), 1..6)) {
        use calamine::{Data, Reader as _, Xlsx};
        let bytes = write(&book(vec![sheet("", rows)]));
        let mut other = Xlsx::new(std::io::Cursor::new(&bytes)).expect("it opens");
        let range = other.worksheet_range_at(0).expect("a sheet").expect("it reads");
        let texts = read_texts(&bytes, &Limits::default()).unwrap();
        prop_assert_eq!(range.height(), texts.len());
        for (theirs, ours) in range.rows().zip(texts).skip(1) {
            // Words, codes, whole numbers, days: the others each shows in its own way.
            for column in [0, 1, 2, 6] {
                let found = match &theirs[column] {
                    Data::DateTime(days) => {
                        let days = jiff::Span::new().days(days.as_f64() as i64);
                        viet::date::short(date(1899, 12, 30).checked_add(days).expect("a day"))
                    }
                    other => viet::nfc(&other.to_string()).trim().to_owned(),
                };
                prop_assert_eq!(found, ours.get(column).map_or("", String::as_str));
            }
        }
    }

    #[test]
    fn any_words_are_written(name in "\\PC{0,50}", title in "\\PC{0,99}", heading in "\\PC{0,50}", cell in "(\\PC|\u{1}|\r\n){0,99}") {
        let column = Column { title: heading, kind: Kind::Code };
        let sheet = Sheet { name, title, columns: vec![column], rows: vec![vec![Cell::Text(cell)]] };
        let book = book(vec![sheet.clone(), sheet]);
        prop_assert_eq!(write(&book), write(&book));
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes, &wanted(fields()));
        let zip: Vec<u8> = b"PK\x03\x04".iter().copied().chain(bytes).collect();
        let _ = read(&zip, &wanted(fields()));
    }

    #[test]
    fn a_spoilt_workbook_is_answered(at in 0usize..9_000, byte: u8) {
        let mut bytes = write(&book(vec![sheet("", vec![vec![Cell::Text("a".into()), Cell::Text("007".into())]])]));
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read(&bytes, &wanted(fields()));
    }
}

#[test]
fn text_stays_text() {
    let codes = ["=1+1", "+84 251", "-5", "@ai", "001", "1.001612", "=HYPERLINK(\"http://x\")"];
    let rows = codes.map(|code| vec![Cell::Empty, Cell::Text(code.into())]).to_vec();
    let bytes = write(&book(vec![sheet("", rows)]));
    let filled = read(&bytes, &wanted(vec![Field::new(Kind::Code, &["Số hiệu"])])).unwrap();
    let read: Vec<Cell> = filled.rows.into_iter().flat_map(|row| row.cells).collect();
    assert_eq!(read, codes.map(|code| Cell::Text(code.into())));
}

#[test]
fn what_is_too_long_is_cut() {
    let rows = vec![vec![Cell::Text("ệ".repeat(40_000))]; 2];
    let filled = read(&write(&book(vec![sheet("", rows)])), &wanted(fields())).unwrap();
    let Cell::Text(text) = &filled.rows[1].cells[0] else { panic!("{:?}", filled.rows[1]) };
    assert_eq!((text.chars().count(), text.chars().last()), (32_767, Some('…')));
}

#[test]
fn an_empty_book_is_a_book() {
    assert_eq!(read(&write(&book(Vec::new())), &wanted(fields())), Err(Refusal::NoSheet));
    let bytes = write(&book(vec![sheet("", Vec::new())]));
    assert_eq!(read(&bytes, &wanted(fields())).unwrap().rows, []);
}
