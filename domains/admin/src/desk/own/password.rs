//! Changing the own password.

use super::{OWN, knows_password, own_account};
use crate::common::{FormPage, by, heavy, words};
use crate::pages::{both_alike, enter, password_rules, user_name};
use crate::sentences;
use axum::response::Response;
use people::store::{passwords, sessions};
use people::{Account, PasswordRefusal};
use ui::{Breadcrumbs, Button, Html, PasswordInput};
use web::{Access, Failure, FormErrors, Input, Routes, Staff};

const PATH: &str = "/lam-viec/tai-khoan/mat-khau";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::SignedIn, form).post(PATH, Access::SignedIn, change)
}

async fn form(staff: Staff) -> Result<Response, Failure> {
    show(&staff, &own_account(&staff).await?, &FormErrors::default())
}

async fn change(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (w, account) = (words(&staff), own_account(&staff).await?);
    let mut errors = both_alike(&staff, &input);
    if errors.is_empty() && !knows_password(&staff, &account, input.text("current")).await? {
        errors.add("current", w.password_now_wrong());
    }
    if errors.is_empty() {
        match keep(&staff, &account, input.text("password")).await? {
            Ok(response) => return Ok(response),
            Err(reason) => errors.add("password", sentences::password(reason, w)),
        }
    }
    show(&staff, &account, &errors)
}

/// Keeps the new password; every session ends, and this one goes on under a new token.
async fn keep(staff: &Staff, account: &Account, password: &str) -> Result<Result<Response, PasswordRefusal>, Failure> {
    let (app, agency) = (&staff.app, staff.agency.id);
    let choice = passwords::prepare(&app.db, &app.settings.policy, agency, account.id).await?;
    let (owned_app, password) = (app.clone(), password.to_string());
    let new = match heavy(move || choice.accept(&owned_app.ambient, &password)).await? {
        Ok(new) => new,
        Err(reason) => return Ok(Err(reason)),
    };
    let mut tx = app.db.begin().await?;
    passwords::set(&mut tx, &app.ambient, agency, new, by(staff)).await?;
    let session = sessions::open(&mut tx, &app.ambient, agency, account.id, staff.source, &staff.device).await?;
    tx.commit().await?;
    Ok(Ok(enter(staff, &session, staff.redirect_saying(OWN, words(staff).password_changed()))))
}

fn show(staff: &Staff, account: &Account, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let current = PasswordInput::current(staff.locale, "current", w.password_now());
    FormPage::new(staff, w.password_change(), PATH)
        .errors(staff, errors)
        .intro(password_rules(staff, account.second_factor))
        .field(user_name(&account.login))
        .field(current.error(errors.of("current")))
        .field(PasswordInput::chosen(staff.locale, "password", w.password_new()).error(errors.of("password")))
        .field(PasswordInput::chosen(staff.locale, "repeat", w.password_repeat()).error(errors.of("repeat")))
        .button(Button::submit(w.password_save()))
        .button(Html::link(&staff.href(OWN), w.cancel()))
        .desk(staff, Breadcrumbs::new(staff.locale).then(w.own_account(), staff.href(OWN)))
}
