//! The buffer that holds a number, and whatever may be typed into it.

use super::{cards, digits};
use crate::support::lcg::Lcg;
use poscheck::card::track::{self, looks_like_track};
use poscheck::card::{Expiry, Pan, code_shape, name_verdict};

#[test]
fn a_number_shows_no_digit_when_it_is_printed_for_debugging() {
    let pan = Pan::read("4111111111111111").unwrap();
    assert_eq!(format!("{pan:?}"), "Pan(16 digits)");
    let checked = format!("{:?}", cards().check(&pan));
    assert!(!checked.contains("1111"), "{checked}");
}

#[test]
fn a_wiped_number_holds_nothing() {
    let mut pan = Pan::read("4111111111111111").unwrap();
    assert_eq!(pan.len(), 16);
    pan.wipe();
    assert!(pan.is_empty());
    // What was there does not come back when digits are added.
    (0..19).for_each(|_| pan.push(0));
    assert_eq!(pan.covered(), "000000*********0000");
}

#[test]
fn a_buffer_is_filled_in_place_and_empty_after_an_error() {
    let mut pan = Pan::default();
    pan.fill("4111 1111 1111 1111").unwrap();
    assert_eq!(pan.covered(), "411111******1111");
    assert!(pan.fill("6200 0000 x").is_err());
    assert!(pan.is_empty());
    pan.fill("62").unwrap();
    assert_eq!(pan.len(), 2);
}

#[test]
fn short_numbers_are_covered_whole() {
    assert_eq!(Pan::read("411111111111").unwrap().covered(), "*".repeat(12));
    assert_eq!(Pan::default().covered(), "");
}

/// Pieces that people, clipboards and keyboards put into fields.
const PIECES: [&str; 26] = [
    "", "0", "62", "6222021", "４１", "-", " ", "\u{3000}", "\n", "\t", ",", "/", "年", "月", "=",
    "^", "%B", ";", "?", "D", "F", "💳", "null", "é", "\u{200b}", "\0",
];

#[test]
fn nothing_that_is_typed_makes_a_panic() {
    let mut choose = Lcg::new(1);
    for _ in 0..30_000 {
        let mut text = String::new();
        for _ in 0..choose.below(12) {
            if choose.below(2) == 0 {
                text.push_str(PIECES[choose.below(PIECES.len())]);
            } else {
                let count = choose.below(20);
                text.push_str(&digits(&mut choose, count));
            }
        }
        if let Ok(pan) = Pan::read(&text) {
            let checked = cards().check(&pan);
            let _ = cards().first(&pan, Some(choose.below(40)));
            let _ = cards().first(&pan, None);
            let _ = cards().accepts(&checked, poscheck::card::Way::Chip);
            if choose.below(50) == 0 {
                for place in cards().places(&pan) {
                    assert!(1 <= place.from && place.from <= place.to && place.to <= pan.len());
                }
            }
        }
        let _ = (track::read(&text).is_ok(), looks_like_track(&text));
        let _ = (
            Expiry::read(&text),
            name_verdict(&text),
            code_shape(&text, &[3]),
        );
    }
}
