//! What people type: logins, host names, codes.

use kernel::{Ambient, Moment};
use people::rules::login::{host, is_slug, key, read};
use people::rules::second_factor::{
    TypedCode, enrolment, fingerprint, matching_step, new_recovery_codes, new_secret, read_code,
};
use proptest::prelude::*;

#[test]
fn logins_are_compared_without_case_and_marks() {
    let same = [
        "Nguyễn.A@Example.vn",
        "nguyen.a@example.vn",
        " NGUYEN.A@EXAMPLE.VN\u{200b} ",
        "nguye\u{302}\u{303}n.a@example.vn",
    ];
    for typed in same {
        assert_eq!(key(typed), "nguyen.a@example.vn", "{typed:?}");
    }
    let unusable = ["", "ab", "a b c", "a\u{0}", "tên;drop", "аdmin", "a/b/c", "....", &"a".repeat(101)];
    for typed in unusable {
        assert!(read(typed).is_err(), "{typed:?}");
    }
    assert!(read(&"a".repeat(100)).is_ok());
}

#[test]
fn hosts_lose_port_case_and_final_dot() {
    let cases = [
        ("diza.example", Some("diza.example")),
        ("DIZA.Example.", Some("diza.example")),
        ("diza.example:8443", Some("diza.example")),
        ("[2001:db8::1]:443", Some("[2001:db8::1]")),
        ("[2001:db8::1]", Some("[2001:db8::1]")),
        ("", None),
        ("a b", None),
        ("a/../b", None),
        ("diza.example:8o", None),
        ("diza.example@evil.example", None),
    ];
    for (sent, wanted) in cases {
        assert_eq!(host(sent).as_deref(), wanted, "{sent:?}");
    }
    assert!(is_slug("diza") && is_slug("kcn-2"));
    assert!(!is_slug("D") && !is_slug("Diza") && !is_slug("-a") && !is_slug("đồng"));
}

/// RFC 6238, appendix B, SHA-1: the last six digits of each code.
#[test]
fn codes_are_those_of_the_standard() {
    let secret = b"12345678901234567890";
    let vectors = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];
    for (second, code) in vectors {
        let now = Moment::from_second(second).unwrap();
        assert_eq!(matching_step(secret, code, None, now), Some(second / 30), "{second}");
    }
}

#[test]
fn a_code_holds_one_step_around_and_once() {
    let secret = b"12345678901234567890";
    let (step, code) = (1_234_567_890 / 30, "005924");
    let at = |steps: i64| Moment::from_second((step + steps) * 30).unwrap();
    for (steps, wanted) in [(-2, None), (-1, Some(step)), (0, Some(step)), (1, Some(step)), (2, None)] {
        assert_eq!(matching_step(secret, code, None, at(steps)), wanted, "{steps} steps later");
    }
    assert_eq!(matching_step(secret, code, Some(step - 1), at(0)), Some(step));
    assert_eq!(matching_step(secret, code, Some(step), at(0)), None, "used");
    assert_eq!(matching_step(secret, code, Some(step), at(1)), None, "used, and the clock moved on");
    assert_eq!(matching_step(secret, "005925", None, at(0)), None);
    assert_eq!(matching_step(b"short", code, None, at(0)), None, "no code of a broken secret counts");
}

#[test]
fn an_authenticator_is_told_who_and_what() {
    let ambient = Ambient::fixed("2020-01-21T05:00:00Z");
    let secret = new_secret(&ambient);
    let shown = enrolment(&secret, "KCNĐN: Thông Suốt", "lan.tt").unwrap();
    let address = shown.address.expose();
    assert!(address.starts_with("otpauth://totp/") && address.contains("lan.tt"), "{address}");
    let letters = shown.letters.expose().replace(' ', "");
    assert!(address.contains(&letters) && letters.len() == 32, "{address} {letters}");
    assert_eq!(format!("{shown:?}").matches(&letters).count(), 0, "debug output shows no secret");
}

#[test]
fn recovery_codes_are_ten_and_readable() {
    let codes = new_recovery_codes(&Ambient::system());
    assert_eq!(codes.len(), 10);
    let mut prints: Vec<_> = codes.iter().map(|c| fingerprint(c.expose())).collect();
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), 10);
    for code in &codes {
        let plain = code.expose().replace('-', "");
        assert_eq!(read_code(code.expose()), Some(TypedCode::Recovery(plain.clone())));
        assert_eq!(read_code(&plain.to_uppercase()), Some(TypedCode::Recovery(plain)));
    }
}

#[test]
fn what_is_no_code_is_none() {
    for typed in [
        "",
        "12345",
        "1234567",
        "12345a",
        "７８９０１２",
        "7zk4-009m-qx5t-111",
        "7zk4-009m-qx5t-111u",
        &"1".repeat(10_000),
    ] {
        assert_eq!(read_code(typed), None, "{typed:?}");
    }
}

proptest! {
    #[test]
    fn a_login_that_is_read_is_found_again(typed in any::<String>()) {
        let once = key(&typed);
        prop_assert_eq!(key(&once), once.clone());
        prop_assert!(once.chars().count() <= 101);
        if let Ok(login) = read(&typed) {
            prop_assert_eq!(&login.key, &once);
            prop_assert_eq!(key(&login.shown), once.clone());
            prop_assert!(once.is_ascii());
        }
    }

    #[test]
    fn likely_logins_are_found_however_typed(login in "[a-zA-ZđĐêÊứ][a-z0-9._@-]{2,40}", blanks in "[ \t\u{a0}]{0,3}") {
        let read_back = read(&format!("{blanks}{login}{blanks}")).unwrap();
        prop_assert_eq!(read_back.key, key(&login.to_uppercase()));
    }

    #[test]
    fn six_digits_are_read_however_parted(digits in "[0-9]{6}", cuts in proptest::collection::vec((0usize..7, "[ \u{a0}.-]"), 0..5)) {
        let mut typed = digits.clone();
        for (at, sign) in cuts {
            let at = typed.char_indices().map(|(i, _)| i).nth(at).unwrap_or(typed.len());
            typed.insert_str(at, &sign);
        }
        prop_assert_eq!(read_code(&typed), Some(TypedCode::Authenticator(digits)));
    }

    #[test]
    fn recovery_codes_forgive_the_eye(code in "[0-9abcdefghjkmnpqrstvwxyz]{16}", look_alike in "[oOilIL]", at in 0usize..16) {
        let mut typed: Vec<char> = code.to_uppercase().chars().collect();
        let sign = look_alike.chars().next().unwrap();
        typed[at] = sign;
        let mut wanted: Vec<char> = code.chars().collect();
        wanted[at] = if matches!(sign, 'o' | 'O') { '0' } else { '1' };
        let wanted: String = wanted.into_iter().collect();
        let typed: String = typed.chunks(4).map(|g| g.iter().collect::<String>()).collect::<Vec<_>>().join(" – ");
        prop_assert_eq!(read_code(&typed), Some(TypedCode::Recovery(wanted)));
    }

    #[test]
    fn any_text_is_a_code_or_none(typed in any::<String>()) {
        match read_code(&typed) {
            Some(TypedCode::Authenticator(code)) => prop_assert!(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())),
            Some(TypedCode::Recovery(code)) => prop_assert!(code.len() == 16 && code.is_ascii()),
            None => {}
        }
    }

    #[test]
    fn any_host_is_one_or_none(sent in any::<String>()) {
        if let Some(name) = host(&sent) {
            prop_assert_eq!(host(&name), Some(name.clone()));
            prop_assert!(!name.contains(['/', '@', ' ']));
        }
    }
}
