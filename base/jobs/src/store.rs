//! The rows of jobs and schedules: every statement. What is run, and when, is decided in `worker.rs`.
//!
//! The worker serves every agency, so its statements alone do not begin with one.

use kernel::{Ambient, Id, Moment};
use serde::Serialize;
use store::{Db, Json, Read, StoreError, Tx, args, record, statements};
use uuid::Uuid;

/// Marks ids of jobs.
pub enum Job {}
/// The id of a job.
pub type JobId = Id<Job>;

statements! {
    /// A job with the same key that nobody has begun yet does for both: it takes the newer payload and the earlier moment.
    /// Updating it locks it until commit, so that it cannot begin before it can see what this transaction wrote.
    ADD_JOB = "INSERT INTO jobs (id, agency_id, kind, payload, state, waiting_key, run_at, attempts, created_at)
        VALUES ($1, $2, $3, $4, 'waiting', $5, $6, 0, $7)
        ON CONFLICT (waiting_key) DO UPDATE SET payload = excluded.payload,
            run_at = CASE WHEN excluded.run_at < jobs.run_at THEN excluded.run_at ELSE jobs.run_at END
        RETURNING id AS value";
    IS_ANY_DUE = "SELECT id AS value FROM jobs
        WHERE state = 'waiting' AND run_at <= $1 AND (claimed_until IS NULL OR claimed_until <= $1) LIMIT 1";
    /// The conditions stand twice: of two workers that chose the same row, the second finds it taken and gets nothing.
    CLAIM_JOB = "UPDATE jobs SET claimed_by = $2, claimed_until = $3, attempts = attempts + 1, waiting_key = NULL
        WHERE id = (SELECT id FROM jobs
                WHERE state = 'waiting' AND run_at <= $1 AND (claimed_until IS NULL OR claimed_until <= $1)
                ORDER BY run_at, id LIMIT 1)
            AND state = 'waiting' AND run_at <= $1 AND (claimed_until IS NULL OR claimed_until <= $1)
        RETURNING id, agency_id, kind, payload, attempts";
    FINISH_JOB = "UPDATE jobs SET state = 'done', claimed_by = NULL, claimed_until = NULL, last_error = NULL, finished_at = $4
        WHERE id = $1 AND claimed_by = $2 AND attempts = $3 AND state = 'waiting'";
    FAIL_JOB = "UPDATE jobs SET state = $4, claimed_by = NULL, claimed_until = NULL, last_error = $5, run_at = $6, finished_at = $7
        WHERE id = $1 AND claimed_by = $2 AND attempts = $3 AND state = 'waiting'";
    LIST_DEAD = "SELECT id, agency_id, kind, payload, attempts, last_error, created_at, finished_at FROM jobs
        WHERE state = 'dead' AND (agency_id = $1 OR $1 IS NULL) ORDER BY finished_at DESC, id DESC LIMIT $2";
    REVIVE_JOB = "UPDATE jobs SET state = 'waiting', attempts = 0, run_at = $3, finished_at = NULL
        WHERE (agency_id = $1 OR $1 IS NULL) AND id = $2 AND state = 'dead'";
    PRUNE_JOBS = "DELETE FROM jobs WHERE state = 'done' AND finished_at < $1";
    COUNT_JOBS = "SELECT CAST(COALESCE(SUM(CASE WHEN state = 'waiting' AND run_at <= $1 THEN 1 ELSE 0 END), 0) AS bigint) AS due,
            CAST(COALESCE(SUM(CASE WHEN state = 'waiting' AND run_at > $1 THEN 1 ELSE 0 END), 0) AS bigint) AS later,
            CAST(COALESCE(SUM(CASE WHEN state = 'dead' THEN 1 ELSE 0 END), 0) AS bigint) AS dead
        FROM jobs";
    MEET_SCHEDULE = "INSERT INTO schedules (name, fired_for) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    FIRE_SCHEDULE = "UPDATE schedules SET fired_for = $2 WHERE name = $1 AND fired_for < $2";
}

/// A job to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob<P> {
    /// Name of a [`crate::JobKind`].
    pub kind: &'static str,
    /// What its handler reads. Ids rather than content: by the time it runs, content may have changed.
    pub payload: P,
    /// Not before this moment.
    pub run_at: Moment,
    /// At most one job of this kind and key waits in an agency; a job that has begun no longer counts.
    pub key: Option<String>,
}

record! {
    /// A job that was given up.
    pub struct DeadJob {
        id: JobId,
        agency_id: Option<Uuid>,
        kind: String,
        payload: Json<serde_json::Value>,
        attempts: i64,
        last_error: Option<String>,
        created_at: Moment,
        finished_at: Option<Moment>,
    }
}

