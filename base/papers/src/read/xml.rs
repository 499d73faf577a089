//! The XML of a part as elements and text: namespaces settled, nesting bounded, document types refused, nothing
//! fetched or expanded. What the elements mean is read elsewhere.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::container::broken;
use super::{Limits, ReadRefusal};

/// The vocabularies that are told apart; each has a transitional and a strict name (ISO/IEC 29500-1 and -4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML: `w:`.
    Word,
    /// Formulas: `m:`.
    Math,
    /// Choices between old and new drawings: `mc:`.
    Compatibility,
    /// Everything else.
    Other,
}

/// One step through a part.
pub(super) enum Node<'a> {
    /// An element opens. One without content closes at the next step.
    Open(Element<'a>),
    /// The innermost open element closes.
    Close,
    /// Text of the innermost open element; may come in several pieces.
    Text(Cow<'a, str>),
    /// The part ends, and every element is closed.
    End,
}

/// An element that opens.
pub(super) struct Element<'a> {
    /// The vocabulary of its name.
    pub(super) space: Space,
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.start.name().local_name().into_inner()
    }

    /// Whether it is the element `name` of WordprocessingML.
    pub(super) fn is_word(&self, name: &str) -> bool {
        self.space == Space::Word && self.name() == name
    }

    /// The value of the attribute `name`, whatever its prefix: in the strict form attributes keep theirs, in relations
    /// they have none.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        // Without the check for doubles, which takes quadratic time; the first one counts.
        let mut attributes = self.start.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// The values of all attributes `name`, whatever their prefixes.
    pub(super) fn attributes(&self, name: &str) -> impl Iterator<Item = String> {
        let mut attributes = self.start.attributes();
        let named = attributes.with_checks(false).flatten().filter(|one| one.key.local_name().into_inner() == name);
        let values = named.filter_map(|one| one.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned));
        values.collect::<Vec<_>>().into_iter()
    }

    /// The attribute `val`, which most elements of WordprocessingML carry.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The attribute `val` as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.value()?.trim().parse().ok()
    }

    /// A property that is on unless it says otherwise, such as `<w:b/>`.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// A walk through one part.
pub(super) struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    part: &'a str,
    limits: &'a Limits,
    depth: usize,
    elements: usize,
}

impl<'a> Xml<'a> {
    /// Begins at the start of `text`; `part` is for refusals.
    pub(super) fn new(text: &'a str, part: &'a str, limits: &'a Limits) -> Self {
        let mut reader = NsReader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, part, limits, depth: 0, elements: 0 }
    }

    /// The next element, text or end.
    pub(super) fn next(&mut self) -> Result<Node<'a>, ReadRefusal> {
        loop {
            let (namespace, event) = self.reader.read_resolved_event().map_err(|error| broken(self.part, error))?;
            match event {
                Event::Start(start) | Event::Empty(start) => {
                    let space = space(&namespace);
                    self.count_element()?;
                    return Ok(Node::Open(Element { space, start }));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close);
                }
                Event::Text(text) => return Ok(Node::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content())),
                Event::GeneralRef(reference) => return self.character(&reference).map(Node::Text),
                Event::DocType(_) => {
                    return Err(ReadRefusal::DocumentTypeDeclaration { part: self.part.to_owned() });
                }
                Event::Eof if self.depth > 0 => return Err(broken(self.part, "it ends before its last element does")),
                Event::Eof => return Ok(Node::End),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn count_element(&mut self) -> Result<(), ReadRefusal> {
        (self.depth, self.elements) = (self.depth + 1, self.elements + 1);
        let part = || self.part.to_owned();
        if self.depth > self.limits.nesting {
            return Err(ReadRefusal::TooDeep { part: part(), limit: self.limits.nesting });
        }
        if self.elements > self.limits.elements {
            return Err(ReadRefusal::PartTooLarge { part: part() });
        }
        Ok(())
    }

    /// Elements so far.
    pub(super) fn elements(&self) -> usize {
        self.elements
    }

    /// Passes over the rest of the element that opened last.
    pub(super) fn skip(&mut self) -> Result<(), ReadRefusal> {
        self.leave(self.depth.saturating_sub(1))
    }

    /// Calls `each` for every child element of the element that opened last, and passes over the rest of it. `each`
    /// may go on into the child, or leave it.
    pub(super) fn children(
        &mut self,
        mut each: impl FnMut(&mut Self, Element<'a>) -> Result<(), ReadRefusal>,
    ) -> Result<(), ReadRefusal> {
        let inside = self.depth;
        while self.depth >= inside {
            match self.next()? {
                Node::Open(child) => {
                    each(self, child)?;
                    self.leave(inside)?;
                }
                Node::End => break,
                Node::Close | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Goes on until no more than `depth` elements are open.
    fn leave(&mut self, depth: usize) -> Result<(), ReadRefusal> {
        while self.depth > depth && !matches!(self.next()?, Node::End) {}
        Ok(())
    }

    /// What `&...;` stands for. Only the five names of XML and numbers are known, as no document type can name more.
    fn character(&self, reference: &BytesRef<'_>) -> Result<Cow<'a, str>, ReadRefusal> {
        let unknown = || broken(self.part, format!("it refers to an unknown character, &{};", clip(reference)));
        match reference.resolve_char_ref() {
            Ok(Some(character)) => Ok(Cow::Owned(character.to_string())),
            Ok(None) => quick_xml::escape::resolve_xml_entity(reference).map(Cow::Borrowed).ok_or_else(unknown),
            Err(_) => Err(unknown()),
        }
    }
}

/// The start of a hostile name, short enough for a log.
fn clip(name: &str) -> String {
    name.chars().take(40).collect()
}

fn space(namespace: &ResolveResult<'_>) -> Space {
    match namespace {
        ResolveResult::Bound(Namespace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )) => Space::Word,
        ResolveResult::Bound(Namespace(
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math",
        )) => Space::Math,
        ResolveResult::Bound(Namespace("http://schemas.openxmlformats.org/markup-compatibility/2006")) => {
            Space::Compatibility
        }
        _ => Space::Other,
    }
}
