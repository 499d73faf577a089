//! A plan that promotes last year's plan, as happens when a file is copied from the year before.

use super::{Code, Finding, Severity};
use crate::import::words::Words;
use crate::import::{Item, PlanDocument, plan_year};

/// Words that make the mention of last year right: its results are looked at, not its plan promoted. Folded.
const LOOKS_BACK: &[&str] = &["ket qua", "tong ket", "so ket", "danh gia", "bao cao", "bieu duong", "khen thuong"];

pub(super) fn check(plan: &PlanDocument) -> Vec<Finding> {
    let Some(year) = plan_year(plan) else { return Vec::new() };
    let items = plan.blocks.iter().flat_map(|block| &block.items);
    items.filter_map(|item| finding(item, year)).collect()
}

fn finding(item: &Item, plan_year: i16) -> Option<Finding> {
    let last = plan_year - 1;
    let words = Words::new(&item.text);
    let plan_at = words.find("ke hoach")?;
    let named = (plan_at..words.len()).any(|at| words.starts_with(at, &format!("nam {last}")).is_some());
    if !named || words.contains_any(LOOKS_BACK) {
        return None;
    }
    let start: String = item.text.chars().take(60).collect();
    let about = format!("{last}:{}", viet::fold(&start));
    Some(
        Finding::new(Code::LastYearPlanCited, Severity::Format, item.line, &item.text, &about)
            .with("year", i64::from(last))
            .with("plan_year", i64::from(plan_year))
            .with("item", item.label.clone()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_years_plan_but_not_its_results() {
        let asks = |text: &str| finding(&Item { text: text.to_owned(), ..Item::default() }, 2022).is_some();
        assert!(asks("Kế hoạch CCHC của Sở năm 2021."));
        assert!(!asks("Kế hoạch CCHC của Sở năm 2022."));
        assert!(!asks("Kết quả thực hiện Kế hoạch CCHC năm 2021."));
        assert!(!asks("Kế hoạch giai đoạn 2021 - 2025."));
    }
}
