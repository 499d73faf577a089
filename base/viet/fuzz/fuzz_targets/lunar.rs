//! Whatever the text and the day, a lunar date that is one comes back.
#![no_main]

use jiff::civil::Date;
use libfuzzer_sys::fuzz_target;
use viet::lunar::{CanChi, FIRST_DAY, LAST_DAY, LunarDate, LunarYear};

fuzz_target!(|input: (&str, i16, i8, bool, i8)| {
    let (text, year, month, leap, day) = input;
    if let Ok(read) = text.parse::<LunarDate>() {
        assert_eq!(read.to_string().parse(), Ok(read));
    }
    for lunar in [text.parse().ok(), Some(LunarDate { year, month, leap, day })].into_iter().flatten() {
        lunar.words();
        if let Some(solar) = lunar.solar() {
            assert_eq!(LunarDate::of(solar), Some(lunar));
        }
    }
    if let Ok(solar) = Date::new(year, month, day) {
        let lunar = LunarDate::of(solar);
        assert_eq!(lunar.is_some(), (FIRST_DAY..=LAST_DAY).contains(&solar));
        assert!(lunar.is_none_or(|lunar| lunar.solar() == Some(solar)));
        CanChi::of_day(solar);
        CanChi::of_hour(solar, day);
    }
    LunarYear::of(year);
    CanChi::of_year(year);
    CanChi::of_month(year, month);
});
