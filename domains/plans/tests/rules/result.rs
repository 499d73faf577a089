//! Counting a period; submitting; approving for good.

use crate::given::{
    INVESTMENT, PLANNING, actor, confirmed, day, draft, id, item_at, noon, office, plan, proof, task, unit,
    with_proofs, work,
};
use people::Role;
use plans::model::{
    Assignment, Due, FullPlan, Outcome, Period, PeriodResult, ProofStanding, Refusal, ResultRows, ResultState, TaskOf,
    TaskWithProofs,
};
use plans::rules::result::{approve, compute, count, remark, send_back, submit};
use plans::rules::task::cancel;

/// Quarter II: 15/03 to 14/06.
fn period() -> Period {
    Period { label: "Quý II năm 2020".into(), from: day("2020-03-15"), to: day("2020-06-14") }
}

fn tasks(full: &FullPlan) -> Vec<TaskWithProofs> {
    let base = Assignment { quantity: 1, starts_on: None, ..work(full) };
    let due =
        |number, due: Due, proofs: &[_]| with_proofs(task(full, number, &Assignment { due, ..base.clone() }), proofs);
    let on = |text| Due::On(day(text));
    let second_block = Assignment {
        of: TaskOf::Item(item_at(full, 1, 1).id),
        lead_unit: Some(unit(PLANNING)),
        due: on("2020-06-14"),
        ..base.clone()
    };
    let off = cancel(&task(full, 20, &base), "x", &office(), noon("2020-02-02")).unwrap().0;
    vec![
        due(1, on("2020-04-30"), &[confirmed(1, "2020-04-30")]),
        due(2, on("2020-04-30"), &[confirmed(2, "2020-05-01")]),
        due(3, on("2020-04-30"), &[proof(3, "2020-04-01", ProofStanding::Proposed)]),
        due(4, on("2020-06-14"), &[]),
        due(5, Due::Continuing, &[]),
        due(6, Due::Continuing, &[confirmed(1, "2020-04-30")]),
        due(7, on("2020-02-28"), &[]),
        due(8, on("2020-02-28"), &[confirmed(4, "2020-02-20")]),
        due(9, on("2020-12-31"), &[]),
        due(10, on("2020-12-31"), &[confirmed(5, "2020-05-20")]),
        due(11, on("2020-04-30"), &[confirmed(6, "2020-06-15")]),
        with_proofs(task(full, 12, &second_block), &[confirmed(7, "2020-06-14")]),
        with_proofs(off, &[confirmed(8, "2020-05-05")]),
    ]
}

fn counted(full: &FullPlan, today: &str) -> ResultRows {
    count(full, &tasks(full), &period(), |unit| format!("Phòng {}", unit.uuid().as_u128()), day(today))
}

#[test]
fn every_figure_is_the_rows_behind_it() {
    let full = plan();
    let rows = counted(&full, "2020-06-20");
    let with = |outcome| rows.with(outcome).map(|row| row.task.uuid().as_u128()).collect::<Vec<_>>();
    assert_eq!(with(Outcome::DoneOnTime), [1, 6, 10, 12], "also ahead of time and continuing");
    assert_eq!(with(Outcome::DoneLate), [2]);
    assert_eq!(with(Outcome::Open), [5]);
    assert_eq!(
        with(Outcome::Overdue),
        [3, 4, 7, 11],
        "a proposed proof does not count, the last day is over, what was left over stays, late evidence is for the next period"
    );
    assert_eq!(rows.tasks.len(), 10, "neither what was done before, nor what is due later, nor what was called off");
    let proofs: Vec<_> = rows.proofs.iter().map(|row| (row.proof.as_u128(), row.tasks.len())).collect();
    assert_eq!(proofs, [(1, 2), (2, 1), (5, 1), (7, 1)], "one event that serves two tasks is counted once");
    let units: Vec<_> = rows.by_unit().iter().map(|(name, rows)| (name.to_string(), rows.len())).collect();
    assert_eq!(units, [(format!("Phòng {INVESTMENT}"), 9), (format!("Phòng {PLANNING}"), 1)]);
    let audiences: Vec<_> = rows.by_audience().iter().map(|(name, rows)| (*name, rows.len())).collect();
    assert_eq!(audiences, [("cán bộ", 9), ("doanh nghiệp", 1)]);
}

#[test]
fn within_the_period_the_last_day_is_not_over() {
    let full = plan();
    let rows = counted(&full, "2020-06-14");
    let open: Vec<_> = rows.with(Outcome::Open).map(|row| row.task.uuid().as_u128()).collect();
    assert_eq!(open, [4, 5]);
}

