//! What the lint is told about the world: documents, names as of a date, limits. All of it is data that an office can
//! correct; a first set ships in `data/`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How sure a fact is. Only what is sure makes a fault of form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read in the instrument or confirmed by several.
    Sure,
    /// Probably so; a person should look.
    Likely,
    /// A guess.
    Unsure,
}

/// A document of the registry, as far as the lint needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownDocument {
    /// Normal form; numbers repeat across terms, years and issuers.
    pub number: String,
    /// Its date.
    pub issued_on: Date,
    /// Who issued it.
    pub issuer: String,
    /// What it is about, in a few words.
    pub title: String,
    /// From when it applies, where that is known.
    #[serde(default)]
    pub valid_from: Option<Date>,
    /// The last day on which it applies.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// The document that ended or changed it.
    #[serde(default)]
    pub legal_basis: Option<String>,
    /// How sure the date is.
    pub certainty: Certainty,
    /// Who in the office confirmed it.
    #[serde(default)]
    pub confirmed_by: Option<String>,
}

/// The documents that are known, by number.
#[derive(Debug, Clone, Default)]
pub struct KnownDocuments {
    by_number: HashMap<String, Vec<KnownDocument>>,
}

/// A name of a body, a place or a medium, and when it was in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// As papers write it.
    pub name: String,
    /// The first day, if the name began.
    #[serde(default)]
    pub valid_from: Option<Date>,
    /// The last day, if it ended.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// The name that came after, or that held before.
    #[serde(default)]
    pub successor: Option<String>,
    /// Means the agency's own only where no other proper name follows: "UBND tỉnh", but not "UBND tỉnh Tây Ninh".
    #[serde(default)]
    pub alone: bool,
    /// The document that changed it.
    #[serde(default)]
    pub legal_basis: Option<String>,
    /// How sure the dates are.
    pub certainty: Certainty,
    /// Who in the office confirmed it.
    #[serde(default)]
    pub confirmed_by: Option<String>,
}

impl Name {
    /// Whether it was in force on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// The names that are known.
#[derive(Debug, Clone, Default)]
pub struct NamesAsOf {
    names: Vec<Name>,
}

/// How many may be proposed for commendation at most; nothing is checked where a limit is not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct QuotaLimits {
    /// Tập thể.
    pub collectives: Option<u32>,
    /// Cá nhân.
    pub individuals: Option<u32>,
}

/// A data file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{what}: not the expected JSON; compare it with the file of the same name in domains/plans/document/data")]
pub struct DataError {
    what: &'static str,
    #[source]
    source: serde_json::Error,
}

const DOCUMENTS: &str = include_str!("../../data/known_documents.json");
const NAMES: &str = include_str!("../../data/names.json");

impl KnownDocuments {
    /// From records.
    pub fn new(documents: impl IntoIterator<Item = KnownDocument>) -> Self {
        let mut by_number: HashMap<String, Vec<KnownDocument>> = HashMap::new();
        for document in documents {
            by_number.entry(document.number.clone()).or_default().push(document);
        }
        Self { by_number }
    }

    /// From the text of a file like `data/known_documents.json`.
    pub fn from_json(text: &str) -> Result<Self, DataError> {
        let documents: Vec<KnownDocument> =
            serde_json::from_str(text).map_err(|source| DataError { what: "known documents", source })?;
        Ok(Self::new(documents))
    }

    /// The set that ships with the product.
    pub fn shipped() -> Self {
        Self::from_json(DOCUMENTS).expect("data/known_documents.json is checked by a test")
    }

    /// All that carry this number, in normal form.
    pub fn with_number(&self, number: &str) -> &[KnownDocument] {
        self.by_number.get(number).map_or(&[], Vec::as_slice)
    }
}

impl NamesAsOf {
    /// From records.
    pub fn new(names: Vec<Name>) -> Self {
        Self { names }
    }

    /// From the text of a file like `data/names.json`.
    pub fn from_json(text: &str) -> Result<Self, DataError> {
        serde_json::from_str(text).map(Self::new).map_err(|source| DataError { what: "names", source })
    }

    /// The set that ships with the product: names of Đồng Nai and of the departments that every province has.
    pub fn shipped() -> Self {
        Self::from_json(NAMES).expect("data/names.json is checked by a test")
    }

    /// All of them.
    pub fn all(&self) -> &[Name] {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_data_reads_and_is_in_normal_form() {
        let documents = KnownDocuments::shipped();
        for number in documents.by_number.keys() {
            let parsed = viet::citation::parse_number(number).map(|parsed| parsed.to_string());
            assert_eq!(parsed.as_deref(), Some(number.as_str()), "in data/known_documents.json");
        }
        let names = NamesAsOf::shipped();
        for name in names.all() {
            assert!(name.valid_from.is_some() || name.valid_to.is_some(), "{} never changes: leave it out", name.name);
            assert!(name.legal_basis.is_some() || name.certainty != Certainty::Sure, "{} has no basis", name.name);
        }
    }

    #[test]
    fn a_name_holds_from_first_to_last_day() {
        let names = NamesAsOf::shipped();
        let province = names.all().iter().find(|name| name.name == "UBND tỉnh").expect("in data/names.json");
        assert!(province.holds_on(jiff::civil::date(2026, 4, 29)));
        assert!(!province.holds_on(jiff::civil::date(2026, 4, 30)));
    }

    #[test]
    fn a_broken_file_is_refused_with_what_to_do() {
        let error = NamesAsOf::from_json("[{}]").expect_err("a name is missing");
        assert!(error.to_string().contains("domains/plans/document/data"));
    }
}
