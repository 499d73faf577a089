//! What a screen reader is told: the structure tree of a finished PDF, read out of the file.

use crate::{Fonts, official};
use jiff::civil::date;
use papers::content::{Align, Block, Cell, Column, List, Marks, Paragraph, Row, Table};
use papers::forms::generic;
use papers::official::Kind;
use std::collections::HashMap;

/// Reads the elements of the tree, which our files keep as plain objects: `12 0 obj <</Type/StructElem/S/L…/K[13 0 R]>>`.
struct Tree(HashMap<u32, String>);

impl Tree {
    fn read(pdf: &[u8]) -> Tree {
        let text = String::from_utf8_lossy(pdf);
        let objects = text.split("endobj").filter(|object| object.contains("/Type/StructElem"));
        let number = |head: &str| head.trim().rsplit(char::is_whitespace).next().and_then(|number| number.parse().ok());
        let one = |object: &str| {
            let (head, dictionary) = object.split_once(" 0 obj")?;
            Some((number(head)?, dictionary.to_owned()))
        };
        Tree(objects.filter_map(one).collect())
    }

    fn kind(&self, at: u32) -> &str {
        let after = self.0[&at].split_once("/S/").expect("a kind").1;
        after.split(['/', '>', ' ', '[', '<']).next().expect("a name")
    }

    /// The elements below one in their order; marked content is left out.
    fn below(&self, at: u32) -> Vec<u32> {
        let Some((_, kids)) = self.0[&at].split_once("/K") else { return Vec::new() };
        let kids = kids.strip_prefix('[').map_or(kids, |kids| kids.split(']').next().unwrap_or_default());
        // `13 0 R 14 0 R` are elements, `0 1 2` is content; what follows the last reference is none.
        let mut before: Vec<&str> = kids.split(" 0 R").collect();
        before.pop();
        let numbers = before.iter().filter_map(|before| before.rsplit([' ', '/']).next()?.parse().ok());
        numbers.filter(|number| self.0.contains_key(number)).collect()
    }

    /// `L(LI(Lbl LBody))`
    fn outline(&self, at: u32) -> String {
        let below: Vec<String> = self.below(at).into_iter().map(|kid| self.outline(kid)).collect();
        let kind = self.kind(at);
        if below.is_empty() { kind.to_owned() } else { format!("{kind}({})", below.join(" ")) }
    }

    /// The lists that stand in no other.
    fn lists(&self) -> Vec<String> {
        let inside =
            |at: u32| self.0.keys().any(|list| self.kind(*list) == "L" && *list != at && self.holds(*list, at));
        let mut lists: Vec<u32> = self.0.keys().copied().filter(|at| self.kind(*at) == "L" && !inside(*at)).collect();
        lists.sort_unstable();
        lists.into_iter().map(|list| self.outline(list)).collect()
    }

    fn holds(&self, above: u32, at: u32) -> bool {
        self.below(above).into_iter().any(|kid| kid == at || self.holds(kid, at))
    }
}

fn list(marks: Marks, items: Vec<Vec<Block>>) -> Block {
    Block::List(List { marks, items })
}

fn lists_of(body: Vec<Block>) -> Vec<String> {
    let mut paper = generic(Kind::Report, date(2026, 1, 5));
    paper.body = body;
    let pdf = official(&paper, &Fonts::ours()).unwrap_or_else(|fault| panic!("{fault}"));
    Tree::read(&pdf.bytes).lists()
}

/// An item of one paragraph. The engine holds every label of `terms` for strong; ours are drawn like the text.
const POINT: &str = "LI(Lbl(Strong) LBody(P))";

#[test]
fn points_of_official_papers_are_lists() {
    let line = || vec![Paragraph::plain("Đẩy mạnh thông tin, tuyên truyền;")];
    let letters = |items| list(Marks::Letters, items);
    let lists = lists_of(vec![letters(vec![line(); 3])]);
    assert_eq!(lists, [format!("L({POINT} {POINT} {POINT})")], "three points are one list");

    let lists =
        lists_of(vec![letters(vec![line(), [line(), line()].concat()]), line().remove(0), letters(vec![line()])]);
    let two = format!("L({POINT} LI(Lbl(Strong) LBody(P P)))");
    assert_eq!(lists, [two, format!("L({POINT})")], "a point has all its paragraphs, and text parts two lists");

    let below = list(Marks::Dashes, vec![line(); 2]);
    let lists = lists_of(vec![letters(vec![line(), [line(), vec![below.clone()]].concat(), line()])]);
    let inner = format!("L({POINT} {POINT})");
    assert_eq!(lists, [format!("L({POINT} {POINT} {inner} {POINT})")], "a list below a point stands in its list");

    let lists = lists_of(vec![letters(vec![line(); 60])]);
    assert_eq!(lists, [format!("L({})", [POINT; 60].join(" "))], "also over pages");

    let column = Column { share: 1, align: Align::Left };
    let cells = vec![Cell::plain("Việc"), Cell { blocks: vec![below], ..Cell::plain("") }];
    let table = Table { title: None, columns: vec![column; 2], header: Vec::new(), rows: vec![Row { cells }] };
    assert_eq!(lists_of(vec![Block::Table(table)]), [inner], "and in a cell");
}
