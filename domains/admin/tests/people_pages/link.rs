//! The one-time link: looked at, used, used twice, too old.

use crate::office::{OTHER_PASSWORD, PASSWORD, easy, in_office};
use jiff::SignedDuration;
use people::SecurityPolicy;
use people::store::{By, links};

#[tokio::test]
async fn looking_uses_nothing_up_and_the_second_use_is_refused() {
    in_office(easy(), async |office| {
        let (mut browser, path) = (office.browser(), format!("/moi/{}", office.link));
        browser.get(&path).await.is(200).shows("quan.tri").shows("có ít nhất 14 ký tự");
        browser.get(&path).await.is(200);
        for (password, repeat, sentence) in [
            ("", "", "Nhập mật khẩu"),
            (PASSWORD, "khác", "Hai lần nhập mật khẩu không giống nhau"),
            ("ngắn", "ngắn", "ít nhất 14 ký tự"),
            ("matkhau12345678", "matkhau12345678", "thường bị dò thử trước"),
            ("Quản trị Thử 2020", "Quản trị Thử 2020", "không được ghép từ"),
        ] {
            browser.post(&path, &[("password", password), ("repeat", repeat)]).await.is(422).shows(sentence);
        }
        let fields = [("password", PASSWORD), ("repeat", PASSWORD)];
        browser.post(&path, &fields).await.leads_to("/lam-viec");
        browser.get("/lam-viec/tai-khoan").await.is(200).shows("Đã lưu mật khẩu").shows("Quản trị hệ thống");

        let mut second = office.browser();
        second.get(&path).await.is(410).shows("Liên kết không còn hiệu lực");
        second.post(&path, &fields).await.is(410);
        assert!(!second.jar.contains_key("thongsuot"));
    })
    .await;
}

#[tokio::test]
async fn a_link_that_is_too_old_or_never_was_says_what_to_do() {
    in_office(easy(), async |office| {
        let mut browser = office.browser();
        browser.get("/moi/khong-co").await.is(410).shows("cấp liên kết mới");
        office.app.ambient.advance(SignedDuration::from_hours(73));
        let path = format!("/moi/{}", office.link);
        browser.get(&path).await.is(410);
        browser.post(&path, &[("password", PASSWORD), ("repeat", PASSWORD)]).await.is(410);
    })
    .await;
}

#[tokio::test]
async fn whose_role_demands_a_second_factor_is_led_to_it_first() {
    in_office(SecurityPolicy::default(), async |office| {
        let mut browser = office.browser();
        let fields = [("password", PASSWORD), ("repeat", PASSWORD)];
        browser.post(&format!("/moi/{}", office.link), &fields).await.leads_to("/lam-viec");
        browser.get("/lam-viec/quan-tri/tai-khoan").await.leads_to("/lam-viec/tai-khoan");
        browser.get("/lam-viec/tai-khoan").await.is(200).shows("Cần thiết lập xác thực hai lớp");
    })
    .await;
}

#[tokio::test]
async fn a_reset_does_not_get_round_the_second_factor() {
    in_office(easy(), async |office| {
        office.open().await;
        let mut browser = office.browser_of(office.administrator).await;
        crate::own::set_up(&mut browser, office).await;
        let (app, purpose) = (&office.app, people::LinkPurpose::Reset);
        let mut tx = app.db.begin().await.unwrap();
        let (agency, account) = (office.agency, office.administrator);
        let link = links::issue(&mut tx, &app.ambient, &easy(), agency, account, purpose, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();
        let mut thief = office.browser();
        let fields = [("password", OTHER_PASSWORD), ("repeat", OTHER_PASSWORD)];
        thief.post(&format!("/moi/{}", link.expose()), &fields).await.leads_to("/dang-nhap");
        assert!(!thief.jar.contains_key("thongsuot"), "the code is still asked for");
        browser.get("/lam-viec/tai-khoan").await.leads_to("/dang-nhap?ve=%2Flam%2Dviec%2Ftai%2Dkhoan");
    })
    .await;
}
