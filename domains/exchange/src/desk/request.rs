//! A request of ours: what it asks, publishing it, who has reported, closing it; as a package and as a workbook.

use super::{
    Page, Part, commit_and_deliver, count, expected, facts, find_request, own_name, page, request_path, stage_tag,
    told, words, writer,
};
use crate::model::{Content, Item, Partner, Request, RequestId, SentKind, Stage};
use crate::package::Body;
use crate::permissions::{MANAGE, SEE, SEND};
use crate::rules::request as verbs;
use crate::rules::request::below;
use crate::rules::rollup::{Standing, latest, standing};
use crate::{post, store, workbook};
use axum::extract::Path;
use axum::response::Response;
use ui::{ActionForm, Button, Column, EmptyState, Html, InsetText, Table, Tag, Tone};
use viet::date::short;
use web::answer::download;
use web::table::XLSX;
use web::{Access, Failure, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/lam-viec/lien-thong/yeu-cau/{request}", Access::May(&SEE), show)
        .post("/lam-viec/lien-thong/yeu-cau/{request}/phat-hanh", Access::May(&SEND), publish)
        .post("/lam-viec/lien-thong/yeu-cau/{request}/dong", Access::May(&SEND), close)
        .get("/lam-viec/lien-thong/yeu-cau/{request}/noi-dung.xlsx", Access::May(&SEE), workbook_of)
        .get("/lam-viec/lien-thong/yeu-cau/{request}/goi.json", Access::May(&MANAGE), package)
}

async fn show(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let (w, db, agency) = (words(&staff), &staff.app.db, staff.agency.id);
    let request = find_request(&staff, id).await?;
    let partners = store::list_partners(db, agency).await?;
    let reports = store::list_reports(db, agency, id).await?;
    let href = |page: &str| staff.href(&request_path(id, page));
    let writes = staff.actor.may(&MANAGE) && request.stage != Stage::Closed;
    let sends = staff.actor.may(&SEND) && request.stage != Stage::Closed;
    let unpublished = request.published.as_ref() != Some(&request.content);
    let mut notes = Vec::new();
    if request.stage == Stage::Published && unpublished {
        notes.push(InsetText::new(w.changed_since_published()).into());
    }
    let mut parts = Vec::new();
    if request.stage != Stage::Draft {
        let latest = latest(&reports);
        let due = request.published.as_ref().unwrap_or(&request.content).due_on;
        let said: Vec<(&Partner, Standing)> = below(&partners)
            .map(|partner| (partner, standing(latest.get(&partner.id).copied(), due, staff.today)))
            .collect();
        let missing =
            said.iter().filter(|(_, standing)| matches!(standing, Standing::Late | Standing::Missing)).count();
        let sent = store::list_sent(db, agency, id).await?;
        let troubles = sent.iter().filter(|one| one.kind == SentKind::Request && one.trouble.is_some());
        let not_arrived: Vec<&str> = troubles
            .filter_map(|one| partners.iter().find(|partner| partner.id == one.partner_id))
            .map(|partner| partner.name.as_str())
            .collect();
        if !not_arrived.is_empty() {
            notes.push(InsetText::new(w.not_arrived(not_arrived.join("; "))).into());
        }
        parts.push(Part {
            heading: w.who_reported().to_owned(),
            lead: w.who_reported_lead(count(said.len()), count(missing)),
            body: vec![who(&staff, &request, &said)],
            links: vec![
                Html::link(&href("tong-hop"), w.rollup()),
                Html::link(&href("tong-hop.xlsx"), w.rollup_workbook()),
            ],
            ..Part::default()
        });
    }
    let mut links = vec![Html::link(&href("noi-dung.xlsx"), w.items_workbook())];
    if writes {
        links.insert(0, Html::link(&href("muc/moi"), w.item_new()));
        links.push(Html::link(&href("nhap"), w.items_import()));
        links.push(Html::link(&href("sua"), w.request_edit()));
    }
    if request.stage != Stage::Draft && staff.actor.may(&MANAGE) {
        links.push(Html::link(&href("goi.json"), w.package_download()));
    }
    let mut actions = Vec::new();
    if sends && unpublished && !request.content.items.is_empty() {
        let publish = if request.revision == 0 { w.publish() } else { w.publish_again() };
        actions.push(ActionForm::new(href("phat-hanh"), Button::submit(publish)));
    }
    if sends && request.stage == Stage::Published {
        actions.push(ActionForm::new(href("dong"), Button::submit(w.close()).secondary()));
    }
    parts.push(Part {
        heading: w.items().to_owned(),
        body: vec![items(&staff, &request.content, writes.then_some(&request))],
        links,
        actions,
        ..Part::default()
    });
    let tag = Some(stage_tag(request.stage, w));
    let mut facts = facts(&request.content, w);
    if let Some(at) = request.published_at {
        facts = facts.line(w.fact_published(), w.published_on(short(kernel::local_date(at)), request.revision));
    }
    let title = request.content.title.as_str();
    let head = PageHead::new(title).breadcrumbs(super::crumbs(&staff));
    page(&staff, &head, Page { tag, notes, facts, parts, ..Page::new(&staff, title) })
}

