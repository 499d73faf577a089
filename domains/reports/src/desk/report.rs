//! A report: what it says, what moved under it, remarks on it, and the steps from a draft to the document system and back.

use super::publication::stage_tag;
use super::{count, find_report, period_crumbs, report_path, said, state_tag, words, writer};
use crate::content;
use crate::model::{Comment, CommentId, Decision, Report, ReportId, Snapshot, State};
use crate::permissions::{COMMENT, SEE, SIGN, WRITE};
use crate::rules::report::{accept, comment, send_back, settle, submit};
use crate::rules::said::{Moved, moved, used};
use crate::words::Words;
use crate::{sentences, shown, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Registry;
use kernel::local_date;
use ui::{ActionForm, Button, Column, Html, NotificationBanner, SummaryList, Table, Tag, Textarea};
use viet::date::short;
use web::answer::PaperForm;
use web::{Access, Failure, Input, Names, PageHead, Routes, Staff};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/lam-viec/bao-cao/{report}", Access::May(&SEE), show)
        .post("/lam-viec/bao-cao/{report}/chap-nhan", Access::May(&WRITE), accept_figures)
        .post("/lam-viec/bao-cao/{report}/trinh", Access::May(&WRITE), put_in)
        .post("/lam-viec/bao-cao/{report}/tra-lai", Access::May(&WRITE), take_back)
        .post("/lam-viec/bao-cao/{report}/gop-y/{section}", Access::May(&COMMENT), remark)
        .post("/lam-viec/bao-cao/{report}/gop-y-xong/{comment}", Access::May(&COMMENT), settle_remark)
}

#[derive(Template)]
#[template(path = "report/page.html")]
struct Page {
    w: Words,
    title: String,
    state: Tag,
    facts: SummaryList,
    returned: Option<NotificationBanner>,
    moved: Option<(Table, Option<ActionForm>)>,
    files: Vec<Html>,
    publication: Option<Html>,
    word: Option<Html>,
    template: Option<Html>,
    actions: Vec<ActionForm>,
    sign: Option<Button>,
    address: Option<String>,
    subject: String,
    receivers: Vec<String>,
    sections: Vec<Shown>,
    send_back: Option<(String, Textarea, Button)>,
    figures: Table,
}

struct Shown {
    title: String,
    level: u8,
    said: Html,
    edit: Option<String>,
    comments: Vec<Remark>,
    comment: Option<(String, Textarea, Button)>,
}

struct Remark {
    who: String,
    text: String,
    settled: Option<String>,
    settle: Option<ActionForm>,
}

async fn show(staff: Staff, registry: Registry, Path(id): Path<ReportId>) -> Result<Response, Failure> {
    let w = words(&staff);
    let (report, period) = find_report(&staff, id).await?;
    let snapshot = said(&staff, &registry, &report, &period).await?;
    let comments = store::list_comments(&staff.app.db, staff.agency.id, id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let writes = report.is_draft() && staff.actor.may(&WRITE);
    let href = |verb: &str| staff.href(&report_path(id, verb));
    let body = Page {
        w,
        title: report.name.clone(),
        state: state_tag(state_name(&report.state), w),
        facts: facts(&staff, &report, &snapshot, &names),
        returned: match &report.state {
            State::Draft { returned: Some(reason) } => {
                Some(NotificationBanner::important(staff.locale, w.report_returned()).body(reason.as_str()))
            }
            _ => None,
        },
        moved: moved_table(&staff, &report, &snapshot, writes),
        files: files(&staff, id),
        publication: publication(&staff, &report).await?,
        template: staff.actor.may(&WRITE).then(|| Html::link(&href("luu-mau"), w.template_make())),
        word: writes.then(|| Html::link(&href("nhan-word"), w.word_title())),
        actions: writes
            .then(|| ActionForm::new(href("trinh"), Button::submit(w.report_submit())))
            .into_iter()
            .collect(),
        sign: (matches!(report.state, State::Submitted { .. }) && staff.actor.may(&SIGN))
            .then(|| Button::to(w.signing_title(), href("ban-hanh"))),
        address: writes.then(|| href("dia-chi")),
        subject: report.subject.clone(),
        receivers: report.receivers.clone(),
        sections: report
            .sections
            .iter()
            .enumerate()
            .map(|(at, section)| Shown {
                title: if at == 0 { w.section_opening().to_owned() } else { numbered(&report, at) },
                level: section.level,
                said: shown::blocks(&content::section(section, &snapshot), &format!("s{at}"), staff.locale),
                edit: writes.then(|| href(&format!("muc/{at}"))),
                comments: remarks(&staff, &report, &comments, at, &names),
                comment: comment_form(&staff, &report, at),
            })
            .collect(),
        send_back: (matches!(report.state, State::Submitted { .. }) && staff.actor.may(&WRITE)).then(|| {
            let reason = Textarea::new(staff.locale, "reason", w.report_return_reason()).rows(3);
            (href("tra-lai"), reason, Button::submit(w.report_return()).secondary())
        }),
        figures: figures(&staff, &report, &snapshot),
    };
    staff.page(&PageHead::new(report.name.as_str()).breadcrumbs(period_crumbs(&staff, &period)), &body)
}

const fn state_name(state: &State) -> &'static str {
    match state {
        State::Draft { .. } => "draft",
        State::Submitted { .. } => "submitted",
        State::Signed { .. } => "signed",
    }
}

