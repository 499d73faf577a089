//! The labels of sections, items and articles: reading them off the start of a line, and counting in Roman numerals and
//! in Vietnamese letters. What the labels of a whole document add up to is not decided here.

/// A label at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// `I.`, up to 39: nothing has more sections, and `C.`, `D.`, `L.`, `M.` are letters.
    Roman(u32),
    /// `1.` or `1.2.`, one number a level.
    Number(Vec<u32>),
    /// `a)`, `đ)` or `A.`, in the case in which it is written.
    Letter(char),
    /// `-`, a longer dash, or a bullet.
    Dash,
    /// `+`
    Plus,
    /// `Điều 1.`
    Article(u32),
}

/// The label at the start of a line, and the rest of the line without the blanks before it. A line without a label comes
/// back as it is.
///
/// A number or letter is a label only with a mark after it: `2014/QĐ`, `1.500 người` and `I Nội dung` have none.
///
/// ```
/// use viet::label::{Label, split};
/// assert_eq!(split("1.2. Hình thức"), (Some(Label::Number(vec![1, 2])), "Hình thức"));
/// assert_eq!(split("6 tháng/lần"), (None, "6 tháng/lần"));
/// ```
pub fn split(line: &str) -> (Option<Label>, &str) {
    let start = line.trim_start();
    let label = bullet(start).or_else(|| article(start)).or_else(|| number(start)).or_else(|| letters(start));
    match label {
        Some((label, rest)) => (Some(label), rest.trim_start()),
        None => (None, line),
    }
}

fn bullet(line: &str) -> Option<(Label, &str)> {
    let mut chars = line.chars();
    let mark = chars.next()?;
    let rest = chars.as_str();
    let next = chars.next()?;
    let apart = next.is_whitespace() && !rest.trim().is_empty();
    match mark {
        // A dash before a figure may be a minus sign.
        '-' | '\u{2010}'..='\u{2014}' | '\u{2212}' if apart || next.is_alphabetic() => Some((Label::Dash, rest)),
        '•' | '●' | '▪' | '■' | '◦' | '○' | '·' | '\u{f0b7}' | '\u{f0a7}' => Some((Label::Dash, rest)),
        '*' if apart => Some((Label::Dash, rest)),
        '+' if apart || next.is_alphabetic() => Some((Label::Plus, rest)),
        _ => None,
    }
}

fn article(line: &str) -> Option<(Label, &str)> {
    let mut cursor = crate::scan::Cursor::new(line, 0);
    if !cursor.word("điều") || cursor.blanks() == 0 {
        return None;
    }
    let number = cursor.digits(3)?.parse().ok()?;
    let rest = cursor.rest();
    if rest.trim().is_empty() {
        return Some((Label::Article(number), rest));
    }
    let after = rest.strip_prefix(['.', ':'])?;
    let apart = after.chars().next().is_none_or(|c| !c.is_ascii_digit());
    apart.then_some((Label::Article(number), after))
}

fn number(line: &str) -> Option<(Label, &str)> {
    let mut cursor = crate::scan::Cursor::new(line, 0);
    let mut levels: Vec<u32> = vec![cursor.digits(3)?.parse().ok()?];
    loop {
        let mut probe = cursor;
        // Three figures after a point are thousands: "1.500 người".
        let deeper = probe.eat(|c| c == '.').and_then(|_| probe.digits(2)).filter(|_| levels.len() < 6);
        let Some(level) = deeper else { break };
        levels.push(level.parse().ok()?);
        cursor = probe;
    }
    let rest = cursor.rest();
    if let Some(after) = after_mark(rest, true) {
        return Some((Label::Number(levels), after));
    }
    // "1.2 Hình thức": a title may do without the last point, a measure ("1.5 triệu") does not look like one.
    let titled = rest.starts_with(crate::scan::is_blank) && rest.trim_start().starts_with(char::is_uppercase);
    (levels.len() > 1 && titled).then_some((Label::Number(levels), rest))
}

