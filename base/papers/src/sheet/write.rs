//! Writing a workbook that prints on A4, keeps its heading in sight, and changes nothing that stands in it.

use super::{Book, Cell, Column, Decimal, Kind, MOST_WHOLE, Properties, Sheet, as_number};
use crate::content::is_address;
use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError,
};
use std::io::{Cursor, Read as _, Write as _};
use viet::date::short;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What a sheet holds at most; a longer table goes on in another.
const MOST_ROWS: usize = 1_000_000;
const MOST_COLUMNS: usize = 16_384;
/// What a cell holds at most, in units of UTF-16.
const MOST_TEXT: usize = 32_767;
/// What the name of a sheet holds at most.
const MOST_NAME: usize = 31;
/// Widths in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 60;
/// So many rows are looked at for the width of a column.
const MEASURED: usize = 500;

/// The workbook as the bytes of an .xlsx file. The same workbook always gives the same bytes.
///
/// A text longer than a cell holds (32.767) is cut with `…`; a number with more figures than a spreadsheet keeps (15), and a
/// day before March 1900, which it counts wrongly, is written as text; rows past a million go on in a sheet of their own.
///
/// ```
/// use papers::sheet::{Book, Cell, Column, Kind, Properties, Sheet, write};
/// let book = Book {
///     properties: Properties {
///         title: "Giao việc".into(),
///         author: String::new(),
///         organisation: "Ban Quản lý".into(),
///         language: "vi-VN".into(),
///         created: jiff::civil::date(2026, 1, 5).at(8, 0, 0, 0),
///     },
///     sheets: vec![Sheet {
///         name: "Quý I".into(),
///         title: "Giao việc quý I".into(),
///         columns: vec![
///             Column { title: "Số hiệu".into(), kind: Kind::Code },
///             Column { title: "Thời hạn".into(), kind: Kind::Date },
///         ],
///         rows: vec![vec![Cell::Text("007".into()), Cell::Date(jiff::civil::date(2026, 3, 31))]],
///     }],
/// };
/// assert!(write(&book).starts_with(b"PK"));
/// assert_eq!(write(&book), write(&book));
/// ```
pub fn write(book: &Book) -> Vec<u8> {
    // What could be too long or too many has been cut by then.
    let bytes = build(book).expect("everything is within the bounds of a workbook");
    with_language(&bytes, &book.properties.language).unwrap_or(bytes)
}

fn build(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&book.properties)?);
    let mut names = Vec::new();
    for sheet in &book.sheets {
        let mut pieces = sheet.rows.chunks(MOST_ROWS);
        let first = pieces.next().unwrap_or_default();
        for rows in std::iter::once(first).chain(pieces) {
            let name = free_name(&sheet.name, &names);
            write_sheet(workbook.add_worksheet(), &name, sheet, rows)?;
            names.push(name);
        }
    }
    if book.sheets.is_empty() {
        workbook.add_worksheet();
    }
    workbook.save_to_buffer()
}

fn properties(properties: &Properties) -> Result<DocProperties, XlsxError> {
    // Office shows no more of a property than this.
    let short = |text: &str| cut(text, 255);
    let created = properties.created;
    let year = created.year().clamp(1970, 9999).unsigned_abs();
    let day = ExcelDateTime::from_ymd(year, created.month().unsigned_abs(), created.day().unsigned_abs())?;
    Ok(DocProperties::new()
        .set_title(short(&properties.title))
        .set_author(short(&properties.author))
        .set_company(short(&properties.organisation))
        .set_creation_datetime(&with_time(day, created)?))
}

fn with_time(day: ExcelDateTime, at: DateTime) -> Result<ExcelDateTime, XlsxError> {
    day.and_hms(at.hour().unsigned_abs().into(), at.minute().unsigned_abs(), f64::from(at.second()))
}

/// A name that Excel takes and no other sheet has.
fn free_name(wanted: &str, taken: &[String]) -> String {
    let clean = |c: char| if c.is_control() || "*?:[]\\/".contains(c) { '-' } else { c };
    let name: String = wanted.trim().chars().map(clean).collect();
    let name = name.trim_matches('\'').trim();
    // "History" is a name that Excel keeps for itself.
    let name =
        if name.is_empty() || name.eq_ignore_ascii_case("history") { format!("{name}_") } else { name.to_owned() };
    let is_taken = |name: &str| taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let plain = cut(&name, MOST_NAME).trim_end_matches('\'').to_owned();
    let numbered = (2..).map(|number| {
        let end = format!(" ({number})");
        cut(&name, MOST_NAME - end.len()) + &end
    });
    std::iter::once(plain).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

/// A text of at most so many units of UTF-16, `…` at the end if something is missing.
fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut left = most - 1;
    let kept = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    kept.chain(['…']).collect()
}

fn base() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(12).set_align(FormatAlign::Top)
}

fn bordered() -> Format {
    base().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x8A_96_99))
}

