//! What many times come to: medians, quantiles, ranges.
//!
//! In: numbers in any order. Out: numbers, and how they are written. Empty input gives NaN,
//! which no bar lets pass.

use std::fmt;

/// The value that a share of all values does not exceed (nearest rank).
pub(super) fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    let value = sorted.get(rank.clamp(1, sorted.len().max(1)) - 1);
    value.copied().unwrap_or(f64::NAN)
}

/// The value in the middle; of two, their mean.
pub(super) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => sorted[n / 2],
        n => f64::midpoint(sorted[n / 2 - 1], sorted[n / 2]),
    }
}

/// The largest value.
pub(super) fn largest(values: &[f64]) -> f64 {
    quantile(values, 1.0)
}

/// The middle of some rounds and how far they lie apart; prints as `1.2 (1.1–1.5)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spread {
    pub(super) median: f64,
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Spread {
    /// The spread of one value a round.
    pub(super) fn of(values: &[f64]) -> Self {
        Self {
            median: median(values),
            least: quantile(values, 0.0),
            most: largest(values),
        }
    }

    /// The spread of a figure that each round comes to.
    pub(super) fn over<T>(rounds: &[T], figure: impl Fn(&T) -> f64) -> Self {
        Self::of(&rounds.iter().map(figure).collect::<Vec<_>>())
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [median, least, most] = [self.median, self.least, self.most].map(three);
        write!(f, "{median} ({least}–{most})")
    }
}

/// A number with three significant digits, as far as they stand behind the point.
pub(super) fn three(value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    format!("{value:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_that_occur() {
        let twenty: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        let table: [(&[f64], f64, f64); 7] = [
            (&twenty, 0.95, 19.0),
            (&twenty, 0.5, 10.0),
            (&twenty, 0.0, 1.0),
            (&twenty, 1.0, 20.0),
            (&[3.0], 0.95, 3.0),
            (&[2.0, 1.0], 0.5, 1.0),
            (&[2.0, 1.0], 0.51, 2.0),
        ];
        for (values, share, expected) in table {
            assert!(
                quantile(values, share).total_cmp(&expected).is_eq(),
                "{share} of {values:?}: {} got, {expected} expected",
                quantile(values, share)
            );
        }
        assert!(quantile(&[], 0.95).is_nan());
    }

    #[test]
    fn medians_lie_in_the_middle() {
        let table: [(&[f64], f64); 4] = [
            (&[5.0], 5.0),
            (&[9.0, 1.0, 5.0], 5.0),
            (&[4.0, 1.0, 2.0, 100.0], 3.0),
            (&[2.0, 2.0], 2.0),
        ];
        for (values, expected) in table {
            assert!(
                median(values).total_cmp(&expected).is_eq(),
                "median of {values:?}: {} got, {expected} expected",
                median(values)
            );
        }
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn spreads_print_the_middle_and_the_ends() {
        let spread = Spread::of(&[0.2512, 120.4, 12.34]);
        assert_eq!(spread.to_string(), "12.3 (0.251–120)");
        let over = Spread::over(&[1, 2, 4], |n| f64::from(*n));
        assert_eq!(over.to_string(), "2.00 (1.00–4.00)");
    }
}
