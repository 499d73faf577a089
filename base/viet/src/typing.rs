//! Keystrokes of Telex and VNI that an input method never turned into letters, as people leave them in a search box:
//! `thur tucj`, `thu3 tu5c`. Read as queries that may have been meant; what was typed is never replaced here.

use crate::syllable::{Syllable, is_plain, words};
use crate::tone::{Style, Tone};
use std::cmp::Reverse;
use std::ops::Range;

/// The two ways of typing Vietnamese that are in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Letters after letters: `aa` â, `aw` ă, `dd` đ, `ow` ơ, `s f r x j` the tones.
    Telex,
    /// Figures after letters: 1 to 5 the tones, 6 the circumflex, 7 the horn, 8 the breve, 9 đ.
    Vni,
}

/// A query that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The whole query with the keystrokes turned into letters.
    pub text: String,
    /// The way of typing that makes sense of it.
    pub method: Method,
    /// How many words changed.
    pub changed: usize,
}

/// At most so many candidates are given for a query.
const MOST_CANDIDATES: usize = 8;
/// Longer texts are no queries.
const LONGEST_QUERY: usize = 1000;
/// `nghieengs` and `nghie6ng1` are as long as keystrokes of one syllable get; habits add a few.
const LONGEST_WORD: usize = 12;
/// So many ways to read one word are followed.
const MOST_WAYS: usize = 32;

/// Words that are not Vietnamese and yet would make a syllable; people search for them as they are.
const FOREIGN: &[&str] = &[
    "as", "bar", "bis", "box", "bus", "car", "cos", "cs", "dos", "gas", "gps", "her", "his", "how", "if", "is", "its",
    "low", "max", "mix", "mr", "ms", "now", "of", "or", "os", "pos", "sos", "tax", "us", "visa", "was", "yes",
];

/// What a query may have been meant to be, the likelier first; nothing if all its words are right as they are.
///
/// A word is right when it bears Vietnamese letters and is a syllable, or when it is a syllable but for its marks. Words
/// that are right in another way, too (`visa`, `boong`), are only read as keystrokes beside others that can be nothing else,
/// and a candidate that leaves them follows. What makes no sense as keystrokes (`website`, `06/KH-KCN`) stays.
///
/// ```
/// let meant = viet::typing::candidates("thur tucj ddaauf tuw");
/// assert_eq!(meant[0].text, "thủ tục đầu tư");
/// assert_eq!(viet::typing::candidates("thu3 tu5c d9a62u tu7")[0].text, "thủ tục đầu tư");
/// assert!(viet::typing::candidates("thủ tục xin visa").is_empty());
/// ```
pub fn candidates(query: &str) -> Vec<Candidate> {
    if query.len() > LONGEST_QUERY {
        return Vec::new();
    }
    let query = crate::clean::composed(query);
    let tokens: Vec<(Range<usize>, Standing)> =
        tokens(&query).map(|span| (span.clone(), standing(&query[span]))).collect();
    let mut found: Vec<Candidate> = Vec::new();
    for method in [Method::Telex, Method::Vni] {
        let sure = read_query(&query, &tokens, method, false);
        if sure.is_empty() {
            continue;
        }
        let all = read_query(&query, &tokens, method, true);
        for candidate in all.into_iter().chain(sure) {
            if !found.contains(&candidate) {
                found.push(candidate);
            }
        }
    }
    // The way of typing that makes sense of more words is the likelier.
    found.sort_by_key(|candidate| Reverse(candidate.changed));
    found.truncate(MOST_CANDIDATES);
    found
}

/// The query with its words read by one way of typing; `doubtful`: also those that may be right as they are.
fn read_query(query: &str, tokens: &[(Range<usize>, Standing)], method: Method, doubtful: bool) -> Vec<Candidate> {
    let mut texts = vec![String::new()];
    let mut changed = 0;
    let mut done = 0;
    for (span, standing) in tokens {
        let looked_at = *standing == Standing::Wrong || doubtful && *standing == Standing::Doubtful;
        let word = &query[span.clone()];
        let mut read = if looked_at { read(word, method) } else { Vec::new() };
        if read.is_empty() && looked_at {
            read.extend(abbreviation(word, method));
        }
        if read.is_empty() {
            continue;
        }
        changed += 1;
        let between = &query[done..span.start];
        texts = read
            .iter()
            .flat_map(|word| texts.iter().map(move |text| format!("{text}{between}{word}")))
            .take(MOST_CANDIDATES)
            .collect();
        done = span.end;
    }
    if changed == 0 {
        return Vec::new();
    }
    texts.into_iter().map(|text| Candidate { text: text + &query[done..], method, changed }).collect()
}

