//! The folder that goes to those who appraise: the proof that counts, criterion by criterion, as one file with folders by
//! code, an index and the cover list. What is in it is Vietnamese, whatever language the reader has chosen.

mod cover;
mod index;
mod names;
mod write;

pub use cover::cover;
pub use index::{index, whole_index};
pub use names::{file_name, folder_name};
pub use write::{Broken, zip};

use crate::model::{Code, Criterion, FileId, Scheme, subject};
use crate::rules::overview::Overview;
use crate::sentences;
use crate::words::Words;
use ::store::{Read, StoreError};
use evidence::fetch::Problem;
use evidence::{Capture, Content, LinkCheck, Proof, ProofId, Standing};
use files::StoredFile;
use kernel::{Date, Id};
use people::AgencyId;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Bytes of all files of a folder at most, each as often as it lies in one: the folder is put together in memory.
pub const MOST_BYTES: u64 = 200 * 1024 * 1024;
/// Proofs in a folder at most, each as often as it lies in one: the cover list is a paper that somebody signs.
pub const MOST_PIECES: usize = 3_000;

/// What lies in the folder.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The criteria that have proof, in their natural order.
    pub parts: Vec<Part>,
}

/// A criterion with its proof.
#[derive(Debug, Clone)]
pub struct Part {
    /// The criterion.
    pub criterion: Criterion,
    /// Its proof, by day.
    pub pieces: Vec<Arc<Piece>>,
}

/// A proof in the folder. The same one may lie under several criteria; it is counted once.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its number in the folder, from 1; the same under every criterion.
    pub number: usize,
    /// The proof.
    pub proof: Proof,
    /// The address, of a page.
    pub address: Option<String>,
    /// The archived copy of that page.
    pub copy: Option<FileId>,
    /// Why there is none, when it was last asked for.
    pub problem: Option<Problem>,
    /// The day on which it was.
    pub tried_on: Option<Date>,
    /// Whether the page still opened when it was last asked again.
    pub check: Option<LinkCheck>,
}

impl Piece {
    /// Whether it is an address of which no copy was kept: the link may die.
    #[must_use]
    pub fn may_die(&self) -> bool {
        self.address.is_some() && self.copy.is_none()
    }

    /// Why the link may die, with the day on which the page was last asked for.
    #[must_use]
    pub fn why_not_archived(&self, w: Words) -> String {
        match (self.problem, self.tried_on) {
            (Some(problem), Some(day)) => w.dead_tried(viet::date::short(day), sentences::problem(problem, w)),
            _ => w.dead_waiting().to_owned(),
        }
    }

    /// What the last check of the address says; nothing if there was none.
    #[must_use]
    pub fn checked(&self, w: Words) -> Option<String> {
        self.check.as_ref().map(|check| sentences::check(check, w))
    }

    /// Every file of it that goes along, the archived copy last.
    pub fn file_ids(&self) -> impl Iterator<Item = FileId> + '_ {
        self.proof.files.iter().copied().chain(self.copy)
    }
}

impl Folder {
    /// How many different proofs there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.pieces().map(|(_, piece)| piece.proof.id).collect::<BTreeSet<ProofId>>().len()
    }

    /// Every proof under every criterion.
    pub fn pieces(&self) -> impl Iterator<Item = (&Criterion, &Arc<Piece>)> {
        self.parts.iter().flat_map(|part| part.pieces.iter().map(|piece| (&part.criterion, piece)))
    }

    /// The addresses without a copy, each once, with the codes that they serve.
    pub fn dead(&self) -> impl Iterator<Item = (Vec<&str>, &Piece)> {
        self.once(Piece::may_die)
    }

    /// The addresses that do not open any more, each once, with the codes that they serve.
    pub fn gone(&self) -> impl Iterator<Item = (Vec<&str>, &Piece)> {
        self.once(|piece| piece.check.as_ref().is_some_and(|check| check.problem.is_some()))
    }

    fn once(&self, wanted: impl Fn(&Piece) -> bool) -> impl Iterator<Item = (Vec<&str>, &Piece)> {
        let mut dead: BTreeMap<usize, (Vec<&str>, &Piece)> = BTreeMap::new();
        for (criterion, piece) in self.pieces().filter(|(_, piece)| wanted(piece)) {
            dead.entry(piece.number).or_insert_with(|| (Vec::new(), piece)).0.push(criterion.written.code.as_str());
        }
        dead.into_values()
    }
}

