//! Every SQL statement of scoring, by noun. A write takes what a rule decided and writes the new state, the audit trail and
//! the change feed in one transaction; a read gives the nouns of [`crate::model`].
//!
//! Nobody can reach another agency's rows: every statement carries the agency, writes take it from the actor.

mod criteria;
mod schemes;
mod scores;
mod writer;

pub use criteria::{find_criterion, list_criteria, save_import};
pub use people::Writer;
pub use schemes::{add_scheme, find_scheme, hold_scheme, list_schemes, list_taken_back, save_scheme, save_taken_back};
pub use scores::{
    find_appraised, find_explanation, find_self_score, list_appraised, list_explanations, list_self_scores,
    save_explanation, save_results, save_self_score,
};

use crate::model::{Scheme, subject};
use crate::rules::overview::Overview;
use people::AgencyId;
use store::{Migrations, Read, Sql, StoreError, migrations};

/// The tables of scoring.
pub const MIGRATIONS: Migrations =
    Migrations { domain: "scoring", list: migrations!["0001_scoring", "0002_taken_back"] };

/// Every statement, for the test that prepares each on both engines.
pub const STATEMENTS: &[&[Sql]] = &[criteria::STATEMENTS, schemes::STATEMENTS, scores::STATEMENTS];

/// A scheme's criteria with all that stands beside them. Four queries.
///
/// # Errors
/// What the engine says.
pub async fn load_overview(mut db: impl Read, agency: AgencyId, scheme: &Scheme) -> Result<Overview, StoreError> {
    let criteria = list_criteria(&mut db, agency, scheme.id).await?;
    let scores = list_self_scores(&mut db, agency, scheme.id).await?;
    let appraised = list_appraised(&mut db, agency, scheme.id).await?;
    let links = evidence::list_links_of_kind(&mut db, agency, subject::CRITERION).await?;
    Ok(Overview::new(&scheme.head, criteria, scores, appraised, &links))
}
