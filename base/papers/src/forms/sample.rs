//! The forms filled in, as specimens. Nobody is named and nothing is claimed.

use super::{
    Article, Decision, Invitation, Letter, Letterhead, Minutes, Notice, Person, Plan, PlanTask, Reception, Reminded,
    Reminder, Report, Section, SlipKind, Submission, Transfer,
};
use crate::chart::{Chart, Group, StackedBars};
use crate::content::{Block, Paragraph};
use crate::official::{Issued, Kind, Official, Signature};
use jiff::civil::{Date, date};

const OFFICE: &str = "Văn phòng";
const SUBJECT: &str = "thông tin, tuyên truyền cải cách hành chính năm 2026";

/// The head of a paper of the board of the industrial zones, issued on a day.
pub fn letterhead(issued: Date) -> Letterhead {
    Letterhead {
        superior: if is_city(issued) { "UBND THÀNH PHỐ ĐỒNG NAI" } else { "UBND TỈNH ĐỒNG NAI" }.into(),
        issuer: "Ban Quản lý các Khu công nghiệp".into(),
        short: "KCNĐN".into(),
        drafting: "VP".into(),
        place: "Đồng Nai".into(),
        issued: Issued::On(issued),
        number: None,
        signature: Signature {
            authority: vec!["KT. TRƯỞNG BAN".into(), "PHÓ TRƯỞNG BAN".into()],
            name: "Họ và tên".into(),
        },
        recipients: vec!["Lãnh đạo Ban".into(), "Các phòng, đơn vị thuộc Ban".into()],
        archive: "VT, VP".into(),
        contact: "Địa chỉ, điện thoại, thư điện tử của cơ quan".into(),
    }
}

/// The province became a city on 30 April 2026.
fn is_city(on: Date) -> bool {
    on >= date(2026, 4, 30)
}

/// The body above in a sentence, as it is called on a day.
pub(super) fn province(on: Date) -> &'static str {
    if is_city(on) { "Ủy ban nhân dân thành phố Đồng Nai" } else { "Ủy ban nhân dân tỉnh Đồng Nai" }
}

/// The specimen of a kind that has a form; none for the others.
///
/// ```
/// use jiff::civil::date;
/// use papers::forms::of_kind;
/// use papers::official::Kind;
/// assert!(of_kind(Kind::Minutes, date(2026, 1, 5)).is_some_and(|paper| paper.secretary.is_some()));
/// assert!(of_kind(Kind::Contract, date(2026, 1, 5)).is_none());
/// ```
pub fn of_kind(kind: Kind, issued: Date) -> Option<Official> {
    let head = &letterhead(issued);
    Some(match kind {
        Kind::Plan => plan().official(head),
        Kind::Report => report(issued).official(head),
        Kind::Letter => letter().official(head),
        Kind::Submission => submission().official(head),
        Kind::Invitation => invitation(issued).official(head),
        Kind::Minutes => minutes(issued).official(head),
        Kind::Notice => notice().official(head),
        Kind::Decision => decision().official(head),
        Kind::TransferSlip => slip(SlipKind::Transfer, issued),
        _ => return None,
    })
}

