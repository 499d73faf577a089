//! What a page says: messages, marks, explanations.

mod conflict_panel;
mod details;
mod empty_state;
mod inset_text;
mod notification_banner;
mod reference_code;
mod tag;
mod warning_text;

pub use conflict_panel::{Conflict, ConflictPanel};
pub use details::Details;
pub use empty_state::EmptyState;
pub use inset_text::InsetText;
pub use notification_banner::NotificationBanner;
pub use reference_code::ReferenceCode;
pub use tag::{Tag, Tone};
pub use warning_text::WarningText;

pub(crate) fn samples() -> Vec<crate::Sample> {
    [
        notification_banner::samples(),
        warning_text::samples(),
        inset_text::samples(),
        details::samples(),
        tag::samples(),
        empty_state::samples(),
        reference_code::samples(),
        conflict_panel::samples(),
    ]
    .concat()
}
