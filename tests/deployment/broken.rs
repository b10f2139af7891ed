//! Broken settings and overlays: `tests/cases/deployment/broken.toml`.

use super::{Acquirer, SOUND, base};
use crate::support::{rerun, root};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    config: Option<String>,
    overlay: Option<String>,
    logo: Option<String>,
    #[serde(default)]
    huge: usize,
    code: String,
    at: String,
    #[serde(default)]
    told: String,
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

fn cases() -> Vec<Case> {
    let path = root().join("tests/cases/deployment/broken.toml");
    let text = std::fs::read_to_string(path).unwrap();
    toml::from_str::<Cases>(&text).unwrap().case
}

/// The finding is there with its place and a mend, and the knowledge is what it was.
#[track_caller]
fn check(at: usize, case: &Case, entries: usize) {
    let long = |text: &str| format!("{text}{}", " ".repeat(case.huge));
    let sound = if case.overlay.is_some() { SOUND } else { "" };
    let config = case.config.as_deref().map_or(sound.to_owned(), long);
    let mut files = vec![("config.json", config)];
    files.extend(case.overlay.as_deref().map(|text| ("own.toml", long(text))));
    files.extend(case.logo.clone().map(|text| ("logo.svg", text)));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let site = Acquirer::of(&format!("broken-{at}"), &files).merged();
    let lines: Vec<String> = site.findings.iter().map(ToString::to_string).collect();
    let wanted = |finding: &&poscheck::pack::Finding| {
        let place = format!("{}:{} {}", finding.file, finding.line, finding.id);
        finding.code == case.code
            && (place.starts_with(&case.at) || finding.id == case.at)
            && finding.to_string().contains(&case.told)
            && !finding.mend.is_empty()
    };
    let rerun = rerun("deployment::broken");
    assert!(
        site.findings.iter().any(|finding| wanted(&finding)),
        "{}: {} at {} was expected, found\n{}\n{rerun}",
        case.name,
        case.code,
        case.at,
        lines.join("\n")
    );
    assert!(
        site.pack.findings.is_empty(),
        "{}: {:?}",
        case.name,
        site.pack.findings
    );
    assert_eq!(
        site.pack.core.entries.len(),
        entries,
        "{}: {rerun}",
        case.name
    );
    assert_eq!(site.lacks(), !case.code.starts_with("D1"), "{}", case.name);
}

#[test]
fn each_gets_a_finding_with_place_and_mend_and_takes_nothing_down() {
    let cases = cases();
    assert!(cases.len() >= 30, "{}", cases.len());
    let entries = poscheck::pack::compile(base()).core.entries.len();
    for (at, case) in cases.iter().enumerate() {
        check(at, case, entries);
    }
}

#[test]
fn sound_settings_have_no_finding() {
    let site = Acquirer::of("sound", &[("config.json", SOUND)]).merged();
    assert!(site.findings.is_empty(), "{:?}", site.findings);
}
