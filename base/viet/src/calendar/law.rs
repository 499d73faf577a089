//! The holidays that the law gives, worked out for a year: what holds until the notice of the year is out.

use super::{Holiday, Why};
use crate::lunar::LunarDate;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A rule of the law, as `data/holidays.tsv` has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which holiday.
    pub holiday: Holiday,
    /// Whether day and month are lunar.
    pub lunar: bool,
    /// The day of the month.
    pub day: i8,
    /// The month.
    pub month: i8,
    /// How many days in a row.
    pub days: u8,
    /// Whether one on a weekly day of rest is made up for on the next working day.
    pub in_lieu: bool,
    /// The first day on which the rule holds.
    pub valid_from: Date,
    /// The last day on which it holds; none while it is in force.
    pub valid_to: Option<Date>,
    /// The law and its article.
    pub basis: &'static str,
    /// `SURE`, `LIKELY` or `UNSURE`.
    pub confidence: &'static str,
}

/// The rules, in the order of the file.
///
/// ```
/// let national: Vec<u8> = viet::calendar::rules()
///     .iter()
///     .filter(|rule| rule.holiday == viet::calendar::Holiday::National)
///     .map(|rule| rule.days)
///     .collect();
/// assert_eq!(national, [1, 2], "two days since 2021");
/// ```
pub fn rules() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| {
        let lines = include_str!("../../data/holidays.tsv").lines();
        lines.filter(|line| !line.starts_with('#')).filter_map(rule).collect()
    })
}

/// Nothing for a line that is no rule; a test reads every line.
fn rule(line: &'static str) -> Option<Rule> {
    let [holiday, day, days, in_lieu, from, to, basis, confidence] = line.split('\t').collect::<Vec<_>>()[..] else {
        return None;
    };
    let solar = day.strip_prefix("lunar ");
    let (day, month) = solar.unwrap_or(day).split_once('/')?;
    Some(Rule {
        holiday: Holiday::of_code(holiday)?,
        lunar: solar.is_some(),
        day: day.parse().ok()?,
        month: month.parse().ok()?,
        days: days.parse().ok()?,
        in_lieu: in_lieu == "yes",
        valid_from: from.parse().ok()?,
        valid_to: if to.is_empty() { None } else { Some(to.parse().ok()?) },
        basis,
        confidence,
    })
}

/// What the law says of a year.
#[derive(Debug, Default)]
pub(super) struct Year {
    /// The holidays themselves, on whatever day of the week.
    pub(super) holidays: BTreeMap<Date, Holiday>,
    /// Mondays to Fridays off.
    pub(super) off: BTreeMap<Date, Why>,
    /// The article of the law for each of both.
    pub(super) basis: BTreeMap<Date, &'static str>,
}

/// The year as the law has it, worked out once. Years before the first rule have no holidays; those after the lunar
/// calendar ends lack Tết and the Hùng Kings' day.
pub(super) fn year(year: i16) -> &'static Year {
    const FIRST: i16 = 2013;
    const LAST: i16 = 2199;
    static YEARS: [OnceLock<Year>; (LAST - FIRST + 1) as usize] =
        [const { OnceLock::new() }; (LAST - FIRST + 1) as usize];
    static NONE: OnceLock<Year> = OnceLock::new();
    let at = usize::try_from(i32::from(year) - i32::from(FIRST)).ok().and_then(|at| YEARS.get(at));
    at.map_or_else(|| NONE.get_or_init(Year::default), |found| found.get_or_init(|| work_out(year)))
}

fn work_out(year: i16) -> Year {
    let mut found = Year::default();
    let mut to_make_up = Vec::new();
    for rule in rules() {
        for day in days(rule, year) {
            if day < rule.valid_from || rule.valid_to.is_some_and(|last| day > last) {
                continue;
            }
            found.holidays.insert(day, rule.holiday);
            found.basis.insert(day, rule.basis);
            if is_weekend(day) {
                to_make_up.extend(rule.in_lieu.then_some((day, rule.basis)));
            } else {
                found.off.insert(day, Why::Holiday(rule.holiday));
            }
        }
    }
    to_make_up.sort_unstable();
    for (day, basis) in to_make_up {
        let next = day.series(1.day()).skip(1).find(|next| !is_weekend(*next) && !found.off.contains_key(next));
        if let Some(next) = next {
            found.off.insert(next, Why::InLieu { of: day });
            found.basis.insert(next, basis);
        }
    }
    found
}

fn days(rule: &Rule, year: i16) -> Vec<Date> {
    let first = if rule.lunar {
        LunarDate { year, month: rule.month, leap: false, day: rule.day }.solar()
    } else {
        Date::new(year, rule.month, rule.day).ok()
    };
    let Some(day) = first else { return Vec::new() };
    let first = match rule.holiday {
        Holiday::Tet => day.saturating_sub(days_before_tet(day).days()),
        Holiday::National if rule.days > 1 => day.saturating_sub(days_before_national_day(day).days()),
        _ => day,
    };
    first.series(1.day()).take(usize::from(rule.days)).collect()
}

/// The days of the old year in the five of Tết, as the Prime Minister has chosen every year since 2020: two, but only one
/// when Tết is a Tuesday, so that the five are Monday to Friday.
fn days_before_tet(tet: Date) -> i64 {
    if tet.weekday() == Weekday::Tuesday { 1 } else { 2 }
}

/// Whether the second day is 1 or 3 September: chosen every year since 2021 so that the days off are the most in a row,
/// and 1 September where both are alike.
fn days_before_national_day(day: Date) -> i64 {
    i64::from(!matches!(day.weekday(), Weekday::Monday | Weekday::Thursday))
}

pub(super) fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lunar::LunarYear;
    use jiff::civil::date;

    #[test]
    fn every_line_of_the_file_is_a_rule() {
        let lines = include_str!("../../data/holidays.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rules().len(), lines.count());
        for rule in rules() {
            assert!(matches!(rule.confidence, "SURE" | "LIKELY" | "UNSURE"), "{rule:?}");
            assert!(!rule.basis.is_empty() && rule.valid_to.is_none_or(|last| last > rule.valid_from), "{rule:?}");
        }
    }

    #[test]
    fn how_many_days_a_year() {
        let count = |year| super::year(year).holidays.len();
        assert_eq!(
            [count(2012), count(2014), count(2020), count(2021), count(2025), count(2026), count(2150)],
            [0, 10, 10, 11, 11, 12, 12]
        );
        assert_eq!(count(2013), 2, "the law came into force on 1 May");
    }

    #[test]
    fn tet_of_2027_as_proposed() {
        let off: Vec<Date> =
            super::year(2027).off.range(date(2027, 2, 1)..=date(2027, 2, 28)).map(|(day, _)| *day).collect();
        assert_eq!(off, [4, 5, 8, 9, 10].map(|day| date(2027, 2, day)));
        assert!(LunarYear::of(2027).is_some_and(|year| year.tet() == date(2027, 2, 6)));
    }
}
