//! Handing in what proves a task: choose the task, one screen, sent; "received" is said only when all of it is on disk. The
//! form and what was typed into it are in [`form`].

mod choose;
mod form;

use crate::desk::common::{Names, words};
use crate::model::{PlanId, Task, TaskId, TaskWithProofs, subject};
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use evidence::permissions::HAND_IN;
use evidence::{Command, Proof, ProofId, Standing};
use files::NewFile;
use form::{Typed, Wrong};
use kernel::Subject;
use ui::{Button, Html, SummaryList, Tag, Tone};
use viet::date::short;
use web::{Access, Failure, FormErrors, FormWithFiles, PageHead, Routes, Staff, Upload};

/// Bytes of one sending: the pictures of an event, or a large paper.
const LARGEST: usize = 100 * 1024 * 1024;

pub(crate) fn routes() -> Routes {
    let may = Access::May(&HAND_IN);
    Routes::new()
        .get("/lam-viec/nop", may, choose::show)
        .get("/lam-viec/nop/{task}", may, show)
        .upload("/lam-viec/nop/{task}", may, LARGEST, send)
        .get("/lam-viec/nop/{task}/da-nhan/{proof}", may, received)
        .get("/lam-viec/kiem-chung/{proof}/nop-lai", may, show_again)
        .upload("/lam-viec/kiem-chung/{proof}/nop-lai", may, LARGEST, send_again)
}

/// How a proof stands, as a mark.
pub(crate) fn proof_state(standing: Standing, w: Words) -> Tag {
    match standing {
        Standing::Proposed => Tag::new(Tone::Gold, w.proof_proposed()),
        Standing::Confirmed => Tag::new(Tone::Green, w.proof_confirmed()),
        Standing::Returned => Tag::new(Tone::Red, w.proof_returned()),
        Standing::Revoked => Tag::new(Tone::Grey, w.proof_revoked()),
    }
}

/// What stands behind a proof that was returned: an answer to a proof that is there already.
struct Again {
    proof: Proof,
}

async fn show(staff: Staff, Path(id): Path<TaskId>) -> Result<Response, Failure> {
    let task = find(&staff, id).await?;
    let others = others(&staff, &task).await?;
    form::page(&staff, Some(&task), None, &others, &Typed::new(&task, staff.today), &FormErrors::default())
}

async fn find(staff: &Staff, id: TaskId) -> Result<Task, Failure> {
    let task = store::find_task(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)?;
    if task.is_active() { Ok(task) } else { Err(Failure::Refused(words(staff).hand_in_cancelled().to_owned())) }
}

/// The other open tasks of the same plan that the person's unit or the task's has a part in: the same proof may serve them.
async fn others(staff: &Staff, task: &Task) -> Result<Vec<Task>, Failure> {
    let all = store::list_tasks(&staff.app.db, staff.agency.id, task.plan_id).await?;
    let unit = task.work.lead_unit.or(staff.actor.unit);
    let shares =
        |other: &Task| other.work.lead_unit == unit || unit.is_some_and(|unit| other.work.coordinating.contains(&unit));
    Ok(all.into_iter().filter(|other| other.id != task.id && other.is_active() && shares(other)).collect())
}

async fn send(staff: Staff, Path(id): Path<TaskId>, sent: FormWithFiles) -> Result<Response, Failure> {
    let task = find(&staff, id).await?;
    let others = others(&staff, &task).await?;
    let mut typed = Typed::sent(&sent.input);
    let mut errors = keep_files(&staff, &mut typed, &sent.files).await?;
    let known: Vec<TaskId> = others.iter().map(|task| task.id).collect();
    let made = form::hand_in(&typed, Some(&task), &known, words(&staff));
    let proof = match made {
        Ok(new) if errors.is_empty() => {
            let mut tx = staff.app.db.begin().await?;
            match evidence::hand_in(&mut tx, &staff.app.ambient, &staff.actor, new).await {
                Ok(proof) => {
                    tx.commit().await?;
                    proof
                }
                Err(error) => {
                    drop(tx);
                    add(&mut errors, refused(error, words(&staff))?);
                    return form::page(&staff, Some(&task), None, &others, &typed, &errors);
                }
            }
        }
        made => {
            made.err().into_iter().flatten().for_each(|wrong| add(&mut errors, wrong));
            return form::page(&staff, Some(&task), None, &others, &typed, &errors);
        }
    };
    Ok(staff.redirect(&format!("/lam-viec/nop/{id}/da-nhan/{proof}")))
}

