//! Every statement about proofs, links, captures and periods. Rules are asked here and decided in `rules/`.

pub(crate) mod captures;
pub(crate) mod checks;
pub(crate) mod links;
pub(crate) mod periods;
pub(crate) mod proofs;

/// Every statement of this crate; a test prepares each on both engines.
#[must_use]
pub fn statements() -> Vec<::store::Sql> {
    [captures::STATEMENTS, checks::STATEMENTS, links::STATEMENTS, periods::STATEMENTS, proofs::STATEMENTS].concat()
}
