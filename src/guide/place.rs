//! Where a page lies, and how pages lead to each other and into the app.
//!
//! Every link is relative, so the guide works under any path and from a folder. Only where the
//! site's address is known do pages say it: as canonical, for search engines.

use crate::i18n::Lang;

/// What all pages of one writing share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Where the site will be, `https://…/`; empty where that is not known.
    pub address: String,
    /// The style sheet, from the site's folder; empty: pages without a style.
    pub style: String,
    /// The icon, from the site's folder; empty: none.
    pub icon: String,
    /// Rules that have expired on this day are left out; days since 1970-01-01.
    pub today: i32,
}

/// A page's place: `code/51.html` in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) lang: Lang,
    pub(super) path: String,
}

/// Kinds of pages: the first part of an id, its folder here, and its name in the app's address.
const KINDS: [(&str, &str, &str); 3] = [
    ("code", "code", "code"),
    ("msg", "message", "message"),
    ("see", "topic", "see"),
];

/// The folder of the faults.
pub(super) const FAULTS: &str = "fault";

/// The path of an entry's page below the folder of its language.
pub(super) fn entry_path(id: &str) -> String {
    let (kind, rest) = id.split_once('.').unwrap_or(("code", id));
    let folder = KINDS
        .iter()
        .find(|known| known.0 == kind)
        .map_or(kind, |known| known.1);
    format!("{folder}/{rest}.html")
}

/// The path of a fault's page below the folder of its language.
pub(super) fn fault_path(id: &str) -> String {
    format!("{FAULTS}/{id}.html")
}

/// The address of an entry in the app, after the folder of the site.
pub(super) fn app_hash(id: &str) -> String {
    let (kind, rest) = id.split_once('.').unwrap_or(("code", id));
    let shown = KINDS
        .iter()
        .find(|known| known.0 == kind)
        .map_or(kind, |known| known.2);
    format!("#/{shown}/{rest}")
}

impl Place {
    /// The path from the site's folder.
    pub(super) fn whole(&self) -> String {
        format!("guide/{}/{}", self.lang.tag(), self.path)
    }

    /// The same page in another language.
    pub(super) fn in_language(&self, lang: Lang) -> Place {
        Place {
            lang,
            path: self.path.clone(),
        }
    }

    /// The link to a page in the same language.
    pub(super) fn near(&self, path: &str) -> String {
        format!("{}{path}", self.up(0))
    }

    /// The link to the same page in another language.
    pub(super) fn across(&self, lang: Lang) -> String {
        format!("{}{}/{}", self.up(1), lang.tag(), self.path)
    }

    /// The link to something in the site's own folder.
    pub(super) fn root(&self, rest: &str) -> String {
        format!("{}{rest}", self.up(2))
    }

    fn up(&self, more: usize) -> String {
        "../".repeat(self.path.matches('/').count() + more)
    }
}
