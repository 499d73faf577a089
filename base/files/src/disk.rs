//! Content on disk: `content/ab/abcd…` under its SHA-256, `coming/…` while it is written.
//!
//! A content is in its place only whole: it is written beside, synced, renamed, and its folder synced. Nobody changes it
//! afterwards. What rows say about it is in `store.rs`.

use crate::media::{Media, without_metadata};
use crate::store::list_contents;
use jiff::SignedDuration;
use kernel::Moment;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;
use store::{Db, StoreError};

/// The folder of contents. Cheap to clone.
#[derive(Clone)]
pub struct Files(Arc<Inner>);

struct Inner {
    root: PathBuf,
    /// Names what is being written; with the process, unique on the machine.
    written: AtomicU64,
    /// Held while a content takes its place and while one is swept away, so that none is swept just as it comes again.
    placing: Mutex<()>,
}

/// A content in its place on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256, in hexadecimal, of what was kept: for pictures, without their metadata.
    pub sha256: String,
    /// What it is.
    pub media: Media,
    /// Bytes.
    pub size: u64,
}

/// What a sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Contents that belonged to nobody.
    pub contents: usize,
    /// Writings that never ended.
    pub unfinished: usize,
}

/// Why a content is not taken. Translated where it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Larger than such content may be.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// Bytes.
        limit: usize,
    },
    /// None of the kinds that are taken; also an office file with macros, and a web page that somebody hands in.
    #[error("content of this kind is not taken")]
    NotTaken,
    /// A picture that does not hold together.
    #[error("the picture is damaged")]
    Damaged,
}

/// Why keeping or reading did not work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The disk said no.
    #[error("cannot {what} {}", path.display())]
    Disk {
        /// A verb.
        what: &'static str,
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn disk(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_path_buf();
    move |source| Error::Disk { what, path, source }
}

/// Removes the file when dropped; renamed away before, it stays.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Not there any more when it took its place; not removable is the sweep's business.
        drop(fs::remove_file(&self.0));
    }
}

