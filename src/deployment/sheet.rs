//! A deployment's looks as a style sheet: tokens of `styles/tokens.css`, and its logo.

use super::{Deployment, in_lang};
use crate::colour;
use crate::i18n::Lang;

/// The banner that says what is the matter: in one language, that of the page.
const INCIDENT: &str = "#incident{margin:0;padding:var(--gap-3) var(--gap-4);background:var(--wait-soft);color:var(--wait);font-weight:600;text-align:center}html[lang=\"en\"] #incident [lang=\"zh-CN\"],html[lang=\"zh-CN\"] #incident [lang=\"en\"]{display:none}";

impl Deployment {
    /// The sheet that goes after the product's own; `logo` is the link to the logo from it, empty
    /// where there is none. Empty where the deployment says nothing of its looks.
    pub fn sheet(&self, logo: &str) -> String {
        let mut sheet = String::new();
        if let Some(brand) = self.accent {
            sheet.push_str(&colour::sheet(brand));
        }
        if libm::fabs(self.font_scale - 1.0) > 0.001 {
            // A share of what the reader has set, which stays theirs.
            sheet.push_str(&format!(
                "html{{font-size:{:.1}%}}",
                self.font_scale * 100.0
            ));
        }
        if !logo.is_empty() {
            sheet.push_str(&format!(
                ".topbar-name svg{{display:none}}.topbar-name::before{{content:\"\";width:6rem;height:2rem;background:url(\"{logo}\") left center/contain no-repeat}}"
            ));
        }
        if self.incident.is_some() {
            sheet.push_str(INCIDENT);
        }
        sheet
    }

    /// The name in a language.
    pub fn called(&self, lang: Lang) -> &str {
        in_lang(&self.name, lang)
    }
}
