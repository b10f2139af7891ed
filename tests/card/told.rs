//! All that is told of numbers, right ones and those with a slip of the finger, as it was seen.
//!
//! `numbers` and `said` hold what must be; here is the rest as well: for each row of the probes a
//! number made of its first digits, as it is and with five mistakes. `cases/card/told.txt` holds
//! what is told of them; no number stands in it.

use super::{cards, made_up, packed, pan, rows};
use crate::support::lcg::Lcg;
use crate::support::{expect, steady, text};
use poscheck::card::{
    Cards, Expiry, Month, Pan, Way, YEARS_AHEAD, code_shape, cut_numbers, mask, name_verdict, track,
};
use poscheck::i18n::Lang;
use poscheck::present::CardBook;
use std::fmt::Write as _;

/// A number, and the same with something wrong.
fn slips(number: &str) -> [(&'static str, String); 6] {
    let with = |change: &dyn Fn(&mut Vec<char>)| -> String {
        let mut digits: Vec<char> = number.chars().collect();
        change(&mut digits);
        digits.into_iter().collect()
    };
    let other = |digit: &mut char| *digit = if *digit == '9' { '0' } else { '9' };
    [
        ("as it is", number.to_owned()),
        (
            "last digit",
            with(&|d| d.last_mut().into_iter().for_each(other)),
        ),
        (
            "first digit",
            with(&|d| d.first_mut().into_iter().for_each(other)),
        ),
        ("exchanged", with(&|d| d.swap(4, 5))),
        ("doubled", with(&|d| d.insert(6, d[6]))),
        (
            "one left out",
            with(&|d| {
                d.remove(7);
            }),
        ),
    ]
}

/// First digits and a whole number, of each row of the probes that has one.
fn numbers() -> Vec<(String, String)> {
    let rows = rows(&text("tests/cases/card/probes.tsv"));
    let lengths = rows
        .iter()
        .map(|row| (&row[0], row[1].parse::<usize>().unwrap()));
    let whole = lengths.filter(|(_, length)| (13..=19).contains(length));
    whole
        .map(|(first, length)| (first.clone(), made_up(first, length, '4')))
        .collect()
}

#[test]
fn all_that_is_told_stays_as_it_was_seen() {
    let book = CardBook {
        cards: cards(),
        lang: Lang::En,
    };
    let mut all = String::new();
    for (first, number) in numbers() {
        let length = number.len();
        let fits = |(_, typed): &(&str, String)| typed.len() <= 19;
        for (what, typed) in slips(&number).into_iter().filter(fits) {
            let pan = pan(&typed);
            let digits: Vec<u8> = typed.bytes().map(|byte| byte - b'0').collect();
            let view = book.number(&cards().check(&pan), &cards().places(&pan));
            let facts = view.facts.iter().map(|fact| &*fact.text);
            let facts: Vec<&str> = facts.collect();
            let _ = writeln!(
                all,
                "{first} {length} {what}\t{}\t{}\t{}\t{:?}",
                view.title,
                facts.join(" | "),
                view.places.join(" | "),
                cards().likeness(&digits),
            );
        }
        let begun = cards().first(&pan(&first), None);
        let _ = writeln!(all, "{first} first digits\t{begun:?}");
    }
    expect("tests/cases/card/told.txt", "card::told", &all);
}

/// All that the room says of a text, whatever it is meant as.
fn of_any(typed: &str) -> String {
    let mut said = format!("{:?} {:?}", mask(typed), cut_numbers(typed));
    if let Ok(pan) = Pan::read(typed) {
        let checked = cards().check(&pan);
        let first = cards().first(&pan, None);
        let accepts = [Way::Chip, Way::Contactless, Way::StripeFallback]
            .map(|way| cards().accepts(&checked, way));
        let origin = cards().origin(&checked);
        let _ = write!(
            said,
            "{checked:?} {:?} {first:?} {accepts:?} {origin:?} {}",
            cards().places(&pan),
            pan.covered(),
        );
    }
    let digits: Vec<u8> = typed
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|b| b - b'0')
        .collect();
    let track = track::read(typed).map(|track| {
        (
            track.number,
            track.pan.covered(),
            track.service.map(|code| code.digits()),
        )
    });
    let now = Month {
        year: 2026,
        month: 11,
    };
    let expiry = Expiry::read(typed).map(|expiry| expiry.verdict(now, None, YEARS_AHEAD));
    let _ = write!(
        said,
        "{:?} {:?} {:?} {expiry:?} {:?} {:?}",
        cards().likeness(&digits),
        track.map_err(|broken| format!("{:?} {}", broken.why, broken.at)),
        track::looks_like_track(typed),
        name_verdict(typed),
        code_shape(typed, &[3, 4]),
    );
    said
}

#[test]
fn what_is_told_of_texts_with_something_wrong_stays_the_same() {
    let mut texts = numbers();
    for row in rows(&text("tests/cases/card/tracks.tsv")) {
        texts.push((row[2].clone(), row[0].clone()));
    }
    for row in rows(&text("tests/cases/card/expiry.tsv")) {
        texts.push((row[0].clone(), row[0].clone()));
    }
    steady::check(
        "tests/cases/card/steady.tsv",
        "card::told",
        &texts,
        900,
        &of_any,
    );
}

#[test]
fn what_becomes_of_damaged_tables_stays_the_same() {
    let probes = ["6200000000000005", "4111111111111111", "378282246310005"].map(pan);
    let told = |bytes: &[u8], _: &mut Lcg| match Cards::load(bytes) {
        Ok(cards) => {
            let told = probes
                .each_ref()
                .map(|pan| (cards.check(pan), cards.places(pan)));
            format!("{told:?}")
        }
        Err(why) => format!("{why:?}"),
    };
    steady::bytes(
        "tests/cases/card/steady-tables.tsv",
        "card::told",
        &[("cards", &packed().bytes)],
        600,
        &told,
    );
}
