//! What those below reported: together, item by item with the words of each, and report by report with its rows; taking a report,
//! sending it back, reminding.

use super::{
    Page, Part, SmallForm, commit_and_deliver, count, expected, find_request, own_name, page, request_crumbs,
    request_path, told, words, writer,
};
use crate::model::{
    Content, Decision, Partner, PartnerId, ReportIn, Reported, Request, RequestId, Row, Value, Verdict,
};
use crate::package::Body;
use crate::permissions::{MANAGE, SEE};
use crate::rules::rollup::{self as verbs, Standing, Together, latest, standing, together};
use crate::{post, store, workbook};
use axum::extract::Path;
use axum::response::Response;
use std::slice;
use ui::{ActionForm, Button, Column, Details, EmptyState, Html, SummaryList, Table, Textarea};
use viet::date::short;
use web::answer::download;
use web::table::XLSX;
use web::{Access, Failure, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    let (see, manage) = (Access::May(&SEE), Access::May(&MANAGE));
    Routes::new()
        .get("/lam-viec/lien-thong/yeu-cau/{request}/tong-hop", see, show)
        .get("/lam-viec/lien-thong/yeu-cau/{request}/tong-hop.xlsx", see, take_away)
        .get("/lam-viec/lien-thong/yeu-cau/{request}/tong-hop/{code}", see, item)
        .get("/lam-viec/lien-thong/yeu-cau/{request}/bao-cao/{partner}", see, report)
        .post("/lam-viec/lien-thong/yeu-cau/{request}/bao-cao/{partner}/nhan", manage, take)
        .post("/lam-viec/lien-thong/yeu-cau/{request}/bao-cao/{partner}/tra-lai", manage, send_back)
        .post("/lam-viec/lien-thong/yeu-cau/{request}/bao-cao/{partner}/nhac", manage, remind)
}

struct Known {
    request: Request,
    content: Content,
    partners: Vec<Partner>,
    reports: Vec<ReportIn>,
}

async fn load(staff: &Staff, id: RequestId) -> Result<Known, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let request = find_request(staff, id).await?;
    let content = request.published.clone().ok_or(Failure::NotFound)?;
    let partners = store::list_partners(db, agency).await?;
    let reports = store::list_reports(db, agency, id).await?;
    Ok(Known { request, content, partners, reports })
}

async fn show(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let w = words(&staff);
    let known = load(&staff, id).await?;
    let all = together(&known.content, &known.partners, &known.reports);
    let row = |one: &Together<'_>| {
        let here = staff.href(&request_path(id, &format!("tong-hop/{}", one.item.code)));
        let said = one.each.iter().filter(|(_, reported)| !reported.words.trim().is_empty()).count();
        let value = one.sum.map_or_else(String::new, |sum| sum.to_string());
        vec![
            one.item.code.as_str().into(),
            Html::link(&here, &one.item.wording),
            expected(one.item, w).into(),
            value.into(),
            w.rollup_words(count(said)).into(),
            one.silent.to_string().into(),
        ]
    };
    let table = Table::new(staff.locale, w.rollup())
        .hidden_caption()
        .column(Column::text(w.item_code()))
        .column(Column::text(w.item_wording()))
        .column(Column::text(w.item_form()))
        .column(Column::number(w.sum()))
        .column(Column::text(w.in_words()))
        .column(Column::number(w.silent()))
        .rows(all.iter().map(row));
    let part = Part {
        lead: w.rollup_lead().to_owned(),
        body: vec![table.into(), Button::print(w.print()).into()],
        links: vec![Html::link(&staff.href(&request_path(id, "tong-hop.xlsx")), w.rollup_workbook())],
        ..Part::default()
    };
    let facts = super::facts(&known.content, w);
    let head = PageHead::new(w.rollup()).breadcrumbs(request_crumbs(&staff, &known.request));
    page(&staff, &head, Page { facts, parts: vec![part], ..Page::new(&staff, w.rollup()) })
}

async fn take_away(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let known = load(&staff, id).await?;
    let bytes = workbook::rollup(&known.content, &known.partners, &known.reports, kernel::local_time(staff.now));
    Ok(download("tong-hop-bao-cao.xlsx", XLSX, bytes, false))
}

