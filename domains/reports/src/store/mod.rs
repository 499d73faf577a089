//! Every SQL statement of reports, by noun. A write takes what a rule decided and writes the new state, the audit trail and the
//! change feed in one transaction; a read gives the nouns of [`crate::model`].
//!
//! Nobody can reach another agency's rows: every statement carries the agency, writes take it from the actor.

mod comments;
mod deadlines;
mod publications;
mod reconciliations;
mod reports;
mod rows;
mod templates;
mod units;

pub use comments::{add_comment, find_comment, list_comments, move_comments, save_comment};
pub use deadlines::{add_deadline, list_deadlines};
pub use people::Writer;
pub use publications::{find_publication, find_published, free_address, list_publications, save_publication};
pub use reconciliations::{list_reconciliations, remove_reconciliation, save_reconciliation};
pub use reports::{
    add_report, count_signed, find_report, find_signed, list_counted, list_reports, save_report, save_signed,
};
pub use rows::{list_rows, with_all_rows};
pub use templates::{list_templates, save_template};
pub use units::{add_reminder, list_confirmations, list_reminders, save_confirmation};

use store::{Migrations, Sql, migrations};

/// The tables of reports.
pub const MIGRATIONS: Migrations = Migrations {
    domain: "reports",
    list: migrations![
        "0001_reports",
        "0002_report_rows",
        "0003_reminder_slips",
        "0004_publications",
        "0005_reconciliations",
        "0006_templates"
    ],
};

/// Every statement, for the test that prepares each on both engines.
pub const STATEMENTS: &[&[Sql]] = &[
    comments::STATEMENTS,
    deadlines::STATEMENTS,
    publications::STATEMENTS,
    reconciliations::STATEMENTS,
    reports::STATEMENTS,
    rows::STATEMENTS,
    templates::STATEMENTS,
    units::STATEMENTS,
];
