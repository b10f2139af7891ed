//! Controls of two promises: a service worker that checks no sums keeps the poison, and a frame
//! that does not say whose word it is trusts anybody. The same looks at the site as it is find
//! neither.

use crate::changed::Changed;
use crate::embed::{Named, a_stranger_has_no_hotline_and_no_ticket};
use crate::page::Page;
use anyhow::{Result, ensure};
use std::fs;
use xtask::{
    site::Server,
    webdriver::{Browser, Kind, Look, Setting, until},
};

/// What stands in place of a file, as a network sends that wants a log-in first.
const POISON: &str = "<p>log in";

/// Whether a log-in page in place of a piece of the knowledge gets into the store, where the
/// service worker is this.
fn is_poisoned(kind: Kind, name: &str, keeper: impl Fn(&str) -> String) -> Result<bool> {
    let site = Changed::new(&format!("{name}-{kind:?}"))?;
    fs::write(site.asset("zh-CN.names.", ".bin")?, POISON)?;
    site.edit("sw.js", keeper)?;
    let (server, browser) = (
        Server::start(&site.0)?,
        Browser::start(&Setting::new(kind))?,
    );
    let page = Page::at(&browser, server.url());
    page.open(&page.url)?;
    // It is over once the version is in use, or was given up after the poison came to it too.
    let state = "navigator.serviceWorker.getRegistration().then((it) =>
        it ? it.active?.state ?? 'on its way' : 'none')";
    until(|| {
        let state = page.text(state)?;
        let asked = server.asked();
        let asked = asked.iter().filter(|path| path.contains("zh-CN.names."));
        let given_up = state == "none" && asked.count() > 1;
        Ok(match given_up || state == "activated" {
            true => Look::Ready(()),
            false => Look::NotYet(state),
        })
    })?;
    let kept = "(async () => {
        const texts = [];
        for (const name of await caches.keys()) {
            const store = await caches.open(name);
            for (const file of await store.keys()) {
                if (file.url.includes('zh-CN.names.')) texts.push(await (await store.match(file)).text());
            }
        }
        return texts;
    })()";
    let texts: Vec<String> = serde_json::from_value(page.eval(kept)?)?;
    Ok(texts.iter().any(|text| text == POISON))
}

fn a_keeper_that_checks_nothing_keeps_the_poison(kind: Kind) -> Result<()> {
    ensure!(
        !is_poisoned(kind, "checks", str::to_owned)?,
        "the site as it is takes a log-in page for a piece of the knowledge"
    );
    let without = |worker: &str| {
        assert!(worker.contains("{ integrity, cache }"), "the check moved");
        worker.replace("{ integrity, cache }", "{ cache }")
    };
    ensure!(
        is_poisoned(kind, "checks-nothing", without)?,
        "the look finds no poison even there"
    );
    Ok(())
}

fn an_unchecked_origin_is_noticed(browser: &Browser) -> Result<()> {
    a_stranger_has_no_hotline_and_no_ticket(browser, Named::Stranger)?;
    let told = a_stranger_has_no_hotline_and_no_ticket(browser, Named::Unchecked);
    ensure!(told.is_err(), "the look finds nothing even there");
    Ok(())
}

crate::in_each!(a_keeper_that_checks_nothing_keeps_the_poison);

crate::given_each! {
    an_unchecked_origin_is_noticed:
        in_chromium_an_origin_that_is_not_checked_is_noticed,
        in_firefox_an_origin_that_is_not_checked_is_noticed;
}
