//! Tasks.

use super::writer::{Writer, changed, plan_changed};
use crate::channel::ChannelKind;
use crate::model::{
    AccountId, Assignment, Cancellation, Due, Error, Event, Host, ItemId, PlanId, Task, TaskId, TaskOf, TaskState,
    Theirs, UnitId,
};
use kernel::{Date, Moment};
use people::AgencyId;
use store::{Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_TASK = "INSERT INTO tasks (agency_id, id, plan_id, item_id, duty, channel, title, lead_unit, person, starts_on, due_on,
            quantity, measure, hosted_by, created_by, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    SAVE_TASK = "UPDATE tasks SET item_id = $4, duty = $5, channel = $6, title = $7, lead_unit = $8, person = $9, starts_on = $10,
            due_on = $11, quantity = $12, measure = $13, hosted_by = $14, cancelled_by = $15, cancelled_at = $16,
            cancel_reason = $17, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    FIND_TASK = "SELECT id, plan_id, item_id, duty, channel, title, lead_unit, person, starts_on, due_on, quantity, measure,
            hosted_by, cancelled_by, cancelled_at, cancel_reason, created_by, created_at, version
        FROM tasks WHERE agency_id = $1 AND id = $2";
    LIST_TASKS = "SELECT t.id, t.plan_id, t.item_id, t.duty, t.channel, t.title, t.lead_unit, t.person, t.starts_on, t.due_on,
            t.quantity, t.measure, t.hosted_by, t.cancelled_by, t.cancelled_at, t.cancel_reason, t.created_by, t.created_at,
            t.version
        FROM tasks t LEFT JOIN plan_items i ON i.agency_id = t.agency_id AND i.id = t.item_id
        WHERE t.agency_id = $1 AND t.plan_id = $2
        ORDER BY COALESCE(i.block, 1000000), COALESCE(i.ordinal, t.duty), (t.due_on IS NULL), t.due_on, t.id";
    LIST_TASKS_OF_YEAR = "SELECT t.id, t.plan_id, t.item_id, t.duty, t.channel, t.title, t.lead_unit, t.person, t.starts_on,
            t.due_on, t.quantity, t.measure, t.hosted_by, t.cancelled_by, t.cancelled_at, t.cancel_reason, t.created_by,
            t.created_at, t.version
        FROM tasks t JOIN plans p ON p.agency_id = t.agency_id AND p.id = t.plan_id
        WHERE t.agency_id = $1 AND p.year = $2 AND p.signed = TRUE
        ORDER BY (t.due_on IS NULL), t.due_on, t.id";
    ADD_TASK_UNIT = "INSERT INTO task_units (agency_id, task_id, ordinal, unit_id) VALUES ($1, $2, $3, $4)";
    REMOVE_TASK_UNITS = "DELETE FROM task_units WHERE agency_id = $1 AND task_id = $2";
    LIST_TASK_UNITS = "SELECT task_id, unit_id FROM task_units WHERE agency_id = $1 AND task_id = $2 ORDER BY ordinal";
    LIST_PLAN_UNITS = "SELECT u.task_id, u.unit_id FROM task_units u
        JOIN tasks t ON t.agency_id = u.agency_id AND t.id = u.task_id
        WHERE u.agency_id = $1 AND t.plan_id = $2 ORDER BY u.task_id, u.ordinal";
    LIST_YEAR_UNITS = "SELECT u.task_id, u.unit_id FROM task_units u
        JOIN tasks t ON t.agency_id = u.agency_id AND t.id = u.task_id
        JOIN plans p ON p.agency_id = t.agency_id AND p.id = t.plan_id
        WHERE u.agency_id = $1 AND p.year = $2 ORDER BY u.task_id, u.ordinal";
}

record! {
    struct TaskRow {
        id: TaskId, plan_id: PlanId, item_id: Option<ItemId>, duty: Option<i64>, channel: Option<ChannelKind>, title: String,
        lead_unit: Option<UnitId>, person: Option<AccountId>, starts_on: Option<Date>, due_on: Option<Date>, quantity: i64,
        measure: String, hosted_by: Option<String>, cancelled_by: Option<AccountId>, cancelled_at: Option<Moment>,
        cancel_reason: Option<String>, created_by: AccountId, created_at: Moment, version: i64,
    }
}

record! {
    struct TaskUnit { task_id: TaskId, unit_id: UnitId }
}

impl TaskRow {
    fn with(self, units: &[TaskUnit]) -> Result<Task, StoreError> {
        let of = match (self.item_id, self.duty) {
            (Some(item), None) => TaskOf::Item(item),
            (None, Some(at)) => TaskOf::Duty(at),
            _ => return Err(StoreError::unreadable("item_id", "a task of a content and a duty, or of neither")),
        };
        let state = match (self.cancelled_by, self.cancelled_at, self.cancel_reason) {
            (Some(by), Some(at), Some(reason)) => TaskState::Cancelled(Cancellation { by, at, reason }),
            _ => TaskState::Active,
        };
        let work = Assignment {
            of,
            channel: self.channel,
            title: self.title,
            lead_unit: self.lead_unit,
            coordinating: units.iter().filter(|unit| unit.task_id == self.id).map(|unit| unit.unit_id).collect(),
            person: self.person,
            starts_on: self.starts_on,
            due: self.due_on.map_or(Due::Continuing, Due::On),
            quantity: self.quantity,
            measure: self.measure,
            host: self.hosted_by.map_or(Host::Us, |who| Host::Elsewhere { who }),
        };
        Ok(Task {
            id: self.id,
            plan_id: self.plan_id,
            work,
            state,
            created_by: self.created_by,
            created_at: self.created_at,
            version: self.version,
        })
    }
}

