//! Who asks, for which agency, in which language, as of when: worked out once per request, before any handler.

use crate::app::{AgencyView, App};
use crate::page::Asked;
use crate::{Failure, cookie};
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use kernel::{Date, Moment};
use people::{Actor, Owed, SessionId};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use text::Locale;

/// A request's circumstances. An extractor for public handlers; staff handlers ask for [`Staff`].
#[derive(Clone)]
pub struct Ctx {
    /// The application.
    pub app: App,
    /// Whose pages these are.
    pub agency: Arc<AgencyView>,
    /// The language of the answer.
    pub locale: Locale,
    /// When the request came.
    pub now: Moment,
    /// The day it came, in Việt Nam.
    pub today: Date,
    /// Who asks, if signed in.
    pub actor: Option<Arc<Actor>>,
    /// The unit of who asks, by name; empty for nobody and for those of no unit.
    pub unit_name: String,
    /// By which session.
    pub session: Option<SessionId>,
    /// What the person must do before anything else.
    pub owed: Option<Owed>,
    /// The path that was asked, without the language.
    pub path: String,
    /// Where the request came from, as far as the proxies that we trust say.
    pub source: Option<IpAddr>,
    /// What the person's device calls itself, cut to 200 characters.
    pub device: String,
    /// What the last page wanted said on this one.
    pub notice: Option<String>,
}

/// A request by somebody who has signed in.
pub struct Staff {
    /// The circumstances.
    pub ctx: Ctx,
    /// Who asks.
    pub actor: Arc<Actor>,
}

impl std::ops::Deref for Staff {
    type Target = Ctx;

    fn deref(&self) -> &Ctx {
        &self.ctx
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Ctx {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        // Without the context layer there is no agency, and so nothing to show.
        parts.extensions.get::<Self>().cloned().ok_or(Failure::NotFound)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Staff {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let ctx = Ctx::from_request_parts(parts, state).await?;
        let actor = ctx.actor.clone().ok_or(Failure::SignIn)?;
        Ok(Self { ctx, actor })
    }
}

impl Ctx {
    /// An address of ours in the reader's language.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        localised(self.locale, path)
    }

    /// Whether the reader came to the other language's page of this path.
    #[must_use]
    pub fn other_language(&self) -> String {
        let other = if self.locale == Locale::Vi { Locale::En } else { Locale::Vi };
        localised(other, &self.path)
    }
}

/// The address of a path in a language: Vietnamese stands at the root.
#[must_use]
pub fn localised(locale: Locale, path: &str) -> String {
    match locale {
        Locale::Vi => path.to_string(),
        Locale::En if path == "/" => "/en".to_string(),
        Locale::En => format!("/en{path}"),
    }
}

/// Takes the language off the front of an address, before it is routed.
#[must_use]
pub fn take_locale<B>(mut request: Request<B>) -> Request<B> {
    let path = request.uri().path();
    if let Some(rest) = path.strip_prefix("/en").filter(|rest| rest.is_empty() || rest.starts_with('/')) {
        let rest = if rest.is_empty() { "/" } else { rest };
        let query = request.uri().query().map(|q| format!("?{q}")).unwrap_or_default();
        if let Ok(uri) = format!("{rest}{query}").parse::<Uri>() {
            *request.uri_mut() = uri;
            request.extensions_mut().insert(Locale::En);
        }
    }
    request
}

/// The layer: works out the circumstances, refuses forms from other sites, puts a page around what failed, and headers
/// around everything.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let secure = app.settings.secure;
    let started = std::time::Instant::now();
    // Taken apart, because a body cannot be shared while the database is asked.
    let (parts, body) = request.into_parts();
    let (method, path) = (parts.method.clone(), parts.uri.path().to_string());
    let mut response = match circumstances(&app, &parts).await {
        Ok(Some(ctx)) => {
            let mut request = Request::from_parts(parts, body);
            let cross_site = cross_site(&method, request.headers(), ctx.session.is_some());
            request.extensions_mut().insert(ctx.clone());
            let generation = app.cache.generation();
            let key = crate::cache::key(&with_language(&request, ctx.locale));
            let asked = Asked { key, method: method.clone(), headers: request.headers().clone() };
            let response =
                if cross_site { crate::page::failed(&ctx, &Failure::CrossSite) } else { next.run(request).await };
            let changed = method != Method::GET && method != Method::HEAD && response.status().is_redirection();
            let finished = crate::page::finish(&ctx, response, asked, generation).await;
            if changed {
                app.forget();
            }
            finished
        }
        Ok(None) => crate::page::no_agency(),
        Err(failure) => crate::page::broken(&app, &failure),
    };
    crate::headers::protect(response.headers_mut(), secure, path.starts_with("/assets/"));
    let path = without_secret(&path);
    tracing::info!(%method, path, status = response.status().as_u16(), ms = started.elapsed().as_millis(), "request");
    response
}

