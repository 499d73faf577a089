//! Papers as they come out.

mod form;
mod handouts;
mod hostile;
mod measured;
mod pictures;
mod tags;

use super::*;
use jiff::civil::date;
use papers::forms::generic;
use papers::official::Kind;

#[test]
fn every_kind_can_be_set() {
    for kind in Kind::all() {
        let paper = generic(kind, date(2026, 1, 5));
        let pdf = official(&paper, &Fonts::ours()).unwrap_or_else(|fault| panic!("{kind}: {fault}"));
        assert!(pdf.pages >= 1);
    }
}
