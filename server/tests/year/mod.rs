//! A whole year of an office, by its own pages and rules: the plan of 2020 is given out as tasks, proofs come in, some of them
//! late, tasks are put off, every quarter is reported on and signed. Figures are held against counts of our own, and what was
//! signed does not move.

mod begun;
mod outside;
mod papers;
mod public;
mod templates;
mod units;
mod whole;
mod written;
