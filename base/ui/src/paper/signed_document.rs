//! A signed plan, shown and printed exactly as it was signed: its own numbers, its own order, its own words.

use crate::{Locale, Sample, Words};
use askama::Template;

/// A cell of a table; its paragraphs are lines.
#[derive(Debug, Clone)]
pub struct PaperCell {
    /// Its text.
    pub text: String,
    /// How many columns it is wide.
    pub columns: u32,
    /// How many rows it is high.
    pub rows: u32,
}

/// Rows of a table under one heading.
#[derive(Debug, Clone, Default)]
pub struct PaperGroup {
    /// The heading inside the table; empty where there is none.
    pub title: String,
    /// Cells from left to right.
    pub rows: Vec<Vec<PaperCell>>,
}

/// A table as the document has it.
#[derive(Debug, Clone, Default)]
pub struct PaperTable {
    /// The rows of its heading.
    pub head: Vec<Vec<PaperCell>>,
    /// Its rows.
    pub groups: Vec<PaperGroup>,
    /// How many columns it has.
    pub width: u32,
}

impl PaperTable {
    /// The heading of the column of a cell behind the first two, for narrow screens, where the heading cannot stand above;
    /// none where the row's cells and the heading's do not pair.
    fn label(&self, row: &[PaperCell], at: &usize) -> Option<&str> {
        let head = self.head.last().filter(|head| head.len() == row.len() && *at >= 2)?;
        head.get(*at).map(|cell| cell.text.as_str())
    }
}

impl PaperCell {
    /// A number or another mark of the row, rather than a text.
    fn is_mark(&self) -> bool {
        self.text.chars().count() <= 5
    }
}

/// Recipients and signature.
#[derive(Debug, Clone, Default)]
pub struct PaperFoot {
    /// Who receives it, line by line, with the dashes as printed.
    pub recipients: Vec<String>,
    /// In what capacity it was signed, line by line.
    pub capacity: Vec<String>,
    /// Who signed it.
    pub signer: String,
}

/// A piece of the document, with its labels, dashes and marks as printed.
#[derive(Debug, Clone)]
pub enum Block {
    /// A line in the middle of the page.
    Title(String),
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A table.
    Table(PaperTable),
    /// Recipients and signature.
    Foot(PaperFoot),
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
    /// What it says, down to the signature.
    pub body: Vec<Block>,
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
        Self {
            words: Words::new(Locale::Vi),
            superior: String::new(),
            issuer: String::new(),
            national_title: String::new(),
            motto: String::new(),
            number: String::new(),
            place_and_date: String::new(),
            kind: String::new(),
            title: String::new(),
            body: Vec::new(),
        }
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let text = |s: &str| s.to_string();
    let cell = |text: &str| PaperCell { text: text.into(), columns: 1, rows: 1 };
    let first = |label: &str, content: &str, channels: &str| {
        vec![cell(label), cell(content), PaperCell { rows: 2, ..cell(channels) }]
    };
    let group = |title: &str, rows: Vec<Vec<PaperCell>>| PaperGroup { title: title.into(), rows };
    let table = PaperTable {
        head: vec![["STT", "Nội dung", "Hình thức"].map(cell).to_vec()],
        groups: vec![
            group(
                "I. Đối với người trong cơ quan",
                vec![
                    first("1", "Giới thiệu quy trình mới.", "- Họp cơ quan.\n- Lớp tập huấn mỗi quý một lần."),
                    vec![cell("2"), cell("Hướng dẫn dùng hệ thống quản lý văn bản, kèm tình huống thường gặp.")],
                ],
            ),
            group(
                "II. Đối với doanh nghiệp",
                vec![
                    first("1", "Danh mục thủ tục và biểu mẫu.", "- Cổng thông tin điện tử."),
                    vec![cell("4"), cell("Lỗi thường gặp khi lập hồ sơ.")],
                ],
            ),
        ],
        width: 3,
    };
    let mut document = SignedDocument::new();
    document.superior = text("CƠ QUAN CẤP TRÊN");
    document.issuer = text("BAN QUẢN LÝ VÍ DỤ");
    document.national_title = text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    document.motto = text("Độc lập - Tự do - Hạnh phúc");
    document.number = text("Số: 00/KH-VD");
    document.place_and_date = text("Đồng Nai, ngày 02 tháng 01 năm 2026");
    document.kind = text("KẾ HOẠCH");
    document.title = text("Ví dụ về thông tin, tuyên truyền cải cách hành chính");
    let paragraph = |content: &str| Block::Paragraph(content.into());
    document.body = vec![
        paragraph("Đây là văn bản ví dụ, soạn riêng cho bộ mẫu giao diện."),
        Block::Heading(text("I. Mục đích")),
        paragraph("- Để mọi người hiểu và làm được."),
        paragraph("- Để cơ quan biết điều gì chưa rõ."),
        Block::Heading(text("II. Nội dung, hình thức")),
        Block::Table(table),
        Block::Heading(text("III. Tổ chức thực hiện")),
        paragraph("1. Văn phòng làm đầu mối."),
        paragraph("2. Các đơn vị phối hợp."),
        paragraph("4. Báo cáo hằng quý."),
        paragraph("3. Kinh phí theo dự toán."),
        paragraph("Số thứ tự giữ nguyên như bản ký."),
        paragraph("Trên đây là văn bản ví dụ."),
        Block::Foot(PaperFoot {
            recipients: vec![text("- Cơ quan cấp trên (b/c);"), text("- Các đơn vị;"), text("- Lưu: VT.")],
            capacity: vec![text("TRƯỞNG BAN")],
            signer: String::new(),
        }),
    ];
    vec![Sample::new("SignedDocument", "a plan", document)]
}
