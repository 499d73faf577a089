//! The whole application on a database of its own, with one person for each role, and one of another agency.

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use kernel::Ambient;
use people::store::roles::{self, NewGrant};
use people::store::{By, accounts, sessions};
use people::{AccountKind, AgencyId, BootstrapAgency, NewAccount, Role, Tenure, bootstrap};
use store::TextEnum as _;
use thongsuot::config::Config;
use thongsuot::front::Front;
use thongsuot::{example, wiring};
use tower::ServiceExt as _;
use web::{App, Route};

/// Every role; `House::sessions` has one session for each, in this order.
pub(crate) const ROLES: &[Role] = Role::ALL;
const HOST: &str = "cchc.example";

pub(crate) struct House {
    pub(crate) routes: Vec<Route>,
    pub(crate) sessions: Vec<String>,
    pub(crate) stranger: String,
    front: Front,
    _folder: tempfile::TempDir,
}

impl House {
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().display().to_string();
        let config =
            Config::load(None, |name| (name == "THONGSUOT_DATA").then(|| data.clone())).expect("the defaults hold");
        let db = wiring::open(&config).await.expect("a new database");
        let app = wiring::app(&config, db, Ambient::system()).expect("the application");
        example::load_if_empty(&app).await.expect("the example loads");
        let agency = app.agency(HOST).await.expect("the database answers").expect("the example answers to any host").id;
        let mut sessions = Vec::new();
        for role in ROLES {
            sessions.push(person(&app, agency, *role).await);
        }
        // From here on there are two agencies, so each needs its host.
        let other = other_agency(&app, agency).await;
        let stranger = person(&app, other, Role::ChiefOfOffice).await;
        let (routes, front) = wiring::front(&app);
        Self { routes, sessions, stranger, front, _folder: folder }
    }

    pub(crate) async fn ask(&self, method: &Method, path: &str, session: Option<&String>) -> (StatusCode, String) {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, HOST)
            .header("sec-fetch-site", "same-origin");
        if let Some(token) = session {
            request = request.header(header::COOKIE, format!("thongsuot={token}"));
        }
        if method == Method::POST {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let response =
            self.front.clone().oneshot(request.body(Body::empty()).expect("a request")).await.expect("infallible");
        let location = response.headers().get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default();
        (response.status(), location.to_string())
    }

    pub(crate) async fn posted_elsewhere(&self, path: &str) -> StatusCode {
        let request =
            Request::post(path).header(header::HOST, HOST).header("sec-fetch-site", "cross-site").body(Body::empty());
        self.front.clone().oneshot(request.expect("a request")).await.expect("infallible").status()
    }

    pub(crate) async fn headers(&self, path: &str) -> HeaderMap {
        let request = Request::get(path).header(header::HOST, HOST).body(Body::empty()).expect("a request");
        self.front.clone().oneshot(request).await.expect("infallible").headers().clone()
    }
}

/// A path with its parts filled in by ids that nothing has.
pub(crate) fn filled_in(path: &str) -> String {
    path.split('/')
        .map(|part| match part {
            "{year}" => "2020".to_string(),
            part if part.starts_with('{') => Ambient::fixed("2020-01-21T05:00:00Z").id::<()>().to_string(),
            part => part.to_string(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

async fn person(app: &App, agency: AgencyId, role: Role) -> String {
    let today = kernel::local_date(app.ambient.now());
    let login = format!("{}.{}", role.as_str(), agency);
    let new = NewAccount {
        login,
        full_name: "Người thử".into(),
        position_words: role.as_str().into(),
        unit_id: None,
        kind: AccountKind::Person,
    };
    let mut tx = app.db.begin().await.expect("a transaction");
    let (account, secret) =
        accounts::invite(&mut tx, &app.ambient, &app.settings.policy, agency, new, By::PROGRAM).await.expect("invited");
    let grant = NewGrant { account, role, tenure: Tenure::Full, unit: None, valid_from: today, valid_to: None };
    roles::grant(&mut tx, &app.ambient, agency, grant, By::PROGRAM).await.expect("granted");
    tx.commit().await.expect("committed");
    activate(app, agency, secret.expose()).await;
    let mut tx = app.db.begin().await.expect("a transaction");
    let token = sessions::open(&mut tx, &app.ambient, agency, account, None, "test").await.expect("a session");
    tx.commit().await.expect("committed");
    token.expose().to_string()
}

async fn activate(app: &App, agency: AgencyId, secret: &str) {
    let password = "một câu đủ dài để thử 2020";
    let open = people::store::links::find(&app.db, agency, secret, app.ambient.now())
        .await
        .expect("asked")
        .expect("the link is open");
    let choice =
        people::store::passwords::prepare(&app.db, &app.settings.policy, agency, open.account_id).await.expect("asked");
    let new = choice.accept(&app.ambient, password).expect("a good password");
    let mut tx = app.db.begin().await.expect("a transaction");
    people::store::links::accept(&mut tx, &app.ambient, agency, secret, new, By::PROGRAM).await.expect("accepted");
    tx.commit().await.expect("committed");
}

async fn other_agency(app: &App, example: AgencyId) -> AgencyId {
    let mut tx = app.db.begin().await.expect("a transaction");
    people::store::agencies::add_host(&mut tx, example, HOST, By::PROGRAM, app.ambient.now()).await.expect("a host");
    let administrator = NewAccount {
        login: "quantri".into(),
        full_name: "Quản trị".into(),
        position_words: String::new(),
        unit_id: None,
        kind: AccountKind::Person,
    };
    let new = BootstrapAgency {
        slug: "khac".into(),
        parent: None,
        hosts: vec!["khac.example".into()],
        names: Vec::new(),
        units: Vec::new(),
        contact: None,
        administrator,
    };
    let made = bootstrap(&mut tx, &app.ambient, &app.settings.policy, new).await.expect("a second agency");
    tx.commit().await.expect("committed");
    app.forget();
    made.agency
}
