//! Public pages kept as bytes: plain, gzip and brotli, made once and sent many times, dropped when the agency's change
//! feed moves on. Only answers without anything personal come in here.

use crate::cookie;
use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use bytes::Bytes;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{Arc, RwLock};

/// Marks an answer that may be kept: it is the same for everybody who asks the same way.
#[derive(Debug, Clone, Copy)]
pub struct Cacheable;

/// The kept pages of this node. Cheap to clone.
#[derive(Clone, Default)]
pub struct PageCache(Arc<RwLock<Kept>>);

#[derive(Default)]
struct Kept {
    pages: HashMap<String, Arc<KeptPage>>,
    bytes: usize,
    /// Counts the clearings, so that a page rendered before one is not kept after it.
    generation: u64,
}

/// One page in three encodings, each with its own tag.
pub struct KeptPage {
    headers: HeaderMap,
    plain: Encoded,
    gzip: Encoded,
    brotli: Encoded,
}

struct Encoded {
    body: Bytes,
    tag: HeaderValue,
}

/// Together they bound the memory; past them everything is dropped, which costs one rendering each.
const MOST_PAGES: usize = 4_000;
const MOST_BYTES: usize = 32 * 1024 * 1024;
const LONGEST_KEY: usize = 512;

/// What a page is kept under: the host that was asked and the address; `None` where nothing may be kept.
#[must_use]
pub fn key<B>(request: &Request<B>) -> Option<String> {
    let ours = [cookie::session_name(true), cookie::session_name(false), cookie::NOTICE];
    let personal = ours.iter().any(|name| cookie::read(request.headers(), name).is_some());
    if personal || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let host = request.headers().get(axum::http::header::HOST)?.to_str().ok()?;
    let address = request.uri().path_and_query()?.as_str();
    (host.len() + address.len() < LONGEST_KEY).then(|| [host, address].concat())
}

impl PageCache {
    /// The answer to a request whose page is kept.
    #[must_use]
    pub fn answer<B>(&self, request: &Request<B>) -> Option<Response<Body>> {
        let key = key(request)?;
        let page = self.0.read().ok()?.pages.get(&key).cloned()?;
        Some(page.answer(request.method(), request.headers()))
    }

    /// Which clearing the pages rendered from now on belong to.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.0.read().map_or(0, |kept| kept.generation)
    }

    /// Keeps a page rendered in `generation`, unless the pages were cleared since.
    pub fn keep(&self, key: String, page: Arc<KeptPage>, generation: u64) {
        let Ok(mut kept) = self.0.write() else { return };
        if kept.generation != generation {
            return;
        }
        if kept.pages.len() >= MOST_PAGES || kept.bytes >= MOST_BYTES {
            kept.pages.clear();
            kept.bytes = 0;
        }
        kept.bytes += page.bytes();
        kept.pages.insert(key, page);
    }

    /// Drops every page: something that pages show has changed.
    pub fn clear(&self) {
        if let Ok(mut kept) = self.0.write() {
            kept.pages.clear();
            kept.bytes = 0;
            kept.generation += 1;
        }
    }
}

