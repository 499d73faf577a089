//! What papers look like, as text that can be compared: every run of letters with its page, its place in millimetres, its size
//! and look. A change of the templates shows here before anybody prints.

use super::measured::{Measured, measure};
use crate::world::Template;
use crate::{Fonts, handout, official_pages};
use jiff::civil::{Date, date};
use papers::forms::{self, SlipKind};
use papers::handout::{sample_booklet, sample_poster, sample_slides};
use papers::official::Kind;
use std::fmt::Write as _;

const DAY: Date = date(2026, 6, 5);

fn picture(measured: &Measured) -> String {
    let mut out = String::new();
    for run in &measured.runs {
        let look = [(run.bold, 'b'), (run.italic, 'i'), (run.red, 'r')];
        let look: String = look.iter().map(|(has, letter)| if *has { *letter } else { '-' }).collect();
        let _ = writeln!(
            out,
            "{} {:6.1} {:6.1} {:5.1} {look} {}",
            run.page,
            run.left,
            run.baseline,
            run.size,
            run.text.trim_end()
        );
    }
    out
}

#[test]
fn official_papers() {
    let fonts = Fonts::ours();
    for kind in Kind::all() {
        let Some(paper) = forms::of_kind(kind, DAY) else { continue };
        let pages = official_pages(&paper, &fonts).unwrap_or_else(|fault| panic!("{fault}"));
        insta::assert_snapshot!(kind.code(), picture(&measure(&pages)));
    }
    for kind in [SlipKind::Reminder, SlipKind::Reception] {
        let pages = official_pages(&forms::slip(kind, DAY), &fonts).unwrap_or_else(|fault| panic!("{fault}"));
        insta::assert_snapshot!(kind.code(), picture(&measure(&pages)));
    }
    let old = forms::of_kind(Kind::Plan, date(2020, 1, 21)).expect("a form");
    let pages = official_pages(&old, &fonts).unwrap_or_else(|fault| panic!("{fault}"));
    insta::assert_snapshot!("ke-hoach-2020", picture(&measure(&pages)));
}

#[test]
fn handouts() {
    let fonts = Fonts::ours();
    let set = |template, data: &dyn Fn(&mut crate::tree::Tree<'_>) -> serde_json::Value| {
        let pages = crate::set(&fonts, &fonts.0.sans, template, data);
        picture(&measure(&pages.unwrap_or_else(|fault| panic!("{fault}"))))
    };
    let booklet = sample_booklet(3, DAY);
    insta::assert_snapshot!("so-tay", set(Template::Booklet, &|tree| handout::booklet(&booklet, tree)));
    let poster = sample_poster(DAY);
    insta::assert_snapshot!("ap-phich", set(Template::Poster, &|tree| handout::poster(&poster, 20.0, tree)));
    let slides = sample_slides(DAY);
    insta::assert_snapshot!("trinh-chieu", set(Template::Slides, &|tree| handout::slides(&slides, tree)));
}
