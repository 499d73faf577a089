//! When a desk is open, and until when in the day a paper still counts as received that day. Every agency has its own, so
//! there is no default.

use super::Calendar;
use jiff::civil::{Date, DateTime, Time};
use std::fmt;
use std::str::FromStr;

/// The opening hours of a week.
///
/// ```
/// use jiff::civil::datetime;
/// use viet::calendar::{Calendar, Hours};
/// let hours: Hours = "mon-fri 07:30-11:30 13:00-17:00, sat 07:30-11:30, cut-off 16:00".parse().expect("hours");
/// let calendar = Calendar::civil_service();
/// assert!(hours.is_open(&calendar, datetime(2026, 11, 28, 8, 0, 0, 0)), "Saturday morning");
/// assert!(!hours.is_open(&calendar, datetime(2026, 11, 24, 8, 0, 0, 0)), "a holiday");
/// // Received on Friday at 16:30, counted as received on Monday.
/// assert_eq!(hours.received_on(&calendar, datetime(2026, 11, 27, 16, 30, 0, 0)).to_string(), "2026-11-30");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// From Monday to Sunday, the spells in order and apart.
    week: [Vec<(Time, Time)>; 7],
    cut_off: Option<Time>,
}

/// Why a text is no opening hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadHours(String);

impl fmt::Display for BadHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}; opening hours are written as: mon-fri 07:30-11:30 13:00-17:00, sat 07:30-11:30, cut-off 16:00",
            self.0
        )
    }
}

impl std::error::Error for BadHours {}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl FromStr for Hours {
    type Err = BadHours;

    fn from_str(text: &str) -> Result<Self, BadHours> {
        let mut hours = Hours::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let mut words = part.split_whitespace();
            let first = words.next().unwrap_or_default();
            if first == "cut-off" {
                let time = words.next().and_then(clock).filter(|_| words.next().is_none());
                hours.cut_off = Some(time.ok_or_else(|| BadHours(format!("{part:?} names no hour of the day")))?);
                continue;
            }
            let days = days(first).ok_or_else(|| BadHours(format!("{first:?} is no day of the week")))?;
            let spells: Option<Vec<_>> = words.map(spell).collect();
            let ordered = |spells: &Vec<(Time, Time)>| spells.windows(2).all(|pair| pair[0].1 <= pair[1].0);
            let spells = spells.filter(|spells| !spells.is_empty() && ordered(spells));
            let spells =
                spells.ok_or_else(|| BadHours(format!("{part:?} names no spells of the day, one after the other")))?;
            days.for_each(|day| hours.week[day].clone_from(&spells));
        }
        if hours.week.iter().all(Vec::is_empty) { Err(BadHours("no day is open".to_owned())) } else { Ok(hours) }
    }
}

fn days(text: &str) -> Option<std::ops::RangeInclusive<usize>> {
    let at = |name: &str| DAYS.iter().position(|day| *day == name);
    match text.split_once('-') {
        Some((first, last)) => Some(at(first)?..=at(last)?).filter(|days| !days.is_empty()),
        None => at(text).map(|day| day..=day),
    }
}

fn spell(text: &str) -> Option<(Time, Time)> {
    let (from, to) = text.split_once('-')?;
    Some((clock(from)?, clock(to)?)).filter(|(from, to)| from < to)
}

/// `07:30` or `7:30`.
fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let figures = |text: &str, most: usize| text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if !figures(hour, 2) || !figures(minute, 2) || minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

impl Hours {
    /// The spells in which the desk is open on a day. A weekend day worked for another day has that day's.
    pub fn on(&self, calendar: &Calendar, day: Date) -> &[(Time, Time)] {
        let own = &self.week[day.weekday().to_monday_zero_offset() as usize];
        if calendar.is_working(day) {
            let like = calendar.worked_for(day).unwrap_or(day);
            return &self.week[like.weekday().to_monday_zero_offset() as usize];
        }
        // A desk may open on a weekend morning without that being a working day; on holidays it does not.
        if calendar.why_off(day) == Some(super::Why::Weekend) { own } else { &[] }
    }

    /// Whether the desk is open. The moment of closing is not open any more.
    pub fn is_open(&self, calendar: &Calendar, at: DateTime) -> bool {
        self.on(calendar, at.date()).iter().any(|(from, to)| (*from..*to).contains(&at.time()))
    }

