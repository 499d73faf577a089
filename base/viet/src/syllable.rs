//! The build of Vietnamese syllables: onset, rime and tone; finding the words of a text, and parting words that ran
//! together.
//!
//! The inventory is that of the standard orthography (Quốc ngữ), with the rimes of a few common loans (`xoong`, `tuýp`).
//! Place names of other peoples of the country (`Đắk Lắk`, `Bắc Kạn`) are not built like that and are not syllables here.

use crate::letter::{Tone, join, split};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

/// The two placements of the tone on `oa`, `oe` and `uy` that end a syllable. Everywhere else they agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// On the first vowel: `hòa`, `khỏe`, `thủy`. The older one, which most official papers use.
    #[default]
    Old,
    /// On the main vowel: `hoà`, `khoẻ`, `thuỷ`, as schoolbooks have it.
    New,
}

/// A syllable taken apart, in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Syllable {
    /// `""`, `b`, `ngh`, `qu`, `gi` …
    pub onset: &'static str,
    /// All that follows the onset, without the tone: `oan`, `iêng`. After `gi`, a rime that starts with `i` shares it:
    /// `giếng` is `gi` and `iêng`.
    pub rime: &'static str,
    /// The tone.
    pub tone: Tone,
}

/// Onsets; none last.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "n", "gh", "gi", "g", "kh", "k", "ch", "c", "th", "tr", "t", "ph", "p", "qu", "b", "d", "đ",
    "h", "l", "m", "r", "s", "v", "x", "",
];

/// Rimes, a row for each first letter: those that take every tone, and those that end in a stop and take sắc and nặng only.
const RIMES: [(&str, &str); 12] = [
    ("a ai ao au ay am an ang anh", "ac ach ap at"),
    ("ăm ăn ăng", "ăc ăp ăt"),
    ("âu ây âm ân âng", "âc âp ât"),
    ("e eo em en eng", "ec ep et"),
    ("ê êu êm ên ênh", "êch êp êt"),
    ("i ia iu iêu im in inh iêm iên iêng", "ich ip it iêc iêp iêt"),
    (
        "o oi oa oai oao oay oe oeo om on ong oong oam oan oang oanh oăm oăn oăng oem oen",
        "oc op ot ooc oac oach oap oat oăc oăt oet oep",
    ),
    ("ô ôi ôm ôn ông", "ôc ôp ôt"),
    ("ơ ơi ơm ơn", "ơp ơt"),
    (
        "u ua ui uy uya uyu uây uê uêu uơ uôi um un ung uôm uôn uông uân uâng uên uênh uyn uynh uyên",
        "uc up ut uôc uôt uât uêch uych uyp uyt uyêt",
    ),
    ("ư ưa ưi ưu ươi ươu ưm ưn ưng ươm ươn ương", "ưc ưt ươc ươp ươt"),
    ("y yêu yn ynh yêm yên yêng", "ych yt yêt yp"),
];

/// The longest syllable, `nghiêng`, has seven letters.
const LONGEST: usize = 7;

impl Syllable {
    /// The syllable that a word is, in any case, in either placement of the tone, composed or not; none if the word is not
    /// built like one.
    ///
    /// ```
    /// use viet::{syllable::Syllable, tone::Tone};
    /// let parts = Syllable::parse("Khuỷu").expect("a syllable");
    /// assert_eq!((parts.onset, parts.rime, parts.tone), ("kh", "uyu", Tone::Hoi));
    /// assert_eq!(Syllable::parse("cụng"), Syllable::parse("CỤNG"));
    /// assert_eq!(Syllable::parse("càt"), None, "stops take sắc or nặng only");
    /// ```
    pub fn parse(word: &str) -> Option<Syllable> {
        // Taken apart, a letter has up to three pieces.
        if word.is_empty() || word.chars().count() > 3 * LONGEST {
            return None;
        }
        let mut letters = String::with_capacity(word.len() + 4);
        let mut tone = Tone::Ngang;
        // Only marks of their own need to be put together; to ask about normal form costs more than the rest.
        let apart = word.contains(is_mark);
        let word = if apart { crate::clean::composed(word) } else { Cow::Borrowed(word) };
        for letter in word.chars().flat_map(char::to_lowercase) {
            let (letter, found) = split(letter);
            if found != Tone::Ngang {
                if tone != Tone::Ngang || !is_vowel(letter) {
                    return None;
                }
                tone = found;
            }
            letters.push(letter);
        }
        let (onset, rime) = *inventory().syllables.get(&letters)?;
        let stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
        let allowed = !stopped || matches!(tone, Tone::Sac | Tone::Nang);
        allowed.then_some(Syllable { onset, rime, tone })
    }

