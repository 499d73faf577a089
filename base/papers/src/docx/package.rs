//! The parts of a .docx file and how they hang together (ECMA-376).

use super::blocks::Writer;
use super::styles;
use super::xml::text;
use crate::official::{Issued, Official, PageNumber, size};
use crate::picture::Picture;
use crate::sheet::{self, Book, Properties, Sheet};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

pub(super) const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const D: &str = "http://schemas.openxmlformats.org/drawingml/2006";
const P: &str = "http://schemas.openxmlformats.org/package/2006";
const FIRST_HEADER: &str = "word/header-first.xml";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub(super) fn zip(paper: &Official, writer: Writer) -> Vec<u8> {
    let rules = paper.profile.rules();
    let (number_part, number_kind) = match rules.page_number {
        PageNumber::TopCentre => ("header1.xml", "header"),
        PageNumber::BottomRight => ("footer1.xml", "footer"),
    };
    let parts = [
        ("[Content_Types].xml", content_types(number_part, number_kind, &writer)),
        ("_rels/.rels", relationships()),
        ("docProps/core.xml", core(paper)),
        ("docProps/app.xml", app()),
        ("word/document.xml", document(paper, &writer)),
        ("word/styles.xml", styles::part(paper.profile)),
        ("word/settings.xml", settings()),
        ("word/footnotes.xml", footnotes(&writer)),
        ("word/_rels/document.xml.rels", document_relationships(number_part, number_kind, &writer)),
    ];
    let number = (format!("word/{number_part}"), page_number(rules.page_number));
    let first = (!writer.first_header.is_empty())
        .then(|| (FIRST_HEADER.to_owned(), format!(r#"{XML}<w:hdr xmlns:w="{W}">{}</w:hdr>"#, writer.first_header)));
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    // The same paper gives the same bytes: no clock in the archive.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let named = parts.into_iter().map(|(name, content)| (name.to_owned(), content)).chain([number]).chain(first);
    for (name, content) in named {
        file.start_file(name, options).expect("names are unique and short");
        file.write_all(content.as_bytes()).expect("memory takes what is written");
    }
    for (place, chart) in writer.charts.iter().enumerate() {
        file.start_file(chart_part(place), options).expect("names are unique and short");
        file.write_all(chart.xml.as_bytes()).expect("memory takes what is written");
        file.start_file(chart_relations_part(place), options).expect("names are unique and short");
        file.write_all(chart_relationships(place).as_bytes()).expect("memory takes what is written");
    }
    // Workbooks and pictures are packed already.
    let stored = options.compression_method(CompressionMethod::Stored);
    for (place, chart) in writer.charts.iter().enumerate() {
        file.start_file(workbook_part(place), stored).expect("names are unique and short");
        file.write_all(&workbook(paper, &chart.sheet)).expect("memory takes what is written");
    }
    for (place, picture) in writer.pictures.iter().enumerate() {
        file.start_file(picture_part(place, picture), stored).expect("names are unique and short");
        file.write_all(&picture.bytes).expect("memory takes what is written");
    }
    file.finish().expect("memory takes what is written").into_inner()
}

fn picture_part(place: usize, picture: &Picture) -> String {
    format!("word/media/hinh{}.{}", place + 1, picture.format.ending())
}

fn chart_part(place: usize) -> String {
    format!("word/charts/chart{}.xml", place + 1)
}

fn chart_relations_part(place: usize) -> String {
    format!("word/charts/_rels/chart{}.xml.rels", place + 1)
}

fn workbook_part(place: usize) -> String {
    format!("word/embeddings/so-lieu{}.xlsx", place + 1)
}

/// The workbook behind a chart, which opens where people edit its numbers.
fn workbook(paper: &Official, sheet: &Sheet) -> Vec<u8> {
    let day = match paper.issued {
        Issued::On(day) => day,
        Issued::InYear(year) => jiff::civil::date(year, 1, 1),
    };
    let properties = Properties {
        title: paper.title(),
        author: String::new(),
        organisation: paper.issuer.clone(),
        language: "vi-VN".to_owned(),
        created: day.at(0, 0, 0, 0),
    };
    sheet::write(&Book { properties, sheets: vec![sheet.clone()] })
}

fn chart_relationships(place: usize) -> String {
    let (part, id) = (workbook_part(place), super::chart::WORKBOOK);
    let target = part.trim_start_matches("word/");
    format!(
        r#"{XML}<Relationships xmlns="{P}/relationships"><Relationship Id="{id}" Type="{R}/package" Target="../{target}"/></Relationships>"#
    )
}

fn content_types(number_part: &str, number_kind: &str, writer: &Writer) -> String {
    let mut more = String::new();
    if !writer.first_header.is_empty() {
        more.push_str(&format!(r#"<Override PartName="/{FIRST_HEADER}" ContentType="{MAIN}.header+xml"/>"#));
    }
    for place in 0..writer.charts.len() {
        let part = chart_part(place);
        more.push_str(&format!(
            r#"<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>"#
        ));
    }
    format!(
        r#"{XML}<Types xmlns="{P}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/><Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{MAIN}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="{MAIN}.settings+xml"/><Override PartName="/word/footnotes.xml" ContentType="{MAIN}.footnotes+xml"/><Override PartName="/word/{number_part}" ContentType="{MAIN}.{number_kind}+xml"/>{more}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"#
    )
}

fn relationships() -> String {
    format!(
        r#"{XML}<Relationships xmlns="{P}/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="{P}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="{R}/extended-properties" Target="docProps/app.xml"/></Relationships>"#
    )
}

fn document_relationships(number_part: &str, number_kind: &str, writer: &Writer) -> String {
    let mut out = format!(
        r#"{XML}<Relationships xmlns="{P}/relationships"><Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{R}/settings" Target="settings.xml"/><Relationship Id="rId3" Type="{R}/footnotes" Target="footnotes.xml"/><Relationship Id="rId4" Type="{R}/{number_kind}" Target="{number_part}"/>"#
    );
    if !writer.first_header.is_empty() {
        let target = FIRST_HEADER.trim_start_matches("word/");
        out.push_str(&format!(r#"<Relationship Id="rId5" Type="{R}/header" Target="{target}"/>"#));
    }
    for (place, address) in writer.addresses.iter().enumerate() {
        out.push_str(&format!(
            r#"<Relationship Id="rIdL{}" Type="{R}/hyperlink" Target="{}" TargetMode="External"/>"#,
            place + 1,
            text(address)
        ));
    }
    for (place, picture) in writer.pictures.iter().enumerate() {
        let part = picture_part(place, picture);
        let target = part.trim_start_matches("word/");
        out.push_str(&format!(r#"<Relationship Id="rIdP{}" Type="{R}/image" Target="{target}"/>"#, place + 1));
    }
    for place in 0..writer.charts.len() {
        let part = chart_part(place);
        let target = part.trim_start_matches("word/");
        out.push_str(&format!(r#"<Relationship Id="rIdC{}" Type="{R}/chart" Target="{target}"/>"#, place + 1));
    }
    out + "</Relationships>"
}

fn core(paper: &Official) -> String {
    let created = match paper.issued {
        Issued::On(day) => format!(r#"<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>"#),
        Issued::InYear(_) => String::new(),
    };
    format!(
        r#"{XML}<cp:coreProperties xmlns:cp="{P}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>vi-VN</dc:language>{created}</cp:coreProperties>"#,
        text(&paper.title()),
        text(&paper.issuer),
    )
}

fn app() -> String {
    format!(
        r#"{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Thông Suốt</Application></Properties>"#
    )
}

fn document(paper: &Official, writer: &Writer) -> String {
    format!(
        r#"{XML}<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{D}/wordprocessingDrawing" xmlns:a="{D}/main" xmlns:pic="{D}/picture"><w:body>{}{}</w:body></w:document>"#,
        writer.body,
        writer.section(paper.profile)
    )
}

fn settings() -> String {
    format!(
        r#"{XML}<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>"#
    )
}

/// The lines above notes, and the notes.
fn footnotes(writer: &Writer) -> String {
    let mut out = format!(
        r#"{XML}<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"#
    );
    for (place, note) in writer.notes.iter().enumerate() {
        out.push_str(&format!(
            r#"<w:footnote w:id="{}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>{note}</w:p></w:footnote>"#,
            place + 1
        ));
    }
    out + "</w:footnotes>"
}

fn page_number(place: PageNumber) -> String {
    let (element, side) = match place {
        PageNumber::TopCentre => ("hdr", "center"),
        PageNumber::BottomRight => ("ftr", "right"),
    };
    let half = u16::from(size::PAGE_NUMBER) * 2;
    format!(
        r#"{XML}<w:{element} xmlns:w="{W}"><w:p><w:pPr><w:spacing w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="{side}"/></w:pPr><w:r><w:rPr><w:sz w:val="{half}"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="{half}"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="{half}"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p></w:{element}>"#
    )
}
