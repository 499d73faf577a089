//! A criterion: what the scheme says, the self-score, the proof linked to it, the appraisal and the explanation.

mod proofs;

use super::common::{
    Names, criterion_path, find_criterion, named, paragraphs, rule, scheme_crumbs, stage_tag, summary, unit_of, words,
};
use super::{explain, score};
use crate::model::{Appraised, Criterion, CriterionId, Explanation, Scheme, SelfScore};
use crate::permissions::SEE;
use crate::rules::overview::Overview;
use crate::rules::scheme::takes_proof;
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{Button, ErrorSummary, Html, InsetText, NavLink, SubNavigation, SummaryList};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(crate) use proofs::kind_words;

pub(crate) fn routes() -> Routes {
    let may = Access::May(&SEE);
    Routes::new().get("/lam-viec/cham-diem/tieu-chi/{criterion}", may, show).get(
        "/lam-viec/cham-diem/tieu-chi/{criterion}/tep/{file}",
        may,
        proofs::file,
    )
}

/// A criterion with all that stands beside it.
pub(crate) struct Whole {
    pub(crate) scheme: Scheme,
    pub(crate) criterion: Criterion,
    pub(crate) overview: Overview,
    pub(crate) score: Option<SelfScore>,
    pub(crate) appraised: Option<Appraised>,
    pub(crate) explanation: Option<Explanation>,
    pub(crate) names: Names,
}

/// A form of the page that is shown again, with what was typed and what is wrong.
pub(crate) struct Typed {
    pub(crate) form: Form,
    pub(crate) input: Input,
    pub(crate) errors: FormErrors,
    /// What somebody else saved meanwhile, above the form.
    pub(crate) theirs: Option<Html>,
}

/// Which form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Score,
    Explanation,
}

#[derive(Template)]
#[template(path = "criterion/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    title: String,
    facts: SummaryList,
    rule_words: Vec<String>,
    proof_asked: Vec<String>,
    below: Option<SubNavigation>,
    score: Option<score::View>,
    proofs: proofs::View,
    link: Option<Button>,
    no_links: Option<InsetText>,
    appraisal: Option<SummaryList>,
    explanation: Option<explain::View>,
    action_unlink: String,
}

async fn show(staff: Staff, Path(id): Path<CriterionId>) -> Result<Response, Failure> {
    let whole = load(&staff, id).await?;
    page(&staff, &whole, None).await
}

pub(crate) async fn load(staff: &Staff, id: CriterionId) -> Result<Whole, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let (scheme, criterion) = find_criterion(db, staff, id).await?;
    let overview = store::load_overview(db, agency, &scheme).await?;
    let line = overview.line(id).ok_or(Failure::NotFound)?;
    Ok(Whole {
        score: line.self_score.clone(),
        appraised: line.appraised.clone(),
        explanation: store::find_explanation(db, agency, id).await?,
        names: Names::load(db, agency).await?,
        scheme,
        criterion,
        overview,
    })
}

pub(crate) async fn page(staff: &Staff, whole: &Whole, typed: Option<&Typed>) -> Result<Response, Failure> {
    let w = words(staff);
    let (criterion, written) = (&whole.criterion, &whole.criterion.written);
    let line = whole.overview.line(criterion.id).ok_or(Failure::NotFound)?;
    let may_link = staff.actor.may(&crate::permissions::LINK);
    let links = may_link && takes_proof(whole.scheme.cycle.stage());
    let title = named(&written.code, &written.title);
    let nothing = FormErrors::default();
    let body = Page {
        w,
        errors: summary(staff, typed.map_or(&nothing, |typed| &typed.errors)),
        title: title.clone(),
        facts: facts(staff, whole, line.group),
        rule_words: paragraphs(&written.rule_words),
        proof_asked: paragraphs(&written.proof_asked),
        below: line.group.then(|| below(staff, whole)),
        score: if line.by_hand() { Some(score::view(staff, whole, typed)) } else { None },
        proofs: proofs::view(staff, whole, links).await?,
        link: (links && !line.group)
            .then(|| Button::to(w.criterion_link(), staff.href(&criterion_path(criterion.id, "tai-lieu")))),
        no_links: (may_link && !links).then(|| InsetText::new(w.criterion_links_closed())),
        appraisal: whole.appraised.as_ref().map(|appraised| appraisal(whole, appraised, w)),
        explanation: explain::view(staff, whole, typed).await?,
        action_unlink: staff.href(&criterion_path(criterion.id, "go-tai-lieu")),
    };
    let head = PageHead::new(title).breadcrumbs(scheme_crumbs(staff, &whole.scheme));
    staff.page(&head.with_errors(typed.is_some()), &body)
}

fn facts(staff: &Staff, whole: &Whole, group: bool) -> SummaryList {
    let w = words(staff);
    let written = &whole.criterion.written;
    let mut list = SummaryList::new().line(w.column_max(), written.max.to_string());
    list = match &written.rule {
        Some(found) => list.line(w.criterion_rule(), rule(found, w)),
        None if written.survey => list.line(w.criterion_rule(), w.criterion_survey()),
        None => list.line(w.criterion_rule(), w.criterion_group()),
    };
    if !group {
        list = list.line(w.column_unit(), unit_of(&whole.names, &whole.criterion, w));
    }
    let head = &whole.scheme.head;
    list.line(w.list_period(), w.period(short(head.from), short(head.to)))
        .line(w.list_stage(), stage_tag(whole.scheme.cycle.stage(), w))
}

/// The criteria one step below a group.
fn below(staff: &Staff, whole: &Whole) -> SubNavigation {
    let own = &whole.criterion.written.code;
    let depth = whole.overview.line(whole.criterion.id).map_or(0, |line| line.depth + 1);
    let lines = whole.overview.lines.iter();
    let lines = lines.filter(|line| line.depth == depth && line.criterion.written.code.is_under(own));
    let links = lines.map(|line| {
        let written = &line.criterion.written;
        NavLink::new(named(&written.code, &written.title), staff.href(&criterion_path(line.criterion.id, "")))
    });
    SubNavigation::new(words(staff).criterion_below(), links)
}

fn appraisal(whole: &Whole, appraised: &Appraised, w: Words) -> SummaryList {
    let own = whole.score.as_ref().map(|score| score.points);
    let mut list = SummaryList::new().line(w.column_appraised(), appraised.points.to_string());
    if let Some(own) = own {
        list = list
            .line(w.column_self_scored(), own.to_string())
            .line(w.results_difference(), appraised.points.minus(own).to_string());
    }
    let remark = if appraised.remark.is_empty() { w.results_no_remark() } else { &appraised.remark };
    list.line(w.results_remark(), remark).line(w.results_imported(), short(kernel::local_date(appraised.imported_at)))
}

/// The page of a criterion again, with what was typed.
pub(crate) async fn again(staff: &Staff, id: CriterionId, typed: Typed) -> Result<Response, Failure> {
    let whole = load(staff, id).await?;
    page(staff, &whole, Some(&typed)).await
}
