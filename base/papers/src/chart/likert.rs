//! Answers on a scale from against to for, drawn around the middle.

use super::draw::{BAR, Drawing, INK, KEPT, Look, MOST_ROWS, more};
use super::value::{number, shares_of_hundred};
use crate::content::{Align, Column, Row, Table};

/// How many chose each answer of a scale: a bar a question, what is against to the left of the middle, what is for to its
/// right, and the answer in the middle of the scale, if there is one, half on each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likert {
    /// What the chart is called.
    pub title: String,
    /// The answers from most against to most for; 3 to 7 are told apart by pattern, of more the neighbours look alike.
    pub answers: Vec<String>,
    /// The questions from top to bottom; [`MOST_ROWS`] are drawn, the table has them all.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What was asked.
    pub text: String,
    /// How many chose each answer, in the order of the answers; what is missing is 0.
    pub counts: Vec<u64>,
}

/// From most against to most for: dots against, strokes for, more of them the stronger; nothing in the middle.
const LOOKS: [Look; 7] = [
    Look { fill: "#a3174b", pattern: "<circle cx=\"4\" cy=\"4\" r=\"1.7\" fill=\"#ffffff\"/>", ink: "#ffffff" },
    Look {
        fill: "#eebac6",
        pattern: "<circle cx=\"2\" cy=\"2\" r=\"1.5\" fill=\"#a3174b\"/><circle cx=\"6\" cy=\"6\" r=\"1.5\" fill=\"#a3174b\"/>",
        ink: INK,
    },
    Look { fill: "#f9e4e8", pattern: "<circle cx=\"4\" cy=\"4\" r=\"1.3\" fill=\"#a3174b\"/>", ink: INK },
    Look { fill: "#ffffff", pattern: "", ink: INK },
    Look { fill: "#dff0ee", pattern: "<path d=\"M0 8 8 0\" stroke=\"#0b6265\"/>", ink: INK },
    Look {
        fill: "#a9d6d0",
        pattern: "<path d=\"M0 8 8 0M-2 2 2 -2M6 10 10 6\" stroke=\"#0b6265\" stroke-width=\"2.4\"/>",
        ink: INK,
    },
    Look { fill: "#0b6265", pattern: "", ink: "#ffffff" },
];
/// The middle of [`LOOKS`].
const MIDDLE: usize = 3;

impl Likert {
    /// The drawing, as wide as a telephone. `id` starts the ids in it; letters, figures and hyphens only.
    ///
    /// ```
    /// use papers::chart::{Likert, Question};
    /// let chart = Likert {
    ///     title: "Mức độ hài lòng".into(),
    ///     answers: vec!["Không hài lòng".into(), "Bình thường".into(), "Hài lòng".into()],
    ///     questions: vec![Question { text: "Thời gian giải quyết".into(), counts: vec![1, 1, 1] }],
    /// };
    /// assert!(chart.svg("hai-long").contains("Không hài lòng 34%, Bình thường 33%, Hài lòng 33%"));
    /// ```
    pub fn svg(&self, id: &str) -> String {
        self.draw(id, super::draw::NARROW)
    }

    pub(super) fn draw(&self, id: &str, width: u64) -> String {
        let mut drawing = Drawing::new(id, width);
        let legend = self.answers.iter().enumerate().map(|(answer, name)| (self.look(answer), name.as_str()));
        let mut top = drawing.legend(legend, 0);
        let drawn: Vec<(&Question, Vec<u64>)> =
            self.questions.iter().take(MOST_ROWS).map(|question| (question, self.shares(question))).collect();
        let reach =
            |side: fn((u64, u64)) -> u64| drawn.iter().map(|(_, shares)| side(sides(shares))).max().unwrap_or(0);
        let (left, right) = match (reach(|sides| sides.0), reach(|sides| sides.1)) {
            (0, 0) => (1, 1),
            sides => sides,
        };
        let room = drawing.row_width();
        let length = |halves: u64| halves * room / (left + right);
        for (question, shares) in &drawn {
            let mut place = drawing.row(&self.named(question), top);
            if !drawing.is_wide() {
                // Room for the mark of the middle below the name.
                place.top += 6;
                place.next += 6;
            }
            let mut at = left - sides(shares).0;
            for (answer, share) in shares.iter().enumerate() {
                let (start, end) = (length(at), length(at + share * 2));
                at += share * 2;
                if end > start {
                    let (corner, size) = ((place.left + start, place.top), (end - start, BAR));
                    let look = self.look(answer);
                    drawing.area(corner, size, look);
                    // Without the sign where the bar is short; the description has it.
                    let _ = drawing.number_in(corner, size, &format!("{share}%"), LOOKS[look])
                        || drawing.number_in(corner, size, &share.to_string(), LOOKS[look]);
                }
            }
            let middle = place.left + length(left);
            // Above and below the bar, where no number stands.
            drawing.push(format_args!(
                "<path d=\"M{middle} {}v6m0 {BAR}v6\" stroke=\"{INK}\" stroke-width=\"2\" fill=\"none\"/>",
                place.top - 6,
            ));
            if shares.iter().all(|share| *share == 0) {
                drawing.text(middle, place.top + 16, " text-anchor=\"middle\"", "–");
            }
            top = place.next + 4;
        }
        let height = drawing.more(self.questions.len() - drawn.len(), top);
        drawing.finish(&self.title, &self.description(), &LOOKS, height)
    }

    /// The question and how many answered it.
    pub(crate) fn named(&self, question: &Question) -> String {
        format!("{} (n{KEPT}={KEPT}{})", question.text, number(self.counts(question).map(u128::from).sum()))
    }

