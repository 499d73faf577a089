//! Values on their way into a statement.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Id;
use uuid::Uuid;

/// A parameter of a statement, in a type that both engines keep.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each says what it holds")]
pub enum Value {
    Bool(Option<bool>),
    Int(Option<i64>),
    Text(Option<String>),
    Uuid(Option<Uuid>),
    Moment(Option<Timestamp>),
    Date(Option<Date>),
    Json(Option<serde_json::Value>),
    Bytes(Option<Vec<u8>>),
}

/// What can be handed to a statement.
pub trait Arg {
    /// The same value as the engines know it.
    fn into_value(self) -> Value;
    /// NULL of this type: PostgreSQL wants to know of which.
    fn null() -> Value;
}

/// Data kept as JSON, for what is read and written whole and never searched.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Json<T>(pub T);

/// An enum whose values are kept, sent and read as fixed lower-case words. Made by [`text_enum!`](crate::text_enum).
pub trait TextEnum: Sized + Copy + 'static {
    /// Every value, in the order of the source.
    const ALL: &'static [Self];
    /// The word.
    fn as_str(self) -> &'static str;
    /// The value for a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|v| v.as_str() == word)
    }
}

macro_rules! plain {
    ($($type:ty => $variant:ident),+) => {$(
        impl Arg for $type {
            fn into_value(self) -> Value { Value::$variant(Some(self)) }
            fn null() -> Value { Value::$variant(None) }
        }
    )+};
}
plain!(bool => Bool, i64 => Int, String => Text, Uuid => Uuid, Timestamp => Moment, Date => Date, Vec<u8> => Bytes);

impl Arg for &str {
    fn into_value(self) -> Value {
        Value::Text(Some(self.to_string()))
    }
    fn null() -> Value {
        Value::Text(None)
    }
}

impl Arg for &String {
    fn into_value(self) -> Value {
        Value::Text(Some(self.clone()))
    }
    fn null() -> Value {
        Value::Text(None)
    }
}

impl<T> Arg for Id<T> {
    fn into_value(self) -> Value {
        Value::Uuid(Some(self.uuid()))
    }
    fn null() -> Value {
        Value::Uuid(None)
    }
}

impl<T: Arg> Arg for Option<T> {
    fn into_value(self) -> Value {
        self.map_or_else(T::null, Arg::into_value)
    }
    fn null() -> Value {
        T::null()
    }
}

impl<T: serde::Serialize> Arg for Json<T> {
    fn into_value(self) -> Value {
        Value::Json(Some(
            serde_json::to_value(self.0).expect("our own types serialise: no maps with other keys than text"),
        ))
    }
    fn null() -> Value {
        Value::Json(None)
    }
}

/// Declares an enum kept as text: in the database, in JSON and in forms by the same words.
///
/// ```
/// store::text_enum! {
///     /// How far a thing is.
///     pub enum Progress {
///         /// Not begun.
///         Open = "open",
///         /// Finished.
///         Done = "done",
///     }
/// }
/// use store::TextEnum as _;
/// assert_eq!(Progress::from_word("done"), Some(Progress::Done));
/// ```
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* $visible:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $visible enum $name { $($(#[$doc])* $variant),+ }
        impl $crate::TextEnum for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn as_str(self) -> &'static str { match self { $(Self::$variant => $word),+ } }
        }
        impl $crate::Arg for $name {
            fn into_value(self) -> $crate::Value { $crate::Value::Text(Some($crate::TextEnum::as_str(self).to_string())) }
            fn null() -> $crate::Value { $crate::Value::Text(None) }
        }
        impl $crate::Column for $name {
            fn read(row: &$crate::Row, name: &str) -> Result<Self, $crate::StoreError> {
                let word = <String as $crate::Column>::read(row, name)?;
                <Self as $crate::TextEnum>::from_word(&word).ok_or_else(|| $crate::StoreError::unreadable(name, &word))
            }
        }
        impl $crate::private::serde::Serialize for $name {
            fn serialize<S: $crate::private::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str($crate::TextEnum::as_str(*self))
            }
        }
        impl<'de> $crate::private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::private::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let word = <String as $crate::private::serde::Deserialize>::deserialize(d)?;
                <Self as $crate::TextEnum>::from_word(&word)
                    .ok_or_else(|| $crate::private::serde::de::Error::custom(format!("`{word}` is not one of the words")))
            }
        }
    };
}
