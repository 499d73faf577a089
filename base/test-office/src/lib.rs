//! Pages of domains through the router, on a real SQLite file: an example agency, its people with their roles, and browsers
//! that send what forms send. `Office::new` gives a fresh one; the clock stands on Monday, 15/06/2020, 9:00 in Việt Nam,
//! until a test moves it. `Office::on_both_engines` runs a test on SQLite and on PostgreSQL. Only tests depend on this crate.
//!
//! ```ignore
//! let office = Office::new(&[&plans::MANIFEST]).await;
//! let page = office.get("/lam-viec/ke-hoach", office.people.chief).await;
//! page.is(200).says("Kế hoạch").is_sound();
//! ```

#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot be set up fails there"
)]

mod agency;
mod page;

pub use agency::{People, Units};
pub use page::Page;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use axum::middleware::{from_fn_with_state, map_request};
use domain::Manifest;
use files::{FileId, Files, NewFile};
use kernel::{Ambient, Date, Subject};
use people::store::sessions;
use people::{AccountId, Actor, AgencyId, SecurityPolicy};
use store::{Address, Db};
use tempfile::TempDir;
use tower::ServiceExt as _;
use web::{App, Routes, Settings};

/// Nobody who has signed in.
pub const NOBODY: Option<AccountId> = None;

/// The application of one example agency, in a folder of its own.
pub struct Office {
    /// The application.
    pub app: App,
    /// The agency.
    pub agency: AgencyId,
    /// One account a role.
    pub people: People,
    /// The units.
    pub units: Units,
    router: Router,
    _folder: TempDir,
}

/// Nobody owes a second factor here: signing in is not what these tests are about.
#[must_use]
pub fn policy() -> SecurityPolicy {
    SecurityPolicy { second_factor_for_all: false, second_factor_roles: Vec::new(), ..SecurityPolicy::default() }
}

