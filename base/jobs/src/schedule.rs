//! Work that comes round: which moments a schedule has. Who fires them is in `worker.rs`.

use jiff::ToSpan as _;
use jiff::civil::{Time, Weekday};
use kernel::{Moment, local_time};

/// When a schedule comes round, by the clock on the wall in Việt Nam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Each day.
    Daily {
        /// 0 to 23.
        hour: i8,
        /// 0 to 59.
        minute: i8,
    },
    /// One day of each week.
    Weekly {
        /// The day.
        weekday: Weekday,
        /// 0 to 23.
        hour: i8,
        /// 0 to 59.
        minute: i8,
    },
}

/// A job that comes round. Its payload is JSON `null`: a handler that takes `()`.
///
/// However many nodes run and however long all of them stood still, it is fired once for the latest moment that passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// Unique in the installation; renaming it makes it a new schedule.
    pub name: &'static str,
    /// When.
    pub every: Every,
    /// The kind of job.
    pub kind: &'static str,
}

impl Every {
    /// The latest moment of this schedule that is not after `now`.
    ///
    /// ```
    /// let daily = jobs::Every::Daily { hour: 6, minute: 30 };
    /// let now = "2020-01-21T05:00:00Z".parse().unwrap(); // noon in Việt Nam
    /// assert_eq!(daily.latest(now).to_string(), "2020-01-20T23:30:00Z");
    /// ```
    ///
    /// # Panics
    /// If the hour or the minute is none.
    #[must_use]
    pub fn latest(self, now: Moment) -> Moment {
        let wall = local_time(now);
        let (back, hour, minute) = match self {
            Self::Daily { hour, minute } => (0, hour, minute),
            Self::Weekly { weekday, hour, minute } => (weekday.until(wall.weekday()), hour, minute),
        };
        let period = if matches!(self, Self::Daily { .. }) { 1 } else { 7 };
        let at = Time::new(hour, minute, 0, 0).expect("a schedule names an hour and a minute of the day");
        let today = (wall.date() - i32::from(back).days()).to_datetime(at);
        let latest = if today <= wall { today } else { today - period.days() };
        now - wall.duration_since(latest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_moment_is_found_across_midnight_and_weeks() {
        let thursday = |hour, minute| Every::Weekly { weekday: Weekday::Thursday, hour, minute };
        let daily = |hour, minute| Every::Daily { hour, minute };
        // 2020-01-23 is a Thursday; Việt Nam is seven hours ahead.
        for (every, now, expected) in [
            (daily(0, 0), "2020-01-22T17:00:00Z", "2020-01-22T17:00:00Z"),
            (daily(0, 0), "2020-01-22T16:59:59.999999Z", "2020-01-21T17:00:00Z"),
            (daily(23, 59), "2020-01-22T16:59:00Z", "2020-01-22T16:59:00Z"),
            (thursday(8, 0), "2020-01-23T01:00:00Z", "2020-01-23T01:00:00Z"),
            (thursday(8, 0), "2020-01-23T00:59:59Z", "2020-01-16T01:00:00Z"),
            (thursday(8, 0), "2020-01-29T20:00:00Z", "2020-01-23T01:00:00Z"),
            (thursday(8, 0), "2020-01-30T00:00:00Z", "2020-01-23T01:00:00Z"),
        ] {
            let found = every.latest(now.parse().unwrap());
            assert_eq!(found.to_string(), expected, "{every:?} at {now}");
        }
    }
}
