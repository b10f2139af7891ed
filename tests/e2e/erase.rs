//! One button takes away all that the site keeps on a device.

use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;

crate::in_both!(one_button_takes_away_all_that_is_kept);

/// What the device keeps: names in the store, stores of files, and workers.
const KEPT: &str = "(async () => [
    Object.keys(localStorage).filter((name) => name.startsWith('poscheck')).length,
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
])()";

fn one_button_takes_away_all_that_is_kept(page: &Page<'_>) -> Result<()> {
    page.enter("51")?;
    page.begin()?;
    page.wait("navigator.serviceWorker.ready.then(() => true)")?;
    page.wait("caches.keys().then((names) => names.length > 0)")?;
    let before = page.eval(KEPT)?;
    ensure!(before == json!([2, 1, 1]), "kept before: {before}");
    page.open_at("#/")?;
    page.click(".private button")?;
    page.wait("document.querySelector('.private strong')?.textContent.length > 0")?;
    page.wait(&format!(
        "({KEPT}).then((kept) => kept.every((n) => n === 0))"
    ))?;
    // The page that is open goes on, and forgot the diagnosis too.
    ensure!(page.eval("!document.querySelector('.resume')")? == json!(true));
    Ok(())
}