/// What counts for a scheme, or for what stands at and below a code: confirmed, of the period, linked. A query for each
/// criterion that has proof, and one for each address.
///
/// # Errors
/// What the engine says.
pub async fn load(
    mut db: impl Read,
    agency: AgencyId,
    scheme: &Scheme,
    overview: &Overview,
    under: Option<&Code>,
) -> Result<Folder, StoreError> {
    let links = evidence::list_links_of_kind(&mut db, agency, subject::CRITERION).await?;
    let linked: BTreeSet<uuid::Uuid> = links.iter().map(|link| link.subject_id).collect();
    let mut known: HashMap<ProofId, Arc<Piece>> = HashMap::new();
    let mut parts = Vec::new();
    for line in overview.lines.iter().filter(|line| linked.contains(&line.criterion.id.uuid())) {
        let code = &line.criterion.written.code;
        if under.is_some_and(|under| code != under && !code.is_under(under)) {
            continue;
        }
        let mut pieces = Vec::new();
        for proof in evidence::list_of_subject(&mut db, agency, &line.criterion.subject()).await? {
            if proof.state.standing() != Standing::Confirmed || !scheme.head.covers(proof.happened_on) {
                continue;
            }
            let piece = match known.get(&proof.id) {
                Some(piece) => piece.clone(),
                None => {
                    let piece = Arc::new(piece(&mut db, agency, proof, known.len() + 1).await?);
                    known.insert(piece.proof.id, piece.clone());
                    piece
                }
            };
            pieces.push(piece);
        }
        if !pieces.is_empty() {
            parts.push(Part { criterion: line.criterion.clone(), pieces });
        }
    }
    Ok(Folder { parts })
}

async fn piece(mut db: impl Read, agency: AgencyId, proof: Proof, number: usize) -> Result<Piece, StoreError> {
    let address = match &proof.content {
        Content::Address(address) => Some(address.clone()),
        _ => None,
    };
    let (capture, check): (Option<Capture>, Option<LinkCheck>) = match &address {
        Some(address) => {
            let check = evidence::find_check(&mut db, agency, proof.id).await?;
            (evidence::find_capture(db, agency, proof.id).await?, check.filter(|check| check.address == *address))
        }
        None => (None, None),
    };
    let (copy, problem) = capture.as_ref().map_or((None, None), |capture| (capture.file_id, capture.problem));
    let tried_on = capture.map(|capture| kernel::local_date(capture.tried_at));
    Ok(Piece { number, proof, address, copy, problem, tried_on, check })
}

/// The rows of the files in a folder, each once, and how many bytes they have as often as they lie in it.
///
/// # Errors
/// What the engine says.
pub async fn list_files(
    mut db: impl Read,
    agency: AgencyId,
    folder: &Folder,
) -> Result<(HashMap<FileId, StoredFile>, u64), StoreError> {
    let mut found: HashMap<FileId, StoredFile> = HashMap::new();
    let mut bytes = 0u64;
    for id in folder.pieces().flat_map(|(_, piece)| piece.file_ids()) {
        let file = match found.get(&id) {
            Some(file) => Some(file.clone()),
            None => files::find(&mut db, agency, Id::from_uuid(id.uuid())).await?,
        };
        if let Some(file) = file {
            bytes = bytes.saturating_add(u64::try_from(file.size).unwrap_or_default());
            found.insert(id, file);
        }
    }
    Ok((found, bytes))
}
