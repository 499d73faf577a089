//! The templates that come with the program, and which of them serve a period. They are data with the days from which they
//! hold; what is less than sure in them is marked so.

use crate::model::Template;
use evidence::periods::Period;
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Template>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/templates.json")).expect("a test reads the templates")
});

/// Every template.
#[must_use]
pub fn all() -> &'static [Template] {
    &ALL
}

/// The templates that serve a period: made for its kind, and valid on its last day.
pub fn of_period(period: &Period) -> impl Iterator<Item = &'static Template> {
    ALL.iter().filter(|template| serves(template, period))
}

/// Whether a template serves a period.
#[must_use]
pub fn serves(template: &Template, period: &Period) -> bool {
    let valid = template.valid_from <= period.to_on && template.valid_to.is_none_or(|last| period.to_on <= last);
    valid && template.periods.contains(&period.kind)
}
