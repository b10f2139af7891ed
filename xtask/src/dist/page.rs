//! Fills the template `index.html`.
//!
//! In: the template, the assets, home as HTML. Out: the page.
//! `{{name}}` becomes the link of the asset of that name, `{{pieces}}` an attribute for each
//! piece of the knowledge, `<!--home-->` the first screen.

use super::asset::Asset;
use anyhow::{Result, bail};

/// Where the attributes go that say where each piece of the knowledge is.
const PIECES: &str = "{{pieces}}";
/// Where the first screen goes.
const HOME: &str = "<!--home-->";

/// Fills every mark; one that names no asset, and a screen with an inline script, are errors.
pub(super) fn fill(template: &str, assets: &[Asset], home: &str) -> Result<String> {
    if !template.contains(HOME) {
        bail!("index.html has no {HOME}");
    }
    if home.contains("<script") || home.contains(" style=") {
        bail!("the first screen holds a script or an inline style, which the page's CSP refuses");
    }
    let attribute = |(name, link): (&str, &str)| {
        let name = name.replace('.', "-").to_ascii_lowercase();
        format!(" data-{name}=\"{link}\"")
    };
    let pieces = assets
        .iter()
        .filter_map(|asset| Some((asset.name.strip_suffix(".bin")?, asset.link.as_str())));
    let pieces: String = pieces.map(attribute).collect();
    let mut page = template.replacen(PIECES, &pieces, 1);
    page = links(&page, assets)?;
    Ok(page.replacen(HOME, home, 1))
}

/// Puts links in place of the marks `{{name}}`; one that names no asset is an error.
pub(super) fn links(text: &str, assets: &[Asset]) -> Result<String> {
    let mut filled = text.to_owned();
    for asset in assets {
        filled = filled.replace(&format!("{{{{{}}}}}", asset.name), &asset.link);
    }
    if let Some((_, after)) = filled.split_once("{{") {
        let name = after.split("}}").next().unwrap_or(after);
        bail!("a file of the site asks for `{name}`, which is not among the assets");
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_links_and_home() {
        let asset = Asset::new("app.js", b"1".to_vec());
        let page = fill(
            "<a href=\"{{app.js}}\"></a><!--home-->",
            &[asset],
            "<p>{{</p>",
        )
        .unwrap();
        assert!(
            page.starts_with("<a href=\"assets/app.") && page.ends_with("<p>{{</p>"),
            "{page}"
        );
    }

    #[test]
    fn each_piece_of_the_knowledge_gets_an_attribute() {
        let assets = [
            Asset::new("app.js", b"1".to_vec()),
            Asset::new("zh-CN.codes.bin", b"2".to_vec()),
        ];
        let page = fill("<p{{pieces}}><!--home-->", &assets, "").unwrap();
        let link = &assets[1].link;
        assert_eq!(page, format!("<p data-zh-cn-codes=\"{link}\">"));
    }

    #[test]
    fn what_cannot_work_is_refused() {
        assert!(fill("", &[], "").is_err());
        assert!(fill("{{app.css}}<!--home-->", &[], "").is_err());
        assert!(fill("<!--home-->", &[], "<p style=\"\">").is_err());
    }
}
