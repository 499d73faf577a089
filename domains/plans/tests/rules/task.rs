//! Assigning, changing, calling off; how a task stands on a day.

use crate::given::{
    INVESTMENT, OFFICE, PLANNING, actor, confirmed, day, draft, id, item_at, noon, office, plan, proof, task, unit,
    work,
};
use people::{Actor, Role};
use plans::model::{
    Assignment, Due, Event, Host, Progress, ProofStanding, Refusal, Task, TaskOf, TaskProof, TaskState,
};
use plans::rules::task::{assign, cancel, done_on, progress, resume, revise};

#[test]
fn every_rule_of_an_assignment_has_its_refusal() {
    let full = plan();
    let work = work(&full);
    let long = "x".repeat(501);
    let with = |change: &dyn Fn(&mut Assignment)| {
        let mut work = work.clone();
        change(&mut work);
        work
    };
    let cases: Vec<(Assignment, Refusal)> = vec![
        (with(&|w| w.of = TaskOf::Item(id(404))), Refusal::NotInPlan),
        (with(&|w| w.of = TaskOf::Duty(1)), Refusal::NotInPlan),
        (with(&|w| w.of = TaskOf::Duty(-1)), Refusal::NotInPlan),
        (with(&|w| w.title = " \u{200b} ".into()), Refusal::TextMissing("title")),
        (with(&|w| w.title = long.clone()), Refusal::TextTooLong("title", 500)),
        (with(&|w| w.measure = String::new()), Refusal::TextMissing("measure")),
        (with(&|w| w.measure = "x".repeat(61)), Refusal::TextTooLong("measure", 60)),
        (with(&|w| w.host = Host::Elsewhere { who: String::new() }), Refusal::TextMissing("host")),
        (with(&|w| w.coordinating = vec![unit(INVESTMENT)]), Refusal::LeadAlsoCoordinates),
        (with(&|w| w.coordinating = vec![unit(OFFICE), unit(OFFICE)]), Refusal::NamedTwice),
        (with(&|w| w.starts_on = Some(day("2020-07-01"))), Refusal::StartsAfterDue),
        (with(&|w| w.quantity = 0), Refusal::QuantityOutOfRange(100_000)),
        (with(&|w| w.quantity = 100_001), Refusal::QuantityOutOfRange(100_000)),
    ];
    for (work, refusal) in cases {
        let answer = assign(&full, id(1), &work, &office(), noon("2020-02-01"));
        assert_eq!(answer.unwrap_err(), refusal, "for {work:?}");
        let before = task(&full, 1, &self::work(&full));
        assert_eq!(revise(&full, &before, &work, &office()).unwrap_err(), refusal, "revising to {work:?}");
    }
    let duty = with(&|w| w.of = TaskOf::Duty(0));
    assert!(assign(&full, id(1), &duty, &office(), noon("2020-02-01")).is_ok(), "a duty may have tasks too");
    let answer = assign(&draft(), id(1), &work, &office(), noon("2020-02-01"));
    assert_eq!(answer.unwrap_err(), Refusal::PlanNotSigned);
}

#[test]
fn the_office_assigns_to_every_unit_and_a_unit_to_itself() {
    let full = plan();
    let own = work(&full);
    let foreign = Assignment { lead_unit: Some(unit(PLANNING)), coordinating: Vec::new(), ..own.clone() };
    let open = Assignment { lead_unit: None, ..own.clone() };
    let cases = [
        (Role::Head, &foreign, None),
        (Role::DeputyHead, &foreign, None),
        (Role::DeputyChiefOfOffice, &open, None),
        (Role::UnitHead, &own, None),
        (Role::ReformFocalPoint, &own, None),
        (Role::UnitHead, &foreign, Some(Refusal::NotTheirUnit)),
        (Role::ReformFocalPoint, &open, Some(Refusal::NotTheirUnit)),
        (Role::Specialist, &own, Some(Refusal::NotPermitted)),
        (Role::Administrator, &own, Some(Refusal::NotPermitted)),
        (Role::PartySecretary, &own, Some(Refusal::NotPermitted)),
    ];
    for (role, work, refusal) in cases {
        let answer = assign(&full, id(1), work, &actor(role), noon("2020-02-01"));
        assert_eq!(answer.err(), refusal, "{role:?}");
    }
    let homeless = Actor { unit: None, ..actor(Role::UnitHead) };
    let answer = assign(&full, id(1), &open, &homeless, noon("2020-02-01"));
    assert_eq!(answer.unwrap_err(), Refusal::NotTheirUnit, "no unit does not match no unit");
}

#[test]
fn a_unit_neither_takes_nor_gives_away_a_task() {
    let full = plan();
    let own = task(&full, 1, &work(&full));
    let foreign = Assignment { lead_unit: Some(unit(PLANNING)), ..work(&full) };
    let head = actor(Role::UnitHead);
    assert_eq!(revise(&full, &own, &foreign, &head).unwrap_err(), Refusal::NotTheirUnit);
    let theirs = task(&full, 2, &foreign);
    assert_eq!(revise(&full, &theirs, &work(&full), &head).unwrap_err(), Refusal::NotTheirUnit);
}

