//! README: what it shows is real. Samples of a pack compile, commands exist, links lead somewhere.

use crate::support::tiny::tiny_text;
use crate::support::{rerun, root, text};
use poscheck::pack::{Finding, Source, compile, read_dir};

/// The two READMEs.
const PAGES: [&str; 2] = ["README.md", "README.zh-CN.md"];

/// A fenced block: its language and its text.
pub(crate) fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (line.trim_start().strip_prefix("```"), open.as_mut()) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(language), None) => open = Some((language.trim().to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(&format!("{line}\n")),
            (None, None) => {}
        }
    }
    blocks
}

/// A sample is knowledge that the shipped pack, or else the tiny one, takes without a finding.
#[track_caller]
fn check(page: &str, sample: &str) {
    let findings = |mut sources: Vec<Source>| -> Vec<String> {
        match Source::parse(page, sample) {
            Ok(source) => sources.push(source),
            Err(finding) => return vec![finding.to_string()],
        }
        let findings = compile(&sources).findings;
        findings.iter().map(Finding::to_string).collect()
    };
    let shipped = findings(read_dir(&root().join("packs/builtin")).unwrap().0);
    let alone = findings(vec![Source::parse("tiny.toml", &tiny_text()).unwrap()]);
    assert!(
        shipped.is_empty() || alone.is_empty(),
        "{page}:\n{sample}\n{}\n{}",
        shipped.join("\n"),
        rerun("readme::")
    );
}

#[test]
fn every_sample_of_a_pack_compiles() {
    for page in PAGES {
        let samples: Vec<String> = blocks(&text(page))
            .into_iter()
            .filter(|(language, text)| language == "toml" && text.trim_start().starts_with("[["))
            .map(|(_, text)| text)
            .collect();
        assert!(
            page != PAGES[0] || !samples.is_empty(),
            "{page} shows no sample of a pack"
        );
        for sample in samples {
            check(page, &sample);
        }
    }
}

/// Words after `cargo xtask` in a page.
pub(crate) fn commands(page: &str) -> Vec<String> {
    const CALL: &str = "cargo xtask ";
    page.match_indices(CALL)
        .map(|(at, _)| {
            page[at + CALL.len()..]
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                .collect()
        })
        .filter(|word: &String| !word.is_empty())
        .collect()
}

#[test]
fn every_command_exists() {
    let known = text("xtask/src/args.rs");
    for page in PAGES {
        let commands = commands(&text(page));
        for needed in ["serve", "test"] {
            assert!(
                commands.iter().any(|command| command == needed),
                "{page} does not name cargo xtask {needed}"
            );
        }
        for command in commands {
            assert!(
                known.contains(&format!("\"{command}\"")),
                "{page}: cargo xtask has no {command}"
            );
        }
    }
}

#[test]
fn what_the_checks_run_is_what_people_are_told_to_run() {
    assert!(text(".ci/run").contains("cargo xtask test"));
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    for page in PAGES {
        let text = text(page);
        for (at, key) in text.match_indices("](") {
            let link = text[at + key.len()..].split(')').next().unwrap_or_default();
            let file = link.split('#').next().unwrap_or_default();
            let outside = link.contains("://") || link.starts_with("mailto:");
            assert!(
                outside || file.is_empty() || root().join(file).exists(),
                "{page}: {link} leads nowhere"
            );
        }
    }
}
