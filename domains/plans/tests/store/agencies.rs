//! Two agencies in one installation: whatever the second one asks or writes with the ids of the first, it sees nothing
//! and changes nothing.

use super::DOMAINS;
use super::house::House;
use crate::given::{day, noon};
use ::store::{Db, Tx};
use kernel::Ambient;
use plans::channel::ChannelKind as K;
use plans::model::*;
use plans::rules::{self, amendment, contents, difficulty, notes, quota, reminder, result};
use plans::store::{self, Writer};

/// Every id of an agency's things.
struct Things {
    full: FullPlan,
    task: Task,
    reminder: Reminder,
    difficulty: Difficulty,
    inspection: Inspection,
    indicator: Indicator,
    line: BudgetLine,
    link: PlanLink,
    result: PeriodResult,
}

fn period() -> Period {
    Period { label: "Năm 2020".into(), from: day("2019-12-15"), to: day("2020-12-14") }
}

fn inspection(house: &House, full: &FullPlan, ambient: &Ambient) -> (Inspection, Vec<Event>) {
    let command = notes::WriteInspection {
        unit: house.unit,
        inspected_on: day("2020-01-20"),
        members: vec!["Chánh Văn phòng".into()],
        minutes: "x".into(),
        conclusions: "x".into(),
        file: None,
    };
    notes::inspect(full.plan.id, ambient.id(), None, &command, &house.office, ambient.now()).unwrap()
}

async fn furnish(db: &Db, ambient: &Ambient, house: &House) -> Things {
    let full = house.plan(db, ambient).await;
    let task = house.task(db, ambient, &full).await;
    let (office, plan, now) = (&house.office, full.plan.id, ambient.now());
    let writer = house.writer(office, ambient);
    let mut tx = db.begin().await.unwrap();
    let late = TaskWithProofs { task: task.clone(), proofs: Vec::new() };
    let steps = reminder::Steps::default();
    let policy = reminder::ReminderPolicy::default();
    let decided = reminder::remind(&late, &[], steps, policy, ambient.id(), office, noon("2020-07-01")).unwrap();
    let reminder = store::add_reminder(&mut tx, &writer, decided).await.unwrap();
    let ask = difficulty::RaiseDifficulty {
        plan,
        task: None,
        text: "x".into(),
        to: Addressee::Head,
        answer_by: day("2020-02-01"),
    };
    let decided = difficulty::raise(&ask, None, ambient.id(), office, now).unwrap();
    let difficulty = store::add_difficulty(&mut tx, &writer, decided).await.unwrap();
    let decided = inspection(house, &full, ambient);
    let inspection = store::save_inspection(&mut tx, &writer, None, decided).await.unwrap();
    let decided = notes::set_indicator(plan, ambient.id(), None, "x", "%", Hundredths(1), office).unwrap();
    let indicator = store::save_indicator(&mut tx, &writer, None, decided).await.unwrap();
    let decided = notes::set_budget_line(plan, ambient.id(), None, "x", None, office).unwrap();
    let line = store::save_budget_line(&mut tx, &writer, None, decided).await.unwrap();
    let decided = notes::link(plan, ambient.id(), LinkTarget::Tag("x".into()), &[], office).unwrap();
    let link = store::add_link(&mut tx, &writer, decided).await.unwrap();
    let limit = quota::SetQuotaLimit {
        valid_from: day("2020-01-01"),
        collectives: Some(2),
        individuals: None,
        legal_basis: "x".into(),
    };
    store::save_quota_limit(&mut tx, &writer, quota::set(&limit, office, now).unwrap()).await.unwrap();
    let decided = result::compute(&full, ambient.id(), None, &period(), ResultRows::default(), office, now).unwrap();
    let result = store::add_result(&mut tx, &writer, decided).await.unwrap();
    tx.commit().await.unwrap();
    Things { full, task, reminder, difficulty, inspection, indicator, line, link, result }
}

