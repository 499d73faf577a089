//! Form controls, in GOV.UK's markup. Here: what every field has. Reading what was sent is the business of the pages.

use crate::Words;
use text::Locale;

mod action_form;
mod button;
mod choices;
mod date_field;
mod error_summary;
mod fieldset;
mod file_upload;
mod filter_bar;
mod password_input;
mod select;
mod text_input;
mod textarea;

pub use action_form::ActionForm;
pub use button::Button;
pub use choices::{Checkboxes, Choice, Radios};
pub use date_field::DateField;
pub use error_summary::ErrorSummary;
pub use fieldset::Fieldset;
pub use file_upload::FileUpload;
pub use filter_bar::FilterBar;
pub use password_input::PasswordInput;
pub use select::Select;
pub use text_input::{TextInput, Width};
pub use textarea::Textarea;

/// What every field has: who it is, what it is called, what helps, what is wrong.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) words: Words,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) error: Option<String>,
    pub(crate) heading: bool,
    pub(crate) hidden_label: bool,
    pub(crate) optional: bool,
}

impl Field {
    fn new(locale: Locale, name: impl Into<String>, label: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            words: Words::new(locale),
            id: name.clone(),
            name,
            label: label.into(),
            hint: None,
            error: None,
            heading: false,
            hidden_label: false,
            optional: false,
        }
    }

    /// The ids that describe the field, those that exist only; `more` is one that the control adds itself.
    fn described_by(&self, more: Option<&str>) -> Option<String> {
        let hint = self.hint.is_some().then_some("hint");
        let error = self.error.is_some().then_some("error");
        let ids: Vec<String> = [hint, error, more].into_iter().flatten().map(|s| format!("{}-{s}", self.id)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// What can be said of every field, for a control that holds a `field`.
macro_rules! field_setters {
    () => {
        /// Another id than the name, where a name stands twice on a page. Error summaries link to the id.
        #[must_use]
        pub fn id(mut self, id: impl Into<String>) -> Self {
            self.field.id = id.into();
            self
        }

        /// Help under the label.
        #[must_use]
        pub fn hint(mut self, hint: impl Into<String>) -> Self {
            self.field.hint = Some(hint.into());
            self
        }

        /// What is wrong with the answer and how to put it right; `None` leaves the field as it is.
        #[must_use]
        pub fn error<'e>(mut self, error: impl Into<Option<&'e str>>) -> Self {
            self.field.error = error.into().map(str::to_string);
            self
        }

        /// Makes the label the page's `h1`, on a page that asks one thing.
        #[must_use]
        pub fn heading(mut self) -> Self {
            self.field.heading = true;
            self
        }

        /// Shows the label to screen readers only, where a column's heading says the same.
        #[must_use]
        pub fn hidden_label(mut self) -> Self {
            self.field.hidden_label = true;
            self
        }

        /// Says after the label that an answer is not required.
        #[must_use]
        pub fn optional(mut self) -> Self {
            self.field.optional = true;
            self
        }
    };
}
use field_setters;

pub(crate) fn samples() -> Vec<crate::Sample> {
    [
        button::samples(),
        action_form::samples(),
        text_input::samples(),
        textarea::samples(),
        select::samples(),
        choices::samples(),
        date_field::samples(),
        password_input::samples(),
        file_upload::samples(),
        fieldset::samples(),
        error_summary::samples(),
        filter_bar::samples(),
    ]
    .concat()
}