/// An item: every agency with its figure and its words, one below the other, and who has said nothing.
async fn item(staff: Staff, Path((id, code)): Path<(RequestId, String)>) -> Result<Response, Failure> {
    let w = words(&staff);
    let known = load(&staff, id).await?;
    let all = together(&known.content, &known.partners, &known.reports);
    let one = all.iter().find(|one| one.item.code == code).ok_or(Failure::NotFound)?;
    let facts = SummaryList::new()
        .line(w.item_wording(), one.item.wording.as_str())
        .line(w.item_form(), expected(one.item, w))
        .line(w.sum(), one.sum.map_or_else(|| "–".to_owned(), |sum| sum.to_string()))
        .line(w.by_hand_count(), one.by_hand.to_string())
        .line(w.not_ours_count(), one.not_ours.to_string())
        .line(w.silent(), one.silent.to_string());
    let row = |(partner, reported): &(&Partner, &Reported)| {
        let here = staff.href(&request_path(id, &format!("bao-cao/{}", partner.id)));
        vec![Html::link(&here, &partner.name), value_of(reported.value), said(&staff, reported)]
    };
    let body = if one.each.is_empty() {
        EmptyState::new(w.rollup_none(), w.rollup_none_why()).into()
    } else {
        Table::new(staff.locale, one.item.wording.as_str())
            .hidden_caption()
            .column(Column::text(w.partner()))
            .column(Column::number(w.value()))
            .column(Column::text(w.in_words()))
            .rows(one.each.iter().map(row))
            .into()
    };
    let title = w.item_named(one.item.code.as_str());
    let part = Part { body: vec![body], ..Part::default() };
    let crumbs = request_crumbs(&staff, &known.request).then(w.rollup(), staff.href(&request_path(id, "tong-hop")));
    let head = PageHead::new(title.as_str()).breadcrumbs(crumbs);
    page(&staff, &head, Page { facts, parts: vec![part], ..Page::new(&staff, title) })
}

fn value_of(value: Option<Value>) -> Html {
    value.map_or_else(|| "–".to_owned(), |value| value.to_string()).into()
}

/// The words of a report to an item, and what is to be known of its figure.
fn said(staff: &Staff, reported: &Reported) -> Html {
    let w = words(staff);
    let mut all: Vec<String> =
        reported.words.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    if let Some((source, person)) = &reported.by_hand {
        all.push(w.by_hand_from(person.as_str(), source.as_str()));
    }
    if let Some(reason) = &reported.not_ours {
        all.push(w.not_ours_because(reason.as_str()));
    }
    let all = all.iter().map(|line| Html::from(line.as_str()).to_string()).collect::<Vec<_>>();
    Html::trusted(all.join("<br>"))
}

/// Where the figure of an agency comes from: its rows, as far as they were sent along.
pub(super) fn rows(staff: &Staff, rows: &[Row], title: &str) -> Html {
    let w = words(staff);
    let row = |row: &Row| {
        let mut title = row.title.clone();
        if row.late {
            title.push_str(&format!(" ({})", w.row_late()));
        }
        vec![title.into(), row.on.map(short).unwrap_or_default().into(), row.unit.as_str().into()]
    };
    Table::new(staff.locale, title)
        .hidden_caption()
        .column(Column::text(w.row_title()))
        .column(Column::text(w.row_day()))
        .column(Column::text(w.row_unit()))
        .rows(rows.iter().map(row))
        .into()
}

async fn report(staff: Staff, Path((id, partner)): Path<(RequestId, PartnerId)>) -> Result<Response, Failure> {
    let w = words(&staff);
    let known = load(&staff, id).await?;
    let partner = known.partners.iter().find(|one| one.id == partner).ok_or(Failure::NotFound)?;
    let latest = latest(&known.reports);
    let report = *latest.get(&partner.id).ok_or(Failure::NotFound)?;
    let state = standing(Some(report), known.content.due_on, staff.today);
    let on = |moment| short(kernel::local_date(moment));
    let mut facts = SummaryList::new()
        .line(w.request(), known.content.title.as_str())
        .line(w.report_number(), report.content.number.to_string())
        .line(w.report_received(), on(report.received_at));
    if report.content.revision < known.request.revision {
        facts = facts.line(w.report_revision(), w.report_older(report.content.revision));
    }
    if let Some((Verdict::Returned { reason }, _, at)) = &report.verdict {
        facts = facts.line(w.standing_returned(), w.returned_on(on(*at), reason.as_str()));
    }
    let here = |page: &str| staff.href(&request_path(id, &format!("bao-cao/{}{page}", partner.id)));
    let mut parts: Vec<Part> = report.content.items.iter().map(|one| reported(&staff, &known.content, one)).collect();
    if staff.actor.may(&MANAGE) && known.request.stage != crate::model::Stage::Closed {
        let mut actions = Vec::new();
        if state != Standing::Taken {
            actions.push(ActionForm::new(here("/nhan"), Button::submit(w.take())));
        }
        let reason = Textarea::new(staff.locale, "reason", w.return_reason()).rows(3);
        parts.push(Part {
            heading: w.judge().to_owned(),
            actions,
            form: Some(SmallForm {
                action: here("/tra-lai"),
                files: false,
                hidden: Vec::new(),
                fields: vec![reason.into()],
                buttons: vec![Button::submit(w.send_back()).secondary()],
            }),
            ..Part::default()
        });
    }
    let tag = Some(super::request::standing_tag(state, w));
    let head = PageHead::new(partner.name.as_str()).breadcrumbs(request_crumbs(&staff, &known.request));
    page(&staff, &head, Page { tag, facts, parts, ..Page::new(&staff, partner.name.as_str()) })
}

