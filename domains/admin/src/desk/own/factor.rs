//! The second factor: setting it up with a square to scan, new recovery codes, taking it away where that is allowed.

use super::{OWN, knows_password, overview, own_account};
use crate::common::{FormPage, by, paragraph, refusal, words};
use crate::sentences;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use papers::code::Code;
use people::store::{second_factor, sessions};
use people::{SecretText, rules::second_factor::Enrolment};
use ui::{Breadcrumbs, Button, Html, TextInput, WarningText, Width};
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

const PATH: &str = "/lam-viec/tai-khoan/xac-thuc";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::SignedIn, page)
        .post(PATH, Access::SignedIn, begin)
        .post("/lam-viec/tai-khoan/xac-thuc/ma", Access::SignedIn, confirm)
        .post("/lam-viec/tai-khoan/xac-thuc/tat", Access::SignedIn, remove)
        .post("/lam-viec/tai-khoan/ma-du-phong", Access::SignedIn, renew_codes)
}

/// Whether the policy lets this person do without.
pub(super) fn may_be_off(staff: &Staff) -> bool {
    let policy = &staff.app.settings.policy;
    !policy.second_factor_for_all && !policy.second_factor_roles.iter().any(|role| staff.actor.is(*role))
}

async fn page(staff: Staff) -> Result<Response, Failure> {
    show(&staff, &FormErrors::default()).await
}

/// What is being set up, with its square; before that, what it is good for.
async fn show(staff: &Staff, errors: &FormErrors) -> Result<Response, Failure> {
    let (db, agency, account) = (&staff.app.db, staff.agency.id, staff.actor.account);
    match second_factor::find_enrolment(db, agency, account, &staff.agency.short_name).await? {
        Some(enrolment) => show_enrolment(staff, &enrolment, errors),
        None => show_beginning(staff).await,
    }
}

async fn show_beginning(staff: &Staff) -> Result<Response, Failure> {
    let w = words(staff);
    if own_account(staff).await?.second_factor {
        return Ok(staff.redirect(OWN));
    }
    FormPage::new(staff, w.factor_set_up(), PATH)
        .say(w.factor_what())
        .say(w.factor_needs())
        .button(Button::submit(w.factor_begin()))
        .button(Html::link(&staff.href(OWN), w.cancel()))
        .desk(staff, above(staff))
}

fn show_enrolment(staff: &Staff, enrolment: &Enrolment, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let letters = Html::from(enrolment.letters.expose());
    let key = format!("<p class=\"govuk-body\">{} <code>{letters}</code></p>", Html::from(w.factor_key()));
    let code = TextInput::new(staff.locale, "code", w.code()).hint(w.factor_code_hint()).width(Width::C10);
    FormPage::new(staff, w.factor_set_up(), &format!("{PATH}/ma"))
        .errors(staff, errors)
        .say(w.factor_scan())
        .intro(square(enrolment.address.expose(), w.factor_square()))
        .intro(Html::trusted(key))
        .field(code.input_mode("numeric").autocomplete("one-time-code").error(errors.of("code")))
        .button(Button::submit(w.factor_confirm()))
        .desk(staff, above(staff))
}

fn above(staff: &Staff) -> Breadcrumbs {
    Breadcrumbs::new(staff.locale).then(words(staff).own_account(), staff.href(OWN))
}

/// A QR code as one path, dark on white also where the page is white on dark. Nothing for an address that is too long.
fn square(address: &str, title: &str) -> Html {
    let Some(svg) = Code::qr(address, title).svg() else { return Html::default() };
    Html::trusted(format!("<p>{}</p>", svg.replacen("<svg ", "<svg width=\"240\" height=\"240\" ", 1)))
}

/// Begins to set one up. Who has one already types the password first.
async fn begin(staff: Staff, input: Input) -> Result<Response, Failure> {
    let account = own_account(&staff).await?;
    if account.second_factor && !knows_password(&staff, &account, input.text("password")).await? {
        return wrong_password(&staff).await;
    }
    let mut tx = staff.app.db.begin().await?;
    second_factor::begin(&mut tx, &staff.app.ambient, staff.agency.id, account.id).await?;
    tx.commit().await?;
    Ok(staff.redirect(PATH))
}

