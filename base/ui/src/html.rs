//! A piece of finished HTML, for the slots of controls. Escaping is here; what the HTML means is not.

use askama::filters::{Html as Escape, HtmlSafe, escape};
use std::fmt;

/// HTML that is safe to put on a page as it stands.
///
/// Made from text, which is escaped, or from a control; only [`Html::trusted`] takes markup at its word.
///
/// ```
/// use ui::{Html, Tag, Tone};
/// assert_eq!(Html::from("a < b").to_string(), "a &#60; b");
/// assert!(Html::from(Tag::new(Tone::Green, "Đã xác nhận")).to_string().starts_with("<strong"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// What a control, or anything else marked safe, renders to.
    #[must_use]
    pub fn of(control: &impl HtmlSafe) -> Self {
        Self(control.to_string())
    }

    /// Markup that the caller answers for: rendered by a template, or sanitised.
    #[must_use]
    pub fn trusted(markup: impl Into<String>) -> Self {
        Self(markup.into())
    }

    /// A link with escaped words and address.
    #[must_use]
    pub fn link(href: &str, text: &str) -> Self {
        Self(format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", escaped(href), escaped(text)))
    }

    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn escaped(text: &str) -> String {
    match escape(text, Escape) {
        Ok(safe) => safe.to_string(),
        Err(never) => match never {},
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        Self(escaped(text))
    }
}

impl From<&String> for Html {
    fn from(text: &String) -> Self {
        Self(escaped(text))
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Self(escaped(&text))
    }
}
