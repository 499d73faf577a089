//! An agency to test with, and the steps that every test of signing in takes.

use jiff::civil::date;
use people::store::agencies::{NewContact, NewName};
use people::store::passwords::{self, NewPassword};
use people::store::units::NewUnit;
use people::store::{By, links, sign_in};
use people::{
    AccountId, AccountKind, AgencyId, BootstrapAgency, Bootstrapped, Certainty, NewAccount, SecurityPolicy, SignIn,
};
use store::{Migrations, StoreError};
use testkit::TestDb;

pub(crate) const DOMAINS: &[Migrations] = &[store::MIGRATIONS, people::MIGRATIONS];
pub(crate) const PASSWORD: &str = "chiếc thuyền giấy qua cầu 7";
pub(crate) const ADDRESS: &str = "203.0.113.7";

pub(crate) fn policy() -> SecurityPolicy {
    SecurityPolicy::default()
}

pub(crate) fn person(login: &str) -> NewAccount {
    NewAccount {
        login: login.into(),
        full_name: "Cán bộ Thử".into(),
        position_words: "Chuyên viên".into(),
        unit_id: None,
        kind: AccountKind::Person,
    }
}

pub(crate) fn name_2020() -> NewName {
    NewName {
        full_name: "Ban Quản lý các Khu công nghiệp Đồng Nai".into(),
        short_name: "Ban Quản lý các KCN Đồng Nai".into(),
        acronym: "KCNĐN".into(),
        head_title: "Trưởng ban".into(),
        superior_body: Some("Ủy ban nhân dân tỉnh Đồng Nai".into()),
        place_name: "Đồng Nai".into(),
        legal_basis: None,
        certainty: Certainty::Sure,
        valid_from: date(1995, 4, 6),
        valid_to: None,
    }
}

pub(crate) fn diza() -> BootstrapAgency {
    BootstrapAgency {
        slug: "diza".into(),
        parent: None,
        hosts: vec!["diza.example".into()],
        names: vec![name_2020()],
        units: vec![
            NewUnit { code: "VP".into(), name: "Văn phòng".into(), ordinal: 1, valid_from: date(1995, 4, 6) },
            NewUnit {
                code: "QLĐT".into(),
                name: "Phòng Quản lý đầu tư".into(),
                ordinal: 2,
                valid_from: date(1995, 4, 6),
            },
        ],
        contact: Some(NewContact {
            switchboard: Some("1022".into()),
            approved_by: "Trưởng ban".into(),
            valid_from: date(2020, 1, 1),
            ..NewContact::default()
        }),
        administrator: person("quan.tri"),
    }
}

/// An agency whose first administrator has not opened the link yet.
pub(crate) async fn founded(test: &TestDb, new: BootstrapAgency) -> Bootstrapped {
    let mut tx = test.db.begin().await.unwrap();
    let founded = people::bootstrap(&mut tx, &test.ambient, &policy(), new).await.unwrap();
    tx.commit().await.unwrap();
    founded
}

/// An agency whose administrator has chosen [`PASSWORD`].
pub(crate) async fn opened(test: &TestDb) -> Bootstrapped {
    let founded = founded(test, diza()).await;
    let new = choice(test, founded.agency, founded.administrator, PASSWORD).await;
    let mut tx = test.db.begin().await.unwrap();
    links::accept(&mut tx, &test.ambient, founded.agency, founded.link.expose(), new, By::PROGRAM).await.unwrap();
    tx.commit().await.unwrap();
    founded
}

pub(crate) async fn choice(test: &TestDb, agency: AgencyId, account: AccountId, password: &str) -> NewPassword {
    let choice = passwords::prepare(&test.db, &policy(), agency, account).await.unwrap();
    choice.accept(&test.ambient, password).unwrap()
}

pub(crate) fn origin() -> sign_in::Origin {
    sign_in::Origin { address: Some(ADDRESS.parse().unwrap()), device: "Firefox".into() }
}

/// Signs in by password, as a handler does.
pub(crate) async fn sign_in(
    test: &TestDb,
    agency: AgencyId,
    login: &str,
    password: &str,
) -> Result<SignIn, StoreError> {
    let attempt = sign_in::begin(&test.db, &policy(), agency, login, origin(), test.ambient.now()).await?;
    sign_in::finish(&test.db, &test.ambient, &policy(), attempt.check(password)).await
}

/// Signs in and returns the token.
pub(crate) async fn token(test: &TestDb, agency: AgencyId) -> String {
    match sign_in(test, agency, "quan.tri", PASSWORD).await.unwrap() {
        SignIn::SignedIn { session, .. } => session.expose().to_string(),
        other => panic!("signing in as the administrator: {other:?}"),
    }
}
