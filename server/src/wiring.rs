//! Which domains there are, and how they become one application. The only list of domains in the program.

use crate::config::{Config, SecondFactor};
use crate::front::Front;
use crate::upkeep;
use anyhow::Context as _;
use axum::extract::Request;
use axum::middleware::from_fn_with_state;
use domain::{Manifest, Registry};
use evidence::fetch::Policy;
use kernel::Ambient;
use people::SecurityPolicy;
use std::path::Path;
use store::{Address, Db, Migrations};
use web::{App, Route, Routes, Settings};

/// Every domain, in the order of their tables.
pub static DOMAINS: &[&Manifest] =
    &[&admin::MANIFEST, &plans::MANIFEST, &reports::MANIFEST, &scoring::MANIFEST, &exchange::MANIFEST];

/// Every table of base and domains, in the order in which they stand on one another.
pub fn migrations() -> Vec<Migrations> {
    [store::MIGRATIONS, people::MIGRATIONS, jobs::MIGRATIONS, files::MIGRATIONS, evidence::MIGRATIONS]
        .into_iter()
        .chain(DOMAINS.iter().map(|d| d.migrations))
        .collect()
}

/// Opens the database that the configuration names, and brings its tables up to date.
pub async fn open(config: &Config) -> anyhow::Result<Db> {
    prepare_folder(&config.data)?;
    let address = match &config.database_url {
        Some(url) => Address::Postgres { url: url.clone(), schema: None, connections: config.database_connections },
        None => Address::Sqlite(config.data.join("thongsuot.db")),
    };
    let db = Db::open(&address).await.with_context(|| match &config.database_url {
        Some(_) => {
            "cannot reach the PostgreSQL of `database_url`; is it running, and does the user have rights?".to_string()
        }
        None => format!("cannot open the database in {}", config.data.display()),
    })?;
    store::migrate(&db, &migrations(), Ambient::system().now()).await.context("cannot bring the tables up to date")?;
    Ok(db)
}

/// Makes the data folder and finds out now whether it can be written, not when the first file comes in.
fn prepare_folder(data: &Path) -> anyhow::Result<()> {
    let hint =
        || format!("cannot write in the data folder {}; choose another with THONGSUOT_DATA or `data`", data.display());
    std::fs::create_dir_all(data).with_context(hint)?;
    let probe = data.join(".probe");
    std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe)).with_context(hint)
}

/// The application of this configuration on this database.
pub fn app(config: &Config, db: Db, ambient: Ambient) -> anyhow::Result<App> {
    let files = files::Files::open(&config.data.join("files")).context("cannot open the folder of files")?;
    let settings = Settings {
        secure: config.secure(),
        public_url: config.public_url.clone(),
        trusted_proxies: config.trusted_proxies.clone(),
        policy: policy(config),
    };
    let menu = DOMAINS.iter().flat_map(|d| d.menu.iter().copied()).collect();
    Ok(App::new(db, ambient, files, settings, menu))
}

/// What is asked of passwords and second factors.
pub fn policy(config: &Config) -> SecurityPolicy {
    let defaults = SecurityPolicy::default();
    match config.second_factor {
        SecondFactor::All => defaults,
        SecondFactor::Privileged => SecurityPolicy { second_factor_for_all: false, ..defaults },
        SecondFactor::None => {
            SecurityPolicy { second_factor_for_all: false, second_factor_roles: Vec::new(), ..defaults }
        }
    }
}

/// Does what the domains put down for later, and what comes round by the clock.
pub fn worker(config: &Config, app: &App) -> anyhow::Result<jobs::Worker> {
    let policy = if config.fetch_private_addresses {
        Policy { machine: |_| true, port: |_| true, ..Policy::PUBLIC }
    } else {
        Policy::PUBLIC
    };
    let base = [evidence::fetch::job(app.files.clone(), policy), exchange::post::job(policy), upkeep::job(app)];
    let kinds = base
        .into_iter()
        .chain(evidence::fetch::check_jobs(policy))
        .chain(DOMAINS.iter().flat_map(|d| (d.jobs)(app)))
        .collect();
    let schedules = [upkeep::SCHEDULE, evidence::fetch::ROUND_SCHEDULE]
        .into_iter()
        .chain(DOMAINS.iter().flat_map(|d| d.schedules.iter().copied()))
        .collect();
    let settings = jobs::Settings::default();
    jobs::Worker::new(app.db.clone(), app.ambient.clone(), kinds, schedules, settings)
        .context("cannot set up the worker")
}

/// Every route that there is.
pub fn routes() -> Routes {
    let all = DOMAINS.iter().fold(Routes::new(), |all, domain| all.and((domain.routes)()));
    #[cfg(debug_assertions)]
    let all = all.get(web::gallery::PATH, web::Access::Public, web::gallery::gallery);
    all
}

/// The application as a service; and its routes as data.
pub fn front(app: &App) -> (Vec<Route>, Front) {
    front_with(app, Registry::new(DOMAINS))
}

/// The same with this registry, and what it remembers.
pub(crate) fn front_with(app: &App, registry: Registry) -> (Vec<Route>, Front) {
    let (list, routes) = routes().into_parts();
    let router = routes
        .route("/assets/{*path}", axum::routing::get(asset))
        .layer(axum::Extension(registry))
        .layer(from_fn_with_state(app.clone(), web::layer))
        .with_state(app.clone());
    (list, Front::new(app.clone(), router))
}

async fn asset(request: Request) -> axum::response::Response {
    web::asset(request.uri().path(), request.headers())
}
