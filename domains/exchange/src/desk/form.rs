//! Beginning a request, and writing what it says besides its items.

use super::{
    FormPage, HOME, SmallForm, crumbs, find_request, period_label, request_crumbs, request_path, save_request, summary,
    told, words, writer,
};
use crate::model::{Asked, Content, Error, Purpose, Refusal, Request, RequestId};
use crate::permissions::MANAGE;
use crate::words::Words;
use crate::{rules, sentences, store};
use axum::extract::Path;
use axum::response::Response;
use evidence::periods::PeriodKind;
use ui::{Button, Choice, DateField, Radios, Select, TextInput, Textarea};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    let may = Access::May(&MANAGE);
    Routes::new()
        .get("/lam-viec/lien-thong/yeu-cau/moi", may, new)
        .post("/lam-viec/lien-thong/yeu-cau/moi", may, begin)
        .get("/lam-viec/lien-thong/yeu-cau/{request}/sua", may, edit)
        .post("/lam-viec/lien-thong/yeu-cau/{request}/sua", may, revise)
}

async fn new(staff: Staff) -> Result<Response, Failure> {
    page(&staff, None, &Input::default(), &FormErrors::default())
}

async fn begin(staff: Staff, input: Input) -> Result<Response, Failure> {
    let mut errors = FormErrors::default();
    let Some(content) = content(&input, Vec::new(), &mut errors, words(&staff)) else {
        return page(&staff, None, &input, &errors);
    };
    match rules::request::begin(staff.app.ambient.id(), content, &staff.actor, staff.now) {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            let request = store::add_request(&mut tx, &writer(&staff), decided).await.map_err(told(&staff))?;
            tx.commit().await?;
            Ok(staff.redirect_saying(&request_path(request.id, ""), words(&staff).request_begun()))
        }
        Err(refusal) => refused(&staff, None, &input, &refusal),
    }
}

async fn edit(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let request = find_request(&staff, id).await?;
    let content = &request.content;
    let fields = [
        ("title", content.title.clone()),
        ("purpose", if content.purpose == Purpose::Plan { "plan" } else { "report" }.to_owned()),
        ("paper", content.paper.clone()),
        ("period", key(content.period)),
        ("year", content.period.year.to_string()),
        ("due", short(content.due_on)),
        ("note", content.note.clone()),
    ];
    let typed = Input::new(fields.map(|(name, value)| (name.to_owned(), value)).to_vec());
    page(&staff, Some(&request), &typed, &FormErrors::default())
}

async fn revise(staff: Staff, Path(id): Path<RequestId>, input: Input) -> Result<Response, Failure> {
    let request = find_request(&staff, id).await?;
    let mut errors = FormErrors::default();
    let Some(content) = content(&input, request.content.items.clone(), &mut errors, words(&staff)) else {
        return page(&staff, Some(&request), &input, &errors);
    };
    let seen =
        Request { version: input.number("version").ok().flatten().unwrap_or(request.version), ..request.clone() };
    match rules::request::revise(&seen, content, &staff.actor) {
        Ok(decided) => {
            save_request(&staff, Ok(decided)).await?;
            Ok(staff.redirect_saying(&request_path(id, ""), words(&staff).saved()))
        }
        Err(refusal) => refused(&staff, Some(&request), &input, &refusal),
    }
}

fn refused(staff: &Staff, request: Option<&Request>, input: &Input, refusal: &Refusal) -> Result<Response, Failure> {
    let field = match refusal {
        Refusal::NotPermitted => return Err(told(staff)(Error::from(refusal.clone()))),
        Refusal::TextMissing(name) | Refusal::TextTooLong(name, _) => name,
        Refusal::NoPeriod => "year",
        _ => "",
    };
    let mut errors = FormErrors::default();
    errors.add(field, sentences::refusal(refusal, words(staff)));
    page(staff, request, input, &errors)
}

/// The periods of a year but the months.
const PERIODS: [(PeriodKind, i64); 8] = [
    (PeriodKind::Quarter, 1),
    (PeriodKind::Quarter, 2),
    (PeriodKind::Quarter, 3),
    (PeriodKind::Quarter, 4),
    (PeriodKind::Half, 1),
    (PeriodKind::Half, 2),
    (PeriodKind::NineMonths, 1),
    (PeriodKind::Year, 1),
];

