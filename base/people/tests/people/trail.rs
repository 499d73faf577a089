//! The audit trail in the database: one chain an agency, whoever writes at once; what is changed below is found.

use crate::office::{DOMAINS, diza, founded};
use kernel::Subject;
use people::model::audit::BrokenReason;
use people::rules::chain::{line, verify_lines};
use people::store::audit_trail::{self, Wanted};
use people::{AgencyId, Entry, Head, audit};
use serde_json::json;
use store::{Sql, args};
use testkit::TestDb;

fn entry(test: &TestDb) -> Entry {
    Entry {
        actor: Some(test.ambient.id()),
        action: "plan.signed",
        subject: Some(Subject::new("plan", test.ambient.id::<Subject>())),
        detail: json!({ "số": "06/KH-KCNĐN", "z": 1, "a": [null, 1.5, "\u{0}"] }),
        source: Some("2001:db8::1".parse().unwrap()),
    }
}

async fn filled(test: &TestDb) -> AgencyId {
    let agency = founded(test, diza()).await.agency;
    test.ambient.advance(jiff::SignedDuration::from_micros(1));
    let mut tx = test.db.begin().await.unwrap();
    for _ in 0..3 {
        audit(&mut tx, agency, entry(test), test.ambient.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    agency
}

#[tokio::test]
async fn what_was_told_is_read_back_checked_and_exported() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = filled(test).await;
        let head = audit_trail::head(&test.db, agency).await.unwrap();
        assert_eq!(audit_trail::verify(&test.db, agency, Some(head)).await.unwrap(), Ok(head));
        let all = audit_trail::list_after(&test.db, agency, 0, 1000).await.unwrap();
        assert_eq!(i64::try_from(all.len()).unwrap(), head.number);
        let lines: Vec<String> = all.iter().map(line).collect();
        assert_eq!(verify_lines(&lines, Some(head)), Ok(head), "offline");
        let last = all.last().unwrap();
        assert_eq!(last.detail, r#"{"số":"06/KH-KCNĐN","z":1,"a":[null,1.5,"\u0000"]}"#, "the very characters");
        assert_eq!(last.source.as_deref(), Some("2001:db8::1"));

        let wanted = Wanted { subject: last.subject.clone(), ..Wanted::default() };
        let found = audit_trail::list_latest(&test.db, agency, wanted, 10).await.unwrap();
        assert_eq!(found, std::slice::from_ref(last));
        let page =
            audit_trail::list_latest(&test.db, agency, Wanted { before: Some(last.number), ..Wanted::default() }, 2)
                .await;
        assert_eq!(page.unwrap().iter().map(|e| e.number).collect::<Vec<_>>(), [last.number - 1, last.number - 2]);
        let secret = lines.iter().any(|l| l.contains("argon2") || l.contains("password_hash"));
        assert!(!secret, "the trail tells no secrets");
    })
    .await;
}

#[tokio::test]
async fn an_entry_of_what_did_not_happen_is_not_there() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = filled(test).await;
        let before = audit_trail::head(&test.db, agency).await.unwrap();
        let mut tx = test.db.begin().await.unwrap();
        audit(&mut tx, agency, entry(test), test.ambient.now()).await.unwrap();
        drop(tx);
        assert_eq!(audit_trail::head(&test.db, agency).await.unwrap(), before);
        let mut tx = test.db.begin().await.unwrap();
        audit(&mut tx, agency, entry(test), test.ambient.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            audit_trail::verify(&test.db, agency, Some(before)).await.unwrap().unwrap().number,
            before.number + 1
        );
    })
    .await;
}

