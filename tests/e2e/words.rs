//! What is typed is understood forgivingly, and what is unknown is called unknown.

use crate::page::Page;
use anyhow::{Result, ensure};

crate::in_both!(
    an_unknown_text_gets_no_meaning,
    full_width_digits_are_digits,
    an_input_method_composes_undisturbed,
    arrows_choose_among_suggestions,
);

fn an_unknown_text_gets_no_meaning(page: &Page<'_>) -> Result<()> {
    for unknown in ["QXJ77", "量子纠缠失败"] {
        page.open_again()?;
        page.tab_to("#shown")?;
        page.type_text(unknown)?;
        page.wait_for(".search-unknown")?;
        ensure!(
            page.read(".search-unknown")?.contains(unknown),
            "it says what is unknown"
        );
        page.press("Enter")?;
        // Two more keys are handled after Enter, so that it had its chance to lead away.
        page.type_text("1")?;
        page.press("Backspace")?;
        page.wait(&format!(
            "document.querySelector('#shown')?.value === {unknown:?}"
        ))?;
        ensure!(
            !page.has("article.code")?,
            "a lookalike's meaning is not taken for it"
        );
    }
    ensure!(
        page.has(".from-scratch")?,
        "the general diagnosis is offered"
    );
    Ok(())
}

fn full_width_digits_are_digits(page: &Page<'_>) -> Result<()> {
    page.enter("　５１ ")?;
    ensure!(page.hash()? == "#/code/51");
    page.open_at("")?;
    page.enter("ｎ１")?;
    ensure!(page.hash()? == "#/code/n1");
    Ok(())
}

fn an_input_method_composes_undisturbed(page: &Page<'_>) -> Result<()> {
    page.tab_to("#shown")?;
    page.run(
        "const field = document.querySelector('#shown');
        const compose = (kind, data) => field.dispatchEvent(new CompositionEvent(kind, { data, bubbles: true }));
        compose('compositionstart', '');
        for (const part of ['d', 'da', 'da k', 'da kai']) {
            compose('compositionupdate', part);
            field.value = part;
            field.dispatchEvent(new InputEvent('input', { data: part, bubbles: true, isComposing: true, inputType: 'insertCompositionText' }));
        }
        const enter = { key: 'Enter', bubbles: true, cancelable: true, isComposing: true };
        field.dispatchEvent(new KeyboardEvent('keydown', enter));",
        &[],
    )?;
    // The Enter that ends a composition chooses characters, not a suggestion.
    page.wait("document.querySelector('#shown')?.value === 'da kai'")?;
    page.run(
        "const field = document.querySelector('#shown');
        const text = '打开密码键盘错误';
        field.value = text;
        field.dispatchEvent(new CompositionEvent('compositionend', { data: text, bubbles: true }));
        field.dispatchEvent(new InputEvent('input', { data: text, bubbles: true, inputType: 'insertText' }));",
        &[],
    )?;
    page.wait("!document.querySelector('.search-unknown') && !!document.querySelector('#shown-list [role=option]')")?;
    page.press("Enter")?;
    page.wait_for("article.code").map(drop)
}

fn arrows_choose_among_suggestions(page: &Page<'_>) -> Result<()> {
    page.tab_to("#shown")?;
    page.type_text("5")?;
    page.wait("document.querySelectorAll('#shown-list [role=option]').length > 2")?;
    page.press("ArrowDown")?;
    page.press("ArrowDown")?;
    // What fits may come in another order meanwhile; what was chosen stays chosen.
    let chosen = "[role=option][aria-selected=true]";
    page.wait_for(chosen)?;
    page.wait("document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.ariaSelected === 'true'")?;
    let title = page.read(&format!("{chosen} > :last-child"))?;
    page.press("Enter")?;
    page.wait_for("article.code")?;
    let got = page.read("h1")?;
    ensure!(got.contains(&title), "{got:?} is not {title:?}");
    Ok(())
}
