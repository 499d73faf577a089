//! The container of a .docx: a .zip whose parts are inflated within bounds, and the relations that lead from one to
//! another. What the parts say is read elsewhere.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Node, Xml};
use crate::read::{Limits, ReadRefusal, sniff};

/// Where the text of a document lies unless the package says otherwise.
const USUAL_MAIN: &str = "word/document.xml";

/// An opened .docx.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
    /// Bytes that may still be inflated.
    left: usize,
    /// The part that holds the text.
    pub(super) main: String,
}

impl<'a> Package<'a> {
    /// Opens a .zip that is a .docx, or says what else it is.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, ReadRefusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unopened(bytes, &error))?;
        let mut package = Package { archive, limits, left: limits.inflated, main: String::new() };
        match package.find_main()? {
            Some(main) => Ok(Package { main, ..package }),
            None => Err(package.other_kind()),
        }
    }

    /// The text of a part, which must be there.
    pub(super) fn get(&mut self, part: &str) -> Result<String, ReadRefusal> {
        self.find(part)?.ok_or_else(|| broken(part, "it is missing"))
    }

    /// The text of a part, if it is there. What the container declares about its size is not believed: inflating
    /// stops at the bound.
    pub(super) fn find(&mut self, part: &str) -> Result<Option<String>, ReadRefusal> {
        let file = match self.archive.by_name(part) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(ReadRefusal::Locked),
            Err(error) => return Err(broken(part, error)),
        };
        let allowed = self.limits.part.min(self.left);
        let mut bytes = Vec::new();
        file.take(allowed as u64 + 1).read_to_end(&mut bytes).map_err(|error| broken(part, error))?;
        if bytes.len() > allowed {
            return Err(ReadRefusal::PartTooLarge { part: part.to_owned() });
        }
        self.left -= bytes.len();
        let text = String::from_utf8(bytes).map_err(|_| broken(part, "it is not UTF-8"))?;
        Ok(Some(text))
    }

    /// The part that `from` relates to as `kind` ("styles", "numbering"), if any; from the package itself if `from` is
    /// empty. Kinds are compared by their last word: the transitional and the strict form differ only before it.
    pub(super) fn find_related(&mut self, from: &str, kind: &str) -> Result<Option<String>, ReadRefusal> {
        let (folder, name) = from.rsplit_once('/').unwrap_or(("", from));
        let relations = join(folder, &format!("_rels/{name}.rels"));
        let Some(text) = self.find(&relations)? else { return Ok(None) };
        let mut xml = Xml::new(&text, &relations, self.limits);
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "Relationship" => {
                    let is_kind = element.attribute("Type").is_some_and(|uri| uri.rsplit('/').next() == Some(kind));
                    if let Some(target) = element.attribute("Target").filter(|_| is_kind) {
                        return Ok(Some(join(folder, &target)));
                    }
                }
                Node::End => return Ok(None),
                _ => {}
            }
        }
    }

    fn has(&self, part: &str) -> bool {
        self.archive.index_for_name(part).is_some()
    }

    /// The part with the text: where the package points if that is a document of Word, else where it usually lies.
    fn find_main(&mut self) -> Result<Option<String>, ReadRefusal> {
        if self.has(USUAL_MAIN) {
            return Ok(Some(USUAL_MAIN.to_owned()));
        }
        let pointed = self.find_related("", "officeDocument")?;
        Ok(pointed.filter(|part| part.starts_with("word/") && self.has(part)))
    }

    /// What a .zip is that holds no document of Word.
    fn other_kind(&mut self) -> ReadRefusal {
        let mimetype = self.find("mimetype").ok().flatten().unwrap_or_default();
        let names: Vec<String> = self.archive.file_names().flatten().map(|name| name.into_owned()).collect();
        sniff::zip_of(&names.iter().map(String::as_str).collect::<Vec<_>>(), &mimetype)
    }
}

/// A refusal over something found in a part.
pub(super) fn broken(part: &str, reason: impl ToString) -> ReadRefusal {
    ReadRefusal::BrokenDocx { part: part.to_owned(), reason: reason.to_string() }
}

/// A .zip that does not open: a cut-off .docx still shows the names of its first parts.
fn unopened(bytes: &[u8], error: &ZipError) -> ReadRefusal {
    if sniff::contains(bytes, b"word/") { broken("package", error) } else { sniff::zip_of(&[], "") }
}

/// The address of `target` as seen from `folder`. Targets with `..` are not followed up: no part of Word's needs them.
fn join(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}