/// `II. Tồn tại, nguyên nhân`, `1. Kết quả đạt được`.
pub(super) fn numbered(report: &Report, at: usize) -> String {
    let (mut first, mut second) = (0, 0);
    for section in report.sections.iter().take(at + 1).skip(1) {
        if section.level > 1 {
            second += 1;
        } else {
            (first, second) = (first + 1, 0);
        }
    }
    let section = &report.sections[at];
    let label = if section.level > 1 { second.to_string() } else { viet::label::to_roman(first) };
    format!("{label}. {}", section.title)
}

fn facts(staff: &Staff, report: &Report, snapshot: &Snapshot, names: &Names) -> SummaryList {
    let w = words(staff);
    let at = |moment| short(local_date(moment));
    let facts = SummaryList::new()
        .line(w.figure_period(), w.period_days(short(snapshot.from), short(snapshot.to)))
        .line(w.report_counted_at(), at(snapshot.counted_at));
    match &report.state {
        State::Draft { .. } => {
            facts.line(w.report_begun_by(), w.by_on(at(report.created_at), names.person(report.created_by)))
        }
        State::Submitted { by, at: when, .. } => {
            facts.line(w.report_submitted_by(), w.by_on(at(*when), names.person(*by)))
        }
        State::Signed { signing, .. } => {
            let number = w.report_number_of(signing.number.as_str(), short(signing.issued_on));
            let facts = facts.line(w.report_number(), number);
            match signing.copy {
                Some(_) => {
                    let copy = staff.href(&report_path(report.id, "ban-ky"));
                    facts.line(w.signing_copy(), Html::link(&copy, w.report_copy_open()))
                }
                None => facts.line(w.signing_copy(), w.report_copy_none()),
            }
        }
    }
}

/// The way to making a signed report public, with how far that is.
async fn publication(staff: &Staff, report: &Report) -> Result<Option<Html>, Failure> {
    let State::Signed { .. } = report.state else { return Ok(None) };
    let w = words(staff);
    let kept = store::find_publication(&staff.app.db, staff.agency.id, report.id).await?;
    let link = Html::link(&staff.href(&report_path(report.id, "cong-khai")), w.publication_link());
    let state = kept.map(|kept| Html::from(stage_tag(kept.state.stage(), w)).to_string()).unwrap_or_default();
    Ok(Some(Html::trusted(format!("{link} {state}"))))
}

fn files(staff: &Staff, id: ReportId) -> Vec<Html> {
    let href = |ending: &str| staff.href(&report_path(id, &format!("tep/{ending}")));
    let papers = PaperForm::ALL.map(|form| form.link(staff.locale, &href(form.ending())));
    papers.into_iter().chain([Html::link(&href("xlsx"), words(staff).report_annex())]).collect()
}

fn moved_table(
    staff: &Staff,
    report: &Report,
    snapshot: &Snapshot,
    writes: bool,
) -> Option<(Table, Option<ActionForm>)> {
    if !report.is_draft() {
        return None;
    }
    let w = words(staff);
    let moved = moved(&report.sections, &report.accepted, snapshot);
    if moved.is_empty() {
        return None;
    }
    let row = |one: &Moved| {
        let outside = snapshot.outside.iter().find(|other| other.address() == one.address);
        let (title, path) = match outside {
            Some(outside) => (outside.title.as_str(), format!("/lam-viec/kiem-chung/{}", outside.proof)),
            None => {
                let title = snapshot.figure(&one.address).map_or(one.address.as_str(), |line| line.title.as_str());
                (title, report_path(report.id, &format!("so-lieu/{}", one.address)))
            }
        };
        vec![
            Html::link(&staff.href(&path), title),
            one.was.as_deref().unwrap_or(w.moved_new()).into(),
            Html::trusted(format!("<mark>{}</mark>", Html::from(one.is.as_str()))),
        ]
    };
    let table = Table::new(staff.locale, w.moved_title(count(moved.len())))
        .column(Column::text(w.figure()))
        .column(Column::text(w.moved_was()))
        .column(Column::text(w.moved_is()))
        .rows(moved.iter().map(row));
    let action = staff.href(&report_path(report.id, "chap-nhan"));
    Some((table, writes.then(|| ActionForm::new(action, Button::submit(w.moved_accept())))))
}

