//! Assigning tasks: the table in bulk. Only rows that were touched are saved; what cannot be read, or what somebody else
//! changed meanwhile, stays as typed while the others are saved. Pasting from Excel and giving out to it is in [`paste`].

pub(crate) mod cells;
pub(crate) mod decide;
mod drawn;
mod paste;
mod view;

use crate::desk::common::{Names, full_plan, plan_path, words, writer};
use crate::model::{FullPlan, PlanId, Refusal, Task, Theirs};
use crate::permissions::ASSIGN_SOME;
use crate::{sentences, store};
use axum::extract::Path;
use axum::response::Response;
use cells::{directory, refused, typed_rows};
use decide::{Known, Problem, Why, Write, decide};
use view::{Filter, Shown};
use web::{Access, Failure, FormWithFiles, Input, Routes, Staff};

/// Bytes of a table of two thousand rows, with room.
const LARGEST_FORM: usize = 16 * 1024 * 1024;

pub(crate) fn routes() -> Routes {
    let assigns = Access::May(&ASSIGN_SOME);
    Routes::new()
        .get("/lam-viec/ke-hoach/{plan}/giao-viec", assigns, show)
        .upload("/lam-viec/ke-hoach/{plan}/giao-viec", assigns, LARGEST_FORM, save)
        .get("/lam-viec/ke-hoach/{plan}/giao-viec/dan", assigns, paste::show)
        .upload("/lam-viec/ke-hoach/{plan}/giao-viec/dan", assigns, LARGEST_FORM, paste::preview)
        .upload("/lam-viec/ke-hoach/{plan}/giao-viec/dan/luu", assigns, LARGEST_FORM, paste::save)
        .get("/lam-viec/ke-hoach/{plan}/giao-viec.xlsx", assigns, paste::xlsx)
        .get("/lam-viec/ke-hoach/{plan}/giao-viec.csv", assigns, paste::csv)
}

/// A signed plan with its tasks, for those who assign.
struct Loaded {
    full: FullPlan,
    tasks: Vec<Task>,
    names: Names,
}

async fn load(staff: &Staff, plan: PlanId) -> Result<Loaded, Failure> {
    let full = full_plan(staff, plan).await?;
    if full.plan.signature().is_none() {
        return Err(Failure::Refused(sentences::refusal(&Refusal::PlanNotSigned, words(staff))));
    }
    let tasks = store::list_tasks(&staff.app.db, staff.agency.id, plan).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    Ok(Loaded { full, tasks, names })
}

async fn show(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let loaded = load(&staff, plan).await?;
    view::page(&staff, &loaded, &Filter::of(&input), &Shown::default())
}

async fn save(staff: Staff, Path(plan): Path<PlanId>, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let loaded = load(&staff, plan).await?;
    let directory = directory(&loaded.names, staff.today);
    let known = Known {
        full: &loaded.full,
        tasks: &loaded.tasks,
        names: &loaded.names,
        directory: &directory,
        actor: &staff.actor,
        w,
    };
    let (writes, mut problems) = decide(typed_rows(&form.input), &known, &staff.app.ambient, staff.now);
    let (saved, late) = save_writes(&staff, writes).await?;
    problems.extend(late);
    let filter = Filter::of(&form.input);
    if problems.is_empty() {
        let said = if saved == 0 { w.assign_same().to_owned() } else { w.assign_saved(saved) };
        return Ok(staff.redirect_saying(&format!("{}{}", plan_path(plan, "giao-viec"), filter.query()), &said));
    }
    view::page(&staff, &load(&staff, plan).await?, &filter, &Shown { saved, problems })
}

/// Saves what was decided; a row that somebody else saved in the very same moment comes back as a problem.
async fn save_writes(staff: &Staff, writes: Vec<(cells::Typed, Write)>) -> Result<(i64, Vec<Problem>), Failure> {
    let w = words(staff);
    let mut tx = staff.app.db.begin().await?;
    let (mut saved, mut problems) = (0, Vec::new());
    for (typed, write) in writes {
        let done = match write {
            Write::New(task, events) => store::add_tasks(&mut tx, &writer(staff), vec![(task, events)]).await.map(drop),
            Write::Revised { seen, task, events } => {
                store::save_task(&mut tx, &writer(staff), seen, (task, events)).await.map(drop)
            }
        };
        match done {
            Ok(()) => saved += 1,
            Err(error) => {
                let why = match sentences::refused(error)? {
                    Refusal::Changed { theirs } => match *theirs {
                        Theirs::Task(task) => Why::Changed(Box::new(task)),
                        other => Why::Wrong(refused(&Refusal::Changed { theirs: Box::new(other) }, w)),
                    },
                    other => Why::Wrong(refused(&other, w)),
                };
                problems.push(Problem { typed, why });
            }
        }
    }
    tx.commit().await?;
    Ok((saved, problems))
}