/// The items, each with the way to write it where it may be written.
pub(super) fn items(staff: &Staff, content: &Content, writable: Option<&Request>) -> Html {
    let w = words(staff);
    if content.items.is_empty() {
        return EmptyState::new(w.items_none(), w.items_none_why()).into();
    }
    let row = |item: &Item| {
        let code = match writable {
            Some(request) => {
                Html::link(&staff.href(&request_path(request.id, &format!("muc/{}", item.code))), &item.code)
            }
            None => item.code.as_str().into(),
        };
        vec![code, item.wording.as_str().into(), expected(item, w).into()]
    };
    Table::new(staff.locale, w.items())
        .hidden_caption()
        .column(Column::text(w.item_code()))
        .column(Column::text(w.item_wording()))
        .column(Column::text(w.item_form()))
        .rows(content.items.iter().map(row))
        .into()
}

pub(super) fn standing_tag(standing: Standing, w: crate::words::Words) -> Tag {
    match standing {
        Standing::Late => Tag::new(Tone::Red, w.standing_late()),
        Standing::Missing => Tag::new(Tone::Neutral, w.standing_missing()),
        Standing::Returned => Tag::new(Tone::Gold, w.standing_returned()),
        Standing::Waiting => Tag::new(Tone::Teal, w.standing_waiting()),
        Standing::Taken => Tag::new(Tone::Green, w.standing_taken()),
    }
}

/// Who is late comes first.
fn who(staff: &Staff, request: &Request, said: &[(&Partner, Standing)]) -> Html {
    let w = words(staff);
    let mut said = said.to_vec();
    said.sort_by_key(|(_, standing)| *standing);
    let may = staff.actor.may(&MANAGE) && request.stage == Stage::Published;
    let row = |(partner, standing): &(&Partner, Standing)| {
        let here = |page: &str| staff.href(&request_path(request.id, &format!("bao-cao/{}{page}", partner.id)));
        let owes = matches!(standing, Standing::Late | Standing::Missing | Standing::Returned);
        let remind = (may && owes).then(|| {
            Html::from(ActionForm::new(here("/nhac"), Button::submit(w.remind()).link().about(partner.name.as_str())))
        });
        let name = match standing {
            Standing::Late | Standing::Missing => partner.name.as_str().into(),
            Standing::Returned | Standing::Waiting | Standing::Taken => Html::link(&here(""), &partner.name),
        };
        vec![name, Html::from(standing_tag(*standing, w)), remind.unwrap_or_default()]
    };
    Table::new(staff.locale, w.who_reported())
        .hidden_caption()
        .column(Column::text(w.partner()))
        .column(Column::text(w.standing()))
        .column(Column::text(w.todo()))
        .rows(said.iter().map(row))
        .into()
}

/// The request as those below have it.
fn body(request: &Request) -> Body {
    Body::Request {
        id: request.id,
        revision: request.revision,
        closed: request.stage == Stage::Closed,
        content: request.published.clone().unwrap_or_else(|| request.content.clone()),
    }
}

async fn publish(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let request = find_request(&staff, id).await?;
    let partners = store::list_partners(&staff.app.db, staff.agency.id).await?;
    let decided = verbs::publish(&request, &partners, &staff.actor, staff.now).map_err(|no| told(&staff)(no.into()))?;
    send_down(&staff, decided, &partners).await?;
    Ok(staff.redirect_saying(&request_path(id, ""), words(&staff).published()))
}

async fn close(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let request = find_request(&staff, id).await?;
    let partners = store::list_partners(&staff.app.db, staff.agency.id).await?;
    let decided = verbs::close(&request, &staff.actor).map_err(|no| told(&staff)(no.into()))?;
    send_down(&staff, decided, &partners).await?;
    Ok(staff.redirect_saying(&request_path(id, ""), words(&staff).closed()))
}

async fn send_down(
    staff: &Staff,
    decided: (Request, Vec<crate::model::Event>),
    partners: &[Partner],
) -> Result<(), Failure> {
    let receivers: Vec<&Partner> = below(partners).collect();
    let body = body(&decided.0);
    let mut tx = staff.app.db.begin().await?;
    store::save_request(&mut tx, &writer(staff), decided).await.map_err(told(staff))?;
    post::put_down(&mut tx, &staff.app.ambient, staff.agency.id, &own_name(staff), &receivers, body).await?;
    commit_and_deliver(staff, tx).await
}

async fn workbook_of(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let request = find_request(&staff, id).await?;
    let bytes = workbook::items(&request.content, kernel::local_time(staff.now));
    Ok(download("noi-dung-yeu-cau.xlsx", XLSX, bytes, false))
}

/// The last package with the request, for whoever is reached by files.
async fn package(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    find_request(&staff, id).await?;
    let sent = store::list_sent(&staff.app.db, staff.agency.id, id).await?;
    let last = sent.into_iter().rev().find(|one| one.kind == SentKind::Request).ok_or(Failure::NotFound)?;
    Ok(download("goi-yeu-cau.json", "application/json", last.package.into_bytes(), false))
}
