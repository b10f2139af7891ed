//! The page in a frame of somebody else's: a host page on another origin, with a policy of its own
//! that allows the script, the frame and nothing more, and Trusted Types.

mod demo;
mod docs;
mod host;
mod trust;

use crate::page::{Page, Stage};
use anyhow::{Result, ensure};
use host::Host;
pub(crate) use host::Named;
pub(crate) use trust::a_stranger_has_no_hotline_and_no_ticket;
use xtask::webdriver::Browser;

crate::given_each! {
    goes_through:
        in_chromium_a_host_page_embeds_themes_diagnoses_and_hears,
        in_firefox_a_host_page_embeds_themes_diagnoses_and_hears;
    works_in_an_opaque_sandbox:
        an_opaque_sandbox_works_in_chromium,
        an_opaque_sandbox_works_in_firefox;
    what_stands_inside_is_shown_on_failure:
        what_stands_inside_is_shown_on_failure_in_chromium,
        what_stands_inside_is_shown_on_failure_in_firefox;
}

/// Two on a page, which has the script twice.
const TWO: &str = "<pos-check id=\"one\" lang=\"en\" scheme=\"light\" accent=\"#c8102e\" \
    font-scale=\"1.2\" tools=\"card receipt\" title=\"Help\"><p id=\"slot\">400-000-0000</p>\
    <script type=\"application/json\">{ \"serial\": \"A1-77\" }</script></pos-check>\
    <pos-check id=\"two\" lang=\"zh-CN\" scheme=\"dark\" step=\"code/98\" colour=\"x\" \
    accent=\"url(x)\"></pos-check>\
    <button id=\"own\" autofocus>own</button>";

/// A colour of the page in the frame.
const GROUND: &str = "getComputedStyle(document.documentElement).getPropertyValue('--ground')";

fn it_is_themed_and_the_focus_stays(host: &Host, page: &Page<'_>) -> Result<()> {
    host.hears(page, "one", "ready")?;
    host.hears(page, "two", "ready")?;
    let shown = "getComputedStyle(document.querySelector('#slot')).visibility === 'visible' && \
        !document.querySelector('#slot').checkVisibility()";
    page.wait(shown)?;
    ensure!(
        page.text("document.activeElement.id")? == "own",
        "the focus was taken"
    );
    let told = "document.querySelector('#one').shadowRoot.querySelector('iframe').title";
    ensure!(page.text(told)? == "Help");
    // It is as high as what it shows, and stays so.
    page.wait("document.querySelector('#one').offsetHeight > 640")?;
    host.hears(page, "two", "error value accent")?;
    host.hears(page, "two", "lookup code.98")?;

    host.inside(page, "two")?;
    page.wait(&format!("{GROUND} === '#131715'"))?;
    ensure!(page.text("document.documentElement.lang")? == "zh-CN");

    host.inside(page, "one")?;
    page.wait("document.documentElement.lang === 'en'")?;
    page.wait(&format!("{GROUND} === '#f6f5f1'"))?;
    let accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')";
    ensure!(page.text(accent)? == "#c8102e", "{}", page.text(accent)?);
    ensure!(page.text("getComputedStyle(document.documentElement).fontSize")? == "19.2px");
    let links = "[...document.querySelectorAll('main a.link')].filter((link) => \
        link.checkVisibility()).map((link) => link.hash).join(' ')";
    let links = page.text(links)?;
    ensure!(
        links.starts_with("#/card #/receipt") && !links.contains("terminal"),
        "{links}"
    );
    Ok(())
}

fn a_card_is_checked(host: &Host, page: &Page<'_>) -> Result<()> {
    host.inside(page, "one")?;
    page.click("a[href='#/card']")?;
    page.click("input[data-act^=digits]")?;
    page.type_text("622202")?;
    page.wait_for(".verdict strong")?;
    page.click(".topbar a[href='#/']")?;
    page.wait_for(".from-scratch")
}

fn a_diagnosis_is_gone_through(host: &Host, page: &Page<'_>) -> Result<()> {
    host.inside(page, "one")?;
    page.click(".from-scratch")?;
    page.wait_for("article.step h1")?;
    for _ in 0..80 {
        let Some(choice) = page.worst()? else { break };
        let here = page.hash()?;
        // The frame may be growing under a pointer just now.
        press(page, choice)?;
        page.leaves(&here)?;
    }
    ensure!(
        page.stage()? == Stage::Ticket,
        "it ends with {:?}",
        page.stage()?
    );
    page.wait("[...document.querySelectorAll('.fields input')].some((e) => e.value === 'A1-77')")?;
    page.run(
        "document.addEventListener('click', (event) => event.preventDefault());
         const link = document.createElement('a');
         link.href = 'tel:1';
         document.body.append(link);
         link.click();
         link.remove();",
        &[],
    )?;
    host.hears(page, "one", "contact")?;
    host.hears(page, "one", "result handed-over")?;
    let heard = host.heard(page, "one")?;
    ensure!(
        heard
            .iter()
            .any(|line| line.starts_with("step 0 question ")),
        "{heard:?}"
    );
    ensure!(
        heard.iter().any(|line| line.contains(" repair ")),
        "{heard:?}"
    );
    for line in &heard {
        ensure!(
            !line.contains("622202") && !line.contains("A1-77"),
            "{line}"
        );
    }
    Ok(())
}

