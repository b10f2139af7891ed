//! Slips of the finger: how often the places that are named hold the true one.
//!
//! Slips are drawn as people make them: a wrong digit 75 % (half of them a neighbour on the
//! keypad), neighbours exchanged 12 %, one left out 7 %, one doubled 6 %; numbers have first
//! digits and length of an issuer's row and any digits after them.

use super::{cards, made_up, pan, rows, texts};
use crate::support::lcg::Lcg;
use poscheck::card::compile::{Layer, compile};
use poscheck::card::{Cards, PLACES, Slip, WIDTH};

/// How many slips are drawn.
const DRAWN: usize = 1_500;
/// 123, 456, 789, and 0 under the 8.
const NEIGHBOURS: [&str; 10] = [
    "8", "24", "135", "26", "157", "2468", "359", "48", "0579", "68",
];

/// A number with a slip, and the typed digits (from 1) that the slip is at.
fn slipped(choose: &mut Lcg, number: &str) -> (String, [usize; 2]) {
    let mut digits: Vec<char> = number.chars().collect();
    let n = digits.len();
    loop {
        match choose.below(100) {
            0..75 => {
                let at = choose.below(n);
                let right = digits[at];
                let keys = NEIGHBOURS[right as usize - '0' as usize].as_bytes();
                digits[at] = if choose.below(2) == 0 {
                    char::from(keys[choose.below(keys.len())])
                } else {
                    char::from(b'0' + ((right as u8 - b'0') + 1 + choose.below(9) as u8) % 10)
                };
                return (digits.into_iter().collect(), [at + 1, at + 1]);
            }
            75..87 => {
                let at = choose.below(n - 1);
                if digits[at] != digits[at + 1] {
                    digits.swap(at, at + 1);
                    return (digits.into_iter().collect(), [at + 1, at + 2]);
                }
            }
            87..94 => {
                let at = choose.below(n);
                digits.remove(at);
                return (
                    digits.into_iter().collect(),
                    [at.max(1), (at + 1).min(n - 1)],
                );
            }
            _ => {
                // A whole number of 19 digits has no room for one more.
                if n < 19 {
                    let at = choose.below(n);
                    digits.insert(at, digits[at]);
                    return (digits.into_iter().collect(), [at + 1, at + 2]);
                }
            }
        }
    }
}

/// The share of slips whose place is among those named, and among as many named by chance.
fn share(table: &Cards, drawn: &[Vec<String>], seed: u64, width: usize) -> (f64, f64) {
    let mut choose = Lcg::new(seed);
    let (mut held, mut by_chance) = (0, 0);
    for _ in 0..DRAWN {
        let row = &drawn[choose.below(drawn.len())];
        let length: usize = row[1].parse().unwrap();
        let first = format!(
            "{}{}",
            row[0],
            super::digits(&mut choose, length - 1 - row[0].len())
        );
        let number = made_up(&first, length, '0');
        let (typed, at) = slipped(&mut choose, &number);
        let typed = pan(&typed);
        let places = table.places_of(&typed, width);
        assert!(places.len() <= PLACES);
        let hits = |from: usize, to: usize| from <= at[1] && at[0] <= to;
        held += usize::from(places.iter().any(|place| hits(place.from, place.to)));
        let chance: Vec<usize> = (0..PLACES)
            .map(|_| 1 + choose.below(typed.len() - 1))
            .collect();
        by_chance += usize::from(chance.iter().any(|from| hits(*from, from + width - 1)));
    }
    (held as f64 / DRAWN as f64, by_chance as f64 / DRAWN as f64)
}

#[test]
fn the_places_named_hold_every_second_slip_at_least() {
    let texts = texts();
    let all = rows(&texts[1]);
    // Every other row stays out of the table for the unknown half.
    let mut choose = Lcg::new(11);
    let (known, unknown): (Vec<_>, Vec<_>) = all.into_iter().partition(|_| choose.below(2) == 0);
    let kept: Vec<String> = known.iter().map(|row| row.join("\t")).collect();
    let issuers = format!("first\n{}", kept.join("\n"));
    let mut layer = Layer::of(texts.each_ref().map(String::as_str));
    layer.issuers = &issuers;
    let half = Cards::load(&compile(&[layer]).bytes).unwrap();
    let mut figures = Vec::new();
    for width in [1, WIDTH] {
        let (held, chance) = share(&half, &known, 1, width);
        let (held_unknown, _) = share(&half, &unknown, 2, width);
        figures.push((held, held_unknown, chance));
        println!(
            "slips at one of {PLACES} places of {width}: first digits known {:.1} %, unknown {:.1} %, by chance {:.1} %",
            held * 100.0,
            held_unknown * 100.0,
            chance * 100.0
        );
    }
    let (held, held_unknown, chance) = figures[1];
    assert!(held >= 0.5, "{held}");
    assert!(held_unknown > chance, "{held_unknown} {chance}");
}

#[test]
fn an_obvious_slip_is_named_first() {
    let first = |typed: &str| cards().places(&pan(typed))[0];
    // No scheme has 15 digits that begin with 4: one is missing.
    assert_eq!(first("411111111111111").slip, Slip::Missing);
    // A first digit that belongs to nobody can only be wrong itself.
    let wrong = made_up("622202", 19, '0').replacen('6', "7", 1);
    assert_eq!((first(&wrong).from, first(&wrong).to), (1, 2));
}

#[test]
fn places_are_named_for_a_right_number_too_and_for_none_at_all() {
    assert!(cards().places(&poscheck::card::Pan::default()).is_empty());
    assert!(cards().places(&pan("4242424242424242")).len() <= PLACES);
}
