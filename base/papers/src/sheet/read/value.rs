//! What stands in a cell as what its column holds.

use super::Why;
use crate::content::is_address;
use crate::read::workbook::{Found, day};
use crate::sheet::{Cell, Decimal, Kind, MOST_WHOLE};
use jiff::civil::{Date, DateTime, Time};

/// Letters of a found text that are shown.
const SHOWN: usize = 200;
/// Plain numbers that are taken for days: 03/10/1954 to 31/12/2099. A year, or a number of anything else, is not.
const DAYS: std::ops::RangeInclusive<f64> = 20_000.0..=73_050.999_99;

/// The cell as `kind`; `link` is the address behind it.
pub(super) fn read(found: &Found, kind: Kind, link: Option<&str>) -> Result<Cell, Why> {
    if let Found::Failed(_) = found {
        return Err(Why::Failed);
    }
    match kind {
        Kind::Text => Ok(Cell::Text(found.text())),
        Kind::Code => code(found).map(Cell::Text),
        Kind::Whole => number(found).and_then(|number| number.units(0)).map(Cell::Whole),
        Kind::Money => number(found).and_then(|number| number.units(0)).map(Cell::Money),
        Kind::Decimal(places) => number(found)?.rounded(places).map(Cell::Decimal),
        Kind::Percent(places) => match found {
            // Straight to its units, so that no figure is lost on the way.
            Found::Percent(share) => {
                let Decimal { units, places } = Number::Float(*share).rounded(places.min(7) + 2)?;
                Ok(Cell::Percent(Decimal { units, places: places - 2 }))
            }
            found => number(found)?.rounded(places.min(7)).map(Cell::Percent),
        },
        Kind::Date => time(found).map(|time| Cell::Date(time.date())),
        Kind::DateTime => time(found).map(Cell::DateTime),
        Kind::Link => address(&found.text(), link).ok_or(Why::OtherKind),
    }
}

/// What stands in a cell, for those who have to find it.
pub(super) fn shown(found: &Found) -> String {
    shortened(&found.text())
}

/// A text in so many letters as are shown.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

fn code(found: &Found) -> Result<String, Why> {
    match found {
        // Whether the point was one between thousands or before decimals can no longer be said.
        Found::Number(number) if number.fract() != 0.0 => Err(Why::OtherKind),
        Found::Number(number) if number.abs() > as_limit() => Err(Why::TooLarge),
        Found::Percent(_) | Found::Day(_) | Found::Time(_) => Err(Why::OtherKind),
        found => Ok(found.text()),
    }
}

fn as_limit() -> f64 {
    crate::sheet::as_number(MOST_WHOLE)
}

/// A number on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Number {
    /// As spreadsheets have it.
    Float(f64),
    /// As it was written: figures, and how many of them are decimals.
    Written(i128, u32),
}

impl Number {
    /// Rounded to so many decimals, half away from 0.
    fn rounded(self, places: u8) -> Result<Decimal, Why> {
        let places = places.min(9);
        let places_wide = u32::from(places);
        let units = match self {
            Number::Float(number) => {
                let scaled = (number * 10f64.powi(i32::from(places))).round();
                if scaled.is_nan() || scaled.abs() > 9e15 {
                    return Err(Why::TooLarge);
                }
                #[expect(clippy::cast_possible_truncation, reason = "it is whole and within the bounds above")]
                let units = scaled as i64;
                units
            }
            Number::Written(figures, decimals) => {
                let units = if decimals > places_wide {
                    let divisor = 10i128.pow(decimals - places_wide);
                    (figures + figures.signum() * (divisor / 2)) / divisor
                } else {
                    figures.checked_mul(10i128.pow(places_wide - decimals)).ok_or(Why::TooLarge)?
                };
                i64::try_from(units).map_err(|_| Why::TooLarge)?
            }
        };
        Ok(Decimal { units, places })
    }

    /// As units of a last decimal beyond which there must be nothing.
    fn units(self, places: u8) -> Result<i64, Why> {
        let Decimal { units, .. } = self.rounded(places)?;
        let exact = match self {
            // What formulas leave behind is forgiven.
            Number::Float(number) => (number - number.round()).abs() < 1e-6,
            Number::Written(figures, decimals) => figures % 10i128.pow(decimals) == 0,
        };
        if exact { Ok(units) } else { Err(Why::OtherKind) }
    }
}

fn number(found: &Found) -> Result<Number, Why> {
    match found {
        Found::Number(number) => Ok(Number::Float(*number)),
        Found::Percent(share) => Ok(Number::Float(share * 100.0)),
        Found::Text(text) => written(without_unit(text)).ok_or(Why::OtherKind),
        _ => Err(Why::OtherKind),
    }
}

