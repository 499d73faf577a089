//! The tables of plans on both engines.

mod house;

mod agencies;
mod notes;
mod papers;
mod results;
mod tasks;

/// Migrations apply in this order.
const DOMAINS: &[store::Migrations] =
    &[store::MIGRATIONS, people::MIGRATIONS, files::MIGRATIONS, evidence::MIGRATIONS, plans::store::MIGRATIONS];

#[tokio::test]
async fn every_statement_is_understood() {
    let statements: Vec<store::Sql> = plans::store::STATEMENTS.iter().flat_map(|list| list.iter().copied()).collect();
    assert!(statements.len() > 50, "only {} statements are listed", statements.len());
    testkit::check_statements(DOMAINS, &statements).await;
}
