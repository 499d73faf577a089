//! What papers cost: `bench-papers booklet OUT.pdf` (one, cold), `warm`, `grow`, `notice`, `flat COUNT`, `html`.
//! Every line that is printed is `name<TAB>value<TAB>unit`.

use jiff::civil::{Date, date};
use papers::content::{Block, Inline, Paragraph};
use papers::handout::{Booklet, sample_booklet};
use papers::official::Kind;
use std::time::{Duration, Instant};
use typeset::Fonts;

const DAY: Date = date(2026, 1, 5);
const PROCEDURES: usize = 200;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["booklet", out] => {
            let start = Instant::now();
            let pdf = typeset::booklet(&sample_booklet(PROCEDURES, DAY), &Fonts::ours()).expect("a booklet");
            say("booklet cold", start.elapsed().as_secs_f64() * 1e3, "ms");
            say("booklet pages", pdf.pages as f64, "pages");
            say("booklet size", pdf.bytes.len() as f64 / 1e6, "MB");
            say("booklet memory", memory("VmHWM"), "MiB");
            std::fs::write(out, pdf.bytes).expect("the file is written");
        }
        ["warm"] => {
            let mut booklet = sample_booklet(PROCEDURES, DAY);
            print(&booklet);
            let before = spent();
            say("booklet warm, same again", median(5, |_| print(&booklet)), "ms");
            say("booklet warm, same again, each", (spent() - before) * 1e3 / 5.0, "CPU ms");
            say("booklet warm, a field changed", median(5, |round| {
                change(&mut booklet, round);
                print(&booklet);
            }), "ms");
        }
        ["grow"] => {
            print(&sample_booklet(1, DAY));
            for chapters in [200, 400, 800, 1_000] {
                let booklet = sample_booklet(chapters, DAY);
                let before = spent();
                print(&booklet);
                let took = spent() - before;
                println!("{chapters} chapters\t{took:.2}\tCPU s");
                say(&format!("{chapters} chapters, each"), took * 1e3 / chapters as f64, "CPU ms");
            }
        }
        ["notice"] => {
            let mut paper = papers::forms::generic(Kind::Notice, DAY);
            let fonts = Fonts::ours();
            let mut set = |round: usize| {
                paper.subject = format!("Thông báo lần {round}");
                typeset::official(&paper, &fonts).expect("a notice");
            };
            let start = Instant::now();
            set(1_000);
            say("notice cold", start.elapsed().as_secs_f64() * 1e3, "ms");
            say("notice warm, a field changed", median(200, set), "ms");
        }
        ["flat", count] => {
            let count: usize = count.parse().expect("a number");
            let mut booklet = sample_booklet(PROCEDURES, DAY);
            for round in 1..=count {
                change(&mut booklet, round);
                print(&booklet);
                if [1, 10, 100, count].contains(&round) || round % 500 == 0 {
                    say(&format!("memory after {round} booklets"), memory("VmRSS"), "MiB");
                    say(&format!("memory at most until {round} booklets"), memory("VmHWM"), "MiB");
                }
            }
        }
        ["html"] => html(&sample_booklet(PROCEDURES, DAY)),
        _ => panic!("usage: bench-papers booklet OUT | warm | grow | notice | flat COUNT | html"),
    }
}

fn print(booklet: &Booklet) {
    typeset::booklet(booklet, &Fonts::ours()).expect("a booklet");
}

/// Another sentence in one of the chapters.
fn change(booklet: &mut Booklet, round: usize) {
    let place = round * 37 % booklet.chapters.len();
    let text = vec![Inline::plain(format!("Sửa lần {round}."))];
    booklet.chapters[place].body[0] = Block::Paragraph(Paragraph { text, ..Paragraph::default() });
}

fn median(rounds: usize, mut work: impl FnMut(usize)) -> f64 {
    let mut took: Vec<Duration> = (0..rounds)
        .map(|round| {
            let start = Instant::now();
            work(round);
            start.elapsed()
        })
        .collect();
    took.sort();
    took[rounds / 2].as_secs_f64() * 1e3
}

/// Seconds of CPU that this process has had, on all its threads: fields 14 and 15 of `/proc/self/stat` in hundredths.
fn spent() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = after_name.split(' ').skip(11).take(2).filter_map(|field| field.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// A line of `/proc/self/status` in MiB.
fn memory(line: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find(|found| found.starts_with(line));
    let kilobytes = found.and_then(|found| found.split_whitespace().nth(1)).and_then(|number| number.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

fn say(name: &str, value: f64, unit: &str) {
    println!("{name}\t{value:.1}\t{unit}");
}

/// The same booklet as HTML with drawn squares, for those that print HTML: to the standard output.
fn html(booklet: &Booklet) {
    println!(
        "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>{}</title><style>@page{{size:148mm 210mm;margin:16mm \
         13mm 16mm 16mm;@bottom-right{{content:counter(page)}}}}body{{font:10pt 'Tinos','Liberation Serif',serif}}\
         h1{{font-size:14pt;page-break-before:always;string-set:chapter content()}}table{{width:100%;border-collapse:collapse}}\
         td,th{{border:.5pt solid #333;padding:2pt 4pt}}.code{{text-align:center}}</style><h1>{}</h1><ol>",
        booklet.title, booklet.title
    );
    for (place, chapter) in booklet.chapters.iter().enumerate() {
        println!("<li><a href=\"#c{place}\">{}</a></li>", chapter.title);
    }
    println!("</ol>");
    for (place, chapter) in booklet.chapters.iter().enumerate() {
        println!("<h1 id=\"c{place}\">{}</h1>", chapter.title);
        for block in &chapter.body {
            html_block(block);
        }
    }
}

fn html_block(block: &Block) {
    let words = |text: &[Inline]| -> String {
        text.iter().map(|piece| if let Inline::Text { text, .. } = piece { text.as_str() } else { "" }).collect()
    };
    let cell = |blocks: &[Block]| -> String {
        blocks.iter().map(|block| if let Block::Paragraph(line) = block { words(&line.text) } else { String::new() }).collect()
    };
    match block {
        Block::Heading(heading) => println!("<h2>{}</h2>", words(&heading.text)),
        Block::Paragraph(paragraph) => println!("<p>{}</p>", words(&paragraph.text)),
        Block::List(list) => {
            println!("<ol>");
            list.items.iter().for_each(|item| println!("<li>{}</li>", cell(item)));
            println!("</ol>");
        }
        Block::Table(table) => {
            println!("<table>");
            for row in table.header.iter().chain(&table.rows) {
                let cells: Vec<String> = row.cells.iter().map(|one| format!("<td>{}</td>", cell(&one.blocks))).collect();
                println!("<tr>{}</tr>", cells.concat());
            }
            println!("</table>");
        }
        Block::Code(code) => println!(
            "<div class=\"code\">{}<br>{}</div>",
            code.svg().unwrap_or_default().replacen("<svg ", "<svg width=\"28mm\" height=\"28mm\" ", 1),
            code.caption()
        ),
        _ => {}
    }
}
