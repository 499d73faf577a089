//! Every route as nobody, as a specialist, as the chief of office and as an administrator.

use crate::office::{easy, in_office};
use axum::http::Method;
use people::Role;
use web::Access;

/// The paths of pages that need no id, with the permission that each asks for.
fn pages() -> Vec<(&'static str, Access)> {
    let (list, _) = (admin::MANIFEST.routes)().into_parts();
    let pages = list.into_iter().filter(|route| route.method == Method::GET && !route.path.contains('{'));
    pages.map(|route| (route.path, route.access)).filter(|(path, _)| path.starts_with("/lam-viec")).collect()
}

#[tokio::test]
async fn each_page_opens_for_those_who_may_and_for_nobody_else() {
    in_office(easy(), async |office| {
        office.open().await;
        let specialist = office.hire("lan.tt", "Chuyên viên Thử", &[Role::Specialist]).await;
        let chief = office.hire("chanh.vp", "Chánh Văn phòng Thử", &[Role::ChiefOfOffice]).await;
        let mut nobody = office.browser();
        let mut specialist = office.browser_of(specialist).await;
        let mut chief = office.browser_of(chief).await;
        let mut administrator = office.browser_of(office.administrator).await;
        assert!(pages().len() >= 15, "the walk saw the pages: {:?}", pages());
        for (path, access) in pages() {
            let sent_away = nobody.get(path).await;
            assert!(sent_away.location.starts_with("/dang-nhap?ve="), "{path}: {sent_away:?}");
            let opens = administrator.get(path).await;
            if opens.kind.starts_with("text/html") {
                opens.is(200);
                administrator.get(&format!("/en{path}")).await.is(200);
            }
            match access {
                Access::May(permission) => {
                    specialist.get(path).await.is(403).shows("không có quyền");
                    let may = permission.roles.contains(&Role::ChiefOfOffice);
                    chief.get(path).await.is(if may { 200 } else { 403 });
                }
                _ => {
                    specialist.get(path).await.is(200);
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_changes_something_is_refused_too() {
    in_office(easy(), async |office| {
        office.open().await;
        let account = office.hire("lan.tt", "Chuyên viên Thử", &[Role::Specialist]).await;
        let mut specialist = office.browser_of(account).await;
        let mut nobody = office.browser();
        let own = account.to_string();
        let before = office.told().await.len();
        let (list, _) = (admin::MANIFEST.routes)().into_parts();
        for route in list.into_iter().filter(|r| r.method == Method::POST && matches!(r.access, Access::May(_))) {
            let path = route
                .path
                .replace("{account}", &own)
                .replace("{unit}", &own)
                .replace("{duty}", &own)
                .replace("{grant}", &own);
            specialist.post(&path, &[]).await.is(403);
            assert!(nobody.post(&path, &[]).await.location.starts_with("/dang-nhap"), "{path}");
        }
        assert_eq!(office.told().await.len(), before, "nothing was written");
    })
    .await;
}

#[tokio::test]
async fn the_menu_shows_administration_to_those_who_may() {
    in_office(easy(), async |office| {
        office.open().await;
        let account = office.hire("lan.tt", "Chuyên viên Thử", &[Role::Specialist]).await;
        office.browser_of(account).await.get("/lam-viec/tai-khoan").await.hides("Quản trị");
        let mut guardian = office.hire("bao.ve", "Bảo vệ Thử", &[Role::DataProtection]).await;
        let page = office.browser_of(guardian).await.get("/lam-viec/quan-tri").await;
        page.is(200).shows("Nhật ký hệ thống").hides("Mời người mới");
        guardian = office.administrator;
        office.browser_of(guardian).await.get("/lam-viec/quan-tri").await.shows("Tài khoản").shows("Cơ quan");
    })
    .await;
}
