//! The list of plans, and the overview of one: how it stands, its papers, what else is in it, what comes next.

mod papers;
mod standing;

use crate::desk::common::{Names, count, full_plan, plan_name, plan_parts, plan_path, plans_crumbs, words};
use crate::model::{
    FullPlan, HO_CHI_MINH_CAMPAIGN, LinkTarget, Plan, PlanId, PlanLink, PlanSummary, Relation, TaskWithProofs,
};
use crate::permissions::{ASSIGN_SOME, ATTACH_SIGNED_COPY, MANAGE_PLANS, SEE_TASKS};
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use standing::{Standing, standing};
use ui::{
    ActionForm, Bar, BarChart, Button, Column, DateField, Details, EmptyState, ErrorSummary, FileUpload, Html,
    Progress, StatTile, SubNavigation, SummaryList, SummaryRow, Table, Tag, TextInput, Tone, Width,
};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    let (see, manage) = (Access::May(&SEE_TASKS), Access::May(&MANAGE_PLANS));
    Routes::new()
        .get("/lam-viec/ke-hoach", see, list)
        .get("/lam-viec/ke-hoach/{plan}", see, show)
        .upload("/lam-viec/ke-hoach/{plan}/ky", manage, papers::UPLOAD, papers::record_signing)
        .upload("/lam-viec/ke-hoach/{plan}/ban-ky", Access::May(&ATTACH_SIGNED_COPY), papers::UPLOAD, papers::attach)
        .get("/lam-viec/ke-hoach/{plan}/ban-ky", see, papers::signed_copy)
        .get("/lam-viec/ke-hoach/{plan}/tep-goc", manage, papers::source_file)
        .post("/lam-viec/ke-hoach/{plan}/nam-sau", manage, papers::next_year)
}

#[derive(Template)]
#[template(path = "plan/list.html")]
struct ListPage {
    w: Words,
    import: Option<Button>,
    table: Option<Table>,
    empty: EmptyState,
}

async fn list(staff: Staff) -> Result<Response, Failure> {
    let w = words(&staff);
    let plans = store::list_plans(&staff.app.db, staff.agency.id).await?;
    let import = || Button::to(w.plans_import(), staff.href("/lam-viec/ke-hoach/nhap"));
    let manages = staff.actor.may(&MANAGE_PLANS);
    let body = ListPage {
        w,
        import: (manages && !plans.is_empty()).then(import),
        table: (!plans.is_empty()).then(|| list_table(&staff, &plans)),
        empty: if manages {
            EmptyState::new(w.plans_empty(), w.plans_empty_why()).action(import())
        } else {
            EmptyState::new(w.plans_empty(), w.plans_empty_wait())
        },
    };
    staff.page(&PageHead::new(w.plans_title()), &body)
}

