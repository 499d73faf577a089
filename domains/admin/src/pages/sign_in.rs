//! Signing in and out: login and password, then the code of the second factor where there is one.

use super::back::way_back;
use crate::common::{FormPage, by, heavy, origin, paragraph, with_cookie, words};
use crate::sentences;
use axum::http::HeaderMap;
use axum::response::Response;
use people::store::{sessions, sign_in};
use people::{SecretText, SignIn, SignInRefusal};
use ui::{Button, Html, PasswordInput, TextInput, Width};
use web::{Access, Ctx, Failure, FormErrors, Input, Routes, cookie};

const SIGN_IN: &str = "/dang-nhap";
const CODE: &str = "/dang-nhap/ma";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(SIGN_IN, Access::Public, form)
        .post(SIGN_IN, Access::Public, take_password)
        .get(CODE, Access::Public, code_form)
        .post(CODE, Access::Public, take_code)
        .post("/dang-xuat", Access::Public, sign_out)
}

async fn form(ctx: Ctx, input: Input) -> Result<Response, Failure> {
    let back = way_back(input.text("ve"));
    if ctx.actor.is_some() {
        return Ok(ctx.redirect(back));
    }
    show_form(&ctx, "", back, &FormErrors::default())
}

async fn take_password(ctx: Ctx, input: Input) -> Result<Response, Failure> {
    let (w, app, back) = (words(&ctx), &ctx.app, way_back(input.text("ve")));
    let (login, password) = (input.text("login"), input.text("password").to_string());
    let mut errors = FormErrors::default();
    if login.is_empty() {
        errors.add("login", w.login_missing());
    }
    if password.is_empty() {
        errors.add("password", w.password_missing());
    }
    if !errors.is_empty() {
        return show_form(&ctx, login, back, &errors);
    }
    let policy = &app.settings.policy;
    let attempt = sign_in::begin(&app.db, policy, ctx.agency.id, login, origin(&ctx), ctx.now).await?;
    let checked = heavy(move || attempt.check(&password)).await?;
    match sign_in::finish(&app.db, &app.ambient, policy, checked).await? {
        SignIn::SignedIn { session, .. } => Ok(enter(&ctx, &session, ctx.redirect(back))),
        SignIn::NeedsSecondFactor { pending } => Ok(ask_for_code(&ctx, &pending, back)),
        SignIn::Refused(reason) => {
            errors.add("login", sentences::sign_in(&reason, w));
            show_form(&ctx, login, back, &errors)
        }
    }
}

fn show_form(ctx: &Ctx, login: &str, back: &str, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(ctx);
    let login = TextInput::new(ctx.locale, "login", w.login()).value(login).autocomplete("username");
    let password = PasswordInput::current(ctx.locale, "password", w.password());
    FormPage::new(ctx, w.sign_in(), SIGN_IN)
        .errors(ctx, errors)
        .say(w.sign_in_for())
        .hidden("ve", back)
        .field(login.error(errors.of("login")))
        .field(password.error(errors.of("password")))
        .button(Button::submit(w.sign_in()))
        .after(paragraph(w.sign_in_help()))
        .bare(ctx)
}

/// The answer with the cookie of a session that was just opened.
pub(crate) fn enter(ctx: &Ctx, session: &SecretText, response: Response) -> Response {
    let settings = &ctx.app.settings;
    let seconds = settings.policy.session_hours.saturating_mul(3600);
    let name = cookie::session_name(settings.secure);
    with_cookie(response, &cookie::write(name, session.expose(), seconds, settings.secure))
}

/// The cookie that stands for a password that was right, until the code comes.
const fn pending_name(secure: bool) -> &'static str {
    if secure { "__Host-thongsuot-ma" } else { "thongsuot-ma" }
}

fn ask_for_code(ctx: &Ctx, pending: &SecretText, back: &str) -> Response {
    let settings = &ctx.app.settings;
    let seconds = settings.policy.pending_minutes.saturating_mul(60);
    let line = cookie::write(pending_name(settings.secure), pending.expose(), seconds, settings.secure);
    with_cookie(ctx.redirect(&format!("{CODE}?{}", query(back))), &line)
}

