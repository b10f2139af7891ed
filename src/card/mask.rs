//! Covers card numbers in free text before it is shown or handed on.
//!
//! A run of 13 to 19 digits, spaces and hyphens between them allowed, whose first digit is one
//! that card schemes use and whose check digit holds (ISO/IEC 7812-1, annex B), keeps its first
//! six and last four digits. Other long numbers (terminal, merchant, reference) stay whole: a
//! ticket needs them.

/// The text with card numbers covered, and whether there were any.
pub fn mask(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<(char, Option<u8>)> = Vec::new();
    let mut covered = false;
    for c in text.chars() {
        match digit(c) {
            Some(d) => run.push((c, Some(d))),
            None if !run.is_empty() && matches!(c, ' ' | '-' | '\u{a0}' | '\u{3000}' | '－') => {
                run.push((c, None));
            }
            None => {
                covered |= flush(&mut run, &mut out);
                out.push(c);
            }
        }
    }
    covered |= flush(&mut run, &mut out);
    (out, covered)
}

/// The value of a plain or full-width digit.
fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '０'..='９' => Some((c as u32 - '０' as u32) as u8),
        _ => None,
    }
}

fn flush(run: &mut Vec<(char, Option<u8>)>, out: &mut String) -> bool {
    let digits: Vec<u8> = run.iter().filter_map(|(_, d)| *d).collect();
    let is_card = (13..=19).contains(&digits.len())
        && matches!(digits[0], 1..=6 | 8 | 9)
        && check_digit_holds(&digits);
    let mut at = 0;
    for (c, d) in run.drain(..) {
        let hide = is_card && d.is_some() && at >= 6 && at + 4 < digits.len();
        out.push(if hide { '*' } else { c });
        at += usize::from(d.is_some());
    }
    is_card
}

/// The check of ISO/IEC 7812-1, annex B.
fn check_digit_holds(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, &d)| {
            let d = u32::from(d) * if at % 2 == 1 { 2 } else { 1 };
            if d > 9 { d - 9 } else { d }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::mask;

    fn check(text: &str, expected: &str) {
        assert_eq!(mask(text).0, expected, "{text}");
        assert_eq!(mask(text).1, text != expected, "{text}");
    }

    #[test]
    fn covers_the_middle_of_card_numbers_only() {
        // Published test numbers.
        check("4111111111111111", "411111******1111");
        check("卡号 4111 1111 1111 1111。", "卡号 4111 11** **** 1111。");
        check("6200-0000-0000-0005x", "6200-00**-****-0005x");
        check(
            "４１１１１１１１１１１１１１１１",
            "４１１１１１******１１１１",
        );
        check("4111111111111112", "4111111111111112");
        check(
            "RRN 123456789012 trace 000123",
            "RRN 123456789012 trace 000123",
        );
        check("", "");
    }
}
