//! Which passwords hold.

use kernel::Ambient;
use people::PasswordRefusal::{self, Common, OwnWords, Repetitive, TooLong, TooShort};
use people::SecurityPolicy;
use people::rules::password::{Owner, check, hash, verify, was_used};
use proptest::prelude::*;

fn judged(password: &str, second_factor: bool) -> Result<(), PasswordRefusal> {
    let agency_words =
        ["diza.dongnai.gov.vn".to_string(), "Ban Quản lý các Khu công nghiệp Đồng Nai".into(), "KCNĐN".into()];
    let owner = Owner { login: "lan.tt", full_name: "Trương Thị Lân", agency_words: &agency_words, second_factor };
    check(&SecurityPolicy::default(), &owner, password)
}

#[test]
fn length_depends_on_the_second_factor() {
    let cases = [
        ("", false, Err(TooShort { least: 14 })),
        ("xk7!vq2#mnz9p", false, Err(TooShort { least: 14 })),
        ("xk7!vq2#mnz9pt", false, Ok(())),
        ("xk7!vq2", true, Err(TooShort { least: 8 })),
        ("xk7!vq2#", true, Ok(())),
        // Characters are counted, not bytes; a mark typed apart is no character of its own.
        ("ệọầớửễự", true, Err(TooShort { least: 8 })),
        ("e\u{323}\u{302}o\u{323}a\u{302}\u{300}o\u{31b}\u{301}u\u{31b}\u{309}", true, Err(TooShort { least: 8 })),
    ];
    for (password, second_factor, wanted) in cases {
        assert_eq!(judged(password, second_factor), wanted, "{password:?}, second factor: {second_factor}");
    }
    let long: String = (10..99).map(|n| format!("trời{n}mưa")).collect();
    let most: String = long.chars().take(128).collect();
    assert_eq!(judged(&most, false), Ok(()));
    assert_eq!(judged(&format!("{most}x"), false), Err(TooLong { most: 128 }));
}

#[test]
fn what_is_tried_first_is_refused() {
    let cases = [
        ("matkhau123", Common),
        ("MatKhau@123", Common),
        ("Mật khẩu 2020!", Common),
        ("m@tkh4u2020", Common),
        ("vietnam2020", Common),
        ("Vi3tN4m@2020!!", Common),
        ("p@ssw0rd2020", Common),
        ("Password123456", Common),
        ("adm1n1strat0r!", Common),
        ("dongnai@1234", OwnWords),
        ("BienHoa#2024", Common),
        ("AnhYeuEm1990", Common),
        ("quantri@2026", Common),
        ("thongsuot2026!", Common),
        ("letmein-please-iloveyou", Common),
        ("19051982", Common),
        ("0251.3892.378", Common),
        ("lan.tt@2020", OwnWords),
        ("truongthilan", OwnWords),
        ("TruongThiLan1985", OwnWords),
        ("diza_dongnai_2026", OwnWords),
        ("kcndn-kcndn-1", OwnWords),
        ("aaaaaaaaaaaaaa", Repetitive),
        ("abababababab1", Repetitive),
        ("xkqzxkqzxkqzxkqz", Repetitive),
        ("qwertyuiop123456", Repetitive),
        ("1qaz2wsx3edc4rfv", Repetitive),
        ("abcdefghijklmn", Repetitive),
        ("98765432109876", Repetitive),
        ("zxcvbnmasdfghjkl", Repetitive),
    ];
    for (password, wanted) in cases {
        let found = judged(password, true);
        let fits = match found {
            // Of a password that is bad in two ways the table names one.
            Err(Common | OwnWords) => matches!(wanted, Common | OwnWords),
            Err(other) => other == wanted,
            Ok(()) => false,
        };
        assert!(fits, "{password:?}: {found:?}, wanted {wanted:?}");
    }
}

#[test]
fn what_people_can_remember_holds() {
    let cases = [
        "chiếc thuyền giấy qua cầu 7",
        "mưa tháng bảy gãy cành trám",
        "correct horse battery staple",
        "ngày xưa có một con trâu đen",
        "Gà gáy ba hồi, chợ phiên đông nghịt",
        "k3tt-w9xz-p2mr-5hvq",
        "x9!Kq2_vT7#mZw",
    ];
    for password in cases {
        assert_eq!(judged(password, false), Ok(()), "{password:?}");
    }
}

#[test]
fn a_hash_knows_its_password_and_no_other() {
    let ambient = Ambient::fixed("2020-01-21T05:00:00Z");
    let (one, two) = (hash(&ambient, "Cầu Hiền Lương"), hash(&ambient, "Cầu Hiền Lương"));
    assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
    assert_ne!(one, two, "each has salt of its own");
    assert!(verify(Some(&one), "Cầu Hiền Lương"));
    assert!(verify(Some(&one), "Ca\u{302}\u{300}u Hie\u{302}\u{300}n Lương"), "keyboards compose letters differently");
    for wrong in ["cầu hiền lương", "Cau Hien Luong", "", "Cầu Hiền Lương "] {
        assert!(!verify(Some(&one), wrong), "{wrong:?}");
    }
    assert!(!verify(None, "Cầu Hiền Lương"));
    assert!(!verify(Some("not a hash"), "not a hash"));
    assert!(was_used(&[two, one], "Cầu Hiền Lương"));
    assert!(!was_used(&[], "Cầu Hiền Lương"));
}

proptest! {
    #[test]
    fn any_text_is_judged(password in any::<String>(), second_factor: bool) {
        let counted = viet::nfc(&password).chars().count();
        match judged(&password, second_factor) {
            Ok(()) => prop_assert!((8..=128).contains(&counted)),
            Err(TooShort { least }) => prop_assert!(counted < least),
            Err(TooLong { most }) => prop_assert!(counted > most),
            Err(_) => {}
        }
    }
}
