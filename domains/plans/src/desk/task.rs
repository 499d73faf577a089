//! A task: everything about it on one page, what may be done with it, and the list of a plan's tasks. Changing it is in
//! [`edit`], what happened to it in [`history`].

mod edit;
mod history;
mod list;

pub(crate) use history::moment;

use crate::desk::common::{Names, channel, plan_crumbs, plan_path, progress_tag, words, writer};
use crate::desk::coverage::item_path;
use crate::desk::hand_in::proof_state;
use crate::desk::reminder;
use crate::model::{Due, FullPlan, Host, Reminder, Task, TaskId, TaskOf, TaskState, TaskWithProofs, subject};
use crate::permissions::{ASSIGN_OWN_UNIT, ASSIGN_SOME, ASSIGN_TASKS, RAISE_DIFFICULTY, SEE_TASKS};
use crate::rules::task::{cancel, confirmed, progress, resume};
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use evidence::Proof;
use evidence::permissions::HAND_IN;
use kernel::Subject;
use ui::{
    ActionForm, Button, Column, Details, ErrorSummary, Html, Progress, SummaryList, Table, Tag, Textarea, Timeline,
};
use viet::date::short;
use web::{Access, Failure, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    let see = Access::May(&SEE_TASKS);
    Routes::new()
        .get("/lam-viec/ke-hoach/{plan}/viec", see, list::show)
        .get("/lam-viec/viec/{task}", see, show)
        .get("/lam-viec/viec/{task}/sua", Access::May(&ASSIGN_SOME), edit::show)
        .post("/lam-viec/viec/{task}/sua", Access::May(&ASSIGN_SOME), edit::save)
        .post("/lam-viec/viec/{task}/huy", Access::May(&ASSIGN_TASKS), call_off)
        .post("/lam-viec/viec/{task}/khoi-phuc", Access::May(&ASSIGN_TASKS), take_up)
}

/// The page of a task.
pub(crate) fn task_path(task: TaskId) -> String {
    format!("/lam-viec/viec/{task}")
}

#[derive(Template)]
#[template(path = "task/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    title: String,
    state: Tag,
    picture: Progress,
    cancelled: Option<String>,
    facts: SummaryList,
    hand_in: Option<Button>,
    actions: Vec<Button>,
    proofs: Option<Table>,
    reminders: Option<Table>,
    remind: Option<ActionForm>,
    cancel: Option<Details>,
    resume: Option<ActionForm>,
    history: Timeline,
}

async fn show(staff: Staff, Path(task): Path<TaskId>) -> Result<Response, Failure> {
    page(&staff, task, None).await
}

/// Somebody typed a reason that the rules refuse.
struct Refused {
    reason: String,
    sentence: String,
}

async fn call_off(staff: Staff, Path(id): Path<TaskId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let task = find(&staff, id).await?;
    let reason = input.text("reason");
    let mut tx = staff.app.db.begin().await?;
    let done = match cancel(&task, reason, &staff.actor, staff.now) {
        Ok(decided) => store::save_task(&mut tx, &writer(&staff), seen(&input, &task), decided).await,
        Err(refusal) => Err(refusal.into()),
    };
    if let Err(error) = done {
        let sentence = sentences::refusal(&sentences::refused(error)?, w);
        return page(&staff, id, Some(Refused { reason: reason.to_owned(), sentence })).await;
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&task_path(id), w.task_called_off()))
}

async fn take_up(staff: Staff, Path(id): Path<TaskId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let task = find(&staff, id).await?;
    let decided = resume(&task, &staff.actor).map_err(|no| sentences::failure(no.into(), w))?;
    let mut tx = staff.app.db.begin().await?;
    let done = store::save_task(&mut tx, &writer(&staff), seen(&input, &task), decided).await;
    done.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&task_path(id), w.task_taken_up()))
}

async fn find(staff: &Staff, id: TaskId) -> Result<Task, Failure> {
    store::find_task(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)
}

/// The version that the person had before them.
fn seen(input: &Input, task: &Task) -> i64 {
    input.text("version").parse().unwrap_or(task.version)
}

