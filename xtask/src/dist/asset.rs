//! A file of the site whose name holds a hash of its content.
//!
//! In: a name such as `app.wasm`, and bytes. Out: `assets/app.<hash>.wasm`.
//! Such a file never changes, so browsers may keep it for ever.

use crate::stamp::stamp;

/// One file under `assets/`.
#[derive(Debug)]
pub(super) struct Asset {
    /// The name that `index.html` asks for.
    pub(super) name: String,
    /// The link from the page.
    pub(super) link: String,
    pub(super) bytes: Vec<u8>,
}

impl Asset {
    /// Names `bytes` by their hash; the hash comes before the extension.
    pub(super) fn new(name: &str, bytes: Vec<u8>) -> Self {
        let hash = stamp(&bytes);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        Self {
            name: name.to_owned(),
            link: format!("assets/{stem}.{hash}.{extension}"),
            bytes,
        }
    }
}

/// The name without the hash: `assets/app.0123456789ab.wasm` gives `app.wasm`.
pub fn family(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hashed = name
        .rsplit_once('.')
        .and_then(|(rest, extension)| Some((rest.rsplit_once('.')?, extension)));
    match hashed {
        Some(((stem, hash), extension)) if hash.len() == 12 => format!("{stem}.{extension}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_content_and_lead_back_to_the_family() {
        let (a, b) = (
            Asset::new("zh-CN.bin", vec![1]),
            Asset::new("zh-CN.bin", vec![2]),
        );
        assert_ne!(a.link, b.link);
        assert_eq!(family(&a.link), "zh-CN.bin");
        let first = Asset::new("zh-CN.first.bin", vec![1]);
        assert_eq!(family(&first.link), "zh-CN.first.bin");
        assert_eq!(family("index.html"), "index.html");
    }
}
