//! The board of a card: what was looked at, what it told, and what the diagnosis learns of it.
//!
//! In: digits, a date or a name as typed, and what was tried with the card. Out: verdicts and
//! ids. Only one of number, date and name is asked for at a time; what was typed is looked at
//! during the act, in place, and only what it told is kept: no digit is.

mod draw;
mod drawn;
mod tried;

use super::{CARD_WORDS, FADE, Known, Reader, Sheet};
use crate::card::{
    Accepted, Asks, CLOCK_RIGHT, CLOCK_WRONG, Cards, Checked, EXPIRED, Evidence, Expiry,
    ExpiryVerdict, First, Month, NOT_EXPIRED, NameVerdict, NoDate, Pan, Place, Unreadable, Verdict,
    Way, YEARS_AHEAD, name_verdict,
};
use crate::i18n::has_card_words;
use crate::present::Board;

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    #[default]
    Number,
    Date,
    Name,
    Reading,
}

/// The sides, as an act names them.
const SIDES: [(Side, &str); 4] = [
    (Side::Number, "number"),
    (Side::Date, "date"),
    (Side::Name, "name"),
    (Side::Reading, "reading"),
];

/// As many first digits as any issuer needs.
const MOST_FIRST: usize = 10;
/// With fewer, banks are not told apart.
const LEAST_FIRST: usize = 6;

/// What first digits told, whatever the length of the number.
struct Told {
    /// How many of them there were.
    digits: usize,
    /// Whether there were more than were looked at.
    more: bool,
    /// What they tell by themselves.
    any: First,
    /// What they tell with each length that the number may have.
    each: Vec<(usize, First)>,
}

impl Told {
    /// What they tell with a length, if one is chosen.
    fn of(&self, length: Option<usize>) -> &First {
        let with = self.each.iter().find(|(n, _)| Some(*n) == length);
        with.map_or(&self.any, |(_, first)| first)
    }
}

/// What was found of the number in the field.
#[derive(Default)]
enum Number {
    #[default]
    Nothing,
    Unreadable(Unreadable),
    First(Told),
    Whole {
        /// How many digits there were.
        digits: usize,
        checked: Checked,
        places: Vec<Place>,
        accepted: Accepted,
    },
}

/// How a card could not be read, as bits of [`CardSheet::fails`].
const WAYS: [&str; 3] = ["inserted", "tapped", "swiped"];

/// Whether other cards work here, and this card elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tried {
    #[default]
    NotYet,
    Works,
    Fails,
}

impl Tried {
    fn of(text: &str) -> Self {
        match text {
            "works" => Self::Works,
            "fails" => Self::Fails,
            _ => Self::NotYet,
        }
    }
}

/// What stands behind the board of a card.
#[derive(Default)]
pub struct CardSheet {
    side: Side,
    /// Whether the whole number was asked for.
    whole: bool,
    /// Counts fields that were emptied: each time it is another one.
    turn: u32,
    /// Whether a field was emptied because a minute had passed.
    faded: bool,
    number: Number,
    length: Option<usize>,
    date: Option<Result<(Month, ExpiryVerdict), NoDate>>,
    name: Option<NameVerdict>,
    fails: [bool; 3],
    others: Tried,
    elsewhere: Tried,
    /// Where the card is from and whether it has expired, as the diagnosis knows it.
    origin: Option<Evidence>,
    expired: Option<Evidence>,
    /// Whether the terminal's own date is right.
    clock: Option<Evidence>,
    /// The number while it is looked at.
    pan: Pan,
}

impl Sheet for CardSheet {
    fn needs(&self, known: &Known, reader: &Reader) -> Option<&'static str> {
        if !has_card_words(reader.lang) {
            return Some(CARD_WORDS[reader.lang as usize]);
        }
        known.cards.is_none().then_some("cards")
    }

    fn act(&mut self, known: &Known, reader: &Reader, id: &str, text: &str) {
        let Some(cards) = &known.cards else { return };
        self.faded = id == FADE;
        match id {
            "side" => {
                let side = SIDES.iter().find(|(_, name)| *name == text);
                self.side = side.map_or(self.side, |(side, _)| *side);
                self.empty();
            }
            "whole" if cards.asks() == Asks::Full => {
                self.whole = true;
                self.empty();
            }
            "first" => {
                self.whole = false;
                self.empty();
            }
            "clear" => self.empty(),
            FADE => self.turn += 1,
            "length" => {
                let length = text.parse().ok();
                self.length = length.filter(|_| self.length != length);
                self.learn_origin(cards);
            }
            "inserted" | "tapped" | "swiped" => {
                for (fails, way) in self.fails.iter_mut().zip(WAYS) {
                    *fails ^= way == id;
                }
            }
            "clock" => {
                let clock = [CLOCK_RIGHT, CLOCK_WRONG];
                self.clock = clock.into_iter().find(|evidence| evidence.1 == text);
            }
            "others" => self.others = Tried::of(text),
            "elsewhere" => self.elsewhere = Tried::of(text),
            _ => self.read(cards, reader, id, text),
        }
    }

    fn draw(&self, known: &Known, reader: &Reader) -> Board {
        known
            .cards
            .as_ref()
            .map_or_else(Board::default, |cards| self.drawn(cards, reader))
    }
}

