//! Numbers as Vietnamese readers expect them: points between thousands, a comma before decimals, and in words,
//! which are read back too. Roman numerals are with the labels (see `label`).

use std::fmt::Write as _;

/// The number with a point between thousands.
///
/// ```
/// assert_eq!(viet::number::grouped(1_234_567), "1.234.567");
/// ```
pub fn grouped(n: i64) -> String {
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}", group(&n.unsigned_abs().to_string()))
}

fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// The part in per cent of the whole with at most one decimal, rounded half up; `–` when the whole is 0.
///
/// Rounding never claims too much: something is never 0%, and not everything is never 100%.
///
/// ```
/// use viet::number::percent;
/// assert_eq!(percent(2, 3), "66,7%");
/// assert_eq!(percent(9_999, 10_000), "99,9%");
/// assert_eq!(percent(0, 0), "–");
/// ```
pub fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let rounded = (part * 2000 + whole) / (whole * 2);
    let tenths = match rounded {
        0 if part > 0 => 1,
        1000 if part < whole => 999,
        1000 if part > whole => 1001,
        exact => exact,
    };
    let mut text = group(&(tenths / 10).to_string());
    if tenths % 10 > 0 {
        write!(text, ",{}", tenths % 10).expect("writing into a String cannot fail");
    }
    text + "%"
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// The number in words, in small letters, with `nghìn` and `lẻ`.
///
/// ```
/// assert_eq!(viet::number::words(1_005_000), "một triệu không trăm lẻ năm nghìn");
/// ```
pub fn words(n: i64) -> String {
    if n == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = if n < 0 { vec!["âm"] } else { Vec::new() };
    say(n.unsigned_abs(), false, &mut words);
    words.join(" ")
}

/// An amount of money in words, as receipts and contracts have it: small letters, with `đồng` at the end.
///
/// ```
/// assert_eq!(viet::number::money(1_005_000), "một triệu không trăm lẻ năm nghìn đồng");
/// ```
pub fn money(dong: i64) -> String {
    words(dong) + " đồng"
}

/// The place in an order: `thứ nhất`, `thứ hai`, `thứ tư`, `thứ hai mươi mốt`.
///
/// ```
/// assert_eq!(viet::number::ordinal(4), "thứ tư");
/// assert_eq!(viet::number::ordinal(14), "thứ mười bốn");
/// ```
pub fn ordinal(n: u32) -> String {
    match n {
        1 => "thứ nhất".to_owned(),
        4 => "thứ tư".to_owned(),
        n => format!("thứ {}", words(n.into())),
    }
}

/// The number that words stand for, as [`words`] writes them or with the other words in use: `linh`, `ngàn`, `nhăm`, `tư`
/// after tens, any case, `đồng` at the end. Nothing if it is not one whole number said in full.
///
/// ```
/// use viet::number::read_words;
/// assert_eq!(read_words("Một triệu không trăm linh năm ngàn đồng"), Some(1_005_000));
/// assert_eq!(read_words("hai mươi tư"), Some(24));
/// assert_eq!(read_words("năm hai nghìn"), None);
/// ```
pub fn read_words(text: &str) -> Option<i64> {
    // No number that fits has more words.
    const MOST_WORDS: usize = 64;
    let text = crate::tone::normalise(text).to_lowercase();
    let said: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
    let said = said.strip_suffix(&["đồng"]).unwrap_or(&said);
    let (negative, said) = match said.strip_prefix(&["âm"]) {
        Some(rest) => (true, rest),
        None => (false, said),
    };
    let usual: Vec<&str> = said.iter().enumerate().map(|(at, word)| usual(at, word, said)).collect();
    let n = i64::try_from(add_up(&usual)?).ok()?;
    // What is said in another order, or not in full, does not come back the same.
    (words(n) == usual.join(" ") && !(negative && n == 0)).then_some(if negative { -n } else { n })
}

/// The word that [`words`] has for one said.
fn usual<'a>(at: usize, word: &'a str, said: &[&str]) -> &'a str {
    let after_tens = at > 0 && said[at - 1] == "mươi";
    match word {
        "linh" => "lẻ",
        "ngàn" => "nghìn",
        "nhăm" => "lăm",
        "tỉ" => "tỷ",
        "tư" if after_tens => "bốn",
        "một" if after_tens => "mốt",
        "bẩy" => "bảy",
        other => other,
    }
}

fn add_up(said: &[&str]) -> Option<u64> {
    if said.is_empty() {
        return None;
    }
    // Whole groups, the group of three figures before its unit is said, and the figure before its own.
    let (mut whole, mut below, mut group, mut figure) = (0u64, 0u64, 0u64, 0u64);
    for word in said {
        let scale = match *word {
            "tỷ" => {
                whole = whole.checked_add(below + group + figure)?.checked_mul(1_000_000_000)?;
                (below, group, figure) = (0, 0, 0);
                continue;
            }
            "triệu" => 1_000_000,
            "nghìn" => 1000,
            "trăm" => {
                (group, figure) = (group + figure * 100, 0);
                continue;
            }
            "mươi" => {
                (group, figure) = (group + figure * 10, 0);
                continue;
            }
            "mười" => {
                group += 10;
                continue;
            }
            "lẻ" => continue,
            "mốt" => {
                figure = 1;
                continue;
            }
            "lăm" => {
                figure = 5;
                continue;
            }
            other => {
                figure = DIGITS.iter().position(|digit| *digit == other)? as u64;
                continue;
            }
        };
        below = below.checked_add((group + figure).checked_mul(scale)?)?;
        (group, figure) = (0, 0);
    }
    whole.checked_add(below + group + figure)
}

