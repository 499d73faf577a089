//! Kept pages are asked for again, by a real job from a real server.

use crate::common::TABLES;
use crate::fetch::{Desk, HERE, desk, server};
use evidence::fetch::{Problem, check_again};
use evidence::{Command, LinkCheck, ProofId};
use jiff::SignedDuration;
use std::sync::atomic::Ordering;
use testkit::TestDb;

async fn confirm(test: &TestDb, desk: &Desk<'_>, proof: ProofId) {
    let found = evidence::find(&test.db, desk.agency, proof).await.unwrap().unwrap();
    let mut tx = test.db.begin().await.unwrap();
    evidence::review(&mut tx, &test.ambient, &desk.chief, proof, found.version, Command::Confirm).await.unwrap();
    tx.commit().await.unwrap();
}

async fn checked(test: &TestDb, desk: &Desk<'_>, proof: ProofId) -> Option<LinkCheck> {
    evidence::find_check(&test.db, desk.agency, proof).await.unwrap()
}

/// Lets all that is due be done, what follows from it too.
async fn work(desk: &Desk<'_>) {
    while desk.worker.run_due().await.unwrap() > 0 {}
}

#[tokio::test]
async fn a_page_that_is_gone_is_told_with_its_day_until_it_is_back() {
    testkit::on_both_engines(TABLES, async |test| {
        let (server, desk) = (server().await, desk(test, HERE).await);
        let id = desk.hand_in(&format!("http://127.0.0.1:{}/vanishing", server.port), "").await;
        confirm(test, &desk, id).await;
        work(&desk).await;
        let copy = desk.capture(id).await.unwrap();
        assert!(copy.file_id.is_some());
        assert_eq!(checked(test, &desk, id).await, None, "what was kept just now is not asked for again");

        // Two weeks later it is not due; after five weeks it is, and gone.
        test.ambient.advance(SignedDuration::from_hours(14 * 24));
        work(&desk).await;
        assert_eq!(server.asked.load(Ordering::SeqCst), 1);
        test.ambient.advance(SignedDuration::from_hours(21 * 24));
        work(&desk).await;
        let gone = checked(test, &desk, id).await.expect("the round asked");
        assert_eq!((gone.problem, gone.gone_since), (Some(Problem::NotFound), Some(gone.checked_at)));
        assert_eq!(desk.capture(id).await.unwrap(), copy, "the copy stays");

        // Asked again it is still gone since the first time; then it is back.
        for problem in [Some(Problem::NotFound), None] {
            test.ambient.advance(SignedDuration::from_hours(24));
            let mut tx = test.db.begin().await.unwrap();
            check_again(&mut tx, &test.ambient, desk.agency, vec![id]).await.unwrap();
            tx.commit().await.unwrap();
            work(&desk).await;
            let found = checked(test, &desk, id).await.unwrap();
            assert_eq!((found.problem, found.gone_since), (problem, problem.and(gone.gone_since)));
            assert!(found.checked_at > gone.checked_at);
        }
        assert_eq!(server.asked.load(Ordering::SeqCst), 4);
    })
    .await;
}

#[tokio::test]
async fn many_links_are_checked_in_turn_and_only_what_has_a_copy_by_itself() {
    testkit::on_both_engines(TABLES, async |test| {
        let (server, desk) = (server().await, desk(test, HERE).await);
        let mut kept = Vec::new();
        for number in 0..23 {
            kept.push(desk.hand_in(&format!("http://127.0.0.1:{}/page?{number}", server.port), "Bài").await);
        }
        let never = desk.hand_in(&format!("http://127.0.0.1:{}/nothing", server.port), "Bài").await;
        let proposed = desk.hand_in(&format!("http://127.0.0.1:{}/page", server.port), "Bài").await;
        for id in kept.iter().chain([&never]) {
            confirm(test, &desk, *id).await;
        }
        work(&desk).await;
        test.ambient.advance(SignedDuration::from_hours(40 * 24));
        work(&desk).await;
        for id in &kept {
            assert_eq!(checked(test, &desk, *id).await.expect("the round came to it").problem, None);
        }
        assert_eq!(checked(test, &desk, never).await, None, "nothing was kept of it");
        assert_eq!(checked(test, &desk, proposed).await, None, "nobody confirmed it");

        // Asked for by name, every address is.
        let mut tx = test.db.begin().await.unwrap();
        let all: Vec<ProofId> = kept.iter().copied().chain([never, proposed]).collect();
        check_again(&mut tx, &test.ambient, desk.agency, all.clone()).await.unwrap();
        check_again(&mut tx, &test.ambient, desk.agency, Vec::new()).await.unwrap();
        tx.commit().await.unwrap();
        work(&desk).await;
        for id in all {
            let found = checked(test, &desk, id).await.expect("asked for");
            assert_eq!(found.problem.is_some(), id == never, "{found:?}");
        }
    })
    .await;
}
