//! The channel column of a table, cut into the lines that its author wrote: at bullets, wherever the page or the cell
//! broke them. What a line names is for [`crate::channel`].

use super::shape;
use viet::label::Label;

/// A part of a cell: a line of its own, or the rest of the one before.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) text: String,
    /// It began with a bullet or a label.
    pub(crate) marked: bool,
}

/// Cuts a text at its bullets: one at the start, others behind a mark that ends a sentence ("… KCN. - Thông qua …"),
/// so that "giai đoạn 2016 - 2020" and "Phát thanh - Truyền hình" stay whole.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let bullet = matches!(c, '-' | '–' | '•' | '+') && text[at + c.len_utf8()..].starts_with(' ');
        if bullet && matches!(before, Some('.' | ';' | ':')) && text[..at].ends_with(' ') {
            push(&mut parts, &text[start..at]);
            start = at;
        }
        if c != ' ' {
            before = Some(c);
        }
    }
    push(&mut parts, &text[start..]);
    parts
}

fn push(parts: &mut Vec<Part>, text: &str) {
    let text = text.trim();
    let (label, rest) = match shape::label(text) {
        (Some(label @ (Label::Dash | Label::Plus | Label::Number(_) | Label::Letter(_))), _, rest) => {
            (Some(label), rest)
        }
        _ => (None, text),
    };
    if !shape::is_rule(rest) {
        parts.push(Part { text: rest.to_owned(), marked: label.is_some() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_cut_and_dashes_do_not() {
        let texts = |cell: &str| parts(cell).into_iter().map(|part| (part.text, part.marked)).collect::<Vec<_>>();
        let cell = "- Trên cổng của Sở. - Qua cuộc họp; - Giai đoạn 2021 - 2025";
        assert_eq!(
            texts(cell),
            [
                ("Trên cổng của Sở.".to_owned(), true),
                ("Qua cuộc họp;".to_owned(), true),
                ("Giai đoạn 2021 - 2025".to_owned(), true)
            ]
        );
        assert_eq!(texts("và các báo. - Đài"), [("và các báo.".to_owned(), false), ("Đài".to_owned(), true)]);
        assert_eq!(texts(" - "), []);
    }
}
