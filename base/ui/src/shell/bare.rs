//! The shell of pages that stand alone: signing in, errors, thanks.

use super::{Head, Robots};
use crate::Html;
use askama::Template;

/// A page without navigation, in a narrow column.
#[derive(Debug, Clone, Template)]
#[template(path = "shell/bare.html")]
pub struct BareShell<'a> {
    /// What the page says about itself.
    pub head: Head<'a>,
    /// The agency's name.
    pub agency: &'a str,
    /// The service's name.
    pub service: &'a str,
    /// The address of the first page.
    pub home: &'a str,
    /// A notice above everything: an example installation, planned work.
    pub banner: Option<&'a Html>,
    /// The page: finished HTML with exactly one `h1`.
    pub body: &'a str,
}

control!(BareShell<'_>);
