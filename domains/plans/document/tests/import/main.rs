//! Plans of several shapes, read through the same door as an upload: what comes out, and that nothing gets lost.

mod docx;
mod fixtures;
mod hostile;
mod printed;
mod seed;
mod words;

use papers::read::SourceText;
use plan_document::import::{Import, import};

/// Reads a file of `tests/plans`.
fn fixture(name: &str) -> SourceText {
    let path = format!("{}/tests/plans/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    papers::read::read(&bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Reads the plan of 2020 that the product was made for.
fn seed() -> SourceText {
    let path = format!("{}/../../../../shared/seed/06-KH-KCNDN-2020.txt", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}; the seed plan is needed here"));
    papers::read::read(&bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

const FIXTURES: [&str; 6] =
    ["a_decision_2021", "b_task_table_2023", "c_no_table_2019", "d_annex_2025", "e_odd_2022", "f_letters_draft_2024"];

fn all() -> Vec<(&'static str, SourceText, Import)> {
    let mut all = vec![("seed", seed())];
    all.extend(FIXTURES.map(|name| (name, fixture(name))));
    all.into_iter()
        .map(|(name, source)| {
            let import = import(&source);
            (name, source, import)
        })
        .collect()
}
