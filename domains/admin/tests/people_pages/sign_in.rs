//! Signing in: right, wrong, too often, with a second factor; and where it leads.

use crate::office::{Browser, Office, PASSWORD, easy, in_office};
use jiff::SignedDuration;
use people::SecurityPolicy;
use people::store::{By, accounts, second_factor};

async fn sign_in(browser: &mut Browser<'_>, login: &str, password: &str) -> crate::office::Answer {
    browser.post("/dang-nhap", &[("login", login), ("password", password), ("ve", "/lam-viec/tai-khoan")]).await
}

#[tokio::test]
async fn the_right_password_opens_a_session_and_signing_out_ends_it() {
    in_office(easy(), async |office| {
        office.open().await;
        let mut browser = office.browser();
        browser.get("/lam-viec/tai-khoan").await.leads_to("/dang-nhap?ve=%2Flam%2Dviec%2Ftai%2Dkhoan");
        browser.get("/dang-nhap").await.is(200).shows("Đăng nhập");
        sign_in(&mut browser, " QUẢN.trị ", PASSWORD).await.leads_to("/lam-viec/tai-khoan");
        browser.get("/lam-viec/tai-khoan").await.is(200).shows("Quản trị Thử");
        browser.get("/dang-nhap").await.leads_to("/lam-viec");

        let token = browser.jar["thongsuot"].clone();
        browser.post("/dang-xuat", &[]).await.leads_to("/dang-nhap");
        assert!(!browser.jar.contains_key("thongsuot"));
        browser.get("/dang-nhap").await.shows("Đã đăng xuất.");
        browser.jar.insert("thongsuot".into(), token);
        browser.get("/lam-viec/tai-khoan").await.leads_to("/dang-nhap?ve=%2Flam%2Dviec%2Ftai%2Dkhoan");
        let told = office.told().await;
        assert!(told.ends_with(&["sign_in.succeeded".into(), "session.ended".into()]), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn an_unknown_login_and_a_wrong_password_are_told_alike() {
    in_office(easy(), async |office| {
        office.open().await;
        let mut browser = office.browser();
        let wrong = sign_in(&mut browser, "quan.tri", "không phải mật khẩu này").await;
        let unknown = sign_in(&mut browser, "khong.co.ai", "không phải mật khẩu này").await;
        let errors = |answer: &crate::office::Answer| answer.texts(".govuk-error-summary__list li");
        wrong.is(422).shows("Tên đăng nhập hoặc mật khẩu không đúng");
        assert_eq!(errors(&wrong), errors(&unknown));
        assert_eq!(wrong.attribute("input[name=login]", "value"), "quan.tri", "what was typed is still there");
        assert!(!wrong.body.contains("không phải mật khẩu này"), "a password is never sent back");
        sign_in(&mut browser, "", "").await.is(422).shows("Nhập tên đăng nhập").shows("Nhập mật khẩu");
        let mut browser = office.browser();
        let answer = browser.post("/en/dang-nhap", &[("login", "x"), ("password", "y")]).await;
        answer.is(422).shows("The sign-in name or the password is wrong");
    })
    .await;
}

#[tokio::test]
async fn too_many_attempts_say_until_when_and_even_the_right_password_waits() {
    in_office(SecurityPolicy { attempts_per_login: 2, ..easy() }, async |office| {
        office.open().await;
        let mut browser = office.browser();
        for _ in 0..2 {
            sign_in(&mut browser, "quan.tri", "sai rồi").await.shows("không đúng");
        }
        sign_in(&mut browser, "quan.tri", PASSWORD).await.is(422).shows("đến 12:15, 21/01/2020");
        office.app.ambient.advance(SignedDuration::from_mins(16));
        sign_in(&mut browser, "quan.tri", PASSWORD).await.leads_to("/lam-viec/tai-khoan");
    })
    .await;
}

#[tokio::test]
async fn a_disabled_account_is_told_so_only_with_its_password() {
    in_office(easy(), async |office| {
        let account = office.hire("lan.tt", "Cán bộ Thử", &[]).await;
        let mut tx = office.app.db.begin().await.unwrap();
        accounts::disable(&mut tx, office.agency, account, By::PROGRAM, office.app.ambient.now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = office.browser();
        sign_in(&mut browser, "lan.tt", PASSWORD).await.is(422).shows("đã ngừng sử dụng");
        sign_in(&mut browser, "lan.tt", "không phải mật khẩu này").await.is(422).hides("đã ngừng sử dụng");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    in_office(easy(), async |office| {
        office.open().await;
        for evil in
            ["https://evil.example/", "//evil.example", "/\\evil.example", "/en//evil.example", "/\t/evil.example"]
        {
            let mut browser = office.browser();
            let page = browser.get(&format!("/dang-nhap?ve={}", evil.replace('\t', "%09").replace('\\', "%5C"))).await;
            assert_eq!(page.attribute("input[name=ve]", "value"), "/lam-viec", "{evil}");
            let fields = [("login", "quan.tri"), ("password", PASSWORD), ("ve", evil)];
            browser.post("/dang-nhap", &fields).await.leads_to("/lam-viec");
        }
        let mut browser = office.browser();
        let fields = [("login", "quan.tri"), ("password", PASSWORD), ("ve", "/lam-viec/viec?trang=2")];
        browser.post("/en/dang-nhap", &fields).await.leads_to("/en/lam-viec/viec?trang=2");
    })
    .await;
}

/// Six digits of the authenticator whose secret these letters are.
pub(crate) fn digits(letters: &str, office: &Office) -> String {
    let plain: String = letters.chars().filter(|c| !c.is_whitespace()).collect();
    let secret = totp_rs::Secret::try_from_base32(&plain).expect("the key is base 32");
    let builder =
        totp_rs::Builder::new().with_algorithm(totp_rs::Algorithm::SHA1).with_digits(6).with_step_duration(30);
    let totp = builder.with_secret(secret).build().expect("the key is long enough");
    totp.generate(u64::try_from(office.app.ambient.now().as_second()).unwrap()).to_string()
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_a_code_counts_once() {
    in_office(easy(), async |office| {
        office.open().await;
        let (app, agency, account) = (&office.app, office.agency, office.administrator);
        let mut tx = app.db.begin().await.unwrap();
        second_factor::begin(&mut tx, &app.ambient, agency, account).await.unwrap();
        let enrolment = second_factor::find_enrolment(&mut tx, agency, account, "KCN").await.unwrap().unwrap();
        let letters = enrolment.letters.expose().to_string();
        let code = digits(&letters, office);
        let codes = second_factor::confirm(&mut tx, &app.ambient, agency, account, &code, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();

        let mut browser = office.browser();
        let to_code = "/dang-nhap/ma?ve=%2Flam%2Dviec%2Ftai%2Dkhoan";
        sign_in(&mut browser, "quan.tri", PASSWORD).await.leads_to(to_code);
        browser.get("/lam-viec/tai-khoan").await.leads_to("/dang-nhap?ve=%2Flam%2Dviec%2Ftai%2Dkhoan");
        browser.get(to_code).await.is(200).shows("Nhập mã xác thực");
        // The code of the set-up was used there.
        browser.post("/dang-nhap/ma", &[("code", &code)]).await.is(422).shows("Mã không đúng");
        browser.post("/dang-nhap/ma", &[("code", "")]).await.is(422).shows("Nhập mã xác thực");
        app.ambient.advance(SignedDuration::from_secs(60));
        let fresh = digits(&letters, office);
        let fields = [("code", fresh.as_str()), ("ve", "/lam-viec/tai-khoan")];
        browser.post("/dang-nhap/ma", &fields).await.leads_to("/lam-viec/tai-khoan");
        browser.get("/lam-viec/tai-khoan").await.is(200).shows("Đang bật").shows("Còn 10 mã");

        let mut browser = office.browser();
        sign_in(&mut browser, "quan.tri", PASSWORD).await;
        browser.get("/dang-nhap/ma?giay=1").await.is(200).shows("Mã dự phòng");
        browser.post("/dang-nhap/ma", &[("code", codes[0].expose()), ("giay", "1")]).await.leads_to("/lam-viec");
        let mut browser = office.browser();
        sign_in(&mut browser, "quan.tri", PASSWORD).await;
        browser.post("/dang-nhap/ma", &[("code", codes[0].expose()), ("giay", "1")]).await.is(422);
        browser.jar.clear();
        browser.get("/dang-nhap/ma").await.leads_to("/dang-nhap?ve=%2Flam%2Dviec");
        browser.get("/dang-nhap").await.shows("Đã quá thời gian chờ");
    })
    .await;
}
