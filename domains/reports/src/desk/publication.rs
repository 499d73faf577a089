//! Making a signed report public: the Office chooses what is shown and sees it as the public will, a leader approves, and it can
//! be taken back.

use super::{find_report, period_crumbs, report_path, words, writer};
use crate::model::{
    Choice, Decision, Error, Publication, PublicationState, Refusal, Report, ReportId, Snapshot, Stage, State,
};
use crate::pages;
use crate::permissions::{APPROVE_PUBLICATION, SEE, WITHDRAW, WRITE};
use crate::rules::publication::{approve, opened, prepare, send_back, submit, suggested, withdraw};
use crate::rules::said::used;
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Registry;
use evidence::periods::Period;
use kernel::local_date;
use std::sync::Arc;
use ui::{
    ActionForm, Button, Checkboxes, Choice as Box, ErrorSummary, Html, NotificationBanner, SummaryList, Tag, Textarea,
    Tone,
};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, Names, PageHead, Routes, Staff};

const PATH: &str = "/lam-viec/bao-cao/{report}/cong-khai";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::May(&SEE), show)
        .post(PATH, Access::May(&WRITE), choose)
        .post("/lam-viec/bao-cao/{report}/cong-khai/trinh", Access::May(&WRITE), ask)
        .post("/lam-viec/bao-cao/{report}/cong-khai/phe-duyet", Access::May(&APPROVE_PUBLICATION), make_public)
        .post("/lam-viec/bao-cao/{report}/cong-khai/tra-lai", Access::May(&APPROVE_PUBLICATION), refuse)
        .post("/lam-viec/bao-cao/{report}/cong-khai/rut", Access::May(&WITHDRAW), take_back)
}

#[derive(Template)]
#[template(path = "report/publication.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    returned: Option<NotificationBanner>,
    state: Option<Tag>,
    facts: SummaryList,
    actions: Vec<ActionForm>,
    reason: Option<(String, i64, Textarea, Button)>,
    form: Option<Form>,
    preview: Html,
}

struct Form {
    action: String,
    version: i64,
    introduction: Textarea,
    sections: Checkboxes,
    figures: Checkboxes,
    button: Button,
}

/// A signed report, what it says, and its publication if it has one.
struct Asked {
    report: Report,
    period: Period,
    snapshot: Arc<Snapshot>,
    publication: Option<Publication>,
    /// The figures whose rows may be public.
    open: Vec<&'static str>,
}

async fn asked(staff: &Staff, registry: &Registry, id: ReportId) -> Result<Asked, Failure> {
    let (report, period) = find_report(staff, id).await?;
    let State::Signed { snapshot, .. } = &report.state else {
        return Err(sentences::failure(Refusal::NotSigned.into(), words(staff)));
    };
    let snapshot = Arc::clone(snapshot);
    let publication = store::find_publication(&staff.app.db, staff.agency.id, id).await?;
    let open = registry.figure_kinds().filter(|kind| kind.open).map(|kind| kind.address).collect();
    Ok(Asked { report, period, snapshot, publication, open })
}

async fn show(staff: Staff, registry: Registry, Path(id): Path<ReportId>) -> Result<Response, Failure> {
    let asked = asked(&staff, &registry, id).await?;
    page(&staff, &asked, None, &FormErrors::default()).await
}

/// `typed` is what was chosen and not saved.
async fn page(staff: &Staff, asked: &Asked, typed: Option<&Choice>, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let kept = asked.publication.as_ref();
    let choice = match (typed, kept) {
        (Some(typed), _) => typed.clone(),
        (None, Some(kept)) => kept.choice.clone(),
        (None, None) => suggested(&asked.report, &asked.open),
    };
    let rows = |figure: &str| staff.href(&report_path(asked.report.id, &format!("so-lieu/{figure}")));
    let shown = opened(&asked.report, &choice, &asked.snapshot);
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let body = Page {
        w,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| {
            if field == FORM { all.form(said) } else { all.field(field, said) }
        }),
        returned: kept.and_then(|kept| returned(staff, &kept.state)),
        state: kept.map(|kept| stage_tag(kept.state.stage(), w)),
        facts: kept.map(|kept| facts(staff, kept, &names)).unwrap_or_default(),
        actions: kept.map(|kept| actions(staff, kept)).unwrap_or_default(),
        reason: kept.and_then(|kept| reason_form(staff, kept, errors)),
        form: form(staff, asked, &choice, errors),
        preview: pages::body(&choice.introduction, &shown, &rows, 3, staff.locale)?,
    };
    let report = staff.href(&report_path(asked.report.id, ""));
    let crumbs = period_crumbs(staff, &asked.period).then(asked.report.name.as_str(), report);
    staff.page(&PageHead::new(w.publication_title()).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}

/// The errors of the form as a whole.
const FORM: &str = "form";

