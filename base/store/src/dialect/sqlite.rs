//! SQLite: one file, one writer, readers beside it. Moments, dates and JSON are text there.

use crate::{Sql, StoreError, Value};
use jiff::Timestamp;
use sqlx::sqlite::{
    Sqlite, SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow,
    SqliteSynchronous,
};
use sqlx::{Row as _, query::Query};
use std::path::Path;
use std::time::Duration;

/// One connection that writes, so that writers queue fairly instead of colliding; several that only read.
pub(crate) struct Pools {
    pub(crate) write: SqlitePool,
    pub(crate) read: SqlitePool,
}

const READERS: u32 = 4;

pub(crate) async fn open(path: &Path) -> Result<Pools, StoreError> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // "Received" means on disk: FULL syncs the log at every commit.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .statement_cache_capacity(256)
        .pragma("cache_size", "-16000")
        .pragma("mmap_size", "268435456")
        .pragma("temp_store", "MEMORY")
        .optimize_on_close(true, None);
    let pool = |most: u32| {
        SqlitePoolOptions::new()
            .max_connections(most)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
    };
    // The writer first: a reader can neither make the file nor switch it to WAL.
    let opened = |e| StoreError::of("OPEN", e);
    let write = pool(1).connect_with(options.clone()).await.map_err(opened)?;
    let read = pool(READERS).connect_with(options.read_only(true).create_if_missing(false)).await.map_err(opened)?;
    Ok(Pools { write, read })
}

pub(crate) fn query(sql: Sql, args: Vec<Value>) -> Query<'static, Sqlite, SqliteArguments> {
    args.into_iter().fold(sqlx::query(sql.text), |query, value| match value {
        Value::Bool(v) => query.bind(v),
        Value::Int(v) => query.bind(v),
        Value::Text(v) => query.bind(v),
        Value::Uuid(v) => query.bind(v),
        Value::Moment(v) => query.bind(v.map(moment_text)),
        Value::Date(v) => query.bind(v.map(|d| d.to_string())),
        Value::Json(v) => query.bind(v.map(|j| j.to_string())),
        Value::Bytes(v) => query.bind(v),
    })
}

/// Always six digits of a second, so that text order is time order.
fn moment_text(at: Timestamp) -> String {
    format!("{at:.6}")
}

pub(crate) fn json<T: serde::de::DeserializeOwned>(row: &SqliteRow, name: &str) -> Result<T, StoreError> {
    let text: &str = row.try_get(name).map_err(|e| StoreError::unreadable(name, &e.to_string()))?;
    serde_json::from_str(text).map_err(|e| StoreError::unreadable(name, &e.to_string()))
}

/// A cell whose text says what it is: a moment, a date.
pub(crate) fn parsed<T: std::str::FromStr>(row: &SqliteRow, name: &str) -> Result<T, StoreError> {
    let text: String = row.try_get(name).map_err(|e| StoreError::unreadable(name, &e.to_string()))?;
    text.parse().map_err(|_| StoreError::unreadable(name, &text))
}

/// A migration in SQLite's words: its five storage types, and tables that hold to them (STRICT).
pub(crate) fn table_words(script: &str) -> String {
    let mut words = String::with_capacity(script.len());
    for (position, word) in script.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_').enumerate() {
        let split = word.len()
            - word.chars().next_back().filter(|c| !c.is_ascii_alphanumeric() && *c != '_').map_or(0, char::len_utf8);
        let (name, end) = word.split_at(split);
        let column_type = position > 0;
        words.push_str(match name {
            "uuid" | "bytea" if column_type => "BLOB",
            "timestamptz" | "date" | "json" | "text" if column_type => "TEXT",
            "boolean" | "bigint" if column_type => "INTEGER",
            other => other,
        });
        words.push_str(end);
    }
    words.replace("\n);", "\n) STRICT;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_text_that_sorts_as_time() {
        let texts = ["2020-01-21T00:00:00Z", "2020-01-21T00:00:00.5Z", "2020-01-21T00:00:01Z"]
            .map(|t| moment_text(t.parse().unwrap()));
        assert_eq!(texts[0], "2020-01-21T00:00:00.000000Z");
        assert!(texts.is_sorted(), "{texts:?}");
    }

    #[test]
    fn a_table_is_put_into_sqlite_words() {
        assert_eq!(
            table_words(
                "CREATE TABLE notes (\n  agency_id uuid NOT NULL,\n  due_on date,\n  text_folded text NOT NULL\n);\n"
            ),
            "CREATE TABLE notes (\n  agency_id BLOB NOT NULL,\n  due_on TEXT,\n  text_folded TEXT NOT NULL\n) STRICT;\n"
        );
    }
}
