//! Checking that the trail is whole, and exporting it as lines of JSON that can be checked elsewhere.

use super::LIST;
use super::list::tell;
use crate::common::{paragraph, words};
use crate::desk::crumbs;
use crate::permissions::AUDIT;
use crate::words::Words;
use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use people::model::audit::BrokenReason;
use people::rules::chain;
use people::store::audit_trail;
use people::{Broken, Head};
use serde_json::json;
use ui::{Button, Html, NotificationBanner, WarningText};
use web::{Access, Failure, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().post("/lam-viec/quan-tri/nhat-ky/kiem-tra", Access::May(&AUDIT), check).get(
        "/lam-viec/quan-tri/nhat-ky/xuat",
        Access::May(&AUDIT),
        export,
    )
}

#[derive(Template)]
#[template(path = "audit/check.html")]
struct Page {
    title: &'static str,
    verdict: Html,
    head: Option<(Html, String, Button)>,
    back: Button,
}

async fn check(staff: Staff, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let noted: Option<Head> = match input.some("da-ghi").map(str::parse).transpose() {
        Ok(noted) => noted,
        Err(_) => return Err(Failure::Refused(w.audit_noted_unreadable().to_string())),
    };
    let verdict = audit_trail::verify(&staff.app.db, staff.agency.id, noted).await?;
    let broken_at = verdict.as_ref().err().map(|broken| broken.number);
    tell(&staff, "audit.checked", json!({ "whole": verdict.is_ok(), "broken_at": broken_at })).await?;
    let page = Page {
        title: w.audit_check_title(),
        verdict: said(&staff, &verdict),
        head: verdict.ok().map(|head| {
            let copy = Button::copy(w.copy(), "dau-chuoi", w.copied());
            (paragraph(w.audit_note_down()), head.to_string(), copy)
        }),
        back: Button::to(w.audit_back(), staff.href(LIST)),
    };
    staff.page(&PageHead::new(page.title).breadcrumbs(crumbs(&staff).then(w.audit(), staff.href(LIST))), &page)
}

fn said(staff: &Staff, verdict: &Result<Head, Broken>) -> Html {
    let w = words(staff);
    match verdict {
        Ok(head) => NotificationBanner::success(staff.locale, w.audit_whole(head.number)).id("verdict").into(),
        Err(broken) => {
            let sentence = w.audit_broken(broken.number, reason(broken.reason, w));
            let warning = WarningText::new(staff.locale, sentence);
            Html::trusted(format!("{warning}{}", paragraph(w.audit_broken_what())))
        }
    }
}

const fn reason(reason: BrokenReason, w: Words) -> &'static str {
    match reason {
        BrokenReason::Unreadable => w.broken_unreadable(),
        BrokenReason::OtherAgency => w.broken_other_agency(),
        BrokenReason::Number => w.broken_number(),
        BrokenReason::Previous => w.broken_previous(),
        BrokenReason::Content => w.broken_content(),
        BrokenReason::Anchor => w.broken_anchor(),
    }
}

/// The whole trail up to now, one entry a line, oldest first.
async fn export(staff: Staff) -> Result<Response, Failure> {
    const AT_A_TIME: i64 = 1_000;
    tell(&staff, "audit.exported", json!({})).await?;
    let (mut lines, mut after) = (String::new(), 0);
    loop {
        let page = audit_trail::list_after(&staff.app.db, staff.agency.id, after, AT_A_TIME).await?;
        let Some(last) = page.last() else { break };
        after = last.number;
        for entry in &page {
            lines.push_str(&chain::line(entry));
            lines.push('\n');
        }
    }
    let name = format!("attachment; filename=\"nhat-ky-{}.jsonl\"", staff.today);
    let headers =
        [(header::CONTENT_TYPE, "application/jsonl; charset=utf-8".to_string()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, lines).into_response())
}
