//! Codes that machines read off paper: QR codes for addresses, Code 128 for numbers of dossiers. Drawn as SVG, with the quiet
//! room around that readers need.

use crate::docx::escaped;
use barcoders::sym::code128::Code128;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// A code on a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What kind of code it is.
    pub kind: CodeKind,
    /// What a machine reads.
    pub data: String,
    /// What it is good for, in words below it and for those who do not see it: `Quét để xem thủ tục trên mạng`.
    pub words: String,
    /// How wide it stands on the paper, in millimetres.
    pub width_mm: u16,
}

/// Kinds of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CodeKind {
    /// A square, for addresses; ISO/IEC 18004, a seventh of it may be lost.
    Qr,
    /// Bars, for numbers in ASCII letters and figures; ISO/IEC 15417.
    Bars,
}

/// Modules that stay white around a square, and on each side of bars.
const QR_QUIET: usize = 4;
const BAR_QUIET: usize = 10;
/// How the encoder is told to use set B.
const SET_B: char = '\u{181}';
/// The height of bars in their modules.
const BAR_HEIGHT: usize = 40;

impl Code {
    /// The square of an address, 28 mm wide: read at arm's length by any telephone.
    pub fn qr(address: impl Into<String>, words: impl Into<String>) -> Code {
        Code { kind: CodeKind::Qr, data: address.into(), words: words.into(), width_mm: 28 }
    }

    /// The bars of a number, 70 mm wide.
    pub fn bars(number: impl Into<String>, words: impl Into<String>) -> Code {
        Code { kind: CodeKind::Bars, data: number.into(), words: words.into(), width_mm: 70 }
    }

    /// The line below it: the words, and behind bars the number, which people type where no machine reads it.
    ///
    /// ```
    /// use papers::code::Code;
    /// assert_eq!(Code::bars("H19-0001", "Mã hồ sơ").caption(), "Mã hồ sơ: H19-0001");
    /// assert_eq!(Code::qr("https://example.gov.vn/", "Xem trên mạng").caption(), "Xem trên mạng");
    /// ```
    pub fn caption(&self) -> String {
        match (self.kind, self.words.trim()) {
            (CodeKind::Qr, words) => words.to_owned(),
            (CodeKind::Bars, "") => self.data.clone(),
            (CodeKind::Bars, words) => format!("{words}: {}", self.data),
        }
    }

    /// The drawing, black on white also where the page around is not; none for data that the code cannot hold: too much of it,
    /// none at all, or letters beyond ASCII in bars.
    ///
    /// ```
    /// use papers::code::Code;
    /// let square = Code::qr("https://dichvucong.gov.vn/", "Cổng Dịch vụ công Quốc gia").svg();
    /// assert!(square.is_some_and(|svg| svg.starts_with("<svg ")));
    /// assert_eq!(Code::bars("Đ", "").svg(), None);
    /// ```
    pub fn svg(&self) -> Option<String> {
        let grid = self.grid()?;
        let (width, height, stretch) = (grid.width, grid.dark.len() / grid.width * grid.stretch, grid.stretch);
        let mut path = String::new();
        for (row, modules) in grid.dark.chunks(grid.width).enumerate() {
            let mut column = 0;
            // Neighbours are one piece: fewer edges, a smaller file.
            for run in modules.chunk_by(|a, b| a == b) {
                if run[0] {
                    let length = run.len();
                    let _ = write!(path, "M{column} {}h{length}v{stretch}h-{length}z", row * stretch);
                }
                column += run.len();
            }
        }
        Some(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{width}v{height}H0z\"/><path fill=\"#000\" \
             d=\"{path}\"/></svg>",
            escaped(&self.words)
        ))
    }

    /// The same as a PNG for files that take no SVG, eight dots a module.
    pub fn png(&self) -> Option<Vec<u8>> {
        const DOTS: usize = 8;
        let grid = self.grid()?;
        let width = grid.width * DOTS;
        let rows = grid.dark.chunks(grid.width).flat_map(|row| {
            let dots: Vec<u8> = row.iter().flat_map(|dark| [if *dark { 0 } else { 255 }; DOTS]).collect();
            std::iter::repeat_n(dots, DOTS * grid.stretch).flatten()
        });
        let data: Vec<u8> = rows.collect();
        let mut file = Vec::new();
        let small = |length: usize| u32::try_from(length).ok();
        let mut encoder = png::Encoder::new(&mut file, small(width)?, small(data.len() / width)?);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header().ok()?.write_image_data(&data).ok()?;
        Some(file)
    }

    fn grid(&self) -> Option<Grid> {
        match self.kind {
            CodeKind::Qr => square(&self.data),
            CodeKind::Bars => bars(&self.data),
        }
    }
}

