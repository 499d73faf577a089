//! Figures of other systems: an estimate in a signed report, the actual figure that comes later, and the report that names the
//! difference.

use super::begun::{Year, kept, set_clock};
use evidence::periods::{Period, PeriodKind};
use evidence::{Basis, Command, HandIn, NewContent, OutsideFigure, ProofId};
use jiff::civil::date;
use test_office::NOBODY;

/// A confirmed figure of 1022 as of 1 March.
async fn given(year: &Year, value: &str, unit: &str, basis: Basis) -> ProofId {
    let (office, people) = (&year.office, year.office.people);
    let actor = office.actor(people.specialist).await;
    let figure = OutsideFigure {
        value: value.parse().unwrap(),
        unit: unit.into(),
        basis,
        source: "Tổng đài 1022".into(),
        person: "Người của tổng đài".into(),
        taken_on: date(2020, 3, 2),
    };
    let new = HandIn {
        title: "Phản ánh, kiến nghị tiếp nhận".into(),
        happened_on: Some(date(2020, 3, 1)),
        content: NewContent::OutsideFigure(figure),
        files: vec![office.file("1022.pdf", b"%PDF-1.4 1022").await],
        note: String::new(),
        serves: Vec::new(),
    };
    let mut tx = office.app.db.begin().await.unwrap();
    let id = evidence::hand_in(&mut tx, &office.app.ambient, &actor, new).await.unwrap();
    tx.commit().await.unwrap();
    office.review(id, people.chief, Command::Confirm).await;
    id
}

#[tokio::test]
async fn an_estimate_is_reconciled_and_the_next_report_names_the_difference() {
    let mut year = Year::begin().await;
    year.assign().await;
    let quarters: Vec<Period> =
        year.periods().await.into_iter().filter(|period| period.kind == PeriodKind::Quarter).collect();
    set_clock(&year.office, "2020-03-16T02:00:00Z");
    let estimate = given(&year, "1.250", "phản ánh", Basis::Estimated).await;
    let (office, people) = (&year.office, year.office.people);
    let page = |quarter: &Period| format!("/lam-viec/bao-cao/ky/{}", quarter.id);
    office.get(&page(&quarters[0]), people.chief).await.is(200).is_sound().says("Ước thực hiện").says("Đối chiếu");
    office.get(&page(&quarters[0]), people.specialist).await.is(200).is_sound().is_silent_on(">Đối chiếu<");
    let tie = format!("{}/doi-chieu/{estimate}", page(&quarters[0]));
    office.get(&tie, people.chief).await.is(200).is_sound().says("Chưa có số thực tế để đối chiếu");
    office.app.ambient.advance(jiff::SignedDuration::from_hours(1));
    let first = year.sign(&quarters[0], "feedback", "45/BC-KCNVD").await;
    let paper = |id| format!("/lam-viec/bao-cao/{id}/tep/docx");
    let signed = office.get(&paper(first), people.chief).await.is(200).paper();
    for said in ["1.250 (ước thực hiện)", "Tổng đài 1022 (ngày 02/03/2020)", "Người của tổng đài"]
    {
        assert!(signed.contains(said), "{said:?} is not in the report:\n{signed}");
    }
    assert!(!signed.contains("Điều chỉnh"), "{signed}");

    // The actual figure comes in the next quarter, and another one that counts something else.
    set_clock(&year.office, "2020-06-15T02:00:00Z");
    let actual = given(&year, "1.301,5", "Phản ánh", Basis::Actual).await;
    let other = given(&year, "7", "cuộc gọi", Basis::Actual).await;
    let asked = office.get(&tie, people.chief).await;
    asked.is(200).is_sound().says("1.301,5").is_silent_on("7 cuộc gọi").says("Chưa có số thực tế");
    office.get(&tie, people.specialist).await.is(403);
    for wrong in ["", &other.to_string()] {
        office.post(&tie, people.chief, &[("actual", wrong)]).await.is(422).is_sound().says("Xin chọn một số thực tế");
    }
    let draft = format!("{}/soan", page(&quarters[1]));
    let draft = office.post(&draft, people.chief, &[("mau", "feedback")]).await.is(303).location();
    office.post(&tie, people.chief, &[("actual", &actual.to_string())]).await.is(303);
    office.get(&page(&quarters[0]), people.chief).await.is(200).is_sound().says("1.301,5 (tăng 51,5)");
    office.get(&page(&quarters[1]), people.chief).await.is(200).is_sound().says("thay số ước 1.250 của Quý I năm 2020");
    // The draft of the next report moved under its writers, and they are told.
    office.get(&draft, people.chief).await.is(200).is_sound().says("1.250 → 1.301,5").says("Chấp nhận số liệu");
    office.post(&format!("{draft}/chap-nhan"), people.chief, &[]).await.is(303);
    let next = office.get(&format!("{draft}/tep/docx"), people.chief).await.is(200).paper();
    for said in ["Điều chỉnh số ước thực hiện kỳ trước", "Quý I năm 2020", "1.301,5", "tăng 51,5", "7"]
    {
        assert!(next.contains(said), "{said:?} is not in the next report:\n{next}");
    }
    assert_eq!(office.get(&paper(first), people.chief).await.is(200).paper(), signed, "what is signed does not move");
    assert!(kept(&year.report(first).await).outside[0].actual.is_none());
    let annex = office.get(&format!("{draft}/tep/xlsx"), people.chief).await;
    assert!(annex.is(200).bytes.starts_with(b"PK"));

    // Said otherwise again, it is no more.
    office.post(&tie, people.chief, &[("actual", "chua-co")]).await.is(303);
    office.get(&page(&quarters[0]), people.chief).await.is(200).is_silent_on("tăng 51,5");
    office.post(&tie, people.chief, &[("actual", &actual.to_string())]).await.is(303);

    // The public reads the figure and its source, and never who gave it.
    let own = format!("/lam-viec/bao-cao/{first}/cong-khai");
    let chosen = [("version", "0"), ("section", "2")];
    office.post(&own, people.chief, &chosen).await.is(303);
    office.post(&format!("{own}/trinh"), people.chief, &[]).await.is(303);
    office.post(&format!("{own}/phe-duyet"), people.head, &[]).await.is(303);
    for address in ["/ket-qua/quy-i-nam-2020", "/ket-qua/quy-i-nam-2020.json"] {
        let public = office.get(address, NOBODY).await;
        public.is(200).says("1.250").says("Tổng đài 1022").is_silent_on("Người của tổng đài").is_silent_on("1.301,5");
    }
}
