//! Pages fetched from a real server on the loopback, by the real job.

use crate::common::{TABLES, actor, day, new_agency, note};
use evidence::fetch::{Policy, Problem, ROUND_SCHEDULE, check_jobs, job};
use evidence::{Capture, Command, HandIn, NewContent, ProofId, Standing};
use files::Files;
use jobs::{Settings, Worker};
use people::{Actor, AgencyId, Role};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use testkit::TestDb;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const PAGE: &str = "<html><head><title>Đối thoại với doanh nghiệp</title>\
    <meta name=author content='Ban biên tập'>\
    <meta property='article:published_time' content='2020-01-15T08:00:00+07:00'></head>";

/// Only this machine's first address; its others stand for the inner network.
pub(crate) const HERE: Policy =
    Policy { machine: |ip| ip == IpAddr::V4(Ipv4Addr::LOCALHOST), port: |_| true, patience: Duration::from_secs(4) };

pub(crate) struct Server {
    pub(crate) port: u16,
    pub(crate) asked: Arc<AtomicUsize>,
}

pub(crate) async fn server() -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (port, asked) = (listener.local_addr().unwrap().port(), Arc::new(AtomicUsize::new(0)));
    let count = asked.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let before = count.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(answer(stream, port, before));
        }
    });
    Server { port, asked }
}

async fn answer(mut stream: TcpStream, port: u16, before: usize) {
    let mut question = vec![0; 4096];
    let read = stream.read(&mut question).await.unwrap_or(0);
    let question = String::from_utf8_lossy(&question[..read]).into_owned();
    let path = question.split(' ').nth(1).unwrap_or_default();
    let go = |to: &str| {
        format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").into_bytes()
    };
    let give = |kind: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\nconnection: close\r\n\r\n");
        [head.as_bytes(), body].concat()
    };
    let status = |line: &str| format!("HTTP/1.1 {line}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").into_bytes();
    let reply = match path {
        path if path == "/page" || path.starts_with("/page?") => give("text/html; charset=utf-8", PAGE.as_bytes()),
        // Gone when it is asked for the second and the third time.
        "/vanishing" if before == 0 || before > 2 => give("text/html", PAGE.as_bytes()),
        "/legacy" => give("text/html; charset=windows-1258", b"<html><title>Ti\xebng Vi\xeat</title>"),
        "/pdf" => give("application/pdf", b"%PDF-1.7 thong bao"),
        "/lie" => give("text/html", b"MZ\x90\0 a program"),
        "/json" => give("application/json", b"{}"),
        "/large" => give("text/html", &vec![b'x'; (5 << 20) + 1]),
        "/moved" => go("/moved-2"),
        "/moved-2" => go(&format!("http://127.0.0.1:{port}/page")),
        "/round" => go("/round"),
        "/inward" => go(&format!("http://127.0.0.2:{port}/page")),
        "/inward-6" => go("http://[::1]/"),
        "/file" => go("file:///etc/passwd"),
        "/secret" => go(&format!("http://user:secret@127.0.0.1:{port}/page")),
        "/slow" => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            status("200 OK")
        }
        "/broken" => status("503 Service Unavailable"),
        _ => status("404 Not Found"),
    };
    drop(stream.write_all(&reply).await);
}

pub(crate) struct Desk<'a> {
    test: &'a TestDb,
    pub(crate) agency: AgencyId,
    by: Actor,
    pub(crate) chief: Actor,
    files: Files,
    pub(crate) worker: Worker,
}

pub(crate) async fn desk(test: &TestDb, policy: Policy) -> Desk<'_> {
    let agency = new_agency(test).await;
    let files = Files::open(test.folder.path()).unwrap();
    let kinds = std::iter::once(job(files.clone(), policy)).chain(check_jobs(policy)).collect();
    let schedules = vec![ROUND_SCHEDULE];
    let worker = Worker::new(test.db.clone(), test.ambient.clone(), kinds, schedules, Settings::default()).unwrap();
    let (by, chief) =
        (actor(&test.ambient, agency, Role::Specialist), actor(&test.ambient, agency, Role::ChiefOfOffice));
    Desk { test, agency, by, chief, files, worker }
}

