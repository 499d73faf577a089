//! Pages for people who have signed in: the own account, and administration.

use crate::common::words;
use crate::permissions::{ACCOUNTS, AUDIT, ORGANISATION, OVERVIEW};
use crate::words::Words;
use people::Permission;
use ui::{Breadcrumbs, NavLink, SubNavigation};
use web::{Access, Ctx, MenuItem, Place, Routes, Staff};

mod accounts;
mod agency;
mod audit;
mod directory;
mod duties;
mod merge;
mod overview;
mod own;
mod units;

/// The page that leads to the others.
pub(crate) const ADMINISTRATION: &str = "/lam-viec/quan-tri";

/// Entries in the menus. The own account has none: the name in the header leads there.
pub(crate) const MENU: &[MenuItem] = &[MenuItem {
    place: Place::Staff,
    rank: 90,
    title: |locale| Words::new(locale).administration(),
    path: ADMINISTRATION,
    access: Access::May(&OVERVIEW),
}];

pub(crate) fn routes() -> Routes {
    own::routes()
        .and(overview::routes())
        .and(accounts::routes())
        .and(units::routes())
        .and(duties::routes())
        .and(agency::routes())
        .and(audit::routes())
}

/// A part of administration: where it is, what it is called, what it is for.
struct Part {
    path: &'static str,
    title: &'static str,
    what: &'static str,
}

/// The parts that who asks may open.
fn parts_of(staff: &Staff) -> Vec<Part> {
    let w = words(staff);
    let all: [(&Permission, &'static str, &'static str, &'static str); 5] = [
        (&ACCOUNTS, accounts::LIST, w.accounts(), w.accounts_what()),
        (&ORGANISATION, units::LIST, w.units(), w.units_what()),
        (&ORGANISATION, duties::MAP, w.duties(), w.duties_what()),
        (&ORGANISATION, agency::PAGE, w.agency(), w.agency_what()),
        (&AUDIT, audit::LIST, w.audit(), w.audit_what()),
    ];
    let allowed = all.into_iter().filter(|(permission, ..)| staff.actor.may(permission));
    allowed.map(|(_, path, title, what)| Part { path, title, what }).collect()
}

/// The parts as a row of links; `current` is where this page belongs.
fn parts(staff: &Staff, current: &str) -> SubNavigation {
    let link = |part: Part| NavLink::new(part.title, staff.href(part.path)).current(part.path == current);
    SubNavigation::new(words(staff).administration_parts(), parts_of(staff).into_iter().map(link))
}

/// The pages above a part of administration.
fn crumbs(ctx: &Ctx) -> Breadcrumbs {
    Breadcrumbs::new(ctx.locale).then(words(ctx).administration(), ctx.href(ADMINISTRATION))
}

/// Where an account is seen.
pub(crate) fn account_path(account: people::AccountId) -> String {
    format!("{}/{account}", accounts::LIST)
}

/// Where a unit is seen.
pub(crate) fn unit_path(unit: people::UnitId) -> String {
    format!("{}/{unit}", units::LIST)
}
