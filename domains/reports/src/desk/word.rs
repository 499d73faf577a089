//! Taking a report back from Word: the file is handed in, what differs is shown section by section, and what is chosen is taken
//! over. Nothing lies between the pages but the file, which is kept only where there is something to take.

use super::{count, find_report, period_crumbs, report_path, returned, said, words, writer};
use crate::model::{Error, Refusal, Report, ReportId, Snapshot};
use crate::permissions::WRITE;
use crate::rules::returned::{Key, NotCompared, Papers, Returned, compare, places, take};
use crate::rules::vocabulary::Vocabulary;
use crate::words::Words;
use crate::{paper, sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Registry;
use evidence::periods::Period;
use files::{FileId, Media};
use kernel::local_date;
use papers::forms::Letterhead;
use papers::read::{Format, Lost, ReadRefusal, Tree};
use std::sync::Arc;
use ui::{Button, ErrorSummary, FileUpload, Html};
use web::{Access, Failure, FormErrors, FormWithFiles, Input, PageHead, Routes, Staff, upload};

const PATH: &str = "/lam-viec/bao-cao/{report}/nhan-word";
const FILE: &str = "/lam-viec/bao-cao/{report}/nhan-word/{file}";
/// What readers of papers take, and what a browser puts around it.
const UPLOAD: usize = 20 * 1024 * 1024 + 64 * 1024;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::May(&WRITE), ask)
        .upload(PATH, Access::May(&WRITE), UPLOAD, receive)
        .get(FILE, Access::May(&WRITE), show)
        .post(FILE, Access::May(&WRITE), take_over)
}

/// A draft, and what it says now.
struct Asked {
    report: Report,
    period: Period,
    snapshot: Arc<Snapshot>,
    vocabulary: Vocabulary,
}

async fn asked(staff: &Staff, registry: Registry, id: ReportId) -> Result<Asked, Failure> {
    let (report, period) = find_report(staff, id).await?;
    if !report.is_draft() {
        return Err(sentences::failure(Refusal::NotADraft.into(), words(staff)));
    }
    let snapshot = said(staff, &registry, &report, &period).await?;
    Ok(Asked { report, period, snapshot, vocabulary: Vocabulary::new(&registry) })
}

#[derive(Template)]
#[template(path = "report/word.html")]
struct AskPage {
    w: Words,
    errors: ErrorSummary,
    action: String,
    newest: Html,
    file: FileUpload,
    button: Button,
}

async fn ask(staff: Staff, registry: Registry, Path(id): Path<ReportId>) -> Result<Response, Failure> {
    ask_page(&staff, &asked(&staff, registry, id).await?, None)
}

fn ask_page(staff: &Staff, asked: &Asked, wrong: Option<String>) -> Result<Response, Failure> {
    let w = words(staff);
    let href = |verb: &str| staff.href(&report_path(asked.report.id, verb));
    let body = AskPage {
        w,
        errors: wrong.iter().fold(ErrorSummary::new(staff.locale), |all, said| all.field("word", said.as_str())),
        action: href("nhan-word"),
        newest: Html::link(&href("tep/docx"), w.word_newest()),
        file: FileUpload::new(staff.locale, "word", w.word_file())
            .hint(w.word_file_hint())
            .accept(".docx")
            .error(wrong.as_deref()),
        button: Button::submit(w.word_compare()),
    };
    staff.page(&PageHead::new(w.word_title()).breadcrumbs(crumbs(staff, asked)).with_errors(wrong.is_some()), &body)
}

fn crumbs(staff: &Staff, asked: &Asked) -> ui::Breadcrumbs {
    let report = staff.href(&report_path(asked.report.id, ""));
    period_crumbs(staff, &asked.period).then(asked.report.name.as_str(), report)
}

/// Why a file was not compared.
enum Unread {
    /// It was not read.
    Refused(ReadRefusal),
    /// It is text, and no document of Word.
    NotWord,
    NotCompared(NotCompared),
}

