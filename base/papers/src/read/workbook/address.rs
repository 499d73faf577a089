//! Addresses of cells, such as `AB12`.

/// Rows of a sheet.
const ROWS: u32 = 1_048_576;

/// A row that counts from 0, if a sheet can have it.
pub(super) fn checked_row(row: u32) -> Option<u32> {
    (row < ROWS).then_some(row)
}

/// The row, from 0, that is written as a number from 1.
pub(super) fn row(text: &str) -> Option<u32> {
    let digits = (1..=7).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<u32>().ok().filter(|_| digits)?.checked_sub(1).and_then(checked_row)
}

/// Row and column of an address, both from 0.
pub(super) fn cell(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, number) = text.split_at(letters);
    let place = |sum: u32, letter: u8| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = (1..=3).contains(&letters).then(|| column.bytes().fold(0, place))?;
    Some((row(number)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn addresses() {
        assert_eq!(
            [cell("A1"), cell("ab12"), cell("XFD1048576")],
            [Some((0, 0)), Some((11, 27)), Some((1_048_575, 16_383))]
        );
        for text in ["", "A", "1", "A0", "A1048577", "AAAA1", "A1:B2", "A-1", "Ă1", "A99999999999"] {
            assert_eq!(cell(text), None, "{text}");
        }
    }
}
