//! Inspections of units: the minutes that the Office keeps under a plan, the latest first, and a form for new ones.

use crate::desk::common::{Names, cut, plan_crumbs, words, writer};
use crate::model::{Inspection, Plan, Refusal};
use crate::permissions::{KEEP_NOTES, SEE_TASKS};
use crate::rules::notes::{WriteInspection, inspect};
use crate::words::Words;
use crate::{pages::address, sentences, store};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use ui::{Button, Column, DateField, EmptyState, ErrorSummary, Select, Table, Textarea};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

const LIST: &str = "/lam-viec/kiem-tra";
/// Characters of minutes in the list.
const SHORT: usize = 300;

pub(crate) fn routes() -> Routes {
    Routes::new().get(LIST, Access::May(&SEE_TASKS), list).post(LIST, Access::May(&KEEP_NOTES), record)
}

/// Whose inspections: `ke-hoach` names a plan; without it the latest signed one.
#[derive(Deserialize)]
struct Asked {
    #[serde(default, rename = "ke-hoach")]
    plan: String,
}

#[derive(Template)]
#[template(path = "inspection/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    table: Option<Table>,
    empty: Option<EmptyState>,
    form: Option<Form>,
}

struct Form {
    action: String,
    unit: Select,
    day: DateField,
    members: Textarea,
    minutes: Textarea,
    conclusions: Textarea,
    button: Button,
}

/// The plan that was asked for, or the latest signed one; none where nothing is signed.
async fn plan(staff: &Staff, asked: &Asked) -> Result<Option<Plan>, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    if !asked.plan.is_empty() {
        let id = asked.plan.parse().map_err(|_| Failure::NotFound)?;
        let found = store::find_plan(db, agency, id).await?.filter(|plan| plan.signature().is_some());
        return found.map(Some).ok_or(Failure::NotFound);
    }
    let signed = address::signed(store::list_plans(db, agency).await?);
    match signed.first() {
        Some(latest) => Ok(store::find_plan(db, agency, latest.id).await?),
        None => Ok(None),
    }
}

async fn list(staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let w = words(&staff);
    let Some(plan) = plan(&staff, &asked).await? else {
        let empty = Some(EmptyState::new(w.inspection_no_plan(), w.inspection_no_plan_why()));
        let errors = ErrorSummary::new(staff.locale);
        let body = Page { w, errors, table: None, empty, form: None };
        return staff.page(&PageHead::new(w.inspection_title()), &body);
    };
    page(&staff, &plan, &Input::new(Vec::new()), &FormErrors::default()).await
}

async fn page(staff: &Staff, plan: &Plan, typed: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let found = store::list_inspections(&staff.app.db, staff.agency.id, plan.id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let none = found.is_empty();
    let body = Page {
        w,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said)),
        table: (!none).then(|| table(&found, &names, w)),
        empty: none.then(|| EmptyState::new(w.inspection_none(), w.inspection_none_why())),
        form: staff.actor.may(&KEEP_NOTES).then(|| form(staff, plan, &names, typed, errors)),
    };
    let head = PageHead::new(w.inspection_title()).breadcrumbs(plan_crumbs(staff, plan));
    staff.page(&head.with_errors(!errors.is_empty()), &body)
}

fn table(found: &[Inspection], names: &Names, w: Words) -> Table {
    let rows = found.iter().map(|one| {
        let (day, members) = (short(one.inspected_on), one.members.0.join("; "));
        let (minutes, conclusions) = (cut(&one.minutes, SHORT), cut(&one.conclusions, SHORT));
        vec![day.into(), names.unit(one.unit_id).into(), members.into(), minutes.into(), conclusions.into()]
    });
    Table::new(w.0, w.inspection_title())
        .hidden_caption()
        .column(Column::text(w.inspection_day()))
        .column(Column::text(w.inspection_unit()))
        .column(Column::text(w.inspection_members()))
        .column(Column::text(w.inspection_minutes()))
        .column(Column::text(w.inspection_conclusions()))
        .rows(rows)
}

fn form(staff: &Staff, plan: &Plan, names: &Names, typed: &Input, errors: &FormErrors) -> Form {
    let w = words(staff);
    let text = |name: &'static str, label: &'static str, rows: u8| {
        Textarea::new(staff.locale, name, label).rows(rows).value(typed.text(name)).error(errors.of(name))
    };
    let units = names.unit_choices(w.inspection_choose(), staff.today);
    Form {
        action: staff.href(&format!("{LIST}?ke-hoach={}", plan.id)),
        unit: Select::new(staff.locale, "unit", w.inspection_unit(), units)
            .value(typed.text("unit"))
            .error(errors.of("unit")),
        day: DateField::new(staff.locale, "day", w.inspection_day()).value(typed.text("day")).error(errors.of("day")),
        members: text("members", w.inspection_members(), 3).hint(w.inspection_members_hint()),
        minutes: text("minutes", w.inspection_minutes(), 6),
        conclusions: text("conclusions", w.inspection_conclusions(), 4),
        button: Button::submit(w.inspection_save()),
    }
}

/// What was typed, or what is wrong with the unit and the day.
fn command(staff: &Staff, names: &Names, input: &Input) -> Result<WriteInspection, FormErrors> {
    let w = words(staff);
    let mut errors = FormErrors::default();
    let chosen = input.id("unit").filter(|id| names.units.iter().any(|unit| unit.id == *id));
    let day = input.date("day").ok().flatten();
    if chosen.is_none() {
        errors.add("unit", w.fault_form_choice());
    }
    if day.is_none() {
        errors.add("day", w.fault_form_date());
    }
    let (Some(unit), Some(inspected_on)) = (chosen, day) else { return Err(errors) };
    Ok(WriteInspection {
        unit,
        inspected_on,
        members: input.text("members").lines().map(str::to_owned).collect(),
        minutes: input.text("minutes").to_owned(),
        conclusions: input.text("conclusions").to_owned(),
        file: None,
    })
}

async fn record(staff: Staff, Query(asked): Query<Asked>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let plan = plan(&staff, &asked).await?.ok_or(Failure::NotFound)?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let command = match command(&staff, &names, &input) {
        Ok(command) => command,
        Err(errors) => return page(&staff, &plan, &input, &errors).await,
    };
    let id = staff.app.ambient.id();
    match inspect(plan.id, id, None, &command, &staff.actor, staff.now) {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            let saved = store::save_inspection(&mut tx, &writer(&staff), None, decided).await;
            saved.map_err(|error| sentences::failure(error, w))?;
            tx.commit().await?;
            Ok(staff.redirect_saying(&format!("{LIST}?ke-hoach={}", plan.id), w.inspection_saved()))
        }
        Err(refusal) => {
            let field = match refusal {
                Refusal::TextMissing(name) | Refusal::TextTooLong(name, _) => name,
                Refusal::DateInFuture(_) => "day",
                other => return Err(sentences::failure(other.into(), w)),
            };
            let mut errors = FormErrors::default();
            errors.add(field, sentences::refusal(&refusal, w));
            page(&staff, &plan, &input, &errors).await
        }
    }
}
