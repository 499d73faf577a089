//! What refusals say to people: one sentence for each variant, in the reader's language. Rules know no words, pages know no
//! variants.

use crate::model::{Error, Refusal};
use crate::words::Words;
use papers::read::What;
use web::Failure;

/// Why a rule of reports said no.
#[must_use]
pub fn refusal(refusal: &Refusal, w: Words) -> String {
    match refusal {
        Refusal::NotPermitted => w.refusal_not_permitted().into(),
        Refusal::NotTheirUnit => w.refusal_not_their_unit().into(),
        Refusal::TextMissing(_) => w.refusal_text_missing().into(),
        Refusal::TextTooLong(_, most) => w.refusal_text_too_long(i64::try_from(*most).unwrap_or(i64::MAX)),
        Refusal::OutOfRange(_) => w.refusal_out_of_range(crate::rules::deadline::MOST_DAYS),
        Refusal::Changed => w.refusal_changed().into(),
        Refusal::NothingChosen => w.refusal_nothing_chosen().into(),
        Refusal::TemplateNotForPeriod => w.refusal_template_not_for_period().into(),
        Refusal::EndsBeforeBeginning => w.refusal_ends_before_beginning().into(),
        Refusal::FigureDoesNotSuit => w.refusal_figure_does_not_suit().into(),
        Refusal::NotADraft => w.refusal_not_a_draft().into(),
        Refusal::NotSubmitted => w.refusal_not_submitted().into(),
        Refusal::NotSigned => w.refusal_not_signed().into(),
        Refusal::PublicationNotADraft => w.refusal_publication_not_a_draft().into(),
        Refusal::PublicationNotSubmitted => w.refusal_publication_not_submitted().into(),
        Refusal::NotPublished => w.refusal_not_published().into(),
        Refusal::OwnWork => w.refusal_own_work().into(),
        Refusal::NotAnEstimate => w.refusal_not_an_estimate().into(),
        Refusal::NotAnActual => w.refusal_not_an_actual().into(),
        Refusal::OtherMeasure => w.refusal_other_measure().into(),
        Refusal::ActualTaken => w.refusal_actual_taken().into(),
        Refusal::NoSuchSection => w.refusal_no_such_section().into(),
        Refusal::FiguresNotAccepted(figures) => {
            w.refusal_figures_not_accepted(i64::try_from(*figures).unwrap_or(i64::MAX))
        }
        Refusal::PeriodNotEnded => w.refusal_period_not_ended().into(),
        Refusal::NumberUnreadable(number) => w.refusal_number_unreadable(number.as_str()),
        Refusal::DateInFuture => w.refusal_date_in_future().into(),
        Refusal::NumberTaken(number) => w.refusal_number_taken(number.as_str()),
        Refusal::NothingToRemind => w.refusal_nothing_to_remind().into(),
    }
}

/// The page for what went wrong where there is no form to show it on.
#[must_use]
pub fn failure(error: Error, w: Words) -> Failure {
    match error {
        Error::Refused(Refusal::NotPermitted | Refusal::NotTheirUnit) => Failure::Forbidden,
        Error::Refused(no) => Failure::Refused(refusal(&no, w)),
        Error::Store(error) => error.into(),
    }
}

/// What a file of Word held and a report does not, in a sentence; none for what nobody typed.
#[must_use]
pub fn lost(what: What, count: i64, w: Words) -> Option<String> {
    Some(match what {
        What::Picture | What::PictureElsewhere | What::PictureInNote | What::RunningPicture => w.lost_pictures(count),
        What::Chart | What::SmartArt | What::EmbeddedObject | What::Drawing => w.lost_drawings(count),
        What::Deletion => w.lost_deletions(count),
        What::Insertion => w.lost_insertions(count),
        What::Comment => w.lost_comments(count),
        What::HiddenText => w.lost_hidden(count),
        What::Address | What::InnerLink => w.lost_links(count),
        What::TableInNote | What::Note => w.lost_notes(count),
        What::Mark => w.lost_marks(count),
        What::Contents => w.lost_contents().into(),
        What::Equation | What::Symbol | What::Ruby => w.lost_signs(count),
        What::RunningText => w.lost_running(count),
        What::Section | What::Shading | What::Look | What::Raised => w.lost_looks(count),
        What::Struck => w.lost_struck(count),
        What::Field => w.lost_fields(count),
        What::Crop => w.lost_cropped(count),
        What::BlankTable => w.lost_blank_tables(count),
        What::Stray => w.lost_stray(count),
        What::PageNumber | What::Restyled => return None,
    })
}
