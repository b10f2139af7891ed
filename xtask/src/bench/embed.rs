//! Area `embed`: what the script for other people's pages weighs on the way, beside those of
//! Stripe, Intercom, giscus and iframe-resizer.
//!
//! In: the release site's `embed.js`, and the scripts as npm has them, each bundled and made
//! small in the same way. Out: bytes after brotli 11, in words. Nothing is timed, so one round says
//! all.

use super::{
    Context, Part, bundle,
    document::{self, Bar, Wanted, table},
    machine,
    machine::Machine,
    peers::Peer,
    release,
};
use crate::progress;
use anyhow::{Context as _, Result};
use std::fs;

/// The scripts, and the program that bundles them.
pub(super) const SCRIPTS: Peer = Peer { name: "embed" };

/// A peer: its package, the file that a page enters it by, and what it does there.
struct Script {
    package: &'static str,
    file: &'static str,
    does: &'static str,
}

/// The one that a bar names comes first.
static OTHERS: [Script; 4] = [
    Script {
        package: "@stripe/stripe-js",
        file: "dist/pure.js",
        does: "loads Stripe's own script when asked; that brings frames and checks",
    },
    Script {
        package: "@intercom/messenger-js-sdk",
        file: "dist/index.js",
        does: "loads Intercom's own script; that draws the messenger",
    },
    Script {
        package: "giscus",
        file: "dist/giscus.mjs",
        does: "an element with a frame that keeps its height, with Lit bundled",
    },
    Script {
        package: "@iframe-resizer/parent",
        file: "index.esm.js",
        does: "keeps a frame's height; the page in the frame needs a script too",
    },
];

/// Bytes that ours may have, and how many times Stripe's.
const BYTES: f64 = 2_048.0;
const STRIPE: f64 = 1.3;

/// Everything that the document tells.
#[derive(Debug, Clone)]
struct Figures {
    day: String,
    machine: Machine,
    versions: String,
    ours: f64,
    /// In the order of [`OTHERS`].
    others: Vec<f64>,
    load: Option<f64>,
}

/// Weighs everything.
pub(super) fn run(context: &Context<'_>) -> Result<Part> {
    let ours = fs::read(context.site()?.join("embed.js")).context("the site has no embed.js")?;
    let mut others = Vec::new();
    let out = context.place.target.join("bench/embed");
    for script in &OTHERS {
        let from = bundle::modules(context, &SCRIPTS)?
            .join(script.package)
            .join(script.file);
        let to = out.join(script.package).with_extension("js");
        progress::timed(script.package, || {
            bundle::bundle(context, &SCRIPTS, "iife", &from, &to)
        })?;
        others.push(release::weight(&fs::read(&to)?));
    }
    let figures = Figures {
        day: machine::today(),
        machine: Machine::this(),
        versions: bundle::versions(context, &SCRIPTS, &OTHERS.each_ref().map(|s| s.package))?,
        ours: release::weight(&ours),
        others,
        load: machine::load(),
    };
    Ok(Part {
        text: text(&figures),
        bars: bars(&figures),
    })
}

fn bars(figures: &Figures) -> Vec<Bar> {
    let bar = |what, got, most| Bar {
        what,
        got,
        wanted: Wanted::Most(most),
    };
    let stripe = figures.others.first().copied().unwrap_or(f64::NAN);
    vec![
        bar("embed.js, bytes", figures.ours, BYTES),
        bar(
            "embed.js, times Stripe's loader",
            figures.ours / stripe,
            STRIPE,
        ),
    ]
}

fn text(figures: &Figures) -> String {
    let loads: Vec<f64> = figures.load.into_iter().collect();
    let row = |name: &str, bytes: f64, does: &str| {
        let times = format!("{:.2}", bytes / figures.ours);
        vec![name.to_owned(), format!("{bytes}"), times, does.to_owned()]
    };
    let does = "an element with a frame that keeps its height, hears its steps, sets colours and \
                language, and shows what stands inside until it is ready";
    let mut rows = vec![row("this project, embed.js", figures.ours, does)];
    for (script, bytes) in OTHERS.iter().zip(&figures.others) {
        rows.push(row(script.package, *bytes, script.does));
    }
    format!(
        "## Embed\n\n\
         {}; {}, {} cores; {}; rounds: 1, since nothing is timed; {}.\n\n\
         What a page has to load to show something of somebody else's: ours as the site serves it, \
         the others as npm has them, bundled and made small by esbuild, all compressed by brotli 11.\n\
         The loaders of Stripe and Intercom only fetch the script that does the work, from their \
         makers' servers, which is not counted; ours fetches none.\n\n{}\n{}",
        figures.day,
        figures.machine.cpu,
        figures.machine.cores,
        figures.versions,
        machine::loads(&loads, figures.machine.cores),
        table(&["", "bytes", "times ours", "what it does"], &rows),
        document::bars(&bars(figures)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(ours: f64) -> Figures {
        Figures {
            day: "2026-11-29".to_owned(),
            machine: Machine::made_up(),
            versions: "giscus 1.6.0".to_owned(),
            ours,
            others: vec![1_500.0, 1_600.0, 8_000.0, 9_000.0],
            load: Some(1.0),
        }
    }

    #[test]
    fn a_script_is_held_against_its_budget_and_stripes_loader() {
        let reached = |ours| {
            let bars = bars(&figures(ours));
            bars.iter().map(Bar::is_reached).collect::<Vec<_>>()
        };
        assert_eq!(reached(1_950.0), [true, true]);
        assert_eq!(reached(2_000.0), [true, false]);
        assert_eq!(reached(2_049.0), [false, false]);
    }

    #[test]
    fn the_text_tells_what_each_does() {
        let text = text(&figures(2_000.0));
        let row = "| giscus | 8000 | 4.00 | an element with a frame";
        assert!(text.contains(row), "{text}");
    }
}
