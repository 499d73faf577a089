//! Files that people made, from a folder that the variable THONGSUOT_GENUINE names: every word of every .docx in it must be
//! in its tree, and every other file must be answered. Where `x.pdf.txt` lies beside `x.pdf`, the words of both are counted. Such files are not ours to keep here; sample files of packages that
//! read and write documents do well:
//!
//! `THONGSUOT_GENUINE=/somewhere cargo test -p papers --test read genuine -- --ignored --nocapture`

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use papers::content::{Block, Inline};
use papers::read::{plain_text, tree};

/// All files of a folder and those below it, by name.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() { files(&entry, found) } else { found.push(entry) }
    }
}

/// The text of `word/document.xml` by the plainest of means: what stands in `w:t`, paragraphs as lines.
fn stripped(bytes: &[u8]) -> Option<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
    let mut xml = String::new();
    archive.by_name("word/document.xml").ok()?.read_to_string(&mut xml).ok()?;
    // Old forms of drawings say again what the new ones do; what was moved away is deleted there.
    for gone in ["mc:Fallback", "w:moveFrom"] {
        while let Some(start) = xml.find(&format!("<{gone}>")).or_else(|| xml.find(&format!("<{gone} "))) {
            let end = xml[start..].find(&format!("</{gone}>")).map_or(xml.len(), |end| start + end + gone.len() + 3);
            xml.replace_range(start..end, "");
        }
    }
    let mut text = String::new();
    let mut rest = xml.as_str();
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let tag = &rest[..rest.find('>')? + 1];
        rest = &rest[tag.len()..];
        let name = tag.trim_start_matches('<').split([' ', '>', '/']).next().unwrap_or_default();
        match name {
            "w:t" if !tag.ends_with("/>") => {
                let end = rest.find("</w:t>")?;
                text.push_str(&unescaped(&rest[..end]));
            }
            "w:tab" | "w:br" | "w:cr" | "w:ptab" => text.push(' '),
            "w:noBreakHyphen" => text.push('-'),
            "" if tag == "</w:p>" => text.push('\n'),
            _ => {}
        }
    }
    Some(viet::nfc(&text))
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    text.replace("&amp;", "&").replace(['\n', '\t'], " ")
}

/// How often each word occurs; letters and figures only, as marks of lists are written anew.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

fn line(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Link { text, .. } => out.push_str(text),
            Inline::Break => out.push('\n'),
            // The text of the document has only their marks.
            Inline::Note(_) => {}
        }
    }
    out.push('\n');
}

/// The text of a tree without its notes.
fn text(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                out.push_str(&heading.label);
                out.push('\n');
                line(&heading.text, out);
            }
            Block::Paragraph(paragraph) => line(&paragraph.text, out),
            Block::List(list) => {
                for (place, item) in list.items.iter().enumerate() {
                    out.push_str(&list.marks.at(place));
                    out.push(' ');
                    text(item, out);
                }
            }
            Block::Table(table) => {
                out.push_str(table.title.as_deref().unwrap_or_default());
                out.push('\n');
                for cell in table.header.iter().chain(&table.rows).flat_map(|row| &row.cells) {
                    text(&cell.blocks, out);
                }
            }
            Block::Picture(picture) => {
                out.push_str(&picture.caption);
                out.push('\n');
            }
            Block::Code(_) | Block::Chart(_) | Block::PageBreak => {}
        }
    }
}

/// How many of the words in the file beside one (`x.pdf.txt`, by another program) were found, and how many there are.
fn told_words(path: &Path, text: &str) -> Option<(usize, usize)> {
    let told = std::fs::read_to_string(format!("{}.txt", path.display())).ok()?;
    let (told, found) = (words(&viet::nfc(&told)), words(text));
    let shared = told.iter().map(|(word, count)| found.get(word).copied().unwrap_or_default().min(*count)).sum();
    Some((shared, told.values().sum()))
}

#[test]
#[ignore = "needs a folder of files, see above"]
fn genuine_files_keep_their_words() {
    let folder = std::env::var("THONGSUOT_GENUINE").expect("THONGSUOT_GENUINE names a folder");
    let mut found = Vec::new();
    files(Path::new(&folder), &mut found);
    let (mut trees, mut texts, mut all, mut missing) = (0, 0, 0, 0);
    let (mut all_told, mut all_shared) = (0, 0);
    let mut losses = BTreeMap::<String, usize>::new();
    for path in &found {
        let bytes = std::fs::read(path).expect("it is readable");
        match plain_text(&bytes) {
            Ok(found) => {
                texts += 1;
                let words: usize = words(&found.text()).values().sum();
                println!("{}: {:?}, {} parts, {words} words", path.display(), found.format, found.parts.len());
                if let Some((shared, told)) = told_words(path, &found.text()) {
                    println!("{}: {shared} of {told} words that the file beside it tells", path.display());
                    (all_told, all_shared) = (all_told + told, all_shared + shared);
                }
            }
            Err(refusal) => println!("{}: {refusal}", path.display()),
        }
        let Some(wanted) = stripped(&bytes) else { continue };
        match tree(&bytes) {
            Ok(tree) => {
                trees += 1;
                for lost in &tree.lost {
                    *losses.entry(format!("{:?}", lost.what)).or_default() += lost.count as usize;
                }
                let mut got = String::new();
                text(&tree.blocks, &mut got);
                let (wanted, got) = (words(&wanted), words(&got));
                for (word, count) in wanted {
                    all += count;
                    let short = count.saturating_sub(got.get(&word).copied().unwrap_or_default());
                    if short > 0 {
                        missing += short;
                        println!("{}: {word:?} is missing {short} times", path.display());
                    }
                }
            }
            Err(refusal) => println!("{}: no tree: {refusal}", path.display()),
        }
    }
    println!("{all_shared} of {all_told} words that other programs found");
    println!("{} files: {texts} texts, {trees} trees, {all} words, {missing} missing; lost {losses:?}", found.len());
}
