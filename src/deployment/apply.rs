//! What a deployment changes in the pack and in the page's own words.

use super::{Deployment, Hotline, TOOLS, in_lang};
use crate::i18n::{Lang, Words, fill};
use crate::pack::Compiled;

impl Hotline {
    /// Where and when it holds: `华东，9:00–18:00`; empty where neither is said.
    pub fn told(&self, lang: Lang) -> String {
        let parts = [&self.region, &self.hours].map(|said| in_lang(said, lang));
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let between = match lang {
            Lang::Zh => "，",
            Lang::En => ", ",
        };
        parts.collect::<Vec<_>>().join(between)
    }

    /// The number and what is said of it, on one line.
    fn line(&self, lang: Lang) -> String {
        match (self.told(lang), lang) {
            (told, _) if told.is_empty() => self.number.clone(),
            (told, Lang::Zh) => format!("{}（{told}）", self.number),
            (told, Lang::En) => format!("{} ({told})", self.number),
        }
    }
}

impl Deployment {
    /// Puts its hotlines and where to look for a sale in place of what the pack says to everybody.
    pub fn lay_on(&self, pack: &mut Compiled) {
        if let Some(first) = self.hotlines.first() {
            pack.core.escalation.hotline.clone_from(&first.number);
        }
        for lang in Lang::ALL {
            let texts = match lang {
                Lang::Zh => &mut pack.zh,
                Lang::En => &mut pack.en,
            };
            let call = lang.deployment_words().call;
            let name = self.called(lang);
            let lines = self.hotlines.iter().map(|hotline| {
                let line = hotline.line(lang);
                fill(call, &[if name.is_empty() { "" } else { name }, &line])
            });
            // The warning against swindlers, and what to do with a swollen battery, stay.
            texts.support.splice(0..0, lines.collect::<Vec<_>>());
            if !self.check_sale.is_empty() {
                // The first line is "stop", the last two who to call and what proves nothing.
                let steps = self
                    .check_sale
                    .iter()
                    .map(|step| in_lang(step, lang).to_owned());
                let end = texts.find_money.len().min(2);
                let looked = end.min(1)..end;
                texts.find_money.splice(looked, steps.collect::<Vec<_>>());
            }
        }
    }

    /// The page's words with its own in place of the product's.
    pub fn words(&self, lang: Lang) -> Words {
        let mut words = match lang {
            Lang::Zh => Words::ZH,
            Lang::En => Words::EN,
        };
        let said = lang.deployment_words();
        let name = self.called(lang);
        if !name.is_empty() {
            // Words are said for as long as the program runs, which ends soon.
            words.provider = fill(said.provider, &[name]).leak();
        }
        if !in_lang(&self.title, lang).is_empty() {
            words.app = in_lang(&self.title, lang).to_owned().leak();
        }
        if let Some(first) = self.hotlines.first() {
            words.basics_support = fill(said.basics_support, &[&first.line(lang)]).leak();
        }
        if !self.languages.contains(&lang.other()) {
            words.language = "";
        }
        for tool in TOOLS.iter().filter(|tool| !self.tools.contains(tool)) {
            match *tool {
                "card" => words.card_board = "",
                "receipt" => words.receipt_board = "",
                _ => (words.terminal_board, words.update_board) = ("", ""),
            }
        }
        words
    }
}
