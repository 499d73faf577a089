//! One page over HTTP: from exactly the machine that was judged, within bounds of time, size and redirects.

use super::{Policy, Problem, clean_address};
use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use reqwest::{Client, Response, redirect};
use std::net::SocketAddr;
use std::sync::Once;
use url::{Host, Url};

const MOST_REDIRECTS: usize = 5;
const LARGEST: usize = 5 << 20;
const WANTED: [&str; 7] =
    ["text/html", "application/xhtml+xml", "application/pdf", "image/jpeg", "image/png", "image/webp", "image/gif"];

/// The content behind an address, whatever it calls itself.
pub(super) async fn fetch(address: &Url, policy: &Policy) -> Result<Vec<u8>, Problem> {
    tokio::time::timeout(policy.patience, follow(address.clone(), policy)).await.unwrap_or(Err(Problem::TooSlow))
}

/// Every step is judged anew: a public page may point into the inner network.
async fn follow(mut address: Url, policy: &Policy) -> Result<Vec<u8>, Problem> {
    for _ in 0..=MOST_REDIRECTS {
        let response = ask(&address, policy).await?;
        let status = response.status();
        if status.is_redirection() {
            let target = response.headers().get(LOCATION).and_then(|l| l.to_str().ok()).ok_or(Problem::NotFound)?;
            let next = address.join(target).map_err(|_| Problem::NotAllowed)?;
            address = clean_address(next.as_str()).map_err(|_| Problem::NotAllowed)?;
            continue;
        }
        return match status.as_u16() {
            200..300 => body(response).await,
            408 | 429 | 500.. => Err(Problem::ServerFailed),
            _ => Err(Problem::NotFound),
        };
    }
    Err(Problem::TooManyRedirects)
}

async fn ask(address: &Url, policy: &Policy) -> Result<Response, Problem> {
    let machines = judged(address, policy).await?;
    let client = client(address, &machines)?;
    let asked = client.get(address.clone()).header(ACCEPT, WANTED.join(", ")).send().await;
    asked.map_err(|e| {
        tracing::debug!(%address, error = ?e, "page not fetched");
        if e.is_timeout() { Problem::TooSlow } else { Problem::Unreachable }
    })
}

/// What an answer to something sent may hold.
const LARGEST_ANSWER: usize = 64 * 1024;

/// Sends something to an address, and gives the status and the beginning of the answer. As with pages, the machine that is judged
/// is the one that is asked; nothing is sent on to another address.
///
/// # Errors
/// What keeps it from being sent, or from being answered.
pub async fn send(address: &Url, policy: &Policy, media: &str, body: Vec<u8>) -> Result<(u16, Vec<u8>), Problem> {
    let sending = async {
        let machines = judged(address, policy).await?;
        let asked = client(address, &machines)?.post(address.clone()).header(CONTENT_TYPE, media).body(body).send();
        let mut response =
            asked.await.map_err(|e| if e.is_timeout() { Problem::TooSlow } else { Problem::Unreachable })?;
        let mut answer = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|_| Problem::Unreachable)? {
            answer.extend_from_slice(&piece);
            if answer.len() > LARGEST_ANSWER {
                return Err(Problem::TooLarge);
            }
        }
        Ok((response.status().as_u16(), answer))
    };
    tokio::time::timeout(policy.patience, sending).await.unwrap_or(Err(Problem::TooSlow))
}

/// The machines behind an address, judged.
async fn judged(address: &Url, policy: &Policy) -> Result<Vec<SocketAddr>, Problem> {
    let port = address.port_or_known_default().filter(|_| policy.allows(address)).ok_or(Problem::NotAllowed)?;
    let found: Vec<SocketAddr> = match address.host().ok_or(Problem::NotAllowed)? {
        Host::Ipv4(ip) => vec![(ip, port).into()],
        Host::Ipv6(ip) => vec![(ip, port).into()],
        Host::Domain(name) => tokio::net::lookup_host((name, port)).await.map_err(|_| Problem::Unreachable)?.collect(),
    };
    judge(found, policy)
}

