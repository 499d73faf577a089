//! Units, duties and signing, the agency itself.

use crate::office::{easy, in_office};
use people::Role;

const UNITS: &str = "/lam-viec/quan-tri/don-vi";
const MAP: &str = "/lam-viec/quan-tri/phan-cong";
const AGENCY: &str = "/lam-viec/quan-tri/co-quan";

#[tokio::test]
async fn units_have_their_days() {
    in_office(easy(), async |office| {
        let chief = office.hire("chanh.vp", "Chánh Văn phòng Thử", &[Role::ChiefOfOffice]).await;
        let mut browser = office.browser_of(chief).await;
        browser.get(UNITS).await.is(200).shows("Phòng Quản lý đầu tư").shows("Đang hoạt động");
        let fields = |code, name, from, to| {
            [("ky-hieu", code), ("ten", name), ("thu-tu", "3"), ("tu-ngay", from), ("den-ngay", to)]
        };
        let path = format!("{UNITS}/moi");
        for (sent, sentence) in [
            (fields("", "", "", ""), "không được để trống"),
            (fields("VP", "Văn phòng", "06/04/1995", ""), "đang dùng cho đơn vị khác"),
            (fields("LĐ", "Phòng Lao động", "01/02/2020", "01/01/2020"), "bằng hoặc sau ngày bắt đầu"),
        ] {
            browser.post(&path, &sent).await.is(422).shows(sentence);
        }
        browser.post(&path, &fields("LĐ", "Phòng Lao động", "01/02/2020", "31/12/2020")).await.leads_to(UNITS);
        let page = browser.get(UNITS).await;
        page.shows("Phòng Lao động").shows("31/12/2020").shows("Chưa bắt đầu");
        let edit = format!("{UNITS}/{}", office.units[1]);
        browser.get(&edit).await.is(200);
        let seen = [
            ("seen-ky-hieu", "QLĐT"),
            ("seen-ten", "Phòng Quản lý đầu tư"),
            ("seen-thu-tu", "2"),
            ("seen-tu-ngay", "06/04/1995"),
            ("seen-den-ngay", ""),
        ];
        let ended = [
            ("ky-hieu", "QLĐT"),
            ("ten", "Phòng Đầu tư"),
            ("thu-tu", "2"),
            ("tu-ngay", "06/04/1995"),
            ("den-ngay", "20/01/2020"),
        ];
        browser.post(&edit, &[ended, seen].concat()).await.leads_to(UNITS);
        browser.get(UNITS).await.shows("Phòng Đầu tư").shows("Đã kết thúc");
        // Whoever still has the old form open is told what was saved meanwhile.
        let mut late = ended;
        late[1].1 = "Phòng Xúc tiến";
        browser.post(&edit, &[late, seen].concat()).await.is(422).shows("Một người khác vừa lưu: Phòng Đầu tư");
        browser.get(&format!("{UNITS}/khong-co")).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn the_map_shows_who_leads_and_how_each_signs_on_a_day() {
    in_office(easy(), async |office| {
        let chief = office.hire("chanh.vp", "Chánh Văn phòng Thử", &[Role::ChiefOfOffice]).await;
        let deputy = office.hire("pho.tb", "Phó Trưởng ban Thử", &[Role::DeputyHead]).await;
        let head = office.hire("truong.phong", "Trưởng phòng Thử", &[Role::UnitHead]).await;
        let mut browser = office.browser_of(chief).await;
        let page = browser.get(MAP).await;
        page.is(200).shows("Chưa phân công").shows("KT. TRƯỞNG BAN").shows("TL. TRƯỞNG BAN").shows("CHÁNH VĂN PHÒNG");
        page.shows("Chỉ ký thừa ủy quyền (TUQ.) khi có văn bản ủy quyền");
        let (deputy, head, unit) = (deputy.to_string(), head.to_string(), office.units[1].to_string());
        let path = format!("{MAP}/moi");
        let fields = |unit, field| {
            [
                ("lanh-dao", deputy.as_str()),
                ("don-vi", unit),
                ("linh-vuc", field),
                ("so", "15/TB-KCNĐN"),
                ("ngay-thong-bao", "02/01/2020"),
                ("tu-ngay", "06/01/2020"),
            ]
        };
        browser.post(&path, &fields("", "")).await.is(422).shows("Chọn một đơn vị hoặc ghi một lĩnh vực");
        browser.post(&path, &fields(&unit, "Cải cách hành chính")).await.is(422).shows("không chọn cả hai");
        browser.post(&path, &[]).await.is(422).shows("Chọn người").shows("Nhập số, ký hiệu thông báo");
        browser.post(&path, &fields(&unit, "")).await.leads_to(MAP);
        browser.post(&path, &fields("", "Cải cách hành chính")).await.leads_to(MAP);
        let page = browser.get(MAP).await;
        page.shows("15/TB-KCNĐN ngày 02/01/2020").shows("Cải cách hành chính");
        let day_before = browser.get(&format!("{MAP}?ngay=05%2F01%2F2020")).await;
        day_before.is(200).shows("Chưa phân công lĩnh vực nào vào ngày này");
        browser.get(&format!("{MAP}?ngay=hom-nay")).await.is(422).shows("Ngày không hợp lệ");

        let paper = [
            ("nguoi", head.as_str()),
            ("so", "03/GUQ-KCNĐN"),
            ("ngay-van-ban", "10/01/2020"),
            ("pham-vi", "Văn bản trả lời doanh nghiệp về đầu tư"),
            ("tu-ngay", "10/01/2020"),
            ("den-ngay", "31/03/2020"),
        ];
        browser.post(&format!("{MAP}/uy-quyen"), &[]).await.is(422).shows("Nhập phạm vi ủy quyền");
        browser.post(&format!("{MAP}/uy-quyen"), &paper).await.leads_to(MAP);
        browser.get(MAP).await.shows("TUQ. TRƯỞNG BAN").shows("03/GUQ-KCNĐN");
        browser.get(&format!("{MAP}?ngay=01/04/2020")).await.hides("TUQ. TRƯỞNG BAN");

        let end = page.attribute("a[href$='/ket-thuc']", "href");
        browser.get(&end).await.is(200).shows("thôi phụ trách");
        browser.post(&end, &[("ngay-cuoi", "01/01/2020")]).await.is(422).shows("bằng hoặc sau ngày bắt đầu");
        browser.post(&end, &[("ngay-cuoi", "20/01/2020")]).await.leads_to(MAP);
        browser.get(MAP).await.shows("Đã kết thúc");
    })
    .await;
}

#[tokio::test]
async fn a_new_contact_record_takes_over_and_the_old_one_stays_listed() {
    in_office(easy(), async |office| {
        office.open().await;
        let mut browser = office.browser_of(office.administrator).await;
        browser.get(AGENCY).await.is(200).shows("1022");
        let path = format!("{AGENCY}/lien-he");
        assert_eq!(browser.get(&path).await.attribute("#tong-dai", "value"), "1022", "it begins with what holds");
        let empty = browser.post(&path, &[("tu-ngay", "21/01/2020")]).await;
        empty.is(422).shows("Nhập ít nhất một cách liên hệ").shows("Nhập người duyệt");
        let fields = [
            ("tong-dai", "1022"),
            ("duong-day-nong", "0251 3892378"),
            ("hop-thu", "hop thu"),
            ("trang", "diza.dongnai.gov.vn"),
            ("nguoi-duyet", "Trưởng ban"),
            ("tu-ngay", "21/01/2020"),
        ];
        browser.post(&path, &fields).await.is(422).shows("ten@tenmien.vn").shows("bắt đầu bằng https://");
        let mut good = fields;
        (good[2].1, good[3].1) = ("diza@dongnai.gov.vn", "https://diza.dongnai.gov.vn/");
        browser.post(&path, &good).await.leads_to(AGENCY);
        let page = browser.get(AGENCY).await;
        page.shows("0251 3892378").shows("01/01/2020").shows("Quản trị Thử, 12:00, 21/01/2020");
    })
    .await;
}

#[tokio::test]
async fn names_follow_one_another_and_hosts_come_and_go() {
    in_office(easy(), async |office| {
        office.open().await;
        let mut browser = office.browser_of(office.administrator).await;
        let fields = [
            ("ten", "Ban Quản lý các Khu công nghiệp và Khu kinh tế Đồng Nai"),
            ("ten-ngan", "Ban Quản lý KCN, KKT"),
            ("viet-tat", "KCNĐN"),
            ("nguoi-dung-dau", "Trưởng ban"),
            ("dia-danh", "Đồng Nai"),
            ("do-chac", "likely"),
            ("tu-ngay", "01/07/2025"),
        ];
        browser.post(&format!("{AGENCY}/ten"), &fields[1..]).await.is(422).shows("không được để trống");
        browser.post(&format!("{AGENCY}/ten"), &fields).await.leads_to(AGENCY);
        browser.get(AGENCY).await.shows("30/06/2025").shows("(Theo một nguồn tin cậy)");

        let hosts = format!("{AGENCY}/ten-mien");
        browser.post(&hosts, &[("ten-mien", "không phải")]).await.is(422).shows("Tên miền không hợp lệ");
        browser.post(&hosts, &[("ten-mien", "CCHC.example")]).await.leads_to(AGENCY);
        browser.get(AGENCY).await.shows("cchc.example");
        browser.post(&format!("{hosts}/bo"), &[("ten-mien", "diza.example")]).await.is(422).shows("chính tên miền đó");
        browser.post(&format!("{hosts}/bo"), &[("ten-mien", "cchc.example")]).await.leads_to(AGENCY);
        browser.get(AGENCY).await.hides("cchc.example");
    })
    .await;
}
