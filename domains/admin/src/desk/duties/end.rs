//! Ending a duty by its last day. It stays in the history.

use super::MAP;
use crate::common::{FormPage, by, refusal, words};
use crate::desk::crumbs;
use crate::desk::directory::Directory;
use crate::permissions::ORGANISATION;
use crate::sentences;
use axum::extract::Path;
use axum::response::Response;
use kernel::Id;
use people::Duty;
use people::store::duties;
use ui::{Button, DateField, Html};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, Routes, Staff};

const PATH: &str = "/lam-viec/quan-tri/phan-cong/{duty}/ket-thuc";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&ORGANISATION), form).post(PATH, Access::May(&ORGANISATION), end)
}

async fn named(staff: &Staff, id: &str) -> Result<Duty, Failure> {
    let all = duties::list(&staff.app.db, staff.agency.id).await?;
    all.into_iter().find(|duty| duty.id.to_string() == id).ok_or(Failure::NotFound)
}

async fn form(staff: Staff, Path(id): Path<String>) -> Result<Response, Failure> {
    let duty = named(&staff, &id).await?;
    show(&staff, &duty, &short(staff.today), &FormErrors::default()).await
}

async fn end(staff: Staff, Path(id): Path<String>, input: Input) -> Result<Response, Failure> {
    let (w, duty, mut errors) = (words(&staff), named(&staff, &id).await?, FormErrors::default());
    match input.date("ngay-cuoi") {
        Err(_) => errors.add("ngay-cuoi", w.not_a_date()),
        Ok(None) => errors.add("ngay-cuoi", w.date_missing()),
        Ok(Some(last)) => {
            let (mut tx, id) = (staff.app.db.begin().await?, Id::from_uuid(duty.id));
            match duties::end(&mut tx, staff.agency.id, id, last, by(&staff), staff.now).await {
                Ok(true) => {
                    tx.commit().await?;
                    return Ok(staff.redirect_saying(MAP, w.duty_ended()));
                }
                Ok(false) => errors.add("ngay-cuoi", w.refused_period_reversed()),
                Err(error) => errors.add("ngay-cuoi", sentences::refusal(&refusal(error)?, w)),
            }
        }
    }
    show(&staff, &duty, input.text("ngay-cuoi"), &errors).await
}

async fn show(staff: &Staff, duty: &Duty, typed: &str, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let directory = Directory::load(&staff.app.db, staff).await?;
    let what = duty.field.clone().unwrap_or_else(|| directory.unit(duty.unit_id).to_string());
    let last = DateField::new(staff.locale, "ngay-cuoi", w.last_day()).value(typed).error(errors.of("ngay-cuoi"));
    FormPage::new(staff, w.duty_end(), &format!("{MAP}/{}/ket-thuc", duty.id))
        .errors(staff, errors)
        .say(&w.duty_end_what(directory.person(duty.account_id), what))
        .field(last)
        .button(Button::submit(w.duty_end()))
        .button(Html::link(&staff.href(MAP), w.cancel()))
        .desk(staff, crumbs(staff).then(w.duties(), staff.href(MAP)))
}
