//! What is written as .docx is read back as it was: text, headings, lists, cells, notes, links.

use papers::content::{Align, Block, Cell, Column, Heading, Inline, Level, List, Marks, Paragraph, Row, Shade, Table};
use papers::forms::generic;
use papers::official::{Kind, Official};
use papers::read::{Place, What, tree};
use proptest::prelude::*;

/// Words that are Vietnamese: made-up syllables may read as an encoding from before Unicode.
const WORDS: &[&str] = &[
    "kế", "hoạch", "tuyên", "truyền", "cải", "cách", "hành", "chính", "đơn", "vị", "thực", "hiện", "báo", "cáo", "tổ",
    "chức", "cán", "bộ", "doanh", "nghiệp", "ngày", "thủ", "tục", "của", "và", "ở", "ý",
];

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..6).prop_map(|words| words.join(" "))
}

/// A paragraph in which looks, notes, links and line ends follow one another.
fn paragraph() -> impl Strategy<Value = Paragraph> {
    let align = prop::sample::select(vec![Align::Justified, Align::Left, Align::Centred, Align::Right]);
    let parts = (any::<[bool; 5]>(), prop::collection::vec(words(), 7), align);
    parts.prop_map(|([bold, italic, note, link, broken], words, align)| {
        let mut text = vec![Inline::plain(format!("{} ", words[0]))];
        if bold {
            text.extend([Inline::bold(words[1].as_str()), Inline::plain(" ")]);
        }
        if italic {
            text.extend([Inline::italic(words[2].as_str()), Inline::plain(format!(" {} ", words[6]))]);
        }
        if link {
            let address = "https://dongnai.gov.vn/?a=1&b=2".to_owned();
            text.push(Inline::Link { text: words[3].clone(), address });
        }
        if note {
            text.push(Inline::Note(vec![Inline::plain(words[4].as_str())]));
        }
        if broken {
            text.push(Inline::Break);
        }
        text.push(Inline::plain(format!("{}.", words[5])));
        Paragraph { text: joined(text), align }
    })
}

/// Text of one look beside text of the same is one piece, and no blank stands before a line end.
fn joined(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (inline, out.last_mut()) {
            (
                Inline::Text { text, bold: false, italic: false },
                Some(Inline::Text { text: last, bold: false, italic: false }),
            ) => {
                last.push_str(&text);
            }
            (inline, _) => out.push(inline),
        }
    }
    out
}

fn heading() -> impl Strategy<Value = Heading> {
    let labels = vec![
        (Level::Chapter, "Chương I"),
        (Level::Part, "Mục 1"),
        (Level::Section, "II."),
        (Level::Section, "Điều 5."),
        (Level::Section, ""),
        (Level::Item, "1."),
        (Level::Point, "đ)"),
    ];
    (prop::sample::select(labels), words()).prop_map(|((level, label), words)| {
        let text = vec![Inline::plain(words.to_uppercase())];
        Heading { level, label: label.to_owned(), text }
    })
}

fn list() -> impl Strategy<Value = List> {
    let marks = prop::sample::select(vec![Marks::Letters, Marks::Numbers, Marks::Dashes, Marks::Pluses]);
    let item = (words(), prop::option::of(prop::collection::vec(words(), 1..4)), any::<[bool; 2]>());
    (marks, prop::collection::vec(item, 2..7)).prop_map(|(marks, items)| {
        let point = |words: &String| Paragraph::plain(format!("{words};"));
        let inner = if marks == Marks::Dashes { Marks::Pluses } else { Marks::Dashes };
        let item = |(words, points, more): (String, Option<Vec<String>>, [bool; 2])| {
            let mut blocks = vec![point(&words)];
            blocks.extend(more[0].then(|| Paragraph::plain("Nói thêm về ý này.")));
            if let Some(points) = points {
                let items = points.iter().map(|words| vec![point(words)]).collect();
                blocks.push(Block::List(List { marks: inner, items }));
            }
            blocks.extend(more[1].then(|| Paragraph::plain("Nói cho hết ý này.")));
            blocks
        };
        List { marks, items: items.into_iter().map(item).collect() }
    })
}

