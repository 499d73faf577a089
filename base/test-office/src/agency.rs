//! The example agency: its units, and an account for each role that the pages know. Roles for names; nobody is real.

use super::policy;
use domain::Manifest;
use kernel::Ambient;
use people::store::agencies::NewName;
use people::store::duties::{self, NewDuty};
use people::store::roles::{self, NewGrant};
use people::store::units::NewUnit;
use people::store::{By, accounts, links, passwords};
use people::{
    AccountId, AccountKind, AgencyId, BootstrapAgency, Bootstrapped, Certainty, NewAccount, Role, Tenure, UnitId,
};
use std::path::{Path, PathBuf};
use store::{Address, Db, Migrations};
use tokio::sync::OnceCell;

/// One account a role.
#[derive(Debug, Clone, Copy)]
pub struct People {
    /// Chánh Văn phòng.
    pub chief: AccountId,
    /// Another Phó Chánh Văn phòng, for what a second person does.
    pub deputy_chief: AccountId,
    /// Trưởng phòng Quản lý đầu tư.
    pub unit_head: AccountId,
    /// Chuyên viên of the same unit.
    pub specialist: AccountId,
    /// Chuyên viên of the labour unit.
    pub colleague: AccountId,
    /// Trưởng ban.
    pub head: AccountId,
    /// Phó Trưởng ban in charge of the investment unit.
    pub deputy: AccountId,
    /// Quản trị, who has nothing to do with the work.
    pub administrator: AccountId,
}

/// The units.
#[derive(Debug, Clone, Copy)]
pub struct Units {
    /// VP.
    pub office: UnitId,
    /// QLĐT.
    pub investment: UnitId,
    /// QLLĐ.
    pub labour: UnitId,
}

/// The tables of base crates, which those of every domain stand on.
const BASE: [Migrations; 5] =
    [store::MIGRATIONS, people::MIGRATIONS, jobs::MIGRATIONS, files::MIGRATIONS, evidence::MIGRATIONS];

struct Made {
    file: Vec<u8>,
    /// What SQLite had not yet moved into the file: a read-only connection that closes last leaves it there.
    log: Option<Vec<u8>>,
    people: People,
    units: Units,
    agency: AgencyId,
}

/// Puts a copy of the database with the example agency there.
pub(crate) async fn copy_to(path: &Path, domains: &[&Manifest]) -> (People, Units, AgencyId) {
    static MADE: OnceCell<Made> = OnceCell::const_new();
    let made = MADE.get_or_init(|| make(domains)).await;
    std::fs::write(path, &made.file).unwrap();
    if let Some(log) = &made.log {
        std::fs::write(log_of(path), log).unwrap();
    }
    (made.people, made.units, made.agency)
}

async fn make(domains: &[&Manifest]) -> Made {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("agency.db");
    let db = Db::open(&Address::Sqlite(path.clone())).await.unwrap();
    let (people, units, agency) = fill(&db, domains).await;
    db.close().await;
    let log = std::fs::read(log_of(&path)).ok();
    Made { file: std::fs::read(&path).unwrap(), log, people, units, agency }
}

/// Puts the tables of some domains and the example agency into an empty database.
pub(crate) async fn fill(db: &Db, domains: &[&Manifest]) -> (People, Units, AgencyId) {
    let tables: Vec<Migrations> = BASE.into_iter().chain(domains.iter().map(|domain| domain.migrations)).collect();
    let ambient = Ambient::fixed("2020-01-02T01:00:00Z");
    store::migrate(db, &tables, ambient.now()).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    let begun = people::bootstrap(&mut tx, &ambient, &policy(), beginning()).await.unwrap();
    tx.commit().await.unwrap();
    let [office, investment, labour] = begun.units[..] else { panic!("three units") };
    let units = Units { office, investment, labour };
    let agency = Agency { db, ambient: &ambient, begun: &begun };
    activate(&agency, begun.administrator, begun.link.expose()).await;
    let people = People {
        chief: agency.person("chanh.vp", "Chánh Văn phòng", Some(office), Role::ChiefOfOffice).await,
        deputy_chief: agency.person("pho.vp", "Phó Chánh Văn phòng", Some(office), Role::DeputyChiefOfOffice).await,
        unit_head: agency.person("tp.dautu", "Trưởng phòng Đầu tư", Some(investment), Role::UnitHead).await,
        specialist: agency.person("cv.dautu", "Chuyên viên Đầu tư", Some(investment), Role::Specialist).await,
        colleague: agency.person("cv.laodong", "Chuyên viên Lao động", Some(labour), Role::Specialist).await,
        head: agency.person("truong.ban", "Trưởng ban", None, Role::Head).await,
        deputy: agency.person("pho.ban", "Phó Trưởng ban", None, Role::DeputyHead).await,
        administrator: begun.administrator,
    };
    agency.in_charge(people.deputy, investment).await;
    (people, units, begun.agency)
}

