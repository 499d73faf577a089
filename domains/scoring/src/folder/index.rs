//! The index of the folder as a workbook: a row a file, and the self-scores with the rule that gave them.

use super::Folder;
use super::write::{Paths, paths};
use crate::desk::common::rule;
use crate::desk::criterion::kind_words;
use crate::desk::score::input_words;
use crate::model::{FileId, Scheme};
use crate::rules::overview::{Line, Overview};
use crate::words::Words;
use files::StoredFile;
use papers::sheet::{Book, Cell, Column, Decimal, Kind, Properties, Sheet};
use std::collections::HashMap;
use text::Locale;

/// The workbook; `paths` says where each piece lies.
#[must_use]
pub fn index(scheme: &Scheme, overview: &Overview, folder: &Folder, paths: &Paths) -> Vec<u8> {
    let w = Words::new(Locale::Vi);
    let properties = Properties {
        title: w.folder_list().to_owned(),
        author: String::new(),
        organisation: String::new(),
        language: "vi-VN".to_owned(),
        // Of the data, not of the clock: the same folder is the same file.
        created: scheme.head.to.at(0, 0, 0, 0),
    };
    papers::sheet::write(&Book { properties, sheets: vec![proofs(folder, paths, w), scores(overview, w)] })
}

/// The same with the paths that the pieces have in the folder.
#[must_use]
pub fn whole_index(
    scheme: &Scheme,
    overview: &Overview,
    folder: &Folder,
    rows: &HashMap<FileId, StoredFile>,
) -> Vec<u8> {
    index(scheme, overview, folder, &paths(folder, rows))
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn columns(all: &[(&str, Kind)]) -> Vec<Column> {
    all.iter().map(|(title, kind)| Column { title: (*title).to_owned(), kind: *kind }).collect()
}

fn proofs(folder: &Folder, paths: &Paths, w: Words) -> Sheet {
    let mut rows = Vec::new();
    for (part, paths) in folder.parts.iter().zip(paths) {
        for (piece, paths) in part.pieces.iter().zip(paths) {
            let archived = match (&piece.address, piece.may_die()) {
                (None, _) => Cell::Empty,
                (Some(_), false) => text(w.archived()),
                (Some(_), true) => text(w.index_not_archived(piece.why_not_archived(w))),
            };
            for path in paths {
                rows.push(vec![
                    Cell::Whole(i64::try_from(piece.number).unwrap_or(i64::MAX)),
                    text(part.criterion.written.code.as_str()),
                    text(&part.criterion.written.title),
                    text(&piece.proof.title),
                    Cell::Date(piece.proof.happened_on),
                    text(kind_words(piece.proof.content.kind(), w)),
                    text(path),
                    piece.address.as_deref().map_or(Cell::Empty, text),
                    archived.clone(),
                    piece.checked(w).map_or(Cell::Empty, text),
                ]);
            }
        }
    }
    let columns = columns(&[
        (w.index_number(), Kind::Whole),
        (w.code(), Kind::Code),
        (w.column_criterion(), Kind::Text),
        (w.proof_title(), Kind::Text),
        (w.proof_day(), Kind::Date),
        (w.proof_kind(), Kind::Text),
        (w.index_path(), Kind::Text),
        (w.index_address(), Kind::Text),
        (w.index_copy(), Kind::Text),
        (w.index_check(), Kind::Text),
    ]);
    Sheet { name: w.index_sheet().to_owned(), title: String::new(), columns, rows }
}

fn scores(overview: &Overview, w: Words) -> Sheet {
    let row = |line: &Line| {
        let written = &line.criterion.written;
        let points = |points: crate::model::Points| Cell::Decimal(Decimal { units: points.thousandths(), places: 3 });
        let score = line.self_score.as_ref().filter(|_| line.by_hand());
        let from = score.map(|score| input_words(written.rule.as_ref(), &score.input.0, w)).unwrap_or_default();
        let scored = match score {
            Some(score) => points(score.points),
            None if written.survey => text(w.by_survey()),
            None if line.group => points(line.totals.self_scored),
            None => text(w.not_scored()),
        };
        vec![
            text(written.code.as_str()),
            text(&written.title),
            points(written.max),
            scored,
            text(written.rule.as_ref().map(|found| rule(found, w)).unwrap_or_default()),
            text(from),
            text(score.map(|score| score.note.clone()).unwrap_or_default()),
            Cell::Whole(i64::try_from(line.totals.proofs.len()).unwrap_or(i64::MAX)),
        ]
    };
    let columns = columns(&[
        (w.code(), Kind::Code),
        (w.column_criterion(), Kind::Text),
        (w.column_max(), Kind::Decimal(3)),
        (w.column_self_scored(), Kind::Decimal(3)),
        (w.criterion_rule(), Kind::Text),
        (w.score_from(), Kind::Text),
        (w.score_note(), Kind::Text),
        (w.column_proofs(), Kind::Whole),
    ]);
    let rows = overview.lines.iter().map(row).collect();
    Sheet { name: w.column_self_scored().to_owned(), title: String::new(), columns, rows }
}
