//! What the names of glyphs say (Adobe Glyph List): a letter and its marks, or the number of the letter. Enough for Latin
//! letters and the signs of prose.

const SIGNS: &[(&str, char)] = &[
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("bracketright", ']'),
    ("underscore", '_'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("dcroat", 'đ'),
    ("Dcroat", 'Đ'),
    ("dong", '₫'),
    ("degree", '°'),
    ("section", '§'),
    ("multiply", '×'),
    ("mu", 'µ'),
    ("registered", '®'),
    ("germandbls", 'ß'),
];

/// Marks over and under letters.
const MARKS: &[(&str, char)] = &[
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circumflex", '\u{302}'),
    ("tilde", '\u{303}'),
    ("breve", '\u{306}'),
    ("dieresis", '\u{308}'),
    ("hookabove", '\u{309}'),
    ("ring", '\u{30a}'),
    ("caron", '\u{30c}'),
    ("horn", '\u{31b}'),
    ("dotbelow", '\u{323}'),
    ("cedilla", '\u{327}'),
];

/// The letters that a glyph of this name shows.
pub(super) fn letters(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?.split('.').next()?;
    if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| *known == name) {
        return Some(sign.to_string());
    }
    let code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    if let Some(letter) = name.strip_prefix("uni").filter(|digits| digits.len() == 4).and_then(code) {
        return Some(letter.to_string());
    }
    if let Some(letter) = name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())).and_then(code) {
        return Some(letter.to_string());
    }
    let first = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let mut out = String::from(first);
    let mut rest = &name[1..];
    while !rest.is_empty() {
        let (mark, sign) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark))?;
        out.push(*sign);
        rest = &rest[mark.len()..];
    }
    Some(viet::nfc(&out))
}

/// The letter of a code in the usual encoding (Windows-1252), where a font does not say otherwise.
pub(super) fn usual(code: u8) -> char {
    const UPPER: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    match code {
        0..=0x1f => ' ',
        0x80..=0x9f => UPPER[usize::from(code - 0x80)],
        code => char::from(code),
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn names_of_glyphs() {
        let table = [
            ("a", Some("a")),
            ("ecircumflexacute", Some("ế")),
            ("Uhorndotbelow", Some("Ự")),
            ("dcroat", Some("đ")),
            ("uni1EA1", Some("ạ")),
            ("u1EA1", Some("ạ")),
            ("period", Some(".")),
            ("a.sc", Some("a")),
            ("g12", None),
            (".notdef", None),
        ];
        for (name, expected) in table {
            assert_eq!(letters(name.as_bytes()).as_deref(), expected, "{name}");
        }
    }
}
