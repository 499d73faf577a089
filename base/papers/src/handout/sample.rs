//! Specimens of what is handed out, posted and shown. Nobody is named and nothing is claimed.

use super::{Booklet, Chapter, Poster, Sheet, Slide, Slides};
use crate::chart::{Chart, Group, StackedBars};
use crate::code::Code;
use crate::content::{Align, Block, Column, Heading, Inline, Level, List, Marks, Paragraph, Row, Table};
use jiff::civil::Date;

const ISSUER: &str = "Ban Quản lý các Khu công nghiệp";

/// A booklet of procedures with so many chapters, as of a day.
///
/// ```
/// let booklet = papers::handout::sample_booklet(12, jiff::civil::date(2026, 1, 5));
/// assert_eq!(booklet.chapters.len(), 12);
/// assert!(booklet.index().len() > 3);
/// ```
pub fn sample_booklet(chapters: usize, as_of: Date) -> Booklet {
    const SUBJECTS: [(&str, &str); 5] = [
        ("Điều chỉnh giấy chứng nhận đăng ký đầu tư", "đầu tư"),
        ("Đăng ký nội quy lao động của doanh nghiệp", "lao động"),
        ("Cấp giấy phép xây dựng công trình", "xây dựng"),
        ("Thẩm định báo cáo đánh giá tác động môi trường", "môi trường"),
        ("Cho thuê lại đất trong khu công nghiệp", "đất đai"),
    ];
    let chapter = |number: usize| {
        let (subject, term) = SUBJECTS[number % SUBJECTS.len()];
        Chapter {
            title: format!("{}. {subject}", number + 1),
            body: procedure(number),
            terms: vec![subject.into(), term.into()],
        }
    };
    let mut booklet =
        Booklet::new("Sổ tay thủ tục hành chính trong khu công nghiệp", (0..chapters).map(chapter).collect());
    booklet.subtitle = "Dành cho doanh nghiệp".into();
    booklet.issuer = ISSUER.into();
    booklet.as_of = as_of;
    booklet.contact = "Bộ phận Tiếp nhận và Trả kết quả".into();
    booklet.code = Some(Code::qr("https://example.gov.vn/thu-tuc", "Xem trên mạng"));
    booklet
}

fn procedure(number: usize) -> Vec<Block> {
    let papers =
        ["Văn bản đề nghị theo mẫu;", "Bản sao giấy chứng nhận đăng ký đầu tư;", "Báo cáo tình hình thực hiện dự án."];
    vec![
        heading("Hồ sơ gồm những gì?"),
        list(Marks::Numbers, papers),
        heading("Thời hạn và phí"),
        Block::Table(Table {
            title: None,
            columns: vec![column(2, Align::Left), column(1, Align::Centred), column(1, Align::Right)],
            header: vec![Row::plain(["Cách nộp", "Thời hạn", "Phí"])],
            rows: vec![
                Row::plain(["Trực tuyến", "07 ngày", "0 đ"]),
                Row::plain(["Trực tiếp hoặc bưu chính", "10 ngày", "0 đ"]),
            ],
        }),
        Block::Code(Code::qr(
            format!("https://example.gov.vn/thu-tuc/{}", number + 1),
            "Quét để xem và nộp hồ sơ trên mạng",
        )),
        Block::Code(Code::bars(format!("H19-260105-{:04}", number + 1), "Mã hồ sơ mẫu")),
    ]
}

/// The poster on feedback that has to be up at every counter, as of a day.
pub fn sample_poster(as_of: Date) -> Poster {
    let ways = [
        "Văn bản gửi trực tiếp hoặc qua bưu chính;",
        "Điện thoại theo số chuyên dùng;",
        "Phiếu lấy ý kiến;",
        "Trang thông tin điện tử.",
    ];
    Poster {
        issuer: ISSUER.into(),
        title: "Tiếp nhận phản ánh, kiến nghị về quy định hành chính".into(),
        body: vec![
            Paragraph::plain("Cá nhân, tổ chức phản ánh, kiến nghị bằng một trong các cách sau:"),
            list(Marks::Dashes, ways),
            Block::Paragraph(Paragraph {
                text: vec![Inline::bold("Không tiếp nhận "), Inline::plain("khiếu nại, tố cáo theo thủ tục này.")],
                align: Align::Left,
            }),
        ],
        code: Some(Code::qr("https://example.gov.vn/phan-anh", "Gửi phản ánh trên mạng")),
        foot: "Bộ phận Tiếp nhận và Trả kết quả".into(),
        as_of,
        sheet: Sheet::A4,
        landscape: false,
        crop_marks: false,
    }
}

/// Slides with points, a chart and a table, of a day.
pub fn sample_slides(on: Date) -> Slides {
    let group = |name: &str, values: &[u64]| Group { name: name.into(), values: values.to_vec() };
    let chart = StackedBars {
        title: "Kết quả theo đơn vị".into(),
        parts: ["Đúng hạn", "Trễ hạn", "Đang thực hiện"].map(str::to_owned).to_vec(),
        groups: vec![group("Văn phòng", &[12, 1, 4]), group("Phòng Quản lý doanh nghiệp", &[7, 0, 3])],
    };
    let slide = |title: &str, body| Slide { title: title.into(), body };
    let done =
        ["Đăng bài trên trang thông tin điện tử", "Niêm yết thủ tục tại Bộ phận Một cửa", "Đối thoại với doanh nghiệp"];
    Slides {
        title: "Sơ kết công tác thông tin, tuyên truyền cải cách hành chính".into(),
        subtitle: "Sáu tháng đầu năm".into(),
        issuer: ISSUER.into(),
        on,
        slides: vec![
            slide("Việc đã làm", vec![list(Marks::Dashes, done)]),
            slide("Kết quả theo đơn vị", vec![Block::Chart(Chart::Stacked(chart))]),
        ],
    }
}

fn heading(text: &str) -> Block {
    Block::Heading(Heading { level: Level::Item, label: String::new(), text: vec![Inline::plain(text)] })
}

fn list<const N: usize>(marks: Marks, items: [&str; N]) -> Block {
    Block::List(List { marks, items: items.map(|text| vec![Paragraph::plain(text)]).to_vec() })
}

fn column(share: u16, align: Align) -> Column {
    Column { share, align }
}
