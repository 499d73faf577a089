//! The words that citations are made of: abbreviations of kinds, names of kinds, beginnings and ends of issuers.
//! Kinds and abbreviations are those of Decree 30/2020/NĐ-CP, Annex III, and of long use.

use crate::scan::Cursor;

/// Abbreviations of kinds that stand at the start of a symbol.
const KINDS: &[&str] = &[
    "NQ", "QĐ", "CT", "QC", "QyĐ", "QĐi", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ",
    "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL", "NĐ", "TT", "TTLT", "TTLN",
    "PL", "L", "KL", "QL", "NQLT", "QCPH", "CTPH", "KHPH", "KHLT", "HDLN", "HDLT", "TBKL", "GP", "GCN", "GXN", "CTHĐ",
];

/// Letters of the Party are numbered in the Party's form, with this in the place of a kind.
const PARTY_LETTER: &str = "CV";

/// Issuers that only exist in the Party: the Central Committee, provincial, local and agency committees.
const PARTY_ISSUERS: &[&str] = &["TW", "TƯ", "TU", "ĐU", "HU"];

/// Issuers after which a kind can be told from them without a hyphen: `NĐCP`.
const PLAIN_ISSUERS: &[&str] = &["CP", "TTg", "UBND", "HĐND", "TW", "TU"];

/// Kinds that are normative even without a year in the number, as before 1997 and by slips since.
const ALWAYS_NORMATIVE: &[&str] = &["NĐ", "TTLT", "TTLN"];

/// Names of kinds as they stand before a number, in small letters. A name that ends in another one comes before it.
pub(super) const KIND_NAMES: &[&str] = &[
    "nghị quyết liên tịch",
    "thông tư liên tịch",
    "thông tư liên bộ",
    "văn bản hợp nhất",
    "chương trình hành động",
    "chương trình phối hợp",
    "kế hoạch phối hợp",
    "quy chế phối hợp",
    "thông báo kết luận",
    "công văn",
    "công điện",
    "công hàm",
    "nghị định",
    "nghị quyết",
    "quyết định",
    "chỉ thị",
    "thông tư",
    "kế hoạch",
    "văn bản",
    "thông báo",
    "kết luận",
    "quy định",
    "quy chế",
    "hướng dẫn",
    "chương trình",
    "đề án",
    "dự án",
    "phương án",
    "báo cáo",
    "tờ trình",
    "biên bản",
    "hợp đồng",
    "thông cáo",
    "thông tri",
    "giấy mời",
    "giấy phép",
    "bộ luật",
    "luật",
    "pháp lệnh",
    "sắc lệnh",
    "lệnh",
    "hiến pháp",
];

/// What is numbered like a document but is a blank form.
pub(super) const FORMS: &[&str] = &["mẫu", "biểu", "biểu mẫu", "phụ lục", "mẫu biểu"];

/// Bodies that people write in small letters; any other issuer starts with a capital.
pub(super) const SMALL_BODIES: &[&str] =
    &["chính phủ", "thủ tướng", "quốc hội", "bộ chính trị", "trung ương", "tỉnh ủy", "bộ"];

/// Words in small letters that no name of a body or a law goes on with.
const AFTER_BODY: &[&str] = &[
    "về", "ngày", "trong", "tại", "để", "cho", "theo", "được", "là", "năm", "đã", "thì", "có", "do", "đến", "từ",
    "với", "như", "của", "gồm", "này", "trên", "nêu", "nhằm", "khi", "mà", "phải", "đang", "sẽ", "kèm", "bằng", "hoặc",
    "cùng", "qua", "trước", "sau", "v",
];

/// The same, where the first word alone could be part of a name: `thực` of `An toàn thực phẩm`, `ban` of `Ban Chấp hành`.
const AFTER_BODY_PAIRS: &[&str] = &[
    "ban hành",
    "công bố",
    "thành lập",
    "đính chính",
    "quyết định",
    "quy định",
    "một số",
    "hỗ trợ",
    "tăng cường",
    "đẩy mạnh",
    "nâng cao",
    "yêu cầu",
    "tổ chức thực",
    "thực hiện",
    "triển khai",
    "hướng dẫn",
    "phê duyệt",
    "phê chuẩn",
    "sửa đổi",
    "bổ sung",
    "thay thế",
    "bãi bỏ",
    "hủy bỏ",
    "giai đoạn",
    "tiếp tục",
    "đối với",
    "giao nhiệm",
    "chấp thuận",
    "điều chỉnh",
    "hợp nhất",
    "kết luận",
    "thông báo",
    "thông qua",
    "ký ngày",
    "ký ban",
];

/// Names of bodies that go on with what is otherwise a kind of document.
pub(super) const KINDS_IN_BODIES: &[&str] = &["kế hoạch và", "luật gia", "luật sư"];

/// The second halves of names of ministries and departments, after `và`, a comma or a dash.
pub(super) const SECOND_HALVES: &[&str] = &[
    "phát triển",
    "đào tạo",
    "truyền thông",
    "môi trường",
    "xã hội",
    "du lịch",
    "công nghệ",
    "đầu tư",
    "thể thao",
    "thương binh",
    "nhi đồng",
    "gia đình",
    "truyền hình",
    "chủ nhiệm",
];

/// What names of laws go on with after a comma or `và`.
pub(super) const IN_TITLES: &[&str] = &[
    "công chức",
    "khen thưởng",
    "tôn giáo",
    "tố cáo",
    "chống",
    "chăm sóc",
    "giáo dục",
    "vệ sinh",
    "sử dụng",
    "nhập cảnh",
    "xuất cảnh",
    "quá cảnh",
    "cư trú",
    "lệ phí",
    "gia đình",
    "công nghệ",
    "công cụ",
    "vật liệu",
    "an toàn",
    "cứu nạn",
    "cứu hộ",
];

/// Whether a sentence goes on with the word here, rather than the name of a body or a law.
pub(super) fn ends_name(cursor: Cursor<'_>) -> bool {
    let is = |word: &&str| Cursor { ..cursor }.word(word);
    let mut number = cursor;
    let numbered = number.word("số") && number.blanks() > 0 && number.peek().is_some_and(|c| c.is_ascii_digit());
    numbered || AFTER_BODY.iter().any(is) || AFTER_BODY_PAIRS.iter().any(is)
}

pub(super) fn is_kind(segment: &str) -> bool {
    KINDS.contains(&segment)
}

pub(super) fn is_party_kind(segment: &str) -> bool {
    is_kind(segment) || segment == PARTY_LETTER
}

pub(super) fn is_party_issuer(segment: &str) -> bool {
    PARTY_ISSUERS.contains(&segment)
}

pub(super) fn is_always_normative(segment: &str) -> bool {
    ALWAYS_NORMATIVE.contains(&segment)
}

/// Whether the segment is the National Assembly or its Standing Committee with the number of its term: `QH14`.
pub(super) fn is_national_assembly(segment: &str) -> bool {
    let term = segment.strip_prefix("UBTVQH").or_else(|| segment.strip_prefix("QH"));
    term.is_some_and(|term| (1..=2).contains(&term.len()) && term.bytes().all(|b| b.is_ascii_digit()))
}

/// Kind and issuer, if the segment is the two run together.
pub(super) fn part(segment: &str) -> Option<(&str, &str)> {
    PLAIN_ISSUERS.iter().find_map(|issuer| {
        let kind = segment.strip_suffix(issuer).filter(|kind| is_kind(kind) && kind.chars().count() > 1)?;
        Some((kind, *issuer))
    })
}
