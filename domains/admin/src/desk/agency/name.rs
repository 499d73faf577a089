//! A new name of the agency from a day on. The open one before it ends the day before.

use super::page::certainty;
use super::{PAGE, agency, changed};
use crate::common::{FormPage, by, refusal, words};
use crate::desk::accounts::period;
use crate::desk::crumbs;
use crate::permissions::ORGANISATION;
use crate::sentences;
use axum::response::Response;
use people::store::agencies::{self, NewName};
use people::{Certainty, Refusal};
use store::TextEnum as _;
use ui::{Button, Choice, DateField, Html, Radios, TextInput};
use web::{Access, Failure, FormErrors, Input, Routes, Staff};

const PATH: &str = "/lam-viec/quan-tri/co-quan/ten";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&ORGANISATION), form).post(PATH, Access::May(&ORGANISATION), add)
}

async fn form(staff: Staff) -> Result<Response, Failure> {
    let agency = agency(&staff).await?;
    let mut pairs = vec![("do-chac", Certainty::Sure.as_str().to_string())];
    if let Some(now) = agency.as_of(staff.today).name {
        let superior = now.superior_body.clone().unwrap_or_default();
        pairs.extend([
            ("ten", now.full_name.clone()),
            ("ten-ngan", now.short_name.clone()),
            ("viet-tat", now.acronym.clone()),
            ("nguoi-dung-dau", now.head_title.clone()),
            ("cap-tren", superior),
            ("dia-danh", now.place_name.clone()),
        ]);
    }
    let input = Input::new(pairs.into_iter().map(|(n, v)| (n.to_string(), v)).collect());
    show(&staff, &input, &FormErrors::default())
}

async fn add(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (w, app, mut errors) = (words(&staff), &staff.app, FormErrors::default());
    if let Some(new) = read(&staff, &input, &mut errors) {
        let mut tx = app.db.begin().await?;
        match agencies::add_name(&mut tx, &app.ambient, staff.agency.id, new, by(&staff)).await {
            Ok(()) => {
                changed(&mut tx, &staff).await?;
                tx.commit().await?;
                return Ok(staff.redirect_saying(PAGE, w.name_saved()));
            }
            Err(error) => {
                let reason = refusal(error)?;
                let field = if reason == Refusal::PeriodReversed { "den-ngay" } else { "ten" };
                errors.add(field, sentences::refusal(&reason, w));
            }
        }
    }
    show(&staff, &input, &errors)
}

fn read(staff: &Staff, input: &Input, errors: &mut FormErrors) -> Option<NewName> {
    let w = words(staff);
    for field in ["ten", "ten-ngan", "viet-tat", "nguoi-dung-dau", "dia-danh"] {
        if input.some(field).is_none() {
            errors.add(field, w.refused_name_missing());
        }
    }
    let days = period(input, w, errors);
    let text = |name: &str| input.text(name).to_string();
    let (valid_from, valid_to) = days.filter(|_| errors.is_empty())?;
    Some(NewName {
        full_name: text("ten"),
        short_name: text("ten-ngan"),
        acronym: text("viet-tat"),
        head_title: text("nguoi-dung-dau"),
        superior_body: input.some("cap-tren").map(str::to_string),
        place_name: text("dia-danh"),
        legal_basis: input.some("can-cu").map(str::to_string),
        certainty: Certainty::from_word(input.text("do-chac")).unwrap_or(Certainty::Unsure),
        valid_from,
        valid_to,
    })
}

fn show(staff: &Staff, input: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let (w, locale) = (words(staff), staff.locale);
    let text =
        |name: &str, label: &str| TextInput::new(locale, name, label).value(input.text(name)).error(errors.of(name));
    let day =
        |name: &str, label: &str| DateField::new(locale, name, label).value(input.text(name)).error(errors.of(name));
    let certainties = Certainty::ALL.iter().map(|c| Choice::new(c.as_str(), certainty(*c, w)));
    FormPage::new(staff, w.name_new(), PATH)
        .errors(staff, errors)
        .say(w.name_new_what())
        .field(text("ten", w.agency_full_name()))
        .field(text("ten-ngan", w.agency_short_name()).hint(w.agency_short_name_hint()))
        .field(text("viet-tat", w.acronym()).hint(w.acronym_hint()))
        .field(text("nguoi-dung-dau", w.head_title()).hint(w.head_title_hint()))
        .field(text("cap-tren", w.superior_body()).optional())
        .field(text("dia-danh", w.place_name()).hint(w.place_name_hint()))
        .field(text("can-cu", w.legal_basis()).hint(w.legal_basis_hint()).optional())
        .field(Radios::new(locale, "do-chac", w.certainty(), certainties).value(input.text("do-chac")))
        .field(day("tu-ngay", w.from_day()))
        .field(day("den-ngay", w.to_day()).hint(w.to_day_hint()).optional())
        .button(Button::submit(w.save()))
        .button(Html::link(&staff.href(PAGE), w.cancel()))
        .desk(staff, crumbs(staff).then(w.agency(), staff.href(PAGE)))
}
