//! Answers that are files: what was kept, what is made on the way out, and papers for the printer and for Word.

use crate::words::Words;
use crate::{Ctx, Failure};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use files::FileId;
use papers::official::Official;
use store::TextEnum as _;
use text::Locale;
use ui::Html;

/// The type of papers for the printer.
pub const PDF: &str = "application/pdf";
/// The type of papers for Word.
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A paper as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperForm {
    /// For the printer.
    Pdf,
    /// For Word.
    Docx,
}

impl PaperForm {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Docx];

    /// What stands after the point of a file's name.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    /// The link to a paper in this form.
    #[must_use]
    pub fn link(self, locale: Locale, href: &str) -> Html {
        let w = Words::new(locale);
        Html::link(
            href,
            match self {
                Self::Pdf => w.paper_pdf(),
                Self::Docx => w.paper_docx(),
            },
        )
    }

    /// The form that the end of an address asks for.
    #[must_use]
    pub fn of(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }
}

/// A kept file of the agency: pictures and PDF are shown, everything else is a download. Who may have it is the caller's to
/// know.
///
/// # Errors
/// There is none, or it cannot be read.
pub async fn kept_file(ctx: &Ctx, id: FileId) -> Result<Response, Failure> {
    let file = files::find(&ctx.app.db, ctx.agency.id, id).await?.ok_or(Failure::NotFound)?;
    let bytes = ctx.app.files.read(&file.sha256).await.map_err(Failure::fault)?;
    let shown = file.media.is_picture() || file.media == files::Media::Pdf;
    let media = if file.media == files::Media::Text { "text/plain; charset=utf-8" } else { file.media.as_str() };
    Ok(download(&file.name, media, bytes, shown))
}

/// Bytes under a name that may hold any letter; `shown` leaves it to the browser to show them.
#[must_use]
pub fn download(name: &str, media: &str, bytes: Vec<u8>, shown: bool) -> Response {
    let name = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    let disposition = format!("{}; filename*=UTF-8''{name}", if shown { "inline" } else { "attachment" });
    ([(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// A paper, under a name without its ending. A PDF is shown, a Word file is a download.
///
/// # Errors
/// The paper cannot be set.
pub async fn paper(name: &str, paper: Official, form: PaperForm) -> Result<Response, Failure> {
    // Setting a long paper takes a while; others are answered meanwhile.
    let write = move || match form {
        PaperForm::Docx => Ok((DOCX, papers::docx::write(&paper))),
        PaperForm::Pdf => typeset::official(&paper, &typeset::Fonts::installed()).map(|pdf| (PDF, pdf.bytes)),
    };
    let written = tokio::task::spawn_blocking(write).await.map_err(Failure::fault)?;
    let (media, bytes) = written.map_err(Failure::fault)?;
    Ok(download(&format!("{name}.{}", form.ending()), media, bytes, form == PaperForm::Pdf))
}
