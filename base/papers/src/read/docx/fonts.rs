//! Fonts from before Unicode: their letters are stored as other characters, so that text set in them reads as
//! nonsense anywhere else. Told by the name of the font together with the characters; nothing is converted here.

use viet::legacy::Legacy;

/// What matters about a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Font {
    /// Letters are stored as what they are.
    Unicode,
    /// Drawn for an encoding from before Unicode.
    Legacy(Legacy),
}

/// The encoding that a font was drawn for, by its name.
pub(super) fn font(name: &str) -> Font {
    viet::legacy::Font::named(name).map_or(Font::Unicode, |font| Font::Legacy(font.legacy))
}

/// What the text of one paragraph showed, as far as it is set in such fonts.
///
/// The name of a font alone proves nothing: converters to Unicode change the letters and often leave the font. So it
/// takes a character that Vietnamese in Unicode does not use, in a paragraph without one that only Unicode has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    foreign: Option<Legacy>,
    unicode: bool,
}

impl Evidence {
    /// Takes text into account that is set in `font`.
    pub(super) fn see(&mut self, font: Option<Font>, text: &str) {
        let Some(Font::Legacy(encoding)) = font else { return };
        self.unicode |= text.chars().any(only_in_unicode);
        if text.chars().any(foreign) {
            self.foreign = self.foreign.or(Some(encoding));
        }
    }

    /// The encoding of the paragraph, if it is not Unicode.
    pub(super) fn verdict(self) -> Option<Legacy> {
        self.foreign.filter(|_| !self.unicode)
    }
}

/// Letters that the old fonts have no place for: beyond Latin-1, and Vietnamese.
fn only_in_unicode(letter: char) -> bool {
    matches!(letter, '\u{1EA0}'..='\u{1EF9}' | '\u{300}'..='\u{323}') || "ĂăĐđĨĩŨũƠơƯư".contains(letter)
}

/// Characters of Latin-1 that are no letters of Vietnamese and no marks that people type in it.
fn foreign(character: char) -> bool {
    matches!(character, '\u{a1}'..='\u{ff}') && !"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý«»°±²³·×÷§©¼½¾".contains(character)
}

#[cfg(test)]
mod tests {
    use super::{Evidence, Legacy, font};

    #[test]
    fn a_font_counts_only_with_its_letters() {
        let table: &[(&str, &str, Option<Legacy>)] = &[
            (".VnTime", "Céng hoµ x· héi", Some(Legacy::Tcvn3)),
            (".vntimeh", "KÕ ho¹ch", Some(Legacy::Tcvn3)),
            ("VNI-Times", "Coäng hoøa", Some(Legacy::VniWindows)),
            (".VnTime", "Ke hoach 2020", None),
            (".VnTime", "Cộng hòa xã hội ® 2020", None),
            (".VnTime", "hòa", None),
            ("Times New Roman", "Céng hoµ x· héi", None),
        ];
        for (name, text, expected) in table {
            let mut evidence = Evidence::default();
            evidence.see(Some(font(name)), text);
            assert_eq!(evidence.verdict(), *expected, "{text:?} set in {name}");
        }
    }
}
