//! Which letters the codes of a font stand for, as its table `ToUnicode` says (ISO 32000-1, 9.10.3).

use std::collections::HashMap;

use super::Budget;
use super::object::{Lexer, Object};
use crate::read::plain::TextRefusal;

/// Codes and ranges of codes that one table may name; there are 65,536 codes of two bytes.
const MOST: usize = 70_000;
/// Words of one list of codes.
const LONGEST_LIST: usize = 300_000;
/// Steps that a word of a list costs beside itself.
const ENTRY: usize = 6;
/// Letters that one code may stand for: joined ones stand for three or four.
const LONGEST: usize = 12;

/// A table.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Bytes of a code, where the table says so.
    pub(super) bytes: Option<usize>,
    single: HashMap<u32, String>,
    /// First code, last code, letters of the first; the last letter rises with the code. In the order of the file.
    ranges: Vec<(u32, u32, Vec<u16>)>,
}

impl CMap {
    pub(super) fn read(text: &[u8], budget: &Budget<'_>) -> Result<CMap, TextRefusal> {
        let mut map = CMap::default();
        let mut lexer = Lexer::new(text, 0, budget);
        let mut operands: Vec<Object> = Vec::new();
        let mut words = 0;
        while let Some(object) = lexer.next()? {
            let Object::Word(word) = object else {
                if lexer.words - words < LONGEST_LIST {
                    operands.push(object);
                }
                continue;
            };
            match &*word {
                b"endcodespacerange" => {
                    // Mixed lengths are for scripts of East Asia; the longest one is right more often.
                    let lengths = operands.iter().filter_map(|object| match object {
                        Object::Text(code) => Some(code.len()),
                        _ => None,
                    });
                    map.bytes = lengths.max().filter(|bytes| (1..=4).contains(bytes)).or(map.bytes);
                }
                b"endbfchar" => {
                    for pair in operands.chunks_exact(2) {
                        if let [Object::Text(code), Object::Text(letters)] = pair {
                            map.put(number(code), &units(letters));
                        }
                    }
                }
                b"endbfrange" => {
                    for three in operands.chunks_exact(3) {
                        map.put_range(three);
                    }
                }
                _ => {}
            }
            // Each entry takes far more room than the words it is written in.
            budget.spend(operands.len().saturating_mul(ENTRY))?;
            operands.clear();
            words = lexer.words;
        }
        // Searched by their first codes; of two the later one counts.
        map.ranges.sort_by_key(|(first, ..)| *first);
        Ok(map)
    }

    fn put(&mut self, code: u32, letters: &[u16]) {
        if self.single.len() < MOST {
            self.single.insert(code, string(letters));
        }
    }

    fn put_range(&mut self, three: &[Object]) {
        let [Object::Text(first), Object::Text(last), letters] = three else { return };
        let (first, last) = (number(first), number(last));
        match letters {
            Object::Text(letters) if first <= last && self.ranges.len() < MOST => {
                self.ranges.push((first, last, units(letters)));
            }
            Object::Array(each) => {
                for (code, letters) in (first..=last).zip(each) {
                    if let Object::Text(letters) = letters {
                        self.put(code, &units(letters));
                    }
                }
            }
            _ => {}
        }
    }

    /// The letters of a code.
    pub(super) fn get(&self, code: u32) -> Option<String> {
        if let Some(letters) = self.single.get(&code) {
            return Some(letters.clone());
        }
        let before = self.ranges.partition_point(|(first, ..)| *first <= code);
        // Ranges that overlap are an error of the file; a few are looked at.
        let mut near = self.ranges[..before].iter().rev().take(8);
        let (first, _, letters) = near.find(|(_, last, _)| code <= *last)?;
        let mut letters = letters.clone();
        let last = letters.last_mut()?;
        *last = last.wrapping_add((code - first) as u16);
        Some(string(&letters))
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn units(letters: &[u8]) -> Vec<u16> {
    match letters {
        [one] => vec![u16::from(*one)],
        letters => letters.as_chunks::<2>().0.iter().take(LONGEST).map(|two| u16::from_be_bytes(*two)).collect(),
    }
}

fn string(units: &[u16]) -> String {
    String::from_utf16_lossy(units).replace('\0', "")
}
