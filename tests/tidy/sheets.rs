//! Rules on style sheets: tokens for every colour, and no class without a use or a style.

use super::{File, check, under};
use std::collections::BTreeSet;

/// Classes that are used and need no style of their own, and why.
const UNSTYLED: [(&str, &str); 0] = [];
/// Classes that are styled and not named in a view, and why.
const UNNAMED: [(&str, &str); 0] = [];

/// Ids that are styled, and why.
const IDS: [(&str, &str); 1] = [("#app", "the mount point in index.html; no view draws it")];

/// The file that defines every colour.
const TOKENS: &str = "styles/tokens.css";

/// Names of colours that people reach for.
const COLOURS: [&str; 24] = [
    "black", "white", "red", "green", "blue", "gray", "grey", "orange", "yellow", "purple", "pink",
    "brown", "navy", "teal", "silver", "maroon", "lime", "aqua", "gold", "tomato", "crimson",
    "coral", "indigo", "violet",
];
/// Functions that make a colour.
const MIXERS: [&str; 9] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklch(", "oklab(",
];

/// A sheet without comments.
fn bare(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// (selector or at-rule, declarations) of a sheet; nested rules one by one.
fn rules(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    let text = bare(text);
    let (mut rules, mut open) = (Vec::new(), Vec::<(String, Vec<(String, String)>)>::new());
    let mut piece = String::new();
    for c in text.chars() {
        match c {
            '{' => open.push((std::mem::take(&mut piece).trim().to_owned(), vec![])),
            ';' | '}' => {
                let declaration = std::mem::take(&mut piece);
                if let (Some((_, list)), Some((key, value))) =
                    (open.last_mut(), declaration.split_once(':'))
                {
                    list.push((key.trim().to_owned(), value.trim().to_owned()));
                }
                if c == '}' {
                    rules.extend(open.pop());
                }
            }
            c => piece.push(c),
        }
    }
    rules
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The names after each `mark` in a text.
fn marked(text: &str, mark: &str) -> BTreeSet<String> {
    text.match_indices(mark)
        .map(|(at, _)| {
            text[at + mark.len()..]
                .chars()
                .take_while(|c| is_name(*c))
                .collect::<String>()
        })
        .filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
        .collect()
}

fn styled(files: &[File]) -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for file in under(files, "styles/", ".css") {
        for (selector, _) in rules(&file.text) {
            if !selector.starts_with('@') {
                classes.extend(marked(&selector, "."));
            }
        }
    }
    classes
}

fn used(files: &[File]) -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    let mut add = |list: &str| classes.extend(list.split_whitespace().map(str::to_owned));
    for file in
        under(files, "src/ui/", ".rs")
            .into_iter()
            .chain(under(files, "index.html", ".html"))
    {
        for (at, key) in file.text.match_indices("class=\"") {
            let rest = &file.text[at + key.len()..];
            add(rest.split('"').next().unwrap_or_default());
        }
        for (at, key) in file.text.match_indices("classes!(") {
            let rest = &file.text[at + key.len()..];
            let list = rest.split(')').next().unwrap_or_default();
            for name in list.split('"').skip(1).step_by(2) {
                add(name);
            }
        }
    }
    // The guide writes its own markup.
    for file in under(files, "src/guide/", ".rs") {
        for (at, key) in file.text.match_indices("\"class\", \"") {
            let rest = &file.text[at + key.len()..];
            add(rest.split('"').next().unwrap_or_default());
        }
    }
    // The apology for a bug is drawn without the views.
    for file in under(files, "src/browser/", ".rs") {
        for (at, key) in file.text.match_indices("add(\"") {
            let rest = &file.text[at + key.len()..];
            add(rest.split('"').nth(2).unwrap_or_default());
        }
    }
    classes
}

fn classes_without_style(files: &[File]) -> Vec<String> {
    let styled = styled(files);
    used(files)
        .into_iter()
        .filter(|name| !styled.contains(name) && UNSTYLED.iter().all(|(known, _)| known != name))
        .map(|name| format!("class {name} is used and no sheet styles it"))
        .collect()
}

fn classes_without_use(files: &[File]) -> Vec<String> {
    let used = used(files);
    styled(files)
        .into_iter()
        .filter(|name| !used.contains(name) && UNNAMED.iter().all(|(known, _)| known != name))
        .map(|name| format!("class {name} is styled and no view uses it"))
        .collect()
}

fn one_off_colours(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in under(files, "styles/", ".css") {
        if file.path == TOKENS {
            continue;
        }
        for (selector, declarations) in rules(&file.text) {
            for (key, value) in declarations {
                let words: Vec<&str> = value.split(|c: char| !is_name(c)).collect();
                let plain = value.contains('#')
                    || MIXERS.iter().any(|mixer| value.contains(mixer))
                    || COLOURS.iter().any(|colour| words.contains(colour));
                if plain && !value.contains("url(") {
                    found.push(format!(
                        "{}: {selector} {{ {key}: {value} }}; name a role in {TOKENS}",
                        file.path
                    ));
                }
            }
        }
    }
    found
}

fn ids_and_force(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in under(files, "styles/", ".css") {
        for (selector, declarations) in rules(&file.text) {
            let known = IDS.iter().any(|(id, _)| *id == selector);
            if selector.contains('#') && !known {
                found.push(format!(
                    "{}: {selector}; style a class, not an id",
                    file.path
                ));
            }
            for (key, value) in declarations {
                if value.contains("!important") {
                    found.push(format!(
                        "{}: {selector} {{ {key}: {value} }}; order decides, not force",
                        file.path
                    ));
                }
            }
        }
    }
    found
}

fn defined_tokens(files: &[File]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in under(files, "styles/", ".css") {
        for (_, declarations) in rules(&file.text) {
            names.extend(
                declarations
                    .into_iter()
                    .filter_map(|(key, _)| Some(key.strip_prefix("--")?.to_owned())),
            );
        }
    }
    names
}

fn named_tokens(files: &[File]) -> BTreeSet<String> {
    under(files, "styles/", ".css")
        .iter()
        .flat_map(|file| marked(&bare(&file.text), "var(--"))
        .collect()
}

fn unknown_tokens(files: &[File]) -> Vec<String> {
    let defined = defined_tokens(files);
    named_tokens(files)
        .difference(&defined)
        .map(|name| format!("var(--{name}) is defined nowhere"))
        .collect()
}

fn idle_tokens(files: &[File]) -> Vec<String> {
    let named = named_tokens(files);
    defined_tokens(files)
        .difference(&named)
        .map(|name| format!("--{name} is defined and no sheet uses it"))
        .collect()
}

#[test]
fn every_class_that_is_used_has_a_style() {
    check(
        "every_class_that_is_used_has_a_style",
        classes_without_style,
        &[
            ("src/ui/x.rs", "html! { <p class=\"lead unheard-of\" /> }"),
            ("src/ui/x.rs", "classes!(\"lead\", \"unheard-of\")"),
            ("src/guide/x.rs", "(\"class\", \"lead unheard-of\")"),
        ],
    );
}

#[test]
fn every_class_that_is_styled_is_used() {
    check(
        "every_class_that_is_styled_is_used",
        classes_without_use,
        &[
            ("styles/x.css", ".unheard-of { margin: 0; }"),
            (
                "styles/x.css",
                "@media print { .lead, .lead > .unheard-of:hover { margin: 0; } }",
            ),
        ],
    );
}

#[test]
fn every_colour_is_a_token() {
    check(
        "every_colour_is_a_token",
        one_off_colours,
        &[
            ("styles/x.css", ".lead { color: #fff; }"),
            ("styles/x.css", ".lead { border: 1px solid red; }"),
            ("styles/x.css", ".lead { background: rgb(0 0 0 / 50%); }"),
        ],
    );
}

#[test]
fn no_sheet_styles_an_id_or_uses_force() {
    check(
        "no_sheet_styles_an_id_or_uses_force",
        ids_and_force,
        &[
            ("styles/x.css", "#basics { margin: 0; }"),
            ("styles/x.css", ".lead { margin: 0 !important; }"),
        ],
    );
}

#[test]
fn every_token_that_is_named_exists() {
    check(
        "every_token_that_is_named_exists",
        unknown_tokens,
        &[("styles/x.css", ".lead { color: var(--unheard-of); }")],
    );
}

#[test]
fn every_token_is_used() {
    check(
        "every_token_is_used",
        idle_tokens,
        &[("styles/x.css", ":root { --unheard-of: 1px; }")],
    );
}
