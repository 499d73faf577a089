//! How the enums that the importer speaks in are kept in a column: by the word that they have in JSON.

use crate::channel::ChannelKind;
use crate::import::Frequency;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Arg, Column, Row, StoreError, Value};

fn word<T: Serialize>(value: T) -> Value {
    let word = serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned));
    Value::Text(Some(word.expect("an enum without data is one word in JSON")))
}

fn read<T: DeserializeOwned>(row: &Row, name: &str) -> Result<T, StoreError> {
    let word = String::read(row, name)?;
    serde_json::from_value(serde_json::Value::String(word.clone())).map_err(|_| StoreError::unreadable(name, &word))
}

macro_rules! kept_as_word {
    ($($type:ty),+) => {$(
        impl Arg for $type {
            fn into_value(self) -> Value {
                word(self)
            }
            fn null() -> Value {
                Value::Text(None)
            }
        }
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
                read(row, name)
            }
        }
    )+};
}
kept_as_word!(ChannelKind, Frequency);