/// A number without what it counts: per cent or đồng.
fn without_unit(text: &str) -> &str {
    const UNITS: [&str; 7] = ["%", "₫", "đồng", "vnđ", "vnd", "đ", "d"];
    let text = text.trim();
    let ends = |unit: &str| {
        let start = text.char_indices().rev().nth(unit.chars().count() - 1).map(|(at, _)| at)?;
        (text[start..].to_lowercase() == *unit).then(|| text[..start].trim_end_matches([' ', '.']))
    };
    UNITS.iter().find_map(|unit| ends(unit)).unwrap_or(text)
}

/// A number as people write it: blanks or points between thousands and a comma before decimals, or, where it can be nothing
/// else, commas between thousands and a point before decimals.
fn written(text: &str) -> Option<Number> {
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    let (points, commas) = (count('.'), count(','));
    let before = |mark: char| text.split(mark).next().unwrap_or("");
    let thousands = |mark: char| is_grouped(text, mark) && !before(mark).starts_with('0');
    let (grouping, decimal) = match (points, commas) {
        (0, 0 | 1) => (' ', ','),
        (0, _) => (',', '.'),
        (_, 0) if thousands('.') => ('.', ','),
        (1, 0) => (' ', '.'),
        (_, 0) => return None,
        (_, 1) if text.rfind(',') > text.rfind('.') => ('.', ','),
        (1, _) => (',', '.'),
        _ => return None,
    };
    let (whole, decimals) = text.split_once(decimal).unwrap_or((text, ""));
    if text.ends_with(decimal) || !(is_grouped(whole, grouping) || is_figures(whole)) {
        return None;
    }
    if !(decimals.is_empty() || is_figures(decimals)) || decimals.len() > 18 {
        return None;
    }
    let figures: String = whole.chars().chain(decimals.chars()).filter(char::is_ascii_digit).collect();
    let figures: i128 = figures.get(..).filter(|figures| figures.len() <= 36)?.parse().ok()?;
    Some(Number::Written(if negative { -figures } else { figures }, u32::try_from(decimals.len()).ok()?))
}

fn is_figures(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is figures in threes, as in `1.234.567`.
fn is_grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or("");
    let mut more = groups.peekable();
    is_figures(first)
        && first.len() <= 3
        && more.peek().is_some()
        && more.all(|group| group.len() == 3 && is_figures(group))
}

fn time(found: &Found) -> Result<DateTime, Why> {
    match found {
        Found::Day(days) => day(*days),
        Found::Number(days) if DAYS.contains(days) => day(*days),
        Found::Text(text) => typed_time(text),
        _ => None,
    }
    .ok_or(Why::OtherKind)
}

/// `21/01/2020`, `21/01/2020 08:30`, `08:30 21/01/2020`, `2020-01-21T08:30:00`.
fn typed_time(text: &str) -> Option<DateTime> {
    let midnight = |date: Date| date.at(0, 0, 0, 0);
    if let Some(date) = viet::date::parse(text) {
        return Some(midnight(date));
    }
    let (first, second) = text.split_once([' ', 'T'])?;
    let pair = |day: &str, hour: &str| Some(viet::date::parse(day)?.to_datetime(clock(hour)?));
    let hour_last = text.rsplit_once([' ', 'T']).and_then(|(day, hour)| pair(day, hour));
    hour_last.or_else(|| pair(second, first))
}

/// `8:30`, `08:30:15`, `8h30`.
fn clock(text: &str) -> Option<Time> {
    let mut parts = text.trim_end_matches('Z').split([':', 'h', 'H']);
    let mut next = || {
        let part = parts.next()?;
        let part = part.split('.').next().filter(|part| (1..=2).contains(&part.len()) && is_figures(part))?;
        part.parse::<i8>().ok()
    };
    let (hour, minute) = (next()?, next()?);
    let second = next().unwrap_or(0);
    if parts.next().is_some() { None } else { Time::new(hour, minute, second, 0).ok() }
}

