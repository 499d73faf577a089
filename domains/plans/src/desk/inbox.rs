//! Friday's inbox: what was handed in and waits to be confirmed, one by one or many at once; a proof on its own page, with
//! its files, its history and what may be done with it. Nobody judges what they handed in themselves.

mod proof;

use crate::desk::common::{Names, count, words};
use crate::desk::hand_in::signed_plans;
use crate::desk::task::task_path;
use crate::model::{FileId, Task, TaskId, UnitId, subject};
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use evidence::permissions::{HAND_IN, REVIEW};
use evidence::{Capture, Command, Content, Kind, Proof, ProofId, Standing};
use files::StoredFile;
use kernel::{Id, local_date};
use std::collections::HashMap;
use ui::{Button, EmptyState, ErrorSummary, FilterBar, Html, NotificationBanner, Select, Textarea};
use viet::date::short;
use web::{Access, Failure, Input, PageHead, Routes, Staff};

/// Proofs that one page shows; those that wait longest come first, so that nothing is left at the end.
const MOST: usize = 100;
/// Proofs that are loaded.
const MOST_LOADED: i64 = 2_000;

pub(crate) fn routes() -> Routes {
    let review = Access::May(&REVIEW);
    let see = Access::May(&HAND_IN);
    Routes::new()
        .get("/lam-viec/kiem-chung", review, show)
        .post("/lam-viec/kiem-chung", review, confirm_ticked)
        .get("/lam-viec/kiem-chung/{proof}", see, proof::show)
        .post("/lam-viec/kiem-chung/{proof}/xac-nhan", review, confirm)
        .post("/lam-viec/kiem-chung/{proof}/yeu-cau", review, send_back)
        .post("/lam-viec/kiem-chung/{proof}/huy-xac-nhan", review, revoke)
        .get("/lam-viec/kiem-chung/{proof}/tep/{file}", see, proof::file)
}

/// The page of a proof.
fn proof_path(id: ProofId) -> String {
    format!("/lam-viec/kiem-chung/{id}")
}

#[derive(Template)]
#[template(path = "inbox/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    banner: Option<NotificationBanner>,
    filter: FilterBar,
    empty: Option<EmptyState>,
    action: String,
    cards: Vec<Card>,
    confirm: Option<Button>,
    unit: String,
}

struct Card {
    id: String,
    version: i64,
    title: String,
    href: String,
    facts: Vec<String>,
    serves: Vec<Html>,
    pictures: Vec<String>,
    papers: Vec<Html>,
    address: Option<Html>,
    said: Vec<String>,
    note: Option<String>,
    own: bool,
    confirm: Button,
    reason: Textarea,
    send_back: Button,
    open: bool,
}

/// What was refused on the last sending, by proof, with the reason as typed.
#[derive(Default)]
struct Refused {
    done: i64,
    sentences: Vec<(String, String)>,
    reason: Option<(ProofId, String)>,
}

async fn show(staff: Staff, input: Input) -> Result<Response, Failure> {
    page(&staff, input.id("don-vi"), Refused::default()).await
}

/// Confirms every proof that is ticked; those that cannot be confirmed are told one by one, the others are.
async fn confirm_ticked(staff: Staff, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let unit = input.id("don-vi");
    let mut refused = Refused::default();
    for id in input.all("proof").filter_map(|id| id.parse::<ProofId>().ok()) {
        match judge(&staff, id, &input, Command::Confirm).await? {
            Ok(()) => refused.done += 1,
            Err(sentence) => refused.sentences.push((format!("proof-{id}"), sentence)),
        }
    }
    if refused.sentences.is_empty() {
        let said = if refused.done == 0 { w.inbox_none_ticked().to_owned() } else { w.inbox_confirmed(refused.done) };
        return Ok(staff.redirect_saying(&inbox_path(unit), &said));
    }
    page(&staff, unit, refused).await
}

async fn confirm(staff: Staff, Path(id): Path<ProofId>, input: Input) -> Result<Response, Failure> {
    match judge(&staff, id, &input, Command::Confirm).await? {
        Ok(()) => Ok(staff.redirect_saying(&inbox_path(input.id("don-vi")), &words(&staff).inbox_confirmed(1))),
        Err(sentence) => {
            let sentences = vec![(format!("proof-{id}"), sentence)];
            page(&staff, input.id("don-vi"), Refused { sentences, ..Refused::default() }).await
        }
    }
}

async fn send_back(staff: Staff, Path(id): Path<ProofId>, input: Input) -> Result<Response, Failure> {
    let reason = input.text(&format!("reason[{id}]")).to_owned();
    match judge(&staff, id, &input, Command::Return { reason: reason.clone() }).await? {
        Ok(()) => Ok(staff.redirect_saying(&inbox_path(input.id("don-vi")), words(&staff).inbox_sent_back())),
        Err(sentence) => {
            let sentences = vec![(format!("reason-{id}"), sentence)];
            page(&staff, input.id("don-vi"), Refused { sentences, reason: Some((id, reason)), done: 0 }).await
        }
    }
}

