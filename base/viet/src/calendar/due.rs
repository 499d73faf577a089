//! Periods and their ends, as articles 145 to 148 of the Civil Code (91/2015/QH13) count them, with the explanation of
//! every day that did not count.

use super::{Calendar, Hours, Why};
use jiff::civil::{Date, DateTime, Time};
use jiff::{Error, SignedDuration, Span, ToSpan as _};
use std::fmt;
use std::str::FromStr;

/// The length of a period. `FromStr` and `Display` use a figure and a unit: `5wd`, `10d`, `2w`, `1m`, `1y`, `24h`, `8wh`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Working days: only those count.
    WorkingDays(u32),
    /// Days of any kind; if the last is not worked, the period ends with the next that is.
    Days(u32),
    /// Weeks of seven days, likewise.
    Weeks(u32),
    /// Months: to the day of the same number, or the last of a shorter month; likewise.
    Months(u32),
    /// Years, likewise.
    Years(u32),
    /// Hours by the clock, from the moment on; if they end on a day not worked, the period ends with the next that is.
    Hours(u32),
    /// Hours in which the desk is open on working days.
    WorkingHours(u32),
}

/// The text is not a length such as `5wd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLimit;

impl fmt::Display for BadLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a period is a figure up to 99999 and a unit: 5wd (working days), 10d (days), 2w (weeks), 1m (months), \
             1y (years), 24h (hours), 8wh (working hours)",
        )
    }
}

impl std::error::Error for BadLimit {}

impl FromStr for Limit {
    type Err = BadLimit;

    fn from_str(text: &str) -> Result<Self, BadLimit> {
        let figures = text.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=5).contains(&figures) {
            return Err(BadLimit);
        }
        let n = text[..figures].parse().map_err(|_| BadLimit)?;
        match &text[figures..] {
            "wd" => Ok(Limit::WorkingDays(n)),
            "d" => Ok(Limit::Days(n)),
            "w" => Ok(Limit::Weeks(n)),
            "m" => Ok(Limit::Months(n)),
            "y" => Ok(Limit::Years(n)),
            "h" => Ok(Limit::Hours(n)),
            "wh" => Ok(Limit::WorkingHours(n)),
            _ => Err(BadLimit),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (n, unit) = match self {
            Limit::WorkingDays(n) => (n, "wd"),
            Limit::Days(n) => (n, "d"),
            Limit::Weeks(n) => (n, "w"),
            Limit::Months(n) => (n, "m"),
            Limit::Years(n) => (n, "y"),
            Limit::Hours(n) => (n, "h"),
            Limit::WorkingHours(n) => (n, "wh"),
        };
        write!(f, "{n}{unit}")
    }
}

/// From when a period runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Start {
    /// From a day, which itself does not count.
    Day(Date),
    /// From a moment. For periods in days it is the day of the moment, so ask [`Hours::received_on`] first where a cut-off
    /// holds.
    Moment(DateTime),
}

impl Start {
    /// The day from which days count.
    pub fn day(self) -> Date {
        match self {
            Start::Day(day) => day,
            Start::Moment(at) => at.date(),
        }
    }

    fn moment(self) -> DateTime {
        match self {
            Start::Day(day) => day.to_datetime(Time::midnight()),
            Start::Moment(at) => at,
        }
    }
}

/// A stop of the count, as while an applicant completes a file. Like the period itself it starts on the day after the event:
/// the day on which the agency asked still counts, the day on which the answer came does not, the one after it does. Where
/// hours count, it is the time between the two moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pause {
    /// When the agency asked.
    pub from: DateTime,
    /// When the answer came. A pause that ends before it starts stops nothing.
    pub until: DateTime,
}

impl Pause {
    /// A pause from one day to another.
    pub fn days(from: Date, until: Date) -> Pause {
        Pause { from: from.to_datetime(Time::midnight()), until: until.to_datetime(Time::midnight()) }
    }

    fn stops(&self, day: Date) -> bool {
        self.from.date() < day && day <= self.until.date()
    }
}

