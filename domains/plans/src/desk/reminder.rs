//! Phiếu nhắc việc: the next step of reminding from a task's page, and the slip on paper. The Head is no step.

use crate::desk::common::{Names, plan_crumbs, words, writer};
use crate::desk::task::task_path;
use crate::model::{AccountId, Plan, Recipient, Refusal, Reminder, ReminderId, Task, TaskId, TaskWithProofs, UnitId};
use crate::permissions::{REMIND, SEE_TASKS};
use crate::rules::reminder::{ReminderPolicy, Steps, printed, remind};
use crate::rules::task::confirmed;
use crate::words::Words;
use crate::{papers, sentences, store};
use ::papers::forms::Reminded;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::{Date, local_date};
use people::store::{duties, roles};
use people::{Duty, Role, RoleGrant};
use ui::{ActionForm, Button, Column, Html, SummaryList, Table};
use viet::date::{official, short};
use web::answer::PaperForm;
use web::{Access, Failure, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/lam-viec/viec/{task}/nhac", Access::May(&REMIND), issue)
        .get("/lam-viec/viec/{task}/phieu-nhac/{reminder}", Access::May(&SEE_TASKS), slip)
        .get("/lam-viec/viec/{task}/phieu-nhac/{reminder}/phieu/{ending}", Access::May(&SEE_TASKS), paper)
        .post("/lam-viec/viec/{task}/phieu-nhac/{reminder}/in", Access::May(&REMIND), note_printed)
}

fn slip_path(task: TaskId, reminder: ReminderId) -> String {
    format!("{}/phieu-nhac/{reminder}", task_path(task))
}

fn paper_path(task: TaskId, reminder: ReminderId, form: PaperForm) -> String {
    format!("{}/phieu/{}", slip_path(task, reminder), form.ending())
}

/// Issues the next reminder and shows its slip.
async fn issue(staff: Staff, Path(id): Path<TaskId>) -> Result<Response, Failure> {
    let (w, db, agency) = (words(&staff), &staff.app.db, staff.agency.id);
    let task = store::find_task_with_proofs(db, agency, id).await?.ok_or(Failure::NotFound)?;
    let earlier = store::list_reminders(db, agency, id).await?;
    let all = duties::list(db, agency).await?;
    let grants = roles::list(db, agency).await?;
    let steps = Steps {
        leader_in_charge: task.task.work.lead_unit.and_then(|unit| deputy_in_charge(&all, &grants, unit, staff.today)),
    };
    let new = staff.app.ambient.id();
    let (mut reminder, events) =
        remind(&task, &earlier, steps, ReminderPolicy::default(), new, &staff.actor, staff.now)
            .map_err(|no| sentences::failure(no.into(), w))?;
    let plan = store::find_plan(db, agency, task.task.plan_id).await?.ok_or(Failure::NotFound)?;
    reminder.slip = slip_of(&reminder, &plan, &task, &Names::load(db, agency).await?);
    let mut tx = staff.app.db.begin().await?;
    let issued = store::add_reminder(&mut tx, &writer(&staff), (reminder, events)).await;
    let issued = issued.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&slip_path(id, issued.id), w.reminder_issued()))
}

/// What the slip says: as it was issued. Of a reminder from before slips were kept, as things stand.
fn printed_slip(
    reminder: &Reminder,
    plan: &Plan,
    task: &TaskWithProofs,
    names: &Names,
) -> Option<::papers::forms::Reminder> {
    reminder.slip.clone().or_else(|| slip_of(reminder, plan, task, names))
}

/// What the slip of a reminder says, as of its day.
fn slip_of(
    reminder: &Reminder,
    plan: &Plan,
    task: &TaskWithProofs,
    names: &Names,
) -> Option<::papers::forms::Reminder> {
    let w = Words::new(text::Locale::Vi);
    let lead = names.unit_or(task.task.work.lead_unit, w.nobody_yet());
    papers::reminder(plan, task, &recipient(reminder.to, names, w), lead, local_date(reminder.at))
}

