//! The pages of an import: choosing the file, and what it would change.

use super::Found;
use crate::desk::common::{count, fault_table, named, parts, rule, scheme_crumbs, scheme_path, words};
use crate::model::{Criterion, Scheme, Written};
use crate::rules::import::Difference;
use crate::rules::overview::Overview;
use crate::sentences;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use files::StoredFile;
use ui::{
    Button, Checkboxes, Choice, Column, Details, ErrorSummary, FileUpload, Html, InsetText, SubNavigation, Table,
    WarningText,
};
use web::{Failure, PageHead, Staff};

#[derive(Template)]
#[template(path = "import/choose.html")]
struct ChoosePage {
    w: Words,
    errors: ErrorSummary,
    parts: SubNavigation,
    template: Html,
    action: String,
    file: FileUpload,
    button: Button,
}

#[derive(Template)]
#[template(path = "import/preview.html")]
struct PreviewPage {
    w: Words,
    lead: String,
    faults: Option<Table>,
    more: Option<String>,
    remarks: Option<Table>,
    unknown: Option<String>,
    changes: Option<Changes>,
    again: Html,
}

struct Changes {
    same: String,
    nothing: Option<InsetText>,
    added: Option<Details>,
    changed: Option<Table>,
    removed: Vec<String>,
    save: Option<SaveForm>,
}

struct SaveForm {
    action: String,
    version: i64,
    warning: Option<WarningText>,
    remove: Option<Checkboxes>,
    button: Button,
}

pub(super) fn choose(
    staff: &Staff,
    scheme: &Scheme,
    overview: &Overview,
    wrong: Option<&str>,
) -> Result<Response, Failure> {
    let w = words(staff);
    let errors = ErrorSummary::new(staff.locale);
    let template = staff.href(&scheme_path(scheme.id, "tieu-chi.xlsx"));
    let words = if overview.lines.is_empty() { w.import_template() } else { w.import_current() };
    let body = ChoosePage {
        w,
        errors: wrong.into_iter().fold(errors, |errors, said| errors.field("file", said)),
        parts: parts(staff, scheme, Some(overview), "nhap-tieu-chi"),
        template: Html::link(&template, words),
        action: staff.href(&scheme_path(scheme.id, "nhap-tieu-chi")),
        file: FileUpload::new(staff.locale, "file", w.import_file())
            .hint(w.import_file_hint())
            .accept(".xlsx")
            .error(wrong),
        button: Button::submit(w.import_read()),
    };
    let head = PageHead::new(w.import_title()).breadcrumbs(scheme_crumbs(staff, scheme));
    staff.page(&head.with_errors(wrong.is_some()), &body)
}

pub(super) fn preview(
    staff: &Staff,
    scheme: &Scheme,
    overview: &Overview,
    stored: &StoredFile,
    found: &Found,
) -> Result<Response, Failure> {
    let w = words(staff);
    let difference = &found.difference;
    let faults = fault_table(
        staff,
        &found.cells,
        found.difference.faults.iter().map(|(row, fault)| (*row, sentences::fault(fault, w))),
    );
    let clean = faults.is_none();
    let unknown: Vec<String> =
        found.unknown.iter().map(|(letter, title)| w.import_unknown_column(letter.as_str(), title.as_str())).collect();
    let body = PreviewPage {
        w,
        lead: w.import_lead(stored.name.as_str()),
        faults,
        more: (found.more_cells > 0).then(|| w.import_more(count(found.more_cells))),
        remarks: remarks(staff, difference),
        unknown: (!unknown.is_empty()).then(|| w.import_unknown(unknown.join("; "))),
        // Rows with faults are not read whole: what they would change is not known yet.
        changes: clean.then(|| changes(staff, scheme, overview, stored, difference)),
        again: Html::link(&staff.href(&scheme_path(scheme.id, "nhap-tieu-chi")), w.import_other_file()),
    };
    let crumbs =
        scheme_crumbs(staff, scheme).then(w.import_title(), staff.href(&scheme_path(scheme.id, "nhap-tieu-chi")));
    staff.page(&PageHead::new(w.import_preview()).breadcrumbs(crumbs), &body)
}

fn changes(
    staff: &Staff,
    scheme: &Scheme,
    overview: &Overview,
    stored: &StoredFile,
    difference: &Difference,
) -> Changes {
    let w = words(staff);
    let goes = difference.removed.iter().filter(|(_, proofs)| *proofs == 0);
    Changes {
        same: w.import_same(count(difference.same)),
        nothing: difference.is_empty().then(|| InsetText::new(w.import_nothing())),
        added: added(staff, &difference.added),
        changed: changed(staff, &difference.changed, overview),
        removed: goes.map(|(criterion, _)| label(criterion)).collect(),
        save: (!difference.is_empty()).then(|| save_form(staff, scheme, stored, difference)),
    }
}

