//! Nothing typed leaves the page: canaries go into every field, and are looked for everywhere.
//!
//! The control: pages that leak on purpose, each in one way, are all caught by the same search.

mod search;
mod wire;

use crate::page::{Page, dist};
use anyhow::{Context, Result, ensure};
use search::{AMOUNT, Found, NAME, NUMBERS, search};
use serde_json::json;
use std::path::Path;
use wire::{Wire, paths};
use xtask::{
    site::Server,
    webdriver::{Browser, Kind, Look, Setting, until},
};

/// Notes what is posted to workers, before any script of the page runs: what the page's own
/// worker is to look up apart, for that is what was typed, and may hold words but no number; and
/// of what is typed on a board only that it was, for the worker alone looks at it.
const NOTE_POSTED: &str = "
    window.posted = [];
    window.lookedUp = [];
    window.acted = 0;
    const short = (key, value) => value instanceof Uint8Array ? value.length : value;
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, ...rest) {
        if (message.acted) acted += 1;
        else (message.find ? lookedUp : posted).push(JSON.stringify(message, short));
        return postMessage.call(this, message, ...rest);
    };";

/// Chromium that reaches nothing but this machine and notes all it sends.
fn watched() -> Result<Browser> {
    let mut setting = Setting::new(Kind::Chromium)
        .argue("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
    setting.traffic = true;
    let browser = Browser::start(&setting)?;
    let note = json!({ "source": NOTE_POSTED });
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &note)?;
    Ok(browser)
}

/// Everything that is typed, for one field.
fn all_canaries() -> String {
    format!(
        "{} {} {NAME} {AMOUNT}",
        NUMBERS.join(" "),
        "4111 1111 1111 1111"
    )
}

/// Types all canaries into every field of what is shown.
fn type_everywhere(page: &Page<'_>) -> Result<usize> {
    let n = page.eval("document.querySelectorAll('input, textarea, [contenteditable]').length")?;
    let n = n.as_u64().unwrap_or(0);
    for at in 0..n {
        let focus = "const field = document.querySelectorAll('input, textarea, [contenteditable]')[arguments[0]];
            field.focus(); field.value = '';";
        page.run(focus, &[json!(at)])?;
        page.type_text(&all_canaries())?;
    }
    Ok(usize::try_from(n)?)
}

#[test]
fn nothing_typed_leaves_the_page() -> Result<()> {
    let server = Server::start(&dist())?;
    let wire = Wire::tap(&server.url())?;
    let browser = watched()?;
    let page = Page::at(&browser, wire.url.clone());
    page.open_at("")?;
    // What is loaded before anything was typed holds no canary; all later requests count.
    let before = paths(&wire.take())?;
    ensure!(before.len() > 3, "the tap sees what is loaded: {before:?}");
    let mut fields = type_everywhere(&page)?;
    page.wait_for(".search-out")?;
    page.press("Enter")?;
    for number in NUMBERS {
        page.press("Escape")?;
        page.type_text(number)?;
        page.press("ArrowDown")?;
        page.press("Escape")?;
    }
    use_every_feature(&page, &mut fields)?;
    ensure!(fields > 4, "the ticket has fields: {fields} in all");
    let sent = wire.take();
    let declared = crate::page::declared()?;
    for path in paths(&sent)? {
        let name = match path.trim_start_matches('/') {
            // The page itself is kept too.
            "" => "./",
            name => name,
        };
        ensure!(
            declared.contains(&format!("\"{name}\"")),
            "it asks for {path}"
        );
    }
    ensure!(search::canaries_in(&sent).is_empty(), "it sends {sent}");
    let posted = page.eval("posted.length")?;
    ensure!(
        posted.as_u64() > Some(2),
        "the worker was asked for its thoughts: {posted} messages"
    );
    let asked = page.eval("lookedUp.length")?;
    ensure!(asked.as_u64() > Some(20), "it looked things up: {asked}");
    let acted = page.eval("acted")?;
    ensure!(acted.as_u64() > Some(40), "cards were looked at: {acted}");
    let found = search(&page, &wire)?;
    ensure!(found.is_empty(), "{found:?}");
    // Loaded again, the page brings nothing back that was typed.
    page.open_again()?;
    let found = search(&page, &wire)?;
    ensure!(found.is_empty(), "{found:?}");
    Ok(())
}

