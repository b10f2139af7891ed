//! Any text, in time that grows with its length, and no panic.

use super::{book, reading, shown};
use crate::support::lcg::Lcg;
use poscheck::i18n::Lang;
use poscheck::receipt::{MOST, scan};

/// Pieces of what people paste, and of what breaks readers.
const PIECES: [&str; 44] = [
    "TVR:",
    "0000008000",
    "TSI:E800",
    "AID: A0000000031010",
    "应答码:",
    "51",
    "\n",
    " ",
    "  ",
    "卡号:",
    "6222020000000000005",
    "DE55:",
    "9F2608",
    "5A08",
    "70",
    "FF",
    "00",
    "0x",
    "<TVR>",
    "</TVR>",
    "<",
    "&nbsp;",
    "\\n",
    "\"95\":\"",
    "A0000",
    "cASfNgEF",
    "bzeEB6AAAAADEB",
    "/",
    "+",
    "=",
    "£8",
    "O0O0",
    "０１２",
    "，",
    "DECLINED",
    "RRN",
    "：",
    "9F10",
    "IAD:0110A0",
    "密码",
    "62",
    "AB CD EF ",
    "\0",
    "💳",
];

/// Texts that make a careless reader slow, each to be repeated.
const SLOW: [&str; 16] = [
    "12 34 56 78 ",
    "a/b/c/d/",
    "TVR:",
    "<a",
    "9F26: ",
    "卡号:",
    "70",
    "A0000",
    "& ",
    "AB,CD;",
    "0x",
    "9F10:12\n",
    "IAD:01\n",
    "\\",
    "DE55:7080",
    "合",
];

#[test]
fn the_work_grows_with_the_text_and_not_faster() {
    for piece in SLOW {
        let steps = |size: usize| {
            let text = piece.repeat(size / piece.len());
            scan(super::terms(), &text).steps as f64 / text.len() as f64
        };
        let (small, large) = (steps(16 * 1024), steps(256 * 1024));
        assert!(
            large <= small * 1.2 + 1.0 && large < 400.0,
            "`{piece}`: {small:.2} turns a byte, then {large:.2}"
        );
    }
}

#[test]
fn a_text_beyond_a_megabyte_is_read_up_to_there() {
    let text = ["TVR:0000008000\n", &"x ".repeat(MOST / 2)].concat();
    let found = scan(super::terms(), &text);
    assert!(found.cut && found.seen.len() == 1);
    assert!(!scan(super::terms(), "TVR:0000008000").cut);
}

/// A text made of pieces and strange signs.
pub(super) fn made(choose: &mut Lcg) -> String {
    let mut text = String::new();
    for _ in 0..choose.below(24) {
        match choose.below(4) {
            0 => {
                let sign = char::from_u32(choose.below(0x3000) as u32).unwrap_or('?');
                text.push(sign);
            }
            1 => {
                let n = choose.below(20);
                let digits = b"0123456789ABCDEF";
                text.extend((0..n).map(|_| char::from(digits[choose.below(16)])));
            }
            _ => text.push_str(PIECES[choose.below(PIECES.len())]),
        }
    }
    text
}

#[test]
fn nothing_that_is_pasted_makes_a_panic() {
    let mut choose = Lcg::new(8);
    for turn in 0..6_000 {
        let text = made(&mut choose);
        let found = reading(&text);
        if turn % 8 == 0 {
            let _ = shown(&text);
        }
        let _ = book(Lang::Zh).view(&found);
    }
}
