//! Working days: the law's holidays, the notice of each year, an agency's own closures and opening hours, and periods
//! counted over them as the Civil Code does.
//!
//! Holidays and notices are data with their sources (`data/holidays.tsv`, `data/notices.tsv`), to which more can be added.
//! A year without a notice is computed from the law, and whatever touches it is marked provisional.

mod due;
mod hours;
mod law;
mod notices;

use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::RangeInclusive;

pub use due::{BadLimit, Due, Limit, Pause, Reason, Skipped, Start};
pub use hours::{BadHours, Hours};
pub use law::{Rule, rules};
pub use notices::{Line, Unreadable, What, read_notices};

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The days around the first of the lunar year.
    Tet,
    /// 10th of the third lunar month.
    HungKings,
    /// 30 April.
    Reunification,
    /// 1 May.
    Labour,
    /// 2 September and, since 2021, a day beside it.
    National,
    /// 24 November, since 2026.
    Culture,
}

impl Holiday {
    const ALL: [(Holiday, &'static str, &'static str); 7] = [
        (Holiday::NewYear, "new-year", "Tết Dương lịch"),
        (Holiday::Tet, "tet", "Tết Nguyên đán"),
        (Holiday::HungKings, "hung-kings", "Giỗ Tổ Hùng Vương"),
        (Holiday::Reunification, "reunification", "Ngày Giải phóng miền Nam, thống nhất đất nước"),
        (Holiday::Labour, "labour", "Ngày Quốc tế Lao động"),
        (Holiday::National, "national", "Quốc khánh"),
        (Holiday::Culture, "culture", "Ngày Văn hóa Việt Nam"),
    ];

    /// The word for it in the data files.
    pub fn code(self) -> &'static str {
        Holiday::ALL[self as usize].1
    }

    /// The holiday of a word in the data files.
    pub fn of_code(code: &str) -> Option<Holiday> {
        Holiday::ALL.into_iter().find(|(_, known, _)| *known == code).map(|(holiday, ..)| holiday)
    }
}

/// The Vietnamese name.
impl fmt::Display for Holiday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Holiday::ALL[*self as usize].2)
    }
}

/// Why people do not work on a day. `Display` says it in Vietnamese.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// Saturday or Sunday.
    Weekend,
    /// A holiday.
    Holiday(Holiday),
    /// In lieu of a holiday on a weekly day of rest.
    InLieu {
        /// The holiday made up for.
        of: Date,
    },
    /// Exchanged with a weekend day.
    Swap {
        /// The weekend day worked instead.
        with: Date,
    },
    /// Anything else that a notice or the agency says.
    Closed(String),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::Weekend => f.write_str("nghỉ cuối tuần"),
            Why::Holiday(holiday) => write!(f, "nghỉ lễ: {holiday}"),
            Why::InLieu { of } => write!(f, "nghỉ bù cho ngày lễ {}", crate::date::short(*of)),
            Why::Swap { with } => write!(f, "nghỉ hoán đổi, làm việc bù ngày {}", crate::date::short(*with)),
            Why::Closed(words) => f.write_str(words),
        }
    }
}

/// The working days of an agency. Cheap to make and to ask; a clone is the way to add an agency's own days to the civil
/// service's.
///
/// ```
/// use jiff::civil::date;
/// use viet::calendar::{Calendar, Why};
/// let calendar = Calendar::civil_service().closed(date(2026, 3, 6)..=date(2026, 3, 6), "chuyển trụ sở");
/// assert!(!calendar.is_working(date(2026, 3, 6)));
/// assert!(calendar.is_working(date(2026, 8, 22)), "a Saturday worked for Monday 31 August");
/// assert_eq!(calendar.why_off(date(2026, 8, 31)), Some(Why::Swap { with: date(2026, 8, 22) }));
/// assert!(calendar.is_provisional(2027));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Days off, with why and by what notice.
    off: BTreeMap<Date, (Why, String)>,
    /// Weekend days worked, with the day off for which they are worked, and by what notice.
    worked: BTreeMap<Date, (Option<Date>, String)>,
    published: BTreeSet<i16>,
}

impl Calendar {
    /// A calendar of the law alone, in which every year is provisional.
    pub fn of_law() -> Calendar {
        Calendar::default()
    }

    /// The calendar of the civil service: the law, and the notices that this version knows.
    pub fn civil_service() -> Calendar {
        Calendar::of_law().with(notices::known())
    }

