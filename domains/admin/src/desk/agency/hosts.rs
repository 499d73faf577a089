//! Host names that the agency answers to.

use super::{PAGE, changed};
use crate::common::{FormPage, by, refusal, words};
use crate::desk::crumbs;
use crate::permissions::ACCOUNTS;
use crate::sentences;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use people::rules::login;
use people::store::agencies;
use ui::{Button, Html, TextInput};
use web::{Access, Failure, FormErrors, Input, Routes, Staff};

const PATH: &str = "/lam-viec/quan-tri/co-quan/ten-mien";

pub(crate) fn routes() -> Routes {
    let may = Access::May(&ACCOUNTS);
    Routes::new().get(PATH, may, form).post(PATH, may, add).post("/lam-viec/quan-tri/co-quan/ten-mien/bo", may, remove)
}

async fn form(staff: Staff) -> Result<Response, Failure> {
    show(&staff, "", &FormErrors::default())
}

async fn add(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (w, typed, mut errors) = (words(&staff), input.text("ten-mien"), FormErrors::default());
    let mut tx = staff.app.db.begin().await?;
    match agencies::add_host(&mut tx, staff.agency.id, typed, by(&staff), staff.now).await {
        Ok(()) => {
            changed(&mut tx, &staff).await?;
            tx.commit().await?;
            return Ok(staff.redirect_saying(PAGE, w.host_added()));
        }
        Err(error) => errors.add("ten-mien", sentences::refusal(&refusal(error)?, w)),
    }
    show(&staff, typed, &errors)
}

fn show(staff: &Staff, typed: &str, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let host = TextInput::new(staff.locale, "ten-mien", w.host()).hint(w.host_hint()).value(typed);
    FormPage::new(staff, w.host_add(), PATH)
        .errors(staff, errors)
        .say(w.hosts_what())
        .field(host.error(errors.of("ten-mien")))
        .button(Button::submit(w.save()))
        .button(Html::link(&staff.href(PAGE), w.cancel()))
        .desk(staff, crumbs(staff).then(w.agency(), staff.href(PAGE)))
}

/// Takes a host name away, but not the one by which the asker is here: the next page could not be reached.
async fn remove(staff: Staff, headers: HeaderMap, input: Input) -> Result<Response, Failure> {
    let (w, host) = (words(&staff), input.text("ten-mien"));
    let here = headers.get(header::HOST).and_then(|h| h.to_str().ok()).and_then(login::host);
    if here.as_deref() == Some(host) {
        return Err(Failure::Refused(w.host_in_use().to_string()));
    }
    let mut tx = staff.app.db.begin().await?;
    if let Err(error) = agencies::remove_host(&mut tx, staff.agency.id, host, by(&staff), staff.now).await {
        return Err(Failure::Refused(sentences::refusal(&refusal(error)?, w)));
    }
    changed(&mut tx, &staff).await?;
    tx.commit().await?;
    Ok(staff.redirect_saying(PAGE, w.host_removed()))
}
