//! Booklets, posters and slides as the data of `typ/booklet.typ`, `typ/poster.typ` and `typ/slides.typ`.

use crate::tree::{Room, Tree, date};
use papers::handout::{Booklet, Chapter, IndexEntry, Poster, Sheet, Slide, Slides};
use serde_json::{Value, json};

/// Letters of the text in points; large print has 17, more than the 16 that people with weak sight are to be given.
fn points(sheet: Sheet, large_print: bool) -> f64 {
    match (sheet, large_print) {
        (_, true) => 17.0,
        (Sheet::A3, _) => 13.0,
        (Sheet::A4, _) => 11.5,
        (Sheet::A5, _) => 10.0,
        (Sheet::A6, _) => 9.0,
    }
}

pub(crate) fn booklet(booklet: &Booklet, tree: &mut Tree<'_>) -> Value {
    let layout = booklet.layout;
    let (width, height) = layout.sheet.size_mm();
    let points = points(layout.sheet, layout.large_print);
    // Two columns of large print on a small sheet would hold three words each.
    let two_columns = layout.two_columns && (!layout.large_print || layout.sheet == Sheet::A3) && width >= 200;
    let text = u32::from(width) * 80;
    let room = Room { wide: if two_columns { text / 2 - 400 } else { text }, high: u32::from(height) * 60 };
    let cover = booklet.picture.as_ref().map(|picture| {
        let mut picture = picture.clone();
        picture.width_mm = picture.width_mm.min(width * 6 / 10);
        tree.part(&[papers::content::Block::Picture(picture)], 1, Room { wide: text, high: u32::from(height) * 25 })
            .remove(0)
    });
    json!({
        "title": tree.text(&booklet.title),
        "subtitle": tree.text(&booklet.subtitle),
        "issuer": tree.text(&booklet.issuer),
        "date": date(booklet.as_of),
        "as_of": format!("Cập nhật đến ngày {}", viet::date::short(booklet.as_of)),
        "fonts": tree.families(),
        "size": points,
        "width": width,
        "height": height,
        "crop_marks": layout.crop_marks,
        "two_columns": two_columns,
        "contents": layout.contents,
        "words": { "contents": "Mục lục", "index": "Bảng tra cứu" },
        "picture": cover.filter(|picture| !picture["path"].is_null()),
        "contact": tree.text(&booklet.contact),
        "code": booklet.code.as_ref().and_then(|code| tree.code(code)),
        "chapters": booklet.chapters.iter().map(|one| chapter(one, room, tree)).collect::<Vec<_>>(),
        "index": if layout.index { index(booklet.index(), tree) } else { Vec::new() },
    })
}

fn chapter(chapter: &Chapter, room: Room, tree: &mut Tree<'_>) -> Value {
    json!({ "title": tree.title(&chapter.title), "body": tree.part(&chapter.body, 1, room) })
}

/// The entries under their letters.
fn index(entries: Vec<IndexEntry>, tree: &Tree<'_>) -> Vec<Value> {
    let groups = entries.chunk_by(|a, b| a.initial == b.initial).map(|group| {
        let entry = |entry: &IndexEntry| json!({ "word": tree.text(&entry.word), "places": entry.chapters });
        let initial = group[0].initial.map_or("0–9".to_owned(), |letter| tree.text(&letter.to_string()));
        json!({ "initial": initial, "entries": group.iter().map(entry).collect::<Vec<_>>() })
    });
    groups.collect()
}

/// The smallest letters of a poster, which are read at an arm's length, and the first that are too large for any.
pub(crate) fn poster_points(sheet: Sheet) -> [f64; 2] {
    match sheet {
        Sheet::A3 => [12.0, 44.0],
        Sheet::A4 => [9.5, 32.0],
        Sheet::A5 => [8.5, 24.0],
        Sheet::A6 => [8.0, 18.0],
    }
}

pub(crate) fn poster(poster: &Poster, points: f64, tree: &mut Tree<'_>) -> Value {
    let (mut width, mut height) = poster.sheet.size_mm();
    if poster.landscape {
        (width, height) = (height, width);
    }
    let room = Room { wide: u32::from(width) * 85, high: u32::from(height) * 50 };
    json!({
        "title": tree.title(&poster.title),
        "issuer": tree.text(&poster.issuer),
        "date": date(poster.as_of),
        "as_of": format!("Cập nhật đến ngày {}", viet::date::short(poster.as_of)),
        "fonts": tree.families(),
        "size": points,
        "width": width,
        "height": height,
        "crop_marks": poster.crop_marks,
        "body": tree.part(&poster.body, 1, room),
        "code": poster.code.as_ref().and_then(|code| tree.code(code)),
        "foot": tree.text(&poster.foot),
    })
}

pub(crate) fn slides(slides: &Slides, tree: &mut Tree<'_>) -> Value {
    let room = Room { wide: 22_000, high: 8_500 };
    let mut slide =
        |slide: &Slide| json!({ "title": tree.title(&slide.title), "body": tree.part(&slide.body, 2, room) });
    let all: Vec<Value> = slides.slides.iter().map(&mut slide).collect();
    json!({
        "title": tree.title(&slides.title),
        "subtitle": tree.text(&slides.subtitle),
        "issuer": tree.text(&slides.issuer),
        "date": date(slides.on),
        "as_of": viet::date::short(slides.on),
        "fonts": tree.families(),
        "words": { "continued": "tiếp theo" },
        "slides": all,
    })
}