/// The specimen of a slip.
pub fn slip(kind: SlipKind, issued: Date) -> Official {
    let head = &letterhead(issued);
    let later = |days: i32| issued.checked_add(jiff::Span::new().days(days)).unwrap_or(issued);
    match kind {
        SlipKind::Reminder => {
            let late = |content: &str, result: &str, late| Reminded {
                content: content.into(),
                lead: "Phòng Quản lý doanh nghiệp".into(),
                due: issued,
                result: result.into(),
                late: Some(late),
            };
            Reminder {
                to: "Phòng Quản lý doanh nghiệp".into(),
                plan: format!("Kế hoạch {SUBJECT}"),
                as_of: issued,
                tasks: vec![
                    late("Đối thoại giữa Lãnh đạo Ban và doanh nghiệp", "0/1 cuộc", 5),
                    late("Bài viết về kết quả thực hiện dịch vụ công trực tuyến", "1/2 bài", 12),
                ],
                answer_by: later(7),
                answer_to: OFFICE.into(),
            }
            .official(head)
        }
        SlipKind::Reception => Reception {
            code: "PAKN-2026-0001".into(),
            address: "https://example.gov.vn/phan-anh/PAKN-2026-0001".into(),
            received: issued.at(8, 30, 0, 0),
            from: "Họ và tên hoặc tên tổ chức".into(),
            contact: "Số điện thoại, thư điện tử".into(),
            about: "Thành phần hồ sơ của thủ tục điều chỉnh giấy chứng nhận đăng ký đầu tư".into(),
            papers: vec!["01 bản sao thông báo bổ sung hồ sơ".into()],
            answer_by: Some(later(20)),
        }
        .official(head),
        SlipKind::Transfer => Transfer {
            to: "Sở Nội vụ".into(),
            papers: vec!["Đơn phản ánh, kiến nghị của doanh nghiệp".into(), "Tài liệu kèm theo (03 trang)".into()],
            reason: "Nội dung không thuộc thẩm quyền giải quyết của Ban Quản lý".into(),
            answer_by: Some(later(15)),
        }
        .official(head),
    }
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

fn says(text: &str) -> Vec<Block> {
    vec![Paragraph::plain(text)]
}

fn plan() -> Plan {
    let task = |content: &str, channel: &str, lead: &str, due: &str| PlanTask {
        content: content.into(),
        channel: channel.into(),
        lead: lead.into(),
        due: due.into(),
    };
    Plan {
        subject: viet::case::capitalised(SUBJECT),
        bases: texts([
            "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa \
             liên thông trong giải quyết thủ tục hành chính",
            "Theo đề nghị của Chánh Văn phòng",
        ]),
        purposes: texts([
            "Nâng cao nhận thức, trách nhiệm của cán bộ, công chức, viên chức trong thực hiện cải cách hành chính",
            "Giúp doanh nghiệp, người dân biết và sử dụng các thủ tục, dịch vụ công thuận lợi",
        ]),
        requirements: texts([
            "Nội dung chính xác, kịp thời, dễ hiểu; hình thức phù hợp với từng đối tượng",
            "Phân công rõ đơn vị chủ trì, thời hạn và kết quả của từng nội dung",
        ]),
        tasks: vec![
            (
                "Đối với cán bộ, công chức, viên chức".into(),
                vec![
                    task(
                        "Phổ biến nghị quyết, chương trình, kế hoạch cải cách hành chính",
                        "Họp cơ quan, trang thông tin nội bộ",
                        OFFICE,
                        "Quý I",
                    ),
                    task("Tập huấn kỹ năng giải quyết thủ tục trực tuyến", "Lớp tập huấn", OFFICE, "Tháng 6"),
                ],
            ),
            (
                "Đối với doanh nghiệp, người dân".into(),
                vec![
                    task(
                        "Công khai, hướng dẫn thủ tục hành chính",
                        "Niêm yết, sổ tay, trang thông tin điện tử",
                        "Bộ phận Một cửa",
                        "Thường xuyên",
                    ),
                    task("Đối thoại với doanh nghiệp", "Hội nghị", "Phòng Quản lý doanh nghiệp", "6 tháng/lần"),
                ],
            ),
        ],
        budget: "Từ nguồn kinh phí hoạt động thường xuyên được giao năm 2026.".into(),
        organisation: vec![
            Section::new(OFFICE, says("Chủ trì, theo dõi, đôn đốc và tổng hợp báo cáo kết quả thực hiện.")),
            Section::new(
                "Các phòng, đơn vị thuộc Ban",
                says("Thực hiện nhiệm vụ được giao, báo cáo kết quả về Văn phòng trước ngày 15 tháng cuối quý."),
            ),
        ],
    }
}

fn report(issued: Date) -> Report {
    let part = |title: &str, text: &str| Section::new(title, says(text));
    Report {
        subject: "Kết quả thông tin, tuyên truyền cải cách hành chính sáu tháng đầu năm 2026".into(),
        to: texts([province(issued), "Sở Nội vụ"]),
        opening: format!("Thực hiện Kế hoạch {SUBJECT}, Ban Quản lý các Khu công nghiệp báo cáo kết quả như sau:"),
        sections: vec![
            Section {
                parts: vec![
                    part("Công tác chỉ đạo", "Đã ban hành kế hoạch, phân công đơn vị chủ trì từng nội dung."),
                    Section::new(
                        "Kết quả theo đơn vị",
                        vec![
                            Paragraph::plain(
                                "Các nội dung trong kỳ có tài liệu kiểm chứng kèm theo; số liệu theo đơn vị như sau:",
                            ),
                            Block::Chart(Chart::Stacked(by_unit())),
                        ],
                    ),
                ],
                ..Section::new("Kết quả thực hiện", Vec::new())
            },
            part("Khó khăn, vướng mắc", "Một số nội dung chậm do chờ văn bản hướng dẫn mới."),
            part("Nhiệm vụ sáu tháng cuối năm", "Tiếp tục thực hiện các nội dung còn lại theo kế hoạch."),
        ],
    }
}

fn by_unit() -> StackedBars {
    let group = |name: &str, values: &[u64]| Group { name: name.into(), values: values.to_vec() };
    StackedBars {
        title: "Kết quả thực hiện theo đơn vị".into(),
        parts: texts(["Đúng hạn", "Trễ hạn", "Đang thực hiện"]),
        groups: vec![
            group(OFFICE, &[12, 1, 4]),
            group("Phòng Quản lý doanh nghiệp", &[7, 0, 3]),
            group("Bộ phận Một cửa", &[9, 2, 0]),
        ],
    }
}

fn letter() -> Letter {
    Letter {
        subject: "phối hợp thông tin, tuyên truyền cải cách hành chính".into(),
        to: texts(["Công ty phát triển hạ tầng các khu công nghiệp", "Các doanh nghiệp trong khu công nghiệp"]),
        body: vec![
            Paragraph::plain(format!(
                "Thực hiện Kế hoạch {SUBJECT}, Ban Quản lý các Khu công nghiệp đề nghị quý cơ quan, doanh nghiệp phối hợp thực hiện các nội dung sau:"
            )),
            super::dashed(&texts([
                "Niêm yết danh mục thủ tục hành chính tại nơi làm việc",
                "Thông báo đến người lao động địa chỉ tiếp nhận phản ánh, kiến nghị",
            ])),
            Paragraph::plain("Rất mong nhận được sự phối hợp của quý cơ quan, doanh nghiệp."),
        ],
    }
}

fn submission() -> Submission {
    Submission {
        subject: format!("Về việc ban hành Kế hoạch {SUBJECT}"),
        to: texts(["Trưởng Ban Quản lý các Khu công nghiệp"]),
        bases: texts(["Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ"]),
        opening: "Văn phòng kính trình Trưởng Ban xem xét, ban hành Kế hoạch với các nội dung chính như sau:".into(),
        sections: vec![
            Section::new(
                "Sự cần thiết",
                says("Kế hoạch năm trước đã kết thúc; nhiều thủ tục được sửa đổi cần được phổ biến."),
            ),
            Section::new(
                "Nội dung chính",
                says("Kế hoạch gồm các nội dung dành cho cán bộ, công chức và cho doanh nghiệp, người dân."),
            ),
        ],
        request: "Văn phòng kính trình Trưởng Ban xem xét, quyết định.".into(),
    }
}

fn invitation(issued: Date) -> Invitation {
    Invitation {
        subject: "Dự hội nghị đối thoại với doanh nghiệp".into(),
        guests: texts(["Đại diện lãnh đạo các sở, ngành liên quan", "Đại diện các doanh nghiệp trong khu công nghiệp"]),
        to: "hội nghị đối thoại với doanh nghiệp về thủ tục hành chính".into(),
        chair: "Lãnh đạo Ban Quản lý các Khu công nghiệp".into(),
        begins: issued.at(8, 30, 0, 0),
        place: "Hội trường Ban Quản lý các Khu công nghiệp".into(),
        agenda: texts(["Thông tin về các thủ tục mới, thủ tục sửa đổi", "Trả lời kiến nghị của doanh nghiệp"]),
        request: "Đề nghị doanh nghiệp gửi trước câu hỏi về Văn phòng để chuẩn bị nội dung trả lời".into(),
    }
}

fn minutes(issued: Date) -> Minutes {
    Minutes {
        subject: "Hội nghị đối thoại với doanh nghiệp".into(),
        begins: issued.at(8, 30, 0, 0),
        ends: issued.at(11, 0, 0, 0),
        place: "Hội trường Ban Quản lý các Khu công nghiệp".into(),
        present: texts(["Đại diện lãnh đạo Ban và các phòng, đơn vị", "Đại diện doanh nghiệp"]),
        absent: Vec::new(),
        chair: Person { name: "Họ và tên".into(), position: "chức vụ".into() },
        secretary: Person { name: "Họ và tên".into(), position: "chức vụ".into() },
        body: says("Hội nghị nghe giới thiệu các thủ tục mới; doanh nghiệp nêu kiến nghị và được trả lời tại chỗ."),
        conclusions: texts(["Văn phòng tổng hợp kiến nghị, đăng trả lời trên trang thông tin điện tử"]),
    }
}

fn notice() -> Notice {
    Notice {
        subject: "Địa chỉ tiếp nhận phản ánh, kiến nghị về quy định hành chính".into(),
        opening: "Ban Quản lý các Khu công nghiệp thông báo địa chỉ tiếp nhận phản ánh, kiến nghị của cá nhân, tổ chức như sau:".into(),
        sections: vec![
            Section::new("Nơi tiếp nhận", says("Bộ phận Tiếp nhận và Trả kết quả, trong giờ làm việc các ngày làm việc.")),
            Section::new("Cách gửi", says("Bằng văn bản, điện thoại, phiếu lấy ý kiến hoặc trên trang thông tin điện tử.")),
        ],
        closing: "Ban Quản lý các Khu công nghiệp thông báo để cá nhân, tổ chức biết, thực hiện.".into(),
    }
}

fn decision() -> Decision {
    Decision {
        subject: format!("Về việc ban hành Kế hoạch {SUBJECT}"),
        by: "TRƯỞNG BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP".into(),
        bases: texts([
            "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa \
             liên thông trong giải quyết thủ tục hành chính",
            "Theo đề nghị của Chánh Văn phòng",
        ]),
        articles: vec![
            Article::plain(format!("Ban hành kèm theo Quyết định này Kế hoạch {SUBJECT}.")),
            Article::plain("Quyết định này có hiệu lực kể từ ngày ký."),
            Article::plain(
                "Chánh Văn phòng, Trưởng các phòng, đơn vị thuộc Ban chịu trách nhiệm thi hành Quyết định này.",
            ),
        ],
    }
}
