//! The whole site as one file, which opens from a disk or a stick without any server.
//!
//! In: the filled page and its assets. Out: one page that holds them all.
//! Its policy is as strict as the site's: the one script and the one sheet are allowed by their
//! sums, and everything else is read from the page itself. There is nothing to keep offline and
//! nothing beside it, so what needs other files is left out.

use super::asset::Asset;
use super::offline::integrity;
use crate::site::media_type;
use anyhow::{Context, Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};

/// Lines of the page that name files which the one page does not need.
const BESIDE: [&str; 6] = [
    "<link rel=\"modulepreload\"",
    "<link rel=\"preload\"",
    "<link rel=\"manifest\"",
    "<link rel=\"apple-touch-icon\"",
    "<a href=\"guide/",
    "<p id=\"late\"",
];
/// What stands around the policy.
const POLICY: (&str, &str) = ("http-equiv=\"Content-Security-Policy\" content=\"", "\"");

/// Puts the page and its assets into one file.
pub(super) fn single(page: &str, assets: &[Asset]) -> Result<String> {
    let (mut script, mut sheet) = (None, None);
    let mut single = String::new();
    for line in page.lines() {
        if BESIDE.iter().any(|start| line.starts_with(start)) {
            continue;
        }
        let asset = |name: &str| {
            let asset = assets.iter().find(|asset| asset.name == name);
            let asset = asset.with_context(|| format!("the site has no {name}"))?;
            String::from_utf8(asset.bytes.clone()).with_context(|| format!("{name} is no text"))
        };
        if line.starts_with("<script ") {
            // A string that ends the element would end it here too.
            let text = asset("app.js")?.replace("</script", "<\\/script");
            single.push_str(&format!("<script type=\"module\">{text}</script>\n"));
            script = Some(integrity(text.as_bytes()));
        } else if line.starts_with("<link rel=\"stylesheet\"") {
            // Pictures lie beside the sheet, whose links are relative to it.
            let mut text = asset("app.css")?;
            for picture in assets {
                let beside = picture.link.trim_start_matches("assets/");
                text = text.replace(
                    &format!("url(\"{beside}\")"),
                    &format!("url(\"{}\")", inline(picture)),
                );
            }
            single.push_str(&format!("<style>{text}</style>\n"));
            sheet = Some(integrity(text.as_bytes()));
        } else {
            single.push_str(line);
            single.push('\n');
        }
    }
    let (Some(script), Some(sheet)) = (script, sheet) else {
        bail!("index.html has no script or no style sheet on a line of its own");
    };
    for asset in assets {
        if single.contains(&asset.link) {
            single = single.replace(&asset.link, &inline(asset));
        }
    }
    let (before, rest) = single
        .split_once(POLICY.0)
        .context("the page has no policy")?;
    let (policy, after) = rest
        .split_once(POLICY.1)
        .context("the page has no policy")?;
    let policy = policy
        .replace(
            "script-src 'self'",
            &format!("script-src 'sha256-{script}'"),
        )
        .replace("style-src 'self'", &format!("style-src 'sha256-{sheet}'"))
        .replace("img-src 'self'", "img-src data:")
        .replace("connect-src 'self'", "connect-src data:")
        .replace("frame-src 'self'; ", "")
        .replace("manifest-src 'self'", "worker-src data:");
    if policy.contains("'self'") {
        bail!("the policy of one file cannot say 'self': {policy}");
    }
    Ok([before, POLICY.0, &policy, POLICY.1, after].concat())
}

/// An asset as an address that holds it.
fn inline(asset: &Asset) -> String {
    // The parameters of a type would need escaping, and texts here are UTF-8 anyway.
    let kind = media_type(&asset.name)
        .split(';')
        .next()
        .unwrap_or_default();
    format!(
        "data:{kind};base64,{}",
        BASE64_STANDARD.encode(&asset.bytes)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
        script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; manifest-src 'self'\">\n\
        <link rel=\"manifest\" href=\"manifest.webmanifest\">\n\
        <link rel=\"stylesheet\" href=\"A\">\n<script type=\"module\" src=\"B\"></script>\n\
        <div data-core=\"C\"></div>\n";

    fn check(page: &str) -> Result<String> {
        let assets = [
            Asset::new("app.css", b".a{}".to_vec()),
            Asset::new("app.js", b"'</script>'".to_vec()),
            Asset::new("core.bin", b"abc".to_vec()),
        ];
        let page =
            ["A", "B", "C"]
                .iter()
                .zip(&assets)
                .fold(page.to_owned(), |page, (mark, asset)| {
                    page.replace(&format!("\"{mark}\""), &format!("\"{}\"", asset.link))
                });
        single(&page, &assets)
    }

    #[test]
    fn everything_is_in_the_page_and_allowed_by_its_sum() {
        let page = check(PAGE).unwrap();
        assert!(page.contains("<style>.a{}</style>"), "{page}");
        assert!(
            page.contains("<script type=\"module\">'<\\/script>'</script>"),
            "{page}"
        );
        assert!(
            page.contains("data-core=\"data:application/octet-stream;base64,YWJj\""),
            "{page}"
        );
        let script = integrity(b"'<\\/script>'");
        assert!(page.contains(&format!("script-src 'sha256-{script}' 'wasm-unsafe-eval'")));
        assert!(
            !page.contains("'self'") && !page.contains("manifest.webmanifest"),
            "{page}"
        );
    }

    #[test]
    fn a_page_that_could_not_work_is_refused() {
        assert!(check("<p>").is_err());
        assert!(check(&PAGE.replace("style-src", "font-src")).is_err());
    }
}
