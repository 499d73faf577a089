//! The pages of plans through the router, on a real SQLite file: an example agency, its people with their roles, and
//! browsers that send what forms send. `TestApp::new()` gives a fresh one; the clock stands on Monday, 15/06/2020, 9:00 in
//! Việt Nam, until a test moves it.
//!
//! ```ignore
//! mod common;
//! let office = TestApp::new().await;
//! let plan = office.seed_plan().await;                       // the plan of 2020, signed
//! let page = office.get(&format!("/lam-viec/ke-hoach/{plan}"), office.people.chief).await;
//! page.is(200).says("06/KH-KCNĐN").is_sound();
//! ```

#![allow(clippy::allow_attributes, dead_code, reason = "each test binary uses its own part of this module")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails there")]

mod agency;
mod page;

pub(crate) use agency::{People, Units};
pub(crate) use page::Page;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use axum::middleware::{from_fn_with_state, map_request};
use files::{FileId, Files, NewFile};
use kernel::{Ambient, Date};
use people::store::sessions;
use people::{AccountId, Actor, AgencyId, SecurityPolicy};
use plans::intake::{self, Into};
use plans::model::{Assignment, Due, FullPlan, Host, ItemId, PlanId, SourceFile, Task, TaskId, TaskOf};
use plans::store::Writer;
use store::{Address, Db};
use tempfile::TempDir;
use tower::ServiceExt as _;
use web::{App, Settings};

/// Nobody who has signed in.
pub(crate) const NOBODY: Option<AccountId> = None;

/// The application of one example agency, in a folder of its own.
pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) agency: AgencyId,
    pub(crate) people: People,
    pub(crate) units: Units,
    router: Router,
    _folder: TempDir,
}

/// Nobody owes a second factor here: signing in is not what these tests are about.
pub(crate) fn policy() -> SecurityPolicy {
    SecurityPolicy { second_factor_for_all: false, second_factor_roles: Vec::new(), ..SecurityPolicy::default() }
}