impl Desk<'_> {
    pub(crate) async fn hand_in(&self, address: &str, title: &str) -> ProofId {
        let mut tx = self.test.db.begin().await.unwrap();
        let new = HandIn {
            title: title.into(),
            happened_on: None,
            content: NewContent::Address(address.into()),
            note: String::new(),
            ..note("", "2020-01-20")
        };
        let id = evidence::hand_in(&mut tx, &self.test.ambient, &self.by, new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub(crate) async fn capture(&self, id: ProofId) -> Option<Capture> {
        evidence::find_capture(&self.test.db, self.agency, id).await.unwrap()
    }

    async fn content(&self, capture: &Capture) -> Vec<u8> {
        let file = capture.file_id.expect("there is a copy");
        let file = files::find(&self.test.db, self.agency, file).await.unwrap().expect("the copy has a row");
        self.files.read(&file.sha256).await.unwrap()
    }
}

#[tokio::test]
async fn a_page_gives_title_day_and_author_and_is_archived() {
    testkit::on_both_engines(TABLES, async |test| {
        let (server, desk) = (server().await, desk(test, HERE).await);
        for path in ["page", "moved"] {
            let id = desk.hand_in(&format!("http://127.0.0.1:{}/{path}", server.port), "").await;
            assert_eq!(desk.capture(id).await, None, "not before the job runs");
            assert_eq!(desk.worker.run_due().await.unwrap(), 1);
            let capture = desk.capture(id).await.expect("the job wrote it");
            assert_eq!((capture.problem, capture.author.as_deref()), (None, Some("Ban biên tập")));
            assert_eq!(desk.content(&capture).await, PAGE.as_bytes());
            let proof = evidence::find(&test.db, desk.agency, id).await.unwrap().unwrap();
            assert_eq!((proof.title.as_str(), proof.title_assumed), ("Đối thoại với doanh nghiệp", false));
            assert_eq!((proof.happened_on, proof.day_assumed), (day("2020-01-15"), false));
        }
    })
    .await;
}

#[tokio::test]
async fn a_pdf_and_an_old_encoding_are_archived_and_the_address_stays_the_title() {
    testkit::on_both_engines(TABLES, async |test| {
        let (server, desk) = (server().await, desk(test, HERE).await);
        for path in ["pdf", "legacy"] {
            let address = format!("http://127.0.0.1:{}/{path}", server.port);
            let id = desk.hand_in(&address, "").await;
            desk.worker.run_due().await.unwrap();
            let capture = desk.capture(id).await.unwrap();
            assert_eq!((capture.problem, &capture.title), (None, &None), "{path}");
            assert!(!desk.content(&capture).await.is_empty());
            let proof = evidence::find(&test.db, desk.agency, id).await.unwrap().unwrap();
            assert_eq!((proof.title, proof.title_assumed, proof.day_assumed), (address, true, true));
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_keeps_the_address_and_says_why() {
    testkit::on_both_engines(TABLES, async |test| {
        let (server, desk) = (server().await, desk(test, HERE).await);
        for (path, expected, again) in [
            ("nothing", Problem::NotFound, false),
            ("json", Problem::WrongContent, false),
            ("lie", Problem::WrongContent, false),
            ("large", Problem::TooLarge, false),
            ("round", Problem::TooManyRedirects, false),
            ("inward", Problem::NotAllowed, false),
            ("inward-6", Problem::NotAllowed, false),
            ("file", Problem::NotAllowed, false),
            ("secret", Problem::NotAllowed, false),
            ("broken", Problem::ServerFailed, true),
            ("slow", Problem::TooSlow, true),
        ] {
            let address = format!("http://127.0.0.1:{}/{path}", server.port);
            let id = desk.hand_in(&address, "Bài báo").await;
            desk.worker.run_due().await.unwrap();
            let capture = desk.capture(id).await.unwrap_or_else(|| panic!("{path}: nothing written"));
            assert_eq!((capture.problem, capture.file_id), (Some(expected), None), "{path}");
            assert_eq!(capture.address, address);
            let waiting = jobs::count(&test.db, test.ambient.now()).await.unwrap().later;
            assert_eq!(waiting > 0, again, "{path}: tried again only if it may pass");
            // Away with what waits, so that the next one is seen alone.
            while jobs::count(&test.db, test.ambient.now()).await.unwrap().later > 0 {
                test.ambient.advance(jiff::SignedDuration::from_hours(6));
                desk.worker.run_due().await.unwrap();
            }
            let dead = jobs::list_dead(&test.db, Some(desk.agency), 10).await.unwrap();
            assert!(dead.is_empty(), "{path}: a page that is gone is no alarm for the operator: {dead:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_public_policy_asks_nobody_here() {
    testkit::on_both_engines(TABLES, async |test| {
        let (server, desk) = (server().await, desk(test, Policy::PUBLIC).await);
        let id = desk.hand_in(&format!("http://127.0.0.1:{}/page", server.port), "").await;
        desk.worker.run_due().await.unwrap();
        assert_eq!(desk.capture(id).await.unwrap().problem, Some(Problem::NotAllowed));
        assert_eq!(server.asked.load(Ordering::SeqCst), 0, "not even a connection");
    })
    .await;
}

#[tokio::test]
async fn what_was_confirmed_meanwhile_counts_as_it_stands() {
    testkit::on_both_engines(TABLES, async |test| {
        let (server, desk) = (server().await, desk(test, HERE).await);
        let id = desk.hand_in(&format!("http://127.0.0.1:{}/page", server.port), "").await;
        let mut tx = test.db.begin().await.unwrap();
        evidence::review(&mut tx, &test.ambient, &desk.chief, id, 1, Command::Confirm).await.unwrap();
        tx.commit().await.unwrap();
        desk.worker.run_due().await.unwrap();
        assert!(desk.capture(id).await.unwrap().file_id.is_some(), "archived all the same");
        let proof = evidence::find(&test.db, desk.agency, id).await.unwrap().unwrap();
        assert_eq!((proof.state.standing(), proof.happened_on), (Standing::Confirmed, day("2020-01-21")));
        assert!(proof.title_assumed && proof.day_assumed);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_was_changed_is_fetched_instead_of_the_old_one() {
    testkit::on_both_engines(TABLES, async |test| {
        let (server, desk) = (server().await, desk(test, HERE).await);
        let id = desk.hand_in(&format!("http://127.0.0.1:{}/nothing", server.port), "Bài").await;
        let mut tx = test.db.begin().await.unwrap();
        let address = format!("http://127.0.0.1:{}/page", server.port);
        let new = HandIn { content: NewContent::Address(address.clone()), ..note("Bài", "2020-01-20") };
        evidence::edit(&mut tx, &test.ambient, &desk.by, id, 1, new).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(desk.worker.run_due().await.unwrap(), 1, "one job waits for a proof");
        let capture = desk.capture(id).await.unwrap();
        assert_eq!((capture.address, capture.problem), (address, None));
        let proof = evidence::find(&test.db, desk.agency, id).await.unwrap().unwrap();
        assert_eq!(
            (proof.title.as_str(), proof.happened_on),
            ("Bài", day("2020-01-20")),
            "given by a person, it stays"
        );
    })
    .await;
}
