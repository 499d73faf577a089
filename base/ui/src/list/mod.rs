//! Many things one under another: tables, summaries, histories, pages of results.

mod pagination;
mod summary_list;
mod table;
mod task_card;
mod timeline;

pub use pagination::Pagination;
pub use summary_list::{SummaryList, SummaryRow};
pub use table::{Column, Order, Table};
pub use task_card::TaskCard;
pub use timeline::{Timeline, TimelineEntry};

pub(crate) fn samples() -> Vec<crate::Sample> {
    [table::samples(), pagination::samples(), summary_list::samples(), timeline::samples(), task_card::samples()]
        .concat()
}
