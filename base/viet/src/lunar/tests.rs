use super::*;
use proptest::prelude::*;

/// Year, Tết, leap month (0: none) and Giỗ Tổ as published and confirmed for 2000 to 2035.
type Year = (i16, (i8, i8), i8, (i8, i8));
#[rustfmt::skip]
const PUBLISHED: [Year; 36] = [
    (2000, (5, 2), 0, (14, 4)), (2001, (24, 1), 4, (3, 4)), (2002, (12, 2), 0, (22, 4)), (2003, (1, 2), 0, (11, 4)),
    (2004, (22, 1), 2, (28, 4)), (2005, (9, 2), 0, (18, 4)), (2006, (29, 1), 7, (7, 4)), (2007, (17, 2), 0, (26, 4)),
    (2008, (7, 2), 0, (15, 4)), (2009, (26, 1), 5, (4, 4)), (2010, (14, 2), 0, (23, 4)), (2011, (3, 2), 0, (12, 4)),
    (2012, (23, 1), 4, (31, 3)), (2013, (10, 2), 0, (19, 4)), (2014, (31, 1), 9, (9, 4)), (2015, (19, 2), 0, (28, 4)),
    (2016, (8, 2), 0, (16, 4)), (2017, (28, 1), 6, (6, 4)), (2018, (16, 2), 0, (25, 4)), (2019, (5, 2), 0, (14, 4)),
    (2020, (25, 1), 4, (2, 4)), (2021, (12, 2), 0, (21, 4)), (2022, (1, 2), 0, (10, 4)), (2023, (22, 1), 2, (29, 4)),
    (2024, (10, 2), 0, (18, 4)), (2025, (29, 1), 6, (7, 4)), (2026, (17, 2), 0, (26, 4)), (2027, (6, 2), 0, (16, 4)),
    (2028, (26, 1), 5, (4, 4)), (2029, (13, 2), 0, (23, 4)), (2030, (2, 2), 0, (12, 4)), (2031, (23, 1), 3, (1, 4)),
    (2032, (11, 2), 0, (19, 4)), (2033, (31, 1), 11, (9, 4)), (2034, (19, 2), 0, (28, 4)), (2035, (8, 2), 0, (17, 4)),
];

fn lunar(text: &str) -> LunarDate {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

#[test]
fn published_years() {
    for (year, (day, month), leap, (feast_day, feast_month)) in PUBLISHED {
        let found = LunarYear::of(year).expect("within the calendar");
        assert_eq!(found.tet(), date(year, month, day), "Tết {year}");
        assert_eq!(found.leap_month().unwrap_or(0), leap, "leap month of {year}");
        let feast = LunarDate { year, month: 3, leap: false, day: 10 };
        assert_eq!(feast.solar(), Some(date(year, feast_month, feast_day)), "Giỗ Tổ {year}");
        assert_eq!(LunarDate::of(date(year, feast_month, feast_day)), Some(feast));
    }
}

#[test]
fn every_year_agrees_with_an_independent_ephemeris() {
    let table = include_str!("../../tests/data/lunar-years.tsv");
    let mut years = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [year, tet, leap, leap_start] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let found = LunarYear::of(year.parse().expect("a year")).expect("within the calendar");
        assert_eq!(found.tet().to_string(), tet, "Tết {year}");
        let leap_month = found.months.iter().find(|month| month.leap);
        assert_eq!(leap_month.map_or("-".to_owned(), |month| month.number.to_string()), leap, "leap month of {year}");
        assert_eq!(leap_month.map_or("-".to_owned(), |month| month.first.to_string()), leap_start, "{year}");
        years += 1;
    }
    assert_eq!(years, 300);
}

#[test]
fn where_china_differs() {
    let cases = [
        ("1985-01-21", "1985-01-01"),
        ("1968-01-29", "1968-01-01"),
        ("2006-06-25", "2006-06-01"),
        ("2007-02-17", "2007-01-01"),
        ("2008-11-27", "2008-11-01"),
        ("2009-03-26", "2009-03-01"),
        ("2018-11-07", "2018-10-01"),
        ("2019-03-06", "2019-02-01"),
        ("2020-12-14", "2020-11-01"),
        ("2030-02-02", "2030-01-01"),
        ("2031-04-21", "2031-03L-01"),
        ("2032-03-11", "2032-02-01"),
        ("2034-09-12", "2034-08-01"),
        ("2033-12-22", "2033-11L-01"),
    ];
    for (day, wanted) in cases {
        let day: Date = day.parse().unwrap();
        assert_eq!(LunarDate::of(day), Some(lunar(wanted)), "{day}");
        assert_eq!(lunar(wanted).solar(), Some(day), "{wanted}");
    }
}

