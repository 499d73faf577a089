//! VIQR (RFC 1456): plain letters, signs for marks after them, a backslash before a sign that is just a sign.

use unicode_normalization::UnicodeNormalization as _;

pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => decoded.extend(chars.next()),
            'd' | 'D' if chars.next_if(|next| next.eq_ignore_ascii_case(&'d')).is_some() => {
                decoded.push(if c == 'd' { 'đ' } else { 'Đ' });
            }
            _ => {
                decoded.push(c);
                for mark in [shape, tone_of] {
                    if let Some(mark) = chars.peek().and_then(|sign| mark(c.to_ascii_lowercase(), *sign)) {
                        decoded.push(mark);
                        chars.next();
                    }
                }
            }
        }
    }
    decoded.nfc().collect()
}

/// The text with its letters taken apart, and a backslash before every sign that would be read as a mark.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    let mut after_letter = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let lower = super::tables::small_of(c).unwrap_or(c);
        let (base, tone) = crate::letter::split(lower);
        let plain = crate::fold::plain(base);
        let sign_of_tone = SIGNS.iter().find(|(mark, _)| Some(*mark) == tone.mark()).map(|(_, sign)| *sign);
        let sign_of_shape = match base {
            'â' | 'ê' | 'ô' => Some('^'),
            'ă' => Some('('),
            'ơ' | 'ư' => Some('+'),
            _ => None,
        };
        let vowel = matches!(plain, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let known = (base.is_ascii() || base == 'đ' || sign_of_shape.is_some()) && (vowel || sign_of_tone.is_none());
        if base == 'đ' && known {
            encoded.push_str(if c == lower { "dd" } else { "DD" });
        } else if known && plain.is_ascii_lowercase() {
            let doubled = plain == 'd' && chars.peek().is_some_and(|next| matches!(next, 'd' | 'D' | 'đ' | 'Đ'));
            encoded.extend(doubled.then_some('\\'));
            encoded.push(if c == lower { plain } else { plain.to_ascii_uppercase() });
            encoded.extend(sign_of_shape);
            encoded.extend(sign_of_tone);
        } else {
            let read_as_mark = after_letter.is_some_and(|base| shape(base, c).or_else(|| tone_of(base, c)).is_some());
            encoded.extend((read_as_mark || c == '\\').then_some('\\'));
            encoded.push(c);
        }
        after_letter = (known && base != 'đ' && plain.is_ascii_lowercase()).then_some(plain);
    }
    encoded
}

const SIGNS: [(char, char); 5] =
    [('\u{301}', '\''), ('\u{300}', '`'), ('\u{309}', '?'), ('\u{303}', '~'), ('\u{323}', '.')];

fn shape(base: char, sign: char) -> Option<char> {
    match (base, sign) {
        ('a' | 'e' | 'o', '^') => Some('\u{302}'),
        ('a', '(') => Some('\u{306}'),
        ('o' | 'u', '+') => Some('\u{31b}'),
        _ => None,
    }
}

fn tone_of(base: char, sign: char) -> Option<char> {
    if !matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') {
        return None;
    }
    SIGNS.iter().find(|(_, found)| *found == sign).map(|(mark, _)| *mark)
}
