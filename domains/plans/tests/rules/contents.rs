//! Documents of a content, typed channels of a line, channels of a content.

use crate::given::{actor, ambient, id, item_at, office, plan, plan_of_2020};
use people::Role;
use plans::channel::ChannelKind as K;
use plans::model::{ChannelRole::*, Refusal};
use plans::rules::contents::{DocumentDraft, choose_channels, settle_documents, split_channel};

#[test]
fn a_content_may_stand_for_several_documents_some_without_number() {
    let full = plan();
    let of_first: Vec<_> = full
        .documents
        .iter()
        .filter(|one| one.item_id == item_at(&full, 0, 0).id)
        .map(|one| one.number.as_deref())
        .collect();
    assert_eq!(of_first, [Some("17-NQ/TW"), None]);

    let full = plan_of_2020();
    let seventh = item_at(&full, 0, 6).id;
    let named: Vec<_> = full.documents.iter().filter(|one| one.item_id == seventh).collect();
    assert_eq!(named.len(), 2, "two resolutions in one content");
    assert!(named.iter().all(|one| one.number.is_none()), "neither has a number yet");
}

#[test]
fn documents_are_settled_by_people() {
    let full = plan();
    let item = item_at(&full, 0, 0).id;
    let draft = |number: &str, description: &str| DocumentDraft {
        number: number.into(),
        issued_on: None,
        description: description.into(),
    };
    let settle = |item, drafts: &[DocumentDraft], role| settle_documents(&full, item, drafts, &actor(role), &ambient());
    let (rows, _) =
        settle(item, &[draft("17 - NQ/TW", "Nghị quyết"), draft(" ", "Chương trình")], Role::ChiefOfOffice).unwrap();
    let numbers: Vec<_> = rows.iter().map(|row| (row.ordinal, row.number.as_deref())).collect();
    assert_eq!(numbers, [(0, Some("17-NQ/TW")), (1, None)]);

    let two = [draft("17-NQ/TW", "một"), draft("17-NQ/TW", "hai")];
    let cases = [
        (settle(item, &two, Role::Clerk), Refusal::NotPermitted),
        (settle(id(404), &two, Role::ChiefOfOffice), Refusal::NotInPlan),
        (settle(item, &two, Role::ChiefOfOffice), Refusal::NamedTwice),
        (settle(item, &[draft("", "")], Role::ChiefOfOffice), Refusal::TextMissing("description")),
        (settle(item, &[draft("", &"x".repeat(501))], Role::ChiefOfOffice), Refusal::TextTooLong("description", 500)),
        (settle(item, &[draft("17", "x")], Role::ChiefOfOffice), Refusal::NumberUnreadable("17".into())),
    ];
    for (answer, refusal) in cases {
        assert_eq!(answer.unwrap_err(), refusal);
    }
}

#[test]
fn a_line_is_split_into_typed_channels() {
    let full = plan();
    let line = full.channels[1].id;
    let (split, _) = split_channel(&full, line, &[K::AgencyMeeting], false, &office()).unwrap();
    assert_eq!(split.kinds.0, [K::AgencyMeeting]);
    assert_eq!(split.text, full.channels[1].text, "the line stays as printed");
    let cases = [
        (split_channel(&full, line, &[K::Portal], false, &actor(Role::Specialist)), Refusal::NotPermitted),
        (split_channel(&full, id(404), &[K::Portal], false, &office()), Refusal::NotInPlan),
        (split_channel(&full, line, &[], false, &office()), Refusal::TextMissing("kinds")),
        (split_channel(&full, line, &[K::Portal, K::Portal], false, &office()), Refusal::NamedTwice),
    ];
    for (answer, refusal) in cases {
        assert_eq!(answer.unwrap_err(), refusal);
    }
}

#[test]
fn channels_are_chosen_among_those_of_the_group() {
    let full = plan();
    let item = item_at(&full, 1, 0).id;
    let (rows, _) = choose_channels(&full, item, &[(K::Dialogue, Lead), (K::Portal, Optional)], &office()).unwrap();
    assert_eq!(rows.len(), 2);
    let cases = [
        (choose_channels(&full, item, &[], &actor(Role::UnitHead)), Refusal::NotPermitted),
        (choose_channels(&full, id(404), &[], &office()), Refusal::NotInPlan),
        (choose_channels(&full, item, &[(K::PartyMeeting, Lead)], &office()), Refusal::ChannelNotInBlock),
        (choose_channels(&full, item, &[(K::Portal, Lead), (K::Portal, Optional)], &office()), Refusal::NamedTwice),
    ];
    for (answer, refusal) in cases {
        assert_eq!(answer.unwrap_err(), refusal);
    }
}
