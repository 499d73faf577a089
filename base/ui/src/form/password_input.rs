//! A password, which may be shown while it is typed.

use super::{Field, field_setters};
use crate::{Locale, Sample};
use askama::Template;

/// A password. It is never sent back to the page, so it has no value.
#[derive(Debug, Clone, Template)]
#[template(path = "form/password_input.html")]
pub struct PasswordInput {
    field: Field,
    autocomplete: &'static str,
}

control!(PasswordInput);

impl PasswordInput {
    /// The password that somebody has.
    #[must_use]
    pub fn current(locale: Locale, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { field: Field::new(locale, name, label), autocomplete: "current-password" }
    }

    /// A password that somebody chooses; password managers then offer one.
    #[must_use]
    pub fn chosen(locale: Locale, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { autocomplete: "new-password", ..Self::current(locale, name, label) }
    }

    field_setters!();
}

pub(crate) fn samples() -> Vec<Sample> {
    let chosen = PasswordInput::chosen(Locale::Vi, "pa-new", "Mật khẩu mới").hint("Ít nhất 12 ký tự");
    vec![
        Sample::new("PasswordInput", "current", PasswordInput::current(Locale::Vi, "pa-now", "Mật khẩu")),
        Sample::new("PasswordInput", "chosen, error", chosen.error("Mật khẩu cần ít nhất 12 ký tự")),
    ]
}
