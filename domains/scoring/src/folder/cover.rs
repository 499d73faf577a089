//! Danh mục tài liệu kiểm chứng: the cover list, headed as the agency is called on its day, to be numbered and signed
//! elsewhere.

use super::Folder;
use crate::desk::common::count;
use crate::desk::criterion::kind_words;
use crate::model::Scheme;
use crate::words::Words;
use papers::content::{Align, Block, Column, Paragraph, Row, Table};
use papers::forms::Letterhead;
use papers::official::{Kind, Official};
use text::Locale;
use viet::date::{official, short};

/// The cover list. A proof that serves several criteria stands below each with the same number.
#[must_use]
pub fn cover(scheme: &Scheme, folder: &Folder, head: &Letterhead) -> Official {
    let w = Words::new(Locale::Vi);
    let about = &scheme.head;
    // The decree leaves inner lists to each office; a slip is the nearest of its kinds.
    let mut paper = head.paper(Kind::ReportSlip, w.cover_subject());
    paper.called = Some(w.cover_called().to_owned());
    paper.symbol = format!("DM-{}", head.short);
    let name = match (about.document_number.as_str(), about.document_date) {
        ("", _) => about.name.clone(),
        (number, None) => w.cover_of_number(about.name.as_str(), number),
        (number, Some(day)) => w.cover_of(official(day), about.name.as_str(), number),
    };
    let year = about.index_year.to_string();
    paper.body.push(Paragraph::plain(w.cover_lead(short(about.from), name, short(about.to), year)));
    paper.body.push(Block::Table(table(folder, w)));
    let dead = folder.dead().count();
    let sum = w.cover_sum(count(folder.parts.len()), count(folder.count()));
    let sum = if dead == 0 { sum } else { format!("{sum} {}", w.cover_dead(count(dead))) };
    paper.body.push(Paragraph::plain(sum));
    paper
}

fn table(folder: &Folder, w: Words) -> Table {
    let column = |share, align| Column { share, align };
    let mut rows = Vec::new();
    for part in &folder.parts {
        let written = &part.criterion.written;
        rows.push(Row::group(format!("{}. {}", written.code, written.title), 5));
        for piece in &part.pieces {
            let copy = match (&piece.address, piece.may_die()) {
                (None, _) => "",
                (Some(_), false) => w.archived(),
                (Some(_), true) => w.not_archived(),
            };
            rows.push(Row::plain([
                piece.number.to_string(),
                piece.proof.title.clone(),
                short(piece.proof.happened_on),
                kind_words(piece.proof.content.kind(), w).to_owned(),
                copy.to_owned(),
            ]));
        }
    }
    Table {
        title: None,
        columns: vec![
            column(2, Align::Centred),
            column(11, Align::Left),
            column(5, Align::Centred),
            column(5, Align::Left),
            column(5, Align::Left),
        ],
        header: vec![Row::plain([w.cover_number(), w.proof_title(), w.proof_day(), w.proof_kind(), w.index_copy()])],
        rows,
    }
}