/// Why a day did not count. `Display` says it in Vietnamese.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Nobody works.
    Off(Why),
    /// The count had stopped.
    Paused,
    /// It is the day from which the count runs.
    Start,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Off(why) => why.fmt(f),
            Reason::Paused => f.write_str("tạm dừng tính thời hạn"),
            Reason::Start => f.write_str("ngày bắt đầu, không tính"),
        }
    }
}

/// A day that did not count. `Display`: `Thứ Bảy, 29/08/2026: nghỉ cuối tuần`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Skipped {
    /// The day.
    pub day: Date,
    /// Why.
    pub reason: Reason,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {}", crate::date::weekday(self.day), crate::date::short(self.day), self.reason)
    }
}

/// The end of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day.
    pub day: Date,
    /// The moment on that day; none if the period ends with the day.
    pub time: Option<Time>,
    /// Whether the count touched a year without a notice, so that the day may still change.
    pub provisional: bool,
    /// Each day from the start to the end that did not count, in order.
    pub skipped: Vec<Skipped>,
}

/// Counting stops here: no limit and no pause leads past it.
const LAST: Date = Date::MAX;

impl Calendar {
    /// The end of a period. Hours of the desk are only asked for when working hours count; without them nothing is open,
    /// and such a period does not end before the calendar does.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use viet::calendar::{Calendar, Limit, Start};
    /// let due = Calendar::civil_service().due(Start::Day(date(2026, 8, 28)), Limit::WorkingDays(1), &[], None);
    /// assert_eq!(due.day, date(2026, 9, 3));
    /// assert_eq!(due.skipped[3].to_string(), "Thứ Hai, 31/08/2026: nghỉ hoán đổi, làm việc bù ngày 22/08/2026");
    /// ```
    pub fn due(&self, start: Start, limit: Limit, pauses: &[Pause], hours: Option<&Hours>) -> Due {
        let first = start.day();
        match limit {
            Limit::WorkingDays(n) => self.working_days(first, n, pauses),
            Limit::Days(n) => self.days(first, n.into(), pauses),
            Limit::Weeks(n) => self.days(first, i64::from(n) * 7, pauses),
            Limit::Months(n) => self.span(first, Span::new().try_months(n), pauses),
            Limit::Years(n) => self.span(first, Span::new().try_years(n), pauses),
            Limit::Hours(n) => self.hours(start.moment(), n, pauses),
            Limit::WorkingHours(n) => self.working_hours(start.moment(), n, pauses, hours),
        }
    }

    fn working_days(&self, start: Date, n: u32, pauses: &[Pause]) -> Due {
        let mut tally = Tally::new(self, start, pauses);
        let mut left = n;
        while left > 0 && tally.next() {
            left -= u32::from(tally.counts(true));
        }
        tally.end()
    }

    fn span(&self, start: Date, span: Result<Span, Error>, pauses: &[Pause]) -> Due {
        let last = span.and_then(|span| start.checked_add(span)).unwrap_or(LAST);
        self.days(start, start.until(last).map_or(0, |span| span.get_days().into()), pauses)
    }

    /// Days of any kind; pauses stop them, days off do not.
    fn days(&self, start: Date, n: i64, pauses: &[Pause]) -> Due {
        let mut tally = Tally::new(self, start, pauses);
        let mut left = n;
        while left > 0 && tally.next() {
            left -= i64::from(tally.counts(false));
        }
        tally.end()
    }

    fn hours(&self, start: DateTime, n: u32, pauses: &[Pause]) -> Due {
        let mut end = start.checked_add(SignedDuration::from_hours(n.into())).unwrap_or(DateTime::MAX);
        let mut pauses: Vec<&Pause> = pauses.iter().filter(|pause| pause.from < pause.until).collect();
        pauses.sort_by_key(|pause| pause.from);
        let mut stopped_until = start;
        for pause in pauses {
            let from = pause.from.max(stopped_until);
            if from < end && from < pause.until {
                end = pause.until.since(from).and_then(|lost| end.checked_add(lost)).unwrap_or(DateTime::MAX);
                stopped_until = pause.until;
            }
        }
        let mut tally = Tally::new(self, start.date(), &[]);
        tally.skipped.clear();
        tally.day = end.date();
        let mut due = tally.end();
        due.time = (due.day == end.date()).then_some(end.time());
        due.provisional = self.touches_provisional(start.date(), due.day);
        due
    }

