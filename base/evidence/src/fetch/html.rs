//! Title, day and author of a web page. Only the tokens of HTML are read, never a tree: time and space grow with the page
//! and no faster, whatever is in it.

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use kernel::Date;
use std::cell::RefCell;

/// Titles and dates stand in the head, which is seldom a tenth of this long.
const READ_AT_MOST: usize = 512 << 10;
/// Longest text that is taken, in characters.
const LONGEST: usize = 300;
/// Longest block of structured data that is looked at, in bytes.
const LONGEST_DATA: usize = 64 << 10;

/// What a page says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its title, without line breaks, in NFC.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day it was published.
    pub published_on: Option<Date>,
}

/// Reads a page in UTF-8; of any other encoding, nothing (its title would be noise).
///
/// ```
/// let page = evidence::fetch::read_page("<title>Đối thoại doanh nghiệp</title><meta property=article:published_time content=2020-03-05T08:00>".as_bytes());
/// assert_eq!(page.title.as_deref(), Some("Đối thoại doanh nghiệp"));
/// assert_eq!(page.published_on.unwrap().to_string(), "2020-03-05");
/// ```
#[must_use]
pub fn read(html: &[u8]) -> Page {
    let Ok(html) = std::str::from_utf8(html) else { return Page::default() };
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&html[..html.floor_char_boundary(READ_AT_MOST)]));
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    let _done = tokenizer.feed(&input);
    tokenizer.end();
    let found = tokenizer.sink.found.into_inner();
    Page {
        title: found.og_title.or(found.title),
        author: found.author,
        published_on: found.published.or(found.data_published).or(found.meta_date),
    }
}