async fn revoke(staff: Staff, Path(id): Path<ProofId>, input: Input) -> Result<Response, Failure> {
    let reason = input.text(&format!("reason[{id}]")).to_owned();
    match judge(&staff, id, &input, Command::Revoke { reason: reason.clone() }).await? {
        Ok(()) => Ok(staff.redirect_saying(&proof_path(id), words(&staff).inbox_revoked())),
        Err(sentence) => proof::page(&staff, id, Some((reason, sentence))).await,
    }
}

/// One verdict in one transaction; the inner error is what the rules said.
async fn judge(staff: &Staff, id: ProofId, input: &Input, command: Command) -> Result<Result<(), String>, Failure> {
    let w = words(staff);
    let version = match input.text(&format!("version[{id}]")).parse() {
        Ok(version) => version,
        Err(_) => return Err(Failure::Unreadable),
    };
    let mut tx = staff.app.db.begin().await?;
    match evidence::review(&mut tx, &staff.app.ambient, &staff.actor, id, version, command).await {
        Ok(_) => {
            tx.commit().await?;
            Ok(Ok(()))
        }
        Err(evidence::Error::Refused(refusal)) => Ok(Err(sentences::evidence_refusal(&refusal, w))),
        Err(evidence::Error::NotFound) => Err(Failure::NotFound),
        Err(evidence::Error::Store(cause)) => Err(cause.into()),
    }
}

fn inbox_path(unit: Option<UnitId>) -> String {
    unit.map_or_else(|| "/lam-viec/kiem-chung".to_owned(), |unit| format!("/lam-viec/kiem-chung?don-vi={unit}"))
}

/// A proof with what the page says about it.
struct Waiting {
    proof: Proof,
    tasks: Vec<Task>,
    files: Vec<StoredFile>,
    capture: Option<Capture>,
}

async fn load(staff: &Staff) -> Result<Vec<Waiting>, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let mut proofs = evidence::list(db, agency, Some(Standing::Proposed), None, MOST_LOADED).await?;
    proofs.sort_by_key(|proof| proof.state.since());
    let mut served: HashMap<ProofId, Vec<TaskId>> = HashMap::new();
    for link in evidence::list_links_of_kind(db, agency, subject::TASK).await? {
        served.entry(link.proof_id).or_default().push(Id::from_uuid(link.subject_id));
    }
    let mut known: HashMap<TaskId, Task> = HashMap::new();
    for plan in signed_plans(staff).await? {
        known.extend(store::list_tasks(db, agency, plan).await?.into_iter().map(|task| (task.id, task)));
    }
    let mut waiting = Vec::new();
    for proof in proofs {
        let ids = served.remove(&proof.id).unwrap_or_default();
        let tasks = ids.iter().filter_map(|id| known.get(id).cloned()).collect();
        waiting.push(Waiting { proof, tasks, files: Vec::new(), capture: None });
    }
    Ok(waiting)
}

/// Files and captured pages of the proofs that are shown.
async fn look_up(staff: &Staff, waiting: &mut Waiting) -> Result<(), Failure> {
    waiting.files = stored_files(staff, &waiting.proof.files).await?;
    if waiting.proof.content.kind() == Kind::Address {
        waiting.capture = evidence::find_capture(&staff.app.db, staff.agency.id, waiting.proof.id).await?;
    }
    Ok(())
}

async fn stored_files(staff: &Staff, ids: &[FileId]) -> Result<Vec<StoredFile>, Failure> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(files::find(&staff.app.db, staff.agency.id, *id).await?);
    }
    Ok(found)
}

async fn page(staff: &Staff, unit: Option<UnitId>, refused: Refused) -> Result<Response, Failure> {
    let w = words(staff);
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let of_unit =
        |one: &Waiting| unit.is_none_or(|unit| one.tasks.iter().any(|task| task.work.lead_unit == Some(unit)));
    let mut waiting: Vec<Waiting> = load(staff).await?.into_iter().filter(of_unit).collect();
    let found = waiting.len();
    waiting.truncate(MOST);
    for one in &mut waiting {
        look_up(staff, one).await?;
    }
    let wrong = !refused.sentences.is_empty();
    let unit_text = unit.map(|unit| unit.to_string()).unwrap_or_default();
    let choices = names.unit_choices(w.assign_every_unit(), staff.today);
    let bar = FilterBar::new(staff.locale, staff.href("/lam-viec/kiem-chung"))
        .with(Select::new(staff.locale, "don-vi", w.assign_lead_label(), choices).value(&unit_text))
        .found(w.inbox_found(count(found)));
    let shown = |id: &str| waiting.iter().any(|one| id.ends_with(&one.proof.id.to_string()));
    let errors = refused.sentences.iter().fold(ErrorSummary::new(staff.locale), |all, (id, sentence)| {
        if shown(id) { all.field(id, sentence.as_str()) } else { all.form(sentence.as_str()) }
    });
    let judged = waiting.iter().any(|one| !is_own(staff, &one.proof));
    let body = Page {
        w,
        errors,
        banner: (refused.done > 0)
            .then(|| NotificationBanner::important(staff.locale, w.inbox_confirmed(refused.done))),
        filter: if unit.is_some() { bar.clear(staff.href("/lam-viec/kiem-chung")) } else { bar },
        empty: waiting.is_empty().then(|| EmptyState::new(w.inbox_empty(), w.inbox_empty_why())),
        action: staff.href("/lam-viec/kiem-chung"),
        cards: waiting.iter().map(|one| card(staff, &names, one, &refused)).collect(),
        confirm: judged.then(|| Button::submit(w.inbox_confirm_ticked())),
        unit: unit_text,
    };
    staff.page(&PageHead::new(w.inbox_title()).with_errors(wrong), &body)
}

