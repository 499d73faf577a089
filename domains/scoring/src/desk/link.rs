//! Linking proof to a criterion: picked from what is confirmed and happened in the period, found by words of its title with
//! or without accents, many at once; and taking it off.

use super::common::{count, criterion_path, find_criterion, named, scheme_crumbs, told, words, writer};
use super::criterion::kind_words;
use crate::model::{Criterion, CriterionId, Error, Refusal, Scheme};
use crate::permissions::LINK;
use crate::rules::scheme::takes_proof;
use crate::{sentences, store};
use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use evidence::{Proof, ProofId, Standing};
use std::collections::HashSet;
use ui::{Button, Checkboxes, Choice, EmptyState, ErrorSummary, FilterBar, TextInput};
use viet::date::short;
use web::{Access, Failure, Input, PageHead, Routes, Staff};

/// Proofs that one page offers; a search narrows them.
const MOST: usize = 100;
/// Proofs that are looked through.
const MOST_LOADED: i64 = 10_000;

pub(crate) fn routes() -> Routes {
    let may = Access::May(&LINK);
    Routes::new()
        .get("/lam-viec/cham-diem/tieu-chi/{criterion}/tai-lieu", may, show)
        .post("/lam-viec/cham-diem/tieu-chi/{criterion}/tai-lieu", may, link)
        .post("/lam-viec/cham-diem/tieu-chi/{criterion}/go-tai-lieu", may, unlink)
}

#[derive(Template)]
#[template(path = "link/page.html")]
struct Page {
    errors: ErrorSummary,
    title: String,
    lead: String,
    filter: FilterBar,
    action: String,
    search: String,
    proofs: Option<Checkboxes>,
    button: Button,
    empty: Option<EmptyState>,
}

async fn show(staff: Staff, Path(id): Path<CriterionId>, input: Input) -> Result<Response, Failure> {
    page(&staff, id, &input, false).await
}

async fn page(staff: &Staff, id: CriterionId, input: &Input, none_ticked: bool) -> Result<Response, Failure> {
    let w = words(staff);
    let (scheme, criterion) = find_criterion(&staff.app.db, staff, id).await?;
    let search = input.text("tim");
    let found = offered(staff, &scheme, &criterion, search).await?;
    let head = &scheme.head;
    let here = staff.href(&criterion_path(id, "tai-lieu"));
    let filter = FilterBar::new(staff.locale, here.as_str())
        .with(TextInput::new(staff.locale, "tim", w.link_search()).kind("search").value(search))
        .found(if found.len() > MOST {
            w.link_found_more(count(found.len()), count(MOST))
        } else {
            w.link_found(count(found.len()))
        });
    let errors = ErrorSummary::new(staff.locale);
    let choices = found.iter().take(MOST).map(|proof| {
        let hint = w.link_facts(short(proof.happened_on), kind_words(proof.content.kind(), w));
        Choice::new(proof.id.to_string(), proof.title.as_str()).hint(hint)
    });
    let empty = found.is_empty();
    let body = Page {
        errors: if none_ticked { errors.field("proof", w.link_none_ticked()) } else { errors },
        title: w.link_title(criterion.written.code.as_str()),
        lead: w.link_lead(short(head.from), short(head.to)),
        filter: if search.is_empty() { filter } else { filter.clear(here.as_str()) },
        action: here,
        search: search.to_owned(),
        proofs: (!empty).then(|| {
            let boxes = Checkboxes::new(staff.locale, "proof", w.link_proofs(), choices);
            boxes.error(none_ticked.then(|| w.link_none_ticked()))
        }),
        button: Button::submit(w.link_save()),
        empty: empty.then(|| EmptyState::new(w.link_none(), w.link_none_why())),
    };
    let crumbs = scheme_crumbs(staff, &scheme)
        .then(named(&criterion.written.code, &criterion.written.title), staff.href(&criterion_path(id, "")));
    let head = PageHead::new(body.title.as_str()).breadcrumbs(crumbs);
    staff.page(&head.with_errors(none_ticked), &body)
}

/// Confirmed proofs of the period that are not linked yet and whose title has every word of the search, the latest day first.
async fn offered(staff: &Staff, scheme: &Scheme, criterion: &Criterion, search: &str) -> Result<Vec<Proof>, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let linked = evidence::list_of_subject(db, agency, &criterion.subject()).await?;
    let linked: HashSet<ProofId> = linked.iter().map(|proof| proof.id).collect();
    let mut found = evidence::list(db, agency, Some(Standing::Confirmed), None, MOST_LOADED).await?;
    let wanted = viet::fold(search);
    found.retain(|proof| {
        let title = viet::fold(&proof.title);
        scheme.head.covers(proof.happened_on)
            && !linked.contains(&proof.id)
            && wanted.split_whitespace().all(|word| title.contains(word))
    });
    found.sort_by_key(|proof| std::cmp::Reverse((proof.happened_on, proof.id)));
    Ok(found)
}

/// Links what is ticked: all or nothing, and only what counts.
async fn link(staff: Staff, Path(id): Path<CriterionId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let ids: Vec<ProofId> = input.all("proof").filter_map(|id| id.parse().ok()).collect();
    if ids.is_empty() {
        return page(&staff, id, &input, true).await;
    }
    let mut tx = staff.app.db.begin().await?;
    let (scheme, criterion) = find_criterion(&mut tx, &staff, id).await?;
    open_for_proof(&mut tx, &staff, &scheme).await.map_err(told(&staff))?;
    let all = store::list_criteria(&mut tx, staff.agency.id, scheme.id).await?;
    if all.iter().any(|other| other.written.code.is_under(&criterion.written.code)) {
        return Err(Failure::Refused(w.link_group().to_owned()));
    }
    for id in &ids {
        let proof = evidence::find(&mut tx, staff.agency.id, *id).await?.ok_or(Failure::NotFound)?;
        if proof.state.standing() != Standing::Confirmed || !scheme.head.covers(proof.happened_on) {
            return Err(Failure::Refused(w.link_does_not_count(proof.title.as_str())));
        }
        let done = evidence::link(&mut tx, &staff.app.ambient, &staff.actor, *id, &criterion.subject()).await;
        done.map_err(sentences::evidence_failure)?;
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&criterion_path(id, ""), &w.link_saved(count(ids.len()))))
}

async fn unlink(staff: Staff, Path(id): Path<CriterionId>, input: Input) -> Result<Response, Failure> {
    let proof: ProofId = input.id("proof").ok_or(Failure::NotFound)?;
    let mut tx = staff.app.db.begin().await?;
    let (scheme, criterion) = find_criterion(&mut tx, &staff, id).await?;
    open_for_proof(&mut tx, &staff, &scheme).await.map_err(told(&staff))?;
    let done = evidence::unlink(&mut tx, &staff.app.ambient, &staff.actor, proof, &criterion.subject()).await;
    done.map_err(sentences::evidence_failure)?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&criterion_path(id, ""), words(&staff).criterion_unlinked()))
}

/// Refuses at a stage that takes no proof, and keeps the scheme from being sent meanwhile.
async fn open_for_proof(tx: &mut Tx, staff: &Staff, scheme: &Scheme) -> Result<(), Error> {
    let now = scheme.cycle.stage();
    if !takes_proof(now) {
        return Err(Refusal::WrongStage { now }.into());
    }
    store::hold_scheme(tx, &writer(staff), scheme).await
}
