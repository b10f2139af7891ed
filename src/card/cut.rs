//! Cuts long numbers before text is handed to whoever only needs words and codes.
//!
//! In: text. Out: the same text in which no run of digits is longer than [`MOST`]. While a card
//! number is typed it is no card number yet, so whole numbers are not waited for.

/// No code or message of a terminal has more digits in a row; five of a card number are fewer
/// than name its bank.
const MOST: usize = 5;

/// The text with the first digits of each number; spaces and hyphens do not end a number.
pub fn cut_numbers(text: &str) -> String {
    let mut run = 0;
    let keeps = |c: &char| {
        if matches!(c, '0'..='9' | '０'..='９') {
            run += 1;
            return run <= MOST;
        }
        if !c.is_whitespace() && !matches!(c, '-' | '－') {
            run = 0;
        }
        true
    };
    text.chars().filter(keeps).collect()
}