fn remarks(staff: &Staff, difference: &Difference) -> Option<Table> {
    let w = words(staff);
    let row =
        |(row, remark): &(u32, _)| vec![w.import_row(i64::from(*row)).into(), Html::from(sentences::remark(remark, w))];
    (!difference.remarks.is_empty()).then(|| {
        Table::new(staff.locale, w.import_remarks())
            .hidden_caption()
            .column(Column::text(w.import_where()))
            .column(Column::text(w.import_why()))
            .rows(difference.remarks.iter().map(row))
    })
}

fn added(staff: &Staff, added: &[Written]) -> Option<Details> {
    let w = words(staff);
    let table = || {
        Table::new(staff.locale, w.import_added(count(added.len())))
            .hidden_caption()
            .column(Column::text(w.column_criterion()))
            .column(Column::number(w.column_max()))
            .column(Column::text(w.criterion_rule()))
            .rows(added.iter().map(|written| {
                vec![
                    named(&written.code, &written.title).into(),
                    written.max.to_string().into(),
                    rule_of(written, w).into(),
                ]
            }))
    };
    (!added.is_empty()).then(|| Details::new(w.import_added(count(added.len())), table()).open())
}

fn rule_of(written: &Written, w: Words) -> String {
    match &written.rule {
        Some(found) => rule(found, w),
        None if written.survey => w.by_survey().into(),
        None => String::new(),
    }
}

fn changed(staff: &Staff, changed: &[(Criterion, Written)], overview: &Overview) -> Option<Table> {
    let w = words(staff);
    let rows = changed.iter().flat_map(|(before, after)| {
        let scored = overview.line(before.id).is_some_and(|line| line.self_score.is_some());
        differences(&before.written, after, scored, w)
            .into_iter()
            .map(|[what, from, to]| vec![label(before).into(), what.into(), from.into(), to.into()])
    });
    (!changed.is_empty()).then(|| {
        Table::new(staff.locale, w.import_changed(count(changed.len())))
            .column(Column::text(w.column_criterion()))
            .column(Column::text(w.import_what_changes()))
            .column(Column::text(w.import_now()))
            .column(Column::text(w.import_then()))
            .rows(rows)
    })
}

/// What is written otherwise: what it is, as it is now, as it will be.
fn differences(before: &Written, after: &Written, scored: bool, w: Words) -> Vec<[String; 3]> {
    let survey = |written: &Written| if written.survey { w.yes() } else { w.no() }.to_owned();
    let unit = |written: &Written| match (&written.unit, written.unit_words.as_str()) {
        (None, "") => String::new(),
        (None, words) => w.import_unit_unknown(words),
        (Some(_), words) => words.to_owned(),
    };
    let all = [
        [w.import_title_column().to_owned(), before.title.clone(), after.title.clone()],
        [w.column_max().to_owned(), before.max.to_string(), after.max.to_string()],
        [w.criterion_rule().to_owned(), rule_of(before, w), rule_of(after, w)],
        [w.criterion_rule_words().to_owned(), before.rule_words.clone(), after.rule_words.clone()],
        [w.criterion_proof_asked().to_owned(), before.proof_asked.clone(), after.proof_asked.clone()],
        [w.column_unit().to_owned(), unit(before), unit(after)],
        [w.by_survey().to_owned(), survey(before), survey(after)],
    ];
    let mut rows: Vec<[String; 3]> = all.into_iter().filter(|[_, from, to]| from != to).collect();
    if scored && (before.rule != after.rule || before.max != after.max) {
        rows.push([w.column_self_scored().to_owned(), String::new(), w.import_rescored().to_owned()]);
    }
    rows
}

fn label(criterion: &Criterion) -> String {
    named(&criterion.written.code, &criterion.written.title)
}

fn save_form(staff: &Staff, scheme: &Scheme, stored: &StoredFile, difference: &Difference) -> SaveForm {
    let w = words(staff);
    let with_proof: Vec<Choice> = difference
        .removed
        .iter()
        .filter(|(_, proofs)| *proofs > 0)
        .map(|(criterion, proofs)| {
            Choice::new(criterion.id.to_string(), label(criterion)).hint(w.import_has_proof(count(*proofs)))
        })
        .collect();
    let any = !with_proof.is_empty();
    SaveForm {
        action: staff.href(&scheme_path(scheme.id, &format!("nhap-tieu-chi/{}", stored.id))),
        version: scheme.version,
        warning: any.then(|| WarningText::new(staff.locale, w.import_proof_warning())),
        remove: any.then(|| {
            Checkboxes::new(staff.locale, "remove", w.import_remove(), with_proof).hint(w.import_remove_hint())
        }),
        button: Button::submit(w.import_save()),
    }
}
