//! The check digit of ISO/IEC 7812-1:2017, annex B ("Luhn").
//!
//! It finds every single wrong digit and all exchanges of neighbours but 09 and 90; it cannot
//! say where: at every place exactly one digit would make the number right.

/// Twice a digit, its digits added.
const TWICE: [u8; 10] = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

/// Whether the last digit fits the others; digits from 0 to 9, and nothing holds for none.
pub fn check_digit_holds(digits: &[u8]) -> bool {
    !digits.is_empty() && remainder(digits) == 0
}

/// The same for a text of plain digits of any length; anything else in it fails.
pub fn text_holds(text: &str) -> bool {
    let are_digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    are_digits && rest_of(text.bytes().rev().map(|b| b - b'0')) == 0
}

/// What is left of the sum after tens: 0 where the check digit holds.
pub(super) fn remainder(digits: &[u8]) -> u8 {
    rest_of(digits.iter().rev().copied())
}

/// The same of digits that come from the last one on.
fn rest_of(digits: impl Iterator<Item = u8>) -> u8 {
    let mut sum = 0_u32;
    let mut double = false;
    for digit in digits {
        sum += u32::from(worth(digit, double));
        double = !double;
    }
    (sum % 10) as u8
}

/// What a digit adds to the sum; every second place from the right counts double.
pub(super) fn worth(digit: u8, double: bool) -> u8 {
    if double {
        TWICE.get(usize::from(digit)).copied().unwrap_or(0)
    } else {
        digit
    }
}

/// The digit that adds `sum` (0 to 9) at a place; each sum has exactly one.
pub(super) fn digit_worth(sum: u8, double: bool) -> u8 {
    if double {
        (0..10).find(|d| worth(*d, true) == sum).unwrap_or(0)
    } else {
        sum
    }
}