impl Unread {
    fn said(&self, w: Words) -> &'static str {
        use ReadRefusal as R;
        match self {
            Self::Refused(R::TooLarge { .. }) => w.word_too_large(),
            Self::Refused(
                R::BrokenDocx { .. } | R::DocumentTypeDeclaration { .. } | R::TooDeep { .. } | R::PartTooLarge { .. },
            ) => w.word_damaged(),
            Self::Refused(R::TooManyLines { .. }) | Self::NotCompared(NotCompared::TooLong) => w.word_too_long(),
            Self::Refused(R::Locked) => w.word_locked(),
            Self::Refused(R::LegacyEncoding(_)) => w.word_legacy(),
            Self::Refused(R::Empty) | Self::NotCompared(NotCompared::AnotherPaper) => w.word_another(),
            Self::Refused(_) | Self::NotWord => w.word_not_word(),
        }
    }
}

/// What came of a file.
struct Compared {
    returned: Returned,
    lost: Vec<(papers::read::What, u32)>,
}

/// Reading and comparing take a while and a thread.
async fn compared(staff: &Staff, asked: &Asked, bytes: Vec<u8>) -> Result<Result<Compared, Unread>, Failure> {
    let day = local_date(staff.now);
    let head = people::find_letterhead(&staff.app.db, staff.agency.id, None, day).await?.ok_or(Failure::NotFound)?;
    let (report, snapshot) = (asked.report.clone(), asked.snapshot.clone());
    let work = move || beside(&report, &snapshot, &head, day, &bytes);
    tokio::task::spawn_blocking(work).await.map_err(Failure::fault)
}

fn beside(
    report: &Report,
    snapshot: &Snapshot,
    head: &Letterhead,
    day: kernel::Date,
    bytes: &[u8],
) -> Result<Compared, Unread> {
    let back = papers::read::tree(bytes).map_err(Unread::Refused)?;
    if back.format != Format::Docx {
        return Err(Unread::NotWord);
    }
    let official = paper::official(report, snapshot, head, day);
    let again = |paper| papers::read::tree(&papers::docx::write(paper)).map_err(Unread::Refused);
    let (sent, frame) = (again(&official)?, again(&paper::frame(&official))?);
    let papers = Papers { sent: &sent.blocks, frame: &frame.blocks, back: &back.blocks };
    let returned = compare(report, snapshot, papers).map_err(Unread::NotCompared)?;
    Ok(Compared { returned, lost: lost(&sent, &back) })
}

/// What Word held and a report does not, beyond what its own paper loses: charts and the numbers of pages.
fn lost(sent: &Tree, back: &Tree) -> Vec<(papers::read::What, u32)> {
    let sum = |lost: &[Lost], what| lost.iter().filter(|one| one.what == what).map(|one| one.count).sum::<u32>();
    let mut kinds: Vec<_> = back.lost.iter().map(|one| one.what).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let beyond = kinds.into_iter().map(|what| (what, sum(&back.lost, what).saturating_sub(sum(&sent.lost, what))));
    beyond.filter(|(_, count)| *count > 0).collect()
}

async fn receive(
    staff: Staff,
    registry: Registry,
    Path(id): Path<ReportId>,
    form: FormWithFiles,
) -> Result<Response, Failure> {
    let (w, asked) = (words(&staff), asked(&staff, registry, id).await?);
    let Some(file) = form.files.iter().find(|file| file.field == "word") else {
        return ask_page(&staff, &asked, Some(w.word_missing().into()));
    };
    let compared = match compared(&staff, &asked, file.bytes.to_vec()).await? {
        Ok(compared) => compared,
        Err(unread) => return ask_page(&staff, &asked, Some(unread.said(w).into())),
    };
    if compared.returned.offers.is_empty() {
        return page(&staff, &asked, &compared, None, &FormErrors::default());
    }
    let mut errors = FormErrors::default();
    let is_word = |media| media == Media::Docx;
    match upload::keep(&staff, &form, "word", is_word, w.word_not_word(), &mut errors).await? {
        Some(kept) => Ok(staff.redirect(&report_path(id, &format!("nhan-word/{kept}")))),
        None => ask_page(&staff, &asked, errors.of("word").map(str::to_owned)),
    }
}

/// A file of the agency that this person handed in.
async fn kept(staff: &Staff, file: FileId) -> Result<Vec<u8>, Failure> {
    let stored = files::find(&staff.app.db, staff.agency.id, file).await?;
    let own =
        stored.filter(|stored| stored.media == Media::Docx && stored.saved_by == Some(staff.actor.account.uuid()));
    staff.app.files.read(&own.ok_or(Failure::NotFound)?.sha256).await.map_err(Failure::fault)
}

