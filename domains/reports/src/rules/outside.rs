//! Saying that an actual figure came for an estimated one ("ước thực hiện"). No signed report moves by that: the next one names
//! the difference.

use super::allow;
use crate::model::{Decision, Event, Reconciled, Reconciliation, Refusal};
use crate::permissions::WRITE;
use evidence::periods::{Period, PeriodKind, period_of};
use evidence::{Amount, Basis, Content, OutsideFigure, Proof, Standing};
use kernel::Moment;
use people::Actor;

/// The figure that a proof is, if it is one, counts, and is on this basis.
#[must_use]
pub fn figure(proof: &Proof, basis: Basis) -> Option<&OutsideFigure> {
    match &proof.content {
        Content::OutsideFigure(figure) if figure.basis == basis && proof.state.standing() == Standing::Confirmed => {
            Some(figure)
        }
        _ => None,
    }
}

/// Whether two figures count the same: "hồ sơ" and "Hồ sơ".
#[must_use]
pub fn same_measure(one: &OutsideFigure, other: &OutsideFigure) -> bool {
    viet::fold(one.unit.trim()) == viet::fold(other.unit.trim())
}

/// An actual figure came for an estimated one.
///
/// # Errors
/// `NotPermitted`, `NotAnEstimate`, `NotAnActual`, `OtherMeasure`.
pub fn reconcile(estimate: &Proof, actual: &Proof, actor: &Actor, now: Moment) -> Decision<Reconciliation> {
    allow(actor, &WRITE)?;
    let expected = figure(estimate, Basis::Estimated).ok_or(Refusal::NotAnEstimate)?;
    let known = figure(actual, Basis::Actual).ok_or(Refusal::NotAnActual)?;
    if !same_measure(expected, known) {
        return Err(Refusal::OtherMeasure);
    }
    let event = Event::Reconciled { estimate: estimate.id, actual: Some(actual.id) };
    let row = Reconciliation { estimate_id: estimate.id, actual_id: actual.id, noted_by: actor.account, noted_at: now };
    Ok((row, vec![event]))
}

/// It did not: the estimate stands alone again.
///
/// # Errors
/// `NotPermitted`.
pub fn part(estimate: &Proof, actor: &Actor) -> Decision<()> {
    allow(actor, &WRITE)?;
    Ok(((), vec![Event::Reconciled { estimate: estimate.id, actual: None }]))
}

/// The estimate and the actual figure that came for it, each as the other one is shown: the actual beside the estimate, the
/// estimate beside the actual. None if one of them counts no longer, or is what it was not.
#[must_use]
pub fn sides(
    estimate: &Proof,
    actual: &Proof,
    periods: &[Period],
    kind: PeriodKind,
) -> Option<(Reconciled, Reconciled)> {
    let (expected, known) = (figure(estimate, Basis::Estimated)?, figure(actual, Basis::Actual)?);
    let difference = known.value.thousandths().saturating_sub(expected.value.thousandths());
    let side = |proof: &Proof, figure: &OutsideFigure| Reconciled {
        proof: proof.id.uuid(),
        value: figure.value.to_string(),
        difference: Amount::from_thousandths(difference).to_string(),
        source: figure.source.clone(),
        taken_on: figure.taken_on,
        period: period_of(periods, kind, proof.happened_on).map(|period| period.label.clone()).unwrap_or_default(),
    };
    Some((side(actual, known), side(estimate, expected)))
}
