//! One step of the diagnosis: a question, a repair, a halt for the money, or handing over.

use super::money::{in_sale, shown};
use super::{Book, Cause, Doubt, MoneyView, PathItem, Region, money, path};
use crate::i18n::fill;
use crate::pack::{Area, Core, EntryKind, Money, Risk, Role};
use crate::session::{Now, Session};

/// Where one may say that the sale was paid and all is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    /// Nowhere: nobody knows that it was.
    No,
    /// Before all else: whoever came for what a code says is done.
    First,
    /// After all else: what one sees on the terminal is still there.
    Last,
}

/// One step, ready to print.
#[derive(Clone, Debug, PartialEq)]
pub struct StepView {
    /// The question or the thing to do.
    pub heading: String,
    /// What kind of step it is, over the heading.
    pub eyebrow: String,
    /// What it asks for.
    pub body: StepBody,
    /// How long the step takes.
    pub takes: String,
    /// Expected time to the end; empty while that is not the point.
    pub left: String,
    /// Where the money of the sale is, while that matters.
    pub money: Option<MoneyView>,
    /// Why this step.
    pub why: Vec<String>,
    /// Where the trouble may still be, region by region; empty while the money comes first.
    pub map: Vec<Region>,
    /// The likeliest causes.
    pub causes: Vec<Cause>,
    /// What is known so far.
    pub path: Vec<PathItem>,
    /// Said where what is known does not fit together.
    pub doubt: Option<Doubt>,
    /// How many events led here.
    pub at: usize,
    /// Whether an earlier answer is being changed.
    pub reopened: bool,
    /// Whether everything else waits for the money to be found.
    pub halted: bool,
    /// Whether one may say here that the trouble is gone; not where a button of the step says it.
    pub may_end: bool,
    /// Where one may say that the sale was paid and all is done.
    pub paid: Paid,
    /// The board that the desk shows beside it.
    pub beside: String,
}

/// The board that the desk shows beside a step: `step/` and the id of its question or repair;
/// empty for any other.
pub fn beside(core: &Core, now: &Now) -> String {
    let id = match *now {
        Now::Ask { question, .. } | Now::Hold { question, .. } => &core.questions[question].id,
        Now::Try { repair } => &core.repairs[repair].id,
        Now::HandOver | Now::Ended(_) => return String::new(),
    };
    ["step/", id].concat()
}

/// What a step asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum StepBody {
    /// A question.
    Ask {
        /// Its position.
        question: usize,
        /// How to find out.
        help: String,
        /// The answers.
        answers: Vec<AnswerView>,
        /// Whether one may pass: not where the money is asked for, which has an answer of its
        /// own for "not known yet", nor where anybody can look (safety).
        may_pass: bool,
    },
    /// A repair.
    Try {
        /// Its position.
        repair: usize,
        /// How, one action a line.
        steps: Vec<String>,
        /// What to mind.
        mind: String,
        /// What it may cost besides time.
        risk: Option<String>,
        /// What is pressed when it helped, and when it did not.
        ends: [String; 2],
    },
    /// Support.
    HandOver {
        /// Why.
        text: String,
    },
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerView {
    /// Its position.
    pub answer: usize,
    /// In words.
    pub text: String,
    /// Whether it is the one given before.
    pub given: bool,
}

/// The step that comes next; none once the diagnosis has ended.
pub fn step(book: &Book<'_>, session: &Session) -> Option<StepView> {
    let w = book.words();
    let (now, advice) = session.now();
    let mut view = StepView {
        heading: String::new(),
        eyebrow: w.question.to_owned(),
        body: StepBody::HandOver {
            text: String::new(),
        },
        takes: String::new(),
        left: advice
            .as_ref()
            .filter(|a| a.minutes <= NEAR)
            .map_or_else(String::new, |a| book.minutes_left(a.minutes)),
        money: None,
        why: vec![],
        map: vec![],
        causes: vec![],
        path: path(book, session),
        doubt: None,
        at: session.log().len(),
        reopened: session.reopened().is_some(),
        halted: matches!(now, Now::Hold { .. }),
        may_end: false,
        paid: Paid::No,
        beside: beside(book.core, &now),
    };
    let state = session.money();
    match now {
        Now::Ended(_) => return None,
        Now::Hold { question, alarm } => {
            // A symptom may have nothing to do with a sale: then the question comes without alarm.
            // Where no sale is known to be in doubt, it is asked and nothing is claimed.
            let state = if alarm { state } else { Money::Ask };
            // Whoever comes from the page of an entry has just read how to find out; the question
            // comes first then.
            let folded = !alarm || session.entry().is_some();
            view.money = money(book, state, in_sale(session)).map(|m| MoneyView { folded, ..m });
            if alarm {
                view.eyebrow = w.hold.to_owned();
            }
            view.why = vec![w.why_money.to_owned()];
            view.ask(book, session, question);
            if session.owes_money() {
                // Somebody has just looked it up, and is not sent to look again.
                view.money = None;
                view.heading = w.found.to_owned();
                if let StepBody::Ask { help, answers, .. } = &mut view.body {
                    help.clear();
                    let rows = &book.core.questions[question].answers;
                    answers.retain(|a| rows[a.answer].id != "none");
                }
            }
        }
        Now::Ask { question, .. } => {
            view.money = shown(book, session);
            view.why = vec![w.why_ask.to_owned()];
            view.ask(book, session, question);
            if let Some(said) = session.said_before(question) {
                view.ask_again(book, said);
            }
        }
        Now::Try { repair } => {
            view.money = shown(book, session);
            view.repair(book, repair);
        }
        Now::HandOver => {
            view.eyebrow = w.support.to_owned();
            let belief = session.belief();
            let likeliest = belief.ranked()[0];
            let customers = is_the_customers(session, likeliest);
            view.heading = if customers { w.customers } else { w.hand_over }.to_owned();
            // What is as good as certain has its own word for the time until somebody comes.
            let meanwhile = match belief.faults[likeliest] > CERTAIN {
                true => &*book.texts.faults[likeliest].avoid,
                false => "",
            };
            view.body = StepBody::HandOver {
                text: match customers {
                    true => w.customers_text.to_owned(),
                    false => fill(w.hand_over_text, &[meanwhile]),
                },
            };
            view.money = shown(book, session);
            view.left = String::new();
        }
    }
    let received = view
        .money
        .as_ref()
        .is_some_and(|m| m.state == Money::Received);
    if received {
        let entry = session.entry();
        view.paid = match entry.is_some_and(|(_, entry)| entry.kind == EntryKind::Symptom) {
            true => Paid::Last,
            false => Paid::First,
        };
    }
    view.may_end = matches!(now, Now::Ask { .. }) && view.at > 0 && !received && !view.reopened;
    view.explain(book, session, advice.as_ref());
    Some(view)
}

