//! Whatever notices, hours, lengths and pauses are given, a period ends on a working day no earlier than it starts, and no
//! earlier than a shorter one.
#![no_main]

use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;
use viet::calendar::{Calendar, Hours, Limit, Pause, Start, read_notices};

/// A day from 1900 to about 2078.
fn day(offset: u16) -> Date {
    date(1900, 1, 1).saturating_add(jiff::Span::new().days(i64::from(offset)))
}

fuzz_target!(|input: (&str, &str, &str, u16, u16, u16)| {
    let (notices, hours, length, start, from, until) = input;
    let mut calendar = Calendar::civil_service();
    if let Ok(lines) = read_notices(notices) {
        calendar = calendar.with(lines);
    }
    let hours: Option<Hours> = hours.parse().ok();
    let limit: Limit = length.parse().unwrap_or(Limit::WorkingDays(u32::from(from % 64)));
    let pauses = [Pause::days(day(from), day(until))];
    let start = day(start);
    let due = calendar.due(Start::Day(start), limit, &pauses, hours.as_ref());
    assert!(due.day >= start);
    assert!(due.day == Date::MAX || due.time.is_some() || calendar.is_working(due.day));
    assert!(due.skipped.windows(2).all(|pair| pair[0].day <= pair[1].day));
    let longer = match limit {
        Limit::WorkingDays(n) => Limit::WorkingDays(n + 1),
        Limit::Days(n) => Limit::Days(n + 1),
        Limit::Weeks(n) => Limit::Weeks(n + 1),
        Limit::Months(n) => Limit::Months(n + 1),
        Limit::Years(n) => Limit::Years(n + 1),
        Limit::Hours(n) => Limit::Hours(n + 1),
        Limit::WorkingHours(n) => Limit::WorkingHours(n + 1),
    };
    let later = calendar.due(Start::Day(start), longer, &pauses, hours.as_ref());
    assert!((later.day, later.time.is_none(), later.time) >= (due.day, due.time.is_none(), due.time));
});
