//! Results of the appraisal as a sheet: the one that is filled in, and what comes back.

use super::{CellFault, CellWhy, Sheetful, address, book, limits, points, points_cell, sheet, sheetful, text};
use crate::model::Code;
use crate::rules::appraise::ResultLine;
use crate::rules::import::MOST_ROWS;
use crate::rules::overview::Overview;
use papers::sheet::{BadCell, Cell, Field, Kind, Need, Refusal, Wanted, read as read_sheet};

/// The columns, as the template heads them.
pub const COLUMNS: [(&str, Kind); 5] = [
    ("Mã", Kind::Code),
    ("Tiêu chí", Kind::Text),
    ("Điểm tối đa", Kind::Decimal(3)),
    ("Điểm thẩm định", Kind::Decimal(3)),
    ("Ý kiến thẩm định", Kind::Text),
];

const CODE: usize = 0;
const POINTS: usize = 1;
const REMARK: usize = 2;

/// Reads results. Rows without points are left out: nothing was said of them.
///
/// # Errors
/// What the file is, or what keeps it from being read; bad cells are no reason.
pub fn read(bytes: &[u8]) -> Result<Sheetful<ResultLine>, Refusal> {
    let filled = read_sheet(bytes, &wanted())?;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for line in &filled.rows {
        let cells = &line.cells;
        let fault = |field: usize, why| {
            let address = address(&filled, field, line.number);
            CellFault { address, found: text(cells, field), why }
        };
        match (text(cells, CODE).parse::<Code>(), points(cells, POINTS)) {
            (_, Ok(None)) => {}
            (Ok(code), Ok(Some(points))) => {
                rows.push(ResultLine { row: line.number, code, points, remark: text(cells, REMARK) });
            }
            // A total below the table has points and no code.
            (Err(_), Ok(Some(_))) if text(cells, CODE).is_empty() => {}
            (Err(_), _) => faults.push(fault(CODE, CellWhy::Code)),
            (_, Err(())) => faults.push(fault(POINTS, CellWhy::Points)),
        }
    }
    faults.retain(|fault| !filled.bad.iter().any(|bad| bad.address == fault.address));
    Ok(sheetful(&filled, rows, faults, |bad: &BadCell| match bad.field {
        CODE => CellWhy::Code,
        POINTS => CellWhy::Points,
        _ => CellWhy::Other,
    }))
}

fn wanted() -> Wanted {
    let fields = vec![
        Field::new(Kind::Code, &["Mã", "Mã tiêu chí", "STT", "TT"]).needed(Need::Column),
        Field::new(Kind::Decimal(3), &["Điểm thẩm định", "Điểm đạt", "Kết quả thẩm định"]).needed(Need::Column),
        Field::new(Kind::Text, &["Ý kiến thẩm định", "Nhận xét", "Ghi chú", "Lý do"]),
    ];
    Wanted { fields, limits: limits(MOST_ROWS) }
}

/// The sheet to fill in: every criterion, with what is appraised already.
#[must_use]
pub fn write(overview: &Overview, made: jiff::civil::DateTime) -> Vec<u8> {
    let row = |line: &crate::rules::overview::Line| {
        let written = &line.criterion.written;
        let appraised = line.appraised.as_ref();
        vec![
            Cell::Text(written.code.to_string()),
            Cell::Text(written.title.clone()),
            points_cell(written.max),
            appraised.map_or(Cell::Empty, |appraised| points_cell(appraised.points)),
            appraised.map_or(Cell::Empty, |appraised| Cell::Text(appraised.remark.clone())),
        ]
    };
    let rows = overview.lines.iter().map(row).collect();
    book("Kết quả thẩm định", vec![sheet("Kết quả thẩm định", &COLUMNS, rows)], made)
}
