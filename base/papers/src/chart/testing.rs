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
