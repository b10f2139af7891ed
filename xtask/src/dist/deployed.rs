//! What an acquirer's settings put onto the page itself.
//!
//! In: what `poscheck compile --over DIR` wrote beside the knowledge: `site.json`, a logo, and
//! findings. Out: a style sheet to go behind the product's own, the page with whose settings it
//! has, and what to tell whoever builds.
//! Nothing is checked here again: the command has left out all that is wrong.

use super::asset::Asset;
use super::probe::Probe;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file with the settings.
const SITE: &str = "site.json";
/// The file with what was found, a line each.
const FOUND: &str = "findings.txt";
/// What attributes are put before.
const BESIDE: &str = " data-keeper=";
/// Where the program is drawn; a banner stands before it.
const PROGRAM: &str = "<div id=\"app\"";

/// Settings of one site; empty where it has none.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Deployed {
    /// What it is called, in Chinese and in English; empty for the product's own name.
    title: [String; 2],
    languages: String,
    hosts: String,
    frames: String,
    probe: String,
    incident: Option<Incident>,
    logo: String,
    sheet: String,
    #[serde(skip)]
    picture: Option<Asset>,
    /// What was left out of the acquirer's folder, and what is worth a look.
    #[serde(skip)]
    pub(super) found: String,
}

#[derive(Debug, Deserialize)]
struct Incident {
    text: [String; 2],
    /// Minutes since 1970-01-01 UTC.
    from: i64,
    until: i64,
}

impl Deployed {
    /// Takes its own files out of those of the knowledge.
    pub(super) fn take(written: &mut BTreeMap<String, Vec<u8>>) -> Result<Self> {
        let Some(site) = written.remove(SITE) else {
            return Ok(Self::default());
        };
        let mut own: Self = serde_json::from_slice(&site).context("site.json is damaged")?;
        if !own.logo.is_empty() {
            let bytes = written.remove(&own.logo);
            let bytes = bytes.with_context(|| format!("{} was not written", own.logo))?;
            own.picture = Some(Asset::new(&own.logo, bytes));
        }
        let found = written.remove(FOUND).unwrap_or_default();
        own.found = String::from_utf8_lossy(&found).into_owned();
        Ok(own)
    }

    /// The sheet to go behind the product's own; the logo lies beside it.
    pub(super) fn sheet(&self) -> String {
        let beside = |asset: &Asset| asset.link.trim_start_matches("assets/").to_owned();
        let logo = self.picture.as_ref().map(beside).unwrap_or_default();
        self.sheet.replace("{{logo}}", &logo)
    }

    /// The logo, as a file of the site.
    pub(super) fn logo(&mut self) -> Option<Asset> {
        self.picture.take()
    }

    /// The language that the page is drawn in before its program runs.
    pub(super) fn first_language(&self) -> &str {
        self.languages
            .split(' ')
            .next()
            .filter(|tag| !tag.is_empty())
            .unwrap_or("zh-CN")
    }

    /// Its probe, where it names one.
    pub(super) fn probe(&self) -> Result<Option<Probe>> {
        let named = (!self.probe.is_empty()).then(|| Probe::read(&self.probe));
        named.transpose()
    }

    /// The template of the page with its language and name.
    pub(super) fn template(&self, template: &str) -> String {
        let lang = self.first_language();
        let mut page = template
            .replace("<html lang=\"zh-CN\">", &format!("<html lang=\"{lang}\">"))
            .replace(
                "href=\"{{zh-CN.first.bin}}\"",
                &format!("href=\"{{{{{lang}.first.bin}}}}\""),
            );
        if let Some(title) = self.name() {
            let end = page.find("</title>").unwrap_or(0);
            let start = page[..end].rfind('>').map_or(0, |at| at + 1);
            page.replace_range(start..end, &escaped(title));
        }
        page
    }

    /// The manifest with its name.
    pub(super) fn manifest(&self, manifest: &str) -> Result<String> {
        let Some(title) = self.name() else {
            return Ok(manifest.to_owned());
        };
        let name = serde_json::to_string(title)?;
        let named = |line: &str| {
            let key = line.trim_start().split(':').next().unwrap_or_default();
            match key {
                "\"name\"" | "\"short_name\"" => format!("  {key}: {name},\n"),
                _ => format!("{line}\n"),
            }
        };
        Ok(manifest.lines().map(named).collect())
    }

