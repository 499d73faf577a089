//! A period's result: counted, submitted, approved or sent back. Once approved it stays as it is; proof that comes later
//! does not move it.

use crate::desk::common::Names;
use crate::desk::common::{full_plan, paragraphs, plan_crumbs, plan_parts, plan_path, words, writer};
use crate::model::{Error, FullPlan, Period, PeriodResult, PlanId, Refusal, ResultId, ResultRows, ResultState};
use crate::pages::counted::{Asked, counted, html};
use crate::permissions::{APPROVE_RESULT, SEE_TASKS, SUBMIT_RESULT};
use crate::words::Words;
use crate::{rules, sentences, store};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use kernel::Date;
use ui::{
    ActionForm, Button, Column, DateField, ErrorSummary, Html, InsetText, SubNavigation, Table, Tag, TextInput,
    Textarea, Tone,
};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/lam-viec/ke-hoach/{plan}/ket-qua", Access::May(&SEE_TASKS), list)
        .post("/lam-viec/ke-hoach/{plan}/ket-qua", Access::May(&SUBMIT_RESULT), compute)
        .get("/lam-viec/ke-hoach/{plan}/ket-qua/{period}", Access::May(&SEE_TASKS), show)
        .post("/lam-viec/ke-hoach/{plan}/ket-qua/{period}/tinh-lai", Access::May(&SUBMIT_RESULT), count_again)
        .post("/lam-viec/ke-hoach/{plan}/ket-qua/{period}/nhan-xet", Access::May(&SUBMIT_RESULT), remark)
        .post("/lam-viec/ke-hoach/{plan}/ket-qua/{period}/trinh", Access::May(&SUBMIT_RESULT), submit)
        .post("/lam-viec/ke-hoach/{plan}/ket-qua/{period}/tra-lai", Access::May(&APPROVE_RESULT), send_back)
        .post("/lam-viec/ke-hoach/{plan}/ket-qua/{period}/phe-duyet", Access::May(&APPROVE_RESULT), approve)
}

#[derive(Template)]
#[template(path = "result/list.html")]
struct ListPage {
    w: Words,
    errors: ErrorSummary,
    parts: SubNavigation,
    results: Option<Table>,
    form: Option<PeriodForm>,
}

struct PeriodForm {
    action: String,
    label: TextInput,
    from: DateField,
    to: DateField,
    button: Button,
}

#[derive(Template)]
#[template(path = "result/page.html")]
struct Page {
    title: String,
    parts: SubNavigation,
    state: Tag,
    said: String,
    returned: Option<String>,
    w: Words,
    errors: ErrorSummary,
    actions: Vec<ActionForm>,
    send_back: Option<SendBack>,
    remarks: Vec<String>,
    /// Remarks that were typed too late: nothing is saved, and nothing typed is lost.
    unsaved: Option<InsetText>,
    remark: Option<RemarkForm>,
    counted: Html,
}

struct RemarkForm {
    action: String,
    version: i64,
    text: Textarea,
    button: Button,
}

struct SendBack {
    action: String,
    reason: Textarea,
    button: Button,
}

fn path(plan: PlanId, result: ResultId, verb: &str) -> String {
    let page = plan_path(plan, &format!("ket-qua/{result}"));
    if verb.is_empty() { page } else { format!("{page}/{verb}") }
}

async fn list(staff: Staff, Path(plan): Path<PlanId>) -> Result<Response, Failure> {
    let full = full_plan(&staff, plan).await?;
    list_page(&staff, &full, &Input::new(Vec::new()), &FormErrors::default()).await
}

