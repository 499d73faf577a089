//! What the head and the foot of a paper take from the agency on the paper's day: what it, the body above it and its place
//! are called then, how it is reached, and who signs.

use crate::model::role::Authorisation;
use crate::rules::signing::SigningLine;
use crate::store::{accounts, agencies, duties};
use crate::{AccountId, Agency, AgencyId};
use kernel::{Date, Id};
use papers::forms::Letterhead;
use papers::official::{Issued, Signature};
use store::{Read, StoreError};

impl Agency {
    /// The head of a paper of a day, with the space for the Head's signature; none before the agency's first recorded name.
    /// Recipients and the unit that drafts are the paper's own.
    #[must_use]
    pub fn letterhead(&self, on: Date) -> Option<Letterhead> {
        let day = self.as_of(on);
        let name = day.name?;
        let contact = day.contact.map(|contact| {
            let named = |word: &str, text: &Option<String>| text.as_ref().map(|text| format!("{word}: {text}"));
            let parts = [
                named("Địa chỉ", &contact.postal_address),
                named("Điện thoại", &contact.hotline),
                named("Thư điện tử", &contact.mailbox),
                contact.website.clone(),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
        });
        Some(Letterhead {
            superior: name.superior_body.as_deref().map(head_line).unwrap_or_default(),
            issuer: name.full_name.clone(),
            short: name.acronym.clone(),
            drafting: String::new(),
            place: name.place_name.clone(),
            issued: Issued::On(on),
            number: None,
            signature: Signature { authority: vec![name.head_title.to_uppercase()], name: String::new() },
            recipients: Vec::new(),
            archive: "VT".into(),
            contact: contact.unwrap_or_default(),
        })
    }
}

/// The body above as it stands at the head: in capitals, the committee shortened as on all papers of the bodies below it.
fn head_line(body: &str) -> String {
    viet::nfc(body).to_uppercase().replace("ỦY BAN NHÂN DÂN", "UBND").replace("UỶ BAN NHÂN DÂN", "UBND")
}

impl From<SigningLine> for Signature {
    fn from(line: SigningLine) -> Self {
        Self { authority: line.lines, name: line.full_name }
    }
}

/// The head of a paper of a day that a person signs; none before the agency's first recorded name. Who has no right to sign
/// for the agency signs an inner paper by the person's own position.
///
/// # Errors
/// [`StoreError::Missing`] if the agency, the account or the authorisation is not there; else what the engine says.
pub async fn find_letterhead(
    mut db: impl Read,
    agency: AgencyId,
    signer: Option<(AccountId, Option<Id<Authorisation>>)>,
    on: Date,
) -> Result<Option<Letterhead>, StoreError> {
    let missing = || StoreError::Missing { statement: "FIND_LETTERHEAD" };
    let found = agencies::find(&mut db, agency).await?.ok_or_else(missing)?;
    let Some(mut head) = found.letterhead(on) else { return Ok(None) };
    if let Some((account, authorisation)) = signer {
        head.signature = match duties::find_signing_line(&mut db, agency, account, authorisation, on).await? {
            Ok(line) => line.into(),
            Err(_) => {
                let person = accounts::find(&mut db, agency, account).await?.ok_or_else(missing)?;
                let position = person.position_words.trim().to_uppercase();
                Signature {
                    authority: Some(position).filter(|p| !p.is_empty()).into_iter().collect(),
                    name: person.full_name,
                }
            }
        };
    }
    Ok(Some(head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AgencyName, Certainty};
    use jiff::civil::date;
    use papers::forms::{Letter, SlipKind, slip};
    use papers::official::Profile;

    fn name(superior: &str, from: Date, to: Option<Date>) -> AgencyName {
        AgencyName {
            id: uuid::Uuid::from_u128(1),
            full_name: "Ban Quản lý các Khu công nghiệp Đồng Nai".into(),
            short_name: "Ban Quản lý các KCN Đồng Nai".into(),
            acronym: "KCNĐN".into(),
            head_title: "Trưởng ban".into(),
            superior_body: Some(superior.into()),
            place_name: "Đồng Nai".into(),
            legal_basis: None,
            certainty: Certainty::Likely,
            valid_from: from,
            valid_to: to,
        }
    }

    #[test]
    fn a_paper_is_headed_as_on_its_day() {
        let agency = Agency {
            id: kernel::Ambient::fixed("2026-05-01T00:00:00Z").id(),
            parent: None,
            slug: "kcn".into(),
            hosts: Vec::new(),
            names: vec![
                name("Ủy ban nhân dân tỉnh Đồng Nai", date(2015, 1, 1), Some(date(2026, 4, 29))),
                name("Uỷ ban nhân dân thành phố Đồng Nai", date(2026, 4, 30), None),
            ],
            contacts: Vec::new(),
        };
        let head = |on| agency.letterhead(on).expect("named on the day");
        assert_eq!(head(date(2020, 1, 21)).superior, "UBND TỈNH ĐỒNG NAI");
        assert_eq!(head(date(2026, 4, 29)).superior, "UBND TỈNH ĐỒNG NAI");
        assert_eq!(head(date(2026, 4, 30)).superior, "UBND THÀNH PHỐ ĐỒNG NAI");
        assert!(agency.letterhead(date(2014, 12, 31)).is_none(), "nothing is made up for a day without a name");
        let letter = |on| Letter { subject: "trả lời".into(), to: Vec::new(), body: Vec::new() }.official(&head(on));
        let (old, new) = (letter(date(2020, 1, 21)), letter(date(2026, 5, 4)));
        assert_eq!((old.profile, new.profile), (Profile::Tt01_2011, Profile::Nd30_2020));
        assert_eq!(new.place_line(), "Đồng Nai, ngày 04 tháng 5 năm 2026");
        assert_eq!(slip(SlipKind::Transfer, date(2026, 5, 4)).superior, new.superior, "specimens agree");
    }
}
