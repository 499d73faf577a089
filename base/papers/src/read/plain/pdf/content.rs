//! What is drawn on a page, as far as it is text (ISO 32000-1, 9.4): letters in the order in which they are drawn, with
//! blanks and line ends where the pen leaps.

use std::collections::HashMap;
use std::rc::Rc;

use super::file::File;
use super::font::Font;
use super::object::{Dict, LONGEST, Lexer, Object};
use crate::read::plain::{TextRefusal, shown};

/// Drawings within drawings that are followed.
const DEEPEST: usize = 8;
/// States that a drawing may put aside.
const MOST_STATES: usize = 100;
/// Bytes of a string that are shown at once; codes have 1 to 4.
const AT_ONCE: usize = 4_092;
/// A leap of this share of the size of the letters is a blank.
const BLANK: f64 = 0.13;
/// One down or up of this share is a new line.
const LINE: f64 = 0.4;

/// A transformation: (a, b, c, d, e, f) of 8.3.4.
type Matrix = [f64; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `first`, and then `second`.
fn then(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = second;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// What holds for the text that is drawn next.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_space: f64,
    blank_space: f64,
    leading: f64,
    stretch: f64,
}

/// Draws pages, and keeps their text.
pub(super) struct Pen<'a> {
    file: &'a File<'a>,
    fonts: HashMap<u32, Rc<Font>>,
    state: State,
    states: Vec<State>,
    text_matrix: Matrix,
    line_matrix: Matrix,
    /// Where the last letter ended, and how high its line is.
    last: Option<(f64, f64, f64)>,
    out: String,
    /// Text since the font last changed between one of Unicode and one from before it: letters and their marks may be drawn
    /// apart, and are decoded together.
    run: String,
    run_font: Option<viet::legacy::Font>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(file: &'a File<'a>) -> Self {
        let state = State {
            matrix: IDENTITY,
            font: None,
            size: 1.0,
            letter_space: 0.0,
            blank_space: 0.0,
            leading: 0.0,
            stretch: 1.0,
        };
        Pen {
            file,
            fonts: HashMap::new(),
            state,
            states: Vec::new(),
            text_matrix: IDENTITY,
            line_matrix: IDENTITY,
            last: None,
            out: String::new(),
            run: String::new(),
            run_font: None,
        }
    }

    /// The text of a page with this content and these resources.
    pub(super) fn page(&mut self, content: &[u8], resources: &Dict) -> Result<String, TextRefusal> {
        let fonts = std::mem::take(&mut self.fonts);
        *self = Pen { fonts, ..Pen::new(self.file) };
        self.draw(content, resources, DEEPEST)?;
        self.end_run();
        Ok(viet::nfc(std::mem::take(&mut self.out).trim()))
    }

    fn draw(&mut self, content: &[u8], resources: &Dict, depth: usize) -> Result<(), TextRefusal> {
        let file = self.file;
        let fonts = file.entry(resources, "Font")?;
        let mut lexer = Lexer::new(content, 0, file.budget);
        let mut operands: Vec<Object> = Vec::new();
        // Words up to the last operator.
        let mut words = 0;
        loop {
            match lexer.next()? {
                Some(Object::Word(word)) => {
                    match &*word {
                        b"Do" => self.draw_within(&operands, resources, depth)?,
                        b"Tf" => self.choose(&operands, fonts.dict())?,
                        b"ID" => lexer.at = after_picture(content, lexer.at),
                        word => self.operate(word, &operands)?,
                    }
                    operands.clear();
                    words = lexer.words;
                }
                Some(operand) if lexer.words - words < LONGEST => operands.push(operand),
                Some(_) => {}
                None if lexer.at >= content.len() => return Ok(()),
                // An object that was too long or too deep.
                None => lexer.at += 1,
            }
        }
    }

    /// Draws a drawing that is kept apart (8.10).
    fn draw_within(&mut self, operands: &[Object], resources: &Dict, depth: usize) -> Result<(), TextRefusal> {
        let Some(Object::Name(name)) = operands.last() else { return Ok(()) };
        let drawings = self.file.entry(resources, "XObject")?;
        let Some(drawings) = drawings.dict() else { return Ok(()) };
        self.file.budget.spend(drawings.len() / 8)?;
        let found = std::str::from_utf8(name).ok().and_then(|name| drawings.get(name));
        let Some(Object::Reference(id)) = found.filter(|_| depth > 0) else { return Ok(()) };
        let Some(stream) = self.file.stream(*id)? else { return Ok(()) };
        if !self.file.entry(&stream.dict, "Subtype")?.is_name("Form") {
            return Ok(());
        }
        let Some((dict, content)) = self.file.unpacked(*id)? else { return Ok(()) };
        let own = self.file.entry(&dict, "Resources")?;
        let outside = self.state.clone();
        let aside = std::mem::take(&mut self.states);
        if let Object::Array(matrix) = self.file.entry(&dict, "Matrix")?.as_ref() {
            self.state.matrix = then(matrix_of(matrix), self.state.matrix);
        }
        self.draw(&content, own.dict().unwrap_or(resources), depth - 1)?;
        (self.state, self.states) = (outside, aside);
        Ok(())
    }

    fn choose(&mut self, operands: &[Object], fonts: Option<&Dict>) -> Result<(), TextRefusal> {
        let [Object::Name(name), size, ..] = operands else { return Ok(()) };
        self.state.size = size.number().unwrap_or(1.0);
        self.file.budget.spend(fonts.map_or(0, Dict::len) / 8)?;
        let named = std::str::from_utf8(name).ok().zip(fonts).and_then(|(name, fonts)| fonts.get(name));
        self.state.font = match named {
            Some(Object::Reference(id)) => match self.fonts.get(id) {
                Some(font) => Some(Rc::clone(font)),
                None => match self.file.resolve(&Object::Reference(*id))?.into_owned() {
                    Object::Dict(dict) => {
                        let font = Rc::new(Font::read(self.file, &dict)?);
                        self.fonts.insert(*id, Rc::clone(&font));
                        Some(font)
                    }
                    _ => None,
                },
            },
            Some(Object::Dict(dict)) => Some(Rc::new(Font::read(self.file, dict)?)),
            _ => None,
        };
        Ok(())
    }

    fn operate(&mut self, word: &[u8], operands: &[Object]) -> Result<(), TextRefusal> {
        let number = |at: usize| operands.get(at).and_then(Object::number).unwrap_or_default();
        match word {
            b"q" if self.states.len() < MOST_STATES => self.states.push(self.state.clone()),
            b"Q" => self.state = self.states.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => self.state.matrix = then(matrix_of(operands), self.state.matrix),
            b"BT" => (self.text_matrix, self.line_matrix) = (IDENTITY, IDENTITY),
            b"Tc" => self.state.letter_space = number(0),
            b"Tw" => self.state.blank_space = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Td" => self.move_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.move_line(number(0), number(1));
            }
            b"Tm" => {
                self.line_matrix = matrix_of(operands);
                self.text_matrix = self.line_matrix;
            }
            b"T*" => self.move_line(0.0, -self.state.leading),
            b"Tj" => self.show(operands)?,
            b"TJ" => {
                if let Some(Object::Array(pieces)) = operands.first() {
                    self.show(pieces)?;
                }
            }
            b"'" => {
                self.move_line(0.0, -self.state.leading);
                self.show(operands)?;
            }
            b"\"" => {
                (self.state.blank_space, self.state.letter_space) = (number(0), number(1));
                self.move_line(0.0, -self.state.leading);
                self.show(operands.get(2..).unwrap_or_default())?;
            }
            _ => {}
        }
        Ok(())
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.line_matrix = then([1.0, 0.0, 0.0, 1.0, x, y], self.line_matrix);
        self.text_matrix = self.line_matrix;
    }

    /// Shows strings, and moves back by the numbers between them.
    fn show(&mut self, pieces: &[Object]) -> Result<(), TextRefusal> {
        let Some(font) = self.state.font.clone() else { return Ok(()) };
        for piece in pieces {
            match piece {
                Object::Number(back) => self.advance(-back / 1000.0 * self.state.size),
                Object::Text(string) => {
                    for string in string.chunks(AT_ONCE) {
                        self.show_one(&font, string)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn show_one(&mut self, font: &Font, string: &[u8]) -> Result<(), TextRefusal> {
        self.file.budget.spend(string.len())?;
        let shown = font.show(string);
        self.file.budget.write(shown.text.len() + 1)?;
        if font.legacy != self.run_font {
            self.end_run();
            self.run_font = font.legacy;
        }
        self.leap();
        self.run.push_str(&shown.text);
        let spaces = shown.codes as f64 * self.state.letter_space + shown.blanks as f64 * self.state.blank_space;
        self.advance(shown.width / 1000.0 * self.state.size + spaces);
        self.last = Some(self.place());
        Ok(())
    }

    /// Decodes what was drawn in one encoding.
    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        self.out.push_str(&shown(self.run_font, &run));
    }

    fn advance(&mut self, x: f64) {
        self.text_matrix = then([1.0, 0.0, 0.0, 1.0, x * self.state.stretch, 0.0], self.text_matrix);
    }

    /// Where the pen is on the page, and how high letters are there.
    fn place(&self) -> (f64, f64, f64) {
        let [_, _, c, d, x, y] = then(self.text_matrix, self.state.matrix);
        (x, y, (c.hypot(d) * self.state.size.abs()).max(0.001))
    }

    /// Writes a blank or a line end if the pen has leapt since the last letter.
    fn leap(&mut self) {
        let Some((last_x, last_y, last_height)) = self.last else { return };
        let (x, y, height) = self.place();
        let height = height.max(last_height);
        if (y - last_y).abs() > LINE * height {
            self.run.push('\n');
        } else if (x - last_x > BLANK * height || x - last_x < -height) && !self.run.ends_with([' ', '\n']) {
            self.run.push(' ');
        }
    }
}

fn matrix_of(operands: &[Object]) -> Matrix {
    let mut matrix = IDENTITY;
    for (slot, operand) in matrix.iter_mut().zip(operands) {
        *slot = operand.number().unwrap_or_default();
    }
    matrix
}

/// Where a picture ends that stands in the content (8.9.7): `EI` between blanks.
fn after_picture(content: &[u8], at: usize) -> usize {
    let blank = |at: usize| content.get(at).is_none_or(|byte| super::object::is_blank(*byte));
    let ends = |at: &usize| content[*at..].starts_with(b"EI") && blank(at.wrapping_sub(1)) && blank(at + 2);
    (at..content.len()).find(ends).map_or(content.len(), |at| at + 2)
}
