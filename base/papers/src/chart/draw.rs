//! What the kinds of charts share: the measure of text, wrapping, patterns, legends, rows with a name, and the frame that
//! names a drawing. Only what every reader of SVG draws: no styles, no scripts, nothing from outside; the font is that of
//! the page around.

use std::fmt::{self, Write as _};

/// How wide a drawing is on a telephone, in its own units: its letters can be read there.
pub(super) const NARROW: u64 = 340;
/// How wide it is on a page of paper.
pub(super) const WIDE: u64 = 640;
/// So many rows are drawn; how many more there are is said below them, and the table has them all.
pub const MOST_ROWS: usize = 60;

/// The colour of letters and edges.
pub(super) const INK: &str = "#1b2a2f";
/// The size of letters.
pub(super) const SIZE: u64 = 15;
/// The size of letters where room is scarce: axes, heads of columns.
pub(super) const SMALL: u64 = 13;
/// From line to line, at both sizes.
pub(super) const LINE: u64 = 20;
pub(super) const SMALL_LINE: u64 = 16;
/// How high a bar is, and the room below a row.
pub(super) const BAR: u64 = 22;
pub(super) const GAP: u64 = 14;
/// The blank at which no line breaks.
pub(super) const KEPT: char = '\u{a0}';
/// Lines of a name that are drawn; the table has it in full.
const MOST_LINES: usize = 4;
/// The width of names that stand beside their bars.
const BESIDE: u64 = 220;

/// How an area is filled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// The ground, on which numbers stand.
    pub(super) fill: &'static str,
    /// What tells it from others in black and white: elements on a tile of 8 by 8.
    pub(super) pattern: &'static str,
    /// The colour of numbers on the ground.
    pub(super) ink: &'static str,
}

/// Where the bar of a row stands.
pub(super) struct Place {
    pub(super) left: u64,
    pub(super) top: u64,
    /// Where the next row starts.
    pub(super) next: u64,
}

/// A drawing in the making.
pub(super) struct Drawing {
    id: String,
    pub(super) width: u64,
    body: String,
}

impl Drawing {
    pub(super) fn new(id: &str, width: u64) -> Drawing {
        let id = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        Drawing { id, width, body: String::new() }
    }

    pub(super) fn is_wide(&self) -> bool {
        self.width >= WIDE
    }

    /// Adds elements; what is put into them is escaped by the caller.
    pub(super) fn push(&mut self, elements: fmt::Arguments<'_>) {
        let _ = self.body.write_fmt(elements);
    }

    /// A line of text from `x`; `more` are further attributes.
    pub(super) fn text(&mut self, x: u64, y: u64, more: &str, text: &str) {
        self.push(format_args!("<text x=\"{x}\" y=\"{y}\"{more}>{}</text>", escaped(text)));
    }

    /// An area in the look at a place of those given to [`Drawing::finish`].
    pub(super) fn area(&mut self, (x, y): (u64, u64), (width, height): (u64, u64), look: usize) {
        let paint = format!("url(#{}-p{look})", self.id);
        self.push(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{paint}\" stroke=\"{INK}\"/>"
        ));
    }

    /// A number in the middle of an area, on a plain ground; not if the area is too narrow for it. Gives whether it stands.
    pub(super) fn number_in(
        &mut self,
        (x, y): (u64, u64),
        (width, height): (u64, u64),
        number: &str,
        look: Look,
    ) -> bool {
        let needed = text_width(number, SIZE) + 6;
        if width < needed + 4 {
            return false;
        }
        let Look { fill, ink, .. } = look;
        let middle = x + width / 2;
        if !look.pattern.is_empty() {
            let ground = (BAR - 4).min(height.saturating_sub(4));
            self.push(format_args!(
                "<rect x=\"{}\" y=\"{}\" width=\"{needed}\" height=\"{ground}\" fill=\"{fill}\"/>",
                middle - needed / 2,
                y + (height - ground) / 2,
            ));
        }
        self.text(middle, y + height / 2 + 5, &format!(" text-anchor=\"middle\" fill=\"{ink}\""), number);
        true
    }

    /// The name of a row that starts at `top`: above its bar where the drawing is narrow, beside it where it is wide.
    pub(super) fn row(&mut self, name: &str, top: u64) -> Place {
        let wide = self.is_wide();
        let lines = wrapped(name, if wide { BESIDE - 12 } else { self.width }, SIZE, MOST_LINES);
        let text_height = lines.len() as u64 * LINE;
        let height = if wide { text_height.max(BAR) } else { text_height };
        for (place, line) in (0..).zip(&lines) {
            self.text(0, top + (height - text_height) / 2 + place * LINE + 15, "", line);
        }
        if wide {
            Place { left: BESIDE, top: top + (height - BAR) / 2, next: top + height + GAP }
        } else {
            Place { left: 0, top: top + height, next: top + height + BAR + GAP }
        }
    }

    /// How wide the bars of rows may be, with their numbers.
    pub(super) fn row_width(&self) -> u64 {
        if self.is_wide() { self.width - BESIDE } else { self.width }
    }

    /// What the looks stand for, from `top`, in rows that fit. Gives where the drawing goes on.
    pub(super) fn legend<'a>(&mut self, entries: impl IntoIterator<Item = (usize, &'a str)>, top: u64) -> u64 {
        const SAMPLE: u64 = 25;
        let (mut left, mut top, mut height) = (0, top, 0);
        for (look, name) in entries {
            let lines = wrapped(name, self.width - SAMPLE, SIZE, MOST_LINES);
            let width = SAMPLE + lines.iter().map(|line| text_width(line, SIZE)).max().unwrap_or(0) + 18;
            if left > 0 && left + width > self.width + 18 {
                (left, top) = (0, top + height);
                height = 0;
            }
            self.area((left, top + 3), (18, 14), look);
            for (place, line) in (0..).zip(&lines) {
                self.text(left + SAMPLE, top + 15 + place * LINE, "", line);
            }
            height = height.max(lines.len().max(1) as u64 * LINE + 4);
            left += width;
        }
        if height == 0 { top } else { top + height + GAP }
    }

    /// The number at the end of a bar of this length; nothing still shows where its bar would begin.
    pub(super) fn figure(&mut self, place: &Place, length: u64, figure: &str) {
        if length == 0 {
            let Place { left, top, .. } = place;
            self.push(format_args!("<path d=\"M{left} {top}v{BAR}\" stroke=\"{INK}\" fill=\"none\"/>"));
        }
        self.text(place.left + length + 7, place.top + 16, " font-weight=\"700\"", figure);
    }

    /// Says that there are more rows than are drawn. Gives where the drawing ends.
    pub(super) fn more(&mut self, left_out: usize, top: u64) -> u64 {
        if left_out == 0 {
            return top;
        }
        self.text(0, top + 15, "", &more(left_out));
        top + LINE + 4
    }

    /// The whole drawing.
    pub(super) fn finish(self, title: &str, description: &str, looks: &[Look], height: u64) -> String {
        let Drawing { id, width, body } = self;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ts-chart\" viewBox=\"-1 -1 {} {}\" role=\"img\" \
             aria-labelledby=\"{id}-t {id}-d\" font-size=\"{SIZE}\" fill=\"{INK}\"><title id=\"{id}-t\">{}</title><desc \
             id=\"{id}-d\">{}</desc><defs>",
            width + 2,
            height + 2,
            escaped(title),
            escaped(description),
        );
        for (place, Look { fill, pattern, .. }) in looks.iter().enumerate() {
            let _ = write!(
                svg,
                "<pattern id=\"{id}-p{place}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" \
                 height=\"8\" fill=\"{fill}\"/>{pattern}</pattern>"
            );
        }
        svg + "</defs>" + &body + "</svg>"
    }
}