fn add(errors: &mut FormErrors, (field, sentence): Wrong) {
    errors.add(field, sentence);
}

/// Puts every file on disk and writes it down, so that nobody has to choose it again when something else is wrong.
async fn keep_files(staff: &Staff, typed: &mut Typed, uploads: &[Upload]) -> Result<FormErrors, Failure> {
    let w = words(staff);
    let mut errors = FormErrors::default();
    let mut kept = Vec::new();
    for upload in uploads {
        match staff.app.files.keep(&upload.bytes).await {
            Ok(one) => kept.push((upload.name.as_str(), one)),
            Err(files::Error::Refused(no)) => {
                let field = if upload.field == "photo" { "photo" } else { "file" };
                errors.add(
                    field,
                    w.hand_in_file_refused(upload.name.as_str(), web::upload::refusal_words(no, staff.locale)),
                );
            }
            Err(cause) => return Err(Failure::fault(cause)),
        }
    }
    let mut tx = staff.app.db.begin().await?;
    for (name, one) in kept {
        let new = NewFile { name, kept: &one, saved_by: Some(staff.actor.account.uuid()) };
        typed.files.push(files::record(&mut tx, &staff.app.ambient, staff.agency.id, new).await?);
    }
    tx.commit().await?;
    typed.know_files(staff).await?;
    Ok(errors)
}

/// What evidence said, beside the field that it is about.
fn refused(error: evidence::Error, w: Words) -> Result<Wrong, Failure> {
    use evidence::Refusal as R;
    let refusal = match error {
        evidence::Error::Refused(R::NotPermitted) => return Err(Failure::Forbidden),
        evidence::Error::Refused(refusal) => refusal,
        evidence::Error::NotFound => return Err(Failure::NotFound),
        evidence::Error::Store(cause) => return Err(cause.into()),
    };
    let field = match &refusal {
        R::TitleMissing => "title",
        R::DayMissing | R::InTheFuture => "day",
        R::AddressUnusable => "address",
        R::NoteMissing => "note",
        R::UnitMissing => "figure-unit",
        R::SourceMissing => "figure-source",
        R::PersonMissing => "figure-person",
        R::FileMissing | R::TooManyFiles { .. } | R::NoSuchFile | R::NotAPicture => "file",
        _ => "title",
    };
    Ok((field, sentences::evidence_refusal(&refusal, w)))
}

/// Only its maker, and those who could confirm it, hand a returned proof in again.
async fn find_returned(staff: &Staff, id: ProofId) -> Result<Again, Failure> {
    let proof = evidence::find(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)?;
    let open = matches!(proof.state.standing(), Standing::Returned | Standing::Revoked);
    let may = evidence::rules::may_edit(&proof, &staff.actor);
    match may {
        Ok(()) if open => Ok(Again { proof }),
        Ok(()) => Err(Failure::Refused(words(staff).hand_in_not_returned().to_owned())),
        Err(refusal) => {
            Err(refused(refusal.into(), words(staff))
                .map_or_else(|failure| failure, |(_, said)| Failure::Refused(said)))
        }
    }
}

async fn show_again(staff: Staff, Path(id): Path<ProofId>) -> Result<Response, Failure> {
    let again = find_returned(&staff, id).await?;
    let mut typed = Typed::of(&again.proof);
    typed.know_files(&staff).await?;
    form::page(&staff, None, Some(&again.proof), &[], &typed, &FormErrors::default())
}

