//! Plain text cut into lines and tables. What the cells mean is not looked at; how bytes become text is in
//! `encoding.rs`.

use super::{Block, Cell, Format, Limits, Line, ReadRefusal, Row, SourceText, Style, Table, encoding, fragment};

/// Reads plain text in UTF-8, or in UTF-16 with a byte order mark.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<SourceText, ReadRefusal> {
    let text = encoding::decode(bytes)?;
    if let Some(legacy) = encoding::suspect(&text) {
        return Err(ReadRefusal::LegacyEncoding(legacy));
    }
    let blocks = blocks(&text, limits)?;
    if blocks.is_empty() {
        return Err(ReadRefusal::Empty);
    }
    Ok(SourceText { format: Format::PlainText, blocks })
}

/// A line with tabs in it, cut at them; maybe a row of a table.
struct TabLine<'a> {
    number: u32,
    cells: Vec<&'a str>,
}

impl TabLine<'_> {
    /// Two or more cells with text, unless the first is only the mark of a list: word processors put a tab between
    /// "1." or "-" and the paragraph, and one before a paragraph that is indented.
    fn is_surely_a_row(&self) -> bool {
        let mut filled = self.cells.iter().filter(|cell| !cell.trim().is_empty());
        let (first, second) = (filled.next(), filled.next());
        let listed = || self.cells.len() == 2 && first.is_some_and(|cell| is_list_mark(cell));
        second.is_some() && !listed()
    }

    fn columns(&self) -> usize {
        self.cells.len()
    }

    fn into_line(self) -> Block {
        let filled: Vec<&str> = self.cells.into_iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
        line(self.number, &filled.join(" "))
    }

    fn into_row(self) -> Row {
        let number = self.number;
        let cell = |text: &str| {
            let lines = fragment::lines(text).into_iter().map(|text| Line { number, text, style: Style::default() });
            Cell { lines: lines.collect(), columns: 1, continues: false }
        };
        Row { number, cells: self.cells.into_iter().map(cell).collect() }
    }
}

fn is_list_mark(cell: &str) -> bool {
    const LONGEST: usize = 16; // "Điều 100." and "XXXVIII." fit
    let mark = cell.trim();
    // A mark is one by what follows it, so something has to.
    mark.len() <= LONGEST && matches!(viet::label::split(&format!("{mark} x")), (Some(_), "x"))
}

fn line(number: u32, text: &str) -> Block {
    Block::Line(Line { number, text: text.trim().to_owned(), style: Style::default() })
}

/// Cuts text into lines and tables.
fn blocks(text: &str, limits: &Limits) -> Result<Vec<Block>, ReadRefusal> {
    let text = tidy(text);
    let (mut blocks, mut tabbed) = (Vec::new(), Vec::<TabLine<'_>>::new());
    let (mut lines, mut cells, mut gap) = (0_usize, 0_usize, false);
    for (number, text) in (1_u32..).zip(text.split('\n')) {
        if text.trim().is_empty() {
            gap = true;
            continue;
        }
        lines += 1;
        cells += text.bytes().filter(|byte| *byte == b'\t').count();
        if lines > limits.paragraphs || cells > limits.paragraphs {
            return Err(ReadRefusal::TooManyLines { limit: limits.paragraphs });
        }
        if !text.contains('\t') {
            flush(&mut tabbed, &mut blocks);
            blocks.push(line(number, text));
        } else {
            let row = TabLine { number, cells: text.split('\t').collect() };
            // A page break leaves blank lines in the middle of a table; the columns tell that it goes on.
            if gap && tabbed.last().is_some_and(|last| last.columns() != row.columns()) {
                flush(&mut tabbed, &mut blocks);
            }
            tabbed.push(row);
        }
        gap = false;
    }
    flush(&mut tabbed, &mut blocks);
    Ok(blocks)
}

/// NFC, with one kind of line end. Line ends are settled before `nfc` drops control characters, lest it join lines.
fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    viet::nfc(&text.replace(['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], " "))
}

/// Turns lines with tabs into a table. Those at its start and end that only look like rows, an indented paragraph
/// above a table for one, stay lines.
fn flush(tabbed: &mut Vec<TabLine<'_>>, blocks: &mut Vec<Block>) {
    let mut before = std::mem::take(tabbed);
    let width = |row: Option<&TabLine<'_>>| row.map(TabLine::columns);
    let first = before.iter().position(TabLine::is_surely_a_row).unwrap_or(before.len());
    let last = before.iter().rposition(TabLine::is_surely_a_row).map_or(first, |last| last + 1);
    let (first_width, last_width) = (width(before.get(first)), width(before.get(last.wrapping_sub(1))));
    let fits = |row: &TabLine<'_>, columns| Some(row.columns()) == columns;
    let start = before[..first].iter().rposition(|row| !fits(row, first_width)).map_or(0, |at| at + 1);
    let end = last + before[last..].iter().position(|row| !fits(row, last_width)).unwrap_or(before.len() - last);
    let after = before.split_off(end);
    let rows: Vec<Row> = before.split_off(start).into_iter().map(TabLine::into_row).collect();
    blocks.extend(before.into_iter().map(TabLine::into_line));
    if !rows.is_empty() {
        blocks.push(Block::Table(Table { rows }));
    }
    blocks.extend(after.into_iter().map(TabLine::into_line));
}
