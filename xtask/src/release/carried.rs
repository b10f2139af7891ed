//! The assets of the version before, which stay one release: a page that is still open from then
//! finds its pieces.
//!
//! In: the folder of that version's site. Out: the hashed assets that its `release.json` names as
//! its own; what it carried over itself is let go.
//! A folder that is not whole is an error: a site put up from it would lack what it promises.

use super::{
    Files,
    sums::{RELEASE, Release},
};
use crate::site::{kept, plain_name};
use crate::stamp::sum;
use anyhow::{Context, Result, bail};
use std::{fs, path::Path};

/// What is kept of the version before.
#[derive(Debug)]
pub struct Previous(Files);

impl Previous {
    /// Reads the assets of the site in `folder`, each checked against its sum.
    pub fn read(folder: &Path) -> Result<Self> {
        let shown = folder.display();
        let text = fs::read_to_string(folder.join(RELEASE)).with_context(|| {
            format!("{shown} has no {RELEASE}; --previous wants the site of the version before")
        })?;
        let release: Release = serde_json::from_str(&text).with_context(|| {
            format!("{shown}/{RELEASE} is damaged; take the site from where it is up")
        })?;
        let mut files = Files::new();
        for entry in release.files {
            let Some(name) = asset(&entry.path) else {
                continue;
            };
            let bytes = fs::read(folder.join("assets").join(name)).with_context(|| {
                format!("{shown} lacks {}, which its {RELEASE} names", entry.path)
            })?;
            if sum(&bytes) != entry.sha256 {
                bail!(
                    "{shown}/{} is not the file that its {RELEASE} names; take it anew from where the site is up",
                    entry.path
                );
            }
            files.insert(entry.path, bytes);
        }
        if files.is_empty() {
            bail!("{shown}/{RELEASE} names no assets, so it is of no site that could be kept");
        }
        Ok(Self(files))
    }

    /// The assets by path.
    pub(super) fn files(&self) -> &Files {
        &self.0
    }
}

/// The name of a hashed asset, or of its compressed form, straight under `assets/`.
fn asset(path: &str) -> Option<&str> {
    let name = path.strip_prefix("assets/")?;
    let plain = plain_name(name).unwrap_or(name);
    let straight = !name.contains(['/', '\\']);
    (straight && kept(plain) == crate::site::FOR_EVER).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::sums;
    use std::path::PathBuf;

    const APP: &str = "assets/app.0123456789ab.js";

    struct Site(PathBuf);

    impl Site {
        /// A version whose own files are `own`, in a folder that holds `carried` too.
        fn new(name: &str, own: &[(&str, &str)], carried: &[&str]) -> Self {
            let folder = format!("poscheck-previous-{name}-{}", std::process::id());
            let folder = std::env::temp_dir().join(folder);
            fs::create_dir_all(folder.join("assets")).unwrap();
            let files: Files = own
                .iter()
                .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
                .collect();
            fs::write(folder.join(RELEASE), sums::release("1", &files).unwrap()).unwrap();
            for (path, bytes) in &files {
                fs::write(folder.join(path), bytes).unwrap();
            }
            for path in carried {
                fs::write(folder.join(path), "old").unwrap();
            }
            Self(folder)
        }

        fn said(&self) -> String {
            Previous::read(&self.0).unwrap_err().to_string()
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn own_assets_stay_with_their_compressed_forms_and_carried_ones_go() {
        let packed = format!("{APP}.br");
        let own = [
            (APP, "1"),
            (&packed, "2"),
            ("index.html", "3"),
            ("sw.js", "4"),
        ];
        let site = Site::new("own", &own, &["assets/app.ba9876543210.js"]);
        let kept = Previous::read(&site.0).unwrap();
        assert_eq!(kept.files().keys().collect::<Vec<_>>(), [APP, &packed]);
    }

    #[test]
    fn a_missing_or_broken_folder_is_an_error_that_says_so() {
        let site = Site::new("broken", &[(APP, "1"), ("index.html", "2")], &[]);
        fs::write(site.0.join(APP), "x").unwrap();
        assert!(site.said().contains("is not the file"), "{}", site.said());
        fs::remove_file(site.0.join(APP)).unwrap();
        assert!(site.said().contains("lacks assets/app."), "{}", site.said());
        fs::write(site.0.join(RELEASE), "{").unwrap();
        assert!(site.said().contains("is damaged"), "{}", site.said());
        fs::remove_file(site.0.join(RELEASE)).unwrap();
        assert!(
            site.said().contains("has no release.json"),
            "{}",
            site.said()
        );
        let empty = Site::new("empty", &[("index.html", "2")], &[]);
        assert!(empty.said().contains("names no assets"), "{}", empty.said());
    }

    #[test]
    fn nothing_outside_the_assets_is_read() {
        for path in [
            "../app.0123456789ab.js",
            "assets/../app.0123456789ab.js",
            "assets/..\\app.0123456789ab.js",
            "assets/app.js",
            "sw.js",
        ] {
            assert!(asset(path).is_none(), "{path}");
        }
        assert!(asset(APP).is_some());
    }
}
