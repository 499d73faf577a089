//! `thongsuot viet`: the language and the calendar from the command line, for operators and for checking. Reads no
//! configuration and no database.

use anyhow::{Context as _, bail};
use clap::{Subcommand, ValueEnum};
use jiff::civil::{Date, DateTime};
use serde_json::json;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use viet::calendar::{Calendar, Due, Hours, Limit, Pause, Start, read_notices};
use viet::citation;
use viet::legacy::{self, Detected, Font, Legacy};
use viet::lunar::{FIRST_DAY, LAST_DAY, LunarDate};

/// Larger files are refused: 64 MiB.
const LARGEST: u64 = 64 * 1024 * 1024;

#[derive(Subcommand)]
#[expect(clippy::large_enum_variant, reason = "made once, from the command line")]
pub(crate) enum Viet {
    /// The lunar date of a day: 2030-02-02 gives 2030-01-01; a leap month has an L: 2033-11L-01.
    Lunar {
        /// The day, as YYYY-MM-DD.
        day: Date,
        /// Print it as people say it, too.
        #[arg(long)]
        words: bool,
    },
    /// The day of a lunar date: 2030-01-01 gives 2030-02-02.
    Solar {
        /// The lunar date, as YYYY-MM-DD, with L after a leap month.
        lunar: LunarDate,
    },
    /// The end of a period: 2026-08-28+1wd gives 2026-09-03. Units: wd (working days), d, w, m, y, h, wh (working hours).
    Due {
        /// A day (or a moment, as 2026-08-28T09:00) and a length, with + between.
        #[arg(value_name = "START+LENGTH")]
        period: String,
        /// List the days skipped, and why.
        #[arg(long)]
        explain: bool,
        /// A stop of the count, as FIRST..LAST; may be given again.
        #[arg(long, value_name = "FIRST..LAST")]
        pause: Vec<String>,
        /// Opening hours, as: mon-fri 07:30-11:30 13:00-17:00, sat 07:30-11:30, cut-off 16:00
        #[arg(long)]
        hours: Option<Hours>,
        /// More days off and worked, in the form of base/viet/data/notices.tsv.
        #[arg(long, value_name = "FILE")]
        notices: Option<PathBuf>,
    },
    /// Text in small letters without marks, for search.
    Fold {
        /// The text.
        text: Vec<String>,
    },
    /// A whole number in words; words in quotes give the number.
    Words {
        /// The number, or its words.
        #[arg(allow_hyphen_values = true)]
        number: String,
        /// With đồng at the end.
        #[arg(long)]
        money: bool,
    },
    /// The documents cited in a text by number, one JSON object a line. Places are bytes of the text in normal form C.
    Cite {
        /// A text file in UTF-8; - for standard input.
        file: PathBuf,
        /// Laws cited by name, articles with their clauses and points, and standards, too.
        #[arg(long)]
        all: bool,
    },
    /// Text in an old encoding as UTF-8.
    Decode {
        /// The encoding.
        #[arg(long, value_enum)]
        from: From,
        /// The text was set in a font of capitals (.VnTimeH).
        #[arg(long)]
        capitals: bool,
        /// A text file; - for standard input.
        file: PathBuf,
    },
    /// UTF-8 in an old encoding.
    Encode {
        /// The encoding.
        #[arg(long, value_enum)]
        to: To,
        /// A text file; - for standard input.
        file: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum From {
    /// What the text itself says, if it is beyond doubt.
    Auto,
    Tcvn3,
    Vni,
    Vps,
    Viqr,
    Cp1258,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum To {
    Tcvn3,
    Vni,
    Vps,
    Viqr,
    Cp1258,
}

impl To {
    const fn legacy(self) -> Legacy {
        match self {
            To::Tcvn3 => Legacy::Tcvn3,
            To::Vni => Legacy::VniWindows,
            To::Vps => Legacy::Vps,
            To::Viqr => Legacy::Viqr,
            To::Cp1258 => Legacy::Cp1258,
        }
    }
}

/// Answers on standard output; a reader that has gone is no error.
pub(crate) fn run(command: Viet) -> anyhow::Result<ExitCode> {
    let answer = answer(command)?;
    match std::io::stdout().lock().write_all(&answer) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error).context("cannot write to standard output"),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn answer(command: Viet) -> anyhow::Result<Vec<u8>> {
    let line = match command {
        Viet::Lunar { day, words } => {
            let lunar = LunarDate::of(day)
                .with_context(|| format!("{day} lies outside the lunar calendar, {FIRST_DAY} to {LAST_DAY}"))?;
            if words { format!("{lunar}\n{}", lunar.words()) } else { lunar.to_string() }
        }
        Viet::Solar { lunar } => lunar
            .solar()
            .with_context(|| format!("there is no lunar day {lunar} within {FIRST_DAY} to {LAST_DAY}"))?
            .to_string(),
        Viet::Due { period, explain, pause, hours, notices } => {
            due(&period, explain, &pause, hours.as_ref(), notices.as_deref())?
        }
        Viet::Fold { text } => viet::fold(&viet::nfc(&text.join(" "))),
        Viet::Words { number, money } => words(&number, money)?,
        Viet::Cite { file, all } => return cite(&file, all),
        Viet::Decode { from, capitals, file } => return decode(from, capitals, &file).map(String::into_bytes),
        Viet::Encode { to, file } => {
            let text = text_of(&file)?;
            return legacy::encode_bytes(&text, to.legacy()).with_context(|| file.display().to_string());
        }
    };
    Ok((line + "\n").into_bytes())
}

fn due(
    period: &str,
    explain: bool,
    pauses: &[String],
    hours: Option<&Hours>,
    notices: Option<&Path>,
) -> anyhow::Result<String> {
    let (start, length) = period
        .split_once('+')
        .with_context(|| format!("{period:?}: expected a day, a + and a length: 2026-08-28+1wd"))?;
    let limit: Limit = length.parse().with_context(|| format!("{length:?}"))?;
    let pauses = pauses.iter().map(|pause| read_pause(pause)).collect::<anyhow::Result<Vec<_>>>()?;
    let mut calendar = Calendar::civil_service();
    if let Some(file) = notices {
        calendar = calendar.with(read_notices(&text_of(file)?).with_context(|| file.display().to_string())?);
    }
    if matches!(limit, Limit::WorkingHours(_)) && hours.is_none() {
        bail!("working hours need the hours of the desk: --hours 'mon-fri 07:30-11:30 13:00-17:00'");
    }
    let by_the_hour = matches!(limit, Limit::Hours(_) | Limit::WorkingHours(_));
    let start = match (moment(start)?, hours) {
        (Start::Moment(at), Some(hours)) if !by_the_hour => Start::Day(hours.received_on(&calendar, at)),
        (Start::Day(day), _) if by_the_hour => bail!("hours are counted from a moment: {day}T09:00+{limit}"),
        (start, _) => start,
    };
    Ok(said(&calendar.due(start, limit, &pauses, hours), explain))
}

/// The day, on the next lines what did not count, and at last whether the day may still change.
fn said(due: &Due, explain: bool) -> String {
    let mut said = match due.time {
        Some(time) => due.day.to_datetime(time).strftime("%Y-%m-%dT%H:%M").to_string(),
        None => due.day.to_string(),
    };
    if explain {
        for skipped in &due.skipped {
            said.push_str(&format!("\n{skipped}"));
        }
        if due.provisional {
            said.push_str("\nTạm tính: có năm chưa có thông báo ngày nghỉ chính thức");
        }
    }
    said
}

fn moment(text: &str) -> anyhow::Result<Start> {
    let expected = || format!("{text:?} is no day such as 2026-08-28 and no moment such as 2026-08-28T09:00");
    if text.contains(['T', ' ']) {
        return text.parse::<DateTime>().map(Start::Moment).with_context(expected);
    }
    text.parse::<Date>().map(Start::Day).with_context(expected)
}

fn read_pause(text: &str) -> anyhow::Result<Pause> {
    let (from, until) = text.split_once("..").with_context(|| format!("{text:?}: expected FIRST..LAST"))?;
    let pause = match (moment(from)?, moment(until)?) {
        (Start::Moment(from), Start::Moment(until)) => Pause { from, until },
        (from, until) => Pause::days(from.day(), until.day()),
    };
    if pause.until < pause.from {
        bail!("{text:?}: the pause ends before it starts");
    }
    Ok(pause)
}

fn words(number: &str, money: bool) -> anyhow::Result<String> {
    if let Some(n) = viet::number::read_words(number) {
        return Ok(n.to_string());
    }
    let n: i64 = number.replace('.', "").parse().with_context(|| {
        format!("{number:?} is no whole number from {} to {}, and no number said in full", i64::MIN, i64::MAX)
    })?;
    Ok(if money { viet::number::money(n) } else { viet::number::words(n) })
}

fn cite(file: &Path, all: bool) -> anyhow::Result<Vec<u8>> {
    let text = text_of(file)?;
    let documents = citation::find(&text);
    let mut lines: Vec<(usize, serde_json::Value)> = documents
        .iter()
        .map(|cited| {
            // A missing date is a matter of style, which a null says; the rest is wrong.
            let wrong = cited.defects.iter().filter(|defect| **defect != citation::Defect::MissingDate);
            let line = json!({
                "number": cited.number.to_string(),
                "kind": cited.kind,
                "issued_on": cited.issued_on,
                "issuer": cited.issuer,
                "start": cited.span.start,
                "end": cited.span.end,
                "malformed": wrong.map(ToString::to_string).collect::<Vec<_>>(),
            });
            (cited.span.start, line)
        })
        .collect();
    if all {
        lines.extend(others(&text, &documents));
        lines.sort_by_key(|(start, _)| *start);
    }
    let mut out = Vec::new();
    for (_, line) in lines {
        writeln!(out, "{line}")?;
    }
    Ok(out)
}

/// What is cited by something else than a number, with the places in it.
fn others(text: &str, documents: &[citation::Citation]) -> Vec<(usize, serde_json::Value)> {
    let laws = citation::find_named(text);
    let named = laws.iter().map(|law| {
        let line = json!({
            "law": format!("{} {}", law.kind, law.title).trim_end(),
            "year": law.year,
            "issued_on": law.issued_on,
            "start": law.span.start,
            "end": law.span.end,
        });
        (law.span.start, line)
    });
    let provisions = citation::find_provisions(text, documents, &laws).into_iter().map(|found| {
        let of = found.of.map(|of| match of {
            citation::Of::Document(at) => documents[at].number.to_string(),
            citation::Of::Law(at) => format!("{} {}", laws[at].kind, laws[at].title).trim_end().to_owned(),
        });
        let places: Vec<String> = found.places.iter().map(ToString::to_string).collect();
        (found.span.start, json!({"places": places, "of": of, "start": found.span.start, "end": found.span.end}))
    });
    let standards = citation::find_standards(text).into_iter().map(|found| {
        (found.span.start, json!({"standard": found.to_string(), "start": found.span.start, "end": found.span.end}))
    });
    named.chain(provisions).chain(standards).collect()
}

fn decode(from: From, capitals: bool, file: &Path) -> anyhow::Result<String> {
    let bytes = bytes_of(file)?;
    let legacy = match from {
        From::Tcvn3 => Legacy::Tcvn3,
        From::Vni => Legacy::VniWindows,
        From::Vps => Legacy::Vps,
        From::Viqr => Legacy::Viqr,
        From::Cp1258 => Legacy::Cp1258,
        From::Auto => match legacy::detect_bytes(&bytes) {
            Detected::Legacy(legacy) => legacy,
            Detected::Unicode => return String::from_utf8(bytes).with_context(|| file.display().to_string()),
            Detected::Unsure(likely) => bail!(
                "{}: not sure of the encoding{}; name it with --from",
                file.display(),
                if likely.is_empty() { String::new() } else { format!(" (likely: {})", names(&likely)) }
            ),
        },
    };
    // A file in UTF-8 holds what a reader made of the bytes.
    let text = match String::from_utf8(bytes) {
        Ok(text) => Font { legacy, capitals }.decode(&text),
        Err(error) => {
            let decoded = legacy::decode_bytes(error.as_bytes(), legacy);
            if capitals { decoded.to_uppercase() } else { decoded }
        }
    };
    Ok(text)
}

fn names(likely: &[Legacy]) -> String {
    let name = |legacy: &Legacy| match legacy {
        Legacy::Tcvn3 => "tcvn3",
        Legacy::VniWindows => "vni",
        Legacy::Vps => "vps",
        Legacy::Viqr => "viqr",
        Legacy::Cp1258 => "cp1258",
    };
    likely.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The text of a file in UTF-8, in normal form C.
fn text_of(file: &Path) -> anyhow::Result<String> {
    let text = String::from_utf8(bytes_of(file)?).with_context(|| {
        format!("{} is not UTF-8; `thongsuot viet decode --from auto` may make it so", file.display())
    })?;
    Ok(viet::composed(text.strip_prefix('\u{feff}').unwrap_or(&text)).into_owned())
}

fn bytes_of(file: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let reader: Box<dyn std::io::Read> = if file == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(std::fs::File::open(file).with_context(|| format!("cannot open {}", file.display()))?)
    };
    reader.take(LARGEST + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read {}", file.display()))?;
    if bytes.len() as u64 > LARGEST {
        bail!("{} is larger than {} MiB", file.display(), LARGEST / 1024 / 1024);
    }
    Ok(bytes)
}
