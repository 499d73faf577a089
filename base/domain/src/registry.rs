//! Every domain of the program, for those few that have to ask all of them: reports, which count what any of them counts.

use crate::{Counted, FigureKind, Manifest, WordKind};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use evidence::periods::Period;
use kernel::Date;
use people::AgencyId;
use store::{Db, StoreError};
use web::Failure;

/// All domains, as the server lists them. Handlers take it as an argument; the server hangs it on every request.
#[derive(Clone, Copy)]
pub struct Registry(&'static [&'static Manifest]);

impl Registry {
    /// Of these domains.
    #[must_use]
    pub const fn new(domains: &'static [&'static Manifest]) -> Self {
        Self(domains)
    }

    /// Every kind of figure, domain by domain.
    pub fn figure_kinds(self) -> impl Iterator<Item = &'static FigureKind> {
        self.0.iter().filter_map(|domain| domain.figures).flat_map(|source| source.kinds)
    }

    /// Every kind of words, domain by domain.
    pub fn word_kinds(self) -> impl Iterator<Item = &'static WordKind> {
        self.0.iter().filter_map(|domain| domain.figures).flat_map(|source| source.words)
    }

    /// What every domain counts for a period, in the order of [`Registry::figure_kinds`] and [`Registry::word_kinds`].
    ///
    /// # Errors
    /// What the engine says.
    pub async fn count(self, db: &Db, agency: AgencyId, period: &Period, today: Date) -> Result<Counted, StoreError> {
        let mut all = Counted::default();
        for source in self.0.iter().filter_map(|domain| domain.figures) {
            let counted = (source.count)(db, agency, period, today).await?;
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
        parts.extensions.get::<Self>().copied().ok_or(Failure::NotFound)
    }
}
