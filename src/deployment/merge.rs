//! A pack with an acquirer's folder laid over it, and what the site's builder has to know.

use super::{Deployment, Folder, in_lang};
use crate::i18n::{Lang, say_instead};
use crate::pack::{Compiled, Finding, Judge, Source, lay_over};
use serde_json::json;

/// What one site knows and says.
#[derive(Debug, Default)]
pub struct Merged {
    /// The pack.
    pub pack: Compiled,
    /// Its files.
    pub sources: Vec<Source>,
    /// Whose site it is.
    pub deployment: Deployment,
    /// The logo's bytes.
    pub logo: Vec<u8>,
    /// What was left out of the acquirer's folder, or is worth a look (`D1…`).
    pub findings: Vec<Finding>,
}

impl Merged {
    /// Lays a folder over a pack that has no finding; `judge` says what must not be in a pack
    /// beyond what its compiler refuses. Nothing in the folder can make it fail.
    pub fn of(base: &[Source], folder: Folder, judge: Judge<'_>) -> Self {
        let retired: Vec<String> = folder.deployment.retired.clone();
        let laid = lay_over(base, &folder.layer, judge);
        let mut pack = laid.pack;
        folder.deployment.lay_on(&mut pack);
        let mut findings = folder.findings;
        findings.extend(laid.findings.into_iter().map(|mut finding| {
            // In config.json the place of a retired row is its number in the list.
            if finding.file == super::FILE
                && let Some(at) = retired.iter().position(|name| *name == finding.id)
            {
                finding.wrong = format!("{}: {}", finding.id, finding.wrong);
                finding.id = format!("/retired/{at}");
            }
            finding
        }));
        Self {
            pack,
            sources: laid.sources,
            deployment: folder.deployment,
            logo: folder.logo,
            findings,
        }
    }

    /// Whether anything was left out.
    pub fn lacks(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| !finding.code.starts_with("D1"))
    }

    /// Says the page's words as this site does from now on.
    pub fn speak(&self) {
        for lang in Lang::ALL {
            say_instead(lang, self.deployment.words(lang));
        }
    }

    /// What goes onto the page itself, as JSON for the site's builder.
    pub fn site(&self) -> String {
        let own = &self.deployment;
        let tags = own.languages.iter().map(|lang| lang.tag());
        let both = |said| Lang::ALL.map(|lang| in_lang(said, lang));
        let incident = own.incident.as_ref().map(|incident| {
            json!({ "text": both(&incident.text), "from": incident.from, "until": incident.until })
        });
        let site = json!({
            "title": both(&own.title),
            "languages": tags.collect::<Vec<_>>().join(" "),
            "hosts": own.hosts.join(" "),
            "frames": if own.frames_listed { "listed" } else { "" },
            "probe": own.probe,
            "incident": incident,
            "logo": own.logo,
            "sheet": own.sheet(if own.logo.is_empty() { "" } else { "{{logo}}" }),
        });
        format!("{site}\n")
    }
}