impl CardSheet {
    /// Forgets what was typed and lets the field be another, empty one.
    fn empty(&mut self) {
        self.turn += 1;
        self.number = Number::Nothing;
        self.length = None;
        self.date = None;
        self.name = None;
    }

    /// The id of a field as it is now: one of an earlier turn is not on the board any more.
    fn field(&self, name: &str) -> String {
        [name, &self.turn.to_string()].concat()
    }

    /// Looks at the text of a field.
    fn read(&mut self, cards: &Cards, reader: &Reader, id: &str, text: &str) {
        if id == self.field("digits") && cards.asks() != Asks::Off {
            self.look_at_first(cards, text);
        } else if id == self.field("whole") && self.whole {
            self.look_at_whole(cards, text);
        } else if id == self.field("date") {
            self.look_at_date(reader, text);
        } else if id == self.field("name") {
            self.name = (!text.is_empty()).then(|| name_verdict(text));
        }
        self.pan.wipe();
    }

    fn look_at_first(&mut self, cards: &Cards, text: &str) {
        self.number = match self.pan.fill(text) {
            Err(Unreadable::Empty) => Number::Nothing,
            Err(why) => Number::Unreadable(why),
            Ok(()) => {
                let digits = self.pan.len();
                self.pan.keep_first(MOST_FIRST);
                let any = cards.first(&self.pan, None);
                let each = any.lengths.iter();
                Number::First(Told {
                    digits: digits.min(MOST_FIRST),
                    more: digits > MOST_FIRST,
                    any,
                    each: each.map(|n| (n, cards.first(&self.pan, Some(n)))).collect(),
                })
            }
        };
        if let Number::First(told) = &self.number {
            let fits = |n: &usize| told.any.lengths.contains(*n);
            self.length = self.length.filter(fits);
        }
        self.learn_origin(cards);
    }

    fn look_at_whole(&mut self, cards: &Cards, text: &str) {
        self.number = match self.pan.fill(text) {
            Err(Unreadable::Empty) => Number::Nothing,
            Err(why) => Number::Unreadable(why),
            Ok(()) => {
                let checked = cards.check(&self.pan);
                // Where digits are still missing, none of them is wrong yet.
                let sure = matches!(checked.verdict, Verdict::Valid | Verdict::CannotTell(_));
                Number::Whole {
                    digits: self.pan.len(),
                    places: if sure {
                        Vec::new()
                    } else {
                        cards.places(&self.pan)
                    },
                    accepted: cards.accepts(&checked, Way::Chip),
                    checked,
                }
            }
        };
        self.learn_origin(cards);
    }

    fn learn_origin(&mut self, cards: &Cards) {
        self.origin = match &self.number {
            Number::First(told) => cards.origin_first(told.of(self.length)),
            Number::Whole { checked, .. } => cards.origin(checked),
            _ => self.origin,
        };
    }

    fn look_at_date(&mut self, reader: &Reader, text: &str) {
        // Without a clock there is nothing to hold a date against.
        let verdict = |expiry: Expiry| {
            let now = reader.month().unwrap_or(expiry.thru);
            (expiry.thru, expiry.verdict(now, None, YEARS_AHEAD))
        };
        let read = Expiry::read(text).map(verdict);
        self.expired = match read {
            Ok((_, ExpiryVerdict::Expired { .. })) => Some(EXPIRED),
            Ok((_, ExpiryVerdict::Valid { .. })) => Some(NOT_EXPIRED),
            _ => None,
        };
        self.date = (read != Err(NoDate::Empty)).then_some(read);
    }
}