/// Every figure that the report uses, with the way to its rows.
fn figures(staff: &Staff, report: &Report, snapshot: &Snapshot) -> Table {
    let w = words(staff);
    let rows = used(&report.sections).into_iter().filter_map(|address| snapshot.figure(address)).map(|line| {
        let rows = staff.href(&report_path(report.id, &format!("so-lieu/{}", line.address)));
        vec![Html::link(&rows, &line.title), line.value().to_string().into()]
    });
    Table::new(staff.locale, w.report_figures())
        .hidden_caption()
        .column(Column::text(w.figure()))
        .column(Column::number(w.figure_value()))
        .rows(rows)
}

fn remarks(staff: &Staff, report: &Report, all: &[Comment], at: usize, names: &Names) -> Vec<Remark> {
    let w = words(staff);
    let of_section = all.iter().filter(|one| usize::try_from(one.section) == Ok(at));
    let remark = |one: &Comment| {
        let settled = one.settled_at.zip(one.settled_by);
        let settled = settled.map(|(when, by)| w.comment_settled(short(local_date(when)), names.person(by)));
        let action = staff.href(&report_path(report.id, &format!("gop-y-xong/{}", one.id)));
        let open = settled.is_none() && report.is_draft() && staff.actor.may(&COMMENT);
        Remark {
            who: w.by_on(short(local_date(one.said_at)), names.person(one.said_by)),
            text: one.wording.clone(),
            settled,
            settle: open.then(|| ActionForm::new(action, Button::submit(w.comment_settle()).link())),
        }
    };
    of_section.map(remark).collect()
}

fn comment_form(staff: &Staff, report: &Report, at: usize) -> Option<(String, Textarea, Button)> {
    let w = words(staff);
    (report.is_draft() && staff.actor.may(&COMMENT)).then(|| {
        let text = Textarea::new(staff.locale, "comment", w.comment_text()).id(format!("comment-{at}")).rows(2);
        let action = staff.href(&report_path(report.id, &format!("gop-y/{at}")));
        (action, text, Button::submit(w.comment_save()).secondary())
    })
}

async fn accept_figures(staff: Staff, registry: Registry, Path(id): Path<ReportId>) -> Result<Response, Failure> {
    let (report, period) = find_report(&staff, id).await?;
    let snapshot = said(&staff, &registry, &report, &period).await?;
    save(&staff, id, accept(&report, &snapshot, &staff.actor), words(&staff).moved_accepted()).await
}

async fn put_in(staff: Staff, registry: Registry, Path(id): Path<ReportId>) -> Result<Response, Failure> {
    let (report, period) = find_report(&staff, id).await?;
    // What will never change again is counted from the tables, not from what is remembered of them.
    let snapshot = said(&staff, &registry.afresh(), &report, &period).await?;
    save(&staff, id, submit(&report, snapshot, &staff.actor, staff.now), words(&staff).report_submitted()).await
}

async fn take_back(staff: Staff, Path(id): Path<ReportId>, input: Input) -> Result<Response, Failure> {
    let (report, _) = find_report(&staff, id).await?;
    save(&staff, id, send_back(&report, input.text("reason"), &staff.actor), words(&staff).report_taken_back()).await
}

/// Keeps what a rule decided, and goes back to the report.
async fn save(staff: &Staff, id: ReportId, decided: Decision<Report>, notice: &str) -> Result<Response, Failure> {
    let w = words(staff);
    let decided = decided.map_err(|no| sentences::failure(no.into(), w))?;
    let mut tx = staff.app.db.begin().await?;
    let saved = store::save_report(&mut tx, &writer(staff), decided).await;
    saved.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&report_path(id, ""), notice))
}

async fn remark(staff: Staff, Path((id, at)): Path<(ReportId, usize)>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let (report, _) = find_report(&staff, id).await?;
    let new: CommentId = staff.app.ambient.id();
    let decided = comment(&report, at, input.text("comment"), new, &staff.actor, staff.now)
        .map_err(|no| sentences::failure(no.into(), w))?;
    let mut tx = staff.app.db.begin().await?;
    store::add_comment(&mut tx, &writer(&staff), decided).await.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&report_path(id, ""), w.comment_saved()))
}

async fn settle_remark(staff: Staff, Path((id, remark)): Path<(ReportId, CommentId)>) -> Result<Response, Failure> {
    let w = words(&staff);
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let found = store::find_comment(db, agency, remark).await?.filter(|one| one.report_id == id);
    let decided = settle(&found.ok_or(Failure::NotFound)?, &staff.actor, staff.now)
        .map_err(|no| sentences::failure(no.into(), w))?;
    let mut tx = staff.app.db.begin().await?;
    store::save_comment(&mut tx, &writer(&staff), decided).await.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&report_path(id, ""), w.comment_settled_now()))
}
