//! What a look at amounts found, in sentences: one sale, the drawer, files.
//!
//! In: a language, and what `amount` says. Out: [`AmountView`]s, ready to print. Every category
//! has one plain sentence and one action.

use crate::amount::drawer::{Drawer, change};
use crate::amount::money::{Currency, Money, plain_text};
use crate::amount::reader::Unusable;
use crate::amount::reconcile::{Found, Proof};
use crate::amount::sale::{Over, Slip, Way};
use crate::i18n::{AmountWords, Lang, fill};

/// What is to be said of amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AmountView {
    /// The verdict in a few words.
    pub title: String,
    /// For the view's mark: `yes`, `wait`, `no` or empty.
    pub tone: &'static str,
    /// What to do.
    pub texts: Vec<String>,
}

/// Amounts in a language and a currency.
#[derive(Clone, Copy, Debug)]
pub struct AmountBook {
    /// The language.
    pub lang: Lang,
    /// The currency.
    pub currency: Currency,
}

/// A number with a comma between thousands.
fn grouped(number: &str) -> String {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let whole = digits.find('.').unwrap_or(digits.len());
    let mut text = number[..number.len() - digits.len()].to_owned();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    text
}

/// Millionths as per cent: 3800 is 0.38.
fn percent(rate: u32) -> String {
    plain_text(i128::from(rate), 0)
}

fn view(title: impl Into<String>, tone: &'static str, texts: &[&str]) -> AmountView {
    AmountView {
        title: title.into(),
        tone,
        texts: texts.iter().map(|t| (*t).to_owned()).collect(),
    }
}