fn log_of(path: &Path) -> PathBuf {
    path.with_extension("db-wal")
}

struct Agency<'a> {
    db: &'a Db,
    ambient: &'a Ambient,
    begun: &'a Bootstrapped,
}

impl Agency<'_> {
    async fn person(&self, login: &str, name: &str, unit: Option<UnitId>, role: Role) -> AccountId {
        let (agency, by) = (self.begun.agency, By::PROGRAM);
        let mut tx = self.db.begin().await.unwrap();
        let new = account(login, name, unit);
        let (account, link) = accounts::invite(&mut tx, self.ambient, &policy(), agency, new, by).await.unwrap();
        let grant = NewGrant {
            account,
            role,
            tenure: Tenure::Full,
            unit: None,
            valid_from: "2020-01-01".parse().unwrap(),
            valid_to: None,
        };
        roles::grant(&mut tx, self.ambient, agency, grant, by).await.unwrap();
        tx.commit().await.unwrap();
        activate(self, account, link.expose()).await;
        account
    }

    async fn in_charge(&self, leader: AccountId, unit: UnitId) {
        let day = "2020-01-02".parse().unwrap();
        let duty = NewDuty {
            account: leader,
            unit: Some(unit),
            field: None,
            notice_number: "01/TB-VD".into(),
            notice_date: day,
            valid_from: day,
            valid_to: None,
        };
        let mut tx = self.db.begin().await.unwrap();
        duties::assign(&mut tx, self.ambient, self.begun.agency, duty, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// Opens the account with the link that it was invited with.
async fn activate(agency: &Agency<'_>, account: AccountId, link: &str) {
    let id = agency.begun.agency;
    let choice = passwords::prepare(agency.db, &policy(), id, account).await.unwrap();
    let password = choice.accept(agency.ambient, "chiếc thuyền giấy qua cầu 7").unwrap();
    let mut tx = agency.db.begin().await.unwrap();
    links::accept(&mut tx, agency.ambient, id, link, password, By::PROGRAM).await.unwrap();
    tx.commit().await.unwrap();
}

fn account(login: &str, name: &str, unit_id: Option<UnitId>) -> NewAccount {
    NewAccount {
        login: login.into(),
        full_name: name.into(),
        position_words: name.into(),
        unit_id,
        kind: AccountKind::Person,
    }
}

fn beginning() -> BootstrapAgency {
    let day = "2020-01-01".parse().unwrap();
    let unit =
        |code: &str, name: &str, ordinal| NewUnit { code: code.into(), name: name.into(), ordinal, valid_from: day };
    BootstrapAgency {
        slug: "ban".into(),
        parent: None,
        hosts: Vec::new(),
        names: vec![NewName {
            full_name: "Ban Quản lý các Khu công nghiệp Ví Dụ".into(),
            short_name: "Ban Quản lý Ví Dụ".into(),
            acronym: "KCNVD".into(),
            head_title: "Trưởng ban".into(),
            superior_body: Some("Ủy ban nhân dân tỉnh Ví Dụ".into()),
            place_name: "Ví Dụ".into(),
            legal_basis: None,
            certainty: Certainty::Sure,
            valid_from: day,
            valid_to: None,
        }],
        units: vec![
            unit("VP", "Văn phòng", 1),
            unit("QLĐT", "Phòng Quản lý đầu tư", 2),
            unit("QLLĐ", "Phòng Quản lý lao động", 3),
        ],
        contact: None,
        administrator: account("quan.tri", "Quản trị viên", None),
    }
}
