//! The files of a site, held in memory.
//!
//! In: a folder. Out: bytes, media types, compressed bytes: those that lie beside a file, or made
//! on first use. What lies beside a file and holds something else is not sent.

use super::compress::{compressed, plain_name, unpacked};
use super::headers::headers;
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
    /// What `dist` put beside it as `.br`.
    beside: Option<Vec<u8>>,
    brotli: OnceLock<Vec<u8>>,
}

impl File {
    /// The content compressed.
    pub(super) fn brotli(&self) -> &[u8] {
        self.brotli.get_or_init(|| {
            let beside = self.beside.as_ref();
            let same = |kept: &&Vec<u8>| unpacked(kept).as_ref() == Some(&self.bytes);
            match beside.filter(same) {
                Some(kept) => kept.clone(),
                None => compressed(&self.bytes, QUALITY),
            }
        })
    }

    /// The media type by the name's extension.
    pub(super) fn media_type(&self) -> &'static str {
        media_type(&self.name)
    }
}

/// Endings of the site's files and their media types.
pub(crate) const TYPES: [(&str, &str); 11] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    // Browsers compile while loading only under exactly this type.
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "application/xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("bin", "application/octet-stream"),
];

/// The media type of a file of the site, by its name's extension.
pub fn media_type(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let known = TYPES.iter().find(|(known, _)| *known == ending);
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

/// All files of a site, and what is said with each of them.
#[derive(Debug)]
pub(super) struct Files {
    files: BTreeMap<String, File>,
    /// The headers of every answer; the policy among them is the page's own.
    pub(super) headers: Vec<(&'static str, String)>,
}

impl Files {
    /// Reads the folder and those below it.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let mut bytes = contents(folder)?;
        let page = bytes
            .get("index.html")
            .map(|page| String::from_utf8_lossy(page));
        let headers = page.as_deref().and_then(headers).context(format!(
            "{}/index.html is missing or states no Content-Security-Policy; run `cargo xtask dist`",
            folder.display()
        ))?;
        let names = bytes.keys().cloned().collect::<Vec<_>>();
        let (packed, plain): (Vec<_>, Vec<_>) = names
            .into_iter()
            .partition(|name| plain_name(name).is_some_and(|plain| bytes.contains_key(plain)));
        let mut beside: BTreeMap<_, _> = packed
            .into_iter()
            .filter_map(|name| bytes.remove_entry(&name))
            .collect();
        let mut file = |name: String| {
            let bytes = bytes.remove(&name).unwrap_or_default();
            let beside = beside.remove(&format!("{name}.br"));
            let brotli = OnceLock::new();
            let file = File {
                name: name.clone(),
                bytes,
                beside,
                brotli,
            };
            (name, file)
        };
        let files = plain.into_iter().map(&mut file).collect();
        Ok(Self { files, headers })
    }

    /// The file at `name`; a folder's name gives its page.
    pub(super) fn get(&self, name: &str) -> Option<&File> {
        if name.is_empty() || name.ends_with('/') {
            return self.files.get(&format!("{name}index.html"));
        }
        self.files.get(name)
    }
}

/// Every file in a folder and those below it, by its path with slashes.
pub fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files)
        .with_context(|| format!("cannot read the site in {}", folder.display()))?;
    Ok(files)
}

/// Copies what is in a folder and those below it into another one.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let there = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &there)?;
        } else {
            fs::copy(entry.path(), there)?;
        }
    }
    Ok(())
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}
