//! The board of a terminal's software: model, version, and what is to be said of them.

use super::{
    Known, Reader, all_said, board, carry, chosen, damaged, drawn, grade, needs, said, table, with,
    words,
};
use crate::board::Sheet;
use crate::i18n::{Lang, TerminalWords};
use crate::present::{Block, Board, Item, Tone};
use crate::software::{
    Approval, Grade, Judged, LONGEST, Release, Said, Standing, Table, Unreadable, Vendor, written,
};

/// How many models are offered for a text.
const MOST: usize = 6;

/// What was typed and chosen.
#[derive(Debug, Default)]
pub struct SoftwareSheet {
    /// The model as typed.
    typed: String,
    model: Option<u16>,
    vendor: Option<u16>,
    /// The version as typed, cut where it is far too long.
    version: String,
    /// Counts fields that were emptied: each time it is another one.
    turn: u32,
}

impl Sheet for SoftwareSheet {
    fn needs(&self, known: &Known, reader: &Reader) -> Option<&'static str> {
        needs(known, reader)
    }

    fn act(&mut self, known: &Known, _: &Reader, id: &str, text: &str) {
        let Some(table) = table(known) else { return };
        let cut = || text.chars().take(LONGEST + 1).collect::<String>();
        match id {
            "model" => self.typed = cut(),
            "which" => {
                self.model = table.model_named(text);
                self.vendor = None;
            }
            "vendor" => self.vendor = table.vendor_named(text),
            "other" => {
                *self = Self {
                    turn: self.turn + 1,
                    ..Self::default()
                }
            }
            "slip" => {
                if let Err(Unreadable::Slip(meant)) = table.read(self.maker(table), &self.version) {
                    self.version = meant;
                    self.turn += 1;
                }
            }
            _ if id == self.field() => self.version = cut(),
            _ => {}
        }
    }

    fn draw(&self, known: &Known, reader: &Reader) -> Board {
        let w = reader.lang.terminal_words();
        let mut blocks = Vec::new();
        match table(known) {
            None => {
                blocks.push(damaged(w));
                further(w, &mut blocks);
            }
            Some(table) => self.drawn(table, reader, w, &mut blocks),
        }
        board("software", w.board, blocks)
    }
}

impl SoftwareSheet {
    fn field(&self) -> String {
        ["version", &self.turn.to_string()].concat()
    }

    fn maker(&self, table: &Table) -> Option<u16> {
        let model = self.model.and_then(|at| table.models.get(usize::from(at)));
        model.map(|model| model.vendor).or(self.vendor)
    }

    fn drawn(&self, table: &Table, reader: &Reader, w: &TerminalWords, blocks: &mut Vec<Block>) {
        let lang = reader.lang;
        let Some(at) = self.maker(table) else {
            self.choose(table, lang, w, blocks);
            further(w, blocks);
            return;
        };
        let vendor = &table.vendors[usize::from(at)];
        self.whose(table, vendor, lang, w, blocks);
        let example = table
            .forms_of(at)
            .next()
            .map_or("", |form| form.example.as_str());
        let field = Block::field(&self.field(), w.version, &with(w.version_help, example));
        let today = reader.local().map_or(0, |now| now.day);
        let judged = table.judge(Some(at), self.model, &self.version, today);
        if let Standing::Unreadable(why) = &judged.standing {
            let (tone, text) = unreadable(table, lang, w, why);
            blocks.push(field.with(tone, &text));
            if matches!(why, Unreadable::Slip(_)) {
                blocks.push(Block::act("slip", w.slip_use));
            }
            if *why != Unreadable::Empty {
                blocks.push(Block::text(Tone::Plain, w.expects));
                let examples = table.forms_of(at).map(|form| form.example.clone());
                blocks.push(Block::lines(examples.collect()));
            }
        } else {
            blocks.push(field.with(Tone::Plain, &self.version));
            result(&judged, lang, w, blocks);
        }
        further(w, blocks);
        self.approvals(table, lang, w, blocks);
        blocks.push(Block::heading(w.tls));
        blocks.push(Block::lines(vec![
            w.tls_text.to_owned(),
            w.tls_case.to_owned(),
        ]));
    }

