//! docs/embed.md and the READMEs: every snippet is put into a page and does what the text says.

use super::host::{Host, Named};
use crate::page::{Page, dist};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::{fs, path::Path};
use xtask::webdriver::Browser;

/// The blocks of a language in a page of the project.
fn blocks(file: &str, language: &str) -> Result<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    let text = fs::read_to_string(path)?;
    let start = format!("```{language}\n");
    let blocks = text.split(&start).skip(1);
    Ok(blocks
        .filter_map(|rest| Some(rest.split_once("```")?.0.to_owned()))
        .collect())
}

/// A page with a body that names one element, once it is ready.
fn ready<'a>(browser: &'a Browser, name: &str, body: &str) -> Result<(Host, Page<'a>)> {
    let body = format!("{body}<button id=\"own\">own</button>");
    let host = Host::new(&format!("docs-{name}"), &body, Named::Listed)?;
    let page = host.open(browser)?;
    page.run("document.querySelector('pos-check').id ||= 'one'", &[])?;
    host.hears(&page, "one", "ready")
        .with_context(|| body.clone())?;
    Ok((host, page))
}

#[test]
fn every_snippet_does_what_it_says() -> Result<()> {
    let browser = Browser::chromium()?;
    let html = blocks("docs/embed.md", "html")?;
    let [short, long, fixed] = &html[..] else {
        anyhow::bail!("docs/embed.md has {} blocks of HTML", html.len());
    };
    // A host that was gone while its page is open would be complained of.
    let mut kept = Vec::new();
    for readme in ["README.md", "README.zh-CN.md"] {
        for snippet in blocks(readme, "html")? {
            kept.push(ready(&browser, readme, &snippet)?);
        }
    }
    let script = "<script src=\"https://check.example/embed.js\"></script>";
    let (host, page) = ready(&browser, "long", &format!("{long}{script}"))?;
    host.hears(&page, "one", "lookup code.51")?;
    ensure!(
        !host
            .heard(&page, "one")?
            .iter()
            .any(|line| line.starts_with("error"))
    );
    page.wait("document.querySelector('pos-check').offsetHeight === 700")?;

    let sums: Value = serde_json::from_str(&fs::read_to_string(dist().join("sri.json"))?)?;
    let said = |key: &str| {
        sums["embed.js"][key]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let fixed = fixed.replace("assets/embed.….js", &said("file"));
    let fixed = fixed.replace("sha384-…", &said("integrity"));
    let fixed = format!("<pos-check></pos-check>{fixed}");
    kept.push(ready(&browser, "fixed", &fixed)?);

    kept.push((host, page));
    let (host, page) = ready(&browser, "short", short)?;
    let [hears, acts] = &blocks("docs/embed.md", "js")?[..] else {
        anyhow::bail!("docs/embed.md has other blocks of JavaScript");
    };
    page.run(hears, &[])?;
    page.run(acts, &[])?;
    host.hears(&page, "one", "lookup code.51")?;
    host.inside(&page, "one")?;
    page.click("article.code button[data-kind=main]")?;
    page.wait_for("article.step h1")?;
    page.top()?;
    page.wait("document.querySelector('pos-check').dataset.step?.startsWith('1 ')")?;
    super::is_calm(&page)
}