/// The deputy head whom the duties notice of the day puts in charge of the unit; never the Head.
fn deputy_in_charge(all: &[Duty], grants: &[RoleGrant], unit: UnitId, on: Date) -> Option<AccountId> {
    let holds = |from: Date, to: Option<Date>| from <= on && to.is_none_or(|last| on <= last);
    let has = |account: AccountId, role: Role| {
        grants
            .iter()
            .any(|grant| grant.account_id == account && grant.role == role && holds(grant.valid_from, grant.valid_to))
    };
    all.iter()
        .filter(|duty| duty.unit_id == Some(unit) && holds(duty.valid_from, duty.valid_to))
        .map(|duty| duty.account_id)
        .find(|account| has(*account, Role::DeputyHead) && !has(*account, Role::Head))
}

async fn note_printed(staff: Staff, Path((task, id)): Path<(TaskId, ReminderId)>) -> Result<Response, Failure> {
    let w = words(&staff);
    let reminder = find(&staff, task, id).await?;
    let mut tx = staff.app.db.begin().await?;
    let done = match printed(&reminder, &staff.actor, staff.now) {
        Ok(decided) => store::save_printed(&mut tx, &writer(&staff), decided).await.map(drop),
        // Printed once more: the first time stands.
        Err(Refusal::AlreadyPrinted) => Ok(()),
        Err(refusal) => Err(refusal.into()),
    };
    done.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&slip_path(task, id), w.reminder_printed_noted()))
}

async fn find(staff: &Staff, task: TaskId, id: ReminderId) -> Result<Reminder, Failure> {
    let all = store::list_reminders(&staff.app.db, staff.agency.id, task).await?;
    all.into_iter().find(|reminder| reminder.id == id).ok_or(Failure::NotFound)
}

#[derive(Template)]
#[template(path = "reminder/slip.html")]
struct Slip {
    w: Words,
    agency: String,
    number: i64,
    day: String,
    to: String,
    intro: String,
    facts: SummaryList,
    from: String,
    print: Button,
    files: Vec<Html>,
    noted: Option<ActionForm>,
    back: (String, String),
}

async fn slip(staff: Staff, Path((task, id)): Path<(TaskId, ReminderId)>) -> Result<Response, Failure> {
    let w = words(&staff);
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let found = store::find_task_with_proofs(db, agency, task).await?.ok_or(Failure::NotFound)?;
    let plan = store::find_plan(db, agency, found.task.plan_id).await?.ok_or(Failure::NotFound)?;
    let all = store::list_reminders(db, agency, task).await?;
    let at = all.iter().position(|reminder| reminder.id == id).ok_or(Failure::NotFound)?;
    let (reminder, names) = (&all[at], Names::load(db, agency).await?);
    let day = local_date(reminder.at);
    let kept = printed_slip(reminder, &plan, &found, &names);
    let kept = kept.as_ref().and_then(|slip| slip.tasks.first());
    let late = kept.is_some_and(|task| task.late.is_some());
    let action = staff.href(&format!("{}/in", slip_path(task, id)));
    let may = staff.actor.may(&REMIND) && reminder.printed_at.is_none();
    let body = Slip {
        w,
        agency: staff.agency.name.clone(),
        number: crate::desk::common::count(at + 1),
        day: official(day),
        to: recipient(reminder.to, &names, w),
        intro: if late { w.reminder_late().to_owned() } else { w.reminder_soon().to_owned() },
        facts: facts(&found, kept, &names, &crate::desk::common::plan_name(&plan, w), w),
        from: names.person(reminder.by).to_owned(),
        print: Button::print(w.reminder_print()),
        files: PaperForm::ALL.map(|form| form.link(staff.locale, &staff.href(&paper_path(task, id, form)))).into(),
        noted: may.then(|| ActionForm::new(action, Button::submit(w.reminder_note_printed()).secondary())),
        back: (staff.href(&task_path(task)), found.task.work.title.clone()),
    };
    let crumbs = plan_crumbs(&staff, &plan).then(found.task.work.title.as_str(), staff.href(&task_path(task)));
    staff.page(&PageHead::new(w.reminder_title()).breadcrumbs(crumbs), &body)
}

