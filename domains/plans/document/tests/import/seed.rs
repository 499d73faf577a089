//! The plan of 2020 comes out whole. Its text is not repeated here, only its facts.

use jiff::civil::date;
use plan_document::channel::ChannelKind as K;
use plan_document::import::{Frequency, Import, Quotas, import};

fn plan() -> Import {
    import(&crate::seed())
}

#[test]
fn head_and_foot() {
    let Import { plan, unread, .. } = plan();
    assert_eq!(unread, [], "everything in it is understood");
    assert_eq!(plan.number.as_deref(), Some("06/KH-KCNĐN"));
    assert_eq!(plan.issued_on, Some(date(2020, 1, 21)));
    assert_eq!(plan.place.as_deref(), Some("Đồng Nai"));
    assert_eq!(plan.kind.as_deref(), Some("Kế hoạch"));
    assert!(plan.subject.as_deref().is_some_and(|subject| subject.ends_with("năm 2020")), "{:?}", plan.subject);
    assert_eq!(plan.issuer.as_deref(), Some("Ban Quản lý các Khu công nghiệp"));
    let parent = plan.parent.expect("the province's plan");
    assert_eq!((parent.number.as_str(), parent.issued_on), ("15245/KH-UBND", Some(date(2019, 12, 31))));
    assert_eq!(parent.issuer.as_deref(), Some("UBND tỉnh"));
    assert_eq!(plan.bases.len(), 1);
    assert_eq!(plan.bases[0].number.as_deref(), Some("15245/KH-UBND"));
    assert_eq!(plan.recipients.len(), 4);
    assert_eq!(plan.recipients[0].text, "UBND tỉnh (b/c)");
    let signer = plan.signer.expect("a signer");
    assert_eq!((signer.position.as_str(), signer.name.as_deref()), ("TRƯỞNG BAN", Some("Cao Tiến Sỹ")));
    assert!(plan.closing.is_some() && plan.opening.is_some());
}

#[test]
fn aims_and_organisation() {
    let plan = plan().plan;
    assert_eq!(plan.purposes.len(), 5);
    assert_eq!(plan.requirements.len(), 4);
    let labels: Vec<&str> = plan.duties.iter().map(|duty| duty.label.as_str()).collect();
    assert_eq!(labels, ["1", "2", "4", "3", "4"]);
    let lines: Vec<u32> = plan.duties.iter().map(|duty| duty.line).collect();
    assert_eq!(lines, [71, 73, 75, 77, 79]);
    assert_eq!(plan.quotas, Some(Quotas { collectives: Some(2), individuals: Some(3), line: 75 }));
    let sources: Vec<&str> = plan.budget_sources.iter().map(|source| source.text.as_str()).collect();
    assert_eq!(sources.len(), 2, "{sources:?}");
    assert!(sources[0].starts_with("dự trù") && sources[1].starts_with("nguồn"), "{sources:?}");
    let sections: Vec<&str> = plan.sections.iter().map(|section| section.label.as_str()).collect();
    assert_eq!(sections, ["I", "II", "III", "IV"]);
}

#[test]
fn contents_and_channels() {
    let plan = plan().plan;
    let shape: Vec<_> = plan
        .blocks
        .iter()
        .map(|block| (block.label.as_str(), block.audience.as_deref(), block.items.len(), block.channels.len()))
        .collect();
    let staff = Some("cán bộ, công chức, viên chức");
    let outside = Some("doanh nghiệp, cá nhân, tổ chức");
    assert_eq!(shape, [("I", staff, 14, 10), ("II", outside, 7, 5)]);
    for block in &plan.blocks {
        for (at, item) in block.items.iter().enumerate() {
            assert_eq!(item.label, (at + 1).to_string());
            assert!(item.text.ends_with('.') || item.text.ends_with(')'), "cut off: {:?}", item.text);
        }
    }
    let tenth = &plan.blocks[0].items[9];
    assert!(tenth.text.contains("đạo đức công vụ, thái độ"), "joined across the page: {}", tenth.text);
    assert_eq!(tenth.line, 48);
    assert!(plan.blocks[1].items[6].text.contains("các giải pháp nhằm"), "joined across the page");
}

#[test]
fn channels_by_kind() {
    let plan = plan().plan;
    let kinds =
        |block: usize| -> Vec<Vec<K>> { plan.blocks[block].channels.iter().map(|line| line.kinds.clone()).collect() };
    assert_eq!(
        kinds(0),
        [
            vec![K::Portal],
            vec![K::AgencyMeeting, K::PartyMeeting],
            vec![K::UnionYouth],
            vec![K::Training],
            vec![K::StudyVisit],
            vec![K::PressArticle, K::RadioTv],
            vec![K::InitiativeContest],
            vec![K::DirectiveDocument],
            vec![K::Dms],
            vec![K::Other],
        ]
    );
    assert_eq!(
        kinds(1),
        [
            vec![K::ProvincePortal, K::Portal],
            vec![K::PublicPosting, K::Booklet],
            vec![K::Dialogue, K::BiannualBriefing, K::OnboardingMeeting],
            vec![K::PressArticle, K::Portal, K::RadioTv],
            vec![K::RadioTv, K::PressArticle],
        ]
    );
    assert!(plan.blocks[0].channels[9].optional && !plan.blocks[0].channels[8].optional);
    let cadences: Vec<_> = plan.blocks[1].channels.iter().map(|line| line.cadence.as_ref().map(|c| c.every)).collect();
    assert_eq!(cadences, [Some(Frequency::Continuing), None, Some(Frequency::SixMonthly), None, None]);
    let split = &plan.blocks[1].channels[3];
    assert!(split.text.ends_with("và các báo, đài."), "joined across the page: {}", split.text);
}

#[test]
fn citations_in_normal_form_with_the_text_as_written() {
    let plan = plan().plan;
    let cited: Vec<_> = plan.citations.iter().map(|cited| (cited.number.as_str(), cited.issued_on)).collect();
    assert_eq!(
        cited,
        [
            ("15245/KH-UBND", Some(date(2019, 12, 31))),
            ("17-NQ/TW", None),
            ("52-NQ/TW", None),
            ("225/QĐ-TTg", Some(date(2016, 2, 4))),
            ("18-NQ/TW", Some(date(2017, 11, 25))),
            ("19-NQ/TW", Some(date(2017, 10, 25))),
            ("2014/QĐ-UBND", Some(date(2016, 6, 29))),
            ("61/2018/NĐ-CP", Some(date(2018, 4, 23))),
        ]
    );
    assert!(plan.citations[4].text.contains("18/NQ-TW"), "{}", plan.citations[4].text);
}

#[test]
fn the_json_has_its_keys_in_order() {
    let plan = plan().plan;
    let json = serde_json::to_value(plan.as_data()).unwrap();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    let asked = [
        "number",
        "issued_on",
        "place",
        "kind",
        "subject",
        "issuer",
        "parent",
        "bases",
        "purposes",
        "requirements",
        "blocks",
        "duties",
        "budget_sources",
        "quotas",
        "recipients",
        "signer",
        "citations",
        "findings",
    ];
    let ours: Vec<&str> = keys.into_iter().filter(|key| asked.contains(key)).collect();
    assert_eq!(ours, asked);
    assert_eq!(json["issued_on"], "2020-01-21");
    for texts in ["purposes", "requirements", "budget_sources", "recipients"] {
        assert!(json[texts].as_array().unwrap().iter().all(serde_json::Value::is_string), "{texts}: {}", json[texts]);
    }
    let back: plan_document::import::PlanDocument = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&back).unwrap(), json, "what went out comes back in");
}