    /// The share of each answer in whole per cent; they add up to 100 unless nobody answered.
    pub(crate) fn shares(&self, question: &Question) -> Vec<u64> {
        shares_of_hundred(&self.counts(question).collect::<Vec<_>>())
    }

    /// A count an answer.
    fn counts(&self, question: &Question) -> impl Iterator<Item = u64> {
        (0..self.answers.len()).map(|answer| question.counts.get(answer).copied().unwrap_or(0))
    }

    /// Which of [`LOOKS`] an answer has: the ends are always the ends, and the middle the middle.
    pub(crate) fn look(&self, answer: usize) -> usize {
        match self.answers.len() {
            0 | 1 => MIDDLE,
            4 => [0, 2, 4, 6][answer.min(3)],
            5 => [0, 2, 3, 4, 6][answer.min(4)],
            6 => [0, 1, 2, 4, 5, 6][answer.min(5)],
            answers => answer * 6 / (answers - 1),
        }
    }

    pub(super) fn description(&self) -> String {
        let question = |question: &Question| {
            let shares = self.shares(question);
            let parts: Vec<String> =
                self.answers.iter().zip(shares).map(|(answer, share)| format!("{answer} {share}%")).collect();
            format!("{}: {}", self.named(question), parts.join(", "))
        };
        let left_out = self.questions.len().saturating_sub(MOST_ROWS);
        let drawn = self.questions.iter().take(MOST_ROWS).map(question);
        drawn.chain((left_out > 0).then(|| more(left_out))).collect::<Vec<_>>().join(". ")
    }

    pub(super) fn table(&self) -> Table {
        let column = |share, align| Column { share, align };
        let row = |question: &Question| {
            let cells = self.counts(question).zip(self.shares(question));
            let all = self.counts(question).map(u128::from).sum();
            let cells = cells.map(|(count, share)| format!("{} ({share}%)", number(u128::from(count))));
            Row::plain(std::iter::once(question.text.clone()).chain(cells).chain([number(all)]))
        };
        let answers = self.answers.iter();
        Table {
            title: None,
            columns: std::iter::once(column(3, Align::Left))
                .chain(answers.clone().map(|_| column(1, Align::Right)))
                .chain([column(1, Align::Right)])
                .collect(),
            header: vec![Row::plain(std::iter::once(String::new()).chain(answers.cloned()).chain(["n".to_owned()]))],
            rows: self.questions.iter().map(row).collect(),
        }
    }
}

/// How far shares reach to the left and to the right of the middle, in halves of a per cent.
fn sides(shares: &[u64]) -> (u64, u64) {
    let half = shares.len() / 2;
    let middle = if shares.len() % 2 == 1 { shares[half] } else { 0 };
    let right: u64 = shares[shares.len() - half..].iter().sum();
    (shares[..half].iter().sum::<u64>() * 2 + middle, right * 2 + middle)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{elements, readable, shapes, texts};
    use super::*;
    use proptest::prelude::*;

    fn chart(answers: usize, questions: Vec<(&str, Vec<u64>)>) -> Likert {
        let names =
            ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng", "Sáu", "Bảy", "Tám"];
        let questions = questions.into_iter().map(|(text, counts)| Question { text: text.into(), counts }).collect();
        Likert {
            title: "Hài lòng".into(),
            answers: names[..answers].iter().map(|&name| name.into()).collect(),
            questions,
        }
    }

    #[test]
    fn bars_stand_around_the_middle() {
        assert_eq!(sides(&[10, 20, 30, 30, 10]), (90, 110));
        assert_eq!(sides(&[10, 20, 30, 40]), (60, 140));
        assert_eq!((sides(&[]), sides(&[100])), ((0, 0), (100, 100)));
        let chart = chart(5, vec![("Thái độ phục vụ", vec![1, 2, 3, 4, 10]), ("Chi phí", vec![])]);
        let texts = texts(&chart.svg("a"));
        assert!(texts.contains(&"Thái độ phục vụ (n\u{a0}=\u{a0}20)".to_owned()), "{texts:?}");
        assert!(
            texts.contains(&"50%".to_owned()) && texts.contains(&"Chi phí (n\u{a0}=\u{a0}0)".to_owned()),
            "{texts:?}"
        );
        assert_eq!((0..5).map(|answer| chart.look(answer)).collect::<Vec<_>>(), [0, 2, 3, 4, 6]);
        readable(&LOOKS);
    }

    #[test]
    fn scales_of_any_length_and_many_questions() {
        for answers in 0..=8 {
            let counts = vec![u64::MAX; 9];
            let svg = chart(answers, vec![("A", counts), ("B", vec![0, 0])]).svg("x");
            assert_eq!(elements(&svg)[0], "svg");
        }
        let many = chart(5, vec![("Câu hỏi", vec![3, 0, 0, 0, 9]); 1_000]);
        assert!(texts(&many.svg("x")).contains(&"… +940".to_owned()));
        assert_eq!(many.table().rows.len(), 1_000);
    }

    proptest! {
        #[test]
        fn hostile_names_stay_names(name in "(<script>|</svg>|&|\"|'|[a-zệ ]|\\PC){0,40}", counts in prop::collection::vec(any::<u64>(), 0..8)) {
            let shapes = |name: &str| shapes(&chart(5, vec![(name, counts.clone())]).svg("x"));
            prop_assert_eq!(shapes(&name), shapes("Văn phòng"));
        }
    }
}
