//! Rules as authored, and their conditions as text.

use super::super::table::{Condition, Rule, Test};
use super::super::word::{Fact, Strength, Word};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file of rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesDraft {
    pub(super) alike: BTreeMap<String, String>,
    pub(super) rule: Vec<RuleDraft>,
}

/// One rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleDraft {
    id: String,
    when: Vec<String>,
    strength: String,
    #[serde(default)]
    many: bool,
    #[serde(default)]
    money: bool,
    #[serde(default)]
    evidence: Vec<String>,
    say: Said,
    next: Option<Said>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    #[serde(rename = "zh-CN")]
    zh: String,
    en: String,
}

/// What a rule says and what to do, in each language.
type Texts = [(String, String); 2];

impl RuleDraft {
    /// The rule, and what it says; what is wrong with it otherwise.
    pub(super) fn read(&self) -> Result<(Rule, Texts), String> {
        let wrong = |what: String| format!("{}: {what}", self.id);
        let when = self.when.iter().map(|text| condition(text));
        let when = when.collect::<Result<_, String>>().map_err(wrong)?;
        let strength = Strength::named(&self.strength)
            .ok_or_else(|| wrong(format!("strength `{}`", self.strength)))?;
        if (strength == Strength::None) != self.next.is_none() {
            return Err(wrong(
                "a fault says what to do, anything else nothing".into(),
            ));
        }
        let next = |of: fn(&Said) -> &String| self.next.as_ref().map(of).cloned();
        let texts = [
            (self.say.zh.clone(), next(|s| &s.zh).unwrap_or_default()),
            (self.say.en.clone(), next(|s| &s.en).unwrap_or_default()),
        ];
        let rule = Rule {
            id: self.id.clone(),
            when,
            strength,
            many: self.many,
            money: self.money,
            evidence: self.evidence.clone(),
        };
        Ok((rule, texts))
    }
}

/// `not`, then `tvr 1.7|1.4`, `cap 1.6 clear`, a word with values, or a fact.
fn condition(text: &str) -> Result<Condition, String> {
    let (not, rest) = match text.strip_prefix("not ") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let parts: Vec<&str> = rest.split(' ').collect();
    let tag = match parts[0] {
        "tvr" => Some(0x95),
        "tsi" => Some(0x9B),
        "aip" => Some(0x82),
        "cap" => Some(0x9F33),
        _ => None,
    };
    let test = match (tag, &parts[1..]) {
        (Some(tag), [places]) => Test::Bits(tag, bits(places)?),
        (Some(tag), [places, "clear"]) => Test::Clear(tag, bits(places)?),
        (None, []) => Test::Fact(Fact::named(rest).ok_or_else(|| format!("fact `{rest}`"))?),
        (None, [values]) => {
            let word = Word::named(parts[0]).ok_or_else(|| format!("word `{}`", parts[0]))?;
            Test::Is(word, values.split('|').map(str::to_owned).collect())
        }
        _ => return Err(format!("condition `{text}`")),
    };
    Ok(Condition { not, test })
}

/// `1.7|1.4`: byte and bit, each from 1, as a byte and its mask.
fn bits(places: &str) -> Result<Vec<(u8, u8)>, String> {
    let place = |place: &str| {
        let (byte, bit) = place.split_once('.')?;
        let (byte, bit) = (byte.parse().ok()?, bit.parse::<u32>().ok()?);
        (1..=8).contains(&bit).then(|| (byte, 1_u8 << (bit - 1)))
    };
    let each = places.split('|').map(place);
    each.collect::<Option<_>>()
        .ok_or_else(|| format!("bits `{places}`; as 1.7|1.4"))
}