record! {
    /// How the queue stands, for `doctor` and metrics.
    #[derive(Copy, Eq)]
    pub struct Counts {
        /// Could run now (or is running).
        due: i64,
        /// Waits for its moment.
        later: i64,
        /// Was given up.
        dead: i64,
    }
}

record! {
    pub(crate) struct Claimed {
        id: JobId, agency_id: Option<Uuid>, kind: String, payload: Json<serde_json::Value>, attempts: i64,
    }
}

/// One attempt of one worker at a job.
pub(crate) struct Claim<'a> {
    pub(crate) job: JobId,
    pub(crate) worker: &'a str,
    pub(crate) attempt: i64,
}

/// Puts a job into the queue, if and when the transaction commits. Returns its id, or that of the waiting job with the
/// same key. An agency is missing only for what concerns the whole installation.
///
/// # Errors
/// What the engine says.
pub async fn enqueue<A>(
    tx: &mut Tx,
    agency: Option<Id<A>>,
    job: NewJob<impl Serialize>,
    ambient: &Ambient,
) -> Result<JobId, StoreError> {
    let id: JobId = ambient.id();
    let owner = agency.map_or_else(String::new, |a| a.to_string());
    let waiting_key = job.key.map(|key| format!("{owner} {} {key}", job.kind));
    let values = args![id, agency, job.kind, Json(job.payload), waiting_key, job.run_at, ambient.now()];
    Ok(tx.get::<(JobId,)>(ADD_JOB, values).await?.0)
}

/// The jobs that were given up, latest first; of one agency, or of all for the operator.
///
/// # Errors
/// What the engine says.
pub async fn list_dead<A>(mut db: impl Read, agency: Option<Id<A>>, most: i64) -> Result<Vec<DeadJob>, StoreError> {
    db.list(LIST_DEAD, args![agency, most]).await
}

/// Lets a dead job begin anew, with all its attempts; of one agency, or of any for the operator. False if there is no such
/// dead job.
///
/// # Errors
/// What the engine says.
pub async fn revive<A>(tx: &mut Tx, agency: Option<Id<A>>, job: JobId, now: Moment) -> Result<bool, StoreError> {
    Ok(tx.run(REVIVE_JOB, args![agency, job, now]).await? == 1)
}

/// Forgets the jobs that were done before a moment. Dead ones stay. Returns how many.
///
/// # Errors
/// What the engine says.
pub async fn prune(tx: &mut Tx, before: Moment) -> Result<u64, StoreError> {
    tx.run(PRUNE_JOBS, args![before]).await
}

/// How the queue stands at a moment.
///
/// # Errors
/// What the engine says.
pub async fn count(mut db: impl Read, now: Moment) -> Result<Counts, StoreError> {
    db.get(COUNT_JOBS, args![now]).await
}

/// Takes the next due job for `worker` until `until`, if there is one. Looks before it writes: an idle worker never takes
/// SQLite's one writer.
pub(crate) async fn claim(db: &Db, worker: &str, now: Moment, until: Moment) -> Result<Option<Claimed>, StoreError> {
    loop {
        let mut reader = db;
        if reader.find::<(JobId,)>(IS_ANY_DUE, args![now]).await?.is_none() {
            return Ok(None);
        }
        let mut tx = db.begin().await?;
        let claimed = tx.find(CLAIM_JOB, args![now, worker, until]).await?;
        tx.commit().await?;
        if claimed.is_some() {
            return Ok(claimed);
        }
        // Somebody else was quicker; there may be more.
    }
}

/// The job is done. False if the claim had run out and somebody else took the job over.
pub(crate) async fn finish(tx: &mut Tx, claim: &Claim<'_>, now: Moment) -> Result<bool, StoreError> {
    Ok(tx.run(FINISH_JOB, args![claim.job, claim.worker, claim.attempt, now]).await? == 1)
}

/// The attempt failed: again at a moment, or never (dead). False as in [`finish`].
pub(crate) async fn fail(
    tx: &mut Tx,
    claim: &Claim<'_>,
    why: String,
    again: Option<Moment>,
    now: Moment,
) -> Result<bool, StoreError> {
    let (state, ended) = if again.is_some() { ("waiting", None) } else { ("dead", Some(now)) };
    let values = args![claim.job, claim.worker, claim.attempt, state, why, again.unwrap_or(now), ended];
    Ok(tx.run(FAIL_JOB, values).await? == 1)
}

/// Whether the caller is the one to fire a schedule for its `latest` moment. A schedule that is new fires from its next
/// moment on.
pub(crate) async fn may_fire(tx: &mut Tx, schedule: &str, latest: Moment) -> Result<bool, StoreError> {
    let first_seen = tx.run(MEET_SCHEDULE, args![schedule, latest]).await? == 1;
    Ok(!first_seen && tx.run(FIRE_SCHEDULE, args![schedule, latest]).await? == 1)
}
