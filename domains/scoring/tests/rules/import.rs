//! What a file of criteria would change, and what is taken of it.

use crate::given::{actor, all_written, ambient, criteria, head, linear, now, points, scheme, step, written};
use people::Role;
use scoring::model::{Criterion, CriterionId, Cycle, Refusal, Scheme, ScoreInput, ScoringRule, Stage, Written};
use scoring::rules::import::{self, Fault, Remark, Row, compare};
use scoring::rules::overview::Overview;
use scoring::rules::score;
use std::collections::HashMap;

fn rows(all: Vec<Written>) -> Vec<Row> {
    let row = |(at, written): (usize, Written)| Row { number: at as u32 + 2, max: Some(written.max), written };
    all.into_iter().enumerate().map(row).collect()
}

fn overview(criteria: Vec<Criterion>) -> Overview {
    Overview::new(&head(), criteria, Vec::new(), Vec::new(), &[])
}

#[test]
fn the_same_file_again_changes_nothing() {
    let scheme = scheme(Cycle::Open);
    let first = compare(&Overview::default(), rows(all_written()), &HashMap::new());
    assert!(first.faults.is_empty() && first.remarks.is_empty(), "{first:?}");
    assert_eq!(first.added.len(), 5);
    let chief = actor(Role::ChiefOfOffice, None);
    let (taken, _) = import::take(&scheme, &Overview::default(), first, &[], &chief, &ambient()).unwrap();
    let kept = overview(taken.added);
    let again = compare(&kept, rows(all_written().into_iter().rev().collect()), &HashMap::new());
    assert!(again.is_empty(), "{again:?}");
    assert_eq!(again.same, 5);
}

#[test]
fn faults_and_slips_are_told_by_row() {
    let mut all = all_written();
    all[0].max = points("3");
    all[0].rule = Some(ScoringRule::Manual);
    all[1].title = String::new();
    all[2].rule = None;
    all[3].max = points("0,5");
    all[4].unit_words = "Sở nào đó".into();
    all.push(written("1.1", "1", Some(ScoringRule::Manual)));
    let mut rows = rows(all);
    rows.push(Row { number: 8, max: None, written: written("3", "0", Some(linear())) });
    let found = compare(&Overview::default(), rows, &HashMap::new());
    let code = |text: &str| text.parse().unwrap();
    assert_eq!(
        found.faults,
        [
            (3, Fault::TitleMissing),
            (4, Fault::RuleMissing { code: code("1.2") }),
            (5, Fault::TierAboveMost { code: code("1.10"), max: points("0,5") }),
            (7, Fault::Twice { code: code("1.1") }),
            (8, Fault::PointsMissing { code: code("3") }),
        ]
    );
    assert_eq!(
        found.remarks,
        [
            (2, Remark::SumDiffers { code: code("1"), written: points("3"), sum: points("2") }),
            (2, Remark::RuleOfGroup { code: code("1") }),
            (6, Remark::UnknownUnit { code: code("2"), words: "Sở nào đó".into() }),
        ]
    );
    let chief = actor(Role::ChiefOfOffice, None);
    let refused = import::take(&scheme(Cycle::Open), &Overview::default(), found, &[], &chief, &ambient());
    assert_eq!(refused.err(), Some(Refusal::NoCriteria));
}

/// The criteria without 1.2, which has proof, and 1.10, which has none; 1.1 gives more.
fn other_file() -> Vec<Row> {
    let mut all = all_written();
    all.remove(3);
    all.remove(2);
    all[1].max = points("0,75");
    rows(all)
}

fn with_scores(scheme: &Scheme) -> (Vec<Criterion>, Overview, HashMap<CriterionId, usize>) {
    let all = criteria(scheme);
    let chief = actor(Role::ChiefOfOffice, None);
    let met = score::score(scheme, &all[1], None, ScoreInput::Met { met: true }, "", &chief, now()).unwrap().0;
    let overview = Overview::new(&head(), all.clone(), vec![met], Vec::new(), &[]);
    let links = HashMap::from([(all[2].id, 2)]);
    (all, overview, links)
}

#[test]
fn a_criterion_with_proof_goes_only_if_a_person_says_so() {
    let scheme = scheme(Cycle::SelfScore { begun: step() });
    let (all, before, links) = with_scores(&scheme);
    let chief = actor(Role::ChiefOfOffice, None);
    let difference = compare(&before, other_file(), &links);
    let removed: Vec<(&str, usize)> =
        difference.removed.iter().map(|(criterion, proofs)| (criterion.written.code.as_str(), *proofs)).collect();
    assert_eq!(removed, [("1.2", 2), ("1.10", 0)]);
    let take = |let_go: &[CriterionId]| {
        import::take(&scheme, &before, difference.clone(), let_go, &chief, &ambient()).unwrap().0
    };
    let codes = |criteria: &[Criterion]| -> Vec<String> {
        criteria.iter().map(|criterion| criterion.written.code.to_string()).collect()
    };
    assert_eq!(codes(&take(&[]).removed), ["1.10"]);
    assert_eq!(codes(&take(&[all[2].id]).removed), ["1.2", "1.10"]);
    let rescored = take(&[]).rescored;
    assert_eq!((rescored[0].points, rescored[0].version), (points("0,75"), 2), "the score follows the rule");
}

#[test]
fn a_score_that_no_longer_fits_is_asked_again_and_nothing_changes_once_sent() {
    let scheme = scheme(Cycle::SelfScore { begun: step() });
    let (all, before, links) = with_scores(&scheme);
    let chief = actor(Role::ChiefOfOffice, None);
    let mut file = all_written();
    file[1].rule = Some(ScoringRule::Manual);
    let difference = compare(&before, rows(file), &links);
    let (taken, _) = import::take(&scheme, &before, difference.clone(), &[], &chief, &ambient()).unwrap();
    assert_eq!((taken.unscored, taken.rescored.len()), (vec![all[1].id], 0));
    let sent = crate::given::scheme(Cycle::Submitted { sent: step(), self_scored: points("1") });
    let late = import::take(&sent, &before, difference.clone(), &[], &chief, &ambient()).err();
    assert_eq!(late, Some(Refusal::WrongStage { now: Stage::Submitted }));
    let stranger = import::take(&scheme, &before, difference, &[], &actor(Role::Specialist, None), &ambient());
    assert_eq!(stranger.err(), Some(Refusal::NotPermitted));
}