impl TestApp {
    /// A fresh one. Making the agency takes a while, so it is made once for each test binary and copied.
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let (people, units, agency) = agency::copy_to(&path).await;
        let db = Db::open(&Address::Sqlite(path)).await.unwrap();
        let files = Files::open(&folder.path().join("files")).unwrap();
        let settings = Settings { policy: policy(), ..Settings::default() };
        let ambient = Ambient::fixed("2020-06-15T02:00:00Z");
        let app = App::new(db, ambient, files, settings, plans::MANIFEST.menu.to_vec());
        let (_, routes) = (plans::MANIFEST.routes)().into_parts();
        let inner = routes.layer(from_fn_with_state(app.clone(), web::layer)).with_state(app.clone());
        let router = Router::new()
            .fallback_service(inner)
            .layer(map_request(|request: Request| async { web::take_locale(request) }));
        Self { app, agency, people, units, router, _folder: folder }
    }

    /// The day on the test's clock.
    pub(crate) fn today(&self) -> Date {
        kernel::local_date(self.app.ambient.now())
    }

    /// The person with the roles of the day, for calling rules and stores.
    pub(crate) async fn actor(&self, account: AccountId) -> Actor {
        Actor::load(&self.app.db, self.agency, account, self.today()).await.unwrap().expect("an active account")
    }

    /// Asks for a page as somebody, or as [`NOBODY`].
    pub(crate) async fn get(&self, path: &str, who: impl std::convert::Into<Option<AccountId>>) -> Page {
        let request = self.request("GET", path, who.into()).await.body(Body::empty()).unwrap();
        self.send(path, request).await
    }

    /// Sends a form.
    pub(crate) async fn post(
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
    pub(crate) async fn post_files(
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
    pub(crate) async fn file(&self, name: &str, content: &[u8]) -> FileId {
        let kept = self.app.files.keep(content).await.unwrap();
        let mut tx = self.app.db.begin().await.unwrap();
        let new = NewFile { name, kept: &kept, saved_by: Some(self.people.chief.uuid()) };
        let id = files::record(&mut tx, &self.app.ambient, self.agency, new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// The plan of 2020 as the Office brings it in: signed, 21 contents.
    pub(crate) async fn seed_plan(&self) -> PlanId {
        self.plan_from(&seed()).await
    }

    /// A plan from the text of a file.
    pub(crate) async fn plan_from(&self, content: &[u8]) -> PlanId {
        let chief = self.actor(self.people.chief).await;
        let kept = self.app.files.keep(content).await.unwrap();
        let file = self.file("ke-hoach.txt", content).await;
        let reading = intake::read(content, &[]).unwrap();
        let mut tx = self.app.db.begin().await.unwrap();
        let source = SourceFile { file, digest: kept.sha256 };
        let writer = self.writer(&chief);
        let to = Into::NewPlan { year: None };
        let plan = intake::store(&mut tx, &writer, &self.app.ambient, reading, source, to).await.unwrap();
        tx.commit().await.unwrap();
        plan
    }

    pub(crate) fn writer<'a>(&self, actor: &'a Actor) -> Writer<'a> {
        Writer { actor, now: self.app.ambient.now(), source: None }
    }

    /// A plan with its rows.
    pub(crate) async fn full(&self, plan: PlanId) -> FullPlan {
        plans::store::find_full_plan(&self.app.db, self.agency, plan).await.unwrap().expect("the plan is there")
    }

    /// The content at a place of the plan, from 0.
    pub(crate) async fn item(&self, plan: PlanId, at: usize) -> ItemId {
        self.full(plan).await.items[at].id
    }

    /// A task of the content at `at`: by the investment unit and its specialist, due on the last day of June, once.
    pub(crate) async fn a_task(&self, plan: PlanId, at: usize) -> Assignment {
        let full = self.full(plan).await;
        Assignment {
            of: TaskOf::Item(full.items[at].id),
            channel: full.kinds_of_block(full.items[at].block).first().copied(),
            title: format!("Việc của nội dung {}", at + 1),
            lead_unit: Some(self.units.investment),
            coordinating: Vec::new(),
            person: Some(self.people.specialist),
            starts_on: None,
            due: Due::On("2020-06-30".parse().unwrap()),
            quantity: 1,
            measure: "tin, bài".into(),
            host: Host::Us,
        }
    }

    /// Assigns a task as the chief of the Office.
    pub(crate) async fn assign(&self, plan: PlanId, work: Assignment) -> Task {
        let (chief, full) = (self.actor(self.people.chief).await, self.full(plan).await);
        let id: TaskId = self.app.ambient.id();
        let decided = plans::rules::task::assign(&full, id, &work, &chief, self.app.ambient.now()).unwrap();
        let mut tx = self.app.db.begin().await.unwrap();
        let tasks = plans::store::add_tasks(&mut tx, &self.writer(&chief), vec![decided]).await.unwrap();
        tx.commit().await.unwrap();
        tasks.into_iter().next().unwrap()
    }

    /// A note that proves a task, handed in by somebody.
    pub(crate) async fn hand_in(&self, task: TaskId, who: AccountId, happened_on: &str) -> evidence::ProofId {
        let actor = self.actor(who).await;
        let new = evidence::HandIn {
            title: "Đã đăng bài".into(),
            happened_on: Some(happened_on.parse().unwrap()),
            content: evidence::NewContent::Note,
            files: Vec::new(),
            note: "Đã đăng trên trang thông tin điện tử.".into(),
            serves: vec![kernel::Subject::new(plans::model::subject::TASK, task)],
        };
        let mut tx = self.app.db.begin().await.unwrap();
        let id = evidence::hand_in(&mut tx, &self.app.ambient, &actor, new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// The verdict of somebody on a proof as it stands.
    pub(crate) async fn review(&self, proof: evidence::ProofId, who: AccountId, command: evidence::Command) {
        let actor = self.actor(who).await;
        let found = evidence::find(&self.app.db, self.agency, proof).await.unwrap().expect("the proof is there");
        let mut tx = self.app.db.begin().await.unwrap();
        evidence::review(&mut tx, &self.app.ambient, &actor, proof, found.version, command).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// The signed plan of 2020, as the file that an office would upload.
pub(crate) fn seed() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/06-KH-KCNDN-2020.txt");
    std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A draft: the plan of the fixtures without number and date.
pub(crate) fn draft() -> Vec<u8> {
    let text = String::from_utf8(seed()).unwrap();
    let kept = text.lines().filter(|line| !line.starts_with("Số:") && !line.starts_with("Đồng Nai, ngày"));
    kept.collect::<Vec<_>>().join("\n").into_bytes()
}
