//! The map of a day: which leader is in charge of which unit and field, and whose signature reads how.

use super::MAP;
use crate::common::words;
use crate::desk::directory::Directory;
use crate::desk::{crumbs, parts};
use crate::permissions::ORGANISATION;
use crate::sentences;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use kernel::{Date, Id};
use people::rules::duty;
use people::rules::signing::SigningLine;
use people::store::{duties, roles};
use people::{Account, AccountId, Authorisation, Duty, Role, RoleGrant, SigningRefusal};
use ui::{Button, Column, DateField, EmptyState, FilterBar, Html, SubNavigation, Table};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().get(MAP, Access::May(&ORGANISATION), page)
}

#[derive(Template)]
#[template(path = "duties/map.html")]
struct Page {
    w: Words,
    parts: SubNavigation,
    day: FilterBar,
    units: Table,
    fields: Html,
    signing: Html,
    assign: Button,
    authorise: Button,
    history: Html,
}

async fn page(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (w, mut errors) = (words(&staff), FormErrors::default());
    let on = input.date("ngay").unwrap_or_else(|_| {
        errors.add("ngay", w.not_a_date());
        None
    });
    let on = on.unwrap_or(staff.today);
    let directory = Directory::load(&staff.app.db, &staff).await?;
    let all = duties::list(&staff.app.db, staff.agency.id).await?;
    let typed = if errors.is_empty() { short(on) } else { input.text("ngay").to_string() };
    let day = DateField::new(staff.locale, "ngay", w.as_of_day()).value(typed).error(errors.of("ngay"));
    let page = Page {
        w,
        parts: parts(&staff, MAP),
        day: FilterBar::new(staff.locale, staff.href(MAP)).with(day).clear(staff.href(MAP)).found(w.map_of(short(on))),
        units: units(&staff, &directory, &all, on),
        fields: fields(&staff, &directory, &all, on),
        signing: signing(&staff, &directory, on).await?,
        assign: Button::to(w.duty_assign(), staff.href(&format!("{MAP}/moi"))),
        authorise: Button::to(w.authorise(), staff.href(&format!("{MAP}/uy-quyen"))).secondary(),
        history: history(&staff, &directory, &all),
    };
    let head = PageHead::new(w.duties()).with_errors(!errors.is_empty());
    staff.page(&head.breadcrumbs(crumbs(&staff)), &page)
}

fn units(staff: &Staff, directory: &Directory, all: &[Duty], on: Date) -> Table {
    let w = words(staff);
    let row = |unit: &people::Unit| -> Vec<Html> {
        let leader = duty::leader_of_unit(all, unit.id, on);
        let notice = all.iter().filter(|d| d.unit_id == Some(unit.id));
        vec![unit.name.as_str().into(), who(directory, leader, w).into(), notice_of(notice, leader, on, w).into()]
    };
    let existing = directory.units.iter().filter(|unit| unit.exists_on(on));
    Table::new(staff.locale, w.duty_units())
        .column(Column::text(w.unit()))
        .column(Column::text(w.leader_in_charge()))
        .column(Column::text(w.notice()))
        .rows(existing.map(row))
}

fn who(directory: &Directory, leader: Option<AccountId>, w: Words) -> String {
    leader.map_or_else(|| w.leader_none().to_string(), |leader| directory.person(leader).to_string())
}

/// The notice that puts the leader there on the day, by number and date.
fn notice_of<'a>(duties: impl Iterator<Item = &'a Duty>, leader: Option<AccountId>, on: Date, w: Words) -> String {
    let holds = duties.filter(|d| d.holds_on(on) && Some(d.account_id) == leader);
    let latest = holds.max_by_key(|d| (d.valid_from, d.notice_date, d.id));
    latest.map(|d| w.notice_number(short(d.notice_date), d.notice_number.as_str())).unwrap_or_default()
}

fn fields(staff: &Staff, directory: &Directory, all: &[Duty], on: Date) -> Html {
    let w = words(staff);
    let mut names: Vec<&str> = all.iter().filter(|d| d.holds_on(on)).filter_map(|d| d.field.as_deref()).collect();
    names.sort_by_cached_key(|name| viet::order::key(name));
    names.dedup_by_key(|name| duty::field_key(name));
    if names.is_empty() {
        return crate::common::paragraph(w.duty_fields_none());
    }
    let row = |name: &&str| -> Vec<Html> {
        let leader = duty::leader_of_field(all, name, on);
        let key = duty::field_key(name);
        let notice = all.iter().filter(|d| d.field.as_deref().is_some_and(|f| duty::field_key(f) == key));
        vec![(*name).into(), who(directory, leader, w).into(), notice_of(notice, leader, on, w).into()]
    };
    Table::new(staff.locale, w.duty_fields())
        .column(Column::text(w.field()))
        .column(Column::text(w.leader_in_charge()))
        .column(Column::text(w.notice()))
        .rows(names.iter().map(row))
        .into()
}

