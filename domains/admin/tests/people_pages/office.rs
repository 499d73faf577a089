//! An office with its router, and browsers that keep cookies as real ones do.

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{StatusCode, header};
use axum::middleware::{from_fn_with_state, map_request};
use http_body_util::BodyExt as _;
use jiff::civil::date;
use people::store::agencies::{NewContact, NewName};
use people::store::roles::{self, NewGrant};
use people::store::units::NewUnit;
use people::store::{By, accounts, links, passwords, sessions};
use people::{
    AccountId, AccountKind, AgencyId, BootstrapAgency, Certainty, NewAccount, Role, SecurityPolicy, Tenure, UnitId,
};
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use store::Migrations;
use testkit::TestDb;
use tower::ServiceExt as _;
use web::{App, Settings};

pub(crate) const PASSWORD: &str = "chiếc thuyền giấy qua cầu 7";
pub(crate) const OTHER_PASSWORD: &str = "mười hai con suối về 1 bến";
const DOMAINS: &[Migrations] = &[store::MIGRATIONS, people::MIGRATIONS, jobs::MIGRATIONS];

pub(crate) struct Office {
    pub(crate) app: App,
    router: Router,
    pub(crate) agency: AgencyId,
    pub(crate) units: Vec<UnitId>,
    pub(crate) administrator: AccountId,
    /// The first administrator's link, not used yet.
    pub(crate) link: String,
}

/// The policy of an office in which nobody owes anything.
pub(crate) fn easy() -> SecurityPolicy {
    SecurityPolicy { second_factor_for_all: false, second_factor_roles: Vec::new(), ..SecurityPolicy::default() }
}

/// Runs a test in an office of its own on each engine.
pub(crate) async fn in_office(policy: SecurityPolicy, test: impl AsyncFn(&Office)) {
    testkit::on_both_engines(DOMAINS, async |db| {
        let office = Office::found(db, policy.clone()).await;
        test(&office).await;
    })
    .await;
}

fn name() -> NewName {
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

fn unit(code: &str, name: &str, ordinal: i64) -> NewUnit {
    NewUnit { code: code.into(), name: name.into(), ordinal, valid_from: date(1995, 4, 6) }
}

pub(crate) fn person(login: &str, full_name: &str) -> NewAccount {
    NewAccount {
        login: login.into(),
        full_name: full_name.into(),
        position_words: "Chuyên viên".into(),
        unit_id: None,
        kind: AccountKind::Person,
    }
}

impl Office {
    async fn found(test: &TestDb, policy: SecurityPolicy) -> Self {
        let settings = Settings { policy: policy.clone(), ..Settings::default() };
        let files = files::Files::open(test.folder.path()).expect("the folder of files");
        // A clock of its own, so that ids do not come twice: everything here is made by the application's.
        let ambient = kernel::Ambient::fixed("2020-01-21T05:00:00Z");
        let app = App::new(test.db.clone(), ambient, files, settings, admin::MANIFEST.menu.to_vec());
        let new = BootstrapAgency {
            slug: "diza".into(),
            parent: None,
            hosts: vec!["diza.example".into()],
            names: vec![name()],
            units: vec![unit("VP", "Văn phòng", 1), unit("QLĐT", "Phòng Quản lý đầu tư", 2)],
            contact: Some(NewContact {
                switchboard: Some("1022".into()),
                approved_by: "Trưởng ban".into(),
                valid_from: date(2020, 1, 1),
                ..NewContact::default()
            }),
            administrator: person("quan.tri", "Quản trị Thử"),
        };
        let mut tx = app.db.begin().await.unwrap();
        let founded = people::bootstrap(&mut tx, &app.ambient, &policy, new).await.unwrap();
        tx.commit().await.unwrap();
        let router = router(&app);
        let (agency, units, administrator) = (founded.agency, founded.units, founded.administrator);
        Self { app, router, agency, units, administrator, link: founded.link.expose().to_string() }
    }

    /// Lets the administrator choose [`PASSWORD`] without a page.
    pub(crate) async fn open(&self) {
        self.choose(self.administrator, &self.link).await;
    }

    async fn choose(&self, account: AccountId, link: &str) {
        let choice = passwords::prepare(&self.app.db, &easy(), self.agency, account).await.unwrap();
        let new = choice.accept(&self.app.ambient, PASSWORD).unwrap();
        let mut tx = self.app.db.begin().await.unwrap();
        links::accept(&mut tx, &self.app.ambient, self.agency, link, new, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// An active account with these roles and [`PASSWORD`].
    pub(crate) async fn hire(&self, login: &str, full_name: &str, held: &[Role]) -> AccountId {
        let (app, agency) = (&self.app, self.agency);
        let mut tx = app.db.begin().await.unwrap();
        let new = person(login, full_name);
        let (account, link) = accounts::invite(&mut tx, &app.ambient, &easy(), agency, new, By::PROGRAM).await.unwrap();
        for role in held {
            let grant = NewGrant {
                account,
                role: *role,
                tenure: Tenure::Full,
                unit: None,
                valid_from: date(2020, 1, 1),
                valid_to: None,
            };
            roles::grant(&mut tx, &app.ambient, agency, grant, By::PROGRAM).await.unwrap();
        }
        tx.commit().await.unwrap();
        self.choose(account, link.expose()).await;
        account
    }

    /// A browser nobody has signed in with.
    pub(crate) fn browser(&self) -> Browser<'_> {
        Browser { office: self, jar: BTreeMap::new(), address: "203.0.113.7:40000".parse().unwrap() }
    }

    /// A browser with an open session.
    pub(crate) async fn browser_of(&self, account: AccountId) -> Browser<'_> {
        let mut tx = self.app.db.begin().await.unwrap();
        let source = Some("203.0.113.7".parse().unwrap());
        let token =
            sessions::open(&mut tx, &self.app.ambient, self.agency, account, source, "Firefox/130").await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = self.browser();
        browser.jar.insert("thongsuot".into(), token.expose().into());
        browser
    }

    /// Runs one job of this kind, as a worker does.
    pub(crate) async fn run(&self, kind: &'static str) {
        let app = &self.app;
        let kinds = (admin::MANIFEST.jobs)(app);
        let mut tx = app.db.begin().await.unwrap();
        let job = jobs::NewJob { kind, payload: (), run_at: app.ambient.now(), key: None };
        jobs::enqueue(&mut tx, None::<kernel::Id<()>>, job, &app.ambient).await.unwrap();
        tx.commit().await.unwrap();
        let settings = jobs::Settings::default();
        let worker = jobs::Worker::new(app.db.clone(), app.ambient.clone(), kinds, vec![], settings).unwrap();
        assert_eq!(worker.run_due().await.unwrap(), 1);
        assert_eq!(jobs::list_dead(&app.db, None::<kernel::Id<()>>, 10).await.unwrap().len(), 0);
    }

    /// What the audit trail tells, oldest first.
    pub(crate) async fn told(&self) -> Vec<String> {
        let entries = people::store::audit_trail::list_after(&self.app.db, self.agency, 0, 10_000).await.unwrap();
        entries.into_iter().map(|e| e.action).collect()
    }
}

fn router(app: &App) -> Router {
    let (_, routes) = (admin::MANIFEST.routes)().into_parts();
    let inner = routes.layer(from_fn_with_state(app.clone(), web::layer)).with_state(app.clone());
    Router::new().fallback_service(inner).layer(map_request(|request: Request| async { web::take_locale(request) }))
}

pub(crate) struct Browser<'o> {
    office: &'o Office,
    pub(crate) jar: BTreeMap<String, String>,
    pub(crate) address: SocketAddr,
}

