//! Where the objects of a PDF lie. The tables at its end are not believed: the file is gone through from start to end, and
//! of objects with one number the last counts, as it does where a file was changed by adding to it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use super::lock::{Id, Lock};
use super::object::{Dict, Lexer, Object, is_blank};
use super::{Budget, filter};
use crate::read::ReadRefusal;
use crate::read::plain::TextRefusal;
use crate::read::plain::office::too_much;

/// References that lead to references are followed this far.
const LONGEST_CHAIN: usize = 20;
/// Objects of a file; a book of 1,000 pages made for reading aloud has about 200,000.
const MOST_OBJECTS: usize = 1_000_000;
/// Trailers that are heeded; each change to a file adds one.
const MOST_TRAILERS: usize = 100;

/// An opened PDF.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    pub(super) budget: &'a Budget<'a>,
    /// Where each object lies, and how far behind in the file that was said.
    places: HashMap<u32, (usize, Place)>,
    /// Streams full of objects, unpacked.
    packed: Vec<Rc<[u8]>>,
    /// The catalogues that trailers name, the last first.
    roots: Vec<u32>,
    /// What unlocks its streams, if they are locked.
    lock: Option<Lock>,
}

#[derive(Clone, Copy)]
enum Place {
    /// At this byte of the file; in this generation.
    Plain(usize, u16),
    /// In this stream of objects, at this byte of it.
    Packed(usize, usize),
}

/// A stream: which it is, what is said of it, and its bytes as the file has them.
pub(super) struct Stream<'a> {
    id: Id,
    pub(super) dict: Dict,
    pub(super) raw: &'a [u8],
}

/// What the trailers of a file say.
#[derive(Default)]
struct Trailers {
    /// The dictionary of encryption or where it lies, and the identity of the file; the last counts.
    encrypt: Option<Object>,
    id: Option<Box<[u8]>>,
}

impl<'a> File<'a> {
    pub(super) fn open(bytes: &'a [u8], budget: &'a Budget<'a>) -> Result<Self, TextRefusal> {
        let mut file =
            File { bytes, budget, places: HashMap::new(), packed: Vec::new(), roots: Vec::new(), lock: None };
        file.scan()?;
        file.roots.reverse();
        Ok(file)
    }

    /// Goes through the file and notes where objects begin.
    fn scan(&mut self) -> Result<(), TextRefusal> {
        let bytes = self.bytes;
        let mut at = 0;
        let (mut streams, mut trailers) = (Vec::new(), Trailers::default());
        while let Some(found) = find_next(bytes, at) {
            self.budget.spend(1 + (found - at) / 64)?;
            if bytes[found..].starts_with(b"trailer") {
                let mut lexer = Lexer::new(bytes, found + b"trailer".len(), self.budget);
                if let Some(Object::Dict(dict)) = lexer.next()? {
                    self.heed(&dict, &mut trailers);
                }
                at = found + b"trailer".len();
                continue;
            }
            at = found + b"obj".len();
            let Some(id) = header(bytes, found) else { continue };
            self.note(id.0, found, Place::Plain(at, id.1))?;
            let mut lexer = Lexer::new(bytes, at, self.budget);
            let object = lexer.next()?;
            let end = lexer.at;
            at = end.max(at);
            let Some(Object::Dict(dict)) = object else { continue };
            let Some(raw) = self.raw(&dict, end) else { continue };
            at = raw.1;
            if dict.is_type("XRef") {
                self.heed(&dict, &mut trailers);
            } else if dict.is_type("ObjStm") {
                // What else is said of it would only take room.
                let mut short = Dict::default();
                for key in ["First", "N", "Filter"] {
                    short.set(
                        key,
                        dict.get(key).filter(|value| filter::is_short(value)).cloned().unwrap_or(Object::Null),
                    );
                }
                streams.push((found, id, short, raw));
            }
        }
        self.unlock(trailers)?;
        for (found, id, dict, (start, end)) in streams {
            self.unpack(found, &Stream { id, dict, raw: &bytes[start..end] })?;
        }
        Ok(())
    }

    /// Finds what unlocks the file, if it is locked.
    fn unlock(&mut self, trailers: Trailers) -> Result<(), TextRefusal> {
        let Some(encrypt) = trailers.encrypt else { return Ok(()) };
        let dict = self.resolve(&encrypt)?.into_owned();
        let lock = dict.dict().and_then(|dict| Lock::open(dict, &trailers.id.unwrap_or_default()));
        self.lock = Some(lock.ok_or(ReadRefusal::Locked)?);
        Ok(())
    }

