//! When reports are due: what holds, and a form to set it from a day on.

use super::{home_crumbs, words, writer};
use crate::model::{Deadline, NewDeadline, Refusal};
use crate::permissions::{SEE, SIGN};
use crate::rules::deadline::set;
use crate::words::Words;
use crate::{sentences, store};
use ::store::TextEnum as _;
use askama::Template;
use axum::response::Response;
use evidence::periods::PeriodKind;
use people::Certainty;
use ui::{Button, Choice, Column, DateField, EmptyState, ErrorSummary, Select, Table, TextInput, Width};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, Names, PageHead, Routes, Staff};

pub(super) const PATH: &str = "/lam-viec/bao-cao/thoi-han";

pub(super) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&SEE), show).post(PATH, Access::May(&SIGN), save)
}

#[derive(Template)]
#[template(path = "year/deadlines.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    table: Option<Table>,
    empty: Option<EmptyState>,
    form: Option<Form>,
}

struct Form {
    action: String,
    kind: Select,
    receiver: TextInput,
    units_before: TextInput,
    due_after: TextInput,
    basis: TextInput,
    certainty: Select,
    from: DateField,
    button: Button,
}

async fn show(staff: Staff) -> Result<Response, Failure> {
    page(&staff, &Input::new(Vec::new()), &FormErrors::default()).await
}

async fn page(staff: &Staff, typed: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let all = store::list_deadlines(&staff.app.db, staff.agency.id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let none = all.is_empty();
    let body = Page {
        w,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said)),
        table: (!none).then(|| table(&all, &names, w)),
        empty: none.then(|| EmptyState::new(w.deadline_none(), w.deadline_none_why())),
        form: staff.actor.may(&SIGN).then(|| form(staff, typed, errors)),
    };
    let head = PageHead::new(w.deadline_title()).breadcrumbs(home_crumbs(staff));
    staff.page(&head.with_errors(!errors.is_empty()), &body)
}

pub(super) const fn kind_words(kind: PeriodKind, w: Words) -> &'static str {
    match kind {
        PeriodKind::Month => w.kind_month(),
        PeriodKind::Quarter => w.kind_quarter(),
        PeriodKind::Half => w.kind_half(),
        PeriodKind::NineMonths => w.kind_nine_months(),
        PeriodKind::Year => w.kind_year(),
    }
}

pub(super) const fn certainty_words(certainty: Certainty, w: Words) -> &'static str {
    match certainty {
        Certainty::Sure => w.certainty_sure(),
        Certainty::Likely => w.certainty_likely(),
        Certainty::Unsure => w.certainty_unsure(),
    }
}

fn table(all: &[Deadline], names: &Names, w: Words) -> Table {
    let row = |one: &Deadline| {
        let basis = if one.legal_basis.is_empty() { String::new() } else { format!("{} – ", one.legal_basis) };
        vec![
            kind_words(one.period_kind, w).into(),
            one.receiver.as_str().into(),
            one.units_before.to_string().into(),
            one.due_after.to_string().into(),
            short(one.valid_from).into(),
            format!("{basis}{}", certainty_words(one.certainty, w)).into(),
            names.person(one.set_by).into(),
        ]
    };
    Table::new(w.0, w.deadline_title())
        .hidden_caption()
        .column(Column::text(w.period()))
        .column(Column::text(w.deadline_receiver()))
        .column(Column::number(w.deadline_units_before()))
        .column(Column::number(w.deadline_due_after()))
        .column(Column::text(w.deadline_from()))
        .column(Column::text(w.figure_basis()))
        .column(Column::text(w.deadline_set_by()))
        .rows(all.iter().map(row))
}

fn form(staff: &Staff, typed: &Input, errors: &FormErrors) -> Form {
    let w = words(staff);
    let text = |name: &'static str, label: &'static str| {
        TextInput::new(staff.locale, name, label).value(typed.text(name)).error(errors.of(name))
    };
    let kinds = PeriodKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), kind_words(*kind, w)));
    let sure = Certainty::ALL.iter().map(|one| Choice::new(one.as_str(), certainty_words(*one, w)));
    let chosen = |name: &str, first: &'static str| typed.some(name).map_or_else(|| first.to_owned(), str::to_owned);
    Form {
        action: staff.href(PATH),
        kind: Select::new(staff.locale, "kind", w.deadline_kind(), kinds)
            .value(&chosen("kind", PeriodKind::Quarter.as_str()))
            .error(errors.of("kind")),
        receiver: text("receiver", w.deadline_receiver()).hint(w.deadline_receiver_hint()),
        units_before: text("units_before", w.deadline_units_before()).input_mode("numeric").width(Width::C5),
        due_after: text("due_after", w.deadline_due_after()).hint(w.deadline_due_after_hint()).width(Width::C5),
        basis: text("legal_basis", w.figure_basis()).optional(),
        certainty: Select::new(staff.locale, "certainty", w.deadline_certainty(), sure)
            .value(&chosen("certainty", Certainty::Likely.as_str()))
            .error(errors.of("certainty")),
        from: DateField::new(staff.locale, "valid_from", w.deadline_from())
            .value(typed.text("valid_from"))
            .error(errors.of("valid_from")),
        button: Button::submit(w.deadline_save()),
    }
}

/// What was typed, or what is wrong with it.
fn command(input: &Input, w: Words) -> Result<NewDeadline, FormErrors> {
    let mut errors = FormErrors::default();
    let kind = PeriodKind::ALL.iter().find(|kind| kind.as_str() == input.text("kind"));
    let certainty = Certainty::ALL.iter().find(|one| one.as_str() == input.text("certainty"));
    let day = input.date("valid_from").ok().flatten();
    let mut number = |name: &str| {
        let found = input.number(name).ok().flatten();
        if found.is_none() {
            errors.add(name, w.fault_form_number());
        }
        found
    };
    let (units_before, due_after) = (number("units_before"), number("due_after"));
    for (field, missing) in [("kind", kind.is_none()), ("certainty", certainty.is_none())] {
        if missing {
            errors.add(field, w.fault_form_choice());
        }
    }
    if day.is_none() {
        errors.add("valid_from", w.fault_form_date());
    }
    match (kind, certainty, units_before, due_after, day) {
        (Some(kind), Some(certainty), Some(units_before), Some(due_after), Some(valid_from)) => Ok(NewDeadline {
            period_kind: *kind,
            receiver: input.text("receiver").to_owned(),
            units_before,
            due_after,
            legal_basis: input.text("legal_basis").to_owned(),
            certainty: *certainty,
            valid_from,
        }),
        _ => Err(errors),
    }
}

async fn save(staff: Staff, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let new = match command(&input, w) {
        Ok(new) => new,
        Err(errors) => return page(&staff, &input, &errors).await,
    };
    match set(&new, staff.app.ambient.id(), &staff.actor, staff.now) {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            let added = store::add_deadline(&mut tx, &writer(&staff), decided).await;
            added.map_err(|error| sentences::failure(error, w))?;
            tx.commit().await?;
            Ok(staff.redirect_saying(PATH, w.deadline_saved()))
        }
        Err(refusal) => {
            let (Refusal::TextMissing(field) | Refusal::TextTooLong(field, _) | Refusal::OutOfRange(field)) = refusal
            else {
                return Err(sentences::failure(refusal.into(), w));
            };
            let mut errors = FormErrors::default();
            errors.add(field, sentences::refusal(&refusal, w));
            page(&staff, &input, &errors).await
        }
    }
}
