//! Report periods as dated data, and the rule by which a proof falls into one of them. Kept in `store/periods.rs`.

use jiff::ToSpan as _;
use kernel::{Date, Id, Moment};
use people::AccountId;
use store::{record, text_enum};

/// The id of a period.
pub type PeriodId = Id<Period>;

text_enum! {
    /// How long a period is, and where it begins.
    pub enum PeriodKind {
        /// A month.
        Month = "month",
        /// A quarter.
        Quarter = "quarter",
        /// Six months, the first or the last.
        Half = "half",
        /// The first nine months.
        NineMonths = "nine_months",
        /// The report year.
        Year = "year",
    }
}

record! {
    /// A period that reports are made for.
    #[derive(Eq)]
    pub struct Period {
        id: PeriodId,
        kind: PeriodKind,
        /// The report year it belongs to.
        year: i64,
        /// From 1: which month, quarter or half.
        ordinal: i64,
        /// "Quý I năm 2026".
        label: String,
        /// Its first day.
        from_on: Date,
        /// Its last day.
        to_on: Date,
        legal_basis: String,
        /// From when this cut of the year applies.
        valid_from: Date,
        valid_to: Option<Date>,
        /// When its report was signed and its figures frozen.
        closed_at: Option<Moment>,
        closed_by: Option<AccountId>,
    }
}

/// How a rule of law cuts the year. Kept with each period, so that a new rule leaves old periods as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheme {
    /// The rule.
    pub legal_basis: &'static str,
    /// From when it applies.
    pub valid_from: Date,
    /// Until when, if that is known.
    pub valid_to: Option<Date>,
    /// The day of the month on which data closes; the next day begins the next period.
    pub last_day: i8,
}

/// The rule of 2019: months from the 15th to the 14th, the year from 15 December. The day from which it applies is not
/// confirmed from the text; it only tells this cut from a later one.
pub const DECREE_09_2019: Scheme = Scheme {
    legal_basis: "Nghị định số 09/2019/NĐ-CP, Điều 12",
    valid_from: Date::constant(2019, 3, 12),
    valid_to: None,
    last_day: 14,
};

/// A period before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Period")]
pub struct NewPeriod {
    pub kind: PeriodKind,
    pub ordinal: i64,
    pub label: String,
    pub from_on: Date,
    pub to_on: Date,
}

/// The twenty periods of a report year, by a scheme. None for a year outside the calendar.
///
/// ```
/// use evidence::periods::{DECREE_09_2019, of_year};
/// let first_quarter = &of_year(2026, &DECREE_09_2019)[12];
/// assert_eq!(first_quarter.label, "Quý I năm 2026");
/// assert_eq!(first_quarter.from_on.to_string(), "2025-12-15");
/// assert_eq!(first_quarter.to_on.to_string(), "2026-03-14");
/// ```
#[must_use]
pub fn of_year(year: i16, scheme: &Scheme) -> Vec<NewPeriod> {
    let parts: [(PeriodKind, i8, i8); 5] = [
        (PeriodKind::Month, 1, 12),
        (PeriodKind::Quarter, 3, 4),
        (PeriodKind::Half, 6, 2),
        (PeriodKind::NineMonths, 9, 1),
        (PeriodKind::Year, 12, 1),
    ];
    let mut periods = Vec::new();
    for (kind, months, count) in parts {
        for ordinal in 1..=count {
            let last = Date::new(year, ordinal * months, scheme.last_day);
            let before = last.as_ref().ok().and_then(|d| d.checked_sub(i32::from(months).months()).ok());
            let first = before.and_then(|d| d.tomorrow().ok());
            if let (Ok(to_on), Some(from_on)) = (last, first) {
                let label = label(kind, ordinal, year);
                periods.push(NewPeriod { kind, ordinal: ordinal.into(), label, from_on, to_on });
            }
        }
    }
    periods
}

fn label(kind: PeriodKind, ordinal: i8, year: i16) -> String {
    match (kind, ordinal) {
        (PeriodKind::Month, month) => format!("Tháng {month:02}/{year}"),
        (PeriodKind::Quarter, quarter) => {
            format!("Quý {} năm {year}", viet::label::to_roman(u32::from(quarter.unsigned_abs())))
        }
        (PeriodKind::Half, 1) => format!("6 tháng đầu năm {year}"),
        (PeriodKind::Half, _) => format!("6 tháng cuối năm {year}"),
        (PeriodKind::NineMonths, _) => format!("9 tháng đầu năm {year}"),
        (PeriodKind::Year, _) => format!("Năm {year}"),
    }
}

