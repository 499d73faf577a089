//! People and proofs that the tests share.

use evidence::{HandIn, NewContent};
use kernel::{Ambient, Date, Id, Subject};
use people::store::{By, agencies};
use people::{AccountId, Actor, AgencyId, Leads, Role};
use testkit::TestDb;

/// Every table that proofs stand on.
pub(crate) const TABLES: &[store::Migrations] =
    &[store::MIGRATIONS, people::MIGRATIONS, jobs::MIGRATIONS, files::MIGRATIONS, evidence::MIGRATIONS];

/// Marks ids of the things that proofs serve in these tests.
pub(crate) enum Task {}

/// A new agency.
pub(crate) async fn new_agency(test: &TestDb) -> AgencyId {
    let mut tx = test.db.begin().await.unwrap();
    let slug = format!("a{}", test.ambient.token());
    let agency = agencies::add(&mut tx, &test.ambient, &slug, None, By::PROGRAM).await.unwrap();
    tx.commit().await.unwrap();
    agency
}

/// A person with one role.
pub(crate) fn actor(ambient: &Ambient, agency: AgencyId, role: Role) -> Actor {
    let account: AccountId = ambient.id();
    Actor { agency, account, name: format!("{role:?}"), unit: None, roles: vec![role], leads: Leads::default() }
}

/// A note about a day.
pub(crate) fn note(title: &str, happened_on: &str) -> HandIn {
    HandIn {
        title: title.into(),
        happened_on: Some(day(happened_on)),
        content: NewContent::Note,
        files: Vec::new(),
        note: "Đã tổ chức".into(),
        serves: Vec::new(),
    }
}

/// A day.
pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A new task.
pub(crate) fn task(ambient: &Ambient) -> Subject {
    let id: Id<Task> = ambient.id();
    Subject::new("task", id)
}
