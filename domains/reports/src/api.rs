//! Open data: what is public of a report as JSON, CSV and workbook, under the addresses of its pages. What is given is listed
//! here field by field, so that nothing else gets out.

use crate::model::{Block, FigureLine, Outside, Section, Snapshot};
use crate::pages::Published;
use crate::rules::publication::Opened;
use crate::rules::said::filled;
use crate::words::Words;
use axum::response::Response;
use domain::{FigureRow, Value};
use kernel::Date;
use serde::Serialize;
use std::sync::Arc;
use web::open::{Data, Sheet, json};
use web::table::Cell;
use web::{Ctx, Failure};

/// What is public of a report.
#[derive(Serialize)]
struct OpenResult<'a> {
    subject: &'a str,
    period: Period<'a>,
    report: Paper<'a>,
    approved_on: Date,
    introduction: &'a str,
    sections: Vec<OpenSection<'a>>,
    figures: Vec<OpenFigure<'a>>,
    /// Figures of other systems, where a section shows them.
    outside: Vec<OpenOutside<'a>>,
}

#[derive(Serialize)]
struct Period<'a> {
    label: &'a str,
    from: Date,
    to: Date,
}

#[derive(Serialize)]
struct Paper<'a> {
    number: &'a str,
    issued_on: Date,
}

#[derive(Serialize)]
struct OpenSection<'a> {
    level: u8,
    title: &'a str,
    paragraphs: Vec<String>,
}

#[derive(Serialize)]
struct OpenOutside<'a> {
    title: &'a str,
    value: &'a str,
    measure: &'a str,
    estimated: bool,
    source: &'a str,
    taken_on: Date,
}

#[derive(Serialize)]
struct OpenFigure<'a> {
    address: &'a str,
    title: &'a str,
    definition: &'a str,
    measure: &'a str,
    value: Number,
    before: Option<Number>,
}

/// A count; of a share also of how many.
#[derive(Serialize)]
struct Number {
    count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
}

/// A figure with its rows.
#[derive(Serialize)]
struct OpenRows<'a> {
    period: Period<'a>,
    report: Paper<'a>,
    approved_on: Date,
    figure: OpenFigure<'a>,
    rows: Vec<OpenRow<'a>>,
}

#[derive(Serialize)]
struct OpenRow<'a> {
    title: &'a str,
    on: Option<Date>,
    unit: &'a str,
    group: &'a str,
    counts: bool,
    late: bool,
}

/// What is public of a report: its texts and figures as JSON, its figures as a table.
pub(crate) fn result(ctx: &Ctx, found: &Published, data: Data) -> Result<Response, Failure> {
    let opened = &found.opened;
    let lines = opened.figures.iter().filter_map(|address| opened.figure(address));
    if data == Data::Json {
        return json(&OpenResult {
            subject: &found.report.subject,
            period: period(&opened.snapshot),
            report: paper(found),
            approved_on: found.approved_on,
            introduction: &found.publication.choice.introduction,
            sections: opened.sections.iter().map(|one| section(one, &opened.snapshot)).collect(),
            figures: lines.map(figure_of).collect(),
            outside: outside(opened),
        });
    }
    let w = Words::new(ctx.locale);
    let header = [w.figure(), w.figure_measure(), w.figure_now(), w.figure_before(), w.figure_definition()];
    let rows = lines.map(|line| {
        let before = line.before.map_or_else(String::new, |value| value.to_string());
        [line.title.clone(), line.measure.clone(), line.value().to_string(), before, line.definition.clone()]
            .map(Cell::Text)
            .into()
    });
    let sheet = Sheet {
        title: w.public_figures(),
        header: header.map(str::to_owned).into(),
        rows: rows.collect(),
        from: found.approved_on,
    };
    Ok(sheet.file(&format!("ket-qua-{}", found.publication.address), data, ctx.locale))
}

/// A figure with its rows; the caller made them such that the public may have them.
pub(crate) fn figure(
    ctx: &Ctx,
    found: &Published,
    line: &FigureLine,
    rows: &[Arc<FigureRow>],
    data: Data,
) -> Result<Response, Failure> {
    let snapshot = &found.opened.snapshot;
    if data == Data::Json {
        return json(&OpenRows {
            period: period(snapshot),
            report: paper(found),
            approved_on: found.approved_on,
            figure: figure_of(line),
            rows: rows.iter().map(|one| open_row(one, snapshot)).collect(),
        });
    }
    let w = Words::new(ctx.locale);
    let header = [w.row_title(), w.row_day(), w.row_unit(), w.row_group(), w.row_counts(), w.row_late()];
    let mark = |yes: bool| Cell::Text(if yes { "x" } else { "" }.into());
    let rows = rows.iter().map(|row| {
        vec![
            Cell::Text(row.title.clone()),
            row.on.map_or_else(|| Cell::Text(String::new()), Cell::Date),
            Cell::Text(snapshot.unit(row.unit).to_owned()),
            Cell::Text(row.group.clone()),
            mark(row.counts),
            mark(row.late),
        ]
    });
    let sheet = Sheet {
        title: &line.title,
        header: header.map(str::to_owned).into(),
        rows: rows.collect(),
        from: found.approved_on,
    };
    let name = format!("ket-qua-{}-{}", found.publication.address, viet::slug(&line.address));
    Ok(sheet.file(&name, data, ctx.locale))
}

fn outside(opened: &Opened) -> Vec<OpenOutside<'_>> {
    let mut blocks = opened.sections.iter().flat_map(|section| &section.blocks);
    let shown = blocks.any(|block| matches!(block, Block::Outside { .. }));
    opened.snapshot.own_outside().filter(|_| shown).map(open_outside).collect()
}

fn open_outside(one: &Outside) -> OpenOutside<'_> {
    OpenOutside {
        title: &one.title,
        value: &one.value,
        measure: &one.measure,
        estimated: one.estimated,
        source: &one.source,
        taken_on: one.taken_on,
    }
}

fn section<'a>(section: &'a Section, snapshot: &Snapshot) -> OpenSection<'a> {
    OpenSection { level: section.level, title: &section.title, paragraphs: paragraphs(section, snapshot) }
}

fn open_row<'a>(row: &'a FigureRow, snapshot: &'a Snapshot) -> OpenRow<'a> {
    OpenRow {
        title: &row.title,
        on: row.on,
        unit: snapshot.unit(row.unit),
        group: &row.group,
        counts: row.counts,
        late: row.late,
    }
}

fn paragraphs(section: &Section, snapshot: &Snapshot) -> Vec<String> {
    let texts = section.blocks.iter().filter_map(|block| match block {
        Block::Text { text } => Some(filled(text, snapshot)),
        _ => None,
    });
    let lines = texts.flat_map(|text| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>());
    lines.filter(|line| !line.is_empty()).collect()
}

fn period(snapshot: &Snapshot) -> Period<'_> {
    Period { label: &snapshot.label, from: snapshot.from, to: snapshot.to }
}

fn paper(found: &Published) -> Paper<'_> {
    Paper { number: &found.signing.number, issued_on: found.signing.issued_on }
}

fn figure_of(line: &FigureLine) -> OpenFigure<'_> {
    OpenFigure {
        address: &line.address,
        title: &line.title,
        definition: &line.definition,
        measure: &line.measure,
        value: number(line.value()),
        before: line.before.map(number),
    }
}

const fn number(value: Value) -> Number {
    match value {
        Value::Count(count) => Number { count, of: None },
        Value::Share(count, of) => Number { count, of: Some(of) },
    }
}
