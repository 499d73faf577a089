//! Every domain of the program, for those few that have to ask all of them: reports, which count what any of them counts.

use crate::{Counted, FigureKind, Manifest, Undertakings, WordKind};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use evidence::periods::Period;
use kernel::Date;
use people::AgencyId;
use std::any::Any;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::{Db, StoreError};
use uuid::Uuid;
use web::Failure;

/// All domains, as the server lists them, and what was worked out from what they count. Handlers take it as an argument; the
/// server hangs it on every request.
#[derive(Clone)]
pub struct Registry {
    domains: &'static [&'static Manifest],
    known: Arc<Mutex<HashMap<(AgencyId, Uuid), Known>>>,
    shelves: Arc<Mutex<Shelves>>,
}

/// By agency and purpose.
type Shelves = HashMap<(AgencyId, &'static str), Arc<Shelf>>;

/// Where whoever counts keeps for an agency what it would else read again and again. One at a time uses it. It is empty when the
/// program starts, and may be emptied at any time.
#[derive(Default)]
pub struct Shelf(tokio::sync::Mutex<Option<Box<dyn Any + Send>>>);

impl Shelf {
    /// What lies there, for use and for putting something else there.
    pub async fn lock<T: Any + Send>(&self) -> OnShelf<'_, T> {
        OnShelf { place: self.0.lock().await, what: PhantomData }
    }
}

/// A shelf in use.
pub struct OnShelf<'a, T> {
    place: tokio::sync::MutexGuard<'a, Option<Box<dyn Any + Send>>>,
    what: PhantomData<T>,
}

impl<T: Any + Send> OnShelf<'_, T> {
    /// Takes down what lies there. Whoever fails on the way to putting it back leaves nothing half done behind.
    pub fn take(&mut self) -> Option<T> {
        self.place.take().and_then(|what| what.downcast::<T>().ok()).map(|what| *what)
    }

    /// Puts something there.
    pub fn put(&mut self, what: T) {
        *self.place = Some(Box::new(what));
    }
}

/// Something worked out, and the change of its agency after which that was.
struct Known {
    change: i64,
    day: Date,
    what: Arc<dyn Any + Send + Sync>,
}

/// So many things are remembered; then the memory begins anew.
const MOST_KNOWN: usize = 64;

impl Registry {
    /// Of these domains, with nothing remembered.
    #[must_use]
    pub fn new(domains: &'static [&'static Manifest]) -> Self {
        Self { domains, known: Arc::default(), shelves: Arc::default() }
    }

    /// The same domains with nothing remembered: what it counts is read from the tables.
    #[must_use]
    pub fn afresh(&self) -> Self {
        Self::new(self.domains)
    }

    /// The shelf of an agency for a purpose.
    #[must_use]
    pub fn shelf(&self, agency: AgencyId, purpose: &'static str) -> Arc<Shelf> {
        let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (agency, purpose);
        if shelves.len() >= MOST_KNOWN && !shelves.contains_key(&key) {
            shelves.clear();
        }
        Arc::clone(shelves.entry(key).or_default())
    }

    /// What `work` gives for a thing of an agency on a day, worked out once as long as nothing of the agency changes.
    ///
    /// # Errors
    /// What the engine says, or `work`.
    pub async fn remembered<T: Any + Send + Sync>(
        &self,
        db: &Db,
        agency: AgencyId,
        thing: Uuid,
        day: Date,
        work: impl Future<Output = Result<T, StoreError>> + Send,
    ) -> Result<Arc<T>, StoreError> {
        // Asked before the work: what changes meanwhile is seen by whoever asks next.
        let change = store::latest_change(db, agency).await?;
        let key = (agency, thing);
        let found = self
            .known()
            .get(&key)
            .filter(|known| known.change == change && known.day == day)
            .map(|known| Arc::clone(&known.what));
        if let Some(what) = found.and_then(|what| what.downcast::<T>().ok()) {
            return Ok(what);
        }
        let what = Arc::new(work.await?);
        let mut known = self.known();
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(key, Known { change, day, what: Arc::clone(&what) as Arc<dyn Any + Send + Sync> });
        Ok(what)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<(AgencyId, Uuid), Known>> {
        // Whoever broke while holding it left a whole map behind: entries are put in at once.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every kind of figure, domain by domain.
    pub fn figure_kinds(&self) -> impl Iterator<Item = &'static FigureKind> + use<> {
        self.domains.iter().filter_map(|domain| domain.figures).flat_map(|source| source.kinds)
    }

    /// Every kind of words, domain by domain.
    pub fn word_kinds(&self) -> impl Iterator<Item = &'static WordKind> + use<> {
        self.domains.iter().filter_map(|domain| domain.figures).flat_map(|source| source.words)
    }

    /// What the domains undertake, each with the name of its domain.
    pub fn undertakings(&self) -> impl Iterator<Item = (&'static str, &'static Undertakings)> + use<> {
        self.domains.iter().filter_map(|domain| Some((domain.name, domain.undertakings?)))
    }

    /// What every domain counts for a period, in the order of [`Registry::figure_kinds`] and [`Registry::word_kinds`].
    ///
    /// # Errors
    /// What the engine says.
    pub async fn count(&self, db: &Db, agency: AgencyId, period: &Period, today: Date) -> Result<Counted, StoreError> {
        let mut all = Counted::default();
        let sources = self.domains.iter().filter_map(|domain| Some((domain.name, domain.figures?)));
        for (name, source) in sources {
            let counted = (source.count)(db, agency, period, today, &self.shelf(agency, name)).await?;
            all.figures.extend(counted.figures);
            all.words.extend(counted.words);
        }
        Ok(all)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Registry {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        // Without it nothing can be counted, and so nothing be shown.
        parts.extensions.get::<Self>().cloned().ok_or(Failure::NotFound)
    }
}