impl KeptPage {
    /// Compresses a rendered page. Takes milliseconds of processor: call it off the threads that serve.
    #[must_use]
    pub fn new(headers: &HeaderMap, body: Bytes) -> Self {
        let mut headers = headers.clone();
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding, Cookie"));
        headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("public, no-cache"));
        let digest: String = Sha256::digest(&body).iter().take(12).map(|b| format!("{b:02x}")).collect();
        let tag = |kind: &str| HeaderValue::from_str(&format!("\"{digest}{kind}\"")).expect("hexadecimal is a header");
        let gzip = Encoded { body: gzip(&body), tag: tag("-g") };
        let brotli = Encoded { body: brotli(&body), tag: tag("-b") };
        Self { headers, plain: Encoded { body, tag: tag("") }, gzip, brotli }
    }

    fn bytes(&self) -> usize {
        self.plain.body.len() + self.gzip.body.len() + self.brotli.body.len() + LONGEST_KEY
    }

    /// The answer in the best encoding that the reader takes; `304` if the reader has it already.
    #[must_use]
    pub fn answer(&self, method: &Method, asked: &HeaderMap) -> Response<Body> {
        let accepts = asked.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let (encoded, name) = match () {
            () if takes(accepts, "br") => (&self.brotli, Some("br")),
            () if takes(accepts, "gzip") => (&self.gzip, Some("gzip")),
            () => (&self.plain, None),
        };
        let known = asked.get(IF_NONE_MATCH).is_some_and(|tags| {
            tags.to_str().is_ok_and(|tags| tags.split(',').any(|t| t.trim().as_bytes() == encoded.tag.as_bytes()))
        });
        let body = if known || *method == Method::HEAD { Body::empty() } else { Body::from(encoded.body.clone()) };
        let mut response = Response::new(body);
        *response.headers_mut() = self.headers.clone();
        response.headers_mut().insert(ETAG, encoded.tag.clone());
        if known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(CONTENT_TYPE);
        } else if let Some(name) = name {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    }
}

/// Whether `Accept-Encoding` names a coding without forbidding it (`q=0`).
pub(crate) fn takes(accepts: &str, coding: &str) -> bool {
    accepts.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next() == Some(coding) && !parts.any(|p| matches!(p.trim_end_matches('0'), "q=" | "q=0."))
    })
}

fn gzip(body: &[u8]) -> Bytes {
    let mut encoder = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 3), flate2::Compression::best());
    encoder.write_all(body).and_then(|()| encoder.finish()).expect("writing into memory").into()
}

fn brotli(body: &[u8]) -> Bytes {
    let mut out = Vec::with_capacity(body.len() / 3);
    let settings = brotli::enc::BrotliEncoderParams { quality: 9, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*body, &mut out, &settings).expect("writing into memory");
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Arc<KeptPage> {
        Arc::new(KeptPage::new(&HeaderMap::new(), Bytes::from(text.repeat(50))))
    }

    fn asked(encoding: &str) -> Request<()> {
        Request::get("/ke-hoach").header("host", "localhost").header("accept-encoding", encoding).body(()).unwrap()
    }

    #[test]
    fn the_best_encoding_that_the_reader_takes_is_sent() {
        for (accepts, expected) in
            [("gzip, deflate, br", Some("br")), ("gzip;q=0.5, br;q=0", Some("gzip")), ("", None), ("gzip;q=0.0", None)]
        {
            let answer = page("kế hoạch ").answer(&Method::GET, asked(accepts).headers());
            assert_eq!(answer.headers().get(CONTENT_ENCODING).map(|v| v.to_str().unwrap()), expected, "{accepts}");
        }
    }

    #[test]
    fn a_reader_who_has_the_page_gets_no_body() {
        let page = page("a");
        let first = page.answer(&Method::GET, asked("br").headers());
        let mut again = asked("br");
        again.headers_mut().insert(IF_NONE_MATCH, first.headers()[ETAG].clone());
        assert_eq!(page.answer(&Method::GET, again.headers()).status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn a_page_rendered_before_a_clearing_is_not_kept_after_it() {
        let cache = PageCache::default();
        let before = cache.generation();
        cache.clear();
        cache.keep("localhost/ke-hoach".into(), page("cũ"), before);
        assert!(cache.answer(&asked("br")).is_none());
        cache.keep("localhost/ke-hoach".into(), page("mới"), cache.generation());
        assert!(cache.answer(&asked("br")).is_some());
    }

    #[test]
    fn nobody_with_a_session_is_served_from_the_cache() {
        let mut request = asked("br");
        request.headers_mut().insert("cookie", "other=1".parse().unwrap());
        assert!(key(&request).is_some());
        request.headers_mut().insert("cookie", "thongsuot=x".parse().unwrap());
        assert_eq!(key(&request), None);
    }
}
