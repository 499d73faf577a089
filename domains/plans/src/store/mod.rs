//! Every SQL statement of plans, by noun. A write takes what a rule decided and writes the new state, the audit trail and
//! the change feed in one transaction; a read gives the nouns of [`crate::model`].
//!
//! Nobody can reach another agency's rows: every statement carries the agency, writes take it from the actor.

mod amendments;
mod contents;
mod difficulties;
mod notes;
mod plans;
mod proofs;
mod quota;
mod reminders;
mod results;
mod tasks;
mod writer;

pub use amendments::{add_amendment, list_amendments};
pub use contents::{save_channel, save_documents, save_item_channels};
pub use difficulties::{add_difficulty, find_difficulty, list_difficulties, list_open_difficulties, save_decision};
pub use notes::{
    add_acceptance, add_link, add_reading, find_budget_line, find_indicator, find_inspection, list_acceptances,
    list_budget_lines, list_indicators, list_inspections, list_links, list_readings, list_tagged, remove_link,
    save_budget_line, save_indicator, save_inspection,
};
pub use people::Writer;
pub use plans::{add_plan, find_full_plan, find_plan, find_plan_by_source, list_plans, replace_draft, save_plan};
pub use proofs::{find_task_with_proofs, list_tasks_of_year_with_proofs, list_tasks_with_proofs};
pub use quota::{list_quota_limits, save_quota_limit};
pub use reminders::{add_reminder, list_reminders, save_printed};
pub use results::{add_result, find_result, list_approved_results, list_results, save_result};
pub use tasks::{add_tasks, find_task, list_tasks, list_tasks_of_year, save_task};

use store::{Migrations, Sql, migrations};

/// The tables of plans.
pub const MIGRATIONS: Migrations = Migrations {
    domain: "plans",
    list: migrations!["0001_plans", "0002_tasks", "0003_notes", "0004_quota_limits", "0005_reminder_slips"],
};

/// Every statement, for the test that prepares each on both engines.
pub const STATEMENTS: &[&[Sql]] = &[
    amendments::STATEMENTS,
    contents::STATEMENTS,
    difficulties::STATEMENTS,
    notes::STATEMENTS,
    plans::STATEMENTS,
    quota::STATEMENTS,
    reminders::STATEMENTS,
    results::STATEMENTS,
    tasks::STATEMENTS,
];
