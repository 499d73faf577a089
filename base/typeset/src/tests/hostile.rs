//! Text is data: whatever is written in a field stands on the paper as itself, and no paper is left unset because of it.

use super::measured::measure;
use crate::{Fonts, official};
use jiff::civil::date;
use papers::chart::{Chart, Group, StackedBars};
use papers::content::{Align, Block, Cell, Column, Heading, Inline, Level, List, Marks, Paragraph, Row, Table};
use papers::forms::generic;
use papers::official::{Annex, Kind, Official};
use papers::picture::Picture;
use proptest::prelude::*;

/// All that is printed, without blanks.
fn printed(paper: &Official) -> String {
    let fonts = Fonts::ours();
    let measured = measure(&crate::official_pages(paper, &fonts).unwrap_or_else(|fault| panic!("{fault}")));
    measured.runs.iter().flat_map(|run| run.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

/// A text as it is printed: what no font has is a box.
fn bare(text: &str) -> String {
    let fonts = Fonts::ours();
    let text = crate::tree::Tree::new(&fonts, &fonts.0.serif, &[]).text(text);
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A paper with the same text in every place that takes one.
fn everywhere(text: &str) -> Official {
    let mut paper = generic(Kind::Report, date(2026, 1, 5));
    let plain = || vec![Inline::plain(text)];
    let cell = |columns, rows| Cell { columns, rows, ..Cell::plain(text) };
    let all = [
        Block::Heading(Heading { level: Level::Chapter, label: text.into(), text: plain() }),
        Block::Heading(Heading { level: Level::Point, label: text.into(), text: plain() }),
        Block::Paragraph(Paragraph {
            text: vec![
                Inline::bold(text),
                Inline::italic(text),
                Inline::Note(plain()),
                Inline::Link { text: text.into(), address: text.into() },
                Inline::Link { text: text.into(), address: format!("https://x/{text}") },
            ],
            align: Align::Right,
        }),
        Block::List(List { marks: Marks::Dashes, items: vec![vec![Paragraph::plain(text)], Vec::new()] }),
        Block::Table(Table {
            title: Some(text.into()),
            columns: vec![Column { share: 0, align: Align::Right }, Column { share: 9, align: Align::Justified }],
            header: vec![Row { cells: vec![cell(1, 3), cell(9, 1)] }],
            rows: vec![Row { cells: vec![cell(2, 1)] }, Row { cells: vec![cell(1, 5), cell(1, 1)] }, Row::default()],
        }),
        Block::Chart(Chart::Stacked(StackedBars {
            title: text.into(),
            parts: vec![text.into()],
            groups: vec![Group { name: text.into(), values: vec![3] }],
        })),
    ];
    paper.superior = text.into();
    paper.issuer = text.into();
    paper.number = Some(text.into());
    paper.symbol = text.into();
    paper.place = text.into();
    paper.subject = text.into();
    paper.addressees = vec![text.into(), text.into()];
    paper.bases = vec![text.into(), text.into()];
    paper.recipients = vec![text.into()];
    paper.archive = text.into();
    paper.drafter = text.into();
    paper.contact = text.into();
    paper.signature.authority = vec![text.into()];
    paper.signature.name = text.into();
    paper.annexes = vec![Annex { title: text.into(), body: all.to_vec(), landscape: true }];
    paper.body = all.to_vec();
    paper
}

#[test]
fn markup_is_printed_as_itself() {
    for text in [
        "#read(\"/data.json\")",
        "*đậm* _nghiêng_ `mã` $x^2$ <nhãn> @nhãn",
        "= Tiêu đề",
        "#let x = 1; #x",
        "\\ \" ' ~ -- --- ...",
        "https://example.gov.vn // chú thích /* */",
        "[x] {y} #{z}",
        "1. một + hai - ba",
        "#pagebreak() #panic()",
    ] {
        let printed = printed(&everywhere(text));
        let wanted = bare(text);
        let found = printed.matches(&wanted).count();
        assert!(found >= 30, "{text:?} is printed {found} times");
    }
}

#[test]
fn letters_that_no_font_has_are_boxes_and_the_paper_is_set() {
    for text in [
        "\u{1f600} 漢字 العربية",
        "m\u{300} n\u{303}",
        "a\u{301}\u{302}\u{323}\u{309}",
        "\u{301}",
        "\u{202e}abc\u{0}\u{7f}\u{200d}",
        "",
        " ",
        "\u{ffff}",
    ] {
        let pdf = official(&everywhere(text), &Fonts::ours());
        assert!(pdf.is_ok(), "{text:?}: {pdf:?}");
    }
    assert_eq!(bare("\u{1f600} ☐ Đã nộp"), "□☐Đãnộp");
}

#[test]
fn a_picture_that_cannot_be_drawn_is_replaced_by_its_words() {
    const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\xdac`\0\0\0\x02\0\x01\xe5'\xde\xfc\0\0\0\0IEND\xaeB`\x82";
    let mut paper = generic(Kind::Notice, date(2026, 1, 5));
    let picture = |bytes: &[u8], alt: &str| {
        let picture = Picture::read(bytes, alt).expect("it says its size");
        Block::Picture(Picture { caption: format!("Hình {alt}"), ..picture })
    };
    paper.body = vec![picture(DOT, "tốt"), picture(&DOT[..40], "cụt"), picture(DOT, ""), Paragraph::plain("Hết.")];
    let text = printed(&paper);
    assert!(text.contains("Hìnhtốt") && text.contains("Hìnhcụt"), "captions stay: {text}");
    assert!(text.contains("cụtHìnhcụt"), "the words stand for what is broken: {text}");
    assert!(official(&paper, &Fonts::ours()).is_ok());
}

#[test]
fn no_row_of_a_table_runs_off_its_page() {
    for (shares, words) in [([1, 2], 3_000), ([1, 9], 200), ([9, 1], 200), ([1, 1], 240)] {
        let text = "chữ ".repeat(words);
        let columns = shares.map(|share| Column { share, align: Align::Left });
        let rows = vec![Row::plain(["1", text.as_str()]), Row::plain([text.as_str(), "2"])];
        let mut paper = generic(Kind::Report, date(2026, 1, 5));
        paper.body = vec![Block::Table(Table { title: None, columns: columns.to_vec(), header: Vec::new(), rows })];
        let measured =
            measure(&crate::official_pages(&paper, &Fonts::ours()).unwrap_or_else(|fault| panic!("{fault}")));
        let lowest = measured.runs.iter().map(|run| run.baseline).fold(0.0, f64::max);
        assert!(lowest < 280.0, "columns of {shares:?}, {words} words: a line stands {lowest:.0} mm down");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_text_anywhere(text in "([#$*_`<>@\\\\\"\\[\\]{}~=/\n-]|[a-zệấ ]|\\PC|[\u{0}-\u{ff}]){0,60}") {
        let paper = everywhere(&text);
        let wanted = bare(&text);
        let printed = printed(&paper);
        prop_assert!(wanted.is_empty() || printed.matches(&wanted).count() >= 10, "{:?} in {}", wanted, printed);
        let pdf = official(&paper, &Fonts::ours());
        prop_assert!(pdf.is_ok(), "{:?}", pdf);
    }
}
