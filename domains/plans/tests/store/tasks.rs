//! Tasks, reminders, difficulties; who was first; the trail.

use super::DOMAINS;
use super::house::{House, refused};
use crate::given::{day, noon};
use people::store::audit_trail;
use plans::model::{
    Addressee, Assignment, Due, Host, PlanId, Refusal, TaskId, TaskOf, TaskWithProofs, Theirs, subject,
};
use plans::rules;
use plans::rules::difficulty::{RaiseDifficulty, decide, raise};
use plans::rules::reminder::{ReminderPolicy, Steps, printed, remind};
use plans::rules::task::{assign, cancel, resume, revise};
use plans::store::{
    add_difficulty, add_reminder, add_tasks, find_difficulty, find_task, find_task_with_proofs, list_difficulties,
    list_open_difficulties, list_reminders, list_tasks, list_tasks_of_year, list_tasks_of_year_with_proofs,
    list_tasks_with_proofs, save_decision, save_printed, save_task,
};

#[tokio::test]
async fn a_table_of_tasks_comes_back_as_it_went_in() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let full = house.plan(&test.db, &test.ambient).await;
        let base = house.work(&full);
        let duty = Assignment {
            of: TaskOf::Duty(0),
            channel: None,
            lead_unit: None,
            coordinating: vec![house.other_unit, house.unit],
            person: None,
            starts_on: None,
            due: Due::Continuing,
            host: Host::Elsewhere { who: "Sở Nội vụ".into() },
            ..base.clone()
        };
        let later = Assignment { of: TaskOf::Item(full.items[3].id), ..base.clone() };
        let earlier = Assignment { due: Due::On(day("2020-03-31")), ..base.clone() };
        let decided = [duty, later, base, earlier]
            .map(|work| assign(&full, test.ambient.id(), &work, &house.office, test.ambient.now()).unwrap())
            .to_vec();
        let mut tx = test.db.begin().await.unwrap();
        let kept = add_tasks(&mut tx, &house.writer(&house.office, &test.ambient), decided).await.unwrap();
        tx.commit().await.unwrap();
        let in_order = [&kept[3], &kept[2], &kept[1], &kept[0]].map(Clone::clone);
        assert_eq!(list_tasks(&test.db, house.agency, full.plan.id).await.unwrap(), in_order, "as the paper has them");
        let of_year = list_tasks_of_year(&test.db, house.agency, 2020).await.unwrap();
        assert_eq!(
            of_year.iter().map(|task| task.work.due.day()).collect::<Vec<_>>(),
            [Some(day("2020-03-31")), Some(day("2020-06-30")), Some(day("2020-06-30")), None]
        );
        assert_eq!(list_tasks_of_year(&test.db, house.agency, 2021).await.unwrap(), []);
        assert_eq!(find_task(&test.db, house.agency, kept[0].id).await.unwrap().as_ref(), Some(&kept[0]));
    })
    .await;
}

#[tokio::test]
async fn of_two_who_save_the_first_wins_and_the_second_sees_theirs() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let writer = house.writer(&house.office, &test.ambient);
        let full = house.plan(&test.db, &test.ambient).await;
        let task = house.task(&test.db, &test.ambient, &full).await;
        let save = async |quantity: i64| {
            let work = Assignment { quantity, coordinating: vec![], ..task.work.clone() };
            let decided = revise(&full, &task, &work, &house.office).unwrap();
            let mut tx = test.db.begin().await.unwrap();
            let answer = save_task(&mut tx, &writer, task.version, decided).await;
            if answer.is_ok() {
                tx.commit().await.unwrap();
            }
            answer
        };
        let answers: [_; 2] = tokio::join!(save(5), save(7)).into();
        let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 1));
        let won = won.into_iter().next().unwrap().unwrap();
        let Refusal::Changed { theirs } = refused(lost.into_iter().next().unwrap()) else { panic!("stale") };
        assert_eq!(*theirs, Theirs::Task(won.clone()));
        assert_eq!(find_task(&test.db, house.agency, task.id).await.unwrap(), Some(won.clone()));

        let mut tx = test.db.begin().await.unwrap();
        let off = cancel(&won, "Gộp", &house.office, test.ambient.now()).unwrap();
        let off = save_task(&mut tx, &writer, 2, off).await.unwrap();
        assert_eq!(find_task(&mut tx, house.agency, task.id).await.unwrap().as_ref(), Some(&off));
        let again = save_task(&mut tx, &writer, 3, resume(&off, &house.office).unwrap()).await.unwrap();
        assert_eq!(find_task(&mut tx, house.agency, task.id).await.unwrap(), Some(again));
    })
    .await;
}

#[tokio::test]
async fn reminders_are_issued_and_printed_once() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let writer = house.writer(&house.office, &test.ambient);
        let full = house.plan(&test.db, &test.ambient).await;
        let task = house.task(&test.db, &test.ambient, &full).await;
        let late = TaskWithProofs { task: task.clone(), proofs: Vec::new() };
        let steps = Steps { leader_in_charge: Some(house.head.account) };
        let mut tx = test.db.begin().await.unwrap();
        let mut issued = Vec::new();
        for on in ["2020-07-01", "2020-07-04", "2020-07-07", "2020-07-10"] {
            let policy = ReminderPolicy::default();
            let decided = remind(&late, &issued, steps, policy, test.ambient.id(), &house.office, noon(on)).unwrap();
            issued.push(add_reminder(&mut tx, &writer, decided).await.unwrap());
        }
        assert_eq!(list_reminders(&mut tx, house.agency, task.id).await.unwrap(), issued);
        let slip = printed(&issued[2], &house.office, noon("2020-07-08")).unwrap();
        let kept = save_printed(&mut tx, &writer, slip.clone()).await.unwrap();
        assert_eq!(list_reminders(&mut tx, house.agency, task.id).await.unwrap()[2], kept);
        assert_eq!(refused(save_printed(&mut tx, &writer, slip).await), Refusal::AlreadyPrinted);
    })
    .await;
}

