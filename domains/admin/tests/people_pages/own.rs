//! The own account: password, second factor, sessions.

use crate::office::{Browser, OTHER_PASSWORD, Office, PASSWORD, easy, in_office};
use crate::sign_in::digits;
use people::{Role, SecurityPolicy};

const OWN: &str = "/lam-viec/tai-khoan";
const GONE: &str = "/dang-nhap?ve=%2Flam%2Dviec%2Ftai%2Dkhoan";

/// Sets up a second factor through the pages; returns the key in letters and the recovery codes.
pub(crate) async fn set_up(browser: &mut Browser<'_>, office: &Office) -> (String, Vec<String>) {
    browser.post(&format!("{OWN}/xac-thuc"), &[]).await.leads_to("/lam-viec/tai-khoan/xac-thuc");
    let page = browser.get(&format!("{OWN}/xac-thuc")).await;
    page.is(200).shows("quét hình vuông");
    assert!(page.body.contains("<svg"), "the square is drawn");
    let letters = page.texts("code").remove(0);
    browser.post(&format!("{OWN}/xac-thuc/ma"), &[("code", "000 000")]).await.is(422).shows("Mã không đúng");
    let code = digits(&letters, office);
    let answer = browser.post(&format!("{OWN}/xac-thuc/ma"), &[("code", &code)]).await;
    answer.is(200).shows("chỉ hiện một lần");
    let codes = answer.texts("ol code");
    assert_eq!(codes.len(), 10);
    (letters, codes)
}

#[tokio::test]
async fn setting_up_a_second_factor_pays_what_is_owed_and_ends_other_sessions() {
    in_office(SecurityPolicy::default(), async |office| {
        office.open().await;
        let mut other = office.browser_of(office.administrator).await;
        let mut browser = office.browser_of(office.administrator).await;
        browser.get(OWN).await.is(200).shows("Cần thiết lập xác thực hai lớp").shows("Chưa bật");
        browser.get(&format!("{OWN}/xac-thuc")).await.is(200).shows("Bắt đầu thiết lập");
        set_up(&mut browser, office).await;
        browser.get(OWN).await.is(200).hides("Cần thiết lập").shows("Còn 10 mã chưa dùng");
        other.get(OWN).await.leads_to(GONE);
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_changes_only_with_the_password_and_stays_where_it_must() {
    in_office(easy(), async |office| {
        office.open().await;
        let mut browser = office.browser_of(office.administrator).await;
        let (_, first) = set_up(&mut browser, office).await;
        for page in ["ma-du-phong", "xac-thuc", "xac-thuc/tat"] {
            let answer = browser.post(&format!("{OWN}/{page}"), &[("password", "sai")]).await;
            answer.is(422).shows("Mật khẩu hiện tại không đúng");
        }
        let answer = browser.post(&format!("{OWN}/ma-du-phong"), &[("password", PASSWORD)]).await;
        let second = answer.is(200).texts("ol code");
        assert!(second.len() == 10 && first.iter().all(|code| !second.contains(code)));
        browser.post(&format!("{OWN}/xac-thuc/tat"), &[("password", PASSWORD)]).await.leads_to(OWN);
        browser.get(OWN).await.is(200).shows("Chưa bật");
    })
    .await;
    in_office(SecurityPolicy::default(), async |office| {
        office.open().await;
        let mut browser = office.browser_of(office.administrator).await;
        set_up(&mut browser, office).await;
        browser.get(OWN).await.hides("Tắt xác thực hai lớp");
        let answer = browser.post(&format!("{OWN}/xac-thuc/tat"), &[("password", PASSWORD)]).await;
        answer.is(422).shows("luôn bật xác thực hai lớp");
    })
    .await;
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_other_sessions() {
    in_office(easy(), async |office| {
        let account = office.hire("lan.tt", "Cán bộ Thử", &[Role::Specialist]).await;
        let mut other = office.browser_of(account).await;
        let mut browser = office.browser_of(account).await;
        let path = format!("{OWN}/mat-khau");
        browser.get(&path).await.is(200).shows("Mật khẩu hiện tại");
        let fields = |current, new, repeat| [("current", current), ("password", new), ("repeat", repeat)];
        let wrong = browser.post(&path, &fields("sai", OTHER_PASSWORD, OTHER_PASSWORD)).await;
        wrong.is(422).shows("Mật khẩu hiện tại không đúng");
        let used = browser.post(&path, &fields(PASSWORD, PASSWORD, PASSWORD)).await;
        used.is(422).shows("đã dùng gần đây");
        browser.post(&path, &fields(PASSWORD, OTHER_PASSWORD, OTHER_PASSWORD)).await.leads_to(OWN);
        browser.get(OWN).await.is(200).shows("Đã đổi mật khẩu").shows("Chuyên viên");
        other.get(OWN).await.leads_to(GONE);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_is_ended_ends_at_once_and_only_ones_own() {
    in_office(easy(), async |office| {
        office.open().await;
        let account = office.hire("lan.tt", "Cán bộ Thử", &[]).await;
        let mut colleague = office.browser_of(account).await;
        let mut phone = office.browser_of(office.administrator).await;
        let mut tablet = office.browser_of(office.administrator).await;
        let mut browser = office.browser_of(office.administrator).await;
        let page = browser.get(OWN).await;
        page.is(200).shows("Phiên này").shows("203.0.113.7");
        let action = page.attribute("form[action*='/phien/']", "action");
        // Somebody else's session is not ended by knowing its address.
        colleague.post(&action, &[]).await.leads_to(OWN);
        assert_eq!(browser.get(OWN).await.texts("form[action*='/phien/']").len(), 2);
        browser.post(&action, &[]).await.leads_to(OWN);
        assert_eq!(browser.get(OWN).await.texts("form[action*='/phien/']").len(), 1);
        browser.post(&format!("{OWN}/phien-khac/ket-thuc"), &[]).await.leads_to(OWN);
        phone.get(OWN).await.leads_to(GONE);
        tablet.get(OWN).await.leads_to(GONE);
        browser.get(OWN).await.is(200);
        colleague.get(OWN).await.is(200);
    })
    .await;
}
