//! Bringing in criteria: what a file says, held against what is kept. A second import of the same file changes nothing; a
//! criterion with proof is never taken away unless a person says so of that criterion.

use super::overview::{Overview, parents};
use super::scheme::at;
use super::{MOST_IN_LINE, MOST_IN_TEXT, allow, score};
use crate::model::{
    Code, Criterion, CriterionId, Decision, Event, Points, Refusal, Scheme, ScoringRule, SelfScore, Stage, Written,
};
use crate::permissions::MANAGE;
use kernel::Ambient;
use people::Actor;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

/// Criteria of a scheme at most.
pub const MOST_ROWS: usize = 2_000;

/// A row of the file, as far as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as the spreadsheet shows it.
    pub number: u32,
    /// The points, if any stand there: groups may leave them out.
    pub max: Option<Points>,
    /// Everything else; [`Written::max`] is not looked at.
    pub written: Written,
}

/// What a row cannot be. With any of them nothing is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the code speaks for itself")]
pub enum Fault {
    /// The code stood in an earlier row.
    Twice { code: Code },
    /// No title.
    TitleMissing,
    /// A text is longer than is kept.
    TextTooLong,
    /// A criterion that is no group gives no points.
    PointsMissing { code: Code },
    /// A criterion that people score has no rule.
    RuleMissing { code: Code },
    /// A level gives more points than the criterion.
    TierAboveMost { code: Code, max: Points },
}

/// What may be a slip, and is taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the code speaks for itself")]
pub enum Remark {
    /// The points of a group are not the sum of those below it. The sum is kept.
    SumDiffers { code: Code, written: Points, sum: Points },
    /// The unit is none of the agency's: the words are kept.
    UnknownUnit { code: Code, words: String },
    /// A group has a rule, which is not used.
    RuleOfGroup { code: Code },
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    /// Row and fault.
    pub faults: Vec<(u32, Fault)>,
    /// Row and remark.
    pub remarks: Vec<(u32, Remark)>,
    /// Criteria that are not there yet.
    pub added: Vec<Written>,
    /// Criteria that the file writes otherwise: as kept, as written.
    pub changed: Vec<(Criterion, Written)>,
    /// Criteria that the file does not have, with how much proof hangs on each.
    pub removed: Vec<(Criterion, usize)>,
    /// Criteria that stay as they are.
    pub same: usize,
}

