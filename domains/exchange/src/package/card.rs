//! "Thẻ liên thông": what one agency hands to another so that nobody types keys. It proves nothing: the fingerprint is compared
//! by telephone.

use crate::model::Key;
use serde::{Deserialize, Serialize};

const FORMAT: &str = "thong-suot/the-lien-thong/1";
const LARGEST: usize = 16 * 1024;

/// Who an agency is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    format: String,
    /// What it is called.
    pub name: String,
    /// Its key.
    pub key: Key,
    /// Where it takes packages, if it can be reached.
    pub address: Option<String>,
}

impl Card {
    /// A card of this format.
    #[must_use]
    pub fn new(name: String, key: Key, address: Option<String>) -> Self {
        Self { format: FORMAT.to_owned(), name, key, address }
    }
}

/// The card as a file.
#[must_use]
#[expect(clippy::expect_used, reason = "a card is plain data")]
pub fn write_card(card: &Card) -> Vec<u8> {
    serde_json::to_vec_pretty(card).expect("a card is plain data")
}

/// Reads a card; none for anything else.
#[must_use]
pub fn read_card(bytes: &[u8]) -> Option<Card> {
    if bytes.len() > LARGEST {
        return None;
    }
    let card: Card = serde_json::from_slice(bytes).ok()?;
    let fits =
        |text: &str| !text.trim().is_empty() && text.chars().count() <= 300 && !text.chars().any(char::is_control);
    (card.format == FORMAT && fits(&card.name) && card.address.as_deref().is_none_or(fits)).then_some(card)
}