/// Why it came back, or was taken back.
fn returned(staff: &Staff, state: &PublicationState) -> Option<NotificationBanner> {
    let w = words(staff);
    let (title, reason) = match state {
        PublicationState::Draft { returned } => (w.publication_returned(), returned.as_ref()?),
        PublicationState::Withdrawn { reason, .. } => (w.publication_withdrawn(), reason),
        PublicationState::Submitted { .. } | PublicationState::Approved { .. } => return None,
    };
    Some(NotificationBanner::important(staff.locale, title).body(reason.as_str()))
}

/// How far a publication is, as a mark.
pub(super) fn stage_tag(stage: Stage, w: Words) -> Tag {
    match stage {
        Stage::Draft => Tag::new(Tone::Neutral, w.publication_draft()),
        Stage::Submitted => Tag::new(Tone::Teal, w.publication_submitted()),
        Stage::Approved => Tag::new(Tone::Green, w.publication_approved()),
        Stage::Withdrawn => Tag::new(Tone::Neutral, w.publication_gone()),
    }
}

fn facts(staff: &Staff, kept: &Publication, names: &Names) -> SummaryList {
    let w = words(staff);
    let said = |at, by| w.by_on(short(local_date(at)), names.person(by));
    let facts = SummaryList::new().line(w.publication_prepared_by(), said(kept.prepared_at, kept.prepared_by));
    match &kept.state {
        PublicationState::Draft { .. } => facts,
        PublicationState::Submitted { by, at } => facts.line(w.report_submitted_by(), said(*at, *by)),
        PublicationState::Approved { by, at } => {
            let path = pages::path(kept);
            facts
                .line(w.publication_approved_by(), said(*at, *by))
                .line(w.publication_page(), Html::link(&staff.href(&path), &path))
        }
        PublicationState::Withdrawn { by, at, .. } => facts.line(w.publication_withdrawn_by(), said(*at, *by)),
    }
}

/// The steps that are open to the actor; the version says what they saw.
fn actions(staff: &Staff, kept: &Publication) -> Vec<ActionForm> {
    let w = words(staff);
    let form = |verb: &str, title: &str| {
        let action = staff.href(&report_path(kept.report_id, &format!("cong-khai/{verb}")));
        vec![ActionForm::new(action, Button::submit(title)).hidden("version", kept.version.to_string())]
    };
    match kept.state {
        PublicationState::Draft { .. } if staff.actor.may(&WRITE) => form("trinh", w.publication_ask()),
        PublicationState::Submitted { by, .. }
            if staff.actor.may(&APPROVE_PUBLICATION) && ![by, kept.prepared_by].contains(&staff.actor.account) =>
        {
            form("phe-duyet", w.publication_approve())
        }
        _ => Vec::new(),
    }
}

/// Sending it back, or taking it back from the public.
fn reason_form(staff: &Staff, kept: &Publication, errors: &FormErrors) -> Option<(String, i64, Textarea, Button)> {
    let w = words(staff);
    let (verb, label, button) = match kept.state {
        PublicationState::Submitted { .. } if staff.actor.may(&APPROVE_PUBLICATION) => {
            ("tra-lai", w.publication_return_reason(), w.publication_return())
        }
        PublicationState::Approved { .. } if staff.actor.may(&WITHDRAW) => {
            ("rut", w.publication_withdraw_reason(), w.publication_withdraw())
        }
        _ => return None,
    };
    let action = staff.href(&report_path(kept.report_id, &format!("cong-khai/{verb}")));
    let text = Textarea::new(staff.locale, "reason", label).rows(2).error(errors.of("reason"));
    Some((action, kept.version, text, Button::submit(button).secondary()))
}

fn form(staff: &Staff, asked: &Asked, choice: &Choice, errors: &FormErrors) -> Option<Form> {
    let w = words(staff);
    let state = asked.publication.as_ref().map(|kept| kept.state.stage());
    let may = staff.actor.may(&WRITE) && !matches!(state, Some(Stage::Submitted | Stage::Approved));
    let sections = asked.report.sections.iter().enumerate().map(|(at, section)| {
        let title = if at == 0 { w.section_opening().to_owned() } else { super::report::numbered(&asked.report, at) };
        Box::new(at.to_string(), title).chosen(choice.sections.contains(&at)).hint(hint(section, &asked.open, w))
    });
    let known = used(&asked.report.sections);
    let lines = asked.snapshot.figures.iter().filter(|line| known.contains(line.address.as_str()));
    let figures = lines.filter(|line| asked.open.contains(&line.address.as_str())).map(|line| {
        Box::new(line.address.as_str(), format!("{}: {}", line.title, line.value()))
            .chosen(choice.figures.contains(&line.address))
    });
    may.then(|| Form {
        action: staff.href(&report_path(asked.report.id, "cong-khai")),
        version: asked.publication.as_ref().map_or(0, |kept| kept.version),
        introduction: Textarea::new(staff.locale, "introduction", w.publication_introduction())
            .hint(w.publication_introduction_hint())
            .rows(6)
            .value(choice.introduction.as_str())
            .error(errors.of("introduction"))
            .optional(),
        sections: Checkboxes::new(staff.locale, "section", w.publication_sections(), sections)
            .hint(w.publication_sections_hint())
            .error(errors.of("section")),
        figures: Checkboxes::new(staff.locale, "figure", w.publication_figures(), figures)
            .hint(w.publication_figures_hint()),
        button: Button::submit(w.publication_save()),
    })
}

