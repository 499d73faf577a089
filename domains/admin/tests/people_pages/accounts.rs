//! Accounts: inviting, the list, roles, disabling; and what nobody does to themselves.

use crate::office::{PASSWORD, easy, in_office, person};
use people::store::{By, accounts, roles};
use people::{AccountStatus, Role};

const LIST: &str = "/lam-viec/quan-tri/tai-khoan";

#[tokio::test]
async fn inviting_hands_over_a_link_once_and_the_link_works() {
    in_office(easy(), async |office| {
        office.open().await;
        let mut browser = office.browser_of(office.administrator).await;
        let path = format!("{LIST}/moi");
        assert_eq!(browser.get(&path).await.attribute("#tu-ngay", "value"), "21/01/2020");
        let unit = office.units[1].to_string();
        let fields = |login, from| {
            [
                ("ho-ten", "Nguyễn Văn Thử"),
                ("login", login),
                ("chuc-vu", "Trưởng phòng Quản lý đầu tư"),
                ("don-vi", &unit),
                ("vai-tro", "unit_head"),
                ("vai-tro", "reform_focal_point"),
                ("tu-ngay", from),
            ]
        };
        for (login, from, sentence) in [
            ("a b", "21/01/2020", "Tên đăng nhập gồm 3 đến 100"),
            ("Quản.Trị", "21/01/2020", "đã có người dùng"),
            ("thu.nv", "31/02/2020", "Ngày không hợp lệ"),
        ] {
            let refused = browser.post(&path, &fields(login, from)).await;
            refused.is(422).shows(sentence);
            assert_eq!(refused.attribute("#ho-ten", "value"), "Nguyễn Văn Thử");
            assert_eq!(refused.texts("input[name=vai-tro][checked]").len(), 2, "ticks are still there");
        }
        let answer = browser.post(&path, &fields("thu.nv", "21/01/2020")).await;
        answer.is(200).shows("chỉ hiện một lần");
        let link = answer.texts("#lien-ket").remove(0);
        let path = link.strip_prefix("http://diza.example").expect("the address that people use").to_string();
        let mut invited = office.browser();
        invited.post(&path, &[("password", PASSWORD), ("repeat", PASSWORD)]).await.leads_to("/lam-viec");
        let own = invited.get("/lam-viec/tai-khoan").await;
        own.shows("Trưởng phòng; Đầu mối cải cách hành chính của đơn vị").shows("Phòng Quản lý đầu tư");
        browser.get(LIST).await.is(200).shows("2 tài khoản").shows("Nguyễn Văn Thử");
    })
    .await;
}