#[derive(Default)]
struct Reader {
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    title: Option<String>,
    og_title: Option<String>,
    author: Option<String>,
    published: Option<Date>,
    meta_date: Option<Date>,
    data_published: Option<Date>,
    reading: Reading,
    text: String,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Reading {
    #[default]
    Nothing,
    Title,
    Data,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut found = self.found.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return found.begin(&tag),
            Token::TagToken(_) => found.end(),
            Token::CharacterTokens(text) if found.reading != Reading::Nothing && found.text.len() < LONGEST_DATA => {
                found.text.push_str(&text);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Found {
    /// The tokenizer alone does not know which elements hold raw text; a tree builder would tell it (HTML, 13.2.6.4).
    fn begin(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        self.end();
        match &*tag.name {
            "meta" => self.meta(tag),
            "title" => {
                self.reading = if self.title.is_none() { Reading::Title } else { Reading::Nothing };
                return TokenSinkResult::RawData(RawKind::Rcdata);
            }
            "script" => {
                let data = attribute(tag, "type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"));
                self.reading = if data { Reading::Data } else { Reading::Nothing };
                return TokenSinkResult::RawData(RawKind::ScriptData);
            }
            "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => return TokenSinkResult::RawData(RawKind::Rawtext),
            "plaintext" => return TokenSinkResult::Plaintext,
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn end(&mut self) {
        match self.reading {
            Reading::Nothing => {}
            Reading::Title => self.title = line(&self.text),
            Reading::Data => self.data(),
        }
        self.reading = Reading::Nothing;
        self.text.clear();
    }

    fn meta(&mut self, tag: &Tag) {
        let Some(content) = attribute(tag, "content") else { return };
        let names = ["property", "name", "itemprop"].into_iter().filter_map(|n| attribute(tag, n));
        for name in names {
            match name.trim().to_ascii_lowercase().as_str() {
                "og:title" => fill(&mut self.og_title, || line(content)),
                "author" | "article:author" | "dc.creator" if !content.contains("://") => {
                    fill(&mut self.author, || line(content));
                }
                "article:published_time" | "datepublished" => fill(&mut self.published, || day(content)),
                "pubdate" | "publishdate" | "date" | "dc.date" | "dc.date.issued" => {
                    fill(&mut self.meta_date, || day(content))
                }
                _ => {}
            }
        }
    }

    /// JSON-LD: the day, wherever the outer objects hold it.
    fn data(&mut self) {
        let Ok(data) = serde_json::from_str::<serde_json::Value>(&self.text) else { return };
        let outer = match &data {
            serde_json::Value::Array(list) => list.iter().collect(),
            object => match object.get("@graph").and_then(|g| g.as_array()) {
                Some(graph) => graph.iter().collect(),
                None => vec![object],
            },
        };
        for object in outer {
            let published = object.get("datePublished").and_then(|d| d.as_str());
            fill(&mut self.data_published, || day(published?));
        }
    }
}

fn fill<T>(place: &mut Option<T>, value: impl FnOnce() -> Option<T>) {
    if place.is_none() {
        *place = value();
    }
}

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

/// One line of text: NFC, blanks joined, nothing that steers; `None` if nothing is left.
fn line(text: &str) -> Option<String> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !steers(*c)).collect();
    let joined = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = viet::nfc(&joined).chars().take(LONGEST).collect();
    let cut = cut.trim_end();
    (!cut.is_empty()).then(|| cut.to_string())
}

/// Turns the direction of reading (Unicode TR 36).
fn steers(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The day in Việt Nam of a moment with an offset; else the day that the text begins with.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<kernel::Moment>() {
        return Some(kernel::local_date(moment));
    }
    text.get(..10).and_then(|day| day.parse().ok()).or_else(|| viet::date::parse(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn page(html: &str) -> (Option<String>, Option<String>, Option<String>) {
        let page = read(html.as_bytes());
        (page.title, page.author, page.published_on.map(|d| d.to_string()))
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_string())
    }

    #[test]
    fn pages_say_their_title_author_and_day() {
        for (html, expected) in [
            ("<title>\n Họp  báo\n</title>", (some("Họp báo"), None, None)),
            ("<title>&Ocirc;ng &amp; b&agrave; &lt;b&gt;</title>", (some("Ông & bà <b>"), None, None)),
            ("<title>Báo</title><meta property=\"og:title\" content=\"Bài\">", (some("Bài"), None, None)),
            ("<title>Một</title><svg><title>Hai</title></svg>", (some("Một"), None, None)),
            ("<meta name=author content='Ban biên tập'>", (None, some("Ban biên tập"), None)),
            ("<meta property=article:author content='https://facebook.com/x'>", (None, None, None)),
            (
                "<meta content='2020-03-05T20:00:00Z' property='article:published_time'>",
                (None, None, some("2020-03-06")),
            ),
            (
                "<meta property='article:published_time' content='2020-03-05T23:30:00+07:00'>",
                (None, None, some("2020-03-05")),
            ),
            ("<meta name=date content='2020-03-05 08:00'>", (None, None, some("2020-03-05"))),
            ("<meta name=pubdate content='05/03/2020'>", (None, None, some("2020-03-05"))),
            ("<meta name=date content='hôm qua'>", (None, None, None)),
            (
                "<script type='application/ld+json'>{\"@graph\":[{},{\"datePublished\":\"2020-03-05\"}]}</script>",
                (None, None, some("2020-03-05")),
            ),
            ("<script type='application/ld+json'>{broken</script><title>A</title>", (some("A"), None, None)),
            ("<script>var x = '<title>not this</title>'</script><title>this</title>", (some("this"), None, None)),
            ("<style><title>not this</title></style><title>this</title>", (some("this"), None, None)),
            ("<!-- <title>not this</title> --><title>this</title>", (some("this"), None, None)),
            ("<title>\u{61c} \u{202e}A\u{200f}</title>", (some("A"), None, None)),
            ("<title>never closed", (None, None, None)),
            ("<title></title>", (None, None, None)),
            ("", (None, None, None)),
        ] {
            assert_eq!(page(html), expected, "{html}");
        }
    }

    #[test]
    fn another_encoding_gives_nothing_rather_than_noise() {
        assert_eq!(read(b"<title>Ti\xebng Vi\xeat</title>"), Page::default());
    }

    #[test]
    fn a_page_made_to_be_slow_is_read_in_time() {
        // A tree of this would be half a million elements deep.
        let deep = "<b>".repeat(2_000_000);
        assert_eq!(page(&format!("<title>A</title>{deep}")).0, some("A"));
        let long = format!("<title>{}</title>", "à ".repeat(1_000_000));
        assert!(page(&long).0.is_none_or(|t| t.chars().count() <= LONGEST));
        let late = format!("{}<title>late</title>", " ".repeat(READ_AT_MOST));
        assert_eq!(page(&late).0, None);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes);
        }

        #[test]
        fn no_markup_makes_it_fail(parts in proptest::collection::vec("<title>|</title>|<script type=application/ld\\+json>|</script>|<meta name=\"[a-z:]{0,8}\" content='\\PC{0,12}'>|<!--|-->|\\{|\"datePublished\":|\\[|\\PC{0,10}|&[a-z]{1,6};?", 0..40)) {
            let page = read(parts.concat().as_bytes());
            for text in [page.title, page.author].into_iter().flatten() {
                prop_assert!(!text.is_empty() && text.chars().count() <= LONGEST);
                prop_assert!(!text.contains(['\n', '\0', '\u{202e}']), "{text:?}");
                prop_assert_eq!(text.trim(), &text);
            }
        }

        #[test]
        fn a_title_comes_back_as_it_was_written(title in "[a-z0-9àảãáạăằâấđèêếìòôơớùưứỳ][a-z0-9àảãáạăằâấđèêếìòôơớùưứỳ ]{0,40}[a-z]") {
            let expected = viet::nfc(&title).split_whitespace().collect::<Vec<_>>().join(" ");
            let found = read(format!("<html><head><title>{title}</title>").as_bytes());
            prop_assert_eq!(found.title, Some(expected));
        }
    }
}