fn list_table(staff: &Staff, plans: &[PlanSummary]) -> Table {
    let w = words(staff);
    let rows = plans.iter().map(|plan| {
        let subject =
            if plan.subject.is_empty() { w.plan_of_year(plan.year.to_string()) } else { plan.subject.clone() };
        let number = plan.number.as_deref().unwrap_or_default();
        let title =
            [number, subject.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ");
        vec![
            Html::link(&staff.href(&plan_path(plan.id, "")), &title),
            plan.year.to_string().into(),
            state_tag(plan.signed, w).into(),
            plan.issued_on.map(short).unwrap_or_default().into(),
        ]
    });
    Table::new(staff.locale, w.plans_title())
        .hidden_caption()
        .column(Column::text(w.plans_column_plan()))
        .column(Column::number(w.plans_column_year()))
        .column(Column::text(w.plans_column_state()))
        .column(Column::text(w.plans_column_date()))
        .rows(rows)
}

fn state_tag(signed: bool, w: Words) -> Tag {
    if signed { Tag::new(Tone::Teal, w.plan_signed()) } else { Tag::new(Tone::Neutral, w.plan_draft()) }
}

/// What was typed into a form of the overview, and what is wrong with it.
#[derive(Default)]
struct Typed {
    input: Input,
    errors: FormErrors,
}

#[derive(Template)]
#[template(path = "plan/overview.html")]
struct OverviewPage {
    w: Words,
    errors: ErrorSummary,
    caption: String,
    title: String,
    state: Tag,
    parts: SubNavigation,
    progress: Option<Progress>,
    tiles: Vec<StatTile>,
    no_tasks: Option<EmptyState>,
    by_unit: Option<BarChart>,
    sign: Option<SignForm>,
    facts: SummaryList,
    attach: Option<Details>,
    more: SummaryList,
    next_year: Option<NextYear>,
}

struct SignForm {
    review: Button,
    replace: Button,
    action: String,
    version: i64,
    number: TextInput,
    issued_on: DateField,
    copy: FileUpload,
    button: Button,
}

struct NextYear {
    title: String,
    why: String,
    form: ActionForm,
}

#[derive(Template)]
#[template(path = "plan/attach.html")]
struct AttachForm {
    action: String,
    version: i64,
    file: FileUpload,
    button: Button,
}

async fn show(staff: Staff, Path(plan): Path<PlanId>) -> Result<Response, Failure> {
    overview(&staff, plan, Typed::default()).await
}

async fn overview(staff: &Staff, id: PlanId, typed: Typed) -> Result<Response, Failure> {
    let w = words(staff);
    let full = full_plan(staff, id).await?;
    let plan = &full.plan;
    let tasks: Vec<TaskWithProofs> = store::list_tasks_with_proofs(&staff.app.db, staff.agency.id, id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let links = store::list_links(&staff.app.db, staff.agency.id, id).await?;
    let plans = store::list_plans(&staff.app.db, staff.agency.id).await?;
    let figures = standing(&tasks, staff.today);
    let signed = plan.signature().is_some();
    let title = plan.document.subject.clone().unwrap_or_else(|| w.plan_of_year(plan.year.to_string()));
    let errors = typed.errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said));
    let body = OverviewPage {
        w,
        errors,
        caption: caption(plan, w),
        state: state_tag(signed, w),
        parts: plan_parts(staff, plan, ""),
        progress: (figures.total > 0).then(|| progress(&figures, w)),
        tiles: tiles(staff, plan, &figures),
        no_tasks: (signed && figures.total == 0).then(|| no_tasks(staff, plan)),
        by_unit: (figures.total > 0).then(|| by_unit(staff, &figures, &names)),
        sign: (!signed && staff.actor.may(&MANAGE_PLANS)).then(|| sign_form(staff, plan, &typed)),
        facts: facts(staff, plan),
        attach: (signed && staff.actor.may(&ATTACH_SIGNED_COPY)).then(|| attach_form(staff, plan, &typed)),
        more: more(staff, &full, &links, &plans),
        next_year: (signed && staff.actor.may(&MANAGE_PLANS)).then(|| next_year(staff, plan)),
        title: title.clone(),
    };
    let head = PageHead::new(title).breadcrumbs(plans_crumbs(staff));
    staff.page(&head.with_errors(!typed.errors.is_empty()), &body)
}

