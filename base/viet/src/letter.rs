//! The tones, and what is known of single letters, looked up in a table that is made once from the Unicode tables: these questions are asked
//! of every letter of every text.

use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{compose, decompose_canonical};

/// A tone of Vietnamese, in the order of dictionaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// No mark: `ma`.
    #[default]
    Ngang,
    /// Grave: `mà`.
    Huyen,
    /// Hook above: `mả`.
    Hoi,
    /// Tilde: `mã`.
    Nga,
    /// Acute: `má`.
    Sac,
    /// Dot below: `mạ`.
    Nang,
}

impl Tone {
    /// All six, in the order of dictionaries.
    pub const ALL: [Tone; 6] = [Tone::Ngang, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Sac, Tone::Nang];

    /// The combining mark; none for the level tone.
    pub fn mark(self) -> Option<char> {
        match self {
            Tone::Ngang => None,
            Tone::Huyen => Some('\u{300}'),
            Tone::Hoi => Some('\u{309}'),
            Tone::Nga => Some('\u{303}'),
            Tone::Sac => Some('\u{301}'),
            Tone::Nang => Some('\u{323}'),
        }
    }

    /// The tone of a combining mark, if it is one.
    pub fn of_mark(mark: char) -> Option<Tone> {
        Tone::ALL.into_iter().find(|tone| tone.mark() == Some(mark))
    }
}

/// A letter that has marks or is ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// In small letters without any mark, `d` for `đ`.
    pub(crate) plain: char,
    /// In its own case without the tone, with the other marks: `ê` of `ệ`.
    pub(crate) base: char,
    /// The tone on it.
    pub(crate) tone: Tone,
}

/// Latin-1 letters to Latin Extended-B, and Latin Extended Additional: all that Vietnamese needs.
const RANGES: [std::ops::RangeInclusive<u32>; 2] = [0xc0..=0x24f, 0x1e00..=0x1eff];

/// The letter, if the table has it and folding it gives exactly one letter.
pub(crate) fn get(c: char) -> Option<Letter> {
    static TABLE: OnceLock<Vec<Option<Letter>>> = OnceLock::new();
    if c.is_ascii() {
        return Some(Letter { plain: c.to_ascii_lowercase(), base: c, tone: Tone::Ngang });
    }
    let table = TABLE.get_or_init(|| {
        let all = RANGES.into_iter().flatten().filter_map(char::from_u32);
        all.map(|c| Some(Letter { plain: sole_plain(c)?, base: decomposed(c).0, tone: decomposed(c).1 })).collect()
    });
    let [latin, additional] = RANGES;
    let code = u32::from(c);
    let place = if latin.contains(&code) {
        code - latin.start()
    } else if additional.contains(&code) {
        code - additional.start() + latin.end() - latin.start() + 1
    } else {
        return None;
    };
    table.get(usize::try_from(place).ok()?).copied().flatten()
}

fn sole_plain(c: char) -> Option<char> {
    let mut found = None;
    let mut count = 0;
    fold(c, |plain| {
        found = Some(plain);
        count += 1;
    });
    found.filter(|_| count == 1)
}

/// The character in small letters without marks; whatever that leaves goes to `keep`.
pub(crate) fn fold(c: char, mut keep: impl FnMut(char)) {
    for lower in c.to_lowercase() {
        match lower {
            // The Icelandic eth is what old keyboards gave for Đ; it looks the same.
            'đ' | 'ð' => keep('d'),
            _ => without_marks(lower, &mut keep),
        }
    }
}

fn without_marks(c: char, keep: &mut impl FnMut(char)) {
    let is_mark = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
    let mut marked = false;
    decompose_canonical(c, |part| marked |= is_mark(part));
    if !marked {
        return keep(c);
    }
    decompose_canonical(c, |part| {
        if !is_mark(part) {
            keep(part);
        }
    });
}

/// A letter in normal form C without its tone, and the tone: `ệ` is `ê` with nặng. Letters of other languages with marks
/// of their own keep those.
pub(crate) fn split(c: char) -> (char, Tone) {
    get(c).map_or_else(|| decomposed(c), |letter| (letter.base, letter.tone))
}

fn decomposed(letter: char) -> (char, Tone) {
    let mut rest = None;
    let mut tones = [Tone::Ngang; 2];
    decompose_canonical(letter, |part| match (rest, Tone::of_mark(part)) {
        (Some(_), Some(found)) => tones = [found, tones[0]],
        (None, _) => rest = Some(part),
        (Some(base), None) => rest = compose(base, part).or(rest),
    });
    match (rest, tones) {
        (Some(base), [tone, Tone::Ngang]) => (base, tone),
        // Two tones, as some languages have them, are none of Vietnamese.
        _ => (letter, Tone::Ngang),
    }
}

/// A letter with the tone on it; as it is if there is no such letter.
pub(crate) fn join(letter: char, tone: Tone) -> char {
    let Some(mark) = tone.mark() else { return letter };
    // Not simply `compose`: ặ is put together from ạ and a breve.
    let mut joined = [letter, mark].into_iter().nfc();
    joined.next().filter(|_| joined.next().is_none()).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_the_rules_say() {
        for c in ('\0'..='\u{2fff}').filter(|c| get(*c).is_some()) {
            let letter = get(c).expect("it is there");
            assert_eq!(Some(letter.plain), sole_plain(c), "{c}");
            assert_eq!((letter.base, letter.tone), decomposed(c), "{c}");
        }
        assert_eq!(decomposed('Ṍ'), ('Ṍ', Tone::Ngang));
        for c in "aàảãáạăằẳẵắặâầẩẫấậđêệĐỰỹ".chars() {
            assert!(get(c).is_some(), "{c}");
        }
    }
}
