//! One account: who it is, which roles it holds and held, what can be done about it.

use super::list::status_tag;
use super::{LIST, named, path};
use crate::common::{moment, words};
use crate::desk::crumbs;
use crate::permissions::ACCOUNTS;
use crate::sentences;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use people::store::{roles, units};
use people::{Account, AccountStatus, RoleGrant, Unit};
use ui::{ActionForm, Button, Column, EmptyState, Html, SummaryList, SummaryRow, Table};
use viet::date::short;
use web::{Access, Failure, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/lam-viec/quan-tri/tai-khoan/{account}", Access::May(&ACCOUNTS), page)
}

#[derive(Template)]
#[template(path = "accounts/page.html")]
struct Page {
    w: Words,
    account: Account,
    facts: SummaryList,
    roles: Html,
    grant: Option<Button>,
    actions: Vec<(ActionForm, &'static str)>,
    own: bool,
}

async fn page(staff: Staff, Path(id): Path<String>) -> Result<Response, Failure> {
    let (w, account) = (words(&staff), named(&staff, &id).await?);
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let (grants, units) = (roles::list_of(db, agency, account.id).await?, units::list(db, agency).await?);
    let own = account.id == staff.actor.account;
    let page = Page {
        w,
        facts: facts(&staff, &account, &units),
        roles: role_table(&staff, &account, &grants, &units),
        grant: (!own).then(|| Button::to(w.role_grant(), staff.href(&path(account.id, "vai-tro"))).secondary()),
        actions: if own { Vec::new() } else { actions(&staff, &account) },
        own,
        account,
    };
    let head = PageHead::new(page.account.full_name.as_str());
    staff.page(&head.breadcrumbs(crumbs(&staff).then(w.accounts(), staff.href(LIST))), &page)
}

fn facts(staff: &Staff, account: &Account, units: &[Unit]) -> SummaryList {
    let w = words(staff);
    let edit = staff.href(&path(account.id, "sua"));
    let unit = units.iter().find(|u| Some(u.id) == account.unit_id).map_or(w.no_unit(), |u| u.name.as_str());
    let state = Html::trusted(format!(
        "{} {}",
        status_tag(account.status, w),
        Html::from(w.since(moment(account.status_since)))
    ));
    let position = if account.position_words.is_empty() { w.not_known() } else { &account.position_words };
    SummaryList::new()
        .row(SummaryRow::new(w.full_name(), account.full_name.as_str()).action(w.edit(), edit.clone()))
        .line(w.login(), account.login.as_str())
        .row(SummaryRow::new(w.position(), position).action(w.edit(), edit.clone()))
        .row(SummaryRow::new(w.unit(), unit).action(w.edit(), edit))
        .line(w.state(), state)
        .line(w.factor(), if account.second_factor { w.factor_on() } else { w.factor_off() })
        .line(w.session_seen(), account.last_seen_at.map_or_else(|| w.never().to_string(), moment))
}

fn role_table(staff: &Staff, account: &Account, grants: &[RoleGrant], units: &[Unit]) -> Html {
    let w = words(staff);
    if grants.is_empty() {
        return EmptyState::new(w.roles_none(), w.roles_none_what()).into();
    }
    let row = |g: &RoleGrant| -> Vec<Html> {
        let role = sentences::held_role(g.role, g.tenure, w);
        let unit = units.iter().find(|u| Some(u.id) == g.unit_id).map_or("", |u| u.name.as_str());
        let ended = g.valid_to.is_some_and(|last| last < staff.today);
        let end = Html::link(&staff.href(&path(account.id, &format!("vai-tro/{}/ket-thuc", g.id))), w.role_end());
        let to = g.valid_to.map_or_else(|| w.until_further_notice().to_string(), short);
        vec![
            role.into(),
            unit.into(),
            short(g.valid_from).into(),
            to.into(),
            if ended { w.ended().into() } else { end },
        ]
    };
    Table::new(staff.locale, w.roles())
        .hidden_caption()
        .column(Column::text(w.role()))
        .column(Column::text(w.role_unit()))
        .column(Column::text(w.from_day()))
        .column(Column::text(w.to_day()))
        .column(Column::text(w.action()))
        .rows(grants.iter().map(row))
        .into()
}

/// What can be done, each with a sentence on what follows from it.
fn actions(staff: &Staff, account: &Account) -> Vec<(ActionForm, &'static str)> {
    let w = words(staff);
    let form = |page: &str, button: Button| ActionForm::new(staff.href(&path(account.id, page)), button);
    let disable = form("ngung", Button::submit(w.disable()).warning());
    let enable = form("mo-lai", Button::submit(w.enable()));
    if account.status == AccountStatus::Disabled {
        return vec![(enable, w.enable_what())];
    }
    let mut all = vec![(form("lien-ket", Button::submit(w.link_new()).secondary()), w.link_new_what())];
    if account.second_factor {
        let remove = Button::submit(w.factor_reset()).secondary();
        all.push((form("bo-xac-thuc", remove), w.factor_reset_what()));
    }
    all.push((disable, w.disable_what()));
    all
}
