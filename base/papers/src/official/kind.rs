//! The kinds of administrative papers (Decree 30/2020/NĐ-CP, Annex III), their names and abbreviations.

use std::fmt;
use std::str::FromStr;

/// A kind of administrative paper. `Display` writes its name, `FromStr` reads the code of [`Kind::code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are in the table below")]
pub enum Kind {
    Resolution,
    Decision,
    Directive,
    Statute,
    Regulation,
    Communique,
    Notice,
    Guidance,
    Programme,
    Plan,
    Option,
    Scheme,
    Project,
    Report,
    Minutes,
    Submission,
    Contract,
    Letter,
    Dispatch,
    Memorandum,
    Agreement,
    Authorisation,
    Invitation,
    Introduction,
    Leave,
    SendingSlip,
    TransferSlip,
    ReportSlip,
    OfficialNote,
}

/// Kind, code, name, abbreviation.
const TABLE: [(Kind, &str, &str, &str); 29] = [
    (Kind::Resolution, "nghi-quyet", "Nghị quyết", "NQ"),
    (Kind::Decision, "quyet-dinh", "Quyết định", "QĐ"),
    (Kind::Directive, "chi-thi", "Chỉ thị", "CT"),
    (Kind::Statute, "quy-che", "Quy chế", "QC"),
    (Kind::Regulation, "quy-dinh", "Quy định", "QyĐ"),
    (Kind::Communique, "thong-cao", "Thông cáo", "TC"),
    (Kind::Notice, "thong-bao", "Thông báo", "TB"),
    (Kind::Guidance, "huong-dan", "Hướng dẫn", "HD"),
    (Kind::Programme, "chuong-trinh", "Chương trình", "CTr"),
    (Kind::Plan, "ke-hoach", "Kế hoạch", "KH"),
    (Kind::Option, "phuong-an", "Phương án", "PA"),
    (Kind::Scheme, "de-an", "Đề án", "ĐA"),
    (Kind::Project, "du-an", "Dự án", "DA"),
    (Kind::Report, "bao-cao", "Báo cáo", "BC"),
    (Kind::Minutes, "bien-ban", "Biên bản", "BB"),
    (Kind::Submission, "to-trinh", "Tờ trình", "TTr"),
    (Kind::Contract, "hop-dong", "Hợp đồng", "HĐ"),
    (Kind::Letter, "cong-van", "Công văn", ""),
    (Kind::Dispatch, "cong-dien", "Công điện", "CĐ"),
    (Kind::Memorandum, "ban-ghi-nho", "Bản ghi nhớ", "BGN"),
    (Kind::Agreement, "ban-thoa-thuan", "Bản thỏa thuận", "BTT"),
    (Kind::Authorisation, "giay-uy-quyen", "Giấy ủy quyền", "GUQ"),
    (Kind::Invitation, "giay-moi", "Giấy mời", "GM"),
    (Kind::Introduction, "giay-gioi-thieu", "Giấy giới thiệu", "GGT"),
    (Kind::Leave, "giay-nghi-phep", "Giấy nghỉ phép", "GNP"),
    (Kind::SendingSlip, "phieu-gui", "Phiếu gửi", "PG"),
    (Kind::TransferSlip, "phieu-chuyen", "Phiếu chuyển", "PC"),
    (Kind::ReportSlip, "phieu-bao", "Phiếu báo", "PB"),
    (Kind::OfficialNote, "thu-cong", "Thư công", ""),
];

impl Kind {
    /// All kinds in the order of the decree.
    pub fn all() -> impl Iterator<Item = Kind> {
        TABLE.iter().map(|row| row.0)
    }

    /// The name without marks, for the command line: `ke-hoach`.
    pub fn code(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// `KH`, `QyĐ`; empty for letters and official notes, which have none.
    pub fn abbreviation(self) -> &'static str {
        TABLE[self as usize].3
    }

    /// Whether the name of the kind is left out of the paper and the abstract stands under the number instead.
    pub fn is_letter(self) -> bool {
        self == Kind::Letter
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(TABLE[*self as usize].2)
    }
}

/// The text is the code of no kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoKind;

impl fmt::Display for NoKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no kind of paper; the kinds are: ")?;
        let codes: Vec<&str> = Kind::all().map(Kind::code).collect();
        f.write_str(&codes.join(", "))
    }
}

impl std::error::Error for NoKind {}

impl FromStr for Kind {
    type Err = NoKind;

    fn from_str(code: &str) -> Result<Kind, NoKind> {
        Kind::all().find(|kind| kind.code() == code).ok_or(NoKind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_kinds() {
        assert_eq!(Kind::all().count(), 29);
        for (at, kind) in Kind::all().enumerate() {
            assert_eq!(kind as usize, at);
            assert_eq!(kind.code().parse(), Ok(kind));
            assert_eq!(viet::fold(&kind.to_string()).replace(' ', "-"), kind.code());
        }
        assert_eq!("x".parse::<Kind>(), Err(NoKind));
    }
}
