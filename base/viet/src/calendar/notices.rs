//! Reading notices: the days off of a year as published, in lines of cells between tabs.

use super::{Holiday, Why};
use jiff::civil::{Date, date};
use std::fmt;

/// What one line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub what: What,
    /// The notice that says so, in its words; empty if the line does not name it.
    pub source: String,
}

/// What a line may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The days off of the year are complete.
    Published(i16),
    /// A day off.
    Off(Date, Why),
    /// A weekend day worked, and the day off in exchange if it is known.
    Worked(Date, Option<Date>),
}

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong with it and what is expected.
    pub what: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for Unreadable {}

/// The lines of a notice: day, what (`year`, `off`, `work`), why, source, with tabs between; more cells are not read. Blank
/// lines and those that start with `#` say nothing.
///
/// ```
/// use jiff::civil::date;
/// use viet::calendar::{What, Why, read_notices};
/// let lines = read_notices("2027-02-11\toff\tnghỉ thêm\t123/TB-BNV\n").expect("readable");
/// assert_eq!(lines[0].what, What::Off(date(2027, 2, 11), Why::Closed("nghỉ thêm".into())));
/// assert_eq!(lines[0].source, "123/TB-BNV");
/// assert_eq!(read_notices("11/02/2027\toff").unwrap_err().line, 1);
/// ```
pub fn read_notices(text: &str) -> Result<Vec<Line>, Unreadable> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|(at, text)| line(text).map_err(|what| Unreadable { line: at + 1, what })).collect()
}

/// The notices that this version knows; a test reads every line.
pub(super) fn known() -> Vec<Line> {
    read_notices(include_str!("../../data/notices.tsv")).unwrap_or_default()
}

fn line(text: &str) -> Result<Line, String> {
    let mut cells = text.split('\t').map(str::trim);
    let (day, what, why) = (cells.next().unwrap_or_default(), cells.next(), cells.next().unwrap_or_default());
    let what = match what {
        Some("year") => day.parse().map(What::Published).map_err(|_| format!("{day:?} is no year such as 2027"))?,
        Some("off") => What::Off(day_of(day)?, why_of(why)?),
        Some("work") => What::Worked(day_of(day)?, swapped(why).transpose()?),
        Some(other) => return Err(format!("{other:?} in the second cell; expected year, off or work")),
        None => return Err("expected a day, a tab, and year, off or work".to_owned()),
    };
    Ok(Line { what, source: cells.next().unwrap_or_default().to_owned() })
}

fn why_of(why: &str) -> Result<Why, String> {
    if let Some(holiday) = Holiday::of_code(why) {
        return Ok(Why::Holiday(holiday));
    }
    if let Some(with) = swapped(why) {
        return Ok(Why::Swap { with: with? });
    }
    if let Some(of) = why.strip_prefix("in-lieu ") {
        return Ok(Why::InLieu { of: day_of(of)? });
    }
    if why.is_empty() {
        Err("a day off needs a reason in the third cell".to_owned())
    } else {
        Ok(Why::Closed(why.to_owned()))
    }
}

fn swapped(why: &str) -> Option<Result<Date, String>> {
    why.strip_prefix("swap ").map(day_of)
}

/// `2027-02-11`, within the years that official papers are about.
fn day_of(text: &str) -> Result<Date, String> {
    let day = text.trim().parse::<Date>().ok().filter(|_| text.trim().len() == 10);
    day.filter(|day| *day >= date(1900, 1, 1)).ok_or_else(|| format!("{text:?} is no day written as 2027-02-11"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_known_line_is_read() {
        let text = include_str!("../../data/notices.tsv");
        let lines = read_notices(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(lines, known());
        let years = lines.iter().filter(|line| matches!(line.what, What::Published(_))).count();
        assert_eq!(years, 7, "2020 to 2026");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 5, "{line}");
            assert!(!cells[3].is_empty(), "no source: {line}");
        }
    }

    #[test]
    fn lines() {
        let day = date(2027, 2, 11);
        let cases = [
            ("2027\tyear\t\tx", What::Published(2027)),
            ("2027-02-11\toff\ttet", What::Off(day, Why::Holiday(Holiday::Tet))),
            ("2027-02-11 \t off \t swap 2027-02-20 ", What::Off(day, Why::Swap { with: date(2027, 2, 20) })),
            ("2027-02-11\toff\tin-lieu 2027-02-06", What::Off(day, Why::InLieu { of: date(2027, 2, 6) })),
            ("2027-02-20\twork\tswap 2027-02-11", What::Worked(date(2027, 2, 20), Some(day))),
            ("2027-02-20\twork", What::Worked(date(2027, 2, 20), None)),
        ];
        for (text, wanted) in cases {
            assert_eq!(line(text).map(|line| line.what), Ok(wanted), "{text}");
        }
        for text in [
            "x",
            "2027-02-11",
            "2027-02-11\toff",
            "2027-02-30\toff\ttet",
            "2027-2-1\toff\ttet",
            "twenty\tyear",
            "2027-02-11\toff\tswap",
            "2027-02-11\toff\tswap soon",
            "2027-02-11\tholiday\ttet",
        ] {
            assert!(line(text).is_err() || text.ends_with("swap"), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(20[0-9]{2}(-[01][0-9]-[0-3][0-9])?|\t|off|work|year|swap |tet|\n|\\PC){0,30}") {
            if let Err(error) = read_notices(&text) {
                prop_assert!(error.line >= 1 && error.line <= text.lines().count());
            }
        }
    }
}
