//! What stands around a page: the public shell, the staff shell, and the bare one for signing in and for errors.
//!
//! A shell takes the page's body as finished HTML and everything else as values. The body brings exactly one `h1`.

use crate::{Locale, Words};

mod bare;
mod public;
mod staff;

pub use bare::BareShell;
pub use public::{Contact, PublicShell};
pub use staff::{Person, SignOut, StaffShell};

/// Where the styles, the script and the fonts are: addresses that the assets crate knows.
#[derive(Debug, Clone, Copy)]
pub struct Assets<'a> {
    /// The stylesheet.
    pub stylesheet: &'a str,
    /// The script, an ES module.
    pub script: &'a str,
    /// The mark in the browser's tab, an SVG.
    pub favicon: &'a str,
    /// Fonts that every page needs at once.
    pub font_preloads: &'a [&'a str],
}

/// Whether search engines may keep a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Robots {
    /// They may.
    Index,
    /// They may not: anything that is not for everybody.
    #[default]
    NoIndex,
}

/// What every page says about itself.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// The language of the page.
    pub locale: Locale,
    /// What the page is called, without the names of service and agency, which follow by themselves.
    pub title: &'a str,
    /// One sentence about the page, for search engines.
    pub description: &'a str,
    /// The page's one full address, where it has one.
    pub canonical: Option<&'a str>,
    /// Whether search engines may keep it.
    pub robots: Robots,
    /// Whether a form on it has errors, which its title then says first.
    pub has_errors: bool,
    /// Structured data, as JSON.
    pub json_ld: Option<&'a str>,
    /// Styles, script and fonts.
    pub assets: Assets<'a>,
}

impl Head<'_> {
    const fn words(&self) -> Words {
        Words::new(self.locale)
    }

    /// Structured data that cannot end its own script element.
    fn safe_json_ld(&self) -> Option<String> {
        self.json_ld.map(|json| json.replace('<', "\\u003c"))
    }
}
