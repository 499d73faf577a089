//! The styles of an official paper, by the names that Word shows. Sizes in half points, lengths in twentieths of a point.

use crate::official::{Profile, size};
use std::fmt::Write as _;

/// A paragraph style.
struct Style {
    id: &'static str,
    name: &'static str,
    /// Sizes in points.
    size: u8,
    /// What else runs and paragraphs of it have.
    runs: &'static str,
    paragraph: &'static str,
}

const CENTRED: &str = r#"<w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>"#;
const LEFT: &str = r#"<w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="left"/>"#;
const HEADING: &str = r#"<w:keepNext/><w:spacing w:before="120" w:after="120"/><w:jc w:val="both"/>"#;
const CENTRED_HEADING: &str =
    r#"<w:keepNext/><w:spacing w:before="120" w:after="120"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>"#;

const STYLES: [Style; 27] = [
    Style { id: "QuocHieu", name: "Quốc hiệu", size: size::COUNTRY, runs: "<w:b/>", paragraph: CENTRED },
    Style { id: "TieuNgu", name: "Tiêu ngữ", size: size::MOTTO, runs: "<w:b/>", paragraph: CENTRED },
    Style { id: "CoQuanChuQuan", name: "Cơ quan chủ quản", size: size::BODY_NAME, runs: "", paragraph: CENTRED },
    Style {
        id: "CoQuanBanHanh", name: "Cơ quan ban hành", size: size::BODY_NAME, runs: "<w:b/>", paragraph: CENTRED
    },
    Style { id: "SoKyHieu", name: "Số, ký hiệu", size: size::NUMBER, runs: "", paragraph: CENTRED },
    Style { id: "DiaDanh", name: "Địa danh, ngày", size: size::PLACE, runs: "<w:i/>", paragraph: CENTRED },
    Style {
        id: "TrichYeuCongVan",
        name: "Trích yếu công văn",
        size: size::LETTER_SUBJECT,
        runs: "",
        paragraph: CENTRED,
    },
    Style { id: "Title", name: "Title", size: size::TITLE, runs: "<w:b/>", paragraph: CENTRED },
    Style { id: "Subtitle", name: "Subtitle", size: size::TITLE, runs: "<w:b/>", paragraph: CENTRED },
    Style { id: "ThamQuyen", name: "Thẩm quyền ban hành", size: size::TITLE, runs: "<w:b/>", paragraph: CENTRED },
    Style { id: "CanCu", name: "Căn cứ", size: size::TEXT, runs: "<w:i/>", paragraph: "" },
    Style { id: "KinhGui", name: "Kính gửi", size: size::ADDRESSEE, runs: "", paragraph: CENTRED },
    Style {
        id: "QuyenHan", name: "Quyền hạn, chức vụ", size: size::SIGNER, runs: "<w:b/>", paragraph: CENTRED
    },
    Style { id: "HoTen", name: "Họ tên người ký", size: size::SIGNER, runs: "<w:b/>", paragraph: CENTRED },
    Style { id: "NoiNhan", name: "Nơi nhận", size: size::RECIPIENTS_WORD, runs: "<w:b/><w:i/>", paragraph: LEFT },
    Style { id: "DanhSachNoiNhan", name: "Danh sách nơi nhận", size: size::RECIPIENTS, runs: "", paragraph: LEFT },
    Style { id: "DauMuc", name: "Dấu khẩn, chỉ dẫn", size: size::MARK, runs: "<w:b/>", paragraph: CENTRED },
    Style {
        id: "GhiChuSao",
        name: "Ghi chú bản sao",
        size: size::COPY,
        runs: "",
        paragraph: r#"<w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="right"/>"#,
    },
    Style { id: "LienHe", name: "Địa chỉ liên hệ", size: size::CONTACT, runs: "", paragraph: CENTRED },
    Style { id: "Heading1", name: "heading 1", size: size::TEXT, runs: "<w:b/>", paragraph: CENTRED_HEADING },
    Style { id: "Heading2", name: "heading 2", size: size::TEXT, runs: "<w:b/>", paragraph: CENTRED_HEADING },
    Style { id: "Heading3", name: "heading 3", size: size::TEXT, runs: "<w:b/>", paragraph: HEADING },
    Style { id: "Heading4", name: "heading 4", size: size::TEXT, runs: "<w:b/>", paragraph: HEADING },
    Style { id: "Heading5", name: "heading 5", size: size::TEXT, runs: "<w:b/>", paragraph: HEADING },
    Style {
        id: "TrongBang",
        name: "Trong bảng",
        size: 13,
        runs: "",
        paragraph: r#"<w:spacing w:before="40" w:after="40"/><w:ind w:firstLine="0"/>"#,
    },
    Style { id: "Caption", name: "caption", size: 13, runs: "<w:i/>", paragraph: CENTRED },
    Style {
        id: "FootnoteText",
        name: "footnote text",
        size: 11,
        runs: "",
        paragraph: r#"<w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/>"#,
    },
];

/// The part `word/styles.xml`.
pub(super) fn part(profile: Profile) -> String {
    let mut out = String::from(super::package::XML);
    out.push_str(r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#);
    // 1.27 cm and 6 points, as the decree has them.
    let _ = write!(
        out,
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="{text}"/><w:szCs w:val="{text}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"#,
        text = u16::from(size::TEXT) * 2,
    );
    for style in &STYLES {
        let runs = if style.id == "CanCu" && !profile.rules().bases_in_italics { "" } else { style.runs };
        let level = style.id.strip_prefix("Heading").and_then(|level| level.parse::<u8>().ok());
        let outline = level.map_or(String::new(), |level| format!(r#"<w:outlineLvl w:val="{}"/>"#, level - 1));
        let half = u16::from(style.size) * 2;
        let _ = write!(
            out,
            r#"<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{}{outline}</w:pPr><w:rPr>{runs}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr></w:style>"#,
            style.id, style.name, style.paragraph,
        );
    }
    for depth in 1..=DEEPEST_CONTINUE {
        let (id, name) = list_continue(depth);
        let _ = write!(
            out,
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/></w:style>"#
        );
    }
    out.push_str("</w:styles>");
    out
}

/// Word has no deeper ones.
const DEEPEST_CONTINUE: u32 = 5;

/// The style of the further paragraphs of a point that lies so deep in lists, from 1: its id, and the name that Word knows.
pub(super) fn list_continue(depth: u32) -> (String, String) {
    match depth.min(DEEPEST_CONTINUE) {
        0 | 1 => ("ListContinue".to_owned(), "List Continue".to_owned()),
        depth => (format!("ListContinue{depth}"), format!("List Continue {depth}")),
    }
}
