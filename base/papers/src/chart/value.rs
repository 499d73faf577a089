//! The numbers of charts: whole, or with one decimal, and the round steps of an axis. How they are drawn is not known here.

use std::fmt;

/// A number of a chart.
///
/// ```
/// use papers::chart::Value;
/// assert_eq!(Value::Whole(1_234_567).to_string(), "1.234.567");
/// assert_eq!(Value::Tenths(125).to_string(), "12,5");
/// assert_eq!(Value::Percent(667).to_string(), "66,7%");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A whole number.
    Whole(u64),
    /// Tenths: 125 is 12,5.
    Tenths(u64),
    /// Tenths of a per cent: 667 is 66,7%.
    Percent(u64),
}

impl Value {
    /// The part in per cent of the whole, rounded half up to a decimal; nothing when the whole is 0. Something is never 0%,
    /// and not everything is never 100%, as in [`viet::number::percent`].
    ///
    /// ```
    /// use papers::chart::Value;
    /// assert_eq!(Value::share(2, 3), Some(Value::Percent(667)));
    /// assert_eq!(Value::share(9_999, 10_000), Some(Value::Percent(999)));
    /// assert_eq!(Value::share(0, 0), None);
    /// ```
    pub fn share(part: u64, whole: u64) -> Option<Value> {
        let (part_wide, whole_wide) = (u128::from(part), u128::from(whole));
        let tenths = (part_wide * 2_000 + whole_wide).checked_div(whole_wide * 2)?;
        let tenths = if part == 0 {
            0
        } else if part < whole {
            tenths.clamp(1, 999)
        } else {
            tenths
        };
        Some(Value::Percent(u64::try_from(tenths).unwrap_or(u64::MAX)))
    }

    /// How large it is, in tenths of what it counts: the measure by which values are drawn beside one another.
    pub(crate) fn tenths(self) -> u128 {
        match self {
            Value::Whole(value) => u128::from(value) * 10,
            Value::Tenths(value) | Value::Percent(value) => u128::from(value),
        }
    }

    /// A number of tenths, written as this one is.
    pub(super) fn written(self, tenths: u128) -> String {
        let sign = if matches!(self, Value::Percent(_)) { "%" } else { "" };
        match tenths % 10 {
            0 => number(tenths / 10) + sign,
            decimal => format!("{},{decimal}{sign}", number(tenths / 10)),
        }
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Value {
        Value::Whole(value)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(self.tenths()))
    }
}

/// The number with a point between thousands, however large.
pub(super) fn number(value: u128) -> String {
    match i64::try_from(value) {
        Ok(value) => viet::number::grouped(value),
        Err(_) => format!("{}.{:03}", number(value / 1_000), value % 1_000),
    }
}

/// The marks of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Axis {
    /// From one mark to the next, in tenths: 1, 2 or 5 with noughts.
    pub(crate) step: u128,
    /// How many steps there are from 0 to the top; at least 1, at most 5.
    pub(crate) steps: u128,
}

impl Axis {
    /// The axis for values up to `most` tenths. Steps are whole if the values are.
    pub(crate) fn up_to(most: u128, whole: bool) -> Axis {
        let mut step = if whole { 10 } else { 1 };
        // By turns 1 to 2, 2 to 5, 5 to 10.
        for growth in [(2, 1), (5, 2), (2, 1)].into_iter().cycle() {
            if step * 5 >= most {
                break;
            }
            step = step * growth.0 / growth.1;
        }
        Axis { step, steps: most.div_ceil(step).max(1) }
    }

    /// The value at its end, in tenths.
    pub(crate) fn top(self) -> u128 {
        self.step * self.steps
    }
}

/// The parts in per cent of their sum, so that they add up to 100: each is rounded down, and what is missing goes to those
/// that lost most, the earlier first. All 0 if the sum is.
pub(super) fn shares_of_hundred(parts: &[u64]) -> Vec<u64> {
    let whole: u128 = parts.iter().map(|part| u128::from(*part)).sum();
    if whole == 0 {
        return vec![0; parts.len()];
    }
    let scaled = |part: &u64| u128::from(*part) * 100;
    let mut shares: Vec<u64> = parts.iter().map(|part| u64::try_from(scaled(part) / whole).unwrap_or(100)).collect();
    let mut by_loss: Vec<usize> = (0..parts.len()).collect();
    by_loss.sort_by_key(|place| std::cmp::Reverse(scaled(&parts[*place]) % whole));
    let missing = 100u64.saturating_sub(shares.iter().sum());
    for place in by_loss.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        shares[place] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_largest_number_is_written_in_full() {
        assert_eq!(Value::Whole(u64::MAX).to_string(), "18.446.744.073.709.551.615");
        assert_eq!(Value::Tenths(u64::MAX).to_string(), "1.844.674.407.370.955.161,5");
        assert_eq!(Value::Percent(1_000).to_string(), "100%");
    }

    #[test]
    fn steps_are_round() {
        let axis = |most, whole| (Axis::up_to(most, whole).step, Axis::up_to(most, whole).steps);
        assert_eq!(axis(0, true), (10, 1));
        assert_eq!(axis(30, true), (10, 3));
        assert_eq!(axis(870, false), (200, 5));
        assert_eq!(axis(1_000, false), (200, 5));
        assert_eq!(axis(7, false), (2, 4));
        assert_eq!(axis(120, true), (50, 3));
    }

    #[test]
    fn shares_add_up() {
        assert_eq!(shares_of_hundred(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(shares_of_hundred(&[2, 0, 1]), [67, 0, 33]);
        assert_eq!(shares_of_hundred(&[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn shares_always_add_up(parts in prop::collection::vec(any::<u64>(), 1..9)) {
            let sum: u64 = shares_of_hundred(&parts).iter().sum();
            prop_assert_eq!(sum, if parts.iter().all(|part| *part == 0) { 0 } else { 100 });
        }

        #[test]
        fn an_axis_holds_its_values(most in 0..=u128::from(u64::MAX) * 10, whole: bool) {
            let axis = Axis::up_to(most, whole);
            prop_assert!(axis.top() >= most && (1..=5).contains(&axis.steps), "{:?}", axis);
        }
    }
}
