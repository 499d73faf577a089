//! How long what a period says, and its report, take in an office of ten thousand tasks and a hundred thousand proofs, on both
//! engines, beside the time in which the engine hands over the same rows. See `run`.

use axum::body::Body;
use axum::http::Request;
use domain::Registry;
use evidence::periods::{DECREE_09_2019, Period, PeriodKind};
use jiff::civil::date;
use kernel::{Ambient, Subject, local_date};
use people::store::agencies::{self, NewName};
use people::store::roles::{self, NewGrant};
use people::store::{By, accounts, links, passwords, sessions, units};
use people::{AccountKind, Actor, AgencyId, Certainty, Leads, NewAccount, Role, SecurityPolicy, Tenure, UnitId};
use plans::intake::{self, Into};
use plans::model::{Assignment, Due, Host, SourceFile, TaskOf, subject};
use reports::model::{ReportId, Signing};
use reports::rules::{report, templates};
use reports::{paper, snapshot};
use std::time::{Duration, Instant};
use store::Db;
use thongsuot::front::Front;
use tower::ServiceExt as _;
use web::{App, Settings};

fn size(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[tokio::main]
async fn main() {
    let (tasks, proofs) = (size("TASKS", 10_000), size("PROOFS", 100_000));
    testkit::on_both_engines(&thongsuot::wiring::migrations(), async |test| {
        let (db, ambient) = (&test.db, &test.ambient);
        let filling = Instant::now();
        let house = fill(db, ambient, tasks, proofs).await;
        println!("{}: {tasks} tasks and {proofs} proofs, filled in {:.0?}", db.engine_name(), filling.elapsed());
        measure(&house).await;
    })
    .await;
}

/// An office with much to report on.
struct House {
    app: App,
    agency: AgencyId,
    actor: Actor,
    /// A task of the year that proofs may serve.
    task: Subject,
    cookie: String,
    _folder: tempfile::TempDir,
}

impl House {
    /// Something of the agency changes, as it does all day.
    async fn change(&self) {
        let ambient = &self.app.ambient;
        let happened = evidence::Happened {
            subject: Subject { kind: "article".into(), id: ambient.id::<()>().uuid() },
            event: "article.published",
            title: "Bài mới".into(),
            happened_on: date(2020, 2, 3),
            serves: vec![self.task.clone()],
        };
        let mut tx = self.app.db.begin().await.expect("a transaction");
        evidence::record(&mut tx, ambient, self.agency, happened).await.expect("a proof");
        tx.commit().await.expect("a commit");
    }

    async fn see(&self, front: &Front, path: &str) -> usize {
        let request = Request::get(path).header("host", "localhost").header("cookie", &self.cookie);
        let answer = front.clone().oneshot(request.body(Body::empty()).expect("a request")).await.expect("infallible");
        let status = answer.status();
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
        assert!(status.is_success(), "{path}: {status}");
        body.len()
    }
}

async fn measure(house: &House) {
    let (db, agency, ambient) = (&house.app.db, house.agency, &house.app.ambient);
    let periods = evidence::list_periods(db, agency, 2020).await.expect("periods");
    let of = |kind| periods.iter().find(|period| period.kind == kind).expect("a period");
    let engine = median(async || {
        let links = evidence::list_links_of_kind(db, agency, subject::TASK).await.expect("links");
        let tasks = plans::store::list_tasks_of_year(db, agency, 2020).await.expect("tasks");
        assert!(!links.is_empty() && !tasks.is_empty());
    })
    .await;
    println!("  the rows of the year, from the engine\t{engine:.1?}");
    let year = of(PeriodKind::Year);
    let cold = median(async || {
        let (_, front) = thongsuot::wiring::front(&house.app);
        house.see(&front, &format!("/lam-viec/bao-cao/ky/{}", year.id)).await;
    })
    .await;
    println!("  the year, the first time after the start\t{cold:.1?}\t{:.2} of the engine", ratio(cold, engine));

    let draft = begin(house, year, "year").await;
    let signed = begin(house, of(PeriodKind::Quarter), "section").await;
    let signing = Instant::now();
    sign(house, of(PeriodKind::Quarter), signed).await;
    println!("  submitting and signing a quarter\t{:.1?}", signing.elapsed());
    let (_, front) = thongsuot::wiring::front(&house.app);
    let period = |kind, rest: &str| format!("/lam-viec/bao-cao/ky/{}{rest}", of(kind).id);
    let report = |id, rest: &str| format!("/lam-viec/bao-cao/{id}{rest}");
    let pages = [
        ("the years", "/lam-viec/bao-cao".to_owned()),
        ("a month", period(PeriodKind::Month, "")),
        ("a quarter, signed", period(PeriodKind::Quarter, "")),
        ("the year", period(PeriodKind::Year, "")),
        ("its events, first page", period(PeriodKind::Year, "/so-lieu/plans.events")),
        ("its events, last page", period(PeriodKind::Year, "/so-lieu/plans.events?trang=9999")),
        ("its tasks not done", period(PeriodKind::Year, "/so-lieu/plans.tasks_not_done")),
        ("a draft on the year", report(draft, "")),
        ("a section of it", report(draft, "/muc/1")),
        ("a signed report", report(signed, "")),
        ("its events, first page", report(signed, "/so-lieu/plans.events")),
        ("its events, last page", report(signed, "/so-lieu/plans.events?trang=9999")),
    ];
    for (name, path) in &pages {
        house.see(&front, path).await;
        let mut took = Vec::new();
        let mut size = 0;
        for _ in 0..5 {
            house.change().await;
            let start = Instant::now();
            size = house.see(&front, path).await;
            took.push(start.elapsed());
        }
        took.sort();
        let again = median(async || assert!(house.see(&front, path).await > 0)).await;
        let (after, kib) = (took[2], size / 1024);
        println!("  {name}\tafter a change {after:.1?}\tas nothing changed {again:.1?}\t{:.2} of the engine\t{kib} KiB", ratio(after, engine));
    }
    let registry = Registry::new(thongsuot::wiring::DOMAINS);
    let said = snapshot::of_period(db, &registry, agency, year, ambient.now()).await.expect("a snapshot");
    let report = reports::store::find_report(db, agency, draft).await.expect("a report").expect("a report");
    let head = people::find_letterhead(db, agency, None, local_date(ambient.now())).await.expect("a name").expect("a name");
    let word = median(async || {
        let official = paper::official(&report, &said, &head, local_date(ambient.now()));
        assert!(!papers::docx::write(&official).is_empty());
    })
    .await;
    println!("  the yearly report for Word\t{word:.1?}");
    let annex = median(async || assert!(!paper::annex(&report, &said, date(2020, 12, 15).at(0, 0, 0, 0)).is_empty())).await;
    println!("  its annex as a workbook\t{annex:.1?}");
}

fn ratio(ours: Duration, theirs: Duration) -> f64 {
    ours.as_secs_f64() / theirs.as_secs_f64()
}

/// A draft on a period.
async fn begin(house: &House, period: &Period, template: &str) -> ReportId {
    let (db, ambient) = (&house.app.db, &house.app.ambient);
    let registry = Registry::new(thongsuot::wiring::DOMAINS);
    let said = snapshot::of_period(db, &registry, house.agency, period, ambient.now()).await.expect("a snapshot");
    let template = templates::all().iter().find(|one| one.key == template).expect("a template");
    let decided = report::begin(template, period, ambient.id(), &said, &house.actor, ambient.now()).expect("a report");
    let writer = reports::store::Writer { actor: &house.actor, now: ambient.now(), source: None };
    let mut tx = db.begin().await.expect("a transaction");
    let begun = reports::store::add_report(&mut tx, &writer, decided).await.expect("a report");
    tx.commit().await.expect("a commit");
    begun.id
}

async fn sign(house: &House, period: &Period, id: ReportId) {
    let (db, ambient, actor) = (&house.app.db, &house.app.ambient, &house.actor);
    let registry = Registry::new(thongsuot::wiring::DOMAINS);
    let said = snapshot::of_period(db, &registry, house.agency, period, ambient.now()).await.expect("a snapshot");
    let counted_at = said.counted_at;
    let draft = reports::store::find_report(db, house.agency, id).await.expect("a report").expect("a report");
    let writer = reports::store::Writer { actor, now: ambient.now(), source: None };
    let mut tx = db.begin().await.expect("a transaction");
    let submitted = report::submit(&draft, std::sync::Arc::new(said), actor, ambient.now()).expect("submitted");
    let submitted = reports::store::save_report(&mut tx, &writer, submitted).await.expect("kept");
    let signing = Signing { number: "45/BC-KCNVD".into(), issued_on: local_date(ambient.now()), copy: None };
    let signed = report::sign(&submitted, period, signing, actor, ambient.now()).expect("signed");
    let once: Vec<&str> = registry.figure_kinds().filter(|kind| kind.once).map(|kind| kind.address).collect();
    reports::store::save_signed(&mut tx, &writer, &once, signed).await.expect("kept");
    evidence::close_through(&mut tx, ambient, actor, period.id, counted_at).await.expect("closed");
    tx.commit().await.expect("a commit");
}

/// The middle of five.
async fn median(work: impl AsyncFn()) -> Duration {
    let mut took = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        work().await;
        took.push(start.elapsed());
    }
    took.sort();
    took[2]
}

