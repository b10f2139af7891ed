//! What the board "whose site is this" prints, as lines: a mark, a space, a text.
//!
//! The desk knows nothing of deployments; it reads the lines into blocks (`board::about`).

use super::{Deployment, in_lang};
use crate::i18n::{DeploymentWords, Lang};

/// A part of what an acquirer's contract says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Until when a sale counts for the day.
    Cutoff,
    /// Until when a sale can be voided.
    Void,
    /// How long and how a sale can be refunded.
    Refund,
    /// The most that a sale, a day or a card may come to.
    Limits,
    /// When the money comes.
    Settlement,
    /// What it costs.
    Fees,
}

impl Part {
    /// Every part, in the order in which they are printed.
    pub const TERMS: [Self; 6] = [
        Self::Cutoff,
        Self::Void,
        Self::Refund,
        Self::Limits,
        Self::Settlement,
        Self::Fees,
    ];

    /// Its key in `config.json`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cutoff => "cutoff",
            Self::Void => "void",
            Self::Refund => "refund",
            Self::Limits => "limits",
            Self::Settlement => "settlement",
            Self::Fees => "fees",
        }
    }

    fn heading(self, words: &DeploymentWords) -> &'static str {
        match self {
            Self::Cutoff => words.cutoff,
            Self::Void => words.void,
            Self::Refund => words.refund,
            Self::Limits => words.limits,
            Self::Settlement => words.settlement,
            Self::Fees => words.fees,
        }
    }
}

impl Deployment {
    /// The board's lines in a language: `=` title, `#` heading, `-` text, `+` number to call and
    /// what is said of it.
    pub fn about(&self, lang: Lang) -> String {
        let words = lang.deployment_words();
        let mut lines = vec![format!("= {}", words.title)];
        if self.called(lang).is_empty() {
            lines.push(format!("- {}", words.nobody));
        } else {
            lines.push(format!(
                "- {}",
                crate::i18n::fill(words.of, &[self.called(lang)])
            ));
        }
        if !self.hotlines.is_empty() {
            lines.push(format!("# {}", words.hotlines));
        }
        for hotline in &self.hotlines {
            lines.push(format!("+ {}\t{}", hotline.number, hotline.told(lang)));
        }
        if !self.check_sale.is_empty() {
            lines.push(format!("# {}", words.check_sale));
        }
        let steps = self.check_sale.iter();
        lines.extend(steps.map(|step| format!("- {}", in_lang(step, lang))));
        for (part, text) in &self.terms {
            lines.push(format!("# {}", part.heading(words)));
            lines.push(format!("- {}", in_lang(text, lang)));
        }
        if !in_lang(&self.legal, lang).is_empty() {
            lines.push(format!("# {}", words.legal));
            lines.push(format!("- {}", in_lang(&self.legal, lang)));
        }
        lines.push(format!("- {}", words.product));
        lines.join("\n")
    }
}
