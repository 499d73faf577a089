//! What the written shapes give: the whole plan and what was not understood, as people receive it.

use plan_document::import::{Field, import};

fn snapshot(name: &str) {
    let import = import(&crate::fixture(name));
    let layout: Vec<u32> =
        import.read.iter().filter(|read| read.field == Field::Layout).map(|read| read.line).collect();
    let seen = serde_json::json!({ "plan": import.plan, "unread": import.unread, "layout_lines": layout });
    insta::assert_json_snapshot!(name, seen);
}

#[test]
fn a_decision_that_carries_a_plan() {
    snapshot("a_decision_2021");
}

#[test]
fn a_table_of_tasks() {
    snapshot("b_task_table_2023");
}

#[test]
fn headings_and_bullets_only() {
    snapshot("c_no_table_2019");
}

#[test]
fn a_letterhead_and_an_annex() {
    snapshot("d_annex_2025");
}

#[test]
fn something_that_is_hardly_a_plan() {
    snapshot("e_odd_2022");
}

#[test]
fn a_draft_with_capital_letters_over_roman_numerals() {
    snapshot("f_letters_draft_2024");
}
