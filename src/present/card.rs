//! What a look at a card found, in sentences.
//!
//! In: the table, a language, and what `card` says. Out: [`CardView`]s. Numbers do not come in
//! here, so none can go out; places are counted from the left as the cashier reads them.

use super::Fact;
use crate::card::{
    Accepted, Candidates, Cards, Checked, DataDate, Doubt, ExpiryVerdict, First, Grade, Issuer,
    IssuerAnswer, Kind, Lengths, Month, NoDate, Place, Reason, SchemeId, Tier, Unreadable, Unsure,
    Verdict, Why,
};
use crate::i18n::{CardWords, Lang, fill};

/// What is to be said of a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardView {
    /// The verdict in a few words; empty for first digits, which have none.
    pub title: String,
    /// For the view's mark: `yes`, `wait`, `no` or empty.
    pub tone: &'static str,
    /// What it means and what to do.
    pub texts: Vec<String>,
    /// Where to look again, the likeliest first.
    pub places: Vec<String>,
    /// Whose card it is.
    pub facts: Vec<Fact>,
    /// The bank's number, and the words on the link that calls it.
    pub call: Option<[String; 2]>,
}

/// The table of cards in a language.
#[derive(Clone, Copy, Debug)]
pub struct CardBook<'a> {
    /// The table.
    pub cards: &'a Cards,
    /// The language.
    pub lang: Lang,
}