fn query(back: &str) -> String {
    format!("ve={}", percent_encoding::utf8_percent_encode(back, percent_encoding::NON_ALPHANUMERIC))
}

async fn code_form(ctx: Ctx, headers: HeaderMap, input: Input) -> Result<Response, Failure> {
    let back = way_back(input.text("ve"));
    if ctx.actor.is_some() {
        return Ok(ctx.redirect(back));
    }
    if cookie::read(&headers, pending_name(ctx.app.settings.secure)).is_none() {
        return Ok(too_late(&ctx, back));
    }
    show_code_form(&ctx, input.ticked("giay"), back, &FormErrors::default())
}

fn too_late(ctx: &Ctx, back: &str) -> Response {
    ctx.redirect_saying(&format!("{SIGN_IN}?{}", query(back)), words(ctx).code_too_late())
}

async fn take_code(ctx: Ctx, headers: HeaderMap, input: Input) -> Result<Response, Failure> {
    let (app, back, on_paper) = (&ctx.app, way_back(input.text("ve")), input.ticked("giay"));
    let settings = &app.settings;
    let Some(pending) = cookie::read(&headers, pending_name(settings.secure)) else {
        return Ok(too_late(&ctx, back));
    };
    let mut errors = FormErrors::default();
    let typed = (pending, input.text("code"));
    match sign_in::second_factor(&app.db, &app.ambient, &settings.policy, ctx.agency.id, typed, origin(&ctx)).await? {
        SignIn::SignedIn { session, .. } => {
            let response = enter(&ctx, &session, ctx.redirect(back));
            Ok(with_cookie(response, &cookie::write(pending_name(settings.secure), "", 0, settings.secure)))
        }
        // A code never asks for another code.
        SignIn::NeedsSecondFactor { .. } => Ok(too_late(&ctx, back)),
        SignIn::Refused(reason) => {
            errors.add("code", refused_code(&ctx, &reason, input.text("code")));
            show_code_form(&ctx, on_paper, back, &errors)
        }
    }
}

fn refused_code(ctx: &Ctx, reason: &SignInRefusal, typed: &str) -> String {
    let w = words(ctx);
    if typed.is_empty() && *reason == SignInRefusal::Wrong {
        return w.code_missing().to_string();
    }
    sentences::code(reason, w)
}

fn show_code_form(ctx: &Ctx, on_paper: bool, back: &str, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(ctx);
    let code = if on_paper {
        TextInput::new(ctx.locale, "code", w.recovery_code()).hint(w.recovery_code_hint()).width(Width::C30)
    } else {
        let code = TextInput::new(ctx.locale, "code", w.code()).hint(w.code_hint()).input_mode("numeric");
        code.autocomplete("one-time-code").width(Width::C10)
    };
    let (other, other_words) = if on_paper { ("", w.use_authenticator()) } else { ("&giay=1", w.use_recovery_code()) };
    let other = Html::link(&ctx.href(&format!("{CODE}?{}{other}", query(back))), other_words);
    let page = FormPage::new(ctx, w.code_title(), CODE).errors(ctx, errors).hidden("ve", back);
    let page = if on_paper { page.hidden("giay", "1") } else { page };
    page.field(code.error(errors.of("code")))
        .button(Button::submit(w.sign_in()))
        .after(Html::trusted(format!("<p class=\"govuk-body\">{other}</p>")))
        .after(paragraph(w.code_help()))
        .bare(ctx)
}

async fn sign_out(ctx: Ctx) -> Result<Response, Failure> {
    if let (Some(actor), Some(session)) = (&ctx.actor, ctx.session) {
        let mut tx = ctx.app.db.begin().await?;
        sessions::revoke(&mut tx, ctx.agency.id, actor.account, session, by(&ctx), ctx.now).await?;
        tx.commit().await?;
    }
    let secure = ctx.app.settings.secure;
    let response = ctx.redirect_saying(SIGN_IN, words(&ctx).signed_out());
    Ok(with_cookie(response, &cookie::write(cookie::session_name(secure), "", 0, secure)))
}
