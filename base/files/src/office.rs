//! What a zip file is, by the names in its directory: a Word or Excel file without macros, or nothing we take.
//!
//! Reads the directory only, within bounds. (A zip library would first hold every entry in memory: a file of 50 MiB can
//! name a million.) Layout: PKWARE APPNOTE.TXT 4.3.12 and 4.3.16.

use crate::Media;

/// A directory of 4 MiB holds some forty thousand parts; office files have hundreds.
const LARGEST_DIRECTORY: usize = 4 << 20;
const END: &[u8; 4] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const ENTRY: &[u8; 4] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;

pub(crate) fn identify(file: &[u8]) -> Option<Media> {
    let names = names(directory(file)?);
    let has = |name: &str| names.iter().any(|n| n.eq_ignore_ascii_case(name.as_bytes()));
    let macros = names.iter().any(|n| n.to_ascii_lowercase().ends_with(b"vbaproject.bin"));
    match (has("word/document.xml"), has("xl/workbook.xml")) {
        _ if macros || !has("[Content_Types].xml") => None,
        (true, false) => Some(Media::Docx),
        (false, true) => Some(Media::Xlsx),
        _ => None,
    }
}

/// The directory, found by the record at the end of the file: last, before a comment of at most 65,535 bytes.
fn directory(file: &[u8]) -> Option<&[u8]> {
    let tail = file.len().saturating_sub(END_LENGTH + 0xffff);
    let at = tail + file[tail..].windows(END.len()).rposition(|w| w == END)?;
    let (length, offset) = (number(file, at + 12)?, number(file, at + 16)?);
    file.get(offset..offset.checked_add(length)?).filter(|d| d.len() <= LARGEST_DIRECTORY)
}

fn names(directory: &[u8]) -> Vec<&[u8]> {
    let mut names = Vec::new();
    let mut rest = directory;
    while rest.starts_with(ENTRY) {
        let Some([name, extra, comment]) = lengths(rest) else { break };
        let Some(found) = rest.get(ENTRY_LENGTH..ENTRY_LENGTH + name) else { break };
        names.push(found);
        rest = rest.get(ENTRY_LENGTH + name + extra + comment..).unwrap_or_default();
    }
    names
}

fn lengths(entry: &[u8]) -> Option<[usize; 3]> {
    let bytes = entry.get(28..34)?;
    Some([0, 2, 4].map(|at| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))))
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A zip file of empty, stored parts.
    pub(crate) fn zip_of(names: &[&str]) -> Vec<u8> {
        let (mut parts, mut directory) = (Vec::new(), Vec::new());
        for name in names {
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            let offset = u32::try_from(parts.len()).unwrap().to_le_bytes();
            parts.extend([b"PK\x03\x04".as_slice(), &[0; 22], &length, &[0; 2], name.as_bytes()].concat());
            directory.extend([ENTRY.as_slice(), &[0; 24], &length, &[0; 12], &offset, name.as_bytes()].concat());
        }
        let count = u16::try_from(names.len()).unwrap().to_le_bytes();
        let (length, offset) = (u32::try_from(directory.len()).unwrap(), u32::try_from(parts.len()).unwrap());
        let end =
            [END.as_slice(), &[0; 4], &count, &count, &length.to_le_bytes(), &offset.to_le_bytes(), &[0; 2]].concat();
        [parts, directory, end].concat()
    }

    #[test]
    fn office_files_are_told_by_their_parts() {
        for (names, expected) in [
            (&["[Content_Types].xml", "word/document.xml"][..], Some(Media::Docx)),
            (&["[Content_Types].xml", "xl/workbook.xml"], Some(Media::Xlsx)),
            (&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"], None),
            (&["[Content_Types].xml", "ppt/presentation.xml"], None),
            (&["word/document.xml"], None),
            (&["[Content_Types].xml", "word/document.xml", "xl/workbook.xml"], None),
            (&[], None),
        ] {
            assert_eq!(identify(&zip_of(names)), expected, "{names:?}");
        }
    }

    #[test]
    fn a_directory_that_points_outside_is_refused() {
        let mut file = zip_of(&["[Content_Types].xml", "word/document.xml"]);
        let at = file.len() - END_LENGTH + 16;
        file[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(identify(&file), None);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fail(prefix in proptest::collection::vec(any::<u8>(), 0..200), cut in 0usize..400, at in 0usize..400, with: u8) {
            let mut file = [prefix, zip_of(&["[Content_Types].xml", "word/document.xml"])].concat();
            let length = file.len();
            file[at % length] = with;
            file.truncate(cut);
            let _ = identify(&file);
        }
    }
}
