//! The release site for benchmarks, with what a host sends beside its files.
//!
//! In: the sources. Out: a folder to serve, below the build output: built once for all areas of
//! a run. Files that a visitor loads lie there as brotli 11 too, which is how hosts keep them and
//! how every peer's files are sent.

use super::Context;
use crate::{
    dist::{self, Deployment},
    site::{compressed, contents},
};
use anyhow::{Context as _, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// As strong as brotli gets.
const STRONGEST: i32 = 11;

impl Context<'_> {
    /// The release site.
    pub(super) fn site(&self) -> Result<PathBuf> {
        let out = self.place.target.join("bench/site");
        if self.site.get().is_none() {
            let plain = Deployment::default();
            dist::build(self.place, self.tools, &out, false, &plain)?;
            pack(&out)?;
            // It was empty just now.
            let _ = self.site.set(());
        }
        Ok(out)
    }
}

/// Puts a file compressed beside each that a page may load: the guide and what is taken away
/// on a stick are none.
pub(super) fn pack(folder: &Path) -> Result<()> {
    for (name, bytes) in contents(folder)? {
        let unread = name.starts_with("guide/") || name.starts_with("demo/");
        if unread || name == "poscheck.html" || name.ends_with(".br") {
            continue;
        }
        let beside = folder.join(format!("{name}.br"));
        fs::write(&beside, compressed(&bytes, STRONGEST))
            .with_context(|| format!("cannot write {}", beside.display()))?;
    }
    Ok(())
}

/// Bytes that a script weighs on the way.
pub(super) fn weight(bytes: &[u8]) -> f64 {
    compressed(bytes, STRONGEST).len() as f64
}
