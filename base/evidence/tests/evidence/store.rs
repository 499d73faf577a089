//! Proofs on both engines: their life, their history, and who can see them.

use crate::common::{TABLES, actor, day, new_agency, note, task};
use evidence::{Command, Error, HandIn, Happened, NewContent, Proof, ProofId, Refusal, Standing, Verdict};
use files::{Files, NewFile};
use people::{Actor, AgencyId, Role};
use testkit::TestDb;

struct Office {
    agency: AgencyId,
    specialist: Actor,
    chief: Actor,
}

async fn office(test: &TestDb) -> Office {
    let agency = new_agency(test).await;
    let specialist = actor(&test.ambient, agency, Role::Specialist);
    let chief = actor(&test.ambient, agency, Role::ChiefOfOffice);
    Office { agency, specialist, chief }
}

async fn hand_in(test: &TestDb, by: &Actor, new: HandIn) -> Result<ProofId, Error> {
    let mut tx = test.db.begin().await.unwrap();
    let id = evidence::hand_in(&mut tx, &test.ambient, by, new).await?;
    tx.commit().await.unwrap();
    Ok(id)
}

async fn review(test: &TestDb, by: &Actor, id: ProofId, version: i64, command: Command) -> Result<Standing, Error> {
    let mut tx = test.db.begin().await.unwrap();
    let state = evidence::review(&mut tx, &test.ambient, by, id, version, command).await?;
    tx.commit().await.unwrap();
    Ok(state.standing())
}

async fn get(test: &TestDb, agency: AgencyId, id: ProofId) -> Proof {
    evidence::find(&test.db, agency, id).await.unwrap().expect("it is there")
}

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[tokio::test]
async fn every_statement_is_understood() {
    testkit::check_statements(TABLES, &evidence::statements()).await;
}

#[tokio::test]
async fn a_proof_is_returned_handed_in_again_confirmed_and_revoked_and_keeps_its_history() {
    testkit::on_both_engines(TABLES, async |test| {
        let Office { agency, specialist, chief } = office(test).await;
        let served = task(&test.ambient);
        let new = HandIn { serves: vec![served.clone()], ..note("Đối thoại", "2020-01-20") };
        let id = hand_in(test, &specialist, new).await.unwrap();
        let give_back = Command::Return { reason: "thiếu danh sách".into() };
        let revoke = Command::Revoke { reason: "nhầm ngày".into() };
        for (version, by, command, expected) in [
            (1, &chief, give_back, Standing::Returned),
            (2, &specialist, Command::HandInAgain, Standing::Proposed),
            (3, &chief, Command::Confirm, Standing::Confirmed),
            (4, &chief, revoke, Standing::Revoked),
        ] {
            test.ambient.advance(jiff::SignedDuration::from_mins(1));
            assert_eq!(review(test, by, id, version, command).await.unwrap(), expected);
            assert_eq!(get(test, agency, id).await.state.standing(), expected, "as it is kept");
        }
        let history = evidence::list_reviews(&test.db, agency, id).await.unwrap();
        let told: Vec<_> = history.iter().map(|r| (r.verdict, r.reviewed_by, r.reason.as_deref())).collect();
        let (one, two) = (Some(specialist.account), Some(chief.account));
        assert_eq!(
            told,
            [
                (Verdict::HandedIn, one, None),
                (Verdict::Returned, two, Some("thiếu danh sách")),
                (Verdict::HandedIn, one, None),
                (Verdict::Confirmed, two, None),
                (Verdict::Revoked, two, Some("nhầm ngày")),
            ]
        );
        let trail = people::store::audit_trail::list_after(&test.db, agency, 0, 10).await.unwrap();
        let actions: Vec<_> = trail.iter().map(|e| e.action.as_str()).filter(|a| a.starts_with("proof.")).collect();
        let expected = ["handed_in", "returned", "handed_in", "confirmed", "revoked"].map(|a| format!("proof.{a}"));
        assert_eq!(actions, expected);
        let changes = store::changes_since(&test.db, agency, 0, 100).await.unwrap();
        assert_eq!(changes.iter().filter(|c| c.kind == "proof").count(), 5);
        assert_eq!(
            changes.iter().filter(|c| c.kind == "task" && c.id == served.id).count(),
            5,
            "what it serves changed too"
        );
    })
    .await;
}

