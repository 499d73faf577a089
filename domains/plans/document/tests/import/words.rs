//! Nothing is dropped in silence: every line is accounted for, and every line that was read stands in the plan.

use papers::read::SourceText;
use plan_document::import::{Field, Import};
use std::collections::{BTreeSet, HashMap, HashSet};

pub(crate) fn unaccounted(source: &SourceText, import: &Import) -> Vec<u32> {
    let read = import.read.iter().map(|read| read.line);
    let known: HashSet<u32> = read.chain(import.unread.iter().map(|unread| unread.line)).collect();
    source.lines().map(|line| line.number).filter(|line| !known.contains(line)).collect()
}

/// Neighbours in a text that only a blank separates; a word that stands alone is its own neighbour. The reader cuts at
/// labels and punctuation only, so each pair of a line must be found again.
fn pairs(text: &str) -> HashSet<(String, String)> {
    let lower = text.to_lowercase();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<&str> = lower.split_whitespace().filter(|word| !bare(word).is_empty()).collect();
    let follows =
        |one: &str, next: &str| one.ends_with(char::is_alphanumeric) && next.starts_with(char::is_alphanumeric);
    let mut pairs: HashSet<_> = words.iter().map(|word| (bare(word), bare(word))).collect();
    pairs.extend(words.windows(2).filter(|two| follows(two[0], two[1])).map(|two| (bare(two[0]), bare(two[1]))));
    pairs
}

/// What the plan has no need to keep though it shares a line of text with what it keeps, or keeps in another form.
fn kept_as_data(import: &Import) -> Vec<String> {
    let fixed = ["cộng hòa xã hội chủ nghĩa việt nam", "độc lập tự do hạnh phúc", "đã ký", "nơi nhận", "số"];
    let plan = &import.plan;
    let mut data: Vec<String> = fixed.map(str::to_owned).to_vec();
    if let (Some(day), Some(place)) = (plan.issued_on, &plan.place) {
        data.push(format!("{place}, {}", viet::date::official(day)));
    }
    if let Some((number, symbol)) = plan.number.as_deref().and_then(|number| number.split_once('/')) {
        data.push(format!("Số: {number} /{symbol}"));
    }
    data
}

fn strings(value: &serde_json::Value, each: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => each(text),
        serde_json::Value::Array(list) => list.iter().for_each(|value| strings(value, each)),
        serde_json::Value::Object(map) => map.values().for_each(|value| strings(value, each)),
        _ => {}
    }
}

/// For each line that went into a field, the neighbours that neither the plan nor the list of unread lines has.
fn lost(source: &SourceText, import: &Import) -> Vec<(u32, BTreeSet<(String, String)>)> {
    let mut kept: HashSet<(String, String)> = kept_as_data(import).iter().flat_map(|text| pairs(text)).collect();
    strings(&serde_json::to_value(&import.plan).expect("a plan is JSON"), &mut |text| kept.extend(pairs(text)));
    let content = import.read.iter().filter(|read| read.field != Field::Layout).map(|read| read.line);
    let content: HashSet<u32> = content.collect();
    let listed: HashMap<u32, &str> = import.unread.iter().map(|unread| (unread.line, unread.text.as_str())).collect();
    source
        .lines()
        .filter(|line| content.contains(&line.number) && !listed.contains_key(&line.number))
        .filter(|line| !is_label_only(&line.text))
        .map(|line| {
            let text = viet::label::split(&line.text).1;
            let text = text.strip_prefix("Đối với").unwrap_or(text);
            (line.number, pairs(text).into_iter().filter(|pair| !kept.contains(pair)).collect::<BTreeSet<_>>())
        })
        .filter(|(_, missing)| !missing.is_empty())
        .collect()
}

fn is_label_only(text: &str) -> bool {
    text.trim_end_matches(['.', ')']).chars().all(char::is_alphanumeric) && text.chars().count() <= 4
}

#[test]
fn every_line_is_accounted_for() {
    for (name, source, import) in crate::all() {
        assert_eq!(unaccounted(&source, &import), [0u32; 0], "lines of {name} in no list");
    }
}

#[test]
fn every_line_of_the_file_reaches_the_import() {
    for name in crate::FIXTURES {
        let path = format!("{}/tests/plans/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let import = plan_document::import::import(&crate::fixture(name));
        let known: HashSet<u32> =
            import.read.iter().map(|read| read.line).chain(import.unread.iter().map(|unread| unread.line)).collect();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            assert!(known.contains(&(at as u32 + 1)), "{name}, line {}: {line:?} is in no list", at + 1);
        }
    }
}

#[test]
fn what_a_line_says_stands_in_the_plan() {
    for (name, source, import) in crate::all() {
        let lost = lost(&source, &import);
        assert!(lost.is_empty(), "{name} lost words; line and neighbours: {lost:#?}");
    }
}