impl Office {
    /// A fresh one with the pages and tables of some domains. Making the agency takes a while, so it is made once for each
    /// test binary and copied: a binary has to ask for the same domains every time.
    pub async fn new(domains: &'static [&'static Manifest]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let (people, units, agency) = agency::copy_to(&path, domains).await;
        let db = Db::open(&Address::Sqlite(path)).await.unwrap();
        Self::open(domains, db, (people, units, agency), folder)
    }

    /// Runs a test in a fresh office on SQLite, then in one on PostgreSQL, for what depends on how an engine counts, orders or
    /// compares. `THONGSUOT_TEST_POSTGRES` says where PostgreSQL is; without it the test fails.
    pub async fn on_both_engines(domains: &'static [&'static Manifest], test: impl AsyncFn(Self)) {
        test(Self::new(domains).await).await;
        let (address, schema) = testkit::new_schema().await;
        let db = Db::open(&address).await.unwrap();
        let made = agency::fill(&db, domains).await;
        test(Self::open(domains, db.clone(), made, tempfile::tempdir().unwrap())).await;
        db.close().await;
        testkit::drop_schema(&schema).await;
    }

    fn open(
        domains: &'static [&'static Manifest],
        db: Db,
        (people, units, agency): (People, Units, AgencyId),
        folder: TempDir,
    ) -> Self {
        let files = Files::open(&folder.path().join("files")).unwrap();
        let settings = Settings { policy: policy(), ..Settings::default() };
        let ambient = Ambient::fixed("2020-06-15T02:00:00Z");
        let menu = domains.iter().flat_map(|domain| domain.menu.iter().copied()).collect();
        let app = App::new(db, ambient, files, settings, menu);
        let all = domains.iter().fold(Routes::new(), |all, domain| all.and((domain.routes)()));
        let (_, routes) = all.into_parts();
        let registry = axum::Extension(domain::Registry::new(domains));
        let inner = routes.layer(registry).layer(from_fn_with_state(app.clone(), web::layer)).with_state(app.clone());
        let router = Router::new()
            .fallback_service(inner)
            .layer(map_request(|request: Request| async { web::take_locale(request) }));
        Self { app, agency, people, units, router, _folder: folder }
    }

    /// The day on the test's clock.
    #[must_use]
    pub fn today(&self) -> Date {
        kernel::local_date(self.app.ambient.now())
    }

    /// The person with the roles of the day, for calling rules and stores.
    pub async fn actor(&self, account: AccountId) -> Actor {
        Actor::load(&self.app.db, self.agency, account, self.today()).await.unwrap().expect("an active account")
    }

    /// Asks for a page as somebody, or as [`NOBODY`].
    pub async fn get(&self, path: &str, who: impl std::convert::Into<Option<AccountId>>) -> Page {
        let request = self.request("GET", path, who.into()).await.body(Body::empty()).unwrap();
        self.send(path, request).await
    }

    /// Sends a form.
    pub async fn post(
        &self,
        path: &str,
        who: impl std::convert::Into<Option<AccountId>>,
        fields: &[(&str, &str)],
    ) -> Page {
        let request = self.request("POST", path, who.into()).await;
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(path, request.body(Body::from(page::encoded(fields))).unwrap()).await
    }

    /// Sends a form with files: field, name of the file, content.
    pub async fn post_files(
        &self,
        path: &str,
        who: impl std::convert::Into<Option<AccountId>>,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Page {
        let request = self.request("POST", path, who.into()).await;
        let request = request.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={}", page::BOUNDARY));
        self.send(path, request.body(Body::from(page::multipart(fields, files))).unwrap()).await
    }

    async fn request(&self, method: &str, path: &str, who: Option<AccountId>) -> axum::http::request::Builder {
        let request = axum::http::Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost")
            .header("sec-fetch-site", "same-origin");
        let Some(account) = who else { return request };
        let mut tx = self.app.db.begin().await.unwrap();
        let token = sessions::open(&mut tx, &self.app.ambient, self.agency, account, None, "test").await.unwrap();
        tx.commit().await.unwrap();
        request.header(header::COOKIE, format!("thongsuot={}", token.expose()))
    }

    async fn send(&self, path: &str, request: Request) -> Page {
        Page::of(path, self.router.clone().oneshot(request).await.unwrap()).await
    }

    /// Keeps a file as the chief of the Office uploaded it.
    pub async fn file(&self, name: &str, content: &[u8]) -> FileId {
        let kept = self.app.files.keep(content).await.unwrap();
        let mut tx = self.app.db.begin().await.unwrap();
        let new = NewFile { name, kept: &kept, saved_by: Some(self.people.chief.uuid()) };
        let id = files::record(&mut tx, &self.app.ambient, self.agency, new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A note that proves something, handed in by somebody.
    pub async fn hand_in(&self, serves: Vec<Subject>, who: AccountId, happened_on: &str) -> evidence::ProofId {
        let actor = self.actor(who).await;
        let new = evidence::HandIn {
            title: "Đã đăng bài".into(),
            happened_on: Some(happened_on.parse().unwrap()),
            content: evidence::NewContent::Note,
            files: Vec::new(),
            note: "Đã đăng trên trang thông tin điện tử.".into(),
            serves,
        };
        let mut tx = self.app.db.begin().await.unwrap();
        let id = evidence::hand_in(&mut tx, &self.app.ambient, &actor, new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// The verdict of somebody on a proof as it stands.
    pub async fn review(&self, proof: evidence::ProofId, who: AccountId, command: evidence::Command) {
        let actor = self.actor(who).await;
        let found = evidence::find(&self.app.db, self.agency, proof).await.unwrap().expect("the proof is there");
        let mut tx = self.app.db.begin().await.unwrap();
        evidence::review(&mut tx, &self.app.ambient, &actor, proof, found.version, command).await.unwrap();
        tx.commit().await.unwrap();
    }
}