/// What a word is, before anybody reads it as keystrokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Right,
    Doubtful,
    Wrong,
}

fn standing(word: &str) -> Standing {
    let letters = words(word).next().is_some_and(|found| found.text == word);
    if !letters {
        return Standing::Wrong;
    }
    let small = word.to_lowercase();
    // Of plain syllables only those with a double o, rare and foreign, are keystrokes of others at once.
    if FOREIGN.contains(&small.as_str()) || word.is_ascii() && small.contains("oo") {
        return Standing::Doubtful;
    }
    if is_plain(word) || Syllable::parse(word).is_some() { Standing::Right } else { Standing::Wrong }
}

/// Runs of letters and figures.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let len = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
        at = start + len;
        Some(start..at)
    })
}

/// The syllables that the keystrokes of one word can make, the likelier first, in the case in which it was typed; none if
/// they make none, or if no key of the method is among them.
///
/// ```
/// use viet::typing::{Method, read};
/// assert_eq!(read("Nghieepj", Method::Telex), ["Nghiệp"]);
/// assert_eq!(read("d9u7o7ng2", Method::Vni), ["đường"]);
/// assert!(read("website", Method::Telex).is_empty());
/// ```
pub fn read(word: &str, method: Method) -> Vec<String> {
    let keys: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    if keys.len() > LONGEST_WORD || !keys.iter().all(|key| key.is_alphanumeric()) {
        return Vec::new();
    }
    let mut ways = vec![Way::default()];
    for key in keys {
        let mut next: Vec<Way> = Vec::new();
        for way in ways {
            match method {
                Method::Telex => way.telex(key, &mut next),
                Method::Vni => way.vni(key, &mut next),
            }
        }
        next.truncate(MOST_WAYS);
        ways = next;
    }
    let mut read: Vec<String> = Vec::new();
    for way in ways.into_iter().filter(|way| way.worked) {
        if let Some(written) = way.syllable() {
            let cased = cased_as(word, &written);
            if !read.contains(&cased) {
                read.push(cased);
            }
        }
    }
    read
}

/// An abbreviation that was typed with the keys for đ: `qsdd9`, `ndd`; or the letter alone.
fn abbreviation(word: &str, method: Method) -> Option<String> {
    let keys = match method {
        Method::Telex => ["dd", "DD", "Dd"],
        Method::Vni => ["d9", "D9", "D9"],
    };
    let meant = word.replace(keys[0], "đ").replace(keys[1], "Đ").replace(keys[2], "Đ");
    let known = meant == "đ" || meant == "Đ" || !crate::abbreviation::meanings(&meant).is_empty();
    (meant != word && known).then_some(meant)
}

/// What the keys so far may have made.
#[derive(Clone, Debug, Default)]
struct Way {
    /// Letters without a tone.
    letters: Vec<char>,
    tone: Tone,
    /// Whether a key was taken for more than its letter.
    worked: bool,
}

impl Way {
    fn telex(self, key: char, next: &mut Vec<Way>) {
        let tone = match key {
            's' => Some(Tone::Sac),
            'f' => Some(Tone::Huyen),
            'r' => Some(Tone::Hoi),
            'x' => Some(Tone::Nga),
            'j' => Some(Tone::Nang),
            'z' => Some(Tone::Ngang),
            _ => None,
        };
        if let Some(tone) = tone.filter(|_| self.has_vowel()) {
            return next.push(Way { tone, worked: true, ..self });
        }
        match key {
            'a' | 'e' | 'o' => self.reshape(&[(key, circumflex(key))], next),
            'd' => self.reshape(&[('d', 'đ')], next),
            'w' => {
                self.horned(next);
                self.reshape(&[('o', 'ơ'), ('a', 'ă'), ('u', 'ư')], next);
                next.push(self.with('ư', true));
                return;
            }
            _ => {}
        }
        next.push(self.with(key, false));
    }

