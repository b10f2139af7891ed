//! The compiled pack: plain data that the engine, the session and the views read.
//!
//! Everything refers to everything else by position; ids are kept because they are what
//! links, logs and tickets hold. Texts live apart, one [`Texts`] a language, position by
//! position beside the [`Core`]. What is skipped in writing travels in another
//! [`Piece`](super::Piece).

pub use super::origin::{Days, RuleText, Seen, Sender};
use super::row::Row;
use serde::{Deserialize, Serialize};

/// The version of this schema; a compiled pack of another version is refused.
pub const SCHEMA: u16 = 1;

/// The language-free part of a pack.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Core {
    /// Always [`SCHEMA`].
    #[serde(skip)]
    pub schema: u16,
    /// The pack's name, for tickets and stored logs.
    #[serde(skip)]
    pub id: String,
    /// The pack's version, a date such as `2026.11.22`.
    #[serde(skip)]
    pub version: String,
    /// What can be wrong; one of them is `other`.
    pub faults: Vec<Fault>,
    /// What can be asked or be known.
    pub questions: Vec<Question>,
    /// What can be tried.
    pub repairs: Vec<Repair>,
    /// Codes, messages and symptoms that a diagnosis can start from.
    #[serde(skip)]
    pub entries: Vec<Entry>,
    /// Handing over to support.
    pub escalation: Escalation,
    /// Entries for the card beside the till, by position: what comes up most.
    pub counter: Vec<u16>,
}

/// One root cause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// Lower-case dotted ASCII, never reused.
    pub id: String,
    /// Where it lies.
    pub area: Area,
    /// Share of all cases, 0 to 1; the shares of a pack add up to 1.
    pub prior: f64,
    /// Nothing the shop can do mends it.
    pub needs_escalation: bool,
    /// Who has to act.
    pub who: Who,
}

/// Something that can be asked, or be known from what the terminal shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Lower-case dotted ASCII, never reused.
    pub id: String,
    /// What it is used for.
    pub role: Role,
    /// Minutes it takes to find the answer.
    pub minutes: f64,
    /// Share of people who cannot answer it, 0 to 1, whatever is wrong.
    pub dont_know: f64,
    /// At least two.
    pub answers: Vec<Answer>,
    /// How the answers are spread where nothing else is said; adds up to 1.
    pub base: Vec<f64>,
    /// Rows that differ from `base`.
    pub rows: Vec<Row>,
    /// For each fault, 0 for `base`, else 1 + the position of its row.
    pub row_of: Vec<u16>,
}

/// What a question is used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The engine may ask it.
    #[default]
    Asked,
    /// Never asked; entries answer it.
    Evidence,
    /// Where the money is: asked before anything else when it is unknown, on a page of its own.
    Money,
}

/// One answer of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Unique within its question.
    pub id: String,
    /// Answers of other questions that follow from it: (question, answer).
    pub implies: Vec<(u16, u16)>,
    /// Questions that need not be asked any more once it is given; its own, where it is beyond doubt.
    pub settles: Vec<u16>,
    /// Repairs that are beside the point once it is given.
    pub closes: Vec<u16>,
    /// A question that has to be asked next.
    pub first: Option<u16>,
}

/// Something the shop can try.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repair {
    /// Lower-case dotted ASCII, never reused.
    pub id: String,
    /// Minutes it takes, worked or not.
    pub minutes: f64,
    /// What it may cost besides time.
    pub risk: Risk,
    /// (fault, chance that it ends that fault).
    pub success: Vec<(u16, f64)>,
    /// What must be known before it may be proposed.
    pub requires: Vec<Requirement>,
    /// Repairs that are no more than a part of it: done, where it failed.
    pub closes: Vec<u16>,
    /// Questions that need not be asked any more where it failed.
    pub settles: Vec<u16>,
}

/// A guard on a repair: the question must have been answered with one of `allowed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Requirement {
    /// Position of the question.
    pub question: u16,
    /// Positions of the answers that allow the repair.
    pub allowed: Vec<u16>,
}

/// A code, message or symptom: what somebody standing at the terminal can name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Lower-case dotted ASCII, never reused; codes are `code.51`.
    #[serde(skip)]
    pub id: String,
    /// Code, message or symptom.
    #[serde(skip)]
    pub kind: EntryKind,
    /// The code as printed; empty where there is none.
    #[serde(skip)]
    pub code: String,
    /// Who has to act, where the entry alone decides that.
    pub who: Who,
    /// May the same sale be tried again?
    pub retry: Retry,
    /// Whether the shop has been paid.
    pub money: Money,
    /// What else people type or read for it; any language. The page has it in
    /// [`Words`](super::Words) alone.
    #[serde(skip)]
    pub also: Vec<String>,
    /// Where it is seen; empty: anywhere.
    #[serde(skip)]
    pub seen: Vec<Seen>,
    /// Who sends it.
    pub sender: Sender,
    /// UnionPay's class of the answer, A to E; empty where it has none.
    pub class: String,
    /// The words that a terminal is told to show for it; may be empty.
    pub display: String,
    /// Makers, models or firms that show it; empty: many.
    #[serde(skip)]
    pub vendor: Vec<String>,
    /// The customer hears it alone.
    pub private: bool,
    /// Beside `EntryText::rules`: when each holds.
    pub rules: Vec<Days>,
    /// What follows from it: (question, answer).
    pub implies: Vec<(u16, u16)>,
    /// Questions that it makes pointless.
    pub settles: Vec<u16>,
    /// A question that has to be asked first.
    pub first: Option<u16>,
    /// Name of the tile's picture; empty where it is no tile on the first screen.
    #[serde(skip)]
    pub tile: String,
}

