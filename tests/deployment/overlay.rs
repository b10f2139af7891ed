//! Rows laid over the pack by id: added, changed, retired.

use super::{Acquirer, SOUND, base};
use poscheck::i18n::Lang;
use poscheck::pack::{Compiled, compile};

fn entry(pack: &Compiled, id: &str) -> Option<usize> {
    pack.core.entries.iter().position(|entry| entry.id == id)
}

#[test]
fn nothing_laid_over_leaves_the_pack_as_it_is() {
    let site = Acquirer::of("nothing", &[("config.json", SOUND)]).merged();
    let pack = compile(base());
    assert_eq!(site.pack.core, pack.core);
    assert_eq!(site.pack.zh, pack.zh);
}

#[test]
fn a_change_says_anew_only_what_it_names_and_keeps_its_place() {
    let own = "[[entry]]\nid = \"code.51\"\nsay = { en = \"Another card, please.\" }";
    let site = Acquirer::of("change", &[("own.toml", own)]).merged();
    assert!(site.findings.is_empty(), "{:?}", site.findings);
    let (pack, before) = (&site.pack, compile(base()));
    let at = entry(pack, "code.51").unwrap();
    assert_eq!(Some(at), entry(&before, "code.51"));
    assert_eq!(pack.en.entries[at].say, "Another card, please.");
    assert_eq!(pack.zh.entries[at].say, before.zh.entries[at].say);
    assert_eq!(pack.en.entries[at].title, before.en.entries[at].title);
}

#[test]
fn one_line_switches_a_bad_advice_off() {
    let config = r#"{ "name": { "zh-CN": "甲", "en": "A" }, "retired": ["entry code.51"] }"#;
    let site = Acquirer::of("retired", &[("config.json", config)]).merged();
    assert!(site.findings.is_empty(), "{:?}", site.findings);
    assert_eq!(entry(&site.pack, "code.51"), None);
    let before = compile(base()).core.entries.len();
    assert_eq!(site.pack.core.entries.len(), before - 1);
}

#[test]
fn a_repair_goes_with_what_names_it() {
    for id in ["fix.restart", "fix.sign-on"] {
        if !compile(base())
            .core
            .repairs
            .iter()
            .any(|repair| repair.id == id)
        {
            continue;
        }
        let own = format!("retired = [\"repair {id}\"]");
        let site = Acquirer::of(id, &[("own.toml", &own)]).merged();
        let gone = !site.pack.core.repairs.iter().any(|repair| repair.id == id);
        // Either it is gone, or the finding says what would no longer hold without it.
        assert!(gone != site.lacks(), "{id}: {:?}", site.findings);
    }
}

#[test]
fn the_good_part_of_a_broken_overlay_holds() {
    let own = "[[entry]]\nid = \"code.51\"\nimplies = { shown = \"riches\" }\n\
               [[entry]]\nid = \"code.54\"\nsay = { zh-CN = \"换张卡。\", en = \"Another card.\" }";
    let site = Acquirer::of("good-part", &[("own.toml", own)]).merged();
    assert!(
        site.findings
            .iter()
            .all(|finding| finding.id == "entry code.51"),
        "{:?}",
        site.findings
    );
    let at = entry(&site.pack, "code.54").unwrap();
    assert_eq!(site.pack.zh.entries[at].say, "换张卡。");
}

#[test]
fn a_row_of_ones_own_is_told_from_the_built_in_version() {
    let own = "[pack]\nid = \"acme\"\nversion = \"2026.12.01\"";
    let site = Acquirer::of("version", &[("own.toml", own)]).merged();
    let version = &site.pack.core.version;
    assert!(version.ends_with("+acme.2026.12.01"), "{version}");
}

#[test]
fn the_first_hotline_takes_the_place_of_everybodys() {
    let config = r#"{ "name": { "zh-CN": "甲", "en": "A" }, "hotlines": [
        { "number": "400-000-0000", "hours": { "zh-CN": "每天", "en": "daily" } } ] }"#;
    let site = Acquirer::of("hotline", &[("config.json", config)]).merged();
    assert_eq!(site.pack.core.escalation.hotline, "400-000-0000");
    assert_eq!(site.pack.en.support[0], "Call A on 400-000-0000 (daily).");
    let words = site.deployment.words(Lang::Zh);
    assert!(
        words.basics_support.contains("400-000-0000（每天）"),
        "{}",
        words.basics_support
    );
    assert_eq!(words.provider, "由 甲 提供");
}
