//! What is done once from the command line.

pub(crate) mod account;
pub(crate) mod audit;
pub(crate) mod plan;
pub(crate) mod print;
pub(crate) mod text;
pub(crate) mod viet;

use crate::config::Config;
use crate::wiring;
use anyhow::Context as _;
use people::AgencyId;
use people::store::agencies;
use std::process::ExitCode;
use store::Db;

/// Brings the tables up to date; opening does it, so there is only to say so.
pub(crate) async fn migrate(config: &Config) -> anyhow::Result<ExitCode> {
    let db = wiring::open(config).await?;
    println!("{}: the tables are up to date", db.engine_name());
    db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// The one agency of the installation; commands that need to know which, with several, ask by `THONGSUOT_AGENCY`.
pub(crate) async fn agency(db: &Db) -> anyhow::Result<AgencyId> {
    let all = agencies::list(db).await?;
    let wanted = std::env::var("THONGSUOT_AGENCY").ok();
    match (all.as_slice(), wanted) {
        ([], _) => anyhow::bail!("there is no agency yet; start the program once to load the example"),
        (several, Some(slug)) => several
            .iter()
            .find(|a| a.slug == slug)
            .map(|a| a.id)
            .with_context(|| format!("THONGSUOT_AGENCY: there is no agency `{slug}`")),
        ([only], None) => Ok(only.id),
        (several, None) => {
            let slugs: Vec<_> = several.iter().map(|a| a.slug.as_str()).collect();
            anyhow::bail!("there are several agencies; set THONGSUOT_AGENCY to one of: {}", slugs.join(", "))
        }
    }
}
