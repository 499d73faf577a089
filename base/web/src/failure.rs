//! What can go wrong with a request, in three words: refused, not found, fault. The page that tells of it is rendered
//! by the context layer, which knows the reader's language.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::error::Error;
use std::sync::Arc;
use store::StoreError;

/// Why there is no answer.
#[derive(Debug, Clone)]
pub enum Failure {
    /// No such thing, or one whose existence is private.
    NotFound,
    /// Only for people who have signed in.
    SignIn,
    /// The person may not do this.
    Forbidden,
    /// The rules said no: a translated sentence that says what and what to do.
    Refused(String),
    /// More was sent than is taken.
    TooLarge,
    /// What was sent is not a form.
    Unreadable,
    /// A form that was sent from another site.
    CrossSite,
    /// Something broke; the cause is for the operator.
    Fault(Arc<dyn Error + Send + Sync>),
}

impl Failure {
    /// Something broke; keeps the whole chain of causes.
    pub fn fault(cause: impl Error + Send + Sync + 'static) -> Self {
        Self::Fault(Arc::new(cause))
    }

    /// The status that tells machines.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(cause: StoreError) -> Self {
        Self::fault(cause)
    }
}

impl From<askama::Error> for Failure {
    fn from(cause: askama::Error) -> Self {
        Self::fault(cause)
    }
}

impl IntoResponse for Failure {
    /// A bare answer; the context layer puts the page around it.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Every cause of a fault in one line, outermost first.
#[must_use]
pub fn chain(cause: &(dyn Error + 'static)) -> String {
    let mut line = cause.to_string();
    let mut next = cause.source();
    while let Some(inner) = next {
        line.push_str(": ");
        line.push_str(&inner.to_string());
        next = inner.source();
    }
    line
}
