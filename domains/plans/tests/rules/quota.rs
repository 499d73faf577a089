//! Limits of commendation, from a day on.

use crate::given::{actor, day, noon, office};
use people::Role;
use plans::lint::QuotaLimits;
use plans::model::{QuotaLimit, Refusal};
use plans::rules::quota::{MOST, SetQuotaLimit, as_of, set};

fn command(from: &str, collectives: Option<i64>, individuals: Option<i64>) -> SetQuotaLimit {
    SetQuotaLimit {
        valid_from: day(from), collectives, individuals, legal_basis: "Hướng dẫn số 5/HD-HĐTĐKT".into()
    }
}

fn limit(from: &str, collectives: Option<i64>, individuals: Option<i64>) -> QuotaLimit {
    set(&command(from, collectives, individuals), &office(), noon("2020-01-21")).unwrap().0
}

#[test]
fn a_limit_is_a_small_number_with_a_basis_set_by_the_office() {
    assert_eq!(limit("2020-01-01", Some(0), Some(MOST)).collectives, Some(0));
    let refused = |command: SetQuotaLimit| set(&command, &office(), noon("2020-01-21")).unwrap_err();
    assert_eq!(refused(command("2020-01-01", Some(-1), None)), Refusal::FigureOutOfRange);
    assert_eq!(refused(command("2020-01-01", None, Some(MOST + 1))), Refusal::FigureOutOfRange);
    let without = SetQuotaLimit { legal_basis: " ".into(), ..command("2020-01-01", None, None) };
    assert_eq!(refused(without), Refusal::TextMissing("legal_basis"));
    let answer = set(&command("2020-01-01", None, None), &actor(Role::UnitHead), noon("2020-01-21"));
    assert_eq!(answer.unwrap_err(), Refusal::NotPermitted);
}

#[test]
fn a_plan_is_held_against_what_held_on_its_day() {
    let limits = [limit("2021-01-01", Some(5), None), limit("2019-01-01", Some(2), Some(3))];
    let of = |collectives, individuals| QuotaLimits { collectives, individuals };
    for (on, expected) in [
        (Some("2018-12-31"), of(None, None)),
        (Some("2019-01-01"), of(Some(2), Some(3))),
        (Some("2020-12-31"), of(Some(2), Some(3))),
        (Some("2021-01-01"), of(Some(5), None)),
        (None, of(Some(5), None)),
    ] {
        assert_eq!(as_of(&limits, on.map(day)), expected, "on {on:?}");
    }
    assert_eq!(as_of(&[], Some(day("2020-01-21"))), of(None, None));
}
