//! How many the agency may propose for commendation: what holds from which day, and a form to set it. The review of a plan
//! reads it as of the plan's day.

use crate::desk::common::{Names, plans_crumbs, words, writer};
use crate::model::{QuotaLimit, Refusal};
use crate::permissions::{MANAGE_PLANS, SEE_TASKS};
use crate::rules::quota::{SetQuotaLimit, set};
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::response::Response;
use ui::{Button, Column, DateField, EmptyState, ErrorSummary, Table, TextInput, Width};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

/// Where the page is.
pub(crate) const PATH: &str = "/lam-viec/ke-hoach/gioi-han-khen-thuong";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&SEE_TASKS), show).post(PATH, Access::May(&MANAGE_PLANS), save)
}

#[derive(Template)]
#[template(path = "quota/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    table: Option<Table>,
    empty: Option<EmptyState>,
    form: Option<Form>,
}

struct Form {
    action: String,
    from: DateField,
    collectives: TextInput,
    individuals: TextInput,
    basis: TextInput,
    button: Button,
}

async fn show(staff: Staff) -> Result<Response, Failure> {
    page(&staff, &Input::new(Vec::new()), &FormErrors::default()).await
}

async fn page(staff: &Staff, typed: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let limits = store::list_quota_limits(&staff.app.db, staff.agency.id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let none = limits.is_empty();
    let body = Page {
        w,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said)),
        table: (!none).then(|| table(&limits, &names, w)),
        empty: none.then(|| EmptyState::new(w.quota_none(), w.quota_none_why())),
        form: staff.actor.may(&MANAGE_PLANS).then(|| form(staff, typed, errors)),
    };
    let head = PageHead::new(w.quota_title()).breadcrumbs(plans_crumbs(staff));
    staff.page(&head.with_errors(!errors.is_empty()), &body)
}

fn table(limits: &[QuotaLimit], names: &Names, w: Words) -> Table {
    let most = |number: Option<i64>| number.map_or_else(|| w.quota_no_limit().to_owned(), |number| number.to_string());
    let rows = limits.iter().map(|limit| {
        let set_by = names.person(limit.set_by);
        vec![
            short(limit.valid_from).into(),
            most(limit.collectives).into(),
            most(limit.individuals).into(),
            limit.legal_basis.as_str().into(),
            set_by.into(),
        ]
    });
    Table::new(w.0, w.quota_title())
        .hidden_caption()
        .column(Column::text(w.quota_from()))
        .column(Column::number(w.quota_collectives()))
        .column(Column::number(w.quota_individuals()))
        .column(Column::text(w.quota_basis()))
        .column(Column::text(w.quota_set_by()))
        .rows(rows)
}

fn form(staff: &Staff, typed: &Input, errors: &FormErrors) -> Form {
    let w = words(staff);
    let text = |name: &'static str, label: &'static str| {
        TextInput::new(staff.locale, name, label).value(typed.text(name)).error(errors.of(name))
    };
    let number = |name, label| text(name, label).input_mode("numeric").width(Width::C5);
    Form {
        action: staff.href(PATH),
        from: DateField::new(staff.locale, "from", w.quota_from()).value(typed.text("from")).error(errors.of("from")),
        collectives: number("collectives", w.quota_collectives()).hint(w.quota_empty_hint()),
        individuals: number("individuals", w.quota_individuals()).hint(w.quota_empty_hint()),
        basis: text("legal_basis", w.quota_basis()).hint(w.quota_basis_hint()),
        button: Button::submit(w.quota_save()),
    }
}

/// What was typed, or what is wrong with it.
fn command(input: &Input, w: Words) -> Result<SetQuotaLimit, FormErrors> {
    let mut errors = FormErrors::default();
    let day = input.date("from").ok().flatten();
    if day.is_none() {
        errors.add("from", w.fault_form_date());
    }
    let mut number = |name: &str| {
        input.number(name).unwrap_or_else(|_| {
            errors.add(name, w.fault_form_number());
            None
        })
    };
    let (collectives, individuals) = (number("collectives"), number("individuals"));
    match day {
        Some(valid_from) if errors.is_empty() => {
            let legal_basis = input.text("legal_basis").to_owned();
            Ok(SetQuotaLimit { valid_from, collectives, individuals, legal_basis })
        }
        _ => Err(errors),
    }
}

async fn save(staff: Staff, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let command = match command(&input, w) {
        Ok(command) => command,
        Err(errors) => return page(&staff, &input, &errors).await,
    };
    match set(&command, &staff.actor, staff.now) {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            let saved = store::save_quota_limit(&mut tx, &writer(&staff), decided).await;
            saved.map_err(|error| sentences::failure(error, w))?;
            tx.commit().await?;
            Ok(staff.redirect_saying(PATH, w.quota_saved()))
        }
        Err(refusal) => {
            let mut errors = FormErrors::default();
            match refusal {
                Refusal::FigureOutOfRange => errors.add("collectives", w.quota_range(crate::rules::quota::MOST)),
                Refusal::TextMissing(field) | Refusal::TextTooLong(field, _) => {
                    errors.add(field, sentences::refusal(&refusal, w));
                }
                other => return Err(sentences::failure(other.into(), w)),
            }
            page(&staff, &input, &errors).await
        }
    }
}
