//! Self-scoring: from what was done to points, by the rule of the scheme.

use super::scheme::at;
use super::{MOST_IN_TEXT, allow, text};
use crate::model::{
    Criterion, Decision, Event, Points, Refusal, Scheme, ScoreInput, ScoringRule, SelfScore, Stage, Written,
};
use crate::permissions::{SCORE, SCORE_ALL};
use evidence::Amount;
use kernel::Moment;
use people::Actor;
use store::Json;

/// A hundred per cent, in thousandths.
const WHOLE: i128 = 100_000;

/// The points that an input gives by a rule, rounded to thousandths (half a thousandth up).
///
/// # Errors
/// `InputDoesNotFit`, `FigureOutOfRange`, `MoreThanMost`.
///
/// ```
/// use scoring::model::{Points, ScoreInput, ScoringRule};
/// use scoring::rules::score::points;
/// let rule = ScoringRule::LinearWithFloor { floor: "80".parse().unwrap() };
/// let input = ScoreInput::Counted { planned: "40".parse().unwrap(), done: "36".parse().unwrap() };
/// assert_eq!(points(&rule, "1".parse().unwrap(), &input), Ok("0,9".parse().unwrap()));
/// ```
pub fn points(rule: &ScoringRule, max: Points, input: &ScoreInput) -> Result<Points, Refusal> {
    match (rule, input) {
        (ScoringRule::AllOrNothing, ScoreInput::Met { met }) => Ok(if *met { max } else { Points::ZERO }),
        (ScoringRule::LinearWithFloor { floor }, ScoreInput::Counted { planned, done }) => {
            if planned.thousandths() <= 0 || done.thousandths() < 0 {
                return Err(Refusal::FigureOutOfRange);
            }
            Ok(by_proportion(done.thousandths().into(), planned.thousandths().into(), *floor, max))
        }
        (ScoringRule::LinearWithFloor { floor }, ScoreInput::Share { percent }) => {
            if percent.thousandths() < 0 {
                return Err(Refusal::FigureOutOfRange);
            }
            Ok(by_proportion(percent.thousandths().into(), WHOLE, *floor, max))
        }
        (ScoringRule::Tiers { tiers }, ScoreInput::Tier { at }) => {
            tiers.get(*at).map(|tier| tier.points).ok_or(Refusal::InputDoesNotFit)
        }
        (ScoringRule::Manual, ScoreInput::Points { points }) if *points > max => Err(Refusal::MoreThanMost(max)),
        (ScoringRule::Manual, ScoreInput::Points { points }) => Ok(*points),
        _ => Err(Refusal::InputDoesNotFit),
    }
}

/// `whole` is above nought. All for as much as was planned, or more; below the floor nothing; between them by proportion.
fn by_proportion(part: i128, whole: i128, floor: Amount, max: Points) -> Points {
    if part >= whole {
        return max;
    }
    if part * WHOLE < i128::from(floor.thousandths()) * whole {
        return Points::ZERO;
    }
    let exact = part * i128::from(max.thousandths());
    let rounded = (2 * exact + whole) / (2 * whole);
    i64::try_from(rounded).ok().and_then(Points::from_thousandths).map_or(max, |points| points.min(max))
}

/// Whether the person may score and explain a criterion: the Office all, a unit those that it answers for.
///
/// # Errors
/// `NotPermitted`, `NotTheirUnit`.
pub fn may_score(written: &Written, actor: &Actor) -> Result<(), Refusal> {
    allow(actor, &SCORE)?;
    let own = written.unit.is_some_and(|unit| actor.unit == Some(unit) || actor.leads_unit(unit));
    if own || actor.may(&SCORE_ALL) { Ok(()) } else { Err(Refusal::NotTheirUnit) }
}

/// Scores a criterion; `before` is the score that stands, none for the first.
///
/// # Errors
/// What [`may_score`] and [`points`] refuse; `WrongStage`, `NotScoredByHand`, `TextTooLong`.
pub fn score(
    scheme: &Scheme,
    criterion: &Criterion,
    before: Option<&SelfScore>,
    input: ScoreInput,
    note: &str,
    actor: &Actor,
    now: Moment,
) -> Decision<SelfScore> {
    may_score(&criterion.written, actor)?;
    at(scheme, &[Stage::SelfScore])?;
    let rule = criterion.written.rule.as_ref().filter(|_| !criterion.written.survey);
    let rule = rule.ok_or(Refusal::NotScoredByHand)?;
    let points = points(rule, criterion.written.max, &input)?;
    let score = SelfScore {
        criterion_id: criterion.id,
        input: Json(input),
        points,
        note: text("note", note, MOST_IN_TEXT)?,
        scored_by: actor.account,
        scored_at: now,
        version: before.map_or(1, |before| before.version + 1),
    };
    Ok((score, vec![Event::SelfScored { criterion: criterion.id, scheme: scheme.id, points }]))
}
