//! Recording what a notice on duties says of one leader and one unit or field.

use super::MAP;
use crate::common::{FormPage, by, refusal, words};
use crate::desk::crumbs;
use crate::desk::directory::Directory;
use crate::permissions::ORGANISATION;
use crate::sentences;
use axum::response::Response;
use people::Refusal;
use people::store::duties::{self, NewDuty};
use ui::{Button, DateField, Html, Select, TextInput, Width};
use web::{Access, Failure, FormErrors, Input, Routes, Staff};

const PATH: &str = "/lam-viec/quan-tri/phan-cong/moi";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&ORGANISATION), form).post(PATH, Access::May(&ORGANISATION), assign)
}

async fn form(staff: Staff) -> Result<Response, Failure> {
    show(&staff, &Input::default(), &FormErrors::default()).await
}

async fn assign(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (w, app, mut errors) = (words(&staff), &staff.app, FormErrors::default());
    let directory = Directory::load(&app.db, &staff).await?;
    if let Some(new) = read(&staff, &input, &directory, &mut errors) {
        let mut tx = app.db.begin().await?;
        match duties::assign(&mut tx, &app.ambient, staff.agency.id, new, by(&staff)).await {
            Ok(_) => {
                tx.commit().await?;
                return Ok(staff.redirect_saying(MAP, w.duty_assigned()));
            }
            Err(error) => {
                let reason = refusal(error)?;
                errors.add(field_of(&reason), sentences::refusal(&reason, w));
            }
        }
    }
    show(&staff, &input, &errors).await
}

fn read(staff: &Staff, input: &Input, directory: &Directory, errors: &mut FormErrors) -> Option<NewDuty> {
    let w = words(staff);
    let account = input.id("lanh-dao").filter(|id| directory.account(*id).is_some());
    if account.is_none() {
        errors.add("lanh-dao", w.choose_person());
    }
    let unit = input.id("don-vi").filter(|id| directory.find_unit(*id).is_some());
    let field = input.some("linh-vuc").map(str::to_string);
    if unit.is_some() == field.is_some() {
        errors.add("don-vi", w.refused_duty_without_subject());
    }
    if input.some("so").is_none() {
        errors.add("so", w.notice_number_missing());
    }
    let notice_date = required_day(input, "ngay-thong-bao", w, errors);
    let valid_from = required_day(input, "tu-ngay", w, errors);
    let valid_to = input.date("den-ngay");
    if valid_to.is_err() {
        errors.add("den-ngay", w.not_a_date());
    }
    errors.is_empty().then_some(NewDuty {
        account: account?,
        unit,
        field,
        notice_number: input.text("so").to_string(),
        notice_date: notice_date?,
        valid_from: valid_from?,
        valid_to: valid_to.ok()?,
    })
}

/// A day that must be there.
pub(super) fn required_day(
    input: &Input,
    field: &str,
    w: crate::words::Words,
    errors: &mut FormErrors,
) -> Option<kernel::Date> {
    match input.date(field) {
        Ok(Some(day)) => return Some(day),
        Ok(None) => errors.add(field, w.date_missing()),
        Err(_) => errors.add(field, w.not_a_date()),
    }
    None
}

fn field_of(reason: &Refusal) -> &'static str {
    match reason {
        Refusal::DutyWithoutSubject => "don-vi",
        Refusal::NameMissing => "so",
        Refusal::PeriodReversed => "den-ngay",
        _ => "",
    }
}

async fn show(staff: &Staff, input: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let (w, locale) = (words(staff), staff.locale);
    let directory = Directory::load(&staff.app.db, staff).await?;
    let select = |name: &str, label: &str, choices: Vec<ui::Choice>| {
        Select::new(locale, name, label, choices).value(input.text(name)).error(errors.of(name))
    };
    let text =
        |name: &str, label: &str| TextInput::new(locale, name, label).value(input.text(name)).error(errors.of(name));
    let day =
        |name: &str, label: &str| DateField::new(locale, name, label).value(input.text(name)).error(errors.of(name));
    FormPage::new(staff, w.duty_assign(), PATH)
        .errors(staff, errors)
        .say(w.duty_assign_what())
        .field(select("lanh-dao", w.leader_in_charge(), directory.person_choices(staff)))
        .field(select("don-vi", w.unit(), directory.unit_choices(staff, w.duty_not_unit(), None)))
        .field(text("linh-vuc", w.field()).hint(w.field_hint()).optional())
        .field(text("so", w.notice_number_label()).hint(w.notice_number_hint()).width(Width::C20))
        .field(day("ngay-thong-bao", w.notice_date()))
        .field(day("tu-ngay", w.from_day()))
        .field(day("den-ngay", w.to_day()).hint(w.to_day_hint()).optional())
        .button(Button::submit(w.save()))
        .button(Html::link(&staff.href(MAP), w.cancel()))
        .desk(staff, crumbs(staff).then(w.duties(), staff.href(MAP)))
}
