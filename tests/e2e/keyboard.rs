//! A whole diagnosis by keyboard alone, from what the terminal shows until it works again.

use crate::page::{Page, Stage};
use anyhow::{Result, ensure};

crate::in_both!(from_code_51_until_it_works, from_a_message_until_it_works);

fn from_code_51_until_it_works(page: &Page<'_>) -> Result<()> {
    page.enter("51")?;
    ensure!(page.hash()? == "#/code/51");
    ensure!(
        page.read("h1")?.contains("51"),
        "the heading names the code"
    );
    ends_fixed(page)
}

fn from_a_message_until_it_works(page: &Page<'_>) -> Result<()> {
    page.enter("打开密码键盘错误")?;
    ensure!(page.hash()?.starts_with("#/message/"));
    ensure!(
        page.read("h1")?.contains("密码键盘"),
        "the heading names the message"
    );
    ends_fixed(page)
}

fn ends_fixed(page: &Page<'_>) -> Result<()> {
    page.begin()?;
    let end = page.walk(|stage| {
        Ok(match stage {
            Stage::Ask => Some(".answers > .answer"),
            Stage::Try => Some(".answers > [data-kind=good]"),
            _ => None,
        })
    })?;
    ensure!(end == Stage::Fixed, "ended at {end:?}");
    ensure!(page.has(".path-item")?, "the end shows what was done");
    // From the end, one key more begins anew.
    page.tab_to("article.fixed button[data-kind=main]")?;
    page.press("Enter")?;
    page.wait_for("#shown")?;
    ensure!(!page.has(".resume")?, "nothing is left to go on with");
    Ok(())
}
