//! The example that an acquirer begins with, and the schema that its editor reads.

use super::merged;
use crate::support::root;
use poscheck::board::{ABOUT, Boards, Reader};
use poscheck::deployment::{Deployment, KEYS};
use poscheck::i18n::Lang;
use poscheck::present::Kind;

#[test]
fn it_has_no_finding_and_brings_its_own_code() {
    let site = merged(&root().join("examples/acquirer"));
    let lines: Vec<String> = site.findings.iter().map(ToString::to_string).collect();
    // Its red is a little too dark for the dark page, and is told so.
    assert!(
        lines.iter().all(|line| line.contains("D101")),
        "{}",
        lines.join("\n")
    );
    assert!(!site.lacks() && !site.logo.is_empty());
    let core = &site.pack.core;
    assert!(
        core.entries
            .iter()
            .any(|entry| entry.id == "code.example-k7")
    );
}

#[test]
fn the_board_says_whose_site_it_is_and_whom_to_call() {
    let site = merged(&root().join("examples/acquirer"));
    for lang in Lang::ALL {
        let mut boards = Boards::default();
        let lines = site.deployment.about(lang);
        assert!(boards.learn(ABOUT[lang as usize], lines.as_bytes()));
        let reader = Reader {
            lang,
            ..Reader::default()
        };
        let board = boards.open("about", reader).unwrap();
        let says = |text: &str| board.blocks.iter().any(|block| block.label.contains(text));
        assert!(says(site.deployment.called(lang)), "{board:?}");
        let calls = board.blocks.iter().filter(|block| block.kind == Kind::Link);
        let calls: Vec<&str> = calls.map(|block| block.id.as_str()).collect();
        assert_eq!(calls, ["tel:4000000000", "tel:02100000000"]);
    }
}

#[test]
fn a_site_of_nobody_says_so() {
    let lines = Deployment::default().about(Lang::En);
    assert!(lines.contains("no firm has put its name to it"), "{lines}");
}

#[test]
fn the_schema_names_every_key_and_no_other() {
    let text = std::fs::read_to_string(root().join("docs/config.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    let mut known = KEYS.to_vec();
    known.sort_unstable();
    assert_eq!(keys, known);
}
