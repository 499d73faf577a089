//! The smaller nouns beside tasks: inspections, indicators, budget lines, links, accepted findings.

use super::{AccountId, BudgetLineId, FileId, IndicatorId, InspectionId, PlanId, PlanLinkId, ReadingId, UnitId};
use kernel::{Date, Moment};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use store::{Arg, Column, Json, Row, StoreError, Value, record, text_enum};

record! {
    /// Kiểm tra: the Office inspects a unit and writes minutes.
    pub struct Inspection {
        id: InspectionId, plan_id: PlanId, unit_id: UnitId, inspected_on: Date,
        /// Who took part, one a line, in the words of the minutes.
        members: Json<Vec<String>>, minutes: String, conclusions: String,
        /// The signed minutes.
        file_id: Option<FileId>, recorded_by: AccountId, recorded_at: Moment, version: i64,
    }
}

record! {
    /// A figure that the plan wants to reach.
    pub struct Indicator {
        id: IndicatorId, plan_id: PlanId, name: String,
        /// Unit of measure: `%`, `cuộc`.
        measure: String, target: Hundredths, version: i64,
    }
}

text_enum! {
    /// How sure a reading is.
    pub enum ReadingKind {
        /// Thực tế.
        Actual = "actual",
        /// Ước thực hiện, reconciled later by an actual one.
        Estimate = "estimate",
    }
}

record! {
    /// What an indicator was on a day.
    pub struct Reading {
        id: ReadingId, indicator_id: IndicatorId, measured_on: Date, value: Hundredths, kind: ReadingKind,
        /// Where the figure is from.
        source: String, entered_by: AccountId, entered_at: Moment,
    }
}

record! {
    /// A source of money; the amount is never required.
    pub struct BudgetLine {
        id: BudgetLineId, plan_id: PlanId, source: String,
        /// In đồng.
        amount: Option<i64>, version: i64,
    }
}

/// The tag of plans that carry the Hồ Chí Minh campaign.
pub const HO_CHI_MINH_CAMPAIGN: &str = "ho_chi_minh_campaign";

text_enum! {
    /// How two plans stand to one another.
    pub enum Relation {
        /// The other one is carried out by this one.
        Parent = "parent",
        /// Beside this one, such as the year's reform plan.
        Sideways = "sideways",
    }
}

/// A link of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanLink {
    /// Its id.
    pub id: PlanLinkId,
    /// The plan that has it.
    pub plan_id: PlanId,
    /// Where it leads.
    pub to: LinkTarget,
}

/// Where a link of a plan leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkTarget {
    /// To another plan of the agency.
    Plan {
        /// The other plan.
        plan: PlanId,
        /// How it stands to this one.
        relation: Relation,
    },
    /// To a campaign or theme, such as [`HO_CHI_MINH_CAMPAIGN`].
    Tag(String),
}

record! {
    /// A finding of the lint that somebody answers for.
    pub struct FindingAcceptance { plan_id: PlanId, finding_key: String, reason: String, accepted_by: AccountId, accepted_at: Moment }
}

/// A figure with two decimals: `9550` is 95,5. Kept exactly, compared exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hundredths(pub i64);

/// More digits than any indicator has; keeps sums far from overflow.
const MOST_DIGITS: usize = 13;

/// The text is no figure such as `95,5` or `1.200`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAFigure;

impl FromStr for Hundredths {
    type Err = NotAFigure;

    /// As people type it: points or blanks between thousands, a comma before at most two decimals.
    fn from_str(text: &str) -> Result<Self, NotAFigure> {
        let text = text.trim();
        let (whole, decimals) = text.split_once(',').unwrap_or((text, "0"));
        let groups: Vec<&str> = whole.split(['.', ' ', '\u{a0}']).collect();
        let grouped = groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
        let digits = groups.concat();
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !grouped || !plain(&digits) || digits.len() > MOST_DIGITS || !plain(decimals) || decimals.len() > 2 {
            return Err(NotAFigure);
        }
        let whole: i64 = digits.parse().map_err(|_| NotAFigure)?;
        let part: i64 = format!("{decimals:0<2}").parse().map_err(|_| NotAFigure)?;
        Ok(Self(whole * 100 + part))
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        let whole = viet::number::grouped(whole);
        match part.abs() {
            0 => f.write_str(&whole),
            part if part % 10 == 0 => write!(f, "{whole},{}", part / 10),
            part => write!(f, "{whole},{part:02}"),
        }
    }
}

impl Arg for Hundredths {
    fn into_value(self) -> Value {
        Value::Int(Some(self.0))
    }
    fn null() -> Value {
        Value::Int(None)
    }
}

impl Column for Hundredths {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        i64::read(row, name).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_as_people_type_them() {
        let cases =
            [("95", 9500), ("95,5", 9550), ("95,05", 9505), ("1.200", 120_000), ("1 200,25", 120_025), (" 0 ", 0)];
        for (text, hundredths) in cases {
            assert_eq!(text.parse(), Ok(Hundredths(hundredths)), "for {text:?}");
        }
        for text in ["", "95.5", "95,555", "1.20", "-3", "chín", "1,", ",5", "99999999999999", "１"] {
            assert_eq!(text.parse::<Hundredths>(), Err(NotAFigure), "for {text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_figure_or_not(text in "[0-9., ]{0,20}|\\PC{0,8}") {
            if let Ok(figure) = text.parse::<Hundredths>() {
                prop_assert!(figure.0 >= 0);
            }
        }
    }
}
