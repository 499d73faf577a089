//! The list, newest first, narrowed by person, kind of action and day.

use super::find::{Filter, Found, find};
use super::{LIST, says};
use crate::common::{moment, words};
use crate::desk::directory::Directory;
use crate::desk::{crumbs, parts};
use crate::permissions::AUDIT;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use kernel::Subject;
use people::{AuditEntry, Entry};
use serde_json::json;
use ui::{
    Button, Choice, Column, DateField, EmptyState, FilterBar, Html, Pagination, Select, SubNavigation, Table, TextInput,
};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().get(LIST, Access::May(&AUDIT), page)
}

#[derive(Template)]
#[template(path = "audit/list.html")]
struct Page {
    w: Words,
    parts: SubNavigation,
    filter: FilterBar,
    table: Html,
    pages: Pagination,
    check_action: String,
    noted: TextInput,
    check: Button,
    export: Button,
}

async fn page(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (w, mut errors) = (words(&staff), FormErrors::default());
    let filter = read(&input, w, &mut errors);
    let before = input.number("truoc").ok().flatten();
    tell(
        &staff,
        "audit.read",
        json!({ "person": filter.person, "group": filter.group, "before": before,
        "day": filter.day.map(|d| d.to_string()) }),
    )
    .await?;
    let found = find(&staff.app.db, staff.agency.id, &filter, before).await?;
    let directory = Directory::load(&staff.app.db, &staff).await?;
    let next = found.next.map(|number| staff.href(&format!("{LIST}{}&truoc={number}", query(&filter))));
    let newest = before.map(|_| staff.href(&format!("{LIST}{}", query(&filter))));
    let page = Page {
        w,
        parts: parts(&staff, LIST),
        filter: filter_bar(&staff, &input, &directory, &errors),
        table: table(&staff, &found, &directory),
        pages: Pagination::steps(staff.locale, newest, next).label(w.audit_pages()),
        check_action: staff.href(&format!("{LIST}/kiem-tra")),
        noted: TextInput::new(staff.locale, "da-ghi", w.audit_noted()).hint(w.audit_noted_hint()).optional(),
        check: Button::submit(w.audit_check()).secondary(),
        export: Button::to(w.audit_export(), staff.href(&format!("{LIST}/xuat"))).secondary(),
    };
    let head = PageHead::new(w.audit()).with_errors(!errors.is_empty());
    staff.page(&head.breadcrumbs(crumbs(&staff)), &page)
}

fn read(input: &Input, w: Words, errors: &mut FormErrors) -> Filter {
    let day = input.date("ngay").unwrap_or_else(|_| {
        errors.add("ngay", w.not_a_date());
        None
    });
    Filter { person: input.id("nguoi"), group: input.some("loai").map(str::to_string), day }
}

fn query(filter: &Filter) -> String {
    let group = filter.group.as_deref().unwrap_or_default();
    let group = percent_encoding::utf8_percent_encode(group, percent_encoding::NON_ALPHANUMERIC);
    let person = filter.person.map(|p| p.to_string()).unwrap_or_default();
    format!("?nguoi={person}&loai={group}&ngay={}", filter.day.map(short).unwrap_or_default())
}

/// Tells in the trail that somebody looked at it.
pub(super) async fn tell(staff: &Staff, action: &'static str, detail: serde_json::Value) -> Result<(), Failure> {
    let mut tx = staff.app.db.begin().await?;
    let entry = Entry { actor: Some(staff.actor.account), action, subject: None, detail, source: staff.source };
    people::audit(&mut tx, staff.agency.id, entry, staff.now).await?;
    tx.commit().await?;
    Ok(())
}

fn filter_bar(staff: &Staff, input: &Input, directory: &Directory, errors: &FormErrors) -> FilterBar {
    let (w, locale) = (words(staff), staff.locale);
    let people = directory.accounts.iter().map(|a| Choice::new(a.id.to_string(), a.full_name.as_str()));
    let groups = says::groups(w).into_iter().map(|(group, words)| Choice::new(group, words));
    let any = |words: &str| std::iter::once(Choice::new("", words.to_string()));
    let day = DateField::new(locale, "ngay", w.on_day()).value(input.text("ngay")).error(errors.of("ngay"));
    FilterBar::new(locale, staff.href(LIST))
        .with(Select::new(locale, "nguoi", w.who_did(), any(w.anybody()).chain(people)).value(input.text("nguoi")))
        .with(Select::new(locale, "loai", w.what_kind(), any(w.any_kind()).chain(groups)).value(input.text("loai")))
        .with(day)
        .clear(staff.href(LIST))
}

fn table(staff: &Staff, found: &Found, directory: &Directory) -> Html {
    let w = words(staff);
    if found.entries.is_empty() {
        return EmptyState::new(w.audit_none(), w.audit_none_what()).into();
    }
    let row = |entry: &AuditEntry| -> Vec<Html> {
        let who = entry.actor.map_or(w.nobody_signed_in(), |who| directory.person(who));
        vec![
            entry.number.to_string().into(),
            moment(entry.at).into(),
            who.into(),
            says::action(&entry.action, w).into(),
            entry.subject.as_ref().map(|s| subject(s, directory)).unwrap_or_default().into(),
            // Digests and ids have no place where a line could break.
            Html::trusted(format!("<span class=\"ts-unbroken\">{}</span>", Html::from(says::detail(&entry.detail)))),
            entry.source.clone().unwrap_or_default().into(),
        ]
    };
    Table::new(staff.locale, w.audit())
        .hidden_caption()
        .column(Column::text(w.number()))
        .column(Column::text(w.when()))
        .column(Column::text(w.who_did()))
        .column(Column::text(w.what_happened()))
        .column(Column::text(w.to_what()))
        .column(Column::text(w.detail()))
        .column(Column::text(w.network_address()))
        .rows(found.entries.iter().map(row))
        .sticky()
        .into()
}

/// The name of what it happened to, where it is of ours; else its kind.
fn subject(subject: &Subject, directory: &Directory) -> String {
    let name = match subject.kind.as_str() {
        "account" => directory.person(kernel::Id::from_uuid(subject.id)),
        "unit" => directory.unit(Some(kernel::Id::from_uuid(subject.id))),
        _ => "",
    };
    if name.is_empty() { subject.kind.clone() } else { name.to_string() }
}
