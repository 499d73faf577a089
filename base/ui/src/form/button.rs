//! A button, or a link that looks like one.

use crate::Sample;
use askama::Template;

/// A button. Sends the form it stands in unless made by [`Button::to`].
#[derive(Debug, Clone, Template)]
#[template(path = "form/button.html")]
pub struct Button {
    text: String,
    href: Option<String>,
    look: &'static str,
    sent: Option<(String, String)>,
    form_action: Option<String>,
    about: Option<String>,
    job: Job,
}

/// What the button does when pressed.
#[derive(Debug, Clone, PartialEq)]
enum Job {
    Send,
    Print,
    Copy { id: String, copied: String },
}

control!(Button);

impl Button {
    /// A button that sends its form, once however often it is pressed.
    #[must_use]
    pub fn submit(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { text, href: None, look: "govuk-button", sent: None, form_action: None, about: None, job: Job::Send }
    }

    /// A link to another page that looks like a button.
    #[must_use]
    pub fn to(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { href: Some(href.into()), ..Self::submit(text) }
    }

    /// A button that prints the page; hidden where scripts do not run.
    #[must_use]
    pub fn print(text: impl Into<String>) -> Self {
        Self { job: Job::Print, ..Self::submit(text) }.secondary()
    }

    /// A button that copies the text of the element `id`, then says `copied`; hidden where that is impossible.
    #[must_use]
    pub fn copy(text: impl Into<String>, id: impl Into<String>, copied: impl Into<String>) -> Self {
        Self { job: Job::Copy { id: id.into(), copied: copied.into() }, ..Self::submit(text) }.secondary()
    }

    /// For what stands beside the main action.
    #[must_use]
    pub fn secondary(mut self) -> Self {
        self.look = "govuk-button govuk-button--secondary";
        self
    }

    /// For what cannot be undone.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.look = "govuk-button govuk-button--warning";
        self
    }

    /// For small actions in rows: looks like a link, stays a button.
    #[must_use]
    pub fn link(mut self) -> Self {
        self.look = "ts-link-button";
        self
    }

    /// Sends `name=value` with the form, to tell several buttons apart.
    #[must_use]
    pub fn sends(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.sent = Some((name.into(), value.into()));
        self
    }

    /// Sends the form to another address than the form's own.
    #[must_use]
    pub fn form_action(mut self, address: impl Into<String>) -> Self {
        self.form_action = Some(address.into());
        self
    }

    /// Words for screen readers after the text, such as the title of the row that the button is about.
    #[must_use]
    pub fn about(mut self, what: impl Into<String>) -> Self {
        self.about = Some(what.into());
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let sample = |name, button: Button| Sample::new("Button", name, button);
    vec![
        sample("main", Button::submit("Giao việc")),
        sample("secondary", Button::submit("Lưu bản nháp").secondary()),
        sample("warning", Button::submit("Xóa bản nháp").warning()),
        sample("like a link", Button::submit("Yêu cầu bổ sung").link().about("việc số 12")),
        sample("a link to a page", Button::to("Lập kế hoạch năm 2021", "/plans/new")),
        sample("prints", Button::print("In trang này")),
        sample(
            "a long text",
            Button::submit("Xác nhận tài liệu kiểm chứng và chuyển Văn phòng rà soát trước khi trình ký"),
        ),
    ]
}
