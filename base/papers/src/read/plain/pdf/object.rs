//! The objects of PDF and the words they are written in (ISO 32000-1, 7.2 and 7.3). Streams are apart.

use super::Budget;
use crate::read::plain::TextRefusal;

/// Objects within one another that are read.
const DEEPEST: usize = 60;
/// Words of one object; the widths of a large font have some 20,000. What has more is not read.
pub(super) const LONGEST: usize = 300_000;

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Null,
    Bool(bool),
    Number(f64),
    Name(Box<[u8]>),
    Text(Box<[u8]>),
    Array(Vec<Object>),
    Dict(Dict),
    /// Another object, by its number. The generation does not matter: of several the last in the file counts.
    Reference(u32),
    /// A word that is no object: an operator, or `endobj`.
    Word(Box<[u8]>),
}

/// A dictionary; few have more than twenty entries.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dict(Vec<(Box<[u8]>, Object)>);

impl Dict {
    pub(super) fn get(&self, key: &str) -> Option<&Object> {
        self.0.iter().rev().find(|(name, _)| **name == *key.as_bytes()).map(|(_, value)| value)
    }

    pub(super) fn push(&mut self, key: Box<[u8]>, value: Object) {
        self.0.push((key, value));
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_type(&self, name: &str) -> bool {
        self.get("Type").is_some_and(|kind| kind.is_name(name))
    }
}

impl Object {
    pub(super) fn is_name(&self, name: &str) -> bool {
        matches!(self, Object::Name(found) if **found == *name.as_bytes())
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Object::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A number that counts something.
    pub(super) fn count(&self) -> Option<usize> {
        self.number().filter(|number| *number >= 0.0 && *number < 1e15).map(|number| number as usize)
    }

    pub(super) fn dict(&self) -> Option<&Dict> {
        match self {
            Object::Dict(dict) => Some(dict),
            _ => None,
        }
    }
}

/// Reads objects from bytes, one after another.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    /// Where it is.
    pub(super) at: usize,
    budget: &'a Budget<'a>,
    /// Words that the object may still have.
    left: usize,
    /// Words so far.
    pub(super) words: usize,
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0xc | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, budget: &'a Budget<'a>) -> Self {
        Lexer { bytes, at, budget, left: LONGEST, words: 0 }
    }