/// All that the store gives to an agency that asks with these ids.
async fn everything(db: &Db, agency: people::AgencyId, of: &Things) -> Vec<String> {
    let plan = of.full.plan.id;
    macro_rules! answers {
        ($($ask:expr),+ $(,)?) => { vec![$(format!("{:?}", $ask.await.unwrap())),+] };
    }
    answers![
        store::find_plan(db, agency, plan),
        store::find_full_plan(db, agency, plan),
        store::find_task(db, agency, of.task.id),
        store::find_task_with_proofs(db, agency, of.task.id),
        store::list_tasks(db, agency, plan),
        store::list_tasks_with_proofs(db, agency, plan),
        store::list_reminders(db, agency, of.task.id),
        store::find_difficulty(db, agency, of.difficulty.id),
        store::list_difficulties(db, agency, plan),
        store::find_inspection(db, agency, of.inspection.id),
        store::list_inspections(db, agency, plan),
        store::find_indicator(db, agency, of.indicator.id),
        store::list_indicators(db, agency, plan),
        store::list_readings(db, agency, plan),
        store::find_budget_line(db, agency, of.line.id),
        store::list_budget_lines(db, agency, plan),
        store::list_links(db, agency, plan),
        store::list_acceptances(db, agency, plan),
        store::find_result(db, agency, of.result.id),
        store::list_results(db, agency, plan),
        store::list_approved_results(db, agency, plan),
        store::find_plan_by_source(db, agency, "d1"),
        store::list_plans(db, agency),
        store::list_tasks_of_year(db, agency, 2020),
        store::list_tasks_of_year_with_proofs(db, agency, 2020),
        store::list_open_difficulties(db, agency),
        store::list_tagged(db, agency, "x"),
        store::list_quota_limits(db, agency),
        store::list_amendments(db, agency, plan),
    ]
}

#[tokio::test]
async fn nobody_reads_another_agencys_rows() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let (a, b) =
            (House::build(&test.db, &test.ambient, "alpha").await, House::build(&test.db, &test.ambient, "beta").await);
        let things = furnish(&test.db, &test.ambient, &a).await;
        let own = everything(&test.db, a.agency, &things).await;
        let filled = own.iter().filter(|answer| !matches!(answer.as_str(), "None" | "[]")).count();
        assert_eq!(
            filled,
            own.len() - 5,
            "readings, acceptances, approved results, the source and amendments are empty here"
        );
        for (at, answer) in everything(&test.db, b.agency, &things).await.iter().enumerate() {
            assert!(matches!(answer.as_str(), "None" | "[]"), "question {at} told {answer}");
        }
    })
    .await;
}