/// Everything that can be typed on the boards of a card and of a slip.
fn look_at_cards(page: &Page<'_>, fields: &mut usize) -> Result<()> {
    page.run("location.hash = '#/card'", &[])?;
    page.wait_for("input[data-act^=digits]")?;
    let mut type_all = |page: &Page<'_>| -> Result<()> {
        *fields += type_everywhere(page)?;
        for number in NUMBERS {
            page.run("document.querySelector('.board input').value = ''", &[])?;
            page.type_text(number)?;
        }
        page.wait(
            "[...document.querySelectorAll('.verdict, .typed-said')].some((e) => e.innerText)",
        )
        .map(drop)
    };
    type_all(page)?;
    page.click("[data-act=whole]")?;
    page.wait_for("input[data-act^=whole]")?;
    type_all(page)?;
    for side in ["date", "name"] {
        page.click(&format!("[data-act=side][value={side}]"))?;
        page.wait_for(&format!("input[data-act^={side}]"))?;
        type_all(page)?;
    }
    page.run("location.hash = '#/receipt'", &[])?;
    page.wait_for("textarea[data-act]")?;
    *fields += type_everywhere(page)?;
    page.wait_for(".verdict")?;
    page.run("location.hash = '#/'", &[])?;
    page.wait_for("#shown")
}

/// A diagnosis with all that can be done in it, ending on the ticket.
fn use_every_feature(page: &Page<'_>, fields: &mut usize) -> Result<()> {
    look_at_cards(page, fields)?;
    page.run("window.print = () => {}", &[])?;
    page.enter("打开密码键盘错误")?;
    page.begin()?;
    for _ in 0..3 {
        *fields += type_everywhere(page)?;
        page.pass()?;
    }
    page.back()?;
    page.wait_for("article.step")?;
    page.forward()?;
    page.click(".topbar [data-side=end]")?;
    page.wait("document.documentElement.lang === 'en'")?;
    if page.has(".path-item a.link")? {
        page.click(".path-item a.link")?;
        page.wait("location.hash.startsWith('#/change/')")?;
        page.click(".step-foot a.link")?;
        page.wait("location.hash.startsWith('#/step/')")?;
    }
    page.click(".support-link")?;
    page.wait_for("article.ticket")?;
    *fields += type_everywhere(page)?;
    for at in 1..=page.read_all(".ticket .actions button")?.len() {
        page.click(&format!(".ticket .actions button:nth-of-type({at})"))?;
    }
    page.wait("[...document.querySelectorAll('.ticket > .status')].some((e) => e.innerText)")?;
    page.click(".topbar [data-side=end]")?;
    page.wait("document.documentElement.lang === 'zh-CN'")
        .map(drop)
}

/// Ways to leak, with the place where each one must be found.
const WAYS: [(&str, &str); 23] = [
    ("request", "wire"),
    ("encoded", "wire"),
    ("spaced", "wire"),
    ("middle", "wire"),
    ("last", "wire"),
    ("header", "wire"),
    ("body", "wire"),
    ("beacon", "wire"),
    ("elsewhere", "traffic"),
    ("socket", "traffic"),
    ("console", "console"),
    ("hash", "address"),
    ("state", "history"),
    ("title", "title"),
    ("local", "local"),
    ("session", "session"),
    ("database", "database"),
    ("caches", "caches"),
    ("files", "files"),
    ("name", "name"),
    ("cookie", "cookie"),
    ("worker", "posted"),
    ("question", "looked up"),
];

#[test]
fn every_leak_is_caught() -> Result<()> {
    let leaky = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/e2e/leaky");
    let server = Server::start(&leaky)?;
    let wire = Wire::tap(&server.url())?;
    let browser = watched()?;
    let page = Page::at(&browser, wire.url.clone());
    browser.open(&page.url)?;
    page.wait("document.documentElement.dataset.ready")?;
    let ways: Vec<String> = serde_json::from_value(page.eval("Object.keys(window.ways)")?)?;
    ensure!(
        ways == WAYS.map(|(way, _)| way),
        "every way of the page is tried: {ways:?}"
    );
    ensure!(
        search(&page, &wire)?.is_empty(),
        "nothing is found before anything leaks"
    );
    for (way, place) in WAYS {
        leaks(&page, &wire, way, place).with_context(|| format!("the leak `{way}`"))?;
    }
    Ok(())
}

/// Lets the page leak in one way, and waits until that is found in its place.
fn leaks(page: &Page<'_>, wire: &Wire, way: &str, place: &str) -> Result<()> {
    page.eval(&format!("window.leak({})", json!([way, NUMBERS[1]])))?;
    let wanted = Found {
        place: place.to_owned(),
        canary: NUMBERS[1].to_owned(),
    };
    // A browser writes its logs, and sends what nobody waits for, in its own time.
    until(|| {
        let found = search(page, wire)?;
        let caught = found.contains(&wanted);
        Ok(if caught {
            Look::Ready(())
        } else {
            Look::NotYet(format!("{found:?}"))
        })
    })?;
    page.eval("window.clean()")?;
    search(page, wire).map(drop)
}