async fn show(
    staff: Staff,
    registry: Registry,
    Path((id, file)): Path<(ReportId, FileId)>,
) -> Result<Response, Failure> {
    let asked = asked(&staff, registry, id).await?;
    match compared(&staff, &asked, kept(&staff, file).await?).await? {
        Ok(compared) => page(&staff, &asked, &compared, Some((file, None)), &FormErrors::default()),
        Err(unread) => ask_page(&staff, &asked, Some(unread.said(words(&staff)).into())),
    }
}

async fn take_over(
    staff: Staff,
    registry: Registry,
    Path((id, file)): Path<(ReportId, FileId)>,
    input: Input,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let mut now = asked(&staff, registry.clone(), id).await?;
    let bytes = kept(&staff, file).await?;
    let found = match compared(&staff, &now, bytes.clone()).await? {
        Ok(found) => found,
        Err(unread) => return ask_page(&staff, &now, Some(unread.said(w).into())),
    };
    // Sections are chosen by their places in the state that was seen.
    let seen = input.number("version").ok().flatten();
    let offered = |key: &Key| found.returned.offers.iter().any(|offer| offer.key == *key);
    let chosen: Vec<Key> = input.all("take").filter_map(|key| key.parse().ok()).filter(offered).collect();
    let decided = match seen == Some(now.report.version) {
        true => take(&now.report, &found.returned, &chosen, file, &staff.actor),
        false => Err(Refusal::Changed),
    };
    let refusal = match decided {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            match store::save_report(&mut tx, &writer(&staff), decided).await {
                Ok(_) => {
                    let places = places(&now.report, &found.returned, &chosen);
                    store::move_comments(&mut tx, &writer(&staff), id, &places).await?;
                    tx.commit().await?;
                    return Ok(staff.redirect_saying(&report_path(id, ""), &w.word_taken(count(chosen.len()))));
                }
                Err(Error::Refused(refusal)) => refusal,
                Err(Error::Store(error)) => return Err(error.into()),
            }
        }
        Err(refusal) => refusal,
    };
    let mut errors = FormErrors::default();
    if refusal != Refusal::Changed {
        errors.add("form", sentences::refusal(&refusal, w));
        return page(&staff, &now, &found, Some((file, Some(&chosen))), &errors);
    }
    // What others saved stays; the differences are shown against it, and chosen anew.
    errors.add("form", w.word_changed());
    now = asked(&staff, registry, id).await?;
    match compared(&staff, &now, bytes).await? {
        Ok(found) => page(&staff, &now, &found, Some((file, None)), &errors),
        Err(unread) => ask_page(&staff, &now, Some(unread.said(w).into())),
    }
}

/// The differences; with the file where something can be taken over, and what was chosen of it if something was.
fn page(
    staff: &Staff,
    asked: &Asked,
    compared: &Compared,
    file: Option<(FileId, Option<&[Key]>)>,
    errors: &FormErrors,
) -> Result<Response, Failure> {
    let w = words(staff);
    let report = &asked.report;
    let action = file.map(|(file, _)| staff.href(&report_path(report.id, &format!("nhan-word/{file}"))));
    let body = returned::Page {
        w,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (_, said)| all.form(said)),
        same: compared.returned.changes.is_empty(),
        version: report.version,
        parts: returned::parts(
            staff.locale,
            report,
            &compared.returned,
            &asked.vocabulary,
            file.and_then(|(_, chosen)| chosen),
        ),
        lost: compared.lost.iter().filter_map(|(what, number)| sentences::lost(*what, i64::from(*number), w)).collect(),
        action: action.filter(|_| !compared.returned.offers.is_empty()),
        button: Button::submit(w.word_take()),
        back: Html::link(&staff.href(&report_path(report.id, "")), w.word_back()),
        other: Html::link(&staff.href(&report_path(report.id, "nhan-word")), w.word_other_file()),
    };
    let head = PageHead::new(w.word_differences()).breadcrumbs(crumbs(staff, asked));
    staff.page(&head.with_errors(!errors.is_empty()), &body)
}
