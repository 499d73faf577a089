//! Styles, scripts and fonts, out of the binary, in the best encoding that the reader takes.

use crate::Failure;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

/// The file of an address under `/assets/`; its name changes with its content, so it may be kept forever.
#[must_use]
pub fn asset(path: &str, asked: &HeaderMap) -> Response {
    let Some(asset) = assets::find(path) else {
        return Failure::NotFound.into_response();
    };
    let accepts = asked.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let (bytes, encoding) = match (asset.brotli, asset.gzip) {
        (Some(bytes), _) if crate::cache::takes(accepts, "br") => (bytes, Some("br")),
        (_, Some(bytes)) if crate::cache::takes(accepts, "gzip") => (bytes, Some("gzip")),
        _ => (asset.identity, None),
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
