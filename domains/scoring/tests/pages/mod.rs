//! Pages of scoring through the router, on a real SQLite file, as each kind of actor.

mod office;

mod criterion;
mod folder;
mod results;
mod scheme;