async fn send_again(staff: Staff, Path(id): Path<ProofId>, sent: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let Again { proof } = find_returned(&staff, id).await?;
    let mut typed = Typed::sent(&sent.input);
    let mut errors = keep_files(&staff, &mut typed, &sent.files).await?;
    let version = sent.input.text("version").parse().unwrap_or(proof.version);
    let made = form::hand_in(&typed, None, &[], w);
    let new = match made {
        Ok(new) if errors.is_empty() => new,
        made => {
            made.err().into_iter().flatten().for_each(|wrong| add(&mut errors, wrong));
            return form::page(&staff, None, Some(&proof), &[], &typed, &errors);
        }
    };
    let mut tx = staff.app.db.begin().await?;
    let edited = evidence::edit(&mut tx, &staff.app.ambient, &staff.actor, id, version, new).await;
    let done = match edited {
        Ok(()) => {
            let now = evidence::find(&mut tx, staff.agency.id, id).await?.map_or(version, |proof| proof.version);
            evidence::review(&mut tx, &staff.app.ambient, &staff.actor, id, now, Command::HandInAgain).await.map(drop)
        }
        Err(error) => Err(error),
    };
    if let Err(error) = done {
        drop(tx);
        add(&mut errors, refused(error, w)?);
        return form::page(&staff, None, Some(&proof), &[], &typed, &errors);
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&format!("/lam-viec/kiem-chung/{id}"), w.hand_in_again_done()))
}

#[derive(Template)]
#[template(path = "hand_in/received.html")]
struct Received {
    w: Words,
    facts: SummaryList,
    more: Button,
    links: Vec<Html>,
}

/// Reached only after the transaction is over: what stands here is kept.
async fn received(staff: Staff, Path((task, id)): Path<(TaskId, ProofId)>) -> Result<Response, Failure> {
    let w = words(&staff);
    let proof = evidence::find(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)?;
    let links = evidence::list_links(&staff.app.db, staff.agency.id, id).await?;
    let own = store::find_task(&staff.app.db, staff.agency.id, task).await?.ok_or(Failure::NotFound)?;
    let tasks = links.iter().filter(|link| link.subject_kind == subject::TASK).count();
    let facts = SummaryList::new()
        .line(w.hand_in_title(), proof.title.as_str())
        .line(w.hand_in_day(), short(proof.happened_on))
        .line(w.hand_in_task(), own.work.title.as_str())
        .line(w.hand_in_serves(), w.hand_in_tasks(crate::desk::common::count(tasks)))
        .line(w.hand_in_files(), w.hand_in_files_count(crate::desk::common::count(proof.files.len())))
        .line(w.hand_in_state(), proof_state(proof.state.standing(), w));
    let body = Received {
        w,
        facts,
        more: Button::to(w.hand_in_more(), staff.href(&format!("/lam-viec/nop/{task}"))),
        links: vec![
            Html::link(&staff.href("/lam-viec/nop"), w.hand_in_other()),
            Html::link(&staff.href(&format!("/lam-viec/kiem-chung/{id}")), w.hand_in_see()),
            Html::link(&staff.href("/lam-viec"), w.hand_in_home()),
        ],
    };
    staff.page(&PageHead::new(w.hand_in_received()), &body)
}

/// The tasks that a proof of this plan may serve besides, with their units; shown as boxes to tick.
fn other_label(task: &Task) -> String {
    match task.work.due.day() {
        Some(day) => format!("{} ({})", task.work.title, short(day)),
        None => task.work.title.clone(),
    }
}

/// A task as the lists of this slice see it.
pub(crate) struct Mine {
    pub(crate) tasks: Vec<TaskWithProofs>,
    pub(crate) names: Names,
}

/// The task as the rest of the program points at it.
fn about(task: TaskId) -> Subject {
    Subject::new(subject::TASK, task)
}

/// Every signed plan. A task that was given is to be found by whoever does it, of whatever year its plan is.
pub(crate) async fn signed_plans(staff: &Staff) -> Result<Vec<PlanId>, Failure> {
    let plans = store::list_plans(&staff.app.db, staff.agency.id).await?;
    Ok(plans.iter().filter(|plan| plan.signed).map(|plan| plan.id).collect())
}
