//! Reminding, step by step, never the Head.

use crate::given::{INVESTMENT, account, actor, confirmed, day, id, noon, office, plan, task, unit, with_proofs, work};
use kernel::Moment;
use people::{AccountId, Role};
use plans::model::{Assignment, Due, Level, Recipient, Refusal, Reminder, TaskWithProofs};
use plans::rules::reminder::{ReminderPolicy, Steps, printed, remind};

fn late(change: impl Fn(&mut Assignment)) -> TaskWithProofs {
    let full = plan();
    let mut work = work(&full);
    change(&mut work);
    with_proofs(task(&full, 1, &work), &[])
}

fn ask(
    task: &TaskWithProofs,
    earlier: &[Reminder],
    leader: Option<AccountId>,
    now: Moment,
) -> Result<Reminder, Refusal> {
    let steps = Steps { leader_in_charge: leader };
    remind(task, earlier, steps, ReminderPolicy::default(), id(9), &office(), now).map(|(reminder, _)| reminder)
}

#[test]
fn the_steps_are_taken_one_by_one_and_end_below_the_head() {
    let task = late(|_| {});
    let deputy = account(Role::DeputyHead);
    let mut earlier = Vec::new();
    let days = ["2020-07-01", "2020-07-04", "2020-07-07", "2020-07-10"];
    for on in days {
        earlier.push(ask(&task, &earlier, Some(deputy), noon(on)).unwrap());
    }
    let to: Vec<_> = earlier.iter().map(|reminder| reminder.to).collect();
    assert_eq!(
        to,
        [
            Recipient::Person(account(Role::Specialist)),
            Recipient::UnitHead(unit(INVESTMENT)),
            Recipient::Office,
            Recipient::DeputyHead(deputy)
        ]
    );
    assert_eq!(ask(&task, &earlier, Some(deputy), noon("2020-07-31")).unwrap_err(), Refusal::NoHigherLevel);
    assert_eq!(
        ask(&task, &earlier[..3], None, noon("2020-07-31")).unwrap_err(),
        Refusal::NobodyToRemind(Level::DeputyHead)
    );
    let soon = ask(&task, &earlier[..1], None, noon("2020-07-03")).unwrap_err();
    assert_eq!(soon, Refusal::TooSoonToEscalate(day("2020-07-04")));
}

#[test]
fn a_task_without_a_person_starts_higher() {
    let unit_only = late(|work| work.person = None);
    assert_eq!(ask(&unit_only, &[], None, noon("2020-07-01")).unwrap().to, Recipient::UnitHead(unit(INVESTMENT)));
    let nobody = late(|work| (work.person, work.lead_unit) = (None, None));
    assert_eq!(ask(&nobody, &[], None, noon("2020-07-01")).unwrap().to, Recipient::Office);
}

#[test]
fn only_what_is_late_or_soon_due_is_reminded_of() {
    let full = plan();
    let open = late(|_| {});
    let cases = [
        (open.clone(), "2020-06-26", Some(Refusal::NothingToRemind)),
        (open.clone(), "2020-06-27", None),
        (open.clone(), "2020-07-01", None),
        (late(|work| work.due = Due::Continuing), "2020-07-01", Some(Refusal::NothingToRemind)),
        (
            with_proofs(task(&full, 1, &work(&full)), &[confirmed(1, "2020-05-01"), confirmed(2, "2020-05-02")]),
            "2020-07-01",
            Some(Refusal::NothingToRemind),
        ),
        (with_proofs(task(&full, 1, &work(&full)), &[confirmed(1, "2020-05-01")]), "2020-07-01", None),
    ];
    for (task, on, refusal) in cases {
        assert_eq!(ask(&task, &[], None, noon(on)).err(), refusal, "on {on}");
    }
}

#[test]
fn the_office_reminds_everybody_and_a_head_their_own_unit() {
    let task = late(|_| {});
    let policy = ReminderPolicy::default();
    let by = |actor| remind(&task, &[], Steps::default(), policy, id(9), &actor, noon("2020-07-01")).map(drop);
    assert_eq!(by(actor(Role::UnitHead)), Ok(()));
    assert_eq!(
        by(people::Actor { leads: people::Leads::default(), ..actor(Role::UnitHead) }),
        Err(Refusal::NotTheirUnit)
    );
    assert_eq!(by(actor(Role::Specialist)), Err(Refusal::NotPermitted));
}

#[test]
fn a_slip_is_noted_as_printed_once() {
    let issued = ask(&late(|_| {}), &[], None, noon("2020-07-01")).unwrap();
    let (slip, _) = printed(&issued, &office(), noon("2020-07-02")).unwrap();
    assert_eq!(slip.printed_at, Some(noon("2020-07-02")));
    assert_eq!(printed(&slip, &office(), noon("2020-07-03")).unwrap_err(), Refusal::AlreadyPrinted);
    assert_eq!(printed(&issued, &actor(Role::Clerk), noon("2020-07-02")).unwrap_err(), Refusal::NotPermitted);
}
