//! What the pages of this crate share: forms as one template, moments in words, work that is too heavy for the threads
//! that answer requests.

use crate::words::Words;
use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use kernel::Moment;
use people::store::By;
use people::store::sign_in::Origin;
use people::{Error, Refusal};
use ui::{ErrorSummary, Html};
use web::{Ctx, Failure, FormErrors, PageHead, Staff};

/// The words in the reader's language.
pub(crate) fn words(ctx: &Ctx) -> Words {
    Words::new(ctx.locale)
}

/// On whose behalf this request writes.
pub(crate) fn by(ctx: &Ctx) -> By {
    By { account: ctx.actor.as_ref().map(|actor| actor.account), source: ctx.source }
}

/// Where an attempt to prove who one is comes from.
pub(crate) fn origin(ctx: &Ctx) -> Origin {
    Origin { address: ctx.source, device: ctx.device.clone() }
}

/// Runs what takes a core for long (password hashes) on a thread of its own.
pub(crate) async fn heavy<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(Failure::fault)
}

/// The rules' refusal; anything else is a fault.
pub(crate) fn refusal(error: Error) -> Result<Refusal, Failure> {
    match error {
        Error::Refused(refusal) => Ok(refusal),
        Error::Store(fault) => Err(fault.into()),
    }
}

/// Puts a cookie on an answer.
pub(crate) fn with_cookie(mut response: Response, line: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(line) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// `14:05, 21/01/2020`: a moment by the clock on the wall.
pub(crate) fn moment(at: Moment) -> String {
    let wall = kernel::local_time(at);
    format!("{:02}:{:02}, {}", wall.hour(), wall.minute(), viet::date::short(wall.date()))
}

/// Everything that is wrong with a form. A sentence without a field (`""`) is about the form as a whole.
pub(crate) fn summary(ctx: &Ctx, errors: &FormErrors) -> ErrorSummary {
    errors.iter().fold(ErrorSummary::new(ctx.locale), |summary, (field, sentence)| match field {
        "" => summary.form(sentence),
        field => summary.field(field, sentence),
    })
}

/// A page that is one form.
#[derive(Template, Default)]
#[template(path = "form_page.html")]
pub(crate) struct FormPage {
    title: String,
    summary: Html,
    has_errors: bool,
    intro: Vec<Html>,
    action: String,
    hidden: Vec<(&'static str, String)>,
    fields: Vec<Html>,
    buttons: Vec<Html>,
    after: Vec<Html>,
}

impl FormPage {
    /// A page called `title` whose form is posted to `path` in the reader's language.
    pub(crate) fn new(ctx: &Ctx, title: &str, path: &str) -> Self {
        Self { title: title.to_string(), action: ctx.href(path), ..Self::default() }
    }

    /// What is wrong with what was sent.
    pub(crate) fn errors(mut self, ctx: &Ctx, errors: &FormErrors) -> Self {
        self.summary = summary(ctx, errors).into();
        self.has_errors = !errors.is_empty();
        self
    }

    /// A paragraph or a control above the fields.
    pub(crate) fn intro(mut self, piece: impl Into<Html>) -> Self {
        self.intro.push(piece.into());
        self
    }

    /// A sentence above the fields.
    pub(crate) fn say(self, sentence: &str) -> Self {
        self.intro(paragraph(sentence))
    }

    /// A value that goes along unseen.
    pub(crate) fn hidden(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.hidden.push((name, value.into()));
        self
    }

    /// A field.
    pub(crate) fn field(mut self, field: impl Into<Html>) -> Self {
        self.fields.push(field.into());
        self
    }

    /// A button, or a link beside it.
    pub(crate) fn button(mut self, button: impl Into<Html>) -> Self {
        self.buttons.push(button.into());
        self
    }

    /// A paragraph or a control below the form.
    pub(crate) fn after(mut self, piece: impl Into<Html>) -> Self {
        self.after.push(piece.into());
        self
    }

    fn head(&self) -> PageHead {
        PageHead::new(self.title.as_str()).with_errors(self.has_errors)
    }

    /// As a page that stands alone.
    pub(crate) fn bare(&self, ctx: &Ctx) -> Result<Response, Failure> {
        ctx.bare(&self.head(), self)
    }

    /// As a page of the desk, below the pages named.
    pub(crate) fn desk(&self, staff: &Staff, above: ui::Breadcrumbs) -> Result<Response, Failure> {
        staff.page(&self.head().breadcrumbs(above), self)
    }
}

/// A sentence as a paragraph.
pub(crate) fn paragraph(sentence: &str) -> Html {
    Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::from(sentence)))
}

/// Sentences as a list.
pub(crate) fn bullets<'a>(sentences: impl IntoIterator<Item = &'a str>) -> Html {
    let items: String = sentences.into_iter().map(|s| format!("<li>{}</li>", Html::from(s))).collect();
    Html::trusted(format!("<ul class=\"govuk-list govuk-list--bullet\">{items}</ul>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_by_the_clock_on_the_wall() {
        assert_eq!(moment("2020-01-20T18:05:00Z".parse().unwrap()), "01:05, 21/01/2020");
    }

    #[test]
    fn what_was_typed_stays_text() {
        assert_eq!(paragraph("<b>").to_string(), "<p class=\"govuk-body\">&#60;b&#62;</p>");
        assert!(bullets(["a<", "b"]).to_string().contains("<li>a&#60;</li><li>b</li>"));
    }
}
