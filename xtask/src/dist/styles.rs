//! Bundles the style sheets: one for the app, one for the guide.
//!
//! In: `styles/*.css` for the app; some of them and `styles/guide/*.css` for the guide.
//! Out: tokens, base and layout first, then the rest by name, what holds on paper last; without
//! comments, line breaks and spaces that say nothing.
//! Order between widgets never matters: each file styles its own classes only.

use anyhow::{Context, Result};
use std::{fs, path::Path};

/// The files that others build on, in this order.
const FIRST: [&str; 3] = ["tokens.css", "base.css", "layout.css"];

/// The file that takes off paper what others lay out.
const LAST: &str = "print.css";

/// What the guide has of the app's own sheets, beside [`FIRST`].
const SHARED: [&str; 5] = ["code.css", "money.css", "picture.css", "topbar.css", LAST];

/// The guide's sheet, from the folder of the app's.
pub(super) fn guide(folder: &Path) -> Result<String> {
    let mut bundle = String::new();
    for name in FIRST.iter().chain(&SHARED) {
        let path = folder.join(name);
        let text = fs::read_to_string(&path).with_context(|| format!("styles/{name}"))?;
        bundle.push_str(&slim(&text).with_context(|| format!("styles/{name}"))?);
    }
    Ok(bundle + &self::bundle(&folder.join("guide"))?)
}

/// Reads and joins the sheets in `folder`.
pub(super) fn bundle(folder: &Path) -> Result<String> {
    let failed = || format!("cannot read {}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(failed)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            names.push(name);
        }
    }
    names.sort_by_key(|name| {
        let place = FIRST.iter().position(|first| first == name);
        let rest = FIRST.len() + usize::from(name == LAST);
        (place.unwrap_or(rest), name.clone())
    });
    let mut bundle = String::new();
    for name in names {
        let text = fs::read_to_string(folder.join(&name)).with_context(failed)?;
        bundle.push_str(&slim(&text).with_context(|| format!("{}/{name}", folder.display()))?);
    }
    Ok(bundle)
}

fn slim(text: &str) -> Result<String> {
    let (mut slim, mut rest) = (String::new(), text);
    while let Some((code, after)) = rest.split_once("/*") {
        slim.push_str(code);
        rest = after.split_once("*/").context("a comment is not closed")?.1;
    }
    slim.push_str(rest);
    Ok(slim.lines().map(|line| tight(line.trim())).collect())
}

/// A line without what says nothing: spaces around a brace, after a comma that ends it, between a
/// property and its value.
fn tight(line: &str) -> String {
    let open = line
        .strip_suffix(" {")
        .map(|selector| format!("{selector}{{"));
    let declared = || {
        let (property, value) = line.strip_suffix(';')?.split_once(": ")?;
        Some(format!("{property}:{value};"))
    };
    open.or_else(declared).unwrap_or_else(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stay_what_they_are() {
        let text = ".a,\n.b:hover {\n  margin: 0 auto; /* why */\n}\n@media (min-width: 1rem) {\n  .a {\n    --x: 1;\n  }\n}\n";
        let expected = ".a,.b:hover{margin:0 auto;}@media (min-width: 1rem){.a{--x:1;}}";
        assert_eq!(slim(text).unwrap(), expected);
    }

    #[test]
    fn paper_has_the_last_word() {
        let folder = std::env::temp_dir().join(format!("poscheck-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in ["print.css", "topbar.css", "tokens.css"] {
            fs::write(folder.join(name), name).unwrap();
        }
        assert_eq!(bundle(&folder).unwrap(), "tokens.csstopbar.cssprint.css");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn comments_and_indentation_go() {
        let text = "/* a */\n.b {\n  c: d; /* e\n f */\n}\n";
        assert_eq!(slim(text).unwrap(), ".b{c:d;}");
        assert!(slim("/* open").is_err());
    }
}
