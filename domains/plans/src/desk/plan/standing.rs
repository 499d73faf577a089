//! How a plan stands on a day, in a handful of figures. Each figure opens the tasks that it counted.

use crate::model::{Progress, ProofStanding, TaskWithProofs, UnitId};
use crate::rules::task::progress;
use kernel::Date;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The tasks in hand, each in one figure; and the proofs, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) total: usize,
    pub(crate) done: usize,
    pub(crate) in_progress: usize,
    pub(crate) planned: usize,
    pub(crate) late: usize,
    pub(crate) not_assigned: usize,
    pub(crate) proofs: usize,
    /// Done and all, in the order in which the units first appear; those without a unit last.
    pub(crate) by_unit: Vec<(Option<UnitId>, usize, usize)>,
}

/// Counts. What was called off is in no figure.
pub(crate) fn standing(tasks: &[TaskWithProofs], today: Date) -> Standing {
    let mut all = Standing::default();
    let mut proofs: BTreeSet<Uuid> = BTreeSet::new();
    for task in tasks {
        let state = progress(&task.task, &task.proofs, today);
        let figure = match state {
            Progress::Cancelled => continue,
            Progress::Done => &mut all.done,
            Progress::InProgress => &mut all.in_progress,
            Progress::Planned => &mut all.planned,
            Progress::NotAssigned => &mut all.not_assigned,
            Progress::Overdue | Progress::Partly => &mut all.late,
        };
        *figure += 1;
        all.total += 1;
        count_unit(&mut all.by_unit, task.task.work.lead_unit, state == Progress::Done);
        let confirmed = task.proofs.iter().filter(|proof| proof.standing == ProofStanding::Confirmed);
        proofs.extend(confirmed.map(|proof| proof.proof));
    }
    all.proofs = proofs.len();
    all.by_unit.sort_by_key(|(unit, _, _)| unit.is_none());
    all
}

fn count_unit(units: &mut Vec<(Option<UnitId>, usize, usize)>, unit: Option<UnitId>, done: bool) {
    let done = usize::from(done);
    match units.iter_mut().find(|(known, _, _)| *known == unit) {
        Some((_, done_there, total)) => {
            *done_there += done;
            *total += 1;
        }
        None => units.push((unit, done, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::given::{day, plan, proven, task, unit};
    use crate::model::{Cancellation, Due, TaskState};

    #[test]
    fn every_task_in_hand_is_in_one_figure_and_every_proof_counts_once() {
        let full = plan();
        let (late, soon) = (Due::On(day("2020-05-31")), Due::On(day("2020-06-30")));
        let mut off = task(&full, 0, Some(unit(1)), late);
        off.task.state = TaskState::Cancelled(Cancellation {
            by: off.task.created_by,
            at: off.task.created_at,
            reason: "Không còn cần".into(),
        });
        let tasks = [
            proven(task(&full, 0, Some(unit(1)), late), 1),
            proven(task(&full, 1, Some(unit(1)), soon), 1),
            task(&full, 0, Some(unit(2)), late),
            task(&full, 1, Some(unit(2)), soon),
            task(&full, 2, None, soon),
            off,
        ];
        let all = standing(&tasks, day("2020-06-15"));
        let figures = (all.total, all.done, all.in_progress, all.planned, all.late, all.not_assigned);
        assert_eq!(figures, (5, 2, 0, 1, 1, 1));
        assert_eq!(all.proofs, 1, "one proof of two tasks");
        assert_eq!(all.by_unit, [(Some(unit(1)), 2, 2), (Some(unit(2)), 0, 2), (None, 0, 1)]);
        assert_eq!(standing(&[], day("2020-06-15")), Standing::default());
    }
}