fn letters(line: &str) -> Option<(Label, &str)> {
    let word = line.split(|c: char| !c.is_alphabetic()).next().filter(|word| !word.is_empty())?;
    let rest = &line[word.len()..];
    let mut chars = word.chars();
    let first = chars.next()?;
    if word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        let number = roman(word)?;
        let after = after_mark(rest, true).or_else(|| after_spaced_dash(rest))?;
        // "V.I. Lênin"
        let initials = after.chars().nth(1) == Some('.') && !rest.starts_with(")");
        return (!initials).then_some((Label::Roman(number), after));
    }
    if chars.next().is_some() || ordinal_of(first).is_none() {
        return None;
    }
    let after = if rest.starts_with(')') { after_mark(rest, true) } else { after_mark(rest, false) }?;
    Some((Label::Letter(first), after))
}

/// What follows the mark that makes a label: a point, a bracket or a colon, or a slash if it is followed by a blank and a
/// word ("1/ Nội dung"). With `joined` the text may follow without a blank, but never a figure.
fn after_mark(rest: &str, joined: bool) -> Option<&str> {
    let mut chars = rest.chars();
    let mark = chars.next()?;
    let after = chars.as_str();
    let next = chars.next();
    let apart = next.is_none_or(char::is_whitespace);
    match mark {
        '.' | ')' | ':' => (apart || joined && next.is_some_and(char::is_alphabetic)).then_some(after),
        '/' => (apart && after.trim_start().starts_with(char::is_alphabetic)).then_some(after),
        _ => None,
    }
}

