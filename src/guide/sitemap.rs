//! The site map: every page of the guide with its other language, for search engines.
//!
//! After the protocol of sitemaps.org (0.9), with `xhtml:link` for the languages. It names
//! addresses, so it is written only where the site's own is known.

use super::File;
use super::place::Site;
use super::sheet::Sheet;
use crate::i18n::Lang;

/// The site map of some pages; `version` is that of the knowledge, a date such as `2026.11.22`.
pub(super) fn sitemap(site: &Site, files: &[File], version: &str) -> File {
    let day = version.replace('.', "-");
    let names = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ];
    let mut sheet = Sheet::default();
    sheet.tag("urlset", &names, |s| {
        for file in files {
            s.line();
            s.tag("url", &[], |s| {
                s.leaf("loc", &[], &format!("{}{}", site.address, file.path));
                if crate::pack::day(&day).is_some() {
                    s.leaf("lastmod", &[], &day);
                }
                for lang in Lang::ALL {
                    let tail = file.path.splitn(3, '/').nth(2).unwrap_or_default();
                    let link = format!("{}guide/{}/{tail}", site.address, lang.tag());
                    let other = [
                        ("rel", "alternate"),
                        ("hreflang", lang.tag()),
                        ("href", &*link),
                    ];
                    s.leaf("xhtml:link", &other, "");
                }
            });
        }
        s.line();
    });
    File {
        path: "sitemap.xml".to_owned(),
        text: sheet.into_xml(),
    }
}
