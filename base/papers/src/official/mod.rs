//! An official paper: the parts that the decree on form wants, as typed data. How it looks is for the ways out to draw, by
//! its [`Profile`]; what it says is here.
//!
//! Papers are prepared here and signed and numbered elsewhere: a number is only there once a clerk has given it.

mod kind;
mod marks;
mod profile;

use crate::content::{Block, Inline};
use jiff::civil::Date;

pub use kind::{Kind, NoKind};
pub use marks::{Circulation, CopyForm, CopyNote, Marks, Secrecy, Urgency};
pub use profile::{PageNumber, Profile, Rules, size};

/// An official paper. Parts that it does not have are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// The rules of form.
    pub profile: Profile,
    /// What kind of paper it is.
    pub kind: Kind,
    /// What it is called where the decree has no name for it: `Phiếu nhắc việc`.
    pub called: Option<String>,
    /// The body above the one that issues it, as it is called on the day: `UBND TỈNH ĐỒNG NAI`.
    pub superior: String,
    /// The body that issues it, as it is called in a sentence: `Ban Quản lý các Khu công nghiệp`. The head has it in capitals.
    pub issuer: String,
    /// The number that the clerk has given, without the symbol: `06`.
    pub number: Option<String>,
    /// The symbol after the slash: `KH-KCNĐN`.
    pub symbol: String,
    /// Where it is issued: `Đồng Nai`.
    pub place: String,
    /// When, or the year alone while there is no day yet.
    pub issued: Issued,
    /// Its abstract (trích yếu), without `V/v` for a letter.
    pub subject: String,
    /// Who decides, in capitals below the title, for decisions and their like: `TRƯỞNG BAN QUẢN LÝ …`.
    pub by: String,
    /// To whom it is addressed (`Kính gửi`), for letters, submissions and reports.
    pub addressees: Vec<String>,
    /// Its legal bases (`Căn cứ …`), without the marks at their ends.
    pub bases: Vec<String>,
    /// What it says.
    pub body: Vec<Block>,
    /// Who signs.
    pub signature: Signature,
    /// Who signs on the left, for minutes; then the recipients stand below both.
    pub secretary: Option<Signature>,
    /// Who gets it, without dashes and marks; the archive is apart.
    pub recipients: Vec<String>,
    /// What is kept and where, after `Lưu:`: `VT, CCHC`.
    pub archive: String,
    /// Marks of urgency, secrecy and circulation.
    pub marks: Marks,
    /// What a copy says of itself; none for the paper itself.
    pub copy: Option<CopyNote>,
    /// The drafter's initials and the number of copies: `PL.(30)`.
    pub drafter: String,
    /// Address, telephone and the like, for the foot of the first page.
    pub contact: String,
    /// What is attached, each with page numbers of its own.
    pub annexes: Vec<Annex>,
    /// Whether it is a copy of what was signed: then text and recipients stand as they are, marks and dashes included, and
    /// nothing is added to them.
    pub as_signed: bool,
}

/// The day of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Issued {
    /// The day is known.
    On(Date),
    /// The clerk will write day and month.
    InYear(i16),
}

/// Who signs and by what right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// The lines in capitals: `KT. TRƯỞNG BAN` and below it `PHÓ TRƯỞNG BAN`.
    pub authority: Vec<String>,
    /// The name; empty leaves the space.
    pub name: String,
}

/// What is attached to a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// Its title.
    pub title: String,
    /// What it says.
    pub body: Vec<Block>,
    /// Whether its pages lie across, for tables that are too wide to stand.
    pub landscape: bool,
}

/// The name of the country, as every paper is headed.
pub const COUNTRY: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// The motto below it.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

