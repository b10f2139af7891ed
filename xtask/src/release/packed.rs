//! Compressed forms beside the files: `.br` and `.gz`, which hosts send as they are.
//!
//! In: the files of a site. Out: for each that is worth it, both forms, made on all processors.
//! What no page loads is left alone, and so is what would not shrink.

use super::{Files, is_beside_the_site, licences};
use crate::site::{compressed, zipped};
use std::{
    num::NonZero,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// Below this a file fits in one packet either way.
const LEAST: usize = 200;
/// Endings of what is not compressed already.
const WORTH: [&str; 10] = [
    ".html",
    ".js",
    ".css",
    ".json",
    ".svg",
    ".wasm",
    ".webmanifest",
    ".txt",
    ".xml",
    ".bin",
];

/// The compressed forms of `files`, by path.
pub(crate) fn beside(files: &Files) -> Files {
    let mut worth: Vec<_> = files
        .iter()
        .filter(|(name, bytes)| is_worth(name, bytes.len()))
        .collect();
    // The largest first, so that no processor is left with it at the end.
    worth.sort_by_key(|(_, bytes)| std::cmp::Reverse(bytes.len()));
    let (next, packed) = (AtomicUsize::new(0), Mutex::new(Files::new()));
    let work = || {
        while let Some((name, bytes)) = worth.get(next.fetch_add(1, Ordering::Relaxed)) {
            let forms = [(".br", compressed(bytes, 11)), (".gz", zipped(bytes))];
            let smaller = forms
                .into_iter()
                .filter(|(_, form)| form.len() < bytes.len());
            let mut packed = packed.lock().unwrap_or_else(PoisonError::into_inner);
            packed.extend(smaller.map(|(ending, form)| (format!("{name}{ending}"), form)));
        }
    };
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..processors {
            scope.spawn(work);
        }
    });
    packed.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn is_worth(name: &str, bytes: usize) -> bool {
    let ending = WORTH.iter().any(|ending| name.ends_with(ending));
    let read = !is_beside_the_site(name) || name == licences::NAME;
    bytes >= LEAST && ending && read
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::unpacked;
    use std::io::Read;

    fn files() -> Files {
        let text = "the same words over and over. ".repeat(30);
        let files = [
            ("index.html", text.clone()),
            ("assets/small.0123456789ab.js", "1".repeat(LEAST - 1)),
            ("assets/icon.0123456789ab.png", text.clone()),
            ("hosting/nginx.conf", text.clone()),
            ("release.json", text),
        ];
        files
            .map(|(name, text)| (name.to_owned(), text.into_bytes()))
            .into()
    }

    #[test]
    fn what_is_worth_it_gets_both_forms_and_each_holds_the_same() {
        let (files, packed) = (files(), beside(&files()));
        let names: Vec<_> = packed.keys().map(String::as_str).collect();
        assert_eq!(names, ["index.html.br", "index.html.gz"]);
        let page = &files["index.html"];
        assert_eq!(unpacked(&packed["index.html.br"]).as_ref(), Some(page));
        let mut plain = Vec::new();
        let mut zip = flate2::read::GzDecoder::new(&packed["index.html.gz"][..]);
        zip.read_to_end(&mut plain).unwrap();
        assert_eq!(&plain, page);
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        assert_eq!(beside(&files()), beside(&files()));
        let zip = &beside(&files())["index.html.gz"];
        // No flags and no time (RFC 1952, 2.3.1).
        assert_eq!(zip[3..8], [0; 5]);
    }
}
