//! Serving: from an empty folder to a printed address, and a quiet stop.

use crate::config::Config;
use crate::{example, wiring};
use anyhow::Context as _;
use axum::ServiceExt;
use axum::extract::Request;
use domain::Registry;
use kernel::Ambient;
use std::fmt::Write as _;
use std::io::Write as _;
use std::net::SocketAddr;
use std::process::ExitCode;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Opens everything, loads the example into an empty database, prints the address, serves until told to stop.
pub(crate) async fn serve(config: &Config) -> anyhow::Result<ExitCode> {
    // The port first: another copy at work must be found before this one touches the database.
    let listener = TcpListener::bind(config.listen).await.with_context(|| {
        format!(
            "cannot listen on {}; is another copy running? Choose another with THONGSUOT_LISTEN or `listen`",
            config.listen
        )
    })?;
    let address = listener.local_addr()?;
    crate::fonts::install(config)?;
    let ambient = Ambient::system();
    let db = wiring::open(config).await?;
    let app = wiring::app(config, db, ambient)?;
    let invitation = if config.example { example::load_if_empty(&app).await? } else { None };

    let registry = Registry::new(wiring::DOMAINS);
    let (_, front) = wiring::front_with(&app, registry.clone());
    let (stop, mut stopped) = watch::channel(false);
    let worker = wiring::worker(config, &app)?;
    tokio::spawn(app.clone().follow_changes());
    let worker = tokio::spawn(async move {
        worker
            .run(async {
                stopped.changed().await.ok();
            })
            .await;
    });

    let base = config
        .public_url
        .as_ref()
        .map_or_else(|| format!("http://{address}"), |url| url.as_str().trim_end_matches('/').to_string());
    let mut greeting = format!("Thông Suốt: {base}/\n");
    if let Some(token) = invitation {
        let _ = writeln!(greeting, "First administrator (works once): {base}/moi/{token}");
    }
    // Whoever started us may have stopped listening; that is no reason not to serve.
    let _ = std::io::stdout().write_all(greeting.as_bytes());
    // Whoever opens a report first should not wait for what the others find counted.
    let counted = app.clone();
    tokio::spawn(async move {
        if let Err(error) = reports::count_ahead(&counted, &registry).await {
            tracing::warn!(%error, "nothing was counted ahead; the first reader of a report waits");
        }
    });
    let service = ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(front);
    axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await?;
    tracing::info!("stopping");
    stop.send(true).ok();
    worker.await.ok();
    app.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Ctrl-C, or what a service manager sends.
async fn told_to_stop() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => {
            tracing::warn!(%error, "only Ctrl-C will stop this program");
            tokio::signal::ctrl_c().await.ok();
            return;
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