async fn list_page(staff: &Staff, full: &FullPlan, typed: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    full.plan.signature().ok_or(Failure::NotFound)?;
    let results = store::list_results(&staff.app.db, staff.agency.id, full.plan.id).await?;
    let rows = results.iter().map(|result| {
        let link = Html::link(&staff.href(&path(full.plan.id, result.id, "")), &result.period.label);
        vec![link, short(result.period.from).into(), short(result.period.to).into(), state_tag(result, w).into()]
    });
    let table = Table::new(staff.locale, w.result_list())
        .column(Column::text(w.result_period()))
        .column(Column::text(w.result_from()))
        .column(Column::text(w.result_to()))
        .column(Column::text(w.result_state()))
        .rows(rows);
    let summary = errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said));
    let date = |name: &'static str, label: &'static str| {
        DateField::new(staff.locale, name, label).value(typed.text(name)).error(errors.of(name))
    };
    let body = ListPage {
        w,
        errors: summary,
        parts: plan_parts(staff, &full.plan, "ket-qua"),
        results: (!results.is_empty()).then_some(table),
        form: staff.actor.may(&SUBMIT_RESULT).then(|| PeriodForm {
            action: staff.href(&plan_path(full.plan.id, "ket-qua")),
            label: TextInput::new(staff.locale, "label", w.result_label())
                .hint(w.result_label_hint())
                .value(typed.text("label"))
                .error(errors.of("label")),
            from: date("from", w.result_from()),
            to: date("to", w.result_to()),
            button: Button::submit(w.result_compute()),
        }),
    };
    let head = PageHead::new(w.result_list()).breadcrumbs(plan_crumbs(staff, &full.plan));
    staff.page(&head.with_errors(!errors.is_empty()), &body)
}

async fn rows(staff: &Staff, full: &FullPlan, period: &Period) -> Result<ResultRows, Failure> {
    let tasks = store::list_tasks_with_proofs(&staff.app.db, staff.agency.id, full.plan.id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    Ok(rules::result::count(full, &tasks, period, |unit| names.unit(unit).to_owned(), staff.today))
}

async fn compute(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let full = full_plan(&staff, plan).await?;
    let mut errors = FormErrors::default();
    let mut date = |name: &str| -> Option<Date> {
        let day = input.date(name).ok().flatten();
        if day.is_none() {
            errors.add(name, w.fault_form_date());
        }
        day
    };
    let days = (date("from"), date("to"));
    let (Some(from), Some(to)) = days else { return list_page(&staff, &full, &input, &errors).await };
    let period = Period { label: input.text("label").to_owned(), from, to };
    let rows = rows(&staff, &full, &period).await?;
    let id = staff.app.ambient.id();
    let mut tx = staff.app.db.begin().await?;
    let saved = match rules::result::compute(&full, id, None, &period, rows, &staff.actor, staff.now) {
        Ok(decided) => store::add_result(&mut tx, &writer(&staff), decided).await,
        Err(refusal) => Err(refusal.into()),
    };
    if let Err(error) = saved {
        let refusal = sentences::refused(error)?;
        let field =
            if matches!(refusal, Refusal::TextMissing(_) | Refusal::TextTooLong(..)) { "label" } else { "from" };
        errors.add(field, sentences::refusal(&refusal, w));
        return list_page(&staff, &full, &input, &errors).await;
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&path(plan, id, ""), w.result_computed()))
}

async fn find(staff: &Staff, plan: PlanId, id: ResultId) -> Result<PeriodResult, Failure> {
    let found = store::find_result(&staff.app.db, staff.agency.id, id).await?;
    found.filter(|result| result.plan_id == plan).ok_or(Failure::NotFound)
}

async fn show(
    staff: Staff,
    Path((plan, id)): Path<(PlanId, ResultId)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let full = full_plan(&staff, plan).await?;
    let result = find(&staff, plan, id).await?;
    result_page(&staff, &full, &result, &asked, None)
}

/// Remarks that were typed and not saved, and why.
struct Unsaved {
    text: String,
    why: String,
}