impl Browser<'_> {
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let body = fields.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect::<Vec<_>>().join("&");
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    async fn send(&mut self, mut request: Request) -> Answer {
        let cookies = self.jar.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        let headers = request.headers_mut();
        headers.insert(header::HOST, "diza.example".parse().unwrap());
        headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
        headers.insert(header::COOKIE, cookies.parse().unwrap());
        headers.insert(header::USER_AGENT, "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0".parse().unwrap());
        request.extensions_mut().insert(ConnectInfo(self.address));
        let response = self.office.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            let (pair, rest) = line.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.jar.remove(name);
            } else {
                self.jar.insert(name.to_string(), value.to_string());
            }
        }
        let text = |name| parts.headers.get(name).map(|v| v.to_str().unwrap().to_string()).unwrap_or_default();
        let (location, kind) = (text(header::LOCATION), text(header::CONTENT_TYPE));
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, location, kind, body: String::from_utf8(bytes.to_vec()).unwrap() }
    }
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) kind: String,
    pub(crate) body: String,
}

impl Answer {
    /// It is a page, and shows this.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) -> &Self {
        assert!(self.text().contains(text), "{} without {text:?}:\n{}", self.status, self.text());
        self
    }

    #[track_caller]
    pub(crate) fn hides(&self, text: &str) -> &Self {
        assert!(!self.text().contains(text), "{} with {text:?}:\n{}", self.status, self.text());
        self
    }

    /// It leads there.
    #[track_caller]
    pub(crate) fn leads_to(&self, path: &str) -> &Self {
        assert_eq!((self.status, self.location.as_str()), (StatusCode::SEE_OTHER, path), "{}", self.text());
        self
    }

    /// It is a page of this status, with one `h1` and every described field described.
    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        let page = Html::parse_document(&self.body);
        let all = |css: &str| page.select(&Selector::parse(css).unwrap()).collect::<Vec<_>>();
        assert_eq!(all("h1").len(), 1, "one h1: {}", self.body);
        let ids: Vec<&str> = all("[id]").iter().filter_map(|e| e.value().attr("id")).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "ids that stand twice among {ids:?}");
        for field in all("[aria-describedby], label[for]") {
            let named = field.value().attr("aria-describedby").or(field.value().attr("for")).unwrap_or_default();
            for id in named.split(' ') {
                assert!(ids.contains(&id), "nothing has the id {id}");
            }
        }
        assert!(all("[style]").is_empty(), "no inline styles");
        self
    }

    /// The value of an attribute of the first element that fits.
    #[track_caller]
    pub(crate) fn attribute(&self, css: &str, name: &str) -> String {
        let page = Html::parse_document(&self.body);
        let found = page.select(&Selector::parse(css).unwrap()).next();
        found.and_then(|e| e.value().attr(name)).unwrap_or_else(|| panic!("no {css} with {name}")).to_string()
    }

    /// The texts of every element that fits.
    pub(crate) fn texts(&self, css: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        page.select(&Selector::parse(css).unwrap()).map(|e| e.text().collect::<String>().trim().to_string()).collect()
    }

    fn text(&self) -> String {
        let page = Html::parse_document(&self.body);
        page.root_element().text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
