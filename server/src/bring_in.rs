//! A plan that comes in without a page: by command, or with the example. The file is kept, then the plan stored from it.

use anyhow::Context as _;
use files::NewFile;
use people::Actor;
use plans::intake::{self, Into, Reading};
use plans::model::{Error, PlanId, Refusal, SourceFile};
use plans::store::Writer;
use store::Tx;
use web::App;

/// Keeps the file and stores the plan, in the caller's transaction; or says why the rules refuse it.
pub(crate) async fn plan(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    name: &str,
    bytes: &[u8],
    reading: Reading,
) -> anyhow::Result<Result<PlanId, Refusal>> {
    let kept = app.files.keep(bytes).await.context("cannot keep the file")?;
    let new = NewFile { name, kept: &kept, saved_by: Some(actor.account.uuid()) };
    let file = files::record(tx, &app.ambient, actor.agency, new).await?;
    let source = SourceFile { file, digest: kept.sha256 };
    let writer = Writer { actor, now: app.ambient.now(), source: None };
    match intake::store(tx, &writer, &app.ambient, reading, source, Into::NewPlan { year: None }).await {
        Ok(plan) => Ok(Ok(plan)),
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(other) => Err(anyhow::Error::new(other).context("cannot store the plan")),
    }
}