#[tokio::test]
async fn a_change_on_top_of_an_old_version_is_refused_with_theirs() {
    testkit::on_both_engines(TABLES, async |test| {
        let Office { agency, specialist, chief } = office(test).await;
        let id = hand_in(test, &specialist, note("Đối thoại", "2020-01-20")).await.unwrap();
        let edit = async |by: &Actor, version, title| {
            let mut tx = test.db.begin().await.unwrap();
            let new = note(title, "2020-01-19");
            evidence::edit(&mut tx, &test.ambient, by, id, version, new).await?;
            tx.commit().await.unwrap();
            Ok::<(), Error>(())
        };
        edit(&chief, 1, "Đối thoại lần một").await.unwrap();
        let Refusal::Changed { theirs } = refused(edit(&specialist, 1, "khác").await) else {
            panic!("another refusal")
        };
        assert_eq!((theirs.version, theirs.title.as_str()), (2, "Đối thoại lần một"));
        let stale = refused(review(test, &chief, id, 1, Command::Confirm).await);
        assert!(matches!(stale, Refusal::Changed { .. }), "nobody confirms what they have not seen: {stale:?}");
        assert_eq!(get(test, agency, id).await.happened_on, day("2020-01-19"));
        review(test, &chief, id, 2, Command::Confirm).await.unwrap();
        assert_eq!(refused(edit(&specialist, 3, "sau").await), Refusal::WrongStanding { now: Standing::Confirmed });
    })
    .await;
}

