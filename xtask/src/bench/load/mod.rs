//! Area `load`: how soon pages paint and work on a phone on a bad line, and what they fetch for it,
//! beside pages with Adyen's Drop-in, SurveyJS, Typebot and zxcvbn; and a repeat visit offline.
//!
//! In: the release site, and the libraries as npm has them, in the pages of `tests/bench/load`,
//! bundled as a shop's page would. Out: figures, in words by [`words`]. Every load is the first of
//! a browser started for it; all pages take turns in a round. A picture of each page once it
//! works lies in the build output.

mod pages;
mod traffic;
mod words;

use super::{
    Context, Part, bundle, machine,
    machine::Machine,
    page::{self, ask, version},
    peers::Peer,
    phone, release,
};
use crate::{progress, site::Server, webdriver::Browser};
use anyhow::{Context as _, Result};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use pages::{On, PAGES, Page};
use std::{fs, path::Path};

/// The libraries, and the program that bundles them.
pub(super) const PAGES_OF_OTHERS: Peer = Peer { name: "load" };

/// The scripts that are bundled: each makes the styles that it imports too.
const SCRIPTS: [&str; 4] = ["adyen", "survey", "typebot", "zxcvbn"];
const PACKAGES: [&str; 5] = [
    "@adyen/adyen-web",
    "survey-core",
    "survey-js-ui",
    "@typebot.io/js",
    "zxcvbn",
];

/// A load.
#[derive(Debug, Clone, Copy, Default)]
struct Load {
    /// Milliseconds until anything of it was painted.
    paint: f64,
    /// Milliseconds until its first control worked.
    ready: f64,
    /// Bytes that came until then.
    bytes: f64,
}

/// One round: a load of each page, and repeat visits offline.
#[derive(Debug, Clone, Default)]
struct Round {
    loads: Vec<Load>,
    /// Milliseconds until it worked: as fast as the machine is, and slowed.
    offline: [f64; 2],
    load: Option<f64>,
}

/// Everything that the document tells.
#[derive(Debug, Clone)]
struct Figures {
    day: String,
    machine: Machine,
    browser: String,
    versions: String,
    rounds: Vec<Round>,
}

/// Times everything.
pub(super) fn run(context: &Context<'_>) -> Result<Part> {
    let site = context.site()?;
    let ours = Server::start(&site)?;
    let folder = progress::timed("pages of others", || others(context, &ours.url()))?;
    let others = Server::start(&folder)?;
    let pictures = context.place.target.join("bench/pictures");
    fs::create_dir_all(&pictures)?;
    let mut figures = Figures {
        day: machine::today(),
        machine: Machine::this(),
        browser: version(&Browser::start(&phone::alone())?)?,
        versions: bundle::versions(context, &PAGES_OF_OTHERS, &PACKAGES)?,
        rounds: Vec::new(),
    };
    for number in 1..=context.rounds {
        let label = format!("round {number} of {}", context.rounds);
        let round = progress::timed(&label, || {
            let mut round = Round::default();
            for (at, page) in PAGES.iter().enumerate() {
                let server = if page.on == On::Site { &ours } else { &others };
                let address = format!("{}{}", server.url(), page.path);
                let picture = pictures.join(format!("load-{at}.png"));
                let load = first_load(&others.url(), &address, page, &picture);
                round.loads.push(load.with_context(|| page.name)?);
            }
            round.offline = offline(&site)?;
            round.load = machine::load();
            Ok(round)
        })?;
        figures.rounds.push(round);
    }
    Ok(Part {
        text: words::text(&figures),
        bars: words::bars(&figures),
    })
}

/// What runs before the first screen and says when it works.
pub(super) fn first_screen() -> String {
    PAGES[0].probe()
}

/// Makes the pages of others; one of them shows the site at `ours`.
fn others(context: &Context<'_>, ours: &str) -> Result<std::path::PathBuf> {
    let out = context.place.target.join("bench/load");
    // A file that lies compressed there would be taken for the new one's.
    let _ = fs::remove_dir_all(&out);
    page::pages(context.place, "load", &out)?;
    let sources = PAGES_OF_OTHERS.folder(context.place).join("page");
    for script in SCRIPTS {
        let script = format!("{script}.js");
        let to = out.join(&script);
        bundle::bundle(
            context,
            &PAGES_OF_OTHERS,
            "esm",
            &sources.join(&script),
            &to,
        )?;
    }
    let host = out.join("host.html");
    let text = fs::read_to_string(&host)?;
    fs::write(&host, text.replace("https://check.example/", ours))?;
    release::pack(&out)?;
    Ok(out)
}

/// Loads a page in a browser that knows nothing of it; `warm` is an address to start up with.
fn first_load(warm: &str, address: &str, page: &Page, picture: &Path) -> Result<Load> {
    let browser = Browser::start(&phone::alone())?;
    browser.open(warm)?;
    phone::slow_line(&browser)?;
    phone::slow(&browser, phone::SLOWER)?;
    phone::before_each_page(&browser, &page.probe())?;
    // What was noted so far is of no interest.
    browser.traffic()?;
    browser.open(address)?;
    if let Some(frame) = page.frame {
        browser.within(frame)?;
    }
    let ready: f64 = ask(&browser, "probe.ready")?;
    browser.top()?;
    let begin: f64 = ask(&browser, "probe.begin")?;
    let paint: f64 = ask(&browser, "probe.paint")?;
    let notes = browser.traffic()?;
    fs::write(picture, BASE64_STANDARD.decode(browser.screenshot()?)?)?;
    Ok(Load {
        paint: paint - begin,
        ready: ready - begin,
        bytes: traffic::bytes_until(&notes, ready),
    })
}

/// Visits the site, stops the server, and visits it again: as fast as the machine is, and slowed.
fn offline(site: &Path) -> Result<[f64; 2]> {
    let browser = Browser::start(&phone::alone())?;
    let server = Server::start(site)?;
    let address = server.url();
    browser.open(&address)?;
    browser.wait("navigator.serviceWorker.controller?.state === 'activated'")?;
    drop(server);
    phone::before_each_page(&browser, &PAGES[0].probe())?;
    let mut took = [0.0; 2];
    for (took, rate) in took.iter_mut().zip([1, phone::SLOWER]) {
        browser.open("about:blank")?;
        phone::slow(&browser, rate)?;
        browser.open(&address)?;
        let ready: f64 = ask(&browser, "probe.ready")?;
        *took = ready - ask::<f64>(&browser, "probe.begin")?;
    }
    Ok(took)
}
