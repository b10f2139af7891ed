//! A copy of the site with something changed, as a host or another release would have it.
//!
//! In: the built site. Out: a folder that goes when it is dropped.

use crate::page::{Page, dist};
use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use std::{
    env, fs,
    path::{Path, PathBuf},
};
use xtask::{
    site::Server,
    webdriver::{Browser, Kind, Setting},
};

pub(crate) struct Changed(pub(crate) PathBuf);

impl Changed {
    /// A copy; `name` tells it from those of other tests.
    pub(crate) fn new(name: &str) -> Result<Self> {
        let folder = env::temp_dir().join(format!("poscheck-{name}-{}", std::process::id()));
        copy(&dist(), &folder)?;
        Ok(Self(folder))
    }

    /// Opens it in a browser of its own.
    pub(crate) fn visit(
        &self,
        kind: Kind,
        test: impl FnOnce(&Page<'_>) -> Result<()>,
    ) -> Result<()> {
        let browser = Browser::start(&Setting::new(kind))?;
        let server = Server::start(&self.0)?;
        let page = Page::at(&browser, server.url());
        page.open_at("")?;
        test(&page)
    }

    /// The asset whose name begins and ends like this.
    pub(crate) fn asset(&self, begins: &str, ends: &str) -> Result<PathBuf> {
        let is_it = |path: &PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy());
            name.is_some_and(|name| name.starts_with(begins) && name.ends_with(ends))
        };
        let mut assets =
            fs::read_dir(self.0.join("assets"))?.filter_map(|asset| Some(asset.ok()?.path()));
        assets
            .find(is_it)
            .with_context(|| format!("the site has no {begins}…{ends}"))
    }

    /// Changes the text of a file of the site.
    pub(crate) fn edit(
        &self,
        file: impl AsRef<Path>,
        change: impl Fn(&str) -> String,
    ) -> Result<()> {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path)?;
        fs::write(&path, change(&text)).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Has its page do something before all that it does itself.
    pub(crate) fn begins_with(&self, first: &str) -> Result<()> {
        self.edit(self.asset("app.", ".js")?, |code| {
            format!("{first}\n{code}")
        })
    }

    /// Puts something else in place of a piece of the knowledge, as another build would have it.
    pub(crate) fn piece(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.asset(&format!("{name}."), ".bin")?;
        let before = sum(&fs::read(&path)?);
        fs::write(&path, bytes)?;
        self.edit("sw.js", |worker| worker.replace(&before, &sum(bytes)))
    }

    /// Changes the page itself, and the list of what is kept with it.
    pub(crate) fn page(&self, change: impl Fn(&str) -> Result<String>) -> Result<()> {
        let path = self.0.join("index.html");
        let page = fs::read_to_string(&path)?;
        let changed = change(&page)?;
        fs::write(path, &changed)?;
        let [before, after] = [page, changed].map(|page| sum(page.as_bytes()));
        self.edit("sw.js", |worker| worker.replace(&before, &after))
    }

    /// Makes it the release after the one it was copied from: its page says `next`, and a piece
    /// of its knowledge has another name, so that the old name is gone.
    pub(crate) fn release(&self) -> Result<()> {
        let before = sum(&fs::read(self.0.join("index.html"))?);
        let piece = self.asset("zh-CN.codes.", ".bin")?;
        let old = piece
            .file_name()
            .context("a name")?
            .to_string_lossy()
            .into_owned();
        let new = "zh-CN.codes.000000000000.bin";
        fs::rename(&piece, self.0.join("assets").join(new))?;
        self.edit("index.html", |page| {
            page.replace(&old, new)
                .replace("<head>", "<head data-release=\"next\">")
        })?;
        let after = sum(&fs::read(self.0.join("index.html"))?);
        self.edit("sw.js", |worker| {
            let (head, rest) = worker.split_once("VERSION = \"").unwrap_or((worker, ""));
            let rest = rest.get(12..).unwrap_or_default();
            let worker = format!("{head}VERSION = \"000000000000{rest}");
            worker.replace(&old, new).replace(&before, &after)
        })
    }
}

/// A sum as the list of what is kept says it.
fn sum(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

impl Drop for Changed {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            // The guide is a matter of its own.
            if entry.file_name() != "guide" {
                copy(&entry.path(), &target)?;
            }
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
