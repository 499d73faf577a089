//! What the pages behind addresses said.

use crate::fetch::{Page, Problem};
use crate::model::{Capture, Proof, ProofId};
use crate::rules::Filled;
use files::FileId;
use kernel::Moment;
use people::AgencyId;
use store::{Read, StoreError, Tx, args, statements};

statements! {
    FIND_CAPTURE = "SELECT address, problem, title, author, published_on, file_id, tried_at
        FROM proof_captures WHERE agency_id = $1 AND proof_id = $2";
    SAVE_CAPTURE = "INSERT INTO proof_captures
            (agency_id, proof_id, address, problem, title, author, published_on, file_id, tried_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (agency_id, proof_id) DO UPDATE SET address = excluded.address, problem = excluded.problem,
            title = excluded.title, author = excluded.author, published_on = excluded.published_on,
            file_id = excluded.file_id, tried_at = excluded.tried_at";
    FILL_IN = "UPDATE proofs SET version = version + 1, title = $4, title_assumed = $5, happened_on = $6, day_assumed = $7
        WHERE agency_id = $1 AND id = $2 AND version = $3";
}

/// What the page behind a proof's address said when it was last asked; nothing before the first time.
///
/// # Errors
/// What the engine says.
pub async fn find_capture(mut db: impl Read, agency: AgencyId, proof: ProofId) -> Result<Option<Capture>, StoreError> {
    db.find(FIND_CAPTURE, args![agency, proof]).await
}

/// A page that was read and archived.
pub(crate) async fn save_page(
    tx: &mut Tx,
    agency: AgencyId,
    proof: ProofId,
    address: &str,
    page: &Page,
    file: FileId,
    now: Moment,
) -> Result<(), StoreError> {
    let problem: Option<Problem> = None;
    let (title, author) = (page.title.clone(), page.author.clone());
    tx.run(SAVE_CAPTURE, args![agency, proof, address, problem, title, author, page.published_on, file, now]).await?;
    Ok(())
}

/// Fills in what the person left open. False if somebody changed the proof meanwhile.
pub(crate) async fn fill_in(tx: &mut Tx, agency: AgencyId, proof: &Proof, filled: &Filled) -> Result<bool, StoreError> {
    let values = args![
        agency,
        proof.id,
        proof.version,
        &filled.title,
        filled.title_assumed,
        filled.happened_on,
        filled.day_assumed
    ];
    Ok(tx.run(FILL_IN, values).await? == 1)
}

/// A page that could not be read. What an earlier time found stays.
pub(crate) async fn save_problem(
    tx: &mut Tx,
    agency: AgencyId,
    proof: ProofId,
    address: &str,
    problem: Problem,
    now: Moment,
) -> Result<(), StoreError> {
    let nothing: Option<String> = None;
    let (day, file): (Option<kernel::Date>, Option<FileId>) = (None, None);
    let earlier = find_capture(&mut *tx, agency, proof).await?.filter(|c| c.address == address && c.problem.is_none());
    if earlier.is_none() {
        let values = args![agency, proof, address, Some(problem), nothing.clone(), nothing, day, file, now];
        tx.run(SAVE_CAPTURE, values).await?;
    }
    Ok(())
}
