//! A whole form that is one button: approve, withdraw, sign out.

use crate::{Button, Sample};
use askama::Template;

/// A form with one button and nothing to fill in.
#[derive(Debug, Clone, Template)]
#[template(path = "form/action_form.html")]
pub struct ActionForm {
    action: String,
    hidden: Vec<(String, String)>,
    button: Button,
}

control!(ActionForm);

impl ActionForm {
    /// Posts to `action` when `button` is pressed.
    #[must_use]
    pub fn new(action: impl Into<String>, button: Button) -> Self {
        Self { action: action.into(), hidden: Vec::new(), button }
    }

    /// A value that goes along unseen, such as the token that proves the form is ours.
    #[must_use]
    pub fn hidden(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.hidden.push((name.into(), value.into()));
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let form = ActionForm::new("/tasks/12/confirm", Button::submit("Xác nhận")).hidden("csrf", "mã");
    vec![Sample::new("ActionForm", "one button", form)]
}
