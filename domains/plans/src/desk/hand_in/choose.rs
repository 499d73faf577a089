//! Which task? One's own and one's unit's, late first, as large targets.

use super::{Mine, signed_plans};
use crate::desk::common::{Names, progress_tag, words};
use crate::model::{Progress, Task, TaskWithProofs};
use crate::permissions::ASSIGN_TASKS;
use crate::rules::names::key;
use crate::rules::task::{is_late, progress};
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use jiff::ToSpan as _;
use kernel::Date;
use people::Actor;
use ui::{Button, EmptyState, FilterBar, TaskCard, TextInput};
use viet::date::short;
use web::{Failure, Input, PageHead, Staff};

/// Tasks that one page shows; a search finds the others.
const MOST: usize = 60;

#[derive(Template)]
#[template(path = "hand_in/choose.html")]
struct Page {
    w: Words,
    filter: Option<FilterBar>,
    empty: Option<EmptyState>,
    cards: Vec<TaskCard>,
}

pub(super) async fn show(staff: Staff, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let mine = load(&staff).await?;
    let wanted = input.text("q");
    let found = select(&mine.tasks, &staff.actor, wanted, staff.today);
    let path = staff.href("/lam-viec/nop");
    let search = TextInput::new(staff.locale, "q", w.choose_search()).kind("search").value(wanted);
    let bar = FilterBar::new(staff.locale, path.clone())
        .with(search)
        .found(w.tasks_found(crate::desk::common::count(found.len())));
    let searched = !wanted.is_empty();
    let empty = if searched {
        (w.choose_not_found(), w.choose_not_found_why())
    } else {
        (w.choose_none(), w.choose_none_why())
    };
    let body = Page {
        w,
        filter: (searched || found.len() > 8).then(|| if searched { bar.clear(path) } else { bar }),
        empty: found.is_empty().then(|| EmptyState::new(empty.0, empty.1)),
        cards: found.iter().take(MOST).map(|task| card(&staff, &mine.names, task)).collect(),
    };
    staff.page(&PageHead::new(w.choose_title()), &body)
}

async fn load(staff: &Staff) -> Result<Mine, Failure> {
    let mut tasks = Vec::new();
    for plan in signed_plans(staff).await? {
        tasks.extend(store::list_tasks_with_proofs(&staff.app.db, staff.agency.id, plan).await?);
    }
    Ok(Mine { tasks, names: Names::load(&staff.app.db, staff.agency.id).await? })
}

/// Open tasks that the person or the unit has a part in; the Office and leaders hand in for everybody. Late ones first, then
/// one's own, then by last day; what is long past comes last.
fn select<'a>(tasks: &'a [TaskWithProofs], actor: &Actor, wanted: &str, today: Date) -> Vec<&'a TaskWithProofs> {
    let wanted = key(wanted);
    let takes = |task: &&TaskWithProofs| {
        let work = &task.task.work;
        let part = work.person == Some(actor.account)
            || actor.unit.is_some_and(|unit| work.lead_unit == Some(unit) || work.coordinating.contains(&unit));
        let open = !matches!(progress(&task.task, &task.proofs, today), Progress::Done | Progress::Cancelled);
        open && (part || actor.may(&ASSIGN_TASKS)) && (wanted.is_empty() || key(&work.title).contains(&wanted))
    };
    let mut found: Vec<&TaskWithProofs> = tasks.iter().filter(takes).collect();
    found.sort_by_key(|task| {
        let late = is_late(progress(&task.task, &task.proofs, today));
        let own = task.task.work.person == Some(actor.account);
        (long_past(&task.task, today), !late, !own, task.task.work.due.day().unwrap_or(Date::MAX), task.task.id)
    });
    found
}

/// What was due more than a year ago and never called off comes after the work of today.
fn long_past(task: &Task, today: Date) -> bool {
    task.work.due.day().is_some_and(|day| day < today - 1.year())
}

fn card(staff: &Staff, names: &Names, task: &TaskWithProofs) -> TaskCard {
    let w = words(staff);
    let work = &task.task.work;
    let address = staff.href(&format!("/lam-viec/nop/{}", task.task.id));
    let state = progress_tag(progress(&task.task, &task.proofs, staff.today), w);
    TaskCard::new(staff.locale, work.title.as_str(), address.clone(), state)
        .due(work.due.day().map_or_else(|| w.continuing().to_owned(), short))
        .unit(names.unit_or(work.lead_unit, w.nobody_yet()))
        .action(Button::to(w.choose_hand_in(), address).about(work.title.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Assignment, Due, Host, Task, TaskOf, TaskState};
    use kernel::Ambient;
    use people::{Leads, Role};

    #[test]
    fn ones_own_and_the_units_tasks_late_ones_first() {
        let ambient = Ambient::fixed("2020-06-15T01:00:00Z");
        let (unit, other, me) = (ambient.id(), ambient.id(), ambient.id());
        let actor = Actor {
            agency: ambient.id(),
            account: me,
            name: "Chuyên viên".into(),
            unit: Some(unit),
            roles: vec![Role::Specialist],
            leads: Leads::default(),
        };
        let task = |title: &str, lead, person, month| TaskWithProofs {
            task: Task {
                id: ambient.id(),
                plan_id: ambient.id(),
                work: Assignment {
                    of: TaskOf::Duty(0),
                    channel: None,
                    title: title.into(),
                    lead_unit: Some(lead),
                    coordinating: Vec::new(),
                    person,
                    starts_on: None,
                    due: Due::On(jiff::civil::date(2020, month, 1)),
                    quantity: 1,
                    measure: "bài".into(),
                    host: Host::Us,
                },
                state: TaskState::Active,
                created_by: me,
                created_at: ambient.now(),
                version: 1,
            },
            proofs: Vec::new(),
        };
        let tasks = [
            task("Niêm yết thủ tục", unit, None, 9),
            task("Việc của phòng khác", other, None, 5),
            task("Viết bài", unit, Some(me), 10),
            task("Họp giao ban", unit, None, 5),
        ];
        let titles = |wanted: &str| -> Vec<&str> {
            let found = select(&tasks, &actor, wanted, jiff::civil::date(2020, 6, 15));
            found.into_iter().map(|task| task.task.work.title.as_str()).collect()
        };
        assert_eq!(titles(""), ["Họp giao ban", "Viết bài", "Niêm yết thủ tục"]);
        assert_eq!(titles("niem yet"), ["Niêm yết thủ tục"]);
    }
}
