//! What the board of a card shows.

use super::{CardSheet, LEAST_FIRST, Number, SIDES, Side, Tried, WAYS, drawn, tried};
use crate::board::Reader;
use crate::card::{
    Asks, CLOCK_RIGHT, CLOCK_WRONG, Cards, ExpiryVerdict, FOREIGN, NameVerdict, SchemeId,
    Unreadable, Verdict,
};
use crate::i18n::{CardWords, fill};
use crate::present::{Block, Board, CardBook, CardView, Fact, Item, Kind, Tone};

/// Where somebody looks up what the terminal shows.
const LOOK_UP: &str = "#/";
/// Where a slip is read.
const SLIP: &str = "#/receipt";

impl CardSheet {
    /// The board, from the top.
    pub(super) fn drawn(&self, cards: &Cards, reader: &Reader) -> Board {
        let w = reader.lang.card_words();
        let book = CardBook {
            cards,
            lang: reader.lang,
        };
        let mut blocks = vec![self.sides(w, cards.asks())];
        match self.side(cards.asks()) {
            Side::Number if self.whole => self.whole_number(&book, w, &mut blocks),
            Side::Number => self.first_digits(&book, w, &mut blocks),
            Side::Date => self.expiry(&book, w, reader, &mut blocks),
            Side::Name => self.holder(w, &mut blocks),
            Side::Reading => self.reading(w, &mut blocks),
        }
        if self.faded {
            blocks.push(Block::text(Tone::Wait, w.faded));
        }
        blocks.push(Block::heading(w.unseen));
        blocks.push(Block::text(Tone::Plain, w.unseen_text));
        blocks.push(Block::link(LOOK_UP, w.unseen_go));
        blocks.push(Block::link(SLIP, w.slip));
        Board {
            name: "card".to_owned(),
            title: w.board.to_owned(),
            blocks,
        }
    }

    /// The side that is shown: where no number may be asked for, the date stands in its place.
    fn side(&self, asks: Asks) -> Side {
        match (self.side, asks) {
            (Side::Number, Asks::Off) => Side::Date,
            (side, _) => side,
        }
    }

    fn sides(&self, w: &CardWords, asks: Asks) -> Block {
        let labels = [w.side_number, w.side_date, w.side_name, w.side_reading];
        let shown = self.side(asks);
        let options = SIDES.iter().zip(labels);
        let options = options.filter(|((side, _), _)| *side != Side::Number || asks != Asks::Off);
        let option =
            |((side, value), label): (&(Side, &str), &str)| chosen(value, label, *side == shown);
        Block::choice("side", w.side, options.map(option).collect())
    }

    fn first_digits(&self, book: &CardBook<'_>, w: &CardWords, blocks: &mut Vec<Block>) {
        let (tone, said) = match &self.number {
            Number::Unreadable(why) => (told_tone(*why), book.unreadable(*why)),
            Number::First(told) if told.more => (Tone::Wait, w.first_over.to_owned()),
            Number::First(told) if told.digits < LEAST_FIRST && told.any.issuer.one().is_none() => {
                let more = (LEAST_FIRST - told.digits).to_string();
                (Tone::Plain, fill(w.first_more, &[&more]))
            }
            _ => (Tone::Plain, String::new()),
        };
        let field = Block::digits(&self.field("digits"), w.first, w.first_help);
        blocks.push(field.with(tone, &said));
        let typed = match &self.number {
            Number::First(told) => told.digits,
            _ => 0,
        };
        if typed < LEAST_FIRST {
            let lit = |at: usize| Tone::yes(at <= typed);
            blocks.push(picture(book, w.picture_first, None, 16, &lit));
        }
        if let Number::First(told) = &self.number {
            if told.each.len() > 1 {
                let option = |(n, _): &(usize, _)| {
                    let label = fill(w.digits, &[&n.to_string()]);
                    chosen(&n.to_string(), &label, self.length == Some(*n))
                };
                let options = told.each.iter().map(option).collect();
                blocks.push(Block::choice("length", w.length, options));
            }
            let first = told.of(self.length);
            if told.digits >= LEAST_FIRST || first.issuer.one().is_some() {
                say(book.accepted(book.cards.accepts_first(first)), blocks);
            }
            say(book.first(first), blocks);
            self.code(book, first.candidates.own.iter().next(), blocks);
        }
        if !matches!(self.number, Number::Nothing) {
            blocks.push(Block::act("clear", w.clear));
        }
        self.carry(w, blocks);
        if book.cards.asks() == Asks::Full {
            blocks.push(Block::heading(w.whole_why));
            blocks.push(Block::text(Tone::Plain, w.whole_how));
            blocks.push(Block::act("whole", w.whole_ask));
        }
    }

