//! What a receipt says, in sentences.
//!
//! In: the tables of terms and their texts, a language, and a [`Reading`]. Out: a
//! [`ReceiptView`] for whoever stands at the till. What a reading holds may be shown; nothing
//! else comes in here.

use super::Fact;
use crate::i18n::{Lang, ReceiptWords, fill};
use crate::pack::Field;
use crate::receipt::{
    Finding, Line, Part, Reading, Say, Secret, Strength, Terms, Texts, Trust, What, Word,
};

/// One conclusion, worded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundView {
    /// Its word in packs.
    pub id: String,
    /// What is wrong.
    pub title: String,
    /// What to do.
    pub next: String,
    /// How far it goes, in a word.
    pub mark: &'static str,
    /// For the view's mark: `yes`, `wait` or `no`.
    pub tone: &'static str,
    /// Whether the question if other cards fail too belongs to it.
    pub many: bool,
    /// Whether the money is open, as a sentence; empty where not.
    pub money: &'static str,
    /// Lines of a session's log, for the button that goes on.
    pub evidence: Vec<String>,
}

/// What is to be said of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceiptView {
    /// What it comes to, where nothing was found.
    pub title: String,
    /// More on that.
    pub text: String,
    /// What is wrong, the first to act on first.
    pub found: Vec<FoundView>,
    /// What looks like a fault and is none.
    pub normal: Vec<String>,
    /// What was recognised, for the ticket too.
    pub facts: Vec<Fact>,
    /// What was not taken in, and why.
    pub refused: Vec<String>,
}

/// The table of terms in a language.
#[derive(Clone, Copy, Debug)]
pub struct ReceiptBook<'a> {
    /// The table.
    pub terms: &'a Terms,
    /// What its rows are called.
    pub texts: &'a Texts,
    /// The language.
    pub lang: Lang,
}

