//! Attempts, sessions and idle days: what holds until when.

use jiff::SignedDuration;
use kernel::{Ambient, Moment};
use people::rules::session::{device_words, is_alive, is_idle, is_seen_anew, owed};
use people::rules::throttle::{Scope, Throttle, address_key};
use people::{Owed, Role, SecurityPolicy, Session};

fn start() -> Moment {
    "2020-01-21T05:00:00Z".parse().unwrap()
}

fn later(minutes: i64) -> Moment {
    start() + SignedDuration::from_mins(minutes)
}

#[test]
fn ten_attempts_then_a_pause_then_ten_more() {
    let policy = SecurityPolicy::default();
    let mut state = Throttle::start(start());
    for attempt in 1..=10 {
        let counted = state.count(&policy, Scope::Login, later(1));
        assert_eq!(counted.refused_until, None, "attempt {attempt}");
        state = counted.after;
    }
    let counted = state.count(&policy, Scope::Login, later(2));
    assert_eq!(counted.refused_until, Some(later(17)));
    state = counted.after;
    let during = state.count(&policy, Scope::Login, later(16));
    assert_eq!(
        (during.refused_until, &during.after),
        (Some(later(17)), &state),
        "asking again does not make it longer"
    );
    let after = state.count(&policy, Scope::Login, later(17));
    assert_eq!((after.refused_until, after.after.attempts), (None, 1));
}

#[test]
fn a_window_that_is_over_starts_anew() {
    let policy = SecurityPolicy::default();
    let state = Throttle { attempts: 10, window_from: start(), locked_until: None };
    assert!(state.count(&policy, Scope::Login, later(14)).refused_until.is_some());
    assert_eq!(
        state.count(&policy, Scope::Login, later(15)).after,
        Throttle { attempts: 1, window_from: later(15), locked_until: None }
    );
    assert!(
        state.count(&policy, Scope::Address, later(14)).refused_until.is_none(),
        "an address may try a hundred times"
    );
}

#[test]
fn addresses_are_counted_by_who_can_have_them() {
    let cases = [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2::5", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::1", "::/64"),
    ];
    for (address, wanted) in cases {
        assert_eq!(address_key(address.parse().unwrap()), wanted);
    }
}

#[test]
fn sessions_end_when_idle_and_when_old() {
    let policy = SecurityPolicy::default();
    let cases = [(0, 29, true), (0, 30, false), (11 * 60 + 59, 11 * 60 + 59, true), (11 * 60 + 59, 12 * 60, false)];
    for (seen, now, wanted) in cases {
        assert_eq!(
            is_alive(&policy, start(), later(seen), later(now)),
            wanted,
            "seen at {seen} min, asked at {now} min"
        );
    }
    assert!(!is_seen_anew(start(), start() + SignedDuration::from_secs(59)));
    assert!(is_seen_anew(start(), later(1)));
}

#[test]
fn idle_days_count_from_the_last_use_or_from_being_enabled() {
    let policy = SecurityPolicy::default();
    let day = |d: i64| later(d * 24 * 60);
    assert!(!is_idle(&policy, Some(day(0)), day(-100), day(44)));
    assert!(is_idle(&policy, Some(day(0)), day(-100), day(45)));
    assert!(is_idle(&policy, None, day(0), day(45)), "never used");
    assert!(!is_idle(&policy, Some(day(0)), day(50), day(60)), "enabled again ten days ago");
}

#[test]
fn who_owes_what_first() {
    let session = |second_factor, changed_days_ago: i64| Session {
        id: Ambient::system().id(),
        account_id: Ambient::system().id(),
        created_at: start(),
        seen_at: start(),
        source: None,
        device: String::new(),
        second_factor,
        password_changed_at: Some(later(-changed_days_ago * 24 * 60)),
    };
    let all = SecurityPolicy::default();
    let some = SecurityPolicy { second_factor_for_all: false, ..SecurityPolicy::default() };
    let (specialist, administrator) = ([Role::Specialist], [Role::Specialist, Role::Administrator]);
    let cases = [
        (&all, &specialist[..], session(false, 1), Some(Owed::SecondFactor)),
        (&all, &specialist[..], session(true, 400), None),
        (&some, &specialist[..], session(false, 400), None),
        (&some, &administrator[..], session(false, 1), Some(Owed::SecondFactor)),
        (&some, &administrator[..], session(true, 59), None),
        (&some, &administrator[..], session(true, 60), Some(Owed::NewPassword)),
    ];
    for (number, (policy, roles, session, wanted)) in cases.into_iter().enumerate() {
        assert_eq!(owed(policy, roles, &session, start()), wanted, "case {number}");
    }
}

#[test]
fn device_words_fit_into_a_list() {
    assert_eq!(device_words(" Mozilla/5.0\r\n\u{202e}(X11)\u{0} "), "Mozilla/5.0 (X11)");
    assert_eq!(device_words(&"x".repeat(9000)).len(), 200);
}

#[test]
fn a_policy_may_be_given_in_part_and_never_misspelt() {
    let given: SecurityPolicy = serde_json::from_str(r#"{"idle_days": 30, "second_factor_roles": ["head"]}"#).unwrap();
    let wanted = SecurityPolicy { idle_days: 30, second_factor_roles: vec![Role::Head], ..SecurityPolicy::default() };
    assert_eq!(given, wanted);
    assert!(serde_json::from_str::<SecurityPolicy>(r#"{"idle_day": 30}"#).is_err());
}
