//! The review of a plan: two kinds of findings kept apart, each with its source line and what to do, each to be kept as it is
//! with a reason. For the agency only: the public never sees a finding.

mod outstanding;

use crate::desk::common::{self, Names, full_plan, plan_crumbs, plan_parts, plan_path, words, writer};
use crate::desk::quota;
use crate::intake;
use crate::lint::{Argument, Code, Finding, Severity};
use crate::model::{FindingAcceptance, FullPlan, PlanId};
use crate::permissions::{MANAGE_PLANS, SEE_TASKS};
use crate::words::Words;
use crate::{rules, sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use outstanding::outstanding;
use ui::{Button, Column, Details, ErrorSummary, Html, SubNavigation, Table, Textarea};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

/// Characters of a quotation: enough to find the place, little enough to read.
const QUOTED: usize = 280;
/// Characters of a reason.
const MOST_IN_REASON: u32 = 1_000;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/lam-viec/ke-hoach/{plan}/ra-soat", Access::May(&SEE_TASKS), show).post(
        "/lam-viec/ke-hoach/{plan}/ra-soat",
        Access::May(&MANAGE_PLANS),
        accept,
    )
}

#[derive(Template)]
#[template(path = "review/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    title: &'static str,
    parts: SubNavigation,
    lead: &'static str,
    new_draft: Option<Button>,
    format: Vec<FindingView>,
    management: Vec<FindingView>,
    accepted: Option<Details>,
    limits: Html,
}

struct FindingView {
    id: String,
    sentence: String,
    advice: String,
    quote: Option<String>,
    items: Option<String>,
    link: Option<Html>,
    accept: Option<Details>,
}

#[derive(Template)]
#[template(path = "review/accept.html")]
struct AcceptForm {
    action: String,
    key: String,
    reason: Textarea,
    button: Button,
}

/// What somebody typed about one finding and what is wrong with it.
#[derive(Default)]
struct Typed {
    key: String,
    reason: String,
    errors: FormErrors,
}

async fn show(staff: Staff, Path(plan): Path<PlanId>) -> Result<Response, Failure> {
    page(&staff, plan, Typed::default()).await
}

async fn accept(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let full = full_plan(&staff, plan).await?;
    let (key, reason) = (input.text("key"), input.text("reason"));
    let limits = store::list_quota_limits(&staff.app.db, staff.agency.id).await?;
    let Some(finding) = intake::review(&full.plan.document, &limits).into_iter().find(|finding| finding.key == key)
    else {
        return Ok(staff.redirect_saying(&plan_path(plan, "ra-soat"), w.review_changed()));
    };
    let earlier = store::list_acceptances(&staff.app.db, staff.agency.id, plan).await?;
    let mut tx = staff.app.db.begin().await?;
    let saved = match rules::notes::accept_finding(plan, &finding.key, reason, &earlier, &staff.actor, staff.now) {
        Ok(decided) => store::add_acceptance(&mut tx, &writer(&staff), decided).await.map(drop),
        Err(refusal) => Err(refusal.into()),
    };
    if let Err(error) = saved {
        let mut errors = FormErrors::default();
        errors.add("reason", sentences::refusal(&sentences::refused(error)?, w));
        return page(&staff, plan, Typed { key: key.into(), reason: reason.into(), errors }).await;
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&plan_path(plan, "ra-soat"), w.review_accepted_said()))
}

