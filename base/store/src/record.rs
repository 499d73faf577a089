//! Values on their way out: a row becomes a struct by the names of its columns.

use crate::{Json, Row, StoreError};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Id;
use uuid::Uuid;

/// A struct that one row fills.
pub trait Record: Sized + Send {
    /// Reads each field from the column of its name.
    ///
    /// # Errors
    /// If a column is missing or of another type.
    fn read(row: &Row) -> Result<Self, StoreError>;
}

/// What a single column can become.
pub trait Column: Sized {
    /// Reads the column `name`.
    ///
    /// # Errors
    /// If the column is missing, NULL where it must not be, or of another type.
    fn read(row: &Row, name: &str) -> Result<Self, StoreError>;
}

macro_rules! native {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> { row.native(name) }
        }
    )+};
}
native!(bool, i64, String, Uuid, Vec<u8>);

impl Column for Timestamp {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        row.moment(name)
    }
}

impl Column for Date {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        row.date(name)
    }
}

impl<T> Column for Id<T> {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        Uuid::read(row, name).map(Self::from_uuid)
    }
}

impl<T: Column> Column for Option<T> {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        if row.is_null(name)? { Ok(None) } else { T::read(row, name).map(Some) }
    }
}

impl<T: serde::de::DeserializeOwned> Column for Json<T> {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        row.json(name).map(Json)
    }
}

/// Declares a struct and how a row fills it: each field from the column of the same name.
///
/// ```
/// store::record! {
///     /// A note.
///     pub struct Note { id: i64, body: String, due: Option<kernel::Date> }
/// }
/// ```
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* $visible:vis struct $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[allow(clippy::allow_attributes, missing_docs, reason = "a column that speaks for itself needs no sentence")]
        $visible struct $name { $($(#[$doc])* pub $field: $type),+ }
        impl $crate::Record for $name {
            fn read(row: &$crate::Row) -> Result<Self, $crate::StoreError> {
                Ok(Self { $($field: <$type as $crate::Column>::read(row, stringify!($field))?),+ })
            }
        }
    };
}

/// One column of a one-column statement: `SELECT COUNT(*) AS value …`.
impl<T: Column + Send> Record for (T,) {
    fn read(row: &Row) -> Result<Self, StoreError> {
        T::read(row, "value").map(|v| (v,))
    }
}
