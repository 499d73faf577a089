//! Public pages: what the agency has signed and what its head has approved, nothing else. A draft, a finding, a live figure
//! or a result that waits for approval has no address here.

pub(crate) mod address;
pub(crate) mod counted;
mod home;
mod list;
mod paper;
mod plan;
mod result;
mod robots;

use crate::words::Words;
use web::{Access, Ctx, Routes};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/", Access::Public, home::show)
        .get("/ke-hoach", Access::Public, list::show)
        .get("/ke-hoach/{year}", Access::Public, plan::newest)
        .get("/ke-hoach/{year}/{number}", Access::Public, plan::by_number)
        .get("/ke-hoach/{year}/{number}/ban-ky", Access::Public, plan::signed_copy)
        .get("/ke-hoach/{year}/ket-qua/{period}", Access::Public, result::show)
        .get("/robots.txt", Access::Public, robots::robots)
        .get("/sitemap.xml", Access::Public, robots::sitemap)
}

fn words(ctx: &Ctx) -> Words {
    Words::new(ctx.locale)
}
