//! The part of each unit: confirmed, reminded of, and when it is due.

use super::begun::{Year, set_clock};
use evidence::periods::PeriodKind;
use jiff::civil::date;
use people::UnitId;

fn lines(paper: &str) -> Vec<String> {
    paper.lines().map(|line| line.trim().to_owned()).collect()
}

#[tokio::test]
async fn units_confirm_their_part_and_are_reminded_of_it() {
    let mut year = Year::begin().await;
    year.assign().await;
    set_clock(&year.office, "2020-03-16T02:00:00Z");
    let quarter = year.periods().await.into_iter().find(|period| period.kind == PeriodKind::Quarter).unwrap();
    let (office, people, units) = (&year.office, year.office.people, year.office.units);
    let page = format!("/lam-viec/bao-cao/ky/{}", quarter.id);
    let own = office.get(&page, people.unit_head).await;
    own.is(200).is_sound().says("Xác nhận phần của Phòng Quản lý đầu tư").is_silent_on("Xác nhận phần của Văn phòng");
    let confirm = |unit: UnitId| format!("{page}/xac-nhan/{unit}");
    office.post(&confirm(units.labour), people.unit_head, &[]).await.is(403);
    office.post(&confirm(units.investment), people.specialist, &[]).await.is(403);
    office.post(&confirm(units.investment), people.unit_head, &[("note", "Chờ bài của <báo>")]).await.is(303);
    office
        .get(&page, people.unit_head)
        .await
        .is(200)
        .is_sound()
        .says("Đã xác nhận ngày 16/03/2020")
        .says("Chờ bài của <báo>");
    // What changed since is said.
    let task = year.tasks.iter().position(|task| task.work.lead_unit == Some(units.investment)).unwrap();
    year.prove(&[task], date(2020, 2, 2)).await;
    year.prove(&[task], date(2020, 2, 3)).await;
    let (office, people, units) = (&year.office, year.office.people, year.office.units);
    office.get(&page, people.chief).await.is(200).says("số liệu đã thay đổi sau khi xác nhận");

    office.post(&format!("{page}/nhac/{}", units.labour), people.unit_head, &[]).await.is(403);
    office.post(&format!("{page}/nhac/{}", units.labour), people.chief, &[]).await.is(303);
    let slip = office.get(&format!("{page}/phieu-nhac/{}/docx", units.labour), people.chief).await.is(200).paper();
    assert!(slip.contains("Kính gửi: Phòng Quản lý lao động") && slip.contains("TL. TRƯỞNG BAN"), "{slip}");
    office.get(&page, people.chief).await.is(200).is_sound().says("Đã nhắc ngày 16/03/2020");
    // The slip is what it was, whatever comes in afterwards.
    let owed: Vec<usize> =
        (0..year.tasks.len()).filter(|at| lines(&slip).contains(&year.tasks[*at].work.title)).collect();
    assert!(!owed.is_empty(), "the unit owes something:\n{slip}");
    for at in &owed {
        for day in 2..6 {
            year.prove(&[*at], date(2020, 3, day)).await;
        }
    }
    let (office, people, units) = (&year.office, year.office.people, year.office.units);
    office.app.ambient.advance(jiff::SignedDuration::from_hours(48));
    let rows = office.get(&format!("{page}/so-lieu/plans.tasks_not_done"), people.chief).await;
    for at in &owed {
        rows.is(200).is_silent_on(&format!(">{}<", year.tasks[*at].work.title));
    }
    let again = office.get(&format!("{page}/phieu-nhac/{}/docx", units.labour), people.chief).await.is(200).paper();
    assert_eq!(again, slip, "the slip says what was owed on its day");
    office.get(&format!("{page}/phieu-nhac/{}/docx", units.office), people.chief).await.is(404);

    // When reports are due is data.
    let path = "/lam-viec/bao-cao/thoi-han";
    office.get(path, people.chief).await.is(200).is_sound().says("Chưa có thời hạn nào");
    let wrong = [("kind", "quarter"), ("receiver", "Sở Nội vụ"), ("units_before", "năm"), ("valid_from", "01/01/2020")];
    office.post(path, people.chief, &wrong).await.is(422).is_sound().says("Sở Nội vụ").says("Xin nhập một số nguyên");
    let right = [
        ("kind", "quarter"),
        ("receiver", "Sở Nội vụ"),
        ("units_before", "5"),
        ("due_after", "3"),
        ("legal_basis", ""),
        ("certainty", "unsure"),
        ("valid_from", "01/01/2020"),
    ];
    office.post(path, people.specialist, &right).await.is(403);
    office.post(path, people.chief, &right).await.is(303);
    office.get(path, people.chief).await.is(200).is_sound().says("Cần kiểm tra");
    let listed = office.get("/lam-viec/bao-cao?nam=2020", people.chief).await;
    // Data close on Saturday, 14/03/2020: five working days before is Monday, 09/03.
    listed.is(200).is_sound().says("09/03/2020").says("17/03/2020: Sở Nội vụ");
    office.get("/en/lam-viec/bao-cao?nam=2020", people.chief).await.is(200).is_sound().says("Report periods of 2020");
}
