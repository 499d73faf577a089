//! What the unit tests of the pages start from: a small signed plan and tasks of it. Only built for tests.

use crate::channel::ChannelKind;
use crate::import::{AudienceBlock, ChannelLine, Item, PlanDocument, Quotas};
use crate::model::{
    Assignment, Due, FullPlan, Host, ProofStanding, Task, TaskOf, TaskProof, TaskState, TaskWithProofs, UnitId,
};
use crate::rules::plan::{ImportPlan, import};
use kernel::{Ambient, Date, Id};
use people::{Actor, Leads, Role};
use uuid::Uuid;

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a date such as 2020-06-30")
}

pub(crate) fn unit(number: u128) -> UnitId {
    Id::from_uuid(Uuid::from_u128(number))
}

pub(crate) fn ambient() -> Ambient {
    Ambient::fixed("2020-06-15T02:00:00Z")
}

/// Somebody with one role, of the unit 1.
pub(crate) fn actor(role: Role) -> Actor {
    Actor {
        agency: Id::from_uuid(Uuid::from_u128(0xa)),
        account: Id::from_uuid(Uuid::from_u128(0x100 + role as u128)),
        name: format!("{role:?}"),
        unit: Some(unit(1)),
        roles: vec![role],
        leads: Leads::default(),
    }
}

/// Two contents for officials through the portal, meetings and "other suitable forms"; one for enterprises.
pub(crate) fn plan() -> FullPlan {
    let item = |label: &str, text: &str| Item { label: label.into(), text: text.into(), line: 1, ..Item::default() };
    let line = |text: &str, kinds: &[ChannelKind]| ChannelLine {
        text: text.into(),
        kinds: kinds.to_vec(),
        optional: kinds == [ChannelKind::Other],
        cadence: None,
        line: 1,
    };
    let document = PlanDocument {
        number: Some("06/KH-KCNĐN".into()),
        issued_on: Some(day("2020-01-21")),
        subject: Some("Tuyên truyền cải cách năm 2020".into()),
        quotas: Some(Quotas { collectives: Some(2), individuals: Some(3), line: 1 }),
        blocks: vec![
            AudienceBlock {
                audience: Some("cán bộ".into()),
                items: vec![item("1", "Phổ biến quy chế mới."), item("-", "Giải đáp vướng mắc.")],
                channels: vec![
                    line("Cổng thông tin điện tử của Ban", &[ChannelKind::Portal]),
                    line("Họp cơ quan", &[ChannelKind::AgencyMeeting]),
                    line("Các hình thức phù hợp khác", &[ChannelKind::Other]),
                ],
                ..AudienceBlock::default()
            },
            AudienceBlock {
                audience: Some("doanh nghiệp".into()),
                items: vec![item("1", "Niêm yết thủ tục.")],
                channels: vec![line("Niêm yết", &[ChannelKind::PublicPosting])],
                ..AudienceBlock::default()
            },
        ],
        ..PlanDocument::default()
    };
    let command = ImportPlan { document, source: None, year: None };
    import(command, &actor(Role::ChiefOfOffice), &ambient()).expect("the Office imports a plan").0
}

/// A task of the content at a place of the plan, without a person.
pub(crate) fn task(full: &FullPlan, at: usize, lead_unit: Option<UnitId>, due: Due) -> TaskWithProofs {
    let ambient = Ambient::system();
    let work = Assignment {
        of: TaskOf::Item(full.items[at].id),
        channel: Some(ChannelKind::Portal),
        title: format!("Việc {at}"),
        lead_unit,
        coordinating: Vec::new(),
        person: None,
        starts_on: None,
        due,
        quantity: 1,
        measure: "tin, bài".into(),
        host: Host::Us,
    };
    let task = Task {
        id: ambient.id(),
        plan_id: full.plan.id,
        work,
        state: TaskState::Active,
        created_by: actor(Role::ChiefOfOffice).account,
        created_at: self::ambient().now(),
        version: 1,
    };
    TaskWithProofs { task, proofs: Vec::new() }
}

/// The same with a confirmed proof of this number.
pub(crate) fn proven(mut task: TaskWithProofs, proof: u128) -> TaskWithProofs {
    let proof = Uuid::from_u128(proof);
    task.proofs.push(TaskProof { proof, happened_on: day("2020-06-01"), standing: ProofStanding::Confirmed });
    task
}
