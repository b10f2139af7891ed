//! docs/hosting.md: what it tells people to run exists, and the files it names are those of a build.

use crate::readme::{blocks, commands};
use crate::support::{rerun, root, text};

const PAGE: &str = "docs/hosting.md";
/// Where the build writes files whose names stand in its code.
const WRITERS: [&str; 8] = [
    "xtask/src/dist/mod.rs",
    "xtask/src/dist/embed.rs",
    "xtask/src/release/mod.rs",
    "xtask/src/release/bill.rs",
    "xtask/src/release/licences.rs",
    "xtask/src/release/sums.rs",
    "xtask/src/release/hosting.rs",
    "xtask/src/release/objects.rs",
];
/// Folders of the site, filled file by file.
const FOLDERS: [&str; 3] = ["assets/", "guide/", "hosting/"];

/// Whether the code writes a file of that name.
#[track_caller]
fn check(name: &str, written: bool) {
    let below = name.strip_prefix("hosting/").unwrap_or(name);
    let code: String = WRITERS.iter().map(|file| text(file)).collect();
    let names = [format!("\"{below}\""), format!("\"{name}\"")];
    let found = names.iter().any(|name| code.contains(name));
    assert_eq!(found, written, "{PAGE}: {name}\n{}", rerun("hosting::"));
}

/// The names in the first column, or the one after it, of the tables whose head starts with `head`.
fn column(page: &str, head: &str, index: usize) -> Vec<String> {
    let rows = page.lines().skip_while(|line| !line.starts_with(head));
    let rows = rows.skip(2).take_while(|line| line.starts_with('|'));
    rows.filter_map(|row| row.split('|').nth(index + 1))
        .map(|cell| cell.trim().trim_matches('`').to_owned())
        .collect()
}

#[test]
fn every_file_that_is_explained_is_written() {
    let page = text(PAGE);
    let files = column(&page, "| file |", 0);
    assert!(files.len() > 10, "{files:?}");
    for file in files
        .iter()
        .filter(|file| !FOLDERS.contains(&file.as_str()))
    {
        check(file, true);
    }
    for file in column(&page, "| host |", 1) {
        check(&file, true);
    }
    check("nothing.html", false);
}

#[test]
fn every_file_that_is_written_is_explained() {
    let page = text(PAGE);
    let named = |name: &str| page.contains(&format!("`{name}`"));
    // The pages and workers of the site stand in one list, a line each.
    let code = text("xtask/src/dist/mod.rs");
    let written = code
        .lines()
        .filter_map(|line| line.trim().strip_prefix("(\""));
    let mut count = 0;
    for name in written.filter_map(|rest| rest.split('"').next()) {
        assert!(named(name), "{PAGE} does not explain {name}");
        count += 1;
    }
    assert!(
        count > 4,
        "the list of the site's files is not where it was"
    );
    let code = text("xtask/src/release/hosting.rs");
    for (_, rest) in code
        .split('\n')
        .filter_map(|line| line.split_once("file: \""))
    {
        let name = format!("hosting/{}", rest.split('"').next().unwrap_or_default());
        assert!(named(&name), "{PAGE} does not explain {name}");
    }
}

#[test]
fn every_command_and_option_exists() {
    let page = text(PAGE);
    let known = text("xtask/src/args.rs");
    let commands = commands(&page);
    assert!(commands.len() >= 3, "{commands:?}");
    for command in commands {
        assert!(
            known.contains(&format!("\"{command}\"")),
            "cargo xtask has no {command}"
        );
    }
    let blocks = blocks(&page);
    let lines = blocks.iter().flat_map(|(_, text)| text.lines());
    for line in lines.filter(|line| line.starts_with("cargo xtask")) {
        for option in line.split(' ').filter_map(|word| word.strip_prefix("--")) {
            let known = known.contains(&format!("Arg::Long(\"{option}\")"));
            assert!(known, "cargo xtask has no --{option}: {line}");
        }
    }
}

#[test]
fn the_script_for_stores_knows_what_the_page_runs_it_with() {
    let script = text("xtask/assets/hosting/object-store.sh");
    let blocks = blocks(&text(PAGE));
    let lines = blocks.iter().flat_map(|(_, text)| text.lines());
    let mut count = 0;
    for line in lines.filter_map(|line| line.strip_prefix("sh hosting/object-store.sh ")) {
        let kind = line.split(' ').next().unwrap_or_default();
        assert!(script.contains(&format!("    {kind})\n")), "{line}");
        count += 1;
    }
    assert!(count > 0 && root().join(PAGE).exists());
}