/// As a choice: `quarter-1`.
fn key(asked: Asked) -> String {
    format!("{}-{}", ::store::TextEnum::as_str(asked.kind), asked.ordinal)
}

fn content(input: &Input, items: Vec<crate::model::Item>, errors: &mut FormErrors, w: Words) -> Option<Content> {
    let year = input.number("year").ok().flatten().filter(|year| (2000..=2200).contains(year));
    if year.is_none() {
        errors.add("year", w.fault_year());
    }
    let chosen = input.text("period").to_owned();
    let period = periods().find(|(kind, ordinal)| key(Asked { kind: *kind, year: 0, ordinal: *ordinal }) == chosen);
    if period.is_none() {
        errors.add("period", w.fault_period());
    }
    let due_on = input.date("due").ok().flatten();
    if due_on.is_none() {
        errors.add("due", w.fault_date());
    }
    let (kind, ordinal) = period?;
    Some(Content {
        title: input.text("title").to_owned(),
        purpose: if input.text("purpose") == "plan" { Purpose::Plan } else { Purpose::Report },
        paper: input.text("paper").to_owned(),
        period: Asked { kind, year: year?, ordinal },
        due_on: due_on?,
        note: input.text("note").to_owned(),
        items,
    })
}

/// Every period that can be asked about.
fn periods() -> impl Iterator<Item = (PeriodKind, i64)> {
    let months = (1..=12).map(|month| (PeriodKind::Month, month));
    PERIODS.into_iter().chain(months)
}

fn page(staff: &Staff, request: Option<&Request>, typed: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let title = if request.is_some() { w.request_edit() } else { w.request_new() };
    let text = |name: &'static str, label: &'static str| {
        TextInput::new(staff.locale, name, label).value(typed.text(name)).error(errors.of(name))
    };
    let year =
        if typed.text("year").is_empty() { staff.today.year().to_string() } else { typed.text("year").to_owned() };
    // The labels of any year serve: what is chosen is a kind and a number.
    let named = |(kind, ordinal): (PeriodKind, i64)| {
        let label = period_label(Asked { kind, year: 2020, ordinal });
        let label = label.replace(" năm 2020", "").replace("/2020", "").replace("Năm 2020", w.whole_year());
        Choice::new(key(Asked { kind, year: 0, ordinal }), label)
    };
    let period = if typed.text("period").is_empty() { "quarter-1" } else { typed.text("period") };
    let purpose = if typed.text("purpose").is_empty() { "report" } else { typed.text("purpose") };
    let action = request.map_or_else(|| format!("{HOME}/yeu-cau/moi"), |request| request_path(request.id, "sua"));
    let form = SmallForm {
        action: staff.href(&action),
        files: false,
        hidden: request.map(|request| ("version", request.version.to_string())).into_iter().collect(),
        fields: vec![
            text("title", w.field_title()).hint(w.field_title_hint()).into(),
            Radios::new(
                staff.locale,
                "purpose",
                w.fact_purpose(),
                vec![
                    Choice::new("report", w.purpose_report()).hint(w.purpose_report_hint()),
                    Choice::new("plan", w.purpose_plan()).hint(w.purpose_plan_hint()),
                ],
            )
            .value(purpose)
            .into(),
            text("paper", w.fact_paper()).hint(w.field_paper_hint()).optional().into(),
            Select::new(staff.locale, "period", w.fact_period(), periods().map(named).collect::<Vec<_>>())
                .value(period)
                .error(errors.of("period"))
                .into(),
            TextInput::new(staff.locale, "year", w.field_year())
                .value(year)
                .input_mode("numeric")
                .error(errors.of("year"))
                .into(),
            DateField::new(staff.locale, "due", w.fact_due()).value(typed.text("due")).error(errors.of("due")).into(),
            Textarea::new(staff.locale, "note", w.fact_note())
                .rows(4)
                .value(typed.text("note"))
                .optional()
                .error(errors.of("note"))
                .into(),
        ],
        buttons: vec![Button::submit(w.save())],
    };
    let body = FormPage { title: title.to_owned(), errors: summary(staff, errors), lead: Vec::new(), form };
    let crumbs = request.map_or_else(|| crumbs(staff), |request| request_crumbs(staff, request));
    staff.page(&PageHead::new(title).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}