    /// The filled page with its settings.
    pub(super) fn onto(&self, page: &str) -> Result<String> {
        for mark in [BESIDE, PROGRAM] {
            ensure!(
                page.matches(mark).count() == 1,
                "index.html says not once {mark}"
            );
        }
        let mut said = String::new();
        let settings = [
            ("languages", &self.languages),
            ("hosts", &self.hosts),
            ("frames", &self.frames),
        ];
        for (name, value) in settings.iter().filter(|(_, value)| !value.is_empty()) {
            said.push_str(&format!(" data-{name}=\"{}\"", escaped(value)));
        }
        let mut page = page.replacen(BESIDE, &format!("{said}{BESIDE}"), 1);
        if let Some(Incident {
            text: [zh, en],
            from,
            until,
        }) = &self.incident
        {
            let (zh, en) = (escaped(zh), escaped(en));
            let banner = format!(
                "<p id=\"incident\" role=\"status\" data-from=\"{from}\" data-until=\"{until}\" hidden>\
                 <span lang=\"zh-CN\">{zh}</span> <span lang=\"en\">{en}</span></p>\n{PROGRAM}"
            );
            page = page.replacen(PROGRAM, &banner, 1);
        }
        Ok(page)
    }

    fn name(&self) -> Option<&str> {
        let at = usize::from(self.first_language() == "en");
        Some(self.title[at].as_str()).filter(|title| !title.is_empty())
    }
}

/// A text as it stands in HTML, in an attribute or between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=\"zh-CN\"><title>POS</title><link href=\"{{zh-CN.first.bin}}\">\
        <div id=\"app\" data-keeper=\"sw.js\"></div>";

    fn deployed(site: &str) -> Deployed {
        let mut written = BTreeMap::from([
            (SITE.to_owned(), site.as_bytes().to_vec()),
            ("logo.svg".to_owned(), b"<svg/>".to_vec()),
            (FOUND.to_owned(), b"one\n".to_vec()),
        ]);
        let own = Deployed::take(&mut written).unwrap();
        assert!(written.is_empty(), "{written:?}");
        own
    }

    #[test]
    fn settings_stand_on_the_page_and_cannot_end_what_they_stand_in() {
        let mut own = deployed(
            r#"{ "title": ["甲<", "A\""], "languages": "en", "hosts": "https://a.example", "frames": "listed", "probe": "",
                 "incident": { "text": ["慢 & 更慢", "slow"], "from": 5, "until": 9 },
                 "logo": "logo.svg", "sheet": "a{b:url({{logo}})}" }"#,
        );
        let page = own.onto(&own.template(PAGE)).unwrap();
        assert!(
            page.starts_with(
                "<html lang=\"en\"><title>A&quot;</title><link href=\"{{en.first.bin}}\">"
            ),
            "{page}"
        );
        assert!(
            page.contains(" data-languages=\"en\" data-hosts=\"https://a.example\" data-frames=\"listed\" data-keeper="),
            "{page}"
        );
        assert!(
            page.contains(
                "data-from=\"5\" data-until=\"9\" hidden><span lang=\"zh-CN\">慢 &amp; 更慢"
            ),
            "{page}"
        );
        let link = own.picture.as_ref().unwrap().link.replace("assets/", "");
        assert_eq!(own.sheet(), format!("a{{b:url({link})}}"));
        assert_eq!(own.logo().unwrap().name, "logo.svg");
        assert_eq!(own.found, "one\n");
    }

    #[test]
    fn a_site_without_settings_is_left_as_it_is() {
        let mut written = BTreeMap::from([("core.bin".to_owned(), vec![1])]);
        let own = Deployed::take(&mut written).unwrap();
        assert_eq!(own.onto(&own.template(PAGE)).unwrap(), PAGE);
        assert_eq!(own.manifest("{}").unwrap(), "{}");
        assert!(own.sheet().is_empty() && own.probe().unwrap().is_none());
    }
}
