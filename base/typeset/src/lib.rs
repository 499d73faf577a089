//! Papers as PDF: the tree of [`papers`] set by typst from our own templates (`typ/`), tagged for those who hear it (PDF/UA-1)
//! and fit for archives (PDF/A-2a). Text goes in as data and never as markup; the templates reach nothing but that data.
//!
//! The engine is heavy to build, so it is kept in this crate alone.

mod fonts;
mod handout;
mod official;
mod tree;
mod world;

use papers::handout::{Booklet, Poster, Slides};
use papers::official::Official;
use papers::picture::Picture;
use serde_json::Value;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::{Job, Template};

pub use fonts::{Fonts, install};

/// A paper that could not be set. The templates are ours and text cannot break them, so this is a fault and no answer to
/// what somebody wrote.
#[derive(Debug, thiserror::Error)]
#[error("a paper could not be set: {}", .0.join("; "))]
pub struct Fault(Vec<String>);

/// A finished paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// So many pages.
    pub pages: usize,
}

/// An official paper as PDF. The same paper in the same fonts gives the same bytes.
///
/// ```
/// use papers::forms::generic;
/// use papers::official::Kind;
/// let paper = generic(Kind::Notice, jiff::civil::date(2026, 1, 5));
/// let pdf = typeset::official(&paper, &typeset::Fonts::ours()).expect("a specimen can be set");
/// assert!(pdf.bytes.starts_with(b"%PDF-1.7") && pdf.pages == 1);
/// ```
///
/// # Errors
/// A fault of ours, with what the engine said.
pub fn official(paper: &Official, fonts: &Fonts) -> Result<Pdf, Fault> {
    official_pages(paper, fonts).and_then(|document| export(&document))
}

fn official_pages(paper: &Official, fonts: &Fonts) -> Result<PagedDocument, Fault> {
    set(fonts, &fonts.0.serif, Template::Official, |tree| official::data(paper, tree))
}

/// A booklet as PDF: for the counter, or with marks for a printing house.
///
/// # Errors
/// A fault of ours, with what the engine said.
pub fn booklet(booklet: &Booklet, fonts: &Fonts) -> Result<Pdf, Fault> {
    let pages = set(fonts, &fonts.0.sans, Template::Booklet, |tree| handout::booklet(booklet, tree));
    pages.and_then(|document| export(&document))
}

/// A poster as PDF, in the largest letters that leave it on one sheet. One with more words than a sheet holds in the
/// smallest letters that can be read from where people stand goes on on a second: [`Pdf::pages`] tells.
///
/// # Errors
/// A fault of ours, with what the engine said.
pub fn poster(poster: &Poster, fonts: &Fonts) -> Result<Pdf, Fault> {
    let pages = |points: f64| set(fonts, &fonts.0.sans, Template::Poster, |tree| handout::poster(poster, points, tree));
    let [mut fits, mut beyond] = handout::poster_points(poster.sheet);
    let mut best = pages(fits)?;
    // Halving: the letters end within a third of a point of the largest that fit.
    while best.pages().len() == 1 && beyond - fits > 0.3 {
        let middle = f64::midpoint(fits, beyond);
        let tried = pages(middle)?;
        if tried.pages().len() == 1 {
            (fits, best) = (middle, tried);
        } else {
            beyond = middle;
        }
    }
    export(&best)
}

/// Slides as PDF.
///
/// # Errors
/// A fault of ours, with what the engine said.
pub fn slides(slides: &Slides, fonts: &Fonts) -> Result<Pdf, Fault> {
    let pages = set(fonts, &fonts.0.sans, Template::Slides, |tree| handout::slides(slides, tree));
    pages.and_then(|document| export(&document))
}

/// Lays out what `data` gives, in a template. A picture that cannot be drawn is replaced by its words.
fn set(
    fonts: &Fonts,
    families: &[String],
    template: Template,
    data: impl Fn(&mut tree::Tree<'_>) -> Value,
) -> Result<PagedDocument, Fault> {
    let draw = |broken: &[Picture]| {
        let mut tree = tree::Tree::new(fonts, families, broken);
        let data = data(&mut tree);
        let (pictures, files) = tree.finish();
        (Job::new(fonts, template, &data, files).layout(), pictures)
    };
    let (mut result, pictures) = draw(&[]);
    if result.is_err() && !pictures.is_empty() {
        let broken: Vec<Picture> = pictures.into_iter().filter(|picture| !world::can_draw(fonts, picture)).collect();
        if !broken.is_empty() {
            (result, _) = draw(&broken);
        }
    }
    // Nothing of a paper is kept for the next: pages that are the same for everybody are kept as bytes elsewhere, and memory
    // stays flat however many booklets are made.
    typst::comemo::evict(0);
    result.map_err(Fault)
}

fn export(document: &PagedDocument) -> Result<Pdf, Fault> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|problem| Fault(vec![problem.message().to_string()]))?;
    let options =
        PdfOptions { creator: Smart::Custom(Some("Thông Suốt".to_owned())), standards, ..Default::default() };
    let bytes = typst_pdf::pdf(document, &options)
        .map_err(|problems| Fault(problems.iter().map(|problem| problem.message.to_string()).collect()))?;
    Ok(Pdf { bytes, pages: document.pages().len() })
}

#[cfg(test)]
mod tests;
