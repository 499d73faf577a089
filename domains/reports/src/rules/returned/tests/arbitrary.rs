//! Papers with anything in them, edited in any way.

use super::*;
use proptest::prelude::*;

/// Letters that officials and attackers type.
const LETTERS: &str = "([A-Za-zĐđệố {}\\[\\]<>&;:.,\\-+)\\|0-9]{0,14}\n?){0,4}|\\PC{0,20}|(I|1|a|Chương I|- |\\+ )[.)] ?[A-Za-z ]{0,9}\n?[A-Z]{0,5}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_untouched_paper_has_no_differences(letters in proptest::collection::vec(LETTERS, 3), title in "[A-Za-zđ{}\\[\\].,:;0-9)-]{1,12}") {
        let blocks = |letters: &str| vec![Block::Text { text: Prose::of([
            Piece::Text(letters.to_owned()), Piece::Figure("plans.tasks".into(), Of::Now), Piece::Text(letters.to_owned()),
        ]) }];
        let report = report(vec![
            section(1, "", blocks(&letters[0])),
            section(1, &title, blocks(&letters[1])),
            section(2, "Đánh giá", blocks(&letters[2])),
        ]);
        // Letters may look as if they were of a time before Unicode: such a paper is not read at all.
        let paper = paper::official(&report, &snapshot(3), &head(), date(2020, 4, 1));
        prop_assume!(!read(&paper).is_empty());
        let returned = back(&report, &snapshot(3), |_| {});
        prop_assert_eq!(returned, Ok(Returned { changes: Vec::new(), offers: Vec::new() }));
    }

    #[test]
    fn a_paragraph_that_came_is_found(letters in LETTERS, place in 0_usize..12) {
        let added = format!("{} xyzzy", letters.replace('\n', " ").trim());
        let returned = back(&sample(), &snapshot(3), |paper| {
            let place = place.min(paper.body.len());
            paper.body.insert(place, Paragraph::plain(added.clone()));
        });
        let returned = returned.expect("it is this report");
        let found = returned.changes.iter().any(|change| change.after.to_lowercase().contains("xyzzy"));
        prop_assert!(found, "{:?} in {:?}", added, returned.changes);
        // What is taken stands in a section.
        let taken = returned.changes.iter().any(|change| change.kind.is_taken() && change.after.to_lowercase().contains("xyzzy"));
        let stands = returned.offers.iter().filter_map(|offer| offer.section.as_ref()).any(|section| {
            section.title.to_lowercase().contains("xyzzy") || texts(Some(section)).concat().contains("xyzzy")
        });
        prop_assert_eq!(taken, stands);
    }

    #[test]
    fn however_blocks_are_thrown_about_nothing_typed_is_lost(
        order in proptest::collection::vec(0_usize..16, 0..20), level in 0_usize..4,
    ) {
        let mut typed = Vec::new();
        let returned = back(&sample(), &snapshot(3), |paper| {
            let levels = [Level::Section, Level::Item, Level::Point, Level::Chapter];
            let mut body: Vec<Drawn> = order.iter().filter_map(|at| paper.body.get(*at).cloned()).collect();
            body.insert(body.len() / 2, heading(levels[level], "V.", "XYZZY"));
            body.insert(body.len() / 3, Paragraph::plain("plugh 3"));
            typed = lines::lines(&body).into_iter().map(|line| line.text.to_lowercase()).collect();
            paper.body = body;
        });
        if let Ok(returned) = returned {
            let told: Vec<String> = returned.changes.iter().map(|change| change.after.to_lowercase()).collect();
            for word in ["xyzzy", "plugh"] {
                prop_assert!(told.iter().any(|told| told.contains(word)), "{} in {:?}", word, told);
            }
            // What stands more often than it did is told.
            let before = lines::lines(&paper::official(&sample(), &snapshot(3), &head(), date(2020, 4, 1)).body);
            for line in &typed {
                let now = typed.iter().filter(|other| *other == line).count();
                let was = before.iter().filter(|other| other.text.to_lowercase() == *line).count();
                let bare = line.split_once(". ").map_or(line.as_str(), |(_, title)| title);
                prop_assert!(now <= was || told.iter().any(|told| told.contains(bare)), "{} in {:?}", line, told);
            }
        }
    }
}