    fn whole_number(&self, book: &CardBook<'_>, w: &CardWords, blocks: &mut Vec<Block>) {
        let (tone, said) = match &self.number {
            Number::Unreadable(why) => (told_tone(*why), book.unreadable(*why)),
            _ => (Tone::Plain, String::new()),
        };
        let field = Block::digits(&self.field("whole"), w.whole, w.whole_help);
        blocks.push(field.with(tone, &said));
        if let Number::Whole {
            digits,
            checked,
            places,
            accepted,
        } = &self.number
        {
            let scheme = checked.candidates.own.iter().next();
            let mut view = book.number(checked, places);
            let (facts, call) = (std::mem::take(&mut view.facts), view.call.take());
            say(view, blocks);
            if matches!(checked.verdict, Verdict::Valid | Verdict::Doubtful(_)) {
                say(book.accepted(*accepted), blocks);
            }
            if !places.is_empty() {
                let is_place = |at: usize| places.iter().any(|p| (p.from..=p.to).contains(&at));
                let lit = |at: usize| if is_place(at) { Tone::No } else { Tone::Wait };
                blocks.push(picture(book, w.picture_whole, scheme, *digits, &lit));
            }
            let view = CardView {
                facts,
                call,
                ..CardView::default()
            };
            say(view, blocks);
            self.code(book, scheme, blocks);
        }
        blocks.push(Block::act("clear", w.clear));
        // A number that was typed wrong is typed again: what it tells is of another card.
        match &self.number {
            Number::Whole { checked, .. } if matches!(checked.verdict, Verdict::NotValid(_)) => {}
            _ => self.carry(w, blocks),
        }
        blocks.push(Block::act("first", w.whole_back));
    }

    fn code(&self, book: &CardBook<'_>, scheme: Option<SchemeId>, blocks: &mut [Block]) {
        let Some(fact) = scheme.and_then(|id| book.security_code(id)) else {
            return;
        };
        let is_facts = |block: &&mut Block| block.kind == Kind::Facts;
        if let Some(facts) = blocks.iter_mut().rfind(is_facts) {
            facts.items.push(labelled(fact));
        }
    }

    fn expiry(&self, book: &CardBook<'_>, w: &CardWords, reader: &Reader, blocks: &mut Vec<Block>) {
        blocks.push(Block::field(&self.field("date"), w.date, w.date_help));
        if let Some(read) = &self.date {
            say(book.expiry(*read), blocks);
            if matches!(read, Ok((_, ExpiryVerdict::Valid { .. }))) {
                let options = vec![
                    chosen("right", w.clock_right, self.clock == Some(CLOCK_RIGHT)),
                    chosen("wrong", w.clock_wrong, self.clock == Some(CLOCK_WRONG)),
                ];
                blocks.push(Block::choice("clock", w.date_terminal, options));
            }
            if let (Ok((thru, _)), Some(CLOCK_WRONG)) = (read, self.clock) {
                say(
                    book.expiry(Ok((*thru, ExpiryVerdict::TerminalClock))),
                    blocks,
                );
            }
            blocks.push(Block::act("clear", w.clear));
        }
        if let Some(month) = reader.month() {
            let now = [month.year.to_string(), format!("{:02}", month.month)];
            let text = fill(w.date_clock, &[&now[0], &now[1]]);
            blocks.push(Block::text(Tone::Plain, &text));
        }
        self.carry(w, blocks);
    }

    fn holder(&self, w: &CardWords, blocks: &mut Vec<Block>) {
        let (tone, said) = match self.name {
            None => (Tone::Plain, ""),
            Some(NameVerdict::Fits) => (Tone::Yes, w.name_fits),
            Some(NameVerdict::Cut) => (Tone::Wait, w.name_cut),
            Some(NameVerdict::OtherLetters) => (Tone::Wait, w.name_other),
            Some(NameVerdict::Digits) => (Tone::No, w.name_digits),
            Some(NameVerdict::Length) => (Tone::No, w.name_length),
        };
        let field = Block::field(&self.field("name"), w.name, w.name_help);
        blocks.push(field.with(tone, said));
    }

