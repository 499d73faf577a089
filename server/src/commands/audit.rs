//! `thongsuot audit`: the trail as lines, and whether it holds together, with or without the database.

use crate::config::Config;
use crate::wiring;
use anyhow::Context as _;
use people::Head;
use people::rules::chain;
use people::store::audit_trail;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Entries read at a time.
const PAGE: i64 = 1_000;

/// Walks the whole chain. `THONGSUOT_AUDIT_HEAD` may hold a head that was noted down, so that a shortened chain is found.
pub(crate) async fn verify(config: &Config, file: Option<&Path>) -> anyhow::Result<ExitCode> {
    let noted: Option<Head> = std::env::var("THONGSUOT_AUDIT_HEAD")
        .ok()
        .map(|text| text.parse())
        .transpose()
        .context("THONGSUOT_AUDIT_HEAD")?;
    let verdict = match file {
        Some(path) => {
            let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            chain::verify_lines(text.lines(), noted)
        }
        None => {
            let db = wiring::open(config).await?;
            let agency = super::agency(&db).await?;
            let verdict = audit_trail::verify(&db, agency, noted).await?;
            db.close().await;
            verdict
        }
    };
    match verdict {
        Ok(head) => {
            println!("the trail holds together: {} entries\nhead to note down: {head}", head.number);
            Ok(ExitCode::SUCCESS)
        }
        Err(broken) => {
            eprintln!("the trail is broken at {broken}");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Prints every entry as a line of JSON, oldest first.
pub(crate) async fn export(config: &Config) -> anyhow::Result<ExitCode> {
    let db = wiring::open(config).await?;
    let agency = super::agency(&db).await?;
    let mut out = std::io::stdout().lock();
    let mut after = 0;
    loop {
        let entries = audit_trail::list_after(&db, agency, after, PAGE).await?;
        let Some(last) = entries.last() else { break };
        after = last.number;
        for entry in &entries {
            writeln!(out, "{}", chain::line(entry))?;
        }
    }
    db.close().await;
    Ok(ExitCode::SUCCESS)
}
