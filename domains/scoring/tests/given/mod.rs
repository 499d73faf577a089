//! Actors, a scheme and its criteria, as the tests of rules and of the store need them.

use kernel::{Ambient, Date, Moment};
use people::{Actor, Leads, Role, UnitId};
use scoring::model::{Criterion, Cycle, Head, Points, Scheme, ScoringRule, Step, Tier, Written};

pub(crate) fn ambient() -> Ambient {
    Ambient::fixed("2020-11-10T02:00:00Z")
}

pub(crate) fn now() -> Moment {
    ambient().now()
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn points(text: &str) -> Points {
    text.parse().unwrap()
}

pub(crate) fn actor(role: Role, unit: Option<UnitId>) -> Actor {
    let ambient = ambient();
    let (agency, account) = (ambient.id(), ambient.id());
    Actor { agency, account, name: format!("{role:?}"), unit, roles: vec![role], leads: Leads::default() }
}

pub(crate) fn head() -> Head {
    Head {
        index_year: 2020,
        name: "Chỉ số CCHC năm 2020".into(),
        document_number: String::new(),
        document_date: None,
        legal_basis: String::new(),
        from: day("2019-12-15"),
        to: day("2020-12-14"),
    }
}

pub(crate) fn scheme(cycle: Cycle) -> Scheme {
    let ambient = ambient();
    Scheme { id: ambient.id(), version: 1, head: head(), cycle, created_by: ambient.id(), created_at: ambient.now() }
}

pub(crate) fn step() -> Step {
    Step { by: ambient().id(), at: now() }
}

pub(crate) fn tiers() -> ScoringRule {
    let tier = |words: &str, text: &str| Tier { words: words.into(), points: points(text) };
    ScoringRule::Tiers { tiers: vec![tier("Đầy đủ", "1"), tier("Một phần", "0,5"), tier("Không", "0")] }
}

pub(crate) fn linear() -> ScoringRule {
    ScoringRule::LinearWithFloor { floor: "80".parse().unwrap() }
}

pub(crate) fn written(code: &str, max: &str, rule: Option<ScoringRule>) -> Written {
    Written {
        code: code.parse().unwrap(),
        title: format!("Tiêu chí {code}"),
        max: points(max),
        survey: false,
        rule,
        rule_words: "Như quy định".into(),
        proof_asked: "Kế hoạch, báo cáo".into(),
        unit: None,
        unit_words: String::new(),
    }
}

/// 1 (group) with 1.1 all or nothing, 1.2 by proportion, 1.10 by level; 2 by survey.
pub(crate) fn all_written() -> Vec<Written> {
    vec![
        written("1", "2,5", None),
        written("1.1", "0,5", Some(ScoringRule::AllOrNothing)),
        written("1.2", "1", Some(linear())),
        written("1.10", "1", Some(tiers())),
        Written { survey: true, ..written("2", "10", None) },
    ]
}

pub(crate) fn criteria(scheme: &Scheme) -> Vec<Criterion> {
    let ambient = ambient();
    all_written().into_iter().map(|written| Criterion { id: ambient.id(), scheme: scheme.id, written }).collect()
}
