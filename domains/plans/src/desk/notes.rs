//! What is kept beside the tasks of a plan: indicators with their readings, sources of money, links to other plans and
//! tags. One page with three parts; each part has its forms in a file of its own.

mod indicators;
mod links;
mod money;

use crate::desk::common::{Names, plan_crumbs, plan_parts, plan_path, words};
use crate::model::{BudgetLine, Indicator, Plan, PlanId, PlanLink, PlanSummary, Reading, Refusal};
use crate::permissions::{KEEP_NOTES, SEE_TASKS};
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use ui::{Details, ErrorSummary, SubNavigation, SummaryList, Table, TextInput};
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

/// The last part of the page's address.
const PART: &str = "chi-tieu";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/lam-viec/ke-hoach/{plan}/chi-tieu", Access::May(&SEE_TASKS), show)
        .post("/lam-viec/ke-hoach/{plan}/chi-tieu/chi-so", Access::May(&KEEP_NOTES), indicators::save)
        .post("/lam-viec/ke-hoach/{plan}/chi-tieu/so-lieu", Access::May(&KEEP_NOTES), indicators::read)
        .post("/lam-viec/ke-hoach/{plan}/chi-tieu/kinh-phi", Access::May(&KEEP_NOTES), money::save)
        .post("/lam-viec/ke-hoach/{plan}/chi-tieu/lien-ket", Access::May(&KEEP_NOTES), links::add)
        .post("/lam-viec/ke-hoach/{plan}/chi-tieu/bo-lien-ket", Access::May(&KEEP_NOTES), links::remove)
}

/// Which row stands in its form to be changed.
#[derive(Deserialize, Default)]
struct Asked {
    #[serde(default)]
    sua: String,
}

/// Which of the page's forms somebody sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Indicator,
    Reading,
    Money,
    Link,
}

/// What was typed into one of the forms, and what is wrong with it.
struct Typed {
    form: Form,
    input: Input,
    errors: FormErrors,
}

struct Loaded {
    plan: Plan,
    indicators: Vec<Indicator>,
    readings: Vec<Reading>,
    money: Vec<BudgetLine>,
    links: Vec<PlanLink>,
    plans: Vec<PlanSummary>,
    names: Names,
}

#[derive(Template)]
#[template(path = "notes/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    parts: SubNavigation,
    indicators: Option<Table>,
    histories: Vec<Details>,
    indicator_forms: Vec<Details>,
    named_sources: Vec<String>,
    money: Option<Table>,
    money_form: Option<Details>,
    links: Option<SummaryList>,
    link_form: Option<Details>,
}

async fn show(staff: Staff, Path(plan): Path<PlanId>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    page(&staff, plan, None, &asked.sua).await
}

async fn load(staff: &Staff, id: PlanId) -> Result<Loaded, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let plan = store::find_plan(db, agency, id).await?.filter(|plan| plan.signature().is_some());
    Ok(Loaded {
        plan: plan.ok_or(Failure::NotFound)?,
        indicators: store::list_indicators(db, agency, id).await?,
        readings: store::list_readings(db, agency, id).await?,
        money: store::list_budget_lines(db, agency, id).await?,
        links: store::list_links(db, agency, id).await?,
        plans: store::list_plans(db, agency).await?,
        names: Names::load(db, agency).await?,
    })
}

/// `change` is the id of the row that stands in its form.
async fn page(staff: &Staff, id: PlanId, typed: Option<Typed>, change: &str) -> Result<Response, Failure> {
    let w = words(staff);
    let loaded = load(staff, id).await?;
    let keeps = staff.actor.may(&KEEP_NOTES);
    let errors = typed.iter().flat_map(|typed| typed.errors.iter());
    let typed = typed.as_ref();
    let body = Page {
        w,
        errors: errors.fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said)),
        parts: plan_parts(staff, &loaded.plan, PART),
        indicators: indicators::table(staff, &loaded, keeps),
        histories: indicators::histories(&loaded, w),
        indicator_forms: if keeps { indicators::forms(staff, &loaded, typed, change) } else { Vec::new() },
        named_sources: loaded.plan.document.budget_sources.iter().map(|source| source.text.clone()).collect(),
        money: money::table(staff, &loaded, keeps),
        money_form: keeps.then(|| money::form(staff, &loaded, typed, change)),
        links: links::list(staff, &loaded, keeps),
        link_form: keeps.then(|| links::form(staff, &loaded, typed)),
    };
    let head = PageHead::new(w.notes_title()).breadcrumbs(plan_crumbs(staff, &loaded.plan));
    staff.page(&head.with_errors(typed.is_some()), &body)
}

/// The page again with what was typed.
async fn again(staff: &Staff, plan: PlanId, form: Form, input: Input, errors: FormErrors) -> Result<Response, Failure> {
    let change = input.text("id").to_owned();
    page(staff, plan, Some(Typed { form, input, errors }), &change).await
}

/// Where a form of the page goes.
fn action(staff: &Staff, plan: PlanId, verb: &str) -> String {
    staff.href(&plan_path(plan, &format!("{PART}/{verb}")))
}

/// What stands in a field: what was typed, else what is kept.
fn value<'a>(typed: Option<&'a Typed>, form: Form, field: &str, kept: &'a str) -> &'a str {
    typed.filter(|typed| typed.form == form).map_or(kept, |typed| typed.input.text(field))
}

fn text(
    staff: &Staff,
    typed: Option<&Typed>,
    (form, field): (Form, &'static str),
    label: &'static str,
    kept: &str,
) -> TextInput {
    let error = typed.filter(|typed| typed.form == form).and_then(|typed| typed.errors.of(field));
    TextInput::new(staff.locale, field, label).value(value(typed, form, field, kept)).error(error)
}

/// A form folded away under its title, open where it has something to say.
fn folded(title: String, form: &impl Template, open: bool) -> Details {
    let details = Details::new(title, ui::Html::trusted(form.to_string()));
    if open { details.open() } else { details }
}

/// Puts a refusal beside its field. `fields` says under which name a field of the rule stands in the form; what belongs
/// to none of them stands at the first.
fn beside(refusal: &Refusal, fields: &[(&'static str, &'static str)], w: Words) -> Result<FormErrors, Failure> {
    let named = match refusal {
        Refusal::TextMissing(name) | Refusal::TextTooLong(name, _) => Some(*name),
        Refusal::DateInFuture(_) => Some("day"),
        Refusal::FigureOutOfRange => Some("figure"),
        Refusal::Changed { .. } | Refusal::AlreadyThere | Refusal::LinkedToItself => None,
        other => return Err(sentences::failure(other.clone().into(), w)),
    };
    let field = fields.iter().find(|(name, _)| Some(*name) == named).or(fields.first()).map_or("", |(_, field)| field);
    let said = match refusal {
        Refusal::Changed { .. } => w.notes_changed().to_owned(),
        other => sentences::refusal(other, w),
    };
    let mut errors = FormErrors::default();
    errors.add(field, said);
    Ok(errors)
}
