//! The page behind a one-time link: whoever holds it chooses a password. Looking at the page uses nothing up, because
//! mail programs look at links before their readers do.

use super::back::DESK;
use super::sign_in::enter;
use crate::common::{FormPage, bullets, by, heavy, moment, paragraph, refusal, words};
use crate::sentences;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use people::store::links::OpenLink;
use people::store::{accounts, links, passwords, sessions};
use people::{Account, Refusal};
use ui::{Button, Html, PasswordInput, SummaryList};
use web::{Access, Ctx, Failure, FormErrors, Input, PageHead, Routes};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/moi/{token}", Access::Public, form).post("/moi/{token}", Access::Public, take_password)
}

async fn form(ctx: Ctx, Path(token): Path<String>) -> Result<Response, Failure> {
    match open(&ctx, &token).await? {
        Some((link, account)) => show(&ctx, &token, &link, &account, &FormErrors::default()),
        None => gone(&ctx),
    }
}

async fn open(ctx: &Ctx, token: &str) -> Result<Option<(OpenLink, Account)>, Failure> {
    let (db, agency) = (&ctx.app.db, ctx.agency.id);
    let Some(link) = links::find(db, agency, token, ctx.now).await? else { return Ok(None) };
    Ok(accounts::find(db, agency, link.account_id).await?.map(|account| (link, account)))
}

async fn take_password(ctx: Ctx, Path(token): Path<String>, input: Input) -> Result<Response, Failure> {
    let Some((link, account)) = open(&ctx, &token).await? else { return gone(&ctx) };
    let mut errors = both_alike(&ctx, &input);
    if errors.is_empty() {
        match accept(&ctx, &token, &account, input.text("password")).await? {
            Ok(response) => return Ok(response),
            Err(Refusal::LinkInvalid) => return gone(&ctx),
            Err(reason) => errors.add("password", sentences::refusal(&reason, words(&ctx))),
        }
    }
    show(&ctx, &token, &link, &account, &errors)
}

/// A password is typed twice, because most people cannot see what they type.
pub(crate) fn both_alike(ctx: &Ctx, input: &Input) -> FormErrors {
    let (w, mut errors) = (words(ctx), FormErrors::default());
    if input.text("password").is_empty() {
        errors.add("password", w.password_missing());
    } else if input.text("password") != input.text("repeat") {
        errors.add("repeat", w.password_differs());
    }
    errors
}

/// Keeps the password. Who has a second factor still shows it at the door; everybody else is in.
async fn accept(
    ctx: &Ctx,
    token: &str,
    account: &Account,
    password: &str,
) -> Result<Result<Response, Refusal>, Failure> {
    let (w, app, agency) = (words(ctx), &ctx.app, ctx.agency.id);
    let choice = passwords::prepare(&app.db, &app.settings.policy, agency, account.id).await?;
    let (owned_app, password) = (app.clone(), password.to_string());
    let new = match heavy(move || choice.accept(&owned_app.ambient, &password)).await? {
        Ok(new) => new,
        Err(reason) => return Ok(Err(reason.into())),
    };
    let mut tx = app.db.begin().await?;
    if let Err(error) = links::accept(&mut tx, &app.ambient, agency, token, new, by(ctx)).await {
        return refusal(error).map(Err);
    }
    if account.second_factor {
        tx.commit().await?;
        return Ok(Ok(ctx.redirect_saying("/dang-nhap", w.password_set_sign_in())));
    }
    let session = sessions::open(&mut tx, &app.ambient, agency, account.id, ctx.source, &ctx.device).await?;
    tx.commit().await?;
    Ok(Ok(enter(ctx, &session, ctx.redirect_saying(DESK, w.password_set()))))
}

fn show(ctx: &Ctx, token: &str, link: &OpenLink, account: &Account, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(ctx);
    let who = SummaryList::new()
        .line(w.full_name(), account.full_name.as_str())
        .line(w.login(), account.login.as_str())
        .line(w.link_until(), moment(link.expires_at));
    FormPage::new(ctx, w.link_title(), &format!("/moi/{token}"))
        .errors(ctx, errors)
        .say(sentences::link_purpose(link.purpose, w))
        .intro(who)
        .intro(password_rules(ctx, account.second_factor))
        .field(user_name(&account.login))
        .field(PasswordInput::chosen(ctx.locale, "password", w.password_new()).error(errors.of("password")))
        .field(PasswordInput::chosen(ctx.locale, "repeat", w.password_repeat()).error(errors.of("repeat")))
        .button(Button::submit(w.password_save()))
        .bare(ctx)
}

/// What is asked of a password, before anybody has to guess.
pub(crate) fn password_rules(ctx: &Ctx, second_factor: bool) -> Html {
    let (w, policy) = (words(ctx), &ctx.app.settings.policy);
    let least = if second_factor { policy.password_least_with_second_factor } else { policy.password_least_alone };
    let length = w.password_rule_length(least);
    let list = bullets([&length, w.password_rule_words(), w.password_rule_own(), w.password_rule_once()]);
    Html::trusted(format!("{}{list}", paragraph(w.password_rules())))
}

/// Tells password managers whose password is chosen.
pub(crate) fn user_name(login: &str) -> Html {
    let login = Html::from(login);
    Html::trusted(format!("<input type=\"text\" name=\"username\" autocomplete=\"username\" value=\"{login}\" hidden>"))
}

#[derive(Template)]
#[template(path = "link_gone.html")]
struct GonePage {
    title: &'static str,
    why: &'static str,
    steps: Html,
    sign_in: Button,
}

fn gone(ctx: &Ctx) -> Result<Response, Failure> {
    let w = words(ctx);
    let page = GonePage {
        title: w.link_gone(),
        why: w.link_gone_why(),
        steps: bullets([w.link_gone_has_password(), w.link_gone_has_none()]),
        sign_in: Button::to(w.sign_in(), ctx.href("/dang-nhap")),
    };
    let mut response = ctx.bare(&PageHead::new(page.title), &page)?;
    *response.status_mut() = StatusCode::GONE;
    Ok(response)
}
