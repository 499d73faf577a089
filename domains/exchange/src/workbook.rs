//! Requests and what was reported as workbooks: the items of a request out and in, and everything that was reported together.

use crate::model::{Content, Expected, Item, Partner, ReportIn, Value};
use crate::rules::request::{MOST_ITEMS, is_code};
use crate::rules::rollup::together;
use evidence::Amount;
use jiff::civil::DateTime;
use papers::sheet::{
    Book, Cell, Column, Decimal, Field, Filled, Kind, Limits, Need, Properties, Refusal, Sheet, Wanted,
    read as read_sheet,
};

/// The columns of the items, as the workbook heads them; the places of the fields below.
pub const COLUMNS: [(&str, Kind); 5] = [
    ("Mã", Kind::Code),
    ("Nội dung", Kind::Text),
    ("Cách trả lời", Kind::Text),
    ("Đơn vị tính", Kind::Text),
    ("Chỉ tiêu giao", Kind::Decimal(3)),
];
const CODE: usize = 0;
const WORDING: usize = 1;
const FORM: usize = 2;
const MEASURE: usize = 3;
const TARGET: usize = 4;

const NUMBER: &str = "Số lượng";
const SHARE: &str = "Tỷ lệ";
const WORDS: &str = "Bằng lời";

/// A cell or a row that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// Where it stands: `C7`.
    pub address: String,
    /// What stands there; may be empty.
    pub found: String,
    /// What is wrong.
    pub why: CellWhy,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellWhy {
    /// No code.
    Code,
    /// The code stands above already.
    Twice,
    /// Nothing is asked.
    Wording,
    /// No form of answer that is known.
    Form,
    /// A number without what it counts.
    Measure,
    /// No number.
    Target,
}

/// What a workbook of items gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Items {
    /// The items that were understood.
    pub items: Vec<Item>,
    /// What was not; with any of it nothing is taken.
    pub faults: Vec<CellFault>,
}

/// Reads items.
///
/// # Errors
/// What the file is, or what keeps it from being read; bad cells are no reason.
pub fn read(bytes: &[u8]) -> Result<Items, Refusal> {
    let filled = read_sheet(bytes, &wanted())?;
    let mut found = Items::default();
    for bad in &filled.bad {
        let why = if bad.field == TARGET { CellWhy::Target } else { CellWhy::Code };
        found.faults.push(CellFault { address: bad.address.clone(), found: bad.found.clone(), why });
    }
    for line in &filled.rows {
        if line.cells.iter().all(|cell| cell.text().trim().is_empty()) {
            continue;
        }
        match item(&filled, line.number, &line.cells, &found.items) {
            Ok(item) => found.items.push(item),
            Err(fault) if found.faults.iter().any(|known| known.address == fault.address) => {}
            Err(fault) => found.faults.push(fault),
        }
    }
    Ok(found)
}

fn wanted() -> Wanted {
    let names: [&[&str]; 5] = [
        &["Mã", "STT", "TT", "Mã số"],
        &["Nội dung", "Nội dung yêu cầu", "Chỉ tiêu", "Nhiệm vụ"],
        &["Cách trả lời", "Hình thức trả lời"],
        &["Đơn vị tính", "ĐVT"],
        &["Chỉ tiêu giao", "Mục tiêu", "Kế hoạch giao"],
    ];
    let needed = |at: usize| if at <= FORM { Need::Column } else { Need::Nothing };
    let fields = names.iter().zip(COLUMNS).enumerate();
    let fields = fields.map(|(at, (names, (_, kind)))| Field::new(kind, names).needed(needed(at))).collect();
    let limits = Limits {
        file: 5 * 1024 * 1024,
        rows: MOST_ITEMS + 20,
        columns: 64,
        cells: 20_000,
        reported: 200,
        ..Limits::default()
    };
    Wanted { fields, limits }
}

fn item(filled: &Filled, number: u32, cells: &[Cell], known: &[Item]) -> Result<Item, CellFault> {
    let text = |field: usize| cells.get(field).map(|cell| cell.text().trim().to_owned()).unwrap_or_default();
    let fault = |field: usize, why| {
        let column = filled.columns.get(field).and_then(Option::as_deref).unwrap_or("A");
        CellFault { address: format!("{column}{number}"), found: text(field), why }
    };
    let code = text(CODE).trim_end_matches('.').to_owned();
    if !is_code(&code) {
        return Err(fault(CODE, CellWhy::Code));
    }
    if known.iter().any(|item| item.code == code) {
        return Err(fault(CODE, CellWhy::Twice));
    }
    let wording = text(WORDING);
    if wording.is_empty() {
        return Err(fault(WORDING, CellWhy::Wording));
    }
    let expected = match viet::fold(&text(FORM)).as_str() {
        "so luong" | "so" => {
            let measure = text(MEASURE);
            if measure.is_empty() {
                return Err(fault(MEASURE, CellWhy::Measure));
            }
            Expected::Number { measure, target: target(cells).map_err(|()| fault(TARGET, CellWhy::Target))? }
        }
        "ty le" => Expected::Share,
        "bang loi" | "" => Expected::Words,
        _ => return Err(fault(FORM, CellWhy::Form)),
    };
    Ok(Item { code, wording, expected })
}

