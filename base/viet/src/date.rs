//! Dates as Vietnamese documents write them and as people type them, always day, month, year.
//! Periods, the lunar calendar and today's date are not here.

use crate::scan::{Cursor, before, before_blanks, ends_with_word, number_starts};
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// The date as the head of an official document has it: `ngày 21 tháng 01 năm 2020`.
///
/// A nought goes before days under 10 and before the months 1 and 2, and before no other month
/// (Decree 30/2020/NĐ-CP, Annex I).
pub fn official(date: Date) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let month = if month <= 2 { format!("0{month}") } else { month.to_string() };
    format!("ngày {day:02} tháng {month} năm {year}")
}

/// The date in figures: `21/01/2020`.
pub fn short(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// `Thứ Hai` to `Thứ Bảy`, `Chủ nhật`.
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Thứ Hai",
        Weekday::Tuesday => "Thứ Ba",
        Weekday::Wednesday => "Thứ Tư",
        Weekday::Thursday => "Thứ Năm",
        Weekday::Friday => "Thứ Sáu",
        Weekday::Saturday => "Thứ Bảy",
        Weekday::Sunday => "Chủ nhật",
    }
}

/// The date, if the text is one date and nothing else: `21/01/2020`, `21-1-2020`, `21.1.2020`, `2020-01-21` or
/// `ngày 21 tháng 01 năm 2020`. Years have four digits; impossible days give nothing.
///
/// ```
/// assert_eq!(viet::date::parse("29/2/2023"), None);
/// assert_eq!(viet::date::parse("29/2/2024"), Some(jiff::civil::date(2024, 2, 29)));
/// ```
pub fn parse(text: &str) -> Option<Date> {
    let mut cursor = Cursor::new(text.trim(), 0);
    let announced = cursor.word("ngày");
    if announced {
        cursor.blanks();
    }
    let written = written_at(cursor, announced)?;
    if written.end == cursor.text.len() { written.date } else { None }
}

/// A date found in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands in the text, in bytes, with the word `ngày` if that goes before it.
    pub span: Range<usize>,
    /// The day.
    pub date: Date,
}

/// The dates in a text, in order. Impossible dates, and figures that are part of something longer, are not found.
///
/// ```
/// let found = viet::date::find("Quyết định ngày 29/6/2016, có hiệu lực từ 1/7/2016.");
/// assert_eq!(found.len(), 2);
/// assert_eq!(found[1].date, jiff::civil::date(2016, 7, 1));
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for at in number_starts(text) {
        let free = found.last().map_or(0, |last| last.span.end);
        if at < free {
            continue;
        }
        let word = ends_with_word(before_blanks(&text[free..at]), "ngày").map(|start| free + start);
        let Some(written) = written_at(Cursor::new(text, at), word.is_some()) else { continue };
        if let Some(date) = written.date
            && (word.is_some() || stands_free(text, at, &written))
        {
            found.push(Found { span: word.unwrap_or(at)..written.end, date });
        }
    }
    found
}

/// What a date looks like in a text, before asking whether such a day exists.
pub(crate) struct Written {
    pub(crate) end: usize,
    pub(crate) date: Option<Date>,
    separator: char,
}

/// A date after the word `ngày`, blanks before it allowed; the day may turn out not to exist.
pub(crate) fn announced_at(mut cursor: Cursor<'_>) -> Option<Written> {
    if !cursor.word("ngày") {
        return None;
    }
    cursor.blanks();
    written_at(cursor, true)
}

/// `announced`: the word `ngày` went before, so that blanks and mixed separators cannot be anything else.
fn written_at(mut cursor: Cursor<'_>, announced: bool) -> Option<Written> {
    let written = match cursor.digits(4)? {
        year if year.len() == 4 => year_first(cursor, year),
        day if day.len() <= 2 => day_first(cursor, day, announced),
        _ => None,
    }?;
    let next = cursor.text[written.end..].chars().next();
    if next.is_some_and(char::is_alphanumeric) { None } else { Some(written) }
}

fn year_first(mut cursor: Cursor<'_>, year: &str) -> Option<Written> {
    cursor.eat(|c| c == '-')?;
    let month = cursor.digits(2)?;
    cursor.eat(|c| c == '-')?;
    let day = cursor.digits(2)?;
    let strict = month.len() == 2 && day.len() == 2;
    strict.then(|| Written { end: cursor.at, date: day_of(day, month, year), separator: '-' })
}

fn day_first(mut cursor: Cursor<'_>, day: &str, announced: bool) -> Option<Written> {
    let first = separator(&mut cursor, "tháng", announced)?;
    let month = cursor.digits(2)?;
    let second = separator(&mut cursor, "năm", announced)?;
    let year = cursor.digits(4).filter(|year| year.len() == 4)?;
    if first != second && !announced {
        return None;
    }
    Some(Written { end: cursor.at, date: day_of(day, month, year), separator: first })
}

/// The mark between two parts, or the word for the next part, which counts as a blank.
fn separator(cursor: &mut Cursor<'_>, word: &str, announced: bool) -> Option<char> {
    let mut probe = *cursor;
    let blanks = probe.blanks();
    if probe.eat(|c| c == ',').is_some() {
        probe.blanks();
    }
    if probe.word(word) {
        probe.blanks();
        *cursor = probe;
        return Some(' ');
    }
    let mut probe = *cursor;
    if announced && blanks > 0 {
        probe.blanks();
    }
    let mark = probe.eat(|c| matches!(c, '/' | '-' | '.'))?;
    if announced {
        probe.blanks();
    }
    *cursor = probe;
    Some(mark)
}

