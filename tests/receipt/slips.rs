//! Every slip of the table ends in the findings beside it.

use super::{book, reading};
use crate::support::{builtin, rerun, text};
use poscheck::i18n::Lang;
use poscheck::receipt::{Strength, What};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    slip: Vec<Slip>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slip {
    name: String,
    text: String,
    finds: Vec<String>,
    #[serde(default)]
    normal: Vec<String>,
    #[serde(default)]
    has: BTreeMap<String, String>,
    #[serde(default)]
    many: bool,
    #[serde(default)]
    money: bool,
    entry: Option<String>,
}

/// What a slip does not hold to, a line each.
fn check(slip: &Slip) -> Vec<String> {
    let found = reading(&slip.text);
    let mut wrong = Vec::new();
    let ids = |none: bool| -> Vec<&str> {
        let all = found.findings.iter();
        all.filter(|f| (f.strength == Strength::None) == none)
            .map(|f| f.id.as_str())
            .collect()
    };
    if ids(false) != slip.finds {
        wrong.push(format!("finds {:?}, expected {:?}", ids(false), slip.finds));
    }
    for id in slip
        .normal
        .iter()
        .filter(|id| !ids(true).contains(&id.as_str()))
    {
        wrong.push(format!("{id} is not among {:?}", ids(true)));
    }
    let first = found
        .findings
        .first()
        .filter(|f| f.strength != Strength::None);
    if first.is_some_and(|f| f.many) != slip.many && !slip.finds.is_empty() {
        wrong.push(format!("many, expected {}", slip.many));
    }
    if first.is_some_and(|f| f.money) != slip.money {
        wrong.push(format!("money, expected {}", slip.money));
    }
    if let Some(entry) = &slip.entry {
        let begins = first
            .and_then(|f| f.evidence.first().cloned())
            .unwrap_or_default();
        if begins != format!("entry {entry}") {
            wrong.push(format!("begins `{begins}`, expected {entry}"));
        }
    }
    for (what, value) in &slip.has {
        let is = |line: &&poscheck::receipt::Line| match line.what {
            What::Tag => line
                .tag
                .is_some_and(|(tag, _)| format!("{tag:02X}") == *what),
            other => other.word() == what,
        };
        let line = found.lines.iter().find(is).map(|line| line.value.as_str());
        let tag = u32::from_str_radix(what, 16).ok();
        let node = tag.is_some_and(|tag| {
            let nodes = found.data.iter().flat_map(|data| &data.nodes);
            { nodes }.any(|node| node.item.tag == tag)
        });
        if line != Some(value) && !(value.is_empty() && node) {
            wrong.push(format!("{what} is {line:?}, expected {value}"));
        }
    }
    wrong
}

/// All slips of the table.
fn slips() -> Vec<Slip> {
    let file: File = toml::from_str(&text("tests/cases/receipt/slips.toml")).unwrap();
    file.slip
}

/// What each slip is, and its text.
pub(super) fn texts() -> Vec<(String, String)> {
    let slips = slips().into_iter();
    slips.map(|slip| (slip.name, slip.text)).collect()
}

#[test]
fn every_slip_ends_in_what_an_engineer_would_say() {
    let slips = slips();
    let mut failed = Vec::new();
    for slip in &slips {
        let wrong = check(slip);
        if !wrong.is_empty() {
            failed.push(format!("{}\n  {}", slip.name, wrong.join("\n  ")));
        }
    }
    assert!(slips.len() >= 46, "{} slips", slips.len());
    assert!(
        failed.is_empty(),
        "{}\n{}",
        failed.join("\n"),
        rerun("receipt::slips")
    );
}

#[test]
fn what_a_rule_tells_the_engine_exists_in_the_pack() {
    let core = &builtin().core;
    let mut lines = 0;
    for (rule, evidence) in &super::packed().evidence {
        for line in evidence {
            lines += 1;
            let words: Vec<&str> = line.split(' ').collect();
            let known = match words[..] {
                ["entry", id] => core.entries.iter().any(|e| e.id == id),
                ["answer", question, answer] => { core.questions.iter() }
                    .any(|q| q.id == question && q.answers.iter().any(|a| a.id == answer)),
                _ => false,
            };
            assert!(known, "{rule}: {line}");
        }
    }
    assert!(lines > 40);
    let cards = core.questions.iter().find(|q| q.id == "cards").unwrap();
    for answer in ["one", "every"] {
        assert!(cards.answers.iter().any(|a| a.id == answer));
    }
}

#[test]
fn nothing_normal_is_reported_as_a_fault() {
    // Each alone, on a sale of which nothing else is known.
    for tvr in [
        "0000008000",
        "0000040000",
        "8000000000",
        "0080000000",
        "0000100800",
        "0008000000",
        "0000000001",
        "0000000008",
    ] {
        for way in ["", "CONTACTLESS\n", "CARD INSERTED\n"] {
            let found = reading(&format!("{way}TVR: {tvr}"));
            let faults: Vec<&str> = { found.findings.iter() }
                .filter(|f| f.strength != Strength::None)
                .map(|f| f.id.as_str())
                .collect();
            let pin = tvr == "0000100800";
            assert_eq!(faults.is_empty(), !pin, "{way}{tvr}: {faults:?}");
        }
    }
    assert!(
        reading("CONTACTLESS\nTVR: 0000000000 TSI: 0000")
            .findings
            .iter()
            .all(|f| f.strength == Strength::None)
    );
}

#[test]
fn the_code_behind_a_refusal_is_its_reason_and_no_amount_or_date_is() {
    for (text, code) in [
        ("交易失败 51 余额不足", Some("51")),
        ("交易拒绝[05]", Some("05")),
        ("DECLINED 05 DO NOT HONOUR", Some("05")),
        ("declined (n7)", Some("N7")),
        ("DECLINED - 51", Some("51")),
        ("DECLINED\n51 MAIN STREET", None),
        ("DECLINED 515", None),
        ("DECLINED AB", None),
        ("DECLINED 26/11/2026", None),
        ("DECLINED 12:30:05", None),
        ("交易失败 51.00", None),
        ("交易失败 50 元", None),
        ("交易失败 12 次", None),
    ] {
        let found = reading(text);
        let codes = { found.lines.iter() }.filter(|line| line.what == What::Rc);
        let codes: Vec<&str> = codes.map(|line| line.value.as_str()).collect();
        assert_eq!(codes.first().copied(), code, "{text}");
        let reason = found.findings.first().map(|f| f.id.as_str());
        let expected = match code {
            Some(_) => "bank-answered",
            None => "declined-without-reason",
        };
        assert_eq!(reason, Some(expected), "{text}");
    }
}

#[test]
fn a_view_says_the_same_in_both_languages() {
    let found = reading("TVR: 0040008000 TSI: E800\nDECLINED\nRRN: 112233445566");
    let views = Lang::ALL.map(|lang| book(lang).view(&found));
    assert_eq!(views[0].found.len(), views[1].found.len());
    assert_eq!(views[0].facts.len(), views[1].facts.len());
    assert!(views[0].found[0].title.contains("过期"), "{:?}", views[0]);
    assert!(
        views[1].found[0].title.contains("expired"),
        "{:?}",
        views[1]
    );
    let nothing = book(Lang::Zh).view(&reading("谢谢惠顾"));
    assert!(!nothing.title.is_empty() && nothing.found.is_empty());
}
