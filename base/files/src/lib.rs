//! Uploads and downloads: a file is on disk, under the hash of its content, before anybody hears "received".
//!
//! What a file is, is told by its content ([`Media`]), never by its name; names are kept for people ([`clean_name`]).
//! Pictures lose what the camera wrote beside them ([`without_metadata`]): where somebody stood is nobody's
//! business. The same content is kept once. What a file proves or shows is not known here.

mod disk;
mod media;
mod metadata;
mod name;
mod office;
mod store;

pub use disk::{Error, Files, Kept, Refusal, Swept};
pub use media::{Media, without_metadata};
pub use name::clean_name;
pub use store::{FileId, NewFile, STATEMENTS, StoredFile, find, record};

/// The tables of this crate.
pub const MIGRATIONS: ::store::Migrations =
    ::store::Migrations { domain: "files", list: ::store::migrations!["0001_files"] };