/// Handing the case over.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Escalation {
    /// What it costs in minutes until the terminal works.
    pub minutes: f64,
    /// What the ticket asks for.
    pub fields: Vec<Field>,
    /// A number to call that holds for everybody; empty where there is none.
    pub hotline: String,
}

/// A field of the ticket that the merchant may fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Name of the terminal's model.
    Model,
    /// Serial number on the sticker.
    Serial,
    /// Terminal number given by the acquirer.
    Terminal,
    /// The words on the screen.
    Wording,
    /// Trace number (凭证号) or RRN (参考号) of the sale in question.
    Trace,
    /// Its amount and time, by which support looks for it.
    Sale,
}

/// Where a fault lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// The terminal itself: power, screen, printer, readers.
    Device,
    /// The way to the bank.
    Network,
    /// Keys, parameters, program, sign-on.
    Software,
    /// The customer's card or account.
    Card,
    /// What was keyed, charged, voided.
    Amount,
    /// The merchant's registration.
    Account,
    /// Money on its way to the merchant or back.
    Settlement,
    /// None of these.
    Other,
}

/// Who has to act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Nobody, or it depends on what the diagnosis finds.
    #[default]
    Depends,
    /// The shop.
    Merchant,
    /// The customer.
    Cardholder,
    /// The bank that gave out the card.
    Issuer,
    /// The firm behind the terminal.
    Acquirer,
    /// The card network or a line.
    Network,
}

/// May the same sale be tried again?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// Not about a sale.
    #[default]
    None,
    /// At once.
    Now,
    /// After something was changed: another card, PIN, amount, sign-on.
    AfterChange,
    /// After a while.
    Later,
    /// Not with this card or on this terminal.
    Never,
    /// Only when it is known that the first try took no money.
    AskFirst,
}

/// Whether the shop has been paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Money {
    /// Not about a sale.
    #[default]
    None,
    /// The sale stands.
    Received,
    /// The sale was refused and nothing was taken.
    NotReceived,
    /// Nobody at the terminal can know yet: hold, do not charge again.
    Unknown,
    /// One question shows whether it may have gone through.
    Ask,
}

/// What an entry is; texts about entries travel in one piece a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A bank's answer code.
    #[default]
    Code,
    /// Words on the terminal's screen.
    Message,
    /// What can be seen without words.
    Symptom,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Code, Self::Message, Self::Symptom];
}

/// What a repair may cost besides time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// Nothing.
    #[default]
    None,
    /// Sales stop meanwhile.
    Interrupts,
    /// Sales kept in the terminal may be lost.
    MayLoseData,
}

/// A pack's texts in one language, position by position beside the [`Core`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Texts {
    /// Beside `Core::faults`.
    pub faults: Vec<FaultText>,
    /// Beside `Core::questions`.
    pub questions: Vec<QuestionText>,
    /// Beside `Core::repairs`.
    pub repairs: Vec<RepairText>,
    /// Beside `Core::entries`.
    #[serde(skip)]
    pub entries: Vec<EntryText>,
    /// How to find out whether the money came, in order.
    pub find_money: Vec<String>,
    /// How to reach support, one line each.
    pub support: Vec<String>,
}

/// A fault in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FaultText {
    /// A short noun phrase: the cause.
    pub name: String,
    /// How to avoid it from now on; may be empty.
    pub avoid: String,
}

/// A question in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QuestionText {
    /// The question.
    pub text: String,
    /// How to find out; may be empty.
    pub help: String,
    /// Beside `Question::answers`.
    pub answers: Vec<String>,
}

/// A repair in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RepairText {
    /// What to do, imperative, short.
    pub name: String,
    /// How, one action a line.
    pub steps: Vec<String>,
    /// What to mind; may be empty.
    pub mind: String,
    /// What is said when it helped, and when it did not; nothing for what is said of most.
    pub ends: Vec<String>,
}

/// An entry in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EntryText {
    /// The meaning in a few words: the headline.
    #[serde(skip)]
    pub title: String,
    /// The meaning in one or two sentences.
    pub means: String,
    /// What the cashier does now, one action a line.
    pub now: Vec<String>,
    /// What to tell the customer; may be empty.
    pub say: String,
    /// The technical line for support; may be empty.
    pub support: String,
    /// Beside `Entry::rules`.
    pub rules: Vec<RuleText>,
}
