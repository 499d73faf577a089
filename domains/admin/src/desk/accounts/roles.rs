//! Giving and ending roles. Nobody gives a role to themselves: another administrator does.

use super::invite::period;
use super::{LIST, named, path};
use crate::common::{FormPage, by, refusal, words};
use crate::desk::crumbs;
use crate::desk::directory::Directory;
use crate::permissions::ACCOUNTS;
use crate::sentences;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::Id;
use people::store::roles::{self, NewGrant};
use people::{Account, Refusal, Role, RoleGrant, Tenure};
use store::TextEnum as _;
use ui::{Breadcrumbs, Button, Choice, ConflictPanel, DateField, Html, Radios, Select};
use web::{Access, Failure, FormErrors, Input, Routes, Staff};

const GRANT: &str = "/lam-viec/quan-tri/tai-khoan/{account}/vai-tro";
const END: &str = "/lam-viec/quan-tri/tai-khoan/{account}/vai-tro/{grant}/ket-thuc";

pub(crate) fn routes() -> Routes {
    let may = Access::May(&ACCOUNTS);
    Routes::new().get(GRANT, may, grant_form).post(GRANT, may, grant).get(END, may, end_form).post(END, may, end)
}

/// A page with nothing but a choice between two versions.
#[derive(Template)]
#[template(path = "panel.html")]
pub(crate) struct Panel {
    pub(crate) title: &'static str,
    pub(crate) panel: ConflictPanel,
}

async fn another(staff: &Staff, id: &str) -> Result<Account, Failure> {
    let account = named(staff, id).await?;
    if account.id == staff.actor.account {
        return Err(Failure::Refused(words(staff).own_roles_by_another().to_string()));
    }
    Ok(account)
}

async fn grant_form(staff: Staff, Path(id): Path<String>) -> Result<Response, Failure> {
    let account = another(&staff, &id).await?;
    let fields = [("tu-ngay", viet::date::short(staff.today)), ("cach-giu", Tenure::Full.as_str().to_string())];
    let input = Input::new(fields.map(|(n, v)| (n.to_string(), v)).to_vec());
    show_grant(&staff, &account, &input, &FormErrors::default()).await
}

async fn grant(staff: Staff, Path(id): Path<String>, input: Input) -> Result<Response, Failure> {
    let (w, account, mut errors) = (words(&staff), another(&staff, &id).await?, FormErrors::default());
    let role = Role::from_word(input.text("vai-tro"));
    if role.is_none() {
        errors.add("vai-tro", w.role_missing());
    }
    let days = period(&input, w, &mut errors);
    if let (Some(role), Some((valid_from, valid_to)), true) = (role, days, errors.is_empty()) {
        let directory = Directory::load(&staff.app.db, &staff).await?;
        let unit = input.id("don-vi").filter(|unit| directory.find_unit(*unit).is_some());
        let tenure = Tenure::from_word(input.text("cach-giu")).unwrap_or(Tenure::Full);
        let new = NewGrant { account: account.id, role, tenure, unit, valid_from, valid_to };
        let mut tx = staff.app.db.begin().await?;
        match roles::grant(&mut tx, &staff.app.ambient, staff.agency.id, new, by(&staff)).await {
            Ok(_) => {
                tx.commit().await?;
                return Ok(staff.redirect_saying(&path(account.id, ""), w.role_granted()));
            }
            Err(error) => errors.add("den-ngay", sentences::refusal(&refusal(error)?, w)),
        }
    }
    show_grant(&staff, &account, &input, &errors).await
}

