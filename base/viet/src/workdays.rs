//! Counting days as the Civil Code does (91/2015/QH13, articles 145 to 148), over working days that are handed in.
//!
//! Which days are off is published year by year, so no such day is written here. Hours, and the hour after which a paper
//! counts as received the next day, are the caller's business: hand in the day from which to count.

use jiff::civil::{Date, Weekday};
use jiff::{Error, Span};
use std::collections::{BTreeMap, BTreeSet};

/// How a day differs from what its weekday says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exception {
    /// A Monday to Friday off: a holiday, a day in lieu, a closure.
    Off,
    /// A Saturday or Sunday worked, in exchange for another day.
    Worked,
}

/// The working days of an agency: Monday to Friday, but for the exceptions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    exceptions: BTreeMap<Date, Exception>,
    published: BTreeSet<i16>,
}

/// The last day of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Due {
    /// The day, at whose end the period ends.
    pub date: Date,
    /// Whether the count touched a year whose days off are not published yet, so that the day may still change.
    pub provisional: bool,
}

impl Calendar {
    /// A calendar of exceptions, and of the years for which the exceptions are complete.
    pub fn new(
        exceptions: impl IntoIterator<Item = (Date, Exception)>,
        published_years: impl IntoIterator<Item = i16>,
    ) -> Self {
        Calendar { exceptions: exceptions.into_iter().collect(), published: published_years.into_iter().collect() }
    }

    /// Whether people work on the day.
    pub fn is_working(&self, date: Date) -> bool {
        match self.exceptions.get(&date) {
            Some(exception) => *exception == Exception::Worked,
            None => !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday),
        }
    }

    /// The day that is `n` working days after `start`. The start itself is not counted; with `n` = 0 the period ends on
    /// the start, or on the next working day if that is none.
    pub fn add(&self, start: Date, n: u32) -> Due {
        if n == 0 {
            return self.due(start, start);
        }
        let mut day = start;
        let mut left = n;
        while left > 0
            && let Ok(next) = day.tomorrow()
        {
            day = next;
            left -= u32::from(self.is_working(day));
        }
        Due { date: day, provisional: left > 0 || self.is_provisional(start, day) }
    }

    /// The end of a period of `n` days of any kind after `start`: if the last one is not worked, the next that is.
    pub fn add_days(&self, start: Date, n: u32) -> Due {
        self.due(start, after(start, Span::new().try_days(i64::from(n))))
    }

    /// The end of a period of `n` months after `start`: the day of the same number, or the last of a shorter month; if it
    /// is not worked, the next that is.
    pub fn add_months(&self, start: Date, n: u32) -> Due {
        self.due(start, after(start, Span::new().try_months(i64::from(n))))
    }

    fn due(&self, start: Date, last: Date) -> Due {
        let mut day = last;
        while !self.is_working(day)
            && let Ok(next) = day.tomorrow()
        {
            day = next;
        }
        Due { date: day, provisional: self.is_provisional(start, day) }
    }

    fn is_provisional(&self, start: Date, end: Date) -> bool {
        (start.year()..=end.year()).any(|year| !self.published.contains(&year))
    }
}

