//! A proof on its own page, and its files. Who may see them: who handed it in, who reviews, and the units whose tasks it
//! proves. That somebody opened a file is written into the trail, once a day and person.

use super::{Waiting, file_href, is_own, look_up, proof_path, said};
use crate::desk::common::{Names, words};
use crate::desk::hand_in::proof_state;
use crate::desk::task::task_path;
use crate::model::{FileId, subject};
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use evidence::fetch::Problem;
use evidence::permissions::REVIEW;
use evidence::{Content, Proof, ProofId, Review, Standing, Verdict};
use files::StoredFile;
use kernel::{Id, local_date};
use people::Entry;
use people::store::audit_trail::{Wanted, list_latest};
use ui::{Breadcrumbs, Button, ErrorSummary, Html, SummaryList, Tag, Textarea, Timeline, TimelineEntry};
use viet::date::short;
use web::answer::kept_file;
use web::{Failure, PageHead, Staff};

/// The name under which the trail keeps that somebody opened a file.
const OPENED: &str = "proof.file_opened";
/// Entries of one person about one proof that are looked through.
const LOOKED_THROUGH: i64 = 50;

#[derive(Template)]
#[template(path = "inbox/proof.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    title: String,
    state: Tag,
    reason_given: Option<String>,
    facts: SummaryList,
    pictures: Vec<(String, String)>,
    papers: Vec<Html>,
    note: Option<String>,
    own: bool,
    verdict: Option<VerdictForm>,
    again: Option<Button>,
    history: Timeline,
}

/// Confirm or ask for more; or, of what is confirmed, take the confirmation back.
struct VerdictForm {
    action: String,
    id: String,
    version: i64,
    confirm: Option<Button>,
    reason: Textarea,
    other: Button,
}

pub(super) async fn show(staff: Staff, Path(id): Path<ProofId>) -> Result<Response, Failure> {
    page(&staff, id, None).await
}

/// The proof, if the person may see it; else it is not there.
async fn load(staff: &Staff, id: ProofId) -> Result<Waiting, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let proof = evidence::find(db, agency, id).await?.ok_or(Failure::NotFound)?;
    let mut tasks = Vec::new();
    for link in evidence::list_links(db, agency, id).await? {
        if link.subject_kind == subject::TASK {
            tasks.extend(store::find_task(db, agency, Id::from_uuid(link.subject_id)).await?);
        }
    }
    let unit = staff.actor.unit;
    let units_own = |task: &crate::model::Task| {
        let work = &task.work;
        work.person == Some(staff.actor.account)
            || unit.is_some_and(|unit| work.lead_unit == Some(unit) || work.coordinating.contains(&unit))
            || work.lead_unit.is_some_and(|lead| staff.actor.leads_unit(lead))
    };
    if !staff.actor.may(&REVIEW) && !is_own(staff, &proof) && !tasks.iter().any(units_own) {
        return Err(Failure::NotFound);
    }
    let mut waiting = Waiting { proof, tasks, files: Vec::new(), capture: None };
    look_up(staff, &mut waiting).await?;
    Ok(waiting)
}

pub(super) async fn page(staff: &Staff, id: ProofId, refused: Option<(String, String)>) -> Result<Response, Failure> {
    let w = words(staff);
    let one = load(staff, id).await?;
    let proof = &one.proof;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let reviews = evidence::list_reviews(&staff.app.db, staff.agency.id, id).await?;
    let (pictures, papers): (Vec<&StoredFile>, Vec<&StoredFile>) =
        one.files.iter().partition(|file| file.media.is_picture());
    let standing = proof.state.standing();
    let own = is_own(staff, proof);
    let again = matches!(standing, Standing::Returned | Standing::Revoked)
        && evidence::rules::may_edit(proof, &staff.actor).is_ok();
    let wrong = refused.is_some();
    let body = Page {
        w,
        errors: refused
            .iter()
            .fold(ErrorSummary::new(staff.locale), |all, (_, said)| all.field(format!("reason-{id}"), said.as_str())),
        title: proof.title.clone(),
        state: proof_state(standing, w),
        reason_given: proof.state.reason().map(str::to_owned),
        facts: facts(staff, &names, &one),
        pictures: pictures.iter().map(|file| (file_href(staff, id, file.id), file.name.clone())).collect(),
        papers: papers.iter().map(|file| Html::link(&file_href(staff, id, file.id), &file.name)).collect(),
        note: proof.note.clone(),
        own: own && standing == Standing::Proposed && staff.actor.may(&REVIEW),
        verdict: verdict(staff, proof, own, refused),
        again: again.then(|| Button::to(w.inbox_again(), staff.href(&format!("{}/nop-lai", proof_path(id))))),
        history: history(&reviews, &names, w),
    };
    let crumbs = Breadcrumbs::new(staff.locale);
    let crumbs = if staff.actor.may(&REVIEW) {
        crumbs.then(w.inbox_title(), staff.href("/lam-viec/kiem-chung"))
    } else {
        crumbs.then(w.choose_title(), staff.href("/lam-viec/nop"))
    };
    staff.page(&PageHead::new(proof.title.as_str()).breadcrumbs(crumbs).with_errors(wrong), &body)
}