/// Modules row by row, the quiet ones around included.
struct Grid {
    width: usize,
    dark: Vec<bool>,
    /// How high a row is in modules.
    stretch: usize,
}

fn square(data: &str) -> Option<Grid> {
    if data.is_empty() {
        return None;
    }
    let code = QrCode::with_error_correction_level(data, EcLevel::M).ok()?;
    let (inside, colours) = (code.width(), code.to_colors());
    let width = inside + 2 * QR_QUIET;
    let mut dark = vec![false; width * width];
    for (row, colours) in colours.chunks(inside).enumerate() {
        let start = (row + QR_QUIET) * width + QR_QUIET;
        for (module, colour) in dark[start..].iter_mut().zip(colours) {
            *module = *colour == Color::Dark;
        }
    }
    Some(Grid { width, dark, stretch: 1 })
}

fn bars(data: &str) -> Option<Grid> {
    const MOST: usize = 60;
    if data.is_empty() || data.len() > MOST || !data.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return None;
    }
    // Set B of the standard has every printable letter of ASCII.
    let code = Code128::new(format!("{SET_B}{data}")).ok()?;
    let quiet = || std::iter::repeat_n(false, BAR_QUIET);
    let dark: Vec<bool> = quiet().chain(code.encode().into_iter().map(|module| module == 1)).chain(quiet()).collect();
    Some(Grid { width: dark.len(), dark, stretch: BAR_HEIGHT })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bars_are_those_of_the_standard() {
        let svg = Code::bars("H19-260105-0001", "Mã hồ sơ").svg().expect("ASCII");
        // Start, 15 letters and the check letter of 11 modules, a stop of 13, and quiet on both sides.
        let width = 17 * 11 + 13 + 2 * BAR_QUIET;
        assert!(svg.contains(&format!("viewBox=\"0 0 {width} {BAR_HEIGHT}\"")), "{svg}");
        // Start B is drawn as 2 1 1 2 1 4 (ISO/IEC 15417, table 1).
        assert!(svg.contains("d=\"M10 0h2v40h-2zM13 0h1v40h-1zM16 0h1v40h-1zM21 0"), "{svg}");
    }

    #[test]
    fn what_a_code_cannot_hold() {
        for (code, held) in [
            (Code::qr("", ""), false),
            (Code::qr("x".repeat(2_331), ""), true),
            (Code::qr("x".repeat(2_332), ""), false),
            (Code::bars("", ""), false),
            (Code::bars("x".repeat(60), ""), true),
            (Code::bars("x".repeat(61), ""), false),
            (Code::bars("a\u{7f}", ""), false),
        ] {
            assert_eq!(code.svg().is_some(), held, "{code:?}");
        }
    }

    #[test]
    fn a_picture_has_the_same_modules() {
        for code in [Code::qr("https://example.gov.vn/", "Trang"), Code::bars("H19-260105-0001", "Mã")] {
            let file = code.png().expect("it can be held");
            let picture = crate::picture::Picture::read(file, "").expect("a PNG");
            let svg = code.svg().expect("it can be held");
            let (width, height) = picture.dots;
            assert!(svg.contains(&format!("viewBox=\"0 0 {} {}\"", width / 8, height / 8)), "{svg}");
        }
    }

    proptest! {
        #[test]
        fn any_data_is_answered(data in "\\PC{0,80}", words in "\\PC{0,40}") {
            for code in [Code::qr(data.as_str(), words.as_str()), Code::bars(data.as_str(), words.as_str())] {
                if let Some(svg) = code.svg() {
                    prop_assert_eq!(svg.matches('<').count(), 4);
                }
            }
        }
    }
}