/// What to look at twice before a section is shown.
fn hint(section: &crate::model::Section, open: &[&str], w: Words) -> &'static str {
    use crate::model::Block;
    let lists = section.blocks.iter().any(|block| matches!(block, Block::Rows { .. }));
    let inner = section.named().any(|(address, _)| !open.contains(&address));
    if lists || inner { w.publication_careful() } else { "" }
}

async fn choose(staff: Staff, registry: Registry, Path(id): Path<ReportId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let asked = asked(&staff, &registry, id).await?;
    let typed = Choice {
        introduction: input.text("introduction").to_owned(),
        sections: input.all("section").filter_map(|at| at.parse().ok()).collect(),
        figures: input.all("figure").map(str::to_owned).collect(),
    };
    let name = viet::slug(&asked.snapshot.label);
    let address = store::free_address(&staff.app.db, staff.agency.id, &name).await?;
    let before = asked.publication.as_ref();
    let decided = prepare(&asked.report, before, &typed, &asked.open, address, &staff.actor, staff.now);
    let refusal = match keep(&staff, before, &input, decided).await? {
        Ok(()) => return Ok(staff.redirect_saying(&report_path(id, "cong-khai"), w.publication_saved())),
        Err(refusal) => refusal,
    };
    let field = match refusal {
        Refusal::NothingChosen => "section",
        Refusal::TextTooLong(..) => "introduction",
        _ => FORM,
    };
    let mut errors = FormErrors::default();
    errors.add(field, sentences::refusal(&refusal, w));
    page(&staff, &asked, Some(&typed), &errors).await
}

/// Keeps what a rule decided against the version that the person saw, so that nobody approves what was chosen anew meanwhile;
/// the inner result is what the rules say.
async fn keep(
    staff: &Staff,
    before: Option<&Publication>,
    input: &Input,
    decided: Decision<Publication>,
) -> Result<Result<(), Refusal>, Failure> {
    let decided = match decided {
        Ok(decided) => decided,
        Err(Refusal::NotPermitted) => return Err(Failure::Forbidden),
        Err(refusal) => return Ok(Err(refusal)),
    };
    let now = before.map_or(0, |before| before.version);
    if input.number("version").ok().flatten().is_some_and(|seen| seen != now) {
        return Ok(Err(Refusal::Changed));
    }
    let mut tx = staff.app.db.begin().await?;
    match store::save_publication(&mut tx, &writer(staff), decided).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(Ok(()))
        }
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(Error::Store(error)) => Err(error.into()),
    }
}

/// A step of a publication that is there.
async fn step(
    staff: &Staff,
    registry: &Registry,
    id: ReportId,
    input: &Input,
    verb: impl FnOnce(&Publication) -> Decision<Publication>,
    notice: &str,
) -> Result<Response, Failure> {
    let asked = asked(staff, registry, id).await?;
    let publication = asked.publication.as_ref().ok_or(Failure::NotFound)?;
    match keep(staff, Some(publication), input, verb(publication)).await? {
        Ok(()) => Ok(staff.redirect_saying(&report_path(id, "cong-khai"), notice)),
        Err(refusal) => {
            let w = words(staff);
            let (Refusal::TextMissing(field) | Refusal::TextTooLong(field, _)) = refusal else {
                return Err(sentences::failure(refusal.into(), w));
            };
            let mut errors = FormErrors::default();
            errors.add(field, sentences::refusal(&refusal, w));
            page(staff, &asked, None, &errors).await
        }
    }
}

async fn ask(staff: Staff, registry: Registry, Path(id): Path<ReportId>, input: Input) -> Result<Response, Failure> {
    let verb = |one: &Publication| submit(one, &staff.actor, staff.now);
    step(&staff, &registry, id, &input, verb, words(&staff).publication_asked()).await
}

async fn make_public(
    staff: Staff,
    registry: Registry,
    Path(id): Path<ReportId>,
    input: Input,
) -> Result<Response, Failure> {
    let verb = |one: &Publication| approve(one, &staff.actor, staff.now);
    step(&staff, &registry, id, &input, verb, words(&staff).publication_now_public()).await
}

async fn refuse(staff: Staff, registry: Registry, Path(id): Path<ReportId>, input: Input) -> Result<Response, Failure> {
    let verb = |one: &Publication| send_back(one, input.text("reason"), &staff.actor);
    step(&staff, &registry, id, &input, verb, words(&staff).publication_returned_now()).await
}

async fn take_back(
    staff: Staff,
    registry: Registry,
    Path(id): Path<ReportId>,
    input: Input,
) -> Result<Response, Failure> {
    let verb = |one: &Publication| withdraw(one, input.text("reason"), &staff.actor, staff.now);
    step(&staff, &registry, id, &input, verb, words(&staff).publication_withdrawn_now()).await
}
