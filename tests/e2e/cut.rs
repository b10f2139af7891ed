//! A line that breaks off in the middle of the program: it is asked for again, with pauses, and
//! where that is in vain the page says why and leads to the guide.

use crate::{
    differences::tries,
    page::{Page, dist},
};
use anyhow::{Result, ensure};
use xtask::{
    site::Server,
    webdriver::{Browser, Kind, Setting},
};

/// The program breaks off after so many quarters, as often as told.
fn opened(kind: Kind, quarters: usize, times: usize) -> Result<(Browser, Server)> {
    let browser = Browser::start(&Setting::new(kind))?;
    let server = Server::cut(&dist(), ".wasm", quarters, times)?;
    browser.open(&server.url())?;
    Ok((browser, server))
}

fn a_program_that_breaks_off_is_asked_for_again(kind: Kind) -> Result<()> {
    for quarters in 0..4 {
        let (browser, server) = opened(kind, quarters, 1)?;
        let page = Page::at(&browser, server.url());
        page.runs()?;
        page.enter("51")?;
        page.begin()?;
    }
    Ok(())
}

fn one_that_always_breaks_off_leads_to_the_guide(kind: Kind) -> Result<()> {
    let (browser, server) = opened(kind, 2, usize::MAX)?;
    // Firefox cannot tell a part from a damaged whole.
    let shown = "['network', 'bug'].some((reason) =>
        document.querySelector(`#failed [data-reason=${reason}]`).checkVisibility())";
    browser.wait(shown)?;
    let asked = server.asked();
    let asked = asked.iter().filter(|path| path.contains("/app."));
    let asked = asked.filter(|path| path.ends_with(".wasm")).count();
    ensure!(asked == tries(kind), "it was asked for {asked} times");
    let links = "document.querySelectorAll('#failed a[href^=guide]').length";
    ensure!(browser.eval(links)? == 2, "there is no way to the guide");
    Ok(())
}

crate::in_each!(
    a_program_that_breaks_off_is_asked_for_again,
    one_that_always_breaks_off_leads_to_the_guide,
);
