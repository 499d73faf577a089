//! Tables of contents of a plan: which column holds what, and what each row is. Reads words only; what a row does to
//! the plan is in [`super::rows`].

use super::heading;
use super::shape;
use super::words::Words;
use papers::read::{Cell, Line, Row, Table};
use viet::label::Label;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Ordinal,
    Content,
    Channels,
    Audience,
    When,
    Lead,
    Coordinating,
    Product,
    Quantity,
    Unknown,
}

use Column as C;

/// Words of table headings; of several that fit, the earliest in this list counts.
const HEADINGS: &[(&str, Column)] = &[
    ("stt", C::Ordinal),
    ("tt", C::Ordinal),
    ("so tt", C::Ordinal),
    ("so thu tu", C::Ordinal),
    ("phoi hop", C::Coordinating),
    ("chu tri", C::Lead),
    ("don vi thuc hien", C::Lead),
    ("co quan thuc hien", C::Lead),
    ("phan cong", C::Lead),
    ("phu trach", C::Lead),
    ("thoi gian", C::When),
    ("thoi han", C::When),
    ("thoi diem", C::When),
    ("tien do", C::When),
    ("san pham", C::Product),
    ("ket qua", C::Product),
    ("so luong", C::Quantity),
    ("hinh thuc", C::Channels),
    ("kenh", C::Channels),
    ("phuong thuc", C::Channels),
    ("noi dung", C::Content),
    ("nhiem vu", C::Content),
    ("cong viec", C::Content),
    ("hoat dong", C::Content),
    ("doi tuong", C::Audience),
];

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    kinds: Vec<Column>,
    /// Rows up to and with the heading.
    pub(crate) head_rows: usize,
}

/// Rows among which the heading is looked for.
const HEAD_ROWS: usize = 3;
/// Columns that are looked at; more is no plan.
const MOST: usize = 40;

impl Columns {
    /// The columns, where one of the first rows is a heading that names contents and something else.
    pub(crate) fn of(table: &Table) -> Option<Self> {
        table.rows.iter().take(HEAD_ROWS).enumerate().find_map(|(at, row)| {
            let kinds = kinds(row);
            let known = kinds.iter().filter(|kind| **kind != C::Unknown).count();
            (known >= 2 && kinds.contains(&C::Content)).then_some(Self { kinds, head_rows: at + 1 })
        })
    }

    /// The same columns for a table without a heading of its own.
    pub(crate) fn carried_on(&self) -> Self {
        Self { kinds: self.kinds.clone(), head_rows: 0 }
    }

    pub(crate) fn fits(&self, table: &Table) -> bool {
        table.rows.iter().map(width).max() == Some(self.kinds.len())
    }

    pub(crate) fn has(&self, column: Column) -> bool {
        self.kinds.contains(&column)
    }

    /// Where the first column of a kind stands.
    pub(crate) fn position(&self, column: Column) -> Option<usize> {
        self.kinds.iter().position(|kind| *kind == column)
    }

    /// The heading again, as at the top of a new page.
    pub(crate) fn is_heading(&self, row: &Row) -> bool {
        let again = kinds(row);
        again.contains(&C::Content) && again.contains(&C::Ordinal) && again == self.kinds
    }

    /// The cells of a row with what they hold.
    pub(crate) fn cells<'a>(&self, row: &'a Row) -> Vec<(Column, &'a Cell)> {
        let mut at = 0usize;
        let mut cells = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            cells.push((self.kinds.get(at).copied().unwrap_or(C::Unknown), cell));
            at = at.saturating_add(cell.columns.max(1) as usize);
        }
        cells
    }

    pub(crate) fn width(&self) -> usize {
        self.kinds.len()
    }
}

fn kinds(row: &Row) -> Vec<Column> {
    let mut kinds = Vec::new();
    for cell in &row.cells {
        let kind = column(cell);
        for _ in 0..cell.columns.max(1).min(MOST as u32) {
            if kinds.len() < MOST {
                kinds.push(kind);
            }
        }
    }
    kinds
}

fn column(cell: &Cell) -> Column {
    let text = joined(&cell.lines);
    if text.len() > 150 || text.is_empty() {
        return C::Unknown;
    }
    let words = Words::new(&text);
    HEADINGS.iter().find(|(phrase, _)| words.contains(phrase)).map_or(C::Unknown, |(_, column)| *column)
}

fn width(row: &Row) -> usize {
    row.cells.iter().map(|cell| cell.columns.max(1) as usize).fold(0, usize::saturating_add)
}

/// The text of a cell in one line.
pub(crate) fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.trim()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// What a row of the table is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// Nothing but rules, or the heading again.
    Layout,
    /// A heading over the rows below it.
    Group { text: String },
    /// The rest of the row above, cut off by the end of a page.
    Continuation,
    /// A content.
    Item { label: String },
}

/// Tells what a row is.
pub(crate) fn row_kind(columns: &Columns, row: &Row, after_item: bool, previous_ended: bool) -> RowKind {
    let cells = columns.cells(row);
    let filled: Vec<(Column, &Cell, String)> = cells
        .iter()
        .map(|(column, cell)| (*column, *cell, joined(&cell.lines)))
        .filter(|(_, _, text)| !text.is_empty())
        .collect();
    if filled.iter().all(|(_, _, text)| shape::is_rule(text)) || columns.is_heading(row) {
        return RowKind::Layout;
    }
    if let Some(group) = group(columns, &filled) {
        return group;
    }
    let text_of = |wanted: Column| filled.iter().find(|(column, _, _)| *column == wanted).map(|(_, _, text)| text);
    let content = text_of(C::Content);
    let ordinal = text_of(C::Ordinal).map(|text| text.trim_end_matches(['.', ')']).to_owned());
    match (ordinal, content) {
        (Some(label), _) => RowKind::Item { label },
        (None, None) => RowKind::Continuation,
        (None, Some(text)) if columns.has(C::Ordinal) && after_item && goes_on(text, previous_ended) => {
            RowKind::Continuation
        }
        (None, Some(text)) => RowKind::Item { label: shape::label(text).1 },
    }
}

fn goes_on(text: &str, previous_ended: bool) -> bool {
    let (label, _, _) = shape::label(text);
    label.is_none() && (shape::starts_lower(text) || !previous_ended)
}

fn group(columns: &Columns, filled: &[(Column, &Cell, String)]) -> Option<RowKind> {
    match filled {
        [(column, cell, text)] => {
            let spans = cell.columns as usize >= columns.width() && columns.width() > 1;
            let (label, _, rest) = shape::label(text);
            let heading = matches!(label, Some(Label::Roman(_) | Label::Letter(_)));
            let audience = heading::audience(if heading { rest } else { text }).is_some();
            let lone = *column == C::Ordinal && rest.chars().count() > 4;
            let bold = cell.lines.iter().all(|line| line.style.bold);
            (spans || audience || lone || heading && *column == C::Content || bold && columns.has(C::Ordinal))
                .then(|| RowKind::Group { text: text.clone() })
        }
        [(C::Ordinal, _, ordinal), (C::Content, _, text)] => {
            let mark = ordinal.trim_end_matches(['.', ')']);
            let roman = viet::label::roman(mark).is_some() && shape::is_capitals(mark);
            let capital = mark.chars().count() == 1 && shape::is_capitals(mark);
            let audience = heading::audience(text).is_some();
            (roman || capital || audience).then(|| RowKind::Group { text: format!("{mark}. {text}") })
        }
        _ => None,
    }
}