/// Tries every write with the ids of `things`; a write may be refused or come to nothing.
async fn write_everything(
    tx: &mut Tx,
    by: &Writer<'_>,
    b: &House,
    of: &Things,
    ambient: &Ambient,
    which: usize,
) -> Option<bool> {
    let (full, now, plan) = (&of.full, ambient.now(), of.full.plan.id);
    let actor = &b.office;
    let item = full.items[0].id;
    // Without coordinating units, so that no foreign key stops what the statement itself must stop.
    let work = Assignment { quantity: 9, coordinating: Vec::new(), ..of.task.work.clone() };
    let answer = match which {
        0 => store::save_plan(tx, by, 1, rules::plan::attach_copy(&full.plan, b.file, actor).unwrap()).await.map(drop),
        1 => {
            let draft = Plan { state: PlanState::Draft, ..full.plan.clone() };
            let decided = rules::plan::revise(&draft, draft.document.clone(), actor, ambient).unwrap();
            store::replace_draft(tx, by, 1, decided).await.map(drop)
        }
        2 => store::save_documents(tx, by, item, (Vec::new(), Vec::new())).await,
        3 => {
            let line = contents::split_channel(full, full.channels[0].id, &[K::Sms], false, actor).unwrap();
            store::save_channel(tx, by, line).await
        }
        4 => store::save_item_channels(tx, by, item, (Vec::new(), Vec::new())).await,
        5 => {
            let changes = vec![Change::Quota { of: QuotaOf::Individuals, from: Some(3), to: Some(9) }];
            let (number, kind) = ("15/KH-KCNĐN".into(), AmendmentKind::Amendment);
            let command = amendment::RecordAmendment { number, issued_on: day("2020-01-21"), kind, changes };
            let decided = amendment::record(full, ambient.id(), command, actor, now).unwrap();
            store::add_amendment(tx, by, decided).await.map(drop)
        }
        6 => {
            let decided = rules::task::assign(full, ambient.id(), &work, actor, now).unwrap();
            store::add_tasks(tx, by, vec![decided]).await.map(drop)
        }
        7 => {
            let decided = rules::task::revise(full, &of.task, &work, actor).unwrap();
            store::save_task(tx, by, 1, decided).await.map(drop)
        }
        8 => store::add_reminder(tx, by, (Reminder { id: ambient.id(), ..of.reminder.clone() }, Vec::new()))
            .await
            .map(drop),
        9 => store::save_printed(tx, by, reminder::printed(&of.reminder, actor, now).unwrap()).await.map(drop),
        10 => {
            let row = Difficulty { id: ambient.id(), ..of.difficulty.clone() };
            store::add_difficulty(tx, by, (row, Vec::new())).await.map(drop)
        }
        11 => {
            store::save_decision(tx, by, difficulty::decide(&of.difficulty, "x", &b.head, now).unwrap()).await.map(drop)
        }
        12 => {
            let row = Inspection { id: ambient.id(), ..of.inspection.clone() };
            store::save_inspection(tx, by, None, (row, Vec::new())).await.map(drop)
        }
        13 => store::save_inspection(tx, by, Some(1), (of.inspection.clone(), Vec::new())).await.map(drop),
        14 => {
            let row = Indicator { id: ambient.id(), ..of.indicator.clone() };
            store::save_indicator(tx, by, None, (row, Vec::new())).await.map(drop)
        }
        15 => store::save_indicator(tx, by, Some(1), (of.indicator.clone(), Vec::new())).await.map(drop),
        16 => {
            let (value, kind) = (Hundredths(1), ReadingKind::Actual);
            let command = notes::ReadIndicator { measured_on: day("2020-01-20"), value, kind, source: "x".into() };
            let decided = notes::read_indicator(&of.indicator, ambient.id(), &command, actor, now).unwrap();
            store::add_reading(tx, by, decided).await.map(drop)
        }
        17 => {
            let row = BudgetLine { id: ambient.id(), ..of.line.clone() };
            store::save_budget_line(tx, by, None, (row, Vec::new())).await.map(drop)
        }
        18 => store::save_budget_line(tx, by, Some(1), (of.line.clone(), Vec::new())).await.map(drop),
        19 => store::add_link(tx, by, (PlanLink { id: ambient.id(), ..of.link.clone() }, Vec::new())).await.map(drop),
        20 => store::remove_link(tx, by, notes::unlink(&of.link, actor).unwrap()).await,
        21 => {
            let decided = notes::accept_finding(plan, "x", "x", &[], actor, now).unwrap();
            store::add_acceptance(tx, by, decided).await.map(drop)
        }
        22 => {
            let other = Period { from: day("2020-01-01"), ..period() };
            let row = PeriodResult { id: ambient.id(), period: other, ..of.result.clone() };
            store::add_result(tx, by, (row, Vec::new())).await.map(drop)
        }
        23 => store::save_result(tx, by, 1, result::submit(&of.result, actor, now).unwrap()).await.map(drop),
        _ => return None,
    };
    Some(answer.is_ok())
}

#[tokio::test]
async fn nobody_writes_another_agencys_rows() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let (a, b) =
            (House::build(&test.db, &test.ambient, "alpha").await, House::build(&test.db, &test.ambient, "beta").await);
        let things = furnish(&test.db, &test.ambient, &a).await;
        let before = everything(&test.db, a.agency, &things).await;
        let writer = b.writer(&b.office, &test.ambient);
        let mut went_through = Vec::new();
        for which in 0.. {
            let mut tx = test.db.begin().await.unwrap();
            let Some(done) = write_everything(&mut tx, &writer, &b, &things, &test.ambient, which).await else { break };
            if done {
                went_through.push(which);
                tx.commit().await.unwrap();
            }
        }
        assert_eq!(went_through, [20], "only removing a link that is not there is no error, and does nothing");
        assert_eq!(everything(&test.db, a.agency, &things).await, before, "A's rows are as they were");
        for answer in everything(&test.db, b.agency, &things).await {
            assert!(matches!(answer.as_str(), "None" | "[]"), "and B has none: {answer}");
        }
    })
    .await;
}
