//! A signed plan, printed as it was signed, with the papers that came after it and what came of it.

use super::address::{self, Form};
use super::{paper, result, words};
use crate::model::{Amendment, AmendmentKind, Plan, PlanSummary};
use crate::words::Words;
use crate::{api, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde_json::json;
use ui::{Breadcrumbs, Button, Html, SignedDocument, Timeline, TimelineEntry};
use viet::date::short;
use web::answer::{PaperForm, kept_file};
use web::open::Data;
use web::{Ctx, Failure, PageHead};

#[derive(Template)]
#[template(path = "public/plan.html")]
struct Page {
    w: Words,
    title: String,
    summary: String,
    print: Button,
    pdf: Html,
    word: Html,
    copy: Option<Html>,
    amendments: Option<Timeline>,
    results: Vec<(Html, String)>,
    others: Vec<Html>,
    files: Vec<Html>,
    paper: SignedDocument,
}

/// The latest plan of a year.
pub(super) async fn newest(ctx: Ctx, Path(last): Path<String>) -> Result<Response, Failure> {
    let (year, form) = address::split(&last);
    let plans = of_year(&ctx, year).await?;
    let plan = plans.first().ok_or(Failure::NotFound)?.clone();
    answer(&ctx, &plan, &plans, form).await
}

/// Any plan of a year, by its number. The latest one lives at the year's address.
pub(super) async fn by_number(ctx: Ctx, Path((year, last)): Path<(String, String)>) -> Result<Response, Failure> {
    let (number, form) = address::split(&last);
    let plans = of_year(&ctx, &year).await?;
    let plan = numbered(&plans, number)?.clone();
    let home = address::of_plan(&plan, &plans);
    if form == Form::Page && home == format!("/ke-hoach/{year}") {
        return Ok(ctx.redirect(&home));
    }
    answer(&ctx, &plan, &plans, form).await
}

/// The signed PDF.
pub(super) async fn signed_copy(ctx: Ctx, Path((year, number)): Path<(String, String)>) -> Result<Response, Failure> {
    let plans = of_year(&ctx, &year).await?;
    let found = numbered(&plans, &number)?;
    let plan = store::find_plan(&ctx.app.db, ctx.agency.id, found.id).await?.ok_or(Failure::NotFound)?;
    let copy = plan.signature().and_then(|signature| signature.copy).ok_or(Failure::NotFound)?;
    kept_file(&ctx, copy).await
}

async fn of_year(ctx: &Ctx, year: &str) -> Result<Vec<PlanSummary>, Failure> {
    let plans = address::signed(store::list_plans(&ctx.app.db, ctx.agency.id).await?);
    Ok(plans.into_iter().filter(|plan| plan.year.to_string() == year).collect())
}

fn numbered<'a>(plans: &'a [PlanSummary], number: &str) -> Result<&'a PlanSummary, Failure> {
    let is_it = |plan: &&PlanSummary| plan.number.as_deref().is_some_and(|own| viet::slug(own) == number);
    plans.iter().find(is_it).ok_or(Failure::NotFound)
}

