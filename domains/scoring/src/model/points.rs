//! Points of a scheme: exact thousandths, never a rank.

use evidence::Amount;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::str::FromStr;
use store::{Arg, Column, Row, StoreError, Value};

/// Points from 0 to [`Points::MOST`], in thousandths: `1,25` is 1250.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(i64);

/// The text is no number of points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not points such as 0,5")]
pub struct NotPoints;

impl Points {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// Far above any scheme, far below overflow.
    pub const MOST: Self = Self(10_000_000);

    /// So many thousandths; none outside of the range.
    #[must_use]
    pub fn from_thousandths(thousandths: i64) -> Option<Self> {
        (0..=Self::MOST.0).contains(&thousandths).then_some(Self(thousandths))
    }

    /// In thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// How much more than another, with its sign: `-0,25`.
    #[must_use]
    pub const fn minus(self, other: Self) -> Amount {
        Amount::from_thousandths(self.0 - other.0)
    }
}

impl FromStr for Points {
    type Err = NotPoints;

    fn from_str(text: &str) -> Result<Self, NotPoints> {
        let amount: Amount = text.parse().map_err(|_| NotPoints)?;
        Self::from_thousandths(amount.thousandths()).ok_or(NotPoints)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Amount::from_thousandths(self.0).fmt(f)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        Self(points.map(|p| p.0).sum())
    }
}

impl Arg for Points {
    fn into_value(self) -> Value {
        Value::Int(Some(self.0))
    }
    fn null() -> Value {
        Value::Int(None)
    }
}

impl Column for Points {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        i64::read(row, name).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_as_schemes_write_them() {
        for (text, expected) in [
            ("0,5", Some(500)),
            ("1", Some(1000)),
            ("0", Some(0)),
            ("1,125", Some(1125)),
            ("-1", None),
            ("0.5", None),
            ("10.001", None),
            ("một", None),
        ] {
            assert_eq!(text.parse::<Points>().ok().map(Points::thousandths), expected, "{text:?}");
        }
        assert_eq!([Points(500), Points(250)].into_iter().sum::<Points>().to_string(), "0,75");
        assert_eq!(Points(250).minus(Points(500)).to_string(), "-0,25");
    }
}