    /// Model or maker are still to be chosen.
    fn choose(&self, table: &Table, lang: Lang, w: &TerminalWords, blocks: &mut Vec<Block>) {
        blocks.push(Block::text(Tone::Plain, w.intro));
        let field = Block::field(&["model", ""].concat(), w.model, w.model_help);
        let found = table.models_like(&self.typed, MOST);
        let unknown = found.is_empty() && !self.typed.trim().is_empty();
        let told = if unknown {
            (Tone::Wait, w.model_none)
        } else {
            (Tone::Plain, "")
        };
        blocks.push(field.with(told.0, told.1));
        if !found.is_empty() {
            let options = found.into_iter().filter_map(|at| {
                let model = table.models.get(usize::from(at))?;
                let maker = table.vendors.get(usize::from(model.vendor))?;
                Some(Item::option(
                    &model.id,
                    &model.name,
                    said(lang, &maker.name),
                    false,
                ))
            });
            blocks.push(Block::choice("which", w.model_which, options.collect()));
        }
        let sticker = table
            .pictures
            .iter()
            .find(|picture| picture.id == "smart-back");
        if let Some(picture) = sticker {
            let lit: Vec<u8> = picture.part_named("sticker").into_iter().collect();
            blocks.push(drawn::picture(w, lang, picture, &lit));
        }
        let makers = table.vendors.iter();
        let options = makers.map(|vendor| chosen(&vendor.id, said(lang, &vendor.name), false));
        blocks.push(Block::choice("vendor", w.vendor, options.collect()));
    }

    fn whose(
        &self,
        table: &Table,
        vendor: &Vendor,
        lang: Lang,
        w: &TerminalWords,
        blocks: &mut Vec<Block>,
    ) {
        let model = self.model.and_then(|at| table.models.get(usize::from(at)));
        let maker = said(lang, &vendor.name);
        let name = model.map_or_else(|| maker.to_owned(), |m| [maker, " ", &m.name].concat());
        let mut facts = vec![Item::fact(w.chosen, name, Tone::Plain)];
        let kind = model.and_then(|m| table.kinds.get(usize::from(m.kind)));
        if let Some(kind) = kind {
            let sticker = said(lang, &kind.sticker).to_owned();
            facts.push(Item::fact(w.sticker_at, sticker, Tone::Plain));
        }
        blocks.push(Block::facts(facts));
        blocks.push(Block::act("other", w.other_model));
        blocks.push(Block::heading(w.where_shown));
        let own = model.map(|m| &m.version_at).filter(|at| !at.is_empty());
        blocks.push(Block::steps(all_said(
            lang,
            own.unwrap_or(&vendor.version_at),
        )));
        blocks.push(Block::text(Tone::Plain, grade(w, vendor.grade)));
    }

    fn approvals(&self, table: &Table, lang: Lang, w: &TerminalWords, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(w.approval));
        let texts = vec![w.approval_text.to_owned(), w.approval_scam.to_owned()];
        blocks.push(Block::lines(texts));
        let facts = table.approvals.iter().map(|approval| {
            let until = match approval.expires {
                Some(day) => with(w.approval_until, &written(day)),
                None => w.approval_open.to_owned(),
            };
            let note = said(lang, &approval.note);
            let gap = if note.is_empty() { "" } else { " " };
            let source = with(w.source, &approval.source);
            let text = [&until, gap, note, " · ", &source].concat();
            Item::fact(&["PTS ", &approval.version].concat(), text, Tone::Plain)
        });
        blocks.push(Block::facts(facts.collect()));
        let is_own = |approval: &Approval| approval.grade == Grade::Primary;
        if !table.approvals.iter().all(is_own) {
            blocks.push(Block::text(Tone::Plain, w.approval_grade));
        }
        let model = self.model.and_then(|at| table.models.get(usize::from(at)));
        if let Some(model) = model.filter(|model| !model.approval.is_empty()) {
            blocks.push(Block::text(
                Tone::Plain,
                &with(w.approval_own, &model.approval),
            ));
        }
    }
}

