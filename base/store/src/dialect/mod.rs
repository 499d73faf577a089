//! What differs between the engines, and nothing else: opening, binding, reading a cell, the words of a table.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use crate::{Sql, StoreError, Value};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::postgres::{PgPool, PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqliteRow};
use sqlx::{Executor as _, Row as _, SqlSafeStr as _, Transaction, ValueRef as _};

/// The pools of one engine.
pub(crate) enum Engine {
    Sqlite(sqlite::Pools),
    Postgres(PgPool),
}

pub(crate) enum EngineTx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// One row of an answer.
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

impl Engine {
    pub(crate) async fn begin(&self) -> Result<EngineTx, StoreError> {
        match self {
            Self::Sqlite(pools) => pools.write.begin_with("BEGIN IMMEDIATE").await.map(EngineTx::Sqlite),
            Self::Postgres(pool) => pool.begin().await.map(EngineTx::Postgres),
        }
        .map_err(|e| StoreError::of("BEGIN", e))
    }

    pub(crate) async fn rows(&self, sql: Sql, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(pools) => sqlite::query(sql, args).fetch_all(&pools.read).await.map(wrap(Row::Sqlite)),
            Self::Postgres(pool) => postgres::query(sql, args).fetch_all(pool).await.map(wrap(Row::Postgres)),
        }
        .map_err(|e| StoreError::of(sql.name, e))
    }

    pub(crate) async fn prepare(&self, sql: Sql) -> Result<(), StoreError> {
        let text = sql.text.into_sql_str();
        match self {
            Self::Sqlite(pools) => pools.write.prepare(text).await.map(drop),
            Self::Postgres(pool) => pool.prepare(text).await.map(drop),
        }
        .map_err(|e| StoreError::of(sql.name, e))
    }

    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(pools) => {
                pools.read.close().await;
                pools.write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

fn wrap<T>(row: fn(T) -> Row) -> impl FnOnce(Vec<T>) -> Vec<Row> {
    move |rows| rows.into_iter().map(row).collect()
}

impl EngineTx {
    pub(crate) async fn rows(&mut self, sql: Sql, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(tx) => sqlite::query(sql, args).fetch_all(&mut **tx).await.map(wrap(Row::Sqlite)),
            Self::Postgres(tx) => postgres::query(sql, args).fetch_all(&mut **tx).await.map(wrap(Row::Postgres)),
        }
        .map_err(|e| StoreError::of(sql.name, e))
    }

    pub(crate) async fn run(&mut self, sql: Sql, args: Vec<Value>) -> Result<u64, StoreError> {
        match self {
            Self::Sqlite(tx) => sqlite::query(sql, args).execute(&mut **tx).await.map(|done| done.rows_affected()),
            Self::Postgres(tx) => postgres::query(sql, args).execute(&mut **tx).await.map(|done| done.rows_affected()),
        }
        .map_err(|e| StoreError::of(sql.name, e))
    }

    /// Runs the text of a migration: several statements, no parameters.
    pub(crate) async fn run_script(&mut self, name: &'static str, script: &str) -> Result<(), StoreError> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the text is a migration that was compiled in, put into the engine's words"
        )]
        let safe = |text: String| sqlx::raw_sql(sqlx::AssertSqlSafe(text));
        match self {
            Self::Sqlite(tx) => safe(sqlite::table_words(script)).execute(&mut **tx).await.map(drop),
            Self::Postgres(tx) => safe(script.to_string()).execute(&mut **tx).await.map(drop),
        }
        .map_err(|e| StoreError::of(name, e))
    }

    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
        .map_err(|e| StoreError::of("COMMIT", e))
    }
}

impl Row {
    pub(crate) fn is_null(&self, name: &str) -> Result<bool, StoreError> {
        match self {
            Self::Sqlite(row) => row.try_get_raw(name).map(|cell| cell.is_null()),
            Self::Postgres(row) => row.try_get_raw(name).map(|cell| cell.is_null()),
        }
        .map_err(|e| StoreError::unreadable(name, &e.to_string()))
    }

    pub(crate) fn native<T>(&self, name: &str) -> Result<T, StoreError>
    where
        T: for<'r> sqlx::Decode<'r, Sqlite>
            + sqlx::Type<Sqlite>
            + for<'r> sqlx::Decode<'r, Postgres>
            + sqlx::Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => row.try_get(name),
            Self::Postgres(row) => row.try_get(name),
        }
        .map_err(|e| StoreError::unreadable(name, &e.to_string()))
    }

    pub(crate) fn moment(&self, name: &str) -> Result<Timestamp, StoreError> {
        match self {
            Self::Sqlite(row) => sqlite::parsed(row, name),
            Self::Postgres(row) => postgres::moment(row, name),
        }
    }

    pub(crate) fn date(&self, name: &str) -> Result<Date, StoreError> {
        match self {
            Self::Sqlite(row) => sqlite::parsed(row, name),
            Self::Postgres(row) => postgres::date(row, name),
        }
    }

    /// Read straight into its type: a plan is a large text, and a tree in between costs more than the rest of the query.
    pub(crate) fn json<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<T, StoreError> {
        match self {
            Self::Sqlite(row) => sqlite::json(row, name),
            Self::Postgres(row) => postgres::json(row, name),
        }
    }
}
