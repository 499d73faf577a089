//! A new contact record. It replaces the one before from its first day on; the earlier ones stay listed.

use super::{PAGE, agency, changed};
use crate::common::{FormPage, by, refusal, words};
use crate::desk::crumbs;
use crate::permissions::ORGANISATION;
use crate::sentences;
use axum::response::Response;
use people::store::agencies::{self, NewContact};
use ui::{Button, DateField, Html, TextInput};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, Routes, Staff};

const PATH: &str = "/lam-viec/quan-tri/co-quan/lien-he";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&ORGANISATION), form).post(PATH, Access::May(&ORGANISATION), add)
}

/// The form begins with what holds now, because most changes change one line.
async fn form(staff: Staff) -> Result<Response, Failure> {
    let agency = agency(&staff).await?;
    let mut pairs = vec![("tu-ngay".to_string(), short(staff.today))];
    if let Some(now) = agency.as_of(staff.today).contact {
        let ways = [&now.switchboard, &now.hotline, &now.mailbox, &now.website, &now.postal_address];
        let names = ["tong-dai", "duong-day-nong", "hop-thu", "trang", "dia-chi"];
        pairs.extend(names.into_iter().zip(ways).map(|(n, v)| (n.to_string(), v.clone().unwrap_or_default())));
    }
    show(&staff, &Input::new(pairs), &FormErrors::default())
}

async fn add(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (w, app, mut errors) = (words(&staff), &staff.app, FormErrors::default());
    if let Some(new) = read(&staff, &input, &mut errors) {
        let mut tx = app.db.begin().await?;
        match agencies::add_contact(&mut tx, &app.ambient, staff.agency.id, new, by(&staff)).await {
            Ok(()) => {
                changed(&mut tx, &staff).await?;
                tx.commit().await?;
                return Ok(staff.redirect_saying(PAGE, w.contact_saved()));
            }
            Err(error) => errors.add("nguoi-duyet", sentences::refusal(&refusal(error)?, w)),
        }
    }
    show(&staff, &input, &errors)
}

fn read(staff: &Staff, input: &Input, errors: &mut FormErrors) -> Option<NewContact> {
    let w = words(staff);
    let text = |name: &str| input.some(name).map(str::to_string);
    let new = NewContact {
        switchboard: text("tong-dai"),
        hotline: text("duong-day-nong"),
        mailbox: text("hop-thu"),
        website: text("trang"),
        postal_address: text("dia-chi"),
        approved_by: input.text("nguoi-duyet").to_string(),
        valid_from: staff.today,
    };
    if [&new.switchboard, &new.hotline, &new.mailbox, &new.website, &new.postal_address].iter().all(|t| t.is_none()) {
        errors.add("tong-dai", w.contact_empty());
    }
    if new.mailbox.as_deref().is_some_and(|m| !m.contains('@') || m.contains(char::is_whitespace)) {
        errors.add("hop-thu", w.mailbox_unusable());
    }
    if new.website.as_deref().is_some_and(|t| !t.starts_with("https://") && !t.starts_with("http://")) {
        errors.add("trang", w.website_unusable());
    }
    if new.approved_by.is_empty() {
        errors.add("nguoi-duyet", w.approved_by_missing());
    }
    let valid_from = match input.date("tu-ngay") {
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            errors.add("tu-ngay", w.date_missing());
            None
        }
        Err(_) => {
            errors.add("tu-ngay", w.not_a_date());
            None
        }
    };
    errors.is_empty().then_some(NewContact { valid_from: valid_from?, ..new })
}

fn show(staff: &Staff, input: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let (w, locale) = (words(staff), staff.locale);
    let text =
        |name: &str, label: &str| TextInput::new(locale, name, label).value(input.text(name)).error(errors.of(name));
    let day = DateField::new(locale, "tu-ngay", w.from_day()).value(input.text("tu-ngay")).error(errors.of("tu-ngay"));
    FormPage::new(staff, w.contact_new(), PATH)
        .errors(staff, errors)
        .say(w.contact_what())
        .field(text("tong-dai", w.switchboard()).input_mode("tel").optional())
        .field(text("duong-day-nong", w.hotline()).input_mode("tel").optional())
        .field(text("hop-thu", w.mailbox()).kind("email").optional())
        .field(text("trang", w.website()).kind("url").optional())
        .field(text("dia-chi", w.postal_address()).optional())
        .field(text("nguoi-duyet", w.approved_by()).hint(w.approved_by_hint()))
        .field(day)
        .button(Button::submit(w.save()))
        .button(Html::link(&staff.href(PAGE), w.cancel()))
        .desk(staff, crumbs(staff).then(w.agency(), staff.href(PAGE)))
}
