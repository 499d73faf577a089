//! After sending: results are brought in as they were given, and the agency explains.

use super::overview::Overview;
use super::scheme::at;
use super::score::may_score;
use super::{MOST_IN_TEXT, allow, needed};
use crate::model::{
    Appraised, Code, Criterion, Cycle, Decision, Event, Explanation, FileId, Points, Refusal, Scheme, Stage, Step,
};
use crate::permissions::MANAGE;
use kernel::Moment;
use people::Actor;
use store::Json;

/// Files with an explanation.
pub const MOST_FILES: usize = 20;

/// A line of the results as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultLine {
    /// The number of its row in the file.
    pub row: u32,
    /// The criterion.
    pub code: Code,
    /// What the appraisal gave.
    pub points: Points,
    /// What it says of it; may be empty.
    pub remark: String,
}

/// What a line of results cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultFault {
    /// The scheme has no such criterion.
    UnknownCode(Code),
    /// It stood in an earlier row.
    Twice(Code),
    /// What is said of it is longer than is kept.
    RemarkTooLong(Code),
    /// More points than the criterion gives.
    MoreThanMost {
        /// The criterion.
        code: Code,
        /// What it gives at most.
        max: Points,
    },
}

/// What an import of results would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Results {
    /// Row and fault; with any of them nothing is taken.
    pub faults: Vec<(u32, ResultFault)>,
    /// What would be new or other than before, in the order of criteria.
    pub lines: Vec<(Criterion, ResultLine)>,
    /// Lines that say what is known already.
    pub same: usize,
    /// Lines of groups: their points are the sum of those below.
    pub groups: usize,
    /// Criteria that have no result, neither before nor in the file.
    pub missing: Vec<Code>,
}

/// Holds a file's lines against the criteria.
#[must_use]
pub fn compare(overview: &Overview, lines: Vec<ResultLine>) -> Results {
    let mut results = Results::default();
    let mut seen: Vec<Code> = Vec::new();
    for line in lines {
        let Some(found) = overview.lines.iter().find(|l| l.criterion.written.code == line.code) else {
            results.faults.push((line.row, ResultFault::UnknownCode(line.code)));
            continue;
        };
        if seen.contains(&line.code) {
            results.faults.push((line.row, ResultFault::Twice(line.code)));
            continue;
        }
        seen.push(line.code.clone());
        let max = found.criterion.written.max;
        if found.group {
            results.groups += 1;
        } else if line.remark.chars().count() > MOST_IN_TEXT {
            results.faults.push((line.row, ResultFault::RemarkTooLong(line.code)));
        } else if line.points > max {
            results.faults.push((line.row, ResultFault::MoreThanMost { code: line.code, max }));
        } else if found.appraised.as_ref().is_some_and(|a| a.points == line.points && a.remark == line.remark) {
            results.same += 1;
        } else {
            results.lines.push((found.criterion.clone(), line));
        }
    }
    results.lines.sort_by(|(one, _), (other, _)| one.written.code.cmp(&other.written.code));
    let lacking = overview.lines.iter().filter(|l| !l.group && l.appraised.is_none());
    let codes = lacking.map(|l| l.criterion.written.code.clone());
    results.missing = codes.filter(|code| !seen.contains(code)).collect();
    results
}

/// Takes results. The first time, the scheme is appraised from then on; later ones correct it.
///
/// # Errors
/// `NotPermitted`, `WrongStage`, `NothingAppraised` if the file has faults or says nothing new.
pub fn take(scheme: &Scheme, results: &Results, actor: &Actor, now: Moment) -> Decision<(Scheme, Vec<Appraised>)> {
    allow(actor, &MANAGE)?;
    let imported = Step { by: actor.account, at: now };
    let cycle = match &scheme.cycle {
        Cycle::Submitted { sent, self_scored } | Cycle::Appraised { sent, self_scored, .. } => {
            Cycle::Appraised { sent: *sent, self_scored: *self_scored, imported }
        }
        Cycle::Explained { sent, self_scored, explained, .. } => {
            Cycle::Explained { sent: *sent, self_scored: *self_scored, imported, explained: *explained }
        }
        other => return Err(Refusal::WrongStage { now: other.stage() }),
    };
    if !results.faults.is_empty() || results.lines.is_empty() {
        return Err(Refusal::NothingAppraised);
    }
    let row = |(criterion, line): &(Criterion, ResultLine)| Appraised {
        criterion_id: criterion.id,
        points: line.points,
        remark: line.remark.clone(),
        imported_by: actor.account,
        imported_at: now,
    };
    let rows: Vec<Appraised> = results.lines.iter().map(row).collect();
    let mut events = vec![Event::ResultsImported { scheme: scheme.id, criteria: rows.len() }];
    if cycle.stage() != scheme.cycle.stage() {
        events.push(Event::StageReached { scheme: scheme.id, stage: cycle.stage() });
    }
    Ok(((Scheme { cycle, ..scheme.clone() }, rows), events))
}

/// Explains a criterion whose points are appraised; `before` is the explanation that stands, none for the first.
///
/// # Errors
/// What [`may_score`] refuses; `WrongStage`, `NothingAppraised`, `TextMissing`, `TextTooLong`, `TooManyFiles`.
#[expect(clippy::too_many_arguments, reason = "each is a different thing that the rule looks at")]
pub fn explain(
    scheme: &Scheme,
    criterion: &Criterion,
    appraised: Option<&Appraised>,
    before: Option<&Explanation>,
    body: &str,
    files: Vec<FileId>,
    actor: &Actor,
    now: Moment,
) -> Decision<Explanation> {
    may_score(&criterion.written, actor)?;
    at(scheme, &[Stage::Appraised])?;
    appraised.ok_or(Refusal::NothingAppraised)?;
    if files.len() > MOST_FILES {
        return Err(Refusal::TooManyFiles(MOST_FILES));
    }
    let explanation = Explanation {
        criterion_id: criterion.id,
        body: needed("explanation", body, MOST_IN_TEXT)?,
        file_ids: Json(files),
        written_by: actor.account,
        written_at: now,
        version: before.map_or(1, |before| before.version + 1),
    };
    Ok((explanation, vec![Event::Explained { criterion: criterion.id, scheme: scheme.id }]))
}
