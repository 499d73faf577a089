//! What the tests start from: an agency's actors by role, a small signed plan with every shape that the rules meet, and
//! the plan of 2020 as the importer reads it.

use kernel::{Ambient, Date, Id, Moment};
use people::{AccountId, Actor, AgencyId, Leads, Role, UnitId};
use plans::channel::ChannelKind;
use plans::import::{AudienceBlock, Cadence, ChannelLine, Duty, Frequency, Item, PlanDocument, Quotas};
use plans::model::{Assignment, Due, FullPlan, Host, PlanItem, ProofStanding, Task, TaskOf, TaskProof, TaskWithProofs};
use plans::rules;
use uuid::Uuid;

pub(crate) fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a date such as 2020-06-30")
}

/// Noon in Việt Nam of that day.
pub(crate) fn noon(text: &str) -> Moment {
    format!("{text}T05:00:00Z").parse().expect("a date such as 2020-06-30")
}

pub(crate) fn ambient() -> Ambient {
    Ambient::fixed("2020-01-21T05:00:00Z")
}

pub(crate) const AGENCY: u128 = 0xa;
pub(crate) const OFFICE: u128 = 0x10;
pub(crate) const INVESTMENT: u128 = 0x11;
pub(crate) const PLANNING: u128 = 0x12;

/// Somebody with one role; every role has its own account.
pub(crate) fn actor(role: Role) -> Actor {
    let number = 0x100 + role as u128;
    let unit = match role {
        Role::ChiefOfOffice | Role::DeputyChiefOfOffice | Role::Clerk => Some(id(OFFICE)),
        Role::UnitHead | Role::ReformFocalPoint | Role::Specialist => Some(id(INVESTMENT)),
        _ => None,
    };
    let leads = match role {
        Role::UnitHead => Leads { units: vec![id(INVESTMENT)], fields: Vec::new() },
        _ => Leads::default(),
    };
    Actor {
        agency: id::<people::Agency>(AGENCY) as AgencyId,
        account: id(number),
        name: format!("{role:?}"),
        unit,
        roles: vec![role],
        leads,
    }
}

pub(crate) fn account(role: Role) -> AccountId {
    actor(role).account
}

pub(crate) fn office() -> Actor {
    actor(Role::ChiefOfOffice)
}

pub(crate) fn unit(number: u128) -> UnitId {
    id(number)
}

fn item(label: &str, text: &str, line: u32) -> Item {
    Item { label: label.into(), text: text.into(), line, ..Item::default() }
}

fn line(text: &str, kinds: &[ChannelKind], every: Option<(Frequency, &str)>, line: u32) -> ChannelLine {
    let cadence = every.map(|(every, text)| Cadence { every, text: text.into() });
    let optional = kinds == [ChannelKind::Other];
    ChannelLine { text: text.into(), kinds: kinds.to_vec(), optional, cadence, line }
}

