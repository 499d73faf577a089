//! What people fill in, as they do it.

use crate::support::{book, one, row, sheet, wanted, words};
use jiff::civil::date;
use papers::sheet::{Cell, Field, Kind, Limits, Need, Refusal, Why, read, read_texts};

fn tasks() -> Vec<Field> {
    vec![
        Field::new(Kind::Text, &["Việc", "Nội dung công việc"]).needed(Need::EveryCell),
        Field::new(Kind::Date, &["Thời hạn", "Hạn hoàn thành"]).needed(Need::Column),
        Field::new(Kind::Whole, &["Số lượng"]),
    ]
}

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

#[test]
fn columns_are_found_by_their_words_in_any_order() {
    let rows = [
        row(1, &["ỦY BAN NHÂN DÂN TỈNH"]),
        row(3, &["STT", "HẠN HOÀN THÀNH (ngày/tháng/năm)", "Ghi chú", "Nội dung  công việc:"]),
        row(4, &["(1)", "(2)", "(3)", "(4)"]),
        row(5, &["1", "31/3/2026", "", "Đăng bài"]),
        row(9, &["2", "cuối quý", "gấp", ""]),
        row(12, &["3", "", "chỉ ghi chú", ""]),
    ];
    let filled = read(&one(&rows.concat()), &wanted(tasks())).unwrap();
    assert_eq!((filled.sheet.as_str(), filled.heading), ("Bảng", 3));
    assert_eq!(filled.columns, [Some("D".to_owned()), Some("B".to_owned()), None]);
    assert_eq!(filled.unknown, [("A".to_owned(), "STT".to_owned()), ("C".to_owned(), "Ghi chú".to_owned())]);
    assert_eq!(filled.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [5, 9]);
    assert_eq!(filled.rows[0].cells, [text("Đăng bài"), Cell::Date(date(2026, 3, 31)), Cell::Empty]);
    let bad: Vec<_> = filled.bad.iter().map(|bad| (bad.address.as_str(), bad.found.as_str(), bad.why)).collect();
    assert_eq!(bad, [("D9", "", Why::Missing), ("B9", "cuối quý", Why::OtherKind)]);
    assert_eq!((filled.bad[1].expected, filled.bad[1].field), (Kind::Date, 1));
}

#[test]
fn headings_of_two_rows_are_put_together() {
    let fields = vec![
        Field::new(Kind::Text, &["Đơn vị"]).needed(Need::Column),
        Field::new(Kind::Whole, &["Kết quả đúng hạn"]).needed(Need::Column),
        Field::new(Kind::Whole, &["Trễ hạn"]).needed(Need::Column),
    ];
    let rows = [
        row(1, &["Đơn vị", "Kết quả", ""]),
        row(2, &["", "Đúng hạn", "Trễ hạn"]),
        row(3, &["Văn phòng", "1.250", "0"]),
    ];
    let filled = read(&one(&rows.concat()), &wanted(fields)).unwrap();
    assert_eq!(filled.heading, 2);
    assert_eq!(filled.rows[0].cells, [text("Văn phòng"), Cell::Whole(1_250), Cell::Whole(0)]);
}

#[test]
fn what_is_hidden_is_said() {
    let table = sheet(&(row(1, &["Việc", "Thời hạn"]) + r#"<row r="2" hidden="1">"# + &words("A2", "Ẩn") + "</row>"));
    let bytes = book(&[("Cũ", "hidden", &table), ("Mới", "visible", &table), ("Khác", "visible", &table)], "");
    let filled = read(&bytes, &wanted(tasks())).unwrap();
    assert_eq!((filled.sheet.as_str(), filled.rows[0].hidden, filled.rows[0].number), ("Mới", true, 2));
    assert_eq!(
        (&filled.hidden_sheets[..], &filled.later_sheets[..]),
        (&["Cũ".to_owned()][..], &["Khác".to_owned()][..])
    );
}

#[test]
fn formulas_count_by_their_values() {
    let rows = row(1, &["Việc", "Thời hạn", "Số lượng"])
        + r#"<row r="2"><c r="A2" t="str"><f>A1&amp;"!"</f><v>Việc!</v></c><c r="B2"><f>TODAY()</f><v>43851</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"#;
    let filled = read(&one(&rows), &wanted(tasks())).unwrap();
    assert_eq!(filled.rows[0].cells, [text("Việc!"), Cell::Date(date(2020, 1, 21)), Cell::Empty]);
    assert_eq!((filled.bad[0].address.as_str(), filled.bad[0].why), ("C2", Why::Failed));
}

#[test]
fn what_is_missing_is_said() {
    let rows = [row(2, &["Việc", "Đơn vị"]), row(3, &["Đăng bài", "Văn phòng"])].concat();
    let missing = Refusal::NoHeading { sheet: "Bảng".into(), row: 2, missing: vec![1] };
    assert_eq!(read(&one(&rows), &wanted(tasks())), Err(missing));
    let twice = row(1, &["Việc", "Thời hạn", "Hạn hoàn thành"]);
    let refusal = read(&one(&twice), &wanted(tasks())).unwrap_err();
    assert!(matches!(&refusal, Refusal::TwoColumns { first, second, field: 1, .. } if first == "B1" && second == "C1"));
    assert_eq!(read(&one(""), &wanted(tasks())), Err(Refusal::NoSheet));
}

#[test]
fn bad_cells_are_counted_when_they_are_many() {
    let rows: String = (2..700).map(|number| row(number, &["a", "?"])).collect();
    let filled = read(&one(&(row(1, &["Việc", "Thời hạn"]) + &rows)), &wanted(tasks())).unwrap();
    assert_eq!((filled.rows.len(), filled.bad.len(), filled.bad_left_out), (698, 500, 198));
}

#[test]
fn a_sheet_as_texts_keeps_its_rows() {
    let number = r#"<row r="5"><c r="A5"><v>1234.5</v></c><c r="B5"><v>7</v></c></row>"#;
    let bytes = one(&(row(2, &["", "Việc"]) + &row(4, &["a", "", "b"]) + number));
    let texts = read_texts(&bytes, &Limits::default()).unwrap();
    assert_eq!(texts, [vec!["", "Việc"], vec![], vec!["a", "", "b"], vec!["1234,5", "7"]]);
    let far = Limits { rows: 3, ..Limits::default() };
    assert_eq!(read_texts(&bytes, &far), Err(Refusal::TooManyRows { sheet: "Bảng".into(), limit: 3 }));
}
