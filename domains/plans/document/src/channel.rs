//! The kinds of channel that a plan can name, and the words they go by. A line of a plan often names several.
//!
//! The words are data, folded (no case, no marks, no punctuation): a longer phrase wins over a shorter one that starts
//! at the same word, and its words are used up, so that "họp giao ban doanh nghiệp" is the briefing and no meeting of
//! the agency besides.

use crate::import::words::Words;
use serde::{Deserialize, Serialize};

/// What carries information to an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// The agency's own website.
    Portal,
    /// The portal of the province or city.
    ProvincePortal,
    /// A meeting of the agency.
    AgencyMeeting,
    /// A meeting of the Party cell.
    PartyMeeting,
    /// Activities of the trade union or the youth union.
    UnionYouth,
    /// A class.
    Training,
    /// A visit to learn from another place.
    StudyVisit,
    /// An article in a newspaper, or one that the agency writes.
    PressArticle,
    /// Radio and television.
    RadioTv,
    /// A contest for initiatives.
    InitiativeContest,
    /// Directive documents of the leadership.
    DirectiveDocument,
    /// The document-management system.
    Dms,
    /// Posting on the wall or stand of the one-stop desk.
    PublicPosting,
    /// A printed guide, leaflet or poster.
    Booklet,
    /// A dialogue with enterprises or citizens.
    Dialogue,
    /// The briefing of enterprises every six months.
    BiannualBriefing,
    /// The meeting with enterprises that have just begun to operate.
    OnboardingMeeting,
    /// Zalo, Facebook and the like.
    SocialNetwork,
    /// Text messages.
    Sms,
    /// Letters by e-mail.
    EmailNewsletter,
    /// Screens, banners and panels.
    LedScreen,
    /// Any other contest.
    Contest,
    /// Something else, or "other suitable forms".
    Other,
}

use ChannelKind as K;

/// Folded phrases and what they mean, sorted by nothing: the longest match wins.
const PHRASES: &[(&str, &[K])] = &[
    ("cong thong tin dien tu cua tinh cua", &[K::ProvincePortal, K::Portal]),
    ("cong thong tin dien tu cua tinh va cua", &[K::ProvincePortal, K::Portal]),
    ("cong thong tin dien tu cua tinh va", &[K::ProvincePortal, K::Portal]),
    ("cong thong tin dien tu tinh va", &[K::ProvincePortal, K::Portal]),
    ("cong thong tin dien tu cua tinh", &[K::ProvincePortal]),
    ("cong thong tin dien tu tinh", &[K::ProvincePortal]),
    ("cong thong tin dien tu cua thanh pho", &[K::ProvincePortal]),
    ("cong thong tin dien tu thanh pho", &[K::ProvincePortal]),
    ("cong dich vu cong", &[K::ProvincePortal]),
    ("cong thong tin dien tu", &[K::Portal]),
    ("cong thong tin", &[K::Portal]),
    ("trang thong tin dien tu", &[K::Portal]),
    ("trang tin dien tu", &[K::Portal]),
    ("website", &[K::Portal]),
    ("phoi hop", &[]), // folds like "họp", and names nothing
    ("tong hop", &[]),
    ("ket hop", &[]),
    ("hop co quan", &[K::AgencyMeeting]),
    ("hop giao ban", &[K::AgencyMeeting]),
    ("cuoc hop", &[K::AgencyMeeting]),
    ("giao ban co quan", &[K::AgencyMeeting]),
    ("hoi nghi can bo", &[K::AgencyMeeting]),
    ("sinh hoat dang", &[K::PartyMeeting]),
    ("sinh hoat chi bo", &[K::PartyMeeting]),
    ("hop chi bo", &[K::PartyMeeting]),
    ("cong doan", &[K::UnionYouth]),
    ("chi doan", &[K::UnionYouth]),
    ("doan thanh nien", &[K::UnionYouth]),
    ("tap huan", &[K::Training]),
    ("boi duong", &[K::Training]),
    ("hoc tap kinh nghiem", &[K::StudyVisit]),
    ("tham quan hoc tap", &[K::StudyVisit]),
    ("bao dai", &[K::PressArticle, K::RadioTv]),
    ("dai bao", &[K::PressArticle, K::RadioTv]),
    ("bao chi", &[K::PressArticle]),
    ("bao dong nai", &[K::PressArticle]),
    ("bao lao dong", &[K::PressArticle]),
    ("bao va phat thanh truyen hinh", &[K::PressArticle, K::RadioTv]),
    ("tin bai", &[K::PressArticle]),
    ("bai viet", &[K::PressArticle]),
    ("chuyen trang", &[K::PressArticle]),
    ("dai ptth", &[K::RadioTv]),
    ("dai pt th", &[K::RadioTv]),
    ("dai phat thanh", &[K::RadioTv]),
    ("phat thanh truyen hinh", &[K::RadioTv]),
    ("truyen thanh", &[K::RadioTv]),
    ("dai truyen thanh", &[K::RadioTv]),
    ("loa truyen thanh", &[K::RadioTv]),
    ("phong su", &[K::RadioTv]),
    ("cuoc thi tim kiem sang kien", &[K::InitiativeContest]),
    ("cuoc thi sang kien", &[K::InitiativeContest]),
    ("hoi thi sang kien", &[K::InitiativeContest]),
    ("thi sang kien", &[K::InitiativeContest]),
    ("van ban chi dao", &[K::DirectiveDocument]),
    ("he thong quan ly van ban", &[K::Dms]),
    ("phan mem quan ly van ban", &[K::Dms]),
    ("niem yet", &[K::PublicPosting]),
    ("in cuon", &[K::Booklet]),
    ("cuon huong dan", &[K::Booklet]),
    ("so tay", &[K::Booklet]),
    ("to roi", &[K::Booklet]),
    ("to gap", &[K::Booklet]),
    ("tai lieu huong dan", &[K::Booklet]),
    ("giao ban doanh nghiep", &[K::BiannualBriefing]),
    ("hop giao ban doanh nghiep", &[K::BiannualBriefing]),
    ("hop giao ban voi doanh nghiep", &[K::BiannualBriefing]),
    ("hoi nghi doi thoai", &[K::Dialogue]),
    ("doi thoai", &[K::Dialogue]),
    ("tiep xuc huong dan doanh nghiep moi", &[K::OnboardingMeeting]),
    ("doanh nghiep moi di vao hoat dong", &[K::OnboardingMeeting]),
    ("doanh nghiep moi thanh lap", &[K::OnboardingMeeting]),
    ("mang xa hoi", &[K::SocialNetwork]),
    ("zalo", &[K::SocialNetwork]),
    ("facebook", &[K::SocialNetwork]),
    ("fanpage", &[K::SocialNetwork]),
    ("tin nhan", &[K::Sms]),
    ("sms", &[K::Sms]),
    ("thu dien tu", &[K::EmailNewsletter]),
    ("email", &[K::EmailNewsletter]),
    ("ban tin dien tu", &[K::EmailNewsletter]),
    ("man hinh led", &[K::LedScreen]),
    ("man hinh", &[K::LedScreen]),
    ("bang ron", &[K::LedScreen]),
    ("pa no", &[K::LedScreen]),
    ("pano", &[K::LedScreen]),
    ("ap phich", &[K::LedScreen]),
    ("cuoc thi", &[K::Contest]),
    ("hoi thi", &[K::Contest]),
];

