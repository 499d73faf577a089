//! Pictures of figures, drawn on the server. Each carries its figures as text too; none says anything by colour alone.

mod bar_chart;
mod coverage_matrix;
mod progress;
mod stat_tile;

pub use bar_chart::{Bar, BarChart};
pub use coverage_matrix::{Coverage, CoverageMatrix, MatrixCell, MatrixRow};
pub use progress::Progress;
pub use stat_tile::StatTile;

/// `done` of `total` as a percentage with one decimal, never over 100; nothing of nothing is 0.
fn percent(done: u32, total: u32) -> f64 {
    if total == 0 { 0.0 } else { (f64::from(done.min(total)) * 1000.0 / f64::from(total)).round() / 10.0 }
}

pub(crate) fn samples() -> Vec<crate::Sample> {
    [progress::samples(), stat_tile::samples(), bar_chart::samples(), coverage_matrix::samples()].concat()
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn percentages_stay_within_their_bar() {
        for (done, total, expected) in [(0, 0, 0.0), (5, 0, 0.0), (1, 3, 33.3), (35, 175, 20.0), (9, 8, 100.0)] {
            assert!((percent(done, total) - expected).abs() < 0.01, "{done} of {total} is {}", percent(done, total));
        }
    }
}