    /// Takes in what a trailer says.
    fn heed(&mut self, trailer: &Dict, all: &mut Trailers) {
        if let Some(encrypt) = trailer.get("Encrypt").filter(|object| **object != Object::Null) {
            all.encrypt = Some(encrypt.clone());
        }
        if let Some(Object::Array(ids)) = trailer.get("ID")
            && let Some(Object::Text(id)) = ids.first()
        {
            all.id = Some(id.clone());
        }
        if let Some(Object::Reference(root)) = trailer.get("Root")
            && self.roots.len() < MOST_TRAILERS
        {
            self.roots.push(*root);
        }
    }

    /// Notes where an object lies, as it is said at this byte of the file.
    fn note(&mut self, id: u32, said: usize, place: Place) -> Result<(), TextRefusal> {
        let known = self.places.entry(id).or_insert((said, place));
        if known.0 <= said {
            *known = (said, place);
        }
        if self.places.len() > MOST_OBJECTS { Err(too_much("objects", MOST_OBJECTS)) } else { Ok(()) }
    }

    /// Where the bytes of a stream start and end whose dictionary ends at `end`; none if no stream follows.
    fn raw(&self, dict: &Dict, end: usize) -> Option<(usize, usize)> {
        let rest = &self.bytes[end.min(self.bytes.len())..];
        let blanks = rest.iter().take_while(|byte| is_blank(**byte)).count();
        let after = rest[blanks..].strip_prefix(b"stream")?;
        let line = if after.starts_with(b"\r\n") {
            2
        } else {
            usize::from(after.starts_with(b"\n") || after.starts_with(b"\r"))
        };
        let start = end + blanks + b"stream".len() + line;
        let declared = dict.get("Length").and_then(Object::count);
        let fits = |end: &usize| {
            let rest = self.bytes.get(*end..).unwrap_or_default();
            let blanks = rest.iter().take(3).take_while(|byte| is_blank(**byte)).count();
            rest[blanks..].starts_with(b"endstream")
        };
        if let Some(end) = declared.and_then(|length| start.checked_add(length)).filter(fits) {
            return Some((start, end));
        }
        let length = find(&self.bytes[start..], b"endstream").unwrap_or(self.bytes.len() - start);
        Some((start, start + length))
    }

    /// Notes the objects in a stream of them, which begins at this byte of the file.
    fn unpack(&mut self, said: usize, stream: &Stream<'_>) -> Result<(), TextRefusal> {
        let first = stream.dict.get("First").and_then(Object::count).unwrap_or_default();
        let count = stream.dict.get("N").and_then(Object::count).unwrap_or_default();
        let unpacked: Rc<[u8]> = self.contents(stream)?.into();
        let place = self.packed.len();
        let mut found = Vec::new();
        let mut lexer = Lexer::new(&unpacked, 0, self.budget);
        for _ in 0..count {
            let (Some(Object::Number(id)), Some(Object::Number(offset))) = (lexer.next()?, lexer.next()?) else {
                break;
            };
            if lexer.at > first {
                break;
            }
            found.push((id as u32, first.saturating_add(offset as usize)));
        }
        for (id, at) in found {
            self.note(id, said, Place::Packed(place, at))?;
        }
        self.packed.push(unpacked);
        Ok(())
    }

