//! Turns a crate's `text/*.ftl` into typed functions while the crate is built.
//!
//! A small crate has `vi.ftl` and `en.ftl`; a larger one has a pair for each slice: `tasks.vi.ftl`, `tasks.en.ftl`. The
//! messages of all files of a language stand in one list.
//!
//! Arguments become parameters in alphabetical order, which is the same for both languages.
//!
//! A message that one language lacks, or that takes other arguments there, fails the build; so does a word that a
//! template asks for and nobody wrote. The functions themselves stand on [`text`](../text/index.html).
//!
//! ```no_run
//! // the whole build.rs of a crate with words
//! text_build::generate("text");
//! ```

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// One message of one language: the arguments it asks for, and its text where it is a plain one.
#[derive(Debug, Clone, PartialEq)]
struct Message {
    arguments: BTreeSet<String>,
    plain: Option<String>,
}

type Messages = BTreeMap<String, Message>;

/// Reads every `*.ftl` of `folder` (relative to the crate) and writes `words.rs` into `OUT_DIR`.
///
/// # Panics
/// With the reasons, file by file, when the two languages do not match: that is how a build script fails.
pub fn generate(folder: &str) {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let folder = root.join(folder);
    println!("cargo::rerun-if-changed={}", folder.display());
    let [vi, en] = ["vi.ftl", "en.ftl"].map(|ending| files(&folder, ending));
    match words(&vi, &en) {
        Ok(code) => std::fs::write(out.join("words.rs"), code).expect("OUT_DIR is writable"),
        Err(faults) => panic!("the words do not match:\n  {}", faults.join("\n  ")),
    }
}

type File = (PathBuf, String);

/// The files of one language, by name.
fn files(folder: &Path, ending: &str) -> Vec<File> {
    let listed = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{} cannot be read: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = listed.filter_map(|entry| entry.ok().map(|e| e.path())).collect();
    paths.retain(|path| {
        path.file_name().and_then(|n| n.to_str()).is_some_and(|n| n == ending || n.ends_with(&format!(".{ending}")))
    });
    paths.sort();
    assert!(!paths.is_empty(), "the words of this crate are missing: no {ending} in {}", folder.display());
    paths
        .into_iter()
        .map(|path| {
            println!("cargo::rerun-if-changed={}", path.display());
            let source =
                std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{} cannot be read: {e}", path.display()));
            (path, source)
        })
        .collect()
}

/// The generated source, or everything that is wrong with the files.
fn words(vi: &[File], en: &[File]) -> Result<String, Vec<String>> {
    let (vietnamese, english) = (all_messages(vi)?, all_messages(en)?);
    let faults = mismatches(&vietnamese, &english);
    if faults.is_empty() { Ok(source(&vietnamese, &english, vi, en)) } else { Err(faults) }
}

fn all_messages(files: &[File]) -> Result<Messages, Vec<String>> {
    let mut all = Messages::new();
    for (path, source) in files {
        for (id, message) in messages(source).map_err(|f| vec![format!("{}: {f}", path.display())])? {
            if all.insert(id.clone(), message).is_some() {
                return Err(vec![format!("{}: `{id}` stands in another file too", path.display())]);
            }
        }
    }
    Ok(all)
}

fn messages(source: &str) -> Result<Messages, String> {
    let resource = parser::parse(source).map_err(|(_, errors)| format!("not Fluent: {errors:?}"))?;
    let mut all = Messages::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name.to_string();
                let pattern = message.value.as_ref().ok_or_else(|| format!("`{id}` has no text"))?;
                let mut arguments = BTreeSet::new();
                collect(pattern, &mut arguments)?;
                if all.insert(id.clone(), Message { arguments, plain: plain(pattern) }).is_some() {
                    return Err(format!("`{id}` stands twice"));
                }
            }
            Entry::Junk { content } => return Err(format!("cannot read: {content}")),
            _ => {}
        }
    }
    Ok(all)
}

fn plain(pattern: &Pattern<&str>) -> Option<String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => Some((*value).to_string()),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                Some((*value).to_string())
            }
            PatternElement::Placeable { .. } => None,
        })
        .collect()
}

fn collect(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) -> Result<(), String> {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, into)?,
                Expression::Select { selector, variants } => {
                    collect_inline(selector, into)?;
                    for variant in variants {
                        collect(&variant.value, into)?;
                    }
                }
            }
        }
    }
    Ok(())
}

fn collect_inline(expression: &InlineExpression<&str>, into: &mut BTreeSet<String>) -> Result<(), String> {
    match expression {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_string());
            Ok(())
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => Ok(()),
        InlineExpression::Placeable { expression } => match &**expression {
            Expression::Inline(inline) => collect_inline(inline, into),
            Expression::Select { .. } => Err("a selection inside a placeable is not supported".into()),
        },
        _ => Err("only variables and literals are supported inside { }".into()),
    }
}