/// A path as logs may keep it: a one-time link is a secret until it is used.
fn without_secret(path: &str) -> &str {
    if path.starts_with("/moi/") { "/moi/…" } else { path }
}

/// The cache keeps pages under the address as it was asked, language included.
fn with_language(request: &Request, locale: Locale) -> axum::http::Request<()> {
    let address = localised(locale, request.uri().path_and_query().map_or("/", |p| p.as_str()));
    let mut copy = axum::http::Request::new(());
    *copy.method_mut() = request.method().clone();
    *copy.headers_mut() = request.headers().clone();
    *copy.uri_mut() = address.parse().unwrap_or_default();
    copy
}

async fn circumstances(app: &App, request: &Parts) -> Result<Option<Ctx>, Failure> {
    let headers = &request.headers;
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let Some(agency) = app.agency(host).await? else { return Ok(None) };
    let now = app.ambient.now();
    let today = kernel::local_date(now);
    let signed_in = match cookie::read(headers, cookie::session_name(app.settings.secure)) {
        Some(token) => crate::who::signed_in(&app.db, &app.settings.policy, agency.id, token, now).await?,
        None => None,
    };
    let (session, owed) = signed_in.as_ref().map_or((None, None), |s| (Some(s.session.id), s.owed));
    let (actor, unit_name) = signed_in.map_or((None, String::new()), |s| (Some(Arc::new(s.actor)), s.unit_name));
    let text = |name| headers.get(name).and_then(|v: &HeaderValue| v.to_str().ok()).unwrap_or_default();
    Ok(Some(Ctx {
        app: app.clone(),
        agency,
        locale: request.extensions.get::<Locale>().copied().unwrap_or_default(),
        now,
        today,
        actor,
        unit_name,
        session,
        owed,
        path: request.uri.path().to_string(),
        source: source(request, &app.settings.trusted_proxies),
        device: text(header::USER_AGENT).chars().filter(|c| !c.is_control()).take(200).collect(),
        notice: cookie::read(headers, cookie::NOTICE)
            .map(|raw| percent_encoding::percent_decode_str(raw).decode_utf8_lossy().into_owned())
            .filter(|text| text.len() < 1_000),
    }))
}

/// The last address that no proxy of ours wrote.
fn source(request: &Parts, trusted: &[IpAddr]) -> Option<IpAddr> {
    let peer = request.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())?;
    if !trusted.contains(&peer) {
        return Some(peer);
    }
    let forwarded = request.headers.get_all("x-forwarded-for");
    let hops: Vec<IpAddr> = forwarded
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .filter_map(|hop| hop.trim().parse().ok())
        .collect();
    hops.into_iter().rev().find(|hop| !trusted.contains(hop)).or(Some(peer))
}

/// Whether a request that changes something came from a page that is not ours (docs/decisions/0004).
fn cross_site(method: &Method, headers: &HeaderMap, signed_in: bool) -> bool {
    if matches!(*method, Method::GET | Method::HEAD) {
        return false;
    }
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let host_of =
        |address: &str| address.parse::<Uri>().ok().and_then(|uri| uri.authority().map(|a| a.as_str().to_string()));
    match (text("origin").or_else(|| text("referer")), text("host")) {
        (Some(from), Some(host)) => host_of(from).as_deref() != Some(host),
        (_, None) => true,
        (None, Some(_)) => signed_in,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (n.parse::<header::HeaderName>().unwrap(), v.parse().unwrap())).collect()
    }

    #[test]
    fn forms_from_other_sites_are_told_by_what_the_browser_says() {
        let host = ("host", "cchc.example.vn");
        for (given, signed_in, expected) in [
            (vec![host, ("sec-fetch-site", "same-origin")], true, false),
            (vec![host, ("sec-fetch-site", "cross-site")], false, true),
            (vec![host, ("sec-fetch-site", "same-site")], true, true),
            (vec![host, ("origin", "https://cchc.example.vn")], true, false),
            (vec![host, ("origin", "https://evil.example")], true, true),
            (vec![host, ("origin", "null")], true, true),
            (vec![host, ("referer", "https://cchc.example.vn/dang-nhap")], true, false),
            (vec![host], true, true),
            (vec![host], false, false),
        ] {
            assert_eq!(cross_site(&Method::POST, &headers(&given), signed_in), expected, "{given:?}");
        }
        assert!(!cross_site(&Method::GET, &headers(&[host, ("sec-fetch-site", "cross-site")]), true));
    }

    #[test]
    fn the_language_is_taken_off_the_front() {
        for (asked, path, locale) in [
            ("/en/ke-hoach?nam=2020", "/ke-hoach?nam=2020", Some(Locale::En)),
            ("/en", "/", Some(Locale::En)),
            ("/enterprise", "/enterprise", None),
        ] {
            let request = take_locale(Request::get(asked).body(()).unwrap());
            assert_eq!(request.uri().path_and_query().unwrap().as_str(), path);
            assert_eq!(request.extensions().get::<Locale>().copied(), locale);
        }
    }
}
