//! Pages: a body in its shell, and the pages that tell what went wrong.

use crate::app::Place;
use crate::cache::{Cacheable, KeptPage};
use crate::context::{Ctx, Staff};
use crate::failure::{self, Failure};
use crate::words::Words;
use crate::{Access, App, cookie};
use askama::Template;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use std::sync::Arc;
use ui::shell::{Assets, BareShell, Contact, Head, Person, PublicShell, Robots, SignOut, StaffShell};
use ui::{Breadcrumbs, Html, NavLink, NotificationBanner, ReferenceCode};

/// What a page says about itself.
#[derive(Clone, Default)]
pub struct PageHead {
    title: String,
    description: String,
    breadcrumbs: Option<Breadcrumbs>,
    has_errors: bool,
    last_reviewed: Option<String>,
    json_ld: Option<String>,
}

impl PageHead {
    /// A page of this title, which its `h1` repeats.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// One sentence for search engines.
    #[must_use]
    pub fn description(mut self, sentence: impl Into<String>) -> Self {
        self.description = sentence.into();
        self
    }

    /// The pages above.
    #[must_use]
    pub fn breadcrumbs(mut self, breadcrumbs: Breadcrumbs) -> Self {
        self.breadcrumbs = Some(breadcrumbs);
        self
    }

    /// A form on it has errors: the answer is 422 and the title says so first.
    #[must_use]
    pub const fn with_errors(mut self, has_errors: bool) -> Self {
        self.has_errors = has_errors;
        self
    }

    /// When its content was last reviewed, written out.
    #[must_use]
    pub fn last_reviewed(mut self, date: impl Into<String>) -> Self {
        self.last_reviewed = Some(date.into());
        self
    }

    /// Structured data.
    #[must_use]
    pub fn json_ld(mut self, json: impl Into<String>) -> Self {
        self.json_ld = Some(json.into());
        self
    }

    fn head<'a>(&'a self, ctx: &Ctx, canonical: Option<&'a str>, robots: Robots) -> Head<'a> {
        Head {
            locale: ctx.locale,
            title: &self.title,
            description: if self.description.is_empty() { &self.title } else { &self.description },
            canonical,
            robots,
            has_errors: self.has_errors,
            json_ld: self.json_ld.as_deref(),
            assets: Assets {
                stylesheet: assets::stylesheet(),
                script: assets::script(),
                favicon: assets::favicon(),
                font_preloads: assets::font_preloads(),
            },
        }
    }