    /// The next object; none at the end, or where an object is too deep or too long.
    pub(super) fn next(&mut self) -> Result<Option<Object>, TextRefusal> {
        self.left = LONGEST;
        self.object(DEEPEST)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes over blanks and comments.
    pub(super) fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.bytes[self.at..].iter().position(|byte| matches!(byte, b'\r' | b'\n'));
                self.at = line.map_or(self.bytes.len(), |line| self.at + line);
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Option<Object>, TextRefusal> {
        let start = self.at;
        self.skip_blanks();
        // A comment costs what its length does.
        self.budget.spend(1 + (self.at - start) / 16)?;
        let Some(left) = self.left.checked_sub(1).filter(|_| depth > 0) else { return Ok(None) };
        self.left = left;
        self.words += 1;
        let Some(byte) = self.peek() else { return Ok(None) };
        match byte {
            b'(' => self.literal().map(Some),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.dict(depth),
            b'<' => self.hexadecimal().map(Some),
            b'[' => self.array(depth),
            b'/' => {
                self.at += 1;
                Ok(Some(Object::Name(self.name())))
            }
            b')' | b'>' | b']' | b'{' | b'}' => {
                self.at += if self.bytes[self.at..].starts_with(b">>") { 2 } else { 1 };
                Ok(Some(Object::Word([byte].into())))
            }
            _ => Ok(Some(self.word())),
        }
    }

    /// A number, a reference or a word.
    fn word(&mut self) -> Object {
        let word = self.regular();
        let Some(number) = number(word) else {
            return match word {
                b"null" => Object::Null,
                b"true" => Object::Bool(true),
                b"false" => Object::Bool(false),
                word => Object::Word(word.into()),
            };
        };
        if word.iter().all(u8::is_ascii_digit)
            && let Some(end) = self.reference()
            && let Ok(id) = u32::try_from(number as u64)
        {
            self.at = end;
            return Object::Reference(id);
        }
        Object::Number(number)
    }

    /// Where a reference ends whose first number was read: a generation and `R` follow.
    fn reference(&self) -> Option<usize> {
        let rest = self.bytes.get(self.at..(self.at + 12).min(self.bytes.len()))?;
        let blanks = |from: usize| rest[from..].iter().take_while(|byte| is_blank(**byte)).count();
        let generation = blanks(0);
        let digits = rest[generation..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = generation + digits + blanks(generation + digits);
        let is_one = generation > 0 && digits > 0 && end > generation + digits && rest.get(end) == Some(&b'R');
        let ends = rest.get(end + 1).is_none_or(|byte| is_blank(*byte) || is_delimiter(*byte));
        (is_one && ends).then_some(self.at + end + 1)
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| is_blank(*byte) || is_delimiter(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn name(&mut self) -> Box<[u8]> {
        let word = self.regular();
        if !word.contains(&b'#') {
            return word.into();
        }
        let mut name = Vec::with_capacity(word.len());
        let mut rest = word;
        while let Some((first, after)) = rest.split_first() {
            let code = after.get(..2).and_then(|two| Some(digit(two[0])? << 4 | digit(two[1])?));
            match code.filter(|_| *first == b'#') {
                Some(code) => {
                    name.push(code);
                    rest = &after[2..];
                }
                None => {
                    name.push(*first);
                    rest = after;
                }
            }
        }
        name.into()
    }

    fn literal(&mut self) -> Result<Object, TextRefusal> {
        let start = self.at;
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 1_usize);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escaped(&mut text);
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        self.budget.spend((self.at - start) / 16)?;
        Ok(Object::Text(text.into()))
    }

    fn escaped(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(next - b'0');
                    self.at += 1;
                }
                text.push(code as u8);
            }
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Result<Object, TextRefusal> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        self.at = (self.at + length + 1).min(self.bytes.len());
        self.budget.spend(length / 16)?;
        Ok(Object::Text(hexadecimal(&rest[..length]).into()))
    }

    fn array(&mut self, depth: usize) -> Result<Option<Object>, TextRefusal> {
        self.at += 1;
        let mut array = Vec::new();
        while let Some(object) = self.object(depth - 1)? {
            match object {
                Object::Word(word) if *word == *b"]" => return Ok(Some(Object::Array(array))),
                // What ends an object ends what was left open in it.
                Object::Word(word) if ends_object(&word) => return Ok(Some(Object::Array(array))),
                object => array.push(object),
            }
        }
        Ok(if self.peek().is_none() { Some(Object::Array(array)) } else { None })
    }

    fn dict(&mut self, depth: usize) -> Result<Option<Object>, TextRefusal> {
        self.at += 2;
        let mut dict = Dict::default();
        let mut key = None;
        while let Some(object) = self.object(depth - 1)? {
            match (key.take(), object) {
                (_, Object::Word(word)) if *word == *b">" || ends_object(&word) => return Ok(Some(Object::Dict(dict))),
                (Some(key), value) => dict.push(key, value),
                (None, Object::Name(name)) => key = Some(name),
                (None, _) => {}
            }
        }
        Ok(if self.peek().is_none() { Some(Object::Dict(dict)) } else { None })
    }
}

fn ends_object(word: &[u8]) -> bool {
    matches!(word, b"endobj" | b"stream" | b"obj")
}

/// A number as PDF writes it; readers take a good deal that is none.
fn number(word: &[u8]) -> Option<f64> {
    if !matches!(word.first()?, b'0'..=b'9' | b'+' | b'-' | b'.') || word.len() > 40 {
        return None;
    }
    let text = std::str::from_utf8(word).ok()?;
    text.trim_start_matches('-')
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())
        .map(|number| if text.starts_with('-') { -number } else { number })
}

pub(super) fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// Bytes written in hexadecimal figures; an odd one at the end has a nought behind it.
pub(super) fn hexadecimal(figures: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = figures.iter().filter_map(|byte| digit(*byte)).collect();
    digits.chunks(2).map(|two| two[0] << 4 | two.get(1).copied().unwrap_or(0)).collect()
}
