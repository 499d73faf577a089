//! `thongsuot text`: the words of a file, as the search sees them. Reads no configuration and no database.

use anyhow::Context as _;
use papers::read::plain_text;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

pub(crate) fn run(file: &Path) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let found = plain_text(&bytes).with_context(|| format!("{} has no text that can be read", file.display()))?;
    // Whoever reads may have seen enough.
    let _ = writeln!(std::io::stdout(), "{}", found.text());
    Ok(ExitCode::SUCCESS)
}