    const fn status(&self) -> StatusCode {
        if self.has_errors { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

impl Ctx {
    /// A public page. Kept for everybody who has no session.
    ///
    /// # Errors
    /// If a template cannot be rendered.
    pub fn public(&self, head: &PageHead, body: &impl Template) -> Result<Response, Failure> {
        let words = Words::new(self.locale);
        let body = self.with_notice(body.render()?);
        let canonical = self.app.settings.public_url.as_ref().and_then(|base| base.join(&self.href(&self.path)).ok());
        let (home, other) = (self.href("/"), self.other_language());
        let robots = if head.has_errors || self.agency.example { Robots::NoIndex } else { Robots::Index };
        let banner = self.example_banner();
        let page = PublicShell {
            head: head.head(self, canonical.as_ref().map(url::Url::as_str), robots),
            agency: &self.agency.name,
            service: words.service(),
            home: &home,
            nav: &self.menu(Place::Public),
            other_language: Some(&other),
            banner: banner.as_ref(),
            breadcrumbs: head.breadcrumbs.as_ref(),
            body: &body,
            last_reviewed: head.last_reviewed.as_deref(),
            contact: self.contact(),
            footer_links: &[NavLink::new(words.staff_entrance(), self.href("/lam-viec"))],
        };
        let mut response = html(head.status(), page.render()?);
        if self.actor.is_none() && self.notice.is_none() && !head.has_errors {
            response.extensions_mut().insert(Cacheable);
        }
        Ok(response)
    }

    /// A page that stands alone: signing in, thanks.
    ///
    /// # Errors
    /// If a template cannot be rendered.
    pub fn bare(&self, head: &PageHead, body: &impl Template) -> Result<Response, Failure> {
        Ok(html(head.status(), self.bare_page(head, &self.with_notice(body.render()?))?))
    }

    fn bare_page(&self, head: &PageHead, body: &str) -> Result<String, Failure> {
        let home = self.href("/");
        let banner = self.example_banner();
        let page = BareShell {
            head: head.head(self, None, Robots::NoIndex),
            agency: &self.agency.name,
            service: Words::new(self.locale).service(),
            home: &home,
            banner: banner.as_ref(),
            body,
        };
        Ok(page.render()?)
    }

    /// To another page of ours, as after every form that was taken.
    #[must_use]
    pub fn redirect(&self, path: &str) -> Response {
        Redirect::to(&self.href(path)).into_response()
    }

    /// The same, with a sentence that the next page shows once.
    #[must_use]
    pub fn redirect_saying(&self, path: &str, sentence: &str) -> Response {
        let mut response = self.redirect(path);
        let text = percent_encoding::utf8_percent_encode(sentence, percent_encoding::NON_ALPHANUMERIC).to_string();
        let line = cookie::write(cookie::NOTICE, &text, 60, self.app.settings.secure);
        if let Ok(value) = HeaderValue::from_str(&line) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }

    fn with_notice(&self, body: String) -> String {
        match &self.notice {
            Some(sentence) => format!("{}{body}", NotificationBanner::success(self.locale, sentence.as_str())),
            None => body,
        }
    }

    fn menu(&self, place: Place) -> Vec<NavLink> {
        let allowed = |access: &Access| match access {
            Access::Public => true,
            Access::SignedIn => self.actor.is_some(),
            Access::May(permission) => self.actor.as_ref().is_some_and(|actor| actor.may(permission)),
        };
        let items = self.app.menu.iter().filter(|item| item.place == place && allowed(&item.access));
        items
            .map(|i| NavLink::new((i.title)(self.locale), self.href(i.path)).current(under(&self.path, i.path)))
            .collect()
    }

    fn contact(&self) -> Contact<'_> {
        let Some(contact) = &self.agency.contact else { return Contact::default() };
        Contact {
            switchboard: contact.switchboard.as_deref(),
            hotline: contact.hotline.as_deref(),
            mailbox: contact.mailbox.as_deref(),
            website: contact.website.as_deref(),
        }
    }

    fn example_banner(&self) -> Option<Html> {
        self.agency.example.then(|| Html::from(Words::new(self.locale).example_banner()))
    }
}

/// Whether a page belongs to a section of the menu.
fn under(path: &str, section: &str) -> bool {
    path.strip_prefix(section)
        .is_some_and(|rest| section != "/" && (rest.is_empty() || rest.starts_with('/')) || path == section)
}

impl Staff {
    /// A staff page.
    ///
    /// # Errors
    /// If a template cannot be rendered.
    pub fn page(&self, head: &PageHead, body: &impl Template) -> Result<Response, Failure> {
        Ok(html(head.status(), self.page_text(head, &self.with_notice(body.render()?))?))
    }

    fn page_text(&self, head: &PageHead, body: &str) -> Result<String, Failure> {
        let (home, sign_out) = (self.href("/lam-viec"), self.href("/dang-xuat"));
        let account = self.href("/lam-viec/tai-khoan");
        let nav: Vec<NavLink> = self.menu(Place::Staff);
        let banner = self.example_banner();
        let page = StaffShell {
            head: head.head(self, None, Robots::NoIndex),
            agency: &self.agency.short_name,
            service: Words::new(self.locale).service(),
            home: &home,
            at_home: self.path == "/lam-viec",
            nav: &nav,
            person: Person { name: &self.actor.name, unit: &self.unit_name, account: &account },
            sign_out: SignOut { action: &sign_out, hidden: &[] },
            banner: banner.as_ref(),
            breadcrumbs: head.breadcrumbs.as_ref(),
            body,
        };
        Ok(page.render()?)
    }
}

fn html(status: StatusCode, page: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    title: &'a str,
    sentences: Vec<&'a str>,
    links: Vec<NavLink>,
    reference: Option<ReferenceCode>,
}

/// The page for what failed, in the reader's language, with a way onward.
pub(crate) fn failed(ctx: &Ctx, failure: &Failure) -> Response {
    let words = Words::new(ctx.locale);
    if matches!(failure, Failure::SignIn) && ctx.actor.is_none() {
        let back = percent_encoding::utf8_percent_encode(&ctx.path, percent_encoding::NON_ALPHANUMERIC).to_string();
        return ctx.redirect(&format!("/dang-nhap?ve={back}"));
    }
    let code = matches!(failure, Failure::Fault(_)).then(|| report(&ctx.app, failure));
    let (title, sentences) = match failure {
        Failure::NotFound => (words.not_found(), vec![words.not_found_why()]),
        Failure::SignIn | Failure::Forbidden => (words.forbidden(), vec![words.forbidden_why()]),
        Failure::Refused(sentence) => (words.refused(), vec![sentence.as_str(), words.refused_back()]),
        Failure::TooLarge => (words.too_large(), vec![words.too_large_why()]),
        Failure::Unreadable => (words.unreadable(), vec![words.unreadable_why()]),
        Failure::CrossSite => (words.cross_site(), vec![words.cross_site_why()]),
        Failure::Fault(_) => (words.fault(), vec![words.fault_why(), words.fault_text()]),
    };
    let mut links = vec![NavLink::new(words.to_home(), ctx.href("/"))];
    if ctx.actor.is_some() {
        links.insert(0, NavLink::new(words.to_desk(), ctx.href("/lam-viec")));
    }
    let reference = code.map(|code| ReferenceCode::new(ctx.locale, code));
    let body = FailurePage { title, sentences, links, reference }.render();
    let page = body.map_err(Failure::from).and_then(|body| ctx.bare_page(&PageHead::new(title), &body));
    match page {
        Ok(page) => html(failure.status(), page),
        Err(inner) => broken(&ctx.app, &inner),
    }
}

/// One log line with the whole chain of causes; the code that the visitor is shown.
fn report(app: &App, failure: &Failure) -> String {
    let code = app.ambient.token()[..8].to_uppercase();
    if let Failure::Fault(cause) = failure {
        tracing::error!(code, cause = %failure::chain(cause.as_ref()), "fault");
    }
    code
}

/// Before there is an agency there is no shell: plain words in both languages.
pub(crate) fn broken(app: &App, failure: &Failure) -> Response {
    let code = report(app, failure);
    let page = format!(
        "Hệ thống gặp sự cố. Xin thử lại sau ít phút. Mã tra cứu: {code}\nSomething broke. Please try again in a few minutes. Reference: {code}\n"
    );
    (StatusCode::INTERNAL_SERVER_ERROR, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], page).into_response()
}

pub(crate) fn no_agency() -> Response {
    let page = "Địa chỉ này chưa được gắn với cơ quan nào.\nNo agency is served under this host name.\n";
    (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], page).into_response()
}

