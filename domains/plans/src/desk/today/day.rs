//! What a day holds for a person: selected from loaded rows, without a database.

use crate::model::{Difficulty, DifficultyState, FullPlan, PlanId, PlanSummary, TaskWithProofs, UnitId};
use crate::rules::task::{is_late, progress};
use evidence::{Proof, Standing};
use jiff::ToSpan as _;
use kernel::{Date, Moment, local_date};
use people::Actor;

/// Days that "what changed" looks back, today included.
const DAYS_BACK: i32 = 7;
/// Until the end of this month, last year's plan is still followed up.
const FOLLOWED_UP_UNTIL: i8 = 3;

/// The years whose plans are followed on a day: that of the latest signed plan, and the one before it until its results are
/// settled. An office that has not signed this year's plan still works on last year's.
pub(crate) fn followed_years(plans: &[PlanSummary], today: Date) -> Vec<i16> {
    let signed = || plans.iter().filter(|plan| plan.signed).filter_map(|plan| i16::try_from(plan.year).ok());
    let Some(latest) = signed().max() else { return Vec::new() };
    let before_too = today.year() < latest || today.year() == latest && today.month() <= FOLLOWED_UP_UNTIL;
    let mut years: Vec<i16> = signed().filter(|year| *year == latest || before_too && *year == latest - 1).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// Something that changed lately.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change<'a> {
    /// The person, or their unit, got a task.
    Assigned(&'a TaskWithProofs),
    /// Proof that they handed in was confirmed.
    Confirmed(&'a Proof),
    /// A difficulty that they raised was decided.
    Decided(&'a Difficulty),
    /// A plan was changed by a paper of this number.
    Amended(&'a FullPlan, &'a str),
}

/// What changed for a person in the last seven days, the latest first.
pub(crate) fn changes<'a>(
    tasks: &'a [TaskWithProofs],
    proofs: &'a [Proof],
    difficulties: &'a [Difficulty],
    plans: &'a [FullPlan],
    actor: &Actor,
    today: Date,
) -> Vec<(Date, Change<'a>)> {
    let since = today.saturating_sub((DAYS_BACK - 1).days());
    let lately = |at: Moment| Some(local_date(at)).filter(|day| (since..=today).contains(day));
    let assigned = tasks.iter().filter_map(|task| {
        let theirs = task.task.created_by != actor.account && task.task.belongs_to(actor.account, actor.unit);
        let day = lately(task.task.created_at).filter(|_| theirs && task.task.is_active())?;
        Some((day, Change::Assigned(task)))
    });
    let confirmed = proofs.iter().filter(|proof| proof.state.standing() == Standing::Confirmed);
    let confirmed = confirmed.filter_map(|proof| Some((lately(proof.state.since())?, Change::Confirmed(proof))));
    let decided = difficulties.iter().filter(|one| one.raised_by == actor.account).filter_map(|one| match one.state {
        DifficultyState::Decided { at, .. } => Some((lately(at)?, Change::Decided(one))),
        DifficultyState::Open { .. } => None,
    });
    let papers = plans.iter().flat_map(|full| full.amendments.iter().map(move |paper| (full, paper)));
    let amended =
        papers.filter_map(|(full, paper)| Some((lately(paper.recorded_at)?, Change::Amended(full, &paper.number))));
    let mut all: Vec<_> = assigned.chain(confirmed).chain(decided).chain(amended).collect();
    all.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    all
}

/// Late tasks by plan and unit, the most first.
pub(crate) fn late_units(tasks: &[TaskWithProofs], today: Date) -> Vec<(PlanId, Option<UnitId>, usize)> {
    let mut units: Vec<(PlanId, Option<UnitId>, usize)> = Vec::new();
    for task in tasks.iter().filter(|task| is_late(progress(&task.task, &task.proofs, today))) {
        let key = (task.task.plan_id, task.task.work.lead_unit);
        match units.iter_mut().find(|(plan, unit, _)| (*plan, *unit) == key) {
            Some((_, _, count)) => *count += 1,
            None => units.push((key.0, key.1, 1)),
        }
    }
    units.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    units
}

/// The contents of a plan as it holds that no task in hand carries out.
pub(crate) fn unassigned(full: &FullPlan, tasks: &[TaskWithProofs], today: Date) -> usize {
    let items = crate::rules::amendment::as_of(full, today).items;
    let taken = |id| tasks.iter().any(|task| task.task.is_active() && task.task.item() == Some(id));
    items.iter().filter(|item| !taken(item.id)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::given::{actor, ambient, day, plan, proven, task, unit};
    use crate::model::{Addressee, Due};
    use people::Role;

    fn summary(year: i64, signed: bool) -> PlanSummary {
        PlanSummary {
            id: ambient().id(),
            year,
            signed,
            number: None,
            issued_on: None,
            kind: String::new(),
            subject: String::new(),
            issuer: String::new(),
            version: 1,
        }
    }

    #[test]
    fn last_years_plan_is_followed_until_its_results_are_settled() {
        for (signed, today, followed) in [
            (&[2020][..], "2020-06-15", &[2020][..]),
            (&[2019, 2020], "2020-03-31", &[2019, 2020]),
            (&[2019, 2020], "2020-04-01", &[2020]),
            (&[2020, 2021], "2020-12-20", &[2020, 2021]),
            (&[2018, 2020], "2020-02-01", &[2020]),
            (&[2020], "2026-11-23", &[2020]),
            (&[], "2020-06-15", &[]),
        ] {
            let mut plans: Vec<PlanSummary> = signed.iter().map(|year| summary(*year, true)).collect();
            plans.push(summary(2021, false));
            let found = followed_years(&plans, day(today));
            assert_eq!(found, followed.iter().map(|year| *year as i16).collect::<Vec<_>>(), "{signed:?} on {today}");
        }
    }

    #[test]
    fn late_tasks_are_counted_by_unit_and_contents_without_tasks_by_plan() {
        let full = plan();
        let late = Due::On(day("2020-05-31"));
        let tasks = [
            task(&full, 0, Some(unit(1)), late),
            task(&full, 0, Some(unit(2)), late),
            task(&full, 1, Some(unit(2)), late),
            proven(task(&full, 1, Some(unit(3)), late), 1),
            task(&full, 1, None, Due::Continuing),
        ];
        let units: Vec<_> =
            late_units(&tasks, day("2020-06-15")).into_iter().map(|(_, unit, count)| (unit, count)).collect();
        assert_eq!(units, [(Some(unit(2)), 2), (Some(unit(1)), 1)]);
        assert_eq!(unassigned(&full, &tasks, day("2020-06-15")), 1);
        assert_eq!(unassigned(&full, &[], day("2020-06-15")), 3);
    }

    #[test]
    fn what_changed_is_told_to_whom_it_concerns_for_seven_days() {
        let full = plan();
        let tasks = [task(&full, 0, Some(unit(1)), Due::Continuing), task(&full, 1, Some(unit(2)), Due::Continuing)];
        let specialist = actor(Role::Specialist);
        let difficulty = Difficulty {
            id: ambient().id(),
            plan_id: full.plan.id,
            task_id: None,
            text: "Thiếu kinh phí".into(),
            to: Addressee::Head,
            raised_by: specialist.account,
            raised_at: ambient().now(),
            state: DifficultyState::Decided {
                by: actor(Role::Head).account,
                at: ambient().now(),
                text: "Bố trí trong tháng 7".into(),
                answer_by: day("2020-06-20"),
            },
        };
        let difficulties = [difficulty];
        let told = |today: &str, actor: &Actor| changes(&tasks, &[], &difficulties, &[], actor, day(today)).len();
        assert_eq!(told("2020-06-15", &specialist), 2, "the unit's task, and the decision");
        assert_eq!(told("2020-06-21", &specialist), 2);
        assert_eq!(told("2020-06-22", &specialist), 0);
        assert_eq!(told("2020-06-15", &actor(Role::ChiefOfOffice)), 0, "who assigned it knows");
    }
}