async fn fill(db: &Db, ambient: &Ambient, tasks: usize, proofs: usize) -> House {
    let mut tx = db.begin().await.expect("a transaction");
    let agency = agencies::add(&mut tx, ambient, "ban", None, By::PROGRAM).await.expect("an agency");
    let first = date(2010, 1, 1);
    let name = NewName {
        full_name: "Ban Quản lý các Khu công nghiệp Ví Dụ".into(),
        short_name: "Ban Quản lý Ví Dụ".into(),
        acronym: "KCNVD".into(),
        head_title: "Trưởng ban".into(),
        superior_body: Some("Ủy ban nhân dân tỉnh Ví Dụ".into()),
        place_name: "Ví Dụ".into(),
        legal_basis: None,
        certainty: Certainty::Sure,
        valid_from: first,
        valid_to: None,
    };
    agencies::add_name(&mut tx, ambient, agency, name, By::PROGRAM).await.expect("a name");
    let mut all: Vec<UnitId> = Vec::new();
    for number in 1..=8 {
        let new = units::NewUnit { code: format!("P{number}"), name: format!("Phòng số {number}"), ordinal: number, valid_from: first };
        all.push(units::add(&mut tx, ambient, agency, new, By::PROGRAM).await.expect("a unit"));
    }
    let policy = SecurityPolicy { second_factor_for_all: false, ..SecurityPolicy::default() };
    let new = NewAccount {
        login: "chanh.vp".into(),
        full_name: "Chánh Văn phòng".into(),
        position_words: "Chánh Văn phòng".into(),
        unit_id: Some(all[0]),
        kind: AccountKind::Person,
    };
    let (account, secret) = accounts::invite(&mut tx, ambient, &policy, agency, new, By::PROGRAM).await.expect("an account");
    agencies::add_host(&mut tx, agency, "localhost", By::PROGRAM, ambient.now()).await.expect("a host");
    let grant = NewGrant { account, role: Role::ChiefOfOffice, tenure: Tenure::Full, unit: None, valid_from: first, valid_to: None };
    roles::grant(&mut tx, ambient, agency, grant, By::PROGRAM).await.expect("a role");
    for year in [2019, 2020] {
        evidence::ensure_year(&mut tx, ambient, agency, year, &DECREE_09_2019).await.expect("periods");
    }
    tx.commit().await.expect("a commit");
    let open = links::find(db, agency, secret.expose(), ambient.now()).await.expect("asked").expect("an open link");
    let choice = passwords::prepare(db, &policy, agency, open.account_id).await.expect("asked");
    let chosen = choice.accept(ambient, "một câu đủ dài để đo").expect("a good password");
    let mut tx = db.begin().await.expect("a transaction");
    links::accept(&mut tx, ambient, agency, secret.expose(), chosen, By::PROGRAM).await.expect("accepted");
    tx.commit().await.expect("a commit");
    let roles = vec![Role::ChiefOfOffice];
    let actor = Actor { agency, account, name: "Chánh Văn phòng".into(), unit: Some(all[0]), roles, leads: Leads::default() };

    // A fifth as much in the year before.
    carry_out(db, ambient, &actor, &all, 2019, tasks / 5, proofs / 5).await;
    let task = carry_out(db, ambient, &actor, &all, 2020, tasks, proofs).await;
    ambient.advance(jiff::SignedDuration::from_hours(24 * 340));
    let folder = tempfile::tempdir().expect("a folder");
    let files = files::Files::open(&folder.path().join("files")).expect("a folder of files");
    let settings = Settings { policy, ..Settings::default() };
    let app = App::new(db.clone(), ambient.clone(), files, settings, Vec::new());
    let mut tx = db.begin().await.expect("a transaction");
    let token = sessions::open(&mut tx, ambient, agency, account, None, "bench").await.expect("a session");
    tx.commit().await.expect("a commit");
    let cookie = format!("thongsuot={}", token.expose());
    House { app, agency, actor, task, cookie, _folder: folder }
}