fn table() -> impl Strategy<Value = Table> {
    let columns = prop::collection::vec(prop::sample::select(vec![Align::Left, Align::Centred, Align::Right]), 2..5);
    (columns, 1_usize..4, any::<bool>(), any::<bool>(), prop::option::of(words()), words()).prop_map(
        |(aligns, rows, grouped, merged, title, words)| {
            let width = aligns.len();
            let plain = || Row::plain((0..width).map(|at| format!("{words} {at}")));
            let mut body: Vec<Row> = (0..rows).map(|_| plain()).collect();
            if merged && rows > 1 {
                let reach = u16::try_from(rows).expect("few");
                body[0].cells[0].rows = reach;
                body[1..].iter_mut().for_each(|row| drop(row.cells.remove(0)));
            }
            if grouped {
                let columns = u16::try_from(width).expect("few");
                body.insert(0, Row { cells: vec![Cell { columns, ..Cell::plain(words.as_str()) }] });
            }
            let shades = Shade::ALL.into_iter().map(Some).chain([None]).cycle();
            for (cell, shade) in body.iter_mut().flat_map(|row| &mut row.cells).zip(shades) {
                cell.shade = shade;
            }
            let columns = aligns.into_iter().map(|align| Column { share: 1, align }).collect();
            Table { title, columns, header: vec![plain()], rows: body }
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        paragraph().prop_map(Block::Paragraph),
        heading().prop_map(Block::Heading),
        list().prop_map(Block::List),
        table().prop_map(Block::Table),
        Just(Block::PageBreak),
    ]
}

/// Widths are written as lengths on paper and are not compared.
fn without_widths(blocks: &[Block]) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    for block in &mut blocks {
        if let Block::Table(table) = block {
            table.columns.iter_mut().for_each(|column| column.share = 1);
        }
    }
    blocks
}

const FIRST: &str = "Mốc thứ nhất của phép thử.";
const LAST: &str = "Mốc sau cùng của phép thử./.";

/// The body of a paper that was written and read again.
fn written_and_read(body: Vec<Block>) -> Vec<Block> {
    let mut paper = Official::new(Kind::Plan, jiff::civil::date(2026, 1, 5));
    paper.body = vec![Paragraph::plain(FIRST)];
    paper.body.extend(body);
    paper.body.push(Paragraph::plain(LAST));
    let blocks = tree(&papers::docx::write(&paper)).expect("it reads").blocks;
    let place =
        |mark: &str| blocks.iter().position(|block| *block == Paragraph::plain(mark)).expect("the mark is there");
    without_widths(&blocks[place(FIRST) + 1..place(LAST)])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_written_is_read_back(blocks in prop::collection::vec(block(), 1..6)) {
        // Between blocks stand paragraphs, so that two lists or a title and a table do not run into one another.
        let body: Vec<Block> = blocks.into_iter().flat_map(|block| [block, Paragraph::plain("Xong phần này.")]).collect();
        prop_assert_eq!(written_and_read(body.clone()), without_widths(&body));
    }
}

#[test]
fn the_sample_paper_is_read_back() {
    let paper = generic(Kind::Plan, jiff::civil::date(2026, 1, 5));
    let read = tree(&papers::docx::write(&paper)).expect("it reads");
    let told: Vec<(Place, What)> = read.lost.iter().map(|lost| (lost.place, lost.what)).collect();
    assert_eq!(told, [(Place::Header, What::PageNumber)]);
    let count = |wanted: fn(&Block) -> bool| {
        let written = paper.body.iter().chain(paper.annexes.iter().flat_map(|annex| &annex.body));
        (written.filter(|block| wanted(block)).count(), read.blocks.iter().filter(|block| wanted(block)).count())
    };
    let (written, found) = count(|block| matches!(block, Block::List(_)));
    assert!(found >= written, "{found} of {written} lists");
    let (written, found) = count(|block| matches!(block, Block::Table(_)));
    assert_eq!(found, written + 2, "head and foot are tables too");
}