impl Files {
    /// The folder, made if it is missing.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn open(root: &Path) -> Result<Self, Error> {
        for folder in ["content", "coming"] {
            let path = root.join(folder);
            fs::create_dir_all(&path).map_err(disk("make", &path))?;
        }
        Ok(Self(Arc::new(Inner { root: root.to_path_buf(), written: AtomicU64::new(0), placing: Mutex::new(()) })))
    }

    /// Keeps what somebody hands in. When this returns, it is on disk; it stays if a row mentions it ([`crate::record`]).
    ///
    /// # Errors
    /// A [`Refusal`], or what broke.
    pub async fn keep(&self, content: &[u8]) -> Result<Kept, Error> {
        self.keep_if(content, |media| media != Media::Html).await
    }

    /// Keeps what the program fetched itself: also web pages.
    ///
    /// # Errors
    /// As [`Files::keep`].
    pub async fn keep_fetched(&self, content: &[u8]) -> Result<Kept, Error> {
        self.keep_if(content, |_| true).await
    }

    async fn keep_if(&self, content: &[u8], taken: fn(Media) -> bool) -> Result<Kept, Error> {
        let media = check(content, taken)?;
        let (files, content) = (self.clone(), content.to_vec());
        blocking(move || {
            let clean = without_metadata(media, &content).ok_or(Refusal::Damaged)?;
            let sha256: String = Sha256::digest(&clean).iter().map(|b| format!("{b:02x}")).collect();
            files.place(&sha256, &clean)?;
            Ok(Kept { sha256, media, size: clean.len() as u64 })
        })
        .await
    }

    /// The content with a SHA-256, whole.
    ///
    /// # Errors
    /// If it is not there (also when the text is no SHA-256), or cannot be read.
    pub async fn read(&self, sha256: &str) -> Result<Vec<u8>, Error> {
        let not_there = || disk("find", Path::new(sha256))(io::ErrorKind::NotFound.into());
        let path = self.path(sha256).ok_or_else(not_there)?;
        blocking(move || fs::read(&path).map_err(disk("read", &path))).await
    }

    /// Where a content is or would be, for backups; nowhere if the text is not 64 lower-case hexadecimal digits. Nothing
    /// that a visitor wrote can lead out of the folder.
    #[must_use]
    pub fn path(&self, sha256: &str) -> Option<PathBuf> {
        is_digest(sha256).then(|| self.0.root.join("content").join(&sha256[..2]).join(sha256))
    }

    /// Removes contents that no row mentions and writings that never ended, if they are older than `grace`: those that are
    /// younger may belong to a transaction that still runs.
    ///
    /// # Errors
    /// If the database or the disk cannot be asked.
    pub async fn sweep(&self, db: &Db, now: Moment, grace: SignedDuration) -> Result<Swept, Error> {
        let used = list_contents(db).await?;
        let Ok(before) = SystemTime::try_from(now - grace) else { return Ok(Swept::default()) };
        let files = self.clone();
        blocking(move || {
            let mut swept = Swept::default();
            for path in older(&files.0.root.join("coming"), before)? {
                fs::remove_file(&path).map_err(disk("remove", &path))?;
                swept.unfinished += 1;
            }
            for first in 0..=u8::MAX {
                for path in older(&files.0.root.join("content").join(format!("{first:02x}")), before)? {
                    let name = path.file_name().and_then(|n| n.to_str()).filter(|n| is_digest(n));
                    if name.is_some_and(|n| !used.contains(n)) && files.remove_if_older(&path, before)? {
                        swept.contents += 1;
                    }
                }
            }
            Ok(swept)
        })
        .await
    }

    /// Looks at the age once more, now that nobody can bring the same content again meanwhile.
    fn remove_if_older(&self, path: &Path, before: SystemTime) -> Result<bool, Error> {
        let _placing = self.0.placing.lock().expect("nobody panics while holding it");
        let age = fs::metadata(path).and_then(|m| m.modified()).map_err(disk("look at", path))?;
        if age < before {
            fs::remove_file(path).map_err(disk("remove", path))?;
        }
        Ok(age < before)
    }

    fn place(&self, sha256: &str, content: &[u8]) -> Result<(), Error> {
        let coming = self.0.root.join("coming");
        let number = self.0.written.fetch_add(1, Ordering::Relaxed);
        let unfinished = Unfinished(coming.join(format!("{}-{number}-{}", std::process::id(), &sha256[..16])));
        let beside = &unfinished.0;
        let mut file = fs::File::create(beside).map_err(disk("make", beside))?;
        file.write_all(content).and_then(|()| file.sync_all()).map_err(disk("write", beside))?;

        let path = self.path(sha256).expect("we made the digest");
        let folder = path.parent().expect("a content lies in a folder");
        if !folder.exists() {
            fs::create_dir_all(folder).map_err(disk("make", folder))?;
            sync_folder(&self.0.root.join("content"))?;
        }
        let _placing = self.0.placing.lock().expect("nobody panics while holding it");
        // Also where it is already: that replaces a damaged copy, and makes it young again for the sweep.
        fs::rename(beside, &path).map_err(disk("rename", &path))?;
        sync_folder(folder)
    }
}

fn check(content: &[u8], taken: fn(Media) -> bool) -> Result<Media, Refusal> {
    if content.is_empty() {
        return Err(Refusal::Empty);
    }
    let media = Media::of(content).filter(|m| taken(*m)).ok_or(Refusal::NotTaken)?;
    let limit = media.limit();
    if content.len() > limit { Err(Refusal::TooLarge { limit }) } else { Ok(media) }
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn sync_folder(folder: &Path) -> Result<(), Error> {
    fs::File::open(folder).and_then(|f| f.sync_all()).map_err(disk("sync", folder))
}

/// The files of a folder that were last written before a time; none if there is no folder.
fn older(folder: &Path, before: SystemTime) -> Result<Vec<PathBuf>, Error> {
    let entries = match fs::read_dir(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(disk("list", folder))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(disk("list", folder))?;
        if entry.metadata().and_then(|m| m.modified()).is_ok_and(|at| at < before) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    let ended = tokio::task::spawn_blocking(work).await;
    ended.unwrap_or_else(|e| Err(disk("finish work on", Path::new("files"))(io::Error::other(e))))
}