/// One item of a report: figure, words, rows.
fn reported(staff: &Staff, content: &Content, one: &Reported) -> Part {
    let w = words(staff);
    let wording = content.item(&one.code).map_or(w.item_gone(), |item| item.wording.as_str());
    let mut body = Vec::new();
    if let Some(value) = one.value {
        let value = match content.item(&one.code).map(|item| &item.expected) {
            Some(crate::model::Expected::Number { measure, .. }) => format!("{value} {measure}"),
            _ => value.to_string(),
        };
        body.push(Html::trusted(format!(
            "<p class=\"govuk-body\"><strong>{}</strong></p>",
            Html::from(value.to_string())
        )));
    }
    let said = said(staff, one);
    if !said.is_empty() {
        body.push(Html::trusted(format!("<p class=\"govuk-body\">{said}</p>")));
    }
    match &one.rows {
        Some(all) if !all.is_empty() => {
            let table = rows(staff, all, wording);
            body.push(Details::new(w.rows_open(count(all.len())), table).into());
        }
        Some(_) => {}
        None if one.value.is_some() && one.by_hand.is_none() => {
            body.push(Html::trusted(format!("<p class=\"govuk-hint\">{}</p>", Html::from(w.rows_kept()))));
        }
        None => {}
    }
    Part { heading: format!("{}. {wording}", one.code), body, ..Part::default() }
}

async fn take(staff: Staff, Path((id, partner)): Path<(RequestId, PartnerId)>) -> Result<Response, Failure> {
    judge(&staff, id, partner, Verdict::Taken, words(&staff).taken()).await
}

async fn send_back(
    staff: Staff,
    Path((id, partner)): Path<(RequestId, PartnerId)>,
    input: Input,
) -> Result<Response, Failure> {
    let reason = input.text("reason").to_owned();
    judge(&staff, id, partner, Verdict::Returned { reason }, words(&staff).sent_back()).await
}

async fn judge(
    staff: &Staff,
    id: RequestId,
    partner: PartnerId,
    verdict: Verdict,
    notice: &str,
) -> Result<Response, Failure> {
    let known = load(staff, id).await?;
    let partner = known.partners.iter().find(|one| one.id == partner).ok_or(Failure::NotFound)?;
    let report = *latest(&known.reports).get(&partner.id).ok_or(Failure::NotFound)?;
    let decided: Decision<ReportIn> = verbs::judge(&known.request, report, verdict, &staff.actor, staff.now);
    let decided = decided.map_err(|no| told(staff)(no.into()))?;
    let Some((verdict, ..)) = decided.0.verdict.clone() else { return Err(Failure::NotFound) };
    let body = Body::Verdict { request: id, number: decided.0.content.number, verdict };
    let mut tx = staff.app.db.begin().await?;
    store::save_verdict(&mut tx, &writer(staff), decided).await.map_err(told(staff))?;
    put_down(staff, &mut tx, partner, body).await?;
    commit_and_deliver(staff, tx).await?;
    Ok(staff.redirect_saying(&request_path(id, &format!("bao-cao/{}", partner.id)), notice))
}

async fn put_down(staff: &Staff, tx: &mut ::store::Tx, partner: &Partner, body: Body) -> Result<(), Failure> {
    let to = slice::from_ref(&partner);
    post::put_down(tx, &staff.app.ambient, staff.agency.id, &own_name(staff), to, body).await?;
    Ok(())
}

async fn remind(staff: Staff, Path((id, partner)): Path<(RequestId, PartnerId)>) -> Result<Response, Failure> {
    let known = load(&staff, id).await?;
    let partner = known.partners.iter().find(|one| one.id == partner).ok_or(Failure::NotFound)?;
    let latest = latest(&known.reports);
    let state = standing(latest.get(&partner.id).copied(), known.content.due_on, staff.today);
    let ((), events) =
        verbs::remind(&known.request, partner, state, &staff.actor).map_err(|no| told(&staff)(no.into()))?;
    let mut tx = staff.app.db.begin().await?;
    writer(&staff).tell(&mut tx, &events).await?;
    put_down(&staff, &mut tx, partner, Body::Reminder { request: id }).await?;
    commit_and_deliver(&staff, tx).await?;
    Ok(staff.redirect_saying(&request_path(id, ""), &words(&staff).reminded(partner.name.as_str())))
}