fn result_page(
    staff: &Staff,
    full: &FullPlan,
    result: &PeriodResult,
    asked: &Asked,
    unsaved: Option<Unsaved>,
) -> Result<Response, Failure> {
    let w = words(staff);
    let (plan, id) = (result.plan_id, result.id);
    let address = staff.href(&path(plan, id, ""));
    let (from, to) = (short(result.period.from), short(result.period.to));
    let returned = match &result.state {
        ResultState::Draft { returned } => returned.clone(),
        ResultState::Submitted { .. } | ResultState::Approved { .. } => None,
    };
    let title = w.result_title(result.period.label.as_str());
    let body = Page {
        title: title.clone(),
        parts: plan_parts(staff, &full.plan, "ket-qua"),
        state: state_tag(result, w),
        said: w.result_counted_at(short(kernel::local_date(result.computed_at)), from, to),
        returned: returned.map(|reason| w.result_returned(reason)),
        actions: actions(staff, result),
        send_back: send_back_form(staff, result),
        remarks: paragraphs(&result.remarks),
        errors: unsaved.iter().fold(ErrorSummary::new(staff.locale), |all, one| match result.state {
            ResultState::Draft { .. } => all.field("remarks", one.why.as_str()),
            ResultState::Submitted { .. } | ResultState::Approved { .. } => all.form(one.why.as_str()),
        }),
        unsaved: unsaved.as_ref().and_then(|one| beside_form(staff, result, one)),
        remark: remark_form(staff, result, unsaved.as_ref()),
        w,
        counted: html(&counted(&result.rows, asked, &address, w)),
    };
    let crumbs = plan_crumbs(staff, &full.plan).then(w.result_list(), staff.href(&plan_path(plan, "ket-qua")));
    staff.page(&PageHead::new(title).breadcrumbs(crumbs).with_errors(unsaved.is_some()), &body)
}

/// The steps that are open to the actor; the version says what they saw.
fn actions(staff: &Staff, result: &PeriodResult) -> Vec<ActionForm> {
    let w = words(staff);
    let form = |verb: &str, button: Button| {
        ActionForm::new(staff.href(&path(result.plan_id, result.id, verb)), button)
            .hidden("version", result.version.to_string())
    };
    match result.state {
        ResultState::Draft { .. } if staff.actor.may(&SUBMIT_RESULT) => vec![
            form("trinh", Button::submit(w.result_submit())),
            form("tinh-lai", Button::submit(w.result_count_again()).secondary()),
        ],
        ResultState::Submitted { by, .. } if may_answer(staff, by) => {
            vec![form("phe-duyet", Button::submit(w.result_approve()))]
        }
        ResultState::Draft { .. } | ResultState::Submitted { .. } | ResultState::Approved { .. } => Vec::new(),
    }
}

fn may_answer(staff: &Staff, submitted_by: people::AccountId) -> bool {
    staff.actor.may(&APPROVE_RESULT) && submitted_by != staff.actor.account
}

fn send_back_form(staff: &Staff, result: &PeriodResult) -> Option<SendBack> {
    let w = words(staff);
    let ResultState::Submitted { .. } = result.state else { return None };
    staff.actor.may(&APPROVE_RESULT).then(|| SendBack {
        action: staff.href(&path(result.plan_id, result.id, "tra-lai")),
        reason: Textarea::new(staff.locale, "reason", w.result_reason()).rows(2),
        button: Button::submit(w.result_send_back()).secondary(),
    })
}

/// What stands now, where somebody else saved meanwhile; or what was typed, where there is no form any more.
fn beside_form(staff: &Staff, result: &PeriodResult, unsaved: &Unsaved) -> Option<InsetText> {
    let w = words(staff);
    let (title, text) = match result.state {
        ResultState::Draft { .. } => (w.result_remarks_now(), result.remarks.as_str()),
        ResultState::Submitted { .. } | ResultState::Approved { .. } => {
            (w.result_remarks_unsaved(), unsaved.text.as_str())
        }
    };
    let lines: String = paragraphs(text).iter().map(|line| format!("<p>{}</p>", Html::from(line))).collect();
    (!lines.is_empty()).then(|| InsetText::new(Html::trusted(format!("<p><strong>{title}</strong></p>{lines}"))))
}

/// What the Office says about the figures, as long as they are a draft.
fn remark_form(staff: &Staff, result: &PeriodResult, unsaved: Option<&Unsaved>) -> Option<RemarkForm> {
    let w = words(staff);
    let ResultState::Draft { .. } = result.state else { return None };
    staff.actor.may(&SUBMIT_RESULT).then(|| RemarkForm {
        action: staff.href(&path(result.plan_id, result.id, "nhan-xet")),
        version: result.version,
        text: Textarea::new(staff.locale, "remarks", w.result_remarks())
            .rows(4)
            .hint(w.result_remarks_hint())
            .value(unsaved.map_or(result.remarks.as_str(), |one| one.text.as_str()))
            .error(unsaved.map(|one| one.why.as_str())),
        button: Button::submit(w.result_remark_save()).secondary(),
    })
}