#[test]
fn the_last_month_before_tet_is_short_or_long() {
    for year in 2024..=2034 {
        let last = LunarYear::of(year).and_then(|year| year.months.last().copied()).expect("a year has months");
        let wanted = if (2024..=2031).contains(&year) { 29 } else { 30 };
        assert_eq!(last.days, wanted, "Chạp before Tết {}", year + 1);
    }
}

#[test]
fn months_of_300_years_follow_one_another_and_come_back() {
    let mut next = None;
    for year in 1899..=2199 {
        let found = LunarYear::of(year).expect("within the calendar");
        assert!(matches!(found.months.len(), 12 | 13), "{year}");
        assert_eq!(found.months.len() == 13, found.leap_month().is_some(), "{year}");
        for month in &found.months {
            assert!(next.is_none_or(|next| next == month.first), "{year}: {month:?} after {next:?}");
            assert!(matches!(month.days, 29 | 30), "{year}: {month:?}");
            next = month.first.checked_add(i64::from(month.days).days()).ok();
            for day in [1, 15, month.days] {
                let lunar = LunarDate { year, month: month.number, leap: month.leap, day };
                let Some(solar) = lunar.solar() else { continue };
                assert_eq!(LunarDate::of(solar), Some(lunar));
                assert_eq!(lunar.to_string().parse(), Ok(lunar));
            }
        }
    }
}

#[test]
fn every_day_of_300_years_has_one_lunar_date_and_comes_back() {
    let mut before = None;
    let mut days = 0;
    for day in FIRST_DAY.series(1.day()).take_while(|day| *day <= LAST_DAY) {
        let lunar = LunarDate::of(day).unwrap_or_else(|| panic!("{day}"));
        assert_eq!(lunar.solar(), Some(day), "{lunar}");
        assert!(before < Some(lunar), "{lunar} after {before:?}");
        before = Some(lunar);
        days += 1;
    }
    assert_eq!(days, 109_573);
}

#[test]
fn outside_the_calendar() {
    assert_eq!(LunarDate::of(date(1899, 12, 31)), None);
    assert_eq!(LunarDate::of(date(2200, 1, 1)), None);
    assert_eq!(LunarDate::of(FIRST_DAY), Some(lunar("1899-12-01")));
    assert!(LunarDate::of(LAST_DAY).is_some());
    assert_eq!(LunarYear::of(1898), None);
    assert_eq!(LunarYear::of(2200), None);
    assert_eq!(LunarYear::of(i16::MAX), None);
    assert_eq!(lunar("2025-12-30").solar(), None, "the 12th month of 2025 has 29 days");
    assert_eq!(lunar("2026-06L-01").solar(), None, "2026 has no leap month");
    assert_eq!(lunar("1899-01-01").solar(), None, "before the calendar");
}

#[test]
fn written_and_said() {
    for text in [
        "",
        "2030",
        "2030-1",
        "2030-13-01",
        "2030-01-31",
        "2030-00-01",
        "2030-01-00",
        "-2030-01-01",
        "2030-01L-L",
        "2030-001-01",
        "2030-01-01-01",
        "2030-+1-01",
        "20300-01-01",
        "2030-L-01",
        "2030-01LL-01",
        "năm-01-01",
    ] {
        assert_eq!(text.parse::<LunarDate>(), Err(NotLunar), "{text}");
    }
    assert_eq!("2030-1-2".parse(), Ok(lunar("2030-01-02")));
    let cases = [
        ("2020-01-01", "mùng 1 tháng Giêng năm Canh Tý"),
        ("2026-03-10", "mùng 10 tháng Ba năm Bính Ngọ"),
        ("2025-06L-15", "rằm tháng Sáu nhuận năm Ất Tỵ"),
        ("2025-12-23", "ngày 23 tháng Chạp năm Ất Tỵ"),
    ];
    for (date, words) in cases {
        assert_eq!(lunar(date).words(), words);
    }
}

proptest! {
    #[test]
    fn any_text_and_date_is_taken(text in "[0-9L-]{0,12}|\\PC{0,12}", year: i16, month: i8, leap: bool, day: i8) {
        if let Ok(read) = text.parse::<LunarDate>() {
            read.solar();
            read.words();
        }
        let made_up = LunarDate { year, month, leap, day };
        made_up.solar();
        made_up.words();
        CanChi::of_year(year);
        CanChi::of_month(year, month);
        CanChi::of_hour(date(2000, 1, 1), day);
    }
}
