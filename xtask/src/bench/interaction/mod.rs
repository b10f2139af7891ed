//! Area `interaction`: how soon every tap of a scripted diagnosis is answered on a slow phone.
//!
//! In: the release site. Out: the interaction to next paint of each tap, as the browser itself
//! measures it, and tasks that held the page up after its first control worked; in words by
//! [`words`]. Nothing stands beside it: no peer has a diagnosis.

mod finger;
mod walk;
mod words;

use super::{Context, Part, load, machine, machine::Machine, page::version, phone};
use crate::{progress, site::Server, webdriver::Browser};
use anyhow::{Result, bail};
use finger::ask;
use serde::Deserialize;

/// The browser tells of no event that took less, in milliseconds.
const LEAST: f64 = 16.0;

/// A tap.
#[derive(Debug, Clone, PartialEq)]
struct Tap {
    name: &'static str,
    /// Milliseconds until what it changed was painted.
    took: f64,
}

/// What the page says of some time.
#[derive(Debug, Default, Deserialize)]
struct Told {
    count: u32,
    longest: f64,
    /// (when it began since the page was opened, how long it took), in milliseconds.
    tasks: Vec<(f64, f64)>,
}

/// One round.
#[derive(Debug, Clone, Default)]
struct Round {
    taps: Vec<Tap>,
    /// Milliseconds of each task over 50 that began after the first control worked.
    tasks: Vec<f64>,
    load: Option<f64>,
}

/// Everything that the document tells.
#[derive(Debug, Clone)]
struct Figures {
    day: String,
    machine: Machine,
    browser: String,
    rounds: Vec<Round>,
}

/// Times everything.
pub(super) fn run(context: &Context<'_>) -> Result<Part> {
    let server = Server::start(&context.site()?)?;
    let mut figures = Figures {
        day: machine::today(),
        machine: Machine::this(),
        browser: version(&Browser::start(&phone::alone())?)?,
        rounds: Vec::new(),
    };
    for number in 1..=context.rounds {
        let label = format!("round {number} of {}", context.rounds);
        let round = progress::timed(&label, || tapped(&server.url()))?;
        figures.rounds.push(round);
    }
    Ok(Part {
        text: words::text(&figures),
        bars: words::bars(&figures),
    })
}

/// One round, in a browser that knows nothing of the page.
fn tapped(address: &str) -> Result<Round> {
    let browser = Browser::start(&phone::alone())?;
    phone::slow(&browser, phone::SLOWER)?;
    phone::before_each_page(&browser, &load::first_screen())?;
    phone::before_each_page(&browser, include_str!("taps.js"))?;
    browser.open(address)?;
    let ready: f64 = ask(&browser, "probe.ready")?;
    let ready = ready - ask::<f64>(&browser, "probe.begin")?;
    let mut round = Round::default();
    let mut take = |name| {
        let told: Told = ask(&browser, "taps.take()")?;
        let later = told.tasks.iter().filter(|(begin, _)| *begin >= ready);
        round.tasks.extend(later.map(|(_, took)| took));
        if told.count != 1 {
            bail!("the browser counts {} interactions at `{name}`", told.count);
        }
        round.taps.push(Tap {
            name,
            took: told.longest.max(LEAST),
        });
        Ok(())
    };
    walk::walk(&browser, &mut take)?;
    round.load = machine::load();
    Ok(round)
}
