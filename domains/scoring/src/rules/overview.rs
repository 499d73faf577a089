//! The criteria of a scheme as a tree with what stands beside each: totals by group, proof counted once, gaps.

use crate::model::{Appraised, Code, Criterion, CriterionId, Head, Points, SelfScore, UnitId};
use evidence::{Link, ProofId, Standing};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A scheme's criteria in their order, each with what stands beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {
    /// In natural order: a group before what stands below it.
    pub lines: Vec<Line>,
    /// Of all criteria together.
    pub total: Totals,
}

/// A criterion or group with its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The criterion.
    pub criterion: Criterion,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// Whether others stand below it.
    pub group: bool,
    /// Its own figures; of a group, those of everything below it.
    pub totals: Totals,
    /// Its self-score; a group has none.
    pub self_score: Option<SelfScore>,
    /// What the appraisal gave; a group has none.
    pub appraised: Option<Appraised>,
}

/// Figures of a criterion, a group or a scheme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Points at most, those of surveys included.
    pub max: Points,
    /// Of those, what surveys give.
    pub by_survey: Points,
    /// Self-scored.
    pub self_scored: Points,
    /// Appraised.
    pub appraised: Points,
    /// Appraised criteria.
    pub appraised_count: usize,
    /// Confirmed proofs of the period, each once.
    pub proofs: BTreeSet<ProofId>,
    /// Criteria that ask for proof and have none.
    pub gaps: usize,
    /// Criteria that wait for a self-score.
    pub unscored: usize,
}

impl Line {
    /// Whether people score it: no group, and not by survey.
    #[must_use]
    pub fn by_hand(&self) -> bool {
        !self.group && !self.criterion.written.survey
    }

    /// Whether proof is missing.
    #[must_use]
    pub fn has_gap(&self) -> bool {
        self.totals.gaps > 0
    }
}

impl Overview {
    /// Puts together what the store knows. Of the links only those to criteria of the scheme are looked at, and of those only
    /// confirmed proofs that happened in the period are counted.
    #[must_use]
    pub fn new(
        head: &Head,
        criteria: Vec<Criterion>,
        scores: Vec<SelfScore>,
        appraised: Vec<Appraised>,
        links: &[Link],
    ) -> Self {
        let mut scores: HashMap<CriterionId, SelfScore> = scores.into_iter().map(|s| (s.criterion_id, s)).collect();
        let mut appraised: HashMap<CriterionId, Appraised> =
            appraised.into_iter().map(|a| (a.criterion_id, a)).collect();
        let mut proofs: HashMap<uuid::Uuid, BTreeSet<ProofId>> = HashMap::new();
        for link in links.iter().filter(|l| l.standing == Standing::Confirmed && head.covers(l.happened_on)) {
            proofs.entry(link.subject_id).or_default().insert(link.proof_id);
        }
        let mut criteria = criteria;
        criteria.sort_by(|one, other| one.written.code.cmp(&other.written.code));
        let parents = parents(criteria.iter().map(|criterion| &criterion.written.code));
        let groups: BTreeSet<usize> = parents.iter().flatten().copied().collect();
        let mut lines: Vec<Line> = Vec::with_capacity(criteria.len());
        for (at, criterion) in criteria.into_iter().enumerate() {
            let depth = parents[at].map_or(0, |parent| lines[parent].depth + 1);
            let group = groups.contains(&at);
            let (score, result) = (scores.remove(&criterion.id), appraised.remove(&criterion.id));
            let mut line =
                Line { depth, group, totals: Totals::default(), self_score: score, appraised: result, criterion };
            let own = proofs.remove(&line.criterion.id.uuid()).unwrap_or_default();
            // Proof of what has become a group since still counts.
            line.totals = if group { Totals { proofs: own, ..Totals::default() } } else { leaf(&line, own) };
            lines.push(line);
        }
        // From the end: whatever stands below a group comes after it.
        for at in (0..lines.len()).rev() {
            if let Some(parent) = parents[at] {
                let below = lines[at].totals.clone();
                lines[parent].totals.add(&below);
            }
        }
        let mut total = Totals::default();
        lines.iter().filter(|line| line.depth == 0).for_each(|line| total.add(&line.totals));
        Self { lines, total }
    }

    /// Criteria that wait for a self-score.
    #[must_use]
    pub fn unscored(&self) -> usize {
        self.total.unscored
    }

    /// The line of a criterion.
    #[must_use]
    pub fn line(&self, id: CriterionId) -> Option<&Line> {
        self.lines.iter().find(|line| line.criterion.id == id)
    }

    /// The criteria that lack proof, by the unit that answers for them: by the unit where it is known, else by the words of
    /// the scheme. In the order of criteria within each.
    #[must_use]
    pub fn gaps(&self) -> BTreeMap<(Option<UnitId>, String), Vec<&Line>> {
        let mut gaps: BTreeMap<_, Vec<&Line>> = BTreeMap::new();
        for line in self.lines.iter().filter(|line| !line.group && line.has_gap()) {
            let written = &line.criterion.written;
            let words = if written.unit.is_some() { String::new() } else { written.unit_words.clone() };
            gaps.entry((written.unit, words)).or_default().push(line);
        }
        gaps
    }
}

fn leaf(line: &Line, proofs: BTreeSet<ProofId>) -> Totals {
    let written = &line.criterion.written;
    let by_hand = line.by_hand();
    Totals {
        max: written.max,
        by_survey: if written.survey { written.max } else { Points::ZERO },
        self_scored: line.self_score.as_ref().filter(|_| by_hand).map_or(Points::ZERO, |score| score.points),
        appraised: line.appraised.as_ref().map_or(Points::ZERO, |appraised| appraised.points),
        appraised_count: usize::from(line.appraised.is_some()),
        gaps: usize::from(by_hand && proofs.is_empty()),
        unscored: usize::from(by_hand && line.self_score.is_none()),
        proofs,
    }
}

impl Totals {
    fn add(&mut self, other: &Self) {
        let sum = |one: &mut Points, other: Points| *one = [*one, other].into_iter().sum();
        sum(&mut self.max, other.max);
        sum(&mut self.by_survey, other.by_survey);
        sum(&mut self.self_scored, other.self_scored);
        sum(&mut self.appraised, other.appraised);
        self.appraised_count += other.appraised_count;
        self.proofs.extend(&other.proofs);
        self.gaps += other.gaps;
        self.unscored += other.unscored;
    }
}

/// For each of the codes, which are in order, the place of the nearest one above it.
pub(crate) fn parents<'a>(codes: impl Iterator<Item = &'a Code>) -> Vec<Option<usize>> {
    let mut above: Vec<(usize, &Code)> = Vec::new();
    let mut parents = Vec::new();
    for (at, code) in codes.enumerate() {
        while above.last().is_some_and(|(_, last)| !code.is_under(last)) {
            above.pop();
        }
        parents.push(above.last().map(|(at, _)| *at));
        above.push((at, code));
    }
    parents
}
