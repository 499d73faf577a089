//! Why a verb said no.

use store::StoreError;

/// A rule of reports said no.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The actor may not do this.
    #[error("not permitted")]
    NotPermitted,
    /// The unit is not one that the actor leads or speaks for.
    #[error("not their unit")]
    NotTheirUnit,
    /// A text that is needed was left empty; which one.
    #[error("the text {0} is missing")]
    TextMissing(&'static str),
    /// A text is longer than is kept; which one, and how many characters may stand there.
    #[error("the text {0} is longer than {1} characters")]
    TextTooLong(&'static str, usize),
    /// A number is out of range; which one.
    #[error("the number {0} is out of range")]
    OutOfRange(&'static str),
    /// Somebody else saved in between.
    #[error("somebody else saved in between")]
    Changed,
    /// Nothing was chosen to be taken over.
    #[error("nothing was chosen")]
    NothingChosen,
    /// The template is not made for such a period, or not in its time.
    #[error("the template is not made for such a period")]
    TemplateNotForPeriod,
    /// A template is to hold until a day before it begins to.
    #[error("it would end before it begins")]
    EndsBeforeBeginning,
    /// A block of this kind does not show this figure.
    #[error("the figure does not suit the block")]
    FigureDoesNotSuit,
    /// The report is no draft any more.
    #[error("the report is no draft")]
    NotADraft,
    /// The report is not with those who sign.
    #[error("the report is not submitted")]
    NotSubmitted,
    /// The report is not signed: nothing of it can be public.
    #[error("the report is not signed")]
    NotSigned,
    /// What is to be public is with the leaders, or is public already.
    #[error("the publication is no draft")]
    PublicationNotADraft,
    /// Nobody asked for the approval.
    #[error("the publication is not submitted")]
    PublicationNotSubmitted,
    /// It is not public.
    #[error("not published")]
    NotPublished,
    /// One does not approve what one prepared.
    #[error("one's own work")]
    OwnWork,
    /// It is no estimate that counts.
    #[error("not an estimate")]
    NotAnEstimate,
    /// It is no actual figure that counts.
    #[error("not an actual figure")]
    NotAnActual,
    /// An estimate and an actual figure count different things.
    #[error("another measure")]
    OtherMeasure,
    /// The actual figure came for another estimate.
    #[error("the actual figure is taken")]
    ActualTaken,
    /// There is no such section.
    #[error("there is no such section")]
    NoSuchSection,
    /// Figures changed since the writers saw them.
    #[error("{0} figures changed and nobody accepted them")]
    FiguresNotAccepted(usize),
    /// The period has not ended: its figures are not complete.
    #[error("the period has not ended")]
    PeriodNotEnded,
    /// What was typed is no number of a document.
    #[error("{0} is no number of a document")]
    NumberUnreadable(String),
    /// The date of the paper lies in the future.
    #[error("the date is in the future")]
    DateInFuture,
    /// Another signed report has this number.
    #[error("the number {0} is taken")]
    NumberTaken(String),
    /// Nothing of the unit is missing.
    #[error("nothing to remind of")]
    NothingToRemind,
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}
