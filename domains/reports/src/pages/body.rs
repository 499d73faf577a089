//! What the public gets of a report, as those see it who prepare and approve it, and as the public does.

use crate::model::Block;
use crate::rules::publication::Opened;
use crate::words::Words;
use crate::{content, shown};
use askama::Template;
use text::Locale;
use ui::{Column, Html, Table};

#[derive(Template)]
#[template(path = "public/body.html")]
struct Body {
    /// The level of the headings of sections.
    level: u8,
    w: Words,
    introduction: Vec<String>,
    sections: Vec<Shown>,
    figures: Option<Table>,
}

struct Shown {
    level: u8,
    title: String,
    said: Html,
}

/// The introduction, the sections, and every figure with the way to its rows, below headings of this level.
///
/// # Errors
/// The template cannot be rendered.
pub(crate) fn body(
    introduction: &str,
    opened: &Opened,
    href: &impl Fn(&str) -> String,
    level: u8,
    locale: Locale,
) -> Result<Html, askama::Error> {
    let way = |address: &str| opened.figure(address).map(|_| href(address));
    let said = |(at, blocks): (usize, &Vec<Block>)| -> Html {
        let block = |(place, block): (usize, &Block)| match block {
            Block::Text { text } => shown::prose(text, &opened.snapshot, &way).to_string(),
            other => {
                let id = format!("m{at}-{place}");
                shown::blocks(&content::block(other, &opened.snapshot), &id, locale).to_string()
            }
        };
        Html::trusted(blocks.iter().enumerate().map(block).collect::<String>())
    };
    let sections = opened.sections.iter().enumerate().map(|(at, section)| Shown {
        level: level + u8::from(section.level > 1),
        title: section.title.clone(),
        said: said((at, &section.blocks)),
    });
    let body = Body {
        level,
        w: Words::new(locale),
        introduction: introduction.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect(),
        sections: sections.collect(),
        figures: (!opened.figures.is_empty()).then(|| figures(opened, href, locale)),
    };
    Ok(Html::trusted(body.render()?))
}

fn figures(opened: &Opened, href: &impl Fn(&str) -> String, locale: Locale) -> Table {
    let w = Words::new(locale);
    let rows = opened.figures.iter().filter_map(|address| opened.figure(address)).map(|line| {
        vec![
            Html::link(&href(&line.address), &line.title),
            line.measure.as_str().into(),
            line.value().to_string().into(),
            line.before.map_or_else(|| "–".to_owned(), |value| value.to_string()).into(),
        ]
    });
    Table::new(locale, w.public_figures())
        .hidden_caption()
        .column(Column::text(w.figure()))
        .column(Column::text(w.figure_measure()))
        .column(Column::number(w.figure_now()))
        .column(Column::number(w.figure_before()))
        .rows(rows)
}
