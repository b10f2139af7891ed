//! The guide: every code, message, symptom and fault as a plain page, to read without scripts.
//!
//! In: a pack. Out: HTML in both languages, for search engines, for paper, and for browsers that
//! cannot run the app. All that is said comes from `present`, as in the app; this room only
//! decides where on the page it stands, and turns texts into markup (`sheet`).
//! A page never asks and never diagnoses; it leads into the app with its entry.
//!
//! Questions and answers are marked as schema.org's `FAQPage` in microdata: that needs no
//! `<script>`, so the pages' policy can refuse every script there is.

mod command;
mod entry;
mod fault;
mod frame;
mod lists;
mod parts;
mod place;
mod sheet;
mod sitemap;
mod ties;

pub use command::run;
pub use place::Site;

use crate::i18n::Lang;
use crate::pack::Compiled;
use crate::present::{self, Book};
use place::{Place, entry_path, fault_path};
use ties::Ties;

/// A file of the guide: its path from the site's folder, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// For example `guide/zh-CN/code/51.html`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// Every page of the guide, and the site map where the address is known; the same pack and
/// site give the same bytes.
pub fn files(pack: &Compiled, site: &Site) -> Vec<File> {
    let ties = Ties::of(&pack.core);
    let mut files = Vec::new();
    for lang in Lang::ALL {
        let book = Book {
            core: &pack.core,
            texts: pack.language(lang == Lang::Zh).0,
            lang,
        };
        let mut add = |path: String, text: String| {
            let path = Place { lang, path }.whole();
            files.push(File { path, text });
        };
        for at in 0..pack.core.entries.len() {
            let view = present::code(&book, at, site.today);
            let text = entry::entry_page(site, pack, &book, at, &view, &ties);
            add(entry_path(&view.id), text);
        }
        for at in 0..pack.core.faults.len() {
            let view = present::fault(&book, at, &pack.fault_grounds[at]);
            let text = fault::fault_page(site, pack, &book, at, &view, &ties);
            add(fault_path(&view.id), text);
        }
        for (path, text) in lists::lists(site, pack, &book, &ties) {
            add(path, text);
        }
    }
    if !site.address.is_empty() {
        files.push(sitemap::sitemap(site, &files, &pack.core.version));
    }
    files
}
