//! A year from its plan to its last report, on both engines.

use super::begun::{Year, kept, memory_agrees, set_clock};
use domain::Value;
use evidence::periods::PeriodKind;
use evidence::{Command, ProofId};
use jiff::civil::{Date, date};
use kernel::Id;
use people::AgencyId;
use plans::model::{Assignment, Due, subject};
use reports::model::{ReportId, Snapshot};
use std::collections::{BTreeSet, HashMap};
use test_office::Office;

fn events(snapshot: &Snapshot) -> BTreeSet<ProofId> {
    let line = snapshot.figure("plans.events").expect("plans counts events");
    assert_eq!(line.value(), Value::Count(line.rows.len()));
    line.rows.iter().map(|row| Id::from_uuid(row.subject.id)).collect()
}

/// Rows of a table of ours, counted by the engine and by nothing else.
async fn rows(year: &Year, from: Date, to: Date) -> usize {
    let (db, agency): (&store::Db, AgencyId) = (&year.office.app.db, year.office.agency);
    let all = evidence::list_links_of_kind(db, agency, subject::TASK).await.unwrap();
    let there = all.iter().filter(|link| link.standing == evidence::Standing::Confirmed);
    let days: HashMap<ProofId, Date> = there.map(|link| (link.proof_id, link.happened_on)).collect();
    days.values().filter(|day| (from..=to).contains(day)).count()
}

#[tokio::test]
async fn a_year_is_reported_on_and_nothing_is_lost_or_counted_twice() {
    let test = async |office| a_whole_year(Year::begin_at(office, 2020).await).await;
    Office::on_both_engines(thongsuot::wiring::DOMAINS, test).await;
}

