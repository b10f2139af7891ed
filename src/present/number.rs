//! Numbers in words.

use super::Book;
use crate::i18n::fill;

impl Book<'_> {
    /// Minutes to go, rounded as people say them.
    pub(super) fn minutes_left(&self, minutes: f64) -> String {
        let whole = coarse(minutes);
        if whole <= 1 {
            return self.words().minute_left.to_owned();
        }
        fill(self.words().minutes_left, &[&whole.to_string()])
    }

    /// What a step takes.
    pub(super) fn step_takes(&self, minutes: f64) -> String {
        if minutes < 0.95 {
            return self.words().seconds_step.to_owned();
        }
        fill(self.words().this_takes, &[&coarse(minutes).to_string()])
    }

    /// Minutes as a number; none where they are too few to speak of.
    pub(super) fn whole_minutes(&self, minutes: f64) -> Option<String> {
        (minutes >= 0.5).then(|| coarse(minutes).max(1).to_string())
    }
}

/// Whole minutes below 10, fives above: a guess should not look exact.
fn coarse(minutes: f64) -> u32 {
    let whole = if minutes.is_finite() {
        minutes.clamp(0.0, 9_999.0).round() as u32
    } else {
        0
    };
    if whole <= 10 {
        whole
    } else {
        (whole + 2) / 5 * 5
    }
}

/// A share as whole per cent, 0 to 100.
pub(super) fn per_cent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}
