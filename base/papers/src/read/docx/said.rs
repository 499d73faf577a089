//! What paragraphs, runs, tables, rows and cells say of themselves, as far as a tree needs it or has to tell that it was lost.

use super::body::{WIDEST, Walker};
use super::frames::{Frame, blank};
use super::properties::{ParagraphProps, RunProps};
use crate::content::Shade;
use crate::read::ReadRefusal;
use crate::read::model::{Cell, Table};
use crate::read::tree::What;
use crate::read::xml::{Element, Xml};

/// Grounds that look like none.
const WHITE: &[&str] = &["", "auto", "FFFFFF"];

impl Walker<'_> {
    /// Reads the properties of the innermost frame. Elsewhere, as in a content control, they say nothing about text.
    pub(super) fn properties(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ReadRefusal> {
        let mut lost = Vec::new();
        match (element.name(), self.frames.top()) {
            ("pPr", Some(Frame::Paragraph(paragraph))) => {
                paragraph.props = self.styles.paragraph(ParagraphProps::read(xml)?);
                lost.extend(paragraph.props.restyled.then_some(What::Restyled));
            }
            ("rPr", Some(Frame::Run(_))) => {
                let run = self.run(RunProps::read(xml)?);
                if let Some(Frame::Run(open)) = self.frames.top() {
                    *open = run;
                }
            }
            ("trPr", Some(Frame::Row(row))) => {
                let mut change = None;
                xml.children(|_, child| {
                    let columns = child.number().unwrap_or_default().min(WIDEST);
                    match child.name() {
                        "del" => (row.deleted, change) = (true, Some(What::Deletion)),
                        "ins" => change = change.or(Some(What::Insertion)),
                        "tblHeader" => row.row.header = child.is_on(),
                        "gridBefore" if columns > 0 && row.row.cells.is_empty() => row.row.cells.push(blank(columns)),
                        "gridAfter" => row.free_after = columns,
                        "trPrChange" => lost.push(What::Restyled),
                        _ => {}
                    }
                    Ok(())
                })?;
                lost.extend(change);
            }
            ("tcPr", Some(Frame::Cell(cell))) => xml.children(|_, child| {
                lost.extend(of_cell(cell, &child));
                Ok(())
            })?,
            ("tblPr" | "tblGrid", Some(Frame::Table(table))) => xml.children(|_, child| {
                lost.extend(of_table(table, &child));
                Ok(())
            })?,
            _ => xml.skip()?,
        }
        lost.into_iter().for_each(|what| self.lose(what));
        Ok(())
    }
}

/// Takes in what a cell says of itself; gives what is lost of it.
fn of_cell(cell: &mut Cell, child: &Element<'_>) -> Option<What> {
    match child.name() {
        "gridSpan" => cell.columns = child.number().unwrap_or(1).clamp(1, WIDEST),
        "vMerge" => cell.continues = child.value().is_none_or(|how| how == "continue"),
        "hMerge" => cell.joined = child.value().is_none_or(|how| how == "continue"),
        "shd" => {
            let fill = child.attribute("fill").unwrap_or_default();
            cell.shade = Shade::ALL.into_iter().find(|shade| fill.eq_ignore_ascii_case(shade.ground()));
            return (cell.shade.is_none() && is_shaded(child)).then_some(What::Shading);
        }
        // Tracked changes of cells are taken as accepted, as those of text are.
        "cellDel" => {
            cell.deleted = true;
            return Some(What::Deletion);
        }
        "cellIns" => return Some(What::Insertion),
        "cellMerge" => {
            cell.continues = child.attribute("vMerge").as_deref() == Some("cont");
            return Some(What::Restyled);
        }
        "tcPrChange" => return Some(What::Restyled),
        _ => {}
    }
    None
}

/// The same of a table.
fn of_table(table: &mut Table, child: &Element<'_>) -> Option<What> {
    match child.name() {
        "tblCaption" => table.title = child.value().unwrap_or_default(),
        "gridCol" if table.widths.len() < WIDEST as usize => {
            table.widths.push(child.attribute("w").and_then(|w| w.trim().parse().ok()).unwrap_or_default());
        }
        "shd" => return is_shaded(child).then_some(What::Shading),
        "tblPrChange" | "tblGridChange" => return Some(What::Restyled),
        _ => {}
    }
    None
}

/// Whether `w:shd` is a ground that can be seen: a colour, or a pattern.
fn is_shaded(shade: &Element<'_>) -> bool {
    let fill = shade.attribute("fill").unwrap_or_default();
    let is_plain = shade.value().is_none_or(|pattern| matches!(pattern.as_str(), "clear" | "nil"));
    !is_plain || !WHITE.iter().any(|white| fill.eq_ignore_ascii_case(white))
}