async fn answer(ctx: &Ctx, plan: &PlanSummary, plans: &[PlanSummary], form: Form) -> Result<Response, Failure> {
    let (db, agency) = (&ctx.app.db, ctx.agency.id);
    if form != Form::Page {
        let full = store::find_full_plan(db, agency, plan.id).await?.ok_or(Failure::NotFound)?;
        return api::plan(ctx, &full, form).await;
    }
    let w = words(ctx);
    let signed = store::find_plan(db, agency, plan.id).await?.ok_or(Failure::NotFound)?;
    let papers = store::list_amendments(db, agency, plan.id).await?;
    let signature = signed.signature().ok_or(Failure::NotFound)?;
    let (number, signed_on) = (signature.number.as_str(), short(signature.issued_on));
    let home = address::of_plan(plan, plans);
    let results = result::approved(ctx, plans).await?;
    let title = w.public_plan_link(plan.kind.as_str(), number);
    let body = Page {
        w,
        title: title.clone(),
        summary: w.public_plan_summary(plan.issuer.as_str(), signed_on.as_str(), plan.subject.as_str()),
        print: Button::print(w.public_print()).secondary(),
        pdf: Html::link(&ctx.href(&format!("{home}.{}", PaperForm::Pdf.ending())), w.public_pdf()),
        word: Html::link(&ctx.href(&format!("{home}.{}", PaperForm::Docx.ending())), w.public_word()),
        copy: signature
            .copy
            .map(|_| Html::link(&ctx.href(&format!("{}/ban-ky", address::with_number(plan))), w.public_signed_copy())),
        amendments: (!papers.is_empty()).then(|| amendments(&papers, w)),
        results: results.iter().filter(|one| one.plan.id == plan.id).map(|one| result_line(ctx, one, w)).collect(),
        others: others(ctx, plan, plans, w),
        files: files(ctx, &home),
        paper: paper::paper(&signed.document, number),
    };
    let crumbs = Breadcrumbs::new(ctx.locale).then(w.menu_public_plans(), ctx.href("/ke-hoach"));
    let head = PageHead::new(title)
        .description(w.public_plan_description(plan.issuer.as_str(), signed_on.as_str(), plan.subject.as_str()))
        .json_ld(json_ld(ctx, &signed, &home))
        .last_reviewed(signed_on)
        .breadcrumbs(crumbs);
    ctx.public(&head, &body)
}

fn amendments(papers: &[Amendment], w: Words) -> Timeline {
    Timeline::new(papers.iter().map(|paper| {
        let kind = match paper.kind {
            AmendmentKind::Correction => w.baseline_correction(),
            AmendmentKind::Amendment => w.baseline_amendment_kind(),
        };
        let changes = w.public_changes(crate::desk::common::count(paper.changes.len()));
        TimelineEntry::new(short(paper.issued_on), w.baseline_amendment(kind, paper.number.as_str())).body(changes)
    }))
}

fn result_line(ctx: &Ctx, one: &result::Approved, w: Words) -> (Html, String) {
    let approved = address::approved_on(&one.result).map(short).unwrap_or_default();
    let link = Html::link(&ctx.href(&one.address), &w.public_result_title(one.result.period.label.as_str()));
    (link, w.public_approved_on(approved))
}

/// The other plans that were signed for the year.
fn others(ctx: &Ctx, plan: &PlanSummary, plans: &[PlanSummary], w: Words) -> Vec<Html> {
    let link = |other: &PlanSummary| {
        let text = w.public_plan_link(other.kind.as_str(), other.number.as_deref().unwrap_or_default());
        Html::link(&ctx.href(&address::of_plan(other, plans)), &text)
    };
    plans.iter().filter(|other| other.id != plan.id).map(link).collect()
}

fn files(ctx: &Ctx, home: &str) -> Vec<Html> {
    let link = |form: Data| Html::link(&ctx.href(&format!("{home}.{}", form.ending())), &form.ending().to_uppercase());
    Data::ALL.map(link).into()
}

/// A report by a government organisation, with the files that hold the same.
fn json_ld(ctx: &Ctx, plan: &Plan, home: &str) -> String {
    let base = ctx.app.settings.public_url.as_ref();
    let address = |path: String| base.and_then(|base| base.join(&path).ok()).map_or(path, String::from);
    let file = |form: Data| {
        let media = match form {
            Data::Json => "application/json",
            Data::Csv => "text/csv",
            Data::Xlsx => web::table::XLSX,
        };
        json!({"@type": "DataDownload", "encodingFormat": media, "contentUrl": address(format!("{home}.{}", form.ending()))})
    };
    let document = &plan.document;
    let signature = plan.signature();
    json!({
        "@context": "https://schema.org",
        "@type": "Report",
        "name": document.subject,
        "reportNumber": signature.map(|one| one.number.as_str()),
        "datePublished": signature.map(|one| one.issued_on.to_string()),
        "inLanguage": "vi",
        "url": address(home.to_owned()),
        "publisher": {"@type": "GovernmentOrganization", "name": ctx.agency.name},
        "encoding": Data::ALL.map(file),
    })
    .to_string()
}
