//! The shell of public pages.

use super::{Head, Robots};
use crate::{Breadcrumbs, Html, Locale, NavLink};
use askama::Template;

/// The one approved record of how to reach the agency, of which every page shows what there is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Contact<'a> {
    /// The switchboard's number, such as `1022`.
    pub switchboard: Option<&'a str>,
    /// The hotline's number.
    pub hotline: Option<&'a str>,
    /// The address of the mailbox.
    pub mailbox: Option<&'a str>,
    /// The full address of the website.
    pub website: Option<&'a str>,
}

impl Contact<'_> {
    const fn is_empty(&self) -> bool {
        self.switchboard.is_none() && self.hotline.is_none() && self.mailbox.is_none() && self.website.is_none()
    }
}

/// A telephone number as `tel:` wants it: digits, and a plus in front.
fn dialled(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// An address without what nobody reads out.
fn bare_address(address: &str) -> &str {
    address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/')
}

/// A public page.
#[derive(Debug, Clone, Template)]
#[template(path = "shell/public.html")]
pub struct PublicShell<'a> {
    /// What the page says about itself.
    pub head: Head<'a>,
    /// The agency's name.
    pub agency: &'a str,
    /// The service's name.
    pub service: &'a str,
    /// The address of the first page.
    pub home: &'a str,
    /// The main sections.
    pub nav: &'a [NavLink],
    /// The address of this page in the other language, where it exists in it.
    pub other_language: Option<&'a str>,
    /// A notice above everything: an example installation, planned work.
    pub banner: Option<&'a Html>,
    /// The pages above this one.
    pub breadcrumbs: Option<&'a Breadcrumbs>,
    /// The page: finished HTML with exactly one `h1`.
    pub body: &'a str,
    /// The date of the last review of the page's content, already written out.
    pub last_reviewed: Option<&'a str>,
    /// How to reach the agency.
    pub contact: Contact<'a>,
    /// Links at the very end: about, accessibility, open data.
    pub footer_links: &'a [NavLink],
}

control!(PublicShell<'_>);
