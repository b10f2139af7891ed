//! The desk's program stops, at a bug or for want of memory: that is said, another one takes over,
//! and the diagnosis is where it was.

use crate::changed::Changed;
use crate::page::Page;
use anyhow::{Result, ensure};
use xtask::webdriver::Kind;

/// Stops the program, for good, at the first of these signs that is typed.
const SIGN: char = '☠';

/// How often another one takes over.
const MOST: usize = 3;

/// What is put at the end of the desk's script: one that stops never answers again. Each desk has
/// a module of its own, so the next one is not dead.
const STOPS: &str = "
    let isDead = false;
    const stops = (name, at) => {
        const work = Desk.prototype[name];
        Desk.prototype[name] = function (...given) {
            if (at(...given)) isDead = true;
            if (isDead) throw new WebAssembly.RuntimeError('unreachable');
            return work.apply(this, given);
        };
    };
    stops('press', (c) => c === 0x2620);
    stops('find', (tongue, text) => text.includes('☠'));
    stops('open', () => false);
    stops('think', () => false);
    stops('act', () => false);";

/// The same by taking all the memory that there is, so that the program's own next wish fails.
const STARVES: &str = "
    const press = Desk.prototype.press;
    Desk.prototype.press = function (c) {
        if (c === 0x2620) {
            for (let pages = 4096; pages >= 1; pages /= 2) {
                try { for (;;) wasm.memory.grow(pages); } catch { }
            }
            for (let text = 'x'; ; text += text) this.find(0, text);
        }
        return press.call(this, c);
    };";

/// A site whose desk's script has something more at its end.
fn site(name: &str, more: &str, workers: bool) -> Result<Changed> {
    let site = Changed::new(name)?;
    site.edit(site.asset("desk.", ".js")?, |code| {
        format!("{code}\n{more}")
    })?;
    if !workers {
        site.begins_with("delete globalThis.Worker;")?;
    }
    Ok(site)
}

/// Stops it on a board; the board says so, can be opened again, and works.
fn a_board_comes_back(page: &Page<'_>) -> Result<()> {
    page.run("location.hash = '#/software'", &[])?;
    page.wait_for(".board input[data-act]")?;
    page.click(".board input[data-act]")?;
    page.type_text(&SIGN.to_string())?;
    page.wait_for("section.waiting button")?;
    page.click("section.waiting button")?;
    page.wait_for(".board input[data-act]")?;
    page.click(".board input[data-act]")?;
    page.type_text("V1.2")?;
    page.wait("[...document.querySelectorAll('.verdict, .typed-said')].some((e) => e.innerText)")
        .map(drop)
}

fn it_goes_on(site: &Changed, kind: Kind) -> Result<()> {
    site.visit(kind, |page| {
        page.enter("51")?;
        page.begin()?;
        page.pass()?;
        let (here, step) = (page.hash()?, page.read("h1")?);
        a_board_comes_back(page)?;
        page.run(&format!("location.hash = {here:?}"), &[])?;
        page.wait_for("article.step")?;
        ensure!(page.read("h1")? == step, "the step is another one");
        page.pass()?;
        ensure!(
            page.read_all(".path-item")?.len() > 2,
            "what was answered is lost"
        );
        Ok(())
    })
}

fn a_desk_that_stops_is_followed_by_another(kind: Kind) -> Result<()> {
    it_goes_on(&site(&format!("stops-{kind:?}"), STOPS, true)?, kind)
}

fn the_same_in_a_page_without_workers(kind: Kind) -> Result<()> {
    it_goes_on(&site(&format!("stops-alone-{kind:?}"), STOPS, false)?, kind)
}

fn a_desk_without_memory_is_followed_by_another(kind: Kind) -> Result<()> {
    it_goes_on(&site(&format!("starves-{kind:?}"), STARVES, true)?, kind)
}

/// A look-up that stops it says that it found nothing out, and the next one finds.
fn a_look_up_can_be_made_again(kind: Kind) -> Result<()> {
    let site = site(&format!("stops-find-{kind:?}"), STOPS, true)?;
    site.visit(kind, |page| {
        page.tab_to("#shown")?;
        page.type_text("mima")?;
        page.wait_for("#shown-list [role=option] mark")?;
        // Whatever stops it again and again ends in words, not in silence.
        for stops in 1..=MOST + 1 {
            page.type_text(&SIGN.to_string())?;
            page.wait_for(".search-out button")?;
            page.press("Backspace")?;
            if stops <= MOST {
                page.wait_for("#shown-list [role=option] mark")?;
            }
        }
        page.wait_for(".search-out button")?;
        // Codes are found by the page itself.
        page.run("document.querySelector('#shown').value = ''", &[])?;
        page.type_text("51")?;
        page.wait_for("#shown-list [role=option]")
    })
}

crate::in_each!(
    a_desk_that_stops_is_followed_by_another,
    the_same_in_a_page_without_workers,
    a_desk_without_memory_is_followed_by_another,
    a_look_up_can_be_made_again,
);