#[tokio::test]
async fn a_difficulty_is_decided_once() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let writer = house.writer(&house.office, &test.ambient);
        let full = house.plan(&test.db, &test.ambient).await;
        let task = house.task(&test.db, &test.ambient, &full).await;
        let ask = |to, task: Option<TaskId>, until| RaiseDifficulty {
            plan: full.plan.id,
            task,
            text: "Chưa có kinh phí".into(),
            to,
            answer_by: day(until),
        };
        let mut tx = test.db.begin().await.unwrap();
        let now = test.ambient.now();
        let to_head = ask(Addressee::Head, Some(task.id), "2020-02-10");
        let to_leader = ask(Addressee::LeaderInCharge(house.head.account), None, "2020-02-05");
        let first = raise(&to_head, Some(&task), test.ambient.id(), &house.office, now).unwrap();
        let second = raise(&to_leader, None, test.ambient.id(), &house.office, now).unwrap();
        let first = add_difficulty(&mut tx, &writer, first).await.unwrap();
        let second = add_difficulty(&mut tx, &writer, second).await.unwrap();
        let open = list_open_difficulties(&mut tx, house.agency).await.unwrap();
        assert_eq!(open, [second.clone(), first.clone()], "the most urgent first");

        let by_head = house.writer(&house.head, &test.ambient);
        let decision = decide(&first, "Dùng nguồn thường xuyên", &house.head, now).unwrap();
        let decided = save_decision(&mut tx, &by_head, decision.clone()).await.unwrap();
        assert_eq!(find_difficulty(&mut tx, house.agency, first.id).await.unwrap(), Some(decided));
        assert_eq!(refused(save_decision(&mut tx, &by_head, decision).await), Refusal::AlreadyDecided);
        assert_eq!(list_open_difficulties(&mut tx, house.agency).await.unwrap(), [second]);
        assert_eq!(list_difficulties(&mut tx, house.agency, full.plan.id).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn proofs_are_joined_to_the_tasks_that_they_serve() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let full = house.plan(&test.db, &test.ambient).await;
        let (one, two) =
            (house.task(&test.db, &test.ambient, &full).await, house.task(&test.db, &test.ambient, &full).await);
        let serves = |id| kernel::Subject::new(subject::TASK, id);
        let happened = evidence::Happened {
            subject: kernel::Subject::new("article", test.ambient.id::<()>()),
            event: "article.published",
            title: "Đăng bài".into(),
            happened_on: day("2020-02-03"),
            serves: vec![serves(one.id), serves(two.id)],
        };
        let mut tx = test.db.begin().await.unwrap();
        evidence::record(&mut tx, &test.ambient, house.agency, happened).await.unwrap();
        tx.commit().await.unwrap();
        let tasks = list_tasks_with_proofs(&test.db, house.agency, full.plan.id).await.unwrap();
        assert_eq!(tasks.len(), 2);
        assert_eq!(tasks[0].proofs.len(), 1);
        assert_eq!(tasks[0].proofs, tasks[1].proofs, "one event, one proof, two tasks");
        assert_eq!(rules::task::confirmed(&tasks[0].proofs), 1);
        let alone = find_task_with_proofs(&test.db, house.agency, tasks[0].task.id).await.unwrap();
        assert_eq!(alone.as_ref(), Some(&tasks[0]));
        assert_eq!(list_tasks_of_year_with_proofs(&test.db, house.agency, 2020).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn every_write_is_told_to_the_trail_and_the_feed() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let before = audit_trail::head(&test.db, house.agency).await.unwrap();
        let full = house.plan(&test.db, &test.ambient).await;
        let task = house.task(&test.db, &test.ambient, &full).await;
        let told = audit_trail::list_after(&test.db, house.agency, before.number, 10).await.unwrap();
        let plan: PlanId = full.plan.id;
        let found: Vec<_> =
            told.iter().map(|entry| (entry.action.as_str(), entry.actor, entry.subject.clone())).collect();
        let by = Some(house.office.account);
        assert_eq!(
            found,
            [
                ("plans.plan_imported", by, Some(kernel::Subject::new(subject::PLAN, plan))),
                ("plans.task_assigned", by, Some(kernel::Subject::new(subject::TASK, task.id))),
            ]
        );
        assert!(told[1].detail.contains(&house.unit.to_string()), "who got it: {}", told[1].detail);
        let changes = store::changes_since(&test.db, house.agency, 0, 100).await.unwrap();
        let of_plan = changes.iter().filter(|change| change.kind == subject::PLAN && change.id == plan.uuid()).count();
        assert_eq!(of_plan, 2, "the plan changes with its tasks");

        // A write that is refused tells nothing.
        let at = audit_trail::head(&test.db, house.agency).await.unwrap();
        let decided = revise(&full, &task, &Assignment { quantity: 9, ..task.work.clone() }, &house.office).unwrap();
        let mut tx = test.db.begin().await.unwrap();
        refused(save_task(&mut tx, &house.writer(&house.office, &test.ambient), 17, decided).await);
        tx.commit().await.unwrap();
        assert_eq!(audit_trail::head(&test.db, house.agency).await.unwrap(), at);
    })
    .await;
}
