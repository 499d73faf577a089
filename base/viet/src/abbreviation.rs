//! Abbreviations of administration and law and what they stand for, both ways. The list is `data/abbreviations.tsv`; local
//! ones (names of an agency's units) are for the caller to add beside it.

use crate::fold;
use crate::syllable::words;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// What an abbreviation stands for, the likelier first; empty for an unknown one. Case does not matter, and neither do
/// marks if the abbreviation is typed without them.
///
/// ```
/// use viet::abbreviation::meanings;
/// assert_eq!(meanings("CCHC"), ["cải cách hành chính"]);
/// assert_eq!(meanings("qsdđ"), meanings("QSDD"));
/// assert_eq!(meanings("HĐ"), ["hợp đồng", "hội đồng"]);
/// ```
pub fn meanings(abbreviation: &str) -> &'static [&'static str] {
    // Longer than the longest of the list by far.
    if abbreviation.len() > 40 {
        return &[];
    }
    let written = crate::clean::composed(abbreviation).to_uppercase();
    let list = list();
    list.meanings.get(&written).or_else(|| list.plain_meanings.get(&written)).map_or(&[], Vec::as_slice)
}

/// The abbreviations of a phrase, in any case and either placement of tones, marks or none; blanks, commas, hyphens and `và`
/// between its words do not matter.
///
/// ```
/// assert_eq!(viet::abbreviation::abbreviations("Uỷ ban nhân dân"), ["UBND"]);
/// assert_eq!(viet::abbreviation::abbreviations("khoa học công nghệ"), ["KHCN"]);
/// ```
pub fn abbreviations(phrase: &str) -> &'static [&'static str] {
    if phrase.len() > 400 {
        return &[];
    }
    let key = words(phrase).map(|word| fold(word.text)).filter(|word| word != "va").collect::<Vec<_>>().join(" ");
    list().phrases.get(&key).map_or(&[], Vec::as_slice)
}

/// An abbreviation or a phrase found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// The other way to write it, the likelier first.
    pub others: &'static [&'static str],
}

/// The abbreviations in a text that stand free, not in the number of a document (`06/KH-KCNĐN`). In capitals only, for `bc`
/// or `tt` in small letters may be anything.
///
/// ```
/// let found = viet::abbreviation::find("Kế hoạch CCHC số 06/KH-UBND");
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].others, ["cải cách hành chính"]);
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let capitals = |word: &str| word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase);
    words(text)
        .filter(|word| capitals(word.text) && stands_free(text, &word.span))
        .map(|word| Found { others: meanings(word.text), span: word.span })
        .filter(|found| !found.others.is_empty())
        .collect()
}

