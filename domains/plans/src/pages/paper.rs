//! A plan as the paper that was signed: its words, its labels, its order. Nothing is put right here.

use crate::import::{PlanDocument, Signer};
use crate::words::Words;
use plan_document::paper::{Printed, PrintedCell, PrintedFoot, PrintedRow, PrintedTable};
use ui::{Block, PaperCell, PaperFoot, PaperGroup, PaperTable, SignedDocument};
use viet::date::official;

/// The paper; `number` in the form in which it was signed.
pub(super) fn paper(document: &PlanDocument, number: &str) -> SignedDocument {
    let w = Words::new(text::Locale::Vi);
    let mut paper = SignedDocument::new();
    paper.superior = document.superior.clone().unwrap_or_default();
    paper.issuer = document.issuer.as_deref().unwrap_or_default().to_uppercase();
    paper.national_title = w.public_nation().into();
    paper.motto = w.public_motto().into();
    paper.number = w.public_number(number);
    let date = document.issued_on.map(official).unwrap_or_default();
    let place = document.place.as_deref().unwrap_or_default();
    paper.place_and_date = [place, &date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    // A plan that a decision carries comes behind the decision, under its own title.
    let decision = document.promulgation.as_ref().filter(|decision| decision.subject.is_some());
    let (kind, subject) = match decision {
        Some(decision) => (Some(&decision.kind), decision.subject.as_ref()),
        None => (document.kind.as_ref(), document.subject.as_ref()),
    };
    paper.kind = kind.map(|kind| kind.to_uppercase()).unwrap_or_default();
    paper.title = subject.cloned().unwrap_or_default();
    paper.body = document.printed().iter().map(|piece| block(piece, document.signer.as_ref())).collect();
    paper
}

fn block(piece: &Printed, signer: Option<&Signer>) -> Block {
    match piece {
        Printed::Title(text) => Block::Title(text.clone()),
        Printed::Heading(text) => Block::Heading(text.clone()),
        Printed::Text(text) => Block::Paragraph(text.clone()),
        Printed::Table(printed) => Block::Table(table(printed)),
        Printed::Foot(printed) => Block::Foot(foot(printed, signer)),
    }
}

/// A heading inside the table opens a group of rows.
fn table(table: &PrintedTable) -> PaperTable {
    let mut groups: Vec<PaperGroup> = Vec::new();
    for row in &table.rows {
        match (row, groups.last_mut()) {
            (PrintedRow::Group(title), _) => groups.push(PaperGroup { title: title.clone(), rows: Vec::new() }),
            (PrintedRow::Cells(row), Some(group)) => group.rows.push(cells(row)),
            (PrintedRow::Cells(row), None) => {
                groups.push(PaperGroup { title: String::new(), rows: vec![cells(row)] });
            }
        }
    }
    PaperTable { head: table.head.iter().map(|row| cells(row)).collect(), groups, width: table.width() }
}

fn cells(row: &[PrintedCell]) -> Vec<PaperCell> {
    let cell = |cell: &PrintedCell| PaperCell { text: cell.text.clone(), columns: cell.columns, rows: cell.rows };
    row.iter().map(cell).collect()
}

/// The name stands apart from the capacity, below the place of the signature.
fn foot(foot: &PrintedFoot, signer: Option<&Signer>) -> PaperFoot {
    let name = signer.and_then(|signer| signer.name.as_ref());
    let (names, capacity) = foot.signature.iter().cloned().partition::<Vec<_>, _>(|line| Some(line) == name);
    PaperFoot { recipients: foot.recipients.clone(), capacity, signer: names.into_iter().next().unwrap_or_default() }
}
