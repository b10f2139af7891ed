//! Cards: the table that ships, numbers, dates, stripes and slips of the finger.
//!
//! Tables are in `cases/card/`; numbers in them are published for tests or made of first digits
//! and zeros.

mod accepted;
mod dates;
mod numbers;
mod over;
mod pan;
mod said;
mod stripes;
mod table;
mod told;
mod typing;

use crate::support::text;
use poscheck::card::compile::{Compiled, FILES, Layer, compile};
use poscheck::card::{Cards, Pan, SchemeSet};
use std::sync::OnceLock;

/// The texts of the built-in table.
fn texts() -> [String; 5] {
    FILES.map(|file| text(&format!("packs/builtin/cards/{file}")))
}

/// The built-in table, packed.
pub(crate) fn packed() -> &'static Compiled {
    static PACKED: OnceLock<Compiled> = OnceLock::new();
    PACKED.get_or_init(|| compile(&[Layer::of(texts().each_ref().map(String::as_str))]))
}

/// The built-in table.
pub(crate) fn cards() -> &'static Cards {
    static CARDS: OnceLock<Cards> = OnceLock::new();
    CARDS.get_or_init(|| Cards::load(&packed().bytes).unwrap())
}

/// The rows of a table below its heading, cell by cell.
fn rows(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().skip(1).map(cells).collect()
}

/// First digits, some filler and a check digit that fits: no number of anybody.
fn made_up(first: &str, length: usize, filler: char) -> String {
    let mut number = first.to_owned();
    while number.len() < length - 1 {
        number.push(filler);
    }
    let fits = |digit: &char| poscheck::card::text_holds(&format!("{number}{digit}"));
    let digit = ('0'..='9').find(fits).unwrap();
    number.push(digit);
    number
}

fn pan(text: &str) -> Pan {
    Pan::read(text).unwrap()
}

/// The words of schemes, in the order of the table.
fn words(set: SchemeSet) -> String {
    let word = |id| cards().scheme(id).unwrap().id.clone();
    set.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// Digits that look random.
fn digits(choose: &mut crate::support::lcg::Lcg, count: usize) -> String {
    (0..count)
        .map(|_| char::from(b'0' + choose.below(10) as u8))
        .collect()
}
