//! docs/pack.md: every sample in it holds, every key and code of findings stands in it.

use super::{Acquirer, SOUND};
use crate::readme::blocks;
use crate::support::text;
use poscheck::deployment::KEYS;

const PAGE: &str = "docs/pack.md";

/// A sample as a file of an acquirer's folder has nothing left out.
#[track_caller]
fn check(at: usize, file: &str, sample: &str) {
    let config = if file == "config.json" { sample } else { SOUND };
    let mut files = vec![("config.json", config)];
    if file != "config.json" {
        files.push((file, sample));
    }
    let site = Acquirer::of(&format!("docs-{at}"), &files).merged();
    let lines: Vec<String> = site.findings.iter().map(ToString::to_string).collect();
    assert!(!site.lacks(), "{PAGE}:\n{sample}\n{}", lines.join("\n"));
}

#[test]
fn every_sample_holds() {
    let samples = blocks(&text(PAGE));
    let (mut settings, mut rows) = (0, 0);
    for (at, (language, sample)) in samples.iter().enumerate() {
        match language.as_str() {
            "json" => {
                settings += 1;
                check(at, "config.json", sample);
            }
            "toml" => {
                rows += 1;
                check(at, "own.toml", sample);
            }
            _ => {}
        }
    }
    assert!(
        settings >= 1 && rows >= 4,
        "{settings} settings, {rows} rows"
    );
}

#[test]
fn every_key_is_explained() {
    let page = text(PAGE);
    for key in KEYS.iter().filter(|key| !key.starts_with('$')) {
        assert!(
            page.contains(&format!("| `{key}` |")),
            "{PAGE} does not explain {key}"
        );
    }
}

#[test]
fn every_code_of_the_cases_is_explained() {
    let page = text(PAGE);
    let cases = text("tests/cases/deployment/broken.toml");
    let codes = cases
        .lines()
        .filter_map(|line| line.strip_prefix("code = \"")?.strip_suffix('"'));
    for code in codes.filter(|code| code.starts_with('D')) {
        assert!(
            page.contains(&format!("| {code} |")),
            "{PAGE} does not explain {code}"
        );
    }
}

#[test]
fn three_commands_lead_from_the_example_to_a_served_page() {
    let commands: Vec<String> = blocks(&text(PAGE))
        .into_iter()
        .filter(|(language, _)| language == "sh")
        .flat_map(|(_, text)| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert!(commands.len() <= 4, "{commands:?}");
    assert!(
        commands[0].starts_with("cp -r examples/acquirer "),
        "{commands:?}"
    );
    assert!(
        commands
            .last()
            .is_some_and(|last| last.starts_with("cargo xtask serve"))
    );
    for page in ["README.md", "README.zh-CN.md"] {
        let page = text(page);
        assert!(
            commands.iter().all(|command| page.contains(command)),
            "the same stand in README"
        );
    }
}
