//! What the figures are counted from, held between requests: the signed plans with their tasks, difficulties and confirmed
//! proofs. Before each count it is brought up to date by the change feed, so that a count after a small change reads little.

use crate::channel::ChannelKind;
use crate::desk::common;
use crate::model::{
    Difficulty, FullPlan, ItemId, PlanId, ProofStanding, TaskId, TaskOf, TaskProof, TaskWithProofs, UnitId, subject,
};
use crate::store;
use crate::words::Words;
use ::store::{Db, StoreError};
use domain::FigureRow;
use evidence::ProofId;
use evidence::ledger::Ledger as Proofs;
use evidence::periods::Period;
use kernel::{ById, Date, Id, Subject};
use people::AgencyId;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use text::Locale;
use uuid::Uuid;

/// More changes than these are not followed one by one.
const MOST_FOLLOWED: i64 = 1_000;

/// The signed plans of an agency and what is known of them, as of a change.
#[derive(Debug, Clone)]
pub(super) struct Ledger {
    change: i64,
    pub(super) plans: Vec<FullPlan>,
    pub(super) difficulties: Vec<Difficulty>,
    tasks: HashMap<PlanId, Vec<TaskWithProofs>>,
    /// For whom each content is, in the words of the plan.
    audiences: HashMap<ItemId, String>,
    /// Of which plan a task is, and where in its list.
    places: ById<Uuid, (PlanId, usize)>,
    pub(super) proofs: Proofs,
    /// How proofs are told as events; made when they are first counted.
    events: ById<ProofId, Option<Event>>,
}

/// A proof that a period counts.
pub(super) struct Counted {
    pub(super) proof: ProofId,
    pub(super) late: bool,
}

/// A proof as an event of the tasks in hand that it serves.
#[derive(Debug, Clone)]
struct Event {
    /// As the first of them tells it.
    row: Arc<FigureRow>,
    served: Vec<Served>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Served {
    plan: PlanId,
    item: Option<ItemId>,
    unit: Option<UnitId>,
    channel: Option<ChannelKind>,
}

/// An event that a period counts.
pub(super) struct Happened {
    pub(super) row: Arc<FigureRow>,
    /// It went through mass media.
    pub(super) media: bool,
    /// It was a meeting with enterprises or citizens.
    pub(super) meeting: bool,
}

impl Ledger {
    /// What was held, brought up to date; or all of it read.
    pub(super) async fn current(db: &Db, agency: AgencyId, held: Option<Self>) -> Result<Self, StoreError> {
        // Asked before anything is read: what changes meanwhile is read again by whoever comes next.
        let latest = ::store::latest_change(db, agency).await?;
        let Some(mut ledger) = held else { return Self::load(db, agency, latest).await };
        if ledger.change == latest {
            return Ok(ledger);
        }
        let changes = ::store::changes_since(db, agency, ledger.change, MOST_FOLLOWED).await?;
        if changes.last().is_none_or(|change| change.number < latest) {
            return Self::load(db, agency, latest).await;
        }
        let changed: HashSet<Subject> =
            changes.into_iter().map(|change| Subject { kind: change.kind, id: change.id }).collect();
        ledger.follow(db, agency, &changed).await?;
        ledger.change = latest;
        Ok(ledger)
    }

    async fn load(db: &Db, agency: AgencyId, change: i64) -> Result<Self, StoreError> {
        let mut ledger = Self {
            change,
            plans: Vec::new(),
            difficulties: Vec::new(),
            tasks: HashMap::new(),
            audiences: HashMap::new(),
            places: ById::default(),
            proofs: Proofs::load(db, agency, subject::TASK).await?,
            events: ById::default(),
        };
        ledger.read_plans(db, agency).await?;
        Ok(ledger)
    }

    async fn follow(&mut self, db: &Db, agency: AgencyId, changed: &HashSet<Subject>) -> Result<(), StoreError> {
        let is = |kinds: &[&str]| changed.iter().any(|subject| kinds.contains(&subject.kind.as_str()));
        if is(&["report_period"]) {
            self.proofs.follow_periods(db, agency).await?;
        }
        let mut touched = HashSet::new();
        for proof in changed.iter().filter(|subject| subject.kind == evidence::PROOF) {
            let id = ProofId::from_uuid(proof.id);
            touched.extend(self.proofs.follow(db, agency, id).await?);
            self.events.remove(&id);
        }
        if is(&[subject::PLAN, subject::PLAN_ITEM]) {
            return self.read_plans(db, agency).await;
        }
        if is(&[subject::DIFFICULTY]) {
            self.read_difficulties(db, agency).await?;
        }
        for task in changed.iter().filter(|subject| subject.kind == subject::TASK) {
            self.follow_task(db, agency, Id::from_uuid(task.id)).await?;
            touched.insert(task.id);
        }
        self.join(&touched);
        Ok(())
    }

