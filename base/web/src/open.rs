//! Open data: what a public page says, as files for programs and tables under the page's own address with an ending. Who uses
//! it lists what is given field by field, so that nothing else gets out.

use crate::Failure;
use crate::answer::download;
use crate::cache::Cacheable;
use crate::table::{CSV, Cell, XLSX, csv, workbook};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use kernel::Date;
use serde::Serialize;
use text::Locale;

/// Data as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// For programs.
    Json,
    /// For tables.
    Csv,
    /// For Excel.
    Xlsx,
}

impl Data {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Json, Self::Csv, Self::Xlsx];

    /// What stands after the point of the address.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// The last part of an address without its ending, and the file that the ending asks for; none for the page.
///
/// ```
/// use web::open::{Data, split};
/// assert_eq!(split("quy-i.xlsx"), ("quy-i", Some(Data::Xlsx)));
/// assert_eq!(split("json"), ("json", None));
/// ```
#[must_use]
pub fn split(last: &str) -> (&str, Option<Data>) {
    let file = Data::ALL.into_iter().find_map(|data| {
        let name = last.strip_suffix(data.ending())?.strip_suffix('.')?;
        Some((name, Some(data)))
    });
    file.unwrap_or((last, None))
}

/// Data for programs.
///
/// # Errors
/// The value cannot be written.
pub fn json(value: &impl Serialize) -> Result<Response, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(Failure::fault)?;
    Ok(kept(([(header::CONTENT_TYPE, "application/json; charset=utf-8")], text).into_response()))
}

/// A table as it is given out.
pub struct Sheet<'a> {
    /// What the sheet of the workbook is called.
    pub title: &'a str,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows, each as long as the header.
    pub rows: Vec<Vec<Cell>>,
    /// The day from which it holds: the file says that it was made on it.
    pub from: Date,
}

impl Sheet<'_> {
    /// As a file called `name`, without its ending: text where that is asked for, else a workbook.
    #[must_use]
    pub fn file(self, name: &str, data: Data, locale: Locale) -> Response {
        let (bytes, media) = match data {
            Data::Csv => (csv(&self.header, &self.rows), CSV),
            Data::Json | Data::Xlsx => {
                (workbook(self.title, &self.header, self.rows, locale, self.from.at(0, 0, 0, 0)), XLSX)
            }
        };
        kept(download(&format!("{name}.{}", data.ending()), media, bytes, false))
    }
}

/// The same for everybody, until something changes.
#[must_use]
pub fn kept(mut response: Response) -> Response {
    response.extensions_mut().insert(Cacheable);
    response
}