impl CardBook<'_> {
    fn words(&self) -> &'static CardWords {
        self.lang.card_words()
    }

    /// A whole number.
    pub fn number(&self, checked: &Checked, places: &[Place]) -> CardView {
        let w = self.words();
        let named = |lengths: Lengths, form: &str| {
            let name = self.names(checked.candidates);
            fill(form, &[&name, &self.lengths(lengths)])
        };
        let (title, tone, text) = match checked.verdict {
            Verdict::Valid => (w.valid, "yes", w.valid_text.to_owned()),
            Verdict::Doubtful(Doubt::CheckDigit) => {
                (w.doubt_digit, "wait", w.doubt_digit_text.to_owned())
            }
            Verdict::Doubtful(Doubt::Length(lengths)) => {
                let text = fill(w.doubt_length_text, &[&self.lengths(lengths)]);
                (w.doubt_length, "wait", text)
            }
            Verdict::NotValid(Why::CheckDigit) => (w.wrong, "no", w.wrong_text.to_owned()),
            Verdict::NotValid(Why::TooLong(lengths)) => {
                (w.too_long, "no", named(lengths, w.too_long_text))
            }
            Verdict::CannotTell(Unsure::Unfinished(lengths)) => {
                (w.unfinished, "wait", named(lengths, w.unfinished_text))
            }
            Verdict::CannotTell(Unsure::UnknownScheme) => {
                (w.unknown, "wait", w.unknown_text.to_owned())
            }
        };
        let mut texts = vec![text];
        texts.extend(checked.is_test.then(|| w.test.to_owned()));
        let right = checked.verdict == Verdict::Valid;
        let places: Vec<String> = places
            .iter()
            .filter(|_| !right)
            .map(|p| self.place(p))
            .collect();
        texts.extend((!places.is_empty()).then(|| w.look_guess.to_owned()));
        CardView {
            title: title.to_owned(),
            tone,
            texts,
            places,
            facts: self.facts(checked.candidates, &checked.issuer, None),
            call: self.call(&checked.issuer),
        }
    }

    /// First digits.
    pub fn first(&self, first: &First) -> CardView {
        let w = self.words();
        let known = !first.candidates.own.is_empty();
        CardView {
            title: if known { "" } else { w.unknown }.to_owned(),
            tone: if known { "" } else { "wait" },
            texts: if known {
                vec![]
            } else {
                vec![w.unknown_text.to_owned()]
            },
            places: vec![],
            facts: self.facts(first.candidates, &first.issuer, Some(first.lengths)),
            call: self.call(&first.issuer),
        }
    }

    /// Why a text is no number.
    pub fn unreadable(&self, why: Unreadable) -> String {
        let w = self.words();
        match why {
            Unreadable::Empty => w.empty.to_owned(),
            Unreadable::Sign { at } => fill(w.sign, &[&at.to_string()]),
            Unreadable::TooLong { digits } => fill(w.too_many, &[&digits.to_string()]),
            Unreadable::Two => w.two.to_owned(),
            Unreadable::Track => w.track.to_owned(),
        }
    }

    /// Whether the card is taken, and the next step where it is not.
    pub fn accepted(&self, accepted: Accepted) -> CardView {
        let w = self.words();
        let (title, tone, next) = match accepted {
            Accepted::Yes => (w.taken.to_owned(), "yes", None),
            Accepted::CannotTell => (w.taken_unknown.to_owned(), "wait", None),
            Accepted::Ask(why) => (fill(w.ask_taken, &[&self.what(why)]), "wait", None),
            Accepted::No(Reason::NotABankCard(id)) => {
                let title = fill(w.what_no_bank_card, &[&self.name(id)]);
                (title, "no", Some(w.other_way))
            }
            Accepted::No(why) => {
                let insert = matches!(why, Reason::Contactless);
                let next = if insert {
                    w.insert_instead
                } else {
                    w.other_way
                };
                (fill(w.not_taken, &[&self.what(why)]), "no", Some(next))
            }
        };
        CardView {
            title,
            tone,
            texts: next.map(str::to_owned).into_iter().collect(),
            ..CardView::default()
        }
    }

    /// A date of validity.
    pub fn expiry(&self, read: Result<(Month, ExpiryVerdict), NoDate>) -> CardView {
        let w = self.words();
        let (title, tone) = match read {
            Err(NoDate::Empty) => (w.expiry_empty, ""),
            Err(NoDate::Unfinished) => (w.expiry_unfinished, "wait"),
            Err(NoDate::Month) => (w.expiry_month, "no"),
            Err(NoDate::Form) => (w.expiry_form, "no"),
            Ok((_, ExpiryVerdict::Valid { months: 0 })) => (w.expiry_last, "yes"),
            Ok((_, ExpiryVerdict::Valid { .. })) => (w.expiry_valid, "yes"),
            Ok((_, ExpiryVerdict::Expired { .. })) => (w.expiry_past, "no"),
            Ok((_, ExpiryVerdict::NotYet { .. })) => (w.expiry_early, "no"),
            Ok((_, ExpiryVerdict::FarFuture)) => (w.expiry_far, "wait"),
            Ok((_, ExpiryVerdict::TerminalClock)) => (w.expiry_clock, "no"),
        };
        let title = match read {
            Ok((thru, _)) => fill(
                title,
                &[&thru.year.to_string(), &format!("{:02}", thru.month)],
            ),
            Err(_) => title.to_owned(),
        };
        CardView {
            title,
            tone,
            ..CardView::default()
        }
    }

    /// What the scheme calls its security code and how long that is: for looking at the card.
    pub fn security_code(&self, scheme: SchemeId) -> Option<Fact> {
        let w = self.words();
        let scheme = self.cards.scheme(scheme).filter(|s| s.code_digits > 0)?;
        let values = [scheme.code_name.as_str(), &scheme.code_digits.to_string()];
        Some(fact(w.code, fill(w.code_text, &values)))
    }

    fn place(&self, place: &Place) -> String {
        let w = self.words();
        let (from, to) = (place.from.to_string(), place.to.to_string());
        if from == to {
            fill(w.look_one, &[&from])
        } else {
            fill(w.look, &[&from, &to])
        }
    }

    fn name(&self, id: SchemeId) -> String {
        let scheme = self.cards.scheme(id);
        let name = scheme.map(|s| match self.lang {
            Lang::Zh => &s.name_zh,
            Lang::En => &s.name_en,
        });
        name.cloned().unwrap_or_default()
    }

    fn names(&self, candidates: Candidates) -> String {
        self.either(candidates.own.iter().map(|id| self.name(id)))
    }

    fn lengths(&self, lengths: Lengths) -> String {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for n in lengths.iter() {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == n => *last = n,
                _ => runs.push((n, n)),
            }
        }
        let run = |(first, last): (usize, usize)| match first == last {
            true => first.to_string(),
            false => format!("{first}–{last}"),
        };
        self.either(runs.into_iter().map(run))
    }

    /// One or another of some things.
    fn either(&self, things: impl Iterator<Item = String>) -> String {
        let both = |one: String, other: String| fill(self.words().either, &[&one, &other]);
        things.reduce(both).unwrap_or_default()
    }

    fn bank(&self, issuer: &Issuer) -> String {
        let Some(bank) = self.cards.bank(issuer.bank) else {
            return String::new();
        };
        let own = self.lang == Lang::Zh || bank.name_en.is_empty();
        if own { bank.name_zh } else { bank.name_en }.to_owned()
    }

    fn kind(&self, kind: Kind) -> &'static str {
        let w = self.words();
        match kind {
            Kind::Debit => w.kind_debit,
            Kind::Credit => w.kind_credit,
            Kind::Quasi => w.kind_quasi,
            Kind::Prepaid => w.kind_prepaid,
        }
    }

    fn what(&self, reason: Reason) -> String {
        let w = self.words();
        match reason {
            Reason::Scheme(id) | Reason::NotABankCard(id) => self.name(id),
            Reason::Kind(kind) => self.kind(kind).to_owned(),
            Reason::Foreign => w.what_foreign.to_owned(),
            Reason::Contactless => w.what_contactless.to_owned(),
            Reason::StripeFallback => w.what_stripe.to_owned(),
        }
    }

    fn facts(&self, of: Candidates, issuer: &IssuerAnswer, lengths: Option<Lengths>) -> Vec<Fact> {
        let w = self.words();
        let mut facts = Vec::new();
        if !of.own.is_empty() {
            let own = self.names(of);
            // A known bank settles what the first digits leave open.
            let shared = of.shared.iter().filter(|_| issuer.one().is_none());
            let shared: Vec<String> = shared.map(|id| self.name(id)).collect();
            let text = if shared.is_empty() {
                own
            } else {
                fill(w.possibly, &[&own, &self.either(shared.into_iter())])
            };
            facts.push(fact(w.scheme, text));
        }
        match issuer {
            IssuerAnswer::Unknown => facts.push(fact(w.bank, w.bank_unknown.to_owned())),
            IssuerAnswer::One(one) => self.issuer(one, &mut facts),
            IssuerAnswer::Several { some, more } => {
                let mut names: Vec<String> = some.iter().flatten().map(|i| self.bank(i)).collect();
                names.dedup();
                let form = if *more { w.bank_several } else { w.bank_one_of };
                facts.push(fact(w.bank, fill(form, &[&self.either(names.into_iter())])));
            }
        }
        if let Some(lengths) = lengths.filter(|lengths| *lengths != Lengths::default()) {
            facts.push(fact(w.lengths, self.lengths(lengths)));
        }
        facts
    }

    fn call(&self, issuer: &IssuerAnswer) -> Option<[String; 2]> {
        let (number, _) = self.cards.bank(issuer.one()?.bank)?.hotline?;
        let label = fill(self.words().hotline_call, &[number]);
        Some([number.to_owned(), label])
    }

    fn issuer(&self, issuer: &Issuer, facts: &mut Vec<Fact>) {
        let w = self.words();
        facts.push(fact(w.bank, self.bank(issuer)));
        facts.push(fact(w.kind, self.kind(issuer.kind).to_owned()));
        let bank = self.cards.bank(issuer.bank);
        if let Some((number, grade)) = bank.and_then(|bank| bank.hotline) {
            let form = match grade {
                Grade::Two => "{}",
                Grade::One => w.hotline_one,
                Grade::Local => w.hotline_local,
            };
            facts.push(fact(w.hotline, fill(form, &[number])));
        }
        let tier = match issuer.tier {
            Tier::A => w.tier_a,
            Tier::B => w.tier_b,
            Tier::C => w.tier_c,
        };
        let form = match issuer.date {
            DataDate::Undated => w.data_undated,
            DataDate::Y2014 => w.data_2014,
            DataDate::Y2018 => w.data_2018,
        };
        facts.push(fact(w.data, fill(form, &[tier])));
    }
}

fn fact(label: &str, text: String) -> Fact {
    Fact {
        label: label.to_owned(),
        text,
        tone: "",
    }
}
