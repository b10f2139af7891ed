//! Outcomes in figures: means and shares with 95 % intervals.

use super::episode::Outcome;

/// An estimate and the half width of its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate itself.
    pub mean: f64,
    /// Half the interval's width; 0 where there are fewer than two values.
    pub within: f64,
}

/// The figures of many episodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// How many episodes there were.
    pub episodes: usize,
    /// Minutes of an episode.
    pub minutes: Estimate,
    /// Steps of an episode.
    pub steps: Estimate,
    /// Share of episodes that went to support.
    pub handed_over: Estimate,
}

/// 97.5 % of a normal distribution lie below it.
const Z: f64 = 1.959_963_985;

impl Estimate {
    /// The mean of some values.
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Estimate {
        let n = values.clone().count() as f64;
        let mean = values.clone().sum::<f64>() / n.max(1.0);
        let squares: f64 = values.map(|v| (v - mean) * (v - mean)).sum();
        let within = if n > 1.0 {
            Z * libm::sqrt(squares / (n - 1.0) / n)
        } else {
            0.0
        };
        Estimate { mean, within }
    }

    /// The same in another unit.
    pub fn times(self, factor: f64) -> Estimate {
        Estimate {
            mean: self.mean * factor,
            within: self.within * factor,
        }
    }

    /// How often something was so.
    pub fn share(values: impl Iterator<Item = bool> + Clone) -> Estimate {
        Estimate::of(values.map(|v| f64::from(u8::from(v))))
    }

    /// The ratio of two means over the same cases (Cochran 1977, section 6.3).
    pub fn ratio(over: &[f64], under: &[f64]) -> Estimate {
        let n = over.len().min(under.len()) as f64;
        let (a, b) = (over.iter().sum::<f64>() / n, under.iter().sum::<f64>() / n);
        let mean = a / b;
        let squares: f64 = over
            .iter()
            .zip(under)
            .map(|(a, b)| (a - mean * b) * (a - mean * b))
            .sum();
        let within = if n > 1.0 {
            Z * libm::sqrt(squares / (n - 1.0) / n) / b
        } else {
            0.0
        };
        Estimate { mean, within }
    }
}

impl Summary {
    /// Sums outcomes up.
    pub fn of(outcomes: &[Outcome]) -> Summary {
        Summary {
            episodes: outcomes.len(),
            minutes: Estimate::of(outcomes.iter().map(|o| o.minutes)),
            steps: Estimate::of(outcomes.iter().map(|o| o.steps as f64)),
            handed_over: Estimate::share(outcomes.iter().map(|o| o.handed_over)),
        }
    }
}

impl core::fmt::Display for Estimate {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let digits = f.precision().unwrap_or(2);
        write!(f, "{:.digits$} ± {:.digits$}", self.mean, self.within)
    }
}
