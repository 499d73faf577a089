//! Periods and what is counted in them, on both engines.

use crate::common::{TABLES, actor, day, new_agency, note, task};
use evidence::figures::{Figure, FigureQuery, Subjects, count};
use evidence::ledger::Ledger;
use evidence::periods::{DECREE_09_2019, Period, PeriodKind};
use evidence::{Command, Error, HandIn, Kind, ProofId, Refusal, Standing};
use kernel::Subject;
use people::{Actor, AgencyId, Role};
use testkit::TestDb;

async fn years(test: &TestDb, agency: AgencyId) {
    let mut tx = test.db.begin().await.unwrap();
    for year in [2020, 2021] {
        let made = evidence::ensure_year(&mut tx, &test.ambient, agency, year, &DECREE_09_2019).await.unwrap();
        assert_eq!(made, 20);
        let again = evidence::ensure_year(&mut tx, &test.ambient, agency, year, &DECREE_09_2019).await.unwrap();
        assert_eq!(again, 0, "a year is made once");
    }
    tx.commit().await.unwrap();
}

async fn period(test: &TestDb, agency: AgencyId, kind: PeriodKind, on: &str) -> Period {
    evidence::find_period(&test.db, agency, kind, day(on)).await.unwrap().expect("the year was made")
}

async fn close(test: &TestDb, by: &Actor, period: &Period) -> Result<(), Error> {
    let mut tx = test.db.begin().await.unwrap();
    evidence::close(&mut tx, &test.ambient, by, period.id).await?;
    tx.commit().await.unwrap();
    Ok(())
}

