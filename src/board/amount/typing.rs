//! A field for an amount: what stands in it, as it is compared.
//!
//! In: what is typed. Out: the amount, nothing, or that it is none; the text is not kept.

use crate::amount::money::{Currency, Money, number};

/// What stands in a field for an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Typing {
    /// Nothing.
    #[default]
    Nothing,
    /// An amount.
    Sum(Money),
    /// Something else.
    Amiss,
}

impl Typing {
    pub(super) fn of(text: &str) -> Self {
        let digits = Currency::CNY.digits();
        match number(text.trim().as_bytes(), false) {
            Ok(None) => Self::Nothing,
            Ok(Some(read)) => read.money(digits).map_or(Self::Amiss, Self::Sum),
            Err(_) => Self::Amiss,
        }
    }

    pub(super) fn sum(self) -> Option<Money> {
        match self {
            Self::Sum(money) => Some(money),
            _ => None,
        }
    }
}
