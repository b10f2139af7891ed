//! W115: dates of a rule.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::Finding;
use crate::pack::RuleDraft;

pub(super) const RULE: Rule = Rule {
    code: "W115",
    name: "dates of a rule",
    message: "The days of a rule are out of order, are no days, or are not the ones its text names.",
    why: "An expired rule must not be applied, and a reader must see from when it holds.",
    bad: include_str!("../../../tests/cases/lint/w115.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w115.good.toml"),
    find: Find::Draft(find),
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    for entry in ground.entries() {
        for rule in &entry.rule {
            for wrong in wrongs(rule) {
                out.push(ground.finding(
                    RULE.code,
                    &format!("entry {}", entry.id.get_ref()),
                    wrong,
                    "write days as 2026-04-18, in order, and name them in the text of each language",
                ));
            }
        }
    }
}

fn wrongs(rule: &RuleDraft) -> Vec<String> {
    let mut wrongs = Vec::new();
    for (what, day) in [("from", &rule.from), ("until", &rule.until)] {
        if day.is_empty() {
            continue;
        }
        let Some((y, m, d)) = parts(day) else {
            wrongs.push(format!("{what} is {day}, which is no day"));
            continue;
        };
        let month = MONTHS[m - 1];
        let zh = [
            day.clone(),
            format!("{y}年{m}月{d}日"),
            format!("{y} 年 {m} 月 {d} 日"),
        ];
        let en = [
            day.clone(),
            format!("{d} {month} {y}"),
            format!("{month} {d}, {y}"),
            format!("{d} {} {y}", &month[..3]),
        ];
        for (language, text, ways) in [
            ("zh-CN", &rule.text.zh, &zh[..]),
            ("en", &rule.text.en, &en[..]),
        ] {
            if !ways.iter().any(|way| text.contains(way.as_str())) {
                wrongs.push(format!(
                    "{what} is {day}, which its {language} text does not name"
                ));
            }
        }
    }
    if !rule.from.is_empty() && !rule.until.is_empty() && rule.from > rule.until {
        wrongs.push(format!("it ends on {} before it begins", rule.until));
    }
    wrongs
}

/// Year, month and day of `2026-04-18`.
fn parts(day: &str) -> Option<(usize, usize, usize)> {
    let numbers: Vec<usize> = day.split('-').map_while(|part| part.parse().ok()).collect();
    match numbers[..] {
        [y, m @ 1..=12, d @ 1..=31] if day.len() == 10 => Some((y, m, d)),
        _ => None,
    }
}
