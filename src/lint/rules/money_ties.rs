//! W113: money, retry and questions disagree.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;
use crate::pack::{EntryDraft, EntryKind, Money, Retry, Role};

pub(super) const RULE: Rule = Rule {
    code: "W113",
    name: "money, retry and questions disagree",
    message: "The money state of an entry does not go with its retry advice, what it implies, or what it asks first.",
    why: "They are said in three places because a wrong one charges a customer twice: received means never again, refused means that the money is known, doubt means ask first.",
    bad: include_str!("../../../tests/cases/lint/w113.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w113.good.toml"),
    find: Find::Draft(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let money = ground.questions().find(|q| q.role == Role::Money);
    let money = money.map_or("money", |q| q.id.get_ref().as_str());
    for entry in ground.entries() {
        for wrong in clashes(entry, money) {
            out.push(ground.finding(
                RULE.code,
                &format!("entry {}", entry.id.get_ref()),
                wrong,
                "say the same in `money`, `retry`, `implies` and `first`",
            ));
        }
    }
}

fn clashes(entry: &EntryDraft, money: &str) -> Vec<String> {
    let implied = entry.implies.get(money).map(String::as_str);
    let first = entry.first.as_deref();
    let asks = first == Some(money);
    let (answers, retries): (&[Option<&str>], &[Retry]) = match entry.money {
        Money::Received => (&[Some("received")], &[Retry::Never]),
        Money::NotReceived => (
            &[Some("not-received")],
            &[Retry::Now, Retry::AfterChange, Retry::Later, Retry::Never],
        ),
        Money::Unknown => (&[None, Some("unknown")], &[Retry::AskFirst]),
        Money::Ask if entry.kind == EntryKind::Symptom => {
            (&[None], &[Retry::AskFirst, Retry::None])
        }
        Money::Ask => (&[None], &[Retry::AskFirst]),
        Money::None => (
            &[None, Some("none")],
            &[Retry::None, Retry::AfterChange, Retry::Later],
        ),
    };
    let mut clashes = Vec::new();
    if !answers.contains(&implied) {
        clashes.push(format!(
            "money {:?} does not go with an implied {}",
            entry.money,
            implied.unwrap_or("nothing")
        ));
    }
    if !retries.contains(&entry.retry) {
        clashes.push(format!(
            "money {:?} does not go with retry {:?}",
            entry.money, entry.retry
        ));
    }
    if entry.money == Money::Unknown && !asks {
        clashes.push("the money is unknown but is not what is asked first".to_owned());
    }
    if matches!(entry.money, Money::Received | Money::NotReceived) && asks {
        clashes.push("the money is known but asked for first".to_owned());
    }
    clashes
}