/// `led`: something larger went before, so that hundreds are said even when there are none.
fn say(n: u64, led: bool, words: &mut Vec<&'static str>) {
    const BILLION: u64 = 1_000_000_000;
    if n >= BILLION {
        say(n / BILLION, led, words);
        words.push("tỷ");
        return say(n % BILLION, true, words);
    }
    let mut led = led;
    for (unit, name) in [(1_000_000, "triệu"), (1000, "nghìn"), (1, "")] {
        let three = n / unit % 1000;
        if three == 0 {
            continue;
        }
        say_hundreds(three, led, words);
        words.extend((!name.is_empty()).then_some(name));
        led = true;
    }
}

fn say_hundreds(n: u64, led: bool, words: &mut Vec<&'static str>) {
    let digit = |n: u64| DIGITS[(n % 10) as usize];
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    let with_hundreds = led || hundreds > 0;
    if with_hundreds {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && with_hundreds => words.push("lẻ"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match ones {
        0 => {}
        1 if tens > 1 => words.push("mốt"),
        5 if tens > 0 => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinals() {
        let cases = [
            (1, "thứ nhất"),
            (2, "thứ hai"),
            (4, "thứ tư"),
            (5, "thứ năm"),
            (11, "thứ mười một"),
            (21, "thứ hai mươi mốt"),
            (24, "thứ hai mươi bốn"),
        ];
        for (n, wanted) in cases {
            assert_eq!(ordinal(n), wanted);
        }
    }

    #[test]
    fn words_are_read_back() {
        let cases = [
            ("không", 0),
            ("KHÔNG ĐỒNG", 0),
            ("mười lăm", 15),
            ("hai mươi nhăm", 25),
            ("hai mươi một", 21),
            ("một ngàn không trăm linh một", 1001),
            ("hai tỉ đồng", 2_000_000_000),
            ("âm mười bốn", -14),
            ("  Năm   tỷ tỷ ", 5_000_000_000_000_000_000),
        ];
        for (text, wanted) in cases {
            assert_eq!(read_words(text), Some(wanted), "{text}");
        }
        for text in [
            "",
            "đồng",
            "âm",
            "âm không",
            "mươi",
            "hai trăm năm trăm",
            "một hai",
            "một nghìn một triệu",
            "trăm",
            "lẻ năm",
            "hai mười",
            "một triệu rưỡi",
            "chín tỷ tỷ tỷ tỷ",
            "tỷ",
            "fifteen",
        ] {
            assert_eq!(read_words(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_number_said_is_read(n in any::<i64>(), small in -2_000_000i64..2_000_000) {
            for n in [n.max(-i64::MAX), small] {
                prop_assert_eq!(read_words(&words(n)), Some(n));
                prop_assert_eq!(read_words(&money(n).replace("lẻ", "linh").replace("nghìn", "ngàn").to_uppercase()), Some(n));
            }
        }

        #[test]
        fn any_words_are_read_or_not(text in "((một|hai|năm|mươi|mười|trăm|nghìn|triệu|tỷ|lẻ|âm|đồng) ){0,30}|\\PC{0,20}") {
            if let Some(n) = read_words(&text) {
                prop_assert!(read_words(&words(n)) == Some(n));
            }
        }
    }

    #[test]
    fn thousands() {
        let cases = [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1000, "1.000"),
            (-1234, "-1.234"),
            (12_345_678, "12.345.678"),
            (i64::MIN, "-9.223.372.036.854.775.808"),
        ];
        for (n, wanted) in cases {
            assert_eq!(grouped(n), wanted);
        }
    }

    #[test]
    fn per_cent() {
        let cases = [
            (0, 5, "0%"),
            (1, 2, "50%"),
            (1, 3, "33,3%"),
            (1, 8, "12,5%"),
            (1, 1_000_000, "0,1%"),
            (999_999, 1_000_000, "99,9%"),
            (7, 7, "100%"),
            (1_000_001, 1_000_000, "100,1%"),
            (50, 4, "1.250%"),
            (3, 0, "–"),
            (u64::MAX, u64::MAX, "100%"),
            (u64::MAX, 1, "1.844.674.407.370.955.161.500%"),
        ];
        for (part, whole, wanted) in cases {
            assert_eq!(percent(part, whole), wanted, "{part} of {whole}");
        }
    }

    #[test]
    fn in_words() {
        let cases = [
            (0, "không"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi bốn"),
            (55, "năm mươi lăm"),
            (100, "một trăm"),
            (101, "một trăm lẻ một"),
            (115, "một trăm mười lăm"),
            (1000, "một nghìn"),
            (1001, "một nghìn không trăm lẻ một"),
            (1010, "một nghìn không trăm mười"),
            (2020, "hai nghìn không trăm hai mươi"),
            (15_245, "mười lăm nghìn hai trăm bốn mươi lăm"),
            (1_000_005, "một triệu không trăm lẻ năm"),
            (1_005_000, "một triệu không trăm lẻ năm nghìn"),
            (1_000_000_000, "một tỷ"),
            (2_000_000_000_000, "hai nghìn tỷ"),
            (3_000_000_001, "ba tỷ không trăm lẻ một"),
            (5_000_000_000_000_000_000, "năm tỷ tỷ"),
            (-14, "âm mười bốn"),
        ];
        for (n, wanted) in cases {
            assert_eq!(words(n), wanted, "{n}");
        }
        assert!(words(i64::MIN).starts_with("âm chín tỷ hai trăm hai mươi ba triệu"));
    }
}
