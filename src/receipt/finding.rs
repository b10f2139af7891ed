//! From what a sale shows to what is wrong with it: the rules of the pack.
//!
//! In: a [`Scene`] and the table. Out: [`Finding`]s, the one to act on first: the bank's word, then
//! the rest by strength. What is normal stands last and is never a fault.

use super::scene::Scene;
use super::table::{Condition, Of, Terms, Test};
use super::word::{Strength, Word};

/// One conclusion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its row among the rules; [`super::Texts::rule`] says it.
    pub row: usize,
    /// Its word.
    pub id: String,
    /// How far it goes.
    pub strength: Strength,
    /// Whether only other customers' cards can tell whose fault it is.
    pub many: bool,
    /// Whether it is open if the customer paid.
    pub money: bool,
    /// Lines of a session's log.
    pub evidence: Vec<String>,
    /// What stands in the sentence: a response code.
    pub code: String,
    /// A row of bits that stands in the sentence.
    pub bit: Option<usize>,
}

/// What the bank's answer leaves open: whether the money moved (corrections to the facts,
/// 2026-11-22: 09, 68, 8Z, 911 and 98 first of all; 91, 92, 96 and 90 quickly).
const OPEN: [&str; 9] = ["09", "68", "8Z", "911", "98", "94", "91", "96", "90"];

/// Findings for want of a reason.
const LAST: [&str; 2] = ["declined-without-reason", "chip-declined"];

/// Everything that follows from a scene.
pub fn findings(terms: &Terms, scene: &Scene) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (row, rule) in terms.packed.rules.iter().enumerate() {
        if !rule.when.iter().all(|c| holds(scene, c)) || found.iter().any(|f| f.id == rule.id) {
            continue;
        }
        let mut finding = Finding {
            row,
            id: rule.id.clone(),
            strength: rule.strength,
            many: rule.many,
            money: rule.money,
            evidence: rule.evidence.clone(),
            code: String::new(),
            bit: None,
        };
        match rule.id.as_str() {
            "bank-answered" => answered(terms, scene, &mut finding),
            "denied-by-card-rule" => {
                let hit = scene.denied_by();
                let rows = terms.bits(0x95, Of::All);
                let is_hit = |(byte, mask)| {
                    move |(_, b): &(usize, super::table::Bit)| b.byte == byte && b.mask == mask
                };
                finding.bit = hit
                    .and_then(|hit| { rows }.find(is_hit(hit)))
                    .map(|(at, _)| at);
            }
            _ => {}
        }
        found.push(finding);
    }
    // What is said for want of a reason is not said beside one.
    let reason = |f: &Finding| f.strength != Strength::None && !LAST.contains(&f.id.as_str());
    if found.iter().any(reason) {
        found.retain(|f| !LAST.contains(&f.id.as_str()));
    }
    // The bank's answer outranks what the chip's bits hint at.
    if found.iter().any(|f| f.id == "bank-answered") {
        for finding in &mut found {
            let hint = !matches!(
                finding.id.as_str(),
                "bank-answered"
                    | "chip-declined-after-approval"
                    | "approved-in-part"
                    | "reversed"
                    | "chip-fallback"
                    | "chip-card-swiped"
            );
            if hint && finding.strength < Strength::Weak {
                finding.strength = Strength::Weak;
            }
        }
    }
    // Stable: rules stand in the order in which they count.
    found.sort_by_key(|f| (f.strength, f.id != "bank-answered"));
    found
}

/// The entry of a response code, as far as the pack has one.
fn answered(terms: &Terms, scene: &Scene, finding: &mut Finding) {
    let code = scene.word(Word::Rc).unwrap_or_default();
    finding.code = code.to_owned();
    finding.money = OPEN.contains(&code);
    let small = code.to_ascii_lowercase();
    let scheme = scene.word(Word::Scheme).unwrap_or("unionpay");
    let scheme = match scheme {
        "American Express" => "amex",
        "Mastercard" => "mastercard",
        "Visa" => "visa",
        other => other,
    };
    let named = [
        ["code.", scheme, ".", &small].concat(),
        ["code.", &small].concat(),
    ];
    let entry = { named.iter() }.find(|id| terms.packed.entries.iter().any(|known| known == *id));
    finding.evidence = match entry {
        Some(id) => vec![["entry ", id].concat()],
        None => vec!["entry see.declined".to_owned()],
    };
}

fn holds(scene: &Scene, condition: &Condition) -> bool {
    let is = match &condition.test {
        Test::Bits(tag, bits) => scene.tag(*tag).is_some_and(|value| any(value, bits)),
        Test::Clear(tag, bits) => scene.tag(*tag).is_some_and(|value| !any(value, bits)),
        Test::Is(word, values) => scene
            .word(*word)
            .is_some_and(|is| values.iter().any(|v| like(v, is))),
        Test::Fact(fact) => scene.has(*fact),
    };
    is != condition.not
}

fn any(value: &[u8], bits: &[(u8, u8)]) -> bool {
    bits.iter().any(|(byte, mask)| {
        let byte = usize::from(*byte)
            .checked_sub(1)
            .and_then(|at| value.get(at));
        byte.is_some_and(|byte| byte & mask != 0)
    })
}

/// Whether a word is as wanted; `x` stands for any sign.
fn like(wanted: &str, is: &str) -> bool {
    wanted.len() == is.len()
        && wanted
            .bytes()
            .zip(is.bytes())
            .all(|(w, i)| w == b'x' || w == i)
}
