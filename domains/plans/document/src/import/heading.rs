//! What a heading announces, by its words. The words are data, folded.

use super::words::Words;

/// What the lines below a heading are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    Purposes,
    Requirements,
    /// Purposes and requirements under one heading, told apart by the headings below it.
    Aims,
    /// Contents, perhaps with channels and audiences among them.
    Content,
    Channels,
    Audience,
    Duties,
    Budget,
}

use Topic as T;

/// Words and what they announce; where a heading has several, the earliest counts, see [`topic`].
const PHRASES: &[(&str, Topic)] = &[
    ("to chuc thuc hien", T::Duties),
    ("phan cong", T::Duties),
    ("trach nhiem", T::Duties),
    ("kinh phi", T::Budget),
    ("muc dich", T::Purposes),
    ("muc tieu", T::Purposes),
    ("yeu cau", T::Requirements),
    ("noi dung", T::Content),
    ("nhiem vu", T::Content),
    ("giai phap", T::Content),
    ("hinh thuc", T::Channels),
    ("kenh", T::Channels),
    ("phuong thuc", T::Channels),
    ("doi tuong", T::Audience),
];

/// What a heading announces.
pub(crate) fn topic(title: &str) -> Option<Topic> {
    let words = Words::new(title);
    let mut found: Vec<(usize, Topic)> =
        PHRASES.iter().filter_map(|(phrase, topic)| words.find(phrase).map(|at| (at, *topic))).collect();
    found.sort_by_key(|(at, _)| *at);
    let has = |topic: Topic| found.iter().any(|(_, other)| *other == topic);
    let first = found.first().map(|(_, topic)| *topic)?;
    Some(match first {
        _ if has(T::Duties) => T::Duties,
        T::Purposes if has(T::Requirements) => T::Aims,
        T::Audience | T::Channels if has(T::Content) => T::Content,
        other => other,
    })
}

/// The same, only where the title begins with the words: for headings below the first level.
pub(crate) fn leading_topic(title: &str) -> Option<Topic> {
    let words = Words::new(title);
    let skip = usize::from(matches!(words.get(0), Some("cac" | "ve")));
    PHRASES.iter().any(|(phrase, _)| words.starts_with(skip, phrase).is_some()).then(|| topic(title)).flatten()
}

/// Characters that a heading has at most.
const LONGEST: usize = 140;

/// Short, and without the marks that end a sentence.
pub(crate) fn looks_like_heading(text: &str) -> bool {
    let text = text.trim();
    let inner_colon = text.trim_end_matches(':').contains(": ");
    !text.is_empty() && !inner_colon && !text.ends_with(['.', ';', ',']) && text.chars().nth(LONGEST).is_none()
}

/// "Đối với doanh nghiệp, cá nhân, tổ chức:" -> the audience, and what follows a colon.
pub(crate) fn audience(text: &str) -> Option<(&str, &str)> {
    let lead = text.char_indices().nth("Đối với".chars().count()).map(|(at, _)| at)?;
    if viet::fold(&text[..lead]) != "doi voi" {
        return None;
    }
    let (name, rest) = text[lead..].split_once(':').unwrap_or((&text[lead..], ""));
    let name = name.trim().trim_end_matches(['.', ';', ',']);
    looks_like_heading(name).then_some((name, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_announce() {
        let cases = [
            ("Mục đích", Some(T::Purposes)),
            ("MỤC ĐÍCH, YÊU CẦU", Some(T::Aims)),
            ("Yêu cầu về nội dung", Some(T::Requirements)),
            ("Nội dung, hình thức và đối tượng tuyên truyền", Some(T::Content)),
            ("ĐỐI TƯỢNG, NỘI DUNG", Some(T::Content)),
            ("Hình thức tuyên truyền", Some(T::Channels)),
            ("PHÂN CÔNG NHIỆM VỤ", Some(T::Duties)),
            ("Tổ chức thực hiện:", Some(T::Duties)),
            ("Kinh phí thực hiện", Some(T::Budget)),
            ("Chế độ báo cáo", None),
        ];
        for (title, expected) in cases {
            assert_eq!(topic(title), expected, "for {title:?}");
        }
        assert_eq!(leading_topic("Đổi mới hình thức tuyên truyền"), None);
    }

    #[test]
    fn audiences() {
        assert_eq!(audience("Đối với người dân"), Some(("người dân", "")));
        assert_eq!(audience("Đối với cán bộ: tuyên truyền"), Some(("cán bộ", "tuyên truyền")));
        assert_eq!(audience("Đối"), None);
    }
}
