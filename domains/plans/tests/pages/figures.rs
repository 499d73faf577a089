//! Figures for reports: every value is that of its rows, late events go to the next period, and nothing is counted twice.

use crate::common::TestApp;
use domain::{Figure, Value};
use evidence::periods::{DECREE_09_2019, Period, PeriodKind};
use plans::model::{Assignment, Due};
use std::collections::HashSet;

async fn periods(office: &TestApp) -> Vec<Period> {
    let mut tx = office.app.db.begin().await.unwrap();
    evidence::ensure_year(&mut tx, &office.app.ambient, office.agency, 2020, &DECREE_09_2019).await.unwrap();
    tx.commit().await.unwrap();
    let all = evidence::list_periods(&office.app.db, office.agency, 2020).await.unwrap();
    all.into_iter().filter(|period| period.kind == PeriodKind::Quarter).collect()
}

async fn figures(office: &TestApp, period: &Period) -> Vec<Figure> {
    let source = plans::MANIFEST.figures.expect("plans counts");
    (source.count)(&office.app.db, office.agency, period, office.today(), &domain::Shelf::default())
        .await
        .unwrap()
        .figures
}

fn value(figures: &[Figure], address: &str) -> String {
    let figure = figures.iter().find(|figure| figure.address == address).unwrap_or_else(|| panic!("no {address}"));
    figure.value().to_string()
}

#[tokio::test]
async fn a_quarter_is_counted_once_and_late_events_go_to_the_next() {
    let office = TestApp::new().await;
    let (plan, chief) = (office.seed_plan().await, office.people.chief);
    let quarters = periods(&office).await;
    let due = |day: &str| Due::On(day.parse().unwrap());
    let of = async |at: usize, day: &str| Assignment { due: due(day), ..office.a_task(plan, at).await };
    let done = office.assign(plan, of(0, "2020-02-28").await).await;
    let also = office.assign(plan, of(1, "2020-03-10").await).await;
    let overdue = office.assign(plan, of(2, "2020-03-01").await).await;
    let later = office.assign(plan, of(3, "2020-05-30").await).await;

    // One event proves two tasks.
    let subjects = [done.id, also.id].map(|task| kernel::Subject::new(plans::model::subject::TASK, task));
    let proof = test_office::Office::hand_in(&office, subjects.into(), office.people.specialist, "2020-02-20").await;
    office.review(proof, chief, evidence::Command::Confirm).await;

    let first = figures(&office, &quarters[0]).await;
    assert_eq!(value(&first, "plans.tasks"), "3", "the task due in May is the next quarter's");
    assert_eq!(value(&first, "plans.tasks_done"), "2");
    assert_eq!(value(&first, "plans.tasks_on_time"), "66,7% (2/3)", "what is overdue counts too");
    assert_eq!(value(&first, "plans.tasks_not_done"), "1");
    assert_eq!(value(&first, "plans.events"), "1", "one event, however many tasks it proves");
    assert_eq!(value(&first, "plans.contents_proven"), "9,5% (2/21)");
    let second = figures(&office, &quarters[1]).await;
    assert_eq!(value(&second, "plans.events"), "0");
    assert_eq!(value(&second, "plans.tasks"), "2", "what was left over, and what is due in May");

    // The quarter is closed; then a proof comes in of something that happened in it.
    office.app.ambient.advance(jiff::SignedDuration::from_hours(1));
    let actor = office.actor(chief).await;
    let mut tx = office.app.db.begin().await.unwrap();
    evidence::close(&mut tx, &office.app.ambient, &actor, quarters[0].id).await.unwrap();
    tx.commit().await.unwrap();
    office.app.ambient.advance(jiff::SignedDuration::from_hours(1));
    let late = office.hand_in(overdue.id, office.people.specialist, "2020-02-27").await;
    office.review(late, chief, evidence::Command::Confirm).await;

    assert!(figures(&office, &quarters[0]).await == first, "what was closed does not move");
    let second = figures(&office, &quarters[1]).await;
    assert_eq!(value(&second, "plans.events"), "1");
    assert_eq!(value(&second, "plans.tasks_done"), "1");
    let row = |address: &str| second.iter().find(|figure| figure.address == address).unwrap().rows[0].clone();
    assert!(row("plans.events").late && row("plans.tasks_done").late, "marked as an addition");
    assert_eq!(row("plans.tasks_done").on, Some("2020-02-27".parse().unwrap()), "by the day it happened");
    let third = figures(&office, &quarters[2]).await;
    assert_eq!((value(&third, "plans.events"), value(&third, "plans.tasks_not_done")), ("0".into(), "1".into()));
    let _ = later;
}

