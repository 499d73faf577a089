//! Checks a draft before it goes for signing (rà soát dự thảo trước khi trình ký). Values in, values out: the plan, and
//! what is known of documents, names and limits, all handed in. Findings carry codes and arguments, never sentences;
//! the words are with whoever shows them. On a signed plan the findings are for staff only.

mod citations;
mod finding;
mod known;
mod last_year;
mod management;
mod names;
mod numbering;

pub use finding::{Argument, Code, Finding, Severity};
pub use known::{Certainty, DataError, KnownDocument, KnownDocuments, Name, NamesAsOf, QuotaLimits};

use crate::import::PlanDocument;

/// A text with more faults than this is no draft of a plan; the first are enough to say so.
pub const MAX_FINDINGS: usize = 1_000;

/// Everything that is wrong or missing, faults of form first, each in the order of the paper.
pub fn lint(plan: &PlanDocument, known: &KnownDocuments, names: &NamesAsOf, limits: &QuotaLimits) -> Vec<Finding> {
    let mut findings = numbering::check(plan);
    findings.extend(citations::check(plan, known));
    findings.extend(last_year::check(plan));
    findings.extend(names::check(plan, names));
    findings.extend(quotas(plan, limits));
    findings.extend(management::check(plan));
    findings.sort_by_key(|finding| (finding.severity, finding.line));
    findings.truncate(MAX_FINDINGS);
    findings
}

/// More collectives or individuals than may be proposed.
fn quotas(plan: &PlanDocument, limits: &QuotaLimits) -> Vec<Finding> {
    let Some(quotas) = plan.quotas else { return Vec::new() };
    let text = plan.duties.iter().find(|duty| duty.line == quotas.line).map_or("", |duty| duty.text.as_str());
    [("collectives", quotas.collectives, limits.collectives), ("individuals", quotas.individuals, limits.individuals)]
        .into_iter()
        .filter_map(|(kind, found, limit)| {
            let (found, limit) = (found?, limit?);
            (found > limit).then(|| {
                Finding::new(Code::QuotaOutOfRange, Severity::Format, quotas.line, text, kind)
                    .with("kind", kind)
                    .with("found", i64::from(found))
                    .with("limit", i64::from(limit))
            })
        })
        .collect()
}
