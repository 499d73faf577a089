//! Official papers as .docx that people go on editing in Word: real styles, headings that repeat, notes, page numbers, the
//! language of every word. Nothing is drawn that Word would not keep when somebody types into it.

mod blocks;
mod chart;
mod drawing;
mod head;
mod package;
mod styles;
mod xml;

use crate::official::Official;
use blocks::Writer;
pub(crate) use xml::text as escaped;

/// The paper as the bytes of a .docx file. The same paper always gives the same bytes.
///
/// ```
/// use papers::content::Paragraph;
/// use papers::official::{Kind, Official};
/// let mut paper = Official::new(Kind::Notice, jiff::civil::date(2026, 1, 5));
/// paper.body = vec![Paragraph::plain("Kính đề nghị các đơn vị thực hiện.")];
/// let file = papers::docx::write(&paper);
/// let back = papers::read::read(&file).expect("a .docx that is read");
/// assert!(back.lines().any(|line| line.text == "Kính đề nghị các đơn vị thực hiện./."));
/// ```
pub fn write(paper: &Official) -> Vec<u8> {
    let mut writer = Writer::default();
    head::before_text(paper, &mut writer);
    writer.blocks(&paper.closed_body());
    head::after_text(paper, &mut writer);
    for (place, annex) in paper.annexes.iter().enumerate() {
        writer.next_section(paper.profile, annex.landscape);
        head::annex(paper, place, annex, &mut writer);
        writer.blocks(&annex.body);
    }
    package::zip(paper, writer)
}

#[cfg(test)]
mod tests;
