//! Installations with several agencies, each with somebody of its Office who clicks.

use axum::body::Body;
use axum::http::{Request, header};
use jiff::civil::date;
use kernel::Ambient;
use people::store::agencies::NewName;
use people::store::roles::{self, NewGrant};
use people::store::{By, accounts, links, passwords, sessions};
use people::{AccountId, AccountKind, AgencyId, BootstrapAgency, Certainty, NewAccount, Role, Tenure, bootstrap};
use thongsuot::config::Config;
use thongsuot::front::Front;
use thongsuot::wiring;
use tower::ServiceExt as _;
use web::App;

/// An installation with its own folder and database.
pub(crate) struct Installation {
    pub(crate) app: App,
    pub(crate) config: Config,
    pub(crate) front: Front,
    _folder: tempfile::TempDir,
}

/// An agency of an installation, and its chief of Office.
#[derive(Clone)]
pub(crate) struct Agency {
    pub(crate) id: AgencyId,
    pub(crate) host: String,
    chief: AccountId,
}

/// An answer.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) bytes: Vec<u8>,
}

impl Page {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.text().contains(words), "“{words}” is not said by {}", self.text());
        self
    }

    #[track_caller]
    pub(crate) fn leaves_out(self, words: &str) -> Self {
        assert!(!self.text().contains(words), "“{words}” is said by {}", self.text());
        self
    }
}

impl Installation {
    /// On 16/03/2026. Chance is drawn from one row in tests: the second of two installations begins further on in it.
    pub(crate) async fn open(which: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().display().to_string();
        let config = Config::load(None, |name| match name {
            "THONGSUOT_DATA" => Some(data.clone()),
            "THONGSUOT_SECOND_FACTOR" => Some("none".into()),
            "THONGSUOT_FETCH_PRIVATE_ADDRESSES" => Some("true".into()),
            _ => None,
        })
        .unwrap();
        let db = wiring::open(&config).await.unwrap();
        let ambient = Ambient::fixed("2026-03-16T02:00:00Z");
        for _ in 0..which * 1_000 {
            let _: [u8; 1] = ambient.bytes();
        }
        let app = wiring::app(&config, db, ambient).unwrap();
        let (_, front) = wiring::front(&app);
        Self { app, config, front, _folder: folder }
    }

    pub(crate) async fn agency(&self, slug: &str, name: &str, parent: Option<AgencyId>) -> Agency {
        let person = |login: &str, words: &str| NewAccount {
            login: login.into(),
            full_name: words.into(),
            position_words: words.into(),
            unit_id: None,
            kind: AccountKind::Person,
        };
        let host = format!("{slug}.example");
        let name = NewName {
            full_name: name.into(),
            short_name: name.into(),
            acronym: slug.to_uppercase(),
            head_title: "Trưởng ban".into(),
            superior_body: None,
            place_name: "Ví Dụ".into(),
            legal_basis: None,
            certainty: Certainty::Sure,
            valid_from: date(2010, 1, 1),
            valid_to: None,
        };
        let new = BootstrapAgency {
            slug: slug.into(),
            parent,
            hosts: vec![host.clone()],
            names: vec![name],
            units: Vec::new(),
            contact: None,
            administrator: person("quantri", "Quản trị"),
        };
        let (app, ambient) = (&self.app, &self.app.ambient);
        let mut tx = app.db.begin().await.unwrap();
        let id = bootstrap(&mut tx, ambient, &app.settings.policy, new).await.unwrap().agency;
        evidence::ensure_year(&mut tx, ambient, id, 2026, &evidence::periods::DECREE_09_2019).await.unwrap();
        let invited =
            accounts::invite(&mut tx, ambient, &app.settings.policy, id, person("cvp", "Chánh Văn phòng"), By::PROGRAM);
        let (chief, secret) = invited.await.unwrap();
        let valid_from = kernel::local_date(ambient.now());
        let grant = NewGrant {
            account: chief,
            role: Role::ChiefOfOffice,
            tenure: Tenure::Full,
            unit: None,
            valid_from,
            valid_to: None,
        };
        roles::grant(&mut tx, ambient, id, grant, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();
        let open = links::find(&app.db, id, secret.expose(), ambient.now()).await.unwrap().unwrap();
        let choice = passwords::prepare(&app.db, &app.settings.policy, id, open.account_id).await.unwrap();
        let new = choice.accept(ambient, "một câu đủ dài để thử 2026").unwrap();
        let mut tx = app.db.begin().await.unwrap();
        links::accept(&mut tx, ambient, id, secret.expose(), new, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();
        app.forget();
        Agency { id, host, chief }
    }

    async fn send(&self, request: Request<Body>) -> Page {
        let answer = self.front.clone().oneshot(request).await.unwrap();
        let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        let (status, location) = (answer.status().as_u16(), location.unwrap_or_default().to_owned());
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec();
        Page { status, location: location.split('?').next().unwrap_or_default().to_owned(), bytes }
    }

    async fn request(&self, method: &str, who: &Agency, path: &str) -> axum::http::request::Builder {
        let mut tx = self.app.db.begin().await.unwrap();
        let token = sessions::open(&mut tx, &self.app.ambient, who.id, who.chief, None, "test").await.unwrap();
        tx.commit().await.unwrap();
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, &who.host)
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, format!("thongsuot={}", token.expose()))
    }

    pub(crate) async fn get(&self, who: &Agency, path: &str) -> Page {
        let request = self.request("GET", who, path).await;
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, who: &Agency, path: &str, fields: &[(&str, &str)]) -> Page {
        let encoded = |text: &str| {
            text.bytes()
                .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
                .collect::<String>()
        };
        let body = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let body = body.collect::<Vec<_>>().join("&");
        let request =
            self.request("POST", who, path).await.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    pub(crate) async fn upload(
        &self,
        who: &Agency,
        path: &str,
        fields: &[(&str, &str)],
        field: &str,
        file: &[u8],
    ) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes(),
            );
        }
        body.extend(
            format!("--xx\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"tep\"\r\n\r\n").into_bytes(),
        );
        body.extend(file);
        body.extend(b"\r\n--xx--\r\n");
        let request =
            self.request("POST", who, path).await.header(header::CONTENT_TYPE, "multipart/form-data; boundary=xx");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// What the worker does now.
    pub(crate) async fn work(&self) {
        wiring::worker(&self.config, &self.app).unwrap().run_due().await.unwrap();
    }
}
