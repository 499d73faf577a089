//! Routes with who may use them, declared together: the router refuses by this, and a test walks every one of them as
//! every kind of actor.

use crate::{App, Ctx, Failure};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post};
use people::Permission;

/// Who may use a route. What the rules refuse beyond that, they refuse in the handler.
#[derive(Debug, Clone, Copy)]
pub enum Access {
    /// Anybody.
    Public,
    /// Anybody of this agency who has signed in.
    SignedIn,
    /// Who holds the permission.
    May(&'static Permission),
}

/// A route as data.
#[derive(Debug, Clone)]
pub struct Route {
    /// GET or POST: forms know no others.
    pub method: Method,
    /// Path with `{…}` for its parts.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
}

/// The routes of a domain.
#[derive(Default)]
pub struct Routes {
    list: Vec<Route>,
    router: Router<App>,
}

impl Routes {
    /// No routes yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &'static str, access: Access, handler: H) -> Self {
        self.add(Method::GET, path, access, get(handler))
    }

    /// A form that is sent.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &'static str, access: Access, handler: H) -> Self {
        self.add(Method::POST, path, access, post(handler))
    }

    /// A form with files, of at most `bytes` in all.
    #[must_use]
    pub fn upload<H: Handler<T, App>, T: 'static>(
        self,
        path: &'static str,
        access: Access,
        bytes: usize,
        handler: H,
    ) -> Self {
        self.add(Method::POST, path, access, post(handler).layer(DefaultBodyLimit::max(bytes)))
    }

    /// These and those.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        Self { list: self.list, router: self.router.merge(other.router) }
    }

    /// What was declared, and the router that holds to it.
    pub fn into_parts(self) -> (Vec<Route>, Router<App>) {
        (self.list, self.router)
    }

    fn add(mut self, method: Method, path: &'static str, access: Access, handler: MethodRouter<App>) -> Self {
        self.list.push(Route { method, path, access });
        let guarded = handler.layer(from_fn(move |request: Request, next: Next| guard(access, request, next)));
        Self { list: self.list, router: self.router.route(path, guarded) }
    }
}

/// The pages on which a person does what is owed: a second factor, a new password.
const OWN_ACCOUNT: &str = "/lam-viec/tai-khoan";

async fn guard(access: Access, request: Request, next: Next) -> Response {
    let ctx = request.extensions().get::<Ctx>();
    if let Some(ctx) = ctx
        && ctx.owed.is_some()
        && !matches!(access, Access::Public)
        && !ctx.path.starts_with(OWN_ACCOUNT)
    {
        return ctx.redirect(OWN_ACCOUNT);
    }
    let actor = ctx.and_then(|ctx| ctx.actor.as_ref());
    let refused = match (access, actor) {
        (Access::Public, _) | (Access::SignedIn, Some(_)) => None,
        (Access::May(permission), Some(actor)) => (!actor.may(permission)).then_some(Failure::Forbidden),
        (_, None) => Some(Failure::SignIn),
    };
    match refused {
        Some(failure) => failure.into_response(),
        None => next.run(request).await,
    }
}
