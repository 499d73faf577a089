//! An agency of a test: its unit, its people as actors, a scheme with criteria, and a proof.

use crate::given;
use ::store::{Db, Tx};
use kernel::Ambient;
use people::store::{By, accounts, agencies, units};
use people::{AccountKind, Actor, AgencyId, Leads, NewAccount, Role, SecurityPolicy, UnitId};
use scoring::model::{Criterion, Error, Refusal, Scheme};
use scoring::rules::import::{self, Row};
use scoring::rules::overview::Overview;
use scoring::rules::scheme::{Advance, advance, open};
use scoring::store::{self, Writer};
use std::collections::HashMap;

pub(crate) struct House {
    pub(crate) agency: AgencyId,
    pub(crate) office: Actor,
    pub(crate) other: Actor,
    pub(crate) unit: UnitId,
}

impl House {
    pub(crate) async fn without_scheme(db: &Db, ambient: &Ambient, slug: &str) -> Self {
        let mut tx = db.begin().await.unwrap();
        let agency = agencies::add(&mut tx, ambient, slug, None, By::PROGRAM).await.unwrap();
        let new = units::NewUnit {
            code: "VP".into(),
            name: "Văn phòng".into(),
            ordinal: 1,
            valid_from: given::day("2010-01-01"),
        };
        let unit = units::add(&mut tx, ambient, agency, new, By::PROGRAM).await.unwrap();
        let office = person(&mut tx, ambient, agency, "office", Role::ChiefOfOffice).await;
        let other = person(&mut tx, ambient, agency, "other", Role::DeputyChiefOfOffice).await;
        tx.commit().await.unwrap();
        Self { agency, office, other, unit }
    }

    pub(crate) fn writer<'a>(&self, actor: &'a Actor, ambient: &Ambient) -> Writer<'a> {
        Writer { actor, now: ambient.now(), source: None }
    }

    /// A scheme with the criteria of the tests, in which units score.
    pub(crate) async fn scheme(&self, db: &Db, ambient: &Ambient) -> (Scheme, Vec<Criterion>) {
        let writer = self.writer(&self.office, ambient);
        let mut tx = db.begin().await.unwrap();
        let decided = open(ambient.id(), given::head(), &self.office, ambient.now()).unwrap();
        let scheme = store::add_scheme(&mut tx, &writer, decided).await.unwrap();
        let mut all = given::all_written();
        all[1].unit = Some(self.unit);
        let rows = all.into_iter().map(|written| Row { number: 1, max: Some(written.max), written }).collect();
        let difference = import::compare(&Overview::default(), rows, &HashMap::new());
        let taken = import::take(&scheme, &Overview::default(), difference, &[], &self.office, ambient).unwrap();
        store::save_import(&mut tx, &writer, ambient, &scheme, taken).await.unwrap();
        let scheme = store::find_scheme(&mut tx, self.agency, scheme.id).await.unwrap().unwrap();
        let overview = store::load_overview(&mut tx, self.agency, &scheme).await.unwrap();
        let begun = advance(&scheme, &overview, Advance::Begin, &self.office, ambient.now()).unwrap();
        let scheme = store::save_scheme(&mut tx, &writer, begun).await.unwrap();
        let criteria = store::list_criteria(&mut tx, self.agency, scheme.id).await.unwrap();
        tx.commit().await.unwrap();
        (scheme, criteria)
    }

    /// A confirmed note of a day, linked to a criterion.
    pub(crate) async fn proof(&self, db: &Db, ambient: &Ambient, criterion: &Criterion) -> evidence::ProofId {
        let new = evidence::HandIn {
            title: "Đã đăng bài".into(),
            happened_on: Some(given::day("2020-01-20")),
            content: evidence::NewContent::Note,
            files: Vec::new(),
            note: "Đã đăng.".into(),
            serves: Vec::new(),
        };
        let mut tx = db.begin().await.unwrap();
        let id = evidence::hand_in(&mut tx, ambient, &self.office, new).await.unwrap();
        evidence::review(&mut tx, ambient, &self.other, id, 1, evidence::Command::Confirm).await.unwrap();
        evidence::link(&mut tx, ambient, &self.office, id, &criterion.subject()).await.unwrap();
        tx.commit().await.unwrap();
        id
    }
}

async fn person(tx: &mut Tx, ambient: &Ambient, agency: AgencyId, login: &str, role: Role) -> Actor {
    let new = NewAccount {
        login: login.into(),
        full_name: format!("{role:?}"),
        position_words: format!("{role:?}"),
        unit_id: None,
        kind: AccountKind::Person,
    };
    let policy = SecurityPolicy::default();
    let (account, _) = accounts::invite(tx, ambient, &policy, agency, new, By::PROGRAM).await.unwrap();
    Actor { agency, account, name: format!("{role:?}"), unit: None, roles: vec![role], leads: Leads::default() }
}

/// What the rules said at the store.
#[track_caller]
pub(crate) fn refused<T: std::fmt::Debug>(answer: Result<T, Error>) -> Refusal {
    match answer {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("a refusal was expected, not {other:?}"),
    }
}
