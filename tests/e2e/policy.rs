//! The page's Content-Security-Policy: strict, kept, and in force.

use crate::page::{Page, dist};
use anyhow::{Context, Result, ensure};
use std::fs;

crate::in_both!(what_the_policy_refuses_is_refused);

/// What the policy says; a looser word anywhere fails.
const DIRECTIVES: [&str; 11] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types poscheck",
];

#[test]
fn the_page_carries_the_strict_policy_and_nothing_inline() -> Result<()> {
    let page = fs::read_to_string(dist().join("index.html"))?;
    let (_, after) = page
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .context("no policy")?;
    let policy = after.split('"').next().unwrap_or_default();
    let directives: Vec<&str> = policy.split("; ").collect();
    ensure!(directives == DIRECTIVES, "{directives:?}");
    for inline in ["<style", " style=", "javascript:", "<base", "<iframe"] {
        ensure!(!page.contains(inline), "the page holds {inline}");
    }
    for script in page.split("<script").skip(1) {
        let (tag, rest) = script.split_once('>').context("a script's end")?;
        ensure!(
            tag.contains(" src=\"") && rest.starts_with("</script>"),
            "an inline script: {tag}"
        );
    }
    let handlers = page.split(" on").skip(1).filter(|rest| {
        let word = rest.split('=').next().unwrap_or_default();
        rest.contains('=') && !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase())
    });
    ensure!(handlers.count() == 0, "the page holds a handler");
    Ok(())
}

fn what_the_policy_refuses_is_refused(page: &Page<'_>) -> Result<()> {
    // Up to here nothing was refused, or else the console would say so.
    page.enter("51")?;
    page.begin()?;
    page.is_calm()?;
    page.run(
        "window.refused = [];
        addEventListener('securitypolicyviolation', (e) => refused.push(e.effectiveDirective));
        const add = (tag, text) => {
            const element = document.createElement(tag);
            element.append(text);
            document.head.append(element);
        };
        try { add('script', 'window.ran = true'); } catch { }
        add('style', 'body { color: red }');
        fetch('http://127.0.0.1:9/').catch(() => {});
        new Image().src = 'http://127.0.0.1:9/';",
        &[],
    )?;
    for directive in [
        "require-trusted-types-for",
        "style-src-elem",
        "connect-src",
        "img-src",
    ] {
        page.wait(&format!(
            "refused.some((name) => name.includes('{directive}'))"
        ))?;
    }
    ensure!(
        page.eval("window.ran === undefined")? == true,
        "an inline script ran"
    );
    page.expects_complaints();
    Ok(())
}
