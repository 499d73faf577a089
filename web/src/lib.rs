//! The styles, fonts and scripts of the interface, built from `web/` and embedded: their bytes and their addresses.
//! How they are served (headers, caching) is the business of `base/web`; how they are built, of `build.rs`.
//!
//! Every file's name carries the hash of its content, so an address may be kept by browsers for ever.

/// One file, ready to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// The address on this site, such as `/assets/site-1a2b3c4d5e.css`.
    pub path: &'static str,
    /// The `Content-Type` header.
    pub content_type: &'static str,
    /// The bytes as they are.
    pub identity: &'static [u8],
    /// The same for `Content-Encoding: gzip`, where that is smaller.
    pub gzip: Option<&'static [u8]>,
    /// The same for `Content-Encoding: br`, where that is smaller.
    pub brotli: Option<&'static [u8]>,
}

mod table {
    use super::Asset;
    include!(concat!(env!("OUT_DIR"), "/table.rs"));
}

/// The asset at an address, if there is one.
///
/// ```
/// let sheet = assets::find(assets::stylesheet()).expect("it is embedded");
/// assert!(sheet.content_type.starts_with("text/css"));
/// assert!(assets::find("/assets/nothing.css").is_none());
/// ```
#[must_use]
pub fn find(path: &str) -> Option<&'static Asset> {
    table::ASSETS.iter().find(|asset| asset.path == path)
}

/// Every asset.
#[must_use]
pub fn all() -> &'static [Asset] {
    table::ASSETS
}

/// The address of the one stylesheet.
#[must_use]
pub const fn stylesheet() -> &'static str {
    table::STYLESHEET
}

/// The address of the one script, an ES module.
#[must_use]
pub const fn script() -> &'static str {
    table::SCRIPT
}

/// The addresses of the fonts that every page needs at once.
#[must_use]
pub fn font_preloads() -> &'static [&'static str] {
    table::FONT_PRELOADS
}

/// The fonts that papers are set in, as TrueType files: Tinos, which is as wide as Times New Roman, in four faces; Be Vietnam
/// Pro in three; Noto Sans Symbols 2 for boxes and ticks. They are never sent to browsers.
#[must_use]
pub fn paper_fonts() -> &'static [&'static [u8]] {
    table::PAPER_FONTS
}

/// The address of the mark shown in browser tabs, an SVG.
#[must_use]
pub const fn favicon() -> &'static str {
    table::FAVICON
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_to_its_bytes() {
        for path in [stylesheet(), script(), favicon()].iter().chain(font_preloads()) {
            assert!(!find(path).unwrap_or_else(|| panic!("no asset at {path}")).identity.is_empty());
        }
        assert_eq!(font_preloads().len(), 2, "the vietnamese and the latin face of the regular weight");
    }

    #[test]
    fn fonts_are_the_four_faces_that_vietnamese_needs() {
        let fonts: Vec<_> = all().iter().filter(|a| a.content_type == "font/woff2").map(|a| a.path).collect();
        assert_eq!(fonts.len(), 4, "{fonts:?}");
        assert!(fonts.iter().all(|f| !f.contains("latin-ext")), "latin-ext would be fetched for nothing: {fonts:?}");
    }

    #[test]
    fn fonts_of_papers_are_true_type_and_not_served() {
        assert_eq!(paper_fonts().len(), 8);
        assert!(paper_fonts().iter().all(|font| font.starts_with(&[0, 1, 0, 0])));
        assert!(all().iter().all(|asset| asset.content_type != "font/ttf"));
    }

    #[test]
    fn the_stylesheet_asks_only_for_fonts_that_are_here() {
        let sheet = find(stylesheet()).expect("embedded");
        let css = std::str::from_utf8(sheet.identity).expect("UTF-8");
        let mut addresses =
            css.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).map(|a| a.trim_matches('"'));
        assert!(addresses.all(|a| a.starts_with("data:") || find(a).is_some()), "an address in the stylesheet is dead");
    }

    #[test]
    fn a_first_visit_stays_light() {
        let weight = |asset: &Asset| asset.gzip.map_or(asset.identity.len(), <[u8]>::len);
        let css = weight(find(stylesheet()).expect("embedded"));
        assert!(css < 18 * 1024, "the stylesheet is {css} bytes with gzip; the budget is 18 KB");
        let total: usize = all().iter().map(weight).sum();
        assert!(
            total < 92 * 1024,
            "all assets are {total} bytes with gzip; with the page, a first visit must stay under 100 KB"
        );
    }
}
