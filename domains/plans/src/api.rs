//! Open data: a signed plan and an approved result as JSON, CSV and workbook. What is given is listed here field by field,
//! so that nothing else gets out: no findings, no live figures, no names of officials but that of the signer.

use crate::import::PlanDocument;
use crate::model::{AmendmentKind, CountedTask, FullPlan, PeriodResult, PlanSummary};
use crate::pages::address::{Form, approved_on};
use crate::pages::counted::outcome;
use crate::words::Words;
use axum::response::Response;
use kernel::Date;
use serde::Serialize;
use store::TextEnum as _;
use web::open::{Data, Sheet, json, kept};
use web::table::Cell;
use web::{Ctx, Failure, Routes};

/// The files stand under the pages' own addresses, with an ending.
pub(crate) fn routes() -> Routes {
    Routes::new()
}

/// A signed plan, with the keys of the importer and in their order.
#[derive(Serialize)]
struct OpenPlan<'a> {
    year: i16,
    number: &'a str,
    issued_on: Date,
    place: &'a Option<String>,
    kind: &'a Option<String>,
    subject: &'a Option<String>,
    issuer: &'a Option<String>,
    parent: &'a Option<crate::import::Parent>,
    bases: &'a [crate::import::Basis],
    purposes: &'a [crate::import::Passage],
    requirements: &'a [crate::import::Passage],
    blocks: &'a [crate::import::AudienceBlock],
    duties: &'a [crate::import::Duty],
    budget_sources: &'a [crate::import::Passage],
    quotas: &'a Option<crate::import::Quotas>,
    recipients: &'a [crate::import::Passage],
    signer: &'a Option<crate::import::Signer>,
    citations: &'a [crate::import::Cited],
    amendments: Vec<OpenAmendment<'a>>,
}

#[derive(Serialize)]
struct OpenAmendment<'a> {
    number: &'a str,
    issued_on: Date,
    kind: AmendmentKind,
}

/// A plan as a file. Of a draft there is none.
pub(crate) async fn plan(ctx: &Ctx, full: &FullPlan, form: Form) -> Result<Response, Failure> {
    let signature = full.plan.signature().ok_or(Failure::NotFound)?;
    let name = format!("ke-hoach-{}-{}", full.plan.year, viet::slug(&signature.number));
    let data = match form {
        Form::Page => return Err(Failure::NotFound),
        Form::Data(data) => data,
        Form::Paper(form) => {
            let paper = crate::papers::official(&full.plan, signature.issued_on);
            return Ok(kept(web::answer::paper(&name, paper, form).await?));
        }
    };
    let document = &full.plan.document.as_data();
    if data == Data::Json {
        let open = OpenPlan {
            year: full.plan.year,
            number: &signature.number,
            issued_on: signature.issued_on,
            place: &document.place,
            kind: &document.kind,
            subject: &document.subject,
            issuer: &document.issuer,
            parent: &document.parent,
            bases: &document.bases,
            purposes: &document.purposes,
            requirements: &document.requirements,
            blocks: &document.blocks,
            duties: &document.duties,
            budget_sources: &document.budget_sources,
            quotas: &document.quotas,
            recipients: &document.recipients,
            signer: &document.signer,
            citations: &document.citations,
            amendments: full.amendments.iter().map(open_amendment).collect(),
        };
        return json(&open);
    }
    let w = Words::new(ctx.locale);
    let header = [w.public_audience(), w.public_label(), w.public_content(), w.public_channels()].map(str::to_owned);
    let sheet = Sheet {
        title: w.public_sheet_plan(),
        header: header.into(),
        rows: plan_rows(document),
        from: signature.issued_on,
    };
    Ok(sheet.file(&name, data, ctx.locale))
}

const fn open_amendment(paper: &crate::model::Amendment) -> OpenAmendment<'_> {
    OpenAmendment { number: paper.number.as_str(), issued_on: paper.issued_on, kind: paper.kind }
}

