//! An agency of a test: its units, its people as actors, a file, and a signed plan.

use crate::given;
use kernel::Ambient;
use people::store::{By, accounts, agencies, units};
use people::{AccountKind, Actor, AgencyId, Leads, NewAccount, Role, SecurityPolicy, UnitId};
use plans::model::{Assignment, Error, Event, FileId, FullPlan, Refusal, Task, TaskId};
use plans::rules;
use plans::rules::plan::ImportPlan;
use plans::store::Writer;
use store::{Db, Tx};

pub(crate) struct House {
    pub(crate) agency: AgencyId,
    pub(crate) office: Actor,
    pub(crate) head: Actor,
    pub(crate) unit: UnitId,
    pub(crate) other_unit: UnitId,
    pub(crate) file: FileId,
}

impl House {
    pub(crate) async fn build(db: &Db, ambient: &Ambient, slug: &str) -> Self {
        let mut tx = db.begin().await.unwrap();
        let agency = agencies::add(&mut tx, ambient, slug, None, By::PROGRAM).await.unwrap();
        let mut made = Vec::new();
        for code in ["VP", "QLDT"] {
            let new = units::NewUnit {
                code: code.into(),
                name: format!("Phòng {code}"),
                ordinal: 1,
                valid_from: given::day("2010-01-01"),
            };
            made.push(units::add(&mut tx, ambient, agency, new, By::PROGRAM).await.unwrap());
        }
        let office = person(&mut tx, ambient, agency, "office", Role::ChiefOfOffice).await;
        let head = person(&mut tx, ambient, agency, "head", Role::Head).await;
        let kept = files::Kept { sha256: slug.repeat(2), media: files::Media::Pdf, size: 1 };
        let new = files::NewFile { name: "ke-hoach.pdf", kept: &kept, saved_by: Some(office.account.uuid()) };
        let file = files::record(&mut tx, ambient, agency, new).await.unwrap();
        tx.commit().await.unwrap();
        Self { agency, office, head, unit: made[0], other_unit: made[1], file }
    }

    pub(crate) fn writer<'a>(&self, actor: &'a Actor, ambient: &Ambient) -> Writer<'a> {
        Writer { actor, now: ambient.now(), source: None }
    }

    /// The small plan of the tests, brought in by the Office.
    pub(crate) fn import(&self, ambient: &Ambient, document: plans::import::PlanDocument) -> (FullPlan, Vec<Event>) {
        let command = ImportPlan { document, source: None, year: None };
        rules::plan::import(command, &self.office, ambient).unwrap()
    }

    /// That plan, signed and kept.
    pub(crate) async fn plan(&self, db: &Db, ambient: &Ambient) -> FullPlan {
        let mut tx = db.begin().await.unwrap();
        let decided = self.import(ambient, given::document());
        let full = plans::store::add_plan(&mut tx, &self.writer(&self.office, ambient), decided).await.unwrap();
        tx.commit().await.unwrap();
        full
    }

    pub(crate) fn work(&self, full: &FullPlan) -> Assignment {
        Assignment {
            lead_unit: Some(self.unit),
            coordinating: vec![self.other_unit],
            person: Some(self.office.account),
            ..given::work(full)
        }
    }

    /// A task of that plan, kept.
    pub(crate) async fn task(&self, db: &Db, ambient: &Ambient, full: &FullPlan) -> Task {
        let id: TaskId = ambient.id();
        let decided = rules::task::assign(full, id, &self.work(full), &self.office, ambient.now()).unwrap();
        let mut tx = db.begin().await.unwrap();
        let writer = self.writer(&self.office, ambient);
        let mut tasks = plans::store::add_tasks(&mut tx, &writer, vec![decided]).await.unwrap();
        tx.commit().await.unwrap();
        tasks.remove(0)
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
