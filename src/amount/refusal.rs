//! Why a record of a file is no row.

use super::handover::carried;

/// Why a record is no row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// No amount stands in it.
    NoAmount,
    /// What stands there is no number.
    Amount,
    /// The number is finer or larger than can be held exactly.
    Range,
    /// No date stands in it.
    NoDate,
    /// What stands there is no date.
    Date,
    /// It has too few cells.
    Short,
    /// A word should say whether money came, and none that is known does.
    Direction,
    /// A quote opens and nothing closes it.
    Quote,
    /// It is longer than any row.
    Long,
    /// It has more cells than any row.
    Wide,
}

carried!(
    enum Refusal {
        NoAmount,
        Amount,
        Range,
        NoDate,
        Date,
        Short,
        Direction,
        Quote,
        Long,
        Wide,
    }
);

impl Refusal {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoAmount => "no-amount",
            Self::Amount => "amount",
            Self::Range => "range",
            Self::NoDate => "no-date",
            Self::Date => "date",
            Self::Short => "short",
            Self::Direction => "direction",
            Self::Quote => "quote",
            Self::Long => "long",
            Self::Wide => "wide",
        }
    }
}
