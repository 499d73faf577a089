//! Items out of a workbook: read, shown beside what is there, taken when a person says so. Nothing lies between the two pages but
//! the file.

use super::{
    FormPage, Page, Part, SmallForm, expected, find_request, page, request_crumbs, request_path, save_request, summary,
    words,
};
use crate::model::{Content, Item, Request, RequestId};
use crate::permissions::MANAGE;
use crate::rules::request as verbs;
use crate::sentences;
use crate::workbook::{COLUMNS, CellFault, Items, read};
use axum::extract::Path;
use axum::response::Response;
use files::FileId;
use ui::{ActionForm, Button, Column, FileUpload, Html, Table, WarningText};
use web::{Access, Failure, FormErrors, FormWithFiles, Input, PageHead, Routes, Staff, upload};

const PATH: &str = "/lam-viec/lien-thong/yeu-cau/{request}/nhap";
/// The workbook and what a browser puts around it.
const UPLOAD: usize = 5 * 1024 * 1024 + 64 * 1024;

pub(crate) fn routes() -> Routes {
    let may = Access::May(&MANAGE);
    Routes::new()
        .get(PATH, may, choose)
        .upload(PATH, may, UPLOAD, receive)
        .get("/lam-viec/lien-thong/yeu-cau/{request}/nhap/{file}", may, preview)
        .post("/lam-viec/lien-thong/yeu-cau/{request}/nhap/{file}", may, save)
}

async fn choose(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let request = find_request(&staff, id).await?;
    ask(&staff, &request, &FormErrors::default())
}

fn ask(staff: &Staff, request: &Request, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let file = FileUpload::new(staff.locale, "file", w.import_file())
        .hint(w.import_hint())
        .accept(".xlsx")
        .error(errors.of("file"));
    let form = SmallForm {
        action: staff.href(&request_path(request.id, "nhap")),
        files: true,
        hidden: Vec::new(),
        fields: vec![file.into()],
        buttons: vec![Button::submit(w.import_look())],
    };
    let template = Html::link(&staff.href(&request_path(request.id, "noi-dung.xlsx")), w.items_workbook());
    let lead = Html::trusted(format!("<p class=\"govuk-body\">{template}</p>"));
    let body = FormPage { title: w.items_import().to_owned(), errors: summary(staff, errors), lead: vec![lead], form };
    let head = PageHead::new(w.items_import()).breadcrumbs(request_crumbs(staff, request));
    staff.page(&head.with_errors(!errors.is_empty()), &body)
}

async fn receive(staff: Staff, Path(id): Path<RequestId>, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let request = find_request(&staff, id).await?;
    let mut errors = FormErrors::default();
    let Some(file) = form.files.iter().find(|file| file.field == "file") else {
        errors.add("file", w.import_missing());
        return ask(&staff, &request, &errors);
    };
    let said = match understood(&staff, file.bytes.to_vec()).await? {
        Err(said) => said,
        Ok(_) => match upload::keep_one(&staff, file, |_| true, "").await? {
            Ok(file) => return Ok(staff.redirect(&request_path(id, &format!("nhap/{file}")))),
            Err(said) => said,
        },
    };
    errors.add("file", said);
    ask(&staff, &request, &errors)
}

/// Reading takes a while and a thread.
async fn understood(staff: &Staff, bytes: Vec<u8>) -> Result<Result<Items, String>, Failure> {
    let found = tokio::task::spawn_blocking(move || read(&bytes)).await.map_err(Failure::fault)?;
    let columns: Vec<&str> = COLUMNS.iter().map(|(title, _)| *title).collect();
    Ok(found.map_err(|refusal| sentences::sheet_refusal(&refusal, &columns, words(staff))))
}

async fn preview(staff: Staff, Path((id, file)): Path<(RequestId, FileId)>) -> Result<Response, Failure> {
    let w = words(&staff);
    let request = find_request(&staff, id).await?;
    let (_, bytes) = upload::bytes(&staff, file).await?;
    let found = understood(&staff, bytes).await?.map_err(Failure::Refused)?;
    let mut parts = Vec::new();
    if found.faults.is_empty() {
        let gone = request.content.items.iter().filter(|item| !found.items.iter().any(|new| new.code == item.code));
        let gone: Vec<&str> = gone.map(|item| item.code.as_str()).collect();
        let action = ActionForm::new(
            staff.href(&request_path(id, &format!("nhap/{file}"))),
            Button::submit(w.import_take(super::count(found.items.len()))),
        )
        .hidden("version", request.version.to_string());
        let mut body = vec![table(&staff, &request.content, &found.items)];
        if !gone.is_empty() {
            body.insert(0, WarningText::new(staff.locale, w.import_gone(gone.join(", "))).into());
        }
        parts.push(Part { body, actions: vec![action], ..Part::default() });
    } else {
        parts.push(Part {
            lead: w.import_faults_lead().to_owned(),
            body: vec![faults(&staff, &found.faults)],
            links: vec![Html::link(&staff.href(&request_path(id, "nhap")), w.import_again())],
            ..Part::default()
        });
    }
    let title = w.import_preview();
    let head = PageHead::new(title).breadcrumbs(request_crumbs(&staff, &request));
    page(&staff, &head, Page { parts, ..Page::new(&staff, title) })
}

fn table(staff: &Staff, before: &Content, items: &[Item]) -> Html {
    let w = words(staff);
    let row = |item: &Item| {
        let mark = match before.item(&item.code) {
            None => w.difference_added(),
            Some(known) if known != item => w.difference_changed(),
            Some(_) => w.difference_same(),
        };
        vec![item.code.as_str().into(), item.wording.as_str().into(), expected(item, w).into(), mark.into()]
    };
    Table::new(staff.locale, w.items())
        .hidden_caption()
        .column(Column::text(w.item_code()))
        .column(Column::text(w.item_wording()))
        .column(Column::text(w.item_form()))
        .column(Column::text(w.difference()))
        .rows(items.iter().map(row))
        .into()
}

fn faults(staff: &Staff, all: &[CellFault]) -> Html {
    let w = words(staff);
    Table::new(staff.locale, w.import_faults())
        .hidden_caption()
        .column(Column::text(w.import_where()))
        .column(Column::text(w.import_what()))
        .column(Column::text(w.import_why()))
        .rows(all.iter().map(|fault| {
            vec![fault.address.as_str().into(), fault.found.as_str().into(), sentences::cell(fault, w).into()]
        }))
        .into()
}

/// The items of the workbook take the place of those that are there, as they were shown.
async fn save(staff: Staff, Path((id, file)): Path<(RequestId, FileId)>, input: Input) -> Result<Response, Failure> {
    let request = find_request(&staff, id).await?;
    let (_, bytes) = upload::bytes(&staff, file).await?;
    let found = understood(&staff, bytes).await?.map_err(Failure::Refused)?;
    if !found.faults.is_empty() {
        return Ok(staff.redirect(&request_path(id, &format!("nhap/{file}"))));
    }
    let seen =
        Request { version: input.number("version").ok().flatten().unwrap_or(request.version), ..request.clone() };
    let content = Content { items: found.items, ..request.content.clone() };
    save_request(&staff, verbs::revise(&seen, content, &staff.actor)).await?;
    Ok(staff.redirect_saying(&request_path(id, ""), words(&staff).import_saved()))
}