/// How a column is set up.
fn format_of(kind: Kind) -> Format {
    let decimals = |places: u8| match places {
        0 => String::new(),
        places => format!(".{}", "0".repeat(usize::from(places.min(9)))),
    };
    let format = bordered();
    match kind {
        Kind::Text | Kind::Link => format.set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
        Kind::Code => format.set_num_format("@").set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
        Kind::Whole => format.set_num_format("#,##0"),
        Kind::Decimal(places) => format.set_num_format(format!("#,##0{}", decimals(places))),
        Kind::Percent(places) => format.set_num_format(format!("0{}%", decimals(places))),
        Kind::Money => format.set_num_format("#,##0 \"đồng\""),
        Kind::Date => format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
        Kind::DateTime => format.set_num_format("dd/mm/yyyy hh:mm").set_align(FormatAlign::Center),
    }
}

fn write_sheet(page: &mut Worksheet, name: &str, sheet: &Sheet, rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
    page.set_name(name)?;
    let columns = &sheet.columns[..sheet.columns.len().min(MOST_COLUMNS)];
    let heading: u32 = if sheet.title.is_empty() { 0 } else { 1 };
    if heading > 0 {
        let title = base().set_bold().set_font_size(14);
        page.write_string_with_format(0, 0, cut(&sheet.title, MOST_TEXT), &title)?;
    }
    let head = bordered()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0xD5_EC_E9));
    let widths: Vec<usize> = columns.iter().enumerate().map(|(at, column)| width(at, column, rows)).collect();
    for ((at, column), width) in (0u16..).zip(columns).zip(&widths) {
        page.write_string_with_format(heading, at, cut(&column.title, MOST_TEXT), &head)?;
        page.set_column_width(at, f64::from(u16::try_from(*width).unwrap_or(10)))?;
    }
    let titles = columns.iter().zip(&widths).map(|(column, width)| lines(&column.title, width.saturating_sub(2)));
    set_height(page, heading, titles.max())?;
    for (line, row) in (heading + 1..).zip(rows) {
        for (at, column) in (0u16..).zip(columns) {
            write_cell(page, line, at, row.get(usize::from(at)).unwrap_or(&Cell::Empty), column.kind)?;
        }
        set_height(page, line, row.iter().zip(&widths).map(|(cell, width)| lines(&cell.text(), *width)).max())?;
    }
    if let Some(last) = u16::try_from(columns.len()).ok().and_then(|count| count.checked_sub(1)) {
        let end = heading + u32::try_from(rows.len()).unwrap_or(0);
        page.autofilter(heading, 0, end, last)?;
        page.set_freeze_panes(heading + 1, 0)?;
        page.set_repeat_rows(heading, heading)?;
    }
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_margins(0.6, 0.6, 0.6, 0.7, 0.3, 0.3).set_footer("&C&P/&N");
    Ok(())
}

fn write_cell(page: &mut Worksheet, line: u32, at: u16, cell: &Cell, kind: Kind) -> Result<(), XlsxError> {
    let mut text = |text: &str, kind: Kind| {
        let mut format = format_of(if kind == Kind::Code { Kind::Code } else { Kind::Text });
        // Were it typed into again, Excel would take it for a formula without this.
        if text.starts_with(['=', '+', '-', '@']) {
            format = format.set_quote_prefix();
        }
        page.write_string_with_format(line, at, cut(text, MOST_TEXT), &format).map(drop)
    };
    match cell {
        Cell::Empty => page.write_blank(line, at, &format_of(kind)).map(drop),
        Cell::Text(words) => text(words, kind),
        Cell::Whole(number) | Cell::Money(number) if number.unsigned_abs() > MOST_WHOLE.unsigned_abs() => {
            text(&number.to_string(), kind)
        }
        Cell::Decimal(number) | Cell::Percent(number) if number.units.unsigned_abs() > MOST_WHOLE.unsigned_abs() => {
            text(&number.to_string(), kind)
        }
        Cell::Whole(number) => {
            page.write_number_with_format(line, at, as_number(*number), &format_of(Kind::Whole)).map(drop)
        }
        Cell::Money(dong) => {
            page.write_number_with_format(line, at, as_number(*dong), &format_of(Kind::Money)).map(drop)
        }
        Cell::Decimal(number) => {
            let format = format_of(Kind::Decimal(number.places));
            page.write_number_with_format(line, at, number.as_number(), &format).map(drop)
        }
        Cell::Percent(number) => {
            let hundredth = Decimal { units: number.units, places: number.places.saturating_add(2) };
            let format = format_of(Kind::Percent(number.places));
            page.write_number_with_format(line, at, hundredth.as_number(), &format).map(drop)
        }
        Cell::Date(day) => match excel_day(*day) {
            Some(date) => page.write_datetime_with_format(line, at, date, &format_of(Kind::Date)).map(drop),
            None => text(&short(*day), kind),
        },
        Cell::DateTime(time) => match excel_day(time.date()) {
            Some(date) => {
                let date = with_time(date, *time)?;
                page.write_datetime_with_format(line, at, date, &format_of(Kind::DateTime)).map(drop)
            }
            None => text(&cell.text(), kind),
        },
        Cell::Link { text: words, address } => {
            let words = if words.is_empty() { address } else { words };
            if is_address(address) {
                let format = format_of(Kind::Link)
                    .set_font_color(Color::RGB(0x0B_4F_6C))
                    .set_underline(rust_xlsxwriter::FormatUnderline::Single);
                let url = Url::new(address.as_str()).set_text(cut(words, MOST_TEXT));
                // Excel knows fewer kinds of addresses and bounds their length and number; the rest is text.
                if page.write_url_with_format(line, at, url, &format).is_ok() {
                    return Ok(());
                }
            }
            page.write_string_with_format(line, at, cut(words, MOST_TEXT), &format_of(Kind::Text)).map(drop)
        }
    }
}