/// A line for each content; the channels of its group stand beside each, as in the paper's merged cell.
fn plan_rows(document: &PlanDocument) -> Vec<Vec<Cell>> {
    let rows = document.blocks.iter().flat_map(|block| {
        let channels: Vec<&str> = block.channels.iter().map(|line| line.text.as_str()).collect();
        let channels = channels.join("\n");
        let audience = block.audience.clone().or_else(|| block.heading.clone()).unwrap_or_default();
        block.items.iter().map(move |item| {
            [&audience, &item.label, &item.text, &channels].map(|text| Cell::Text(text.clone())).into()
        })
    });
    rows.collect()
}

/// An approved result.
#[derive(Serialize)]
struct OpenResult<'a> {
    plan: &'a Option<String>,
    year: i64,
    period: &'a crate::model::Period,
    approved_on: Option<Date>,
    remarks: &'a str,
    figures: Figures,
    tasks: Vec<OpenTask<'a>>,
    proofs: Vec<OpenProof>,
}

#[derive(Serialize)]
struct Figures {
    tasks: usize,
    done_on_time: usize,
    done_late: usize,
    open: usize,
    overdue: usize,
    proofs: usize,
}

#[derive(Serialize)]
struct OpenTask<'a> {
    title: &'a str,
    unit: &'a str,
    audience: &'a str,
    due: Option<Date>,
    done_on: Option<Date>,
    outcome: &'static str,
}

#[derive(Serialize)]
struct OpenProof {
    happened_on: Date,
    /// Positions in `tasks`, from 0.
    tasks: Vec<usize>,
}

/// An approved result as a file. The caller has found it among the approved ones.
pub(crate) fn result(ctx: &Ctx, plan: &PlanSummary, result: &PeriodResult, form: Form) -> Result<Response, Failure> {
    let approved_on = approved_on(result).ok_or(Failure::NotFound)?;
    let Form::Data(data) = form else { return Err(Failure::NotFound) };
    if data == Data::Json {
        return json(&open_result(plan, result));
    }
    let w = Words::new(ctx.locale);
    let header =
        [w.public_task(), w.public_unit(), w.public_audience(), w.public_due(), w.public_done_on(), w.public_outcome()]
            .map(str::to_owned);
    let rows: Vec<Vec<Cell>> = result.rows.tasks.iter().map(|row| task_row(row, w)).collect();
    let name = format!("ket-qua-{}-{}", plan.year, viet::slug(&result.period.label));
    let sheet = Sheet { title: w.public_sheet_result(), header: header.into(), rows, from: approved_on };
    Ok(sheet.file(&name, data, ctx.locale))
}

fn open_result<'a>(plan: &'a PlanSummary, result: &'a PeriodResult) -> OpenResult<'a> {
    use crate::model::Outcome as O;
    let rows = &result.rows;
    let of = |outcome: O| rows.with(outcome).count();
    let proof = |proof: &crate::model::CountedProof| OpenProof {
        happened_on: proof.happened_on,
        tasks: proof.tasks.iter().filter_map(|id| rows.tasks.iter().position(|row| row.task == *id)).collect(),
    };
    OpenResult {
        plan: &plan.number,
        year: plan.year,
        period: &result.period,
        approved_on: approved_on(result),
        remarks: &result.remarks,
        figures: Figures {
            tasks: rows.tasks.len(),
            done_on_time: of(O::DoneOnTime),
            done_late: of(O::DoneLate),
            open: of(O::Open),
            overdue: of(O::Overdue),
            proofs: rows.proofs.len(),
        },
        tasks: rows.tasks.iter().map(open_task).collect(),
        proofs: rows.proofs.iter().map(proof).collect(),
    }
}

fn open_task(row: &CountedTask) -> OpenTask<'_> {
    OpenTask {
        title: &row.title,
        unit: &row.unit_name,
        audience: &row.audience,
        due: row.due,
        done_on: row.done_on,
        outcome: row.outcome.as_str(),
    }
}

fn task_row(row: &CountedTask, w: Words) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let due = row.due.map_or_else(|| text(w.continuing()), Cell::Date);
    let done = row.done_on.map_or_else(|| text(""), Cell::Date);
    vec![text(&row.title), text(&row.unit_name), text(&row.audience), due, done, text(outcome(row.outcome, w))]
}
