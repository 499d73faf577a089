//! Biên bản kiểm tra: the minutes of an inspection, to be signed by the unit on the left and by those who inspected on the
//! right.

use super::cited;
use crate::desk::common::paragraphs;
use crate::model::{Inspection, Plan};
use ::papers::content::{Block, Inline, List, Marks, Paragraph};
use ::papers::forms::Letterhead;
use ::papers::official::{Kind, Official, Signature};

/// The minutes of an inspection of a unit.
pub(crate) fn inspection(plan: &Plan, found: &Inspection, unit: &str, head: &Letterhead) -> Official {
    let mut paper = head.paper(Kind::Minutes, &format!("Kiểm tra việc thực hiện {}", cited(plan)));
    let body = &mut paper.body;
    body.push(line("Ngày kiểm tra", &viet::date::official(found.inspected_on)));
    body.push(line("Đơn vị được kiểm tra", unit));
    body.push(title("Thành phần"));
    let members = found.members.0.iter().map(|member| vec![Paragraph::plain(member.as_str())]).collect();
    body.push(Block::List(List { marks: Marks::Dashes, items: members }));
    body.push(title("Nội dung kiểm tra"));
    body.extend(paragraphs(&found.minutes).into_iter().map(Paragraph::plain));
    if !found.conclusions.trim().is_empty() {
        body.push(title("Kết luận"));
        body.extend(paragraphs(&found.conclusions).into_iter().map(Paragraph::plain));
    }
    body.push(Paragraph::plain("Biên bản đã được đọc lại cho những người có mặt nghe, thống nhất và ký tên."));
    let sign = |words: &str| Signature { authority: vec![words.to_owned()], name: String::new() };
    paper.secretary = Some(sign("ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA"));
    paper.signature = sign("ĐẠI DIỆN ĐOÀN KIỂM TRA");
    paper.recipients = vec![unit.to_owned()];
    paper
}

fn line(word: &str, text: &str) -> Block {
    let text =
        vec![Inline::bold(format!("{word}: ")), Inline::plain(format!("{}.", text.trim().trim_end_matches('.')))];
    Block::Paragraph(Paragraph { text, ..Paragraph::default() })
}

fn title(word: &str) -> Block {
    Block::Paragraph(Paragraph { text: vec![Inline::bold(format!("{word}:"))], ..Paragraph::default() })
}