    fn vni(self, key: char, next: &mut Vec<Way>) {
        match key {
            '0'..='5' if self.has_vowel() => {
                let tone = Tone::ALL[[0, 4, 1, 2, 3, 5][key as usize - '0' as usize]];
                next.push(Way { tone, worked: true, ..self });
            }
            '6' => self.reshape(&[('e', 'ê'), ('o', 'ô'), ('a', 'â')], next),
            '7' => {
                self.horned(next);
                self.reshape(&[('o', 'ơ'), ('u', 'ư')], next);
            }
            '8' => self.reshape(&[('a', 'ă')], next),
            '9' => self.reshape(&[('d', 'đ')], next),
            _ if key.is_ascii_digit() => {}
            _ => next.push(self.with(key, false)),
        }
    }

    /// A way for each of the letters that a key can still reshape, the last of each sort.
    fn reshape(&self, shapes: &[(char, char)], next: &mut Vec<Way>) {
        for (from, to) in shapes {
            if let Some(at) = self.letters.iter().rposition(|letter| letter == from) {
                let mut way = Way { worked: true, ..self.clone() };
                way.letters[at] = *to;
                next.push(way);
            }
        }
    }

    /// One key for both letters of `ươ`.
    fn horned(&self, next: &mut Vec<Way>) {
        let pair = |pair: &[char]| matches!(pair, ['u' | 'ư', 'o' | 'ơ']);
        if let Some(at) = self.letters.windows(2).rposition(pair) {
            let mut way = Way { worked: true, ..self.clone() };
            way.letters[at] = 'ư';
            way.letters[at + 1] = 'ơ';
            next.push(way);
        }
    }

    fn with(&self, letter: char, worked: bool) -> Way {
        let mut way = self.clone();
        way.letters.push(letter);
        way.worked |= worked;
        way
    }

    fn has_vowel(&self) -> bool {
        self.letters.iter().any(|letter| "aăâeêioôơuưy".contains(crate::letter::split(*letter).0))
    }

    fn syllable(&self) -> Option<String> {
        let letters: String = self.letters.iter().collect();
        let syllable = match self.tone {
            Tone::Ngang => Syllable::parse(&letters),
            // Stops have no level tone, so letters without one may not be a syllable yet.
            tone => Syllable::parse(&toned(&letters, tone)),
        }?;
        Some(syllable.written(Style::Old))
    }
}

fn circumflex(key: char) -> char {
    match key {
        'a' => 'â',
        'e' => 'ê',
        _ => 'ô',
    }
}

/// The tone on the first vowel, wherever it belongs; a syllable is read from either.
fn toned(letters: &str, tone: Tone) -> String {
    let mut left = true;
    let vowel = |c: &char| "aăâeêioôơuưy".contains(*c);
    letters
        .chars()
        .map(|letter| {
            let takes = left && vowel(&letter);
            left &= !takes;
            if takes { crate::letter::join(letter, tone) } else { letter }
        })
        .collect()
}

