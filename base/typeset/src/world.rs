//! What the engine may see: our templates, one file of data, and the pictures of one paper. Everything else does not exist.

use crate::fonts::Fonts;
use papers::picture::Picture;
use serde_json::{Value, json};
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// What a paper is set with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    /// An official paper.
    Official,
    /// A booklet.
    Booklet,
    /// A poster.
    Poster,
    /// Slides.
    Slides,
    /// A picture alone, to see whether it can be drawn.
    Picture,
}

/// Names and texts of the templates, the mains first in the order of [`Template`].
const SOURCES: [(&str, &str); 7] = [
    ("/official.typ", include_str!("../typ/official.typ")),
    ("/booklet.typ", include_str!("../typ/booklet.typ")),
    ("/poster.typ", include_str!("../typ/poster.typ")),
    ("/slides.typ", include_str!("../typ/slides.typ")),
    ("/picture.typ", r#"#set text(font: ()); #image(json("/data.json"))"#),
    ("/blocks.typ", include_str!("../typ/blocks.typ")),
    ("/public.typ", include_str!("../typ/public.typ")),
];

/// Made once: the engine's own words, and the templates with their places.
struct Shared {
    library: LazyHash<Library>,
    sources: Vec<Source>,
    data: FileId,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| Shared {
    library: LazyHash::new(Library::default()),
    sources: SOURCES.iter().map(|(name, text)| Source::new(place(name), (*text).to_owned())).collect(),
    data: place("/data.json"),
});

/// The engine never forgets a name: only names from a fixed set may be made here.
fn place(name: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).expect("our own names are paths")).intern()
}

/// So many pictures and codes a paper may have, so that their names are a fixed set: a few of each for a thousand chapters. The
/// engine has room for 65 thousand names.
pub(crate) const MOST_PICTURES: usize = 5_000;

/// The name of a picture by its place.
pub(crate) fn picture_name(at: usize) -> String {
    format!("/pictures/{at}")
}

/// One paper in the making.
pub(crate) struct Job<'a> {
    fonts: &'a Fonts,
    main: &'static Source,
    data: Bytes,
    pictures: Vec<Bytes>,
}

impl<'a> Job<'a> {
    pub(crate) fn new(fonts: &'a Fonts, template: Template, data: &Value, pictures: Vec<Bytes>) -> Job<'a> {
        let main = &SHARED.sources[template as usize];
        Job { fonts, main, data: Bytes::from_string(data.to_string()), pictures }
    }

    /// The pages, or what the engine said with the lines of our templates that it said it of.
    pub(crate) fn layout(&self) -> Result<PagedDocument, Vec<String>> {
        let result = typst::compile::<PagedDocument>(self);
        result.output.map_err(|problems| problems.iter().map(|problem| self.describe(problem)).collect())
    }

    fn describe(&self, problem: &SourceDiagnostic) -> String {
        let id = match problem.span.get() {
            DiagSpanKind::Number { id, .. } | DiagSpanKind::Range { id, .. } => Some(id),
            DiagSpanKind::Detached => None,
        };
        let source = id.and_then(|id| self.source(id).ok());
        let line = source.as_ref().zip(self.range(problem.span)).map(|(source, range)| {
            let line = source.text()[..range.start].lines().count();
            format!("{} line {line}: ", source.id().get().vpath().get_without_slash())
        });
        format!("{}{}", line.unwrap_or_default(), problem.message)
    }
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.0.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SHARED.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHARED.data {
            return Ok(self.data.clone());
        }
        let name = id.get().vpath().get_with_slash();
        let at = name.strip_prefix("/pictures/").and_then(|at| at.parse::<usize>().ok());
        at.and_then(|at| self.pictures.get(at)).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.0.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Whether the engine can draw a picture.
pub(crate) fn can_draw(fonts: &Fonts, picture: &Picture) -> bool {
    let file = Bytes::new(picture.bytes.clone());
    let job = Job::new(fonts, Template::Picture, &json!(picture_name(0)), vec![file]);
    // Some pictures are decoded only when they are written.
    job.layout().is_ok_and(|document| typst_pdf::pdf(&document, &PdfOptions::default()).is_ok())
}