/// The day a span after another; past the last year of the calendar (9999), its last day.
fn after(start: Date, span: Result<Span, Error>) -> Date {
    span.and_then(|span| start.checked_add(span)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Exception::{Off, Worked};
    use jiff::ToSpan as _;
    use jiff::civil::date;

    /// The days of the civil service as published (for 2020 as generally known): year, weekdays off, weekend days worked.
    type Year = (i16, &'static [(i8, &'static [i8])], &'static [(i8, i8)]);
    const PUBLISHED: [Year; 7] = [
        (2020, &[(1, &[1, 23, 24, 27, 28, 29]), (4, &[2, 30]), (5, &[1]), (9, &[2])], &[]),
        (2021, &[(1, &[1]), (2, &[10, 11, 12, 15, 16]), (4, &[21, 30]), (5, &[3]), (9, &[2, 3])], &[]),
        (2022, &[(1, &[3, 31]), (2, &[1, 2, 3, 4]), (4, &[11]), (5, &[2, 3]), (9, &[1, 2])], &[]),
        (2023, &[(1, &[2, 20, 23, 24, 25, 26]), (5, &[1, 2, 3]), (9, &[1, 4])], &[]),
        (2024, &[(1, &[1]), (2, &[8, 9, 12, 13, 14]), (4, &[18, 29, 30]), (5, &[1]), (9, &[2, 3])], &[(5, 4)]),
        (2025, &[(1, &[1, 27, 28, 29, 30, 31]), (4, &[7, 30]), (5, &[1, 2]), (9, &[1, 2])], &[(4, 26)]),
        (
            2026,
            &[
                (1, &[1, 2]),
                (2, &[16, 17, 18, 19, 20]),
                (4, &[27, 30]),
                (5, &[1]),
                (8, &[31]),
                (9, &[1, 2]),
                (11, &[24]),
            ],
            &[(1, 10), (8, 22)],
        ),
    ];

    fn civil_service() -> Calendar {
        let off = PUBLISHED.iter().flat_map(|(year, months, _)| {
            months.iter().flat_map(move |(month, days)| days.iter().map(move |day| (date(*year, *month, *day), Off)))
        });
        let worked = PUBLISHED
            .iter()
            .flat_map(|(year, _, days)| days.iter().map(move |(month, day)| (date(*year, *month, *day), Worked)));
        Calendar::new(off.chain(worked), 2020..=2026)
    }

    #[test]
    fn working_days_after_a_day() {
        let calendar = civil_service();
        let cases = [
            ("2020-01-21", 5, "2020-02-04"),
            ("2023-04-28", 2, "2023-05-05"),
            ("2024-04-26", 3, "2024-05-04"),
            ("2024-05-02", 3, "2024-05-06"),
            ("2025-04-24", 3, "2025-04-28"),
            ("2025-04-29", 2, "2025-05-06"),
            ("2026-01-08", 3, "2026-01-12"),
            ("2026-02-12", 5, "2026-02-26"),
            ("2026-02-13", 20, "2026-03-20"),
            ("2026-04-24", 1, "2026-04-28"),
            ("2026-04-29", 1, "2026-05-04"),
            ("2026-08-20", 3, "2026-08-24"),
            ("2026-08-28", 1, "2026-09-03"),
            ("2026-11-23", 1, "2026-11-25"),
            ("2026-12-01", 15, "2026-12-22"),
            ("2026-11-24", 0, "2026-11-25"),
            ("2026-11-23", 0, "2026-11-23"),
        ];
        for (start, n, wanted) in cases {
            let due = calendar.add(start.parse().unwrap(), n);
            assert_eq!(due, Due { date: wanted.parse().unwrap(), provisional: false }, "{start} + {n}");
        }
    }

    #[test]
    fn working_days_in_a_year() {
        let calendar = civil_service();
        let counts = [(2020, 252), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 250), (2026, 249)];
        for (year, wanted) in counts {
            let days = date(year, 1, 1).series(1.day()).take_while(|day| day.year() == year);
            assert_eq!(days.filter(|day| calendar.is_working(*day)).count(), wanted, "{year}");
        }
    }

    #[test]
    fn periods_in_days_and_months_end_on_a_working_day() {
        let calendar = civil_service();
        assert_eq!(calendar.add_months(date(2026, 1, 31), 1).date, date(2026, 3, 2), "28 February is a Saturday");
        assert_eq!(calendar.add_months(date(2026, 3, 31), 1).date, date(2026, 5, 4), "30 April and 1 May are off");
        assert_eq!(calendar.add_days(date(2026, 11, 14), 10).date, date(2026, 11, 25), "24 November is off");
        assert_eq!(calendar.add_days(date(2026, 11, 2), 10).date, date(2026, 11, 12));
    }

    #[test]
    fn years_without_a_table_are_provisional() {
        let calendar = civil_service();
        assert!(calendar.add(date(2026, 12, 30), 5).provisional);
        assert!(calendar.add(date(2019, 12, 31), 1).provisional);
        assert!(calendar.add_days(date(2025, 1, 1), 800).provisional);
        assert!(!calendar.add(date(2026, 12, 30), 1).provisional);
        assert_eq!(calendar.add(date(9999, 12, 1), u32::MAX), Due { date: Date::MAX, provisional: true });
        assert_eq!(calendar.add_months(date(9999, 12, 1), u32::MAX).date, Date::MAX);
        assert_eq!(calendar.add_days(date(9999, 12, 1), u32::MAX), Due { date: Date::MAX, provisional: true });
    }
}