    /// Reads every signed plan with its tasks, and puts the proofs to them.
    async fn read_plans(&mut self, db: &Db, agency: AgencyId) -> Result<(), StoreError> {
        (self.plans, self.tasks) = (Vec::new(), HashMap::new());
        for summary in store::list_plans(db, agency).await?.into_iter().filter(|summary| summary.signed) {
            let tasks = store::list_tasks(db, agency, summary.id).await?;
            let tasks = tasks.into_iter().map(|task| TaskWithProofs { task, proofs: Vec::new() });
            self.tasks.insert(summary.id, tasks.collect());
            self.plans.extend(store::find_full_plan(db, agency, summary.id).await?);
        }
        let items = self.plans.iter().flat_map(|full| &full.items);
        self.audiences = items.map(|item| (item.id, item.audience.clone())).collect();
        self.read_difficulties(db, agency).await?;
        let plans: Vec<PlanId> = self.plans.iter().map(|full| full.plan.id).collect();
        self.places.clear();
        plans.into_iter().for_each(|plan| self.arrange(plan));
        self.events.clear();
        let places = &self.places;
        for (proof, day, held) in self.proofs.all() {
            for task in &held.subjects {
                if let Some((plan, at)) = places.get(task)
                    && let Some(with) = self.tasks.get_mut(plan).and_then(|tasks| tasks.get_mut(*at))
                {
                    with.proofs.push(confirmed(proof, day));
                }
            }
        }
        Ok(())
    }

    async fn read_difficulties(&mut self, db: &Db, agency: AgencyId) -> Result<(), StoreError> {
        self.difficulties.clear();
        for full in &self.plans {
            self.difficulties.extend(store::list_difficulties(db, agency, full.plan.id).await?);
        }
        Ok(())
    }

    async fn follow_task(&mut self, db: &Db, agency: AgencyId, id: TaskId) -> Result<(), StoreError> {
        let Some(task) = store::find_task(db, agency, id).await? else { return Ok(()) };
        // Of a draft: nothing counts it.
        let Some(tasks) = self.tasks.get_mut(&task.plan_id) else { return Ok(()) };
        let plan = task.plan_id;
        match self.places.get(&id.uuid()) {
            Some((_, at)) => tasks[*at].task = task,
            None => tasks.push(TaskWithProofs { task, proofs: Vec::new() }),
        }
        self.arrange(plan);
        Ok(())
    }

    /// Puts the tasks of a plan in the order of its paper.
    fn arrange(&mut self, plan: PlanId) {
        let Some(full) = self.plans.iter().find(|full| full.plan.id == plan) else { return };
        let Some(tasks) = self.tasks.get_mut(&plan) else { return };
        let items: HashMap<Uuid, (i64, i64)> =
            full.items.iter().map(|item| (item.id.uuid(), (item.block, item.ordinal))).collect();
        tasks.sort_by_cached_key(|with| {
            let place = match with.task.work.of {
                TaskOf::Item(item) => items.get(&item.uuid()).copied().unwrap_or_default(),
                TaskOf::Duty(at) => (i64::MAX, at),
            };
            let due = with.task.work.due.day();
            (place, due.is_none(), due, with.task.id)
        });
        self.places.extend(tasks.iter().enumerate().map(|(at, with)| (with.task.id.uuid(), (plan, at))));
    }

    /// Puts to some tasks the proofs that serve them now.
    fn join(&mut self, tasks: &HashSet<Uuid>) {
        let mut found: HashMap<Uuid, Vec<TaskProof>> = HashMap::new();
        for (proof, day, held) in self.proofs.all() {
            for task in held.subjects.iter().filter(|task| tasks.contains(task)) {
                found.entry(*task).or_default().push(confirmed(proof, day));
                self.events.remove(&proof);
            }
        }
        for task in tasks {
            let place = self.places.get(task);
            let with = place.and_then(|(plan, at)| self.tasks.get_mut(plan)?.get_mut(*at));
            if let Some(with) = with {
                with.proofs = found.remove(task).unwrap_or_default();
            }
        }
    }

    /// The proofs of a period, each once, by day, and whether they came late.
    pub(super) fn counted(&self, period: &Period) -> Vec<Counted> {
        let counted = self.proofs.of_period(period).into_iter();
        counted.map(|one| Counted { proof: one.proof, late: one.late }).collect()
    }

