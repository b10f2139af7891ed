//! What the page writes to the console, and what it fails with, is noticed: the control for all
//! other tests, which rely on that.

use crate::page::Page;
use anyhow::Result;
use xtask::webdriver::{Look, until};

crate::in_both!(words_and_errors_are_noticed);

fn words_and_errors_are_noticed(page: &Page<'_>) -> Result<()> {
    page.is_calm()?;
    let complaints = [
        ("said-on-purpose", "console.error('said-on-purpose')"),
        (
            "thrown-on-purpose",
            "setTimeout(() => { throw new Error('thrown-on-purpose'); })",
        ),
        (
            "rejected-on-purpose",
            "Promise.reject(new Error('rejected-on-purpose'))",
        ),
        (
            "refused-on-purpose",
            "new Image().src = 'http://refused-on-purpose.test/'",
        ),
    ];
    for (sign, script) in complaints {
        page.run(script, &[])?;
        // The browser writes its log in its own time.
        until(|| {
            let lines = page.console()?;
            let noticed = lines.iter().any(|line| line.contains(sign));
            Ok(if noticed {
                Look::Ready(())
            } else {
                Look::NotYet(format!("{lines:?}"))
            })
        })?;
    }
    page.expects_complaints();
    Ok(())
}
