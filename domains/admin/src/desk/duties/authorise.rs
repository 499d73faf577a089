//! Recording a written authorisation to sign TUQ.: its paper, its scope, its last day.

use super::MAP;
use super::assign::required_day;
use crate::common::{FormPage, by, refusal, words};
use crate::desk::crumbs;
use crate::desk::directory::Directory;
use crate::permissions::ORGANISATION;
use crate::sentences;
use axum::response::Response;
use people::store::duties::{self, NewAuthorisation};
use ui::{Button, DateField, Html, Select, TextInput, Textarea, Width};
use web::{Access, Failure, FormErrors, Input, Routes, Staff};

const PATH: &str = "/lam-viec/quan-tri/phan-cong/uy-quyen";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&ORGANISATION), form).post(PATH, Access::May(&ORGANISATION), authorise)
}

async fn form(staff: Staff) -> Result<Response, Failure> {
    show(&staff, &Input::default(), &FormErrors::default()).await
}

async fn authorise(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (w, app, mut errors) = (words(&staff), &staff.app, FormErrors::default());
    let directory = Directory::load(&app.db, &staff).await?;
    if let Some(new) = read(&staff, &input, &directory, &mut errors) {
        let mut tx = app.db.begin().await?;
        match duties::authorise(&mut tx, &app.ambient, staff.agency.id, new, by(&staff)).await {
            Ok(_) => {
                tx.commit().await?;
                return Ok(staff.redirect_saying(MAP, w.authorised()));
            }
            Err(error) => errors.add("den-ngay", sentences::refusal(&refusal(error)?, w)),
        }
    }
    show(&staff, &input, &errors).await
}

fn read(staff: &Staff, input: &Input, directory: &Directory, errors: &mut FormErrors) -> Option<NewAuthorisation> {
    let w = words(staff);
    let account = input.id("nguoi").filter(|id| directory.account(*id).is_some());
    if account.is_none() {
        errors.add("nguoi", w.choose_person());
    }
    if input.some("so").is_none() {
        errors.add("so", w.paper_number_missing());
    }
    let dated_on = required_day(input, "ngay-van-ban", w, errors);
    if input.some("pham-vi").is_none() {
        errors.add("pham-vi", w.scope_missing());
    }
    let valid_from = required_day(input, "tu-ngay", w, errors);
    let valid_to = required_day(input, "den-ngay", w, errors);
    errors.is_empty().then_some(NewAuthorisation {
        account: account?,
        number: input.text("so").to_string(),
        dated_on: dated_on?,
        scope: input.text("pham-vi").to_string(),
        valid_from: valid_from?,
        valid_to: valid_to?,
    })
}

async fn show(staff: &Staff, input: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let (w, locale) = (words(staff), staff.locale);
    let people = Directory::load(&staff.app.db, staff).await?.person_choices(staff);
    let day =
        |name: &str, label: &str| DateField::new(locale, name, label).value(input.text(name)).error(errors.of(name));
    let number = TextInput::new(locale, "so", w.paper_number()).value(input.text("so")).error(errors.of("so"));
    let scope = Textarea::new(locale, "pham-vi", w.scope()).hint(w.scope_hint()).rows(3).value(input.text("pham-vi"));
    FormPage::new(staff, w.authorise(), PATH)
        .errors(staff, errors)
        .say(w.authorise_what())
        .field(
            Select::new(locale, "nguoi", w.authorised_person(), people)
                .value(input.text("nguoi"))
                .error(errors.of("nguoi")),
        )
        .field(number.width(Width::C20))
        .field(day("ngay-van-ban", w.paper_date()))
        .field(scope.error(errors.of("pham-vi")))
        .field(day("tu-ngay", w.from_day()))
        .field(day("den-ngay", w.to_day()))
        .button(Button::submit(w.save()))
        .button(Html::link(&staff.href(MAP), w.cancel()))
        .desk(staff, crumbs(staff).then(w.duties(), staff.href(MAP)))
}