/// Everything that the page speaks of.
struct Loaded {
    full: FullPlan,
    task: TaskWithProofs,
    proofs: Vec<Proof>,
    reminders: Vec<Reminder>,
    names: Names,
    history: Vec<people::AuditEntry>,
}

async fn load(staff: &Staff, id: TaskId) -> Result<Loaded, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let task = store::find_task_with_proofs(db, agency, id).await?.ok_or(Failure::NotFound)?;
    let about = Subject::new(subject::TASK, id);
    Ok(Loaded {
        full: store::find_full_plan(db, agency, task.task.plan_id).await?.ok_or(Failure::NotFound)?,
        proofs: evidence::list_of_subject(db, agency, &about).await?,
        reminders: store::list_reminders(db, agency, id).await?,
        names: Names::load(db, agency).await?,
        history: history::load(db, agency, about).await?,
        task,
    })
}

async fn page(staff: &Staff, id: TaskId, refused: Option<Refused>) -> Result<Response, Failure> {
    let w = words(staff);
    let loaded = load(staff, id).await?;
    let task = &loaded.task.task;
    let now = progress(task, &loaded.task.proofs, staff.today);
    let wrong = refused.is_some();
    let assigns = staff.actor.may(&ASSIGN_TASKS);
    let (done, wanted) = (confirmed(&loaded.task.proofs), task.work.quantity);
    let body = Page {
        w,
        errors: refused
            .iter()
            .fold(ErrorSummary::new(staff.locale), |all, no| all.field("reason", no.sentence.as_str())),
        title: task.work.title.clone(),
        state: progress_tag(now, w),
        picture: Progress::new(
            w.task_proven(),
            small(done),
            small(wanted),
            w.task_proven_of(done, task.work.measure.as_str(), wanted),
        ),
        cancelled: cancelled(task, &loaded.names, w),
        facts: facts(staff, &loaded),
        hand_in: (task.is_active() && staff.actor.may(&HAND_IN))
            .then(|| Button::to(w.task_hand_in(), staff.href(&format!("/lam-viec/nop/{id}")))),
        actions: actions(staff, &loaded),
        proofs: proofs(staff, &loaded.proofs),
        reminders: reminder::table(staff, &loaded.reminders, &loaded.names),
        remind: reminder::button(staff, &loaded.task),
        cancel: (assigns && task.is_active()).then(|| cancel_form(staff, task, refused)),
        resume: (assigns && !task.is_active()).then(|| {
            let action = staff.href(&format!("{}/khoi-phuc", task_path(id)));
            ActionForm::new(action, Button::submit(w.task_take_up()).secondary())
                .hidden("version", task.version.to_string())
        }),
        history: history::timeline(&loaded.history, &loaded.names, w),
    };
    let crumbs =
        plan_crumbs(staff, &loaded.full.plan).then(w.part_tasks(), staff.href(&plan_path(loaded.full.plan.id, "viec")));
    staff.page(&PageHead::new(task.work.title.as_str()).breadcrumbs(crumbs).with_errors(wrong), &body)
}