    /// The syllable in small letters, with the tone where the style has it.
    ///
    /// ```
    /// use viet::{syllable::Syllable, tone::Style};
    /// let water = Syllable::parse("THỦY").expect("a syllable");
    /// assert_eq!((water.written(Style::Old), water.written(Style::New)), ("thủy".into(), "thuỷ".into()));
    /// ```
    pub fn written(&self, style: Style) -> String {
        let shared = usize::from(self.onset == "gi" && self.rime.starts_with('i'));
        let seat = self.onset.chars().count() - shared + self.seat(style);
        let letters = self.onset.chars().chain(self.rime.chars().skip(shared));
        letters.enumerate().map(|(at, letter)| if at == seat { join(letter, self.tone) } else { letter }).collect()
    }

    /// The place of the letter of the rime that bears the tone.
    fn seat(&self, style: Style) -> usize {
        let shaped = |c: char| matches!(c, 'ă' | 'â' | 'ê' | 'ô' | 'ơ');
        if let Some(last) = self.rime.chars().enumerate().filter(|(_, c)| shaped(*c)).last() {
            return last.0;
        }
        let vowels = self.rime.chars().take_while(|c| is_vowel(*c)).count();
        let closed = self.rime.chars().count() > vowels;
        match (vowels, self.rime) {
            (1, _) => 0,
            (_, rime) if rime.starts_with('ư') => 0,
            (_, _) if closed => vowels - 1,
            (3, _) => 1,
            (_, "oa" | "oe" | "uy") => usize::from(style == Style::New),
            _ => 0,
        }
    }
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

/// All that can be written, without tones.
struct Inventory {
    /// Onset and rime by the letters.
    syllables: HashMap<String, (&'static str, &'static str)>,
    /// The letters without their marks.
    plain: HashSet<String>,
}

fn inventory() -> &'static Inventory {
    static INVENTORY: OnceLock<Inventory> = OnceLock::new();
    INVENTORY.get_or_init(|| {
        let mut syllables = HashMap::new();
        for onset in ONSETS {
            for rime in rimes().filter(|rime| goes_with(onset, rime)) {
                let shared = onset == "gi" && rime.starts_with('i');
                let letters = format!("{onset}{}", if shared { &rime[1..] } else { rime });
                // Of "gi" and "iêng", and "gi" and "êng", which are written alike, the first is meant.
                if shared || !syllables.contains_key(&letters) {
                    syllables.insert(letters, (onset, rime));
                }
            }
        }
        let plain = syllables.keys().map(|letters| crate::fold(letters)).collect();
        Inventory { syllables, plain }
    })
}

fn rimes() -> impl Iterator<Item = &'static str> {
    RIMES.iter().flat_map(|(sounding, stopped)| sounding.split(' ').chain(stopped.split(' ')))
}

/// Whether the spelling has this rime after this onset: `k`, `gh` and `ngh` stand before i, e, ê (and `k` before y), `c`,
/// `g` and `ng` before all others, `qu` where another onset has a gliding o or u, and y starts a rime only after `qu` or
/// nothing, unless it is all of it.
fn goes_with(onset: &str, rime: &str) -> bool {
    let front = rime.starts_with(['i', 'e', 'ê']);
    let y = rime.starts_with('y');
    let glides = ["oa", "oă", "oe", "uâ", "uê", "uơ", "uy"].iter().any(|glide| rime.starts_with(glide));
    match onset {
        "k" => front || rime == "y",
        "gh" | "ngh" => front,
        "c" => !front && !y && !glides,
        "g" | "ng" => !front && !y,
        "gi" => !y && !matches!(rime, "ia" | "iu"),
        "qu" => !rime.starts_with(['o', 'u', 'ư']) && !rime.starts_with("iê") && rime != "ia",
        "" => !rime.starts_with("iê") && !matches!(rime, "yn" | "ynh" | "ych" | "yt" | "yp"),
        _ => !y || rime == "y",
    }
}

