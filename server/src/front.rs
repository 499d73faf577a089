//! What every request meets first. A kept page is sent as it lies there, without passing the router; for all others the
//! language is taken off the front of the address before they are routed.

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::future::RouteFuture;
use futures_util::future::Either;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};
use tower::Service;
use web::App;

/// The whole application as one service.
#[derive(Clone)]
pub struct Front {
    app: App,
    router: Router,
}

impl Front {
    pub(crate) const fn new(app: App, router: Router) -> Self {
        Self { app, router }
    }
}

impl Service<Request> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response, Infallible>>, RouteFuture<Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(())) // so is a router, always
    }

    fn call(&mut self, request: Request) -> Self::Future {
        match web::kept(&self.app, &request) {
            Some(page) => Either::Left(ready(Ok(page))),
            None => Either::Right(self.router.call(web::take_locale(request))),
        }
    }
}
