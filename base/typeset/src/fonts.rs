//! The fonts that papers are set in.

use std::sync::{Arc, LazyLock, OnceLock};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// A set of fonts, cheap to clone.
#[derive(Clone)]
pub struct Fonts(pub(crate) Arc<Set>);

pub(crate) struct Set {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
    /// The families for official papers, the first that is there first.
    pub(crate) serif: Vec<String>,
    /// The families for what is posted and handed out.
    pub(crate) sans: Vec<String>,
}

static INSTALLED: OnceLock<Fonts> = OnceLock::new();

/// Adds the agency's own font files for as long as the program runs; once, when it starts. Gives how many faces they hold.
///
/// # Errors
/// The place of a file that is no font, counted from 0. Nothing is installed then.
pub fn install(own: Vec<Vec<u8>>) -> Result<usize, usize> {
    if let Some(place) = own.iter().position(|file| Font::iter(Bytes::new(file.clone())).next().is_none()) {
        return Err(place);
    }
    let fonts = INSTALLED.get_or_init(|| Fonts::with(own));
    Ok(fonts.count() - Fonts::ours().count())
}

const SYMBOLS: &str = "Noto Sans Symbols 2";

impl Fonts {
    /// Those that come with the program: Tinos, which is as wide as Times New Roman, and Be Vietnam Pro.
    #[must_use]
    pub fn ours() -> Fonts {
        static OURS: LazyLock<Fonts> = LazyLock::new(|| Fonts::with(Vec::new()));
        OURS.clone()
    }

    /// Those that papers are set in: what [`install`] was given and ours, else ours alone.
    #[must_use]
    pub fn installed() -> Fonts {
        INSTALLED.get().cloned().unwrap_or_else(Fonts::ours)
    }

    /// Those that come with the program and the agency's own files (TrueType or OpenType, or collections of them). Own fonts
    /// called Times New Roman take the place of ours on official papers. Files that are no fonts are left out; [`Fonts::count`]
    /// tells how many faces there are.
    #[must_use]
    pub fn with(own: Vec<Vec<u8>>) -> Fonts {
        let ours = assets::paper_fonts().iter().map(|font| Bytes::new(*font));
        let fonts: Vec<Font> = own.into_iter().map(Bytes::new).chain(ours).flat_map(Font::iter).collect();
        let book = FontBook::from_fonts(&fonts);
        let names = |all: &[&str]| {
            let there = |name: &&&str| book.contains_family(&name.to_lowercase());
            all.iter().filter(there).map(|name| (*name).to_owned()).collect()
        };
        let serif = names(&["Times New Roman", "Tinos", SYMBOLS]);
        let sans = names(&["Be Vietnam Pro", SYMBOLS, "Tinos"]);
        Fonts(Arc::new(Set { serif, sans, book: LazyHash::new(book), fonts }))
    }

    /// So many faces.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.fonts.len()
    }

    /// Whether one of some families has the letter.
    pub(crate) fn have(&self, families: &[String], letter: char) -> bool {
        let in_use = |family: &str| families.iter().any(|name| name.eq_ignore_ascii_case(family));
        let infos = self.0.fonts.iter().map(Font::info);
        infos.filter(|info| in_use(&info.family)).any(|info| info.coverage.contains(u32::from(letter)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_have_every_vietnamese_letter_and_the_signs_of_forms() {
        let fonts = Fonts::ours();
        assert_eq!(fonts.count(), 8);
        for face in &fonts.0.fonts {
            let info = face.info();
            let all = "aăâbcdđeêghiklmnoôơpqrstuưvxy áàảãạ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ ĂÂĐÊÔƠƯ ẤẦẨẪẬ ẾỀỂỄỆ ₫";
            let missing: Vec<char> = all.chars().filter(|c| !info.coverage.contains(u32::from(*c))).collect();
            assert!(missing.is_empty() || info.family == SYMBOLS, "{} lacks {missing:?}", info.family);
        }
        for families in [&fonts.0.serif, &fonts.0.sans] {
            assert!("☐☑☒✓→≤²".chars().all(|sign| fonts.have(families, sign)));
            assert!(!fonts.have(families, '\u{1f600}'));
        }
    }

    #[test]
    fn what_is_no_font_is_left_out() {
        assert_eq!(Fonts::with(vec![b"no font".to_vec(), Vec::new()]).count(), 8);
    }
}