fn caption(plan: &Plan, w: Words) -> String {
    match plan.signature() {
        Some(signature) => format!("{}, {}", plan_name(plan, w), short(signature.issued_on)),
        None => w.plan_caption(plan.year.to_string()),
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn progress(figures: &Standing, w: Words) -> Progress {
    let text = w.plan_progress_text(count(figures.done), count(figures.total));
    Progress::new(w.plan_progress(), small(figures.done), small(figures.total), text)
}

/// Each figure opens its rows; figures of nothing are left out, but for what is done.
fn tiles(staff: &Staff, plan: &Plan, figures: &Standing) -> Vec<StatTile> {
    let w = words(staff);
    let tile = |number: usize, label: &str, state: &str| {
        let address = staff.href(&plan_path(plan.id, &format!("viec?tinh-trang={state}")));
        StatTile::new(viet::number::grouped(count(number)), label, address)
    };
    let mut tiles = Vec::new();
    if figures.late > 0 {
        tiles.push(tile(figures.late, w.plan_count_late(), "late").urgent());
    }
    tiles.push(tile(figures.done, w.plan_count_done(), "done"));
    for (number, label, state) in [
        (figures.in_progress, w.plan_count_in_progress(), "in_progress"),
        (figures.planned, w.plan_count_planned(), "planned"),
        (figures.not_assigned, w.plan_count_not_assigned(), "not_assigned"),
    ] {
        if number > 0 {
            tiles.push(tile(number, label, state));
        }
    }
    if figures.proofs > 0 {
        let address = staff.href(&plan_path(plan.id, "do-phu"));
        tiles.push(StatTile::new(viet::number::grouped(count(figures.proofs)), w.plan_count_proofs(), address));
    }
    tiles
}

fn no_tasks(staff: &Staff, plan: &Plan) -> EmptyState {
    let w = words(staff);
    let state = EmptyState::new(w.plan_no_tasks(), w.plan_no_tasks_why());
    let assigns = staff.actor.may(&ASSIGN_SOME);
    let address = staff.href(&plan_path(plan.id, "giao-viec"));
    if assigns { state.action(Button::to(w.plan_open_assign(), address)) } else { state }
}

fn by_unit(staff: &Staff, figures: &Standing, names: &Names) -> BarChart {
    let w = words(staff);
    let chart = BarChart::new(staff.locale, "theo-don-vi", w.plan_by_unit());
    figures.by_unit.iter().fold(chart, |chart, (unit, done, total)| {
        chart.bar(Bar::new(names.unit_or(*unit, w.nobody_yet()), small(*done), small(*total)))
    })
}

fn sign_form(staff: &Staff, plan: &Plan, typed: &Typed) -> SignForm {
    let w = words(staff);
    let typed_or =
        |name: &str, stands: Option<String>| typed.input.some(name).map(str::to_owned).or(stands).unwrap_or_default();
    SignForm {
        review: Button::to(w.plan_draft_review(), staff.href(&plan_path(plan.id, "ra-soat"))),
        replace: Button::to(w.plan_draft_replace(), staff.href(&format!("/lam-viec/ke-hoach/nhap?thay={}", plan.id)))
            .secondary(),
        action: staff.href(&plan_path(plan.id, "ky")),
        version: plan.version,
        number: TextInput::new(staff.locale, "number", w.plan_sign_number())
            .hint(w.plan_sign_number_hint())
            .width(Width::C20)
            .value(typed_or("number", plan.document.number.clone()))
            .error(typed.errors.of("number")),
        issued_on: DateField::new(staff.locale, "issued_on", w.plan_sign_date())
            .value(typed_or("issued_on", plan.document.issued_on.map(short)))
            .error(typed.errors.of("issued_on")),
        copy: copy_field(staff, typed).optional(),
        button: Button::submit(w.plan_sign_save()).secondary(),
    }
}

fn copy_field(staff: &Staff, typed: &Typed) -> FileUpload {
    let w = words(staff);
    FileUpload::new(staff.locale, "copy", w.plan_copy_file())
        .hint(w.plan_copy_hint())
        .accept("application/pdf,.pdf")
        .error(typed.errors.of("copy"))
}

fn attach_form(staff: &Staff, plan: &Plan, typed: &Typed) -> Details {
    let w = words(staff);
    let has = plan.signature().is_some_and(|signature| signature.copy.is_some());
    let form = AttachForm {
        action: staff.href(&plan_path(plan.id, "ban-ky")),
        version: plan.version,
        file: copy_field(staff, typed),
        button: Button::submit(w.plan_copy_save()).secondary(),
    };
    let title = if has { w.plan_copy_replace() } else { w.plan_copy_attach() };
    let details = Details::new(title, Html::trusted(form.to_string()));
    if typed.errors.is_empty() { details } else { details.open() }
}

fn facts(staff: &Staff, plan: &Plan) -> SummaryList {
    let w = words(staff);
    let document = &plan.document;
    let mut list = SummaryList::new();
    if let Some(signature) = plan.signature() {
        list =
            list.line(w.plan_number(), signature.number.as_str()).line(w.plan_issued_on(), short(signature.issued_on));
        list = match signature.copy {
            Some(_) => list.row(SummaryRow::new(
                w.plan_copy(),
                Html::link(&staff.href(&plan_path(plan.id, "ban-ky")), w.plan_copy_open()),
            )),
            None => list.line(w.plan_copy(), w.plan_copy_none()),
        };
    }
    if let Some(issuer) = &document.issuer {
        list = list.line(w.plan_issuer(), issuer.as_str());
    }
    if let Some(signer) = &document.signer {
        let name = signer.name.as_deref().unwrap_or_default();
        list = list.line(w.plan_signer(), format!("{} {name}", signer.position.replace('\n', " ")).trim());
    }
    if let Some(parent) = &document.parent {
        list = list.line(w.plan_parent(), parent.text.as_str());
    }
    if plan.signature().is_some() {
        let address = staff.href(&format!("{}?ke-hoach={}", crate::desk::inspection::LIST, plan.id));
        list = list.line(w.plan_inspections(), Html::link(&address, w.inspection_title()));
    }
    if plan.source.is_some() && staff.actor.may(&MANAGE_PLANS) {
        let link = Html::link(&staff.href(&plan_path(plan.id, "tep-goc")), w.plan_source_download());
        list = list.line(w.plan_source_file(), link);
    }
    list
}

/// Quotas, money, recipients, duties, links: what the office looks up now and then.
fn more(staff: &Staff, full: &FullPlan, links: &[PlanLink], plans: &[PlanSummary]) -> SummaryList {
    let w = words(staff);
    let document = &full.plan.document;
    let quotas = crate::rules::amendment::as_of(full, staff.today).quotas;
    let mut list = SummaryList::new();
    if quotas.collectives.is_some() || quotas.individuals.is_some() {
        let number = |quota: Option<u32>| i64::from(quota.unwrap_or_default());
        list = list.line(w.plan_quotas(), w.plan_quotas_value(number(quotas.collectives), number(quotas.individuals)));
    }
    let texts =
        |passages: &[crate::import::Passage]| passages.iter().map(|passage| passage.text.clone()).collect::<Vec<_>>();
    let duties = document.duties.iter().map(|duty| match duty.label.as_str() {
        "" => duty.text.clone(),
        label => format!("{label}. {}", duty.text),
    });
    for (title, lines) in [
        (w.plan_budget(), texts(&document.budget_sources)),
        (w.plan_recipients(), texts(&document.recipients)),
        (w.plan_duties(), duties.collect()),
        (w.plan_links(), links.iter().map(|link| link_in_words(full.plan.id, link, plans, w)).collect()),
    ] {
        if !lines.is_empty() {
            list = list.line(title, paragraphs(&lines));
        }
    }
    list
}

fn paragraphs(lines: &[String]) -> Html {
    Html::trusted(lines.iter().map(|line| Html::from(line).to_string()).collect::<Vec<_>>().join("<br>"))
}

/// A link in a line, from the side of `plan`.
pub(crate) fn link_in_words(plan: PlanId, link: &PlanLink, plans: &[PlanSummary], w: Words) -> String {
    let name = |id: PlanId| {
        let found = plans.iter().find(|other| other.id == id);
        found
            .map(|other| other.number.clone().unwrap_or_else(|| w.plan_of_year(other.year.to_string())))
            .unwrap_or_default()
    };
    match &link.to {
        _ if link.plan_id != plan => w.plan_link_from(name(link.plan_id)),
        LinkTarget::Plan { plan, relation: Relation::Parent } => w.plan_link_parent(name(*plan)),
        LinkTarget::Plan { plan, relation: Relation::Sideways } => w.plan_link_sideways(name(*plan)),
        LinkTarget::Tag(tag) if tag == HO_CHI_MINH_CAMPAIGN => w.plan_tag_campaign().to_owned(),
        LinkTarget::Tag(tag) => tag.clone(),
    }
}

fn next_year(staff: &Staff, plan: &Plan) -> NextYear {
    let w = words(staff);
    let (old, year) = (plan.year.to_string(), (plan.year + 1).to_string());
    let title = w.plan_next_year(year.as_str());
    NextYear {
        why: w.plan_next_year_why(old, year),
        form: ActionForm::new(staff.href(&plan_path(plan.id, "nam-sau")), Button::submit(title.as_str()).secondary()),
        title,
    }
}
