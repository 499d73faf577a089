//! `thongsuot plan import`: reads a signed plan from a file, says what was read and what was not, and keeps it.

use crate::bring_in;
use crate::config::Config;
use crate::wiring;
use crate::words::Words;
use anyhow::Context as _;
use kernel::{Ambient, local_date};
use people::{Actor, Permission};
use plans::intake::{self, Reading};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;
use store::Db;
use text::Locale;

/// Reads FILE; prints one JSON object or a summary; keeps the plan unless told not to.
pub(crate) async fn import(config: &Config, file: &Path, dry_run: bool, json: bool) -> anyhow::Result<ExitCode> {
    let words = Words::new(Locale::Vi);
    let bytes = read(file)?;
    let reading = match intake::read(&bytes, &[]) {
        Ok(reading) => reading,
        Err(refusal) => {
            eprintln!(
                "{}: {}",
                file.display(),
                plans::sentences::read_refusal(&refusal, plans::words::Words::new(Locale::Vi))
            );
            return Ok(ExitCode::FAILURE);
        }
    };
    if json {
        println!("{}", serde_json::to_string_pretty(&reading.document_with_findings())?);
    } else {
        print!("{}", summary(&reading, words));
    }
    if dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    keep(config, file, bytes, reading, words).await
}

/// What was read, what was not, and what the review says, for people.
fn summary(reading: &Reading, words: Words) -> String {
    let plan = &reading.import.plan;
    let mut page = words.import_read(
        plan.duties.len(),
        plan.number.as_deref().unwrap_or("–"),
        plan.purposes.len(),
        plan.recipients.len(),
        plan.requirements.len(),
    );
    page.push('\n');
    for block in &plan.blocks {
        let audience = block.audience.as_deref().or(block.heading.as_deref()).unwrap_or("–");
        let _ = writeln!(page, "  {}", words.import_block(audience, block.channels.len(), block.items.len()));
    }
    for finding in &reading.findings {
        let sentence = plans::sentences::finding(finding, plans::words::Words::new(Locale::Vi)).sentence;
        let _ = writeln!(page, "  {}", words.import_finding(i64::from(finding.line), sentence));
    }
    for unread in &reading.import.unread {
        let _ = writeln!(page, "  {}", words.import_unread(i64::from(unread.line), unread.text.as_str()));
    }
    page
}

/// At most one byte more than is taken, so that a file of gigabytes is refused without being read.
fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    let open = std::fs::File::open(file).with_context(|| format!("cannot open {}", file.display()))?;
    let mut bytes = Vec::new();
    let most = u64::try_from(intake::MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    open.take(most).read_to_end(&mut bytes).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(bytes)
}

async fn keep(
    config: &Config,
    file: &Path,
    bytes: Vec<u8>,
    reading: Reading,
    words: Words,
) -> anyhow::Result<ExitCode> {
    let ambient = Ambient::system();
    let db = wiring::open(config).await?;
    let actor = office(&db, &ambient).await?;
    let app = wiring::app(config, db, ambient)?;
    let mut tx = app.db.begin().await?;
    let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let code = match bring_in::plan(&app, &mut tx, &actor, name, &bytes, reading).await? {
        Ok(plan) => {
            tx.commit().await?;
            eprintln!("{}", words.import_kept(plan.to_string()));
            ExitCode::SUCCESS
        }
        Err(refusal) => {
            drop(tx);
            eprintln!(
                "{}: {}",
                file.display(),
                plans::sentences::refusal(&refusal, plans::words::Words::new(Locale::Vi))
            );
            ExitCode::FAILURE
        }
    };
    app.db.close().await;
    Ok(code)
}

/// In whose name the command writes: whoever runs the machine acts for the Office; the trail names the account.
async fn office(db: &Db, ambient: &Ambient) -> anyhow::Result<Actor> {
    let agency = super::agency(db).await?;
    let permission: &Permission = &plans::permissions::MANAGE_PLANS;
    let today = local_date(ambient.now());
    let grants = people::store::roles::list(db, agency).await?;
    let grant = grants
        .iter()
        .find(|g| permission.roles.contains(&g.role) && g.holds_on(today))
        .context("nobody holds a role that brings plans in (Chánh Văn phòng); give it to an account first")?;
    let account = people::store::accounts::find(db, agency, grant.account_id).await?.context("the role's account")?;
    let leads = people::Leads::default();
    Ok(Actor {
        agency,
        account: account.id,
        name: account.full_name,
        unit: account.unit_id,
        roles: vec![grant.role],
        leads,
    })
}
