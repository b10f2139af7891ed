//! What a regular user finds as it was left: large letters, what was looked up, steps read aloud;
//! and the sheet that is shown to a customer.

use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;

crate::in_both!(
    letters_stay_large_and_are_so_before_the_program,
    what_was_looked_up_is_offered_again,
    the_sheet_for_the_customer_opens_and_closes,
    steps_are_read_by_a_voice_of_the_device_alone,
    the_model_is_remembered_where_that_is_wished,
);

/// How high a letter of the page's main text is.
const LETTERS: &str = "parseFloat(getComputedStyle(document.body).fontSize)";

fn letters_stay_large_and_are_so_before_the_program(page: &Page<'_>) -> Result<()> {
    ensure!(page.eval(LETTERS)? == json!(18));
    page.click(".topbar-button[data-side=middle]")?;
    page.wait(&format!("{LETTERS} === 30"))?;
    page.reload()?;
    // The start script sets them, whether or not the program has come.
    page.wait(&format!("{LETTERS} === 30"))?;
    page.wait(
        "document.querySelector('.topbar-button[data-side=middle]')?.textContent !== '大字'",
    )?;
    page.click(".topbar-button[data-side=middle]")?;
    page.wait(&format!("{LETTERS} === 18"))?;
    let kept = page.eval("localStorage.getItem('poscheck.habits')")?;
    ensure!(kept == json!(null), "{kept} is kept of nothing");
    Ok(())
}

fn what_was_looked_up_is_offered_again(page: &Page<'_>) -> Result<()> {
    for place in ["#/code/51", "#/code/98", "#/code/51"] {
        page.open_at(place)?;
        page.wait_for("article.code")?;
    }
    page.open_at("#/")?;
    page.wait("document.querySelector('.lately-entries')?.textContent === '5198'")?;
    page.reload()?;
    page.wait("document.querySelector('.lately-entries')?.textContent === '5198'")?;
    page.click(".lately .link")?;
    page.wait("!document.querySelector('.lately')")?;
    page.wait("localStorage.getItem('poscheck.habits') === null")?;
    Ok(())
}

fn the_sheet_for_the_customer_opens_and_closes(page: &Page<'_>) -> Result<()> {
    page.open_at("#/code/51")?;
    page.wait_for(".say-open")?;
    let open = "document.querySelector('.sheet').matches(':popover-open')";
    page.click(".say-open")?;
    page.wait(open)?;
    // Where the browser knows words, none is torn at the end of a line.
    let raw = "document.querySelector('.sheet-text').textContent";
    page.wait(&format!("!Intl.Segmenter || {raw}.includes('\\u2060')"))?;
    let shown = &format!("{raw}.replaceAll('\\u2060', '')");
    let own = page.text(shown)?;
    // In the other language it is the same sheet, still open.
    page.click(".sheet .button[lang]")?;
    page.wait(&format!("{shown} !== {}", json!(own)))?;
    ensure!(page.eval(open)? == json!(true));
    page.click(".sheet .button")?;
    page.wait(&format!("!{open}"))?;
    page.wait("document.activeElement.matches('.say-open')")?;
    // The page itself goes on in the language of whoever serves.
    page.wait(&format!("{shown} === {}", json!(own)))?;
    page.click(".say-open")?;
    page.wait(open)?;
    page.press("Escape")?;
    page.wait(&format!("!{open}"))?;
    ensure!(page.eval("location.hash")? == json!("#/code/51"));
    // Nor does it stay in the customer's where one goes elsewhere from the open sheet.
    let lang = page.text("document.documentElement.lang")?;
    page.click(".say-open")?;
    page.click(".sheet .button[lang]")?;
    page.wait(&format!(
        "document.documentElement.lang !== {}",
        json!(lang)
    ))?;
    page.open_at("#/")?;
    page.wait_for(".from-scratch")?;
    page.wait(&format!(
        "document.documentElement.lang === {}",
        json!(lang)
    ))?;
    Ok(())
}

/// Puts a voice in place of the browser's own, and what it is told into `said`.
const VOICE: &str = "
    self.said = [];
    self.SpeechSynthesisUtterance = function (text) { this.text = text; };
    const voice = { lang: document.documentElement.lang, localService: arguments[0] };
    Object.defineProperty(self, 'speechSynthesis', { configurable: true, value: {
        getVoices: () => [voice], cancel() { said.push(''); }, speak(one) { said.push(one.text); },
    }});";

fn steps_are_read_by_a_voice_of_the_device_alone(page: &Page<'_>) -> Result<()> {
    page.run(VOICE, &[false.into()])?;
    page.click(".from-scratch")?;
    page.wait_for(".answers .answer")?;
    ensure!(page.eval("!document.querySelector('.aloud')")? == json!(true));
    page.run(VOICE, &[true.into()])?;
    page.click(".answers .answer")?;
    page.wait_for(".aloud[aria-pressed=false]")?;
    page.click(".aloud")?;
    let reads = "said.at(-1)?.startsWith(document.querySelector('h1').textContent)";
    page.wait(reads)?;
    // The next step is read as soon as it is there, and nothing once the diagnosis is left.
    page.click(".answers .answer")?;
    page.wait(reads)?;
    page.click(".topbar a")?;
    page.wait("said.at(-1) === '' && said.length > 4")?;
    Ok(())
}

fn the_model_is_remembered_where_that_is_wished(page: &Page<'_>) -> Result<()> {
    page.enter("51")?;
    page.begin()?;
    page.click(".support-link")?;
    page.tab_to(".field input")?;
    page.type_text("A920 4111111111111111")?;
    page.click(".ticket > .choice-option")?;
    let habits = "localStorage.getItem('poscheck.habits')";
    page.wait(&format!("{habits}.includes('model A920 41\\n')"))?;
    page.reload()?;
    page.wait("document.querySelector('.field input')?.value === 'A920 41'")?;
    page.click(".ticket > .choice-option")?;
    page.wait(&format!("!{habits}.includes('model')"))?;
    Ok(())
}