    fn working_hours(&self, start: DateTime, n: u32, pauses: &[Pause], hours: Option<&Hours>) -> Due {
        let mut tally = Tally::new(self, start.date(), &[]);
        tally.skipped.clear();
        let mut left = i64::from(n) * 3600;
        loop {
            if self.is_working(tally.day) {
                let spells = hours.map(|hours| hours.on(self, tally.day)).unwrap_or_default();
                for (from, to) in open_moments(tally.day, spells, start, pauses) {
                    let length = seconds(from, to);
                    if left <= length {
                        let end = from.checked_add(left.seconds()).unwrap_or(to);
                        return Due { time: Some(end.time()), ..tally.end() };
                    }
                    left -= length;
                }
            } else if let Some(why) = self.why_off(tally.day) {
                tally.skipped.push(Skipped { day: tally.day, reason: Reason::Off(why) });
            }
            // Nothing is open, or so little that no period of this length ends.
            let hopeless = hours.is_none() || tally.start.duration_until(tally.day).as_hours() > 24 * 366 * 100;
            if hopeless || !tally.next() {
                tally.day = LAST;
                return tally.end();
            }
        }
    }

    fn touches_provisional(&self, first: Date, last: Date) -> bool {
        (first.year()..=last.year()).any(|year| self.is_provisional(year))
    }
}

/// The spells of a day after the start that no pause takes away.
fn open_moments(day: Date, spells: &[(Time, Time)], start: DateTime, pauses: &[Pause]) -> Vec<(DateTime, DateTime)> {
    let mut open: Vec<(DateTime, DateTime)> = spells
        .iter()
        .map(|(from, to)| (day.to_datetime(*from).max(start), day.to_datetime(*to)))
        .filter(|(from, to)| from < to)
        .collect();
    for pause in pauses.iter().filter(|pause| pause.from < pause.until) {
        open = open
            .into_iter()
            .flat_map(|(from, to)| [(from, to.min(pause.from)), (from.max(pause.until), to)])
            .filter(|(from, to)| from < to)
            .collect();
    }
    open.sort();
    open
}

fn seconds(from: DateTime, to: DateTime) -> i64 {
    from.duration_until(to).as_secs()
}

/// Going from day to day, remembering those that do not count.
struct Tally<'a> {
    calendar: &'a Calendar,
    pauses: &'a [Pause],
    start: Date,
    day: Date,
    skipped: Vec<Skipped>,
}

impl<'a> Tally<'a> {
    fn new(calendar: &'a Calendar, start: Date, pauses: &'a [Pause]) -> Self {
        let skipped = vec![Skipped { day: start, reason: Reason::Start }];
        Tally { calendar, pauses, start, day: start, skipped }
    }

    fn next(&mut self) -> bool {
        let next = self.day.tomorrow();
        self.day = next.as_ref().copied().unwrap_or(LAST);
        next.is_ok()
    }

    /// Whether the day counts, remembering it if it does not.
    fn counts(&mut self, working_only: bool) -> bool {
        let reason = if working_only { self.calendar.why_off(self.day).map(Reason::Off) } else { None };
        let paused = || self.pauses.iter().any(|pause| pause.stops(self.day)).then_some(Reason::Paused);
        let reason = reason.or_else(paused);
        let counts = reason.is_none();
        self.skipped.extend(reason.map(|reason| Skipped { day: self.day, reason }));
        counts
    }

    /// The end: this day or, if nobody works on it, the next on which they do (article 148, clause 5).
    fn end(mut self) -> Due {
        let mut remembered = self.skipped.last().is_some_and(|last| last.day == self.day);
        while let Some(why) = self.calendar.why_off(self.day) {
            if !remembered {
                self.skipped.push(Skipped { day: self.day, reason: Reason::Off(why) });
            }
            remembered = false;
            if !self.next() {
                break;
            }
        }
        let unfinished = self.day == LAST;
        let provisional = unfinished || self.calendar.touches_provisional(self.start, self.day);
        Due { day: self.day, time: None, provisional, skipped: self.skipped }
    }
}
