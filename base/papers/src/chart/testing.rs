//! What the tests of all kinds of charts ask of a drawing.

use super::draw::Look;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The names of the elements; fails on anything that is not well formed, and on what some readers of SVG do not draw.
pub(super) fn elements(svg: &str) -> Vec<String> {
    let mut reader = Reader::from_str(svg);
    let mut names = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {svg}")) {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                const KNOWN: [&str; 13] = [
                    "svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text", "line", "polyline",
                    "g", "polygon",
                ];
                assert!(KNOWN.contains(&name.as_str()), "{name} in {svg}");
                for attribute in element.attributes() {
                    let attribute = attribute.unwrap_or_else(|error| panic!("{error}: {svg}"));
                    let key = attribute.key.as_ref();
                    assert!(!key.starts_with("on") && !key.contains("href") && key != "style", "{key} in {svg}");
                }
                names.push(name);
            }
            Event::Eof => return names,
            _ => {}
        }
    }
}

/// How many elements there are beside text, which names may make more or fewer of.
pub(super) fn shapes(svg: &str) -> usize {
    elements(svg).iter().filter(|name| *name != "text").count()
}

/// The texts that are seen.
pub(super) fn texts(svg: &str) -> Vec<String> {
    let inside = |piece: &str| Some(piece.split_once('>')?.1.split_once("</text>")?.0.to_owned());
    svg.split("<text").skip(1).filter_map(inside).collect()
}

/// The contrast of two colours (WCAG 2, relative luminance), from 1 to 21.
pub(super) fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let part = |at: usize| {
            let byte = u8::from_str_radix(&colour[at..at + 2], 16).unwrap_or_else(|_| panic!("{colour}"));
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Numbers on their grounds can be read, and patterns stand out from them.
pub(super) fn readable(looks: &[Look]) {
    for look in looks {
        let found = contrast(look.fill, look.ink);
        assert!(found >= 4.5, "{look:?}: {found:.2}");
        for colour in look.pattern.match_indices('#').map(|(at, _)| &look.pattern[at..at + 7]) {
            let found = contrast(look.fill, colour);
            assert!(found >= 3.0, "{look:?}: {colour} {found:.2}");
        }
    }
}

/// What reaches out of the drawing, by more than a unit: nothing should.
pub(super) fn outside(svg: &str) -> Vec<String> {
    let mut reader = Reader::from_str(svg);
    let (mut found, mut size, mut text) = (Vec::new(), (0.0, 0.0), None);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {svg}")) {
            Event::Start(element) | Event::Empty(element) => {
                let attribute = |name: &str| {
                    let attribute = element.try_get_attribute(name).ok()??;
                    Some(attribute.value.to_string())
                };
                let number = |name: &str| attribute(name).and_then(|value| value.parse::<f64>().ok());
                match element.name().as_ref() {
                    "svg" => {
                        let view = attribute("viewBox").unwrap_or_default();
                        let sides: Vec<f64> = view.split(' ').filter_map(|side| side.parse().ok()).collect();
                        size = (sides[2] - 2.0, sides[3] - 2.0);
                    }
                    "rect" if number("x").is_some() => {
                        let right = number("x").zip(number("width")).map_or(f64::MAX, |(x, width)| x + width);
                        let bottom = number("y").zip(number("height")).map_or(f64::MAX, |(y, height)| y + height);
                        if right > size.0 + 1.0 || bottom > size.1 + 1.0 {
                            found.push(format!("{element:?}"));
                        }
                    }
                    "text" => {
                        let anchor = attribute("text-anchor").unwrap_or_default();
                        let bold = attribute("font-weight").is_some();
                        let turned = attribute("transform").is_some();
                        text = Some((number("x"), number("y"), number("font-size"), anchor, bold, turned));
                    }
                    _ => {}
                }
            }
            Event::Text(words) => {
                let Some((Some(x), Some(y), letters, anchor, bold, turned)) = text.take() else { continue };
                let letters = letters.unwrap_or(15.0) as u64;
                let mut width = super::draw::text_width(&words.xml10_content(), letters) as f64;
                if bold {
                    width *= 1.15;
                }
                let before = match anchor.as_str() {
                    "middle" => width / 2.0,
                    "end" => width,
                    _ => 0.0,
                };
                // Turned by a quarter to the left, what lay before lies below.
                let (left, right, top, bottom) = if turned {
                    (x - 13.0, x, y + before - width, y + before)
                } else {
                    (x - before, x - before + width, y - 13.0, y)
                };
                if left < -1.0 || right > size.0 + 1.0 || top < -1.0 || bottom > size.1 + 1.0 {
                    found.push(format!("{words:?} at {left} {right} {top} {bottom} of {size:?}"));
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}
