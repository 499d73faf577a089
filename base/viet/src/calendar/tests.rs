use super::*;
use jiff::civil::{DateTime, Time, date};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

fn moment(text: &str) -> DateTime {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

fn limit(text: &str) -> Limit {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

/// START+LIMIT, by the calendar of the civil service.
fn due(start: &str, length: &str) -> Due {
    Calendar::civil_service().due(Start::Day(day(start)), limit(length), &[], None)
}

#[test]
fn working_days_after_a_day() {
    let cases = [
        ("2020-01-21", "5wd", "2020-02-04"),
        ("2023-04-28", "2wd", "2023-05-05"),
        ("2024-04-26", "3wd", "2024-05-04"),
        ("2024-05-02", "3wd", "2024-05-06"),
        ("2025-04-24", "3wd", "2025-04-28"),
        ("2025-04-29", "2wd", "2025-05-06"),
        ("2026-01-08", "3wd", "2026-01-12"),
        ("2026-02-12", "5wd", "2026-02-26"),
        ("2026-02-13", "20wd", "2026-03-20"),
        ("2026-04-24", "1wd", "2026-04-28"),
        ("2026-04-29", "1wd", "2026-05-04"),
        ("2026-08-20", "3wd", "2026-08-24"),
        ("2026-08-28", "1wd", "2026-09-03"),
        ("2026-11-23", "1wd", "2026-11-25"),
        ("2026-12-01", "15wd", "2026-12-22"),
        ("2026-11-24", "0wd", "2026-11-25"),
        ("2026-11-23", "0wd", "2026-11-23"),
    ];
    for (start, length, wanted) in cases {
        let due = due(start, length);
        assert_eq!((due.day, due.time, due.provisional), (day(wanted), None, false), "{start} + {length}");
    }
}

#[test]
fn working_days_in_a_year() {
    let calendar = Calendar::civil_service();
    let counts = [(2020, 252), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 250), (2026, 249)];
    for (year, wanted) in counts {
        assert_eq!(calendar.between(date(year - 1, 12, 31), date(year, 12, 31)), wanted, "{year}");
    }
}

#[test]
fn the_law_and_the_swaps_give_the_published_days() {
    let published = Calendar::civil_service();
    let swaps = notices::known()
        .into_iter()
        .filter(|line| matches!(line.what, What::Worked(..) | What::Off(_, Why::Swap { .. })));
    let computed = Calendar::of_law().with(swaps);
    for day in date(2020, 1, 1).series(1.day()).take_while(|day| day.year() < 2027) {
        assert_eq!(computed.is_working(day), published.is_working(day), "{day}");
        assert_eq!(computed.why_off(day), published.why_off(day), "{day}");
        assert!(computed.is_provisional(day.year()) && !published.is_provisional(day.year()));
    }
}

#[test]
fn periods_in_days_weeks_months_and_years_end_on_a_working_day() {
    let cases = [
        ("2026-01-31", "1m", "2026-03-02"),
        ("2026-03-31", "1m", "2026-05-04"),
        ("2026-11-14", "10d", "2026-11-25"),
        ("2026-11-02", "10d", "2026-11-12"),
        ("2026-11-02", "2w", "2026-11-16"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2024-08-31", "6m", "2025-02-28"),
        ("2026-11-21", "0d", "2026-11-23"),
    ];
    for (start, length, wanted) in cases {
        assert_eq!(due(start, length).day, day(wanted), "{start} + {length}");
    }
}

#[test]
fn every_day_that_did_not_count_is_explained() {
    let said = |start, length| due(start, length).skipped.iter().map(Skipped::to_string).collect::<Vec<_>>();
    assert_eq!(
        said("2026-08-28", "1wd"),
        [
            "Thứ Sáu, 28/08/2026: ngày bắt đầu, không tính",
            "Thứ Bảy, 29/08/2026: nghỉ cuối tuần",
            "Chủ nhật, 30/08/2026: nghỉ cuối tuần",
            "Thứ Hai, 31/08/2026: nghỉ hoán đổi, làm việc bù ngày 22/08/2026",
            "Thứ Ba, 01/09/2026: nghỉ lễ: Quốc khánh",
            "Thứ Tư, 02/09/2026: nghỉ lễ: Quốc khánh",
        ]
    );
    assert_eq!(
        said("2023-01-19", "1wd")[1..4],
        [
            "Thứ Sáu, 20/01/2023: nghỉ lễ: Tết Nguyên đán",
            "Thứ Bảy, 21/01/2023: nghỉ lễ: Tết Nguyên đán",
            "Chủ nhật, 22/01/2023: nghỉ lễ: Tết Nguyên đán",
        ]
    );
    assert_eq!(
        said("2023-01-19", "1wd")[6..],
        ["Thứ Tư, 25/01/2023: nghỉ bù cho ngày lễ 21/01/2023", "Thứ Năm, 26/01/2023: nghỉ bù cho ngày lễ 22/01/2023",]
    );
    // Of days of any kind only the last ones are passed over.
    assert_eq!(
        said("2026-11-14", "7d"),
        [
            "Thứ Bảy, 14/11/2026: ngày bắt đầu, không tính",
            "Thứ Bảy, 21/11/2026: nghỉ cuối tuần",
            "Chủ nhật, 22/11/2026: nghỉ cuối tuần",
        ]
    );
}

#[test]
fn pauses() {
    let calendar = Calendar::civil_service();
    let pause = [Pause::days(day("2026-10-07"), day("2026-10-12"))];
    let due = |length| calendar.due(Start::Day(day("2026-10-05")), limit(length), &pause, None);
    // Tuesday and Wednesday count, then the count stops until Monday; Tuesday to Thursday make it five.
    assert_eq!(due("5wd").day, day("2026-10-15"));
    assert_eq!(due("2wd").day, day("2026-10-07"), "over before the pause");
    assert_eq!(due("10d").day, day("2026-10-20"), "15 October and five days");
    assert_eq!(due("1m").day, day("2026-11-10"), "5 November and five days");
    let paused = due("5wd").skipped.into_iter().filter(|skipped| skipped.reason == Reason::Paused).count();
    assert_eq!(paused, 3, "Thursday, Friday and Monday; the weekend is a weekend");
    let backwards = [Pause::days(day("2026-10-12"), day("2026-10-07"))];
    assert_eq!(calendar.due(Start::Day(day("2026-10-05")), limit("5wd"), &backwards, None).day, day("2026-10-12"));
}

#[test]
fn hours_by_the_clock() {
    let calendar = Calendar::civil_service();
    let due = |start, length, pauses: &[Pause]| {
        let due = calendar.due(Start::Moment(moment(start)), limit(length), pauses, None);
        (due.day.to_string(), due.time)
    };
    let at = |h, m| Some(Time::constant(h, m, 0, 0));
    assert_eq!(due("2026-11-25T09:15", "24h", &[]), ("2026-11-26".into(), at(9, 15)));
    assert_eq!(due("2026-11-27T09:15", "24h", &[]), ("2026-11-30".into(), None), "ends on a Saturday");
    let pause = Pause { from: moment("2026-11-25T10:00"), until: moment("2026-11-25T12:30") };
    let twice = [pause, Pause { from: moment("2026-11-25T11:00"), until: moment("2026-11-25T13:00") }];
    assert_eq!(due("2026-11-25T09:00", "4h", &[pause]), ("2026-11-25".into(), at(15, 30)));
    assert_eq!(due("2026-11-25T09:00", "4h", &twice), ("2026-11-25".into(), at(16, 0)), "an overlap counts once");
}

#[test]
fn hours_of_the_desk() {
    let calendar = Calendar::civil_service();
    let hours: Hours = "mon-fri 07:30-11:30 13:00-17:00, sat 07:30-11:30".parse().expect("hours");
    let due = |start, length, pauses: &[Pause]| {
        let due = calendar.due(Start::Moment(moment(start)), limit(length), pauses, Some(&hours));
        (due.day.to_string(), due.time)
    };
    let at = |h, m| Some(Time::constant(h, m, 0, 0));
    assert_eq!(due("2026-11-25T09:00", "4wh", &[]), ("2026-11-25".into(), at(14, 30)));
    assert_eq!(due("2026-11-25T09:00", "8wh", &[]), ("2026-11-26".into(), at(9, 0)));
    assert_eq!(
        due("2026-11-27T16:00", "2wh", &[]),
        ("2026-11-30".into(), at(8, 30)),
        "a Saturday morning is no working day"
    );
    assert_eq!(due("2026-08-21T16:00", "8wh", &[]), ("2026-08-22".into(), at(16, 0)), "a Saturday worked");
    assert_eq!(due("2026-11-25T09:00", "0wh", &[]), ("2026-11-25".into(), at(9, 0)));
    assert_eq!(due("2026-11-25T20:00", "0wh", &[]), ("2026-11-26".into(), at(7, 30)));
    let pause = [Pause { from: moment("2026-11-25T10:00"), until: moment("2026-11-25T14:00") }];
    assert_eq!(due("2026-11-25T09:00", "4wh", &pause), ("2026-11-25".into(), at(17, 0)));
    let closed = calendar.due(Start::Day(day("2026-11-25")), limit("1wh"), &[], None);
    assert!(closed.day == Date::MAX && closed.provisional, "nothing is ever open");
}

#[test]
fn years_without_a_notice_are_provisional() {
    assert!(due("2026-12-30", "5wd").provisional);
    assert!(due("2019-12-31", "1wd").provisional);
    assert!(due("2025-01-01", "800d").provisional);
    assert!(!due("2026-12-30", "1wd").provisional);
    assert_eq!(due("2027-02-03", "1wd").day, day("2027-02-11"), "Tết as the law and custom have it");
    let noticed = read_notices("2027\tyear\n2027-02-11\toff\ttet\n2027-02-12\toff\ttet").expect("readable");
    let calendar = Calendar::civil_service().with(noticed);
    let due = calendar.due(Start::Day(day("2027-02-03")), limit("1wd"), &[], None);
    assert_eq!((due.day, due.provisional), (day("2027-02-04"), false), "once a year has a notice, only that holds");
}

#[test]
fn nothing_leads_past_the_last_day() {
    let calendar = Calendar::civil_service();
    for length in [
        Limit::WorkingDays(99_999),
        Limit::Days(u32::MAX),
        Limit::Months(u32::MAX),
        Limit::Years(u32::MAX),
        Limit::Hours(u32::MAX),
    ] {
        let due = calendar.due(Start::Day(date(9999, 12, 1)), length, &[], None);
        assert_eq!((due.day, due.provisional), (Date::MAX, true), "{length}");
    }
}

#[test]
fn days_off_have_a_source() {
    let calendar = Calendar::civil_service();
    for day in date(2014, 1, 1).series(1.day()).take_while(|day| day.year() < 2040) {
        let ordinary = matches!(calendar.why_off(day), None | Some(Why::Weekend));
        let worked = calendar.is_working(day) && law::is_weekend(day);
        assert_eq!(calendar.basis(day).is_some(), !ordinary || worked, "{day}");
    }
    assert_eq!(calendar.basis(date(2026, 8, 22)), Some("12729/VPCP-KGVX, 9441/TB-BNV, 3383/BNV-CVL"));
    assert_eq!(calendar.basis(date(2027, 5, 3)), Some("Bộ luật Lao động 45/2019/QH14, Điều 112"), "in lieu of 1 May");
}

#[test]
fn limits_are_read_and_written() {
    for text in ["5wd", "0d", "2w", "1m", "3y", "24h", "99999wh"] {
        assert_eq!(limit(text).to_string(), text);
    }
    for text in ["", "5", "wd", "-1d", "100000d", "5 wd", "5WD", "1.5d", "5wdx", "٥d"] {
        assert_eq!(text.parse::<Limit>(), Err(BadLimit), "{text}");
    }
}

#[test]
fn an_agency_closes_and_a_notice_opens_again() {
    let calendar = Calendar::civil_service().closed(date(2026, 3, 5)..=date(2026, 3, 9), "Chuyển trụ sở");
    assert_eq!(calendar.why_off(date(2026, 3, 6)), Some(Why::Closed("Chuyển trụ sở".into())));
    assert_eq!(calendar.working_from(date(2026, 3, 5)), date(2026, 3, 10));
    let calendar = calendar.with(read_notices("2026-03-07\twork\t\t5/TB-KCN").expect("readable"));
    assert_eq!(calendar.basis(date(2026, 3, 7)), Some("5/TB-KCN"));
    assert_eq!(calendar.basis(date(2026, 3, 6)), None, "a closure of its own");
    assert!(calendar.is_working(date(2026, 3, 7)));
    assert_eq!(calendar.why_off(date(2026, 3, 7)), None);
    let nothing = Calendar::civil_service().closed(date(2026, 3, 9)..=date(2026, 3, 5), "x");
    assert_eq!(nothing, Calendar::civil_service());
}

proptest! {
    #[test]
    fn so_many_working_days_after_a_day_lie_between(offset in 0i64..8_000, days in 0usize..40) {
        let calendar = Calendar::civil_service();
        let day = date(2014, 1, 1).checked_add(offset.days()).expect("within the calendar");
        let last = calendar.after(day, days);
        prop_assert_eq!(calendar.between(day, last), days as i64);
        prop_assert!(days == 0 || calendar.is_working(last));
    }

    #[test]
    fn later_starts_and_longer_limits_end_no_earlier(
        offset in 0i64..3_000, n in 0u32..60, unit in prop::sample::select(vec!["wd", "d", "w", "m", "h"]),
        pause_from in 0i64..80, pause_days in 0i64..20,
    ) {
        let calendar = Calendar::civil_service();
        let start = date(2019, 11, 1).checked_add(offset.days()).expect("within the calendar");
        let from = start.checked_add(pause_from.days()).expect("within the calendar");
        let pauses = [Pause::days(from, from.checked_add(pause_days.days()).expect("within the calendar"))];
        let due = |start: Date, n: u32| calendar.due(Start::Day(start), limit(&format!("{n}{unit}")), &pauses, None);
        let found = due(start, n);
        prop_assert!(calendar.is_working(found.day));
        prop_assert!(found.day >= start);
        prop_assert!(due(start, n + 1).day >= found.day);
        prop_assert!(due(start.tomorrow().expect("within the calendar"), n).day >= found.day);
        let without = calendar.due(Start::Day(start), limit(&format!("{n}{unit}")), &[], None);
        prop_assert!(without.day <= found.day, "a pause never shortens");
        prop_assert!(found.skipped.is_sorted_by_key(|skipped| skipped.day));
        if unit == "wd" {
            let days = calendar.between(start, found.day);
            let paused = found.skipped.iter().filter(|skipped| skipped.reason == Reason::Paused).count() as i64;
            prop_assert_eq!(days - paused, i64::from(n).max(i64::from(n == 0 && found.day > start)));
        }
    }
}
