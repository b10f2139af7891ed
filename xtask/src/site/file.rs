//! The files of a site, held in memory.
//!
//! In: a folder. Out: bytes, media types, compressed bytes made on first use.

use super::compress::compressed;
use anyhow::{Context, Result};
use std::{collections::BTreeMap, fs, path::Path, sync::OnceLock};

/// Quick to make; what a real host sends is smaller, and the budgets count that.
const QUALITY: i32 = 5;

/// One file.
#[derive(Debug)]
pub(super) struct File {
    /// Its path below the site's folder, with slashes.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    brotli: OnceLock<Vec<u8>>,
}

impl File {
    /// The content compressed.
    pub(super) fn brotli(&self) -> &[u8] {
        self.brotli.get_or_init(|| compressed(&self.bytes, QUALITY))
    }

    /// The media type by the name's extension.
    pub(super) fn media_type(&self) -> &'static str {
        media_type(&self.name)
    }
}

/// The media type of a file of the site, by its name's extension.
pub(crate) fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        // Browsers compile while loading only under exactly this type.
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// All files of a site, and the policy that its page states.
#[derive(Debug)]
pub(super) struct Files {
    files: BTreeMap<String, File>,
    /// The page's own Content-Security-Policy, which is sent with every answer too.
    pub(super) policy: String,
}

impl Files {
    /// Reads the folder and those below it.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        collect(folder, "", &mut files)
            .with_context(|| format!("cannot read the site in {}", folder.display()))?;
        let page = files
            .get("index.html")
            .map(|page: &File| String::from_utf8_lossy(&page.bytes));
        let policy = page.as_deref().and_then(policy).context(format!(
            "{}/index.html is missing or states no Content-Security-Policy; run `cargo xtask dist`",
            folder.display()
        ))?;
        Ok(Self { files, policy })
    }

    /// The file at `name`; a folder's name gives its page.
    pub(super) fn get(&self, name: &str) -> Option<&File> {
        if name.is_empty() || name.ends_with('/') {
            return self.files.get(&format!("{name}index.html"));
        }
        self.files.get(name)
    }
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, File>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            let bytes = fs::read(entry.path())?;
            files.insert(
                name.clone(),
                File {
                    name,
                    bytes,
                    brotli: OnceLock::new(),
                },
            );
        }
    }
    Ok(())
}

fn policy(page: &str) -> Option<String> {
    let (_, after) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    let (policy, _) = after.split_once('"')?;
    // Who may frame the page can be said in a header only.
    Some(format!("{policy}; frame-ancestors 'self'"))
}