/// Whether a word without any marks is what is left of a syllable: `thu`, `tuc`, `duong`, `Nghia`.
pub fn is_plain(word: &str) -> bool {
    if !word.is_ascii() || word.is_empty() || word.len() > LONGEST {
        return false;
    }
    let letters = word.to_ascii_lowercase();
    inventory().plain.contains(&letters)
}

/// A word of a text: a run of letters with the marks on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// The word.
    pub text: &'a str,
}

/// The words of a text, in order. A syllable is a word, for Vietnamese is written with blanks between syllables.
///
/// ```
/// let words: Vec<&str> = viet::syllable::words("Số: 06/KH-KCNĐN, năm 2020").map(|word| word.text).collect();
/// assert_eq!(words, ["Số", "KH", "KCNĐN", "năm"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphabetic)?;
        let len = text[start..].find(|c: char| !c.is_alphabetic() && !is_mark(c)).unwrap_or(text.len() - start);
        rest = start + len;
        Some(Word { span: start..rest, text: &text[start..rest] })
    })
}

/// Longer words than this are not parted.
const LONGEST_GLUED: usize = 60;

/// The syllables of a word in normal form C in which blanks were lost, as in text copied from PDF files and in addresses
/// of pages: as few as possible, preferring those that start with a consonant. None if the word is one syllable already,
/// or cannot be parted. Marks may be there or not.
///
/// ```
/// assert_eq!(viet::syllable::unglue("thủtụchànhchính"), Some(vec!["thủ", "tục", "hành", "chính"]));
/// assert_eq!(viet::syllable::unglue("khucongnghiep"), Some(vec!["khu", "cong", "nghiep"]));
/// assert_eq!(viet::syllable::unglue("website"), None);
/// ```
pub fn unglue(word: &str) -> Option<Vec<&str>> {
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let count = places.len() - 1;
    if count > LONGEST_GLUED {
        return None;
    }
    // For each place, the cheapest way to the end: its cost, and where its first piece ends.
    let mut ways: Vec<Option<(usize, usize)>> = vec![None; count + 1];
    ways[count] = Some((0, count));
    for start in (0..count).rev() {
        // Longer pieces come last, and so win when the cost is the same.
        for end in start + 1..=count.min(start + LONGEST) {
            let Some((cost, _)) = ways[end] else { continue };
            let piece = &word[places[start]..places[end]];
            let Some(own) = cost_of(piece) else { continue };
            if ways[start].is_none_or(|(best, _)| cost + own <= best) {
                ways[start] = Some((cost + own, end));
            }
        }
    }
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < count {
        let (_, end) = ways[at]?;
        pieces.push(&word[places[at]..places[end]]);
        at = end;
    }
    (pieces.len() > 1).then_some(pieces)
}

