//! Work for later: a table of jobs, a worker that does them, schedules that make them.
//!
//! [`enqueue`] runs inside the transaction that gives rise to the job, so the job exists exactly when that commits (the
//! outbox). A [`Worker`] claims due jobs from the database: each is run by one worker at a time, and run again if that one
//! dies (at least once: handlers must bear it). Failures come back after a growing pause; after the kind's last attempt
//! the job is kept as dead, listed by [`list_dead`] and revived by [`revive`].
//!
//! What a job does lives in the domain that declares its [`JobKind`]; nothing here knows any.

mod kind;
mod schedule;
mod store;
mod worker;

pub use kind::{Context, Failure, JobKind};
pub use schedule::{Every, Schedule};
pub use store::{Counts, DeadJob, JobId, NewJob, STATEMENTS, count, enqueue, list_dead, prune, revive};
pub use worker::{SetUp, Settings, Wake, Worker};

/// The tables of this crate.
pub const MIGRATIONS: ::store::Migrations =
    ::store::Migrations { domain: "jobs", list: ::store::migrations!["0001_jobs"] };
