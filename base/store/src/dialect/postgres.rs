//! PostgreSQL: one pool; native types for ids, moments, dates and JSON.

use crate::{Sql, StoreError, Value};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan as _};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{
    PgArgumentBuffer, PgArguments, PgConnectOptions, PgPool, PgPoolOptions, PgRow, PgTypeInfo, PgValueRef, Postgres,
};
use sqlx::{Row as _, query::Query, types::Json};
use std::str::FromStr as _;
use std::time::Duration;

pub(crate) async fn open(url: &str, schema: Option<&str>, connections: u32) -> Result<PgPool, StoreError> {
    let opened = |e| StoreError::of("OPEN", e);
    let mut options = PgConnectOptions::from_str(url)
        .map_err(opened)?
        .application_name("thongsuot")
        .options([("statement_timeout", "30s")]);
    if let Some(schema) = schema {
        options = options.options([("search_path", schema)]);
    }
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .connect_with(options)
        .await
        .map_err(opened)
}

pub(crate) fn query(sql: Sql, args: Vec<Value>) -> Query<'static, Postgres, PgArguments> {
    args.into_iter().fold(sqlx::query(sql.text), |query, value| match value {
        Value::Bool(v) => query.bind(v),
        Value::Int(v) => query.bind(v),
        Value::Text(v) => query.bind(v),
        Value::Uuid(v) => query.bind(v),
        Value::Moment(v) => query.bind(v.map(PgMoment)),
        Value::Date(v) => query.bind(v.map(PgDate)),
        Value::Json(v) => query.bind(v.map(Json)),
        Value::Bytes(v) => query.bind(v),
    })
}

pub(crate) fn moment(row: &PgRow, name: &str) -> Result<Timestamp, StoreError> {
    row.try_get::<PgMoment, _>(name).map(|m| m.0).map_err(|e| StoreError::unreadable(name, &e.to_string()))
}

pub(crate) fn date(row: &PgRow, name: &str) -> Result<Date, StoreError> {
    row.try_get::<PgDate, _>(name).map(|d| d.0).map_err(|e| StoreError::unreadable(name, &e.to_string()))
}

pub(crate) fn json<T: serde::de::DeserializeOwned>(row: &PgRow, name: &str) -> Result<T, StoreError> {
    row.try_get::<Json<T>, _>(name).map(|Json(value)| value).map_err(|e| StoreError::unreadable(name, &e.to_string()))
}

// PostgreSQL counts microseconds and days from 2000-01-01 ("Binary format" of timestamptz and date, src/backend/utils/adt).
// jiff-sqlx would do this, but its newest release still stands on jiff 0.2.
const EPOCH: Timestamp = Timestamp::constant(946_684_800, 0);
const EPOCH_DAY: Date = Date::constant(2000, 1, 1);

struct PgMoment(Timestamp);
struct PgDate(Date);

impl sqlx::Type<Postgres> for PgMoment {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("timestamptz")
    }
}
impl sqlx::Encode<'_, Postgres> for PgMoment {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let microseconds = i64::try_from(self.0.duration_since(EPOCH).as_micros())?;
        sqlx::Encode::<Postgres>::encode(microseconds, buffer)
    }
}
impl sqlx::Decode<'_, Postgres> for PgMoment {
    fn decode(cell: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        let microseconds = <i64 as sqlx::Decode<Postgres>>::decode(cell)?;
        Ok(Self(EPOCH.checked_add(SignedDuration::from_micros(microseconds))?))
    }
}

impl sqlx::Type<Postgres> for PgDate {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("date")
    }
}
impl sqlx::Encode<'_, Postgres> for PgDate {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        sqlx::Encode::<Postgres>::encode((self.0 - EPOCH_DAY).get_days(), buffer)
    }
}
impl sqlx::Decode<'_, Postgres> for PgDate {
    fn decode(cell: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        let days = <i32 as sqlx::Decode<Postgres>>::decode(cell)?;
        Ok(Self(EPOCH_DAY.checked_add(days.days())?))
    }
}
