//! Inviting somebody: an account with its roles, and the one-time link, which is shown once to be handed over.

use super::{LIST, path};
use crate::common::{FormPage, by, refusal, words};
use crate::desk::crumbs;
use crate::desk::directory::Directory;
use crate::permissions::ACCOUNTS;
use crate::sentences;
use crate::words::Words;
use askama::Template;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use kernel::Date;
use people::store::accounts;
use people::store::roles::{self, NewGrant};
use people::{AccountId, AccountKind, LinkPurpose, NewAccount, Refusal, Role, SecretText, Tenure};
use store::TextEnum as _;
use ui::{Button, Checkboxes, Choice, DateField, Html, Select, TextInput, WarningText, Width};
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

const PATH: &str = "/lam-viec/quan-tri/tai-khoan/moi";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&ACCOUNTS), form).post(PATH, Access::May(&ACCOUNTS), invite)
}

async fn form(staff: Staff) -> Result<Response, Failure> {
    let today = ("tu-ngay".to_string(), viet::date::short(staff.today));
    show(&staff, &Input::new(vec![today]), &FormErrors::default()).await
}

async fn invite(staff: Staff, headers: HeaderMap, input: Input) -> Result<Response, Failure> {
    let (w, mut errors) = (words(&staff), FormErrors::default());
    let directory = Directory::load(&staff.app.db, &staff).await?;
    let unit = input.id("don-vi").filter(|id| directory.find_unit(*id).is_some());
    let days = period(&input, w, &mut errors);
    if let Some((from, to)) = days.filter(|_| errors.is_empty()) {
        let new = NewAccount {
            login: input.text("login").to_string(),
            full_name: input.text("ho-ten").to_string(),
            position_words: input.text("chuc-vu").to_string(),
            unit_id: unit,
            kind: AccountKind::Person,
        };
        let held: Vec<Role> = input.all("vai-tro").filter_map(Role::from_word).collect();
        match keep(&staff, new, &held, (from, to)).await? {
            Ok((account, link)) => {
                return hand_over(&staff, &headers, account, &link, LinkPurpose::Invitation, input.text("ho-ten"));
            }
            Err(reason) => errors.add(field_of(&reason), sentences::refusal(&reason, w)),
        }
    }
    show(&staff, &input, &errors).await
}

async fn keep(
    staff: &Staff,
    new: NewAccount,
    held: &[Role],
    (valid_from, valid_to): (Date, Option<Date>),
) -> Result<Result<(AccountId, SecretText), Refusal>, Failure> {
    let (app, agency, by) = (&staff.app, staff.agency.id, by(staff));
    let mut tx = app.db.begin().await?;
    let invited = accounts::invite(&mut tx, &app.ambient, &app.settings.policy, agency, new, by).await;
    let (account, link) = match invited {
        Ok(invited) => invited,
        Err(error) => return refusal(error).map(Err),
    };
    for role in held {
        let grant = NewGrant { account, role: *role, tenure: Tenure::Full, unit: None, valid_from, valid_to };
        if let Err(error) = roles::grant(&mut tx, &app.ambient, agency, grant, by).await {
            return refusal(error).map(Err);
        }
    }
    tx.commit().await?;
    Ok(Ok((account, link)))
}

fn field_of(reason: &Refusal) -> &'static str {
    match reason {
        Refusal::LoginUnusable | Refusal::LoginTaken => "login",
        Refusal::NameMissing => "ho-ten",
        Refusal::PeriodReversed => "den-ngay",
        _ => "",
    }
}

/// First and last day as typed; says what is wrong with them.
pub(crate) fn period(input: &Input, w: Words, errors: &mut FormErrors) -> Option<(Date, Option<Date>)> {
    let (from, to) = (input.date("tu-ngay"), input.date("den-ngay"));
    match from {
        Err(_) => errors.add("tu-ngay", w.not_a_date()),
        Ok(None) => errors.add("tu-ngay", w.date_missing()),
        Ok(Some(_)) => {}
    }
    if to.is_err() {
        errors.add("den-ngay", w.not_a_date());
    }
    Some((from.ok()??, to.ok()?))
}

async fn show(staff: &Staff, input: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let (w, locale) = (words(staff), staff.locale);
    let directory = Directory::load(&staff.app.db, staff).await?;
    let units = directory.unit_choices(staff, w.no_unit(), None);
    let held: Vec<&str> = input.all("vai-tro").collect();
    let roles = Role::ALL.iter().map(|r| Choice::new(r.as_str(), sentences::role(*r, w)));
    let text = |name: &str, label: &str| {
        TextInput::new(locale, name, label).value(input.text(name)).error(errors.of(name)).width(Width::C30)
    };
    let day =
        |name: &str, label: &str| DateField::new(locale, name, label).value(input.text(name)).error(errors.of(name));
    FormPage::new(staff, w.invite(), PATH)
        .errors(staff, errors)
        .say(w.invite_what())
        .field(text("ho-ten", w.full_name()).autocomplete("off"))
        .field(text("login", w.login()).hint(w.login_hint()).autocomplete("off"))
        .field(text("chuc-vu", w.position()).hint(w.position_hint()).optional())
        .field(Select::new(locale, "don-vi", w.unit(), units).value(input.text("don-vi")))
        .field(Checkboxes::new(locale, "vai-tro", w.roles(), roles).hint(w.roles_hint()).values(&held))
        .field(day("tu-ngay", w.roles_from()))
        .field(day("den-ngay", w.roles_to()).optional())
        .button(Button::submit(w.invite_button()))
        .button(Html::link(&staff.href(LIST), w.cancel()))
        .desk(staff, crumbs(staff).then(w.accounts(), staff.href(LIST)))
}

#[derive(Template)]
#[template(path = "accounts/link.html")]
struct LinkPage {
    title: &'static str,
    who: String,
    warning: WarningText,
    link: String,
    copy: Button,
    how: Html,
    onward: Button,
}

/// The page that shows the link, this once.
pub(super) fn hand_over(
    staff: &Staff,
    headers: &HeaderMap,
    account: AccountId,
    link: &SecretText,
    purpose: LinkPurpose,
    who: &str,
) -> Result<Response, Failure> {
    let w = words(staff);
    let policy = &staff.app.settings.policy;
    let hours = if purpose == LinkPurpose::Reset { policy.reset_hours } else { policy.invitation_hours };
    let page = LinkPage {
        title: w.link_made(),
        who: w.link_made_for(who),
        warning: WarningText::new(staff.locale, w.link_once()),
        link: format!("{}/moi/{}", origin(staff, headers), link.expose()),
        copy: Button::copy(w.copy(), "lien-ket", w.copied()),
        how: crate::common::bullets([w.link_how_private(), &w.link_how_hours(hours), w.link_how_lost()]),
        onward: Button::to(w.back_to_account(), staff.href(&path(account, ""))),
    };
    staff.page(&PageHead::new(page.title).breadcrumbs(crumbs(staff).then(w.accounts(), staff.href(LIST))), &page)
}

/// The address that people reach us by: as configured, else as who asks does.
fn origin(staff: &Staff, headers: &HeaderMap) -> String {
    let settings = &staff.app.settings;
    if let Some(base) = &settings.public_url {
        return base.as_str().trim_end_matches('/').to_string();
    }
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    format!("{}://{host}", if settings.secure { "https" } else { "http" })
}