    /// With the lines of a notice. Later lines win over earlier ones for the same day.
    pub fn with(mut self, lines: impl IntoIterator<Item = Line>) -> Calendar {
        for line in lines {
            match line.what {
                What::Published(year) => {
                    self.published.insert(year);
                }
                What::Off(day, why) => {
                    self.worked.remove(&day);
                    self.off.insert(day, (why, line.source));
                }
                What::Worked(day, instead_of) => {
                    self.off.remove(&day);
                    self.worked.insert(day, (instead_of, line.source));
                }
            }
        }
        self
    }

    /// With days on which the agency is closed, with the words to show for it.
    pub fn closed(self, days: RangeInclusive<Date>, words: &str) -> Calendar {
        let each = days.start().series(1.day()).take_while(|day| day <= days.end());
        let closed = |day| Line { what: What::Off(day, Why::Closed(words.to_owned())), source: String::new() };
        let lines: Vec<Line> = each.map(closed).collect();
        self.with(lines)
    }

    /// Whether people work on the day.
    pub fn is_working(&self, day: Date) -> bool {
        if self.worked.contains_key(&day) {
            return true;
        }
        let off = self.off.contains_key(&day) || law::is_weekend(day);
        !off && (self.published.contains(&day.year()) || !law::year(day.year()).off.contains_key(&day))
    }

    /// Why nobody works on the day; nothing if they do.
    pub fn why_off(&self, day: Date) -> Option<Why> {
        if self.is_working(day) {
            return None;
        }
        let law = law::year(day.year());
        let of_law = || law.off.get(&day).cloned().or_else(|| law.holidays.get(&day).copied().map(Why::Holiday));
        self.off.get(&day).map(|(why, _)| why.clone()).or_else(of_law).or(Some(Why::Weekend))
    }

    /// The notice or, in a year without one, the article of the law by which people work or do not work on the day; none
    /// for ordinary working days and weekends, and for an agency's own closures.
    ///
    /// ```
    /// use jiff::civil::date;
    /// let calendar = viet::calendar::Calendar::civil_service();
    /// assert_eq!(calendar.basis(date(2025, 4, 26)), Some("6150/TB-LĐTBXH"));
    /// assert_eq!(calendar.basis(date(2027, 4, 30)), Some("Bộ luật Lao động 45/2019/QH14, Điều 112"));
    /// ```
    pub fn basis(&self, day: Date) -> Option<&str> {
        let noticed = self.off.get(&day).map(|(_, source)| source).or(self.worked.get(&day).map(|(_, source)| source));
        if let Some(source) = noticed {
            return Some(source.as_str()).filter(|source| !source.is_empty());
        }
        law::year(day.year()).basis.get(&day).copied().filter(|_| !self.is_working(day))
    }

    /// Whether the year has no notice yet, so that its days off may still change.
    pub fn is_provisional(&self, year: i16) -> bool {
        !self.published.contains(&year)
    }

    /// The day off for which a weekend day is worked.
    fn worked_for(&self, day: Date) -> Option<Date> {
        self.worked.get(&day).and_then(|(instead_of, _)| *instead_of)
    }

    /// The day itself if people work on it, or the next on which they do. Past the last year of the calendar (9999), its
    /// last day.
    pub fn working_from(&self, day: Date) -> Date {
        let mut day = day;
        while !self.is_working(day)
            && let Ok(next) = day.tomorrow()
        {
            day = next;
        }
        day
    }

    /// The last of so many working days after a day: by when an answer is asked that takes them. The day itself for none.
    /// Past the last year of the calendar (9999), its last day.
    ///
    /// ```
    /// use jiff::civil::date;
    /// let calendar = viet::calendar::Calendar::civil_service();
    /// assert_eq!(calendar.after(date(2026, 8, 27), 2), date(2026, 9, 3));
    /// ```
    pub fn after(&self, day: Date, days: usize) -> Date {
        let step = |day: Date, _| day.tomorrow().map_or(day, |next| self.working_from(next));
        (0..days).fold(day, step)
    }

    /// How many working days there are after the first day up to and with the last: what is left of a period, or by how
    /// much it is overdue. Negative if the last is before the first.
    ///
    /// ```
    /// use jiff::civil::date;
    /// let calendar = viet::calendar::Calendar::civil_service();
    /// assert_eq!(calendar.between(date(2026, 8, 28), date(2026, 9, 3)), 1);
    /// assert_eq!(calendar.between(date(2026, 9, 3), date(2026, 8, 28)), -1);
    /// ```
    pub fn between(&self, first: Date, last: Date) -> i64 {
        if last < first {
            return -self.between(last, first);
        }
        let after = first.series(1.day()).skip(1).take_while(|day| *day <= last);
        after.filter(|day| self.is_working(*day)).count() as i64
    }
}

#[cfg(test)]
mod tests;
