//! Asking again: pages whose copy was kept may be gone when somebody wants to see them. One address after the other, each of
//! them about once a month, and whenever somebody asks.

use super::client::fetch;
use super::{Policy, Problem, clean_address};
use crate::model::{Content, LinkCheck, ProofId};
use crate::store::{checks, proofs};
use jiff::{SignedDuration, civil::Weekday};
use jobs::{Context, Every, Failure, JobKind, NewJob, Schedule};
use kernel::{Ambient, Moment};
use people::AgencyId;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::{StoreError, Tx};

/// Puts down the checks of every agency.
const ROUND: &str = "evidence.check_links_round";
/// Checks the addresses of one agency.
const CHECK: &str = "evidence.check_links";
/// When the round is made: in the night to Sunday, when nobody else needs the other machines.
pub const ROUND_SCHEDULE: Schedule =
    Schedule { name: ROUND, every: Every::Weekly { weekday: Weekday::Sunday, hour: 3, minute: 15 }, kind: ROUND };
/// What was asked for later than so long ago is not asked for again by the round.
const LONG_AGO: SignedDuration = SignedDuration::from_hours(27 * 24);
/// Addresses that one job asks for.
const AT_ONCE: usize = 10;
/// Addresses that somebody can have checked at once.
pub const MOST_CHECKED: usize = 1_000;

/// Which addresses; those that are due if none is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct CheckLinks {
    proofs: Vec<ProofId>,
}

/// The kinds of job to give to the worker.
#[must_use]
pub fn check_jobs(policy: Policy) -> [JobKind; 2] {
    let run = move |context: Context, wanted: CheckLinks| check(policy, context, wanted);
    // Every address may take its time.
    let limit = policy.patience * u32::try_from(AT_ONCE).unwrap_or(u32::MAX) + Duration::from_secs(30);
    [JobKind::new(ROUND, |context: Context, (): ()| round(context)), JobKind::new(CHECK, run).limit(limit)]
}

/// Has the addresses of these proofs asked for again, as far as they have any; [`MOST_CHECKED`] of them.
///
/// # Errors
/// What the engine says.
pub async fn check_again(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    mut proofs: Vec<ProofId>,
) -> Result<(), StoreError> {
    proofs.truncate(MOST_CHECKED);
    if proofs.is_empty() {
        return Ok(());
    }
    put_down(tx, ambient, agency, CheckLinks { proofs }, ambient.now()).await
}

async fn put_down(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    wanted: CheckLinks,
    run_at: Moment,
) -> Result<(), StoreError> {
    let key = wanted.proofs.is_empty().then(|| "due".to_owned());
    let job = NewJob { kind: CHECK, payload: wanted, run_at, key };
    jobs::enqueue(tx, Some(agency), job, ambient).await?;
    Ok(())
}

async fn round(context: Context) -> Result<(), Failure> {
    let mut tx = context.db.begin().await?;
    let now = context.ambient.now();
    for agency in people::store::agencies::list(&mut tx).await? {
        put_down(&mut tx, &context.ambient, agency.id, CheckLinks { proofs: Vec::new() }, now).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn check(policy: Policy, context: Context, wanted: CheckLinks) -> Result<(), Failure> {
    let agency =
        AgencyId::from_uuid(context.agency.ok_or_else(|| Failure::Never("a proof belongs to an agency".into()))?);
    let now = context.ambient.now();
    let by_itself = wanted.proofs.is_empty();
    let mut later = wanted.proofs;
    let mut due = Vec::new();
    if by_itself {
        let most = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
        due = checks::list_due(&context.db, agency, now - LONG_AGO, most).await?;
    } else {
        for id in later.drain(..later.len().min(AT_ONCE)) {
            if let Some(proof) = proofs::find(&context.db, agency, id).await?
                && let Content::Address(address) = proof.content
            {
                due.push(checks::Due { proof_id: id, address });
            }
        }
    }
    let goes_on = if by_itself { due.len() == AT_ONCE } else { !later.is_empty() };
    for one in due {
        // Outside any transaction: nothing waits for another machine.
        let problem = match clean_address(&one.address) {
            Ok(url) => fetch(&url, &policy).await.err(),
            Err(_) => Some(Problem::NotAllowed),
        };
        keep(&context, agency, one, problem).await?;
    }
    if goes_on {
        let mut tx = context.db.begin().await?;
        put_down(&mut tx, &context.ambient, agency, CheckLinks { proofs: later }, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn keep(
    context: &Context,
    agency: AgencyId,
    checked: checks::Due,
    problem: Option<Problem>,
) -> Result<(), Failure> {
    let (now, id) = (context.ambient.now(), checked.proof_id);
    let mut tx = context.db.begin().await?;
    let before = checks::find_check(&mut tx, agency, id).await?.filter(|before| before.address == checked.address);
    let was_gone = before.and_then(|before| before.gone_since);
    let gone_since = problem.map(|_| was_gone.unwrap_or(now));
    let check = LinkCheck { address: checked.address, checked_at: now, problem, gone_since };
    checks::save(&mut tx, agency, id, &check).await?;
    if was_gone.is_some() != gone_since.is_some() {
        let verb = if gone_since.is_some() { "proof.link_gone" } else { "proof.link_back" };
        proofs::tell(&mut tx, agency, id, None, verb, serde_json::json!({ "address": check.address }), now).await?;
    }
    tx.commit().await?;
    Ok(())
}