    /// What an object stands for: itself, or what it refers to. [`Object::Null`] for what is not there.
    pub(super) fn resolve<'o>(&self, object: &'o Object) -> Result<Cow<'o, Object>, TextRefusal> {
        let Object::Reference(id) = object else { return Ok(Cow::Borrowed(object)) };
        let mut id = *id;
        for _ in 0..LONGEST_CHAIN {
            match self.get(id)? {
                None => break,
                Some((Object::Reference(next), _)) => id = next,
                Some((object, _)) => return Ok(Cow::Owned(object)),
            }
        }
        Ok(Cow::Owned(Object::Null))
    }

    /// An entry of a dictionary, resolved.
    pub(super) fn entry<'o>(&self, dict: &'o Dict, key: &str) -> Result<Cow<'o, Object>, TextRefusal> {
        dict.get(key).map_or(Ok(Cow::Owned(Object::Null)), |object| self.resolve(object))
    }

    /// A stream, and its bytes as the file has them.
    pub(super) fn stream(&self, id: u32) -> Result<Option<Stream<'a>>, TextRefusal> {
        match self.get(id)? {
            Some((Object::Dict(dict), Some(end))) => {
                let length = self.entry(&dict, "Length")?.into_owned();
                // A length that stands elsewhere counts like one that stands here.
                let mut told = dict.clone();
                told.set("Length", length);
                let generation = match self.places.get(&id) {
                    Some((_, Place::Plain(_, generation))) => *generation,
                    _ => 0,
                };
                let id = Id(id, generation);
                Ok(self.raw(&told, end).map(|(start, end)| Stream { id, dict, raw: &self.bytes[start..end] }))
            }
            _ => Ok(None),
        }
    }

    /// A stream, unpacked.
    pub(super) fn unpacked(&self, id: u32) -> Result<Option<(Dict, Vec<u8>)>, TextRefusal> {
        let Some(mut stream) = self.stream(id)? else { return Ok(None) };
        let filter = self.entry(&stream.dict, "Filter")?.into_owned();
        stream.dict.set("Filter", filter);
        if let Some(parameters) = stream.dict.get("DecodeParms") {
            let parameters = self.resolve(parameters)?.into_owned();
            stream.dict.set("DecodeParms", parameters);
        }
        let bytes = self.contents(&stream)?;
        Ok(Some((stream.dict, bytes)))
    }

    /// The bytes of a stream, unlocked and unpacked.
    fn contents(&self, stream: &Stream<'_>) -> Result<Vec<u8>, TextRefusal> {
        let lock = self.lock.as_ref().filter(|_| !filter::is_crypt(&stream.dict));
        let raw = match lock {
            Some(lock) => {
                self.budget.spend(stream.raw.len() / 16)?;
                lock.unlock(stream.id, stream.raw)
            }
            None => Cow::Borrowed(stream.raw),
        };
        filter::unpack(&stream.dict, &raw, self.budget)
    }

    /// An object, and the byte of the file after it if it does not lie in a stream.
    fn get(&self, id: u32) -> Result<Option<(Object, Option<usize>)>, TextRefusal> {
        let (bytes, at, plain): (&[u8], usize, bool) = match self.places.get(&id) {
            None => return Ok(None),
            Some((_, Place::Plain(at, _))) => (self.bytes, *at, true),
            Some((_, Place::Packed(stream, at))) => (&self.packed[*stream], *at, false),
        };
        let mut lexer = Lexer::new(bytes, at.min(bytes.len()), self.budget);
        let object = lexer.next()?;
        Ok(object.map(|object| (object, plain.then_some(lexer.at))))
    }

    /// The trees of pages that the catalogues name, the likeliest first.
    pub(super) fn roots(&self) -> Result<Vec<Object>, TextRefusal> {
        let mut roots = Vec::new();
        for root in &self.roots {
            if let Object::Dict(root) = self.resolve(&Object::Reference(*root))?.into_owned() {
                roots.extend(root.get("Pages").filter(|pages| filter::is_short(pages)).cloned());
            }
        }
        Ok(roots)
    }

    /// The numbers of all objects, in their order: for files whose catalogue is lost.
    pub(super) fn ids(&self) -> Vec<u32> {
        let mut ids: Vec<u32> = self.places.keys().copied().collect();
        ids.sort_unstable();
        ids
    }
}

impl Dict {
    fn set(&mut self, key: &str, value: Object) {
        // The last of a key counts.
        self.push(key.as_bytes().into(), value);
    }
}

/// The next `obj` or `trailer`, from `at` on.
fn find_next(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let is_one = |(at, byte): &(usize, &u8)| match byte {
        b'o' => rest[*at..].starts_with(b"obj"),
        b't' => rest[*at..].starts_with(b"trailer"),
        _ => false,
    };
    rest.iter().enumerate().find(is_one).map(|(found, _)| at + found)
}

/// The object whose `obj` stands at `at`: a number, a generation and blanks stand before it.
fn header(bytes: &[u8], at: usize) -> Option<Id> {
    let before = &bytes[at.saturating_sub(30)..at];
    let trim =
        |bytes: &'_ [u8], of: fn(&u8) -> bool| bytes.len() - bytes.iter().rev().take_while(|byte| of(byte)).count();
    let generation_end = trim(before, |byte| is_blank(*byte));
    let generation = trim(&before[..generation_end], u8::is_ascii_digit);
    let id_end = trim(&before[..generation], |byte| is_blank(*byte));
    let id = trim(&before[..id_end], u8::is_ascii_digit);
    if generation == generation_end || id_end == generation || id == id_end {
        return None;
    }
    let number = |digits: &[u8]| std::str::from_utf8(digits).ok()?.parse::<u32>().ok();
    // A generation that is none names an object all the same.
    let generation = number(&before[generation..generation_end]).and_then(|generation| u16::try_from(generation).ok());
    Some(Id(number(&before[id..id_end])?, generation.unwrap_or(0)))
}

/// Where `needle` first occurs.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = needle.first()?;
    bytes.iter().enumerate().find(|(at, byte)| *byte == first && bytes[*at..].starts_with(needle)).map(|(at, _)| at)
}
