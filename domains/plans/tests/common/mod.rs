//! Plans and tasks in the example office; see `test_office`. `office.seed_plan()` brings in the plan of 2020, signed.

pub(crate) use test_office::{NOBODY, Page};

use people::{AccountId, Actor};
use plans::intake::{self, Into};
use plans::model::{Assignment, Due, FullPlan, Host, ItemId, PlanId, SourceFile, Task, TaskId, TaskOf};
use plans::store::Writer;
use test_office::Office;

/// An office with its plans.
pub(crate) struct TestApp(Office);

impl std::ops::Deref for TestApp {
    type Target = Office;

    fn deref(&self) -> &Office {
        &self.0
    }
}

impl TestApp {
    pub(crate) async fn new() -> Self {
        static DOMAINS: &[&domain::Manifest] = &[&plans::MANIFEST];
        Self(Office::new(DOMAINS).await)
    }

    /// The plan of 2020 as the Office brings it in: signed, 21 contents.
    pub(crate) async fn seed_plan(&self) -> PlanId {
        self.plan_from(&seed()).await
    }

    /// A plan from the text of a file.
    pub(crate) async fn plan_from(&self, content: &[u8]) -> PlanId {
        let chief = self.actor(self.people.chief).await;
        let kept = self.app.files.keep(content).await.unwrap();
        let file = self.file("ke-hoach.txt", content).await;
        let reading = intake::read(content, &[]).unwrap();
        let mut tx = self.app.db.begin().await.unwrap();
        let source = SourceFile { file, digest: kept.sha256 };
        let writer = self.writer(&chief);
        let to = Into::NewPlan { year: None };
        let plan = intake::store(&mut tx, &writer, &self.app.ambient, reading, source, to).await.unwrap();
        tx.commit().await.unwrap();
        plan
    }

    pub(crate) fn writer<'a>(&self, actor: &'a Actor) -> Writer<'a> {
        Writer { actor, now: self.app.ambient.now(), source: None }
    }

    /// A plan with its rows.
    pub(crate) async fn full(&self, plan: PlanId) -> FullPlan {
        plans::store::find_full_plan(&self.app.db, self.agency, plan).await.unwrap().expect("the plan is there")
    }

    /// The content at a place of the plan, from 0.
    pub(crate) async fn item(&self, plan: PlanId, at: usize) -> ItemId {
        self.full(plan).await.items[at].id
    }

    /// A task of the content at `at`: by the investment unit and its specialist, due on the last day of June, once.
    pub(crate) async fn a_task(&self, plan: PlanId, at: usize) -> Assignment {
        let full = self.full(plan).await;
        Assignment {
            of: TaskOf::Item(full.items[at].id),
            channel: full.kinds_of_block(full.items[at].block).first().copied(),
            title: format!("Việc của nội dung {}", at + 1),
            lead_unit: Some(self.units.investment),
            coordinating: Vec::new(),
            person: Some(self.people.specialist),
            starts_on: None,
            due: Due::On("2020-06-30".parse().unwrap()),
            quantity: 1,
            measure: "tin, bài".into(),
            host: Host::Us,
        }
    }

    /// Assigns a task as the chief of the Office.
    pub(crate) async fn assign(&self, plan: PlanId, work: Assignment) -> Task {
        let (chief, full) = (self.actor(self.people.chief).await, self.full(plan).await);
        let id: TaskId = self.app.ambient.id();
        let decided = plans::rules::task::assign(&full, id, &work, &chief, self.app.ambient.now()).unwrap();
        let mut tx = self.app.db.begin().await.unwrap();
        let tasks = plans::store::add_tasks(&mut tx, &self.writer(&chief), vec![decided]).await.unwrap();
        tx.commit().await.unwrap();
        tasks.into_iter().next().unwrap()
    }

    /// A note that proves a task, handed in by somebody.
    pub(crate) async fn hand_in(&self, task: TaskId, who: AccountId, happened_on: &str) -> evidence::ProofId {
        self.0.hand_in(vec![kernel::Subject::new(plans::model::subject::TASK, task)], who, happened_on).await
    }
}

/// The signed plan of 2020, as the file that an office would upload.
pub(crate) fn seed() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/06-KH-KCNDN-2020.txt");
    std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A draft: the plan of the fixtures without number and date.
pub(crate) fn draft() -> Vec<u8> {
    let text = String::from_utf8(seed()).unwrap();
    let kept = text.lines().filter(|line| !line.starts_with("Số:") && !line.starts_with("Đồng Nai, ngày"));
    kept.collect::<Vec<_>>().join("\n").into_bytes()
}
