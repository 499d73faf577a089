//! The shell of staff pages.

use super::{Head, Robots};
use crate::{Breadcrumbs, Html, NavLink};
use askama::Template;

/// Who is signed in.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// The person's name.
    pub name: &'a str,
    /// The unit that the person works in.
    pub unit: &'a str,
    /// The address of the person's own account.
    pub account: &'a str,
}

/// How the person signs out: a form, because it changes something.
#[derive(Debug, Clone, Copy)]
pub struct SignOut<'a> {
    /// Where the form is posted.
    pub action: &'a str,
    /// Values that go along, such as the token that proves the form is ours.
    pub hidden: &'a [(&'a str, &'a str)],
}

/// A staff page.
#[derive(Debug, Clone, Template)]
#[template(path = "shell/staff.html")]
pub struct StaffShell<'a> {
    /// What the page says about itself.
    pub head: Head<'a>,
    /// The agency's name.
    pub agency: &'a str,
    /// The service's name.
    pub service: &'a str,
    /// The address of "Việc của tôi hôm nay", which the navigation starts with.
    pub home: &'a str,
    /// Whether this page is it.
    pub at_home: bool,
    /// The sections after it, those that the person may open.
    pub nav: &'a [NavLink],
    /// Who is signed in.
    pub person: Person<'a>,
    /// How to sign out.
    pub sign_out: SignOut<'a>,
    /// A notice above everything: an example installation, planned work.
    pub banner: Option<&'a Html>,
    /// The pages above this one.
    pub breadcrumbs: Option<&'a Breadcrumbs>,
    /// The page: finished HTML with exactly one `h1`.
    pub body: &'a str,
}

control!(StaffShell<'_>);

impl StaffShell<'_> {
    fn links(&self) -> Vec<NavLink> {
        let today = NavLink::new(self.head.words().my_tasks_today(), self.home).current(self.at_home);
        std::iter::once(today).chain(self.nav.iter().cloned()).collect()
    }
}
