//! Whatever is done to a package on its way, it is refused; what was not touched reads as it was written.

use super::*;
use crate::model::{Asked, Expected, Item, Purpose, Reported, Row, Value};
use evidence::Amount;
use evidence::periods::PeriodKind;
use kernel::{Ambient, Date, Id};
use proptest::prelude::*;
use uuid::Uuid;

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zà-ỹ \"\\\\<>&'{}]{1,40}", Just("“x”\u{2028}\n</script>".to_owned()), "\\PC{1,20}"]
}

fn body() -> impl Strategy<Value = Body> {
    let row = (text(), text(), any::<bool>()).prop_map(|(title, unit, late)| Row {
        title,
        on: Some(Date::constant(2026, 3, 1)),
        unit,
        counts: true,
        late,
    });
    let item = (text(), 0i64..1_000_000, proptest::collection::vec(row, 0..4)).prop_map(|(words, value, rows)| {
        let value = Some(Value::Number(Amount::from_thousandths(value)));
        Reported { code: "1.a".into(), value, words, by_hand: None, not_ours: None, rows: Some(rows) }
    });
    let report = proptest::collection::vec(item, 0..4).prop_map(|mut items| {
        items.iter_mut().enumerate().for_each(|(at, one)| one.code = format!("1.{at}"));
        let made_at = Ambient::fixed("2026-03-20T02:00:00Z").now();
        Body::Report(Report { request: Id::from_uuid(Uuid::nil()), revision: 1, number: 2, made_at, items })
    });
    let request = (text(), text()).prop_map(|(title, wording)| Body::Request {
        id: Id::from_uuid(Uuid::nil()),
        revision: 3,
        closed: false,
        content: Content {
            title,
            purpose: Purpose::Plan,
            paper: String::new(),
            period: Asked { kind: PeriodKind::Quarter, year: 2026, ordinal: 1 },
            due_on: Date::constant(2026, 3, 21),
            note: String::new(),
            items: vec![Item { code: "1".into(), wording, expected: Expected::Share }],
        },
    });
    prop_oneof![report, request]
}

fn payload(from: String, body: Body) -> Payload {
    Payload { from, to: vec![Key([7; 32])], made_at: Ambient::fixed("2026-03-20T02:00:00Z").now(), body }
}

proptest! {
    #[test]
    fn what_was_sealed_opens_as_it_was(seed in any::<[u8; 32]>(), from in text(), body in body()) {
        let payload = payload(from, body);
        let (key, opened) = open(seal(&seed, &payload).as_bytes()).expect("it opens");
        prop_assert_eq!(key, public(&seed));
        prop_assert_eq!(opened, payload);
    }

    /// A letter changed anywhere is refused, or it changed nothing of what the package says.
    #[test]
    fn nothing_can_be_changed_on_the_way(body in body(), at in any::<prop::sample::Index>(), with in 0x20u8..0x7f) {
        let payload = payload("Sở Nội vụ".into(), body);
        let mut package = seal(&[1; 32], &payload).into_bytes();
        let at = at.index(package.len());
        package[at] = with;
        if let Ok((key, opened)) = open(&package) {
            prop_assert_eq!((key, opened), (public(&[1; 32]), payload));
        }
    }

    #[test]
    fn what_somebody_signs_is_read_or_refused_too(text in "\\PC{0,200}", body in body(), cut in any::<prop::sample::Index>()) {
        let _ = open(seal_text(&[7; 32], &text).as_bytes());
        // Nearly right is the hardest.
        let written = serde_json::to_string(&payload("Sở".into(), body)).unwrap();
        let at = (0..=cut.index(written.len())).rev().find(|at| written.is_char_boundary(*at)).unwrap();
        let _ = open(seal_text(&[7; 32], &written[..at]).as_bytes());
        let holed = format!("{}{}", &written[..at], &written[at..].replacen(':', ":-", 1));
        let _ = open(seal_text(&[7; 32], &holed).as_bytes());
    }

    #[test]
    fn whatever_comes_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), json in "\\PC{0,200}") {
        prop_assert!(open(&bytes).is_err());
        prop_assert!(open(json.as_bytes()).is_err());
        prop_assert!(read_card(&bytes).is_none());
    }
}

#[test]
fn another_key_and_another_format_are_told_apart() {
    let payload = payload("Sở".into(), Body::Reminder { request: Id::from_uuid(Uuid::nil()) });
    let package = seal(&[1; 32], &payload);
    let other = package.replace(&public(&[1; 32]).to_string(), &public(&[2; 32]).to_string());
    assert_eq!(open(other.as_bytes()).unwrap_err(), Refused::Altered);
    assert_eq!(
        open(package.replace("goi-lien-thong/1\"", "goi-lien-thong/2\"").as_bytes()).unwrap_err(),
        Refused::OtherFormat
    );
    assert_eq!(open(&vec![b' '; LARGEST + 1]).unwrap_err(), Refused::TooLarge);
    assert_eq!(open(b"{}").unwrap_err(), Refused::NoPackage);
}

#[test]
fn a_card_reads_as_it_was_written() {
    let card = Card::new("Ủy ban nhân dân thành phố".into(), public(&[1; 32]), Some("https://cchc.example.vn".into()));
    assert_eq!(read_card(&write_card(&card)), Some(card.clone()));
    assert_eq!(read_card(&write_card(&Card::new(" ".into(), card.key, None))), None);
    assert_eq!(public(&[1; 32]).fingerprint().len(), 39);
}
