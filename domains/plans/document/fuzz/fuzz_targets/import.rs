//! Any file through the whole door: read, taken for a plan, reviewed, kept as JSON and read back. No line is dropped.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_document::import::{PlanDocument, import};
use plan_document::lint::{KnownDocuments, NamesAsOf, QuotaLimits, lint};
use std::sync::LazyLock;

static WORLD: LazyLock<(KnownDocuments, NamesAsOf)> =
    LazyLock::new(|| (KnownDocuments::shipped(), NamesAsOf::shipped()));

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = papers::read::read(bytes) else { return };
    let import = import(&source);
    lint(&import.plan, &WORLD.0, &WORLD.1, &QuotaLimits { collectives: Some(3), individuals: Some(5) });
    let json = serde_json::to_string(&import.plan).expect("a plan is plain data");
    let _: PlanDocument = serde_json::from_str(&json).expect("what was kept is read back");
});
