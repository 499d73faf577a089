//! Files and photographs handed in.

use super::{Field, field_setters};
use crate::{Locale, Sample, Words};
use askama::Template;

/// A place to hand in files. What they really contain is checked where they arrive.
#[derive(Debug, Clone, Template)]
#[template(path = "form/file_upload.html")]
pub struct FileUpload {
    words: Words,
    field: Field,
    multiple: bool,
    accept: Option<String>,
    camera: bool,
}

control!(FileUpload);

impl FileUpload {
    /// A place called `name` in the form, with its `label`. The form must be `multipart/form-data`.
    #[must_use]
    pub fn new(locale: Locale, name: impl Into<String>, label: impl Into<String>) -> Self {
        let words = Words::new(locale);
        Self { words, field: Field::new(locale, name, label), multiple: false, accept: None, camera: false }
    }

    field_setters!();

    /// Takes several files at once.
    #[must_use]
    pub fn multiple(mut self) -> Self {
        self.multiple = true;
        self
    }

    /// What the file chooser offers, in HTML's form: `.docx,.pdf`.
    #[must_use]
    pub fn accept(mut self, kinds: impl Into<String>) -> Self {
        self.accept = Some(kinds.into());
        self
    }

    /// Opens the camera on a phone; elsewhere, a chooser of pictures.
    #[must_use]
    pub fn camera(mut self) -> Self {
        self.camera = true;
        self.accept("image/*")
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let file = |name, label| FileUpload::new(Locale::Vi, name, label);
    vec![
        Sample::new(
            "FileUpload",
            "several",
            file("fi-many", "Tài liệu kiểm chứng")
                .hint("PDF, Word hoặc Excel, mỗi tệp tối đa 20 MB")
                .accept(".pdf,.docx,.xlsx")
                .multiple(),
        ),
        Sample::new("FileUpload", "a photograph", file("fi-photo", "Ảnh bảng niêm yết").camera()),
        Sample::new(
            "FileUpload",
            "error",
            file("fi-err", "Kế hoạch đã ký").error("Tệp “kế hoạch.docx” không mở được; lưu lại bằng Word rồi chọn lại"),
        ),
    ]
}
