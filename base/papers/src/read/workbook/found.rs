//! What stands in a cell, and how people write it.

use jiff::ToSpan as _;
use jiff::civil::{DateTime, Time};
use viet::date::short;

use super::styles::Format;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Found {
    /// A number.
    Number(f64),
    /// A number shown as per cent: 0.125 for 12,5%.
    Percent(f64),
    /// A day with the time, in days since 30/12/1899.
    Day(f64),
    /// A time of the day, or one that went by, in days.
    Time(f64),
    /// Words; not empty.
    Text(String),
    /// True or false.
    Bool(bool),
    /// What a formula failed with.
    Failed(String),
}

/// A number as its format shows it; `first_day` is the day from which the workbook counts.
pub(super) fn shown_as(number: f64, format: Format, first_day: f64) -> Found {
    match format {
        Format::Number => Found::Number(number),
        Format::Percent => Found::Percent(number),
        Format::Elapsed => Found::Time(number),
        // A moment of which only the hour shows is a moment all the same.
        Format::Time if number < 1.0 => Found::Time(number),
        Format::Day | Format::Time => Found::Day(number + first_day),
    }
}

/// A day as the strict form of workbooks has it: `2020-01-21` or `2020-01-21T08:30:00`.
pub(super) fn iso_day(text: &str) -> Option<Found> {
    let text = text.trim_end_matches('Z');
    let time: DateTime = text.parse().ok().or_else(|| Some(text.parse::<jiff::civil::Date>().ok()?.at(0, 0, 0, 0)))?;
    let since = start().until((jiff::Unit::Second, time)).ok()?.get_seconds();
    #[expect(clippy::cast_precision_loss, reason = "seconds of ten thousand years are exact")]
    let days = since as f64 / SECONDS;
    Some(Found::Day(days))
}

impl Found {
    /// A cell as words: days as `31/03/2026`, numbers without points between thousands and with a comma before decimals.
    pub(crate) fn text(&self) -> String {
        match self {
            Found::Text(text) | Found::Failed(text) => text.clone(),
            Found::Number(number) => plain(*number),
            Found::Percent(share) => plain((share * 1e9).round() / 1e7) + "%",
            Found::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
            Found::Day(days) => match day(*days) {
                Some(time) if time.time() == Time::midnight() => short(time.date()),
                Some(time) => format!(
                    "{} {}",
                    short(time.date()),
                    clock(i64::from(time.hour()) * 3_600 + i64::from(time.minute()) * 60 + i64::from(time.second()))
                ),
                None => plain(*days),
            },
            Found::Time(days) => seconds(*days).map_or_else(|| plain(*days), clock),
        }
    }
}

/// Hours and minutes, and seconds where there are any.
fn clock(seconds: i64) -> String {
    let minutes = format!("{:02}:{:02}", seconds / 3_600, seconds / 60 % 60);
    if seconds % 60 == 0 { minutes } else { format!("{minutes}:{:02}", seconds % 60) }
}

/// A number as Vietnamese has it, without points between thousands.
fn plain(number: f64) -> String {
    if number.abs() >= 1e15 { format!("{number:e}") } else { number.to_string() }.replace('.', ",")
}

const SECONDS: f64 = 86_400.0;

/// The day from which spreadsheets count.
fn start() -> DateTime {
    jiff::civil::date(1899, 12, 30).at(0, 0, 0, 0)
}

/// Whole seconds of days that went by; none if that is no time.
fn seconds(days: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "within ten thousand years")]
    (0.0..3_652_425.0).contains(&days).then(|| (days * SECONDS).round() as i64)
}

/// A day as spreadsheets count it, from 30/12/1899; none before March 1900, where their counts differ.
pub(crate) fn day(days: f64) -> Option<DateTime> {
    if !(61.0..2_958_466.0).contains(&days) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the years 1900 to 9999")]
    let (whole, seconds) = (days.floor() as i64, (days.fract() * SECONDS).round() as i64);
    start().checked_add(whole.days()).ok()?.checked_add(seconds.seconds()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_as_words() {
        let table = [
            (shown_as(43_851.0, Format::Day, 0.0), "21/01/2020"),
            (shown_as(42_389.0, Format::Day, 1_462.0), "21/01/2020"),
            (shown_as(43_851.354_166_666_7, Format::Day, 0.0), "21/01/2020 08:30"),
            (shown_as(43_851.5, Format::Time, 0.0), "21/01/2020 12:00"),
            (shown_as(0.354_178_240_740_74, Format::Time, 1_462.0), "08:30:01"),
            (shown_as(1.25, Format::Elapsed, 0.0), "30:00"),
            (shown_as(-1.0, Format::Elapsed, 0.0), "-1"),
            (shown_as(7.0, Format::Day, 0.0), "7"),
            (shown_as(0.125, Format::Percent, 0.0), "12,5%"),
            (shown_as(2.5, Format::Number, 0.0), "2,5"),
        ];
        for (found, expected) in table {
            assert_eq!(found.text(), expected, "{found:?}");
        }
        assert_eq!(iso_day("2020-01-21T08:30:00").map(|found| found.text()).as_deref(), Some("21/01/2020 08:30"));
        assert_eq!(iso_day("2020-01-21").map(|found| found.text()).as_deref(), Some("21/01/2020"));
        assert_eq!(iso_day("mai"), None);
    }

    proptest! {
        #[test]
        fn any_number_has_words(number: f64, first_day in prop::sample::select(vec![0.0, 1_462.0])) {
            for format in [Format::Number, Format::Percent, Format::Day, Format::Time, Format::Elapsed] {
                prop_assert!(!shown_as(number, format, first_day).text().is_empty());
            }
        }
    }
}
