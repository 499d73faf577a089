//! What a kind of job is: its name, its bounds and the handler, with typed payloads on the way in and reasons on the way
//! out. Nothing here runs anything.

use crate::JobId;
use jiff::SignedDuration;
use kernel::{Ambient, Moment};
use serde::de::DeserializeOwned;
use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use store::Db;
use uuid::Uuid;

/// What a handler is given beside its payload.
#[derive(Clone)]
pub struct Context {
    /// The database.
    pub db: Db,
    /// Clock, ids and randomness.
    pub ambient: Ambient,
    /// Whose job it is; nobody's when it concerns the installation.
    pub agency: Option<Uuid>,
    /// The job.
    pub id: JobId,
    /// 1 for the first attempt.
    pub attempt: i64,
    /// Whether a failure of this attempt is final.
    pub last_attempt: bool,
}

/// Why a handler did not do its job. Every error turns into [`Failure::Again`] by `?`, with its whole chain of causes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// May work later.
    Again(String),
    /// Will never work; the job is dead at once.
    Never(String),
}

impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Self {
        let mut text = error.to_string();
        let mut cause = error.source();
        while let Some(inner) = cause {
            text = format!("{text}: {inner}");
            cause = inner.source();
        }
        Self::Again(text)
    }
}

pub(crate) type Running = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;
type Handler = Arc<dyn Fn(Context, serde_json::Value) -> Running + Send + Sync>;

/// A kind of job that a domain declares.
#[derive(Clone)]
pub struct JobKind {
    /// Domain, dot, verb: `"evidence.fetch"`. Unique in the installation.
    pub name: &'static str,
    /// How long one attempt may take before it is stopped. 5 minutes unless said otherwise. The longest of all kinds
    /// (and half a minute) is how long a crashed worker keeps its jobs from others.
    pub limit: Duration,
    /// How many attempts before the job is dead. 10 unless said otherwise: about four hours.
    pub attempts: i64,
    handler: Handler,
}

impl JobKind {
    /// A kind whose payload is read from JSON as a `P`. A payload that is no `P` makes the job dead at once.
    pub fn new<P, F>(name: &'static str, run: impl Fn(Context, P) -> F + Send + Sync + 'static) -> Self
    where
        P: DeserializeOwned,
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        let handler = move |context, payload| -> Running {
            match serde_json::from_value::<P>(payload) {
                Ok(payload) => Box::pin(run(context, payload)),
                Err(e) => Box::pin(std::future::ready(Err(Failure::Never(format!("the payload cannot be read: {e}"))))),
            }
        };
        Self { name, limit: Duration::from_secs(300), attempts: 10, handler: Arc::new(handler) }
    }

    /// With another bound on the duration of one attempt.
    #[must_use]
    pub const fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// With another number of attempts.
    #[must_use]
    pub const fn attempts(mut self, attempts: i64) -> Self {
        self.attempts = attempts;
        self
    }

    pub(crate) fn run(&self, context: Context, payload: serde_json::Value) -> Running {
        (self.handler)(context, payload)
    }
}

/// When to try again after the `attempt`-th failure: 15 seconds, doubled each time, at most six hours.
pub(crate) fn next_attempt(attempt: i64, now: Moment) -> Moment {
    const LONGEST: i64 = 6 * 60 * 60;
    let doublings = u32::try_from(attempt - 1).unwrap_or(0).min(20);
    now + SignedDuration::from_secs((15 << doublings).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_six_hours() {
        let now: Moment = "2020-01-21T05:00:00Z".parse().unwrap();
        for (attempt, seconds) in [(1, 15), (2, 30), (3, 60), (10, 7680), (11, 15_360), (12, 21_600), (99, 21_600)] {
            assert_eq!(next_attempt(attempt, now).duration_since(now).as_secs(), seconds, "attempt {attempt}");
        }
    }

    #[test]
    fn a_failure_keeps_the_chain_of_causes() {
        #[derive(Debug, thiserror::Error)]
        #[error("the page was not fetched")]
        struct Outer(#[source] std::num::ParseIntError);
        let failure = Failure::from(Outer("x".parse::<i64>().unwrap_err()));
        assert_eq!(failure, Failure::Again("the page was not fetched: invalid digit found in string".into()));
    }
}
