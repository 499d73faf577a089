//! Pictures, codes and charts in a Word document: drawn in a line of their own, each with the words that stand for it.

use super::blocks::Writer;
use super::xml::text;
use crate::chart::Chart;
use crate::code::Code;
use crate::content::{Inline, Table};
use crate::picture::Picture;
use std::fmt::Write as _;

/// Hundredths of a millimetre in a twentieth of a point.
const TWIP: f64 = 1.763_889;
/// English metric units in a hundredth of a millimetre.
const EMU: u32 = 360;

impl Writer {
    /// A code as a picture; one that cannot be drawn as its words.
    pub(super) fn code(&mut self, code: &Code) {
        let words = code.caption();
        match code.png().and_then(|file| Picture::read(file, words.as_str())) {
            Some(picture) => self.picture(&Picture { caption: words, width_mm: code.width_mm, ..picture }),
            None => self.styled("Caption", &words),
        }
    }

    /// A picture in a line of its own, with its caption below.
    pub(super) fn picture(&mut self, picture: &Picture) {
        self.pictures.push(picture.clone());
        let place = self.pictures.len();
        let (width, height) = picture.size_within(self.width_in_hundredths(), self.height_in_hundredths());
        let (width, height) = (width * EMU, height * EMU);
        let alt = text(&picture.alt);
        let drawn = format!(
            r#"<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{place}" name="Hình {place}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP{place}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>"#
        );
        self.drawing(&drawn, (width, height), &alt, !picture.caption.is_empty());
        if !picture.caption.is_empty() {
            self.styled("Caption", &picture.caption);
        }
    }

    /// A chart that Word draws itself, so that people can go on with it, and its numbers below.
    pub(super) fn chart(&mut self, chart: &Chart) {
        let table = chart.table();
        let Some(part) = super::chart::part(chart) else {
            let table = if let Chart::HeatMap(heat) = chart { heat.shaded_table() } else { table };
            return self.table(&Table { title: Some(chart.title().to_owned()), ..table });
        };
        self.body.push_str(r#"<w:p><w:pPr><w:keepNext/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>"#);
        self.inlines(&[Inline::bold(chart.title())], "");
        self.body.push_str("</w:p>");
        self.charts.push(part);
        let place = self.charts.len();
        let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX).min(25);
        let width = self.width_in_hundredths().min(15_000);
        let height = (4_500 + rows * 700).min(self.height_in_hundredths());
        let alt = text(&format!("{}. {}", chart.title(), chart.description()));
        let drawn = format!(
            r#"<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdC{place}"/></a:graphicData>"#
        );
        self.drawing(&drawn, (width * EMU, height * EMU), &alt, true);
        self.table(&table);
    }

    /// Something drawn in a line of its own; `keep` it with what follows.
    fn drawing(&mut self, drawn: &str, (width, height): (u32, u32), alt: &str, keep: bool) {
        self.drawings += 1;
        let place = self.drawings;
        let keep = if keep { "<w:keepNext/>" } else { "" };
        let _ = write!(
            self.body,
            r#"<w:p><w:pPr>{keep}<w:spacing w:before="120" w:after="60"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{place}" name="Hình {place}" descr="{alt}"/><a:graphic>{drawn}</a:graphic></wp:inline></w:drawing></w:r></w:p>"#
        );
    }

    fn width_in_hundredths(&self) -> u32 {
        (f64::from(self.width()) * TWIP) as u32
    }

    /// The highest that something drawn may be.
    fn height_in_hundredths(&self) -> u32 {
        if self.landscape { 120 * 100 } else { 200 * 100 }
    }
}
