//! What an office still has to fill in before it can follow a plan: units, times, quantities, channels. One finding for
//! each kind of gap, with the contents that have it, so that a new plan does not open with a wall of red.

use super::{Code, Finding, Severity};
use crate::import::words::Words;
use crate::import::{Item, PlanDocument};

/// Nouns that a number before them makes a quantity, folded.
const COUNTED: &[&str] = &[
    "tin",
    "bai",
    "chuyen muc",
    "chuyen de",
    "lop",
    "hoi nghi",
    "cuoc",
    "buoi",
    "dot",
    "cuon",
    "to roi",
    "to gap",
    "ban",
    "phong su",
    "phieu",
    "luot",
    "nguoi",
    "lan",
    "tai lieu",
    "video",
    "ky",
    "san pham",
    "chuong trinh",
];

pub(super) fn check(plan: &PlanDocument) -> Vec<Finding> {
    type Lacks = fn(&Item) -> bool;
    let gaps: [(Code, Lacks); 4] = [
        (Code::ItemWithoutOwner, |item| item.lead.is_none()),
        (Code::ItemWithoutDue, |item| item.due.is_none() && item.when.is_none() && item.cadence.is_none()),
        (Code::ItemWithoutQuantity, |item| !has_quantity(item)),
        (Code::ItemWithoutLeadChannel, |item| item.channels.is_empty()),
    ];
    gaps.into_iter().filter_map(|(code, lacks)| gap(plan, code, lacks)).collect()
}

fn gap(plan: &PlanDocument, code: Code, lacks: fn(&Item) -> bool) -> Option<Finding> {
    let items = || {
        plan.blocks.iter().enumerate().flat_map(|(block, all)| {
            all.items.iter().enumerate().map(move |(at, item)| (reference(block, at, item), item))
        })
    };
    let lacking: Vec<(String, &Item)> = items().filter(|(_, item)| lacks(item)).collect();
    let line = lacking.first()?.1.line;
    let labels: Vec<String> = lacking.iter().map(|(reference, _)| reference.clone()).collect();
    Some(
        Finding::new(code, Severity::Management, line, "", "")
            .with("count", lacking.len() as i64)
            .with("total", items().count() as i64)
            .with("items", labels),
    )
}

/// "2.7": the second block, label 7; by position where the label is a bullet.
fn reference(block: usize, at: usize, item: &Item) -> String {
    let plain = item.label.chars().all(char::is_alphanumeric) && !item.label.is_empty();
    if plain { format!("{}.{}", block + 1, item.label) } else { format!("{}.{}", block + 1, at + 1) }
}

fn has_quantity(item: &Item) -> bool {
    item.quantity.is_some() || counts(&item.text) || item.product.as_deref().is_some_and(counts)
}

fn counts(text: &str) -> bool {
    let words = Words::new(text);
    (1..words.len()).any(|at| {
        let number = words.get(at - 1).is_some_and(|word| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit()));
        number && COUNTED.iter().any(|noun| words.starts_with(at, noun).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities() {
        assert!(counts("Đăng 12 tin, bài"));
        assert!(counts("02 hội nghị"));
        assert!(!counts("Nghị quyết Trung ương 7 khóa XII"));
        assert!(!counts("dịch vụ công mức độ 3, mức độ 4"));
    }
}
