//! Staff pages, a slice a file; and the door at which packages of other installations come in.

pub(crate) mod answer;
pub(crate) mod door;
pub(crate) mod form;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod item;
pub(crate) mod partners;
pub(crate) mod received;
pub(crate) mod request;
pub(crate) mod rollup;

use crate::model::{Asked, Content, Decision, Error, Expected, Item, PartnerId, Received, Request, RequestId, Stage};
use crate::store::{self, Writer};
use crate::words::Words;
use crate::{post, sentences};
use ::store::Tx;
use askama::Template;
use axum::response::Response;
use evidence::periods::{DECREE_09_2019, of_year};
use ui::{ActionForm, Breadcrumbs, Button, ErrorSummary, Html, SummaryList, Tag, Tone};
use viet::date::short;
use web::{Ctx, Failure, FormErrors, PageHead, Staff};

/// Where the exchange begins.
pub(crate) const HOME: &str = "/lam-viec/lien-thong";

/// A page of parts, one below the other.
#[derive(Template)]
#[template(path = "page.html")]
struct Page {
    title: String,
    tag: Option<Tag>,
    errors: ErrorSummary,
    notes: Vec<Html>,
    facts: SummaryList,
    parts: Vec<Part>,
}

/// A part of a page.
#[derive(Default)]
struct Part {
    heading: String,
    lead: String,
    body: Vec<Html>,
    /// Forms of one button.
    actions: Vec<ActionForm>,
    /// Ways onward.
    links: Vec<Html>,
    form: Option<SmallForm>,
}

/// A form within a page.
struct SmallForm {
    action: String,
    /// It carries a file.
    files: bool,
    hidden: Vec<(&'static str, String)>,
    fields: Vec<Html>,
    buttons: Vec<Button>,
}

/// A page that is one form.
#[derive(Template)]
#[template(path = "form.html")]
struct FormPage {
    title: String,
    errors: ErrorSummary,
    lead: Vec<Html>,
    form: SmallForm,
}

/// The words in the reader's language.
fn words(ctx: &Ctx) -> Words {
    Words::new(ctx.locale)
}

/// Who writes this request.
fn writer(staff: &Staff) -> Writer<'_> {
    Writer { actor: &staff.actor, now: staff.now, source: staff.source }
}

fn below(base: String, page: &str) -> String {
    if page.is_empty() { base } else { format!("{base}/{page}") }
}

/// The address of a page of a request of ours; `page` is empty for its own.
pub(crate) fn request_path(id: RequestId, page: &str) -> String {
    below(format!("{HOME}/yeu-cau/{id}"), page)
}

/// The address of a page of a request of those above; `page` is empty for its own.
pub(crate) fn received_path(id: RequestId, page: &str) -> String {
    below(format!("{HOME}/nhan/{id}"), page)
}

/// The address of a partner.
pub(crate) fn partner_path(id: PartnerId) -> String {
    format!("{HOME}/doi-tac/{id}")
}

fn crumbs(staff: &Staff) -> Breadcrumbs {
    Breadcrumbs::new(staff.locale).then(words(staff).menu_exchange(), staff.href(HOME))
}

fn request_crumbs(staff: &Staff, request: &Request) -> Breadcrumbs {
    crumbs(staff).then(request.content.title.as_str(), staff.href(&request_path(request.id, "")))
}

fn received_crumbs(staff: &Staff, received: &Received) -> Breadcrumbs {
    crumbs(staff).then(received.content.title.as_str(), staff.href(&received_path(received.id, "")))
}

async fn find_request(staff: &Staff, id: RequestId) -> Result<Request, Failure> {
    store::find_request(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)
}

async fn find_received(staff: &Staff, id: RequestId) -> Result<Received, Failure> {
    store::find_received(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)
}

/// What the agency is called today.
fn own_name(staff: &Staff) -> String {
    staff.agency.name.clone()
}

/// What is wrong, for the top of the page; what belongs to no field stands for the form.
fn summary(staff: &Staff, errors: &FormErrors) -> ErrorSummary {
    errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| match field {
        "" => all.form(said),
        field => all.field(field, said),
    })
}

/// A write that failed, for handlers that have no form to show again.
fn told(staff: &Staff) -> impl Fn(Error) -> Failure {
    let w = words(staff);
    move |error| sentences::failure(error, w)
}

/// Keeps a request that was written.
async fn save_request(staff: &Staff, decided: Decision<Request>) -> Result<Request, Failure> {
    let decided = decided.map_err(|no| told(staff)(no.into()))?;
    let mut tx = staff.app.db.begin().await?;
    let saved = store::save_request(&mut tx, &writer(staff), decided).await.map_err(told(staff))?;
    tx.commit().await?;
    Ok(saved)
}

/// After what is sent was put down: whoever is in this installation has it at once, the others when the job runs.
async fn commit_and_deliver(staff: &Staff, tx: Tx) -> Result<(), Failure> {
    tx.commit().await?;
    post::deliver_here(&staff.app.db, staff.agency.id, staff.now).await?;
    Ok(())
}

/// `Quý I năm 2026`.
fn period_label(asked: Asked) -> String {
    let year = i16::try_from(asked.year).unwrap_or(i16::MAX);
    let all = of_year(year, &DECREE_09_2019);
    let found = all.into_iter().find(|period| period.kind == asked.kind && period.ordinal == asked.ordinal);
    found.map_or_else(|| asked.year.to_string(), |period| period.label)
}

/// How an item is answered, in words.
fn expected(item: &Item, w: Words) -> String {
    match &item.expected {
        Expected::Number { measure, target: None } => w.expected_number(measure.as_str()),
        Expected::Number { measure, target: Some(target) } => w.expected_target(measure.as_str(), target.to_string()),
        Expected::Share => w.expected_share().to_owned(),
        Expected::Words => w.expected_words().to_owned(),
    }
}

/// What a request says of itself.
fn facts(content: &Content, w: Words) -> SummaryList {
    use crate::model::Purpose;
    let purpose = match content.purpose {
        Purpose::Plan => w.purpose_plan(),
        Purpose::Report => w.purpose_report(),
    };
    let mut facts = SummaryList::new().line(w.fact_purpose(), purpose);
    if !content.paper.is_empty() {
        facts = facts.line(w.fact_paper(), content.paper.as_str());
    }
    facts = facts.line(w.fact_period(), period_label(content.period)).line(w.fact_due(), short(content.due_on));
    if content.note.is_empty() { facts } else { facts.line(w.fact_note(), content.note.as_str()) }
}

fn stage_tag(stage: Stage, w: Words) -> Tag {
    match stage {
        Stage::Draft => Tag::new(Tone::Neutral, w.stage_draft()),
        Stage::Published => Tag::new(Tone::Teal, w.stage_published()),
        Stage::Closed => Tag::new(Tone::Green, w.stage_closed()),
    }
}

/// A count for a message.
fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn page(staff: &Staff, head: &PageHead, body: Page) -> Result<Response, Failure> {
    staff.page(head, &body)
}

impl Page {
    fn new(staff: &Staff, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            tag: None,
            errors: ErrorSummary::new(staff.locale),
            notes: Vec::new(),
            facts: SummaryList::new(),
            parts: Vec::new(),
        }
    }
}
