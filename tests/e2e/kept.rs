//! A diagnosis survives reloading and closing the page, until one starts anew.

use crate::page::Page;
use anyhow::{Result, ensure};

crate::in_both!(
    reloading_keeps_the_step,
    a_closed_page_offers_to_go_on,
    starting_anew_forgets,
);

/// Goes two steps into a diagnosis; gives the place and its heading.
fn in_the_middle(page: &Page<'_>) -> Result<(String, String)> {
    page.enter("51")?;
    page.begin()?;
    page.pass()?;
    Ok((page.hash()?, page.read("h1")?))
}

fn reloading_keeps_the_step(page: &Page<'_>) -> Result<()> {
    let (place, heading) = in_the_middle(page)?;
    page.open_again()?;
    page.wait_for("article.step")?;
    ensure!(page.hash()? == place);
    ensure!(page.read("h1")? == heading);
    Ok(())
}

fn a_closed_page_offers_to_go_on(page: &Page<'_>) -> Result<()> {
    let (place, heading) = in_the_middle(page)?;
    page.in_a_new_tab()?;
    page.open_at("")?;
    page.wait_for(".resume")?;
    page.tab_to(".resume a[data-kind=main]")?;
    page.press("Enter")?;
    page.wait_for("article.step")?;
    ensure!(page.hash()? == place);
    ensure!(page.read("h1")? == heading);
    Ok(())
}

fn starting_anew_forgets(page: &Page<'_>) -> Result<()> {
    in_the_middle(page)?;
    ensure!(page.eval("localStorage.length")? != 0);
    page.open_at("")?;
    page.click(".resume button")?;
    page.wait("!document.querySelector('.resume')")?;
    page.wait("!localStorage.getItem('poscheck.session')")?;
    page.open_again()?;
    ensure!(!page.has(".resume")?);
    Ok(())
}
