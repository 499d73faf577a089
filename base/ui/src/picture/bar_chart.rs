//! Progress of several units, one bar each, with the same figures as a table.

use super::percent;
use crate::{Column, Details, Locale, Sample, Table, Words};
use askama::Template;

/// The longest line of a label, in characters, that fits a narrow phone beside its figure.
const LABEL_LINE: usize = 28;
const LINE_HEIGHT: usize = 22;
const BAR_HEIGHT: usize = 12;
const GAP: usize = 22;

/// One bar: how much of how much.
#[derive(Debug, Clone)]
pub struct Bar {
    label: String,
    done: u32,
    total: u32,
}

impl Bar {
    /// `done` of `total` for what is called `label`.
    #[must_use]
    pub fn new(label: impl Into<String>, done: u32, total: u32) -> Self {
        Self { label: label.into(), done, total }
    }
}

/// Bars one under another.
#[derive(Debug, Clone, Template)]
#[template(path = "picture/bar_chart.html")]
pub struct BarChart {
    words: Words,
    id: String,
    title: String,
    bars: Vec<Bar>,
}

/// Where one bar and its words are drawn, in pixels from the top.
struct Drawn {
    lines: Vec<(usize, String)>,
    figure_y: usize,
    figure: String,
    bar_y: usize,
    percent: f64,
}

control!(BarChart);

impl BarChart {
    /// A chart called `title`; `id` must be the only one of its kind on the page.
    #[must_use]
    pub fn new(locale: Locale, id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { words: Words::new(locale), id: id.into(), title: title.into(), bars: Vec::new() }
    }

    /// Adds a bar below the others.
    #[must_use]
    pub fn bar(mut self, bar: Bar) -> Self {
        self.bars.push(bar);
        self
    }

    fn figure(&self, bar: &Bar) -> String {
        self.words.chart_of(bar.done, bar.total)
    }

    fn description(&self) -> String {
        let sentences: Vec<String> = self.bars.iter().map(|b| format!("{}: {}", b.label, self.figure(b))).collect();
        sentences.join("; ")
    }

    fn drawn(&self) -> Vec<Drawn> {
        let mut y = 0;
        self.bars
            .iter()
            .map(|bar| {
                let lines: Vec<_> = broken(&bar.label)
                    .into_iter()
                    .enumerate()
                    .map(|(i, l)| (y + (i + 1) * LINE_HEIGHT - 6, l))
                    .collect();
                let bar_y = y + lines.len() * LINE_HEIGHT + 2;
                y = bar_y + BAR_HEIGHT + GAP;
                let figure_y = bar_y - 8;
                Drawn { lines, figure_y, figure: self.figure(bar), bar_y, percent: percent(bar.done, bar.total) }
            })
            .collect()
    }

    fn height(&self) -> usize {
        self.drawn().last().map_or(0, |d| d.bar_y + BAR_HEIGHT)
    }

    fn table(&self) -> Details {
        let rows = self.bars.iter().map(|b| vec![b.label.as_str().into(), self.figure(b).into()]);
        let table = Table::new(self.words.0, &self.title)
            .hidden_caption()
            .column(Column::text(self.words.chart_name()))
            .column(Column::number(self.words.chart_figure()))
            .keep_columns()
            .rows(rows);
        Details::new(self.words.figures_table(), table)
    }
}

/// A label broken at spaces into lines that fit.
fn broken(label: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LABEL_LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

pub(crate) fn samples() -> Vec<Sample> {
    let chart = BarChart::new(Locale::Vi, "chart-units", "Việc có tài liệu kiểm chứng, theo đơn vị")
        .bar(Bar::new("Văn phòng", 18, 24))
        .bar(Bar::new("Phòng Quản lý doanh nghiệp", 9, 20))
        .bar(Bar::new("Bộ phận tiếp nhận và trả kết quả thủ tục hành chính", 12, 12))
        .bar(Bar::new("Đoàn Thanh niên", 0, 4));
    vec![
        Sample::new("BarChart", "four units", chart),
        Sample::new("BarChart", "no unit yet", BarChart::new(Locale::Vi, "chart-empty", "Chưa giao việc")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_labels_break_at_spaces_and_lose_nothing() {
        let label = "Bộ phận tiếp nhận và trả kết quả thủ tục hành chính";
        let lines = broken(label);
        assert_eq!(lines.join(" "), label);
        assert!(lines.iter().all(|l| l.chars().count() <= LABEL_LINE), "{lines:?}");
    }

    #[test]
    fn bars_never_overlap() {
        let chart = BarChart::new(Locale::Vi, "c", "c")
            .bar(Bar::new("một hai ba bốn năm sáu bảy tám chín mười", 1, 2))
            .bar(Bar::new("b", 1, 2));
        let drawn = chart.drawn();
        assert!(drawn[0].bar_y + BAR_HEIGHT < drawn[1].lines[0].0 - 16, "the second label starts below the first bar");
    }
}