async fn page(staff: &Staff, id: PlanId, typed: Typed) -> Result<Response, Failure> {
    let w = words(staff);
    let full = full_plan(staff, id).await?;
    let tasks = store::list_tasks(&staff.app.db, staff.agency.id, id).await?;
    let accepted = store::list_acceptances(&staff.app.db, staff.agency.id, id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let limits = store::list_quota_limits(&staff.app.db, staff.agency.id).await?;
    let found = outstanding(intake::review(&full.plan.document, &limits), &full, &tasks);
    let signed = full.plan.signature().is_some();
    let title = if signed { w.review_title_signed() } else { w.review_title_draft() };
    let mut errors = ErrorSummary::new(staff.locale);
    let open: Vec<&Finding> =
        found.iter().filter(|finding| accepted.iter().all(|one| one.finding_key != finding.key)).collect();
    let views = |severity: Severity| -> Vec<FindingView> {
        let of_kind = open.iter().enumerate().filter(|(_, finding)| finding.severity == severity);
        of_kind.map(|(at, finding)| view(staff, &full, at, finding, &typed)).collect()
    };
    let (format, management) = (views(Severity::Format), views(Severity::Management));
    for (_, sentence) in typed.errors.iter() {
        let at = open.iter().position(|finding| finding.key == typed.key).unwrap_or_default();
        errors = errors.field(reason_id(at), sentence);
    }
    let new_draft = (!signed && staff.actor.may(&MANAGE_PLANS)).then(|| {
        Button::to(w.review_new_draft(), staff.href(&format!("/lam-viec/ke-hoach/nhap?thay={id}"))).secondary()
    });
    let body = Page {
        w,
        errors,
        title,
        parts: plan_parts(staff, &full.plan, "ra-soat"),
        lead: if signed { w.review_lead_signed() } else { w.review_lead_draft() },
        new_draft,
        format,
        management,
        accepted: accepted_table(&accepted, &found, &names, w),
        limits: Html::link(&staff.href(quota::PATH), w.review_quota_link()),
    };
    let head = PageHead::new(title).breadcrumbs(plan_crumbs(staff, &full.plan));
    staff.page(&head.with_errors(!typed.errors.is_empty()), &body)
}

fn reason_id(at: usize) -> String {
    format!("ly-do-{}", at + 1)
}

fn view(staff: &Staff, full: &FullPlan, at: usize, finding: &Finding, typed: &Typed) -> FindingView {
    let w = words(staff);
    let said = sentences::finding(finding, w);
    FindingView {
        id: format!("diem-{}", at + 1),
        sentence: said.sentence,
        advice: said.advice,
        quote: quote(finding, w),
        items: match finding.arguments.get("items") {
            Some(Argument::List(items)) => Some(w.review_items(items.join(", "))),
            _ => None,
        },
        link: link(staff, full, finding),
        accept: staff.actor.may(&MANAGE_PLANS).then(|| accept_form(staff, full.plan.id, at, finding, typed)),
    }
}

/// The source line and its text, cut at a word.
fn quote(finding: &Finding, w: Words) -> Option<String> {
    if finding.text.is_empty() {
        return None;
    }
    let text = common::cut(&finding.text, QUOTED);
    Some(match finding.line {
        0 => w.review_quote_without_line(text),
        line => w.review_quote(line.to_string(), text),
    })
}

/// Where what is missing is filled in.
fn link(staff: &Staff, full: &FullPlan, finding: &Finding) -> Option<Html> {
    let w = words(staff);
    let (page, text) = match finding.code {
        Code::ItemWithoutOwner | Code::ItemWithoutDue | Code::ItemWithoutQuantity => {
            ("giao-viec", w.review_to_assign())
        }
        Code::ItemWithoutLeadChannel => ("do-phu", w.review_to_coverage()),
        _ => return None,
    };
    full.plan.signature()?;
    Some(Html::link(&staff.href(&plan_path(full.plan.id, page)), text))
}

fn accept_form(staff: &Staff, plan: PlanId, at: usize, finding: &Finding, typed: &Typed) -> Details {
    let w = words(staff);
    let mine = typed.key == finding.key;
    let reason = Textarea::new(staff.locale, "reason", w.review_reason())
        .id(reason_id(at))
        .hint(w.review_reason_hint())
        .rows(2)
        .limit(MOST_IN_REASON);
    let reason = if mine { reason.value(&typed.reason).error(typed.errors.of("reason")) } else { reason };
    let form = AcceptForm {
        action: staff.href(&plan_path(plan, "ra-soat")),
        key: finding.key.clone(),
        reason,
        button: Button::submit(w.review_accept_button()).secondary().about(sentences::finding(finding, w).sentence),
    };
    let details = Details::new(w.review_accept(), Html::trusted(form.to_string()));
    if mine { details.open() } else { details }
}

/// What was decided to be kept, folded away, with who, when and why.
fn accepted_table(accepted: &[FindingAcceptance], found: &[Finding], names: &Names, w: Words) -> Option<Details> {
    if accepted.is_empty() {
        return None;
    }
    let rows = accepted.iter().map(|one| {
        let finding = found.iter().find(|finding| finding.key == one.finding_key);
        let said = finding.map_or_else(
            || format!("{} {}", one.finding_key, w.review_gone()),
            |finding| sentences::finding(finding, w).sentence,
        );
        let when = short(kernel::local_date(one.accepted_at));
        vec![said.into(), Html::from(&one.reason), names.person(one.accepted_by).into(), when.into()]
    });
    let summary = w.review_accepted(i64::try_from(accepted.len()).unwrap_or(i64::MAX));
    let table = Table::new(w.0, summary.as_str())
        .hidden_caption()
        .column(Column::text(w.review_column_finding()))
        .column(Column::text(w.review_column_reason()))
        .column(Column::text(w.review_column_who()))
        .column(Column::text(w.review_column_when()))
        .rows(rows);
    Some(Details::new(summary, table))
}
