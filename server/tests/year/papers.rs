//! How papers are headed when the agency is called otherwise in the middle of a year.

use super::begun::{Year, set_clock};
use evidence::periods::{Period, PeriodKind};
use jiff::civil::date;

#[tokio::test]
async fn papers_of_a_year_are_headed_as_the_agency_is_called_on_their_day() {
    let mut year = Year::begin_in(2026).await;
    year.assign().await;
    let quarters: Vec<Period> =
        year.periods().await.into_iter().filter(|period| period.kind == PeriodKind::Quarter).collect();
    // On 30 April the province becomes a city.
    let mut tx = year.office.app.db.begin().await.unwrap();
    let name = people::store::agencies::NewName {
        full_name: "Ban Quản lý các Khu công nghiệp và Khu kinh tế Ví Dụ".into(),
        short_name: "Ban Quản lý Ví Dụ".into(),
        acronym: "KCNVD".into(),
        head_title: "Trưởng ban".into(),
        superior_body: Some("Ủy ban nhân dân thành phố Ví Dụ".into()),
        place_name: "Ví Dụ".into(),
        legal_basis: None,
        certainty: people::Certainty::Likely,
        valid_from: date(2026, 4, 30),
        valid_to: None,
    };
    let (ambient, agency) = (&year.office.app.ambient, year.office.agency);
    people::store::agencies::add_name(&mut tx, ambient, agency, name, people::store::By::PROGRAM).await.unwrap();
    tx.commit().await.unwrap();
    let mut papers = Vec::new();
    for (at, end) in ["2026-03-16T02:00:00Z", "2026-06-15T02:00:00Z"].into_iter().enumerate() {
        set_clock(&year.office, end);
        year.prove(&[at], quarters[at].to_on).await;
        year.office.app.ambient.advance(jiff::SignedDuration::from_hours(1));
        let id = year.sign(&quarters[at], "section", &format!("{}/BC-KCNVD", 10 + at)).await;
        papers.push(format!("/lam-viec/bao-cao/{id}/tep/docx"));
    }
    let chief = year.office.people.chief;
    let first = year.office.get(&papers[0], chief).await.is(200).paper();
    assert!(first.contains("UBND TỈNH VÍ DỤ") && !first.contains("THÀNH PHỐ"), "signed in March: {first}");
    assert!(first.contains("Ví Dụ, ngày 16 tháng 3 năm 2026"), "{first}");
    let second = year.office.get(&papers[1], chief).await.is(200).paper();
    assert!(second.contains("UBND THÀNH PHỐ VÍ DỤ") && !second.contains("UBND TỈNH"), "signed in June: {second}");
    assert!(second.contains("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP VÀ KHU KINH TẾ VÍ DỤ"), "{second}");
    assert!(second.contains("Ban Quản lý các Khu công nghiệp và Khu kinh tế Ví Dụ báo cáo"), "{second}");
    year.office
        .post(&format!("/lam-viec/bao-cao/ky/{}/nhac/{}", quarters[1].id, year.unit(2)), chief, &[])
        .await
        .is(303);
    let slip = year
        .office
        .get(&format!("/lam-viec/bao-cao/ky/{}/phieu-nhac/{}/docx", quarters[1].id, year.unit(2)), chief)
        .await;
    assert!(slip.is(200).paper().contains("UBND THÀNH PHỐ VÍ DỤ"));
}
