//! Whether the acquirer takes a card, as far as its pack says.
//!
//! In: what the number told, and what the pack says of schemes, kinds, foreign cards, tapping
//! and swiping. Out: yes, no and why, or "ask": a contract is not to be guessed. Answers for the
//! diagnosis are ids of questions and answers in the pack, never anything of the number.

use super::check::{Checked, First};
use super::issuer::{IssuerAnswer, Kind};
use super::scheme::{SchemeId, SchemeSet};
use super::table::Cards;
use serde::{Deserialize, Serialize};

/// How much of a card's number the page may ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Asks {
    /// The first digits only.
    Bin,
    /// First digits, and the whole number as a second, deliberate step.
    #[default]
    Full,
    /// Nothing of it.
    Off,
}

/// What a pack says about one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Taken {
    /// It is taken.
    Yes,
    /// It is not.
    No,
    /// It depends on the contract: ask.
    #[default]
    Ask,
}

/// What an acquirer takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// How much of the number the page may ask for.
    pub(super) number: Asks,
    /// What it says of schemes, by their seats in the table; the others: ask.
    pub(super) schemes: Vec<(u8, Taken)>,
    /// Debit, credit, quasi-credit, prepaid.
    pub(super) kinds: [Taken; 4],
    /// Cards from abroad.
    pub(super) foreign: Taken,
    /// Holding the card against the terminal.
    pub(super) contactless: Taken,
    /// Swiping a card whose chip does not work.
    pub(super) stripe_fallback: Taken,
    /// Schemes that are no bank cards at all.
    pub(super) no_bank_cards: Vec<u8>,
}

/// How a card is presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Inserted.
    Chip,
    /// Held against the terminal.
    Contactless,
    /// Swiped because the chip does not work.
    StripeFallback,
}

/// Whether the card is taken here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// The pack says so of everything that is known of the card.
    Yes,
    /// It is not.
    No(Reason),
    /// The pack leaves it to the contract.
    Ask(Reason),
    /// The number does not tell enough.
    CannotTell,
}

/// What a refusal or a doubt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A scheme.
    Scheme(SchemeId),
    /// Debit, credit, quasi-credit or prepaid.
    Kind(Kind),
    /// A card from abroad.
    Foreign,
    /// Tapping.
    Contactless,
    /// Swiping in place of the chip.
    StripeFallback,
    /// A transit card or the like.
    NotABankCard(SchemeId),
}

/// What a card check tells the diagnosis: a question of the pack and the answer to it.
pub type Evidence = (&'static str, &'static str);

/// The card is a UnionPay card of a bank in China.
pub const LOCAL: Evidence = ("card.kind", "local");
/// The card is from abroad or of a scheme from abroad.
pub const FOREIGN: Evidence = ("card.kind", "foreign");
/// The date on the card has passed.
pub const EXPIRED: Evidence = ("card.date", "past");
/// It has not.
pub const NOT_EXPIRED: Evidence = ("card.date", "valid");
/// The terminal shows the right date.
pub const CLOCK_RIGHT: Evidence = ("clock", "right");
/// It shows a wrong one.
pub const CLOCK_WRONG: Evidence = ("clock", "wrong");

impl Cards {
    /// How much of a number the page may ask for.
    pub fn asks(&self) -> Asks {
        self.acceptance.number
    }

    /// Whether a card can be taken, presented in some way.
    pub fn accepts(&self, checked: &Checked, way: Way) -> Accepted {
        self.accepts_of(checked.candidates.own, &checked.issuer, way)
    }

    /// The same as far as first digits tell; a card whose chip is inserted.
    pub fn accepts_first(&self, first: &First) -> Accepted {
        self.accepts_of(first.candidates.own, &first.issuer, Way::Chip)
    }

    fn accepts_of(&self, schemes: SchemeSet, issuer: &IssuerAnswer, way: Way) -> Accepted {
        let terms = &self.acceptance;
        let Some(first) = schemes.iter().next() else {
            return Accepted::CannotTell;
        };
        let is_bank_card = |id: SchemeId| !terms.no_bank_cards.contains(&id.0);
        if !schemes.iter().any(is_bank_card) {
            return Accepted::No(Reason::NotABankCard(first));
        }
        let of = |id: SchemeId| {
            let row = terms.schemes.iter().find(|row| row.0 == id.0);
            row.map_or(Taken::Ask, |row| row.1)
        };
        // One candidate that is taken is enough: the terminal picks the scheme.
        let best = schemes.iter().min_by_key(|id| match of(*id) {
            Taken::Yes => 0,
            Taken::Ask => 1,
            Taken::No => 2,
        });
        let scheme = best.unwrap_or(first);
        let mut asked = None;
        let kind = issuer.one().map(|issuer| {
            let seat = match issuer.kind {
                Kind::Debit => 0,
                Kind::Credit => 1,
                Kind::Quasi => 2,
                Kind::Prepaid => 3,
            };
            (terms.kinds[seat], Reason::Kind(issuer.kind))
        });
        let foreign = self.origin_of(schemes, issuer) == Some(FOREIGN);
        let way = match way {
            Way::Chip => None,
            Way::Contactless => Some((terms.contactless, Reason::Contactless)),
            Way::StripeFallback => Some((terms.stripe_fallback, Reason::StripeFallback)),
        };
        let points = [
            Some((of(scheme), Reason::Scheme(scheme))),
            kind,
            foreign.then_some((terms.foreign, Reason::Foreign)),
            way,
        ];
        for (taken, reason) in points.into_iter().flatten() {
            match taken {
                Taken::No => return Accepted::No(reason),
                Taken::Ask => asked = asked.or(Some(reason)),
                Taken::Yes => {}
            }
        }
        asked.map_or(Accepted::Yes, Accepted::Ask)
    }

    /// Where a card is from, for the diagnosis; nothing where the number leaves it open, as with
    /// UnionPay cards of banks that are not in the table and cards that bear two marks.
    pub fn origin(&self, checked: &Checked) -> Option<Evidence> {
        self.origin_of(checked.candidates.own, &checked.issuer)
    }

    /// The same as far as first digits tell.
    pub fn origin_first(&self, first: &First) -> Option<Evidence> {
        self.origin_of(first.candidates.own, &first.issuer)
    }

    fn origin_of(&self, own: SchemeSet, issuer: &IssuerAnswer) -> Option<Evidence> {
        let union_pay = self.scheme_named("unionpay");
        let is_domestic = |id: SchemeId| Some(id) == union_pay || Some(id) == self.early;
        let chinese = issuer.one().is_some();
        match (own.iter().any(is_domestic), own.iter().all(is_domestic)) {
            _ if own.is_empty() => None,
            (true, true) if chinese => Some(LOCAL),
            (false, _) if !chinese => Some(FOREIGN),
            _ => None,
        }
    }
}
