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

/// The day as text, `2026-04-18`: the inverse of [`day`] (Hinnant 2013, `civil_from_days`).
pub fn date(day: i32) -> String {
    let z = i64::from(day) + 719_468;
    let (era, day_of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let (m, d) = (
        (shifted + 2) % 12 + 1,
        day_of_year - (153 * shifted + 2) / 5 + 1,
    );
    let y = year_of_era + era * 400 + i64::from(m <= 2);
    format!("{y:04}-{m:02}-{d:02}")
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_reads_back_from_its_own_text() {
        for n in (-200_000..200_000)
            .step_by(17)
            .chain([-1, 0, 59, 60, 11_016])
        {
            let text = super::date(n);
            assert_eq!(day(&text), Some(n), "{text}");
        }
    }

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
