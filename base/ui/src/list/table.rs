//! A table, which becomes a list of cards where the screen is narrow.

use crate::{Html, Locale, Sample, Words};
use askama::Template;

/// How a column is sorted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By another column.
    Unsorted,
    /// The smallest first.
    Ascending,
    /// The largest first.
    Descending,
}

impl Order {
    const fn aria(self) -> &'static str {
        match self {
            Self::Unsorted => "none",
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

/// One column: its heading, and how its cells look.
#[derive(Debug, Clone)]
pub struct Column {
    heading: String,
    numeric: bool,
    sort: Option<(String, Order)>,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn text(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), numeric: false, sort: None }
    }

    /// A column of figures, which stand right under one another.
    #[must_use]
    pub fn number(heading: impl Into<String>) -> Self {
        Self { numeric: true, ..Self::text(heading) }
    }

    /// Makes the heading a link to the same table sorted by this column, the other way round if it is already.
    #[must_use]
    pub fn sort(mut self, href: impl Into<String>, now: Order) -> Self {
        self.sort = Some((href.into(), now));
        self
    }
}

/// A table. The first cell of each row names the row.
#[derive(Debug, Clone, Template)]
#[template(path = "list/table.html")]
pub struct Table {
    words: Words,
    caption: String,
    hidden_caption: bool,
    columns: Vec<Column>,
    rows: Vec<Vec<Html>>,
    cards: bool,
    sticky: bool,
}

control!(Table);

impl Table {
    /// A table called `caption`, without columns yet.
    #[must_use]
    pub fn new(locale: Locale, caption: impl Into<String>) -> Self {
        Self {
            words: Words::new(locale),
            caption: caption.into(),
            hidden_caption: false,
            columns: Vec::new(),
            rows: Vec::new(),
            cards: true,
            sticky: false,
        }
    }

    /// Shows the caption to screen readers only, where a heading above says the same.
    #[must_use]
    pub fn hidden_caption(mut self) -> Self {
        self.hidden_caption = true;
        self
    }

    /// Adds a column.
    #[must_use]
    pub fn column(mut self, column: Column) -> Self {
        self.columns.push(column);
        self
    }

    /// Adds a row: text or controls, each `.into()`.
    #[must_use]
    pub fn row<const N: usize>(mut self, cells: [Html; N]) -> Self {
        self.rows.push(cells.into());
        self
    }

    /// Adds rows. Cells without a column are left out.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Vec<Html>>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// Keeps rows and columns on narrow screens too, for small tables of figures.
    #[must_use]
    pub fn keep_columns(mut self) -> Self {
        self.cards = false;
        self
    }

    /// Keeps the headings in sight while a long table is scrolled.
    #[must_use]
    pub fn sticky(mut self) -> Self {
        self.sticky = true;
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    use crate::{Button, Tag, Tone};
    let tasks = Table::new(Locale::Vi, "Việc đến hạn trong 14 ngày")
        .column(Column::text("Nội dung"))
        .column(Column::text("Đơn vị").sort("?sort=unit", Order::Unsorted))
        .column(Column::text("Hạn").sort("?sort=-due", Order::Ascending))
        .column(Column::text("Tình trạng"))
        .column(Column::text("Thao tác"))
        .row([
            Html::link(
                "/tasks/12",
                "Niêm yết và in cuốn hướng dẫn về bộ thủ tục hành chính tại Bộ phận tiếp nhận và trả kết quả",
            ),
            "Văn phòng".into(),
            "30/11/2020".into(),
            Tag::new(Tone::Gold, "Có tài liệu kiểm chứng").into(),
            Button::submit("Xác nhận").link().about("việc số 12").into(),
        ])
        .row([
            Html::link("/tasks/13", "Họp giao ban doanh nghiệp 6 tháng cuối năm"),
            "Phòng Quản lý doanh nghiệp".into(),
            "04/12/2020".into(),
            Tag::new(Tone::Teal, "Đang thực hiện").into(),
            Button::submit("Nhắc việc").link().about("việc số 13").into(),
        ]);
    let figures = Table::new(Locale::Vi, "Số việc theo quý")
        .column(Column::text("Quý"))
        .column(Column::number("Được giao"))
        .column(Column::number("Đã xác nhận"))
        .row(["I".into(), "42".into(), "40".into()])
        .row(["II".into(), "51".into(), "47".into()])
        .keep_columns();
    vec![
        Sample::new("Table", "tasks, cards when narrow", tasks.sticky()),
        Sample::new("Table", "figures, columns kept", figures),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_rows_are_a_thousand_rows() {
        let rows = (1..=1000).map(|n| vec![Html::from(format!("Việc số {n}")), Html::from(n.to_string())]);
        let html = Table::new(Locale::Vi, "Mọi việc")
            .column(Column::text("Việc"))
            .column(Column::number("Số"))
            .rows(rows)
            .to_string();
        assert_eq!(html.matches("<tr").count(), 1001, "one heading row and a thousand more");
        assert!(html.contains("Việc số 1000"));
    }
}
