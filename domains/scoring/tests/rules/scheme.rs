//! The steps of the cycle.

use crate::given::{actor, ambient, criteria, day, head, now, points, scheme, step};
use people::Role;
use scoring::model::{Cycle, Head, Refusal, ScoreInput, Stage};
use scoring::rules::overview::Overview;
use scoring::rules::scheme::{self as rules, Advance};
use scoring::rules::score;

#[test]
fn a_scheme_is_opened_by_the_office_with_a_year_a_name_and_a_period() {
    let chief = actor(Role::ChiefOfOffice, None);
    let open = |head: Head, actor: &_| rules::open(ambient().id(), head, actor, now()).map(|(scheme, _)| scheme);
    assert_eq!(open(head(), &chief).unwrap().cycle, Cycle::Open);
    for (head, expected) in [
        (Head { index_year: 1999, ..head() }, Refusal::YearOutOfRange),
        (Head { name: " ".into(), ..head() }, Refusal::TextMissing("name")),
        (Head { name: "x".repeat(501), ..head() }, Refusal::TextTooLong("name", 500)),
        (Head { to: day("2019-12-14"), ..head() }, Refusal::PeriodTurnedAround),
    ] {
        assert_eq!(open(head, &chief).err(), Some(expected));
    }
    assert_eq!(open(head(), &actor(Role::UnitHead, None)).err(), Some(Refusal::NotPermitted));
    let sent = scheme(Cycle::Submitted { sent: step(), self_scored: points("1") });
    let late = rules::revise(&sent, head(), &chief).err();
    assert_eq!(late, Some(Refusal::WrongStage { now: Stage::Submitted }));
}

#[test]
fn the_cycle_goes_one_way_and_nothing_is_sent_half_scored() {
    let chief = actor(Role::ChiefOfOffice, None);
    let open = scheme(Cycle::Open);
    let empty = Overview::default();
    let go = |scheme: &_, overview: &_, step| rules::advance(scheme, overview, step, &chief, now()).map(|(s, _)| s);
    assert_eq!(go(&open, &empty, Advance::Begin).err(), Some(Refusal::NoCriteria));
    let all = criteria(&open);
    let unscored = Overview::new(&open.head, all.clone(), Vec::new(), Vec::new(), &[]);
    assert_eq!(go(&open, &unscored, Advance::Send).err(), Some(Refusal::WrongStage { now: Stage::Open }));
    let begun = go(&open, &unscored, Advance::Begin).unwrap();
    assert_eq!(go(&begun, &unscored, Advance::Send).err(), Some(Refusal::NotAllScored(3)));
    let inputs = [
        ScoreInput::Met { met: true },
        ScoreInput::Share { percent: "90".parse().unwrap() },
        ScoreInput::Tier { at: 1 },
    ];
    let scores =
        all[1..4].iter().zip(inputs).map(|(c, i)| score::score(&begun, c, None, i, "", &chief, now()).unwrap().0);
    let scored = Overview::new(&open.head, all.clone(), scores.collect(), Vec::new(), &[]);
    let sent = go(&begun, &scored, Advance::Send).unwrap();
    assert!(matches!(sent.cycle, Cycle::Submitted { self_scored, .. } if self_scored == points("1,9")), "{sent:?}");
    assert!(go(&sent, &scored, Advance::Close).is_err(), "results come first");
    let appraised = scheme(Cycle::Appraised { sent: step(), self_scored: points("1,9"), imported: step() });
    let explained = go(&appraised, &scored, Advance::Explain).unwrap();
    assert_eq!(go(&explained, &scored, Advance::Close).unwrap().cycle.stage(), Stage::Final);
    assert_eq!(go(&appraised, &scored, Advance::Close).unwrap().cycle.stage(), Stage::Final, "nobody has to explain");
    let stranger = rules::advance(&open, &unscored, Advance::Begin, &actor(Role::Specialist, None), now());
    assert_eq!(stranger.err(), Some(Refusal::NotPermitted));
    let taking: Vec<Stage> =
        <Stage as store::TextEnum>::ALL.iter().copied().filter(|s| rules::takes_proof(*s)).collect();
    assert_eq!(taking, [Stage::Open, Stage::SelfScore, Stage::Appraised]);
}
