//! Controls and page shells: what every page is made of, as values that render themselves to HTML.
//!
//! One control is one struct, one HTML file beside it, and samples for the [`gallery()`]. Strings come in already in the
//! reader's language; only a control's own few fixed words are here, so a control that has some asks for a [`Locale`].
//! Nothing here reads, stores or knows a domain. Styles and scripts are in `web/`.
//!
//! A control is put into a template of any crate as `{{ control }}`, without `|safe`: it is marked as safe, and what
//! comes into it as text has been escaped by its own template.
//!
//! ```
//! use ui::{Locale, TextInput};
//! let title = TextInput::new(Locale::Vi, "title", "Tên <kế hoạch>").error("Cần nhập tên kế hoạch").to_string();
//! assert!(title.contains("aria-describedby=\"title-error\""));
//! assert!(title.contains("Tên &#60;kế hoạch&#62;"));
//! ```

// Written for controls: safe inside templates, and convertible into a piece of HTML for cells, slots and bodies.
macro_rules! control {
    ($($name:ty),+) => {$(
        impl askama::filters::HtmlSafe for $name {}
        impl From<$name> for $crate::Html {
            fn from(control: $name) -> Self {
                Self::of(&control)
            }
        }
    )+};
}

mod form;
mod gallery;
mod html;
mod list;
mod note;
mod paper;
mod picture;
pub mod shell;
mod way;

text::messages!();

pub use form::{
    ActionForm, Button, Checkboxes, Choice, DateField, ErrorSummary, Fieldset, FileUpload, FilterBar, PasswordInput,
    Radios, Select, TextInput, Textarea, Width,
};
pub use gallery::{Sample, gallery};
pub use html::Html;
pub use list::{Column, Order, Pagination, SummaryList, SummaryRow, Table, TaskCard, Timeline, TimelineEntry};
pub use note::{
    Conflict, ConflictPanel, Details, EmptyState, InsetText, NotificationBanner, ReferenceCode, Tag, Tone, WarningText,
};
pub use paper::{Block, PaperCell, PaperFoot, PaperGroup, PaperTable, SignedDocument};
pub use picture::{Bar, BarChart, Coverage, CoverageMatrix, MatrixCell, MatrixRow, Progress, StatTile};
pub use text::Locale;
pub use way::{BackLink, Breadcrumbs, NavLink, SubNavigation};
pub use words::Words;
