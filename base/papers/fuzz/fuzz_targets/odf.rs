//! OpenDocument: the first byte chooses text, workbook or slides; the rest, cut in two at NUL, becomes content and styles.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let kinds = ["text", "spreadsheet", "presentation"];
    let mimetype = format!("application/vnd.oasis.opendocument.{}", kinds[usize::from(*kind) % kinds.len()]);
    let package = papers_fuzz::package(&[("mimetype", &mimetype)], &["content.xml", "styles.xml"], bytes);
    let _ = papers::read::plain_text(&package);
});
