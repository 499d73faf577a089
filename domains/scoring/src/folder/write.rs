//! The folder as one file. The same proof, the same day on the cover, the same bytes.

use super::{Folder, Piece, cover, file_name, folder_name, index};
use crate::model::{FileId, Scheme};
use crate::rules::overview::Overview;
use crate::words::Words;
use evidence::{Basis, Content};
use files::{Media, StoredFile};
use papers::forms::Letterhead;
use std::collections::HashMap;
use std::io::{Cursor, Write as _};
use std::sync::Arc;
use text::Locale;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The folder could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The file could not be written.
    #[error("the zip could not be written")]
    Zip(#[from] zip::result::ZipError),
    /// A part of it could not be written.
    #[error("a part of the zip could not be written")]
    Write(#[from] std::io::Error),
    /// The cover list could not be set.
    #[error("the cover list could not be set")]
    Cover(#[from] typeset::Fault),
}

/// Where the pieces of each part lie: by part and piece, the paths of its files.
pub(super) type Paths = Vec<Vec<Vec<String>>>;

/// Everything in one file; `contents` has the bytes of each file of `rows`. Setting the cover list takes a while: call it
/// from a thread of its own.
///
/// # Errors
/// What could not be written.
pub fn zip(
    scheme: &Scheme,
    overview: &Overview,
    folder: &Folder,
    rows: &HashMap<FileId, StoredFile>,
    contents: &HashMap<String, Arc<Vec<u8>>>,
    head: &Letterhead,
) -> Result<Vec<u8>, Broken> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let paper = cover(scheme, folder, head);
    let paths = paths(folder, rows);
    entry(&mut writer, "danh-muc.docx", &papers::docx::write(&paper), true)?;
    entry(&mut writer, "danh-muc.pdf", &typeset::official(&paper, &typeset::Fonts::installed())?.bytes, true)?;
    entry(&mut writer, "danh-muc.xlsx", &index(scheme, overview, folder, &paths), true)?;
    for (part, paths) in folder.parts.iter().zip(&paths) {
        for (piece, paths) in part.pieces.iter().zip(paths) {
            let mut paths = paths.iter();
            for file in piece.file_ids().filter_map(|id| rows.get(&id)) {
                let (Some(path), Some(content)) = (paths.next(), contents.get(&file.sha256)) else { continue };
                entry(&mut writer, path, content, !matches!(file.media, Media::Html | Media::Text))?;
            }
            // What is no file is told in a text, which then is the last path.
            if let Some(path) = paths.next() {
                entry(&mut writer, path, told(piece).as_bytes(), false)?;
            }
        }
    }
    Ok(writer.finish()?.into_inner())
}

fn entry(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    path: &str,
    content: &[u8],
    packed_already: bool,
) -> Result<(), Broken> {
    let method = if packed_already { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    // Always the same moment: nobody's clock is in the file.
    let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::DEFAULT);
    writer.start_file(path, options)?;
    Ok(writer.write_all(content)?)
}

/// The paths of every piece under every criterion.
pub(super) fn paths(folder: &Folder, rows: &HashMap<FileId, StoredFile>) -> Paths {
    let of_part = |part: &super::Part| {
        let at = folder_name(&part.criterion.written.code);
        let pieces = part.pieces.iter().enumerate();
        pieces.map(|(place, piece)| of_piece(&at, place + 1, piece, rows)).collect()
    };
    folder.parts.iter().map(of_part).collect()
}

fn of_piece(folder: &str, place: usize, piece: &Piece, rows: &HashMap<FileId, StoredFile>) -> Vec<String> {
    let title = &piece.proof.title;
    let mut paths = Vec::new();
    let many = piece.proof.files.len() > 1;
    for (at, file) in piece.proof.files.iter().enumerate() {
        if let Some(file) = rows.get(file) {
            let mark = if many { (at + 1).to_string() } else { String::new() };
            paths.push(format!("{folder}/{}", file_name(place, title, &mark, file.media.ending())));
        }
    }
    if let Some(copy) = piece.copy.and_then(|copy| rows.get(&copy)) {
        paths.push(format!("{folder}/{}", file_name(place, title, "ban-luu", copy.media.ending())));
    }
    if paths.is_empty() || !matches!(piece.proof.content, Content::File | Content::Photo) || piece.proof.note.is_some()
    {
        paths.push(format!("{folder}/{}", file_name(place, title, "", "txt")));
    }
    paths
}

/// What a proof says that is no file. With the mark by which older editors on Windows know Unicode, and their line ends.
fn told(piece: &Piece) -> String {
    let w = Words::new(Locale::Vi);
    let proof = &piece.proof;
    let mut lines = vec![proof.title.clone(), w.told_day(viet::date::short(proof.happened_on))];
    if let Some(address) = &piece.address {
        lines.push(w.told_address(address.as_str()));
    }
    if piece.may_die() {
        lines.push(w.told_not_archived(piece.why_not_archived(w)));
    }
    match &proof.content {
        Content::OutsideFigure(figure) => {
            let basis = match figure.basis {
                Basis::Actual => w.told_actual(),
                Basis::Estimated => w.told_estimated(),
            };
            lines.push(w.told_figure(basis, figure.unit.as_str(), figure.value.to_string()));
            let day = viet::date::short(figure.taken_on);
            lines.push(w.told_source(day, figure.person.as_str(), figure.source.as_str()));
        }
        Content::Object { .. } => lines.push(w.told_object().to_owned()),
        _ => {}
    }
    if let Some(note) = &proof.note {
        lines.push(String::new());
        lines.extend(note.lines().map(str::to_owned));
    }
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}
