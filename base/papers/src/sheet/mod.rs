/// name
pub(crate) fn column_name(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    if column < 26 { letter.to_string() } else { column_name(column / 26 - 1) + letter.encode_utf8(&mut [0; 4]) }
}
