//! What the appraisal gave: brought in from a workbook with the same care as criteria, and shown beside the self-scores with
//! the difference and the explanation.

use super::common::{
    Names, count, criterion_path, fault_table, find_scheme, load, named, parts, scheme_crumbs, scheme_path, told,
    unit_of, words, writer,
};
use crate::model::{Criterion, FileId, Scheme, SchemeId, Stage};
use crate::permissions::{MANAGE, SEE};
use crate::report::{Explained, report};
use crate::rules::appraise::{self, ResultLine, Results};
use crate::rules::overview::{Line, Overview};
use crate::words::Words;
use crate::workbook::{CellFault, Sheetful, results};
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use std::collections::HashSet;
use ui::{Button, Column, EmptyState, ErrorSummary, FileUpload, Html, InsetText, SubNavigation, Table};
use web::answer::{PaperForm, download};
use web::table::XLSX;
use web::upload;
use web::{Access, Failure, FormWithFiles, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    let (see, may) = (Access::May(&SEE), Access::May(&MANAGE));
    Routes::new()
        .get("/lam-viec/cham-diem/{scheme}/ket-qua", see, show)
        .upload("/lam-viec/cham-diem/{scheme}/ket-qua", may, super::import::UPLOAD, receive)
        .get("/lam-viec/cham-diem/{scheme}/ket-qua/{file}", may, preview)
        .post("/lam-viec/cham-diem/{scheme}/ket-qua/{file}", may, save)
        .get("/lam-viec/cham-diem/{scheme}/mau-ket-qua.xlsx", may, template)
        .get("/lam-viec/cham-diem/{scheme}/giai-trinh/{ending}", see, paper)
}

#[derive(Template)]
#[template(path = "results/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    parts: SubNavigation,
    table: Option<Table>,
    left: Option<String>,
    papers: Vec<Html>,
    empty: Option<EmptyState>,
    import: Option<ImportForm>,
}

struct ImportForm {
    template: Html,
    action: String,
    file: FileUpload,
    button: Button,
}

#[derive(Template)]
#[template(path = "results/preview.html")]
struct PreviewPage {
    w: Words,
    lead: String,
    faults: Option<Table>,
    more: Option<String>,
    counts: Vec<String>,
    nothing: Option<InsetText>,
    table: Option<Table>,
    save: Option<SaveForm>,
    again: Html,
}

struct SaveForm {
    action: String,
    version: i64,
    button: Button,
}

async fn show(staff: Staff, Path(id): Path<SchemeId>) -> Result<Response, Failure> {
    let (scheme, overview) = load(&staff, id).await?;
    page(&staff, &scheme, &overview, None).await
}

/// Whether results may be brought in at this stage.
fn takes_results(stage: Stage) -> bool {
    matches!(stage, Stage::Submitted | Stage::Appraised | Stage::Explained)
}

async fn page(staff: &Staff, scheme: &Scheme, overview: &Overview, wrong: Option<&str>) -> Result<Response, Failure> {
    let w = words(staff);
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let explained = store::list_explanations(&staff.app.db, staff.agency.id, scheme.id).await?;
    let explained: HashSet<_> = explained.into_iter().map(|explanation| explanation.criterion_id).collect();
    let any = overview.total.appraised_count > 0;
    let errors = ErrorSummary::new(staff.locale);
    let imports = staff.actor.may(&MANAGE) && takes_results(scheme.cycle.stage());
    let to = |page: &str| staff.href(&scheme_path(scheme.id, page));
    let left = overview.lines.iter().filter(|line| !line.group && line.appraised.is_none()).count();
    let rows = overview.lines.iter().filter(|line| line.totals.appraised_count > 0);
    let rows = rows.map(|line| row(staff, line, &names, explained.contains(&line.criterion.id)));
    let body = Page {
        w,
        errors: wrong.into_iter().fold(errors, |errors, said| errors.field("file", said)),
        parts: parts(staff, scheme, Some(overview), "ket-qua"),
        table: any.then(|| columns(staff).rows(rows)),
        papers: PaperForm::ALL
            .into_iter()
            .filter(|_| !explained.is_empty())
            .map(|form| form.link(staff.locale, &to(&format!("giai-trinh/{}", form.ending()))))
            .collect(),
        left: (any && left > 0).then(|| w.results_left(count(left))),
        empty: (!any).then(|| EmptyState::new(w.results_none(), w.results_none_why())),
        import: imports.then(|| ImportForm {
            template: Html::link(&to("mau-ket-qua.xlsx"), w.results_template()),
            action: to("ket-qua"),
            file: FileUpload::new(staff.locale, "file", w.results_file())
                .hint(w.import_file_hint())
                .accept(".xlsx")
                .error(wrong),
            button: Button::submit(w.import_read()),
        }),
    };
    let head = PageHead::new(w.results_title()).breadcrumbs(scheme_crumbs(staff, scheme));
    staff.page(&head.with_errors(wrong.is_some()), &body)
}