/// "I - MỤC ĐÍCH", "I- MỤC ĐÍCH".
fn after_spaced_dash(rest: &str) -> Option<&str> {
    let after = rest.trim_start().strip_prefix(crate::scan::is_dash)?;
    let titled = after.starts_with(crate::scan::is_blank) && after.trim_start().starts_with(char::is_uppercase);
    titled.then_some(after)
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// The number that a Roman numeral in capitals stands for, from 1 to 3999; nothing for an irregular one such as `IIII`.
pub fn roman(text: &str) -> Option<u32> {
    let mut value = 0;
    let mut rest = text;
    for (worth, sign) in ROMAN {
        while let Some(shorter) = rest.strip_prefix(sign)
            && value < 4000
        {
            value += worth;
            rest = shorter;
        }
    }
    (rest.is_empty() && !text.is_empty() && to_roman(value) == text).then_some(value)
}

/// The Roman numeral in capitals for 1 to 3999; other numbers, which have none, come back in figures.
pub fn to_roman(n: u32) -> String {
    if !(1..4000).contains(&n) {
        return n.to_string();
    }
    let mut left = n;
    let mut numeral = String::new();
    for (worth, sign) in ROMAN {
        while left >= worth {
            numeral.push_str(sign);
            left -= worth;
        }
    }
    numeral
}

/// The letters with which points are counted: no ă, â, ê, ô, ơ, ư, f, j, w, z.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// The small letter that labels the point with this ordinal, from 1 (`a`) to 23 (`y`).
pub fn letter(ordinal: usize) -> Option<char> {
    LETTERS.chars().nth(ordinal.checked_sub(1)?)
}

/// The ordinal, from 1, of a letter of either case that labels a point.
pub fn ordinal_of(letter: char) -> Option<usize> {
    let mut lower = letter.to_lowercase();
    let letter = lower.next()?;
    LETTERS.chars().position(|c| c == letter).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_of_every_kind() {
        let n = |levels: &[u32]| Label::Number(levels.to_vec());
        let cases = [
            ("I. Mục đích", Label::Roman(1), "Mục đích"),
            ("  IV. Tổ chức thực hiện:", Label::Roman(4), "Tổ chức thực hiện:"),
            ("XII) Phụ lục", Label::Roman(12), "Phụ lục"),
            ("II.Yêu cầu", Label::Roman(2), "Yêu cầu"),
            ("I/ MỤC ĐÍCH", Label::Roman(1), "MỤC ĐÍCH"),
            ("I - MỤC ĐÍCH", Label::Roman(1), "MỤC ĐÍCH"),
            ("II– YÊU CẦU", Label::Roman(2), "YÊU CẦU"),
            ("III.", Label::Roman(3), ""),
            ("1. Văn phòng", n(&[1]), "Văn phòng"),
            ("1.Văn phòng", n(&[1]), "Văn phòng"),
            ("01. Văn phòng", n(&[1]), "Văn phòng"),
            ("12) Khảo sát", n(&[12]), "Khảo sát"),
            ("3: Kinh phí", n(&[3]), "Kinh phí"),
            ("2/ Yêu cầu", n(&[2]), "Yêu cầu"),
            ("1.2. Hình thức", n(&[1, 2]), "Hình thức"),
            ("1.2 Hình thức", n(&[1, 2]), "Hình thức"),
            ("1.2.10. Hình thức", n(&[1, 2, 10]), "Hình thức"),
            ("a) Thông tin", Label::Letter('a'), "Thông tin"),
            ("đ) Thông tin", Label::Letter('đ'), "Thông tin"),
            ("i) Thông tin", Label::Letter('i'), "Thông tin"),
            ("b. Thông tin", Label::Letter('b'), "Thông tin"),
            ("A. ĐẶT VẤN ĐỀ", Label::Letter('A'), "ĐẶT VẤN ĐỀ"),
            ("C. TỔ CHỨC", Label::Letter('C'), "TỔ CHỨC"),
            ("- Sở Nội vụ;", Label::Dash, "Sở Nội vụ;"),
            ("-Sở Nội vụ;", Label::Dash, "Sở Nội vụ;"),
            ("– Sở Nội vụ;", Label::Dash, "Sở Nội vụ;"),
            ("• Sở Nội vụ;", Label::Dash, "Sở Nội vụ;"),
            ("- 02 tập thể", Label::Dash, "02 tập thể"),
            ("+ Đài", Label::Plus, "Đài"),
            ("Điều 1. Ban hành", Label::Article(1), "Ban hành"),
            ("ĐIỀU 2: Hiệu lực", Label::Article(2), "Hiệu lực"),
            ("Điều 3", Label::Article(3), ""),
        ];
        for (line, label, rest) in cases {
            assert_eq!(split(line), (Some(label), rest), "split({line:?})");
        }
    }

    #[test]
    fn what_only_looks_like_a_label() {
        for line in [
            "",
            "  ",
            "2014/QĐ-UBND",
            "I Nội dung",
            "1 Nội dung",
            "1.500 người",
            "1.5 triệu đồng",
            "21.1.2020 họp",
            "10:30 họp",
            "24/7",
            "06 /KH",
            "-5 độ",
            "+84 251",
            "---",
            "-",
            "-- x",
            "IIII. a",
            "CM. Kế toán",
            "TM. ỦY BAN",
            "V.I. Lênin",
            "Điều 1 Luật này",
            "Điều 1.2",
            "Điều kiện",
            "w) không",
            "a",
            "ă) không",
            "a.b",
            "1.001612.000",
            "2020. Năm",
            "I",
            "Vì vậy",
            "đ",
            "0,5. x",
            "1.%",
        ] {
            assert_eq!(split(line), (None, line), "split({line:?})");
        }
    }

    #[test]
    fn points_count_in_vietnamese_letters() {
        let letters: String = (1..=23).filter_map(letter).collect();
        assert_eq!(letters, "abcdđeghiklmnopqrstuvxy");
        assert_eq!((letter(0), letter(24)), (None, None));
        assert_eq!((ordinal_of('đ'), ordinal_of('Đ'), ordinal_of('f')), (Some(5), Some(5), None));
    }

    #[test]
    fn roman_numerals() {
        for n in 1..4000 {
            assert_eq!(roman(&to_roman(n)), Some(n));
        }
        assert_eq!(to_roman(0), "0");
        for text in ["", "IIII", "VX", "IC", "ix", "MMMM", "I I", "Ⅳ"] {
            assert_eq!(roman(text), None, "{text}");
        }
        assert_eq!(roman(&"M".repeat(100_000)), None);
    }

    proptest! {
        #[test]
        fn the_rest_is_the_end_of_the_line(line in "[IVXCabđA-D0-9.):/+ •–Điều-]{0,12}\\PC{0,8}") {
            let (label, rest) = split(&line);
            prop_assert!(line.ends_with(rest));
            prop_assert!(label.is_some() || rest == line);
        }
    }
}