/// The period of a kind that a day falls into. Where two cuts of the year overlap, the one that began to apply later.
#[must_use]
pub fn period_of(periods: &[Period], kind: PeriodKind, day: Date) -> Option<&Period> {
    periods
        .iter()
        .filter(|p| p.kind == kind && p.from_on <= day && day <= p.to_on)
        .filter(|p| p.valid_from <= day && p.valid_to.is_none_or(|last| day <= last))
        .max_by_key(|p| p.valid_from)
}

/// Where a proof is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// The period.
    pub period: PeriodId,
    /// It came after its own period was closed, and is counted in this later one as an addition ("bổ sung").
    pub late: bool,
}

/// Where something that happened on a day, and stands as it does since `arrived`, is counted among periods of a kind: in
/// the period of its day; if that was closed by then, in the next that was still open. Nowhere if there is no such period.
///
/// Nine-month periods leave out the rest of the year, so what is late for one is an addition to that of the next year; the
/// year has it by its day.
#[must_use]
pub fn placement(periods: &[Period], kind: PeriodKind, day: Date, arrived: Moment) -> Option<Placement> {
    let own = period_of(periods, kind, day)?;
    let open = |p: &Period| p.closed_at.is_none_or(|closed| arrived < closed);
    if open(own) {
        return Some(Placement { period: own.id, late: false });
    }
    let later = periods.iter().filter(|p| p.kind == kind && p.from_on > own.to_on && open(p));
    later.min_by_key(|p| p.from_on).map(|p| Placement { period: p.id, late: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(year: i16) -> Vec<Period> {
        let ambient = kernel::Ambient::fixed("2026-01-01T00:00:00Z");
        (year..=year + 1)
            .flat_map(|year| of_year(year, &DECREE_09_2019).into_iter().map(move |p| (year, p)))
            .enumerate()
            .map(|(n, (year, p))| Period {
                id: Id::from_uuid(uuid::Uuid::from_u128(n as u128)),
                kind: p.kind,
                year: year.into(),
                ordinal: p.ordinal,
                label: p.label,
                from_on: p.from_on,
                to_on: p.to_on,
                legal_basis: DECREE_09_2019.legal_basis.into(),
                valid_from: DECREE_09_2019.valid_from,
                valid_to: None,
                closed_at: None,
                closed_by: Some(ambient.id()),
            })
            .collect()
    }

    #[test]
    fn the_year_is_cut_as_the_decree_cuts_it() {
        let periods = of_year(2026, &DECREE_09_2019);
        assert_eq!(periods.len(), 20);
        let cut = |label: &str| {
            let p = periods.iter().find(|p| p.label == label).unwrap_or_else(|| panic!("no {label}"));
            format!("{}..{}", p.from_on, p.to_on)
        };
        for (label, expected) in [
            ("Tháng 01/2026", "2025-12-15..2026-01-14"),
            ("Tháng 03/2026", "2026-02-15..2026-03-14"),
            ("Tháng 12/2026", "2026-11-15..2026-12-14"),
            ("Quý I năm 2026", "2025-12-15..2026-03-14"),
            ("Quý II năm 2026", "2026-03-15..2026-06-14"),
            ("Quý III năm 2026", "2026-06-15..2026-09-14"),
            ("Quý IV năm 2026", "2026-09-15..2026-12-14"),
            ("6 tháng đầu năm 2026", "2025-12-15..2026-06-14"),
            ("6 tháng cuối năm 2026", "2026-06-15..2026-12-14"),
            ("9 tháng đầu năm 2026", "2025-12-15..2026-09-14"),
            ("Năm 2026", "2025-12-15..2026-12-14"),
        ] {
            assert_eq!(cut(label), expected, "{label}");
        }
    }

    #[test]
    fn months_quarters_halves_and_years_leave_no_day_out_and_have_none_twice() {
        let periods = kept(2026);
        for kind in [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Half, PeriodKind::Year] {
            let mut day = Date::constant(2025, 12, 15);
            while day <= Date::constant(2027, 12, 14) {
                let holding = periods.iter().filter(|p| p.kind == kind && p.from_on <= day && day <= p.to_on).count();
                assert_eq!(holding, 1, "{kind:?} on {day}");
                day = day.tomorrow().unwrap();
            }
        }
    }

    #[test]
    fn late_proof_falls_into_the_next_open_period() {
        let closed = |ordinal: i64| -> Moment { format!("2026-{:02}-20T00:00:00Z", ordinal * 3).parse().unwrap() };
        let mut periods = kept(2026);
        for p in periods.iter_mut().filter(|p| p.kind == PeriodKind::Quarter && p.year == 2026 && p.ordinal <= 2) {
            p.closed_at = Some(closed(p.ordinal));
        }
        for (day, arrived, expected) in [
            ("2026-02-01", "2026-03-19T00:00:00Z", Some(("Quý I năm 2026", false))),
            ("2026-02-01", "2026-03-20T00:00:00Z", Some(("Quý II năm 2026", true))),
            ("2026-02-01", "2026-06-19T23:59:59Z", Some(("Quý II năm 2026", true))),
            ("2026-02-01", "2026-06-20T00:00:00Z", Some(("Quý III năm 2026", true))),
            ("2026-06-14", "2026-07-01T00:00:00Z", Some(("Quý III năm 2026", true))),
            ("2026-06-15", "2026-07-01T00:00:00Z", Some(("Quý III năm 2026", false))),
            ("2026-03-14", "2026-03-14T00:00:00Z", Some(("Quý I năm 2026", false))),
            ("2020-01-01", "2026-03-14T00:00:00Z", None),
        ] {
            let found = placement(&periods, PeriodKind::Quarter, day.parse().unwrap(), arrived.parse().unwrap());
            let label = |id| periods.iter().find(|p| p.id == id).map(|p| p.label.as_str()).unwrap();
            assert_eq!(found.map(|p| (label(p.period), p.late)), expected, "{day}, arrived {arrived}");
        }
    }

    #[test]
    fn a_newer_rule_takes_over_from_its_day_on() {
        let mut periods = kept(2026);
        let newer = Scheme { legal_basis: "sau", valid_from: Date::constant(2026, 7, 1), valid_to: None, last_day: 24 };
        let model = periods[0].clone();
        periods.iter_mut().for_each(|p| p.valid_to = Some(Date::constant(2026, 6, 30)));
        periods.extend(of_year(2026, &newer).into_iter().map(|p| Period {
            label: format!("{} mới", p.label),
            kind: p.kind,
            from_on: p.from_on,
            to_on: p.to_on,
            valid_from: newer.valid_from,
            ..model.clone()
        }));
        periods.iter_mut().filter(|p| p.valid_from == newer.valid_from).for_each(|p| p.valid_to = None);
        let label = |day: &str| period_of(&periods, PeriodKind::Month, day.parse().unwrap()).map(|p| p.label.clone());
        assert_eq!(label("2026-06-20").as_deref(), Some("Tháng 07/2026"));
        assert_eq!(label("2026-07-20").as_deref(), Some("Tháng 07/2026 mới"));
    }

    proptest::proptest! {
        /// However many quarters are closed, and whenever: every proof is counted in exactly one, never in one that was closed
        /// when it arrived, and in its own if that was open.
        #[test]
        fn every_proof_is_counted_once(
            closed in 0_usize..=8,
            gaps in proptest::collection::vec(1_i64..120, 8),
            day in 0_i32..700,
            arrived in 0_i64..1_200,
        ) {
            let start: Moment = "2025-12-15T00:00:00Z".parse().unwrap();
            let after = |days: i64| start + jiff::SignedDuration::from_hours(24 * days);
            let mut periods = kept(2026);
            let mut at = 0;
            for (p, gap) in periods.iter_mut().filter(|p| p.kind == PeriodKind::Quarter).take(closed).zip(&gaps) {
                at += gap;
                p.closed_at = Some(after(at));
            }
            let quarters: Vec<&Period> = periods.iter().filter(|p| p.kind == PeriodKind::Quarter).collect();
            let day = Date::constant(2025, 12, 15).checked_add(day.days()).unwrap();
            let own = quarters.iter().position(|p| p.from_on <= day && day <= p.to_on).unwrap();
            let open = |p: &Period| p.closed_at.is_none_or(|closed| after(arrived) < closed);
            let expected = quarters[own..].iter().position(|p| open(p)).map(|further| own + further);
            let found = placement(&periods, PeriodKind::Quarter, day, after(arrived));
            proptest::prop_assert_eq!(found.map(|p| p.period), expected.map(|at| quarters[at].id));
            proptest::prop_assert_eq!(found.map(|p| p.late), expected.map(|at| at != own));
        }
    }
}