/// The plan of 2020 as that of a year, given out as tasks, with proofs on every day of the year. Gives one of the tasks.
async fn carry_out(
    db: &Db,
    ambient: &Ambient,
    actor: &Actor,
    all: &[UnitId],
    year: i16,
    tasks: usize,
    proofs: usize,
) -> Subject {
    let agency = actor.agency;
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/06-KH-KCNDN-2020.txt");
    let content = std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let reading = intake::read(&content, &[]).expect("a plan");
    let mut tx = db.begin().await.expect("a transaction");
    let kept = files::Kept { sha256: format!("{year:064}"), media: files::Media::Text, size: 1 };
    let new = files::NewFile { name: "ke-hoach.txt", kept: &kept, saved_by: Some(actor.account.uuid()) };
    let file = files::record(&mut tx, ambient, agency, new).await.expect("a file");
    let writer = plans::store::Writer { actor, now: ambient.now(), source: None };
    let source = SourceFile { file, digest: kept.sha256.clone() };
    let plan = intake::store(&mut tx, &writer, ambient, reading, source, Into::NewPlan { year: Some(year) }).await.expect("a plan");
    tx.commit().await.expect("a commit");

    let full = plans::store::find_full_plan(db, agency, plan).await.expect("a plan").expect("a plan");
    let decided = (0..tasks).map(|at| {
        let item = &full.items[at % full.items.len()];
        let kinds = full.kinds_of_block(item.block);
        let month = i8::try_from(1 + at % 12).expect("a month");
        let work = Assignment {
            of: TaskOf::Item(item.id),
            channel: kinds.get(at % kinds.len()).copied(),
            title: format!("Viết bài số {at} về kết quả giải quyết thủ tục hành chính"),
            lead_unit: Some(all[at % all.len()]),
            coordinating: Vec::new(),
            person: None,
            starts_on: None,
            due: Due::On(date(year, month, 10)),
            quantity: 8 + i64::try_from(at % 5).expect("small"),
            measure: "bài".into(),
            host: Host::Us,
        };
        plans::rules::task::assign(&full, ambient.id(), &work, actor, ambient.now()).expect("a task")
    });
    let mut tx = db.begin().await.expect("a transaction");
    let kept = plans::store::add_tasks(&mut tx, &writer, decided.collect()).await.expect("tasks");
    tx.commit().await.expect("a commit");
    for chunk in (0..proofs).collect::<Vec<_>>().chunks(5_000) {
        let mut tx = db.begin().await.expect("a transaction");
        for at in chunk {
            let happened = evidence::Happened {
                subject: Subject { kind: "article".into(), id: ambient.id::<()>().uuid() },
                event: "article.published",
                title: format!("Bài đăng số {at}"),
                happened_on: date(year, 1, 1).saturating_add(jiff::Span::new().days(i32::try_from(at % 340).expect("small"))),
                serves: vec![Subject::new(subject::TASK, kept[at % kept.len()].id)],
            };
            evidence::record(&mut tx, ambient, agency, happened).await.expect("a proof");
        }
        tx.commit().await.expect("a commit");
    }
    Subject::new(subject::TASK, kept[0].id)
}
