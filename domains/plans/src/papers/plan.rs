//! A plan as an official paper for the printer and for Word: the body as it was signed, line by line, in the form of the
//! day on which it was issued. Nothing is put right here.

use crate::import::PlanDocument;
use crate::model::Plan;
use ::papers::content::{Align, Block, Cell, Column, Heading, Inline, Level, Paragraph, Row, Table};
use ::papers::official::{Issued, Kind, Official, Signature};
use jiff::civil::Date;
use plan_document::paper::{Printed, PrintedCell, PrintedRow, PrintedTable};

/// The paper of a plan, with the number and the day that it was signed with. The day of a draft that has none is left to
/// the clerk, in the year of `today`.
pub fn official(plan: &Plan, today: Date) -> Official {
    let document = &plan.document;
    let signature = plan.signature();
    let issued_on = signature.map(|signature| signature.issued_on).or(document.issued_on);
    let number = signature.map(|signature| signature.number.as_str()).or(document.number.as_deref());
    let mut paper = of_document(document, issued_on.unwrap_or(today), number);
    if issued_on.is_none() {
        paper.issued = Issued::InYear(today.year());
    }
    paper
}

fn of_document(document: &PlanDocument, issued_on: Date, number: Option<&str>) -> Official {
    let mut paper = Official::new(kind(document), issued_on);
    paper.as_signed = true;
    paper.superior = document.superior.clone().unwrap_or_default();
    paper.issuer = document.issuer.clone().unwrap_or_default();
    if let Some((number, symbol)) = number.and_then(|number| number.split_once('/')) {
        paper.number = Some(number.to_owned());
        paper.symbol = symbol.to_owned();
    }
    paper.place = document.place.clone().unwrap_or_default();
    // A plan that a decision carries comes behind the decision, under its own title.
    let decision = document.promulgation.as_ref().and_then(|decision| decision.subject.clone());
    paper.subject = decision.or_else(|| document.subject.clone()).unwrap_or_default();
    for piece in document.printed().iter() {
        match piece {
            Printed::Title(text) => paper.body.push(centred(text)),
            Printed::Heading(text) => paper.body.push(heading(text)),
            Printed::Text(text) => paper.body.push(Paragraph::plain(text.as_str())),
            Printed::Table(printed) => paper.body.push(Block::Table(table(printed))),
            Printed::Foot(foot) => {
                paper.recipients.clone_from(&foot.recipients);
                let name = document.signer.as_ref().and_then(|signer| signer.name.clone()).unwrap_or_default();
                let authority = foot.signature.iter().filter(|line| **line != name).cloned().collect();
                paper.signature = Signature { authority, name };
            }
        }
    }
    paper
}

fn kind(document: &PlanDocument) -> Kind {
    let carried = document.promulgation.as_ref().filter(|decision| decision.subject.is_some());
    let name = carried.map(|decision| decision.kind.as_str()).or(document.kind.as_deref());
    name.and_then(|name| viet::fold(name).replace(' ', "-").parse().ok()).unwrap_or(Kind::Plan)
}

fn centred(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: vec![Inline::bold(text)], align: Align::Centred })
}

/// The label stays in the text, where it was signed.
fn heading(text: &str) -> Block {
    let roman = matches!(viet::label::split(text).0, Some(viet::label::Label::Roman(_)));
    let level = if roman { Level::Section } else { Level::Item };
    Block::Heading(Heading { level, label: String::new(), text: vec![Inline::plain(text)] })
}

fn table(printed: &PrintedTable) -> Table {
    let width = printed.width().clamp(1, 40) as u16;
    // A narrow column for the number, if there is one, and the rest by what they hold.
    let shares = shares(printed, usize::from(width));
    let numbers = printed.head.first().and_then(|row| row.first()).is_some_and(|cell| viet::fold(&cell.text) == "stt");
    let align = |at| if at == 0 && numbers { Align::Centred } else { Align::Left };
    let columns = shares.into_iter().enumerate().map(|(at, share)| Column { share, align: align(at) }).collect();
    let rows = printed.rows.iter().map(|row| match row {
        PrintedRow::Group(title) => Row::group(title.as_str(), width),
        PrintedRow::Cells(row) => cells(row),
    });
    Table { title: None, columns, header: printed.head.iter().map(|row| cells(row)).collect(), rows: rows.collect() }
}

fn cells(row: &[PrintedCell]) -> Row {
    let lines = |text: &str| {
        let line = |line: &str| Block::Paragraph(Paragraph { text: vec![Inline::plain(line)], align: Align::Left });
        text.lines().map(line).collect()
    };
    let small = |number: u32| number.clamp(1, 1_000) as u16;
    let cell = |cell: &PrintedCell| Cell {
        blocks: lines(&cell.text),
        columns: small(cell.columns),
        rows: small(cell.rows),
        shade: None,
    };
    Row { cells: row.iter().map(cell).collect() }
}

/// Shares of the width by the longest cell of each column, within bounds, so that no column is a stripe and its heading
/// has room.
fn shares(printed: &PrintedTable, columns: usize) -> Vec<u16> {
    let mut longest: Vec<u16> = vec![0; columns];
    for row in &printed.rows {
        let PrintedRow::Cells(row) = row else { continue };
        if row.len() == columns {
            for (cell, longest) in row.iter().zip(&mut longest) {
                *longest = (cell.text.chars().take(60).count() as u16).max(*longest);
            }
        }
    }
    let least = longest.iter().sum::<u16>() / 10;
    longest.into_iter().map(|letters| letters.max(least).max(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_line_of_the_signed_plan_is_on_the_paper() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/06-KH-KCNDN-2020.txt");
        let bytes = std::fs::read(path).expect("the sample plan lies beside the project");
        let reading = crate::intake::read(&bytes, &[]).expect("a plan");
        let paper = of_document(&reading.import.plan, date(2020, 1, 21), Some("06/KH-KCNĐN"));
        assert_eq!(paper.number_line(), "Số: 06/KH-KCNĐN");
        assert_eq!(paper.profile, ::papers::official::Profile::Tt01_2011, "issued before the decree");
        let back = ::papers::read::read(&::papers::docx::write(&paper)).expect("a .docx that is read");
        let printed: Vec<String> = back.lines().map(|line| line.text.clone()).collect();
        let signed = reading.import.plan.printed();
        let wanted = signed.iter().flat_map(|piece| match piece {
            Printed::Title(text) | Printed::Heading(text) | Printed::Text(text) => vec![text.clone()],
            Printed::Table(table) => table
                .rows
                .iter()
                .flat_map(|row| match row {
                    PrintedRow::Group(title) => vec![title.clone()],
                    PrintedRow::Cells(cells) => {
                        cells.iter().flat_map(|cell| cell.text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
                    }
                })
                .collect(),
            Printed::Foot(foot) => foot.recipients.clone(),
        });
        for line in wanted.collect::<Vec<_>>() {
            assert!(printed.iter().any(|found| *found == line.trim()), "{line:?} is not on the paper");
        }
    }
}
