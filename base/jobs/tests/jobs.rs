//! Jobs on both engines: the outbox, claims, failures, schedules.

#![expect(clippy::unwrap_used, reason = "a step of a test that fails is the failure")]

use jiff::SignedDuration;
use jobs::{Every, Failure, JobKind, NewJob, Schedule, Settings, Worker};
use kernel::{Ambient, Id};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use testkit::TestDb;

enum Agency {}
const TABLES: &[store::Migrations] = &[store::MIGRATIONS, jobs::MIGRATIONS];

type Seen = Arc<Mutex<HashMap<i64, usize>>>;

fn tally(seen: &Seen) -> JobKind {
    let seen = seen.clone();
    JobKind::new("test.tally", move |_, number: i64| {
        let seen = seen.clone();
        async move {
            tokio::time::sleep(Duration::from_millis(2)).await;
            *seen.lock().unwrap().entry(number).or_default() += 1;
            Ok(())
        }
    })
}

fn worker(test: &TestDb, kinds: Vec<JobKind>) -> Worker {
    Worker::new(test.db.clone(), test.ambient.clone(), kinds, vec![], Settings::default()).unwrap()
}

async fn put(test: &TestDb, number: i64, key: Option<&str>) -> jobs::JobId {
    let mut tx = test.db.begin().await.unwrap();
    let job = NewJob { kind: "test.tally", payload: number, run_at: test.ambient.now(), key: key.map(Into::into) };
    let id = jobs::enqueue(&mut tx, None::<Id<Agency>>, job, &test.ambient).await.unwrap();
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn every_statement_is_understood() {
    testkit::check_statements(TABLES, jobs::STATEMENTS).await;
}

#[tokio::test]
async fn a_job_exists_when_its_transaction_commits() {
    testkit::on_both_engines(TABLES, async |test| {
        let seen = Seen::default();
        let mut tx = test.db.begin().await.unwrap();
        let job = NewJob { kind: "test.tally", payload: 1, run_at: test.ambient.now(), key: None };
        jobs::enqueue(&mut tx, None::<Id<Agency>>, job, &test.ambient).await.unwrap();
        drop(tx);
        let worker = worker(test, vec![tally(&seen)]);
        assert_eq!(worker.run_due().await.unwrap(), 0);

        put(test, 2, None).await;
        assert_eq!(worker.run_due().await.unwrap(), 1);
        assert_eq!(worker.run_due().await.unwrap(), 0, "done is done");
        assert_eq!(*seen.lock().unwrap(), HashMap::from([(2, 1)]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn several_workers_run_each_job_once() {
    testkit::on_both_engines(TABLES, async |test| {
        let seen = Seen::default();
        for number in 0..60 {
            put(test, number, None).await;
        }
        let workers: Vec<_> = (0..4).map(|_| worker_of_another_node(test, &seen)).collect();
        let stop = Arc::new(tokio::sync::Notify::new());
        let mut running = tokio::task::JoinSet::new();
        for worker in workers {
            let stop = stop.clone();
            running.spawn(async move { worker.run(stop.notified()).await });
        }
        let all_done = async {
            while seen.lock().unwrap().len() < 60 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), all_done).await.expect("60 jobs are run within a minute");
        stop.notify_waiters();
        while running.join_next().await.is_some() {}
        let runs: Vec<usize> = seen.lock().unwrap().values().copied().collect();
        assert_eq!(runs, vec![1; 60], "each job once, on {}", test.db.engine_name());
    })
    .await;
}

fn worker_of_another_node(test: &TestDb, seen: &Seen) -> Worker {
    let settings = Settings { poll: Duration::from_millis(10), ..Settings::default() };
    Worker::new(test.db.clone(), Ambient::system(), vec![tally(seen)], vec![], settings).unwrap()
}

#[tokio::test]
async fn ringing_wakes_a_sleeping_worker() {
    testkit::on_both_engines(TABLES, async |test| {
        let seen = Seen::default();
        let settings = Settings { poll: Duration::from_secs(3600), ..Settings::default() };
        let worker = Worker::new(test.db.clone(), test.ambient.clone(), vec![tally(&seen)], vec![], settings).unwrap();
        let wake = worker.wake();
        let stop = Arc::new(tokio::sync::Notify::new());
        let stopped = stop.clone();
        let running = tokio::spawn(async move { worker.run(stopped.notified()).await });
        tokio::time::sleep(Duration::from_millis(50)).await;
        put(test, 1, None).await;
        wake.ring();
        let done = async {
            while seen.lock().unwrap().is_empty() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), done).await.expect("the ring is heard");
        stop.notify_one();
        running.await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_job_of_a_crashed_worker_runs_again_when_its_claim_ends() {
    testkit::on_both_engines(TABLES, async |test| {
        put(test, 1, None).await;
        // A worker that hangs in the job and is dropped there: what kill -9 leaves behind in the database.
        let stuck = JobKind::new("test.tally", |_, _: i64| std::future::pending::<Result<(), Failure>>());
        let crashed = worker(test, vec![stuck]);
        let cut = tokio::time::timeout(Duration::from_millis(300), crashed.run_due()).await;
        assert!(cut.is_err(), "it hung");

        let seen = Seen::default();
        let second = worker(test, vec![tally(&seen)]);
        assert_eq!(second.run_due().await.unwrap(), 0, "the claim still holds");
        test.ambient.advance(SignedDuration::from_secs(331));
        assert_eq!(second.run_due().await.unwrap(), 1);
        assert_eq!(*seen.lock().unwrap(), HashMap::from([(1, 1)]));
    })
    .await;
}

#[tokio::test]
async fn failures_pause_then_die_and_can_be_revived() {
    testkit::on_both_engines(TABLES, async |test| {
        let tries = Arc::new(AtomicUsize::new(0));
        let counter = tries.clone();
        let failing = JobKind::new("test.tally", move |context: jobs::Context, _: i64| {
            let earlier = counter.fetch_add(1, Ordering::SeqCst);
            async move {
                assert_eq!(context.last_attempt, context.attempt == 3);
                if earlier < 3 { Err(Failure::Again("the other side is away".into())) } else { Ok(()) }
            }
        });
        let worker = worker(test, vec![failing.attempts(3)]);
        let id = put(test, 1, None).await;
        for (pause, expected) in [(0, 1), (14, 0), (1, 1), (29, 0), (1, 1), (90_000, 0)] {
            test.ambient.advance(SignedDuration::from_secs(pause));
            assert_eq!(worker.run_due().await.unwrap(), expected, "after {pause} s more");
        }
        let dead = jobs::list_dead(&test.db, None::<Id<Agency>>, 10).await.unwrap();
        assert_eq!(dead.len(), 1);
        assert_eq!(
            (dead[0].id, dead[0].attempts, dead[0].last_error.as_deref()),
            (id, 3, Some("the other side is away"))
        );
        assert_eq!(
            jobs::count(&test.db, test.ambient.now()).await.unwrap(),
            jobs::Counts { due: 0, later: 0, dead: 1 }
        );

        let mut tx = test.db.begin().await.unwrap();
        let stranger: Id<Agency> = test.ambient.id();
        assert!(!jobs::revive(&mut tx, Some(stranger), id, test.ambient.now()).await.unwrap(), "not theirs");
        assert!(jobs::revive(&mut tx, None::<Id<Agency>>, id, test.ambient.now()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(worker.run_due().await.unwrap(), 1);
        assert!(jobs::list_dead(&test.db, None::<Id<Agency>>, 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn panics_long_runs_and_wrong_payloads_end_only_themselves() {
    testkit::on_both_engines(TABLES, async |test| {
        let kind = JobKind::new("test.tally", |_, number: i64| async move {
            assert!(number != 1, "a handler that panics");
            std::future::pending().await
        });
        let worker = worker(test, vec![kind.attempts(1).limit(Duration::from_millis(20))]);
        put(test, 1, None).await;
        put(test, 2, None).await;
        let mut tx = test.db.begin().await.unwrap();
        for (kind, payload) in [("test.tally", "no number"), ("test.unknown", "")] {
            let job = NewJob { kind, payload, run_at: test.ambient.now(), key: None };
            jobs::enqueue(&mut tx, None::<Id<Agency>>, job, &test.ambient).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(worker.run_due().await.unwrap(), 4);
        let mut reasons: Vec<String> = jobs::list_dead(&test.db, None::<Id<Agency>>, 10)
            .await
            .unwrap()
            .into_iter()
            .filter_map(|d| d.last_error)
            .collect();
        reasons.sort();
        assert_eq!(reasons.len(), 3, "the unknown kind waits for a newer program: {reasons:?}");
        assert!(reasons[0].starts_with("stopped after"), "{reasons:?}");
        assert!(reasons[1].contains("panicked"), "{reasons:?}");
        assert!(reasons[2].starts_with("the payload cannot be read"), "{reasons:?}");
        assert_eq!(
            jobs::count(&test.db, test.ambient.now()).await.unwrap(),
            jobs::Counts { due: 0, later: 1, dead: 3 }
        );
    })
    .await;
}

#[tokio::test]
async fn one_waiting_job_a_key_until_it_begins() {
    testkit::on_both_engines(TABLES, async |test| {
        let seen = Seen::default();
        let worker = worker(test, vec![tally(&seen)]);
        let first = put(test, 1, Some("page 7")).await;
        assert_eq!(put(test, 2, Some("page 7")).await, first, "it covers the second, with the newer payload");
        assert_ne!(put(test, 3, Some("page 8")).await, first);
        assert_eq!(worker.run_due().await.unwrap(), 2);
        assert_ne!(put(test, 4, Some("page 7")).await, first);
        assert_eq!(worker.run_due().await.unwrap(), 1);
        assert_eq!(*seen.lock().unwrap(), HashMap::from([(2, 1), (3, 1), (4, 1)]));
    })
    .await;
}

#[tokio::test]
async fn finished_jobs_are_forgotten_and_dead_ones_kept() {
    testkit::on_both_engines(TABLES, async |test| {
        let kind = JobKind::new("test.tally", |_, number: i64| async move {
            if number == 1 { Ok(()) } else { Err(Failure::Never("no".into())) }
        });
        put(test, 1, None).await;
        put(test, 2, None).await;
        worker(test, vec![kind]).run_due().await.unwrap();
        let mut tx = test.db.begin().await.unwrap();
        assert_eq!(jobs::prune(&mut tx, test.ambient.now()).await.unwrap(), 0, "not before its time");
        assert_eq!(jobs::prune(&mut tx, test.ambient.now() + SignedDuration::from_secs(1)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(jobs::list_dead(&test.db, None::<Id<Agency>>, 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_schedule_fires_once_however_many_nodes_and_however_long_they_stood_still() {
    testkit::on_both_engines(TABLES, async |test| {
        let fired = Arc::new(AtomicUsize::new(0));
        let node = || {
            let fired = fired.clone();
            let kind = JobKind::new("test.digest", move |_, (): ()| {
                fired.fetch_add(1, Ordering::SeqCst);
                async { Ok(()) }
            });
            let schedule = Schedule { name: "digest", every: Every::Daily { hour: 7, minute: 0 }, kind: "test.digest" };
            Worker::new(test.db.clone(), test.ambient.clone(), vec![kind], vec![schedule], Settings::default()).unwrap()
        };
        let (one, two) = (node(), node());
        // Noon: today's 07:00 passed before the schedule was first seen.
        for (hours, expected) in [(0, 0), (18, 0), (2, 1), (0, 1), (24, 2), (24 * 9, 3), (0, 3)] {
            test.ambient.advance(SignedDuration::from_hours(hours));
            one.run_due().await.unwrap();
            two.run_due().await.unwrap();
            assert_eq!(fired.load(Ordering::SeqCst), expected, "{hours} hours later");
        }
        let three = node();
        three.run_due().await.unwrap();
        assert_eq!(fired.load(Ordering::SeqCst), 3, "a node that starts later does not fire it again");
        test.ambient.advance(SignedDuration::from_hours(24));
        three.run_due().await.unwrap();
        assert_eq!(fired.load(Ordering::SeqCst), 4, "a run missed while no node stood is made up by the next");
    })
    .await;
}

#[tokio::test]
async fn names_that_collide_are_refused() {
    testkit::on_both_engines(TABLES, async |test| {
        let kind = || JobKind::new("test.a", |_, (): ()| async { Ok(()) });
        let schedule = |name, kind| Schedule { name, every: Every::Daily { hour: 7, minute: 0 }, kind };
        let make = |kinds, schedules| {
            Worker::new(test.db.clone(), test.ambient.clone(), kinds, schedules, Settings::default()).err()
        };
        assert_eq!(make(vec![kind(), kind()], vec![]), Some(jobs::SetUp::TwoKinds("test.a")));
        assert_eq!(make(vec![kind()], vec![schedule("s", "test.b")]), Some(jobs::SetUp::UnknownKind("s")));
        let twice = vec![schedule("s", "test.a"), schedule("s", "test.a")];
        assert_eq!(make(vec![kind()], twice), Some(jobs::SetUp::TwoSchedules("s")));
    })
    .await;
}