/// The word in capitals if the keys were, with a capital first if they had one.
fn cased_as(keys: &str, written: &str) -> String {
    let mut letters = keys.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    match (first, letters.next()) {
        (true, Some(second)) if second.is_uppercase() => written.to_uppercase(),
        (true, _) => crate::case::capitalised(written),
        (false, _) => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn telex() {
        let cases = [
            ("thur", "thủ"),
            ("tucj", "tục"),
            ("tujc", "tục"),
            ("ddaauf", "đầu"),
            ("dadauf", "đầu"),
            ("ddauaf", "đầu"),
            ("dauaf", "dầu"),
            ("dduwowngf", "đường"),
            ("duowngfd", "đường"),
            ("dwowngf", "dường"),
            ("nghieepj", "nghiệp"),
            ("nghiepej", "nghiệp"),
            ("hoaf", "hòa"),
            ("thuyr", "thủy"),
            ("quys", "quý"),
            ("muaw", "mưa"),
            ("tooi", "tôi"),
            ("khuyeejn", "khuyện"),
            ("hoawcj", "hoặc"),
            ("tuwf", "từ"),
            ("tw", "tư"),
            ("as", "á"),
            ("asz", "a"),
            ("quoocs", "quốc"),
            ("ngoejo", "ngoẹo"),
            ("Cair", "Cải"),
            ("CACHS", "CÁCH"),
            ("tucf", ""),
            ("form", ""),
            ("web", ""),
            ("container", ""),
        ];
        for (keys, wanted) in cases {
            let read = read(keys, Method::Telex);
            let first = read.first().map_or("", String::as_str);
            assert_eq!(first, wanted, "{keys} of {read:?}");
        }
    }

    #[test]
    fn vni() {
        let cases = [
            ("thu3", "thủ"),
            ("tu5c", "tục"),
            ("tuc5", "tục"),
            ("d9a6u2", "đầu"),
            ("dau629", "đầu"),
            ("duong729", "đường"),
            ("d9u7o7ng2", "đường"),
            ("nghiep65", "nghiệp"),
            ("hoa82c5", "hoặc"),
            ("quy1", "quý"),
            ("Nghi5", "Nghị"),
            ("H19", ""),
            ("06", ""),
            ("c06", ""),
            ("qd79", ""),
        ];
        for (keys, wanted) in cases {
            let read = read(keys, Method::Vni);
            assert_eq!(read.first().map_or("", String::as_str), wanted, "{keys} of {read:?}");
        }
    }

    #[test]
    fn whole_queries() {
        let cases = [
            ("thur tucj", "thủ tục"),
            ("thu3 tu5c", "thủ tục"),
            ("thủ tucj hành chính", "thủ tục hành chính"),
            ("giaays pheps xaay duwngj", "giấy phép xây dựng"),
            ("gia61y phe1p xa6y du75ng", "giấy phép xây dựng"),
            ("Nghij ddinhj 61/2018/NĐ-CP", "Nghị định 61/2018/NĐ-CP"),
            ("ddangw kys website", "đăng ký website"),
            ("d9ie63m d9 nd9-cp", "điểm đ nđ-cp"),
            ("caaps qsddd", "cấp qsddd"),
            ("coong tys khoong cos con daaus", "công tý không có con dấu"),
            ("thur  tucj, ddaats", "thủ  tục, đất"),
        ];
        for (query, wanted) in cases {
            let found = candidates(query);
            assert_eq!(found.first().map(|c| c.text.as_str()), Some(wanted), "{query}: {found:?}");
        }
    }

    #[test]
    fn words_that_may_be_right_are_left_in_another_candidate() {
        let found = candidates("ddangw kys visa");
        let texts: Vec<&str> = found.iter().map(|candidate| candidate.text.as_str()).collect();
        assert_eq!(texts, ["đăng ký vía", "đăng ký visa"]);
    }

    #[test]
    fn what_is_right_stays() {
        for query in [
            "",
            "thủ tục đầu tư",
            "thu tuc dau tu",
            "visa",
            "gas bus tax",
            "06/KH-KCNĐN",
            "1.001612.000.00.00.H19",
            "C/O form D",
            "website dongnai.gov.vn",
            "quy hoach 2020",
            "Ngày 21/01/2020",
            "xoong nồi boong tàu",
            "한국 기업",
        ] {
            assert_eq!(candidates(query), [], "{query}");
        }
    }

    proptest! {
        #[test]
        fn marked_words_stay_and_candidates_are_few(query in "(thu|tuc|[a-z]{1,9}|[a-z0-9]{1,7}|thủ|ệ| |\\PC){0,12}") {
            let found = candidates(&query);
            prop_assert!(found.len() <= MOST_CANDIDATES);
            for candidate in &found {
                prop_assert!(candidate.changed > 0);
                prop_assert!(candidate.text != query);
            }
        }

        #[test]
        fn what_was_typed_by_the_book_comes_back(
            onset in prop::sample::select(vec!["th", "đ", "ng", "kh", "h", "t", "b", "l"]),
            rime in prop::sample::select(vec!["a", "ân", "ương", "oan", "uy", "iêp", "ăc", "ô", "ưa", "uông", "yêt"]),
            tone in prop::sample::select(vec![Tone::Sac, Tone::Nang]),
        ) {
            let Some(word) = Syllable::parse(&toned(&format!("{onset}{rime}"), tone)).map(|s| s.written(Style::Old)) else {
                return Ok(());
            };
            let mut keys = String::new();
            for letter in onset.chars().chain(rime.chars()) {
                let typed = match letter {
                    'đ' => "dd", 'ă' => "aw", 'â' => "aa", 'ê' => "ee", 'ô' => "oo", 'ơ' => "ow", 'ư' => "uw", _ => "",
                };
                if typed.is_empty() { keys.push(letter) } else { keys.push_str(typed) }
            }
            keys.push(if tone == Tone::Sac { 's' } else { 'j' });
            let found = read(&keys, Method::Telex);
            prop_assert!(found.contains(&word), "{} from {}: {:?}", word, keys, found);
        }
    }
}
