//! The audit chain by itself: whatever is changed in an export is found.

use kernel::{Ambient, Id, Subject};
use people::model::audit::BrokenReason;
use people::rules::chain::{hash, line, read_line, verify, verify_lines};
use people::{AccountId, AgencyId, AuditEntry, Head};

fn chain(length: i64) -> Vec<AuditEntry> {
    let ambient = Ambient::fixed("2020-01-21T05:00:00.25Z");
    let (agency, actor): (AgencyId, AccountId) = (ambient.id(), ambient.id());
    let mut previous = Head::START.hash;
    (1..=length)
        .map(|number| {
            ambient.advance(jiff::SignedDuration::from_micros(7));
            let whole = number % 2 == 1;
            let mut entry = AuditEntry {
                agency,
                number,
                at: ambient.now(),
                actor: whole.then_some(actor),
                action: "plan.signed".into(),
                subject: whole.then(|| Subject::new("plan", ambient.id::<Subject>())),
                detail: r#"{"số":"06/KH-KCNĐN","note":"a \"quote\""}"#.into(),
                source: whole.then(|| "203.0.113.7".into()),
                previous,
                hash: [0; 32],
            };
            entry.hash = hash(&entry);
            previous = entry.hash;
            entry
        })
        .collect()
}

fn exported(entries: &[AuditEntry]) -> Vec<String> {
    entries.iter().map(line).collect()
}

fn checked(lines: &[String], anchor: Option<Head>) -> Result<Head, BrokenReason> {
    verify_lines(lines, anchor).map_err(|broken| broken.reason)
}

#[test]
fn a_whole_chain_holds() {
    let entries = chain(5);
    let head = Head { number: 5, hash: entries[4].hash };
    assert_eq!(verify(&entries, None), Ok(head));
    assert_eq!(verify(&entries, Some(head)), Ok(head));
    assert_eq!(checked(&exported(&entries), None), Ok(head));
    assert_eq!(verify(&[], None), Ok(Head::START));
    assert_eq!(head.to_string().parse(), Ok(head));
    assert!("5:xyz".parse::<Head>().is_err() && "".parse::<Head>().is_err() && "-1:00".parse::<Head>().is_err());
}

/// The form is a promise to archives: this value changes only together with the name in front of the bytes.
#[test]
fn the_hashed_form_stays() {
    let mut entry = AuditEntry {
        agency: Id::from_uuid(uuid::Uuid::from_u128(1)),
        number: 1,
        at: "2020-01-21T05:00:00Z".parse().unwrap(),
        actor: None,
        action: "a".into(),
        subject: None,
        detail: "{}".into(),
        source: None,
        previous: [0; 32],
        hash: [0; 32],
    };
    let written = concat!(
        "74686f6e6773756f742d61756469742d31", // thongsuot-audit-1
        "0000000000000010",
        "00000000000000000000000000000001", // agency
        "0000000000000008",
        "0000000000000001", // number
        "000000000000001b",
        "323032302d30312d32315430353a30303a30302e3030303030305a", // moment
        "ffffffffffffffff",                                       // no actor
        "0000000000000001",
        "61", // action
        "ffffffffffffffff",
        "ffffffffffffffff", // no subject
        "0000000000000002",
        "7b7d",             // detail
        "ffffffffffffffff", // no source
        "0000000000000020",
        "0000000000000000000000000000000000000000000000000000000000000000",
    );
    let bytes: Vec<u8> =
        (0..written.len()).step_by(2).map(|i| u8::from_str_radix(&written[i..i + 2], 16).unwrap()).collect();
    let wanted: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(&bytes).into();
    assert_eq!(hash(&entry), wanted);
    entry.source = Some(String::new());
    assert_ne!(hash(&entry), wanted, "empty is not absent");
}

#[test]
fn any_byte_of_any_line_that_changes_is_found() {
    let lines = exported(&chain(4));
    for (row, original) in lines.iter().enumerate() {
        for at in 0..original.len() {
            for flip in [1_u8, 0x20] {
                let mut bytes = original.clone().into_bytes();
                bytes[at] ^= flip;
                let Ok(changed) = String::from_utf8(bytes) else { continue };
                let mut tampered = lines.clone();
                tampered[row] = changed;
                assert!(checked(&tampered, None).is_err(), "row {row}, byte {at}, flip {flip}: {}", tampered[row]);
            }
        }
    }
}

#[test]
fn other_words_for_the_same_content_are_no_export() {
    let text = exported(&chain(1)).remove(0);
    for other in [
        format!(" {text}"),
        text.replace("\"number\":1", "\"number\": 1"),
        text.replace(".25000", ".250000"),
        text.replace("plan", "\\u0070lan"),
    ] {
        assert!(other == text || read_line(&other).is_none(), "{other}");
    }
    assert!(read_line(&text).is_some());
    for nonsense in ["", "{}", "[]", "null", "\u{0}"] {
        assert!(read_line(nonsense).is_none());
    }
}

#[test]
fn rows_that_are_removed_moved_or_doubled_are_found() {
    let lines = exported(&chain(5));
    let without =
        |row: usize| lines.iter().enumerate().filter(|(i, _)| *i != row).map(|(_, l)| l.clone()).collect::<Vec<_>>();
    for row in 0..4 {
        assert_eq!(checked(&without(row), None), Err(BrokenReason::Number), "without row {row}");
    }
    let mut swapped = lines.clone();
    swapped.swap(1, 2);
    assert_eq!(checked(&swapped, None), Err(BrokenReason::Number));
    let mut doubled = lines.clone();
    doubled.insert(2, lines[1].clone());
    assert_eq!(checked(&doubled, None), Err(BrokenReason::Number));
}

#[test]
fn a_forger_who_hashes_anew_must_go_on_to_the_end_and_then_the_noted_head_tells() {
    let mut entries = chain(5);
    let noted = Head { number: 4, hash: entries[3].hash };
    entries[1].detail = "{}".into();
    assert_eq!(verify(&entries, None).unwrap_err().reason, BrokenReason::Content);
    entries[1].hash = hash(&entries[1]);
    assert_eq!(verify(&entries, None).unwrap_err().reason, BrokenReason::Previous);
    for row in 2..5 {
        entries[row].previous = entries[row - 1].hash;
        entries[row].hash = hash(&entries[row]);
    }
    assert!(verify(&entries, None).is_ok(), "by itself the chain cannot tell");
    assert_eq!(verify(&entries, Some(noted)).unwrap_err().reason, BrokenReason::Anchor);
}

#[test]
fn an_end_that_was_cut_off_shows_only_against_a_noted_head() {
    let entries = chain(5);
    let noted = Head { number: 4, hash: entries[3].hash };
    for kept in 0..=5 {
        let found = verify(&entries[..kept], Some(noted)).map_err(|b| (b.number, b.reason));
        let wanted = if kept >= 4 { Ok(kept) } else { Err((4, BrokenReason::Anchor)) };
        assert_eq!(found.map(|head| usize::try_from(head.number).unwrap()), wanted, "{kept} rows kept");
        assert!(verify(&entries[..kept], None).is_ok());
    }
}

#[test]
fn two_agencies_are_two_chains() {
    let mut entries = chain(3);
    entries[2].agency = Id::from_uuid(uuid::Uuid::from_u128(7));
    entries[2].hash = hash(&entries[2]);
    assert_eq!(verify(&entries, None).unwrap_err().reason, BrokenReason::OtherAgency);
}
