//! Units of the agency, each with the days between which it exists.

use super::merge::{Merged, merge};
use super::{crumbs, parts};
use crate::common::{FormPage, by, refusal, words};
use crate::permissions::ORGANISATION;
use crate::sentences;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use people::store::units::{self, NewUnit};
use people::{Refusal, Unit, UnitId};
use ui::{Breadcrumbs, Button, Column, DateField, EmptyState, Html, SubNavigation, Table, Tag, TextInput, Tone, Width};
use viet::date::short;
use web::{Access, Ctx, Failure, FormErrors, Input, PageHead, Routes, Staff};

/// The list.
pub(crate) const LIST: &str = "/lam-viec/quan-tri/don-vi";
const NEW: &str = "/lam-viec/quan-tri/don-vi/moi";
const ONE: &str = "/lam-viec/quan-tri/don-vi/{unit}";
const NAMES: [&str; 5] = ["ky-hieu", "ten", "thu-tu", "tu-ngay", "den-ngay"];

pub(crate) fn routes() -> Routes {
    let may = Access::May(&ORGANISATION);
    Routes::new()
        .get(LIST, may, list)
        .get(NEW, may, new_form)
        .post(NEW, may, add)
        .get(ONE, may, edit_form)
        .post(ONE, may, save)
}

#[derive(Template)]
#[template(path = "units/list.html")]
struct Page {
    title: &'static str,
    parts: SubNavigation,
    add: Button,
    table: Html,
}

async fn list(staff: Staff) -> Result<Response, Failure> {
    let w = words(&staff);
    let units = units::list(&staff.app.db, staff.agency.id).await?;
    let page = Page {
        title: w.units(),
        parts: parts(&staff, LIST),
        add: Button::to(w.unit_add(), staff.href(NEW)),
        table: if units.is_empty() {
            EmptyState::new(w.units_none(), w.units_none_what()).into()
        } else {
            table(&staff, &units).into()
        },
    };
    staff.page(&PageHead::new(page.title).breadcrumbs(crumbs(&staff)), &page)
}

fn table(staff: &Staff, units: &[Unit]) -> Table {
    let w = words(staff);
    let row = |unit: &Unit| -> Vec<Html> {
        let (tone, state) = match unit.exists_on(staff.today) {
            true => (Tone::Green, w.unit_exists()),
            false if unit.valid_from > staff.today => (Tone::Neutral, w.unit_to_come()),
            false => (Tone::Grey, w.unit_gone()),
        };
        vec![
            Html::link(&staff.href(&format!("{LIST}/{}", unit.id)), &unit.name),
            unit.code.as_str().into(),
            short(unit.valid_from).into(),
            unit.valid_to.map_or_else(|| w.until_further_notice().to_string(), short).into(),
            Tag::new(tone, state).into(),
        ]
    };
    Table::new(staff.locale, w.units())
        .hidden_caption()
        .column(Column::text(w.unit_name()))
        .column(Column::text(w.unit_code()))
        .column(Column::text(w.from_day()))
        .column(Column::text(w.to_day()))
        .column(Column::text(w.state()))
        .rows(units.iter().map(row))
}

/// A unit as its form has it.
struct Typed([String; 5]);

impl Typed {
    fn of(unit: &Unit) -> Self {
        let last = unit.valid_to.map(short).unwrap_or_default();
        Self([unit.code.clone(), unit.name.clone(), unit.ordinal.to_string(), short(unit.valid_from), last])
    }

    fn sent(input: &Input) -> Self {
        Self(NAMES.map(|name| input.text(name).to_string()))
    }

    /// What the form says; says what is wrong with it.
    fn read(&self, id: UnitId, w: Words, errors: &mut FormErrors) -> Option<Unit> {
        let [code, name, ordinal, from, to] = &self.0;
        for (field, text) in [("ky-hieu", code), ("ten", name)] {
            if text.is_empty() {
                errors.add(field, w.refused_name_missing());
            }
        }
        let ordinal: Option<i64> = if ordinal.is_empty() { Some(0) } else { ordinal.parse().ok() };
        let day = |text: &str| viet::date::parse(text);
        if ordinal.is_none() {
            errors.add("thu-tu", w.not_a_number());
        }
        if day(from).is_none() {
            errors.add("tu-ngay", if from.is_empty() { w.date_missing() } else { w.not_a_date() });
        }
        if !to.is_empty() && day(to).is_none() {
            errors.add("den-ngay", w.not_a_date());
        }
        let (code, name, valid_to) = (code.clone(), name.clone(), day(to));
        errors.is_empty().then_some(Unit { id, code, name, ordinal: ordinal?, valid_from: day(from)?, valid_to })
    }
}

fn field_of(reason: &Refusal) -> &'static str {
    match reason {
        Refusal::UnitCodeTaken => "ky-hieu",
        Refusal::NameMissing => "ten",
        Refusal::PeriodReversed => "den-ngay",
        _ => "",
    }
}

async fn new_form(staff: Staff) -> Result<Response, Failure> {
    let today = short(staff.today);
    show_new(
        &staff,
        &Typed([String::new(), String::new(), String::new(), today, String::new()]),
        &FormErrors::default(),
    )
}

