//! What an object store has to be told of each file, in the order of putting them there.
//!
//! In: the files of a site. Out: a table without a head: path, the file to take, media type, how
//! long it is kept, encoding, how it is shown; `-` where nothing is said. Assets come first, the
//! page and the worker that names all others last: whoever loads the site in between finds a
//! whole version.

use super::Files;
use crate::site::{DOWNLOAD, kept, media_type, plain_name};

/// The table's name.
pub(super) const NAME: &str = "hosting/objects.tsv";
/// What makes a new version be seen, in this order.
const LAST: [&str; 2] = ["index.html", "sw.js"];

/// The table; the snippets for hosts are not put up, nor the compressed forms by themselves.
pub(super) fn list(files: &Files) -> String {
    let single = |name: &&String| {
        let form = plain_name(name).is_some_and(|plain| files.contains_key(plain));
        !form && !name.starts_with("hosting/")
    };
    let mut names: Vec<_> = files.keys().filter(single).map(String::as_str).collect();
    names.extend([super::sums::RELEASE, super::sums::SUMS]);
    let turn = |name: &str| match LAST.iter().position(|last| *last == name) {
        Some(place) => 2 + place,
        None => usize::from(!name.starts_with("assets/")),
    };
    names.sort_by_key(|name| (turn(name), name.to_owned()));
    let line = |name: &str| {
        let form = format!("{name}.gz");
        let packed = files.contains_key(&form);
        let file = if packed { &form } else { name };
        let encoding = if packed { "gzip" } else { "-" };
        let shown = if name == DOWNLOAD { "attachment" } else { "-" };
        let (kind, kept) = (media_type(name), kept(name));
        format!("{name}\t{file}\t{kind}\t{kept}\t{encoding}\t{shown}\n")
    };
    names.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        let names = [
            "assets/app.0123456789ab.js",
            "assets/app.0123456789ab.js.br",
            "assets/app.0123456789ab.js.gz",
            "guide/en/index.html",
            "hosting/nginx.conf",
            "index.html",
            "poscheck.html",
            "sw.js",
        ];
        names.map(|name| (name.to_owned(), Vec::new())).into()
    }

    #[test]
    fn assets_come_first_and_what_shows_a_new_version_last() {
        let list = list(&files());
        let names: Vec<_> = list
            .lines()
            .filter_map(|line| line.split('\t').next())
            .collect();
        assert_eq!(
            names,
            [
                "assets/app.0123456789ab.js",
                "SHA256SUMS",
                "guide/en/index.html",
                "poscheck.html",
                "release.json",
                "index.html",
                "sw.js",
            ]
        );
    }

    #[test]
    fn each_line_says_what_to_take_and_what_to_say() {
        let list = list(&files());
        let first = "assets/app.0123456789ab.js\tassets/app.0123456789ab.js.gz\t\
                     text/javascript; charset=utf-8\tpublic, max-age=31536000, immutable\tgzip\t-\n";
        assert!(list.starts_with(first), "{list}");
        let single =
            "poscheck.html\tposcheck.html\ttext/html; charset=utf-8\tno-cache\t-\tattachment\n";
        assert!(list.contains(single), "{list}");
    }
}