/// The columns in which the variants of [`TaskOf`] and [`Host`] are kept.
fn of_columns(of: TaskOf) -> (Option<ItemId>, Option<i64>) {
    match of {
        TaskOf::Item(item) => (Some(item), None),
        TaskOf::Duty(at) => (None, Some(at)),
    }
}

fn host_column(host: &Host) -> Option<String> {
    match host {
        Host::Us => None,
        Host::Elsewhere { who } => Some(who.clone()),
    }
}

/// Adds tasks: one, or a whole table at once. All or none, as the transaction goes.
///
/// # Errors
/// What the engine says.
pub async fn add_tasks(tx: &mut Tx, writer: &Writer<'_>, decided: Vec<(Task, Vec<Event>)>) -> Result<Vec<Task>, Error> {
    let mut tasks = Vec::with_capacity(decided.len());
    for (task, events) in decided {
        let work = &task.work;
        let (item, duty) = of_columns(work.of);
        let values = args![
            writer.agency(),
            task.id,
            task.plan_id,
            item,
            duty,
            work.channel,
            &work.title,
            work.lead_unit,
            work.person,
            work.starts_on,
            work.due.day(),
            work.quantity,
            &work.measure,
            host_column(&work.host),
            task.created_by,
            task.created_at,
            task.version,
        ];
        tx.run(ADD_TASK, values).await?;
        add_units(tx, writer.agency(), &task).await?;
        writer.tell(tx, &events).await?;
        tasks.push(task);
    }
    if let Some(task) = tasks.first() {
        plan_changed(writer, tx, task.plan_id).await?;
    }
    Ok(tasks)
}

async fn add_units(tx: &mut Tx, agency: AgencyId, task: &Task) -> Result<(), StoreError> {
    for (ordinal, unit) in (0i64..).zip(&task.work.coordinating) {
        tx.run(ADD_TASK_UNIT, args![agency, task.id, ordinal, *unit]).await?;
    }
    Ok(())
}

/// Saves a task that was changed, called off or resumed. `seen` is the version that the person had before them.
///
/// # Errors
/// `Changed` with what somebody else saved since then.
pub async fn save_task(
    tx: &mut Tx,
    writer: &Writer<'_>,
    seen: i64,
    (task, events): (Task, Vec<Event>),
) -> Result<Task, Error> {
    if events.is_empty() {
        return Ok(task);
    }
    let agency = writer.agency();
    let work = &task.work;
    let (item, duty) = of_columns(work.of);
    let off = match &task.state {
        TaskState::Active => None,
        TaskState::Cancelled(off) => Some(off),
    };
    let values = args![
        agency,
        task.id,
        seen,
        item,
        duty,
        work.channel,
        &work.title,
        work.lead_unit,
        work.person,
        work.starts_on,
        work.due.day(),
        work.quantity,
        &work.measure,
        host_column(&work.host),
        off.map(|off| off.by),
        off.map(|off| off.at),
        off.map(|off| off.reason.clone()),
    ];
    if tx.run(SAVE_TASK, values).await? == 0 {
        let theirs = find_task(&mut *tx, agency, task.id).await?;
        return Err(changed(theirs.map_or(Theirs::Other, Theirs::Task)));
    }
    tx.run(REMOVE_TASK_UNITS, args![agency, task.id]).await?;
    add_units(tx, agency, &task).await?;
    writer.tell(tx, &events).await?;
    plan_changed(writer, tx, task.plan_id).await?;
    Ok(Task { version: seen + 1, ..task })
}

/// The task with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_task(mut db: impl Read, agency: AgencyId, id: TaskId) -> Result<Option<Task>, StoreError> {
    let Some(row) = db.find::<TaskRow>(FIND_TASK, args![agency, id]).await? else { return Ok(None) };
    let units = db.list(LIST_TASK_UNITS, args![agency, id]).await?;
    row.with(&units).map(Some)
}

/// The tasks of a plan, in the order of its paper; those of duties last.
///
/// # Errors
/// What the engine says.
pub async fn list_tasks(mut db: impl Read, agency: AgencyId, plan: PlanId) -> Result<Vec<Task>, StoreError> {
    let rows: Vec<TaskRow> = db.list(LIST_TASKS, args![agency, plan]).await?;
    let units: Vec<TaskUnit> = db.list(LIST_PLAN_UNITS, args![agency, plan]).await?;
    rows.into_iter().map(|row| row.with(&units)).collect()
}

/// The tasks of every signed plan of a year, by last day.
///
/// # Errors
/// What the engine says.
pub async fn list_tasks_of_year(mut db: impl Read, agency: AgencyId, year: i16) -> Result<Vec<Task>, StoreError> {
    let rows: Vec<TaskRow> = db.list(LIST_TASKS_OF_YEAR, args![agency, i64::from(year)]).await?;
    let units: Vec<TaskUnit> = db.list(LIST_YEAR_UNITS, args![agency, i64::from(year)]).await?;
    rows.into_iter().map(|row| row.with(&units)).collect()
}
