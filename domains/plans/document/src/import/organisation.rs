//! Who does what and with whose money: the lines of the last sections of a plan.

use super::{Duty, Field, Passage, Reader, facts, join, shape};
use papers::read::Line;
use viet::label::Label;

impl Reader {
    /// A section about money is kept whole; its sources are read from it at the end.
    pub(super) fn budget(&mut self, line: &Line, text: &str, rest: &str) -> Option<Field> {
        let section = self.plan.sections.last_mut()?;
        if self.body.begun && text == rest && !facts::speaks_of_money(text) {
            return None;
        }
        let whole = section.intro.get_or_insert_with(|| Passage::new(line.number, ""));
        join(&mut whole.text, "\n", text).then(|| {
            self.money.push(Passage::new(line.number, rest));
            Field::Budget
        })
    }

    /// A labelled line is a duty; bullets and letters below a number are its points.
    pub(super) fn duty(
        &mut self,
        line: &Line,
        label: Option<Label>,
        printed: String,
        text: &str,
        rest: &str,
    ) -> Option<Field> {
        if let Some(intro) = self.intro(line, &label, text) {
            return Some(intro);
        }
        if let Some(last) = self.plan.duties.last_mut() {
            let numbered = !matches!(last.label.as_str(), "" | "-" | "+");
            let point = matches!(label, Some(Label::Dash | Label::Plus)) && numbered
                || matches!(label, Some(Label::Letter(_))) && last.label.starts_with(|c: char| c.is_ascii_digit());
            if point || label == Some(Label::Plus) {
                return join(&mut last.text, "\n", text).then_some(Field::Duty);
            }
            if label.is_none() && (numbered || shape::starts_lower(text)) {
                let separator = if shape::starts_lower(text) { " " } else { "\n" };
                return join(&mut last.text, separator, text).then_some(Field::Duty);
            }
        }
        self.plan.duties.push(Duty { label: printed, text: rest.to_owned(), line: line.number });
        Some(Field::Duty)
    }
}