fn facts(staff: &Staff, names: &Names, one: &Waiting) -> SummaryList {
    let (w, proof) = (words(staff), &one.proof);
    let who =
        proof.handed_in_by.map_or_else(|| w.inbox_by_program().to_owned(), |person| names.person(person).to_owned());
    let mut list = SummaryList::new()
        .line(w.hand_in_day(), short(proof.happened_on))
        .line(w.inbox_who(), w.inbox_who_when(short(local_date(proof.created_at)), who));
    let tasks: Vec<String> = one
        .tasks
        .iter()
        .map(|task| Html::link(&staff.href(&task_path(task.id)), &task.work.title).to_string())
        .collect();
    if !tasks.is_empty() {
        list = list.line(w.hand_in_serves(), Html::trusted(tasks.join("<br>")));
    }
    if let Content::Address(address) = &proof.content {
        list = list.line(w.inbox_address(), Html::link(address, address));
    }
    let told = said(proof, one.capture.as_ref(), w);
    if !told.is_empty() {
        let lines: Vec<String> = told.iter().map(|line| Html::from(line).to_string()).collect();
        list = list.line(w.inbox_said(), Html::trusted(lines.join("<br>")));
    }
    match one.capture.as_ref().and_then(|capture| capture.file_id) {
        Some(copy) => list.line(w.inbox_copy(), Html::link(&file_href(staff, proof.id, copy), w.inbox_copy_open())),
        None => list,
    }
}

fn verdict(staff: &Staff, proof: &Proof, own: bool, refused: Option<(String, String)>) -> Option<VerdictForm> {
    let w = words(staff);
    let standing = proof.state.standing();
    let judged = standing == Standing::Proposed && !own || standing == Standing::Confirmed;
    if !staff.actor.may(&REVIEW) || !judged {
        return None;
    }
    let path = |verb: &str| staff.href(&format!("{}/{verb}", proof_path(proof.id)));
    let (typed, error) = refused.unzip();
    let proposed = standing == Standing::Proposed;
    let (label, other, verb) = if proposed {
        (w.inbox_reason(), Button::submit(w.inbox_send_back()).secondary(), "yeu-cau")
    } else {
        (w.inbox_revoke_reason(), Button::submit(w.inbox_revoke()).warning(), "huy-xac-nhan")
    };
    Some(VerdictForm {
        action: path("xac-nhan"),
        id: proof.id.to_string(),
        version: proof.version,
        confirm: proposed.then(|| Button::submit(w.inbox_confirm())),
        reason: Textarea::new(staff.locale, format!("reason[{}]", proof.id), label)
            .id(format!("reason-{}", proof.id))
            .rows(2)
            .error(error.as_deref())
            .value(typed.unwrap_or_default()),
        other: other.form_action(path(verb)),
    })
}

fn history(reviews: &[Review], names: &Names, w: Words) -> Timeline {
    Timeline::new(reviews.iter().rev().map(|review| {
        let title = match review.verdict {
            Verdict::HandedIn => w.inbox_history_handed_in(),
            Verdict::Confirmed => w.inbox_history_confirmed(),
            Verdict::Returned => w.inbox_history_returned(),
            Verdict::Revoked => w.inbox_history_revoked(),
        };
        let who = review.reviewed_by.map_or(w.inbox_by_program(), |person| names.person(person));
        let entry = TimelineEntry::new(crate::desk::task::moment(review.reviewed_at, w), title).who(who);
        match &review.reason {
            Some(reason) => entry.body(reason.as_str()),
            None => entry,
        }
    }))
}

/// Why there is no copy of a page, in plain words.
pub(super) const fn problem(problem: Problem, w: Words) -> &'static str {
    match problem {
        Problem::NotAllowed => w.fetch_not_allowed(),
        Problem::Unreachable => w.fetch_unreachable(),
        Problem::TooSlow => w.fetch_too_slow(),
        Problem::TooLarge => w.fetch_too_large(),
        Problem::TooManyRedirects => w.fetch_too_many_redirects(),
        Problem::NotFound => w.fetch_not_found(),
        Problem::ServerFailed => w.fetch_server_failed(),
        Problem::WrongContent => w.fetch_wrong_content(),
    }
}

/// A file of a proof, for those who may see the proof.
pub(super) async fn file(staff: Staff, Path((id, file)): Path<(ProofId, FileId)>) -> Result<Response, Failure> {
    let one = load(&staff, id).await?;
    let copy = one.capture.as_ref().and_then(|capture| capture.file_id);
    if !one.proof.files.contains(&file) && copy != Some(file) {
        return Err(Failure::NotFound);
    }
    if !is_own(&staff, &one.proof) {
        note_opened(&staff, &one.proof, file).await?;
    }
    kept_file(&staff, file).await
}

/// Writes down who opened the file, unless the trail has it of today: a page with ten pictures is one look.
async fn note_opened(staff: &Staff, proof: &Proof, file: FileId) -> Result<(), Failure> {
    let agency = staff.agency.id;
    let wanted = Wanted { actor: Some(staff.actor.account), subject: Some(proof.subject()), before: None };
    let earlier = list_latest(&staff.app.db, agency, wanted, LOOKED_THROUGH).await?;
    let name = file.to_string();
    let known = earlier
        .iter()
        .any(|entry| entry.action == OPENED && local_date(entry.at) == staff.today && entry.detail.contains(&name));
    if known {
        return Ok(());
    }
    let entry = Entry {
        actor: Some(staff.actor.account),
        action: OPENED,
        subject: Some(proof.subject()),
        detail: serde_json::json!({ "file": name }),
        source: staff.source,
    };
    let mut tx = staff.app.db.begin().await?;
    people::audit(&mut tx, agency, entry, staff.now).await?;
    tx.commit().await?;
    Ok(())
}