/// After the handler: the page for what failed, the notice taken away once shown, the page kept if it may be.
pub(crate) async fn finish(ctx: &Ctx, mut response: Response, asked: Asked, generation: u64) -> Response {
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        return failed(ctx, &failure);
    }
    if matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED)
        && !response.headers().contains_key(header::CONTENT_TYPE)
    {
        return failed(ctx, &Failure::NotFound);
    }
    // An id in an address that is none: the framework answers in plain English before any handler.
    let plain =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if plain && response.status() == StatusCode::BAD_REQUEST {
        return failed(ctx, &Failure::NotFound);
    }
    if ctx.notice.is_some() && response.status() != StatusCode::SEE_OTHER {
        let line = cookie::write(cookie::NOTICE, "", 0, ctx.app.settings.secure);
        if let Ok(value) = HeaderValue::from_str(&line) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    match &asked.key {
        Some(key) if response.extensions().get::<Cacheable>().is_some() && response.status() == StatusCode::OK => {
            keep(ctx, response, key.clone(), &asked, generation).await
        }
        _ => response,
    }
}

/// What of a request decides how a kept page is sent.
pub(crate) struct Asked {
    /// What its page is kept under; nothing where it may not be kept.
    pub(crate) key: Option<String>,
    pub(crate) method: Method,
    pub(crate) headers: HeaderMap,
}

/// Keeps a page and sends it as it will be sent from then on: compressed, with its tag.
async fn keep(ctx: &Ctx, response: Response, key: String, asked: &Asked, generation: u64) -> Response {
    let (parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return broken(&ctx.app, &Failure::Unreadable);
    };
    let (cache, mut headers, body) = (ctx.app.cache.clone(), parts.headers.clone(), bytes.clone());
    crate::headers::protect(&mut headers, ctx.app.settings.secure, false);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    let kept = tokio::task::spawn_blocking(move || Arc::new(KeptPage::new(&headers, body))).await;
    match kept {
        Ok(page) => {
            cache.keep(key, page.clone(), generation);
            page.answer(&asked.method, &asked.headers)
        }
        Err(_) => Response::from_parts(parts, Body::from(bytes)),
    }
}

/// An answer from the kept pages, before anything else is worked out.
#[must_use]
pub fn kept(app: &App, request: &Request<impl Send>) -> Option<Response> {
    app.cache.answer(request)
}