fn columns(staff: &Staff) -> Table {
    let w = words(staff);
    Table::new(staff.locale, w.results_title())
        .hidden_caption()
        .sticky()
        .column(Column::text(w.column_criterion()))
        .column(Column::number(w.column_max()))
        .column(Column::number(w.column_self_scored()))
        .column(Column::number(w.column_appraised()))
        .column(Column::number(w.results_difference()))
        .column(Column::text(w.results_remark()))
        .column(Column::text(w.column_unit()))
        .column(Column::text(w.explain_title()))
}

fn row(staff: &Staff, line: &Line, names: &Names, explained: bool) -> Vec<Html> {
    let w = words(staff);
    let written = &line.criterion.written;
    let href = staff.href(&criterion_path(line.criterion.id, ""));
    let name = Html::link(&href, &named(&written.code, &written.title));
    // What a survey gave stands beside no self-score: there is nothing to take it from.
    let own = !written.survey && (line.group || line.self_score.is_some());
    let difference = line.totals.appraised.minus(line.totals.self_scored).to_string();
    let remark = line.appraised.as_ref().map(|appraised| appraised.remark.clone()).unwrap_or_default();
    vec![
        if line.group { Html::trusted(format!("<strong>{name}</strong>")) } else { name },
        line.totals.max.to_string().into(),
        if own { line.totals.self_scored.to_string().into() } else { w.by_survey().into() },
        line.totals.appraised.to_string().into(),
        if own && !line.group { difference.into() } else { Html::default() },
        remark.into(),
        if line.group { Html::default() } else { unit_of(names, &line.criterion, w).into() },
        if explained { w.results_explained().into() } else { Html::default() },
    ]
}

/// What a file would change.
struct Found {
    results: Results,
    cells: Vec<CellFault>,
    more_cells: usize,
}

/// What the file says; the inner error says why it is no file of results. Reading takes a while and a thread.
async fn read(staff: &Staff, bytes: Vec<u8>) -> Result<Result<Sheetful<ResultLine>, String>, Failure> {
    let read = tokio::task::spawn_blocking(move || results::read(&bytes)).await.map_err(Failure::fault)?;
    Ok(read.map_err(|refusal| {
        let columns = [results::COLUMNS[0].0, results::COLUMNS[3].0, results::COLUMNS[4].0];
        sentences::sheet_refusal(&refusal, &columns, words(staff))
    }))
}

fn compared(overview: &Overview, read: Sheetful<ResultLine>) -> Found {
    let results = appraise::compare(overview, read.rows);
    Found { results, cells: read.faults, more_cells: read.more_faults }
}

async fn receive(staff: Staff, Path(id): Path<SchemeId>, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let (scheme, overview) = load(&staff, id).await?;
    let stage = scheme.cycle.stage();
    if !takes_results(stage) {
        return Err(Failure::Refused(w.refusal_stage(sentences::stage(stage, w))));
    }
    let Some(file) = form.files.iter().find(|file| file.field == "file") else {
        return page(&staff, &scheme, &overview, Some(w.import_missing())).await;
    };
    if let Err(said) = read(&staff, file.bytes.to_vec()).await? {
        return page(&staff, &scheme, &overview, Some(&said)).await;
    }
    match upload::keep_one(&staff, file, |_| true, "").await? {
        Ok(file) => Ok(staff.redirect(&scheme_path(id, &format!("ket-qua/{file}")))),
        Err(said) => page(&staff, &scheme, &overview, Some(&said)).await,
    }
}

async fn preview(staff: Staff, Path((id, file)): Path<(SchemeId, FileId)>) -> Result<Response, Failure> {
    let w = words(&staff);
    let (scheme, overview) = load(&staff, id).await?;
    let (stored, bytes) = upload::bytes(&staff, file).await?;
    let found = compared(&overview, read(&staff, bytes).await?.map_err(Failure::Refused)?);
    let rows = found.results.faults.iter().map(|(row, fault)| (*row, sentences::result_fault(fault, w)));
    let faults = fault_table(&staff, &found.cells, rows);
    let results = &found.results;
    let clean = faults.is_none();
    let mut counts = vec![w.results_same(count(results.same))];
    if results.groups > 0 {
        counts.push(w.results_groups(count(results.groups)));
    }
    if !results.missing.is_empty() {
        let codes: Vec<&str> = results.missing.iter().map(crate::model::Code::as_str).collect();
        counts.push(w.results_missing(codes.join(", ")));
    }
    let body = PreviewPage {
        w,
        lead: w.results_lead(stored.name.as_str()),
        faults,
        more: (found.more_cells > 0).then(|| w.import_more(count(found.more_cells))),
        counts,
        nothing: (clean && results.lines.is_empty()).then(|| InsetText::new(w.results_nothing())),
        table: (!results.lines.is_empty()).then(|| changes(&staff, &overview, &results.lines)),
        save: (clean && !results.lines.is_empty()).then(|| SaveForm {
            action: staff.href(&scheme_path(id, &format!("ket-qua/{file}"))),
            version: scheme.version,
            button: Button::submit(w.results_save()),
        }),
        again: Html::link(&staff.href(&scheme_path(id, "ket-qua")), w.import_other_file()),
    };
    let crumbs = scheme_crumbs(&staff, &scheme).then(w.results_title(), staff.href(&scheme_path(id, "ket-qua")));
    staff.page(&PageHead::new(w.import_preview()).breadcrumbs(crumbs), &body)
}

