//! Content as a page shows it: the same blocks that papers draw.

use crate::model::{Of, Piece, Prose, Snapshot};
use crate::rules::said::said;
use crate::words::Words;
use papers::content::{Align, Block, Inline, Paragraph, Table as Grid};
use text::Locale;
use ui::{Column, Details, Html, Table};

/// Blocks one below the other. `id` starts the ids of drawings, so that several can stand on one page.
pub(crate) fn blocks(blocks: &[Block], id: &str, locale: Locale) -> Html {
    let shown = blocks.iter().enumerate().map(|(at, block)| one(block, &format!("{id}-{at}"), locale));
    Html::trusted(shown.collect::<String>())
}

/// Drawings beside each other where there is room.
pub(crate) fn board(drawings: &[Block], id: &str, locale: Locale) -> Html {
    let shown = drawings.iter().enumerate().map(|(at, block)| one(block, &format!("{id}-{at}"), locale));
    let places: String = shown.map(|drawing| format!("<div>{drawing}</div>")).collect();
    Html::trusted(format!("<div class=\"ts-chart-board\">{places}</div>"))
}

/// A text with its figures filled in, those of the period as links to their rows where `href` knows the way.
pub(crate) fn prose(text: &Prose, snapshot: &Snapshot, href: &impl Fn(&str) -> Option<String>) -> Html {
    let piece = |piece: &Piece| {
        let words = said(piece, snapshot);
        match piece {
            Piece::Figure(address, Of::Now) => match href(address) {
                Some(href) => Html::link(&href, &words).to_string(),
                None => Html::from(words).to_string(),
            },
            _ => Html::from(words).to_string(),
        }
    };
    let text: String = text.0.iter().map(piece).collect();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Html::trusted(lines.map(|line| format!("<p class=\"govuk-body\">{line}</p>")).collect::<String>())
}

fn one(block: &Block, id: &str, locale: Locale) -> String {
    match block {
        Block::Paragraph(paragraph) => format!("<p class=\"govuk-body\">{}</p>", line(paragraph)),
        Block::List(list) => {
            let items = list.items.iter().map(|item| {
                let said = item.iter().map(text).collect::<Vec<_>>().join(" ");
                format!("<li>{}</li>", Html::from(said))
            });
            format!("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", items.collect::<String>())
        }
        Block::Table(grid) => Html::from(table(grid, locale)).to_string(),
        Block::Chart(chart) => {
            let numbers = Html::from(table(&chart.table(), locale));
            let numbers = Html::from(Details::new(Words::new(locale).drawing_numbers(), numbers));
            let title = Html::from(chart.title());
            format!(
                "<figure class=\"ts-chart-figure\"><figcaption class=\"govuk-heading-s\">{title}</figcaption>{}</figure>{numbers}",
                chart.svg(id)
            )
        }
        // Reports have none of the others.
        Block::Heading(_) | Block::Picture(_) | Block::Code(_) | Block::PageBreak => String::new(),
    }
}

fn line(paragraph: &Paragraph) -> Html {
    Html::from(paragraph.text.iter().map(inline).collect::<String>())
}

fn inline(piece: &Inline) -> String {
    match piece {
        Inline::Text { text, .. } => text.clone(),
        _ => String::new(),
    }
}

fn text(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => paragraph.text.iter().map(inline).collect(),
        _ => String::new(),
    }
}

/// On a page a row is headed by its name: the column of numbers stays on paper.
fn table(grid: &Grid, locale: Locale) -> Table {
    let cell = |cell: &papers::content::Cell| cell.blocks.iter().map(text).collect::<Vec<_>>().join(" ");
    let head: Vec<String> = grid.header.first().map(|row| row.cells.iter().map(cell).collect()).unwrap_or_default();
    let skipped = usize::from(head.first().is_some_and(|first| first == "STT"));
    let rows = grid.rows.iter().map(|row| row.cells.iter().skip(skipped).map(|one| Html::from(cell(one))).collect());
    let start = Table::new(locale, grid.title.clone().unwrap_or_default());
    let aligned = head.into_iter().zip(&grid.columns).skip(skipped).map(|(title, column)| match column.align {
        Align::Centred => Column::number(title),
        _ => Column::text(title),
    });
    aligned.fold(start, Table::column).rows(rows)
}
