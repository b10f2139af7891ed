//! The release site for benchmarks, with what a host sends beside its files.
//!
//! In: the sources. Out: a folder to serve, below the build output: built once for all areas of
//! a run. Files that a visitor loads lie there as brotli 11 too, which is how hosts keep them and
//! how every peer's files are sent.

use super::Context;
use crate::{
    dist::{self, Deployment},
    release::packed,
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
        if let Some(site) = self.site.get() {
            return Ok(site.clone());
        }
        let out = self.place.target.join("bench/site");
        let plain = Deployment::default();
        dist::build(self.place, self.tools, &out, false, &plain)?;
        pack(&out)?;
        Ok(self.site.get_or_init(|| out).clone())
    }
}

/// Puts a file compressed beside each that a page may load: the guide, the demonstration and what
/// is taken away on a stick are none.
pub(super) fn pack(folder: &Path) -> Result<()> {
    let mut files = contents(folder)?;
    let unread = |name: &str| {
        ["guide/", "demo/", "poscheck.html"]
            .iter()
            .any(|of| name.starts_with(of))
    };
    files.retain(|name, _| !unread(name));
    let mut forms = packed::beside(&files);
    forms.retain(|name, _| name.ends_with(".br"));
    for (name, form) in forms {
        let beside = folder.join(name);
        fs::write(&beside, form).with_context(|| format!("cannot write {}", beside.display()))?;
    }
    Ok(())
}

/// Bytes that a script weighs on the way.
pub(super) fn weight(bytes: &[u8]) -> f64 {
    compressed(bytes, STRONGEST).len() as f64
}