/// So many more than are drawn, in no language.
pub(super) fn more(left_out: usize) -> String {
    format!("… +{}", super::value::number(left_out as u128))
}

/// A length for a value, where `most` is `room` long.
pub(super) fn scaled(value: u128, most: u128, room: u64) -> u64 {
    u64::try_from(value.min(most) * u128::from(room) / most.max(1)).unwrap_or(room)
}

/// About how wide a text is: a little more than in any of the usual fonts, because the font is not ours to choose.
pub(super) fn text_width(text: &str, size: u64) -> u64 {
    (text.chars().map(advance).sum::<u64>() * size).div_ceil(100)
}

/// The same of a number in bold at the end of a bar, with the room before it.
pub(super) fn figure_width(figure: &str) -> u64 {
    text_width(figure, SIZE) * 115 / 100 + 9
}

/// The width of a letter in hundredths of its size.
fn advance(c: char) -> u64 {
    match c {
        '\u{300}'..='\u{36f}' => 0,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | 'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 38,
        ' ' | KEPT | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | '-' | '/' => 37,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 95,
        '0'..='9' => 63,
        c if c.is_uppercase() => 72,
        '\u{2e80}'.. => 100,
        _ => 61,
    }
}

/// A text in at most `most` lines that fit the width. A word that is too long is broken; where lines are left out, the last
/// one ends in `…`.
pub(super) fn wrapped(text: &str, width: u64, size: u64, most: usize) -> Vec<String> {
    let fits = |text: &str| text_width(text, size) <= width;
    let mut lines: Vec<String> = Vec::new();
    let breaks = |c: char| c.is_whitespace() && c != KEPT;
    for word in text.split(breaks).filter(|word| !word.is_empty()) {
        if let Some(last) = lines.last_mut()
            && fits(&format!("{last} {word}"))
        {
            last.push(' ');
            last.push_str(word);
            continue;
        }
        let mut piece = String::new();
        for c in word.chars() {
            piece.push(c);
            if piece.chars().nth(1).is_some() && !fits(&piece) {
                piece.pop();
                lines.push(std::mem::replace(&mut piece, c.to_string()));
                if lines.len() > most {
                    break;
                }
            }
        }
        lines.push(piece);
        if lines.len() > most {
            break;
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && !fits(&format!("{last}…")) {
                last.pop();
            }
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    lines
}

/// Text that is read back as itself; what XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    crate::docx::escaped(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_wrap_and_end() {
        assert_eq!(wrapped("", 100, 15, 3), Vec::<String>::new());
        assert_eq!(wrapped("Ban Quản lý các khu công nghiệp", 120, 15, 3).len(), 3);
        let cut = wrapped(&"dài ".repeat(100), 120, 15, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…'), "{cut:?}");
    }

    proptest! {
        #[test]
        fn lines_fit(text in "([a-zA-ZệỘ0-9%]{0,60} ?|\\PC){0,20}", width in 30u64..400, most in 1usize..5) {
            let lines = wrapped(&text, width, SIZE, most);
            prop_assert!(lines.len() <= most);
            for line in lines {
                prop_assert!(text_width(&line, SIZE) <= width, "{} in {}", line, width);
            }
        }
    }
}
