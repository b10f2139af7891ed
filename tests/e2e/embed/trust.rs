//! Who may say what: a hotline and a ticket only where the site names the page around.

use super::host::{Host, Named};
use crate::page::Page;
use anyhow::{Result, ensure};
use xtask::webdriver::Browser;

crate::given_each! {
    all_in:
        in_chromium_only_who_is_named_is_trusted,
        in_firefox_only_who_is_named_is_trusted;
}

const ONE: &str = "<pos-check id=\"one\" lang=\"en\"></pos-check>";

/// Asks for a number of its own and for the ticket.
const ASK: &str = "const one = document.querySelector('#one');
    one.setConfig({ hotline: '400-123-4567', pack: 'https://evil.example/core.bin' });
    one.getReport().then((report) => { window.report = report; });";

fn opened(browser: &Browser, named: Named) -> Result<(Host, Page<'_>)> {
    let host = Host::new(&format!("{named:?}-{:?}", browser.kind), ONE, named)?;
    let page = host.open(browser)?;
    host.hears(&page, "one", "ready")?;
    page.run(ASK, &[])?;
    // A pack's address is nobody's word.
    host.hears(&page, "one", "error unknown")?;
    Ok((host, page))
}

/// Opens the ticket in the frame.
fn to_the_ticket(host: &Host, page: &Page<'_>) -> Result<()> {
    host.inside(page, "one")?;
    page.click("footer a[href='#/ticket']")?;
    page.wait_for("article.ticket")
}

/// `named` is a stranger; where the site does not check, this fails.
pub(crate) fn a_stranger_has_no_hotline_and_no_ticket(
    browser: &Browser,
    named: Named,
) -> Result<()> {
    let (host, page) = opened(browser, named)?;
    // What was asked for is answered in its order.
    page.run("document.querySelector('#one').go('code/51')", &[])?;
    host.hears(&page, "one", "lookup code.51")?;
    let heard = host.heard(&page, "one")?;
    for what in ["hotline", "report"] {
        let refused = format!("error not-allowed {what}");
        ensure!(heard.contains(&refused), "no {refused:?} in {heard:?}");
    }
    to_the_ticket(&host, &page)?;
    ensure!(page.eval("document.body.innerHTML.includes('400-123-4567')")? == false);
    ensure!(page.eval("!document.querySelector('#hotline, #hands-over')")? == true);
    ensure!(page.eval("Object.hasOwn(navigator, 'share')")? == false);
    ensure!(
        page.has(".support-whose")?,
        "whose site it is always stands there"
    );
    page.top()?;
    ensure!(page.eval("window.report === undefined")? == true);
    Ok(())
}

fn who_is_named_has_a_hotline_and_the_ticket_once_it_is_shared(browser: &Browser) -> Result<()> {
    let (host, page) = opened(browser, Named::Listed)?;
    host.inside(&page, "one")?;
    page.wait_for("#hotline")?;
    ensure!(page.text("document.querySelector('#hotline').href")? == "tel:4001234567");
    ensure!(
        page.has(".support-whose")?,
        "whose site it is always stands there"
    );
    to_the_ticket(&host, &page)?;
    ensure!(page.read("#hands-over")?.contains("http://127.0.0.1:"));
    page.top()?;
    ensure!(
        page.eval("window.report === undefined")? == true,
        "nobody shared it"
    );
    host.inside(&page, "one")?;
    let share = "[...document.querySelectorAll('.ticket .actions button')][1]";
    page.run(&format!("{share}.id = 'share'"), &[])?;
    page.click("#share")?;
    host.hears(&page, "one", "report")?;
    page.wait("window.report?.length > 20")?;
    Ok(())
}

/// Both ends speak with their own other end alone.
fn a_third_origin_is_not_heard(browser: &Browser) -> Result<()> {
    let name = format!("third-{:?}", browser.kind);
    let host = Host::new(&name, ONE, Named::Listed)?;
    let page = host.open(browser)?;
    host.hears(&page, "one", "ready")?;
    // A frame of a third origin says that it is the page, and waits to be answered.
    page.within("document.querySelector('#third')")?;
    page.run(
        "addEventListener('message', () => { window.answered = true; });
         parent.postMessage('poscheck here', '*');",
        &[],
    )?;
    // Somebody who even knows the name of the frame is not the page around it.
    host.inside(&page, "one")?;
    page.run(
        "const { port1, port2 } = new MessageChannel();
         port1.postMessage([['lang', 'zh-CN'], ['hotline', '400-123-4567']]);
         postMessage(name.split(' ').slice(0, 2).join(' '), '*', [port2]);",
        &[],
    )?;
    // What is said after it is done, so it would have been by now.
    page.top()?;
    page.run("document.querySelector('#one').go('code/51')", &[])?;
    host.hears(&page, "one", "lookup code.51")?;
    page.within("document.querySelector('#third')")?;
    ensure!(page.eval("window.answered === undefined")? == true);
    host.inside(&page, "one")?;
    ensure!(page.text("document.documentElement.lang")? == "en");
    ensure!(!page.has("#hotline")?);
    Ok(())
}

/// Each in one browser.
fn all_in(browser: &Browser) -> Result<()> {
    a_stranger_has_no_hotline_and_no_ticket(browser, Named::Stranger)?;
    who_is_named_has_a_hotline_and_the_ticket_once_it_is_shared(browser)?;
    a_third_origin_is_not_heard(browser)
}