impl Difference {
    /// Whether the file says nothing new.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

/// Holds the rows against the criteria that are kept. `links` says how many proofs hang on a criterion, of any standing and
/// any day.
#[must_use]
pub fn compare(before: &Overview, rows: Vec<Row>, links: &HashMap<CriterionId, usize>) -> Difference {
    let mut difference = Difference::default();
    let rows = without_doubles(rows, &mut difference);
    let written = settle(rows, &mut difference);
    let mut kept: BTreeMap<&Code, &Criterion> =
        before.lines.iter().map(|line| (&line.criterion.written.code, &line.criterion)).collect();
    for one in written {
        match kept.remove(&one.code) {
            None => difference.added.push(one),
            Some(criterion) if criterion.written == one => difference.same += 1,
            Some(criterion) => difference.changed.push((criterion.clone(), one)),
        }
    }
    let proofs = |criterion: &Criterion| links.get(&criterion.id).copied().unwrap_or_default();
    difference.removed = kept.into_values().map(|criterion| (criterion.clone(), proofs(criterion))).collect();
    difference
}

/// The rows in the order of their codes, each code once.
fn without_doubles(rows: Vec<Row>, difference: &mut Difference) -> Vec<Row> {
    let mut once: BTreeMap<Code, Row> = BTreeMap::new();
    for row in rows {
        match once.entry(row.written.code.clone()) {
            Entry::Occupied(taken) => difference.faults.push((row.number, Fault::Twice { code: taken.key().clone() })),
            Entry::Vacant(free) => {
                free.insert(row);
            }
        }
    }
    once.into_values().collect()
}

/// What each row comes to: groups give the sum of what stands below them and have no rule of their own.
fn settle(rows: Vec<Row>, difference: &mut Difference) -> Vec<Written> {
    let parents = parents(rows.iter().map(|row| &row.written.code));
    let mut sums: Vec<Option<i64>> = vec![None; rows.len()];
    for at in (0..rows.len()).rev() {
        let own = sums[at].unwrap_or_else(|| rows[at].max.unwrap_or_default().thousandths());
        if let Some(parent) = parents[at] {
            *sums[parent].get_or_insert(0) += own;
        }
    }
    let mut written = Vec::with_capacity(rows.len());
    for (row, sum) in rows.into_iter().zip(sums) {
        let sum = sum.map(|sum| Points::from_thousandths(sum).unwrap_or(Points::MOST));
        let code = row.written.code.clone();
        look_at_texts(&row, difference);
        match sum {
            Some(sum) => look_at_group(&row, sum, difference),
            None => look_at_leaf(&row, difference),
        }
        if row.written.unit.is_none() && !row.written.unit_words.is_empty() {
            let words = row.written.unit_words.clone();
            difference.remarks.push((row.number, Remark::UnknownUnit { code, words }));
        }
        let max = sum.or(row.max).unwrap_or_default();
        let rule = row.written.rule.clone().filter(|_| sum.is_none() && !row.written.survey);
        let survey = row.written.survey && sum.is_none();
        written.push(Written { max, rule, survey, ..row.written });
    }
    difference.faults.sort_by_key(|(row, _)| *row);
    difference.remarks.sort_by_key(|(row, _)| *row);
    written
}

fn look_at_texts(row: &Row, difference: &mut Difference) {
    let long = |text: &str, most: usize| text.chars().count() > most;
    let written = &row.written;
    if written.title.is_empty() {
        difference.faults.push((row.number, Fault::TitleMissing));
    }
    let texts = [&written.rule_words, &written.proof_asked];
    if long(&written.title, MOST_IN_TEXT)
        || long(&written.unit_words, MOST_IN_LINE)
        || texts.iter().any(|text| long(text, MOST_IN_TEXT))
    {
        difference.faults.push((row.number, Fault::TextTooLong));
    }
}

fn look_at_group(row: &Row, sum: Points, difference: &mut Difference) {
    let code = row.written.code.clone();
    if let Some(written) = row.max.filter(|max| *max != sum) {
        difference.remarks.push((row.number, Remark::SumDiffers { code: code.clone(), written, sum }));
    }
    if row.written.rule.is_some() {
        difference.remarks.push((row.number, Remark::RuleOfGroup { code }));
    }
}

fn look_at_leaf(row: &Row, difference: &mut Difference) {
    let code = row.written.code.clone();
    let fault = match (row.max, &row.written.rule) {
        (None, _) => Some(Fault::PointsMissing { code }),
        (Some(max), Some(ScoringRule::Tiers { tiers })) if tiers.iter().any(|tier| tier.points > max) => {
            Some(Fault::TierAboveMost { code, max })
        }
        (Some(_), None) if !row.written.survey => Some(Fault::RuleMissing { code }),
        _ => None,
    };
    difference.faults.extend(fault.map(|fault| (row.number, fault)));
}

/// What is written when a person takes the difference.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Taken {
    /// New criteria.
    pub added: Vec<Criterion>,
    /// Criteria as they are from now on.
    pub changed: Vec<Criterion>,
    /// Criteria that go, with their self-scores; proof is taken off them first.
    pub removed: Vec<Criterion>,
    /// Self-scores as they come out by the changed rule.
    pub rescored: Vec<SelfScore>,
    /// Self-scores that no longer fit: these criteria are to be scored again.
    pub unscored: Vec<CriterionId>,
}

/// Takes a difference. Of the criteria that the file does not have, those with proof go only if they are among `let_go`.
///
/// # Errors
/// `NotPermitted`, `WrongStage`, `NoCriteria` if the file has faults.
pub fn take(
    scheme: &Scheme,
    before: &Overview,
    difference: Difference,
    let_go: &[CriterionId],
    actor: &Actor,
    ambient: &Ambient,
) -> Decision<Taken> {
    allow(actor, &MANAGE)?;
    at(scheme, &[Stage::Open, Stage::SelfScore])?;
    if !difference.faults.is_empty() {
        return Err(Refusal::NoCriteria);
    }
    let new = |written: Written| Criterion { id: ambient.id(), scheme: scheme.id, written };
    let mut taken = Taken { added: difference.added.into_iter().map(new).collect(), ..Taken::default() };
    for (criterion, written) in difference.changed {
        let standing = before.line(criterion.id).and_then(|line| line.self_score.as_ref());
        if let Some(standing) = standing {
            match again(standing, &written) {
                Some(score) if score.points == standing.points => {}
                Some(score) => taken.rescored.push(score),
                None => taken.unscored.push(criterion.id),
            }
        }
        taken.changed.push(Criterion { written, ..criterion });
    }
    let goes = |(criterion, proofs): &(Criterion, usize)| *proofs == 0 || let_go.contains(&criterion.id);
    taken.removed = difference.removed.into_iter().filter(goes).map(|(criterion, _)| criterion).collect();
    let event = Event::CriteriaImported {
        scheme: scheme.id,
        added: taken.added.len(),
        changed: taken.changed.len(),
        removed: taken.removed.iter().map(|criterion| criterion.written.code.clone()).collect(),
    };
    Ok((taken, vec![event]))
}

/// A self-score by the rule as it is written now; none if its input does not fit any more.
fn again(standing: &SelfScore, written: &Written) -> Option<SelfScore> {
    let points = score::points(written.rule.as_ref()?, written.max, &standing.input.0).ok()?;
    Some(SelfScore { points, version: standing.version + 1, ..standing.clone() })
}
