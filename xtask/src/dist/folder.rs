//! Writes the finished site into its folder.
//!
//! In: the page and its assets. Out: files.
//! It empties the folder first, but only one that holds an earlier site or nothing.

use super::asset::Asset;
use anyhow::{Context, Result, bail};
use std::{fs, path::Path};

/// Replaces the site in `out`.
pub(super) fn write(out: &Path, files: &[(&str, &[u8])], assets: &[Asset]) -> Result<()> {
    clear(out)?;
    let failed = || format!("cannot write into {}", out.display());
    fs::create_dir_all(out.join("assets")).with_context(failed)?;
    for asset in assets {
        fs::write(out.join(&asset.link), &asset.bytes).with_context(failed)?;
    }
    for (name, bytes) in files {
        let path = out.join(name);
        fs::create_dir_all(path.parent().unwrap_or(out)).with_context(failed)?;
        fs::write(path, bytes).with_context(failed)?;
    }
    Ok(())
}

fn clear(out: &Path) -> Result<()> {
    let Ok(mut entries) = fs::read_dir(out) else {
        return Ok(());
    };
    if entries.next().is_none() {
        return Ok(());
    }
    if !(out.join("index.html").is_file() && out.join("assets").is_dir()) {
        bail!(
            "{} holds other files and would be emptied; choose another folder with --out",
            out.display()
        );
    }
    fs::remove_dir_all(out).with_context(|| format!("cannot empty {}", out.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_a_site_and_spares_anything_else() {
        let folder = std::env::temp_dir().join(format!("poscheck-folder-{}", std::process::id()));
        let page = |text: &'static str| [("index.html", text.as_bytes())];
        let old = Asset::new("app.js", b"1".to_vec());
        write(&folder, &page("old"), std::slice::from_ref(&old)).unwrap();
        write(&folder, &page("new"), &[]).unwrap();
        assert!(!folder.join(&old.link).exists());
        fs::remove_file(folder.join("index.html")).unwrap();
        assert!(write(&folder, &page("again"), &[]).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
