//! The job that fetches: what it does to the proof, and when it is tried again.

use super::client::fetch;
use super::{Page, Policy, Problem, clean_address, html};
use crate::model::{Content, ProofId};
use crate::rules;
use crate::store::{captures, proofs};
use files::{Files, Kept, Media, NewFile};
use jobs::{Context, Failure, JobKind};
use kernel::local_date;
use people::AgencyId;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The name of the job.
pub const KIND: &str = "evidence.fetch";

/// Which page, for which proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FetchPage {
    /// The proof.
    pub proof: ProofId,
    /// Its address when the job was made; if it has another by now, another job fetches that.
    pub address: String,
}

/// The kind of job to give to the worker. Six attempts, over about eight minutes.
#[must_use]
pub fn job(files: Files, policy: Policy) -> JobKind {
    let run = move |context: Context, page: FetchPage| fetch_page(files.clone(), policy, context, page);
    JobKind::new(KIND, run).attempts(6).limit(Duration::from_secs(60))
}

async fn fetch_page(files: Files, policy: Policy, context: Context, wanted: FetchPage) -> Result<(), Failure> {
    let agency =
        AgencyId::from_uuid(context.agency.ok_or_else(|| Failure::Never("a proof belongs to an agency".into()))?);
    let proof = proofs::find(&context.db, agency, wanted.proof).await?;
    if proof.is_none_or(|p| p.content != Content::Address(wanted.address.clone())) {
        return Ok(());
    }
    match read_and_keep(&files, &policy, &wanted.address).await? {
        Ok((page, kept)) => save(&context, agency, &wanted, &page, &kept).await,
        Err(problem) => {
            let mut tx = context.db.begin().await?;
            let now = context.ambient.now();
            captures::save_problem(&mut tx, agency, wanted.proof, &wanted.address, problem, now).await?;
            tx.commit().await?;
            // What will not pass is told to people, not to the operator: the job has done what it could.
            if problem.may_pass() && !context.last_attempt {
                return Err(Failure::Again(format!("{}: {problem:?}", wanted.address)));
            }
            Ok(())
        }
    }
}

/// Outside any transaction: nothing waits for another machine.
async fn read_and_keep(
    files: &Files,
    policy: &Policy,
    address: &str,
) -> Result<Result<(Page, Kept), Problem>, Failure> {
    let Ok(url) = clean_address(address) else { return Ok(Err(Problem::NotAllowed)) };
    let content = match fetch(&url, policy).await {
        Ok(content) => content,
        Err(problem) => return Ok(Err(problem)),
    };
    let kept = match files.keep_fetched(&content).await {
        Ok(kept) => kept,
        Err(files::Error::Refused(_)) => return Ok(Err(Problem::WrongContent)),
        Err(broken) => return Err(broken.into()),
    };
    let page = if kept.media == Media::Html { html::read(&content) } else { Page::default() };
    Ok(Ok((page, kept)))
}

async fn save(
    context: &Context,
    agency: AgencyId,
    wanted: &FetchPage,
    page: &Page,
    kept: &Kept,
) -> Result<(), Failure> {
    let now = context.ambient.now();
    let mut tx = context.db.begin().await?;
    let proof = proofs::find(&mut tx, agency, wanted.proof).await?;
    let Some(proof) = proof.filter(|p| p.content == Content::Address(wanted.address.clone())) else { return Ok(()) };
    let name = page.title.as_deref().unwrap_or(&wanted.address);
    let file = files::record(&mut tx, &context.ambient, agency, NewFile { name, kept, saved_by: None }).await?;
    captures::save_page(&mut tx, agency, proof.id, &wanted.address, page, file, now).await?;
    if let Some(filled) = rules::fill_in(&proof, page, local_date(now))
        && !captures::fill_in(&mut tx, agency, &proof, &filled).await?
    {
        return Err(Failure::Again("somebody changed the proof meanwhile".into()));
    }
    let detail = serde_json::json!({ "address": wanted.address, "sha256": kept.sha256 });
    proofs::tell(&mut tx, agency, proof.id, None, "proof.fetched", detail, now).await?;
    tx.commit().await?;
    Ok(())
}
