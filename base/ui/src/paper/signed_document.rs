//! A signed plan, shown and printed exactly as it was signed: its own numbers, its own order, its own words.

use crate::{Locale, Sample, Words};
use askama::Template;

/// One row of the table: a content with the number that it has in the document.
#[derive(Debug, Clone, Default)]
pub struct DocumentItem {
    /// The number as printed; the document may count 1, 2, 4, 3, 4.
    pub label: String,
    /// The content.
    pub text: String,
}

/// The channels of a group, as the lines of the document's third column.
#[derive(Debug, Clone, Default)]
pub struct Channels {
    /// The lines, each without its dash.
    pub lines: Vec<String>,
}

/// The contents for one audience, with the channels that serve all of them.
#[derive(Debug, Clone, Default)]
pub struct ItemGroup {
    /// The heading inside the table: number and audience.
    pub title: String,
    /// The contents.
    pub items: Vec<DocumentItem>,
    /// The channels.
    pub channels: Channels,
}

/// A piece of a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A paragraph with a label as printed: `1.`, `a)` or a dash.
    Labelled(String, String),
    /// The table of contents by channel.
    Items(Vec<ItemGroup>),
}

/// One section of the document.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// The number as printed, with its stop.
    pub label: String,
    /// The heading.
    pub heading: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A signed document. An empty string leaves its line out, as the document did.
#[derive(Debug, Clone, Template)]
#[template(path = "paper/signed_document.html")]
pub struct SignedDocument {
    words: Words,
    /// The body above the issuer.
    pub superior: String,
    /// The agency that issued it.
    pub issuer: String,
    /// The country's name, and below it the motto.
    pub national_title: String,
    /// The motto.
    pub motto: String,
    /// Number and symbol, with the words in front of them.
    pub number: String,
    /// Place and date, as written.
    pub place_and_date: String,
    /// What kind of document it is, in capitals.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// What it stands on and how it begins.
    pub preamble: Vec<String>,
    /// The headings of the table of contents by channel.
    pub table_headings: [String; 3],
    /// Its sections.
    pub sections: Vec<Section>,
    /// How it ends.
    pub closing: String,
    /// Who receives it, line by line.
    pub recipients: Vec<String>,
    /// In what capacity it was signed, line by line.
    pub capacity: Vec<String>,
    /// Who signed it.
    pub signer: String,
}

control!(SignedDocument);

impl Default for SignedDocument {
    fn default() -> Self {
        Self::new()
    }
}

impl SignedDocument {
    /// An empty document, to be filled field by field. Papers are in Vietnamese whatever the language of the page.
    #[must_use]
    pub fn new() -> Self {
        let words = Words::new(Locale::Vi);
        Self {
            words,
            table_headings: [words.document_number_column(), words.document_content(), words.document_channel()]
                .map(String::from),
            superior: String::new(),
            issuer: String::new(),
            national_title: String::new(),
            motto: String::new(),
            number: String::new(),
            place_and_date: String::new(),
            kind: String::new(),
            title: String::new(),
            preamble: Vec::new(),
            sections: Vec::new(),
            closing: String::new(),
            recipients: Vec::new(),
            capacity: Vec::new(),
            signer: String::new(),
        }
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let text = |s: &str| s.to_string();
    let item = |label: &str, content: &str| DocumentItem { label: label.into(), text: content.into() };
    let lines = |lines: &[&str]| Channels { lines: lines.iter().map(|l| text(l)).collect() };
    let mut document = SignedDocument::new();
    document.superior = text("CƠ QUAN CẤP TRÊN");
    document.issuer = text("BAN QUẢN LÝ VÍ DỤ");
    document.national_title = text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    document.motto = text("Độc lập - Tự do - Hạnh phúc");
    document.number = text("Số: 00/KH-VD");
    document.place_and_date = text("Đồng Nai, ngày 02 tháng 01 năm 2026");
    document.kind = text("KẾ HOẠCH");
    document.title = text("Ví dụ về thông tin, tuyên truyền cải cách hành chính");
    document.preamble = vec![text("Đây là văn bản ví dụ, soạn riêng cho bộ mẫu giao diện.")];
    let groups = vec![
        ItemGroup {
            title: text("I. Đối với người trong cơ quan"),
            items: vec![
                item("1", "Giới thiệu quy trình mới."),
                item("2", "Hướng dẫn dùng hệ thống quản lý văn bản, kèm tình huống thường gặp."),
            ],
            channels: lines(&["Họp cơ quan.", "Lớp tập huấn mỗi quý một lần."]),
        },
        ItemGroup {
            title: text("II. Đối với doanh nghiệp"),
            items: vec![item("1", "Danh mục thủ tục và biểu mẫu."), item("4", "Lỗi thường gặp khi lập hồ sơ.")],
            channels: lines(&["Cổng thông tin điện tử.", "Niêm yết và cuốn hướng dẫn tại nơi tiếp nhận."]),
        },
    ];
    let labelled = |label: &str, content: &str| Block::Labelled(label.into(), content.into());
    document.sections = vec![
        Section {
            label: text("I."),
            heading: text("Mục đích"),
            blocks: vec![
                labelled("-", "Để mọi người hiểu và làm được."),
                labelled("-", "Để cơ quan biết điều gì chưa rõ."),
            ],
        },
        Section { label: text("II."), heading: text("Nội dung, hình thức"), blocks: vec![Block::Items(groups)] },
        Section {
            label: text("III."),
            heading: text("Tổ chức thực hiện"),
            blocks: vec![
                labelled("1.", "Văn phòng làm đầu mối."),
                labelled("2.", "Các đơn vị phối hợp."),
                labelled("4.", "Báo cáo hằng quý."),
                labelled("3.", "Kinh phí theo dự toán."),
                Block::Paragraph(text("Số thứ tự giữ nguyên như bản ký.")),
            ],
        },
    ];
    document.closing = text("Trên đây là văn bản ví dụ.");
    document.recipients = vec![text("Cơ quan cấp trên (b/c);"), text("Các đơn vị;"), text("Lưu: VT.")];
    document.capacity = vec![text("TRƯỞNG BAN")];
    vec![Sample::new("SignedDocument", "a plan", document)]
}
