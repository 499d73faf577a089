//! Totals by group, proof counted once, gaps by unit.

use crate::given::{actor, ambient, criteria, day, head, now, points, scheme, step};
use evidence::{Link, ProofId, Standing};
use kernel::Date;
use people::Role;
use scoring::model::{Criterion, Cycle, ScoreInput, SelfScore};
use scoring::rules::overview::Overview;
use scoring::rules::score;

fn link(criterion: &Criterion, proof: ProofId, standing: Standing, happened_on: Date) -> Link {
    let subject = criterion.subject();
    Link { subject_kind: subject.kind, subject_id: subject.id, proof_id: proof, standing, happened_on }
}

fn met(scheme: &scoring::model::Scheme, criterion: &Criterion) -> SelfScore {
    let input = ScoreInput::Met { met: true };
    score::score(scheme, criterion, None, input, "", &actor(Role::ChiefOfOffice, None), now()).unwrap().0
}

#[test]
fn a_proof_counts_once_and_only_if_confirmed_and_of_the_period() {
    let scheme = scheme(Cycle::SelfScore { begun: step() });
    let all = criteria(&scheme);
    let ambient = ambient();
    let [shared, early, waiting]: [ProofId; 3] = std::array::from_fn(|_| ambient.id());
    let in_time = day("2020-03-01");
    let links = [
        link(&all[1], shared, Standing::Confirmed, in_time),
        link(&all[2], shared, Standing::Confirmed, in_time),
        link(&all[2], early, Standing::Confirmed, day("2019-12-14")),
        link(&all[3], waiting, Standing::Proposed, in_time),
    ];
    let scores = vec![met(&scheme, &all[1])];
    let overview = Overview::new(&head(), all.into_iter().rev().collect(), scores, Vec::new(), &links);
    let codes: Vec<&str> = overview.lines.iter().map(|line| line.criterion.written.code.as_str()).collect();
    assert_eq!(codes, ["1", "1.1", "1.2", "1.10", "2"]);
    let depths: Vec<(usize, bool)> = overview.lines.iter().map(|line| (line.depth, line.group)).collect();
    assert_eq!(depths, [(0, true), (1, false), (1, false), (1, false), (0, false)]);
    let total = &overview.total;
    assert_eq!((total.max, total.by_survey, total.self_scored), (points("12,5"), points("10"), points("0,5")));
    assert_eq!((total.proofs.len(), total.gaps, total.unscored), (1, 1, 2), "1.10 has no proof that counts");
    let group = &overview.lines[0].totals;
    assert_eq!((group.proofs.len(), group.gaps, group.max), (1, 1, points("2,5")));
    assert!(overview.lines[3].has_gap() && !overview.lines[2].has_gap() && !overview.lines[4].has_gap());
}

#[test]
fn gaps_are_told_by_the_unit_that_answers() {
    let scheme = scheme(Cycle::Open);
    let mut all = criteria(&scheme);
    let unit = ambient().id();
    all[1].written.unit = Some(unit);
    all[1].written.unit_words = "VP".into();
    all[3].written.unit = Some(unit);
    all[3].written.unit_words = "Văn phòng".into();
    all[2].written.unit_words = "Ban biên tập".into();
    let overview = Overview::new(&head(), all, Vec::new(), Vec::new(), &[]);
    let gaps = overview.gaps();
    let told: Vec<(bool, &str, Vec<&str>)> = gaps
        .iter()
        .map(|((unit, words), lines)| {
            (unit.is_some(), words.as_str(), lines.iter().map(|line| line.criterion.written.code.as_str()).collect())
        })
        .collect();
    assert_eq!(told, [(false, "Ban biên tập", vec!["1.2"]), (true, "", vec!["1.1", "1.10"])]);
}
