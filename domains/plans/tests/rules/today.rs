//! "Việc của tôi hôm nay" and the briefing.

use crate::given::{PLANNING, account, actor, confirmed, day, id, noon, plan, task, unit, with_proofs, work};
use people::Role;
use plans::model::{Addressee, Assignment, Difficulty, Due, Refusal, TaskWithProofs};
use plans::rules::difficulty::{RaiseDifficulty, raise};
use plans::rules::today::{briefing, my_day};

fn tasks() -> Vec<TaskWithProofs> {
    let full = plan();
    let base = work(&full);
    let due = |number, on: &str, proofs: &[_]| {
        with_proofs(
            task(&full, number, &Assignment { quantity: 1, due: Due::On(day(on)), starts_on: None, ..base.clone() }),
            proofs,
        )
    };
    let foreign =
        Assignment { lead_unit: Some(unit(PLANNING)), person: None, quantity: 1, starts_on: None, ..base.clone() };
    let of_unit = Assignment { person: None, due: Due::Continuing, ..base.clone() };
    vec![
        due(1, "2020-06-09", &[]),
        due(2, "2020-06-10", &[]),
        due(3, "2020-06-24", &[]),
        due(4, "2020-06-25", &[]),
        due(5, "2020-06-01", &[confirmed(1, "2020-06-04")]),
        due(6, "2020-06-01", &[confirmed(2, "2020-06-03")]),
        with_proofs(task(&full, 7, &foreign), &[]),
        with_proofs(task(&full, 8, &of_unit), &[]),
    ]
}

fn difficulties() -> Vec<Difficulty> {
    let raised = |number, to, by: Role, until: &str, on: &str| {
        let command = RaiseDifficulty { plan: id(1), task: None, text: "x".into(), to, answer_by: day(until) };
        raise(&command, None, id(number), &actor(by), noon(on)).unwrap().0
    };
    let deputy = Addressee::LeaderInCharge(account(Role::DeputyHead));
    vec![
        raised(1, deputy, Role::Specialist, "2020-06-12", "2020-06-08"),
        raised(2, Addressee::Head, Role::UnitHead, "2020-06-10", "2020-06-02"),
    ]
}

fn numbers(tasks: &[&TaskWithProofs]) -> Vec<u128> {
    tasks.iter().map(|task| task.task.id.uuid().as_u128()).collect()
}

#[test]
fn a_day_shows_what_is_late_first_and_only_what_is_ones_own() {
    let (tasks, difficulties) = (tasks(), difficulties());
    let today = day("2020-06-10");
    let mine = my_day(&tasks, &difficulties, &actor(Role::Specialist), today);
    assert_eq!(numbers(&mine.late), [1]);
    assert_eq!(numbers(&mine.due_soon), [2, 3], "today and the fourteenth day count");
    assert_eq!(numbers(&mine.later), [4, 8], "the unit's task without a person too; continuing ones last");
    assert_eq!(mine.difficulties.len(), 1, "the one that they raised");
    let head_of_unit = my_day(&tasks, &difficulties, &actor(Role::UnitHead), today);
    assert_eq!(numbers(&head_of_unit.late), [1], "a unit's head sees the unit");
    let leader = my_day(&tasks, &difficulties, &actor(Role::DeputyHead), today);
    assert_eq!((leader.late.len(), leader.difficulties.len()), (0, 1), "what was put to them");
    assert_eq!(my_day(&tasks, &difficulties, &actor(Role::Head), today).difficulties.len(), 2);
}

#[test]
fn the_briefing_is_one_page() {
    let (tasks, difficulties) = (tasks(), difficulties());
    let page = briefing(&tasks, &difficulties, &actor(Role::ChiefOfOffice), day("2020-06-10")).unwrap();
    assert_eq!(numbers(&page.done), [5], "04/06 is within seven days, 03/06 is not");
    assert_eq!(numbers(&page.due), [2, 3]);
    assert_eq!(numbers(&page.late), [1]);
    let asked = |list: &[&Difficulty]| list.iter().map(|one| one.id.uuid().as_u128()).collect::<Vec<_>>();
    assert_eq!(asked(&page.difficulties), [2, 1], "the longest waiting first");
    assert_eq!(asked(&page.to_decide), [2], "its day has come");
    let refused = briefing(&tasks, &difficulties, &actor(Role::Administrator), day("2020-06-10"));
    assert_eq!(refused.unwrap_err(), Refusal::NotPermitted);
}
