//! Narrow phones: nothing is cut off or scrolls sideways, and a thumb hits every control.

use crate::page::{site, visit};
use anyhow::{Result, bail, ensure};
use serde_json::json;
use xtask::{
    gallery::{LANGUAGES, LETTERS, Show},
    webdriver::Browser,
};

/// Widths of phones in use, in CSS pixels; 320 is also a phone of 640 at twice the size.
const WIDTHS: [u32; 3] = [320, 360, 390];

/// What is wrong with the layout at the width in `arguments[0]`, as lines to read.
const WRONG: &str = "
    const width = arguments[0], wrong = [];
    const called = (e) => `${e.tagName} ${e.className} \"${e.textContent.trim().slice(0, 20)}\"`;
    if (document.documentElement.scrollWidth > width) {
        wrong.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    }
    for (const element of document.querySelectorAll('body *')) {
        const box = element.getBoundingClientRect();
        if (box.width && (box.right > width + 1 || box.left < -1) && !element.closest('svg')) {
            wrong.push(`beyond the edge: ${called(element)}`);
        }
    }
    for (const element of document.querySelectorAll('button, a[href], input, summary, [role=option]')) {
        const box = element.getBoundingClientRect();
        const inText = getComputedStyle(element).display === 'inline';
        if (box.width && !inText && box.height < 43.5) {
            wrong.push(`${Math.round(box.height)} px high: ${called(element)}`);
        }
    }
    // A word is broken where its letters stand on two lines; so is a label of a few characters.
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode, short = node.data.trim().length <= 4 && node.parentElement.closest('button, a');
        for (const word of node.data.matchAll(short ? /\\S+/g : /[A-Za-z]{2,}/g)) {
            // A file's name or a version is longer than a line of large letters.
            const before = node.data.slice(0, word.index).match(/[\\w./-]*$/)[0];
            const after = node.data.slice(word.index).match(/^[\\w./-]*/)[0];
            if ((before + after).length > 14 && before + after !== word[0]) continue;
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
            if (lines.size > 1) wrong.push(`broken: ${word[0]} in ${called(node.parentElement)}`);
        }
    }
    return wrong;";

#[test]
fn every_state_fits_narrow_phones_with_letters_of_both_sizes() -> Result<()> {
    let browser = Browser::chromium()?;
    let show = Show::new(&browser, &site()?.url())?;
    let mut wrong = Vec::new();
    for lang in LANGUAGES {
        show.each(lang, |state| {
            for (letters, width) in LETTERS.iter().flat_map(|l| WIDTHS.map(|width| (l, width))) {
                show.letters(letters)?;
                browser.resize(width, 640)?;
                let lines = browser.run(WRONG, &[width.into()])?;
                let lines: Vec<String> = serde_json::from_value(lines)?;
                wrong.extend(
                    lines
                        .into_iter()
                        .map(|line| format!("{state} {lang} {letters} at {width}: {line}")),
                );
            }
            Ok(())
        })?;
    }
    if wrong.is_empty() {
        return Ok(());
    }
    bail!("{}", wrong.join("\n"))
}

#[test]
fn a_long_text_without_a_space_fits() -> Result<()> {
    let browser = Browser::chromium()?;
    visit(&browser, |page| {
        page.resize(320, 640)?;
        page.tab_to("#shown")?;
        page.type_text(&"W8".repeat(60))?;
        page.wait_for(".search-unknown")?;
        ensure!(page.run(WRONG, &[320.into()])? == json!([]));
        page.click(".support-link")?;
        page.tab_to(".ticket .field input")?;
        page.type_text(&"W8".repeat(60))?;
        page.wait("document.querySelector('.ticket-lines').innerText.includes('W8')")?;
        ensure!(page.run(WRONG, &[320.into()])? == json!([]));
        Ok(())
    })
}

#[test]
fn what_does_not_fit_is_noticed() -> Result<()> {
    let browser = Browser::chromium()?;
    browser.open(
        "data:text/html,<meta name=viewport content='width=device-width'>\
         <button>low</button><p style='width:20px;overflow-wrap:anywhere'>brokenword</p><p style='width:500px;background:red'>wide",
    )?;
    let wrong = browser.run(WRONG, &[390.into()])?.to_string();
    for sign in ["the page is", "beyond the edge", "px high", "broken: "] {
        ensure!(wrong.contains(sign), "`{sign}` is not among {wrong}");
    }
    Ok(())
}
