//! The tables of scoring on both engines.

mod agencies;
mod house;
mod scores;

/// Migrations apply in this order.
const DOMAINS: &[store::Migrations] =
    &[store::MIGRATIONS, people::MIGRATIONS, files::MIGRATIONS, evidence::MIGRATIONS, scoring::store::MIGRATIONS];

#[tokio::test]
async fn every_statement_is_understood() {
    let statements: Vec<store::Sql> = scoring::store::STATEMENTS.iter().flat_map(|list| list.iter().copied()).collect();
    assert!(statements.len() > 15, "only {} statements are listed", statements.len());
    testkit::check_statements(DOMAINS, &statements).await;
}

#[tokio::test]
async fn a_database_without_these_tables_gets_them_and_keeps_what_it_has() {
    testkit::on_both_engines(&DOMAINS[..4], async |test| {
        let house = house::House::without_scheme(&test.db, &test.ambient, "cu").await;
        let own = scoring::store::MIGRATIONS.list.len();
        assert_eq!(store::pending(&test.db, DOMAINS).await.unwrap().len(), own);
        store::migrate(&test.db, DOMAINS, test.ambient.now()).await.unwrap();
        assert!(store::pending(&test.db, DOMAINS).await.unwrap().is_empty());
        assert!(scoring::store::list_schemes(&test.db, house.agency).await.unwrap().is_empty());
        let kept = people::store::units::list(&test.db, house.agency).await.unwrap();
        assert_eq!(kept.len(), 1, "what was there is there");
    })
    .await;
}
