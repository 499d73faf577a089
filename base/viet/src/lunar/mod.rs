//! The Vietnamese lunar calendar for 1900 to 2199, computed from sun and moon.
//!
//! Days begin at midnight in Hà Nội: UTC+7 since 1 January 1968 (Decision 121-CP of 8 August 1967), UTC+8 before, as the
//! north then reckoned with China. (The south went by UTC+7 until 1975, and 1945 to 1954 saw other hours; those are not
//! here.) So the calendar is not the Chinese one: Tết came a day earlier in 2007 and comes so in 2030, and a whole month
//! earlier in 1985.
//!
//! A month begins on the day of a new moon. The month in which the sun reaches 270° (the winter solstice) is the 11th. When
//! 13 months begin from one 11th to before the next, the first of them in which the sun reaches no multiple of 30° is leap
//! and takes the number of the month before it.

mod can_chi;
mod sky;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

pub use can_chi::{Can, CanChi, Chi};

const FIRST_YEAR: i16 = 1900;
const LAST_YEAR: i16 = 2199;
/// The first day that has a lunar date here.
pub const FIRST_DAY: Date = date(FIRST_YEAR, 1, 1);
/// The last day that has a lunar date here.
pub const LAST_DAY: Date = date(LAST_YEAR, 12, 31);

/// A day of the lunar calendar. `Display` writes `2030-01-01`, and `2033-11L-01` in a leap month, which `FromStr` reads.
///
/// ```
/// use jiff::civil::date;
/// use viet::lunar::LunarDate;
/// let tet = LunarDate::of(date(2030, 2, 2)).expect("within the calendar");
/// assert_eq!(tet.to_string(), "2030-01-01");
/// assert_eq!("2033-11L-01".parse::<LunarDate>().ok().and_then(LunarDate::solar), Some(date(2033, 12, 22)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LunarDate {
    /// The lunar year, named after the solar year in which it begins.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// Whether it is the leap month that follows the month of that number.
    pub leap: bool,
    /// 1 to 29 or 30.
    pub day: i8,
}

impl LunarDate {
    /// The lunar date of a day from [`FIRST_DAY`] to [`LAST_DAY`].
    pub fn of(day: Date) -> Option<LunarDate> {
        if !(FIRST_DAY..=LAST_DAY).contains(&day) {
            return None;
        }
        let today = number_of(day);
        let this = Round::with_tet_of(day.year());
        // The 11th month of this solar year may have begun; then the day lies in the next round.
        let round = if today < this.end() { this } else { Round::with_tet_of(day.year() + 1) };
        let place = round.starts.partition_point(|start| *start <= today).checked_sub(1)?;
        let (month, leap) = round.name(place);
        let year = round.year - i16::from(round.is_old_year(place));
        let day = i8::try_from(today - round.starts[place] + 1).ok()?;
        Some(LunarDate { year, month, leap, day })
    }

    /// The day that it is; none if there is no such lunar day (a 30th of a short month, a leap month of a year without it)
    /// or if it lies outside the calendar.
    pub fn solar(self) -> Option<Date> {
        let month =
            LunarYear::of(self.year)?.months.into_iter().find(|m| (m.number, m.leap) == (self.month, self.leap))?;
        if !(1..=month.days).contains(&self.day) {
            return None;
        }
        let day = month.first.checked_add((i64::from(self.day) - 1).days()).ok()?;
        (FIRST_DAY..=LAST_DAY).contains(&day).then_some(day)
    }

    /// As people say it: `mùng 10 tháng Ba năm Bính Ngọ`, `rằm tháng Giêng năm Canh Tý`, `ngày 23 tháng Chạp năm Ất Tỵ`.
    ///
    /// ```
    /// use viet::lunar::LunarDate;
    /// let day: LunarDate = "2026-03-10".parse().expect("a lunar date");
    /// assert_eq!(day.words(), "mùng 10 tháng Ba năm Bính Ngọ");
    /// ```
    pub fn words(self) -> String {
        let day = match self.day {
            1..=10 => format!("mùng {}", self.day),
            15 => "rằm".to_owned(),
            day => format!("ngày {day}"),
        };
        let leap = if self.leap { " nhuận" } else { "" };
        format!("{day} tháng {}{leap} năm {}", month_name(self.month), CanChi::of_year(self.year))
    }
}