/// The typed channels that a line of a plan names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// In the order of the line, each once; [`ChannelKind::Other`] alone where no word was recognised.
    pub kinds: Vec<ChannelKind>,
    /// "Other suitable forms": never owed, never unused.
    pub optional: bool,
}

/// Splits a line of a plan into typed channels.
pub fn recognise(line: &str) -> Recognised {
    let words = Words::new(line);
    let mut kinds: Vec<ChannelKind> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match longest(&words, at) {
            Some((len, found)) => {
                found.iter().for_each(|kind| {
                    if !kinds.contains(kind) {
                        kinds.push(*kind);
                    }
                });
                at += len;
            }
            None => at += 1,
        }
    }
    let optional = kinds.is_empty() && words.contains("phu hop khac");
    if kinds.is_empty() {
        kinds.push(ChannelKind::Other);
    }
    Recognised { kinds, optional }
}

fn longest(words: &Words, at: usize) -> Option<(usize, &'static [ChannelKind])> {
    PHRASES
        .iter()
        .filter_map(|(phrase, kinds)| words.starts_with(at, phrase).map(|len| (len, *kinds)))
        .max_by_key(|(len, _)| *len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_its_channels_in_order() {
        let cases: &[(&str, &[K], bool)] = &[
            ("Trên Trang thông tin điện tử của Sở", &[K::Portal], false),
            ("Cổng thông tin điện tử của tỉnh, của Sở", &[K::ProvincePortal, K::Portal], false),
            ("Họp giao ban doanh nghiệp 6 tháng/lần", &[K::BiannualBriefing], false),
            ("Họp giao ban hằng tháng; sinh hoạt chi bộ", &[K::AgencyMeeting, K::PartyMeeting], false),
            ("Niêm yết, in cuốn hướng dẫn", &[K::PublicPosting, K::Booklet], false),
            ("Các báo, đài; nhóm Zalo", &[K::PressArticle, K::RadioTv, K::SocialNetwork], false),
            ("Cuộc thi tìm hiểu pháp luật", &[K::Contest], false),
            ("Cuộc thi sáng kiến", &[K::InitiativeContest], false),
            ("Các hình thức phù hợp khác", &[K::Other], true),
            ("Lồng ghép", &[K::Other], false),
            ("Phối hợp cơ quan báo chí", &[K::PressArticle], false),
            ("", &[K::Other], false),
        ];
        for (line, kinds, optional) in cases {
            let expected = Recognised { kinds: kinds.to_vec(), optional: *optional };
            assert_eq!(recognise(line), expected, "for {line:?}");
        }
    }
}
