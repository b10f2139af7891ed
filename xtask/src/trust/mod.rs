//! `cargo xtask trust`: what it takes to be trusted, tried for longer than a test may take.
//!
//! In: the name of a part, or none for all; `--release` for the long form. Out: the part's table
//! in `docs/trust.md`, written anew, and an exit code that says whether anything was found. A part
//! is one file here and one line in [`PARTS`]. What is quick runs in `cargo xtask test` as well.
//! What the parts compile is compiled first, side by side: each is one long piece that leaves all
//! but one core idle.

mod document;
mod fuzz;
mod monkey;
mod mutants;
mod promises;

use crate::{
    args,
    bench::machine,
    place::Place,
    progress,
    setup::{self, Scope},
    toolchain::Tools,
};
use anyhow::{Context as _, Result, bail};
use std::{fs, process::ExitCode, thread};

/// The file that the tables are written to.
const DOCUMENT: &str = "docs/trust.md";

/// One thing that is tried.
struct Part {
    /// How it is called on the command line.
    name: &'static str,
    /// Compiles what it takes; what comes of that does the work.
    ready: for<'a> fn(&'a Context<'a>) -> Result<Ready<'a>>,
}

/// A part that has all it needs.
type Ready<'a> = Box<dyn FnOnce() -> Result<Told> + Send + 'a>;

/// Everything that is tried, in the document's order.
static PARTS: [Part; 4] = [
    Part {
        name: "fuzz",
        ready: fuzz::ready,
    },
    Part {
        name: "monkey",
        ready: monkey::ready,
    },
    Part {
        name: "promises",
        ready: promises::ready,
    },
    Part {
        name: "mutants",
        ready: mutants::ready,
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
    println!("compiling:");
    let watch = progress::Stopwatch::start();
    let of = &context;
    let ready = thread::scope(|scope| {
        let begin = |part: &&'static Part| {
            let ready = part.ready;
            scope.spawn(move || ready(of))
        };
        let jobs: Vec<_> = parts.iter().map(begin).collect();
        let ready = jobs.into_iter().map(|job| job.join());
        let ready = ready.map(|ready| ready.ok().context("a thread was lost")?);
        ready.collect::<Result<Vec<_>>>()
    })?;
    println!("  all of it ({})", watch.elapsed());
    for (part, ready) in parts.into_iter().zip(ready) {
        println!("{}:", part.name);
        let told = ready()?;
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
