//! The audit trail: read, narrowed, checked, taken along; each of these is told in it.

use crate::office::{easy, in_office};
use people::rules::chain;
use people::store::{By, units};
use people::{Role, Unit};

const LIST: &str = "/lam-viec/quan-tri/nhat-ky";

#[tokio::test]
async fn reading_checking_and_exporting_are_told() {
    in_office(easy(), async |office| {
        office.open().await;
        let mut browser = office.browser_of(office.administrator).await;
        let page = browser.get(LIST).await;
        page.is(200).shows("Xem nhật ký").shows("Đặt mật khẩu bằng liên kết").shows("Lập cơ quan trong hệ thống");
        assert_eq!(office.told().await.last().unwrap(), "audit.read");

        let whole = browser.post(&format!("{LIST}/kiem-tra"), &[]).await;
        whole.is(200).shows("Nhật ký nguyên vẹn");
        let noted = whole.texts("#dau-chuoi").remove(0);
        assert_eq!(office.told().await.last().unwrap(), "audit.checked");
        browser.post(&format!("{LIST}/kiem-tra"), &[("da-ghi", &noted)]).await.is(200).shows("nguyên vẹn:");
        let other = format!("{}:{}", noted.split(':').next().unwrap(), "0".repeat(64));
        let broken = browser.post(&format!("{LIST}/kiem-tra"), &[("da-ghi", &other)]).await;
        broken.is(200).shows("không còn nguyên vẹn từ dòng số");
        browser.post(&format!("{LIST}/kiem-tra"), &[("da-ghi", "abc")]).await.is(422).shows("không đúng dạng");

        let export = browser.get(&format!("{LIST}/xuat")).await;
        assert!(export.kind.starts_with("application/jsonl"), "{}", export.kind);
        let head = chain::verify_lines(export.body.lines(), None).expect("the export is whole");
        assert_eq!(usize::try_from(head.number).unwrap(), office.told().await.len());
        assert!(export.body.lines().last().unwrap().contains("audit.exported"));
    })
    .await;
}

#[tokio::test]
async fn entries_are_found_by_person_kind_and_day_page_by_page() {
    in_office(easy(), async |office| {
        office.open().await;
        let clerk = office.hire("van.thu", "Văn thư Thử", &[Role::Clerk]).await;
        let (app, agency) = (&office.app, office.agency);
        let unit = units::list(&app.db, agency).await.unwrap().remove(0);
        app.ambient.advance(jiff::SignedDuration::from_hours(24));
        let by = By { account: Some(clerk), source: None };
        for n in 0..120 {
            let changed = Unit { ordinal: n, ..unit.clone() };
            let mut tx = app.db.begin().await.unwrap();
            units::save(&mut tx, agency, &changed, by, app.ambient.now()).await.unwrap();
            tx.commit().await.unwrap();
        }
        app.ambient.advance(jiff::SignedDuration::from_hours(24));
        let mut browser = office.browser_of(office.administrator).await;
        let rows = |answer: &crate::office::Answer| answer.texts("tbody tr").len();
        let mut path = format!("{LIST}?nguoi={clerk}&loai=unit");
        for expected in [50, 50, 20] {
            let page = browser.get(&path).await;
            page.is(200).shows("Sửa đơn vị").shows("Văn thư Thử").shows("Văn phòng");
            assert_eq!(rows(&page), expected);
            if expected == 50 {
                path = page.attribute("a[rel=next]", "href");
            } else {
                assert!(page.texts("a[rel=next]").is_empty(), "the last page");
            }
        }
        assert_eq!(rows(&browser.get(&format!("{LIST}?ngay=22/01/2020")).await), 50);
        let first_day = browser.get(&format!("{LIST}?ngay=21/01/2020")).await;
        first_day.shows("Lập cơ quan trong hệ thống").hides("Sửa đơn vị");
        browser.get(&format!("{LIST}?ngay=20/01/2020")).await.is(200).shows("Không có dòng nhật ký nào phù hợp");
        browser.get(&format!("{LIST}?ngay=31/02/2020")).await.is(422).shows("Ngày không hợp lệ");
        browser
            .get(&format!("{LIST}?nguoi={}&loai=password", office.administrator))
            .await
            .shows("Không có dòng nhật ký nào");
    })
    .await;
}
