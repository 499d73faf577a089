//! The office that the tests of a year begin with, and what it does every day: give out tasks, prove them, sign reports.

use domain::Registry;
use evidence::periods::Period;
use evidence::{Command, ProofId};
use jiff::civil::{Date, date};
use kernel::Subject;
use people::UnitId;
use plans::intake::{self, Into};
use plans::model::{Assignment, Due, Host, PlanId, SourceFile, Task, TaskId, TaskOf, subject};
use reports::model::{Report, ReportId, Snapshot, State};
use std::collections::{BTreeMap, BTreeSet};
use test_office::Office;

/// The office with what it has done so far.
pub(crate) struct Year {
    pub(crate) office: Office,
    /// The plan year and the report year; the days of its year before begin with the report year.
    pub(crate) year: i16,
    pub(crate) plan: PlanId,
    pub(crate) tasks: Vec<Task>,
    /// When each proof happened, when it was confirmed, and which tasks it serves.
    pub(crate) proofs: BTreeMap<ProofId, (Date, kernel::Moment, Vec<TaskId>)>,
    /// Counts from the beginning on, and so by what it remembers and what changed.
    pub(crate) registry: Registry,
}

impl Year {
    pub(crate) async fn begin() -> Self {
        Self::begin_in(2020).await
    }

    pub(crate) async fn begin_in(year: i16) -> Self {
        Self::begin_at(Office::new(thongsuot::wiring::DOMAINS).await, year).await
    }

    pub(crate) async fn begin_at(office: Office, year: i16) -> Self {
        set_clock(&office, &format!("{year}-01-21T02:00:00Z"));
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/seed/06-KH-KCNDN-2020.txt");
        let content = std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let chief = office.actor(office.people.chief).await;
        let kept = office.app.files.keep(&content).await.unwrap();
        let file = office.file("ke-hoach.txt", &content).await;
        let reading = intake::read(&content, &[]).unwrap();
        let mut tx = office.app.db.begin().await.unwrap();
        let source = SourceFile { file, digest: kept.sha256 };
        let writer = plans::store::Writer { actor: &chief, now: office.app.ambient.now(), source: None };
        let into = Into::NewPlan { year: Some(year) };
        let plan = intake::store(&mut tx, &writer, &office.app.ambient, reading, source, into).await.unwrap();
        tx.commit().await.unwrap();
        Self {
            office,
            year,
            plan,
            tasks: Vec::new(),
            proofs: BTreeMap::new(),
            registry: Registry::new(thongsuot::wiring::DOMAINS),
        }
    }

    pub(crate) fn unit(&self, at: usize) -> UnitId {
        let units = &self.office.units;
        [units.office, units.investment, units.labour][at % 3]
    }

