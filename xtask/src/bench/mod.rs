//! `cargo xtask bench`: how fast the parts are, beside programs that do the same.
//!
//! In: the name of an area, or none for all. Out: the area's part of `docs/benchmarks.md`,
//! written anew, and its bars on the terminal. An area is one file here and one line in
//! [`AREAS`]; what it times lies in `tests/bench`. A missed bar is a line, not an error; a
//! wrong result is one, since the time of a wrong result is worth nothing.

mod amount;
mod bundle;
mod card;
pub(crate) mod document;
mod embed;
mod engine;
mod growth;
mod interaction;
mod load;
mod lookup;
pub(crate) mod machine;
mod page;
mod peers;
mod phone;
mod receipt;
mod release;
mod statistics;

use crate::{
    args,
    place::Place,
    setup::{self, Scope},
    toolchain::Tools,
};
use anyhow::{Context as _, Result, bail};
use document::Bar;
use peers::Peer;
use std::{cell::OnceCell, fs, path::PathBuf};

/// The file that the figures are written to.
const DOCUMENT: &str = "docs/benchmarks.md";

/// One thing that is timed.
struct Area {
    /// How it is called on the command line.
    name: &'static str,
    /// The programs it is compared with.
    peers: &'static [Peer],
    run: fn(&Context<'_>) -> Result<Part>,
}

/// Everything that is timed, in the document's order.
static AREAS: [Area; 9] = [
    Area {
        name: "load",
        peers: &[load::PAGES_OF_OTHERS],
        run: load::run,
    },
    Area {
        name: "interaction",
        peers: &[],
        run: interaction::run,
    },
    Area {
        name: "embed",
        peers: &[embed::SCRIPTS],
        run: embed::run,
    },
    Area {
        name: "lookup",
        peers: &[lookup::FINDERS],
        run: lookup::run,
    },
    Area {
        name: "growth",
        peers: &[],
        run: growth::run,
    },
    Area {
        name: "engine",
        peers: &[engine::PGMPY],
        run: engine::run,
    },
    Area {
        name: "card",
        peers: &[card::VALIDATOR],
        run: card::run,
    },
    Area {
        name: "receipt",
        peers: &[receipt::EMV],
        run: receipt::run,
    },
    Area {
        name: "amount",
        peers: &[amount::STATEMENTS],
        run: amount::run,
    },
];

/// What an area works with.
struct Context<'a> {
    place: &'a Place,
    tools: &'a Tools,
    /// How often everything is timed, one after the other in turn.
    rounds: usize,
    /// Where the release site is, once it was built in this run.
    site: OnceCell<PathBuf>,
}

/// What an area found.
struct Part {
    /// Markdown, from its heading on.
    text: String,
    bars: Vec<Bar>,
}

/// Sets up, times and writes.
pub fn run(place: &Place, options: &args::Bench) -> Result<()> {
    let areas = wanted(options.area.as_deref())?;
    let tools = setup::ensure(place, Scope::Browsers, options.consent)?;
    let peers: Vec<&Peer> = areas.iter().flat_map(|area| area.peers).collect();
    peers::ensure(place, &peers, options.consent)?;
    let context = Context {
        place,
        tools: &tools,
        rounds: options.rounds,
        site: OnceCell::new(),
    };
    let file = place.root.join(DOCUMENT);
    for area in areas {
        println!("{}:", area.name);
        let part = (area.run)(&context)?;
        for bar in &part.bars {
            println!("  {bar}");
        }
        // The first run of all finds no document.
        let old = fs::read_to_string(&file).unwrap_or_default();
        let new = document::with(document::HEAD, &old, &names(), area.name, &part.text);
        fs::write(&file, new).with_context(|| format!("cannot write {}", file.display()))?;
    }
    println!("All figures are in {DOCUMENT}");
    Ok(())
}

fn wanted(name: Option<&str>) -> Result<Vec<&'static Area>> {
    let areas: Vec<&Area> = AREAS
        .iter()
        .filter(|area| name.is_none_or(|name| name == area.name))
        .collect();
    if areas.is_empty() {
        bail!(
            "there is no area `{}`; the areas are {}",
            name.unwrap_or_default(),
            names().join(", ")
        );
    }
    Ok(areas)
}

fn names() -> Vec<&'static str> {
    AREAS.iter().map(|area| area.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_found_by_its_name_and_all_without_one() {
        assert_eq!(wanted(Some("engine")).unwrap().len(), 1);
        assert_eq!(wanted(None).unwrap().len(), AREAS.len());
        let error = wanted(Some("moon")).err().unwrap().to_string();
        assert!(
            error.contains("`moon`") && error.contains("engine"),
            "{error}"
        );
    }

    #[test]
    fn the_document_holds_every_area() {
        let file = crate::place::root().unwrap().join(DOCUMENT);
        let text = fs::read_to_string(file).unwrap();
        for name in names() {
            let part = document::part(&text, name);
            assert!(
                part.is_some_and(|part| part.contains("load average")),
                "{DOCUMENT} has no figures of {name}; run `cargo xtask bench {name}`"
            );
        }
    }
}
