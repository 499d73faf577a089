//! Why a verb said no. Each variant reads as a sentence; the words that people see are messages by variant.

use store::StoreError;

/// A rule of the exchange said no.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The actor may not do this.
    #[error("not permitted")]
    NotPermitted,
    /// Somebody else saved in between.
    #[error("somebody else saved in between")]
    Changed,
    /// A text that is needed was left empty; which one.
    #[error("the text {0} is missing")]
    TextMissing(&'static str),
    /// A text is longer than is kept; which one, and how many characters may stand there.
    #[error("the text {0} is longer than {1} characters")]
    TextTooLong(&'static str, usize),
    /// Two items have one code.
    #[error("the code {0} stands twice")]
    CodeTwice(String),
    /// A code with letters that are not kept.
    #[error("{0} is no code")]
    NoCode(String),
    /// More items than a request has.
    #[error("more than {0} items")]
    TooManyItems(usize),
    /// A request without items is not published.
    #[error("the request asks nothing")]
    NoItems,
    /// Nobody is below.
    #[error("there is nobody to ask")]
    NobodyBelow,
    /// Published as it stands already.
    #[error("nothing was changed since it was published")]
    NothingNew,
    /// Not in this stage.
    #[error("the request is closed")]
    Closed,
    /// The request is not published.
    #[error("the request is not published")]
    NotPublished,
    /// The report period is none.
    #[error("there is no such period")]
    NoPeriod,
    /// No such item.
    #[error("there is no such item")]
    NoSuchItem,
    /// The figure does not fit what is asked.
    #[error("the figure does not fit the item")]
    ValueDoesNotFit,
    /// So many items are not answered.
    #[error("{0} items are not answered")]
    NotAllAnswered(usize),
    /// The rows that go along are too many.
    #[error("the report is too large to be sent")]
    ReportTooLarge,
    /// The request changed, and nobody has looked it through.
    #[error("the request changed and was not looked through")]
    NotLookedThrough,
    /// Something waits to be judged first.
    #[error("there is no report to judge")]
    NothingToJudge,
    /// Everything has come.
    #[error("nothing is missing")]
    NothingMissing,
    /// The partner is known already.
    #[error("the partner is known already")]
    PartnerKnown,
    /// An agency is not its own partner.
    #[error("the card is the agency's own")]
    OwnCard,
    /// The address cannot be used.
    #[error("the address cannot be used")]
    AddressUnusable,
    /// The draft does not take contents.
    #[error("the draft takes no contents")]
    NotTakenOn,
    /// A package was not taken.
    #[error("the package is refused: {0}")]
    Package(#[from] crate::package::Refused),
}

/// A write failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The engine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<crate::package::Refused> for Error {
    fn from(refused: crate::package::Refused) -> Self {
        Self::Refused(refused.into())
    }
}
