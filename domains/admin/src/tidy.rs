//! Every night: accounts that were idle too long are disabled, and what no longer counts (sessions, links, counts of
//! attempts) is removed. The rules are in `people`; here is only that it happens.

use jobs::{Context, Every, Failure, JobKind, Schedule};
use people::SecurityPolicy;
use people::store::{accounts, agencies, sessions};
use web::App;

const TIDY: &str = "admin.tidy";

pub(crate) const SCHEDULES: &[Schedule] =
    &[Schedule { name: "admin.tidy", every: Every::Daily { hour: 2, minute: 10 }, kind: TIDY }];

pub(crate) fn jobs(app: &App) -> Vec<JobKind> {
    let policy = app.settings.policy.clone();
    vec![JobKind::new(TIDY, move |context: Context, (): ()| tidy(context, policy.clone()))]
}

async fn tidy(context: Context, policy: SecurityPolicy) -> Result<(), Failure> {
    let now = context.ambient.now();
    for agency in agencies::list(&context.db).await? {
        let mut tx = context.db.begin().await?;
        sessions::prune(&mut tx, &policy, agency.id, now).await?;
        accounts::disable_idle(&mut tx, &policy, agency.id, now).await?;
        tx.commit().await?;
    }
    Ok(())
}