/// Who may be asked to sign on the day: those whose role signs, and those with an authorisation.
async fn signing(staff: &Staff, directory: &Directory, on: Date) -> Result<Html, Failure> {
    let (w, db, agency) = (words(staff), &staff.app.db, staff.agency.id);
    let grants = roles::list(db, agency).await?;
    let mut rows: Vec<Vec<Html>> = Vec::new();
    for account in directory.accounts.iter().filter(|a| signs(a, &grants, on)) {
        let standing = duties::find_signing_line(db, agency, account.id, None, on).await?;
        let papers = duties::list_authorisations_of(db, agency, account.id).await?;
        let papers: Vec<Authorisation> =
            papers.into_iter().filter(|p| p.valid_from <= on && on <= p.valid_to).collect();
        if standing.is_ok() || papers.is_empty() {
            rows.push(signing_row(account, &standing, w.signing_standing().to_string(), w));
        }
        for paper in papers {
            let line = duties::find_signing_line(db, agency, account.id, Some(Id::from_uuid(paper.id)), on).await?;
            let paper = w.authorisation_says(short(paper.dated_on), paper.number, paper.scope, short(paper.valid_to));
            rows.push(signing_row(account, &line, paper, w));
        }
    }
    if rows.is_empty() {
        return Ok(EmptyState::new(w.signing_none(), w.signing_none_what()).into());
    }
    let table = Table::new(staff.locale, w.signing_lines())
        .column(Column::text(w.full_name()))
        .column(Column::text(w.signing_line()))
        .column(Column::text(w.signing_right()));
    Ok(table.rows(rows).into())
}

fn signs(account: &Account, grants: &[RoleGrant], on: Date) -> bool {
    let leads = |role| {
        matches!(
            role,
            Role::Head
                | Role::DeputyHead
                | Role::ChiefOfOffice
                | Role::DeputyChiefOfOffice
                | Role::UnitHead
                | Role::ZoneRepresentative
        )
    };
    grants.iter().any(|g| g.account_id == account.id && leads(g.role) && g.holds_on(on))
}

fn signing_row(account: &Account, line: &Result<SigningLine, SigningRefusal>, right: String, w: Words) -> Vec<Html> {
    match line {
        Ok(line) => {
            let lines: Vec<String> = line.lines.iter().map(|l| Html::from(l).to_string()).collect();
            let lines = Html::trusted(format!("<strong>{}</strong>", lines.join("<br>")));
            vec![account.full_name.as_str().into(), lines, right.into()]
        }
        Err(reason) => vec![account.full_name.as_str().into(), "".into(), sentences::signing(*reason, w).into()],
    }
}

/// Every entry that was ever made, the latest first; those that still hold can be ended.
fn history(staff: &Staff, directory: &Directory, all: &[Duty]) -> Html {
    let w = words(staff);
    if all.is_empty() {
        return EmptyState::new(w.duties_none(), w.duties_none_what()).into();
    }
    let row = |d: &Duty| -> Vec<Html> {
        let what = d.field.clone().unwrap_or_else(|| directory.unit(d.unit_id).to_string());
        let ended = d.valid_to.is_some_and(|last| last < staff.today);
        let end = Html::link(&staff.href(&format!("{MAP}/{}/ket-thuc", d.id)), w.duty_end());
        vec![
            what.into(),
            directory.person(d.account_id).into(),
            w.notice_number(short(d.notice_date), d.notice_number.as_str()).into(),
            short(d.valid_from).into(),
            d.valid_to.map_or_else(|| w.until_further_notice().to_string(), short).into(),
            if ended { w.ended().into() } else { end },
        ]
    };
    Table::new(staff.locale, w.duty_history())
        .column(Column::text(w.unit_or_field()))
        .column(Column::text(w.leader_in_charge()))
        .column(Column::text(w.notice()))
        .column(Column::text(w.from_day()))
        .column(Column::text(w.to_day()))
        .column(Column::text(w.action()))
        .rows(all.iter().rev().map(row))
        .into()
}
