//! `cargo xtask trust`: what it takes to be trusted, tried for longer than a test may take.
//!
//! In: the name of a part, or none for all; `--release` for the long form. Out: the part's table
//! in `docs/trust.md`, written anew, and an exit code that says whether anything was found. A part
//! is one file here and one line in [`PARTS`]. What is quick runs in `cargo xtask test` as well.

mod document;
mod fuzz;
mod monkey;
mod mutants;
mod promises;

use crate::{
    args,
    bench::machine,
    place::Place,
    setup::{self, Scope},
    toolchain::Tools,
};
use anyhow::{Context as _, Result, bail};
use std::{fs, process::ExitCode};

/// The file that the tables are written to.
const DOCUMENT: &str = "docs/trust.md";

/// One thing that is tried.
struct Part {
    /// How it is called on the command line.
    name: &'static str,
    run: fn(&Context<'_>) -> Result<Told>,
}

/// Everything that is tried, in the document's order.
static PARTS: [Part; 4] = [
    Part {
        name: "fuzz",
        run: fuzz::run,
    },
    Part {
        name: "monkey",
        run: monkey::run,
    },
    Part {
        name: "promises",
        run: promises::run,
    },
    Part {
        name: "mutants",
        run: mutants::run,
    },
];

/// What a part works with.
struct Context<'a> {
    place: &'a Place,
    tools: &'a Tools,
    /// Whether it takes its time.
    long: bool,
}

/// What a part found.
struct Told {
    /// Markdown, from its heading on; the line in bold goes into the table above all parts.
    text: String,
    /// What must not be.
    found: Vec<String>,
}

/// Tries, and writes what came of it.
pub fn run(place: &Place, options: &args::Trust) -> Result<ExitCode> {
    let parts = wanted(options.part.as_deref())?;
    let tools = setup::ensure(place, Scope::EveryBrowser, options.consent)?;
    let context = Context {
        place,
        tools: &tools,
        long: options.long,
    };
    let file = place.root.join(DOCUMENT);
    let mut found = Vec::new();
    for part in parts {
        println!("{}:", part.name);
        let told = (part.run)(&context)?;
        let day = machine::today();
        let text = told.text.replacen('\n', &format!("\n\n{day}.\n"), 1);
        let old = fs::read_to_string(&file).unwrap_or_default();
        let new = document::with(&old, &names(), part.name, &text);
        let new = document::summed(&new, &names());
        fs::write(&file, new).with_context(|| format!("cannot write {}", file.display()))?;
        found.extend(told.found);
    }
    for line in &found {
        println!("  found: {line}");
    }
    println!("All tables are in {DOCUMENT}");
    Ok(if found.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn wanted(name: Option<&str>) -> Result<Vec<&'static Part>> {
    let parts = PARTS.iter();
    let parts: Vec<&Part> = parts
        .filter(|part| name.is_none_or(|name| name == part.name))
        .collect();
    if parts.is_empty() {
        let names = names().join(", ");
        bail!(
            "there is no part `{}`; the parts are {names}",
            name.unwrap_or_default()
        );
    }
    Ok(parts)
}

fn names() -> Vec<&'static str> {
    PARTS.iter().map(|part| part.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_by_its_name_and_all_without_one() {
        assert_eq!(wanted(Some("fuzz")).unwrap().len(), 1);
        assert_eq!(wanted(None).unwrap().len(), PARTS.len());
        assert!(wanted(Some("moon")).is_err());
    }

    #[test]
    fn a_part_that_the_document_holds_has_a_table() {
        let text = fs::read_to_string(crate::place::root().unwrap().join(DOCUMENT)).unwrap();
        assert!(text.starts_with("# Trust\n"), "{text}");
        for name in names() {
            let part = crate::bench::document::part(&text, name);
            assert!(part.is_none_or(|part| part.contains('|')), "{name}");
        }
    }
}
