//! Booklets, posters and slides, measured.

use super::measured::{Measured, measure};
use crate::world::Template;
use crate::{Fonts, handout};
use jiff::civil::{Date, date};
use papers::content::{Block, List, Marks, Paragraph};
use papers::handout::{Booklet, Layout, Poster, Sheet, sample_booklet, sample_poster, sample_slides};

const DAY: Date = date(2026, 1, 5);

fn poster(lines: usize) -> Poster {
    let line = Paragraph::plain("Phản ánh, kiến nghị được tiếp nhận bằng văn bản, điện thoại hoặc phiếu lấy ý kiến.");
    Poster { body: vec![line; lines], ..sample_poster(DAY) }
}

fn set(booklet: &Booklet) -> Measured {
    let fonts = Fonts::ours();
    let pages = crate::set(&fonts, &fonts.0.sans, Template::Booklet, |tree| handout::booklet(booklet, tree));
    measure(&pages.unwrap_or_else(|fault| panic!("{fault}")))
}

#[test]
fn sheets_have_their_sizes() {
    for (sheet, width, height) in
        [(Sheet::A3, 297.0, 420.0), (Sheet::A4, 210.0, 297.0), (Sheet::A5, 148.0, 210.0), (Sheet::A6, 105.0, 148.0)]
    {
        let mut small = sample_booklet(2, DAY);
        small.layout.sheet = sheet;
        for (page, (found_width, found_height)) in set(&small).pages.into_iter().enumerate() {
            assert!(
                (found_width - width).abs() < 0.1 && (found_height - height).abs() < 0.1,
                "{sheet:?}, page {}",
                page + 1
            );
        }
        small.layout.crop_marks = true;
        let marked = set(&small);
        assert!(
            marked.pages.iter().all(|(found, _)| (found - width - 20.0).abs() < 0.1),
            "room for marks: {:?}",
            marked.pages
        );
        assert!(marked.runs.iter().all(|run| run.left > 13.0 && run.right < width + 7.0), "nothing is cut off");
    }
}

#[test]
fn contents_chapters_running_heads_and_index() {
    let mut booklet = sample_booklet(12, DAY);
    // A chapter over several pages, so that its head runs on and the index has a range.
    booklet.chapters[3].body = booklet.chapters.iter().flat_map(|chapter| chapter.body.clone()).collect();
    booklet.chapters[3].terms.push("báo cáo".into());
    let measured = set(&booklet);
    let chapter = |number: usize| {
        let start = format!("{number}. ");
        let large = |run: &&super::measured::Run| run.size > 12.0 && run.text.starts_with(&start);
        measured.runs.iter().find(large).unwrap_or_else(|| panic!("chapter {number}")).page
    };
    assert!(measured.run("Mục lục").page == 2, "contents after the cover");
    assert_eq!(chapter(2), chapter(1) + 1, "a chapter on each page");
    let (first, next) = (chapter(4), chapter(5));
    assert!(next > first + 1, "chapter 4 has several pages");
    for page in first + 1..next {
        assert!(
            measured.on(page).any(|run| run.baseline < 19.0 && run.text.starts_with("4. ")),
            "page {page} has no head"
        );
    }
    assert!(measured.on(first).all(|run| run.baseline > 17.0), "the first page of a chapter has its title alone");
    let index = measured.pages.len();
    assert!(measured.on(index).any(|run| run.text == "Bảng tra cứu" && run.bold));
    let words: Vec<&str> = measured.on(index).map(|run| run.text.as_str()).collect();
    let place = |word: &str| {
        words.iter().position(|found| found.starts_with(word)).unwrap_or_else(|| panic!("{word}: {words:?}"))
    };
    assert!(
        place("Báo cáo") < place("Cho thuê")
            && place("Cho thuê") < place("Đất đai")
            && place("Đất đai") < place("Đầu tư")
    );
    let range = format!("{first}–{}", next - 1);
    assert!(words.iter().any(|found| found.contains(&range)), "{range} in {words:?}");
    for page in 2..=measured.pages.len() {
        assert!(measured.on(page).any(|run| run.text == page.to_string() && run.bold), "page {page} bears its number");
    }
}

#[test]
fn every_chapter_of_a_thick_booklet_has_its_codes() {
    let fonts = Fonts::ours();
    let booklet = sample_booklet(300, DAY);
    let mut tree = crate::tree::Tree::new(&fonts, &fonts.0.sans, &[]);
    let data = handout::booklet(&booklet, &mut tree);
    for (place, chapter) in data["chapters"].as_array().expect("chapters").iter().enumerate() {
        let codes = chapter["body"].as_array().expect("blocks").iter().filter(|block| block["kind"] == "code").count();
        assert_eq!(codes, 2, "chapter {}", place + 1);
    }
    assert_eq!(tree.finish().1.len(), 601, "and there is one on the cover");
}

#[test]
fn large_print_is_large() {
    let mut large = sample_booklet(3, DAY);
    large.layout = Layout { large_print: true, ..Layout::default() };
    let measured = set(&large);
    let text: Vec<_> =
        measured.runs.iter().filter(|run| run.page > 2 && run.baseline > 19.0 && run.baseline < 194.0).collect();
    assert!(text.iter().all(|run| run.size >= 15.6), "{:?}", text.iter().find(|run| run.size < 15.6));
}

#[test]
fn nothing_at_all_is_a_booklet_too() {
    let empty = Booklet { as_of: date(2026, 1, 5), ..Booklet::new("", Vec::new()) };
    assert!(!set(&empty).pages.is_empty());
}

#[test]
fn a_poster_is_one_sheet_as_large_as_its_words_allow() {
    let fonts = Fonts::ours();
    for lines in [1, 6, 16] {
        let pdf = crate::poster(&poster(lines), &fonts).expect("a poster");
        assert_eq!(pdf.pages, 1, "{lines} lines");
    }
    assert!(crate::poster(&poster(400), &fonts).expect("a poster").pages > 1, "too many words go on");
    for sheet in [Sheet::A3, Sheet::A6] {
        let small = Poster { sheet, landscape: true, crop_marks: true, ..poster(2) };
        assert_eq!(crate::poster(&small, &fonts).expect("a poster").pages, 1);
    }
}

#[test]
fn a_slide_goes_on_where_it_does_not_fit() {
    let fonts = Fonts::ours();
    let mut slides = sample_slides(DAY);
    let points = vec![vec![Paragraph::plain("Một việc đã làm xong trong kỳ")]; 30];
    slides.slides[1].body = vec![Block::List(List { marks: Marks::Dashes, items: points })];
    let pages = crate::set(&fonts, &fonts.0.sans, Template::Slides, |tree| handout::slides(&slides, tree));
    let measured = measure(&pages.unwrap_or_else(|fault| panic!("{fault}")));
    assert!(measured.pages.len() > 3);
    let last = measured.pages.len();
    let goes_on = |page| measured.on(page).any(|run| run.text.ends_with("(tiếp theo)"));
    assert!(goes_on(last) && !goes_on(2) && !goes_on(3), "what goes on says so");
    assert!(measured.on(last).any(|run| run.text == format!("{last}/{last}")));
}