fn small(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

fn cancelled(task: &Task, names: &Names, w: Words) -> Option<String> {
    match &task.state {
        TaskState::Active => None,
        TaskState::Cancelled(off) => {
            let day = short(kernel::local_date(off.at));
            Some(w.task_cancelled_by(day, off.reason.as_str(), names.person(off.by)))
        }
    }
}

fn facts(staff: &Staff, loaded: &Loaded) -> SummaryList {
    let (w, names, work) = (words(staff), &loaded.names, &loaded.task.task.work);
    let coordinating: Vec<&str> = work.coordinating.iter().map(|unit| names.unit(*unit)).collect();
    let mut list = SummaryList::new().line(w.assign_lead_label(), names.unit_or(work.lead_unit, w.nobody_yet()));
    if !coordinating.is_empty() {
        list = list.line(w.assign_coordinating_label(), coordinating.join("; "));
    }
    list = list.line(w.assign_person_label(), work.person.map_or(w.nobody_yet(), |person| names.person(person)));
    if let Some(start) = work.starts_on {
        list = list.line(w.assign_start_label(), short(start));
    }
    let due = match work.due {
        Due::On(day) => short(day),
        Due::Continuing => w.continuing().to_owned(),
    };
    list = list.line(w.assign_due_label(), due);
    list = list.line(w.assign_quantity_label(), format!("{} {}", viet::number::grouped(work.quantity), work.measure));
    if let Some(kind) = work.channel {
        list = list.line(w.assign_channel_label(), channel(kind, w));
    }
    if let Host::Elsewhere { who } = &work.host {
        list = list.line(w.assign_host_label(), w.task_host(who.as_str()));
    }
    list.line(w.assign_column_content(), content(staff, &loaded.full, work.of))
}

fn content(staff: &Staff, full: &FullPlan, of: TaskOf) -> Html {
    match of {
        TaskOf::Item(id) => full.item(id).map(|item| {
            let text = format!("{}. {}", item.label, crate::desk::common::cut(&item.text, 200));
            Html::link(&staff.href(&item_path(full.plan.id, id)), &text)
        }),
        TaskOf::Duty(at) => usize::try_from(at)
            .ok()
            .and_then(|at| full.plan.document.duties.get(at))
            .map(|duty| Html::from(format!("{} {}", duty.label, crate::desk::common::cut(&duty.text, 200)))),
    }
    .unwrap_or_default()
}

fn actions(staff: &Staff, loaded: &Loaded) -> Vec<Button> {
    let (w, task) = (words(staff), &loaded.task.task);
    let own =
        staff.actor.may(&ASSIGN_OWN_UNIT) && task.work.lead_unit.is_some() && task.work.lead_unit == staff.actor.unit;
    let edits = task.is_active() && (staff.actor.may(&ASSIGN_TASKS) || own);
    let edit = edits.then(|| Button::to(w.task_edit(), staff.href(&format!("{}/sua", task_path(task.id)))).secondary());
    let raises = task.is_active() && staff.actor.may(&RAISE_DIFFICULTY);
    let address = format!("/lam-viec/vuong-mac/moi?viec={}", task.id);
    let raise = raises.then(|| Button::to(w.task_raise(), staff.href(&address)).secondary());
    [edit, raise].into_iter().flatten().collect()
}

fn proofs(staff: &Staff, proofs: &[Proof]) -> Option<Table> {
    let w = words(staff);
    if proofs.is_empty() {
        return None;
    }
    let row = |proof: &Proof| {
        let address = staff.href(&format!("/lam-viec/kiem-chung/{}", proof.id));
        let state = proof_state(proof.state.standing(), w);
        let state = match proof.state.reason() {
            Some(reason) => Html::trusted(format!("{state} {}", Html::from(reason))),
            None => state.into(),
        };
        vec![Html::link(&address, &proof.title), short(proof.happened_on).into(), state]
    };
    let table = Table::new(staff.locale, w.task_proofs())
        .hidden_caption()
        .column(Column::text(w.task_proof_title()))
        .column(Column::text(w.task_proof_day()))
        .column(Column::text(w.task_proof_state()))
        .rows(proofs.iter().rev().map(row));
    Some(table)
}

#[derive(Template)]
#[template(path = "task/cancel.html")]
struct CancelForm {
    action: String,
    version: i64,
    reason: Textarea,
    button: Button,
}

fn cancel_form(staff: &Staff, task: &Task, refused: Option<Refused>) -> Details {
    let w = words(staff);
    let field = Textarea::new(staff.locale, "reason", w.task_cancel_reason()).rows(3);
    let (open, field) = match refused {
        Some(no) => (true, field.value(no.reason).error(no.sentence.as_str())),
        None => (false, field),
    };
    let form = CancelForm {
        action: staff.href(&format!("{}/huy", task_path(task.id))),
        version: task.version,
        reason: field,
        button: Button::submit(w.task_call_off()).warning(),
    };
    let details = Details::new(w.task_call_off_title(), Html::trusted(form.to_string()));
    if open { details.open() } else { details }
}