async fn show_grant(staff: &Staff, account: &Account, input: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let (w, locale) = (words(staff), staff.locale);
    let directory = Directory::load(&staff.app.db, staff).await?;
    let roles = Role::ALL.iter().map(|r| Choice::new(r.as_str(), sentences::role(*r, w)));
    let roles = std::iter::once(Choice::new("", w.choose_role())).chain(roles);
    let tenures = Tenure::ALL.iter().map(|t| Choice::new(t.as_str(), sentences::tenure(*t, w)));
    let units = directory.unit_choices(staff, w.role_own_unit(), None);
    let day =
        |name: &str, label: &str| DateField::new(locale, name, label).value(input.text(name)).error(errors.of(name));
    FormPage::new(staff, w.role_grant(), &path(account.id, "vai-tro"))
        .errors(staff, errors)
        .say(&w.role_grant_to(account.full_name.as_str()))
        .field(Select::new(locale, "vai-tro", w.role(), roles).value(input.text("vai-tro")).error(errors.of("vai-tro")))
        .field(Radios::new(locale, "cach-giu", w.tenure(), tenures).value(input.text("cach-giu")).hint(w.tenure_hint()))
        .field(Select::new(locale, "don-vi", w.role_unit(), units).value(input.text("don-vi")))
        .field(day("tu-ngay", w.from_day()))
        .field(day("den-ngay", w.to_day()).hint(w.to_day_hint()).optional())
        .button(Button::submit(w.role_grant()))
        .button(Html::link(&staff.href(&path(account.id, "")), w.cancel()))
        .desk(staff, above(staff, account))
}

fn above(staff: &Staff, account: &Account) -> Breadcrumbs {
    let list = crumbs(staff).then(words(staff).accounts(), staff.href(LIST));
    list.then(&account.full_name, staff.href(&path(account.id, "")))
}

async fn found(staff: &Staff, account: &Account, grant: &str) -> Result<RoleGrant, Failure> {
    let all = roles::list_of(&staff.app.db, staff.agency.id, account.id).await?;
    all.into_iter().find(|g| g.id.to_string() == grant).ok_or(Failure::NotFound)
}

async fn end_form(staff: Staff, Path((id, grant)): Path<(String, String)>) -> Result<Response, Failure> {
    let account = named(&staff, &id).await?;
    let grant = found(&staff, &account, &grant).await?;
    show_end(&staff, &account, &grant, &viet::date::short(staff.today), &FormErrors::default())
}

async fn end(staff: Staff, Path((id, grant)): Path<(String, String)>, input: Input) -> Result<Response, Failure> {
    let (w, account, mut errors) = (words(&staff), named(&staff, &id).await?, FormErrors::default());
    let grant = found(&staff, &account, &grant).await?;
    match input.date("ngay-cuoi") {
        Err(_) => errors.add("ngay-cuoi", w.not_a_date()),
        Ok(None) => errors.add("ngay-cuoi", w.date_missing()),
        Ok(Some(last)) => {
            let mut tx = staff.app.db.begin().await?;
            let id: Id<RoleGrant> = Id::from_uuid(grant.id);
            match roles::end(&mut tx, staff.agency.id, id, last, by(&staff), staff.now).await.map_err(refusal) {
                Ok(()) => {
                    tx.commit().await?;
                    return Ok(staff.redirect_saying(&path(account.id, ""), w.role_ended()));
                }
                Err(Ok(Refusal::NoSuchRole)) => return Err(Failure::NotFound),
                Err(reason) => errors.add("ngay-cuoi", sentences::refusal(&reason?, w)),
            }
        }
    }
    show_end(&staff, &account, &grant, input.text("ngay-cuoi"), &errors)
}

fn show_end(
    staff: &Staff,
    account: &Account,
    grant: &RoleGrant,
    typed: &str,
    errors: &FormErrors,
) -> Result<Response, Failure> {
    let w = words(staff);
    let role = sentences::held_role(grant.role, grant.tenure, w);
    let last = DateField::new(staff.locale, "ngay-cuoi", w.last_day()).value(typed).error(errors.of("ngay-cuoi"));
    FormPage::new(staff, w.role_end(), &path(account.id, &format!("vai-tro/{}/ket-thuc", grant.id)))
        .errors(staff, errors)
        .say(&w.role_end_what(account.full_name.as_str(), role))
        .field(last)
        .button(Button::submit(w.role_end()))
        .button(Html::link(&staff.href(&path(account.id, "")), w.cancel()))
        .desk(staff, above(staff, account))
}
