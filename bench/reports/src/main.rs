//! How long what a period says, and its report, take in an office of ten thousand tasks and a hundred thousand proofs, on both
//! engines, beside the time in which the engine hands over the same rows. See `run`.

use domain::Registry;
use evidence::periods::{DECREE_09_2019, PeriodKind};
use jiff::civil::date;
use kernel::{Ambient, Subject, local_date};
use people::store::agencies::{self, NewName};
use people::store::{By, accounts, units};
use people::{AccountKind, Actor, AgencyId, Certainty, Leads, NewAccount, Role, SecurityPolicy, UnitId};
use plans::intake::{self, Into};
use plans::model::{Assignment, Due, Host, SourceFile, TaskOf, subject};
use reports::rules::{report, templates};
use reports::{paper, snapshot};
use std::time::{Duration, Instant};
use store::Db;

fn size(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[tokio::main]
async fn main() {
    let (tasks, proofs) = (size("TASKS", 10_000), size("PROOFS", 100_000));
    testkit::on_both_engines(&thongsuot::wiring::migrations(), async |test| {
        let (db, ambient) = (&test.db, &test.ambient);
        let filling = Instant::now();
        let (agency, actor) = fill(db, ambient, tasks, proofs).await;
        println!("{}: {tasks} tasks and {proofs} proofs, filled in {:.0?}", db.engine_name(), filling.elapsed());
        measure(db, ambient, agency, &actor).await;
    })
    .await;
}

async fn measure(db: &Db, ambient: &Ambient, agency: AgencyId, actor: &Actor) {
    let registry = Registry::new(thongsuot::wiring::DOMAINS);
    let periods = evidence::list_periods(db, agency, 2020).await.expect("periods");
    let of = |kind| periods.iter().find(|period| period.kind == kind).expect("a period");
    let rows = median(async || {
        let links = evidence::list_links_of_kind(db, agency, subject::TASK).await.expect("links");
        let tasks = plans::store::list_tasks_of_year(db, agency, 2020).await.expect("tasks");
        assert!(!links.is_empty() && !tasks.is_empty());
    })
    .await;
    println!("  the same rows from the engine\t{rows:.1?}");
    for kind in [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year] {
        let period = of(kind);
        let took = median(async || {
            let said = snapshot::of_period(db, &registry, agency, period, ambient.now()).await.expect("a snapshot");
            assert!(said.figures.iter().any(|line| !line.rows.is_empty()));
        })
        .await;
        println!("  what {} says\t{took:.1?}\t{:.2} of the engine", period.label, took.as_secs_f64() / rows.as_secs_f64());
    }
    let year = of(PeriodKind::Year);
    let said = snapshot::of_period(db, &registry, agency, year, ambient.now()).await.expect("a snapshot");
    let template = templates::of_period(year).find(|template| template.key == "year").expect("a template");
    let (report, _) = report::begin(template, year, ambient.id(), &said, actor, ambient.now()).expect("a report");
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

async fn fill(db: &Db, ambient: &Ambient, tasks: usize, proofs: usize) -> (AgencyId, Actor) {
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
    let (account, _) = accounts::invite(&mut tx, ambient, &policy, agency, new, By::PROGRAM).await.expect("an account");
    evidence::ensure_year(&mut tx, ambient, agency, 2020, &DECREE_09_2019).await.expect("periods");
    tx.commit().await.expect("a commit");
    let roles = vec![Role::ChiefOfOffice];
    let actor = Actor { agency, account, name: "Chánh Văn phòng".into(), unit: Some(all[0]), roles, leads: Leads::default() };

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/06-KH-KCNDN-2020.txt");
    let content = std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let reading = intake::read(&content, &[]).expect("a plan");
    let mut tx = db.begin().await.expect("a transaction");
    let kept = files::Kept { sha256: "00".repeat(32), media: files::Media::Text, size: 1 };
    let new = files::NewFile { name: "ke-hoach.txt", kept: &kept, saved_by: Some(account.uuid()) };
    let file = files::record(&mut tx, ambient, agency, new).await.expect("a file");
    let writer = plans::store::Writer { actor: &actor, now: ambient.now(), source: None };
    let source = SourceFile { file, digest: kept.sha256.clone() };
    let plan = intake::store(&mut tx, &writer, ambient, reading, source, Into::NewPlan { year: None }).await.expect("a plan");
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
            due: Due::On(date(2020, month, 10)),
            quantity: 8 + i64::try_from(at % 5).expect("small"),
            measure: "bài".into(),
            host: Host::Us,
        };
        plans::rules::task::assign(&full, ambient.id(), &work, &actor, ambient.now()).expect("a task")
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
                happened_on: date(2020, 1, 1).saturating_add(jiff::Span::new().days(i32::try_from(at % 340).expect("small"))),
                serves: vec![Subject::new(subject::TASK, kept[at % kept.len()].id)],
            };
            evidence::record(&mut tx, ambient, agency, happened).await.expect("a proof");
        }
        tx.commit().await.expect("a commit");
    }
    ambient.advance(jiff::SignedDuration::from_hours(24 * 340));
    (agency, actor)
}
