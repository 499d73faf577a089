//! Ids that cannot be confused with one another, and the way one domain points at a thing of another.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;
use uuid::Uuid;

/// The id of a `T`: a version 7 UUID, so that rows written together lie together.
///
/// ```
/// enum Task {}
/// enum Plan {}
/// let ambient = kernel::Ambient::fixed("2020-01-21T08:00:00Z");
/// let task: kernel::Id<Task> = ambient.id();
/// let plan: kernel::Id<Plan> = ambient.id();
/// assert_eq!(task.to_string().parse::<kernel::Id<Task>>(), Ok(task));
/// assert_ne!(task.uuid(), plan.uuid());
/// ```
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// The id with exactly this value; for ids read from storage or from an address.
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The value itself.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self::from_uuid)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::from_uuid)
    }
}

/// What sort of thing a [`Subject`] is: `"task"`, `"article"`. Lower-case ASCII, unique in the installation.
pub type Kind = &'static str;

/// A thing of another domain, known only by its kind and id. The domain that owns the kind says how it is titled,
/// addressed and permitted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// One of the kinds that a domain declares.
    pub kind: String,
    /// The id of the thing.
    pub id: Uuid,
}

impl Subject {
    /// The subject for a thing of a declared kind.
    #[must_use]
    pub fn new<T>(kind: Kind, id: Id<T>) -> Self {
        Self { kind: kind.to_string(), id: id.uuid() }
    }
}
