//! What came back, and what every page owes its readers.

use axum::body::to_bytes;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use std::collections::HashSet;

pub(crate) const BOUNDARY: &str = "----ranh-gioi-7f3a";

/// An answer, read whole.
pub struct Page {
    /// The address that was asked.
    pub path: String,
    /// Its status.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub bytes: Vec<u8>,
}

impl Page {
    pub(crate) async fn of(path: &str, response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Self { path: path.to_owned(), status: parts.status.as_u16(), headers: parts.headers, bytes }
    }

    /// The body as text, with the few escapes of askama undone so that tests read as pages do.
    pub fn text(&self) -> String {
        let text = String::from_utf8_lossy(&self.bytes);
        text.replace("&#38;", "&")
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
    }

    /// Where a redirect leads.
    pub fn location(&self) -> String {
        let value = self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
        value
            .unwrap_or_else(|| panic!("{} answers {} and leads nowhere:\n{}", self.path, self.status, self.main()))
            .to_owned()
    }

    /// The page without its shell, for failure texts.
    pub fn main(&self) -> String {
        let text = self.text();
        let start = text.find("<main").unwrap_or(0);
        let end = text.find("</main>").unwrap_or(text.len());
        text[start..end].to_owned()
    }

    /// The lines of a paper for Word.
    pub fn paper(&self) -> String {
        let read = papers::read::read(&self.bytes).unwrap_or_else(|why| panic!("{} is no paper: {why}", self.path));
        read.lines().map(|line| line.text.clone()).collect::<Vec<_>>().join("\n")
    }

    /// It has this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{} answers {}:\n{}", self.path, self.status, self.main());
        self
    }

    /// These words are in it.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text().contains(words), "{} does not say {words:?}:\n{}", self.path, self.main());
        self
    }

    /// These words are not in it.
    #[track_caller]
    pub fn is_silent_on(&self, words: &str) -> &Self {
        assert!(!self.text().contains(words), "{} says {words:?}:\n{}", self.path, self.main());
        self
    }

    /// One `h1`; no id twice; nothing described by what is not there; a label for every field; no style and no handler in
    /// an attribute.
    #[track_caller]
    pub fn is_sound(&self) -> &Self {
        let text = String::from_utf8_lossy(&self.bytes);
        let count = text.matches("<h1").count();
        assert_eq!(count, 1, "{} has {count} h1:\n{}", self.path, self.main());
        let ids: Vec<&str> = values(&text, " id=\"").collect();
        let mut seen = HashSet::new();
        for id in &ids {
            assert!(seen.insert(*id), "{}: the id {id:?} stands twice", self.path);
        }
        for attribute in [" aria-describedby=\"", " aria-labelledby=\"", " for=\""] {
            for wanted in values(&text, attribute).flat_map(str::split_whitespace) {
                assert!(seen.contains(wanted), "{}:{attribute}{wanted}\" names nothing", self.path);
            }
        }
        for href in values(&text, " href=\"#") {
            assert!(seen.contains(href), "{}: #{href} leads nowhere", self.path);
        }
        for bad in [" style=\"", " onclick=", " onsubmit=", "javascript:"] {
            assert!(!text.contains(bad), "{} has {bad}", self.path);
        }
        self
    }
}

fn values<'a>(text: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
}

/// Fields as a browser sends them.
pub(crate) fn encoded(fields: &[(&str, &str)]) -> String {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    let pair = |(name, value): &(&str, &str)| {
        format!("{}={}", utf8_percent_encode(name, NON_ALPHANUMERIC), utf8_percent_encode(value, NON_ALPHANUMERIC))
    };
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// Fields and files as a browser sends them.
pub(crate) fn multipart(fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(head.as_bytes());
    }
    for (field, name, content) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.as_bytes());
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}
