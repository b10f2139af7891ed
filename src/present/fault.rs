//! What a fault is, how to tell and how to mend it: for printed pages.
//!
//! The page itself never shows a fault alone, it leads there step by step. A printed page
//! cannot ask, so each repair carries what has to be clear before it.

use super::{Book, Fact};
use crate::i18n::{Lang, fill};
use crate::pack::{Area, Ground, Repair, Risk, Role, Trust};

/// A sign counts from this many times as often as usual, and in this share of cases.
const TELLING: (f64, f64) = (2.0, 0.4);
/// How many signs are named.
const SIGNS: usize = 6;
/// A repair with a smaller chance is not worth a place on paper.
const LEAST: f64 = 0.1;

/// The page of one fault.
#[derive(Clone, Debug, PartialEq)]
pub struct FaultView {
    /// Id of the fault.
    pub id: String,
    /// The cause in a few words.
    pub name: String,
    /// Where it lies, who must act, how often.
    pub facts: Vec<Fact>,
    /// Answers that speak for it: the question and the answer.
    pub signs: Vec<String>,
    /// Said before everything else where a repair charges again: find the last sale's money.
    pub money: Option<AskedView>,
    /// What mends it, the best chance per minute first.
    pub repairs: Vec<RepairView>,
    /// What to do where no repair is left.
    pub at_last: String,
    /// How to avoid it; may be empty.
    pub avoid: String,
    /// For support; may be empty.
    pub support: String,
}

/// A question that cannot be answered on paper: how to find out, and what follows.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedView {
    /// Over it.
    pub heading: String,
    /// The question.
    pub question: String,
    /// How to find out; may be empty.
    pub help: String,
    /// What follows from each answer, or the ways to find out.
    pub lines: Vec<String>,
    /// Whether the lines are ways to find out, to be gone in order.
    pub in_order: bool,
}

/// Another entry as a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Id of the entry.
    pub id: String,
    /// The code as printed; empty where it has none.
    pub code: String,
    /// The meaning in a few words.
    pub title: String,
    /// Where it is seen; empty for what has no code.
    pub place: String,
}

/// A repair on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct RepairView {
    /// What to do.
    pub name: String,
    /// What it takes.
    pub takes: String,
    /// What has to be clear first; the money before anything else.
    pub guards: Vec<String>,
    /// What it may cost besides time.
    pub risk: Option<String>,
    /// How, one action a line.
    pub steps: Vec<String>,
    /// What to mind; may be empty.
    pub mind: String,
}

/// The page of the fault at `fault`, which rests on `ground`.
pub fn fault(book: &Book<'_>, fault: usize, ground: &Ground) -> FaultView {
    let (w, g) = (book.words(), book.lang.guide_words());
    let (row, text) = (&book.core.faults[fault], &book.texts.faults[fault]);
    let fact = |label: &str, text: &str| Fact {
        label: label.to_owned(),
        text: text.to_owned(),
        tone: "",
    };
    let mut facts = vec![
        fact(w.who, book.who(row.who)),
        fact(g.area, book.area(row.area)),
    ];
    facts.extend(ground.grade.map(|grade| fact(g.often, book.often(grade))));
    let chance = |repair: &Repair| {
        let found = repair
            .success
            .iter()
            .find(|(f, _)| usize::from(*f) == fault);
        found.map_or(0.0, |(_, chance)| *chance)
    };
    let worth = |r: &usize| chance(&book.core.repairs[*r]) / book.core.repairs[*r].minutes;
    let mut order: Vec<usize> = (0..book.core.repairs.len())
        .filter(|r| chance(&book.core.repairs[*r]) >= LEAST)
        .collect();
    // For one known cause, chance per minute is the best order (Kadane & Simon 1977).
    order.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.cmp(b)));
    let waits = |r: &usize| {
        let mut guards = book.core.repairs[*r].requires.iter();
        guards.any(|guard| book.core.questions[usize::from(guard.question)].role == Role::Money)
    };
    let money = order
        .iter()
        .any(waits)
        .then(|| book.find_money(g.money_first))
        .flatten();
    FaultView {
        id: row.id.clone(),
        name: text.name.clone(),
        facts,
        signs: signs(book, fault),
        money,
        at_last: if order.is_empty() {
            g.no_repair
        } else {
            g.at_last
        }
        .to_owned(),
        repairs: order.into_iter().map(|r| book.repair(r)).collect(),
        avoid: text.avoid.clone(),
        support: match book.lang {
            Lang::Zh => ground.support.zh.clone(),
            Lang::En => ground.support.en.clone(),
        },
    }
}