async fn a_whole_year(mut year: Year) {
    year.assign().await;
    let all = year.periods().await;
    let of = |kind: PeriodKind| all.iter().filter(move |period| period.kind == kind).cloned().collect::<Vec<_>>();
    let quarters = of(PeriodKind::Quarter);
    let ends = ["2020-03-16T02:00:00Z", "2020-06-15T02:00:00Z", "2020-09-15T02:00:00Z", "2020-12-15T02:00:00Z"];
    let mut signed: Vec<(ReportId, Snapshot)> = Vec::new();
    let mut turn = 0_usize;
    for (at, (quarter, end)) in quarters.iter().zip(ends).enumerate() {
        set_clock(&year.office, end);
        // About fifty events a quarter; every seventh proves two tasks, every ninth happened in the quarter before.
        for number in 0..50 {
            let first = turn % year.tasks.len();
            let tasks = if turn.is_multiple_of(7) { vec![first, (first + 5) % year.tasks.len()] } else { vec![first] };
            let day: i32 = number;
            let on = if at > 0 && turn.is_multiple_of(9) { quarters[at - 1].from_on } else { quarter.from_on };
            year.prove(&tasks, on.checked_add(jiff::Span::new().days(day)).unwrap()).await;
            turn += 1;
        }
        // In the middle of the year some tasks are put off.
        if at == 1 {
            put_off(&mut year).await;
        }
        year.office.app.ambient.advance(jiff::SignedDuration::from_hours(1));
        let id = year.sign(quarter, "section", &format!("{}/BC-KCNVD", 40 + at)).await;
        let snapshot = kept(&year.report(id).await).clone();
        assert!(!snapshot.figures.is_empty());
        signed.push((id, snapshot));
        memory_agrees(&year).await;
        year.office.app.ambient.advance(jiff::SignedDuration::from_hours(1));
    }
    assert_eq!(year.proofs.len(), 200);

    // Every event is in exactly one quarter, the one that our own reckoning gives.
    let now = evidence::list_periods(&year.office.app.db, year.office.agency, 2020).await.unwrap();
    let mut seen = BTreeSet::new();
    for (quarter, (_, snapshot)) in quarters.iter().zip(&signed) {
        let period = now.iter().find(|period| period.id == quarter.id).unwrap();
        assert!(period.closed_at.is_some(), "{} is closed with its report", period.label);
        let counted = events(snapshot);
        assert_eq!(counted, year.expected(period, &now), "{}", period.label);
        for proof in counted {
            assert!(seen.insert(proof), "{proof} is counted twice");
        }
        let late = snapshot.figure("plans.events").unwrap().rows.iter().filter(|row| row.late).count();
        assert_eq!(late > 0, quarter.ordinal > 1, "{}: {late} came late", period.label);
    }
    assert_eq!(seen.len(), 200, "no event is lost between quarters");

    // The year counts them all, by day; an independent count agrees.
    let whole = of(PeriodKind::Year).remove(0);
    assert_eq!(rows(&year, whole.from_on, whole.to_on).await, 200);
    let id = year.sign(&whole, "year", "99/BC-KCNVD").await;
    let report = year.report(id).await;
    let snapshot = kept(&report).clone();
    assert_eq!(events(&snapshot).len(), 200);
    let tasks = snapshot.figure("plans.tasks").unwrap();
    assert_eq!(tasks.value(), Value::Count(42), "two tasks for each of 21 contents");
    let done = year.tasks.iter().filter(|task| {
        let proven = year.proofs.values().filter(|(_, _, served)| served.contains(&task.id)).count();
        i64::try_from(proven).unwrap() >= task.work.quantity
    });
    assert_eq!(snapshot.figure("plans.tasks_done").unwrap().value(), Value::Count(done.count()));
    let by_unit: usize = snapshot
        .units
        .iter()
        .map(|unit| match tasks.value_of_unit(Some(unit.id)) {
            Value::Count(count) => count,
            Value::Share(..) => panic!("a count"),
        })
        .sum();
    assert_eq!(by_unit, 42, "the units' parts add up");

    // What is signed does not move: evidence is added, withdrawn and dated anew.
    let paper = year.office.get(&format!("/lam-viec/bao-cao/{id}/tep/docx"), year.office.people.chief).await;
    let before = paper.is(200).paper();
    assert!(
        before.contains("BÁO CÁO") && before.contains("Số: 99/BC-KCNVD") && before.contains("Kế hoạch số 06/KH-KCNĐN"),
        "{before}"
    );
    year.prove(&[3], date(2020, 5, 5)).await;
    let first = *seen.iter().next().unwrap();
    year.office.review(first, year.office.people.chief, Command::Revoke { reason: "Nhầm".into() }).await;
    memory_agrees(&year).await;
    for (id, snapshot) in &signed {
        assert!(kept(&year.report(*id).await) == snapshot, "a signed report moved");
    }
    let again = year.office.get(&format!("/lam-viec/bao-cao/{id}/tep/docx"), year.office.people.chief).await;
    assert_eq!(again.is(200).paper(), before, "the paper of a signed report is the same for ever");
    let chief = year.office.people.chief;
    year.office
        .post(&format!("/lam-viec/bao-cao/{id}/trinh"), chief, &[])
        .await
        .is(422)
        .says("không còn ở dạng dự thảo");
    let annex = year.office.get(&format!("/lam-viec/bao-cao/{id}/tep/xlsx"), chief).await;
    assert!(annex.is(200).bytes.starts_with(b"PK"));
    assert!(
        year.office.get(&format!("/lam-viec/bao-cao/{id}/tep/pdf"), chief).await.is(200).bytes.starts_with(b"%PDF-")
    );
}

/// Every fifth task due in the second half gets two months more.
async fn put_off(year: &mut Year) {
    let full = plans::store::find_full_plan(&year.office.app.db, year.office.agency, year.plan).await.unwrap().unwrap();
    let chief = year.office.actor(year.office.people.chief).await;
    let mut tx = year.office.app.db.begin().await.unwrap();
    let writer = plans::store::Writer { actor: &chief, now: year.office.app.ambient.now(), source: None };
    for task in year.tasks.iter_mut().skip(1).step_by(10) {
        let work = Assignment { due: Due::On(date(2020, 12, 10)), ..task.work.clone() };
        let decided = plans::rules::task::revise(&full, task, &work, &chief).unwrap();
        *task = plans::store::save_task(&mut tx, &writer, task.version, decided).await.unwrap();
    }
    tx.commit().await.unwrap();
}
