//! Thursday's digest: what an official and a unit's head are told of their week.

use crate::given::{PLANNING, actor, day, id, noon, plan, task, unit, with_proofs, work};
use people::Role;
use plans::model::{Addressee, Assignment, Difficulty, Due, ProofStanding, Refusal, TaskProof, TaskWithProofs};
use plans::rules::difficulty::{RaiseDifficulty, decide, raise};
use plans::rules::digest::digest;
use uuid::Uuid;

fn tasks() -> Vec<TaskWithProofs> {
    let full = plan();
    let base = Assignment { quantity: 1, starts_on: None, ..work(&full) };
    let due = |number, on: &str, given: &str, standing: Option<ProofStanding>| {
        let mut task = task(&full, number, &Assignment { due: Due::On(day(on)), ..base.clone() });
        task.created_at = noon(given);
        let proof = |standing| TaskProof { proof: Uuid::from_u128(number), happened_on: day("2020-06-08"), standing };
        with_proofs(task, &standing.map(proof).into_iter().collect::<Vec<_>>())
    };
    let mut foreign = due(6, "2020-06-01", "2020-06-10", None);
    foreign.task.work.lead_unit = Some(unit(PLANNING));
    foreign.task.work.person = None;
    vec![
        due(1, "2020-06-10", "2020-01-21", None),
        due(2, "2020-06-25", "2020-06-05", Some(ProofStanding::Returned)),
        due(3, "2020-07-30", "2020-06-11", None),
        due(4, "2020-06-11", "2020-06-04", Some(ProofStanding::Confirmed)),
        due(5, "2020-12-31", "2020-01-21", Some(ProofStanding::Proposed)),
        foreign,
    ]
}

fn difficulty(number: u128, decided: Option<&str>) -> Difficulty {
    let (to, answer_by) = (Addressee::Head, day("2020-06-30"));
    let command = RaiseDifficulty { plan: id(1), task: None, text: "x".into(), to, answer_by };
    let open = raise(&command, None, id(number), &actor(Role::Specialist), noon("2020-06-01")).unwrap().0;
    decided.map_or(open.clone(), |on| decide(&open, "Đồng ý", &actor(Role::Head), noon(on)).unwrap().0)
}

fn numbers(tasks: &[&TaskWithProofs]) -> Vec<u128> {
    tasks.iter().map(|task| task.task.id.uuid().as_u128()).collect()
}

#[test]
fn an_official_is_told_of_the_own_week_and_of_nothing_else() {
    let difficulties = [difficulty(1, Some("2020-06-05")), difficulty(2, Some("2020-06-04")), difficulty(3, None)];
    let tasks = tasks();
    let thursday = day("2020-06-11");
    let week = digest(&tasks, &difficulties, &actor(Role::Specialist), thursday).unwrap();
    assert_eq!(numbers(&week.late), [1]);
    assert_eq!(numbers(&week.returned), [2]);
    assert_eq!(numbers(&week.due), [2], "what is done is not due any more");
    assert_eq!(numbers(&week.given), [2, 3], "seven days, this one included");
    assert_eq!(week.decided.len(), 1, "05/06 is in the week, 04/06 is not");
    let head_of_unit = digest(&tasks, &difficulties, &actor(Role::UnitHead), thursday).unwrap();
    assert_eq!((numbers(&head_of_unit.late), head_of_unit.decided.len()), (vec![1], 0), "the unit's work");
}

#[test]
fn nothing_to_say_is_empty() {
    assert!(digest(&[], &[], &actor(Role::Specialist), day("2020-06-11")).unwrap().is_empty());
    let refused = digest(&[], &[], &actor(Role::Administrator), day("2020-06-11"));
    assert_eq!(refused.unwrap_err(), Refusal::NotPermitted);
}