/// What speaks for a fault, the most telling first: one answer a question.
fn signs(book: &Book<'_>, fault: usize) -> Vec<String> {
    let mut found: Vec<(f64, String)> = Vec::new();
    for (question, text) in book.core.questions.iter().zip(&book.texts.questions) {
        if question.role != Role::Asked {
            continue;
        }
        let lift = |answer: usize| {
            let faults = book.core.faults.iter().enumerate();
            let usual: f64 = faults
                .map(|(f, row)| row.prior * question.likelihood(f, answer))
                .sum();
            question.likelihood(fault, answer) / usual.max(f64::MIN_POSITIVE)
        };
        let best = (0..question.answers.len()).max_by(|a, b| lift(*a).total_cmp(&lift(*b)));
        let Some(answer) =
            best.filter(|a| lift(*a) >= TELLING.0 && question.likelihood(fault, *a) >= TELLING.1)
        else {
            continue;
        };
        let sign = fill(
            book.lang.guide_words().sign,
            &[&text.text, &text.answers[answer]],
        );
        found.push((lift(answer), sign));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(SIGNS);
    found.into_iter().map(|(_, sign)| sign).collect()
}

impl Book<'_> {
    /// Where something lies.
    pub fn area(&self, area: Area) -> &'static str {
        let g = self.lang.guide_words();
        match area {
            Area::Device => g.area_device,
            Area::Network => g.area_network,
            Area::Software => g.area_software,
            Area::Card => g.area_card,
            Area::Amount => g.area_amount,
            Area::Account => g.area_account,
            Area::Settlement => g.area_settlement,
            Area::Other => g.area_other,
        }
    }

    fn often(&self, grade: crate::pack::Grade) -> &'static str {
        use crate::pack::Grade;
        let g = self.lang.guide_words();
        match grade {
            Grade::VeryCommon => g.often_very_common,
            Grade::Common => g.often_common,
            Grade::Occasional => g.often_occasional,
            Grade::Rare => g.often_rare,
        }
    }

    /// What a row rests on, in a sentence.
    pub fn ground(&self, ground: &Ground) -> String {
        let g = self.lang.guide_words();
        let trust = match ground.trust {
            Trust::Standard => g.trust_standard,
            Trust::Vendor => g.trust_vendor,
            Trust::SecondHand => g.trust_second_hand,
            Trust::Judgement => g.trust_judgement,
        };
        match ground.source.as_str() {
            "" => fill(g.source_none, &[trust]),
            source => fill(g.source, &[source, trust]),
        }
    }

    /// Where an entry is seen, and whose it is.
    pub fn seen(&self, entry: usize) -> String {
        super::place::label(self, entry)
    }

    /// The money of the last sale, to be found before anything is charged again.
    pub(super) fn find_money(&self, heading: &str) -> Option<AskedView> {
        let question = self
            .core
            .questions
            .iter()
            .position(|q| q.role == Role::Money)?;
        let text = &self.texts.questions[question];
        Some(AskedView {
            heading: heading.to_owned(),
            question: text.text.clone(),
            help: text.help.clone(),
            lines: self.texts.find_money.clone(),
            in_order: true,
        })
    }

    fn repair(&self, repair: usize) -> RepairView {
        let (w, g) = (self.words(), self.lang.guide_words());
        let (row, text) = (&self.core.repairs[repair], &self.texts.repairs[repair]);
        let mut guards: Vec<(bool, String)> = row
            .requires
            .iter()
            .map(|guard| {
                let question = &self.texts.questions[usize::from(guard.question)];
                let allowed: Vec<&str> = guard
                    .allowed
                    .iter()
                    .map(|a| question.answers[usize::from(*a)].as_str())
                    .collect();
                let asked = &self.core.questions[usize::from(guard.question)];
                let is_money = asked.role == Role::Money;
                // Said shortly, since the question stands above with all that finds it out.
                let unpaid = |a: &u16| {
                    let id = asked.answers[usize::from(*a)].id.as_str();
                    matches!(id, "none" | "not-received")
                };
                let said = match is_money && guard.allowed.iter().all(unpaid) {
                    true => g.only_if_unpaid.to_owned(),
                    false => fill(g.only_if, &[&question.text, &allowed.join(g.list_or)]),
                };
                (!is_money, said)
            })
            .collect();
        guards.sort_by_key(|(later, _)| *later);
        RepairView {
            name: text.name.clone(),
            takes: self.step_takes(row.minutes),
            guards: guards.into_iter().map(|(_, said)| said).collect(),
            risk: match row.risk {
                Risk::None => None,
                Risk::Interrupts => Some(w.risk_interrupts.to_owned()),
                Risk::MayLoseData => Some(w.risk_may_lose_data.to_owned()),
            },
            steps: text.steps.clone(),
            mind: text.mind.clone(),
        }
    }
}
