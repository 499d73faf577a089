//! The parts of the form around the text: what stands at the head of the first page, the title, the bases, and what stands
//! below the text. Left and right stand in tables without borders, as every office sets them.

use super::blocks::{TEXT_WIDTH, Writer};
use crate::official::{Annex, COUNTRY, CopyNote, MOTTO, Official, Signature, size};
use std::fmt::Write as _;

/// The left of the two columns at the head: 42 of 100.
const LEFT: u32 = TEXT_WIDTH * 42 / 100;
const RIGHT: u32 = TEXT_WIDTH - LEFT;
/// The length of the motto in bold 13 points, in twentieths of a point, as Times New Roman and its metric twins have it:
/// the line below is as long.
const MOTTO_WIDTH: u32 = 3178;
/// The mean width of a bold capital in ems, in hundredths: good to within a tenth for names of bodies.
const CAPITAL: u32 = 62;
const SMALL_LETTER: u32 = 47;

/// Everything above the text.
pub(super) fn before_text(paper: &Official, writer: &mut Writer) {
    // Cells 11 and 14 stand in the margin above.
    let body = std::mem::take(&mut writer.body);
    for line in paper.copy.iter().flat_map(CopyNote::lines) {
        writer.styled("GhiChuSao", &line);
    }
    if let Some(circulation) = paper.marks.circulation {
        boxed(writer, circulation.words(), 0, [TEXT_WIDTH * 6 / 10, 0], "000000");
    }
    writer.first_header = std::mem::replace(&mut writer.body, body);
    // A file that begins with a table gets an empty line above it in LibreOffice as soon as it has a note; this one is a
    // point high.
    gap(writer, 20);
    open_table(writer);
    if !paper.superior.is_empty() {
        writer.styled("CoQuanChuQuan", &paper.superior);
    }
    writer.styled("CoQuanBanHanh", &paper.issuer.to_uppercase());
    // A third to a half of the name.
    rule(writer, LEFT, part_of(&paper.issuer, CAPITAL, size::BODY_NAME, 42, LEFT));
    next_cell(writer, RIGHT);
    writer.styled("QuocHieu", COUNTRY);
    writer.styled("TieuNgu", MOTTO);
    rule(writer, RIGHT, MOTTO_WIDTH);
    next_row(writer);
    writer.styled_with("SoKyHieu", r#"<w:spacing w:before="120"/>"#, &paper.number_line());
    if paper.kind.is_letter() && !paper.subject.is_empty() {
        writer.styled_with("TrichYeuCongVan", r#"<w:spacing w:before="120"/>"#, &format!("V/v {}", paper.subject));
    }
    // As wide as the stamps themselves: millimetres in twentieths of a point.
    for (words, width) in paper.marks.stamps() {
        boxed(writer, words, 120, [0, (LEFT - 170).saturating_sub(u32::from(width) * 567 / 10)], "C00000");
    }
    next_cell(writer, RIGHT);
    writer.styled_with("DiaDanh", r#"<w:spacing w:before="120"/>"#, &paper.place_line());
    close_table(writer);
    if !paper.kind.is_letter() {
        let name = paper.name().to_uppercase();
        writer.styled_with("Title", r#"<w:spacing w:before="240"/>"#, &name);
        if !paper.subject.is_empty() {
            writer.styled("Subtitle", &paper.subject);
            rule(writer, TEXT_WIDTH, part_of(&paper.subject, SMALL_LETTER, size::TITLE, 40, TEXT_WIDTH));
        }
    }
    gap(writer, 200);
    for (place, line) in paper.addressee_lines().into_iter().enumerate() {
        let properties = match (place, paper.addressees.len()) {
            (0, 1) => "",
            // Several stand below one another, their dashes under the colon.
            (0, _) => r#"<w:ind w:left="2268" w:firstLine="0"/><w:jc w:val="left"/>"#,
            _ => r#"<w:ind w:left="3402" w:firstLine="0"/><w:jc w:val="left"/>"#,
        };
        writer.styled_with("KinhGui", properties, &line);
    }
    if !paper.addressees.is_empty() {
        gap(writer, 200);
    }
    if !paper.by.is_empty() {
        writer.styled("ThamQuyen", &paper.by);
        gap(writer, 120);
    }
    for line in paper.base_lines() {
        writer.styled("CanCu", &line);
    }
}

/// Recipients on the left, who signs on the right, and what stands below both. Where two sign, recipients stand below them.
pub(super) fn after_text(paper: &Official, writer: &mut Writer) {
    gap(writer, 200);
    open_table(writer);
    match &paper.secretary {
        Some(secretary) => signature(writer, secretary),
        None => recipients(paper, writer),
    }
    next_cell(writer, RIGHT);
    signature(writer, &paper.signature);
    close_table(writer);
    if paper.secretary.is_some() {
        gap(writer, 200);
        recipients(paper, writer);
    }
    if !paper.contact.is_empty() {
        let border = r#"<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="000000"/></w:pBdr>"#;
        writer.styled_with("LienHe", border, &paper.contact);
    }
}

fn recipients(paper: &Official, writer: &mut Writer) {
    let recipients = paper.recipient_lines();
    if recipients.is_empty() {
        writer.body.push_str("<w:p/>");
    } else {
        writer.styled("NoiNhan", "Nơi nhận:");
        for line in &recipients {
            writer.styled("DanhSachNoiNhan", line);
        }
    }
    if !paper.drafter.is_empty() {
        writer.styled("DanhSachNoiNhan", &paper.drafter);
    }
}

fn signature(writer: &mut Writer, signature: &Signature) {
    for line in &signature.authority {
        writer.styled_with("QuyenHan", "<w:keepNext/>", line);
    }
    // Room for the signature and the seal.
    for _ in 0..4 {
        writer.styled_with("QuyenHan", "<w:keepNext/>", "");
    }
    writer.styled("HoTen", &signature.name);
}

/// The head of an annex: its number, its title, and whose annex it is.
pub(super) fn annex(paper: &Official, place: usize, annex: &Annex, writer: &mut Writer) {
    writer.styled("Title", &paper.annex_label(place));
    writer.styled("Subtitle", &annex.title.to_uppercase());
    writer.styled("DiaDanh", &paper.annex_of());
    gap(writer, 200);
}

/// A part of the estimated length of a line, never longer than the column.
fn part_of(text: &str, em: u32, points: u8, percent: u32, column: u32) -> u32 {
    let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX).min(400);
    let length = (letters * em * u32::from(points) * 20 / 100).min(column);
    length * percent / 100
}

/// A line of a length in the middle of a column: the lower border of a paragraph, which stays when somebody types above it.
fn rule(writer: &mut Writer, column: u32, length: u32) {
    let side = column.saturating_sub(length) / 2;
    // Cells have a margin on each side.
    let side = if column == TEXT_WIDTH { side } else { side.saturating_sub(85) };
    let _ = write!(
        writer.body,
        r#"<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr><w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/></w:pPr></w:p>"#
    );
}

/// A note in a box, like a stamp, so far from what is around and from the left and the right.
fn boxed(writer: &mut Writer, words: &str, around: u32, [left, right]: [u32; 2], colour: &str) {
    let mut border = String::from("<w:pBdr>");
    for edge in ["top", "left", "bottom", "right"] {
        let _ = write!(border, r#"<w:{edge} w:val="single" w:sz="8" w:space="1" w:color="{colour}"/>"#);
    }
    border.push_str("</w:pBdr>");
    let _ = write!(
        border,
        r#"<w:spacing w:before="{around}" w:after="{around}"/><w:ind w:left="{left}" w:right="{right}" w:firstLine="0"/>"#
    );
    writer.styled_with("DauMuc", &border, words);
}

/// An empty line of a height in twentieths of a point.
fn gap(writer: &mut Writer, height: u32) {
    let _ = write!(
        writer.body,
        r#"<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>"#
    );
}

fn open_table(writer: &mut Writer) {
    let _ = write!(
        writer.body,
        r#"<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{LEFT}"/><w:gridCol w:w="{RIGHT}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{LEFT}" w:type="dxa"/></w:tcPr>"#
    );
}

fn next_cell(writer: &mut Writer, width: u32) {
    let _ = write!(writer.body, r#"</w:tc><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#);
}

fn next_row(writer: &mut Writer) {
    writer.body.push_str("</w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>");
    let _ = write!(writer.body, r#"<w:tc><w:tcPr><w:tcW w:w="{LEFT}" w:type="dxa"/></w:tcPr>"#);
}

fn close_table(writer: &mut Writer) {
    writer.body.push_str("</w:tc></w:tr></w:tbl>");
}
