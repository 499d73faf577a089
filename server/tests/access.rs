//! Every route, as every kind of actor: nobody, a stranger of another agency, and each role. The router refuses by what
//! the route declares; this walk proves that no route forgot to.

use crate::common::{House, ROLES};
use axum::http::{Method, StatusCode};
use web::Access;

/// What an actor may get from a route that lets them in: a page, not found, a refusal by the rules, a redirect.
fn let_in(status: StatusCode) -> bool {
    !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) && !status.is_server_error()
}

#[tokio::test]
async fn every_route_refuses_who_may_not_use_it() {
    let house = House::open().await;
    let mut wrong = Vec::new();
    let mut walked = 0;
    for route in &house.routes {
        let path = crate::common::filled_in(route.path);
        let public = matches!(route.access, Access::Public);
        let mut check = |who: &str, status: StatusCode, location: &str, expected: bool| {
            walked += 1;
            // The steps of signing in lead to one another; any other door that leads there is shut.
            let to_sign_in = !public && status == StatusCode::SEE_OTHER && location.contains("/dang-nhap");
            let got_in = let_in(status) && !to_sign_in;
            if got_in != expected {
                wrong.push(format!("{} {} as {who}: {status} {location}", route.method, route.path));
            }
        };
        let (status, location) = house.ask(&route.method, &path, None).await;
        check("nobody", status, &location, public);
        let (status, location) = house.ask(&route.method, &path, Some(&house.stranger)).await;
        check("an official of another agency", status, &location, public);
        for (role, session) in ROLES.iter().zip(&house.sessions) {
            // Signing out ends the session that the rest of the walk needs.
            if route.path == "/dang-xuat" {
                continue;
            }
            let expected = match route.access {
                Access::Public | Access::SignedIn => true,
                Access::May(permission) => permission.roles.contains(role),
            };
            let (status, location) = house.ask(&route.method, &path, Some(session)).await;
            check(&format!("{role:?}"), status, &location, expected);
        }
    }
    assert!(walked > 1_000, "the walk saw only {walked} doors");
    assert!(wrong.is_empty(), "{} of {walked} doors are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn no_form_is_taken_posted_elsewhere() {
    let house = House::open().await;
    for route in house.routes.iter().filter(|r| r.method == Method::POST) {
        let status = house.posted_elsewhere(&crate::common::filled_in(route.path)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "POST {}", route.path);
    }
}

#[tokio::test]
async fn every_answer_is_protected() {
    let house = House::open().await;
    for path in ["/", "/ke-hoach/2020", "/khong-co", "/lam-viec", "/dang-nhap"] {
        let headers = house.headers(path).await;
        let policy = headers.get("content-security-policy").and_then(|v| v.to_str().ok()).unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        for name in ["x-content-type-options", "x-frame-options", "referrer-policy"] {
            assert!(headers.contains_key(name), "{path} lacks {name}");
        }
    }
}