fn state_tag(result: &PeriodResult, w: Words) -> Tag {
    match result.state {
        ResultState::Draft { .. } => Tag::new(Tone::Neutral, w.result_draft()),
        ResultState::Submitted { .. } => Tag::new(Tone::Teal, w.result_submitted()),
        ResultState::Approved { .. } => Tag::new(Tone::Green, w.result_approved()),
    }
}

async fn count_again(
    staff: Staff,
    Path((plan, id)): Path<(PlanId, ResultId)>,
    input: Input,
) -> Result<Response, Failure> {
    let full = full_plan(&staff, plan).await?;
    let before = find(&staff, plan, id).await?;
    let rows = rows(&staff, &full, &before.period).await?;
    let decided = rules::result::compute(&full, id, Some(&before), &before.period, rows, &staff.actor, staff.now);
    save(&staff, &before, &input, decided, words(&staff).result_computed()).await
}

async fn remark(staff: Staff, Path((plan, id)): Path<(PlanId, ResultId)>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let full = full_plan(&staff, plan).await?;
    let before = find(&staff, plan, id).await?;
    let seen = input.number("version").ok().flatten().unwrap_or(before.version);
    let mut tx = staff.app.db.begin().await?;
    let saved = match rules::result::remark(&before, input.text("remarks"), &staff.actor) {
        Ok(decided) => store::save_result(&mut tx, &writer(&staff), seen, decided).await.map(drop),
        Err(refusal) => Err(refusal.into()),
    };
    let Err(error) = saved else {
        tx.commit().await?;
        return Ok(staff.redirect_saying(&path(plan, id, ""), w.result_remarked()));
    };
    drop(tx);
    // What was typed stays in the form, at the version that stands now, and says why it was not saved.
    let why = match sentences::refused(error)? {
        Refusal::Changed { .. } => w.result_remarks_changed().to_owned(),
        refusal => sentences::refusal(&refusal, w),
    };
    let unsaved = Some(Unsaved { text: input.text("remarks").to_owned(), why });
    let now = find(&staff, plan, id).await?;
    result_page(&staff, &full, &now, &Asked::default(), unsaved)
}

async fn submit(staff: Staff, Path((plan, id)): Path<(PlanId, ResultId)>, input: Input) -> Result<Response, Failure> {
    let before = find(&staff, plan, id).await?;
    let decided = rules::result::submit(&before, &staff.actor, staff.now);
    save(&staff, &before, &input, decided, words(&staff).result_submitted_said()).await
}

async fn send_back(
    staff: Staff,
    Path((plan, id)): Path<(PlanId, ResultId)>,
    input: Input,
) -> Result<Response, Failure> {
    let before = find(&staff, plan, id).await?;
    let decided = rules::result::send_back(&before, input.text("reason"), &staff.actor);
    save(&staff, &before, &input, decided, words(&staff).result_returned_said()).await
}

async fn approve(staff: Staff, Path((plan, id)): Path<(PlanId, ResultId)>, input: Input) -> Result<Response, Failure> {
    let before = find(&staff, plan, id).await?;
    let decided = rules::result::approve(&before, &staff.actor, staff.now);
    save(&staff, &before, &input, decided, words(&staff).result_approved_said()).await
}

/// Saves against the version that the person saw, so that nobody approves what was counted again meanwhile.
async fn save(
    staff: &Staff,
    before: &PeriodResult,
    input: &Input,
    decided: crate::model::Decision<PeriodResult>,
    said: &str,
) -> Result<Response, Failure> {
    let w = words(staff);
    let seen = input.number("version").ok().flatten().unwrap_or(before.version);
    let decided = decided.map_err(|refusal| sentences::failure(Error::Refused(refusal), w))?;
    let mut tx = staff.app.db.begin().await?;
    store::save_result(&mut tx, &writer(staff), seen, decided).await.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&path(before.plan_id, before.id, ""), said))
}