    fn reading(&self, w: &CardWords, blocks: &mut Vec<Block>) {
        let labels = [w.fails_chip, w.fails_tap, w.fails_stripe];
        let looks = [w.look_chip, w.look_tap, w.look_stripe];
        let drawn = [tried::chip, tried::waves, tried::stripe];
        blocks.push(Block::heading(w.fails));
        for (at, way) in WAYS.into_iter().enumerate() {
            let fails = self.fails[at];
            let shown = Block::shown(labels[at], looks[at], drawn[at](fails));
            blocks.push(shown.to_tick(way, fails));
        }
        let outcome = |id: &str, label: &str, tried: Tried| {
            let options = vec![
                chosen("works", w.tried_works, tried == Tried::Works),
                chosen("fails", w.tried_fails, tried == Tried::Fails),
                chosen("", w.tried_not, tried == Tried::NotYet),
            ];
            Block::choice(id, label, options)
        };
        let shown = tried::another_card(self.others == Tried::Fails);
        blocks.push(Block::shown(w.try_others, w.why_others, shown));
        blocks.push(outcome("others", w.others, self.others));
        let shown = tried::another_terminal(self.elsewhere == Tried::Fails);
        blocks.push(Block::shown(w.try_elsewhere, w.why_elsewhere, shown));
        blocks.push(outcome("elsewhere", w.elsewhere, self.elsewhere));
        let (tone, title, texts) = self.judged(w);
        blocks.push(Block::verdict(tone, title, texts));
        let steps = [w.try_clean, w.try_way, w.try_pay].map(str::to_owned);
        blocks.push(Block::steps(steps.to_vec()));
        self.carry(w, blocks);
    }

    /// What two trials tell of a card that is not read.
    fn judged(&self, w: &CardWords) -> (Tone, &'static str, Vec<String>) {
        let swiped = self.fails[0] && !self.fails[2];
        let (tone, title) = match (self.others, self.elsewhere) {
            (Tried::Fails, _) => (Tone::No, w.is_terminal),
            (_, Tried::Fails) => (Tone::No, w.is_card),
            (Tried::Works, Tried::Works) => (Tone::Wait, w.is_contact),
            (Tried::Works, Tried::NotYet) => (Tone::Wait, w.may_be_card),
            (Tried::NotYet, _) => (Tone::Plain, w.not_known_yet),
        };
        let texts = swiped.then(|| w.fallback.to_owned());
        (tone, title, texts.into_iter().collect())
    }

    /// The button that takes what was found to the diagnosis; nothing before something was.
    fn carry(&self, w: &CardWords, blocks: &mut Vec<Block>) {
        let mut lines = Vec::new();
        let mut entry = "see.declined";
        if self.side == Side::Reading {
            entry = "see.reader";
            let failed: Vec<&str> = WAYS
                .iter()
                .zip(self.fails)
                .filter_map(|(way, fails)| fails.then_some(*way))
                .collect();
            if let [way] = failed[..] {
                lines.push(["answer reader.how ", way].concat());
            }
            match self.others {
                Tried::NotYet => {}
                Tried::Works => lines.push("answer cards one".to_owned()),
                Tried::Fails => lines.push("answer cards every".to_owned()),
            }
        }
        let known = [self.origin, self.expired, self.clock];
        for evidence in known.into_iter().flatten() {
            if evidence == FOREIGN && self.side != Side::Reading {
                entry = "see.foreign-card";
            } else {
                lines.push(["answer ", evidence.0, " ", evidence.1].concat());
            }
        }
        if lines.is_empty() && entry == "see.declined" {
            return;
        }
        lines.insert(0, ["entry ", entry].concat());
        blocks.push(Block::begin(w.carry, &lines));
    }
}

fn told_tone(why: Unreadable) -> Tone {
    match why {
        Unreadable::Empty => Tone::Plain,
        _ => Tone::No,
    }
}

fn chosen(value: &str, label: &str, is_chosen: bool) -> Item {
    Item::option(value, label, "", is_chosen)
}

fn labelled(fact: Fact) -> Item {
    Item::fact(&fact.label, fact.text, Tone::of(fact.tone))
}

/// The drawing of a number of some digits, printed as the scheme does it.
fn picture(
    book: &CardBook<'_>,
    label: &str,
    scheme: Option<SchemeId>,
    length: usize,
    lit: &dyn Fn(usize) -> Tone,
) -> Block {
    let known = scheme.and_then(|id| book.cards.scheme(id)).cloned();
    let groups = known.unwrap_or_default().grouping(length);
    drawn::digits(label, &groups, lit)
}

/// What a view says, as blocks.
fn say(view: CardView, blocks: &mut Vec<Block>) {
    if !view.title.is_empty() {
        let tone = Tone::of(view.tone);
        blocks.push(Block::verdict(tone, &view.title, view.texts));
    }
    if !view.places.is_empty() {
        blocks.push(Block::lines(view.places));
    }
    if !view.facts.is_empty() {
        let facts = view.facts.into_iter().map(labelled);
        blocks.push(Block::facts(facts.collect()));
    }
    if let Some([number, label]) = view.call {
        blocks.push(Block::call(&number, &label));
    }
}
