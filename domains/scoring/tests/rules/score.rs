//! From what was done to points.

use crate::given::{actor, ambient, criteria, linear, now, points, scheme, step, tiers};
use people::Role;
use scoring::model::{Criterion, Cycle, Refusal, ScoreInput, ScoringRule, Stage};
use scoring::rules::score;

fn amount(text: &str) -> evidence::Amount {
    text.parse().unwrap()
}

#[test]
fn points_follow_the_rule_exactly() {
    let counted = |planned, done| ScoreInput::Counted { planned: amount(planned), done: amount(done) };
    let share = |percent| ScoreInput::Share { percent: amount(percent) };
    let tier = |at| ScoreInput::Tier { at };
    let of = |text| ScoreInput::Points { points: points(text) };
    let met = |met| ScoreInput::Met { met };
    for (rule, max, input, expected) in [
        (ScoringRule::AllOrNothing, "0,5", met(true), Ok("0,5")),
        (ScoringRule::AllOrNothing, "0,5", met(false), Ok("0")),
        (ScoringRule::AllOrNothing, "0,5", share("100"), Err(Refusal::InputDoesNotFit)),
        (linear(), "1", counted("40", "40"), Ok("1")),
        (linear(), "1", counted("40", "41"), Ok("1")),
        (linear(), "1", counted("40", "36"), Ok("0,9")),
        (linear(), "1", counted("40", "32"), Ok("0,8")),
        (linear(), "1", counted("1000", "799"), Ok("0")),
        (linear(), "0,5", counted("3", "2"), Ok("0")),
        (linear(), "1", counted("7", "6"), Ok("0,857")),
        (linear(), "1,5", counted("9", "8"), Ok("1,333")),
        (linear(), "1", counted("16.000", "14.001"), Ok("0,875")),
        (linear(), "1", counted("0", "0"), Err(Refusal::FigureOutOfRange)),
        (linear(), "1", counted("5", "-1"), Err(Refusal::FigureOutOfRange)),
        (linear(), "1", share("99,999"), Ok("1")),
        (linear(), "1", share("95,5"), Ok("0,955")),
        (linear(), "1", share("80"), Ok("0,8")),
        (linear(), "1", share("79,999"), Ok("0")),
        (linear(), "1", share("120"), Ok("1")),
        (linear(), "1", share("-1"), Err(Refusal::FigureOutOfRange)),
        (linear(), "1", counted("9.000.000.000.000", "8.999.999.999.999"), Ok("1")),
        (tiers(), "1", tier(1), Ok("0,5")),
        (tiers(), "1", tier(3), Err(Refusal::InputDoesNotFit)),
        (ScoringRule::Manual, "1", of("0,7"), Ok("0,7")),
        (ScoringRule::Manual, "1", of("1,001"), Err(Refusal::MoreThanMost(points("1")))),
        (ScoringRule::Manual, "1", met(true), Err(Refusal::InputDoesNotFit)),
    ] {
        let expected = expected.map(points);
        assert_eq!(score::points(&rule, points(max), &input), expected, "{rule:?} of {max}: {input:?}");
    }
}

#[test]
fn the_office_scores_all_and_a_unit_its_own_while_units_score() {
    let scoring = scheme(Cycle::SelfScore { begun: step() });
    let unit = ambient().id();
    let plain = criteria(&scoring).remove(1);
    let own =
        Criterion { written: scoring::model::Written { unit: Some(unit), ..plain.written.clone() }, ..plain.clone() };
    let met = || ScoreInput::Met { met: true };
    let by = |role, unit, criterion: &Criterion, scheme: &_| {
        score::score(scheme, criterion, None, met(), " đủ ", &actor(role, unit), now())
    };
    let (first, events) = by(Role::ChiefOfOffice, None, &plain, &scoring).unwrap();
    assert_eq!((first.points, first.note.as_str(), first.version), (points("0,5"), "đủ", 1));
    assert_eq!(people::Told::told(&events[0]).0, "scoring.self_scored");
    for (role, of, criterion, expected) in [
        (Role::UnitHead, Some(unit), &own, None),
        (Role::Specialist, Some(unit), &own, None),
        (Role::Specialist, Some(unit), &plain, Some(Refusal::NotTheirUnit)),
        (Role::Specialist, None, &own, Some(Refusal::NotTheirUnit)),
        (Role::Head, None, &own, Some(Refusal::NotPermitted)),
        (Role::Clerk, Some(unit), &own, Some(Refusal::NotPermitted)),
    ] {
        assert_eq!(by(role, of, criterion, &scoring).err(), expected, "{role:?}");
    }
    let sent = Cycle::Submitted { sent: step(), self_scored: points("1") };
    for (cycle, stage) in [(Cycle::Open, Stage::Open), (sent, Stage::Submitted)] {
        let refused = by(Role::ChiefOfOffice, None, &plain, &scheme(cycle));
        assert_eq!(refused.err(), Some(Refusal::WrongStage { now: stage }));
    }
    let again = score::score(
        &scoring,
        &plain,
        Some(&first),
        ScoreInput::Met { met: false },
        "",
        &actor(Role::ChiefOfOffice, None),
        now(),
    );
    assert_eq!(again.unwrap().0.version, 2);
    let survey = criteria(&scoring).remove(4);
    assert_eq!(by(Role::ChiefOfOffice, None, &survey, &scoring).err(), Some(Refusal::NotScoredByHand));
    let group = criteria(&scoring).remove(0);
    assert_eq!(by(Role::ChiefOfOffice, None, &group, &scoring).err(), Some(Refusal::NotScoredByHand));
    let long = "x".repeat(10_001);
    let long = score::score(&scoring, &plain, None, met(), &long, &actor(Role::ChiefOfOffice, None), now());
    assert_eq!(long.err(), Some(Refusal::TextTooLong("note", 10_000)));
}