#[tokio::test]
async fn the_list_finds_by_name_without_marks_and_turns_pages_of_a_thousand() {
    in_office(easy(), async |office| {
        office.open().await;
        let (app, agency) = (&office.app, office.agency);
        let mut tx = app.db.begin().await.unwrap();
        for n in 1..=120 {
            let new = person(&format!("can.bo.{n}"), &format!("Cán bộ Số {n:04}"));
            accounts::invite(&mut tx, &app.ambient, &easy(), agency, new, By::PROGRAM).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut browser = office.browser_of(office.administrator).await;
        let first = browser.get(LIST).await;
        first.is(200).shows("121 tài khoản").shows("Cán bộ Số 0001").hides("Cán bộ Số 0060");
        assert_eq!(first.texts("tbody tr").len(), 50);
        let last = browser.get(&format!("{LIST}?trang=99")).await;
        assert_eq!(last.texts("tbody tr").len(), 21);
        let found = browser.get(&format!("{LIST}?tim=can%20bo%20so%200077&tinh-trang=invited")).await;
        found.shows("1 tài khoản").shows("Cán bộ Số 0077");
        browser.get(&format!("{LIST}?vai-tro=administrator")).await.shows("1 tài khoản").shows("Quản trị Thử");
        browser.get(&format!("{LIST}?tim=khong%20ai")).await.is(200).shows("Không có tài khoản nào phù hợp");
    })
    .await;
}

#[tokio::test]
async fn nobody_gives_roles_to_themselves_or_disables_themselves() {
    in_office(easy(), async |office| {
        office.open().await;
        let mut browser = office.browser_of(office.administrator).await;
        let own = format!("{LIST}/{}", office.administrator);
        browser.get(&own).await.is(200).shows("Không tự giao vai trò").hides("Ngừng sử dụng tài khoản");
        let fields = [("vai-tro", "head"), ("cach-giu", "full"), ("tu-ngay", "21/01/2020")];
        browser.post(&format!("{own}/vai-tro"), &fields).await.is(422).shows("Không tự giao vai trò");
        for action in ["ngung", "lien-ket", "bo-xac-thuc", "mo-lai"] {
            browser.post(&format!("{own}/{action}"), &[]).await.is(422).shows("chính mình");
        }
        let grants = roles::list_of(&office.app.db, office.agency, office.administrator).await.unwrap();
        let end = format!("{own}/vai-tro/{}/ket-thuc", grants[0].id);
        browser.get(&end).await.is(200);
        browser.post(&end, &[("ngay-cuoi", "21/01/2020")]).await.is(422).shows("quản trị hệ thống duy nhất");
        assert_eq!(roles::list_of(&office.app.db, office.agency, office.administrator).await.unwrap(), grants);
    })
    .await;
}

#[tokio::test]
async fn roles_are_given_and_ended_by_the_day() {
    in_office(easy(), async |office| {
        office.open().await;
        let account = office.hire("lan.tt", "Cán bộ Thử", &[]).await;
        let mut browser = office.browser_of(office.administrator).await;
        let path = format!("{LIST}/{account}");
        browser.get(&path).await.is(200).shows("Chưa giao vai trò nào");
        browser.get(&format!("{path}/vai-tro")).await.is(200);
        browser.post(&format!("{path}/vai-tro"), &[("tu-ngay", "21/01/2020")]).await.is(422).shows("Chọn vai trò");
        let reversed = [("vai-tro", "clerk"), ("tu-ngay", "21/01/2020"), ("den-ngay", "20/01/2020")];
        browser.post(&format!("{path}/vai-tro"), &reversed).await.is(422).shows("bằng hoặc sau ngày bắt đầu");
        let acting = [("vai-tro", "head"), ("cach-giu", "acting"), ("tu-ngay", "21/01/2020")];
        browser.post(&format!("{path}/vai-tro"), &acting).await.leads_to(&path);
        let page = browser.get(&path).await;
        page.shows("Đã giao vai trò").shows("Quyền Trưởng ban");
        let end = page.attribute("a[href$='/ket-thuc']", "href");
        browser.get(&end).await.is(200).shows("Kết thúc vai trò Quyền Trưởng ban của Cán bộ Thử");
        browser.post(&end, &[("ngay-cuoi", "hôm nay")]).await.is(422).shows("Ngày không hợp lệ");
        browser.post(&end, &[("ngay-cuoi", "31/01/2020")]).await.leads_to(&path);
        browser.get(&path).await.shows("31/01/2020");
    })
    .await;
}

#[tokio::test]
async fn disabling_ends_sessions_and_links_at_once() {
    in_office(easy(), async |office| {
        office.open().await;
        let account = office.hire("lan.tt", "Cán bộ Thử", &[]).await;
        let mut theirs = office.browser_of(account).await;
        let mut browser = office.browser_of(office.administrator).await;
        let path = format!("{LIST}/{account}");
        let answer = browser.post(&format!("{path}/lien-ket"), &[]).await;
        answer.is(200).shows("2 giờ");
        let link = answer.texts("#lien-ket").remove(0).replace("http://diza.example", "");
        theirs.get("/lam-viec/tai-khoan").await.is(200);
        browser.post(&format!("{path}/ngung"), &[]).await.leads_to(&path);
        browser.get(&path).await.is(200).shows("Mở lại tài khoản").hides("Cấp liên kết mới");
        assert!(theirs.get("/lam-viec/tai-khoan").await.location.starts_with("/dang-nhap"));
        theirs.get(&link).await.is(410);
        browser.post(&format!("{path}/lien-ket"), &[]).await.is(422).shows("Mở lại tài khoản trước");
        browser.post(&format!("{path}/mo-lai"), &[]).await.leads_to(&path);
        let found = accounts::find(&office.app.db, office.agency, account).await.unwrap().unwrap();
        assert_eq!(found.status, AccountStatus::Active);
    })
    .await;
}

#[tokio::test]
async fn two_administrators_at_once_lose_nothing() {
    in_office(easy(), async |office| {
        office.open().await;
        let account = office.hire("lan.tt", "Cán bộ Thử", &[]).await;
        let second = office.hire("qt.hai", "Quản trị Hai", &[Role::Administrator]).await;
        let (mut one, mut two) = (office.browser_of(office.administrator).await, office.browser_of(second).await);
        let path = format!("{LIST}/{account}/sua");
        let seen = [("seen-ho-ten", "Cán bộ Thử"), ("seen-chuc-vu", "Chuyên viên"), ("seen-don-vi", "")];
        let form = one.get(&path).await;
        form.is(200);
        assert_eq!(form.attribute("[name=seen-ho-ten]", "value"), "Cán bộ Thử");
        let fields = |name, position| [("ho-ten", name), ("chuc-vu", position), ("don-vi", "")];
        let with = |own: [(&'static str, &'static str); 3]| [own.as_slice(), &seen].concat();
        two.post(&path, &with(fields("Cán bộ Thử", "Văn thư"))).await.leads_to(&format!("{LIST}/{account}"));
        // The first changed only the name: both changes are kept.
        one.post(&path, &with(fields("Cán bộ Thử Một", "Chuyên viên"))).await.leads_to(&format!("{LIST}/{account}"));
        let found = accounts::find(&office.app.db, office.agency, account).await.unwrap().unwrap();
        assert_eq!((found.full_name.as_str(), found.position_words.as_str()), ("Cán bộ Thử Một", "Văn thư"));
        // Both changed the name: nothing is lost, and the page asks.
        let asked = two.post(&path, &with(fields("Cán bộ Thử Hai", "Văn thư"))).await;
        asked.is(422).shows("Cán bộ Thử Một").shows("Cán bộ Thử Hai");
        let hidden = |name: &str| asked.attribute(&format!("[name='{name}']"), "value");
        let (seen_name, seen_position) = (hidden("seen-ho-ten"), hidden("seen-chuc-vu"));
        let (name, position) = (hidden("ho-ten"), hidden("chuc-vu"));
        let answer = [
            ("ho-ten", name.as_str()),
            ("chuc-vu", position.as_str()),
            ("don-vi", ""),
            ("seen-ho-ten", seen_name.as_str()),
            ("seen-chuc-vu", seen_position.as_str()),
            ("seen-don-vi", ""),
            ("keep-ho-ten", "yours"),
        ];
        two.post(&path, &answer).await.leads_to(&format!("{LIST}/{account}"));
        let found = accounts::find(&office.app.db, office.agency, account).await.unwrap().unwrap();
        assert_eq!(found.full_name, "Cán bộ Thử Hai");
        two.post(&path, &[("ho-ten", ""), ("seen-ho-ten", "Cán bộ Thử Hai")])
            .await
            .is(422)
            .shows("không được để trống");
    })
    .await;
}
