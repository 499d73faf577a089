//! Who may sign for the agency on a day, and the words above the signature.
//!
//! After Decree 30/2020/NĐ-CP, article 13 and annex I part II.7: the Head signs everything; deputies sign KT. for the Head,
//! also one who is "phụ trách"; the chief of office signs TL.; anybody else below signs TUQ. with a written authorisation
//! that has a number, a scope and a last day, and cannot pass it on. "Quyền" is written `Q.` before the Head's title.

use crate::{AccountId, Authorisation, Role, RoleGrant, SigningRefusal, Tenure};
use kernel::Date;
use store::TextEnum as _;

/// A person who is to sign.
#[derive(Debug, Clone, Copy)]
pub struct Signatory<'a> {
    /// Their account.
    pub account: AccountId,
    /// Full name, under the signature.
    pub full_name: &'a str,
    /// The position as it stands under TUQ.: "Trưởng phòng Quản lý đầu tư".
    pub position_words: &'a str,
    /// Every role they ever held.
    pub grants: &'a [RoleGrant],
    /// What the agency's head is called on the day: "Trưởng ban".
    pub head_title: &'a str,
}

/// By what right a paper is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Capacity {
    /// As the Head, appointed or acting.
    Head,
    /// KT.: a deputy for the Head.
    ForHead,
    /// TL.: by the Head's order.
    ByOrder,
    /// TUQ.: by a written authorisation.
    ByAuthorisation {
        /// Its number.
        number: String,
        /// Its date.
        dated_on: Date,
    },
}

/// The block of the signature: `KT. TRƯỞNG BAN` / `PHÓ TRƯỞNG BAN`, and the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningLine {
    /// The lines above the signature, top first.
    pub lines: Vec<String>,
    /// The name below it.
    pub full_name: String,
    /// By what right.
    pub capacity: Capacity,
}

/// The words for a person's signature on a day. Without an authorisation, by the standing right of the highest role; with
/// one, TUQ.
///
/// # Errors
/// Who has no right to sign, or not by this authorisation, on this day.
pub fn signing_line(
    person: &Signatory<'_>,
    authorisation: Option<&Authorisation>,
    on: Date,
) -> Result<SigningLine, SigningRefusal> {
    let (lines, capacity) = match (standing(person, on), authorisation) {
        (Some(standing), None) => standing,
        (Some((_, Capacity::Head | Capacity::ForHead)), Some(_)) => return Err(SigningRefusal::AuthorisationNotNeeded),
        (_, Some(paper)) => by_authorisation(person, paper, on)?,
        (None, None) => return Err(without_right(person, on)),
    };
    Ok(SigningLine { lines, full_name: person.full_name.to_string(), capacity })
}

fn standing(person: &Signatory<'_>, on: Date) -> Option<(Vec<String>, Capacity)> {
    let held = |role, tenure| person.grants.iter().any(|g| g.role == role && g.tenure == tenure && g.holds_on(on));
    let head = person.head_title.to_uppercase();
    if held(Role::Head, Tenure::Full) {
        Some((vec![head], Capacity::Head))
    } else if held(Role::Head, Tenure::Acting) {
        Some((vec![format!("Q. {head}")], Capacity::Head))
    } else if held(Role::Head, Tenure::InCharge) || Tenure::ALL.iter().any(|t| held(Role::DeputyHead, *t)) {
        Some((vec![format!("KT. {head}"), format!("PHÓ {head}")], Capacity::ForHead))
    } else if held(Role::ChiefOfOffice, Tenure::Full) {
        Some((vec![format!("TL. {head}"), "CHÁNH VĂN PHÒNG".into()], Capacity::ByOrder))
    } else if held(Role::ChiefOfOffice, Tenure::Acting) {
        Some((vec![format!("TL. {head}"), "Q. CHÁNH VĂN PHÒNG".into()], Capacity::ByOrder))
    } else if held(Role::ChiefOfOffice, Tenure::InCharge) {
        let lines = vec![format!("TL. {head}"), "KT. CHÁNH VĂN PHÒNG".into(), "PHÓ CHÁNH VĂN PHÒNG".into()];
        Some((lines, Capacity::ByOrder))
    } else {
        None
    }
}

fn by_authorisation(
    person: &Signatory<'_>,
    paper: &Authorisation,
    on: Date,
) -> Result<(Vec<String>, Capacity), SigningRefusal> {
    if paper.account_id != person.account {
        return Err(SigningRefusal::AuthorisedAnother);
    }
    if on < paper.dated_on || on < paper.valid_from || on > paper.valid_to {
        return Err(SigningRefusal::AuthorisationNotValid);
    }
    let position = person.position_words.trim().to_uppercase();
    if position.is_empty() {
        return Err(SigningRefusal::PositionMissing);
    }
    let lines = vec![format!("TUQ. {}", person.head_title.to_uppercase()), position];
    Ok((lines, Capacity::ByAuthorisation { number: paper.number.clone(), dated_on: paper.dated_on }))
}

fn without_right(person: &Signatory<'_>, on: Date) -> SigningRefusal {
    let leads = |g: &RoleGrant| matches!(g.role, Role::UnitHead | Role::DeputyChiefOfOffice | Role::ZoneRepresentative);
    if person.grants.iter().any(|g| leads(g) && g.holds_on(on)) {
        SigningRefusal::AuthorisationNeeded
    } else {
        SigningRefusal::NoAuthority
    }
}
