//! W121: id and words disagree.

use crate::lint::ground::Ground;
use crate::lint::rule::{Find, Rule};
use crate::pack::{Finding, Said, TermDraft};

pub(super) const RULE: Rule = Rule {
    code: "W121",
    name: "id and words disagree",
    message: "A name or an answer does not say in one of the languages what the id says, by the pack's own `[[term]]` table.",
    why: "The id is written once and never changed; a name that has nothing of it is another one's, or a translation that went astray.",
    bad: include_str!("../../../tests/cases/lint/w121.bad.toml"),
    good: include_str!("../../../tests/cases/lint/w121.good.toml"),
    find: Find::Texts(find),
};

fn find(ground: &Ground<'_>, out: &mut Vec<Finding>) {
    let terms: Vec<&TermDraft> = ground.sources.iter().flat_map(|s| &s.draft.term).collect();
    let mut look = |kind: &str, id: &str, pieces: &str, said: &[&Said]| {
        let told: Vec<&TermDraft> = terms
            .iter()
            .copied()
            .filter(|term| is_named(term, pieces))
            .collect();
        if told.is_empty() || said.iter().all(|s| s.zh.is_empty() || s.en.is_empty()) {
            return;
        }
        let in_zh = |term: &TermDraft| {
            term.zh
                .iter()
                .any(|word| said.iter().any(|s| s.zh.contains(word.as_str())))
        };
        let in_en = |term: &TermDraft| {
            let has = |s: &Said, word: &str| s.en.to_lowercase().contains(word);
            term.en.iter().any(|word| said.iter().any(|s| has(s, word)))
        };
        let (zh, en) = (told.iter().any(|t| in_zh(t)), told.iter().any(|t| in_en(t)));
        if zh && en {
            return;
        }
        let names: Vec<&str> = told
            .iter()
            .filter_map(|t| t.id.first())
            .map(String::as_str)
            .collect();
        let languages = match (zh, en) {
            (false, false) => "in either language",
            (false, true) => "in zh-CN",
            _ => "in en",
        };
        out.push(ground.finding(
            RULE.code,
            &format!("{kind} {id}"),
            format!("its words say nothing of {} {languages}", names.join(", ")),
            "name what the id names, or add the word to that [[term]]",
        ));
    };
    for d in ground.faults() {
        let id = d.id.get_ref();
        look("fault", id, after_area(id), &[&d.name]);
    }
    for d in ground.repairs() {
        let id = d.id.get_ref();
        look("repair", id, after_area(id), &[&d.name]);
    }
    for d in ground.questions() {
        let id = d.id.get_ref();
        look("question", id, id, &[&d.text]);
        for answer in &d.answers {
            let said = Said {
                zh: answer.zh.clone(),
                en: answer.en.clone(),
            };
            look("question", id, &format!("={}", answer.id), &[&said]);
        }
    }
    for d in ground.entries().filter(|d| d.code.is_empty()) {
        let id = d.id.get_ref();
        look("entry", id, after_area(id), &[&d.title, &d.means]);
    }
}

/// What follows the first dot, which names the area or the kind.
fn after_area(id: &str) -> &str {
    id.split_once('.').map_or(id, |(_, rest)| rest)
}

/// Whether an id holds a term: as a part between dots, or as a word of one. An answer's id, with
/// `=` before it, is looked up with the sign and without.
fn is_named(term: &TermDraft, id: &str) -> bool {
    let named = |piece: &str| term.id.iter().any(|named| named == piece);
    let bare = id.trim_start_matches('=');
    named(id)
        || bare
            .split('.')
            .any(|part| named(part) || part.split('-').any(named))
}