#[tokio::test]
async fn every_kind_is_counted_and_rows_stand_once() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    for at in 0..5 {
        let task = office.assign(plan, office.a_task(plan, at).await).await;
        for day in ["2020-04-02", "2020-04-03"] {
            let proof = office.hand_in(task.id, office.people.specialist, day).await;
            office.review(proof, office.people.chief, evidence::Command::Confirm).await;
        }
    }
    let quarters = periods(&office).await;
    let kinds = plans::MANIFEST.figures.expect("plans counts").kinds;
    let found = figures(&office, &quarters[1]).await;
    assert_eq!(found.len(), kinds.len());
    for (kind, figure) in kinds.iter().zip(&found) {
        assert_eq!((kind.address, kind.shape), (figure.address.as_str(), figure.shape));
        let mut seen = HashSet::new();
        for row in &figure.rows {
            assert!(seen.insert(row.subject.clone()), "{}: {:?} stands twice", kind.address, row.title);
        }
        let counting = figure.rows.iter().filter(|row| row.counts).count();
        match figure.value() {
            Value::Count(count) => assert_eq!((count, counting), (figure.rows.len(), figure.rows.len())),
            Value::Share(part, all) => assert_eq!((part, all), (counting, figure.rows.len())),
        }
        for locale in [text::Locale::Vi, text::Locale::En] {
            assert!(!(kind.title)(locale).is_empty() && !(kind.definition)(locale).is_empty());
        }
    }
    assert_eq!(value(&found, "plans.events"), "10");
    assert_eq!(value(&found, "plans.tasks_done"), "5", "two proofs of one task are one task done");
}

/// What is held between counts follows every change: counted after each of a long row of them, by chance but the same in every
/// run, as somebody would count who reads everything.
#[tokio::test]
async fn what_is_held_says_what_is_there_after_any_change() {
    let office = TestApp::new().await;
    let (plan, chief) = (office.seed_plan().await, office.people.chief);
    let quarters = periods(&office).await;
    let autumn: kernel::Moment = "2020-10-01T02:00:00Z".parse().unwrap();
    office.app.ambient.advance(autumn.duration_since(office.app.ambient.now()));
    let shelf = domain::Shelf::default();
    let source = plans::MANIFEST.figures.expect("plans counts");
    let mut seed = 0x2020_u64;
    let mut chance = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let mut tasks = vec![office.assign(plan, office.a_task(plan, 0).await).await.id];
    let mut proofs: Vec<evidence::ProofId> = Vec::new();
    let mut seen = HashSet::new();
    for step in 0..70 {
        let day = |at: usize| format!("2020-{:02}-{:02}", 1 + at / 28, 1 + at % 28);
        let (one, other) = (tasks[chance(tasks.len())], tasks[chance(tasks.len())]);
        let (db, clerk) = (&office.app.db, office.actor(chief).await);
        let writer = plans::store::Writer { actor: &clerk, now: office.app.ambient.now(), source: None };
        match chance(8) {
            0 => tasks.push(office.assign(plan, office.a_task(plan, chance(21)).await).await.id),
            1 if !proofs.is_empty() => {
                let proof = proofs.remove(chance(proofs.len()));
                office.review(proof, chief, evidence::Command::Revoke { reason: "Đăng nhầm".into() }).await;
                seen.insert("withdrawn");
            }
            2 => {
                let full = plans::store::find_full_plan(db, office.agency, plan).await.unwrap().unwrap();
                let task = plans::store::find_task(db, office.agency, one).await.unwrap().unwrap();
                let moved = Assignment {
                    due: Due::On(day(chance(330)).parse().unwrap()),
                    of: office.a_task(plan, chance(21)).await.of,
                    lead_unit: Some(if chance(2) == 0 { office.units.office } else { office.units.investment }),
                    person: None,
                    ..task.work.clone()
                };
                if let Ok(decided) = plans::rules::task::revise(&full, &task, &moved, &clerk) {
                    let mut tx = db.begin().await.unwrap();
                    plans::store::save_task(&mut tx, &writer, task.version, decided).await.unwrap();
                    tx.commit().await.unwrap();
                    seen.insert("revised");
                }
            }
            3 => {
                let task = plans::store::find_task(db, office.agency, one).await.unwrap().unwrap();
                let decided = if task.is_active() {
                    plans::rules::task::cancel(&task, "Không còn cần", &clerk, office.app.ambient.now())
                } else {
                    plans::rules::task::resume(&task, &clerk)
                };
                if let Ok(decided) = decided {
                    let mut tx = db.begin().await.unwrap();
                    plans::store::save_task(&mut tx, &writer, task.version, decided).await.unwrap();
                    tx.commit().await.unwrap();
                    seen.insert("called off or resumed");
                }
            }
            _ => {
                let mut serves = vec![one, other];
                serves.dedup();
                let serves = serves.into_iter().map(|task| kernel::Subject::new(plans::model::subject::TASK, task));
                let who = office.people.specialist;
                let proof = test_office::Office::hand_in(&office, serves.collect(), who, &day(chance(200))).await;
                office.review(proof, chief, evidence::Command::Confirm).await;
                proofs.push(proof);
                seen.insert("proven");
            }
        }
        office.app.ambient.advance(jiff::SignedDuration::from_hours(1));
        if step == 35 {
            let mut tx = db.begin().await.unwrap();
            evidence::close(&mut tx, &office.app.ambient, &clerk, quarters[0].id).await.unwrap();
            tx.commit().await.unwrap();
        }
        // Quarters that were asked for stay held, the last one is asked for now and then.
        for quarter in &quarters[..3 + usize::from(step % 9 == 0)] {
            let held = (source.count)(db, office.agency, quarter, office.today(), &shelf).await.unwrap();
            assert!(held.figures == figures(&office, quarter).await, "{} after step {step}", quarter.label);
        }
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
}