fn address(words: &str, link: Option<&str>) -> Option<Cell> {
    match link.filter(|link| is_address(link)) {
        Some(link) => {
            let text = if words == link { String::new() } else { words.to_owned() };
            Some(Cell::Link { text, address: link.to_owned() })
        }
        None => is_address(words).then(|| Cell::Link { text: String::new(), address: words.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn typed(text: &str, kind: Kind) -> Result<Cell, Why> {
        read(&Found::Text(text.into()), kind, None)
    }

    #[test]
    fn numbers_as_people_write_them() {
        let whole = |text| typed(text, Kind::Whole);
        for (text, number) in [
            ("1.234.567", 1_234_567),
            ("1 234", 1_234),
            ("1,234,567", 1_234_567),
            ("-12", -12),
            ("12,00", 12),
            ("0", 0),
        ] {
            assert_eq!(whole(text), Ok(Cell::Whole(number)), "{text}");
        }
        for text in ["", "1,5", "1.23.456", "1,234", "mười", "1..2", "12-", "1e5", ",5", "5,", "1.234,567,8"] {
            assert!(whole(text).is_err(), "{text}: {:?}", whole(text));
        }
        let tenths = |text| typed(text, Kind::Decimal(1));
        let is = |units| Ok(Cell::Decimal(Decimal { units, places: 1 }));
        for (text, units) in [
            ("12,5", 125),
            ("12.5", 125),
            ("1.234", 12_340),
            ("1.234,56", 12_346),
            ("0.125", 1),
            ("1,234.5", 12_345),
            ("-0,05", -1),
        ] {
            assert_eq!(tenths(text), is(units), "{text}");
        }
        assert_eq!(typed("99999999999999999999", Kind::Whole), Err(Why::TooLarge));
    }

    #[test]
    fn units_are_left_out() {
        for text in ["1.500.000 đồng", "1.500.000đ", "1.500.000 VNĐ", "1500000", "1.500.000 đ."] {
            let text = text.trim_end_matches('.');
            assert_eq!(typed(text, Kind::Money), Ok(Cell::Money(1_500_000)), "{text}");
        }
        let share = Ok(Cell::Percent(Decimal { units: 125, places: 1 }));
        assert_eq!(typed("12,5 %", Kind::Percent(1)), share);
        assert_eq!(typed("12,5", Kind::Percent(1)), share);
        assert_eq!(read(&Found::Percent(0.125), Kind::Percent(1), None), share);
        assert_eq!(read(&Found::Number(12.5), Kind::Percent(1), None), share);
    }

    #[test]
    fn days_and_hours() {
        let day = Ok(Cell::Date(date(2020, 1, 21)));
        for text in ["21/01/2020", "21-1-2020", "2020-01-21", "ngày 21 tháng 01 năm 2020", "2020-01-21T00:00:00"] {
            assert_eq!(typed(text, Kind::Date), day, "{text}");
        }
        assert_eq!(read(&Found::Number(43_851.0), Kind::Date, None), day);
        assert_eq!(read(&Found::Day(43_851.4), Kind::Date, None), day);
        assert_eq!(read(&Found::Number(2020.0), Kind::Date, None), Err(Why::OtherKind));
        let time = Ok(Cell::DateTime(date(2020, 1, 21).at(8, 30, 0, 0)));
        for text in ["21/01/2020 08:30", "8h30 21/1/2020", "2020-01-21T08:30:00", "08:30:00 ngày 21 tháng 01 năm 2020"]
        {
            assert_eq!(typed(text, Kind::DateTime), time, "{text}");
        }
        assert_eq!(read(&Found::Day(43_851.354_166_666_7), Kind::DateTime, None), time);
        for text in ["30/02/2020", "quý I", "21/01", "21/01/2020 25:00"] {
            assert!(typed(text, Kind::DateTime).is_err(), "{text}");
        }
    }

    #[test]
    fn codes_keep_what_they_can() {
        assert_eq!(typed("007", Kind::Code), Ok(Cell::Text("007".into())));
        assert_eq!(read(&Found::Number(7.0), Kind::Code, None), Ok(Cell::Text("7".into())));
        assert_eq!(read(&Found::Number(1.001612), Kind::Code, None), Err(Why::OtherKind));
        assert_eq!(read(&Found::Failed("#N/A".into()), Kind::Text, None), Err(Why::Failed));
        assert_eq!(read(&Found::Number(2.5), Kind::Text, None), Ok(Cell::Text("2,5".into())));
        assert!(typed("javascript:alert(1)", Kind::Link).is_err());
    }

    proptest! {
        #[test]
        fn anything_is_answered(text in "([0-9]{1,4}|[.,% dđ:/-]|\\PC){0,30}", number: f64, places in 0u8..=255) {
            let kinds = [
                Kind::Text, Kind::Code, Kind::Whole, Kind::Decimal(places), Kind::Percent(places), Kind::Money, Kind::Date,
                Kind::DateTime, Kind::Link,
            ];
            for kind in kinds {
                for found in [Found::Text(text.clone()), Found::Number(number), Found::Percent(number), Found::Day(number), Found::Time(number)] {
                    let _ = (read(&found, kind, Some(&text)), shown(&found));
                }
            }
        }

        #[test]
        fn grouped_numbers_are_read_back(number: i64) {
            prop_assert_eq!(typed(&viet::number::grouped(number), Kind::Whole), Ok(Cell::Whole(number)));
        }
    }
}
