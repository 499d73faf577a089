//! `thongsuot print`: papers as files, for the printer and for Word.

mod handout;

use crate::config::Config;
use crate::wiring;
use anyhow::{Context as _, bail};
use clap::{Subcommand, ValueEnum};
use jiff::civil::Date;
use kernel::{Ambient, local_date};
use papers::forms::{self, SlipKind};
use papers::handout::{Booklet, Poster, Slides, sample_booklet, sample_poster, sample_slides};
use papers::official::{Kind, NoKind, Official};
use plans::model::PlanId;
use plans::store::find_full_plan;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::str::FromStr;

#[derive(Subcommand)]
pub(crate) enum Print {
    /// A plan, as it was signed.
    Plan {
        /// Its id: the last part of the address of its page.
        id: PlanId,
        #[command(flatten)]
        to: To,
    },
    /// A specimen of a kind of paper (ke-hoach, bao-cao, cong-van, to-trinh, giay-moi, bien-ban, thong-bao, quyet-dinh …), of a
    /// slip (phieu-nhac-viec, phieu-tiep-nhan, phieu-chuyen), a booklet (so-tay), a poster (ap-phich) or slides (trinh-chieu).
    Sample {
        /// The kind.
        kind: Specimen,
        /// The day on which it is issued, which decides the form; today if it is not given.
        #[arg(long)]
        issued: Option<Date>,
        #[command(flatten)]
        to: To,
    },
    /// A Word file (.docx) or a text as a booklet, a poster or slides.
    Handout {
        #[command(flatten)]
        handout: handout::FromFile,
        #[command(flatten)]
        to: To,
    },
}

/// What there is a specimen of.
#[derive(Clone, Copy)]
pub(crate) enum Specimen {
    Official(Kind),
    Slip(SlipKind),
    Booklet,
    Poster,
    Slides,
}

impl FromStr for Specimen {
    type Err = String;

    fn from_str(code: &str) -> Result<Specimen, String> {
        let others = || match code {
            "so-tay" => Ok(Specimen::Booklet),
            "ap-phich" => Ok(Specimen::Poster),
            "trinh-chieu" => Ok(Specimen::Slides),
            code => code.parse().map(Specimen::Official),
        };
        let slip = SlipKind::from_str(code).map(Specimen::Slip);
        slip.or_else(|()| others())
            .map_err(|none: NoKind| format!("{none}, phieu-nhac-viec, phieu-tiep-nhan, so-tay, ap-phich, trinh-chieu"))
    }
}

/// A paper that can be written.
enum Paper {
    Official(Box<Official>),
    Booklet(Booklet),
    Poster(Poster),
    Slides(Slides),
}

impl Specimen {
    /// A booklet of so many chapters shows all that a booklet has.
    const CHAPTERS: usize = 12;

    fn on(self, day: Date) -> Paper {
        match self {
            Specimen::Official(kind) => {
                Paper::Official(Box::new(forms::of_kind(kind, day).unwrap_or_else(|| forms::generic(kind, day))))
            }
            Specimen::Slip(kind) => Paper::Official(Box::new(forms::slip(kind, day))),
            Specimen::Booklet => Paper::Booklet(sample_booklet(Self::CHAPTERS, day)),
            Specimen::Poster => Paper::Poster(sample_poster(day)),
            Specimen::Slides => Paper::Slides(sample_slides(day)),
        }
    }
}

impl Paper {
    fn bytes(&self, format: Format) -> anyhow::Result<Vec<u8>> {
        if let (Paper::Official(paper), Format::Docx) = (self, format) {
            return Ok(papers::docx::write(paper));
        }
        let fonts = &typeset::Fonts::installed();
        let pdf = match (self, format) {
            (_, Format::Docx) => bail!("what is handed out or shown is printed as PDF; add `--format pdf`"),
            (Paper::Official(paper), Format::Pdf) => typeset::official(paper, fonts)?,
            (Paper::Booklet(booklet), Format::Pdf) => typeset::booklet(booklet, fonts)?,
            (Paper::Poster(poster), Format::Pdf) => typeset::poster(poster, fonts)?,
            (Paper::Slides(slides), Format::Pdf) => typeset::slides(slides, fonts)?,
        };
        Ok(pdf.bytes)
    }
}

#[derive(clap::Args)]
pub(crate) struct To {
    /// The format; by the ending of the file if it is not given.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write; it must not be there yet.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For Word.
    Docx,
    /// For the printer and for archives.
    Pdf,
}

impl To {
    fn format(&self) -> Format {
        let pdf = self.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        self.format.unwrap_or(if pdf { Format::Pdf } else { Format::Docx })
    }
}

pub(crate) async fn run(config: &Config, command: Print) -> anyhow::Result<ExitCode> {
    let today = local_date(Ambient::system().now());
    crate::fonts::install(config)?;
    let (paper, to) = match command {
        Print::Plan { id, to } => (Paper::Official(Box::new(plan(config, id, today).await?)), to),
        Print::Sample { kind, issued, to } => (kind.on(issued.unwrap_or(today)), to),
        Print::Handout { handout, to } => (handout.paper(today)?, to),
    };
    let bytes = paper.bytes(to.format())?;
    write(&to.out, &bytes)?;
    println!("{}: {} bytes", to.out.display(), bytes.len());
    Ok(ExitCode::SUCCESS)
}

async fn plan(config: &Config, id: PlanId, today: Date) -> anyhow::Result<Official> {
    let db = wiring::open(config).await?;
    let agency = super::agency(&db).await?;
    let found = find_full_plan(&db, agency, id).await;
    db.close().await;
    let found = found?.with_context(|| format!("this agency has no plan {id}"))?;
    Ok(plans::papers::official(&found.plan, today))
}

/// Never over a file that is there: a paper that somebody has edited must not be lost.
fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::{ErrorKind, Write as _};
    let mut file = match std::fs::File::create_new(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already; choose another name", path.display())
        }
        Err(error) => return Err(error).with_context(|| format!("cannot write {}", path.display())),
    };
    file.write_all(bytes).with_context(|| format!("cannot write {}", path.display()))
}