async fn wrong_password(staff: &Staff) -> Result<Response, Failure> {
    let mut errors = FormErrors::default();
    errors.add("password", words(staff).password_now_wrong());
    overview::show(staff, &errors).await
}

/// Takes the first code: the factor is on, other sessions end, and the recovery codes are shown this once.
async fn confirm(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (app, agency, account) = (&staff.app, staff.agency.id, staff.actor.account);
    let mut tx = app.db.begin().await?;
    match second_factor::confirm(&mut tx, &app.ambient, agency, account, input.text("code"), by(&staff)).await {
        Ok(codes) => {
            let keep = staff.session.ok_or(Failure::SignIn)?;
            sessions::revoke_others(&mut tx, agency, account, keep, by(&staff), staff.now).await?;
            tx.commit().await?;
            show_codes(&staff, words(&staff).factor_is_on(), &codes)
        }
        Err(error) => {
            drop(tx);
            let mut errors = FormErrors::default();
            errors.add("code", sentences::refusal(&refusal(error)?, words(&staff)));
            show(&staff, &errors).await
        }
    }
}

async fn renew_codes(staff: Staff, input: Input) -> Result<Response, Failure> {
    let account = own_account(&staff).await?;
    if !account.second_factor {
        return Ok(staff.redirect(OWN));
    }
    if !knows_password(&staff, &account, input.text("password")).await? {
        return wrong_password(&staff).await;
    }
    let mut tx = staff.app.db.begin().await?;
    let (ambient, agency) = (&staff.app.ambient, staff.agency.id);
    let codes = second_factor::renew_codes(&mut tx, ambient, agency, account.id, by(&staff)).await?;
    tx.commit().await?;
    show_codes(&staff, words(&staff).recovery_codes_new(), &codes)
}

async fn remove(staff: Staff, input: Input) -> Result<Response, Failure> {
    if !may_be_off(&staff) {
        return Err(Failure::Refused(words(&staff).factor_must_stay().to_string()));
    }
    let account = own_account(&staff).await?;
    if !knows_password(&staff, &account, input.text("password")).await? {
        return wrong_password(&staff).await;
    }
    let mut tx = staff.app.db.begin().await?;
    second_factor::remove(&mut tx, staff.agency.id, account.id, by(&staff), staff.now).await?;
    tx.commit().await?;
    Ok(staff.redirect_saying(OWN, words(&staff).factor_removed()))
}

#[derive(Template)]
#[template(path = "own/codes.html")]
struct CodesPage<'a> {
    w: Words,
    title: &'a str,
    warning: WarningText,
    why: Html,
    codes: Vec<&'a str>,
    print: Button,
    onward: Button,
}

fn show_codes(staff: &Staff, title: &str, codes: &[SecretText]) -> Result<Response, Failure> {
    let w = words(staff);
    let page = CodesPage {
        w,
        title,
        warning: WarningText::new(staff.locale, w.recovery_codes_once()),
        why: paragraph(w.recovery_codes_why()),
        codes: codes.iter().map(SecretText::expose).collect(),
        print: Button::print(w.print()),
        onward: Button::to(w.onward(), staff.href("/lam-viec")),
    };
    staff.page(&PageHead::new(title).breadcrumbs(above(staff)), &page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_square_is_one_path_on_white() {
        let drawn = square("otpauth://totp/a:b?secret=JBSWY3DPEHPK3PXP&issuer=a", "Mã <QR>").to_string();
        assert_eq!(drawn.matches("<path").count(), 2, "the ground and the code");
        assert!(drawn.contains("aria-label=\"Mã &lt;QR&gt;\""));
        // The upper edge of the finder pattern, behind four modules of quiet.
        assert!(drawn.contains("d=\"M4 4h7v1h-7z"));
        assert!(square(&"x".repeat(4000), "").is_empty());
    }
}
