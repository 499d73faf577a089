//! `thongsuot print handout`: a Word file or a text as a booklet, a poster or slides.

use super::Paper;
use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use papers::code::Code;
use papers::content::is_address;
use papers::handout::{Booklet, Chapter, Layout, Poster, Sheet, Slide, Slides, parts};
use papers::read::tree;
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct FromFile {
    /// What it becomes.
    #[arg(value_enum)]
    kind: Kind,
    /// The .docx or text; a chapter or slide begins at each of its largest headings.
    file: PathBuf,
    /// What it is called.
    #[arg(long)]
    title: String,
    /// The line below the title.
    #[arg(long, default_value = "")]
    subtitle: String,
    /// Who hands it out.
    #[arg(long)]
    issuer: String,
    /// The day on which what it says holds; today if it is not given.
    #[arg(long)]
    as_of: Option<Date>,
    /// The sheet of a booklet or a poster.
    #[arg(long, value_enum, default_value = "a5")]
    sheet: SheetName,
    /// A poster that lies across.
    #[arg(long)]
    landscape: bool,
    /// A booklet in letters of 17 points.
    #[arg(long)]
    large_print: bool,
    /// A booklet in two columns, on A4 or A3.
    #[arg(long)]
    two_columns: bool,
    /// Three millimetres over the edge and marks where to cut.
    #[arg(long)]
    crop_marks: bool,
    /// An address for the square on the cover or at the foot.
    #[arg(long, default_value = "")]
    address: String,
    /// The line at the foot: where, when, by what telephone.
    #[arg(long, default_value = "")]
    contact: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// Chapters behind a cover, with contents and an index.
    Booklet,
    /// One sheet, as large as its words allow.
    Poster,
    /// For a screen of 16:9.
    Slides,
}

#[derive(Clone, Copy, ValueEnum)]
enum SheetName {
    A3,
    A4,
    A5,
    A6,
}

impl FromFile {
    /// The paper; what the file held that it does not is told on the standard error.
    pub(super) fn paper(self, today: Date) -> anyhow::Result<Paper> {
        if !self.address.is_empty() && !is_address(&self.address) {
            bail!("--address: expected https://…, found {:?}", self.address);
        }
        let name = self.file.display();
        let bytes = std::fs::read(&self.file).with_context(|| format!("cannot read {name}"))?;
        let read = tree(&bytes).with_context(|| format!("{name} cannot be read"))?;
        for lost in &read.lost {
            eprintln!("{name}: {lost}");
        }
        let code = (!self.address.is_empty()).then(|| Code::qr(self.address.as_str(), "Xem trên mạng"));
        let as_of = self.as_of.unwrap_or(today);
        let sheet = match self.sheet {
            SheetName::A3 => Sheet::A3,
            SheetName::A4 => Sheet::A4,
            SheetName::A5 => Sheet::A5,
            SheetName::A6 => Sheet::A6,
        };
        Ok(match self.kind {
            Kind::Booklet => {
                let chapter = |(title, body)| Chapter { title, body, terms: Vec::new() };
                let chapters = parts(read.blocks, &self.title).into_iter().map(chapter).collect();
                let layout = Layout {
                    sheet,
                    two_columns: self.two_columns,
                    large_print: self.large_print,
                    crop_marks: self.crop_marks,
                    ..Layout::default()
                };
                Paper::Booklet(Booklet {
                    subtitle: self.subtitle,
                    issuer: self.issuer,
                    as_of,
                    contact: self.contact,
                    code,
                    layout,
                    ..Booklet::new(self.title, chapters)
                })
            }
            Kind::Poster => Paper::Poster(Poster {
                issuer: self.issuer,
                title: self.title,
                body: read.blocks,
                code,
                foot: self.contact,
                as_of,
                sheet,
                landscape: self.landscape,
                crop_marks: self.crop_marks,
            }),
            Kind::Slides => {
                let slide = |(title, body)| Slide { title, body };
                let slides = parts(read.blocks, &self.title).into_iter().map(slide).collect();
                Paper::Slides(Slides {
                    title: self.title,
                    subtitle: self.subtitle,
                    issuer: self.issuer,
                    on: as_of,
                    slides,
                })
            }
        })
    }
}
