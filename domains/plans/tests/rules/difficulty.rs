//! Putting a difficulty to a leader; who may answer.

use crate::given::{account, actor, day, id, noon, office, plan, task, work};
use people::{Actor, Role};
use plans::model::{Addressee, Difficulty, DifficultyState, Refusal, Task};
use plans::rules::difficulty::{RaiseDifficulty, decide, raise};
use plans::rules::task::cancel;

fn command() -> RaiseDifficulty {
    RaiseDifficulty {
        plan: plan().plan.id,
        task: Some(id(1)),
        text: "Chưa có kinh phí in ấn phẩm".into(),
        to: Addressee::LeaderInCharge(account(Role::DeputyHead)),
        answer_by: day("2020-03-05"),
    }
}

fn the_task() -> Task {
    let full = plan();
    task(&full, 1, &work(&full))
}

fn raised(command: &RaiseDifficulty) -> Difficulty {
    raise(command, Some(&the_task()), id(5), &actor(Role::Specialist), noon("2020-03-02")).unwrap().0
}

#[test]
fn a_difficulty_has_a_clock() {
    let difficulty = raised(&command());
    assert!(difficulty.is_open());
    assert!(!difficulty.is_late(day("2020-03-05")), "the last day counts");
    assert!(difficulty.is_late(day("2020-03-06")));
}

#[test]
fn every_rule_of_raising_has_its_refusal() {
    let off = cancel(&the_task(), "x", &office(), noon("2020-02-02")).unwrap().0;
    let elsewhere = Task { plan_id: id(404), ..the_task() };
    let empty = RaiseDifficulty { text: "\n".into(), ..command() };
    let long = RaiseDifficulty { text: "x".repeat(20_001), ..command() };
    let yesterday = RaiseDifficulty { answer_by: day("2020-03-01"), ..command() };
    let general = RaiseDifficulty { task: None, ..command() };
    let own = the_task();
    let cases = [
        (Role::Administrator, command(), Some(&own), Some(Refusal::NotPermitted)),
        (Role::Specialist, command(), None, Some(Refusal::NotInPlan)),
        (Role::Specialist, general.clone(), Some(&own), Some(Refusal::NotInPlan)),
        (Role::Specialist, command(), Some(&elsewhere), Some(Refusal::NotInPlan)),
        (Role::Specialist, command(), Some(&off), Some(Refusal::TaskIsCancelled)),
        (Role::Specialist, empty, Some(&own), Some(Refusal::TextMissing("text"))),
        (Role::Specialist, long, Some(&own), Some(Refusal::TextTooLong("text", 20_000))),
        (Role::Specialist, yesterday, Some(&own), Some(Refusal::AnswerDayIsOver)),
        (Role::UnitHead, general, None, None),
    ];
    for (role, command, task, refusal) in cases {
        let answer = raise(&command, task, id(5), &actor(role), noon("2020-03-02"));
        assert_eq!(answer.err(), refusal, "{role:?}: {command:?}");
    }
}

#[test]
fn only_who_was_asked_or_the_head_decides() {
    let to_deputy = raised(&command());
    let to_head = raised(&RaiseDifficulty { to: Addressee::Head, ..command() });
    let other_deputy = Actor { account: id(0x999), ..actor(Role::DeputyHead) };
    let former = Actor { roles: vec![Role::Specialist], ..actor(Role::DeputyHead) };
    let now = noon("2020-03-04");
    let cases = [
        (&to_deputy, actor(Role::DeputyHead), None),
        (&to_deputy, actor(Role::Head), None),
        (&to_deputy, other_deputy, Some(Refusal::NotAddressedToThem)),
        (&to_deputy, former, Some(Refusal::NotPermitted)),
        (&to_deputy, office(), Some(Refusal::NotPermitted)),
        (&to_head, actor(Role::Head), None),
        (&to_head, actor(Role::DeputyHead), Some(Refusal::NotAddressedToThem)),
    ];
    for (difficulty, actor, refusal) in cases {
        assert_eq!(decide(difficulty, "Dùng nguồn thường xuyên", &actor, now).err(), refusal, "{}", actor.name);
    }
    let head = actor(Role::Head);
    let (decided, _) = decide(&to_deputy, "Dùng nguồn thường xuyên", &head, now).unwrap();
    let expected = DifficultyState::Decided {
        by: head.account,
        at: now,
        text: "Dùng nguồn thường xuyên".into(),
        answer_by: day("2020-03-05"),
    };
    assert_eq!(decided.state, expected);
    assert_eq!(decide(&decided, "khác", &head, now).unwrap_err(), Refusal::AlreadyDecided);
    assert_eq!(decide(&to_deputy, "", &head, now).unwrap_err(), Refusal::TextMissing("text"));
    assert_eq!(decide(&to_deputy, &"x".repeat(20_001), &head, now).unwrap_err(), Refusal::TextTooLong("text", 20_000));
}
