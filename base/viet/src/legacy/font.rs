//! Fonts that give an encoding away by their names, and the two of TCVN3 that share the work: `.VnTime` shows the letters,
//! `.VnTimeH` shows the same small letters as capitals, for the encoding has no capitals with tones.

use super::{Legacy, Unencodable, decode, encode};

/// What the name of a font says of the text that is set in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Font {
    /// The encoding it was drawn for.
    pub legacy: Legacy,
    /// Whether it shows small letters as capitals.
    pub capitals: bool,
}

impl Font {
    /// What a font was drawn for; none for a font of Unicode.
    ///
    /// ```
    /// use viet::legacy::{Font, Legacy};
    /// assert_eq!(Font::named(".VnTimeH"), Some(Font { legacy: Legacy::Tcvn3, capitals: true }));
    /// assert_eq!(Font::named("VNI-Times"), Some(Font { legacy: Legacy::VniWindows, capitals: false }));
    /// assert_eq!(Font::named("Times New Roman"), None);
    /// ```
    pub fn named(name: &str) -> Option<Font> {
        let name = name.trim();
        let starts = |prefix: &str| name.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
        let legacy = if starts(".Vn") {
            Legacy::Tcvn3
        } else if starts("VNI-") || starts("VNI ") {
            Legacy::VniWindows
        } else if starts("VPS ") || starts("VPS-") {
            Legacy::Vps
        } else {
            return None;
        };
        let capitals = legacy == Legacy::Tcvn3 && name.ends_with(['H', 'h']) && name.len() > ".VnH".len();
        Some(Font { legacy, capitals })
    }

    /// What a reader saw: the text decoded, in capitals if the font showed capitals.
    ///
    /// ```
    /// let font = viet::legacy::Font::named(".VnTimeH").expect("an old font");
    /// assert_eq!(font.decode("KÕ ho¹ch"), "KẾ HOẠCH");
    /// ```
    pub fn decode(self, text: &str) -> String {
        let decoded = decode(text, self.legacy);
        if self.capitals { decoded.to_uppercase() } else { decoded }
    }
}

/// A piece of text for one of the two fonts of TCVN3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text as the font wants it.
    pub text: String,
    /// Whether it goes into the font of capitals (`.VnTimeH`).
    pub capitals: bool,
}

impl Run {
    /// What a reader sees.
    pub fn decoded(&self) -> String {
        Font { legacy: Legacy::Tcvn3, capitals: self.capitals }.decode(&self.text)
    }
}

/// The text in TCVN3, in runs for `.VnTime` and `.VnTimeH`: words whose capitals bear tones go into the second.
///
/// ```
/// let runs = viet::legacy::tcvn3_runs("KẾ HOẠCH năm 2020").expect("TCVN3 has all of it");
/// let seen: Vec<_> = runs.iter().map(|run| (run.text.as_str(), run.capitals)).collect();
/// assert_eq!(seen, [("kÕ ho¹ch ", true), ("n¨m 2020", false)]);
/// ```
pub fn tcvn3_runs(text: &str) -> Result<Vec<Run>, Unencodable> {
    let text = crate::clean::composed(text);
    let needs_font = |c: char| c.is_uppercase() && crate::letter::split(c).1 != crate::letter::Tone::Ngang;
    let in_capitals = |word: &str| word.contains(needs_font) && !word.contains(char::is_lowercase);
    let mut words = crate::syllable::words(&text).filter(|word| in_capitals(word.text)).peekable();
    let mut runs: Vec<Run> = Vec::new();
    for (at, character) in text.char_indices() {
        while words.next_if(|word| word.span.end <= at).is_some() {}
        let in_word = words.peek().is_some_and(|word| word.span.contains(&at));
        // Signs and blanks stay with the run they are in.
        let goes_on = !character.is_alphabetic() && runs.last().is_some_and(|run| run.capitals);
        let capitals = in_word || needs_font(character) || goes_on;
        let small: String = if capitals { character.to_lowercase().collect() } else { character.to_string() };
        let written = encode(&small, Legacy::Tcvn3).map_err(|_| Unencodable { character, at })?;
        match runs.last_mut().filter(|run| run.capitals == capitals) {
            Some(run) => run.text.push_str(&written),
            None => runs.push(Run { text: written, capitals }),
        }
    }
    Ok(runs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let tcvn3 = |capitals| Some(Font { legacy: Legacy::Tcvn3, capitals });
        let cases = [
            (".VnTime", tcvn3(false)),
            (".vntimeh", tcvn3(true)),
            (".VnArial NarrowH", tcvn3(true)),
            (".VnH", tcvn3(false)),
            ("VPS Times", Some(Font { legacy: Legacy::Vps, capitals: false })),
            ("VNI Helve", Some(Font { legacy: Legacy::VniWindows, capitals: false })),
            ("VNI", None),
            ("Arial", None),
            ("", None),
        ];
        for (name, wanted) in cases {
            assert_eq!(Font::named(name), wanted, "{name}");
        }
    }

    #[test]
    fn capitals_go_into_their_font() {
        let runs = tcvn3_runs("Số: 06 – CỘNG HÒA, Độc lập, Ấp").expect("TCVN3 has all of it");
        let seen: Vec<_> = runs.iter().map(|run| (run.decoded(), run.capitals)).collect();
        let wanted = [("Số: 06 – ", false), ("CỘNG HÒA, ", true), ("Độc lập, ", false), ("Ấ", true), ("p", false)];
        assert_eq!(seen, wanted.map(|(text, capitals)| (text.to_owned(), capitals)));
        assert_eq!(tcvn3_runs("a한").unwrap_err().at, 1);
    }
}
