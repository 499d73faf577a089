//! The rules of scoring as tables, without a database.

mod appraise;
mod import;
mod overview;
mod scheme;
mod score;
mod workbook;
