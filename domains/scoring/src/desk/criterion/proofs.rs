//! The proof linked to a criterion: what counts, what does not and why, what else it serves, and whether its address has an
//! archived copy.

use super::Whole;
use crate::desk::common::{criterion_path, find_criterion, words};
use crate::model::{Criterion, CriterionId, FileId, subject};
use crate::sentences;
use crate::words::Words;
use axum::extract::Path;
use axum::response::Response;
use evidence::{Capture, Content, Kind, Link, LinkCheck, Proof, Standing};
use ui::{Button, Column, Html, Table, Tag, Tone};
use viet::date::short;
use web::answer::kept_file;
use web::{Failure, Staff};

/// The table; none where nothing is linked.
pub(crate) struct View {
    pub(crate) table: Option<Table>,
    pub(crate) counted: String,
}

pub(super) async fn view(staff: &Staff, whole: &Whole, links: bool) -> Result<View, Failure> {
    let w = words(staff);
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let criterion = &whole.criterion;
    let proofs = evidence::list_of_subject(db, agency, &criterion.subject()).await?;
    let all_links = evidence::list_links_of_kind(db, agency, subject::CRITERION).await?;
    let mut rows = Vec::new();
    for proof in &proofs {
        let (capture, check) = match &proof.content {
            Content::Address(address) => (
                evidence::find_capture(db, agency, proof.id).await?,
                evidence::find_check(db, agency, proof.id).await?.filter(|check| check.address == *address),
            ),
            _ => (None, None),
        };
        rows.push(row(staff, whole, proof, (capture.as_ref(), check.as_ref()), &all_links, links));
    }
    let counted = proofs.iter().filter(|proof| why_not(whole, proof, w).is_none()).count();
    let mut table = Table::new(staff.locale, w.criterion_proofs())
        .hidden_caption()
        .column(Column::text(w.proof_title()))
        .column(Column::text(w.proof_day()))
        .column(Column::text(w.proof_kind()))
        .column(Column::text(w.proof_state()))
        .column(Column::text(w.proof_also()));
    if links {
        table = table.column(Column::text(w.proof_do()));
    }
    Ok(View {
        table: (!proofs.is_empty()).then(|| table.rows(rows)),
        counted: w.criterion_counted(crate::desk::common::count(counted)),
    })
}

/// Why a linked proof does not count; nothing if it does.
fn why_not(whole: &Whole, proof: &Proof, w: Words) -> Option<&'static str> {
    match proof.state.standing() {
        Standing::Confirmed if whole.scheme.head.covers(proof.happened_on) => None,
        Standing::Confirmed => Some(w.proof_outside()),
        Standing::Proposed => Some(w.proof_waiting()),
        Standing::Returned => Some(w.proof_returned()),
        Standing::Revoked => Some(w.proof_revoked()),
    }
}

fn row(
    staff: &Staff,
    whole: &Whole,
    proof: &Proof,
    (capture, check): (Option<&Capture>, Option<&LinkCheck>),
    all_links: &[Link],
    links: bool,
) -> Vec<Html> {
    let w = words(staff);
    let state = match why_not(whole, proof, w) {
        None => Tag::new(Tone::Green, w.proof_counts()),
        Some(why) => Tag::new(Tone::Grey, why),
    };
    let mut cells = vec![
        opened(staff, whole, proof, capture),
        short(proof.happened_on).into(),
        Html::trusted(format!(
            "{}{}{}",
            Html::from(kind_words(proof.content.kind(), w)),
            archived(proof, capture, w).map(|said| format!("<br>{said}")).unwrap_or_default(),
            check.map(|check| format!("<br>{}", Html::from(sentences::check(check, w)))).unwrap_or_default()
        )),
        state.into(),
        also(staff, whole, proof, all_links),
    ];
    if links {
        let button = Button::submit(w.criterion_unlink()).link().sends("proof", proof.id.to_string());
        cells.push(button.about(proof.title.as_str()).into());
    }
    cells
}

/// The title with everything that can be opened: files, the page itself, its archived copy, the note.
fn opened(staff: &Staff, whole: &Whole, proof: &Proof, capture: Option<&Capture>) -> Html {
    let w = words(staff);
    let file = |id, words: &str| {
        Html::link(&staff.href(&criterion_path(whole.criterion.id, &format!("tep/{id}"))), words).to_string()
    };
    let many = proof.files.len() > 1;
    let mut lines = vec![Html::from(&proof.title).to_string()];
    for (at, id) in proof.files.iter().enumerate() {
        lines.push(file(
            id,
            &if many { w.proof_open_one(crate::desk::common::count(at + 1)) } else { w.proof_open().into() },
        ));
    }
    if let Content::Address(address) = &proof.content {
        lines.push(Html::link(address, address).to_string());
    }
    if let Some(copy) = capture.and_then(|capture| capture.file_id) {
        lines.push(file(&copy, w.proof_open_copy()));
    }
    lines.extend(proof.note.iter().map(|note| Html::from(note).to_string()));
    Html::trusted(lines.join("<br>"))
}

/// A file of a proof that is linked to the criterion, or the archived copy of its page; no other.
pub(crate) async fn file(staff: Staff, Path((id, file)): Path<(CriterionId, FileId)>) -> Result<Response, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let (_, criterion) = find_criterion(db, &staff, id).await?;
    for proof in evidence::list_of_subject(db, agency, &criterion.subject()).await? {
        let copy = evidence::find_capture(db, agency, proof.id).await?.and_then(|capture| capture.file_id);
        if proof.files.contains(&file) || copy == Some(file) {
            return kept_file(&staff, file).await;
        }
    }
    Err(Failure::NotFound)
}

/// Whether an address has its archived copy; nothing for other proofs.
fn archived(proof: &Proof, capture: Option<&Capture>, w: Words) -> Option<Html> {
    let Content::Address(_) = &proof.content else { return None };
    Some(match capture {
        Some(capture) if capture.file_id.is_some() => Tag::new(Tone::Green, w.archived()).into(),
        Some(Capture { problem: Some(problem), .. }) => {
            let tag = Tag::new(Tone::Red, w.not_archived());
            Html::trusted(format!("{tag} {}", Html::from(sentences::problem(*problem, w))))
        }
        _ => Tag::new(Tone::Red, w.not_archived()).into(),
    })
}

/// The other criteria of the scheme that the proof serves.
fn also(staff: &Staff, whole: &Whole, proof: &Proof, all_links: &[Link]) -> Html {
    let serves = |criterion: &Criterion| {
        all_links.iter().any(|link| link.proof_id == proof.id && link.subject_id == criterion.id.uuid())
    };
    let others = whole.overview.lines.iter().map(|line| &line.criterion);
    let others = others.filter(|other| other.id != whole.criterion.id && serves(other));
    let links = others
        .map(|other| Html::link(&staff.href(&criterion_path(other.id, "")), other.written.code.as_str()).to_string());
    Html::trusted(links.collect::<Vec<_>>().join(", "))
}

/// What a proof consists of, in words.
pub(crate) const fn kind_words(kind: Kind, w: Words) -> &'static str {
    match kind {
        Kind::File => w.kind_file(),
        Kind::Photo => w.kind_photo(),
        Kind::Address => w.kind_address(),
        Kind::Note => w.kind_note(),
        Kind::OutsideFigure => w.kind_figure(),
        Kind::Object => w.kind_object(),
    }
}
