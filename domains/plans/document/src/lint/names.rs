//! Names of bodies, places and media that were not in force on the plan's date. A name inside the citation of an older
//! document is judged by that document's date.

use super::{Certainty, Code, Finding, Name, NamesAsOf, Severity};
use crate::import::words::Words;
use crate::import::{Passage, PlanDocument, passages};
use jiff::civil::Date;

struct Use {
    name: usize,
    count: i64,
    line: u32,
    text: String,
}

pub(super) fn check(plan: &PlanDocument, names: &NamesAsOf) -> Vec<Finding> {
    let Some(day) = plan.issued_on else { return Vec::new() };
    let phrases: Vec<String> = names.all().iter().map(|name| phrase(&name.name)).collect();
    let mut uses: Vec<Use> = Vec::new();
    for passage in texts(plan) {
        for name in outdated(&passage.text, day, names.all(), &phrases) {
            match uses.iter_mut().find(|seen| seen.name == name) {
                Some(seen) => seen.count += 1,
                None => uses.push(Use { name, count: 1, line: passage.line, text: passage.text.clone() }),
            }
        }
    }
    uses.into_iter().map(|seen| finding(&names.all()[seen.name], &seen)).collect()
}

fn finding(name: &Name, seen: &Use) -> Finding {
    let severity = if name.certainty == Certainty::Sure { Severity::Format } else { Severity::Management };
    let iso = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    Finding::new(Code::NameNotValid, severity, seen.line, &seen.text, &name.name)
        .with("name", name.name.as_str())
        .with("successor", name.successor.clone().unwrap_or_default())
        .with("valid_from", iso(name.valid_from))
        .with("valid_to", iso(name.valid_to))
        .with("count", seen.count)
}

fn phrase(name: &str) -> String {
    let words = Words::new(name);
    (0..words.len()).filter_map(|at| words.get(at)).collect::<Vec<_>>().join(" ")
}

/// The texts of the plan, its head and its foot.
fn texts(plan: &PlanDocument) -> Vec<Passage> {
    let head = [&plan.superior, &plan.issuer].into_iter().flatten().map(|text| Passage::new(0, text.as_str()));
    let items = plan.blocks.iter().flat_map(|block| &block.items);
    let units = items.flat_map(|item| {
        let names = item.lead.iter().chain(&item.coordinating);
        names.map(|name| Passage::new(item.line, name.as_str()))
    });
    head.chain(passages(plan)).chain(units).chain(plan.recipients.iter().cloned()).collect()
}

/// The names in a text that do not hold; the longest name at a place counts.
fn outdated(text: &str, day: Date, names: &[Name], phrases: &[String]) -> Vec<usize> {
    let words = Words::new(text);
    let cited = cited_clauses(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = phrases
            .iter()
            .enumerate()
            .filter_map(|(name, phrase)| words.starts_with(at, phrase).map(|len| (len, name)))
            .filter(|(len, name)| !names[*name].alone || !proper_name_follows(text, &words, at + len))
            .max_by_key(|(len, _)| *len);
        let Some((len, name)) = longest else {
            at += 1;
            continue;
        };
        let start = words.source(at..at + 1).map_or(0, |span| span.start);
        let as_of = cited.iter().find(|(from, to, _)| (*from..*to).contains(&start)).map_or(day, |(_, _, date)| *date);
        if !names[name].holds_on(day) && !names[name].holds_on(as_of) {
            found.push(name);
        }
        at += len;
    }
    found
}

fn proper_name_follows(text: &str, words: &Words, at: usize) -> bool {
    let touching = words.gap_after(at - 1) == " ";
    touching && words.source(at..at + 1).is_some_and(|span| text[span.start..].starts_with(char::is_uppercase))
}

/// From each dated citation to the end of its clause, with the date.
fn cited_clauses(text: &str) -> Vec<(usize, usize, Date)> {
    let citations = viet::citation::find(text);
    let starts: Vec<usize> = citations.iter().map(|citation| citation.span.start).collect();
    citations
        .iter()
        .enumerate()
        .filter_map(|(at, citation)| {
            let next = starts.get(at + 1).copied().unwrap_or(text.len());
            let after = citation.span.end.min(next);
            let end = text.get(after..next)?.find([';', '\n']).map_or(next, |stop| after + stop);
            Some((citation.span.start, end, citation.issued_on?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn names_by_date() {
        let names = NamesAsOf::shipped();
        let phrases: Vec<String> = names.all().iter().map(|name| phrase(&name.name)).collect();
        let found = |text: &str, day: Date| -> Vec<&str> {
            let uses = outdated(text, day, names.all(), &phrases);
            uses.into_iter().map(|name| names.all()[name].name.as_str()).collect()
        };
        let (old, new) = (date(2020, 1, 21), date(2026, 6, 1));
        assert_eq!(found("báo cáo UBND tỉnh", old), [""; 0]);
        assert_eq!(found("báo cáo UBND tỉnh", new), ["UBND tỉnh"]);
        assert_eq!(found("UBND TỈNH ĐỒNG NAI", new), ["UBND tỉnh Đồng Nai"]);
        assert_eq!(found("học tập UBND tỉnh Tây Ninh", new), [""; 0]);
        assert_eq!(found("UBND thành phố Đồng Nai", old), ["UBND thành phố Đồng Nai"]);
        let cited = "Quyết định số 2014/QĐ-UBND ngày 29/6/2016 của UBND tỉnh về CCHC tỉnh Đồng Nai; báo cáo UBND tỉnh";
        assert_eq!(found(cited, new), ["UBND tỉnh"]);
    }
}