/// A day as Excel counts it; none before March 1900, where it has a day that never was.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let counted = (year, day.month()) >= (1900, 3);
    counted.then(|| ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok())?
}

/// The width of a column by what stands in it: no narrower than the longest word of its heading, no wider than one reads.
fn width(at: usize, column: &Column, rows: &[Vec<Cell>]) -> usize {
    let letters = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let cells = rows.iter().take(MEASURED).filter_map(|row| row.get(at));
    let length = |cell: &Cell| match cell {
        Cell::Money(dong) => viet::number::grouped(*dong).len() + " đồng".len(),
        // With the points between thousands.
        Cell::Whole(_) | Cell::Decimal(_) => cell.text().len() * 4 / 3,
        cell => letters(&cell.text()),
    };
    let content = cells.map(length).max().unwrap_or(0);
    // The button of the filter stands beside the heading.
    let word = column.title.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0) + 2;
    let usual = match column.kind {
        Kind::Date => 10,
        Kind::DateTime => 16,
        Kind::Text => 16,
        _ => 0,
    };
    // Our letters are about a tenth wider than those that widths are counted in.
    (content.max(word).max(usual) * 11 / 10 + 2).clamp(NARROWEST, WIDEST)
}

/// How many lines a text takes in a column of this width, by its letters.
fn lines(text: &str, width: usize) -> usize {
    text.lines().map(|line| line.chars().count().div_ceil(width.max(1)).max(1)).sum()
}

/// Sets the height of a row that takes several lines: not every spreadsheet finds it by itself.
fn set_height(page: &mut Worksheet, row: u32, lines: Option<usize>) -> Result<(), XlsxError> {
    // In points; a row is no higher than 409.
    const LINE: f64 = 15.75;
    match lines.and_then(|lines| u8::try_from(lines.min(25)).ok()) {
        Some(lines @ 2..) => page.set_row_height(row, f64::from(lines) * LINE + 2.0).map(drop),
        _ => Ok(()),
    }
}

/// The file with its language among what it says about itself, where the writer has no place for it.
fn with_language(bytes: &[u8], language: &str) -> Option<Vec<u8>> {
    const PROPERTIES: &str = "docProps/core.xml";
    let mut from = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + 64)));
    for place in 0..from.len() {
        let mut part = from.by_index(place).ok()?;
        if part.name().ok()? != PROPERTIES {
            to.raw_copy_file(part).ok()?;
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).ok()?;
        let language = format!("<dc:language>{}</dc:language></cp:coreProperties>", crate::docx::escaped(language));
        to.start_file(PROPERTIES, SimpleFileOptions::default().last_modified_time(zip::DateTime::default())).ok()?;
        to.write_all(text.replace("</cp:coreProperties>", &language).as_bytes()).ok()?;
    }
    Some(to.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_taken_by_excel() {
        let taken = ["Quý I".to_owned(), "Quý I (2)".to_owned()];
        assert_eq!(free_name("quý i", &taken), "quý i (3)");
        assert_eq!(free_name("a/b:[c]?", &[]), "a-b--c--");
        assert_eq!(free_name("''", &[]), "_");
        assert_eq!(free_name(&"Kế hoạch ".repeat(9), &[]).encode_utf16().count(), 31);
    }

    #[test]
    fn widths_follow_what_stands_there() {
        let column = |title: &str, kind| Column { title: title.into(), kind };
        let rows = [vec![Cell::Text("một hai ba bốn ".repeat(20)), Cell::Whole(5)]];
        assert_eq!(width(0, &column("Việc", Kind::Text), &rows), WIDEST);
        assert_eq!(width(1, &column("Số lượng", Kind::Whole), &rows), 9);
    }

    #[test]
    fn the_language_is_said() {
        let properties = Properties {
            title: "T".into(),
            author: String::new(),
            organisation: String::new(),
            language: "vi-VN".into(),
            created: jiff::civil::date(2026, 1, 5).at(8, 30, 0, 0),
        };
        let bytes = write(&Book { properties, sheets: Vec::new() });
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut text = String::new();
        archive.by_name("docProps/core.xml").unwrap().read_to_string(&mut text).unwrap();
        assert!(text.contains("<dc:language>vi-VN</dc:language>") && text.contains("2026-01-05T08:30:00Z"), "{text}");
    }
}
