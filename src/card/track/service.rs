//! The service code of a stripe, digit by digit (ISO/IEC 7813:2006, 6.2.5 and annex A).
//!
//! In: three digits. Out: what each demands of the terminal; a digit without a meaning demands
//! nothing and is told as unknown.

/// Three digits that say where and how a card may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceCode {
    digits: [u8; 3],
}

/// What a digit of the service code demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// The card has a chip: swiping is refused or counts as a fallback.
    ChipFirst,
    /// Used in its own country only: abroad, expect a refusal.
    DomesticOnly,
    /// Used by agreement only: expect a refusal.
    Closed,
    /// A test card: in a real shop, expect a refusal.
    Test,
    /// Every sale goes to the issuer: none can be approved offline.
    OnlineOnly,
    /// The same, unless there is an agreement.
    OnlineUnlessAgreed,
    /// A PIN must be asked for: a PIN pad is needed.
    PinRequired,
    /// A PIN is asked for where there is a PIN pad.
    PinWherePossible,
    /// Goods and services only: no cash.
    NoCash,
    /// Cash machines only: a sale is refused.
    CashMachineOnly,
    /// Cash only: a sale is refused.
    CashOnly,
}

impl ServiceCode {
    /// A code of three digits from 0 to 9.
    pub fn new(digits: [u8; 3]) -> Self {
        Self { digits }
    }

    /// The digits.
    pub fn digits(self) -> [u8; 3] {
        self.digits
    }

    /// What a digit (0 to 2) demands, at most two things; none where it demands nothing or has
    /// no meaning.
    pub fn demands(self, place: usize) -> &'static [Demand] {
        use Demand::{
            CashMachineOnly, CashOnly, ChipFirst, Closed, DomesticOnly, NoCash, OnlineOnly,
            OnlineUnlessAgreed, PinRequired, PinWherePossible, Test,
        };
        match (place, self.digits.get(place)) {
            (0, Some(2)) => &[ChipFirst],
            (0, Some(5)) => &[DomesticOnly],
            (0, Some(6)) => &[DomesticOnly, ChipFirst],
            (0, Some(7)) => &[Closed],
            (0, Some(9)) => &[Test],
            (1, Some(2)) => &[OnlineOnly],
            (1, Some(4)) => &[OnlineUnlessAgreed],
            (2, Some(0)) => &[PinRequired],
            (2, Some(2)) => &[NoCash],
            (2, Some(3)) => &[CashMachineOnly, PinRequired],
            (2, Some(4)) => &[CashOnly],
            (2, Some(5)) => &[NoCash, PinRequired],
            (2, Some(6)) => &[PinWherePossible],
            (2, Some(7)) => &[NoCash, PinWherePossible],
            _ => &[],
        }
    }

    /// Whether a digit (0 to 2) has a meaning.
    pub fn has_meaning(self, place: usize) -> bool {
        let known: &[u8] = match place {
            0 => &[1, 2, 5, 6, 7, 9],
            1 => &[0, 2, 4],
            _ => &[0, 1, 2, 3, 4, 5, 6, 7],
        };
        self.digits.get(place).is_some_and(|d| known.contains(d))
    }
}
