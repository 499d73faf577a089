//! A plan's way in: bytes -> text -> plan -> findings -> rows. The page that takes an upload and the command
//! `thongsuot plan import` both go this way and no other.

use crate::import::{Import, PlanDocument, import};
use crate::lint::{Finding, KnownDocuments, NamesAsOf, lint};
use crate::model::{Error, PlanId, QuotaLimit, Refusal, SourceFile};
use crate::rules::plan::{ImportPlan, import as decide};
use crate::rules::quota;
use crate::store::{self, Writer};
use ::store::Tx;
use kernel::Ambient;
use papers::read::{ReadRefusal, SourceText, read as read_text};

/// Bytes of a plan's file, at most: what `papers::read` takes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// A file as it was read; nothing is kept yet.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its lines and tables.
    pub source: SourceText,
    /// The plan, what was not understood, and where every line went.
    pub import: Import,
    /// What the review says of it, faults of form first.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// The plan with its findings, as `plan import --json` prints it.
    #[must_use]
    pub fn document_with_findings(&self) -> PlanDocument {
        PlanDocument { findings: self.findings.clone(), ..self.import.plan.as_data() }
    }
}

/// Reads a file. Takes a while for a long one: call it off the threads that serve.
///
/// # Errors
/// What the file is, if it is no document that is read.
pub fn read(bytes: &[u8], limits: &[QuotaLimit]) -> Result<Reading, ReadRefusal> {
    let source = read_text(bytes)?;
    let import = import(&source);
    let findings = review(&import.plan, limits);
    Ok(Reading { source, import, findings })
}

/// What the review says of a plan, with the registry and the names that ship with the program, and the agency's limits.
#[must_use]
pub fn review(plan: &PlanDocument, limits: &[QuotaLimit]) -> Vec<Finding> {
    let limits = quota::as_of(limits, plan.issued_on);
    lint(plan, &KnownDocuments::shipped(), &NamesAsOf::shipped(), &limits)
}

/// Where the text of a plan goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Into {
    /// A plan of its own; the year where a person says it.
    NewPlan {
        /// Else the subject or the date says it.
        year: Option<i16>,
    },
    /// The text of a draft that is there, at the version that the person saw.
    Draft {
        /// Which draft.
        plan: PlanId,
        /// The version.
        version: i64,
    },
}

/// Stores a plan that was read from a kept file, in the caller's transaction.
///
/// # Errors
/// What the rules say: among them `AlreadyImported` with the plan that this very file became.
pub async fn store(
    tx: &mut Tx,
    writer: &Writer<'_>,
    ambient: &Ambient,
    reading: Reading,
    source: SourceFile,
    to: Into,
) -> Result<PlanId, Error> {
    let document = reading.import.plan;
    let full = match to {
        Into::NewPlan { year } => {
            let command = ImportPlan { document, source: Some(source), year };
            store::add_plan(tx, writer, decide(command, writer.actor, ambient)?).await?
        }
        Into::Draft { plan, version } => {
            let found = store::find_plan(&mut *tx, writer.actor.agency, plan).await?;
            let mut draft = found.ok_or(Refusal::NotInPlan)?;
            draft.source = Some(source);
            let decided = crate::rules::plan::revise(&draft, document, writer.actor, ambient)?;
            store::replace_draft(tx, writer, version, decided).await?
        }
    };
    Ok(full.plan.id)
}
