//! Tables as Excel puts them on the clipboard: tabs between cells, quotes around cells that hold line breaks.

/// A row, and the line of the text on which it starts, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

/// The rows that are not blank, at most `most_rows`, and how many lines come after them. Cells behind the last that is
/// kept are joined into it.
pub(super) fn read(text: &str, most_rows: usize, most_cells: usize) -> (Vec<Line>, usize) {
    let mut rows = Vec::new();
    let mut rest = text;
    let mut number = 1;
    while !rest.is_empty() {
        if rows.len() == most_rows {
            return (rows, rest.lines().filter(|line| !line.trim().is_empty()).count());
        }
        let start = rest;
        let mut cells = Vec::new();
        loop {
            let (cell, after) = cell(rest);
            if cells.len() < most_cells {
                cells.push(cell);
            } else if let Some(last) = cells.last_mut() {
                last.push('\t');
                last.push_str(&cell);
            }
            match after.strip_prefix('\t') {
                Some(next) => rest = next,
                None => {
                    rest = after.strip_prefix('\n').unwrap_or(after);
                    break;
                }
            }
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Line { number, cells });
        }
        number += start[..start.len() - rest.len()].matches('\n').count();
    }
    (rows, 0)
}

/// The first cell, trimmed, and the text from the mark that ends it.
fn cell(text: &str) -> (String, &str) {
    if let Some((inside, after)) = text.strip_prefix('"').and_then(quoted) {
        return (inside.trim().to_owned(), after);
    }
    let end = text.find(['\t', '\n']).unwrap_or(text.len());
    (text[..end].trim().to_owned(), &text[end..])
}

/// The inside of a quoted cell and what follows it; nothing where the quote is a mark of the text itself.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut inside = String::new();
    let mut rest = text;
    loop {
        let end = rest.find('"')?;
        inside.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                inside.push('"');
                rest = after;
            }
            None => return (rest.is_empty() || rest.starts_with(['\t', '\n'])).then_some((inside, rest)),
        }
    }
}

/// A table as Excel reads it from the clipboard.
#[must_use]
pub fn write(table: &[Vec<String>]) -> String {
    let cell = |cell: &String| {
        let marked = cell.contains(['\t', '\n', '"']);
        if marked { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
    table.iter().map(|row| line(row) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text, 100, 10).0.into_iter().map(|line| line.cells).collect()
    }

    #[test]
    fn tables_from_the_clipboard() {
        assert_eq!(cells("a\tb\nc\td\n"), [["a", "b"], ["c", "d"]]);
        assert_eq!(cells("\"một\nhai\"\tb"), [["một\nhai", "b"]]);
        assert_eq!(cells("\"nói \"\"có\"\"\"\tb"), [["nói \"có\"", "b"]]);
        assert_eq!(cells("\"Đúng hẹn\" là gì\tb"), [["\"Đúng hẹn\" là gì", "b"]], "a quote of the text itself");
        assert_eq!(cells("\"chưa đóng\tb\nc\td"), [["\"chưa đóng", "b"], ["c", "d"]]);
        assert_eq!(cells("\n \t \n\na"), [["a"]]);
        assert_eq!(cells(""), [] as [Vec<String>; 0]);
    }

    #[test]
    fn rows_know_their_line_and_the_rest_is_counted() {
        let (rows, left) = read("a\n\"b\nb\"\n\nc\nd\ne\n", 3, 10);
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2, 5]);
        assert_eq!(left, 2);
        assert_eq!(read("a\tb\tc\td", 3, 2).0[0].cells, ["a", "b\tc\td"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(table in prop::collection::vec(prop::collection::vec("[a-z\"\n\t đ]{0,6}", 1..5), 1..6)) {
            let trimmed: Vec<Vec<String>> =
                table.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
            let rows: Vec<Vec<String>> = trimmed.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).cloned().collect();
            prop_assert_eq!(cells(&write(&trimmed)), rows);
        }

        #[test]
        fn nothing_is_lost(text in "[a-c\"\n\t ]{0,80}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            let kept: usize = read(&text, 1000, 3).0.iter().flat_map(|row| &row.cells).map(|cell| letters(cell)).sum();
            prop_assert_eq!(kept, letters(&text));
        }
    }
}