/// Handed in and confirmed at the clock's moment.
async fn proven(test: &TestDb, by: &Actor, chief: &Actor, title: &str, on: &str, serves: &[&Subject]) -> ProofId {
    let mut tx = test.db.begin().await.unwrap();
    let new = HandIn { serves: serves.iter().map(|s| (*s).clone()).collect(), ..note(title, on) };
    let id = evidence::hand_in(&mut tx, &test.ambient, by, new).await.unwrap();
    evidence::review(&mut tx, &test.ambient, chief, id, 1, Command::Confirm).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn titles(figure: &Figure) -> Vec<(&str, bool)> {
    assert_eq!(figure.value(), figure.rows.len());
    figure.rows.iter().map(|r| (r.title.as_str(), r.late)).collect()
}

fn move_to(test: &TestDb, moment: &str) {
    let to: kernel::Moment = moment.parse().unwrap();
    test.ambient.advance(to.duration_since(test.ambient.now()));
}

/// A ledger counts what [`count`] counts, in every period: one that was just read, and one that followed.
async fn ledger_agrees(test: &TestDb, agency: AgencyId, followed: &Ledger) {
    let read = Ledger::load(&test.db, agency, "task").await.unwrap();
    assert_eq!(&read, followed);
    for period in evidence::list_all_periods(&test.db, agency).await.unwrap() {
        let subjects = Subjects::OfKind("task".into());
        let query = FigureQuery { period: period.id, subjects, standings: vec![Standing::Confirmed] };
        let counted = count(&test.db, agency, &query).await.unwrap();
        let expected: Vec<_> = counted.rows.iter().map(|row| (row.proof, row.happened_on, row.late)).collect();
        let found = followed.of_period(&period);
        let found: Vec<_> = found.iter().map(|one| (one.proof, one.happened_on, one.late)).collect();
        assert_eq!(found, expected, "{}", period.label);
    }
}

#[tokio::test]
async fn a_ledger_that_follows_counts_as_the_tables_do() {
    testkit::on_both_engines(TABLES, async |test| {
        let agency = new_agency(test).await;
        let by = actor(&test.ambient, agency, Role::Specialist);
        let chief = actor(&test.ambient, agency, Role::ChiefOfOffice);
        years(test, agency).await;
        let (one, two) = (task(&test.ambient), task(&test.ambient));
        move_to(test, "2020-03-16T03:00:00Z");
        let mut ledger = Ledger::load(&test.db, agency, "task").await.unwrap();
        let first = proven(test, &by, &chief, "kịp", "2020-03-10", &[&one, &two]).await;
        assert_eq!(ledger.follow(&test.db, agency, first).await.unwrap().len(), 2);
        ledger_agrees(test, agency, &ledger).await;

        test.ambient.advance(jiff::SignedDuration::from_hours(1));
        let quarter = period(test, agency, PeriodKind::Quarter, "2020-01-21").await;
        close(test, &chief, &quarter).await.unwrap();
        ledger.follow_periods(&test.db, agency).await.unwrap();
        test.ambient.advance(jiff::SignedDuration::from_hours(1));
        let late = proven(test, &by, &chief, "muộn", "2020-03-10", &[&one]).await;
        ledger.follow(&test.db, agency, late).await.unwrap();
        ledger_agrees(test, agency, &ledger).await;

        // Unlinked from one, then withdrawn; and one that serves no task at all.
        let mut tx = test.db.begin().await.unwrap();
        evidence::unlink(&mut tx, &test.ambient, &chief, first, &two).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(ledger.follow(&test.db, agency, first).await.unwrap().len(), 2, "before and now");
        ledger_agrees(test, agency, &ledger).await;
        let mut tx = test.db.begin().await.unwrap();
        let reason = "Nhầm".to_owned();
        evidence::review(&mut tx, &test.ambient, &chief, late, 2, Command::Revoke { reason }).await.unwrap();
        tx.commit().await.unwrap();
        ledger.follow(&test.db, agency, late).await.unwrap();
        let nothing = proven(test, &by, &chief, "không", "2020-03-10", &[]).await;
        assert!(ledger.follow(&test.db, agency, nothing).await.unwrap().is_empty());
        ledger_agrees(test, agency, &ledger).await;
        assert!(ledger.find(late).is_none() && ledger.find(first).is_some());

        let stranger = Ledger::load(&test.db, new_agency(test).await, "task").await.unwrap();
        assert_eq!(stranger.all().count(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_proof_that_serves_many_is_counted_once_by_the_day_it_happened() {
    testkit::on_both_engines(TABLES, async |test| {
        let agency = new_agency(test).await;
        let by = actor(&test.ambient, agency, Role::Specialist);
        let chief = actor(&test.ambient, agency, Role::ChiefOfOffice);
        years(test, agency).await;
        let (one, two) = (task(&test.ambient), task(&test.ambient));
        let item = Subject { kind: "plan_item".into(), id: one.id };
        move_to(test, "2020-03-20T03:00:00Z");
        proven(test, &by, &chief, "cả ba", "2020-03-14", &[&one, &two, &item]).await;
        proven(test, &by, &chief, "một", "2020-01-02", &[&one]).await;
        proven(test, &by, &chief, "không", "2019-12-15", &[]).await;
        proven(test, &by, &chief, "quý sau", "2020-03-15", &[&one]).await;
        proven(test, &by, &chief, "năm trước", "2019-12-14", &[&one]).await;
        let mut tx = test.db.begin().await.unwrap();
        let waiting = HandIn { serves: vec![two.clone()], ..note("chờ", "2020-02-01") };
        evidence::hand_in(&mut tx, &test.ambient, &by, waiting).await.unwrap();
        tx.commit().await.unwrap();

        let quarter = period(test, agency, PeriodKind::Quarter, "2020-01-21").await;
        let ask = async |subjects, standings: &[Standing]| {
            let query = FigureQuery { period: quarter.id, subjects, standings: standings.to_vec() };
            count(&test.db, agency, &query).await.unwrap()
        };
        let confirmed = &[Standing::Confirmed];
        let kind = |kind: &str| Subjects::OfKind(kind.into());
        assert_eq!(titles(&ask(Subjects::All, confirmed).await), [("không", false), ("một", false), ("cả ba", false)]);
        assert_eq!(titles(&ask(kind("task"), confirmed).await), [("một", false), ("cả ba", false)]);
        assert_eq!(titles(&ask(kind("plan_item"), confirmed).await), [("cả ba", false)]);
        assert_eq!(titles(&ask(Subjects::Only(vec![two.clone(), item.clone()]), confirmed).await), [("cả ba", false)]);
        assert_eq!(ask(Subjects::Only(vec![]), confirmed).await.value(), 0);
        assert_eq!(ask(Subjects::All, &[]).await.value(), 0);
        let both = ask(Subjects::Only(vec![two.clone()]), &[Standing::Proposed, Standing::Confirmed]).await;
        assert_eq!(titles(&both), [("chờ", false), ("cả ba", false)]);
        let all = ask(kind("task"), confirmed).await;
        assert_eq!((all.rows[1].subjects.len(), all.rows[1].kind), (2, Kind::Note), "the row tells what it serves");

        let stranger = new_agency(test).await;
        years(test, stranger).await;
        let theirs = period(test, stranger, PeriodKind::Quarter, "2020-01-21").await;
        let query = |period| FigureQuery { period, subjects: Subjects::All, standings: vec![Standing::Confirmed] };
        assert_eq!(count(&test.db, stranger, &query(theirs.id)).await.unwrap().value(), 0);
        let not_theirs = count(&test.db, stranger, &query(quarter.id)).await;
        assert!(matches!(not_theirs, Err(Error::NotFound)), "{not_theirs:?}");
    })
    .await;
}

#[tokio::test]
async fn what_comes_after_a_period_is_closed_is_added_to_the_next_and_the_closed_figure_stays() {
    testkit::on_both_engines(TABLES, async |test| {
        let agency = new_agency(test).await;
        let by = actor(&test.ambient, agency, Role::Specialist);
        let chief = actor(&test.ambient, agency, Role::ChiefOfOffice);
        years(test, agency).await;
        let first = period(test, agency, PeriodKind::Quarter, "2020-01-21").await;
        let second = period(test, agency, PeriodKind::Quarter, "2020-04-01").await;
        let year = period(test, agency, PeriodKind::Year, "2020-04-01").await;
        let ask = async |period: &Period| {
            let query =
                FigureQuery { period: period.id, subjects: Subjects::All, standings: vec![Standing::Confirmed] };
            count(&test.db, agency, &query).await.unwrap()
        };
        move_to(test, "2020-03-16T03:00:00Z");
        proven(test, &by, &chief, "kịp", "2020-03-10", &[]).await;
        test.ambient.advance(jiff::SignedDuration::from_hours(1));
        close(test, &chief, &first).await.unwrap();
        test.ambient.advance(jiff::SignedDuration::from_hours(1));
        proven(test, &by, &chief, "muộn", "2020-03-10", &[]).await;
        proven(test, &by, &chief, "mới", "2020-03-16", &[]).await;
        assert_eq!(titles(&ask(&first).await), [("kịp", false)]);
        assert_eq!(titles(&ask(&second).await), [("muộn", true), ("mới", false)]);
        assert_eq!(
            ask(&year).await.rows.iter().filter(|r| r.late).count(),
            0,
            "the year is open: nothing is late for it"
        );
        assert_eq!(ask(&year).await.value(), 3);
    })
    .await;
}

#[tokio::test]
async fn periods_are_closed_in_order_after_their_end_and_by_the_office() {
    testkit::on_both_engines(TABLES, async |test| {
        let agency = new_agency(test).await;
        let by = actor(&test.ambient, agency, Role::Specialist);
        let chief = actor(&test.ambient, agency, Role::ChiefOfOffice);
        let elsewhere = actor(&test.ambient, new_agency(test).await, Role::ChiefOfOffice);
        years(test, agency).await;
        let first = period(test, agency, PeriodKind::Quarter, "2020-01-21").await;
        let second = period(test, agency, PeriodKind::Quarter, "2020-04-01").await;
        let refused = async |by: &Actor, period: &Period| match close(test, by, period).await {
            Err(Error::Refused(refusal)) => refusal,
            other => panic!("expected a refusal, got {other:?}"),
        };
        assert_eq!(refused(&chief, &first).await, Refusal::PeriodNotEnded);
        // Still the last day in Việt Nam; an hour later it is not.
        move_to(test, "2020-03-14T16:30:00Z");
        assert_eq!(refused(&chief, &first).await, Refusal::PeriodNotEnded);
        move_to(test, "2020-06-20T03:00:00Z");
        assert_eq!(refused(&by, &first).await, Refusal::NotPermitted);
        assert!(matches!(close(test, &elsewhere, &first).await, Err(Error::NotFound)));
        assert_eq!(refused(&chief, &second).await, Refusal::PeriodOutOfOrder);
        close(test, &chief, &first).await.unwrap();
        assert_eq!(refused(&chief, &first).await, Refusal::PeriodOutOfOrder);
        close(test, &chief, &second).await.unwrap();
        let closed = evidence::list_periods(&test.db, agency, 2020).await.unwrap();
        let closed: Vec<_> = closed.iter().filter(|p| p.closed_at.is_some()).map(|p| p.label.as_str()).collect();
        assert_eq!(closed, ["Quý I năm 2020", "Quý II năm 2020"]);
    })
    .await;
}
