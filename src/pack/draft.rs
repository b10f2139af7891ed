//! A pack as it is written by hand: the shapes of the TOML files in `packs/`.
//!
//! One file an area; every file may hold any of the tables below. Both languages stand side
//! by side in each text: `{ zh-CN = "…", en = "…" }`. Ids are lower-case dotted ASCII and are
//! never reused. Numbers are judgement unless their `source` says otherwise.

mod rule;
mod scenario;

pub use rule::RuleDraft;
pub use scenario::ScenarioDraft;

use super::schema::{Area, EntryKind, Field, Money, Retry, Risk, Role, Seen, Sender, Who};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// One TOML file, or several merged.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// `[pack]`: once in a pack.
    pub pack: Option<PackDraft>,
    /// `[[fault]]`
    #[serde(default)]
    pub fault: Vec<FaultDraft>,
    /// `[[question]]`
    #[serde(default)]
    pub question: Vec<QuestionDraft>,
    /// `[[repair]]`
    #[serde(default)]
    pub repair: Vec<RepairDraft>,
    /// `[[entry]]`
    #[serde(default)]
    pub entry: Vec<EntryDraft>,
    /// `[escalation]`: once in a pack.
    pub escalation: Option<EscalationDraft>,
    /// `[counter]`: once in a pack, or not at all.
    pub counter: Option<CounterDraft>,
    /// `[[scenario]]`
    #[serde(default)]
    pub scenario: Vec<ScenarioDraft>,
    /// `[[allow]]`
    #[serde(default)]
    pub allow: Vec<AllowDraft>,
    /// `[[term]]`
    #[serde(default)]
    pub term: Vec<TermDraft>,
}

/// `[[term]]`: what a thing is called in both languages and in ids. `poscheck lint` holds texts
/// against it; the page never sees it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermDraft {
    /// Pieces of ids that stand for it: `pinpad`, `pad`; `=no` stands for the answer `no` alone.
    /// The first one names it.
    pub id: Vec<String>,
    /// Chinese words for it.
    pub zh: Vec<String>,
    /// Beginnings of English words or phrases for it, in lower case.
    pub en: Vec<String>,
}

/// `[[allow]]`: a warning of `poscheck lint` that stands for a written reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowDraft {
    /// The warning's code, `W105`.
    pub code: Spanned<String>,
    /// What it is about, as the warning names it: `repair fix.restart`.
    pub id: String,
    /// Why the pack is right as it is.
    pub reason: String,
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// 简体中文.
    #[serde(rename = "zh-CN", default)]
    pub zh: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

/// `[pack]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackDraft {
    /// Always 1.
    pub schema: u16,
    /// The pack's name.
    pub id: String,
    /// A date such as `2026.11.22`.
    pub version: String,
}

/// How often a fault is the cause: a judgement, not a statistic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Every week in some shop of a street.
    VeryCommon,
    /// Every terminal sees it now and then.
    Common,
    /// Some terminals see it.
    Occasional,
    /// Few ever see it.
    Rare,
}

impl Grade {
    /// The weight of a grade, on the scale that `weight` uses too.
    pub fn weight(self) -> f64 {
        match self {
            Self::VeryCommon => 16.0,
            Self::Common => 8.0,
            Self::Occasional => 3.0,
            Self::Rare => 1.0,
        }
    }
}

/// `[[fault]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultDraft {
    /// For example `device.power-off`; exactly one is `other`.
    pub id: Spanned<String>,
    /// Where it lies.
    pub area: Area,
    /// How often; exactly one of `grade` and `weight` is given.
    pub grade: Option<Grade>,
    /// How often, relative to the other faults, on the scale of the grades
    /// (very-common 16, common 8, occasional 3, rare 1).
    pub weight: Option<f64>,
    /// Nothing the shop can do mends it.
    #[serde(default)]
    pub needs_escalation: bool,
    /// Who has to act.
    pub who: Who,
    /// The cause as a short noun phrase.
    pub name: Said,
    /// How to avoid it from now on.
    #[serde(default)]
    pub avoid: Said,
    /// What support has to know or check, in its own terms.
    #[serde(default)]
    pub support: Said,
    /// Where the facts come from, with date.
    #[serde(default)]
    pub source: String,
    /// How far the source can be trusted.
    #[serde(default)]
    pub trust: Trust,
}

/// `[[question]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionDraft {
    /// For example `net.phone`.
    pub id: Spanned<String>,
    /// `asked` (default), `evidence` (answered by entries only) or `money`.
    #[serde(default)]
    pub role: Role,
    /// Minutes to find the answer; 0 is allowed for `evidence` only.
    #[serde(default)]
    pub minutes: f64,
    /// Share of people who cannot answer, 0 to 1; where it is 0, the page offers no way past the
    /// question, since whoever stands there can look.
    #[serde(default)]
    pub dont_know: f64,
    /// The question.
    #[serde(default)]
    pub text: Said,
    /// How to find out.
    #[serde(default)]
    pub help: Said,
    /// At least two.
    pub answers: Vec<AnswerDraft>,
    /// How answers are spread by cause.
    pub likelihood: LikelihoodDraft,
}

/// One answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerDraft {
    /// Unique within its question.
    pub id: String,
    /// 简体中文; may be left out where the question's role is `evidence`.
    #[serde(rename = "zh-CN", default)]
    pub zh: String,
    /// English.
    #[serde(default)]
    pub en: String,
    /// Other answers that follow: question id → answer id.
    #[serde(default)]
    pub implies: BTreeMap<String, String>,
    /// Questions that are beside the point once it is given; its own, where it is too grave to be
    /// asked about twice.
    #[serde(default)]
    pub settles: Vec<String>,
    /// Repairs that are beside the point once it is given.
    #[serde(default)]
    pub closes: Vec<String>,
    /// A question to ask next.
    pub first: Option<String>,
}