/// Whoever acts on the page around keeps the focus, wherever the frame is told to go.
fn the_focus_stays_with_who_acts(host: &Host, page: &Page<'_>) -> Result<()> {
    page.top()?;
    page.click("#own")?;
    page.run("document.querySelector('#two').go('card')", &[])?;
    host.inside(page, "two")?;
    page.wait_for(".board h1")?;
    page.top()?;
    ensure!(
        page.text("document.activeElement.id")? == "own",
        "the focus was taken"
    );
    Ok(())
}

/// The element goes where it is told, and says so.
fn it_goes_where_it_is_told(host: &Host, page: &Page<'_>) -> Result<()> {
    page.top()?;
    page.run(
        "document.querySelector('#one').go('message/comm-timeout')",
        &[],
    )?;
    host.hears(page, "one", "lookup msg.comm-timeout")?;
    page.run("document.querySelector('#one').go('javascript:1')", &[])?;
    host.hears(page, "one", "error value go")?;
    page.run(
        "document.querySelector('#one').setAttribute('lang', 'zh-CN')",
        &[],
    )?;
    host.inside(page, "one")?;
    page.wait("document.documentElement.lang === 'zh-CN'")?;
    page.top()?;
    page.run("document.querySelector('#one').reset()", &[])?;
    host.inside(page, "one")?;
    page.wait_for(".from-scratch")?;
    host.hears(page, "one", "ready")
}

fn goes_through(browser: &Browser) -> Result<()> {
    let host = Host::new(&format!("two-{:?}", browser.kind), TWO, Named::Stranger)?;
    let page = host.open(browser)?;
    it_is_themed_and_the_focus_stays(&host, &page)?;
    a_card_is_checked(&host, &page)?;
    a_diagnosis_is_gone_through(&host, &page)?;
    the_focus_stays_with_who_acts(&host, &page)?;
    it_goes_where_it_is_told(&host, &page)?;
    is_calm(&page)
}

/// No complaint but of a first screen in the language that is not spoken here.
fn is_calm(page: &Page<'_>) -> Result<()> {
    let lines = page.console()?;
    let told = lines.iter().filter(|line| !line.contains(".first."));
    let told: Vec<&String> = told.collect();
    ensure!(told.is_empty(), "{told:?}");
    Ok(())
}

/// Presses an element that a selector finds, without a pointer.
fn press(page: &Page<'_>, selector: &str) -> Result<()> {
    page.wait_for(selector)?;
    page.run(
        "document.querySelector(arguments[0]).click()",
        &[selector.into()],
    )
    .map(drop)
}

/// A sandbox without an origin: nothing is kept, no worker starts, and it works.
fn works_in_an_opaque_sandbox(browser: &Browser) -> Result<()> {
    let body = "<pos-check id=\"one\" lang=\"en\" sandbox=\"allow-scripts\"></pos-check>";
    let host = Host::new(&format!("opaque-{:?}", browser.kind), body, Named::Stranger)?;
    let page = host.open(browser)?;
    host.hears(&page, "one", "ready")?;
    host.inside(&page, "one")?;
    let kept = "(() => { try { return !!localStorage; } catch { return false; } })()";
    ensure!(page.eval(kept)? == false, "the sandbox has an origin");
    // Drivers miss what they click at in such a frame.
    page.run(
        "const field = document.querySelector('#shown');
         field.value = '51';
         field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[],
    )?;
    press(&page, "#shown-list [role=option]")?;
    press(&page, "article.code button[data-kind=main]")?;
    page.wait_for("article.step h1")?;
    host.hears(&page, "one", "lookup code.51")?;
    page.wait("window.heard.one.some((line) => line.startsWith('step 1 '))")
        .map(drop)
}

/// What stands inside the element is shown where the page never comes, and where nothing is named
/// that could.
fn what_stands_inside_is_shown_on_failure(browser: &Browser) -> Result<()> {
    let body = "<pos-check id=\"none\" src=\"javascript:1\"><p>400-1</p></pos-check>\
        <pos-check id=\"gone\" src=\"third.html\"><p>400-2</p></pos-check>";
    let host = Host::new(&format!("gone-{:?}", browser.kind), body, Named::Stranger)?;
    let page = host.open(browser)?;
    page.run(
        "window.setTimeout = new Proxy(setTimeout, {
           apply: (real, self, [call]) => real(call, 0),
         });
         for (const old of document.querySelectorAll('pos-check')) old.replaceWith(old.cloneNode(true));",
        &[],
    )?;
    host.hears(&page, "none", "error value src")?;
    host.hears(&page, "gone", "error late")?;
    let seen = "[...document.querySelectorAll('pos-check p')].every((p) => p.checkVisibility())";
    ensure!(page.eval(seen)? == true);
    Ok(())
}