#[test]
fn a_change_tells_what_changed_and_none_tells_nothing() {
    let full = plan();
    let before = task(&full, 1, &work(&full));
    let other = Assignment { due: Due::Continuing, quantity: 5, ..work(&full) };
    let (after, events) = revise(&full, &before, &other, &office()).unwrap();
    assert_eq!((after.version, after.created_at), (2, before.created_at));
    assert_eq!(events, [Event::TaskRevised { task: id(1), plan: full.plan.id, changed: vec!["due", "quantity"] }]);
    let (same, events) = revise(&full, &before, &work(&full), &office()).unwrap();
    assert_eq!((same, events), (before.clone(), Vec::new()));
    let elsewhere = Task { plan_id: id(404), ..before };
    assert_eq!(revise(&full, &elsewhere, &other, &office()).unwrap_err(), Refusal::NotInPlan);
}

#[test]
fn a_task_is_called_off_with_a_reason_and_may_be_resumed() {
    let full = plan();
    let active = task(&full, 1, &work(&full));
    let now = noon("2020-03-01");
    let (off, _) = cancel(&active, " Gộp vào hội nghị quý II ", &office(), now).unwrap();
    let TaskState::Cancelled(cancellation) = &off.state else { panic!("called off") };
    assert_eq!(cancellation.reason, "Gộp vào hội nghị quý II");
    assert_eq!(progress(&off, &[], day("2020-12-31")), Progress::Cancelled, "never late");
    let (again, _) = resume(&off, &office()).unwrap();
    assert!(again.is_active());

    assert_eq!(cancel(&active, "x", &actor(Role::UnitHead), now).unwrap_err(), Refusal::NotPermitted);
    assert_eq!(cancel(&active, "", &office(), now).unwrap_err(), Refusal::TextMissing("reason"));
    let long = "x".repeat(20_001);
    assert_eq!(cancel(&active, &long, &office(), now).unwrap_err(), Refusal::TextTooLong("reason", 20_000));
    assert_eq!(cancel(&off, "x", &office(), now).unwrap_err(), Refusal::TaskIsCancelled);
    assert_eq!(revise(&full, &off, &work(&full), &office()).unwrap_err(), Refusal::TaskIsCancelled);
    assert_eq!(resume(&active, &office()).unwrap_err(), Refusal::TaskIsActive);
    assert_eq!(resume(&off, &actor(Role::UnitHead)).unwrap_err(), Refusal::NotPermitted);
}

#[test]
fn how_a_task_stands_follows_from_proofs_and_the_day() {
    let full = plan();
    let base = work(&full); // two by 30/06, from 01/03
    let nobody = Assignment { lead_unit: None, person: None, ..base.clone() };
    let continuing = Assignment { due: Due::Continuing, starts_on: None, ..base.clone() };
    let (one, two) = (confirmed(1, "2020-04-01"), confirmed(2, "2020-07-02"));
    let proposed = proof(3, "2020-04-01", ProofStanding::Proposed);
    let returned = proof(4, "2020-04-01", ProofStanding::Returned);
    use Progress::*;
    let cases: &[(&Assignment, &[TaskProof], &str, Progress)] = &[
        (&nobody, &[], "2020-02-01", NotAssigned),
        (&nobody, &[], "2020-07-01", Overdue),
        (&base, &[], "2020-02-29", Planned),
        (&base, &[], "2020-03-01", InProgress),
        (&base, &[proposed], "2020-02-01", InProgress),
        (&base, &[one], "2020-06-30", InProgress),
        (&base, &[], "2020-06-30", InProgress),
        (&base, &[], "2020-07-01", Overdue),
        (&base, &[proposed, returned], "2020-07-01", Overdue),
        (&base, &[one], "2020-07-01", Partly),
        (&base, &[one, one], "2020-07-01", Partly),
        (&base, &[one, two], "2020-07-05", Done),
        (&base, &[one, confirmed(5, "2020-05-01")], "2020-02-01", Done),
        (&continuing, &[], "2020-12-31", Planned),
        (&continuing, &[one], "2021-02-01", InProgress),
        (&continuing, &[one, two], "2020-12-31", Done),
    ];
    for (work, proofs, today, expected) in cases {
        let task = task(&full, 1, work);
        assert_eq!(progress(&task, proofs, day(today)), *expected, "on {today} with {proofs:?}");
    }
    let task = task(&full, 1, &base);
    assert_eq!(
        done_on(&task, &[two, one]),
        Some(day("2020-07-02")),
        "the day of the last one asked for, by event date"
    );
    assert_eq!(done_on(&task, &[one, one]), None, "the same proof twice is one");
    assert_eq!(item_at(&full, 0, 0).id, task.item().unwrap());
}