#[tokio::test]
async fn of_two_verdicts_at_once_one_holds() {
    testkit::on_both_engines(TABLES, async |test| {
        let Office { agency, specialist, chief } = office(test).await;
        let head = actor(&test.ambient, agency, Role::Head);
        let id = hand_in(test, &specialist, note("Đối thoại", "2020-01-20")).await.unwrap();
        let give_back = Command::Return { reason: "thiếu".into() };
        let (one, two) =
            tokio::join!(review(test, &chief, id, 1, Command::Confirm), review(test, &head, id, 1, give_back));
        assert_eq!(one.is_ok() as usize + two.is_ok() as usize, 1, "{one:?} {two:?}");
        assert_eq!(evidence::list_reviews(&test.db, agency, id).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_other_domains_record_is_one_proof_for_each_event() {
    testkit::on_both_engines(TABLES, async |test| {
        let Office { agency, chief, .. } = office(test).await;
        let (article, one, two) = (task(&test.ambient), task(&test.ambient), task(&test.ambient));
        let record = async |event, serves| {
            let mut tx = test.db.begin().await.unwrap();
            let subject = article.clone();
            let happened =
                Happened { subject, event, title: "Bài viết".into(), happened_on: day("2020-01-20"), serves };
            let id = evidence::record(&mut tx, &test.ambient, agency, happened).await.unwrap();
            tx.commit().await.unwrap();
            id
        };
        let first = record("article.published", vec![one.clone()]).await;
        assert_eq!(record("article.published", vec![one.clone()]).await, first);
        assert_eq!(record("article.published", vec![two.clone()]).await, first);
        assert_ne!(record("article.withdrawn", vec![]).await, first);
        let proof = get(test, agency, first).await;
        assert_eq!((proof.state.standing(), proof.state.by()), (Standing::Confirmed, None));
        assert_eq!(
            evidence::list_links(&test.db, agency, first).await.unwrap().len(),
            2,
            "it serves both, counted once"
        );
        assert_eq!(evidence::list_reviews(&test.db, agency, first).await.unwrap().len(), 1);

        let revoke = Command::Revoke { reason: "gỡ bài".into() };
        review(test, &chief, first, proof.version, revoke).await.unwrap();
        record("article.published", vec![]).await;
        let standing = get(test, agency, first).await.state.standing();
        assert_eq!(standing, Standing::Revoked, "told again, it stands as a person left it");
    })
    .await;
}

#[tokio::test]
async fn links_are_made_and_undone_and_listed_both_ways() {
    testkit::on_both_engines(TABLES, async |test| {
        let Office { agency, specialist, chief } = office(test).await;
        let (one, two) = (task(&test.ambient), task(&test.ambient));
        let id = hand_in(test, &specialist, note("Họp", "2020-01-20")).await.unwrap();
        let mut tx = test.db.begin().await.unwrap();
        for subject in [&one, &two, &one] {
            evidence::link(&mut tx, &test.ambient, &chief, id, subject).await.unwrap();
        }
        evidence::unlink(&mut tx, &test.ambient, &chief, id, &two).await.unwrap();
        let administrator = actor(&test.ambient, agency, Role::Administrator);
        let no = evidence::link(&mut tx, &test.ambient, &administrator, id, &two).await;
        assert_eq!(refused(no), Refusal::NotPermitted);
        tx.commit().await.unwrap();
        let links = evidence::list_links_of_kind(&test.db, agency, "task").await.unwrap();
        let seen: Vec<_> = links.iter().map(|l| (l.subject(), l.proof_id, l.standing, l.happened_on)).collect();
        assert_eq!(seen, [(one.clone(), id, Standing::Proposed, day("2020-01-20"))]);
        assert_eq!(evidence::list_of_subject(&test.db, agency, &one).await.unwrap()[0].id, id);
        assert!(evidence::list_of_subject(&test.db, agency, &two).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn files_must_be_the_agencys_own_and_photos_pictures() {
    testkit::on_both_engines(TABLES, async |test| {
        let Office { agency, specialist, .. } = office(test).await;
        let stranger = office(test).await;
        let files = Files::open(test.folder.path()).unwrap();
        let mut tx = test.db.begin().await.unwrap();
        let kept = files.keep(b"%PDF-1.7 giay moi").await.unwrap();
        let ours = files::record(&mut tx, &test.ambient, agency, NewFile { name: "a", kept: &kept, saved_by: None })
            .await
            .unwrap();
        let theirs =
            files::record(&mut tx, &test.ambient, stranger.agency, NewFile { name: "b", kept: &kept, saved_by: None })
                .await
                .unwrap();
        tx.commit().await.unwrap();
        let with = |content, file| HandIn { content, files: vec![file], ..note("Giấy mời", "2020-01-20") };
        let id = hand_in(test, &specialist, with(NewContent::File, ours)).await.unwrap();
        assert_eq!(get(test, agency, id).await.files, [ours]);
        assert_eq!(refused(hand_in(test, &specialist, with(NewContent::File, theirs)).await), Refusal::NoSuchFile);
        assert_eq!(refused(hand_in(test, &specialist, with(NewContent::Photo, ours)).await), Refusal::NotAPicture);
    })
    .await;
}

#[tokio::test]
async fn another_agency_sees_and_changes_nothing() {
    testkit::on_both_engines(TABLES, async |test| {
        let Office { agency, specialist, .. } = office(test).await;
        let stranger = office(test).await;
        let served = task(&test.ambient);
        let new = HandIn { serves: vec![served.clone()], ..note("Họp", "2020-01-20") };
        let id = hand_in(test, &specialist, new).await.unwrap();
        let theirs = stranger.agency;
        assert_eq!(evidence::find(&test.db, theirs, id).await.unwrap(), None);
        assert!(evidence::list(&test.db, theirs, None, None, 10).await.unwrap().is_empty());
        assert!(evidence::list_reviews(&test.db, theirs, id).await.unwrap().is_empty());
        assert!(evidence::list_links(&test.db, theirs, id).await.unwrap().is_empty());
        assert!(evidence::list_links_of_kind(&test.db, theirs, "task").await.unwrap().is_empty());
        assert!(evidence::list_of_subject(&test.db, theirs, &served).await.unwrap().is_empty());
        assert_eq!(evidence::find_capture(&test.db, theirs, id).await.unwrap(), None);
        let not_found = |result: Result<(), Error>| assert!(matches!(result, Err(Error::NotFound)), "{result:?}");
        let mut tx = test.db.begin().await.unwrap();
        let (ambient, chief) = (&test.ambient, &stranger.chief);
        not_found(evidence::edit(&mut tx, ambient, chief, id, 1, note("khác", "2020-01-20")).await);
        not_found(evidence::review(&mut tx, ambient, chief, id, 1, Command::Confirm).await.map(drop));
        not_found(evidence::link(&mut tx, ambient, chief, id, &served).await);
        not_found(evidence::unlink(&mut tx, ambient, chief, id, &served).await);
        tx.commit().await.unwrap();
        assert_eq!(get(test, agency, id).await.version, 1);
        assert_eq!(evidence::list_links(&test.db, agency, id).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_inbox_and_ones_own_proofs_are_listed_latest_first() {
    testkit::on_both_engines(TABLES, async |test| {
        let Office { agency, specialist, chief } = office(test).await;
        let mut ids = Vec::new();
        for (by, title) in [(&specialist, "một"), (&chief, "hai"), (&specialist, "ba")] {
            ids.push(hand_in(test, by, note(title, "2020-01-20")).await.unwrap());
            test.ambient.advance(jiff::SignedDuration::from_mins(1));
        }
        review(test, &chief, ids[0], 1, Command::Confirm).await.unwrap();
        let titles = async |standing, by| {
            let found = evidence::list(&test.db, agency, standing, by, 10).await.unwrap();
            found.into_iter().map(|p| p.title).collect::<Vec<_>>()
        };
        assert_eq!(titles(Some(Standing::Proposed), None).await, ["ba", "hai"]);
        assert_eq!(titles(None, Some(specialist.account)).await, ["một", "ba"], "latest verdict first");
        assert_eq!(titles(Some(Standing::Proposed), Some(specialist.account)).await, ["ba"]);
    })
    .await;
}