fn is_own(staff: &Staff, proof: &Proof) -> bool {
    [proof.created_by, proof.handed_in_by].contains(&Some(staff.actor.account))
}

fn card(staff: &Staff, names: &Names, one: &Waiting, refused: &Refused) -> Card {
    let w = words(staff);
    let proof = &one.proof;
    let id = proof.id.to_string();
    let who = proof.handed_in_by.map(|person| names.person(person)).unwrap_or_default();
    let reason = refused.reason.as_ref().filter(|(of, _)| *of == proof.id).map(|(_, typed)| typed.clone());
    let error =
        refused.sentences.iter().find(|(field, _)| *field == format!("reason-{id}")).map(|(_, said)| said.as_str());
    let (pictures, papers): (Vec<&StoredFile>, Vec<&StoredFile>) =
        one.files.iter().partition(|file| file.media.is_picture());
    Card {
        version: proof.version,
        title: proof.title.clone(),
        href: staff.href(&proof_path(proof.id)),
        facts: vec![
            w.inbox_happened(short(proof.happened_on)),
            w.inbox_handed_in(short(local_date(proof.state.since())), who),
        ],
        serves: one.tasks.iter().map(|task| Html::link(&staff.href(&task_path(task.id)), &task.work.title)).collect(),
        pictures: pictures.iter().map(|file| file_href(staff, proof.id, file.id)).collect(),
        papers: papers.iter().map(|file| Html::link(&file_href(staff, proof.id, file.id), &file.name)).collect(),
        address: match &proof.content {
            Content::Address(address) => Some(Html::link(address, address)),
            _ => None,
        },
        said: said(proof, one.capture.as_ref(), w),
        note: proof.note.clone(),
        own: is_own(staff, proof),
        confirm: Button::submit(w.inbox_confirm())
            .secondary()
            .form_action(staff.href(&format!("{}/xac-nhan", proof_path(proof.id))))
            .about(proof.title.as_str()),
        reason: Textarea::new(staff.locale, format!("reason[{id}]"), w.inbox_reason())
            .id(format!("reason-{id}"))
            .rows(2)
            .error(error)
            .value(reason.clone().unwrap_or_default()),
        send_back: Button::submit(w.inbox_send_back())
            .secondary()
            .form_action(staff.href(&format!("{}/yeu-cau", proof_path(proof.id))))
            .about(proof.title.as_str()),
        open: reason.is_some(),
        id,
    }
}

fn file_href(staff: &Staff, proof: ProofId, file: FileId) -> String {
    staff.href(&format!("{}/tep/{file}", proof_path(proof)))
}

/// What the page behind an address said, or why there is no copy; the parts of a figure.
fn said(proof: &Proof, capture: Option<&Capture>, w: Words) -> Vec<String> {
    match (&proof.content, capture) {
        (Content::OutsideFigure(figure), _) => {
            let basis = match figure.basis {
                evidence::Basis::Actual => w.hand_in_figure_actual(),
                evidence::Basis::Estimated => w.hand_in_figure_estimated(),
            };
            vec![
                format!("{} {} ({basis})", figure.value, figure.unit),
                w.inbox_figure_source(short(figure.taken_on), figure.person.as_str(), figure.source.as_str()),
            ]
        }
        (Content::Address(_), None) => vec![w.inbox_page_waits().to_owned()],
        (Content::Address(_), Some(capture)) => match capture.problem {
            Some(problem) => vec![proof::problem(problem, w).to_owned()],
            None => [
                capture.title.clone().map(|title| w.inbox_page_title(title)),
                capture.published_on.map(|day| w.inbox_page_day(short(day))),
                capture.author.clone().map(|author| w.inbox_page_author(author)),
            ]
            .into_iter()
            .flatten()
            .collect(),
        },
        _ => Vec::new(),
    }
}