    /// Two tasks a content, spread over units and months.
    pub(crate) async fn assign(&mut self) {
        let full =
            plans::store::find_full_plan(&self.office.app.db, self.office.agency, self.plan).await.unwrap().unwrap();
        let chief = self.office.actor(self.office.people.chief).await;
        let now = self.office.app.ambient.now();
        let mut decided = Vec::new();
        for (at, item) in full.items.iter().enumerate() {
            let kinds = full.kinds_of_block(item.block);
            for (turn, month) in [2 + (at % 5), 7 + (at % 5)].into_iter().enumerate() {
                let work = Assignment {
                    of: TaskOf::Item(item.id),
                    channel: kinds.get((at + turn) % kinds.len()).copied(),
                    title: format!("Việc {} của nội dung {}", turn + 1, at + 1),
                    lead_unit: Some(self.unit(at + turn)),
                    coordinating: Vec::new(),
                    person: None,
                    starts_on: None,
                    due: Due::On(date(self.year, i8::try_from(month).unwrap(), 28)),
                    quantity: 1 + i64::try_from(at % 4).unwrap(),
                    measure: "tin, bài".into(),
                    host: Host::Us,
                };
                decided
                    .push(plans::rules::task::assign(&full, self.office.app.ambient.id(), &work, &chief, now).unwrap());
            }
        }
        let mut tx = self.office.app.db.begin().await.unwrap();
        let writer = plans::store::Writer { actor: &chief, now, source: None };
        self.tasks = plans::store::add_tasks(&mut tx, &writer, decided).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A proof of tasks, handed in and confirmed now.
    pub(crate) async fn prove(&mut self, tasks: &[usize], on: Date) -> ProofId {
        let served: Vec<TaskId> = tasks.iter().map(|at| self.tasks[*at].id).collect();
        let subjects = served.iter().map(|task| Subject::new(subject::TASK, *task)).collect();
        let people = self.office.people;
        let proof = self.office.hand_in(subjects, people.unit_head, &on.to_string()).await;
        self.office.review(proof, people.chief, Command::Confirm).await;
        self.proofs.insert(proof, (on, self.office.app.ambient.now(), served));
        proof
    }

    pub(crate) async fn periods(&self) -> Vec<Period> {
        self.office
            .get(&format!("/lam-viec/bao-cao?nam={}", self.year), self.office.people.chief)
            .await
            .is(200)
            .is_sound();
        evidence::list_periods(&self.office.app.db, self.office.agency, self.year.into()).await.unwrap()
    }

    pub(crate) async fn report(&self, id: ReportId) -> Report {
        reports::store::find_report(&self.office.app.db, self.office.agency, id).await.unwrap().unwrap()
    }

    /// Writes, submits and signs a report by its pages.
    pub(crate) async fn sign(&self, period: &Period, template: &str, number: &str) -> ReportId {
        let (office, chief) = (&self.office, self.office.people.chief);
        let page = format!("/lam-viec/bao-cao/ky/{}", period.id);
        office.get(&page, chief).await.is(200).is_sound().says("Nhiệm vụ thuộc kỳ");
        let begun = office.post(&format!("{page}/soan"), chief, &[("mau", template)]).await.is(303).location();
        let id: ReportId = begun.rsplit('/').next().unwrap().parse().unwrap();
        office.get(&begun, chief).await.is(200).is_sound().says("Dự thảo");
        office.post(&format!("{begun}/trinh"), chief, &[]).await.is(303);
        let day = viet::date::short(office.today());
        let fields = [("number", number), ("issued_on", day.as_str())];
        office.post_files(&format!("{begun}/ban-hanh"), chief, &fields, &[]).await.is(303);
        office.get(&begun, chief).await.is(200).is_sound().says(number).says("Đã ban hành");
        id
    }

    /// The proofs that a period counts, by our own reckoning: those of its days that were confirmed before it was closed, and
    /// those of closed periods that came since the one before it was closed.
    pub(crate) fn expected(&self, period: &Period, all: &[Period]) -> BTreeSet<ProofId> {
        let mut same: Vec<&Period> = all.iter().filter(|other| other.kind == period.kind).collect();
        same.sort_by_key(|other| other.from_on);
        let counted_in = |on: Date, at: kernel::Moment| {
            let mut later = same.iter().filter(|other| other.to_on >= on);
            later.find(|other| other.closed_at.is_none_or(|closed| at < closed)).map(|found| found.id)
        };
        let here = self.proofs.iter().filter(|(_, (on, at, _))| counted_in(*on, *at) == Some(period.id));
        here.map(|(proof, _)| *proof).collect()
    }
}

/// What is counted by what is remembered and by what changed is what is counted from the tables, in every period.
pub(crate) async fn memory_agrees(year: &Year) {
    let (app, agency) = (&year.office.app, year.office.agency);
    for period in evidence::list_all_periods(&app.db, agency).await.unwrap() {
        let now = app.ambient.now();
        let remembered = reports::snapshot::of_period(&app.db, &year.registry, agency, &period, now).await.unwrap();
        let read = reports::snapshot::of_period(&app.db, &year.registry.afresh(), agency, &period, now).await.unwrap();
        assert!(remembered == read, "{}: {remembered:#?} is remembered, {read:#?} is there", period.label);
    }
}

pub(crate) fn set_clock(office: &Office, to: &str) {
    let to: kernel::Moment = to.parse().unwrap();
    office.app.ambient.advance(to.duration_since(office.app.ambient.now()));
}

pub(crate) fn kept(report: &Report) -> &Snapshot {
    match &report.state {
        State::Signed { snapshot, .. } => snapshot,
        other => panic!("not signed: {other:?}"),
    }
}