fn changes(staff: &Staff, overview: &Overview, lines: &[(Criterion, ResultLine)]) -> Table {
    let w = words(staff);
    let row = |(criterion, line): &(Criterion, ResultLine)| {
        let known = overview.line(criterion.id);
        let own = known.and_then(|known| known.self_score.as_ref()).map(|score| score.points.to_string());
        let before = known.and_then(|known| known.appraised.as_ref()).map(|before| before.points.to_string());
        vec![
            named(&criterion.written.code, &criterion.written.title).into(),
            criterion.written.max.to_string().into(),
            own.unwrap_or_default().into(),
            before.unwrap_or_default().into(),
            line.points.to_string().into(),
            line.remark.as_str().into(),
        ]
    };
    Table::new(staff.locale, w.results_changes())
        .hidden_caption()
        .column(Column::text(w.column_criterion()))
        .column(Column::number(w.column_max()))
        .column(Column::number(w.column_self_scored()))
        .column(Column::number(w.results_before()))
        .column(Column::number(w.column_appraised()))
        .column(Column::text(w.results_remark()))
        .rows(lines.iter().map(row))
}

/// Takes the results against the very scheme that they were shown against.
async fn save(staff: Staff, Path((id, file)): Path<(SchemeId, FileId)>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let (_, bytes) = upload::bytes(&staff, file).await?;
    // Nobody waits for the reading: the transaction begins after it.
    let read = read(&staff, bytes).await?.map_err(Failure::Refused)?;
    let mut tx = staff.app.db.begin().await?;
    let scheme = find_scheme(&mut tx, &staff, id).await?;
    if input.number("version").ok().flatten() != Some(scheme.version) {
        return Ok(staff.redirect_saying(&scheme_path(id, &format!("ket-qua/{file}")), w.refusal_changed()));
    }
    store::hold_scheme(&mut tx, &writer(&staff), &scheme).await.map_err(told(&staff))?;
    let overview = store::load_overview(&mut tx, staff.agency.id, &scheme).await?;
    let found = compared(&overview, read);
    if !found.cells.is_empty() {
        return Ok(staff.redirect(&scheme_path(id, &format!("ket-qua/{file}"))));
    }
    let decided = appraise::take(&scheme, &found.results, &staff.actor, staff.now);
    let decided = decided.map_err(|refusal| told(&staff)(refusal.into()))?;
    store::save_results(&mut tx, &writer(&staff), decided).await.map_err(told(&staff))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&scheme_path(id, "ket-qua"), w.results_saved()))
}

/// Every criterion, to be filled in with what the appraisal gave.
async fn template(staff: Staff, Path(id): Path<SchemeId>) -> Result<Response, Failure> {
    let (scheme, overview) = load(&staff, id).await?;
    let bytes = results::write(&overview, scheme.head.to.at(0, 0, 0, 0));
    Ok(download(&format!("ket-qua-tham-dinh-{}.xlsx", scheme.head.index_year), XLSX, bytes, false))
}

/// The explanations as a report, in the order of criteria.
async fn paper(staff: Staff, Path((id, ending)): Path<(SchemeId, String)>) -> Result<Response, Failure> {
    let form = PaperForm::of(&ending).ok_or(Failure::NotFound)?;
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let (scheme, overview) = load(&staff, id).await?;
    let explanations = store::list_explanations(db, agency, id).await?;
    let mut explained = Vec::new();
    for line in &overview.lines {
        let Some(explanation) = explanations.iter().find(|one| one.criterion_id == line.criterion.id) else { continue };
        let mut files = Vec::new();
        for file in &explanation.file_ids.0 {
            files.extend(files::find(db, agency, *file).await?.map(|file| file.name));
        }
        explained.push(Explained { line, explanation, files });
    }
    if explained.is_empty() {
        return Err(Failure::NotFound);
    }
    let head = super::folder::letterhead(&staff).await?;
    let paper = report(&scheme, &explained, &head);
    web::answer::paper(&format!("giai-trinh-{}", scheme.head.index_year), paper, form).await
}