fn day_of(day: &str, month: &str, year: &str) -> Option<Date> {
    let year: i16 = year.parse().ok().filter(|year| *year >= 1000)?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Whether figures without the word `ngày` are a date of their own and not a piece of a number, a code or a path.
fn stands_free(text: &str, at: usize, written: &Written) -> bool {
    let last = before(text, at);
    let last_but_one = last.and_then(|c| before(text, at - c.len_utf8()));
    let free_before = match last {
        None => true,
        Some(c) if c == written.separator && c != ' ' => false,
        Some('.' | ',') => last_but_one.is_none_or(|c| !c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && c != '/' && c != '_',
    };
    let mut after = text[written.end..].chars();
    let free_after = match after.next() {
        Some(c) if c == written.separator || c == '/' => after.next().is_none_or(|c| !c.is_alphanumeric()),
        Some('_') => false,
        _ => true,
    };
    free_before && free_after
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn written_out_with_the_noughts_of_the_decree() {
        assert_eq!(official(date(2020, 1, 21)), "ngày 21 tháng 01 năm 2020");
        assert_eq!(official(date(2020, 2, 5)), "ngày 05 tháng 02 năm 2020");
        assert_eq!(official(date(2020, 3, 5)), "ngày 05 tháng 3 năm 2020");
        assert_eq!(official(date(2020, 9, 10)), "ngày 10 tháng 9 năm 2020");
        assert_eq!(official(date(2020, 12, 31)), "ngày 31 tháng 12 năm 2020");
        assert_eq!(short(date(2020, 1, 2)), "02/01/2020");
    }

    #[test]
    fn weekdays() {
        assert_eq!(weekday(date(2020, 1, 21)), "Thứ Ba");
        assert_eq!(weekday(date(2026, 11, 22)), "Chủ nhật");
        assert_eq!(weekday(date(2026, 11, 23)), "Thứ Hai");
    }

    #[test]
    fn typed_dates() {
        let day = Some(date(2020, 1, 21));
        for text in ["21/01/2020", "21/1/2020", "21-1-2020", "21.1.2020", "2020-01-21", " 21/01/2020 "] {
            assert_eq!(parse(text), day, "{text}");
        }
        for text in ["ngày 21 tháng 01 năm 2020", "Ngày 21 tháng 1 năm 2020", "21 tháng 1 năm 2020", "NGÀY 21/01/2020"]
        {
            assert_eq!(parse(text), day, "{text}");
        }
        for text in [
            "",
            "21",
            "21/01",
            "21/01/20",
            "21/13/2020",
            "31/02/2020",
            "0/1/2020",
            "2020/01/21",
            "21/1-2020",
            "21/01/2020x",
            "21/01/2020 22/01/2020",
            "021/01/2020",
            "21/01/02020",
            "1/1/0999",
            "2020-1-21",
            "21 1 2020",
            "ngày tháng năm 2020",
            "21/01/2020/",
            "２１/01/2020",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    fn found(text: &str) -> Vec<(&str, Date)> {
        find(text).into_iter().map(|f| (&text[f.span], f.date)).collect()
    }

    #[test]
    fn dates_in_prose() {
        assert_eq!(
            found("Đồng Nai, ngày 21 tháng 01 năm 2020; ngày 29/6/2016, từ 01/01/2020-31/12/2020 (1.2.2021)."),
            [
                ("ngày 21 tháng 01 năm 2020", date(2020, 1, 21)),
                ("ngày 29/6/2016", date(2016, 6, 29)),
                ("01/01/2020", date(2020, 1, 1)),
                ("31/12/2020", date(2020, 12, 31)),
                ("1.2.2021", date(2021, 2, 1)),
            ]
        );
        assert_eq!(
            found("trước 2026-11-23, sau ngày 5/ 9 /2025"),
            [("2026-11-23", date(2026, 11, 23)), ("ngày 5/ 9 /2025", date(2025, 9, 5)),]
        );
        assert_eq!(found("ngày 25 tháng 10/2017"), [("ngày 25 tháng 10/2017", date(2017, 10, 25))]);
    }

    #[test]
    fn what_only_looks_like_a_date() {
        for text in [
            "ngày 31/02/2020",
            "24/7",
            "3/4/20",
            "1.001612.000.00.00.H19",
            "41/2014/QĐ-UBND",
            "1/2/2014/QĐ-UBND",
            "tháng 01 năm 2020",
            "a1/2/2020",
            "/1/2/2020",
            "1.1/2/2020",
            "1/2/20201",
            "x_1/2/2020_y",
            "2016 - 2020",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_comes_back(y in 1900i16..2200, m in 1i8..=12, d in 1i8..=28) {
            let day = date(y, m, d);
            prop_assert_eq!(parse(&official(day)), Some(day));
            prop_assert_eq!(parse(&short(day)), Some(day));
            prop_assert_eq!(parse(&day.to_string()), Some(day));
            let text = format!("Họp {} và {}.", official(day), short(day));
            prop_assert_eq!(find(&text).len(), 2);
        }

        #[test]
        fn spans_hold_on_any_text(text in "(ngày |Ngày|tháng|năm| |[0-9]{1,4}|[/.,-]|\\PC){0,40}") {
            let mut end = 0;
            for f in find(&text) {
                prop_assert!(f.span.start >= end && text.get(f.span.clone()).is_some());
                end = f.span.end;
            }
            parse(&text);
        }
    }
}