fn target(cells: &[Cell]) -> Result<Option<Amount>, ()> {
    match cells.get(TARGET) {
        Some(Cell::Decimal(Decimal { units, places })) if *places <= 3 => {
            let thousandths = units.checked_mul(10i64.pow(3 - u32::from(*places))).filter(|value| *value >= 0);
            thousandths.map(|value| Some(Amount::from_thousandths(value))).ok_or(())
        }
        Some(Cell::Empty) | None => Ok(None),
        Some(_) => Err(()),
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn amount(amount: Amount) -> Cell {
    Cell::Decimal(Decimal { units: amount.thousandths(), places: 3 })
}

fn columns(of: &[(&str, Kind)]) -> Vec<Column> {
    of.iter().map(|(title, kind)| Column { title: (*title).to_owned(), kind: *kind }).collect()
}

/// A request as a workbook: to be filled in, or read elsewhere.
#[must_use]
pub fn items(content: &Content, made: DateTime) -> Vec<u8> {
    let rows = content.items.iter().map(|item| {
        let (form, measure, target) = match &item.expected {
            Expected::Number { measure, target } => (NUMBER, measure.as_str(), *target),
            Expected::Share => (SHARE, "%", None),
            Expected::Words => (WORDS, "", None),
        };
        let target = target.map_or(Cell::Empty, amount);
        vec![text(&item.code), text(&item.wording), text(form), text(measure), target]
    });
    let items =
        Sheet { name: "Nội dung".into(), title: String::new(), columns: columns(&COLUMNS), rows: rows.collect() };
    let guide = [
        ("Mã", "Ví dụ 1, 2.a, 3.1. Mỗi nội dung một mã, giữ nguyên khi sửa lời văn."),
        ("Nội dung", "Điều cần thực hiện hoặc cần báo cáo."),
        ("Cách trả lời", "Một trong ba cách: Số lượng; Tỷ lệ; Bằng lời."),
        ("Đơn vị tính", "Bắt buộc khi trả lời bằng số lượng, ví dụ tin, bài."),
        ("Chỉ tiêu giao", "Số cần đạt, nếu có."),
    ];
    let guide = Sheet {
        name: "Hướng dẫn".into(),
        title: String::new(),
        columns: columns(&[("Cột", Kind::Text), ("Cách ghi", Kind::Text)]),
        rows: guide.iter().map(|(column, how)| vec![text(column), text(how)]).collect(),
    };
    book(&content.title, vec![items, guide], made)
}

/// Everything that was reported to a request: a sheet with the sums, one with what each agency said, one with the rows.
#[must_use]
pub fn rollup(content: &Content, partners: &[Partner], reports: &[ReportIn], made: DateTime) -> Vec<u8> {
    let all = together(content, partners, reports);
    let sums = all.iter().map(|one| {
        let measure = match &one.item.expected {
            Expected::Number { measure, .. } => measure.as_str(),
            Expected::Share => "%",
            Expected::Words => "",
        };
        let count = |number: usize| Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX));
        vec![
            text(&one.item.code),
            text(&one.item.wording),
            text(measure),
            value(one.sum),
            count(one.each.len()),
            count(one.not_ours),
            count(one.silent),
        ]
    });
    let sums = Sheet {
        name: "Tổng hợp".into(),
        title: content.title.clone(),
        columns: columns(&[
            ("Mã", Kind::Code),
            ("Nội dung", Kind::Text),
            ("Đơn vị tính", Kind::Text),
            ("Tổng cộng", Kind::Text),
            ("Số cơ quan đã báo cáo", Kind::Whole),
            ("Không thuộc phạm vi", Kind::Whole),
            ("Chưa báo cáo", Kind::Whole),
        ]),
        rows: sums.collect(),
    };
    let each = all.iter().flat_map(|one| {
        one.each.iter().map(|(partner, reported)| {
            let hand = reported.by_hand.as_ref().map(|(source, person)| format!("{source} ({person})"));
            vec![
                text(&one.item.code),
                text(&partner.name),
                value(reported.value),
                text(&reported.words),
                text(&hand.unwrap_or_default()),
                text(reported.not_ours.as_deref().unwrap_or_default()),
            ]
        })
    });
    let each = Sheet {
        name: "Từng cơ quan".into(),
        title: String::new(),
        columns: columns(&[
            ("Mã", Kind::Code),
            ("Cơ quan", Kind::Text),
            ("Giá trị", Kind::Text),
            ("Nội dung báo cáo", Kind::Text),
            ("Nguồn của số nhập tay", Kind::Text),
            ("Lý do không thuộc phạm vi", Kind::Text),
        ]),
        rows: each.collect(),
    };
    let rows = all.iter().flat_map(|one| {
        one.each.iter().flat_map(|(partner, reported)| {
            reported.rows.iter().flatten().map(|row| {
                let day = row.on.map_or(Cell::Empty, Cell::Date);
                let late = text(if row.late { "x" } else { "" });
                vec![text(&one.item.code), text(&partner.name), text(&row.title), day, text(&row.unit), late]
            })
        })
    });
    let rows = Sheet {
        name: "Danh sách".into(),
        title: String::new(),
        columns: columns(&[
            ("Mã", Kind::Code),
            ("Cơ quan", Kind::Text),
            ("Việc đã làm", Kind::Text),
            ("Ngày", Kind::Date),
            ("Đơn vị", Kind::Text),
            ("Bổ sung", Kind::Text),
        ]),
        rows: rows.collect(),
    };
    book(&content.title, vec![sums, each, rows], made)
}

fn value(value: Option<Value>) -> Cell {
    match value {
        Some(Value::Number(number)) => amount(number),
        Some(share @ Value::Share(..)) => text(&share.to_string()),
        None => Cell::Empty,
    }
}

fn book(title: &str, sheets: Vec<Sheet>, made: DateTime) -> Vec<u8> {
    let properties = Properties {
        title: title.to_owned(),
        author: String::new(),
        organisation: String::new(),
        language: "vi-VN".to_owned(),
        created: made,
    };
    papers::sheet::write(&Book { properties, sheets })
}