/// The slip as a paper, headed as the agency is called on the day of the reminder.
async fn paper(
    staff: Staff,
    Path((task, id, ending)): Path<(TaskId, ReminderId, String)>,
) -> Result<Response, Failure> {
    let form = PaperForm::of(&ending).ok_or(Failure::NotFound)?;
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let found = store::find_task_with_proofs(db, agency, task).await?.ok_or(Failure::NotFound)?;
    let plan = store::find_plan(db, agency, found.task.plan_id).await?.ok_or(Failure::NotFound)?;
    let reminder = find(&staff, task, id).await?;
    let (day, names) = (local_date(reminder.at), Names::load(db, agency).await?);
    let head = people::find_letterhead(db, agency, Some((reminder.by, None)), day).await?.ok_or(Failure::NotFound)?;
    let slip = printed_slip(&reminder, &plan, &found, &names).ok_or(Failure::NotFound)?;
    web::answer::paper(&format!("phieu-nhac-viec-{day}"), slip.official(&head), form).await
}

/// What is owed, as the slip on paper says it.
fn facts(task: &TaskWithProofs, kept: Option<&Reminded>, names: &Names, plan: &str, w: Words) -> SummaryList {
    let work = &task.task.work;
    let proven = || w.tasks_proven(confirmed(&task.proofs), work.measure.as_str(), work.quantity);
    SummaryList::new()
        .line(w.assign_title_label(), kept.map_or(work.title.as_str(), |kept| kept.content.as_str()))
        .line(w.reminder_plan(), plan)
        .line(
            w.assign_lead_label(),
            kept.map_or(names.unit_or(work.lead_unit, w.nobody_yet()), |kept| kept.lead.as_str()),
        )
        .line(w.assign_person_label(), work.person.map_or(w.nobody_yet(), |person| names.person(person)))
        .line(w.assign_due_label(), kept.map(|kept| kept.due).map_or_else(|| w.continuing().to_owned(), short))
        .line(w.task_proofs(), kept.map_or_else(proven, |kept| kept.result.clone()))
}

fn recipient(to: Recipient, names: &Names, w: Words) -> String {
    match to {
        Recipient::Person(person) => names.person(person).to_owned(),
        Recipient::UnitHead(unit) => w.reminder_to_unit_head(names.unit(unit)),
        Recipient::Office => w.reminder_to_office().to_owned(),
        Recipient::DeputyHead(person) => w.reminder_to_deputy(names.person(person)),
    }
}

/// The reminders of a task, each leading to its slip.
pub(crate) fn table(staff: &Staff, reminders: &[Reminder], names: &Names) -> Option<Table> {
    let w = words(staff);
    if reminders.is_empty() {
        return None;
    }
    let row = |one: &Reminder| {
        let printed = one.printed_at.map_or_else(|| w.reminder_not_printed().to_owned(), |at| short(local_date(at)));
        vec![
            Html::link(&staff.href(&slip_path(one.task_id, one.id)), &short(local_date(one.at))),
            recipient(one.to, names, w).into(),
            names.person(one.by).into(),
            printed.into(),
        ]
    };
    let table = Table::new(staff.locale, w.reminders())
        .hidden_caption()
        .column(Column::text(w.reminder_day()))
        .column(Column::text(w.reminder_to()))
        .column(Column::text(w.reminder_by()))
        .column(Column::text(w.reminder_printed()))
        .rows(reminders.iter().map(row));
    Some(table)
}

/// The button of the next step, for those who remind, on a task that has not come to its end.
pub(crate) fn button(staff: &Staff, task: &TaskWithProofs) -> Option<ActionForm> {
    let w = words(staff);
    let open = task.task.is_active() && confirmed(&task.proofs) < task.task.work.quantity;
    let may = staff.actor.may(&REMIND) && may_remind(staff, &task.task) && task.task.work.due.day().is_some();
    let action = staff.href(&format!("{}/nhac", task_path(task.task.id)));
    (open && may).then(|| ActionForm::new(action, Button::submit(w.reminder_issue()).secondary()))
}

fn may_remind(staff: &Staff, task: &Task) -> bool {
    let office = staff.actor.is(Role::ChiefOfOffice) || staff.actor.is(Role::DeputyChiefOfOffice);
    office || task.work.lead_unit.is_some_and(|unit| staff.actor.leads_unit(unit))
}
