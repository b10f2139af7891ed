//! The catalogue: what the built-in pack holds reaches what was promised, a pack that holds
//! less is told so, and `docs/knowledge.md` is of this pack.

use crate::support::tiny::tiny_text;
use crate::support::{compare, root};
use poscheck::catalogue::{Figure, UNIONPAY, figures, page, weak};
use poscheck::pack::{EntryKind, Source, compile, read_dir};
use std::collections::BTreeSet;

fn builtin_sources() -> Vec<Source> {
    let (sources, broken) = read_dir(&root().join("packs/builtin")).unwrap();
    assert!(broken.is_empty(), "{broken:?}");
    sources
}

#[test]
fn the_built_in_pack_holds_what_was_promised() {
    let sources = builtin_sources();
    let missed: Vec<Figure> = figures(&sources, &compile(&sources))
        .into_iter()
        .filter(|figure| !figure.is_reached())
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn a_pack_that_holds_less_is_told_so() {
    let text = tiny_text();
    let sources = [Source::parse("tiny.toml", &text).unwrap()];
    let figures = figures(&sources, &compile(&sources));
    let of = |what: &str| figures.iter().find(|f| f.what.starts_with(what)).unwrap();
    for what in [
        "codes of UnionPay",
        "messages, by their wording",
        "scenarios",
    ] {
        assert!(!of(what).is_reached(), "{what}");
    }
    assert_eq!(of("faults").count, sources[0].draft.fault.len());
}

#[test]
fn each_code_of_unionpay_is_asked_for_once() {
    let codes: Vec<&str> = UNIONPAY.split_whitespace().collect();
    let different: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!((codes.len(), different.len()), (103, 103));
}

#[test]
fn the_page_of_sources_is_current_and_names_every_code_and_fault() {
    let sources = builtin_sources();
    let pack = compile(&sources);
    let text = page(&sources, &pack);
    for fault in &pack.core.faults {
        assert!(text.contains(&format!("| {} |", fault.id)), "{}", fault.id);
    }
    for entry in pack
        .core
        .entries
        .iter()
        .filter(|e| e.kind == EntryKind::Code)
    {
        assert!(
            text.contains(&format!("| {} |", entry.code)),
            "{}",
            entry.id
        );
    }
    let (second_hand, judgement) = weak(&sources);
    let rows: BTreeSet<&String> = second_hand.iter().chain(&judgement).collect();
    assert_eq!(rows.len(), second_hand.len() + judgement.len());
    let stale = compare("docs/knowledge.md", &text);
    assert!(stale.is_ok(), "{stale:?}");
}
