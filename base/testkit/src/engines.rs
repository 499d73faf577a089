//! One test, run on SQLite and on PostgreSQL, each time on a database of its own.

use kernel::Ambient;
use std::sync::Mutex;
use store::{Address, Db, Migrations, Sql};
use tempfile::TempDir;

/// A migrated database that goes away with the test.
pub struct TestDb {
    /// The database.
    pub db: Db,
    /// A clock that stands at noon of 21/01/2020 in Việt Nam until the test moves it.
    pub ambient: Ambient,
    /// A folder of the test's own.
    pub folder: TempDir,
}

const NOW: &str = "2020-01-21T05:00:00Z";

/// Runs `test` on a fresh SQLite file and in a fresh PostgreSQL schema, both with `domains` applied.
///
/// # Panics
/// If an engine cannot be had: a run without PostgreSQL is a failed run, never a shorter one.
pub async fn on_both_engines(domains: &[Migrations], test: impl AsyncFn(&TestDb)) {
    let sqlite = sqlite(domains).await;
    test(&sqlite).await;
    sqlite.db.close().await;

    let (postgres, schema) = postgres(domains).await;
    test(&postgres).await;
    postgres.db.close().await;
    drop_schema(&schema).await;
}

/// Prepares every statement on both engines; the failure names the statement and what the engine said.
///
/// # Panics
/// With every statement that an engine refuses.
pub async fn check_statements(domains: &[Migrations], statements: &[Sql]) {
    on_both_engines(domains, async |test| {
        let mut refused = Vec::new();
        for sql in statements {
            if let Err(e) = test.db.prepare(*sql).await {
                refused.push(format!("{}: {e:?}", sql.name));
            }
        }
        assert!(refused.is_empty(), "{} refuses:\n{}", test.db.engine_name(), refused.join("\n"));
    })
    .await;
}

async fn sqlite(domains: &[Migrations]) -> TestDb {
    // Migrating takes ten times as long as copying: migrate once for each set of domains, copy for each test.
    /// A migrated file, and the log beside it: a reader that closes last leaves what was written there.
    type Contents = [Option<Vec<u8>>; 2];
    static MIGRATED: Mutex<Vec<(String, Contents)>> = Mutex::new(Vec::new());
    let key = domains.iter().map(|d| format!("{}:{} ", d.domain, d.list.len())).collect::<String>();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("test.db");
    let ambient = Ambient::fixed(NOW);
    let found = MIGRATED.lock().expect("no test panics here").iter().find(|(k, _)| *k == key).map(|(_, b)| b.clone());
    let parts = [path.clone(), folder.path().join("test.db-wal")];
    if let Some(contents) = found {
        for (part, bytes) in parts.iter().zip(contents) {
            if let Some(bytes) = bytes {
                std::fs::write(part, bytes).expect("the temporary folder is writable");
            }
        }
    } else {
        let db = Db::open(&Address::Sqlite(path.clone())).await.expect("a new SQLite file");
        store::migrate(&db, domains, ambient.now()).await.expect("migrations apply to SQLite");
        db.close().await;
        let contents = parts.map(|part| std::fs::read(part).ok());
        MIGRATED.lock().expect("no test panics here").push((key, contents));
    }
    let db = Db::open(&Address::Sqlite(path)).await.expect("the migrated SQLite file");
    TestDb { db, ambient, folder }
}

fn server() -> String {
    std::env::var("THONGSUOT_TEST_POSTGRES").expect(
        "tests run on SQLite and PostgreSQL: run ./test, or start a server with `.ci/postgres start DIR` and set THONGSUOT_TEST_POSTGRES to the address it prints",
    )
}

async fn admin() -> Db {
    let address = Address::Postgres { url: server(), schema: None, connections: 1 };
    Db::open(&address).await.expect("the PostgreSQL of THONGSUOT_TEST_POSTGRES answers")
}

/// A fresh schema in PostgreSQL, empty: where it is, and its name for [`drop_schema`].
///
/// # Panics
/// If there is no PostgreSQL.
pub async fn new_schema() -> (Address, String) {
    let schema = format!("t_{}", Ambient::system().token());
    let db = admin().await;
    store::create_schema(&db, &schema).await.expect("a schema of the test's own");
    db.close().await;
    (Address::Postgres { url: server(), schema: Some(schema.clone()), connections: 4 }, schema)
}

async fn postgres(domains: &[Migrations]) -> (TestDb, String) {
    let (address, schema) = new_schema().await;
    let db = Db::open(&address).await.expect("the schema just made");
    let ambient = Ambient::fixed(NOW);
    store::migrate(&db, domains, ambient.now()).await.expect("migrations apply to PostgreSQL");
    (TestDb { db, ambient, folder: tempfile::tempdir().expect("a temporary folder") }, schema)
}

/// Drops a schema of the test's own.
///
/// # Panics
/// If it cannot be dropped.
pub async fn drop_schema(schema: &str) {
    let db = admin().await;
    store::drop_schema(&db, schema).await.expect("our own schema can be dropped");
    db.close().await;
}
