//! Days as integers: days since 1970-01-01, so that a rule is a comparison.

/// The day that a text such as `2026-04-18` begins with; none where it begins with no date.
///
/// Days are counted as in Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013),
/// `days_from_civil`.
pub fn day(text: &str) -> Option<i32> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i32>().ok();
    let (y, m, d) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let dashes = text.get(4..5)? == "-" && text.get(7..8)? == "-";
    let last = match m {
        4 | 6 | 9 | 11 => 30,
        2 if y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    };
    if !dashes || !(1..=12).contains(&m) || !(1..=last).contains(&d) {
        return None;
    }
    let y = if m > 2 { y } else { y - 1 };
    let (era, year_of_era) = (y.div_euclid(400), y.rem_euclid(400));
    let day_of_year = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
    Some(
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
            - 719_468,
    )
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_from_1970() {
        for (text, expected) in [
            ("1970-01-01", Some(0)),
            ("2000-02-29", Some(11_016)),
            ("2026-04-18 09:00", Some(20_561)),
            ("2026-02-29", None),
            ("2026/04/18", None),
            ("+12 min", None),
            ("", None),
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
    }
}
