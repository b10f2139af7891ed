//! QIF, Quicken's interchange format: a field a line, `^` behind each entry.

use super::{Entry, Sink};

pub(super) fn read(text: &[u8], sink: &mut dyn Sink) {
    let mut cells: [&[u8]; 7] = [b""; 7];
    let (mut at, mut begun, mut has) = (0, 0, false);
    // What follows `!Account` describes an account, no entry.
    let mut account = false;
    while at < text.len() {
        let end = text[at..]
            .iter()
            .position(|b| *b == b'\n')
            .map_or(text.len(), |n| at + n + 1);
        let line = text[at..end].trim_ascii();
        match line {
            [b'!', rest @ ..] => account = rest.starts_with(b"Account"),
            [b'^', ..] => {
                if has && !account {
                    sink.entry(&Entry { cells, at: begun });
                }
                cells = [b""; 7];
                has = false;
            }
            [field, value @ ..] => {
                if !has {
                    begun = at;
                }
                has = true;
                match field {
                    b'D' => cells[0] = value,
                    b'T' => cells[1] = value,
                    b'U' if cells[1].is_empty() => cells[1] = value,
                    b'N' => cells[4] = value,
                    _ => {}
                }
            }
            [] => {}
        }
        at = end;
    }
    if has && !account {
        sink.entry(&Entry { cells, at: begun });
    }
}
