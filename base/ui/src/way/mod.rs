//! Ways around: where a page is, and where one can go from it.

mod back_link;
mod breadcrumbs;
mod sub_navigation;

pub use back_link::BackLink;
pub use breadcrumbs::Breadcrumbs;
pub use sub_navigation::{NavLink, SubNavigation};

pub(crate) fn samples() -> Vec<crate::Sample> {
    [back_link::samples(), breadcrumbs::samples(), sub_navigation::samples()].concat()
}