/// The phrases in a text that have abbreviations, the longest where several start, with no overlaps. Marks may be missing
/// throughout.
///
/// ```
/// let text = "đẩy mạnh cải cách hành chính tại các khu công nghiệp";
/// let found = viet::abbreviation::find_phrases(text);
/// assert_eq!(found.iter().map(|f| &text[f.span.clone()]).collect::<Vec<_>>(), ["cải cách hành chính", "khu công nghiệp"]);
/// assert_eq!(found[1].others, ["KCN"]);
/// ```
pub fn find_phrases(text: &str) -> Vec<Found> {
    let list = list();
    let words: Vec<(Range<usize>, String)> = words(text).map(|word| (word.span, fold(word.text))).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match longest(list, text, &words[at..]) {
            Some((count, others)) => {
                found.push(Found { span: words[at].0.start..words[at + count - 1].0.end, others });
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

/// How many of the words make the longest phrase that starts with the first, and its abbreviations.
fn longest(
    list: &'static List,
    text: &str,
    words: &[(Range<usize>, String)],
) -> Option<(usize, &'static [&'static str])> {
    let mut key = String::new();
    let mut best = None;
    for (count, (span, word)) in words.iter().take(list.longest).enumerate() {
        // Words of one phrase stand on one line with at most a comma or a hyphen between them.
        let joined = count == 0 || text[words[count - 1].0.end..span.start].chars().all(|c| " ,-–".contains(c));
        if !joined {
            break;
        }
        if word == "va" && count > 0 {
            continue;
        }
        if count > 0 {
            key.push(' ');
        }
        key.push_str(word);
        if let Some(others) = list.phrases.get(&key) {
            best = Some((count + 1, others.as_slice()));
        }
    }
    best
}

fn stands_free(text: &str, span: &Range<usize>) -> bool {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '&' | '@');
    !text[..span.start].ends_with(part) && !text[span.end..].starts_with(part)
}

struct List {
    /// By the abbreviation in capitals.
    meanings: BTreeMap<String, Vec<&'static str>>,
    /// The same, without marks.
    plain_meanings: BTreeMap<String, Vec<&'static str>>,
    /// By the folded words of the phrase.
    phrases: BTreeMap<String, Vec<&'static str>>,
    /// The most words of a phrase.
    longest: usize,
}

fn list() -> &'static List {
    static LIST: OnceLock<List> = OnceLock::new();
    LIST.get_or_init(|| {
        let mut list =
            List { meanings: BTreeMap::new(), plain_meanings: BTreeMap::new(), phrases: BTreeMap::new(), longest: 0 };
        for (short, long) in lines() {
            list.meanings.entry(short.to_owned()).or_default().push(long);
            list.plain_meanings.entry(fold(short).to_uppercase()).or_default().push(long);
            let all: Vec<String> = words(long).map(|word| fold(word.text)).collect();
            list.longest = list.longest.max(all.len());
            let key = all.into_iter().filter(|word| word != "va").collect::<Vec<_>>().join(" ");
            list.phrases.entry(key).or_default().push(short);
        }
        list
    })
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let text: &'static str = include_str!("../data/abbreviations.tsv");
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_list_is_well_made() {
        let text = include_str!("../data/abbreviations.tsv");
        let mut seen = std::collections::BTreeSet::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (short, long) = line.split_once('\t').unwrap_or_else(|| panic!("{line}"));
            assert!(short == short.to_uppercase() && crate::nfc(line) == line, "{line}");
            assert!(seen.insert((short, long)), "twice: {line}");
            for word in words(long).filter(|word| word.text != "Minh") {
                assert!(crate::syllable::Syllable::parse(word.text).is_some(), "{} in {line}", word.text);
            }
        }
    }

    #[test]
    fn both_ways() {
        for short in ["TTHC", "CCHC", "UBND", "KCN", "GCN", "QSDĐ", "DN", "TPHCM"] {
            let [long, ..] = meanings(short) else { panic!("{short}") };
            assert!(abbreviations(long).contains(&short), "{short}");
            assert!(abbreviations(&fold(long)).contains(&short), "{short} without marks");
        }
        assert_eq!(meanings("xyz"), [""; 0]);
        assert_eq!(meanings("nđ"), ["nghị định"]);
        assert_eq!(abbreviations(""), [""; 0]);
        assert_eq!(abbreviations("Cán bộ - công chức, viên chức"), ["CBCCVC"]);
    }

    #[test]
    fn in_running_text() {
        let text = "GCN QSDĐ của DN tại KCN theo Quyết định 225/QĐ-TTg, TT 02/2017/TT-VPCP; P/A UBND";
        let found: Vec<&str> = find(text).into_iter().map(|found| &text[found.span]).collect();
        assert_eq!(found, ["GCN", "QSDĐ", "DN", "KCN", "TT", "UBND"]);
        let text = "giấy chứng nhận quyền sử dụng đất; giấy chứng\nnhận, khoa học và công nghệ";
        let found: Vec<&str> = find_phrases(text).into_iter().map(|found| &text[found.span]).collect();
        assert_eq!(found, ["giấy chứng nhận quyền sử dụng đất", "khoa học và công nghệ"]);
    }

    proptest! {
        #[test]
        fn spans_hold_on_any_text(text in "(UBND|KCN|khu|công|nghiệp|và|[ ,/-]|\\PC){0,24}") {
            for found in find(&text).into_iter().chain(find_phrases(&text)) {
                prop_assert!(text.get(found.span).is_some_and(|part| !part.is_empty()));
                prop_assert!(!found.others.is_empty());
            }
        }
    }
}