    /// The tasks of a plan, in the order of its paper, with their confirmed proofs.
    pub(super) fn tasks(&self, plan: PlanId) -> &[TaskWithProofs] {
        self.tasks.get(&plan).map(Vec::as_slice).unwrap_or_default()
    }

    fn task(&self, id: Uuid) -> Option<&TaskWithProofs> {
        let (plan, at) = self.places.get(&id)?;
        self.tasks.get(plan)?.get(*at)
    }

    /// The unit that leads a task.
    pub(super) fn unit(&self, task: TaskId) -> Option<UnitId> {
        self.task(task.uuid())?.task.work.lead_unit
    }

    /// What happened in a period for tasks in hand of these plans, each event once, by day.
    pub(super) fn happened(&mut self, counted: &[Counted], plans: &[PlanId]) -> Vec<Happened> {
        let mut made = std::mem::take(&mut self.events);
        let told = counted.iter().filter_map(|one| {
            let event = made.entry(one.proof).or_insert_with(|| self.event(one.proof)).as_ref()?;
            let served = event.served.iter().filter(|served| plans.contains(&served.plan));
            let first = served.clone().next()?;
            let as_kept = !one.late && event.served.first() == Some(first);
            let row = if as_kept { Arc::clone(&event.row) } else { Arc::new(self.tell(first, &event.row, one.late)) };
            let through = |kinds: &[ChannelKind]| {
                served.clone().any(|served| served.channel.is_some_and(|kind| kinds.contains(&kind)))
            };
            let (media, meeting) = (through(MEDIA), through(MEETINGS));
            Some(Happened { row, media, meeting })
        });
        let told = told.collect();
        self.events = made;
        told
    }

    /// What happened in a period for some contents, each event once, by day.
    pub(super) fn happened_for(&mut self, counted: &[Counted], items: &[Uuid]) -> Vec<Arc<FigureRow>> {
        let mut made = std::mem::take(&mut self.events);
        let told = counted.iter().filter_map(|one| {
            let event = made.entry(one.proof).or_insert_with(|| self.event(one.proof)).as_ref()?;
            let is_asked = |served: &&Served| served.item.is_some_and(|item| items.contains(&item.uuid()));
            let first = event.served.iter().find(is_asked)?;
            Some(Arc::new(self.tell(first, &event.row, one.late)))
        });
        let told = told.collect();
        self.events = made;
        told
    }

    /// An event as one of the tasks that it serves tells it: whose, through which channel, for whom.
    fn tell(&self, served: &Served, row: &FigureRow, late: bool) -> FigureRow {
        let group = served.channel.map(|kind| common::channel(kind, Words::new(Locale::Vi)).to_owned());
        let across = served.item.and_then(|item| self.audiences.get(&item)).cloned();
        FigureRow {
            unit: served.unit,
            group: group.unwrap_or_default(),
            across: across.unwrap_or_default(),
            late,
            ..row.clone()
        }
    }

    /// None if all that it served was called off.
    fn event(&self, proof: ProofId) -> Option<Event> {
        let (day, held) = self.proofs.find(proof)?;
        let tasks = held.subjects.iter().filter_map(|task| self.task(*task)).filter(|with| with.task.is_active());
        let served: Vec<Served> = tasks
            .map(|with| {
                let work = &with.task.work;
                Served { plan: with.task.plan_id, item: with.task.item(), unit: work.lead_unit, channel: work.channel }
            })
            .collect();
        let bare = FigureRow {
            subject: Subject::new(evidence::PROOF, proof),
            title: held.title.clone(),
            on: Some(day),
            unit: None,
            counts: true,
            late: false,
            group: String::new(),
            across: String::new(),
            note: String::new(),
            address: format!("/lam-viec/kiem-chung/{proof}"),
        };
        Some(Event { row: Arc::new(self.tell(served.first()?, &bare, false)), served })
    }
}

/// Mass media: pages, press, broadcasting, networks.
const MEDIA: &[ChannelKind] = &[
    ChannelKind::Portal,
    ChannelKind::ProvincePortal,
    ChannelKind::PressArticle,
    ChannelKind::RadioTv,
    ChannelKind::SocialNetwork,
    ChannelKind::EmailNewsletter,
    ChannelKind::Sms,
];
/// Meetings with enterprises and citizens.
const MEETINGS: &[ChannelKind] =
    &[ChannelKind::Dialogue, ChannelKind::BiannualBriefing, ChannelKind::OnboardingMeeting];

fn confirmed(proof: ProofId, happened_on: Date) -> TaskProof {
    TaskProof { proof: proof.uuid(), happened_on, standing: ProofStanding::Confirmed }
}
