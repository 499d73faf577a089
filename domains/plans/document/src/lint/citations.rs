//! Documents as they are cited: numbers that cannot be right, dates that contradict one another or the registry,
//! first citations without a date.

use super::{Certainty, Code, Finding, KnownDocuments, Severity};
use crate::import::{Passage, PlanDocument, passages};
use jiff::civil::{Date, date};
use std::collections::{HashMap, HashSet};
use viet::citation::{Citation, Defect, Family};

/// From this day the form of papers asks for the date at the first citation (Nghị định 30/2020/NĐ-CP, Phụ lục I).
const DATES_ASKED_FROM: Date = date(2020, 3, 5);

/// A citation, with its number as it should be.
struct Place<'a> {
    citation: Citation,
    canonical: String,
    line: u32,
    text: &'a str,
}

pub(super) fn check(plan: &PlanDocument, known: &KnownDocuments) -> Vec<Finding> {
    let passages = passages(plan);
    let places = places(plan, &passages);
    let mut findings = malformed(&places);
    findings.extend(two_dates(&places));
    findings.extend(date_conflicts(&places, known));
    findings.extend(without_date(&places, plan.issued_on));
    findings
}

fn places<'a>(plan: &PlanDocument, passages: &'a [Passage]) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    for passage in passages {
        for citation in viet::citation::find(&passage.text) {
            let canonical = suggestion(&citation).unwrap_or_else(|| citation.number.to_string());
            if plan.number.as_ref() != Some(&canonical) {
                places.push(Place { citation, canonical, line: passage.line, text: &passage.text });
            }
        }
    }
    places
}

fn suggestion(citation: &Citation) -> Option<String> {
    citation.defects.iter().find_map(|defect| match defect {
        Defect::PartyWrittenAsLegal { suggestion } | Defect::MissingHyphen { suggestion } => Some(suggestion.clone()),
        _ => None,
    })
}

/// Each malformed number once.
fn malformed(places: &[Place<'_>]) -> Vec<Finding> {
    let mut seen = HashSet::new();
    places
        .iter()
        .filter(|place| {
            let typing = |defect: &Defect| matches!(defect, Defect::StraySpace | Defect::StrayDash);
            suggestion(&place.citation).is_some() || place.citation.defects.iter().any(typing)
        })
        .filter_map(|place| {
            let written = place.text.get(place.citation.number_span.clone())?;
            seen.insert(place.canonical.clone()).then(|| {
                Finding::new(Code::NumberMalformed, Severity::Format, place.line, place.text, written)
                    .with("number", written)
                    .with("suggestion", place.canonical.clone())
            })
        })
        .collect()
}

/// Numbers of administrative documents start again every year, so two dates contradict each other only within a year.
fn same_document(citation: &Citation, one: Date, other: Date) -> bool {
    citation.number.year.is_some() || one.year() == other.year()
}

fn two_dates(places: &[Place<'_>]) -> Vec<Finding> {
    let mut first: HashMap<(&str, Option<&str>), Date> = HashMap::new();
    let mut told = HashSet::new();
    places
        .iter()
        .filter_map(|place| {
            let cited = place.citation.issued_on?;
            let key = (place.canonical.as_str(), place.citation.issuer.as_deref());
            let before = *first.entry(key).or_insert(cited);
            let differs = before != cited && same_document(&place.citation, before, cited);
            (differs && told.insert(key.0)).then(|| {
                Finding::new(Code::CitationTwoDates, Severity::Format, place.line, place.text, &place.canonical)
                    .with("number", place.canonical.clone())
                    .with("first", before.to_string())
                    .with("second", cited.to_string())
            })
        })
        .collect()
}

fn date_conflicts(places: &[Place<'_>], known: &KnownDocuments) -> Vec<Finding> {
    let mut told = HashSet::new();
    places
        .iter()
        .filter_map(|place| {
            let cited = place.citation.issued_on?;
            let records = known.with_number(&place.canonical);
            if records.iter().any(|record| record.issued_on == cited) {
                return None;
            }
            let record = records.iter().find(|record| {
                record.certainty == Certainty::Sure && same_document(&place.citation, record.issued_on, cited)
            })?;
            let about = format!("{}:{cited}", place.canonical);
            told.insert(about.clone()).then(|| {
                Finding::new(Code::CitationDateConflict, Severity::Format, place.line, place.text, &about)
                    .with("number", place.canonical.clone())
                    .with("cited", cited.to_string())
                    .with("known", record.issued_on.to_string())
                    .with("title", record.title.clone())
            })
        })
        .collect()
}

/// One finding for all of them; laws are cited by name and need none.
fn without_date(places: &[Place<'_>], issued_on: Option<Date>) -> Option<Finding> {
    let mut seen = HashSet::new();
    let bare: Vec<&Place<'_>> = places
        .iter()
        .filter(|place| seen.insert(place.canonical.as_str()))
        .filter(|place| place.citation.issued_on.is_none() && place.citation.family != Family::NationalAssembly)
        .collect();
    let first = bare.first()?;
    let asked = issued_on.is_some_and(|day| day >= DATES_ASKED_FROM);
    let severity = if asked { Severity::Format } else { Severity::Management };
    let numbers: Vec<String> = bare.iter().map(|place| place.canonical.clone()).collect();
    let finding = Finding::new(Code::CitationWithoutDate, severity, first.line, first.text, "");
    Some(finding.with("count", bare.len() as i64).with("numbers", numbers))
}