/// `Giêng` for the first month, `Chạp` for the twelfth; nothing for what is no month.
pub fn month_name(month: i8) -> &'static str {
    let names = ["Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp"];
    usize::try_from(month).ok().and_then(|at| names.get(at.checked_sub(1)?)).copied().unwrap_or_default()
}

impl fmt::Display for LunarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}{}-{:02}", self.year, self.month, if self.leap { "L" } else { "" }, self.day)
    }
}

/// The text is not a lunar date such as `2030-01-01` or `2033-11L-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLunar;

impl fmt::Display for NotLunar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a lunar date is written YYYY-MM-DD, with L after a leap month: 2030-01-01, 2033-11L-01")
    }
}

impl std::error::Error for NotLunar {}

impl FromStr for LunarDate {
    type Err = NotLunar;

    fn from_str(text: &str) -> Result<Self, NotLunar> {
        let mut parts = text.split('-');
        let mut part = |most: usize| parts.next().filter(|part| !part.is_empty() && part.len() <= most).ok_or(NotLunar);
        let (year, month, day) = (part(4)?, part(3)?, part(2)?);
        let plain = month.strip_suffix(['L', 'l']);
        let figures = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let month_figures = plain.unwrap_or(month);
        if parts.next().is_some()
            || month_figures.len() > 2
            || !figures(year)
            || !figures(month_figures)
            || !figures(day)
        {
            return Err(NotLunar);
        }
        let date = LunarDate {
            year: year.parse().map_err(|_| NotLunar)?,
            month: month_figures.parse().map_err(|_| NotLunar)?,
            leap: plain.is_some(),
            day: day.parse().map_err(|_| NotLunar)?,
        };
        let known = (1..=12).contains(&date.month) && (1..=30).contains(&date.day);
        if known { Ok(date) } else { Err(NotLunar) }
    }
}

/// A month of a lunar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LunarMonth {
    /// 1 to 12.
    pub number: i8,
    /// Whether it repeats the number of the month before it.
    pub leap: bool,
    /// The day on which it begins.
    pub first: Date,
    /// 29 or 30.
    pub days: i8,
}

/// A lunar year, from Tết to the eve of the next.
///
/// ```
/// let year = viet::lunar::LunarYear::of(2025).expect("within the calendar");
/// assert_eq!((year.tet().to_string().as_str(), year.leap_month()), ("2025-01-29", Some(6)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LunarYear {
    /// The solar year in which it begins.
    pub year: i16,
    /// Its 12 or 13 months in order.
    pub months: Vec<LunarMonth>,
}

impl LunarYear {
    /// The lunar year that begins in a solar year from 1899, whose last months lie in 1900, to 2199.
    pub fn of(year: i16) -> Option<LunarYear> {
        if !(FIRST_YEAR - 1..=LAST_YEAR).contains(&year) {
            return None;
        }
        let rounds = [Round::with_tet_of(year), Round::with_tet_of(year + 1)];
        let months = rounds
            .iter()
            .flat_map(|round| (0..round.months()).map(move |place| (round, place)))
            .filter(|(round, place)| round.year - i16::from(round.is_old_year(*place)) == year)
            .map(|(round, place)| round.month(place))
            .collect();
        Some(LunarYear { year, months })
    }

    /// The first day of the year.
    pub fn tet(&self) -> Date {
        self.months[0].first
    }

    /// The number of the leap month, if the year has one.
    pub fn leap_month(&self) -> Option<i8> {
        self.months.iter().find(|month| month.leap).map(|month| month.number)
    }
}

