//! What the figures are counted from, held between requests: the signed plans with their tasks, difficulties and confirmed
//! proofs. Before each count it is brought up to date by the change feed, so that a count after a small change reads little.

use crate::channel::ChannelKind;
use crate::desk::common;
use crate::model::{
    Difficulty, FullPlan, ItemId, PlanId, ProofStanding, TaskId, TaskOf, TaskProof, TaskWithProofs, UnitId, subject,
};
use crate::rules::outcome::Placed;
use crate::store;
use crate::words::Words;
use ::store::{Db, StoreError};
use domain::FigureRow;
use evidence::ProofId;
use evidence::ledger::Ledger as Proofs;
use evidence::periods::{Period, PeriodId};
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
    /// What the periods that were asked for count; of what changes only that is counted anew.
    kept: ById<PeriodId, Kept>,
}

/// So many periods are kept; then the memory begins anew.
const MOST_KEPT: usize = 8;

/// What a period counts, by day.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    period: Period,
    /// Of the report year and of the year before.
    pub(super) plans: Vec<PlanId>,
    counted: Vec<Counted>,
    pub(super) placed: Placed,
    /// What happened for tasks in hand of the plans, each event once.
    pub(super) happened: Vec<Happened>,
}

/// A proof that a period counts.
#[derive(Debug, Clone, Copy)]
struct Counted {
    day: Date,
    proof: ProofId,
    late: bool,
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
#[derive(Debug, Clone)]
pub(super) struct Happened {
    at: (Date, ProofId),
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
            kept: ById::default(),
        };
        ledger.read_plans(db, agency).await?;
        Ok(ledger)
    }

    async fn follow(&mut self, db: &Db, agency: AgencyId, changed: &HashSet<Subject>) -> Result<(), StoreError> {
        let is = |kinds: &[&str]| changed.iter().any(|subject| kinds.contains(&subject.kind.as_str()));
        if is(&["report_period"]) {
            self.proofs.follow_periods(db, agency).await?;
            self.kept.clear();
        }
        let mut served = Vec::new();
        for proof in changed.iter().filter(|subject| subject.kind == evidence::PROOF) {
            let id = ProofId::from_uuid(proof.id);
            served.push((id, self.proofs.follow(db, agency, id).await?));
        }
        if is(&[subject::PLAN, subject::PLAN_ITEM]) {
            return self.read_plans(db, agency).await;
        }
        if is(&[subject::DIFFICULTY]) {
            self.read_difficulties(db, agency).await?;
        }
        let mut stale = HashSet::new();
        for (proof, tasks) in served {
            stale.insert(proof);
            tasks.into_iter().for_each(|task| self.serve(task, proof));
        }
        for task in changed.iter().filter(|subject| subject.kind == subject::TASK) {
            self.follow_task(db, agency, Id::from_uuid(task.id)).await?;
            let proofs = self.task(task.id).into_iter().flat_map(|with| &with.proofs);
            stale.extend(proofs.map(|served| ProofId::from_uuid(served.proof)));
        }
        self.count_anew(&stale);
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
        self.kept.clear();
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
        if let Some((_, at)) = self.places.get(&id.uuid()) {
            let before = std::mem::replace(&mut tasks[*at].task, task);
            let work = &tasks[*at].task.work;
            let moved = before.work.of != work.of || before.work.due != work.due;
            if moved {
                self.arrange(plan);
            }
            return Ok(());
        }
        let serving = self.proofs.all().filter(|(_, _, held)| held.subjects.contains(&id.uuid()));
        let proofs = serving.map(|(proof, day, _)| confirmed(proof, day)).collect();
        tasks.push(TaskWithProofs { task, proofs });
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

    /// Puts a proof to a task if it serves it now, by day, and takes it away if not.
    fn serve(&mut self, task: Uuid, proof: ProofId) {
        let place = self.places.get(&task);
        let Some(with) = place.and_then(|(plan, at)| self.tasks.get_mut(plan)?.get_mut(*at)) else { return };
        with.proofs.retain(|known| known.proof != proof.uuid());
        if let Some((day, _)) = self.proofs.find(proof).filter(|(_, held)| held.subjects.contains(&task)) {
            let at = with.proofs.partition_point(|known| (known.happened_on, known.proof) < (day, proof.uuid()));
            with.proofs.insert(at, confirmed(proof, day));
        }
    }

    /// Counts some proofs anew wherever they are counted.
    fn count_anew(&mut self, proofs: &HashSet<ProofId>) {
        for proof in proofs {
            self.events.remove(proof);
        }
        for kept in std::mem::take(&mut self.kept).into_values() {
            let Kept { period, plans, mut counted, mut placed, mut happened } = kept;
            counted.retain(|one| !proofs.contains(&one.proof));
            happened.retain(|one| !proofs.contains(&one.at.1));
            for proof in proofs {
                placed.remove(&proof.uuid());
                let Some(here) = self.proofs.in_period(&period, *proof) else { continue };
                let one = Counted { day: here.happened_on, proof: *proof, late: here.late };
                placed.insert(proof.uuid(), one.late);
                counted.insert(counted.partition_point(|other| (other.day, other.proof) < (one.day, one.proof)), one);
                if let Some(event) = self.happening(one, &plans) {
                    happened.insert(happened.partition_point(|other| other.at < event.at), event);
                }
            }
            self.kept.insert(period.id, Kept { period, plans, counted, placed, happened });
        }
    }

    /// What a period counts, taken down: whoever used it puts it back with [`Self::keep`].
    pub(super) fn lend(&mut self, period: &Period) -> Kept {
        if let Some(kept) = self.kept.remove(&period.id) {
            return kept;
        }
        // What was left over from the year before is still owed.
        let years = period.year - 1..=period.year;
        let seen = self.plans.iter().filter(|full| years.contains(&i64::from(full.plan.year)));
        let plans: Vec<PlanId> = seen.map(|full| full.plan.id).collect();
        let counted: Vec<Counted> = (self.proofs.of_period(period).into_iter())
            .map(|here| Counted { day: here.happened_on, proof: here.proof, late: here.late })
            .collect();
        let placed = counted.iter().map(|one| (one.proof.uuid(), one.late)).collect();
        let happened = counted.iter().filter_map(|one| self.happening(*one, &plans)).collect();
        Kept { period: period.clone(), plans, counted, placed, happened }
    }

    /// Keeps what a period counts for the next who asks.
    pub(super) fn keep(&mut self, kept: Kept) {
        if self.kept.len() >= MOST_KEPT {
            self.kept.clear();
        }
        self.kept.insert(kept.period.id, kept);
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

    /// A proof as something that happened for tasks in hand of these plans.
    fn happening(&mut self, one: Counted, plans: &[PlanId]) -> Option<Happened> {
        let mut made = std::mem::take(&mut self.events);
        let event = made.entry(one.proof).or_insert_with(|| self.event(one.proof)).as_ref();
        let happened = event.and_then(|event| {
            let served = event.served.iter().filter(|served| plans.contains(&served.plan));
            let first = served.clone().next()?;
            let as_kept = !one.late && event.served.first() == Some(first);
            let row = if as_kept { Arc::clone(&event.row) } else { Arc::new(self.tell(first, &event.row, one.late)) };
            let through = |kinds: &[ChannelKind]| {
                served.clone().any(|served| served.channel.is_some_and(|kind| kinds.contains(&kind)))
            };
            let (media, meeting) = (through(MEDIA), through(MEETINGS));
            Some(Happened { at: (one.day, one.proof), row, media, meeting })
        });
        self.events = made;
        happened
    }

    /// What happened in a period for some contents, each event once, by day.
    pub(super) fn happened_for(&mut self, kept: &Kept, items: &[Uuid]) -> Vec<Arc<FigureRow>> {
        let mut made = std::mem::take(&mut self.events);
        let told = kept.counted.iter().filter_map(|one| {
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
