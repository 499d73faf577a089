//! What is done every night for the installation: uploads that were begun and never kept go away. What a domain tidies,
//! it declares itself.

use jiff::SignedDuration;
use jobs::{Context, Every, Failure, JobKind, Schedule};
use web::App;

const SWEEP: &str = "upkeep.sweep_files";

/// When.
pub(crate) const SCHEDULE: Schedule =
    Schedule { name: SWEEP, every: Every::Daily { hour: 2, minute: 30 }, kind: SWEEP };

/// The job. A day's grace, so that an upload whose row is still to come is never swept.
pub(crate) fn job(app: &App) -> JobKind {
    let files = app.files.clone();
    JobKind::new(SWEEP, move |context: Context, (): ()| {
        let files = files.clone();
        async move {
            let swept = files.sweep(&context.db, context.ambient.now(), SignedDuration::from_hours(24)).await?;
            tracing::info!(contents = swept.contents, unfinished = swept.unfinished, "swept the folder of files");
            Ok::<(), Failure>(())
        }
    })
}
