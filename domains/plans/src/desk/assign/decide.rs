//! What is done with the rows of the bulk table: which are new, which change a task, which somebody else changed meanwhile.
//! Values in, values out; saving is the handler's.

use super::cells::{Cells, Typed, Wrong, read, refused};
use crate::desk::common::Names;
use crate::model::{Assignment, Event, FullPlan, Refusal, Task};
use crate::rules::names::Directory;
use crate::rules::propose::ProposedTask;
use crate::rules::task;
use crate::words::Words;
use kernel::{Ambient, Moment};
use people::Actor;

/// What the rows are read against.
pub(crate) struct Known<'a> {
    pub(crate) full: &'a FullPlan,
    pub(crate) tasks: &'a [Task],
    pub(crate) names: &'a Names,
    pub(crate) directory: &'a Directory,
    pub(crate) actor: &'a Actor,
    pub(crate) w: Words,
}

/// What is to be saved for a row.
pub(crate) enum Write {
    New(Task, Vec<Event>),
    Revised { seen: i64, task: Task, events: Vec<Event> },
}

/// Why a row was not saved; what was typed stays in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Problem {
    pub(crate) typed: Typed,
    pub(crate) why: Why,
}

/// The two reasons.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Why {
    /// Boxes that cannot be read, or that a rule refuses.
    Wrong(Wrong),
    /// Somebody else saved the task meanwhile; this is what they saved.
    Changed(Box<Task>),
}

/// Reads the rows that were touched. Each gives a write or a problem, or nothing where it changes nothing.
pub(crate) fn decide(
    rows: Vec<Typed>,
    known: &Known<'_>,
    ambient: &Ambient,
    now: Moment,
) -> (Vec<(Typed, Write)>, Vec<Problem>) {
    let (mut writes, mut problems) = (Vec::new(), Vec::new());
    for typed in rows.into_iter().filter(Typed::touched) {
        match one(&typed, known, ambient, now) {
            Ok(Some(write)) => writes.push((typed, write)),
            Ok(None) => {}
            Err(why) => problems.push(Problem { typed, why }),
        }
    }
    (writes, problems)
}

fn one(typed: &Typed, known: &Known<'_>, ambient: &Ambient, now: Moment) -> Result<Option<Write>, Why> {
    let said = |refusal: Refusal| Why::Wrong(refused(&refusal, known.w));
    let work = read(typed, known.full.plan.year, known.directory, known.w).map_err(Why::Wrong)?;
    let Some(seen) = typed.seen else {
        let (task, events) = task::assign(known.full, ambient.id(), &work, known.actor, now).map_err(said)?;
        return Ok(Some(Write::New(task, events)));
    };
    let id = typed.key.parse().ok();
    let task = known.tasks.iter().find(|task| Some(task.id) == id).ok_or_else(|| said(Refusal::NotInPlan))?;
    if task.version != seen && Cells::of(&task.work, known.names, known.w) != typed.cells {
        return Err(Why::Changed(Box::new(task.clone())));
    }
    let (task, events) = task::revise(known.full, task, &work, known.actor).map_err(said)?;
    Ok((!events.is_empty()).then_some(Write::Revised { seen, task, events }))
}

/// The suggestions that no task has taken yet: each task takes one of its content, the one most like it.
pub(crate) fn open_proposals(proposals: Vec<ProposedTask>, tasks: &[Task]) -> Vec<ProposedTask> {
    let mut open = proposals;
    let likeness: [fn(&Assignment, &Assignment) -> bool; 3] = [
        |one, two| one.channel == two.channel && one.due == two.due,
        |one, two| one.channel == two.channel,
        |_, _| true,
    ];
    let mut left: Vec<&Task> = tasks.iter().filter(|task| task.is_active()).collect();
    for like in likeness {
        left.retain(|task| {
            let found = open.iter().position(|one| one.work.of == task.work.of && like(&one.work, &task.work));
            found.map(|at| open.remove(at)).is_none()
        });
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::ChannelKind;
    use crate::model::{Due, Host, TaskOf, TaskState};

    fn work(of: i64, channel: ChannelKind, month: i8) -> Assignment {
        Assignment {
            of: TaskOf::Duty(of),
            channel: Some(channel),
            title: "Việc".into(),
            lead_unit: None,
            coordinating: Vec::new(),
            person: None,
            starts_on: None,
            due: Due::On(jiff::civil::date(2020, month, 1).last_of_month()),
            quantity: 1,
            measure: "cuộc".into(),
            host: Host::Us,
        }
    }

    #[test]
    fn a_task_takes_the_suggestion_that_is_most_like_it() {
        use ChannelKind as K;
        let ambient = Ambient::fixed("2020-03-02T01:00:00Z");
        let task = |work: Assignment| Task {
            id: ambient.id(),
            plan_id: ambient.id(),
            work,
            state: TaskState::Active,
            created_by: ambient.id(),
            created_at: ambient.now(),
            version: 1,
        };
        let proposals = || -> Vec<ProposedTask> {
            [(0, K::BiannualBriefing, 6), (0, K::BiannualBriefing, 12), (1, K::Portal, 12)]
                .map(|(of, kind, month)| ProposedTask { work: work(of, kind, month), lead_as_printed: None })
                .into()
        };
        let left = |tasks: &[Task]| -> Vec<(TaskOf, Due)> {
            open_proposals(proposals(), tasks).into_iter().map(|one| (one.work.of, one.work.due)).collect()
        };
        assert_eq!(left(&[]).len(), 3);
        let second_half = work(0, K::BiannualBriefing, 12);
        assert_eq!(
            left(&[task(second_half)]),
            [(TaskOf::Duty(0), work(0, K::Portal, 6).due), (TaskOf::Duty(1), work(1, K::Portal, 12).due)]
        );
        assert_eq!(left(&[task(work(1, K::Booklet, 3))]).len(), 2, "another channel serves the content too");
        assert_eq!(left(&[task(work(7, K::Portal, 12))]).len(), 3, "a task of something else takes nothing");
    }
}
