//! What the lint says of whole plans: on the plan of 2020 exactly its true faults, and no more.

use jiff::civil::date;
use plan_document::import::{PlanDocument, import};
use plan_document::lint::{Argument, Code, Finding, KnownDocuments, NamesAsOf, QuotaLimits, Severity, lint};

fn read(path: &str) -> PlanDocument {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    import(&papers::read::read(&bytes).unwrap_or_else(|error| panic!("{path}: {error}"))).plan
}

fn findings(plan: &PlanDocument) -> Vec<Finding> {
    let limits = QuotaLimits { collectives: Some(3), individuals: Some(5) };
    lint(plan, &KnownDocuments::shipped(), &NamesAsOf::shipped(), &limits)
}

fn seed() -> PlanDocument {
    read("../../../../shared/seed/06-KH-KCNDN-2020.txt")
}

fn of(findings: &[Finding], severity: Severity) -> Vec<(Code, u32, &str)> {
    let wanted = findings.iter().filter(|finding| finding.severity == severity);
    wanted.map(|finding| (finding.code, finding.line, finding.key.as_str())).collect()
}

#[test]
fn the_plan_of_2020_has_exactly_these_faults_of_form() {
    let findings = findings(&seed());
    let format = of(&findings, Severity::Format);
    let expected = [
        (Code::NumberMalformed, 42, "number_malformed:18/NQ-TW"),
        (Code::CitationDateConflict, 42, "citation_date_conflict:18-NQ/TW:2017-11-25"),
        (Code::NumberMalformed, 43, "number_malformed:19/NQ-TW"),
        (Code::LastYearPlanCited, 47, "last_year_plan_cited:2019:ke hoach cchc cua ubnd tinh va ban quan ly nam 2019."),
        (Code::NumberingBroken, 75, "numbering_broken:duties"),
    ];
    assert_eq!(format, expected);
    let text = |name: &str, value: &str| (name.to_owned(), Argument::Text(value.to_owned()));
    let conflict = &findings[1].arguments;
    assert!(conflict.contains_key("title"));
    assert_eq!(conflict.get_key_value("cited"), Some((&text("cited", "").0, &Argument::Text("2017-11-25".into()))));
    assert_eq!(conflict["known"], Argument::Text("2017-10-25".into()));
    assert_eq!(findings[0].arguments["suggestion"], Argument::Text("18-NQ/TW".into()));
    assert_eq!(findings[4].arguments["expected"], Argument::Text("3".into()));
}

#[test]
fn what_is_missing_is_told_once_for_each_kind() {
    let findings = findings(&seed());
    let management: Vec<Code> = of(&findings, Severity::Management).into_iter().map(|(code, _, _)| code).collect();
    let expected = [
        Code::CitationWithoutDate,
        Code::ItemWithoutOwner,
        Code::ItemWithoutDue,
        Code::ItemWithoutQuantity,
        Code::ItemWithoutLeadChannel,
    ];
    assert_eq!(management.len(), expected.len(), "{management:?}");
    assert!(expected.iter().all(|code| management.contains(code)), "{management:?}");
    let owner = findings.iter().find(|finding| finding.code == Code::ItemWithoutOwner).unwrap();
    assert_eq!(owner.arguments["count"], Argument::Number(21));
    assert!(matches!(&owner.arguments["items"], Argument::List(items) if items[20] == "2.7"));
}

#[test]
fn without_the_registry_a_date_is_not_doubted() {
    let findings = lint(&seed(), &KnownDocuments::default(), &NamesAsOf::default(), &QuotaLimits::default());
    assert!(findings.iter().all(|finding| finding.code != Code::CitationDateConflict));
}

#[test]
fn the_written_plans_have_the_faults_that_were_written_into_them() {
    let format = |name: &str| -> Vec<String> {
        let findings = findings(&read(&format!("tests/plans/{name}.txt")));
        let wanted = findings.into_iter().filter(|finding| finding.severity == Severity::Format);
        wanted.map(|finding| finding.key).collect()
    };
    assert_eq!(format("a_decision_2021"), [""; 0]);
    assert_eq!(format("b_task_table_2023"), [""; 0]);
    assert_eq!(
        format("c_no_table_2019"),
        ["last_year_plan_cited:2018:ke hoach cai cach hanh chinh cua huyen nam 2018."]
    );
    let mut annex = format("d_annex_2025");
    annex.sort();
    let expected = [
        "citation_two_dates:77/QĐ-UBND",
        "citation_without_date",
        "number_malformed:21/NQ-TW",
        "numbering_broken:duties",
        "quota_out_of_range:collectives",
        "quota_out_of_range:individuals",
    ];
    assert_eq!(annex, expected);
    assert_eq!(format("e_odd_2022"), [""; 0]);
    assert_eq!(format("f_letters_draft_2024"), [""; 0]);
}

#[test]
fn a_name_is_judged_by_the_date_of_the_plan() {
    let mut plan = seed();
    let outdated = |plan: &PlanDocument| {
        findings(plan).into_iter().filter(|finding| finding.code == Code::NameNotValid).collect::<Vec<_>>()
    };
    assert_eq!(outdated(&plan), []);
    plan.issued_on = Some(date(2026, 6, 1));
    let keys: Vec<String> = outdated(&plan).into_iter().map(|finding| finding.key).collect();
    assert!(keys.contains(&"name_not_valid:UBND tỉnh".to_owned()), "{keys:?}");
    assert!(keys.contains(&"name_not_valid:Báo Đồng Nai".to_owned()), "{keys:?}");
}

#[test]
fn keys_stay_when_lines_move() {
    let plan = seed();
    let mut moved = plan.clone();
    moved.duties.iter_mut().for_each(|duty| duty.line += 7);
    moved.blocks.iter_mut().flat_map(|block| &mut block.items).for_each(|item| item.line += 7);
    let keys = |plan: &PlanDocument| findings(plan).into_iter().map(|finding| finding.key).collect::<Vec<_>>();
    assert_eq!(keys(&plan), keys(&moved));
}

#[test]
fn a_finding_goes_out_as_json_and_comes_back() {
    let findings = findings(&seed());
    let json = serde_json::to_string(&findings).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Finding>>(&json).unwrap(), findings);
    assert!(json.contains(r#""code":"numbering_broken","severity":"format","line":75"#));
}