/// Two groups. The second content of the first group and the first of the second read alike, as in real plans.
pub(crate) fn document() -> PlanDocument {
    use ChannelKind as K;
    PlanDocument {
        number: Some("06/KH-KCNĐN".into()),
        issued_on: Some(day("2020-01-21")),
        place: Some("Đồng Nai".into()),
        kind: Some("Kế hoạch".into()),
        subject: Some("Tuyên truyền công tác cải cách năm 2020".into()),
        issuer: Some("Ban Quản lý".into()),
        quotas: Some(Quotas { collectives: Some(2), individuals: Some(3), line: 40 }),
        duties: vec![Duty {
            label: "1".into(), text: "Văn phòng theo dõi, báo cáo kết quả.".into(), line: 38
        }],
        blocks: vec![
            AudienceBlock {
                audience: Some("cán bộ".into()),
                items: vec![
                    item("1", "Nghị quyết số 17-NQ/TW về cải cách; Chương trình hành động của Ban.", 10),
                    item("2", "Giải đáp khó khăn, vướng mắc khi thực hiện thủ tục.", 12),
                ],
                channels: vec![
                    line("Cổng thông tin điện tử của Ban", &[K::Portal], None, 10),
                    line("Họp cơ quan, sinh hoạt Đảng", &[K::AgencyMeeting, K::PartyMeeting], None, 11),
                    line("Các hình thức phù hợp khác", &[K::Other], None, 12),
                ],
                ..AudienceBlock::default()
            },
            AudienceBlock {
                audience: Some("doanh nghiệp".into()),
                items: vec![
                    item("1", "Giải đáp khó khăn, vướng mắc khi thực hiện thủ tục.", 20),
                    item("2", "Kết quả thực hiện nhiệm vụ năm 2020.", 21),
                ],
                channels: vec![
                    line(
                        "Cổng thông tin của Ban; thường xuyên cập nhật",
                        &[K::Portal],
                        Some((Frequency::Continuing, "thường xuyên")),
                        20,
                    ),
                    line(
                        "Đối thoại với doanh nghiệp; họp giao ban doanh nghiệp 6 tháng/lần",
                        &[K::Dialogue, K::BiannualBriefing],
                        Some((Frequency::SixMonthly, "6 tháng/lần")),
                        21,
                    ),
                ],
                ..AudienceBlock::default()
            },
        ],
        ..PlanDocument::default()
    }
}

/// The small plan, signed.
pub(crate) fn plan() -> FullPlan {
    imported(document())
}

/// The small plan without number and date.
pub(crate) fn draft() -> FullPlan {
    imported(PlanDocument { number: None, issued_on: None, ..document() })
}

pub(crate) fn imported(document: PlanDocument) -> FullPlan {
    let command = rules::plan::ImportPlan { document, source: None, year: None };
    rules::plan::import(command, &office(), &ambient()).expect("the Office imports a plan").0
}

/// The signed plan of 2020, as the importer reads it.
pub(crate) fn plan_of_2020() -> FullPlan {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/06-KH-KCNDN-2020.txt");
    let bytes = std::fs::read(path).expect("the plan of 2020 lies beside the project: ../shared/seed");
    let source = papers::read::read(&bytes).expect("the plan of 2020 is a text");
    imported(plans::import::import(&source).plan)
}

pub(crate) fn item_at(full: &FullPlan, block: i64, ordinal: i64) -> &PlanItem {
    full.items.iter().find(|item| (item.block, item.ordinal) == (block, ordinal)).expect("the content is there")
}

/// Two articles on the portal by 30/06/2020, led by the investment unit.
pub(crate) fn work(full: &FullPlan) -> Assignment {
    Assignment {
        of: TaskOf::Item(item_at(full, 0, 0).id),
        channel: Some(ChannelKind::Portal),
        title: "Đăng tin, bài về nghị quyết".into(),
        lead_unit: Some(unit(INVESTMENT)),
        coordinating: vec![unit(OFFICE)],
        person: Some(account(Role::Specialist)),
        starts_on: Some(day("2020-03-01")),
        due: Due::On(day("2020-06-30")),
        quantity: 2,
        measure: "tin, bài".into(),
        host: Host::Us,
    }
}

pub(crate) fn task(full: &FullPlan, number: u128, work: &Assignment) -> Task {
    rules::task::assign(full, id(number), work, &office(), noon("2020-02-01")).expect("the Office assigns").0
}

pub(crate) fn proof(number: u128, happened_on: &str, standing: ProofStanding) -> TaskProof {
    TaskProof { proof: Uuid::from_u128(number), happened_on: day(happened_on), standing }
}

pub(crate) fn confirmed(number: u128, happened_on: &str) -> TaskProof {
    proof(number, happened_on, ProofStanding::Confirmed)
}

pub(crate) fn with_proofs(task: Task, proofs: &[TaskProof]) -> TaskWithProofs {
    TaskWithProofs { task, proofs: proofs.to_vec() }
}
