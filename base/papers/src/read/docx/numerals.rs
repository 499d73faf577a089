//! How Word writes a counter: the formats of `w:numFmt` that occur in Vietnamese papers. Its letters are the Latin
//! a b c d e, not the Vietnamese a b c d đ: what the page shows is kept.

use crate::read::model;

/// A format of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Numeral {
    /// 1 2 3; also in place of formats not known here.
    #[default]
    Decimal,
    /// 01 02 03.
    DecimalZero,
    /// a b c ... z aa bb.
    LowerLetter,
    /// A B C.
    UpperLetter,
    /// i ii iii.
    LowerRoman,
    /// I II III.
    UpperRoman,
    /// A sign, the same for all.
    Bullet,
    /// Nothing.
    None,
}

impl Numeral {
    /// The format of that name in `w:numFmt`.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// How it counts, as far as lists tell apart.
    pub(super) fn kind(self) -> model::Numeral {
        match self {
            Self::Decimal | Self::DecimalZero => model::Numeral::Figures,
            Self::LowerLetter | Self::UpperLetter => model::Numeral::Letters,
            Self::LowerRoman | Self::UpperRoman | Self::Bullet | Self::None => model::Numeral::Other,
        }
    }

    /// A counter written in this format. Letters and Roman numerals that would grow without bound become decimal.
    pub(super) fn write(self, count: u32) -> String {
        match self {
            Self::Decimal => count.to_string(),
            Self::DecimalZero => format!("{count:02}"),
            Self::LowerLetter => letters(count, 'a'),
            Self::UpperLetter => letters(count, 'A'),
            Self::LowerRoman => roman(count).to_lowercase(),
            Self::UpperRoman => roman(count),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// Word repeats the letter after z: aa, bb.
fn letters(count: u32, first: char) -> String {
    const LONGEST: u32 = 5;
    let Some(from_zero) = count.checked_sub(1).filter(|from_zero| from_zero / 26 < LONGEST) else {
        return count.to_string();
    };
    let letter = char::from_u32(first as u32 + from_zero % 26).unwrap_or(first);
    std::iter::repeat_n(letter, from_zero as usize / 26 + 1).collect()
}

fn roman(count: u32) -> String {
    if (1..4000).contains(&count) { viet::label::to_roman(count) } else { count.to_string() }
}

#[cfg(test)]
mod tests {
    use super::Numeral::{self, *};

    #[test]
    fn counters_are_written_as_word_does() {
        let table: &[(Numeral, u32, &str)] = &[
            (Decimal, 12, "12"),
            (DecimalZero, 7, "07"),
            (LowerLetter, 5, "e"),
            (LowerLetter, 28, "bb"),
            (UpperLetter, 26, "Z"),
            (LowerLetter, 4_000_000_000, "4000000000"),
            (LowerLetter, 0, "0"),
            (UpperRoman, 14, "XIV"),
            (LowerRoman, 9, "ix"),
            (UpperRoman, 0, "0"),
            (UpperRoman, 4_000_000_000, "4000000000"),
            (None, 3, ""),
        ];
        for (numeral, count, expected) in table {
            assert_eq!(numeral.write(*count), *expected, "{count} as {numeral:?}");
        }
    }
}