impl Official {
    /// `Số: 06/KH-KCNĐN`; a number below 10 gets a nought, and room is left for one that is not there yet.
    ///
    /// ```
    /// use papers::official::{Kind, Official};
    /// let mut paper = Official::new(Kind::Plan, jiff::civil::date(2026, 1, 5));
    /// paper.symbol = "KH-KCNĐN".into();
    /// assert_eq!(paper.number_line(), "Số:        /KH-KCNĐN");
    /// paper.number = Some("6".into());
    /// assert_eq!(paper.number_line(), "Số: 06/KH-KCNĐN");
    /// ```
    pub fn number_line(&self) -> String {
        let number = match self.number.as_deref() {
            Some(number) if number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()) => format!("0{number}"),
            Some(number) => number.to_owned(),
            None => " ".repeat(7),
        };
        format!("Số: {number}/{}", self.symbol)
    }

    /// `Đồng Nai, ngày 21 tháng 01 năm 2020`.
    pub fn place_line(&self) -> String {
        let date = match self.issued {
            Issued::On(day) => viet::date::official(day),
            Issued::InYear(year) => format!("ngày       tháng       năm {year}"),
        };
        format!("{}, {date}", self.place)
    }

    /// The legal bases with the marks of the profile at their ends.
    pub fn base_lines(&self) -> Vec<String> {
        let last = self.bases.len().saturating_sub(1);
        let mark = |at| if at == last { self.profile.rules().last_base_mark } else { ';' };
        self.bases.iter().enumerate().map(|(at, base)| format!("{}{}", trimmed(base), mark(at))).collect()
    }

    /// The lines under `Nơi nhận:`, each with its dash and mark, the archive last.
    ///
    /// ```
    /// use papers::official::{Kind, Official};
    /// let mut paper = Official::new(Kind::Plan, jiff::civil::date(2020, 1, 21));
    /// paper.recipients = vec!["UBND tỉnh (b/c);".into(), "Sở Nội vụ".into()];
    /// paper.archive = "VT, CCHC".into();
    /// assert_eq!(paper.recipient_lines(), ["- UBND tỉnh (b/c);", "- Sở Nội vụ;", "- Lưu: VT, CCHC."]);
    /// ```
    pub fn recipient_lines(&self) -> Vec<String> {
        if self.as_signed {
            return self.recipients.clone();
        }
        let all = self.recipients.iter().map(|line| format!("- {};", trimmed(line)));
        let archive = (!self.archive.is_empty()).then(|| format!("- Lưu: {}.", trimmed(&self.archive)));
        all.chain(archive).collect()
    }

    /// The addressees: one goes on the line of `Kính gửi:`, several have lines of their own.
    pub fn addressee_lines(&self) -> Vec<String> {
        match self.addressees.as_slice() {
            [] => Vec::new(),
            [one] => vec![format!("Kính gửi: {}", trimmed(one))],
            several => {
                let last = several.len() - 1;
                let line =
                    |(at, one): (usize, &String)| format!("- {}{}", trimmed(one), if at == last { '.' } else { ';' });
                std::iter::once("Kính gửi:".to_owned()).chain(several.iter().enumerate().map(line)).collect()
            }
        }
    }

    /// The body with `./.` after its last sentence, which every paper ends with.
    pub fn closed_body(&self) -> Vec<Block> {
        let mut body = self.body.clone();
        if self.as_signed {
            return body;
        }
        if let Some(Block::Paragraph(last)) = body.last_mut() {
            close(&mut last.text);
        } else if !body.is_empty() {
            // After a table or a list the mark stands alone.
            body.push(Block::Paragraph(crate::content::Paragraph {
                text: vec![Inline::plain("./.")],
                ..Default::default()
            }));
        }
        body
    }

    /// The title of the paper for its file: `Kế hoạch Thông tin, tuyên truyền …`.
    pub fn title(&self) -> String {
        let subject = self.subject.trim();
        if subject.is_empty() { self.name() } else { format!("{} {subject}", self.name()) }
    }

    /// What it is called: the name of its kind, or its own.
    pub fn name(&self) -> String {
        self.called.clone().unwrap_or_else(|| self.kind.to_string())
    }

    /// The heading of an annex, by its place: with one there is no number, with several they are Roman.
    pub fn annex_label(&self, place: usize) -> String {
        if self.annexes.len() < 2 {
            return "Phụ lục".to_owned();
        }
        format!("Phụ lục {}", viet::label::to_roman(u32::try_from(place + 1).unwrap_or(u32::MAX)))
    }

    /// Whose annex it is, for the line below the heading of each: `(Kèm theo Kế hoạch số 06/KH-KCNĐN ngày 21 tháng 01 năm 2020
    /// của Ban Quản lý …)`.
    pub fn annex_of(&self) -> String {
        let number = self.number_line();
        let number = number.trim_start_matches("Số: ");
        let date = self.place_line();
        let date = date.split_once(", ").map_or("", |(_, date)| date);
        format!("(Kèm theo {} số {number} {date} của {})", self.name(), self.issuer)
    }

    /// An empty paper of a kind, issued on a day and in the form of that day.
    pub fn new(kind: Kind, issued: Date) -> Official {
        Official {
            profile: Profile::on(issued),
            kind,
            called: None,
            superior: String::new(),
            issuer: String::new(),
            number: None,
            symbol: String::new(),
            place: String::new(),
            issued: Issued::On(issued),
            subject: String::new(),
            by: String::new(),
            addressees: Vec::new(),
            bases: Vec::new(),
            body: Vec::new(),
            signature: Signature::default(),
            secretary: None,
            recipients: Vec::new(),
            archive: String::new(),
            marks: Marks::default(),
            copy: None,
            drafter: String::new(),
            contact: String::new(),
            annexes: Vec::new(),
            as_signed: false,
        }
    }
}