fn cost_of(piece: &str) -> Option<usize> {
    if !is_plain(piece) && Syllable::parse(piece).is_none() {
        return None;
    }
    let first = piece.chars().next().map(crate::fold::plain);
    Some(if first.is_some_and(is_vowel) { 3 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_official_prose_are_syllables() {
        let text = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập tự do hạnh phúc quyết định quý nghiêng khuya gì gìn giếng giữa \
                    hoà thuỷ UỶ BAN đường xoong ngoằn khuỷu ươm yêu oái Ẩm quốc quỳnh quở quặng quýt quí kỹ ký ghi ghế nghỉ \
                    nghe gà gỗ ngã cuốc của giặt giũ giúp giêng giết bâng khuâng tuýp huýt duyệt chuyển nguyên rượu hươu \
                    bưởi ỉa ích ưng yếm in luỹ ly thoả ngoèo khoẻ loăng quăng huênh hoang chuếch choáng sưu tầm";
        for word in text.split_whitespace() {
            let syllable = Syllable::parse(word).unwrap_or_else(|| panic!("{word}"));
            let small = word.to_lowercase();
            assert!(
                [Style::Old, Style::New].iter().any(|style| syllable.written(*style) == small),
                "{word}: {syllable:?}"
            );
        }
    }

    #[test]
    fn what_is_not_built_like_a_syllable() {
        for word in [
            "",
            "été",
            "père",
            "für",
            "straße",
            "Coäng",
            "ViÖt",
            "hßa",
            "strong",
            "áà",
            "x·",
            "fa",
            "nghiêngnghiêng",
            "càt",
            "tâc",
            "ke\u{302}\u{301}x",
            "ñ",
            "mañ",
            "ci",
            "ngi",
            "ka",
            "kạn",
            "gê",
            "ngê",
            "gha",
            "coa",
            "quo",
            "iêu",
            "tyn",
            "w",
            "Đắk\u{301}",
            "đ",
            "qu",
            "bcd",
        ] {
            assert_eq!(Syllable::parse(word), None, "{word}");
        }
    }

    #[test]
    fn parts_of_syllables() {
        let cases = [
            ("giếng", "gi", "iêng", Tone::Sac),
            ("gia", "gi", "a", Tone::Ngang),
            ("gì", "gi", "i", Tone::Huyen),
            ("gìn", "gi", "in", Tone::Huyen),
            ("giữa", "gi", "ưa", Tone::Nga),
            ("quyển", "qu", "yên", Tone::Hoi),
            ("QUỐC", "qu", "ôc", Tone::Sac),
            ("nghĩa", "ngh", "ia", Tone::Nga),
            ("ủy", "", "uy", Tone::Hoi),
            ("uỷ", "", "uy", Tone::Hoi),
            ("Vie\u{323}\u{302}t", "v", "iêt", Tone::Nang),
        ];
        for (word, onset, rime, tone) in cases {
            assert_eq!(Syllable::parse(word), Some(Syllable { onset, rime, tone }), "{word}");
        }
    }

    #[test]
    fn plain_words() {
        for word in ["thu", "tuc", "duong", "Nghia", "GIENG", "quoc", "y", "boong", "khuyu"] {
            assert!(is_plain(word), "{word}");
        }
        for word in ["", "web", "thur", "tucj", "dd", "nghiengs", "thủ", "visa", "ka"] {
            assert!(!is_plain(word), "{word}");
        }
    }

    #[test]
    fn words_that_ran_together() {
        let cases: [(&str, &[&str]); 5] = [
            ("thủtục", &["thủ", "tục"]),
            ("giấyphépxâydựng", &["giấy", "phép", "xây", "dựng"]),
            ("tinhoc", &["tin", "hoc"]),
            ("CảiCách", &["Cải", "Cách"]),
            ("dichvucong", &["dich", "vu", "cong"]),
        ];
        for (word, wanted) in cases {
            assert_eq!(unglue(word).as_deref(), Some(wanted), "{word}");
        }
        for word in ["", "tục", "thu", "strong", "x", "container", &"thu".repeat(30)] {
            assert_eq!(unglue(word), None, "{word}");
        }
    }

    #[test]
    fn every_syllable_of_the_inventory_comes_back() {
        let mut count = 0;
        for onset in ONSETS {
            for rime in rimes() {
                for tone in Tone::ALL.into_iter().filter(|_| goes_with(onset, rime)) {
                    let syllable = Syllable { onset, rime, tone };
                    for style in [Style::Old, Style::New] {
                        let written = syllable.written(style);
                        let Some(read) = Syllable::parse(&written) else { continue };
                        count += 1;
                        assert_eq!(read.written(style), written, "{syllable:?}");
                        assert_eq!(Syllable::parse(&written.to_uppercase()), Some(read));
                        assert!(is_plain(&crate::fold(&written)), "{written}");
                    }
                }
            }
        }
        assert!(count > 15_000, "only {count} written forms");
    }

    proptest! {
        #[test]
        fn any_word_is_a_syllable_or_not(word in "\\PC{0,24}") {
            if let Some(syllable) = Syllable::parse(&word) {
                prop_assert_eq!(crate::fold(&syllable.written(Style::Old)), crate::fold(&word));
            }
            if let Some(pieces) = unglue(&word) {
                prop_assert_eq!(pieces.concat(), word.clone());
            }
            for found in words(&word) {
                prop_assert_eq!(&word[found.span], found.text);
            }
        }
    }
}