/// The months from the 11th of one solar year to before the 11th of the next.
struct Round {
    /// The solar year whose Tết lies in it.
    year: i16,
    /// The first days of its 12 or 13 months and of the month after them, as Julian day numbers.
    starts: Vec<i32>,
    /// The place of the leap month, if there is one.
    leap: Option<usize>,
}

impl Round {
    /// The round in which the Tết of the year lies; each is worked out once.
    fn with_tet_of(year: i16) -> &'static Round {
        const FIRST: i16 = FIRST_YEAR - 1;
        const COUNT: usize = (LAST_YEAR + 1 - FIRST + 1) as usize;
        static ROUNDS: [OnceLock<Round>; COUNT] = [const { OnceLock::new() }; COUNT];
        // Every caller stays within the calendar, and the years beside it.
        let place = usize::try_from(year - FIRST).unwrap_or_default().min(COUNT - 1);
        ROUNDS[place].get_or_init(|| Round::work_out(year))
    }

    fn work_out(year: i16) -> Round {
        let (first, next) = (eleventh(year - 1), eleventh(year));
        let starts: Vec<i32> = (first..=next).map(month_start).collect();
        let no_term = |place: &usize| term(starts[*place]) == term(starts[place + 1]);
        let leap = if starts.len() == 14 { (1..13).find(no_term) } else { None };
        Round { year, starts, leap }
    }

    fn months(&self) -> usize {
        self.starts.len() - 1
    }

    /// The first day after it.
    fn end(&self) -> i32 {
        self.starts[self.months()]
    }

    fn name(&self, place: usize) -> (i8, bool) {
        let passed = usize::from(self.leap.is_some_and(|leap| leap <= place));
        let number = (place - passed + 10) % 12 + 1;
        (i8::try_from(number).unwrap_or_default(), self.leap == Some(place))
    }

    /// Whether the month belongs to the lunar year before: the 11th and 12th, leap or not.
    fn is_old_year(&self, place: usize) -> bool {
        self.name(place).0 > 10 && place < 4
    }

    fn month(&self, place: usize) -> LunarMonth {
        let days = self.starts[place + 1] - self.starts[place];
        let (number, leap) = self.name(place);
        LunarMonth { number, leap, first: day_of(self.starts[place]), days: i8::try_from(days).unwrap_or_default() }
    }
}

/// The number of the new moon that begins the 11th month of a solar year.
fn eleventh(year: i16) -> i32 {
    // No solstice falls after the 23rd, so the month begins on that day at the latest.
    let solstice = f64::from(number_of(date(year, 12, 23)));
    let mut k = ((solstice - sky::FIRST) / sky::MONTH).floor() as i32 + 1;
    // The month whose first day the sun begins before 270° and whose end it reaches after.
    while month_start(k) > number_of(date(year, 12, 23)) || term(month_start(k)) == 9 {
        k -= 1;
    }
    k
}

/// The day, as a Julian day number, on which the `k`-th new moon falls in Hà Nội.
fn month_start(k: i32) -> i32 {
    let ut = sky::new_moon(k);
    let before = |hours: f64| (ut + 0.5 + hours / 24.0).floor() as i32;
    // The hours changed at a midnight, on no day of a new moon, so either tells which it is.
    let day = before(7.0);
    if day < number_of(SEVEN_HOURS_FROM) { before(8.0) } else { day }
}

/// Which multiple of 30° the sun passed last at the midnight with which a day begins.
fn term(day: i32) -> i32 {
    let hours = if day < number_of(SEVEN_HOURS_FROM) { 8.0 } else { 7.0 };
    (sky::sun(f64::from(day) - 0.5 - hours / 24.0) / 30.0) as i32
}

/// Since this day the calendar goes by UTC+7.
const SEVEN_HOURS_FROM: Date = date(1968, 1, 1);

/// The Julian day number of a day.
fn number_of(day: Date) -> i32 {
    2_451_545 + day.since(date(2000, 1, 1)).map_or(0, |span| span.get_days())
}

fn day_of(number: i32) -> Date {
    date(2000, 1, 1).saturating_add(i64::from(number - 2_451_545).days())
}

#[cfg(test)]
mod tests;
