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
                for mark in [shape, tone] {
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

fn shape(base: char, sign: char) -> Option<char> {
    match (base, sign) {
        ('a' | 'e' | 'o', '^') => Some('\u{302}'),
        ('a', '(') => Some('\u{306}'),
        ('o' | 'u', '+') => Some('\u{31b}'),
        _ => None,
    }
}

fn tone(base: char, sign: char) -> Option<char> {
    if !matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') {
        return None;
    }
    match sign {
        '\'' => Some('\u{301}'),
        '`' => Some('\u{300}'),
        '?' => Some('\u{309}'),
        '~' => Some('\u{303}'),
        '.' => Some('\u{323}'),
        _ => None,
    }
}
