//! One figure, which leads to the rows that it counted.

use crate::Sample;
use askama::Template;

/// One figure.
#[derive(Debug, Clone, Template)]
#[template(path = "picture/stat_tile.html")]
pub struct StatTile {
    figure: String,
    label: String,
    href: String,
    note: Option<String>,
    urgent: bool,
}

control!(StatTile);

impl StatTile {
    /// `figure` things called `label`, listed at `href`.
    #[must_use]
    pub fn new(figure: impl Into<String>, label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { figure: figure.into(), label: label.into(), href: href.into(), note: None, urgent: false }
    }

    /// Where the figure comes from, or as of when.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Marks the one figure that asks for something today.
    #[must_use]
    pub fn urgent(mut self) -> Self {
        self.urgent = true;
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let tiles = [
        StatTile::new("3", "việc quá hạn", "/tasks?state=late").urgent(),
        StatTile::new("8", "việc đến hạn trong 14 ngày", "/tasks?state=soon"),
        StatTile::new("4", "tài liệu chờ xác nhận", "/evidence"),
        StatTile::new("1.248", "doanh nghiệp đã nhận thông tin", "/reports/reach").note("Số liệu đến ngày 14/9/2020"),
    ];
    let list: String = tiles.iter().map(|tile| format!("<li>{tile}</li>")).collect();
    vec![Sample::new("StatTile", "four in a grid", crate::Html::trusted(format!("<ul class=\"ts-grid\">{list}</ul>")))]
}