impl AmountBook {
    fn words(&self) -> &'static AmountWords {
        self.lang.amount_words()
    }

    /// An amount with its currency's sign or code, `¥12.50`.
    pub fn amount(&self, money: Money) -> String {
        self.total(i128::from(money.0))
    }

    /// A total in parts of a minor unit, written as [`Self::amount`].
    pub fn total(&self, parts: i128) -> String {
        let text = grouped(&plain_text(parts, self.currency.digits()));
        match (self.currency, text.strip_prefix('-')) {
            (Currency::CNY, Some(rest)) => format!("-¥{rest}"),
            (Currency::CNY, None) => format!("¥{text}"),
            _ => format!("{} {text}", self.currency.code()),
        }
    }

    /// A category: its sentence and its action.
    pub fn category(&self, found: Found) -> AmountView {
        let w = self.words();
        let (title, tone, action) = match found {
            Found::Agrees => (w.agrees, "yes", w.agrees_do),
            Found::AmountDiffers => (w.amount_differs, "no", w.amount_differs_do),
            Found::Times100 => (w.times_100, "no", w.times_100_do),
            Found::FeeOnly => (w.fee_only, "yes", w.fee_only_do),
            Found::Currency => (w.currency, "wait", w.currency_do),
            Found::RefundOneSide => (w.refund_one_side, "no", w.refund_one_side_do),
            Found::OnlyFirst => (w.only_first, "no", w.only_first_do),
            Found::OnlySecond => (w.only_second, "no", w.only_second_do),
            Found::TwiceFirst | Found::TwiceSecond => (w.twice, "no", w.twice_do),
            Found::ReversedPair => (w.reversed, "yes", w.reversed_do),
            Found::Ambiguous => (w.ambiguous, "wait", w.ambiguous_do),
            Found::Lump => (w.lump, "yes", w.lump_do),
        };
        view(title, tone, &[action])
    }

    /// Rows that could not be read.
    pub fn unreadable(&self) -> AmountView {
        let w = self.words();
        view(w.unreadable, "wait", &[w.unreadable_do])
    }

    /// The proof line.
    pub fn proof(&self, proof: &Proof) -> AmountView {
        let w = self.words();
        let values = [
            self.total(proof.first - proof.second),
            self.total(proof.listed),
        ];
        let title = fill(w.proof, &values.each_ref().map(String::as_str));
        if proof.meets() {
            view(title, "yes", &[w.proof_meets])
        } else {
            view(title, "no", &[w.proof_fails])
        }
    }

    /// Why nothing of a file can be read, and what to do.
    pub fn unusable(&self, why: Unusable) -> String {
        let w = self.words();
        let text = match why {
            Unusable::Empty => w.no_empty,
            Unusable::Binary => w.no_binary,
            Unusable::NoTable => w.no_table,
            Unusable::Torn => w.no_torn,
            Unusable::TooLarge => w.no_large,
            Unusable::Spreadsheet => w.no_sheet,
            Unusable::Locked => w.no_locked,
        };
        text.to_owned()
    }

    /// What explains two amounts, and how a wrong one is put right.
    pub fn slip(&self, slip: Slip, way: Way) -> AmountView {
        let w = self.words();
        let (title, tone) = match slip {
            Slip::Agrees => return view(w.slip_agrees, "yes", &[]),
            Slip::FeeTaken { rate } => {
                return view(fill(w.slip_fee, &[&percent(rate)]), "yes", &[]);
            }
            Slip::Times100 | Slip::Hundredth => (w.slip_times_100.to_owned(), "no"),
            Slip::Times10 | Slip::Tenth => (w.slip_times_10.to_owned(), "no"),
            Slip::MinorUnits => (w.slip_minor.to_owned(), "no"),
            Slip::Swapped { place } => {
                let places = [place.to_string(), (place + 1).to_string()];
                (
                    fill(w.slip_swapped, &places.each_ref().map(String::as_str)),
                    "no",
                )
            }
            Slip::Digit { place } => (fill(w.slip_digit, &[&place.to_string()]), "no"),
            Slip::Tip => return view(w.slip_tip, "yes", &[]),
            Slip::Turned => (w.slip_turned.to_owned(), "no"),
            Slip::Unexplained => (w.slip_unknown.to_owned(), "wait"),
        };
        view(title, tone, &[self.way(way)])
    }

    /// A sum that is about a fee of this rate short.
    pub fn near_fee(&self, rate: u32) -> String {
        fill(self.words().slip_near_fee, &[&percent(rate)])
    }

    /// How a wrong amount is put right.
    pub fn way(&self, way: Way) -> &'static str {
        let w = self.words();
        match way {
            Way::Cancel => w.way_cancel,
            Way::LookFirst => w.way_look,
            Way::Void => w.way_void,
            Way::Refund => w.way_refund,
            Way::VoidElseRefund => w.way_either,
        }
    }

    /// The limit that a sale runs into; none where it runs into none that is known.
    pub fn over(&self, over: Over) -> Option<AmountView> {
        let w = self.words();
        let line = |message, money| fill(message, &[&self.amount(money)]);
        match over {
            Over::None => None,
            Over::Single(most) => Some(view(line(w.over_single, most), "no", &[w.over_other])),
            Over::Day(left) => Some(view(line(w.over_day, left), "no", &[w.over_other])),
            Over::NeedsPin(small) => Some(view(line(w.over_pin, small), "wait", &[])),
        }
    }

    /// What a sale that the balance does not cover can become.
    pub fn short(&self) -> &'static str {
        self.words().short
    }

    /// The drawer against the count.
    pub fn drawer(&self, drawer: &Drawer, counted: Money) -> AmountView {
        let w = self.words();
        let line = |message, parts: i64| fill(message, &[&self.amount(Money(parts))]);
        match drawer.over(counted) {
            None => view(w.drawer_range, "wait", &[]),
            Some(Money(0)) => view(w.drawer_even, "yes", &[]),
            Some(Money(over)) if over < 0 => {
                let missing = over.saturating_neg();
                view(line(w.drawer_short, missing), "no", &[w.drawer_short_do])
            }
            Some(Money(over)) => view(line(w.drawer_over, over), "wait", &[w.drawer_over_do]),
        }
    }

    /// The pieces of change; none with a sentence where they cannot make it.
    pub fn change(&self, amount: Money, pieces: &[u32; 8]) -> Result<[u32; 8], String> {
        let none = || fill(self.words().change_none, &[&self.amount(amount)]);
        change(amount, pieces).ok_or_else(none)
    }
}
