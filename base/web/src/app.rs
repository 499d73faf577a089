//! What every request can reach: the database, the files, the clock, the menu, the kept pages. Made once at start.

use crate::Access;
use crate::cache::PageCache;
use kernel::Ambient;
use people::{AgencyId, SecurityPolicy};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, RwLock};
use std::time::Duration;
use store::{Db, StoreError};
use text::Locale;
use url::Url;

/// How this installation is reached and what it believes.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// People reach us over HTTPS: cookies are kept to it, and browsers are told to stay with it.
    pub secure: bool,
    /// The address that people use, for canonical links.
    pub public_url: Option<Url>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// What is asked of passwords, sessions and second factors.
    pub policy: SecurityPolicy,
}

/// Where a menu item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the header of public pages.
    Public,
    /// In the header of staff pages.
    Staff,
}

/// A domain's entry in a menu; shown to those who may use it.
#[derive(Clone, Copy)]
pub struct MenuItem {
    /// Which menu.
    pub place: Place,
    /// Where in the menu: smaller comes first.
    pub rank: u8,
    /// What it says.
    pub title: fn(Locale) -> &'static str,
    /// Where it leads.
    pub path: &'static str,
    /// Who sees it.
    pub access: Access,
}

/// The agency whose pages are asked for, as of today.
#[derive(Debug, Clone, PartialEq)]
pub struct AgencyView {
    /// Its id.
    pub id: AgencyId,
    /// Its full name.
    pub name: String,
    /// What it is called in running text.
    pub short_name: String,
    /// The body above it.
    pub superior: Option<String>,
    /// The approved contact record.
    pub contact: Option<people::Contact>,
    /// It was made to try the program, and says so on every page.
    pub example: bool,
}

/// The application. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the application is made of.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Clock, ids and secrets.
    pub ambient: Ambient,
    /// Uploaded files.
    pub files: files::Files,
    /// How we are reached.
    pub settings: Settings,
    /// Both menus.
    pub menu: Vec<MenuItem>,
    /// Public pages kept as bytes.
    pub cache: PageCache,
    agencies: RwLock<HashMap<String, Arc<AgencyView>>>,
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(db: Db, ambient: Ambient, files: files::Files, settings: Settings, mut menu: Vec<MenuItem>) -> Self {
        menu.sort_by_key(|item| item.rank);
        let (cache, agencies) = (PageCache::default(), RwLock::default());
        Self(Arc::new(Parts { db, ambient, files, settings, menu, cache, agencies }))
    }

    /// The agency that a host name stands for; with one agency only, any host name does.
    ///
    /// # Errors
    /// What the database says.
    pub async fn agency(&self, host: &str) -> Result<Option<Arc<AgencyView>>, StoreError> {
        let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
        if let Some(known) = self.agencies.read().ok().and_then(|all| all.get(&host).cloned()) {
            return Ok(Some(known));
        }
        let Some(found) = crate::who::agency_by_host(&self.db, &host, kernel::local_date(self.ambient.now())).await?
        else {
            return Ok(None);
        };
        let view = Arc::new(found);
        if let Ok(mut all) = self.agencies.write() {
            // Anybody can ask with any host name; the agencies are few.
            if all.len() > 1_000 {
                all.clear();
            }
            all.insert(host, view.clone());
        }
        Ok(Some(view))
    }

    /// Forgets everything derived: something that pages show has changed.
    pub fn forget(&self) {
        if let Ok(mut all) = self.agencies.write() {
            all.clear();
        }
        self.cache.clear();
    }

    /// Follows the change feed for as long as the program runs, so that every node forgets what any node changed.
    /// Names are read as of a day, so everything is forgotten at midnight too.
    pub async fn follow_changes(self) {
        let mut seen = (0, kernel::local_date(self.ambient.now()));
        loop {
            tokio::time::sleep(Duration::from_millis(500)).await;
            match store::total_changes(&self.db).await {
                Ok(total) => {
                    let now = (total, kernel::local_date(self.ambient.now()));
                    if now != seen {
                        self.forget();
                        seen = now;
                    }
                }
                Err(error) => tracing::warn!(error = %crate::failure::chain(&error), "cannot follow the change feed"),
            }
        }
    }
}
