//! After a card was checked, no wasm memory holds its number.
//!
//! The programs of the background worker run in the page here, since a test can look into the
//! memories of a page and not into those of its worker. The control is the slips built without
//! wiping (feature `unwiped`), in which the same search finds the number.

use crate::changed::Changed;
use crate::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::{env, fs, path::PathBuf};
use xtask::{site::Server, webdriver::Browser};

/// A published test number.
const NUMBER: &str = "2223003122003222";
/// The halves of one that nobody has: first digits of a bank, then digits as they come, of which
/// the last does not fit. No page and no program has it.
const MADE_UP: [&str; 2] = ["62220283", "51947261"];

/// How often the number, or its last ten digits, stand in all memories: as text, as wide text, as
/// plain values. Beside it, how many bytes were looked at.
const SEARCH: &str = "function (number) {
    const values = [...number].map(Number);
    const forms = (digits) => [
        digits.map((d) => 48 + d),
        digits.flatMap((d) => [48 + d, 0]),
        digits,
        digits.flatMap((d) => [d, 0, 0, 0]),
    ];
    const sought = [values, values.slice(-10)].flatMap(forms);
    let found = 0, bytes = 0;
    for (const memory of this) {
        const all = new Uint8Array(memory.buffer);
        bytes += all.length;
        for (const form of sought) {
            for (let at = all.indexOf(form[0]); at >= 0; at = all.indexOf(form[0], at + 1)) {
                if (form.every((byte, i) => all[at + i] === byte)) found += 1;
            }
        }
    }
    return [found, bytes, this.length];
}";

/// What [`SEARCH`] finds in the page.
fn search(page: &Page<'_>, number: &str) -> Result<(u64, u64, u64)> {
    let of = |answer: &Value, path: &str| -> Result<Value> {
        let found = answer.pointer(path).cloned();
        found.with_context(|| format!("no {path} in {answer}"))
    };
    let asked = json!({ "expression": "WebAssembly.Memory.prototype" });
    let prototype = of(
        &page.devtools("Runtime.evaluate", &asked)?,
        "/result/objectId",
    )?;
    let asked = json!({ "prototypeObjectId": prototype });
    let all = of(
        &page.devtools("Runtime.queryObjects", &asked)?,
        "/objects/objectId",
    )?;
    let call = json!({
        "objectId": all, "functionDeclaration": SEARCH,
        "arguments": [{ "value": number }], "returnByValue": true,
    });
    let answer = page.devtools("Runtime.callFunctionOn", &call)?;
    Ok(serde_json::from_value(of(&answer, "/result/value")?)?)
}

/// Checks a whole number on the board of a site without workers, and looks into the memories;
/// gives how often it is there then, and after the board was left.
fn checked(site: &Changed, number: &str) -> Result<(u64, u64)> {
    site.begins_with("delete globalThis.Worker;")?;
    let (server, browser) = (Server::start(&site.0)?, Browser::chromium()?);
    let page = Page::at(&browser, server.url());
    page.open_at("#/card")?;
    page.click("[data-act=whole]")?;
    page.wait_for("input[data-act^=whole]")?;
    page.click("input[data-act^=whole]")?;
    ensure!(
        search(&page, number)?.0 == 0,
        "it is there before it was typed"
    );
    page.type_text(number)?;
    page.wait_for(".verdict")?;
    let (found, bytes, memories) = search(&page, number)?;
    ensure!(
        memories >= 3,
        "the page's, the desk's and the slips' memory: {memories}"
    );
    ensure!(bytes > 2 << 20, "it looked at {bytes} bytes only");
    page.click(".topbar a")?;
    page.wait_for("#shown")?;
    Ok((found, search(&page, number)?.0))
}

#[test]
fn a_number_that_was_checked_is_in_no_memory() -> Result<()> {
    for number in [NUMBER, &MADE_UP.concat()] {
        let found = checked(&Changed::new("memory")?, number)?;
        ensure!(found == (0, 0), "{number} is found {found:?} times");
    }
    Ok(())
}

#[test]
fn without_wiping_the_number_is_found() -> Result<()> {
    let site = Changed::new("unwiped")?;
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let built = env::var_os("POSCHECK_UNWIPED")
        .map_or_else(|| root.join("target/unwiped.wasm"), PathBuf::from);
    fs::copy(&built, site.asset("slips.", ".wasm")?)
        .with_context(|| built.display().to_string())?;
    let (found, _) = checked(&site, &MADE_UP.concat())?;
    ensure!(found > 0, "the search finds nothing even there");
    Ok(())
}