fn mismatches(vi: &Messages, en: &Messages) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, message) in vi {
        match en.get(id) {
            None => faults.push(format!("`{id}` is missing in en.ftl")),
            Some(other) if other.arguments != message.arguments => faults
                .push(format!("`{id}` takes {:?} in vi.ftl and {:?} in en.ftl", message.arguments, other.arguments)),
            Some(_) => {}
        }
    }
    faults.extend(en.keys().filter(|id| !vi.contains_key(*id)).map(|id| format!("`{id}` is missing in vi.ftl")));
    faults
}

fn source(vi: &Messages, en: &Messages, vi_files: &[File], en_files: &[File]) -> String {
    let included =
        |files: &[File]| files.iter().map(|(path, _)| format!("include_str!({path:?})")).collect::<Vec<_>>().join(", ");
    let (vi_included, en_included) = (included(vi_files), included(en_files));
    let mut code = String::from(
        "/// The words of this crate in one language.\n#[derive(Debug, Clone, Copy)]\npub struct Words(pub ::text::Locale);\n\
         impl Words {\n    /// The words in `locale`.\n    #[must_use]\n    pub const fn new(locale: ::text::Locale) -> Self { Self(locale) }\n",
    );
    for (id, message) in vi {
        let name = id.replace('-', "_");
        let shown = message.plain.clone().unwrap_or_else(|| format!("`{id}`, with {:?}", message.arguments));
        let _ = writeln!(code, "    #[doc = {shown:?}]\n    #[must_use]");
        match (&message.plain, &en[id].plain, message.arguments.is_empty()) {
            (Some(vi), Some(en), true) => {
                let _ = writeln!(
                    code,
                    "    pub const fn {name}(self) -> &'static str {{ match self.0 {{ ::text::Locale::Vi => {vi:?}, ::text::Locale::En => {en:?} }} }}"
                );
            }
            _ => {
                let parameters: String = message
                    .arguments
                    .iter()
                    .fold(String::new(), |acc, a| acc + &format!(", {a}: impl Into<::text::Value<'a>>"));
                let values: String =
                    message.arguments.iter().fold(String::new(), |acc, a| acc + &format!("({a:?}, {a}.into()), "));
                let _ = writeln!(
                    code,
                    "    pub fn {name}<'a>(self{parameters}) -> String {{ WORDS.format(self.0, {id:?}, &[{values}]) }}"
                );
            }
        }
    }
    code.push_str("}\n");
    if code.contains("WORDS.format") {
        let _ = writeln!(
            code,
            "static WORDS: ::std::sync::LazyLock<::text::Bundles> = ::std::sync::LazyLock::new(|| ::text::Bundles::new(&[{vi_included}], &[{en_included}]));"
        );
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(vi: &str, en: &str) -> Result<String, Vec<String>> {
        words(&[("vi.ftl".into(), vi.into())], &[("en.ftl".into(), en.into())])
    }

    #[test]
    fn a_plain_message_becomes_a_constant_function() {
        let code = both("save = Lưu", "save = Save").expect("they match");
        assert!(code.contains("pub const fn save(self) -> &'static str"), "{code}");
    }

    #[test]
    fn arguments_become_parameters() {
        let code = both(
            "late-tasks = { $count } việc quá hạn",
            "late-tasks = { $count ->\n    [one] one task late\n   *[other] { $count } tasks late\n }",
        )
        .expect("they match");
        assert!(code.contains("pub fn late_tasks<'a>(self, count: impl Into<"), "{code}");
    }

    #[test]
    fn a_word_missing_in_one_language_is_named() {
        assert_eq!(both("a = A\nb = B", "a = A").unwrap_err(), vec!["`b` is missing in en.ftl"]);
        assert_eq!(both("a = A", "a = A\nc = C").unwrap_err(), vec!["`c` is missing in vi.ftl"]);
    }

    #[test]
    fn other_arguments_are_named() {
        let faults = both("a = { $x }", "a = { $y }").unwrap_err();
        assert!(faults[0].contains("`a` takes"), "{faults:?}");
    }

    #[test]
    fn one_id_stands_in_one_file() {
        let file = |name: &str| (PathBuf::from(name), "a = A".to_string());
        let faults = words(&[file("x.vi.ftl"), file("y.vi.ftl")], &[file("en.ftl")]).unwrap_err();
        assert_eq!(faults, vec!["y.vi.ftl: `a` stands in another file too"]);
    }

    #[test]
    fn what_is_not_fluent_fails() {
        assert!(both("a = { $x", "a = A").is_err());
    }
}
