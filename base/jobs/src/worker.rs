//! The worker: claims due jobs, runs their handlers within bounds, writes down how they ended, fires schedules, forgets
//! what is long done. As many workers as one likes may share a database.

use crate::kind::{Context, Failure, JobKind, next_attempt};
use crate::schedule::Schedule;
use crate::store::{self as rows, Claim, Claimed, JobId, NewJob};
use jiff::SignedDuration;
use kernel::{Ambient, Moment};
use std::collections::HashMap;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::{Db, StoreError};
use tokio::sync::Notify;
use tokio::task::JoinSet;

/// How a worker goes about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How many jobs at once.
    pub at_once: usize,
    /// How often to look for due jobs when nobody rings.
    pub poll: Duration,
    /// How long a stopping worker waits for the jobs it is at; what then still runs is run again by somebody later.
    pub grace: Duration,
    /// How long finished jobs are kept.
    pub keep_done: SignedDuration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            at_once: 4,
            poll: Duration::from_secs(2),
            grace: Duration::from_secs(20),
            keep_done: SignedDuration::from_hours(7 * 24),
        }
    }
}

/// The kinds and schedules do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SetUp {
    /// Two kinds have one name.
    #[error("two kinds of job are called {0}; rename one")]
    TwoKinds(&'static str),
    /// Two schedules have one name.
    #[error("two schedules are called {0}; rename one")]
    TwoSchedules(&'static str),
    /// A schedule names a kind that nobody declared.
    #[error("schedule {0} asks for a kind of job that no domain declares; check its name")]
    UnknownKind(&'static str),
}

/// Wakes the worker of this process after a commit, so that nobody waits for the next look.
#[derive(Clone, Default)]
pub struct Wake(Arc<Notify>);

impl Wake {
    /// Call it after committing what [`crate::enqueue`] wrote. Ringing for nothing is harmless.
    pub fn ring(&self) {
        self.0.notify_one();
    }
}

/// Runs jobs. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Worker(Arc<Inner>);

struct Inner {
    db: Db,
    ambient: Ambient,
    kinds: HashMap<&'static str, JobKind>,
    schedules: Vec<Schedule>,
    settings: Settings,
    wake: Wake,
    /// Tells this worker's claims from those of others.
    name: String,
    claim: SignedDuration,
    /// What this process already did about each schedule, and when it last pruned; saves asking the database.
    fired: Mutex<HashMap<&'static str, Moment>>,
    pruned: Mutex<Option<Moment>>,
}

impl Worker {
    /// A worker for these kinds and schedules.
    ///
    /// # Errors
    /// [`SetUp`] if names collide or a schedule asks for an unknown kind.
    pub fn new(
        db: Db,
        ambient: Ambient,
        declared: Vec<JobKind>,
        schedules: Vec<Schedule>,
        settings: Settings,
    ) -> Result<Self, SetUp> {
        let longest = declared.iter().map(|k| k.limit).max().unwrap_or_default();
        let mut kinds = HashMap::new();
        for kind in declared {
            let name = kind.name;
            if kinds.insert(name, kind).is_some() {
                return Err(SetUp::TwoKinds(name));
            }
        }
        for (place, schedule) in schedules.iter().enumerate() {
            if !kinds.contains_key(schedule.kind) {
                return Err(SetUp::UnknownKind(schedule.name));
            }
            if schedules[..place].iter().any(|s| s.name == schedule.name) {
                return Err(SetUp::TwoSchedules(schedule.name));
            }
        }
        let claim =
            SignedDuration::try_from(longest).unwrap_or(SignedDuration::from_hours(24)) + SignedDuration::from_secs(30);
        let (name, wake) = (ambient.token(), Wake::default());
        let (fired, pruned) = (Mutex::default(), Mutex::default());
        Ok(Self(Arc::new(Inner { db, ambient, kinds, schedules, settings, wake, name, claim, fired, pruned })))
    }

    /// The bell to ring after enqueuing.
    #[must_use]
    pub fn wake(&self) -> Wake {
        self.0.wake.clone()
    }

    /// Works until `stop` is done, then lets the jobs at hand finish within the grace. Errors of the database are logged
    /// and outlived.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        let mut stop = pin!(stop);
        let mut at_work = JoinSet::new();
        loop {
            if let Err(e) = self.round(&mut at_work).await {
                tracing::error!(error = ?e, "jobs: the database could not be asked; trying again");
            }
            tokio::select! {
                () = &mut stop => break,
                () = self.0.wake.0.notified() => {}
                () = tokio::time::sleep(self.0.settings.poll) => {}
                Some(_) = at_work.join_next() => {}
            }
        }
        let finishing = async { while at_work.join_next().await.is_some() {} };
        if tokio::time::timeout(self.0.settings.grace, finishing).await.is_err() {
            tracing::warn!("jobs: stopped before every job had ended; they will run again");
        }
    }

    /// Does everything that is due now, one after the other, and returns how many jobs it ran: for commands that end.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn run_due(&self) -> Result<usize, StoreError> {
        self.fire_schedules().await?;
        let mut ran = 0;
        while let Some(job) = self.claim().await? {
            self.attempt(job).await;
            ran += 1;
        }
        Ok(ran)
    }

    async fn round(&self, at_work: &mut JoinSet<()>) -> Result<(), StoreError> {
        self.fire_schedules().await?;
        self.prune().await?;
        while at_work.len() < self.0.settings.at_once {
            let Some(job) = self.claim().await? else { break };
            let worker = self.clone();
            at_work.spawn(async move { worker.attempt(job).await });
        }
        Ok(())
    }

    async fn claim(&self) -> Result<Option<Claimed>, StoreError> {
        let inner = &self.0;
        let now = inner.ambient.now();
        rows::claim(&inner.db, &inner.name, now, now + inner.claim).await
    }

    async fn attempt(&self, job: Claimed) {
        let (id, kind, attempt, agency) = (job.id, job.kind.clone(), job.attempts, job.agency_id);
        let most = self.0.kinds.get(kind.as_str()).map_or(10, |k| k.attempts);
        let outcome = self.handle(job, attempt >= most).await;
        match &outcome {
            Ok(()) => tracing::debug!(%id, kind, attempt, ?agency, "job done"),
            Err(failure) => tracing::warn!(%id, kind, attempt, ?agency, ?failure, "job failed"),
        }
        if let Err(e) = self.settle(id, attempt, most, outcome).await {
            tracing::error!(%id, kind, error = ?e, "how the job ended could not be written down; it will run again");
        }
    }

    /// In a task of its own, so that a panic or an overlong run ends only itself.
    async fn handle(&self, job: Claimed, last_attempt: bool) -> Result<(), Failure> {
        let Some(kind) = self.0.kinds.get(job.kind.as_str()) else {
            return Err(Failure::Again("this version of the program has no such kind of job".to_string()));
        };
        let (db, ambient) = (self.0.db.clone(), self.0.ambient.clone());
        let context = Context { db, ambient, agency: job.agency_id, id: job.id, attempt: job.attempts, last_attempt };
        let mut alone = JoinSet::new();
        alone.spawn(tokio::time::timeout(kind.limit, kind.run(context, job.payload.0)));
        match alone.join_next().await {
            Some(Ok(Ok(outcome))) => outcome,
            Some(Ok(Err(_))) => Err(Failure::Again(format!("stopped after {} s", kind.limit.as_secs()))),
            Some(Err(broken)) => Err(Failure::Again(broken.to_string())),
            None => unreachable!("one task was spawned"),
        }
    }

    async fn settle(&self, id: JobId, attempt: i64, most: i64, outcome: Result<(), Failure>) -> Result<(), StoreError> {
        let inner = &self.0;
        let now = inner.ambient.now();
        let mut tx = inner.db.begin().await?;
        let claim = Claim { job: id, worker: &inner.name, attempt };
        let kept = match outcome {
            Ok(()) => rows::finish(&mut tx, &claim, now).await?,
            Err(Failure::Again(why)) if attempt < most => {
                rows::fail(&mut tx, &claim, why, Some(next_attempt(attempt, now)), now).await?
            }
            Err(Failure::Again(why) | Failure::Never(why)) => rows::fail(&mut tx, &claim, why, None, now).await?,
        };
        tx.commit().await?;
        if !kept {
            tracing::warn!(%id, "the job took so long that another worker took it over");
        }
        Ok(())
    }

    async fn fire_schedules(&self) -> Result<(), StoreError> {
        let inner = &self.0;
        let now = inner.ambient.now();
        for schedule in &inner.schedules {
            let latest = schedule.every.latest(now);
            let known = inner.fired.lock().expect("nobody panics while holding it").get(schedule.name).copied();
            if known.is_none_or(|fired| fired < latest) {
                self.fire(schedule, latest).await?;
                inner.fired.lock().expect("nobody panics while holding it").insert(schedule.name, latest);
            }
        }
        Ok(())
    }

    /// Of all workers, only the one whose update finds the older moment makes the job.
    async fn fire(&self, schedule: &Schedule, latest: Moment) -> Result<(), StoreError> {
        let inner = &self.0;
        let mut tx = inner.db.begin().await?;
        if rows::may_fire(&mut tx, schedule.name, latest).await? {
            let job = NewJob {
                kind: schedule.kind,
                payload: (),
                run_at: inner.ambient.now(),
                key: Some(schedule.name.into()),
            };
            rows::enqueue(&mut tx, None::<JobId>, job, &inner.ambient).await?;
        }
        tx.commit().await
    }

    async fn prune(&self) -> Result<(), StoreError> {
        let inner = &self.0;
        let now = inner.ambient.now();
        let last = *inner.pruned.lock().expect("nobody panics while holding it");
        if last.is_none_or(|at| now.duration_since(at) >= SignedDuration::from_hours(1)) {
            let mut tx = inner.db.begin().await?;
            rows::prune(&mut tx, now - inner.settings.keep_done).await?;
            tx.commit().await?;
            *inner.pruned.lock().expect("nobody panics while holding it") = Some(now);
        }
        Ok(())
    }
}