/// All of them must be allowed: a name that points inward as well is not trusted at all.
fn judge(found: Vec<SocketAddr>, policy: &Policy) -> Result<Vec<SocketAddr>, Problem> {
    match found.iter().all(|machine| (policy.machine)(machine.ip())) {
        _ if found.is_empty() => Err(Problem::Unreachable),
        true => Ok(found),
        false => Err(Problem::NotAllowed),
    }
}

/// A client for one question. It resolves the name to what was judged, so no second lookup can answer otherwise; it knows
/// no proxy, which would look the name up itself; it follows no redirects.
fn client(address: &Url, machines: &[SocketAddr]) -> Result<Client, Problem> {
    static TLS: Once = Once::new();
    // The program has one TLS stack; whoever comes first sets it. An error only says that it is set.
    TLS.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
    let built = Client::builder()
        .no_proxy()
        .redirect(redirect::Policy::none())
        .resolve_to_addrs(address.host_str().unwrap_or_default(), machines)
        .user_agent(concat!("thongsuot/", env!("CARGO_PKG_VERSION")))
        .build();
    built.map_err(|e| {
        tracing::error!(error = ?e, "no page can be fetched; are the system's certificates installed?");
        Problem::Unreachable
    })
}

async fn body(mut response: Response) -> Result<Vec<u8>, Problem> {
    let declared = response.headers().get(CONTENT_TYPE).and_then(|t| t.to_str().ok()).unwrap_or_default();
    let essence = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !WANTED.contains(&essence.as_str()) {
        return Err(Problem::WrongContent);
    }
    let mut content = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|_| Problem::Unreachable)? {
        if content.len() + piece.len() > LARGEST {
            return Err(Problem::TooLarge);
        }
        content.extend_from_slice(&piece);
    }
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    #[tokio::test]
    async fn the_machine_that_was_judged_is_the_one_that_is_asked() {
        let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let judged = server.local_addr().unwrap();
        // No such name exists (RFC 2606): only what was handed in can lead to the server.
        let address = Url::parse(&format!("http://trang.invalid:{}/", judged.port())).unwrap();
        let answer = tokio::spawn(async move {
            let (mut asked, _) = server.accept().await.unwrap();
            let mut question = [0; 1024];
            let read = asked.read(&mut question).await.unwrap();
            asked.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.unwrap();
            String::from_utf8_lossy(&question[..read]).into_owned()
        });
        let response = client(&address, &[judged]).unwrap().get(address.clone()).send().await.unwrap();
        assert_eq!(response.status(), 204);
        let question = answer.await.unwrap().to_lowercase();
        assert!(question.contains(&format!("host: trang.invalid:{}", judged.port())), "{question}");
    }

    #[tokio::test]
    async fn machines_of_the_inner_network_are_not_asked() {
        for address in
            ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1:8080/"]
        {
            let url = Url::parse(address).unwrap();
            assert_eq!(fetch(&url, &Policy::PUBLIC).await, Err(Problem::NotAllowed), "{address}");
        }
    }

    #[test]
    fn a_name_is_asked_only_if_every_machine_behind_it_is_public() {
        let at = |ips: &[&str]| ips.iter().map(|ip| SocketAddr::new(ip.parse().unwrap(), 443)).collect::<Vec<_>>();
        for (ips, expected) in [
            (&["8.8.8.8", "2001:4860:4860::8888"][..], Ok(())),
            (&["8.8.8.8", "10.0.0.1"], Err(Problem::NotAllowed)),
            (&["::ffff:127.0.0.1"], Err(Problem::NotAllowed)),
            (&["169.254.169.254"], Err(Problem::NotAllowed)),
            (&[], Err(Problem::Unreachable)),
        ] {
            assert_eq!(judge(at(ips), &Policy::PUBLIC).map(drop), expected, "{ips:?}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_is_not_asked() {
        // The one name that every system resolves to itself without asking anybody (RFC 6761, 6.3).
        let address = Url::parse("http://localhost/").unwrap();
        assert_eq!(fetch(&address, &Policy::PUBLIC).await, Err(Problem::NotAllowed));
    }
}
