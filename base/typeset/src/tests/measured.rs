//! What stands where on a finished paper: every run of text with its place, font and size, and every line that is drawn.

use typst::layout::{Abs, Em, Frame, FrameItem, Point, Transform};
use typst::text::{FontStyle, FontWeight};
use typst_layout::PagedDocument;

/// Text of one look on one line. Lengths are in millimetres from the upper left corner of the page, sizes in points.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) page: usize,
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) family: String,
    pub(super) red: bool,
}

impl Run {
    pub(super) fn middle(&self) -> f64 {
        (self.left + self.right) / 2.0
    }
}

/// A line, or a box by its corners.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) page: usize,
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

pub(super) struct Measured {
    pub(super) runs: Vec<Run>,
    pub(super) drawn: Vec<Drawn>,
    pub(super) pages: Vec<(f64, f64)>,
}

pub(super) fn measure(document: &PagedDocument) -> Measured {
    let mut all = Measured { runs: Vec::new(), drawn: Vec::new(), pages: Vec::new() };
    for (page, laid) in document.pages().iter().enumerate() {
        all.pages.push((laid.frame.width().to_mm(), laid.frame.height().to_mm()));
        all.frame(&laid.frame, Transform::identity(), page + 1);
    }
    all.runs = joined(std::mem::take(&mut all.runs));
    all
}

impl Measured {
    fn frame(&mut self, frame: &Frame, around: Transform, page: usize) {
        for (place, item) in frame.items() {
            let at = |x: Abs, y: Abs| Point::new(place.x + x, place.y + y).transform(around);
            let corner = at(Abs::zero(), Abs::zero());
            match item {
                FrameItem::Group(group) => {
                    let inside = around.pre_concat(Transform::translate(place.x, place.y)).pre_concat(group.transform);
                    self.frame(&group.frame, inside, page);
                }
                FrameItem::Text(text) => {
                    let info = text.font.font().info();
                    // Blanks at the end of a line hang over the margin and are not seen.
                    let seen = text.text.trim_end().len();
                    let glyphs = text.glyphs.iter().filter(|glyph| usize::from(glyph.range.start) < seen);
                    let width = glyphs.map(|glyph| glyph.x_advance).sum::<Em>().at(text.size);
                    self.runs.push(Run {
                        page,
                        text: text.text.to_string(),
                        left: corner.x.to_mm(),
                        right: at(width, Abs::zero()).x.to_mm(),
                        baseline: corner.y.to_mm(),
                        size: text.size.to_pt(),
                        bold: info.variant.weight >= FontWeight::BOLD,
                        italic: info.variant.style == FontStyle::Italic,
                        family: info.family.clone(),
                        red: format!("{:?}", text.fill).starts_with("Rgb(0.7529412, 0, 0"),
                    });
                }
                FrameItem::Shape(shape, _) => {
                    let size = shape.bbox(false).size();
                    let (width, height) = (size.x.to_mm(), size.y.to_mm());
                    self.drawn.push(Drawn { page, left: corner.x.to_mm(), top: corner.y.to_mm(), width, height });
                }
                _ => {}
            }
        }
    }

    /// The run that starts with a text; the text says it all when it is not there.
    pub(super) fn run(&self, start: &str) -> &Run {
        let found = self.runs.iter().find(|run| run.text.starts_with(start));
        found.unwrap_or_else(|| {
            let all: Vec<&str> = self.runs.iter().map(|run| run.text.as_str()).collect();
            panic!("no text starts with {start:?}: {all:#?}")
        })
    }

    /// The first line that is drawn below a run and has its middle.
    pub(super) fn rule_below(&self, run: &Run) -> &Drawn {
        let below = |drawn: &&Drawn| {
            let middle = drawn.left + drawn.width / 2.0;
            drawn.page == run.page
                && drawn.height.abs() < 0.01
                && (0.0..8.0).contains(&(drawn.top - run.baseline))
                && (middle - run.middle()).abs() < 1.0
        };
        self.drawn.iter().find(below).unwrap_or_else(|| panic!("no line below {run:?}: {:?}", self.drawn))
    }

    pub(super) fn on(&self, page: usize) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(move |run| run.page == page)
    }
}

/// Runs of the same look that follow one another on a line are one.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for run in runs {
        if let Some(last) = all.last_mut() {
            let same = last.page == run.page
                && (last.baseline - run.baseline).abs() < 0.01
                && (last.size, last.bold, last.italic, &last.family) == (run.size, run.bold, run.italic, &run.family);
            if same && (-0.1..2.0).contains(&(run.left - last.right)) {
                last.text.push_str(&run.text);
                last.right = run.right;
                continue;
            }
        }
        all.push(run);
    }
    all
}
