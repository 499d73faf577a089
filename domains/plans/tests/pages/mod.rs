//! Pages and figures of plans in the example office, through the router.

mod assign;
mod figures;
mod hand_in;
mod inbox;
mod notes;
mod plan;
mod public;
mod review;
mod today;
mod work;