    /// The working day on which a paper counts as received: the day itself up to the cut-off (or, without one, the whole
    /// day), otherwise the next working day.
    pub fn received_on(&self, calendar: &Calendar, at: DateTime) -> Date {
        let late = calendar.is_working(at.date()) && self.cut_off.is_some_and(|cut_off| at.time() > cut_off);
        let day = if late { at.date().tomorrow().unwrap_or(Date::MAX) } else { at.date() };
        calendar.working_from(day)
    }

    /// The hour after which a paper counts as received on the next working day.
    pub fn cut_off(&self) -> Option<Time> {
        self.cut_off
    }
}

/// As a notice at the door has it: `Thứ Hai - Thứ Sáu: 07:30-11:30, 13:00-17:00; Thứ Bảy: 07:30-11:30`.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NAMES: [&str; 7] = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
        let mut first = 0;
        let mut apart = "";
        while first < 7 {
            let spells = &self.week[first];
            let count = self.week[first..].iter().take_while(|other| *other == spells).count();
            if !spells.is_empty() {
                let last = if count > 1 { format!(" - {}", NAMES[first + count - 1]) } else { String::new() };
                let spells =
                    spells.iter().map(|(from, to)| format!("{}-{}", from.strftime("%H:%M"), to.strftime("%H:%M")));
                write!(f, "{apart}{}{last}: {}", NAMES[first], spells.collect::<Vec<_>>().join(", "))?;
                apart = "; ";
            }
            first += count;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;
    use proptest::prelude::*;

    fn office() -> Hours {
        "mon-fri 07:30-11:30 13:00-17:00, sat 7:30-11:30, cut-off 16:00".parse().expect("hours")
    }

    #[test]
    fn open_and_closed() {
        let (hours, calendar) = (office(), Calendar::civil_service());
        let cases = [
            (datetime(2026, 11, 27, 7, 29, 59, 0), false),
            (datetime(2026, 11, 27, 7, 30, 0, 0), true),
            (datetime(2026, 11, 27, 11, 30, 0, 0), false),
            (datetime(2026, 11, 27, 16, 59, 0, 0), true),
            (datetime(2026, 11, 28, 8, 0, 0, 0), true),
            (datetime(2026, 11, 28, 14, 0, 0, 0), false),
            (datetime(2026, 11, 29, 8, 0, 0, 0), false),
            (datetime(2026, 9, 2, 8, 0, 0, 0), false),
            // Worked for Monday 31 August, so open in the afternoon too.
            (datetime(2026, 8, 22, 14, 0, 0, 0), true),
        ];
        for (at, open) in cases {
            assert_eq!(hours.is_open(&calendar, at), open, "{at}");
        }
    }

    #[test]
    fn the_day_on_which_a_paper_counts_as_received() {
        let (hours, calendar) = (office(), Calendar::civil_service());
        let cases = [
            (datetime(2026, 11, 26, 16, 0, 0, 0), "2026-11-26"),
            (datetime(2026, 11, 26, 16, 0, 1, 0), "2026-11-27"),
            (datetime(2026, 11, 27, 20, 0, 0, 0), "2026-11-30"),
            (datetime(2026, 11, 28, 8, 0, 0, 0), "2026-11-30"),
            (datetime(2026, 11, 23, 17, 0, 0, 0), "2026-11-25"),
        ];
        for (at, wanted) in cases {
            assert_eq!(hours.received_on(&calendar, at).to_string(), wanted, "{at}");
        }
    }

    #[test]
    fn written_and_refused() {
        assert_eq!(office().to_string(), "Thứ Hai - Thứ Sáu: 07:30-11:30, 13:00-17:00; Thứ Bảy: 07:30-11:30");
        for text in [
            "",
            "mon",
            "mon 17:00-13:00",
            "mon 07:00-12:00 11:00-13:00",
            "fri-mon 07:00-09:00",
            "t2 07:00-09:00",
            "cut-off 16:00",
            "mon 07:00-09:00, cut-off",
            "mon 07:00-25:00",
            "mon 7-9",
            "mon 07:0-09:00",
        ] {
            assert!(text.parse::<Hours>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(mon|fri|sun|-|,| |cut-off|[0-2]?[0-9]:[0-5][0-9]|\\PC){0,20}") {
            if let Ok(hours) = text.parse::<Hours>() {
                prop_assert!(!hours.to_string().is_empty());
            }
        }
    }
}