impl ReceiptBook<'_> {
    pub(super) fn words(&self) -> &'static ReceiptWords {
        self.lang.receipt_words()
    }

    /// Everything that is to be said of a text.
    pub fn view(&self, reading: &Reading) -> ReceiptView {
        let w = self.words();
        let (normal, found): (Vec<&Finding>, Vec<&Finding>) =
            { reading.findings.iter() }.partition(|finding| finding.strength == Strength::None);
        let mut view = ReceiptView {
            found: found.into_iter().map(|f| self.found(f)).collect(),
            normal: { normal.into_iter() }
                .map(|f| self.texts.rule(f.row).0.to_owned())
                .collect(),
            facts: reading.lines.iter().map(|line| self.fact(line)).collect(),
            refused: self.refused(reading),
            ..ReceiptView::default()
        };
        view.facts.dedup();
        if reading.is_empty() {
            view.title = w.nothing.to_owned();
            view.text = w.nothing_text.to_owned();
        } else if view.found.is_empty() {
            let items: usize = { reading.data.iter() }
                .map(|data| data.nodes.len())
                .chain(reading.messages.iter().map(|m| m.parts.len()))
                .sum();
            view.title = w.nothing_wrong.to_owned();
            let count = (items + reading.lines.len()).to_string();
            view.text = fill(w.nothing_wrong_text, &[&count]);
        }
        view
    }

    /// What of it belongs on the ticket: the terminal, where the sale is found, what was decoded.
    pub fn for_ticket(&self, reading: &Reading, view: &ReceiptView) -> [(Field, String); 4] {
        let line = |what: &What| {
            let mut lines = reading.lines.iter();
            lines.find(|l| l.what == *what && !l.value.is_empty())
        };
        let lines = |whats: &[What]| whats.iter().filter_map(line).collect::<Vec<_>>();
        let named = lines(&[What::Trace, What::Rrn, What::Batch, What::Merchant])
            .iter()
            .map(|line| [&self.label(line).0, " ", &line.value].concat())
            .collect::<Vec<_>>();
        // What an amount or a time is needs no label.
        let sale = lines(&[What::Amount, What::Date, What::Time])
            .iter()
            .map(|line| line.value.as_str())
            .collect::<Vec<_>>();
        let titles: Vec<&str> = view
            .found
            .iter()
            .map(|found| found.title.as_str())
            .collect();
        let stop = if self.lang == Lang::Zh { "；" } else { "; " };
        [
            (
                Field::Terminal,
                line(&What::Terminal).map_or_else(String::new, |line| line.value.clone()),
            ),
            (Field::Trace, named.join(" ")),
            (Field::Sale, sale.join(" ")),
            (Field::Wording, titles.join(stop)),
        ]
    }

    fn found(&self, finding: &Finding) -> FoundView {
        let w = self.words();
        let (say, next) = self.texts.rule(finding.row);
        let inset = match finding.bit {
            Some(row) => self.texts.bit(row).to_owned(),
            None => self.response(&finding.code),
        };
        let is_good = matches!(finding.id.as_str(), "approved" | "approved-offline");
        let (mark, tone) = match finding.strength {
            _ if is_good => (w.strong, "yes"),
            Strength::Strong => (w.strong, "no"),
            Strength::Medium => (w.medium, "wait"),
            Strength::Weak | Strength::None => (w.weak, "wait"),
        };
        FoundView {
            id: finding.id.clone(),
            title: fill(say, &[&inset]),
            next: next.to_owned(),
            mark,
            tone,
            many: finding.many,
            money: if finding.money { w.money } else { "" },
            evidence: finding.evidence.clone(),
        }
    }

    /// A response code and what it means, where the table says.
    fn response(&self, code: &str) -> String {
        let row = self.terms.code(crate::receipt::Set::Rc, code);
        let colon = if self.lang == Lang::Zh { "：" } else { ": " };
        match row {
            Some(row) => [code, colon, self.texts.code(row)].concat(),
            None => code.to_owned(),
        }
    }

    fn refused(&self, reading: &Reading) -> Vec<String> {
        let w = self.words();
        let comma = if self.lang == Lang::Zh { "、" } else { ", " };
        let each: Vec<&str> = reading.refused.iter().map(|s| self.secret(*s)).collect();
        let mut lines = Vec::new();
        if !each.is_empty() {
            lines.push(fill(w.refused, &[&each.join(comma)]));
            lines.push(w.refused_text.to_owned());
        }
        lines.extend(reading.cut.then(|| w.cut.to_owned()));
        lines
    }

    /// Why something is hidden.
    pub(super) fn secret(&self, secret: Secret) -> &'static str {
        let w = self.words();
        match secret {
            Secret::None => "",
            Secret::Pan => w.what_card,
            Secret::Track => w.secret_track,
            Secret::Name => w.secret_name,
            Secret::Pin => w.secret_pin,
            Secret::Code => w.secret_code,
            Secret::Id => w.secret_id,
            Secret::Key => w.secret_key,
            Secret::Account => w.secret_account,
        }
    }

    fn fact(&self, line: &Line) -> Fact {
        let w = self.words();
        let (label, said) = self.label(line);
        let trust = match line.trust {
            Trust::Read => "",
            Trust::Guessed => w.guessed,
            Trust::Odd => w.odd,
            Trust::Length => w.length,
            Trust::Signs => w.signs,
        };
        let tone = match line.trust {
            Trust::Read => "",
            Trust::Guessed => "wait",
            _ => "no",
        };
        let mut parts = vec![if said.is_empty() {
            line.value.clone()
        } else {
            said.to_owned()
        }];
        parts.extend(line.says.iter().map(|say| self.said(say)));
        parts.push(trust.to_owned());
        parts.retain(|part| !part.is_empty());
        parts.dedup();
        Fact {
            label,
            text: parts.join(if self.lang == Lang::Zh { "；" } else { "; " }),
            tone,
        }
    }

    /// What a line is called, and what it says where that is a word.
    fn label(&self, line: &Line) -> (String, &'static str) {
        let w = self.words();
        let (label, said) = match line.what {
            What::Tag => {
                let name = line.tag.map_or("", |(_, row)| self.texts.tag(row));
                return (name.to_owned(), "");
            }
            What::Rc => (w.what_rc, ""),
            What::Rrn => (w.what_rrn, ""),
            What::Trace => (w.what_trace, ""),
            What::Batch => (w.what_batch, ""),
            What::Terminal => (w.what_terminal, ""),
            What::Merchant => (w.what_merchant, ""),
            What::Auth => (w.what_auth, ""),
            What::Amount => (w.what_amount, ""),
            What::Date => (w.what_date, ""),
            What::Time => (w.what_time, ""),
            What::Entry => (w.what_entry, ""),
            What::Service => (w.what_service, ""),
            What::Sw => (w.what_sw, ""),
            What::Order => (w.what_order, ""),
            What::Card => (w.what_card, ""),
            What::CvmText => {
                let said = match line.value.as_str() {
                    "pin" => w.cvm_pin,
                    "signature" => w.cvm_signature,
                    "device" => w.cvm_device,
                    _ => w.cvm_none,
                };
                (w.what_cvm, said)
            }
            What::Approved => (w.what_outcome, w.said_approved),
            What::Declined => (w.what_outcome, w.said_declined),
            What::Reversed => (w.what_outcome, w.said_reversed),
            What::Void => (w.what_outcome, w.said_void),
            What::Tapped => (w.what_way, w.said_tapped),
            What::Inserted => (w.what_way, w.said_inserted),
            What::Swiped => (w.what_way, w.said_swiped),
            What::Keyed => (w.what_way, w.said_keyed),
            What::Fallback => (w.what_way, w.said_fallback),
            What::Tc => (w.what_cryptogram, "TC"),
            What::Arqc => (w.what_cryptogram, "ARQC"),
            What::Aac => (w.what_cryptogram, "AAC"),
            _ => ("", ""),
        };
        (label.to_owned(), said)
    }

    /// One thing that a value says.
    pub(super) fn said(&self, say: &Say) -> String {
        let w = self.words();
        match say {
            Say::Bit(row) => self.texts.bit(*row).to_owned(),
            Say::Code(row) => self.texts.code(*row).to_owned(),
            Say::CodeOf(row, n) => fill(self.texts.code(*row), &[&n.to_string()]),
            Say::Unlisted(code) => fill(w.unlisted, &[code]),
            Say::Text(text) => text.clone(),
            Say::Number(n) => n.to_string(),
            Say::Amount(n) => format!("{}.{:02}", n / 100, n % 100),
            Say::Date(y, m, d) => format!("20{y:02}-{m:02}-{d:02}"),
            Say::Time(h, m, s) => format!("{h:02}:{m:02}:{s:02}"),
            Say::Wanted(tag, len) => {
                let name = self.terms.tag(*tag, crate::receipt::Of::All);
                let name = name.map_or(w.unknown_tag, |(row, _)| self.texts.tag(row));
                let len = len.map(|n| fill(w.wants, &[&n.to_string()]));
                format!("{tag:X} {name} {}", len.unwrap_or_default())
            }
            Say::Cvm(method, when, next) => {
                let name = |row: &Option<usize>| row.map(|row| self.texts.code(row).to_owned());
                let method = name(method).unwrap_or_else(|| w.cvm_code.to_owned());
                let when = name(when).unwrap_or_default();
                let rest = if *next { w.or_next } else { w.or_fail };
                let comma = if self.lang == Lang::Zh { "，" } else { ", " };
                [method, when, rest.to_owned()].join(comma)
            }
            Say::Part(part, text) => {
                let colon = if self.lang == Lang::Zh { "：" } else { ": " };
                [self.part(*part), colon, text].concat()
            }
            Say::Odd => w.not_of_form.to_owned(),
        }
    }

    fn part(&self, part: Part) -> &'static str {
        let w = self.words();
        match part {
            Part::KeyIndex => w.part_key,
            Part::CryptogramVersion => w.part_version,
            Part::CardResults => w.part_results,
            Part::PinTries => w.part_tries,
            Part::DynamicNumber => w.part_dynamic,
            Part::Counters => w.part_counters,
            Part::ResponseCryptogram => w.part_response,
            Part::Version => w.part_form,
            Part::CardNumber => w.part_number,
            Part::AmountX => w.part_x,
            Part::AmountY => w.part_y,
            Part::Family => w.part_family,
            Part::Format => w.part_format,
        }
    }

    /// The response code of a reading, with its meaning; empty where there is none.
    pub fn answer(&self, reading: &Reading) -> String {
        let code = reading.scene.word(Word::Rc).unwrap_or_default();
        self.response(code)
    }
}
