//! Who issues the plan: from the letterhead, in the case that the text uses, or else from the text itself.

use super::shape;

/// Verbs with which a paper says that its agency makes the plan, folded.
const MAKES: &[&str] = &["lap ke hoach", "xay dung ke hoach", "ban hanh ke hoach", "trien khai ke hoach", "ke hoach"];

/// Cuts "…, Ban Quản lý … lập kế hoạch … như sau:" from the end of the last basis.
pub(crate) fn cut_opening(text: &str) -> (&str, Option<&str>) {
    let folded_end = viet::fold(text);
    if !(text.ends_with(':') || folded_end.ends_with("nhu sau") || folded_end.ends_with("nhu sau.")) {
        return (text, None);
    }
    let cut = text
        .match_indices([',', ';'])
        .filter(|(at, _)| text[at + 1..].starts_with(' '))
        .rfind(|(at, _)| opens_with_body(&text[at + 2..]));
    match cut {
        Some((at, _)) => (&text[..at], Some(text[at + 2..].trim())),
        None => (text, None),
    }
}

/// "Ban Quản lý … lập kế hoạch": a public body, and soon the verb.
fn opens_with_body(rest: &str) -> bool {
    let start: String = rest.chars().take(160).collect();
    let folded = viet::fold(&start);
    rest.starts_with(char::is_uppercase)
        && shape::starts_with_body(&folded)
        && MAKES.iter().any(|verb| folded.contains(verb))
}

/// Superior and agency out of the lines of a letterhead; a line that does not begin a name goes on the one above.
pub(crate) fn from_letterhead(lines: &[String]) -> (Option<String>, Option<String>) {
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        match names.last_mut() {
            Some(last) if !shape::starts_with_body(&viet::fold(line)) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => names.push(line.clone()),
        }
    }
    let issuer = names.pop();
    (names.pop(), issuer)
}

/// "… của Ban Quản lý các Khu công nghiệp năm 2020" -> the body.
pub(crate) fn from_subject(subject: &str) -> Option<String> {
    let (at, word) = subject.match_indices(" của ").filter(|(at, word)| is_body(&subject[at + word.len()..])).last()?;
    let rest = &subject[at + word.len()..];
    let end = [" năm ", " giai đoạn ", " trong ", ",", ".", ";"].iter().filter_map(|stop| rest.find(stop)).min();
    Some(rest[..end.unwrap_or(rest.len())].trim().to_owned()).filter(|name| !name.is_empty())
}

/// "Sở Nội vụ xây dựng Kế hoạch …" -> the body.
pub(crate) fn from_opening(opening: &str) -> Option<String> {
    let start: String = opening.chars().take(200).collect();
    let stops = [" xây dựng", " ban hành", " lập kế", " lập Kế", " triển khai", " ("];
    let end = stops.iter().filter_map(|stop| start.find(stop)).min()?;
    let name = start[..end].trim();
    is_body(name).then(|| name.to_owned())
}

fn is_body(text: &str) -> bool {
    let start: String = text.chars().take(20).collect();
    text.starts_with(char::is_uppercase) && shape::starts_with_body(&viet::fold(&start))
}

/// The same name as it stands in a running text: "SỞ NỘI VỤ" -> "Sở Nội vụ". None where the text does not have it.
pub(crate) fn as_in_text(name: &str, text: &str) -> Option<String> {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let wanted: Vec<char> = name.chars().map(lower).take(200).collect();
    let chars: Vec<char> = text.chars().take(4_000).collect();
    let found = chars.windows(wanted.len().max(1)).find(|window| {
        window.iter().copied().map(lower).eq(wanted.iter().copied()) && window.iter().any(|c| c.is_lowercase())
    })?;
    Some(found.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opening_is_cut_from_the_last_basis() {
        let line = "Căn cứ Kế hoạch số 1/KH-UBND về A, B, Sở Nội vụ xây dựng Kế hoạch như sau:";
        let (basis, tail) = cut_opening(line);
        assert_eq!(basis, "Căn cứ Kế hoạch số 1/KH-UBND về A, B");
        assert_eq!(tail, Some("Sở Nội vụ xây dựng Kế hoạch như sau:"));
        assert_eq!(cut_opening("Căn cứ Luật X, Sở Y;").1, None);
    }

    #[test]
    fn a_semicolon_leads_over_too() {
        let (basis, tail) = cut_opening("Thực hiện Nghị quyết số 1/NQ-CP; Phòng Nội vụ lập kế hoạch như sau:");
        assert_eq!((basis, tail), ("Thực hiện Nghị quyết số 1/NQ-CP", Some("Phòng Nội vụ lập kế hoạch như sau:")));
    }

    #[test]
    fn names() {
        let lines = ["UBND TỈNH ĐỒNG NAI", "BAN QUẢN LÝ", "CÁC KHU CÔNG NGHIỆP"].map(str::to_owned);
        let (superior, issuer) = from_letterhead(&lines);
        assert_eq!(superior.as_deref(), Some("UBND TỈNH ĐỒNG NAI"));
        assert_eq!(issuer.as_deref(), Some("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP"));
        assert_eq!(from_subject("Tuyên truyền của Sở Nội vụ năm 2021").as_deref(), Some("Sở Nội vụ"));
        assert_eq!(as_in_text("SỞ NỘI VỤ", "của Sở Nội vụ năm").as_deref(), Some("Sở Nội vụ"));
        assert_eq!(as_in_text("SỞ NỘI VỤ", "SỞ NỘI VỤ"), None);
    }
}