/// Minutes to go are told up to this many: beyond it the figure says little, and climbs while
/// what was tried fails.
const NEAR: f64 = 7.0;

/// From this probability on a cause is told as if it were certain.
const CERTAIN: f64 = 0.8;

/// Whether the trouble most likely lies between the customer and the card's bank, and the shop
/// has lost nothing by it.
fn is_the_customers(session: &Session, likeliest: usize) -> bool {
    session.core().faults[likeliest].area == Area::Card
        && !matches!(session.money(), Money::Unknown | Money::Received)
}

impl StepView {
    /// What is read aloud: what to find out or to do, a line each. Neither causes nor what a bank
    /// refused is in it, for others stand at the till.
    pub fn aloud(&self) -> String {
        let mut lines = vec![self.heading.as_str()];
        match &self.body {
            StepBody::Ask { help, answers, .. } => {
                lines.push(help);
                lines.extend(answers.iter().map(|answer| answer.text.as_str()));
            }
            StepBody::Try { steps, mind, .. } => {
                lines.push(mind);
                lines.extend(steps.iter().map(String::as_str));
            }
            StepBody::HandOver { text } => lines.push(text),
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    fn ask(&mut self, book: &Book<'_>, session: &Session, question: usize) {
        let (row, text) = (
            &book.core.questions[question],
            &book.texts.questions[question],
        );
        let given = session.reopened().and_then(|at| match session.log()[at] {
            crate::session::Event::Answered { answer, .. } => Some(answer),
            _ => None,
        });
        self.heading.clone_from(&text.text);
        self.takes = book.step_takes(row.minutes);
        self.body = StepBody::Ask {
            question,
            may_pass: row.role != Role::Money && row.dont_know > 0.0,
            help: text.help.clone(),
            answers: text
                .answers
                .iter()
                .enumerate()
                .map(|(answer, text)| AnswerView {
                    answer,
                    text: text.clone(),
                    given: given == Some(answer),
                })
                .collect(),
        };
    }

    /// Says that a question comes once more, and what was said to it.
    fn ask_again(&mut self, book: &Book<'_>, said: usize) {
        let w = book.words();
        self.eyebrow = w.once_more.to_owned();
        if let StepBody::Ask { help, answers, .. } = &mut self.body {
            *help = fill(w.once_more_text, &[&answers[said].text, help]);
        }
    }

    fn repair(&mut self, book: &Book<'_>, repair: usize) {
        let w = book.words();
        let (row, text) = (&book.core.repairs[repair], &book.texts.repairs[repair]);
        self.eyebrow = w.do_this.to_owned();
        self.heading.clone_from(&text.name);
        self.takes = book.step_takes(row.minutes);
        self.body = StepBody::Try {
            repair,
            steps: text.steps.clone(),
            mind: text.mind.clone(),
            ends: book.ends(repair).map(str::to_owned),
            risk: match row.risk {
                Risk::None => None,
                Risk::Interrupts => Some(w.risk_interrupts.to_owned()),
                Risk::MayLoseData => Some(w.risk_may_lose_data.to_owned()),
            },
        };
    }
}

impl<'a> Book<'a> {
    /// What the buttons of a repair say when it helped and when it did not, in its own words where it
    /// has some.
    pub(super) fn ends(&self, repair: usize) -> [&'a str; 2] {
        let w = self.words();
        [self.end(repair, 0, w.worked), self.end(repair, 1, w.failed)]
    }

    /// What a repair came to that did not help, in its own words where it has some.
    pub(super) fn failed(&self, repair: usize) -> &'a str {
        self.end(repair, 1, self.words().path_failed)
    }

    /// One of the two own words of a repair, or what else is said.
    fn end(&self, repair: usize, at: usize, plain: &'a str) -> &'a str {
        match self.texts.repairs[repair].ends.get(at) {
            Some(own) if !own.is_empty() => own,
            _ => plain,
        }
    }
}
