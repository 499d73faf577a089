//! Plain text: encodings, line numbers, and which lines make a table.

use crate::support::read_and_show;
use papers::read::{Format, ReadRefusal, read};

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once('\u{feff}').chain(text.chars()).collect::<String>().encode_utf16().flat_map(unit).collect()
}

#[test]
fn the_same_text_is_read_from_every_encoding() {
    let text = "KẾ HOẠCH\r\n\r\nNăm 2020";
    let encoded: &[(&str, Vec<u8>)] = &[
        ("UTF-8", text.into()),
        ("UTF-8 with mark", format!("\u{feff}{text}").into()),
        ("UTF-16 little end first", utf16(text, u16::to_le_bytes)),
        ("UTF-16 big end first", utf16(text, u16::to_be_bytes)),
    ];
    for (name, bytes) in encoded {
        assert_eq!(read_and_show(bytes).as_deref(), Ok("1 KẾ HOẠCH\n3 Năm 2020"), "{name}");
    }
    assert_eq!(read(text.as_bytes()).map(|source| source.format), Ok(Format::PlainText));
}

#[test]
fn lines_and_tables() {
    let table: &[(&str, &str, &str)] = &[
        ("line ends of all systems count", "a\r\nb\rc\nd", "1 a\n2 b\n3 c\n4 d"),
        ("marks are composed, strays dropped", "  ke\u{302}\u{301}\u{200b} hoa\u{323}ch \u{a0}", "1 kế hoạch"),
        ("a form feed joins no words", "trang 1\u{c}trang 2", "1 trang 1 trang 2"),
        ("rows that follow one another", "STT\tNội dung\n1\tHọp", "1 | STT | Nội dung\n2 | 1 | Họp"),
        ("a line without tabs parts tables", "1\ta\nII. Phần\n1\tb", "1 | 1 | a\n2 II. Phần\n3 | 1 | b"),
        ("blank lines do not, if columns agree", "1\ta\t\n\n\tb\t", "1 | 1 | a | \n3 |  | b | "),
        ("a blank line and other columns part tables", "1\ta\n\n1\ta\tb", "1 | 1 | a\n3 | 1 | a | b"),
        ("rows of uneven length", "1\ta\tb\n2\tc", "1 | 1 | a | b\n2 | 2 | c"),
        ("a section row within a table", "STT\tViệc\nI. Phần\t\n1\ta", "1 | STT | Việc\n2 | I. Phần | \n3 | 1 | a"),
        ("a page break row", "1\ta\n--\t--", "1 | 1 | a\n2 | -- | --"),
        ("an indented paragraph is a line", "\tCăn cứ Luật;\n\tTheo đề nghị", "1 Căn cứ Luật;\n2 Theo đề nghị"),
        ("indented, above a table", "\tCăn cứ\nSTT\tViệc\tHạn", "1 Căn cứ\n2 | STT | Việc | Hạn"),
        ("indented, below a table", "STT\tViệc\tHạn\n\tTrên đây", "1 | STT | Việc | Hạn\n2 Trên đây"),
        ("list marks before a tab", "1.\tVăn phòng\na)\tPhòng\n-\tTổ", "1 1. Văn phòng\n2 a) Phòng\n3 - Tổ"),
        ("tabs alone are blank", "a\n\t\t\nb", "1 a\n3 b"),
        ("a list copied from a page", "1\t<ul><li>Cổng</li><li>Bảng tin</ul>", "1 | 1 | Cổng / Bảng tin"),
        (
            "a letterhead side by side",
            "UBND TỈNH\tCỘNG HÒA\nBAN\tĐộc lập",
            "1 | UBND TỈNH | CỘNG HÒA\n2 | BAN | Độc lập",
        ),
    ];
    for (what, text, expected) in table {
        assert_eq!(read_and_show(text.as_bytes()).as_deref(), Ok(*expected), "{what}: {text:?}");
    }
}

#[test]
fn what_is_no_text_is_refused() {
    let cut: Vec<u8> = [utf16("kế hoạch", u16::to_le_bytes), vec![0]].concat();
    let table: &[(&str, &[u8], ReadRefusal)] = &[
        ("no bytes", b"", ReadRefusal::Empty),
        ("blanks", b" \r\n\t \n", ReadRefusal::Empty),
        ("a mark alone", b"\xef\xbb\xbf", ReadRefusal::Empty),
        ("invisible characters", "\u{200b}\n\u{feff}".as_bytes(), ReadRefusal::Empty),
        ("NUL in UTF-8", b"Ke hoach\0", ReadRefusal::Binary),
        ("NUL in what is not UTF-8", b"\xfe\xed\0\xff", ReadRefusal::Binary),
        ("NUL in UTF-16", b"\xff\xfea\0\0\0", ReadRefusal::Binary),
        ("control codes", b"\x7fELF\x01\x01\x01\x02\x03\x04", ReadRefusal::Binary),
        ("half a character of UTF-16", &cut, ReadRefusal::BrokenText),
        ("half a pair of UTF-16", b"\xff\xfe\x00\xd8a\0", ReadRefusal::BrokenText),
    ];
    for (what, bytes, expected) in table {
        assert_eq!(read(bytes), Err(expected.clone()), "{what}");
    }
}
