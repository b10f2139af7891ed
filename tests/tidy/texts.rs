//! Rules on files as texts: how they open, how long they are, what they are called, what they
//! never hold.

use super::{File, check, code, under};
use crate::support::is_chinese;

/// The longest page or widget, and the longest file of any other kind.
const VIEW: usize = 200;
const FILE: usize = 400;

/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "helpers", "helper", "common", "manager"];

/// Hand-written code, whose length is capped.
const CAPPED: [(&str, &str); 4] = [
    ("src/", ".rs"),
    ("src/", ".js"),
    ("xtask/src/", ".rs"),
    ("styles/", ".css"),
];

/// Written by a program, in words that are not ours.
const WRITTEN_BY_PROGRAMS: [&str; 5] = [
    "Cargo.lock",
    "package-lock.json",
    // Pip's lock: hashes with runs of digits.
    "tests/bench/pgmpy/requirements.txt",
    "npm-shrinkwrap.json",
    "tests/cases/advice.tsv",
];

/// Every Rust file but those the build makes.
fn rust(files: &[File]) -> Vec<&File> {
    ["src/", "xtask/", "tests/"]
        .iter()
        .flat_map(|folder| under(files, folder, ".rs"))
        .collect()
}

/// The first paragraph of a file's own doc; none where the file opens otherwise.
fn first_paragraph(text: &str) -> Option<String> {
    let lines: Vec<&str> = text
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(str::trim)
        .take_while(|line| !line.is_empty())
        .collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

fn module_docs(files: &[File]) -> Vec<String> {
    rust(files)
        .into_iter()
        .filter(|file| {
            !first_paragraph(&file.text).is_some_and(|text| text.len() > 8 && text.ends_with('.'))
        })
        .map(|file| {
            format!(
                "{}: opens with `//!` and a sentence that says what it is for and ends in a full stop",
                file.path
            )
        })
        .collect()
}

fn line_caps(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for (folder, ending) in CAPPED {
        for file in under(files, folder, ending) {
            let view =
                file.path.starts_with("src/ui/pages/") || file.path.starts_with("src/ui/widgets/");
            let (lines, most) = (file.text.lines().count(), if view { VIEW } else { FILE });
            if lines > most {
                found.push(format!(
                    "{}: {lines} lines, {most} at most; split it by what changes together",
                    file.path
                ));
            }
        }
    }
    found
}

fn chinese_in_views(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    let views = ["src/ui/", "src/guide/"];
    for file in views.iter().flat_map(|room| under(files, room, ".rs")) {
        for (n, line) in file.text.lines().enumerate() {
            if line.chars().any(is_chinese) {
                found.push(format!(
                    "{}:{}: a text; it belongs into src/i18n/words.rs or a pack",
                    file.path,
                    n + 1
                ));
            }
        }
    }
    found
}

fn inline_style(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in
        under(files, "src/ui/", ".rs")
            .into_iter()
            .chain(under(files, "index.html", ".html"))
    {
        for (n, line) in code(&file.text).iter().enumerate() {
            let script = file.path == "index.html" && line.contains("<script>");
            if line.contains("style=") || line.contains("<style") || script {
                found.push(format!(
                    "{}:{}: an inline style or script, which the page's own policy refuses",
                    file.path,
                    n + 1
                ));
            }
        }
    }
    found
}

fn empty_names(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| {
            file.path.split('/').any(|part| {
                let stem = part.split('.').next().unwrap_or_default();
                EMPTY_NAMES.contains(&stem.to_ascii_lowercase().as_str())
            })
        })
        .map(|file| format!("{}: name the idea and give it a room", file.path))
        .collect()
}

/// What tells of one machine, in pieces so that this file does not hold it.
fn machine_words() -> [String; 9] {
    [
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["/ho", "me/"],
        ["/Us", "ers/"],
        ["C:", "\\\\"],
        ["registry.npm", "js"],
        ["npmmir", "ror"],
        ["rspr", "oxy"],
        ["index.crates", ".io"],
    ]
    .map(|parts| parts.concat())
}

fn machine_paths(files: &[File]) -> Vec<String> {
    let words = machine_words();
    let mut found = Vec::new();
    for file in files {
        if WRITTEN_BY_PROGRAMS
            .iter()
            .any(|name| file.path.ends_with(name))
        {
            continue;
        }
        for (n, line) in file.text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(word.as_str())) {
                found.push(format!(
                    "{}:{}: holds {word}, which is true of one machine only",
                    file.path,
                    n + 1
                ));
            }
        }
    }
    found
}