/// Where to go from here.
fn further(w: &TerminalWords, blocks: &mut Vec<Block>) {
    blocks.push(Block::link("#/update", w.go_update));
    blocks.push(Block::link("#/clock", w.go_clock));
}

/// Why a text is no version.
fn unreadable(table: &Table, lang: Lang, w: &TerminalWords, why: &Unreadable) -> (Tone, String) {
    match why {
        Unreadable::Empty => (Tone::Plain, String::new()),
        Unreadable::TooLong => (Tone::No, w.too_long.to_owned()),
        Unreadable::NoDate(digits) => (Tone::No, with(w.no_date, digits)),
        Unreadable::OtherVendor(at) => {
            let name = table
                .vendors
                .get(usize::from(*at))
                .map(|vendor| &vendor.name);
            (
                Tone::No,
                with(w.other_vendor, name.map_or("", |name| said(lang, name))),
            )
        }
        Unreadable::Slip(text) => (Tone::Wait, with(w.slip, text)),
        Unreadable::Form => (Tone::No, w.no_form.to_owned()),
    }
}

/// What a release brings, under one of the heads.
type Notes = fn(&Release) -> &[Said];

/// What is to be said of a version that was read.
fn result(judged: &Judged<'_>, lang: Lang, w: &TerminalWords, blocks: &mut Vec<Block>) {
    let breaks = judged.own.map_or("", |own| said(lang, &own.breaks));
    if let Some((tone, title, texts)) = words::standing(w, judged, breaks) {
        blocks.push(Block::verdict(tone, &title, texts));
    }
    for release in &judged.first {
        blocks.push(Block::text(Tone::Wait, &with(w.first, &release.version)));
    }
    let heads: [(&str, Notes); 3] = [
        (w.brings_functions, |release| &release.functions),
        (w.brings_faults, |release| &release.faults),
        (w.brings_security, |release| &release.security),
    ];
    for (head, notes) in heads {
        let lines: Vec<String> = judged
            .brings
            .iter()
            .flat_map(|release| all_said(lang, notes(release)))
            .collect();
        if !lines.is_empty() {
            blocks.push(Block::heading(head));
            blocks.push(Block::lines(lines));
        }
    }
    let mut facts: Vec<Item> = judged
        .brings
        .iter()
        .map(|release| {
            let text = [
                &with(w.released, &written(release.date)),
                " · ",
                &release.source,
            ]
            .concat();
            Item::fact(&release.version, text, Tone::Plain)
        })
        .collect();
    for advisory in &judged.advisories {
        let label = [w.weakness, " ", &advisory.id].concat();
        let text = said(lang, &advisory.text).to_owned();
        facts.push(Item::fact(&label, text, Tone::Wait));
    }
    if !facts.is_empty() {
        blocks.push(Block::facts(facts));
    }
    // Where it is written is for support: below, each once, not among what to do.
    let mut sources: Vec<&str> = Vec::new();
    for advisory in &judged.advisories {
        if !sources.contains(&&*advisory.source) {
            sources.push(&advisory.source);
        }
    }
    if !sources.is_empty() {
        let text = with(w.source, &sources.join("; "));
        blocks.push(Block::text(Tone::Plain, &text));
    }
    if !matches!(judged.standing, Standing::Current) {
        let told: Vec<_> = judged.evidence().into_iter().collect();
        blocks.push(carry(w.go_diagnose, "see.update-why", &told));
    }
}