fn draft_result() -> PeriodResult {
    let full = plan();
    let rows = counted(&full, "2020-06-20");
    compute(&full, id(1), None, &period(), rows, &office(), noon("2020-06-20")).unwrap().0
}

#[test]
fn a_result_goes_to_the_head_and_is_final_once_approved() {
    let full = plan();
    let now = noon("2020-06-21");
    let submitted = submit(&draft_result(), &office(), now).unwrap().0;
    let (back, _) = send_back(&submitted, "Bổ sung phòng Quy hoạch", &actor(Role::Head)).unwrap();
    assert_eq!(back.state, ResultState::Draft { returned: Some("Bổ sung phòng Quy hoạch".into()) });
    let (again, _) = compute(&full, id(1), Some(&back), &period(), ResultRows::default(), &office(), now).unwrap();
    assert_eq!(again.state, back.state, "why it came back stays until it is submitted again");
    let submitted = submit(&again, &office(), now).unwrap().0;
    let by_deputy = approve(&submitted, &actor(Role::DeputyHead), now).unwrap().0;
    assert!(matches!(by_deputy.state, ResultState::Approved { for_the_head: true, .. }), "KT.");
    let approved = approve(&submitted, &actor(Role::Head), now).unwrap().0;
    assert!(matches!(approved.state, ResultState::Approved { for_the_head: false, .. }));
    assert_eq!(approved.rows, submitted.rows);

    let head = actor(Role::Head);
    let frozen = Refusal::ResultIsFrozen;
    let recount = |result| compute(&full, id(1), Some(result), &period(), ResultRows::default(), &office(), now);
    let cases = [
        (recount(&submitted), frozen.clone()),
        (recount(&approved), frozen.clone()),
        (submit(&submitted, &office(), now), frozen.clone()),
        (submit(&approved, &office(), now), frozen.clone()),
        (send_back(&approved, "x", &head), frozen.clone()),
        (approve(&approved, &head, now), frozen),
        (approve(&again, &head, now), Refusal::ResultNotSubmitted),
        (send_back(&again, "x", &head), Refusal::ResultNotSubmitted),
        (send_back(&submitted, "", &head), Refusal::TextMissing("reason")),
        (send_back(&submitted, "x", &office()), Refusal::NotPermitted),
        (approve(&submitted, &office(), now), Refusal::NotPermitted),
        (submit(&again, &head, now), Refusal::NotPermitted),
    ];
    for (answer, refusal) in cases {
        assert_eq!(answer.unwrap_err(), refusal);
    }
    let both = people::Actor { roles: vec![Role::ChiefOfOffice, Role::DeputyHead], ..office() };
    assert_eq!(approve(&submitted, &both, now).unwrap_err(), Refusal::OwnSubmission);
}

#[test]
fn a_draft_is_remarked_on_and_counting_again_keeps_the_remarks() {
    let (full, now) = (plan(), noon("2020-06-21"));
    let (worded, _) = remark(&draft_result(), " Chậm do thay đổi kinh phí ", &office()).unwrap();
    assert_eq!(worded.remarks, "Chậm do thay đổi kinh phí");
    let again = compute(&full, id(1), Some(&worded), &period(), ResultRows::default(), &office(), now).unwrap().0;
    assert_eq!(again.remarks, worded.remarks);
    assert_eq!(remark(&worded, " ", &office()).unwrap().0.remarks, "");
    let submitted = submit(&worded, &office(), now).unwrap().0;
    assert_eq!(remark(&submitted, "x", &office()).unwrap_err(), Refusal::ResultIsFrozen);
    assert_eq!(remark(&worded, "x", &actor(Role::Head)).unwrap_err(), Refusal::NotPermitted);
    let long = "x".repeat(20_001);
    assert_eq!(remark(&worded, &long, &office()).unwrap_err(), Refusal::TextTooLong("remarks", 20_000));
}

#[test]
fn what_cannot_be_counted() {
    let full = plan();
    let now = noon("2020-06-21");
    let ask = |full: &FullPlan, period: Period, role| {
        compute(full, id(1), None, &period, ResultRows::default(), &actor(role), now).unwrap_err()
    };
    let turned = Period { from: period().to, to: period().from, ..period() };
    let nameless = Period { label: " ".into(), ..period() };
    assert_eq!(ask(&full, period(), Role::Specialist), Refusal::NotPermitted);
    assert_eq!(ask(&draft(), period(), Role::ChiefOfOffice), Refusal::PlanNotSigned);
    assert_eq!(ask(&full, turned, Role::ChiefOfOffice), Refusal::PeriodTurnedAround);
    assert_eq!(ask(&full, nameless, Role::ChiefOfOffice), Refusal::TextMissing("label"));
}
