//! The container of office files: a .zip whose parts are inflated within bounds, and the relations that lead from one to
//! another (ECMA-376, part 2). What the parts say is read elsewhere.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Node, Xml};
use super::{Limits, ReadRefusal, sniff};

/// Where the text of a .docx lies unless the package says otherwise.
const USUAL_MAIN: &str = "word/document.xml";
/// Parts of a container. A document full of pictures has a few thousand.
const MOST_PARTS: usize = 50_000;
/// Bytes of a target that are kept; no address that papers may hold is longer, and no name of a part.
const LONGEST_TARGET: usize = 2_200;

/// An opened container.
pub(crate) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The places of parts by their names in small letters: names that differ in nothing else are one (part 2, 6.2.2.3).
    places: HashMap<String, usize>,
    limits: Limits,
    /// Bytes that may still be inflated.
    left: usize,
    /// Elements that parts may still have that are walked through.
    elements: usize,
}

/// The parts that a part relates to, by the ids that stand for them in it.
pub(super) type Relations = HashMap<String, Relation>;

/// What a part relates to.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    /// The last word of its kind ("styles", "image"): the transitional and the strict form differ only before it.
    pub(super) kind: String,
    /// A part of the container, or an address outside.
    pub(super) target: Arc<str>,
    /// Whether the target lies outside.
    pub(super) outside: bool,
}

impl<'a> Container<'a> {
    /// Opens a .zip.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadRefusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unopened(bytes, &error))?;
        if archive.len() > MOST_PARTS {
            return Err(broken("package", format!("it has more than {MOST_PARTS} parts")));
        }
        let mut places = HashMap::new();
        for (place, name) in archive.file_names().enumerate() {
            let name = name.map_err(|error| broken("package", error))?;
            places.entry(folded(&name)).or_insert(place);
        }
        Ok(Container { archive, places, limits: *limits, left: limits.inflated, elements: limits.elements })
    }

    /// The text of a part, which must be there.
    pub(super) fn get(&mut self, part: &str) -> Result<String, ReadRefusal> {
        self.find(part)?.ok_or_else(|| broken(part, "it is missing"))
    }

    /// The text of a part, if it is there.
    pub(super) fn find(&mut self, part: &str) -> Result<Option<String>, ReadRefusal> {
        let Some(bytes) = self.find_bytes(part)? else { return Ok(None) };
        String::from_utf8(bytes).map(Some).map_err(|_| broken(part, "it is not UTF-8"))
    }

    /// The bytes of a part, if it is there. What the container declares about its size is not believed: inflating
    /// stops at the bound.
    pub(super) fn find_bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, ReadRefusal> {
        let Some(place) = self.places.get(&folded(part)) else { return Ok(None) };
        let file = match self.archive.by_index(*place) {
            Ok(file) => file,
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
        Ok(Some(bytes))
    }

    /// Walks through a part, which must be there. Elements count over all parts that are walked through.
    pub(super) fn walk<E: From<ReadRefusal>>(
        &mut self,
        part: &str,
        mut each: impl FnMut(&mut Xml<'_>, Node<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let text = self.get(part)?;
        let limits = Limits { elements: self.elements, ..self.limits };
        let mut xml = Xml::new(&text, part, &limits);
        loop {
            match xml.next()? {
                Node::End => break,
                node => each(&mut xml, node)?,
            }
        }
        self.elements = self.elements.saturating_sub(xml.elements());
        Ok(())
    }

    /// What `from` relates to; the container itself if `from` is empty.
    pub(super) fn relations(&mut self, from: &str) -> Result<Relations, ReadRefusal> {
        let (folder, name) = from.rsplit_once('/').unwrap_or(("", from));
        let part = join(folder, &format!("_rels/{name}.rels"));
        let mut relations = Relations::new();
        let Some(text) = self.find(&part)? else { return Ok(relations) };
        let mut xml = Xml::new(&text, &part, &self.limits);
        // Those without an id are kept by their place: they cannot be referred to, but they can be looked for.
        let mut place = 0_usize;
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "Relationship" => {
                    let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target")) else {
                        continue;
                    };
                    place += 1;
                    let id = element.attribute("Id").unwrap_or_else(|| format!(" {place}"));
                    let outside = element.attribute("TargetMode").as_deref() == Some("External");
                    let target = &target[..target.floor_char_boundary(LONGEST_TARGET)];
                    let target = if outside { target.into() } else { join(folder, target).into() };
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    relations.entry(id).or_insert(Relation { kind, target, outside });
                }
                Node::End => return Ok(relations),
                _ => {}
            }
        }
    }

    /// Whether there is a part of that name.
    pub(crate) fn has(&self, part: &str) -> bool {
        self.places.contains_key(&folded(part))
    }

    /// The names of all parts, in no order that means anything.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(|name| name.into_owned()).collect()
    }

    /// The part with the text of a .docx: where the package points if that is a document of Word, else where it usually
    /// lies.
    pub(super) fn find_document(&mut self) -> Result<Option<String>, ReadRefusal> {
        if self.has(USUAL_MAIN) {
            return Ok(Some(USUAL_MAIN.to_owned()));
        }
        let relations = self.relations("")?;
        let pointed = related(&relations, "officeDocument").map(str::to_owned);
        Ok(pointed.filter(|part| part.starts_with("word/") && self.has(part)))
    }

    /// What OpenDocument says of itself; empty for other files.
    pub(super) fn mimetype(&mut self) -> String {
        self.find("mimetype").ok().flatten().unwrap_or_default().trim().to_owned()
    }

    /// What a .zip is that is not read.
    pub(super) fn other_kind(&mut self) -> ReadRefusal {
        let mimetype = self.mimetype();
        let names = self.names();
        sniff::zip_of(&names.iter().map(String::as_str).collect::<Vec<_>>(), &mimetype)
    }
}

/// The part of a kind among relations, if any. Of several the first by name counts, so that the answer is always the same.
pub(super) fn related<'a>(relations: &'a Relations, kind: &str) -> Option<&'a str> {
    let of_kind = relations.values().filter(|relation| relation.kind == kind && !relation.outside);
    of_kind.map(|relation| &*relation.target).min()
}

/// A refusal over something found in a part.
pub(super) fn broken(part: &str, reason: impl ToString) -> ReadRefusal {
    ReadRefusal::BrokenDocx { part: part.to_owned(), reason: reason.to_string() }
}

/// A .zip that does not open: a cut-off .docx still shows the names of its first parts.
fn unopened(bytes: &[u8], error: &ZipError) -> ReadRefusal {
    let office = ["word/", "xl/", "ppt/", "content.xml"].iter().any(|name| sniff::contains(bytes, name.as_bytes()));
    if office { broken("package", error) } else { sniff::zip_of(&[], "") }
}

/// The name of a part as it is compared.
fn folded(name: &str) -> String {
    name.to_lowercase().replace('\\', "/")
}

/// The address of `target` as seen from `folder`.
fn join(folder: &str, target: &str) -> String {
    let (mut folder, mut target) = match target.strip_prefix('/') {
        Some(absolute) => ("", absolute),
        None => (folder, target),
    };
    while let Some(up) = target.strip_prefix("../") {
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        target = up;
    }
    if folder.is_empty() { target.to_owned() } else { format!("{folder}/{target}") }
}