/// Whether a number was made up: after its first digits only zeros, or one digit over and over,
/// until the check digit.
fn is_made_up(number: &str) -> bool {
    let middle = number.get(9..number.len() - 1).unwrap_or_default();
    middle.chars().all(|c| middle.starts_with(c))
}

/// Runs of digits that pass for a card number and are not published for tests.
fn card_numbers(files: &[File]) -> Vec<String> {
    let published = files
        .iter()
        .filter(|file| file.path.ends_with("cards/published.tsv"));
    let published: Vec<&str> = published
        .flat_map(|file| file.text.lines())
        .filter_map(|line| line.split('\t').next())
        .collect();
    let mut found = Vec::new();
    for file in files.iter().filter(|file| {
        !file.path.ends_with(".json")
            && !WRITTEN_BY_PROGRAMS
                .iter()
                .any(|name| file.path.ends_with(name))
    }) {
        for (n, line) in file.text.lines().enumerate() {
            let (_, covered) = poscheck::card::mask(line);
            let digits: String = line
                .chars()
                .map(|c| {
                    char::from_u32(u32::from(c).wrapping_sub(0xFEE0))
                        .filter(char::is_ascii_digit)
                        .unwrap_or(c)
                })
                .filter(char::is_ascii_digit)
                .collect();
            let runs = line.split(|c: char| !c.is_ascii_digit());
            let long: Vec<&str> = runs.filter(|run| run.len() >= 12).collect();
            let known = published.iter().any(|number| digits.contains(number))
                || !long.is_empty() && long.iter().all(|run| is_made_up(run));
            if covered && !known {
                found.push(format!(
                    "{}:{}: could be a card number; use a published test number",
                    file.path,
                    n + 1
                ));
            }
        }
    }
    found
}

#[test]
fn every_file_says_first_what_it_is_for() {
    check(
        "every_file_says_first_what_it_is_for",
        module_docs,
        &[
            ("src/engine/x.rs", "use a::b;\n"),
            ("src/engine/x.rs", "//! Words without an end\n\nuse a::b;\n"),
            ("xtask/src/x.rs", "// A comment is no doc.\n"),
            ("tests/x.rs", "//! x\n"),
        ],
    );
}

#[test]
fn no_file_is_longer_than_one_sitting() {
    let long = "//! Long.\n".repeat(FILE + 1);
    let view = "//! Long.\n".repeat(VIEW + 1);
    check(
        "no_file_is_longer_than_one_sitting",
        line_caps,
        &[
            ("src/engine/x.rs", &long),
            ("xtask/src/x.rs", &long),
            ("styles/x.css", &long),
            ("src/ui/widgets/x.rs", &view),
            ("src/ui/pages/x.rs", &view),
        ],
    );
}

#[test]
fn views_hold_no_text_of_their_own() {
    check(
        "views_hold_no_text_of_their_own",
        chinese_in_views,
        &[
            ("src/ui/pages/x.rs", "html! { <p>{ \"好了\" }</p> }"),
            ("src/guide/x.rs", "s.text(\"好了\");"),
        ],
    );
}

#[test]
fn views_hold_no_inline_style() {
    check(
        "views_hold_no_inline_style",
        inline_style,
        &[
            (
                "src/ui/widgets/x.rs",
                "html! { <p style=\"color: red\" /> }",
            ),
            ("index.html", "<script>alert(1)</script>"),
        ],
    );
}

#[test]
fn every_file_is_named_for_its_idea() {
    check(
        "every_file_is_named_for_its_idea",
        empty_names,
        &[
            ("src/utils.rs", ""),
            ("src/ui/common/mod.rs", ""),
            ("styles/helpers.css", ""),
        ],
    );
}

#[test]
fn no_file_tells_of_one_machine() {
    let [work, ..] = machine_words();
    check(
        "no_file_tells_of_one_machine",
        machine_paths,
        &[("src/x.rs", &format!("let path = \"{work}x\";"))],
    );
}

#[test]
fn no_file_holds_a_card_number() {
    let number: String = ["49", "29 7226 5379 7141"].concat();
    check(
        "no_file_holds_a_card_number",
        card_numbers,
        &[("packs/x.toml", &format!("text = \"{number}\""))],
    );
}
