//! Signs that Word stores as a place in a symbol font (`w:sym`). Only those that carry meaning in a form, a list or
//! a sum are known; the rest is drawing, and is told as lost.

/// (font, place, sign). Fonts map their signs to U+F000 and on.
const SIGNS: &[(&str, u32, &str)] = &[
    ("symbol", 0xa3, "≤"),
    ("symbol", 0xae, "→"),
    ("symbol", 0xb1, "±"),
    ("symbol", 0xb3, "≥"),
    ("symbol", 0xb4, "×"),
    ("symbol", 0xb7, "•"),
    ("wingdings", 0x6f, "☐"),
    ("wingdings", 0xa8, "☐"),
    ("wingdings", 0xe0, "→"),
    ("wingdings", 0xfc, "✓"),
    ("wingdings", 0xfd, "☒"),
    ("wingdings", 0xfe, "☑"),
    ("wingdings 2", 0x52, "☑"),
    ("wingdings 2", 0xa3, "☐"),
];

/// The sign at `place` (hexadecimal, as `w:char` gives it) of `font`; empty where it is unknown.
pub(super) fn sign(font: &str, place: &str) -> &'static str {
    let Ok(place) = u32::from_str_radix(place.trim(), 16) else { return "" };
    let (font, place) = (font.to_ascii_lowercase(), place & 0xff);
    SIGNS.iter().find(|(name, at, _)| *name == font && *at == place).map_or("", |(_, _, sign)| sign)
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn ticked_and_empty_boxes_survive() {
        let table = [("Wingdings", "F0FE", "☑"), ("Wingdings", "00A8", "☐"), ("Symbol", "F0B7", "•")];
        for (font, place, expected) in table {
            assert_eq!(sign(font, place), expected, "{font} {place}");
        }
        assert_eq!([sign("Wingdings", "F001"), sign("Arial", "F0FE"), sign("Wingdings", "tick")], ["", "", ""]);
    }
}
