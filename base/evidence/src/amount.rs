//! Amounts as officials write them: a comma before the decimals, dots between the thousands.

use std::fmt;
use std::str::FromStr;

/// A number with up to three decimals, held exactly, in thousandths.
///
/// ```
/// use evidence::Amount;
/// assert_eq!("1.234,5".parse::<Amount>().unwrap(), Amount::from_thousandths(1_234_500));
/// assert_eq!(Amount::from_thousandths(1_234_500).to_string(), "1.234,5");
/// assert!("1,234.5".parse::<Amount>().is_err(), "written as elsewhere, it could mean two things");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Amount(i64);

/// The text is no number in the Vietnamese way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number; expected digits, dots between thousands, a comma and at most three decimals")]
pub struct NotAnAmount;

impl Amount {
    /// The amount of so many thousandths.
    #[must_use]
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// In thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }
}

impl FromStr for Amount {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let text = text.trim();
        let (negative, digits) = text.strip_prefix(['-', '−']).map_or((false, text), |rest| (true, rest));
        let (whole, decimals) = digits.split_once(',').map_or((digits, None), |(whole, part)| (whole, Some(part)));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_grouped(whole) || decimals.is_some_and(|d| !plain(d) || d.len() > 3) {
            return Err(NotAnAmount);
        }
        let whole: i64 = whole.replace('.', "").parse().map_err(|_| NotAnAmount)?;
        let part: i64 = format!("{:0<3}", decimals.unwrap_or_default()).parse().map_err(|_| NotAnAmount)?;
        let value = whole.checked_mul(1000).and_then(|w| w.checked_add(part)).ok_or(NotAnAmount)?;
        Ok(Self(if negative { -value } else { value }))
    }
}

/// Digits alone, or one to three digits and then groups of three after dots.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    !first.is_empty()
        && digits(first)
        && (rest.is_empty() || first.len() <= 3 && rest.iter().all(|g| g.len() == 3 && digits(g)))
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        let grouped = viet::number::grouped(i64::try_from(whole).unwrap_or(i64::MAX));
        let decimals = format!("{part:03}");
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{sign}{grouped}"),
            decimals => write!(f, "{sign}{grouped},{decimals}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_officials_write_them() {
        for (text, expected) in [
            ("0", Some(0)),
            ("87,5", Some(87_500)),
            (" 1.234.567 ", Some(1_234_567_000)),
            ("1234", Some(1_234_000)),
            ("-3,125", Some(-3_125)),
            ("−2", Some(-2_000)),
            ("1.23", None),
            ("1234.567", None),
            ("1,2345", None),
            ("1,", None),
            (",5", None),
            ("", None),
            ("87,5%", None),
            ("1.234,5,6", None),
            ("99999999999999999999", None),
            ("9223372036854775807", None),
        ] {
            assert_eq!(text.parse::<Amount>().ok(), expected.map(Amount), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(thousandths in -9_000_000_000_000_000i64..9_000_000_000_000_000) {
            let amount = Amount(thousandths);
            prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        }

        #[test]
        fn no_text_makes_it_fail(text in ".{0,40}|[-0-9.,]{0,40}") {
            let _: Result<Amount, NotAnAmount> = text.parse();
        }
    }
}
