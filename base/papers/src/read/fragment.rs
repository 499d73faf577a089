//! Cells that hold a piece of HTML, as copies from a web page do: the tags go, and where they broke the line it
//! breaks. This is no HTML reader; it knows the few tags that such copies leave behind, and keeps every other `<`.

/// Tags that end a line.
const BREAKING: &[&str] = &["br", "div", "li", "ol", "p", "table", "td", "tr", "ul"];
/// Tags that only set the text differently.
const INLINE: &[&str] = &["a", "b", "em", "font", "i", "o:p", "span", "strong", "sub", "sup", "u"];
/// The entities that such pieces use.
const ENTITIES: &[(&str, &str)] =
    &[("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];

/// The lines of a cell of plain text: one, or several where it holds a piece of HTML; none where it is blank.
pub(super) fn lines(cell: &str) -> Vec<String> {
    let mut out = String::new();
    let mut rest = cell;
    let mut tagged = false;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match tag(rest) {
            Some(tag) => {
                tagged = true;
                out.push_str(if tag.breaks { "\n" } else { "" });
                rest = &rest[tag.bytes..];
            }
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    // Without a tag, "&lt;" is what somebody typed.
    let text =
        if tagged { ENTITIES.iter().fold(out, |text, (entity, plain)| text.replace(entity, plain)) } else { out };
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

struct Tag {
    breaks: bool,
    bytes: usize,
}

/// The known tag that `text` starts with. It looks no further than the next `<`, so that a cell of a million of them
/// is still read in one pass.
fn tag(text: &str) -> Option<Tag> {
    let ends = text.bytes().skip(1).position(|byte| matches!(byte, b'<' | b'>'))? + 1;
    let inner = text.get(1..ends).filter(|_| text.as_bytes().get(ends) == Some(&b'>'))?;
    let name = inner.trim_start_matches('/').split([' ', '/', '\n']).next()?.to_ascii_lowercase();
    let breaks = BREAKING.contains(&name.as_str());
    (breaks || INLINE.contains(&name.as_str())).then_some(Tag { breaks, bytes: ends + 1 })
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn pieces_of_html_become_lines() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            (" \u{20} ", &[]),
            ("Họp giao ban", &["Họp giao ban"]),
            ("<ul style=\"list-style-type: none\"> - Cổng; - Bảng tin", &["- Cổng; - Bảng tin"]),
            ("<ul><li>Cổng</li><li>Bảng tin</li></ul>", &["Cổng", "Bảng tin"]),
            ("Cổng<br>Bảng tin<BR/>Loa", &["Cổng", "Bảng tin", "Loa"]),
            ("<b>Cổng</b> và <span lang=VI>bảng&nbsp;tin</span>", &["Cổng và bảng tin"]),
            ("Trong < 5 ngày, R&lt;D", &["Trong < 5 ngày, R&lt;D"]),
            ("<p>A &amp;lt; B</p>", &["A &lt; B"]),
            ("<Tên đơn vị>", &["<Tên đơn vị>"]),
            ("a <p", &["a <p"]),
            ("<p dang dở", &["<p dang dở"]),
        ];
        for (cell, expected) in table {
            assert_eq!(lines(cell), *expected, "asked for {cell:?}");
        }
    }
}
