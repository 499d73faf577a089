//! Migrations: numbered per domain, forward only, one text for both engines, each in its own transaction.

use crate::{Db, Read as _, Sql, StoreError, args, record};
use sha2::{Digest as _, Sha256};

/// One step of a domain's tables.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// File name without ending: `0001_plans`.
    pub name: &'static str,
    /// Its text.
    pub sql: &'static str,
}

/// All steps of a domain, in order.
#[derive(Debug, Clone, Copy)]
pub struct Migrations {
    /// The domain.
    pub domain: &'static str,
    /// From `0001` on, without gaps.
    pub list: &'static [Migration],
}

/// The files of a crate's `migrations/` folder, by name: `migrations!["0001_plans", "0002_tasks"]`.
#[macro_export]
macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$($crate::Migration {
            name: $name,
            sql: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".sql")),
        }),*]
    };
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migrations (
  domain text NOT NULL,
  number bigint NOT NULL,
  name text NOT NULL,
  digest text NOT NULL,
  applied_at timestamptz NOT NULL,
  PRIMARY KEY (domain, number)
);";
const APPLIED: Sql =
    Sql { name: "APPLIED", text: "SELECT domain, number, name, digest FROM migrations ORDER BY domain, number" };
const RECORD: Sql = Sql {
    name: "RECORD",
    text: "INSERT INTO migrations (domain, number, name, digest, applied_at) VALUES ($1, $2, $3, $4, $5)",
};

record! {
    struct Applied { domain: String, number: i64, name: String, digest: String }
}

record! {
    /// A column of a table, as the engine knows it.
    #[derive(Eq, PartialOrd, Ord)]
    pub struct SchemaColumn { table_name: String, column_name: String, required: bool }
}

/// Applies what is missing, domain by domain in the order given. Returns how many steps it applied.
///
/// # Errors
/// [`StoreError::Newer`] and [`StoreError::Changed`] before anything is written; else what the engine says.
pub async fn migrate(db: &Db, domains: &[Migrations], now: kernel::Moment) -> Result<usize, StoreError> {
    let mut tx = db.begin().await?;
    tx.engine.run_script("CREATE migrations", TABLE).await?;
    tx.commit().await?;
    let missing = pending(db, domains).await?;
    for (domain, migration) in &missing {
        let mut tx = db.begin().await?;
        tx.engine.run_script(migration.name, migration.sql).await?;
        tx.run(RECORD, args![*domain, number(migration), migration.name, digest(migration.sql), now]).await?;
        tx.commit().await?;
        tracing::info!(domain, migration = migration.name, "applied");
    }
    Ok(missing.len())
}

/// What [`migrate`] would apply.
///
/// # Errors
/// As [`migrate`]; also if there is no table of migrations yet.
pub async fn pending(db: &Db, domains: &[Migrations]) -> Result<Vec<(&'static str, Migration)>, StoreError> {
    let mut reader = db;
    let applied: Vec<Applied> = reader.list(APPLIED, args![]).await?;
    for row in &applied {
        let known = domains
            .iter()
            .find(|d| d.domain == row.domain)
            .and_then(|d| d.list.iter().find(|m| number(m) == row.number));
        match known {
            None => return Err(StoreError::Newer { domain: row.domain.clone(), number: row.number }),
            Some(m) if digest(m.sql) != row.digest => {
                return Err(StoreError::Changed { domain: row.domain.clone(), name: row.name.clone() });
            }
            Some(_) => {}
        }
    }
    let done = |domain: &str, m: &Migration| applied.iter().any(|a| a.domain == domain && a.number == number(m));
    Ok(domains.iter().flat_map(|d| d.list.iter().filter(|m| !done(d.domain, m)).map(|m| (d.domain, *m))).collect())
}

/// Every column of every table, for the test that compares the engines.
///
/// # Errors
/// What the engine says.
pub async fn schema(db: &Db) -> Result<Vec<SchemaColumn>, StoreError> {
    const SQLITE: Sql = Sql {
        name: "SCHEMA_SQLITE",
        text: "SELECT m.name AS table_name, c.name AS column_name, (c.\"notnull\" = 1 OR c.pk > 0) AS required
               FROM sqlite_schema m JOIN pragma_table_info(m.name) c
               WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2",
    };
    const POSTGRES: Sql = Sql {
        name: "SCHEMA_POSTGRES",
        text: "SELECT table_name::text AS table_name, column_name::text AS column_name, is_nullable = 'NO' AS required
               FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1, 2",
    };
    let mut reader = db;
    let sql = if db.engine_name() == "sqlite" { SQLITE } else { POSTGRES };
    reader.list(sql, args![]).await
}

fn number(migration: &Migration) -> i64 {
    migration.name.split('_').next().and_then(|n| n.parse().ok()).expect("a migration is named 0001_something")
}

fn digest(sql: &str) -> String {
    Sha256::digest(sql.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// Makes a schema of a PostgreSQL server, for tests that share one.
///
/// # Errors
/// What the engine says.
pub async fn create_schema(db: &Db, name: &str) -> Result<(), StoreError> {
    schema_script(db, format!("CREATE SCHEMA {}", plain_name(name))).await
}

/// Drops a schema made by [`create_schema`], with everything in it.
///
/// # Errors
/// What the engine says.
pub async fn drop_schema(db: &Db, name: &str) -> Result<(), StoreError> {
    schema_script(db, format!("DROP SCHEMA {} CASCADE", plain_name(name))).await
}

async fn schema_script(db: &Db, script: String) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    tx.engine.run_script("SCHEMA", &script).await?;
    tx.commit().await
}

fn plain_name(name: &str) -> &str {
    assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'), "a schema is named with letters and digits");
    name
}