async fn add(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (w, app, typed, mut errors) = (words(&staff), &staff.app, Typed::sent(&input), FormErrors::default());
    if let Some(unit) = typed.read(app.ambient.id(), w, &mut errors) {
        let (agency, last) = (staff.agency.id, unit.valid_to);
        let new = NewUnit { code: unit.code, name: unit.name, ordinal: unit.ordinal, valid_from: unit.valid_from };
        let mut tx = app.db.begin().await?;
        let added = match units::add(&mut tx, &app.ambient, agency, new.clone(), by(&staff)).await {
            Ok(id) if last.is_none() => Ok(id),
            Ok(id) => {
                let NewUnit { code, name, ordinal, valid_from } = new;
                let unit = Unit { id, code, name, ordinal, valid_from, valid_to: last };
                units::save(&mut tx, agency, &unit, by(&staff), staff.now).await.map(|()| id)
            }
            Err(error) => Err(error),
        };
        match added {
            Ok(_) => {
                tx.commit().await?;
                return Ok(staff.redirect_saying(LIST, w.unit_added()));
            }
            Err(error) => {
                let reason = refusal(error)?;
                errors.add(field_of(&reason), sentences::refusal(&reason, w));
            }
        }
    }
    show_new(&staff, &typed, &errors)
}

fn show_new(staff: &Staff, typed: &Typed, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let page = FormPage::new(staff, w.unit_add(), NEW).errors(staff, errors);
    with_fields(page, staff, typed, errors)
        .button(Button::submit(w.unit_add()))
        .button(Html::link(&staff.href(LIST), w.cancel()))
        .desk(staff, above(staff))
}

fn above(ctx: &Ctx) -> Breadcrumbs {
    crumbs(ctx).then(words(ctx).units(), ctx.href(LIST))
}

fn with_fields(page: FormPage, staff: &Staff, Typed(values): &Typed, errors: &FormErrors) -> FormPage {
    let (w, locale) = (words(staff), staff.locale);
    let [code, name, ordinal, from, to] = values.each_ref().map(String::as_str);
    let text = |field: &str, label: &str, value: &str| {
        TextInput::new(locale, field, label).value(value).error(errors.of(field))
    };
    let day = |field: &str, label: &str, value: &str| {
        DateField::new(locale, field, label).value(value).error(errors.of(field))
    };
    page.field(text("ten", w.unit_name(), name))
        .field(text("ky-hieu", w.unit_code(), code).hint(w.unit_code_hint()).width(Width::C10))
        .field(
            text("thu-tu", w.unit_ordinal(), ordinal)
                .hint(w.unit_ordinal_hint())
                .input_mode("numeric")
                .width(Width::C3),
        )
        .field(day("tu-ngay", w.from_day(), from))
        .field(day("den-ngay", w.to_day(), to).hint(w.unit_last_day_hint()).optional())
}

async fn named(staff: &Staff, id: &str) -> Result<Unit, Failure> {
    let id: UnitId = id.parse().map_err(|_| Failure::NotFound)?;
    units::find(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)
}

async fn edit_form(staff: Staff, Path(id): Path<String>) -> Result<Response, Failure> {
    let unit = named(&staff, &id).await?;
    show_edit(&staff, &unit, &Typed::of(&unit), &FormErrors::default())
}

/// Saves the unit. What somebody else changed meanwhile is merged; what both changed is asked about.
async fn save(staff: Staff, Path(id): Path<String>, input: Input) -> Result<Response, Failure> {
    let (w, unit, mut errors) = (words(&staff), named(&staff, &id).await?, FormErrors::default());
    let mut typed = Typed::sent(&input);
    for ((name, stored), value) in NAMES.into_iter().zip(Typed::of(&unit).0).zip(&mut typed.0) {
        match merge(&input, name, &stored) {
            Merged::Value(merged) => *value = merged,
            // The form comes back with what was typed, and with what is saved now beside the field.
            Merged::Conflict { theirs, .. } => errors.add(name, w.changed_meanwhile(theirs)),
        }
    }
    if let Some(changed) = typed.read(unit.id, w, &mut errors) {
        let mut tx = staff.app.db.begin().await?;
        match units::save(&mut tx, staff.agency.id, &changed, by(&staff), staff.now).await {
            Ok(()) => {
                tx.commit().await?;
                return Ok(staff.redirect_saying(LIST, w.unit_saved()));
            }
            Err(error) => {
                let reason = refusal(error)?;
                errors.add(field_of(&reason), sentences::refusal(&reason, w));
            }
        }
    }
    show_edit(&staff, &unit, &typed, &errors)
}

fn show_edit(staff: &Staff, unit: &Unit, typed: &Typed, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let mut page = FormPage::new(staff, w.unit_edit(), &format!("{LIST}/{}", unit.id)).errors(staff, errors);
    for (name, seen) in SEEN.into_iter().zip(Typed::of(unit).0) {
        page = page.hidden(name, seen);
    }
    with_fields(page.say(w.unit_edit_what()), staff, typed, errors)
        .button(Button::submit(w.save()))
        .button(Html::link(&staff.href(LIST), w.cancel()))
        .desk(staff, above(staff))
}

const SEEN: [&str; 5] = ["seen-ky-hieu", "seen-ten", "seen-thu-tu", "seen-tu-ngay", "seen-den-ngay"];
