//! `Db`, `Tx` and `Read`: asking and writing, without knowing which engine answers.

use crate::dialect::{Engine, EngineTx, Row, postgres, sqlite};
use crate::{Record, Sql, Value};
use std::path::PathBuf;
use std::sync::Arc;

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A file of this machine, made if it is missing.
    Sqlite(PathBuf),
    /// A server: `postgres://user@host/name`, and a schema other than the default.
    Postgres {
        /// The address of the server.
        url: String,
        /// `search_path`, for tests that share a server.
        schema: Option<String>,
        /// How many connections at most.
        connections: u32,
    },
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) engine: Arc<Engine>,
}

/// A running transaction; dropped without [`Tx::commit`], nothing of it happened.
pub struct Tx {
    pub(crate) engine: EngineTx,
}

/// What went wrong below. Never shown to a visitor.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A row with this key is there already. Stores turn it into a refusal.
    #[error("{statement}: already there ({constraint})")]
    Unique {
        /// Name of the statement.
        statement: &'static str,
        /// The columns or the constraint that the engine named.
        constraint: String,
    },
    /// A row that must exist does not.
    #[error("{statement}: no such row")]
    Missing {
        /// Name of the statement.
        statement: &'static str,
    },
    /// A column does not hold what the code reads from it.
    #[error("column {column} cannot be read: {found}")]
    Unreadable {
        /// Name of the column.
        column: String,
        /// What was found there.
        found: String,
    },
    /// The database was written by a newer version of the program.
    #[error(
        "the database is newer than this program: {domain} has migration {number}; install the newer version again"
    )]
    Newer {
        /// Whose migrations.
        domain: String,
        /// The number that this program does not know.
        number: i64,
    },
    /// A migration that was applied has changed since.
    #[error("migration {domain}/{name} was changed after it was applied; restore its text")]
    Changed {
        /// Whose migrations.
        domain: String,
        /// The migration.
        name: String,
    },
    /// Anything else the engine says.
    #[error("{statement}: the database said no")]
    Engine {
        /// Name of the statement.
        statement: &'static str,
        /// What the engine said.
        #[source]
        source: sqlx::Error,
    },
}

impl StoreError {
    /// A column whose content the code does not understand.
    #[must_use]
    pub fn unreadable(column: &str, found: &str) -> Self {
        Self::Unreadable { column: column.to_string(), found: found.to_string() }
    }

    /// Tells unique violations apart; the rest keeps its cause.
    pub(crate) fn of(statement: &'static str, source: sqlx::Error) -> Self {
        match source.as_database_error() {
            Some(e) if e.is_unique_violation() => Self::Unique {
                statement,
                constraint: e.constraint().map_or_else(|| e.message().to_string(), ToString::to_string),
            },
            _ => Self::Engine { statement, source },
        }
    }
}

impl Db {
    /// Opens the database; makes the file (SQLite) if it is missing. Applies no migrations: see [`crate::migrate`].
    ///
    /// # Errors
    /// If it cannot be reached, opened or made.
    pub async fn open(address: &Address) -> Result<Self, StoreError> {
        let engine = match address {
            Address::Sqlite(path) => Engine::Sqlite(sqlite::open(path).await?),
            Address::Postgres { url, schema, connections } => {
                Engine::Postgres(postgres::open(url, schema.as_deref(), *connections).await?)
            }
        };
        Ok(Self { engine: Arc::new(engine) })
    }

    /// Begins a transaction that will write. On SQLite it waits for the one writer.
    ///
    /// # Errors
    /// If no connection can be had.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(Tx { engine: self.engine.begin().await? })
    }

    /// Prepares a statement without running it, to find out whether the engine understands it.
    ///
    /// # Errors
    /// What the engine says against it.
    pub async fn prepare(&self, sql: Sql) -> Result<(), StoreError> {
        self.engine.prepare(sql).await
    }

    /// `"sqlite"` or `"postgres"`, for logs and `doctor`.
    #[must_use]
    pub fn engine_name(&self) -> &'static str {
        self.engine.name()
    }

    /// Closes every connection, waiting for those at work.
    pub async fn close(&self) {
        self.engine.close().await;
    }
}

/// Something that can be asked: `&Db` (the readers) or `&mut Tx` (what this transaction sees).
pub trait Read: Send {
    /// Every row of the answer.
    fn rows(&mut self, sql: Sql, args: Vec<Value>) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send;

    /// Every record of the answer, in its order.
    fn list<R: Record>(
        &mut self,
        sql: Sql,
        args: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<R>, StoreError>> + Send {
        async move { self.rows(sql, args).await?.iter().map(R::read).collect() }
    }

    /// The first record, if there is one.
    fn find<R: Record>(
        &mut self,
        sql: Sql,
        args: Vec<Value>,
    ) -> impl Future<Output = Result<Option<R>, StoreError>> + Send {
        async move { self.rows(sql, args).await?.first().map(R::read).transpose() }
    }

    /// The record that must be there.
    fn get<R: Record>(&mut self, sql: Sql, args: Vec<Value>) -> impl Future<Output = Result<R, StoreError>> + Send {
        async move { self.find(sql, args).await?.ok_or(StoreError::Missing { statement: sql.name }) }
    }
}

impl Read for &Db {
    async fn rows(&mut self, sql: Sql, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        self.engine.rows(sql, args).await
    }
}

impl Read for Tx {
    async fn rows(&mut self, sql: Sql, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        self.engine.rows(sql, args).await
    }
}

impl<T: Read> Read for &mut T {
    async fn rows(&mut self, sql: Sql, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        (**self).rows(sql, args).await
    }
}

impl Tx {
    /// Runs a statement that answers no rows; says how many it touched.
    ///
    /// # Errors
    /// [`StoreError::Unique`] where a key is taken; else what the engine says.
    pub async fn run(&mut self, sql: Sql, args: Vec<Value>) -> Result<u64, StoreError> {
        self.engine.run(sql, args).await
    }

    /// Makes it so. When this returns, it is on disk.
    ///
    /// # Errors
    /// If the engine could not; then nothing happened.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.engine.commit().await
    }
}