/// `likelihood.default`, `likelihood.area.<area>`, `likelihood.fault."<id>"`: answer id →
/// probability. Answers left out of an area's or fault's row share what remains in the
/// proportions of the default row; answers left out of the default row share what remains evenly.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LikelihoodDraft {
    /// Where nothing else is said.
    #[serde(default)]
    pub default: BTreeMap<String, f64>,
    /// By area; goes before the default.
    #[serde(default)]
    pub area: BTreeMap<Area, BTreeMap<String, f64>>,
    /// By fault; goes before the area.
    #[serde(default)]
    pub fault: BTreeMap<String, BTreeMap<String, f64>>,
}

/// `[[repair]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepairDraft {
    /// For example `fix.restart`.
    pub id: Spanned<String>,
    /// Minutes it takes; more than 0.
    pub minutes: f64,
    /// What it may cost besides time.
    #[serde(default)]
    pub risk: Risk,
    /// Fault id → chance that it ends that fault, 0 to 1.
    pub success: BTreeMap<String, f64>,
    /// Question id → answer ids, one of which must have been given first.
    #[serde(default)]
    pub requires: BTreeMap<String, Vec<String>>,
    /// Repairs that are no more than a part of it.
    #[serde(default)]
    pub closes: Vec<String>,
    /// Questions that are beside the point where it failed.
    #[serde(default)]
    pub settles: Vec<String>,
    /// The button where it helped, in place of "that did it".
    #[serde(default)]
    pub done: Said,
    /// The button where it did not, in place of "no luck".
    #[serde(default)]
    pub not_done: Said,
    /// What to do, imperative.
    pub name: Said,
    /// How, one action each.
    #[serde(default)]
    pub steps: Vec<Said>,
    /// What to mind.
    #[serde(default)]
    pub mind: Said,
    /// What to tell the customer meanwhile.
    #[serde(default)]
    pub say: Said,
    /// Where the facts come from, with date.
    #[serde(default)]
    pub source: String,
    /// How far the source can be trusted.
    #[serde(default)]
    pub trust: Trust,
}

/// `[[entry]]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryDraft {
    /// `code.51`, `msg.comm-timeout`, `see.no-power`.
    pub id: Spanned<String>,
    /// What it is.
    pub kind: EntryKind,
    /// The code as printed.
    #[serde(default)]
    pub code: String,
    /// Where it is seen; empty: anywhere. The same code elsewhere is another entry.
    #[serde(default)]
    pub seen: Vec<Seen>,
    /// Who sends it.
    #[serde(default)]
    pub sender: Sender,
    /// UnionPay's class of the answer, A to E; empty where it has none.
    #[serde(default)]
    pub class: String,
    /// The words that a terminal is told to show for it.
    #[serde(default)]
    pub display: String,
    /// Makers and models, or firms, whose terminals or programs show it; empty: many.
    #[serde(default)]
    pub vendor: Vec<String>,
    /// The customer hears it alone, never across the counter.
    #[serde(default)]
    pub private: bool,
    /// Who has to act, where the entry alone decides that.
    #[serde(default)]
    pub who: Who,
    /// May the same sale be tried again?
    #[serde(default)]
    pub retry: Retry,
    /// Whether the shop has been paid.
    #[serde(default)]
    pub money: Money,
    /// What else people type or read for it.
    #[serde(default)]
    pub also: Vec<String>,
    /// What follows: question id → answer id.
    #[serde(default)]
    pub implies: BTreeMap<String, String>,
    /// Questions that it makes pointless.
    #[serde(default)]
    pub settles: Vec<String>,
    /// A question to ask first.
    pub first: Option<String>,
    /// The picture's name, for a tile on the first screen.
    #[serde(default)]
    pub tile: String,
    /// The meaning in a few words.
    pub title: Said,
    /// The meaning in one or two sentences.
    #[serde(default)]
    pub means: Said,
    /// What the cashier does now, one action each.
    #[serde(default)]
    pub now: Vec<Said>,
    /// What to tell the customer.
    #[serde(default)]
    pub say: Said,
    /// The technical line for support.
    #[serde(default)]
    pub support: Said,
    /// What holds only for some time.
    #[serde(default)]
    pub rule: Vec<RuleDraft>,
    /// Where the facts come from, with date.
    #[serde(default)]
    pub source: String,
    /// How far the source can be trusted.
    #[serde(default)]
    pub trust: Trust,
    /// Why the money state and the retry advice are what they are.
    #[serde(default)]
    pub reason: String,
}

/// How far a source can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// Read in the standard or the scheme's own rules.
    Standard,
    /// Read in a vendor's or acquirer's own document.
    Vendor,
    /// Somebody else's account of it.
    SecondHand,
    /// Our own judgement.
    #[default]
    Judgement,
}

/// `[counter]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CounterDraft {
    /// Ids of entries for the card beside the till, what comes up most first.
    pub entries: Vec<String>,
}

/// `[escalation]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscalationDraft {
    /// Minutes until the terminal works again that way.
    pub minutes: f64,
    /// What the ticket asks for.
    pub fields: Vec<Field>,
    /// A number for everybody.
    #[serde(default)]
    pub hotline: String,
    /// How to find out whether the money came, in order.
    pub find_money: Vec<Said>,
    /// How to reach support.
    pub support: Vec<Said>,
}
