//! The schemes of the agency, the latest index year first.

use super::common::{scheme_path, stage_tag, words};
use crate::permissions::{MANAGE, SEE};
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use ui::{Button, Column, EmptyState, Html, Table};
use viet::date::short;
use web::{Access, Failure, PageHead, Routes, Staff};

pub(crate) const LIST: &str = "/lam-viec/cham-diem";

pub(crate) fn routes() -> Routes {
    Routes::new().get(LIST, Access::May(&SEE), show)
}

#[derive(Template)]
#[template(path = "list/page.html")]
struct Page {
    w: Words,
    table: Option<Table>,
    empty: Option<EmptyState>,
    new: Option<Button>,
}

async fn show(staff: Staff) -> Result<Response, Failure> {
    let w = words(&staff);
    let schemes = store::list_schemes(&staff.app.db, staff.agency.id).await?;
    let new = staff.actor.may(&MANAGE).then(|| Button::to(w.list_new(), staff.href("/lam-viec/cham-diem/moi")));
    let table = Table::new(staff.locale, w.list_title())
        .hidden_caption()
        .column(Column::text(w.list_name()))
        .column(Column::number(w.list_year()))
        .column(Column::text(w.list_period()))
        .column(Column::text(w.list_stage()));
    let rows = schemes.iter().map(|scheme| {
        let head = &scheme.head;
        vec![
            Html::link(&staff.href(&scheme_path(scheme.id, "")), &head.name),
            head.index_year.to_string().into(),
            w.period(short(head.from), short(head.to)).into(),
            stage_tag(scheme.cycle.stage(), w).into(),
        ]
    });
    let none = schemes.is_empty();
    let body = Page {
        w,
        table: (!none).then(|| table.rows(rows)),
        empty: none.then(|| EmptyState::new(w.list_none(), w.list_none_why())),
        new,
    };
    staff.page(&PageHead::new(w.list_title()), &body)
}
