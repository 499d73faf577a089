//! What is asked of us and what we ask, in one page: what stands to be done comes first.

use super::{HOME, Page, Part, crumbs, page, received_path, request_path, stage_tag, words};
use crate::model::{Partner, PartnerId, Received, Request, Side, Stage};
use crate::permissions::{MANAGE, SEE};
use crate::rules::received::{Todo, todo};
use crate::rules::request::below;
use crate::rules::rollup::latest;
use crate::store;
use crate::words::Words;
use axum::response::Response;
use std::collections::HashMap;
use ui::{Column, EmptyState, Html, Table, Tag, Tone};
use viet::date::short;
use web::{Access, Failure, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().get(HOME, Access::May(&SEE), show)
}

async fn show(staff: Staff) -> Result<Response, Failure> {
    let (w, db, agency) = (words(&staff), &staff.app.db, staff.agency.id);
    let partners = store::list_partners(db, agency).await?;
    let names: HashMap<PartnerId, &Partner> = partners.iter().map(|partner| (partner.id, partner)).collect();
    let received = store::list_received(db, agency).await?;
    let requests = store::list_requests(db, agency).await?;
    let mut asked = Vec::new();
    for request in &requests {
        let reports = store::list_reports(db, agency, request.id).await?;
        asked.push((request, latest(&reports).len()));
    }
    let manages = staff.actor.may(&MANAGE);
    let has_below = below(&partners).next().is_some();
    let has_above = partners.iter().any(|partner| partner.side == Side::Above && partner.left_at.is_none());
    let mut parts = Vec::new();
    if has_above || !received.is_empty() {
        let take = Html::link(&staff.href(&format!("{HOME}/nhan")), w.take_package());
        parts.push(Part {
            heading: w.from_above().to_owned(),
            body: vec![if received.is_empty() {
                EmptyState::new(w.nothing_received(), w.nothing_received_why()).into()
            } else {
                from_above(&staff, &received, &names).into()
            }],
            links: manages.then_some(take).into_iter().collect(),
            ..Part::default()
        });
    }
    if has_below || !asked.is_empty() {
        let new = Html::link(&staff.href(&format!("{HOME}/yeu-cau/moi")), w.request_new());
        parts.push(Part {
            heading: w.to_below().to_owned(),
            body: vec![if asked.is_empty() {
                EmptyState::new(w.nothing_asked(), w.nothing_asked_why()).into()
            } else {
                to_below(&staff, &asked, below(&partners).count()).into()
            }],
            links: manages.then_some(new).into_iter().collect(),
            ..Part::default()
        });
    }
    if parts.is_empty() {
        let none = EmptyState::new(w.no_partners(), w.no_partners_why());
        parts.push(Part { body: vec![none.into()], ..Part::default() });
    }
    if manages {
        let link = Html::link(&staff.href(&format!("{HOME}/doi-tac")), w.partners());
        parts.push(Part { links: vec![link], ..Part::default() });
    }
    let title = w.menu_exchange();
    page(&staff, &PageHead::new(title).breadcrumbs(crumbs(&staff)), Page { parts, ..Page::new(&staff, title) })
}

/// What stands to be done, as a mark.
pub(super) fn todo_tag(received: &Received, w: Words) -> Tag {
    match todo(received) {
        Todo::LookThrough => Tag::new(Tone::Gold, w.todo_look_through()),
        Todo::Answer => Tag::new(Tone::Gold, w.todo_answer()),
        Todo::Mend => Tag::new(Tone::Red, w.todo_mend()),
        Todo::Wait => Tag::new(Tone::Teal, w.todo_wait()),
        Todo::Nothing if received.closed => Tag::new(Tone::Neutral, w.stage_closed()),
        Todo::Nothing => Tag::new(Tone::Green, w.todo_taken()),
    }
}

fn from_above(staff: &Staff, all: &[Received], names: &HashMap<PartnerId, &Partner>) -> Table {
    let w = words(staff);
    let row = |one: &Received| {
        let who = names.get(&one.partner).map_or("", |partner| partner.name.as_str());
        let due = short(one.content.due_on);
        let late =
            matches!(todo(one), Todo::LookThrough | Todo::Answer | Todo::Mend) && staff.today > one.content.due_on;
        vec![
            Html::link(&staff.href(&received_path(one.id, "")), &one.content.title),
            who.into(),
            if late { w.due_over(due).into() } else { due.into() },
            todo_tag(one, w).into(),
        ]
    };
    Table::new(staff.locale, w.from_above())
        .hidden_caption()
        .column(Column::text(w.request()))
        .column(Column::text(w.asked_by()))
        .column(Column::text(w.fact_due()))
        .column(Column::text(w.todo()))
        .rows(all.iter().map(row))
}

fn to_below(staff: &Staff, all: &[(&Request, usize)], partners: usize) -> Table {
    let w = words(staff);
    let row = |(request, reported): &(&Request, usize)| {
        let how_many = match request.stage {
            Stage::Draft => String::new(),
            Stage::Published | Stage::Closed => format!("{reported}/{partners}"),
        };
        vec![
            Html::link(&staff.href(&request_path(request.id, "")), &request.content.title),
            short(request.content.due_on).into(),
            how_many.into(),
            stage_tag(request.stage, w).into(),
        ]
    };
    Table::new(staff.locale, w.to_below())
        .hidden_caption()
        .column(Column::text(w.request()))
        .column(Column::text(w.fact_due()))
        .column(Column::number(w.reported()))
        .column(Column::text(w.stage()))
        .rows(all.iter().map(row))
}
