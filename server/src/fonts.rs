//! The agency's own fonts for papers, from the folder that the configuration names.

use crate::config::Config;
use anyhow::{Context as _, bail};
use std::path::PathBuf;

/// Takes them in, before the first paper is set.
pub(crate) fn install(config: &Config) -> anyhow::Result<()> {
    let Some(folder) = &config.paper_fonts else { return Ok(()) };
    let wrong = || format!("paper_fonts: cannot read the folder {}", folder.display());
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(wrong)? {
        let path = entry.with_context(wrong)?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if ["ttf", "otf", "ttc"].contains(&ending.as_str()) {
            paths.push(path);
        }
    }
    // In the order of their names, so that every start takes the same.
    paths.sort();
    let read =
        |path: &PathBuf| std::fs::read(path).with_context(|| format!("paper_fonts: cannot read {}", path.display()));
    let files = paths.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    match typeset::install(files) {
        Ok(0) => bail!("paper_fonts: no .ttf, .otf or .ttc in the folder {}", folder.display()),
        Ok(faces) => tracing::info!(faces, folder = %folder.display(), "fonts for papers"),
        Err(place) => bail!("paper_fonts: {} is no font that can be read", paths[place].display()),
    }
    Ok(())
}
