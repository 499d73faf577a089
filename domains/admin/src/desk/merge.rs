//! Two people edit the same thing: what each changed is taken, and only what both changed is asked about.

use web::Input;

/// What becomes of one part of a form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Merged {
    /// This is kept.
    Value(String),
    /// Both changed it: the page asks which to keep.
    Conflict {
        /// What is saved now.
        theirs: String,
        /// What was typed.
        yours: String,
    },
}

/// Merges the part `name`: the form carries what was saved when it was opened as `seen-NAME`, and the answer to an
/// earlier question as `keep-NAME`.
pub(crate) fn merge(input: &Input, name: &str, stored: &str) -> Merged {
    let (typed, seen) = (input.text(name), input.text(&format!("seen-{name}")));
    let theirs = input.text(&format!("keep-{name}")) == "theirs" || typed == seen;
    if theirs {
        Merged::Value(stored.to_string())
    } else if stored == seen || stored == typed {
        Merged::Value(typed.to_string())
    } else {
        Merged::Conflict { theirs: stored.to_string(), yours: typed.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_both_changed_is_asked_about() {
        let kept = |text: &str| Merged::Value(text.into());
        for (seen, typed, stored, keep, expected) in [
            ("a", "a", "a", "", kept("a")),
            ("a", "b", "a", "", kept("b")),
            ("a", "a", "c", "", kept("c")),
            ("a", "c", "c", "", kept("c")),
            ("a", "b", "c", "", Merged::Conflict { theirs: "c".into(), yours: "b".into() }),
            ("c", "b", "c", "yours", kept("b")),
            ("c", "b", "c", "theirs", kept("c")),
            ("c", "b", "d", "theirs", kept("d")),
        ] {
            let pairs = [("x", typed), ("seen-x", seen), ("keep-x", keep)];
            let input = Input::new(pairs.iter().map(|(n, v)| ((*n).to_string(), (*v).to_string())).collect());
            assert_eq!(merge(&input, "x", stored), expected, "{seen} {typed} {stored} {keep}");
        }
    }
}