/// Without the marks and blanks at its end, which the form adds.
fn trimmed(line: &str) -> &str {
    line.trim().trim_end_matches([';', '.', ',', ' '])
}

/// `./.` in place of the last full stop.
fn close(line: &mut Vec<Inline>) {
    if let Some(Inline::Text { text, .. }) = line.iter_mut().rev().find(|part| matches!(part, Inline::Text { .. })) {
        let kept = text.trim_end().trim_end_matches("./.").trim_end_matches('.').len();
        text.truncate(kept);
        text.push_str("./.");
    } else {
        line.push(Inline::plain("./."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Paragraph;
    use jiff::civil::date;

    #[test]
    fn lines_of_the_two_profiles() {
        let mut paper = Official::new(Kind::Decision, date(2020, 1, 21));
        paper.place = "Đồng Nai".into();
        paper.bases = vec!["Căn cứ Luật A;".into(), "Căn cứ Luật B.".into()];
        assert_eq!(paper.place_line(), "Đồng Nai, ngày 21 tháng 01 năm 2020");
        assert_eq!(paper.base_lines(), ["Căn cứ Luật A;", "Căn cứ Luật B,"]);
        paper.profile = Profile::Nd30_2020;
        assert_eq!(paper.base_lines(), ["Căn cứ Luật A;", "Căn cứ Luật B."]);
        paper.issued = Issued::InYear(2026);
        assert!(paper.place_line().ends_with("năm 2026"));
    }

    #[test]
    fn addressees() {
        let mut paper = Official::new(Kind::Letter, date(2026, 1, 5));
        assert_eq!(paper.addressee_lines(), [""; 0]);
        paper.addressees = vec!["UBND thành phố.".into()];
        assert_eq!(paper.addressee_lines(), ["Kính gửi: UBND thành phố"]);
        paper.addressees.push("Sở Nội vụ".into());
        assert_eq!(paper.addressee_lines(), ["Kính gửi:", "- UBND thành phố;", "- Sở Nội vụ."]);
    }

    #[test]
    fn the_mark_at_the_end() {
        let mut paper = Official::new(Kind::Notice, date(2026, 1, 5));
        assert_eq!(paper.closed_body(), []);
        for text in ["Đề nghị các đơn vị thực hiện.", "Đề nghị các đơn vị thực hiện", "Đề nghị các đơn vị thực hiện./."]
        {
            paper.body = vec![Paragraph::plain(text)];
            assert_eq!(paper.closed_body(), [Paragraph::plain("Đề nghị các đơn vị thực hiện./.")]);
        }
        paper.body = vec![Block::PageBreak];
        assert_eq!(paper.closed_body().last(), Some(&Paragraph::plain("./.")));
    }

    #[test]
    fn annexes() {
        let mut paper = Official::new(Kind::Plan, date(2026, 1, 5));
        let annex = Annex { title: "Biểu".into(), body: Vec::new(), landscape: false };
        paper.annexes = vec![annex.clone()];
        assert_eq!(paper.annex_label(0), "Phụ lục");
        paper.annexes.push(annex);
        assert_eq!([paper.annex_label(0), paper.annex_label(1)], ["Phụ lục I", "Phụ lục II"]);
    }
}
