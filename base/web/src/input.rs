//! What somebody typed: every text in NFC, every field by name, and what is wrong with it said beside the field.

use crate::Failure;
use axum::body::Bytes;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use jiff::civil::Date;
use kernel::Id;
use std::collections::BTreeMap;

/// The longest text that a single field may hold; longer ones are for files.
pub const LONGEST_FIELD: usize = 100_000;

/// Fields of a form or of a query, in the order they came. A field may stand several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input(Vec<(String, String)>);

/// A file that came with a form.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Name of the form field.
    pub field: String,
    /// Name that the sender's machine gave it; not to be trusted.
    pub name: String,
    /// Its content.
    pub bytes: Bytes,
}

/// A form with files.
#[derive(Debug, Clone, Default)]
pub struct FormWithFiles {
    /// The fields.
    pub input: Input,
    /// The files that hold anything.
    pub files: Vec<Upload>,
}

impl Input {
    /// From pairs as they came; each text is put into NFC and trimmed of what nobody meant to type.
    #[must_use]
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name, viet::nfc(&value))).collect())
    }

    /// The field's text without blanks around it; empty if the field is not there.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim())
    }

    /// The text if there is any.
    #[must_use]
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|t| !t.is_empty())
    }

    /// Every text of a field that stands several times, as checkboxes do.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.trim()).filter(|v| !v.is_empty())
    }

    /// Every field, for forms whose fields are named by rows: `due[…id…]`.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.trim()))
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// An id, if the field holds one.
    #[must_use]
    pub fn id<T>(&self, name: &str) -> Option<Id<T>> {
        self.text(name).parse().ok()
    }

    /// A day as officials type it: 21/01/2020, 21-1-2020, or as browsers send it.
    ///
    /// # Errors
    /// If there is text that is no day.
    pub fn date(&self, name: &str) -> Result<Option<Date>, NotADate> {
        self.some(name).map(|text| viet::date::parse(text).ok_or(NotADate)).transpose()
    }

    /// A whole number; blanks and dots between thousands are allowed.
    ///
    /// # Errors
    /// If there is text that is no whole number.
    pub fn number(&self, name: &str) -> Result<Option<i64>, NotANumber> {
        let parse = |text: &str| {
            let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
            digits.parse().map_err(|_| NotANumber)
        };
        self.some(name).map(parse).transpose()
    }
}

/// The text of a date field is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

/// The text of a number field is no whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANumber;

impl<S: Send + Sync> FromRequest<S> for Input {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let form = axum::extract::RawForm::from_request(request, state).await.map_err(|_| Failure::TooLarge)?;
        let pairs = url::form_urlencoded::parse(&form.0).into_owned().collect();
        Ok(Self::new(pairs))
    }
}

impl<S: Send + Sync> FromRequest<S> for FormWithFiles {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let mut parts =
            Multipart::from_request(request, state).await.map_err(|_: MultipartRejection| Failure::Unreadable)?;
        let (mut pairs, mut files) = (Vec::new(), Vec::new());
        while let Some(part) = parts.next_field().await.map_err(|e| too_large(&e))? {
            let field = part.name().unwrap_or_default().to_string();
            let name = part.file_name().map(ToString::to_string);
            let bytes = part.bytes().await.map_err(|e| too_large(&e))?;
            match name {
                // A file field that was left alone comes with an empty name and no bytes.
                Some(name) if name.is_empty() && bytes.is_empty() => {}
                Some(name) => files.push(Upload { field, name, bytes }),
                None if bytes.len() > LONGEST_FIELD => return Err(Failure::TooLarge),
                None => pairs.push((field, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
        Ok(Self { input: Input::new(pairs), files })
    }
}

fn too_large(error: &axum::extract::multipart::MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Failure::TooLarge } else { Failure::Unreadable }
}

/// What is wrong with a form: a translated sentence for each field, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<(String, String)>);

impl FormErrors {
    /// Says what is wrong with a field; the first thing said of a field stays.
    pub fn add(&mut self, field: &str, sentence: impl Into<String>) {
        if self.of(field).is_none() {
            self.0.push((field.to_string(), sentence.into()));
        }
    }

    /// What is wrong with this field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(f, _)| f == field).map(|(_, s)| s.as_str())
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Field and sentence, for the summary at the top of the page.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(f, s)| (f.as_str(), s.as_str()))
    }
}

/// Groups fields named `name[key]` by key: the rows of a bulk table.
#[must_use]
pub fn rows(input: &Input) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut rows: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (field, value) in input.fields() {
        if let Some((name, key)) = field.strip_suffix(']').and_then(|f| f.split_once('[')) {
            rows.entry(key.to_string()).or_default().insert(name.to_string(), value.to_string());
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(pairs: &[(&str, &str)]) -> Input {
        Input::new(pairs.iter().map(|(n, v)| ((*n).to_string(), (*v).to_string())).collect())
    }

    #[test]
    fn text_is_put_into_nfc_and_trimmed() {
        assert_eq!(input(&[("title", "  ke\u{302}\u{301} hoa\u{323}ch ")]).text("title"), "kế hoạch");
    }

    #[test]
    fn a_date_field_takes_what_officials_type() {
        let form = input(&[("due", "21/1/2020"), ("start", "31/02/2020"), ("end", "")]);
        assert_eq!(form.date("due"), Ok(Some(jiff::civil::date(2020, 1, 21))));
        assert_eq!(form.date("start"), Err(NotADate));
        assert_eq!(form.date("end"), Ok(None));
    }

    #[test]
    fn numbers_may_have_dots_between_thousands() {
        let form = input(&[("copies", "1.200"), ("sets", "hai")]);
        assert_eq!(form.number("copies"), Ok(Some(1200)));
        assert_eq!(form.number("sets"), Err(NotANumber));
    }

    #[test]
    fn rows_of_a_bulk_table_are_grouped_by_key() {
        let grouped = rows(&input(&[("due[a]", "1"), ("unit[a]", "2"), ("due[b]", "3"), ("other", "4")]));
        assert_eq!(grouped.len(), 2);
        assert_eq!(grouped["a"]["unit"], "2");
    }
}
