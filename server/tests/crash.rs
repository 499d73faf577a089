//! "Received" means it is on disk: the program is killed while people send forms, and nothing that was answered is lost.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const PASSWORD: &str = "mot cau du dai de thu 2020";

/// The real program on a folder; killed, not stopped, when it goes.
struct Program {
    child: Child,
    address: String,
}

impl Program {
    fn start(data: &Path) -> Self {
        let mut child = command(data).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        let line = out.lines().map_while(Result::ok).find(|l| l.contains("http://")).expect("it prints its address");
        let address = line.rsplit("http://").next().expect("an address").trim_end_matches('/').to_string();
        Self { child, address }
    }

    /// What `kill -9` does.
    fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }
}

fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thongsuot"));
    command.env("THONGSUOT_DATA", data).env("THONGSUOT_LISTEN", "127.0.0.1:0").env("THONGSUOT_LOG", "error");
    command
}

/// One request on a connection of its own; the answer's head and body, or nothing if the program was gone.
fn ask(address: &str, method: &str, path: &str, cookie: &str, form: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nsec-fetch-site: same-origin\r\ncookie: {cookie}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
        form.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.contains("\r\n\r\n").then_some(answer)
}

fn signed_in(data: &Path, address: &str) -> String {
    let link = command(data).args(["account", "link", "quantri"]).output().expect("a link");
    assert!(link.status.success(), "no link: {}", String::from_utf8_lossy(&link.stderr));
    let link = String::from_utf8(link.stdout).expect("text");
    let path = format!("/moi/{}", link.trim().rsplit('/').next().expect("a secret"));
    let form = format!("password={0}&repeat={0}", PASSWORD.replace(' ', "+"));
    let answer = ask(address, "POST", &path, "", &form).expect("an answer");
    let cookie = answer.lines().filter_map(|l| l.strip_prefix("set-cookie: ")).find(|c| c.starts_with("thongsuot="));
    cookie.unwrap_or_else(|| panic!("no session in: {answer}")).split(';').next().expect("a cookie").to_string()
}

#[test]
fn nothing_that_was_answered_is_lost_when_the_program_is_killed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut program = Program::start(folder.path());
    let cookie = signed_in(folder.path(), &program.address);
    let received = Arc::new(Mutex::new(BTreeSet::new()));
    for round in 0..3 {
        let killed = Arc::new(AtomicBool::new(false));
        let senders: Vec<_> = (0..4)
            .map(|sender| {
                let (address, cookie) = (program.address.clone(), cookie.clone());
                let (received, killed) = (received.clone(), killed.clone());
                std::thread::spawn(move || {
                    for number in 0.. {
                        let code = format!("R{round}S{sender}N{number}");
                        let form =
                            format!("ky-hieu={code}&ten=Don+vi+{code}&thu-tu=1&tu-ngay=01%2F01%2F2020&den-ngay=");
                        match ask(&address, "POST", "/lam-viec/quan-tri/don-vi/moi", &cookie, &form) {
                            Some(answer) if answer.starts_with("HTTP/1.1 303") => {
                                received.lock().expect("no sender panics").insert(code);
                            }
                            Some(answer) => panic!("refused: {answer}"),
                            None if killed.load(Ordering::SeqCst) => break,
                            None => panic!("no answer from a program that runs"),
                        }
                    }
                })
            })
            .collect();
        std::thread::sleep(Duration::from_millis(400 + 150 * round));
        killed.store(true, Ordering::SeqCst);
        program.kill();
        for sender in senders {
            sender.join().expect("every sender saw answers or the end");
        }
        program = Program::start(folder.path());
        let page = ask(&program.address, "GET", "/lam-viec/quan-tri/don-vi", &cookie, "").expect("the list of units");
        let received = received.lock().expect("no sender panics");
        let lost: Vec<_> = received.iter().filter(|code| !page.contains(&format!("Don vi {code}"))).collect();
        assert!(received.len() > 10, "only {} forms were answered; nothing is proven", received.len());
        assert!(lost.is_empty(), "{} of {} answered forms are lost: {lost:?}", lost.len(), received.len());
    }
    program.kill();
    let verified = command(folder.path()).args(["audit", "verify"]).output().expect("the trail is checked");
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
}