#[tokio::test]
async fn many_writers_make_one_chain() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = founded(test, diza()).await.agency;
        let before = audit_trail::head(&test.db, agency).await.unwrap().number;
        let tasks: Vec<_> = (0..20)
            .map(|_| {
                let (db, entry, now) = (test.db.clone(), entry(test), test.ambient.now());
                tokio::spawn(async move {
                    let mut tx = db.begin().await.unwrap();
                    audit(&mut tx, agency, entry, now).await.unwrap();
                    tx.commit().await.unwrap();
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let head = audit_trail::verify(&test.db, agency, None).await.unwrap().unwrap();
        assert_eq!(head.number, before + 20);
    })
    .await;
}

/// What somebody with the database's password could do.
const TAMPERED: &[(&str, BrokenReason)] = &[
    ("UPDATE audit_entries SET detail = '{}' WHERE agency_id = $1 AND number = 3", BrokenReason::Content),
    ("UPDATE audit_entries SET action = 'plan.read' WHERE agency_id = $1 AND number = 3", BrokenReason::Content),
    ("UPDATE audit_entries SET actor_id = agency_id WHERE agency_id = $1 AND number = 3", BrokenReason::Content),
    ("UPDATE audit_entries SET source = '203.0.113.9' WHERE agency_id = $1 AND number = 3", BrokenReason::Content),
    (
        "UPDATE audit_entries SET subject_kind = 'x', subject_id = agency_id WHERE agency_id = $1 AND number = 3",
        BrokenReason::Content,
    ),
    (
        "UPDATE audit_entries SET at = (SELECT created_at FROM agencies WHERE id = $1)
         WHERE agency_id = $1 AND number = (SELECT number FROM audit_heads WHERE agency_id = $1)",
        BrokenReason::Content,
    ),
    (
        "UPDATE audit_entries SET hash = (SELECT hash FROM audit_heads WHERE agency_id = $1) WHERE agency_id = $1 AND number = 3",
        BrokenReason::Content,
    ),
    (
        "UPDATE audit_entries SET previous = (SELECT hash FROM audit_heads WHERE agency_id = $1)
         WHERE agency_id = $1 AND number = 3",
        BrokenReason::Previous,
    ),
    ("DELETE FROM audit_entries WHERE agency_id = $1 AND number = 3", BrokenReason::Number),
    ("DELETE FROM audit_entries WHERE agency_id = $1 AND number >= 3", BrokenReason::Anchor),
    ("UPDATE audit_heads SET number = 2 WHERE agency_id = $1", BrokenReason::Anchor),
];

#[tokio::test]
async fn whatever_is_changed_below_is_found() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = filled(test).await;
        for (text, wanted) in TAMPERED {
            let mut tx = test.db.begin().await.unwrap();
            let touched = tx.run(Sql { name: "TAMPER", text }, args![agency]).await.unwrap();
            assert!(touched > 0, "{text}");
            let found = audit_trail::verify(&mut tx, agency, None).await.unwrap();
            assert_eq!(found.map_err(|broken| broken.reason), Err(*wanted), "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_end_cut_off_together_with_the_head_shows_against_a_noted_head() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = filled(test).await;
        let noted: Head = audit_trail::head(&test.db, agency).await.unwrap().to_string().parse().unwrap();
        let mut tx = test.db.begin().await.unwrap();
        for text in [
            "DELETE FROM audit_entries WHERE agency_id = $1 AND number > 2",
            "UPDATE audit_heads SET number = 2, hash = (SELECT hash FROM audit_entries WHERE agency_id = $1 AND number = 2)
             WHERE agency_id = $1",
        ] {
            tx.run(Sql { name: "TAMPER", text }, args![agency]).await.unwrap();
        }
        assert!(audit_trail::verify(&mut tx, agency, None).await.unwrap().is_ok(), "by itself it cannot tell");
        let found = audit_trail::verify(&mut tx, agency, Some(noted)).await.unwrap();
        assert_eq!(found.unwrap_err().reason, BrokenReason::Anchor);
    })
    .await;
}

#[test]
fn no_statement_changes_or_removes_an_entry() {
    for sql in people::store::statements() {
        let text = sql.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        for banned in ["update audit_entries", "delete from audit_entries"] {
            assert!(!text.contains(banned), "{}: {text}", sql.name);
        }
        assert!(!(text.contains("audit_entries") && text.contains("on conflict")), "{}", sql.name);
    }
}
