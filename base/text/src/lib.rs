//! Interface words: Fluent messages behind typed functions, Vietnamese first, English complete.
//!
//! A crate that shows words keeps them in `text/vi.ftl` and `text/en.ftl` (or a pair a slice), calls `text_build::generate("text")` in its
//! build script, and says [`messages!`] once. Each message is then a function of that crate's `Words`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::langid;

/// A value for an argument of a message: text or a number.
pub use fluent_bundle::FluentValue as Value;

/// The languages of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// Vietnamese, the source language.
    #[default]
    Vi,
    /// English.
    En,
}

impl Locale {
    /// Every language, the source language first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The tag for `lang` attributes and addresses.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of a tag, if it is one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.tag() == tag)
    }
}

/// Includes the functions that `text_build::generate` made, as `mod words`.
#[macro_export]
macro_rules! messages {
    () => {
        /// The interface words of this crate, one function a message.
        pub mod words {
            include!(concat!(env!("OUT_DIR"), "/words.rs"));
        }
    };
}

/// The messages of one crate in every language. Built by the generated code only.
pub struct Bundles {
    vi: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Bundles {
    /// Takes the files of each language, which the build has already checked.
    ///
    /// # Panics
    /// If a file is not Fluent, which the build rules out.
    #[must_use]
    pub fn new(vi: &[&str], en: &[&str]) -> Self {
        let bundle = |language, sources: &[&str]| {
            let mut bundle = FluentBundle::new_concurrent(vec![language]);
            // Marks around arguments would be read aloud and break searching on the page.
            bundle.set_use_isolating(false);
            for source in sources {
                let resource = FluentResource::try_new((*source).to_string()).expect("checked while building");
                bundle.add_resource(resource).expect("ids are unique: checked while building");
            }
            bundle
        };
        Self { vi: bundle(langid!("vi"), vi), en: bundle(langid!("en"), en) }
    }

    /// The message `id` with its arguments put in.
    ///
    /// # Panics
    /// If the message does not exist, which the generated functions rule out.
    #[must_use]
    pub fn format<'a>(&self, locale: Locale, id: &str, arguments: &[(&'static str, Value<'a>)]) -> String {
        let bundle = match locale {
            Locale::Vi => &self.vi,
            Locale::En => &self.en,
        };
        let arguments: FluentArgs<'_> = arguments.iter().cloned().collect();
        let pattern = bundle.get_message(id).and_then(|m| m.value()).expect("generated for messages that exist");
        bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_follow_each_language() {
        let words = Bundles::new(
            &["late = { $count } việc quá hạn"],
            &["late = { $count ->\n    [one] one task late\n   *[other] { $count } tasks late\n }"],
        );
        let late = |locale, count: i64| words.format(locale, "late", &[("count", count.into())]);
        assert_eq!(late(Locale::Vi, 1), "1 việc quá hạn");
        assert_eq!(late(Locale::En, 1), "one task late");
        assert_eq!(late(Locale::En, 5), "5 tasks late");
    }

    #[test]
    fn text_put_in_is_kept_as_it_is() {
        let words = Bundles::new(&["named = Việc “{ $title }”"], &["named = Task “{ $title }”"]);
        assert_eq!(words.format(Locale::Vi, "named", &[("title", "{ $x }".into())]), "Việc “{ $x }”");
    }
}
