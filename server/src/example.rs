//! The example agency: what an empty installation begins with, so that there is something to look at. Facts only; posts
//! instead of people's names.

use crate::bring_in;
use anyhow::Context as _;
use jiff::civil::{Date, date};
use people::store::agencies::{NewContact, NewName};
use people::store::roles::{self, NewGrant};
use people::store::units::NewUnit;
use people::store::{By, accounts, agencies};
use people::{
    AccountKind, Actor, BootstrapAgency, Bootstrapped, Certainty, Leads, NewAccount, Role, Tenure, bootstrap,
};
use web::App;

const PLAN: &[u8] = include_bytes!("../example/ke-hoach-2020.txt");
const PLAN_NAME: &str = "ke-hoach-2020.txt";

/// The day from which the example's people hold their posts: before the plan's own year.
const SINCE: Date = date(2019, 12, 1);

/// Loads the example if there is no agency at all. Returns the secret of the first administrator's link.
pub async fn load_if_empty(app: &App) -> anyhow::Result<Option<String>> {
    if !agencies::list(&app.db).await?.is_empty() {
        return Ok(None);
    }
    // One transaction: after a crash there is the whole example or none of it.
    let mut tx = app.db.begin().await?;
    let made = bootstrap(&mut tx, &app.ambient, &app.settings.policy, agency())
        .await
        .context("cannot make the example agency")?;
    let office = posts(app, &mut tx, &made).await.context("cannot make the example's accounts")?;
    let reading = plans::intake::read(PLAN, &[]).context("the example's plan cannot be read")?;
    bring_in::plan(app, &mut tx, &office, PLAN_NAME, PLAN, reading)
        .await?
        .map_err(|refusal| anyhow::anyhow!("the example's plan is refused: {refusal:?}"))?;
    tx.commit().await?;
    tracing::info!("loaded the example agency and its plan of 2020");
    Ok(Some(made.link.expose().to_string()))
}

fn agency() -> BootstrapAgency {
    let name = |full: &str, short: &str, superior: &str, from, certainty, basis: Option<&str>| NewName {
        full_name: full.into(),
        short_name: short.into(),
        acronym: "KCNĐN".into(),
        head_title: "Trưởng ban".into(),
        superior_body: Some(superior.into()),
        place_name: "Đồng Nai".into(),
        legal_basis: basis.map(Into::into),
        certainty,
        valid_from: from,
        valid_to: None,
    };
    let (province, city) = ("Ủy ban nhân dân tỉnh Đồng Nai", "Ủy ban nhân dân thành phố Đồng Nai");
    let (before, after) =
        ("Ban Quản lý các Khu công nghiệp Đồng Nai", "Ban Quản lý các Khu công nghiệp, Khu kinh tế Đồng Nai");
    BootstrapAgency {
        slug: web::EXAMPLE.into(),
        parent: None,
        hosts: Vec::new(),
        names: vec![
            name(before, "Ban Quản lý các KCN Đồng Nai", province, date(1995, 4, 6), Certainty::Likely, None),
            name(
                after,
                "Ban Quản lý các KCN, KKT Đồng Nai",
                province,
                date(2025, 7, 1),
                Certainty::Likely,
                Some("202/2025/QH15"),
            ),
            name(
                after,
                "Ban Quản lý các KCN, KKT Đồng Nai",
                city,
                date(2026, 4, 30),
                Certainty::Likely,
                Some("30/2026/QH16"),
            ),
        ],
        units: UNITS
            .iter()
            .zip(1..)
            .map(|((code, name), ordinal)| NewUnit {
                code: (*code).into(),
                name: (*name).into(),
                ordinal,
                valid_from: date(1995, 4, 6),
            })
            .collect(),
        contact: Some(NewContact {
            switchboard: Some("1022".into()),
            hotline: Some("(0251) 3892378".into()),
            mailbox: None,
            website: Some("https://diza.dongnai.gov.vn".into()),
            postal_address: None,
            approved_by: "Dữ liệu minh họa".into(),
            valid_from: date(2016, 1, 1),
        }),
        administrator: account("quantri", "Quản trị hệ thống", None),
    }
}

const UNITS: &[(&str, &str)] = &[
    ("VP", "Văn phòng"),
    ("QLĐT", "Phòng Quản lý đầu tư"),
    ("QLDN", "Phòng Quản lý doanh nghiệp"),
    ("QLLĐ", "Phòng Quản lý lao động"),
    ("QHXD", "Phòng Quy hoạch – Xây dựng"),
    ("QLMT", "Phòng Quản lý môi trường"),
    ("TTr", "Thanh tra"),
    ("MC", "Bộ phận tiếp nhận và trả kết quả"),
];

/// Posts that the plan's work needs: login, title, unit by its place in [`UNITS`], role.
const POSTS: &[(&str, &str, Option<usize>, Role)] = &[
    ("truongban", "Trưởng ban", None, Role::Head),
    ("photruongban", "Phó Trưởng ban", None, Role::DeputyHead),
    ("chanhvanphong", "Chánh Văn phòng", Some(0), Role::ChiefOfOffice),
    ("vanthu", "Văn thư", Some(0), Role::Clerk),
    ("truongphong.dautu", "Trưởng phòng Quản lý đầu tư", Some(1), Role::UnitHead),
    ("chuyenvien.dautu", "Chuyên viên Phòng Quản lý đầu tư", Some(1), Role::Specialist),
    ("truongphong.doanhnghiep", "Trưởng phòng Quản lý doanh nghiệp", Some(2), Role::UnitHead),
    ("chuyenvien.doanhnghiep", "Chuyên viên Phòng Quản lý doanh nghiệp", Some(2), Role::Specialist),
    ("chuyenvien.motcua", "Chuyên viên Bộ phận tiếp nhận và trả kết quả", Some(7), Role::Specialist),
];

fn account(login: &str, title: &str, unit_id: Option<people::UnitId>) -> NewAccount {
    NewAccount {
        login: login.into(),
        full_name: title.into(),
        position_words: title.into(),
        unit_id,
        kind: AccountKind::Person,
    }
}

/// Makes the posts, and returns the chief of office as the actor who brings the plan in.
async fn posts(app: &App, tx: &mut store::Tx, made: &Bootstrapped) -> anyhow::Result<Actor> {
    let mut office = None;
    for (login, title, unit, role) in POSTS {
        let unit = unit.map(|place| made.units[place]);
        let id = accounts::add(tx, &app.ambient, made.agency, account(login, title, unit), By::PROGRAM).await?;
        let grant =
            NewGrant { account: id, role: *role, tenure: Tenure::Full, unit, valid_from: SINCE, valid_to: None };
        roles::grant(tx, &app.ambient, made.agency, grant, By::PROGRAM).await?;
        if *role == Role::ChiefOfOffice {
            let (name, roles, leads) = ((*title).to_string(), vec![*role], Leads::default());
            office = Some(Actor { agency: made.agency, account: id, name, unit, roles, leads });
        }
    }
    office.context("the posts name a chief of office")
}
