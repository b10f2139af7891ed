//! What a pack knows in figures, and which of its rows rest on little.
//!
//! In: the files of a pack and what they compile to. Out: [`Figure`]s, and the ids of weak
//! rows. What was promised is written down here, once.

use super::entries;
use crate::pack::{Compiled, EntryDraft, EntryKind, Said, Source, Trust};
use std::collections::BTreeSet;

/// The answer codes of both generations of UnionPay's tables: the terminals' own of before
/// 2014, and those of Q/CUP 006.6-2014.
pub const UNIONPAY: &str = "00 01 02 03 04 05 06 07 09 10 11 12 13 14 15 16 19 20 21 22 23 25 30 \
    31 33 34 35 36 37 38 39 40 41 42 43 44 45 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 \
    68 75 77 79 90 91 92 93 94 95 96 97 98 99 A0 A1 A2 A3 A4 A5 A6 A7 A8 B1 C1 D1 D2 D3 D4 D5 D6 \
    D7 D8 D9 DA DB DC F1 F2 F3 F4 F5 N1 OT P1 Y1 Y3 Z1 Z3";

/// One count against what was promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub what: &'static str,
    /// How many there are.
    pub count: usize,
    /// How many there have to be; 0 where nothing was promised.
    pub target: usize,
}

impl Figure {
    /// Whether there are enough.
    pub fn is_reached(&self) -> bool {
        self.count >= self.target
    }
}

/// Counts a pack.
pub fn figures(sources: &[Source], pack: &Compiled) -> Vec<Figure> {
    let figure = |what, count, target| Figure {
        what,
        count,
        target,
    };
    let of = |kind| move |entry: &&EntryDraft| entry.kind == kind;
    let all: Vec<&EntryDraft> = entries(sources).collect();
    let (core, scenarios) = (&pack.core, &pack.scenarios);
    let n = |is: &dyn Fn(&EntryDraft) -> bool| all.iter().filter(|entry| is(entry)).count();

    let unionpay = UNIONPAY.split_whitespace();
    let held = |code: &&str| {
        let is = |e: &&EntryDraft| e.kind == EntryKind::Code && e.code == **code;
        all.iter().copied().any(|e| is(&e) && e.vendor.is_empty())
    };
    let messages: BTreeSet<&str> = all
        .iter()
        .copied()
        .filter(of(EntryKind::Message))
        .flat_map(|e| {
            let titles = [e.title.zh.as_str(), e.title.en.as_str()];
            titles.into_iter().chain(e.also.iter().map(String::as_str))
        })
        .collect();
    let sale = |e: &EntryDraft| e.kind == EntryKind::Code;
    let whole = |said: &Said| !said.zh.is_empty() && !said.en.is_empty();
    let voices = |e: &EntryDraft| !e.now.is_empty() && e.now.iter().all(whole) && whole(&e.support);
    let mended = |f: usize| {
        let fault = &core.faults[f];
        let mends = |(g, _): &(u16, f64)| usize::from(*g) == f;
        fault.needs_escalation || core.repairs.iter().any(|r| r.success.iter().any(mends))
    };
    let faults: Vec<usize> = (0..core.faults.len())
        .filter(|f| core.faults[*f].id != "other")
        .collect();
    let on_top = |f: &&usize| {
        let names = |g: &u16| usize::from(*g) == **f;
        scenarios.iter().any(|s| s.top.iter().any(names))
    };
    let without_code = |f: &&usize| {
        let names = |g: &u16| usize::from(*g) == **f;
        scenarios.iter().any(|s| {
            let words = s.entry.map(|e| core.entries[usize::from(e)].kind);
            s.top.iter().any(names) && matches!(words, None | Some(EntryKind::Symptom))
        })
    };
    let begun = (0..core.entries.len())
        .filter(|e| {
            scenarios
                .iter()
                .any(|s| s.entry.map(usize::from) == Some(*e))
        })
        .count();
    let tried = (0..core.repairs.len())
        .filter(|r| {
            let id = &core.repairs[*r].id;
            scenarios.iter().any(|s| s.tells_of(*r, id))
        })
        .count();
    vec![
        figure(
            "codes of UnionPay, both generations",
            unionpay.filter(held).count(),
            103,
        ),
        figure("codes in all", n(&sale), 0),
        figure(
            "codes whose money state and retry advice have a reason",
            n(&|e| sale(e) && !e.reason.is_empty()),
            n(&sale),
        ),
        figure(
            "messages, by what they mean",
            n(&|e| e.kind == EntryKind::Message),
            0,
        ),
        figure("messages, by their wording", messages.len(), 250),
        figure(
            "symptoms and topics",
            n(&|e| e.kind == EntryKind::Symptom),
            0,
        ),
        figure(
            "entries with a cashier's and a support voice in both languages",
            n(&voices),
            all.len(),
        ),
        figure(
            "entries with words for the customer",
            n(&|e| whole(&e.say)),
            0,
        ),
        figure(
            "rules that hold on some days only",
            all.iter().map(|e| e.rule.len()).sum(),
            0,
        ),
        figure("faults", core.faults.len(), 110),
        figure(
            "faults with a repair or a way to support",
            (0..core.faults.len()).filter(|f| mended(*f)).count(),
            core.faults.len(),
        ),
        figure("questions", core.questions.len(), 0),
        figure("repairs", core.repairs.len(), 0),
        figure("scenarios", scenarios.len(), 150),
        figure(
            "faults that a scenario has on top",
            faults.iter().filter(on_top).count(),
            faults.len(),
        ),
        figure(
            "faults that a scenario finds without any code or message",
            faults.iter().filter(without_code).count(),
            0,
        ),
        figure(
            "entries that a scenario begins with",
            begun,
            core.entries.len(),
        ),
        figure("repairs that a scenario names", tried, core.repairs.len()),
    ]
}

/// The ids of entries and faults that rest on somebody else's account, or on judgement alone.
pub fn weak(sources: &[Source]) -> (Vec<String>, Vec<String>) {
    let faults = sources.iter().flat_map(|s| s.draft.fault.iter());
    let rows: Vec<(&str, Trust)> = entries(sources)
        .map(|e| (e.id.get_ref().as_str(), e.trust))
        .chain(faults.map(|f| (f.id.get_ref().as_str(), f.trust)))
        .collect();
    let of = |trust: Trust| {
        let rows = rows.iter().filter(|row| row.1 == trust);
        rows.map(|row| row.0.to_owned()).collect()
    };
    (of(Trust::SecondHand), of(Trust::Judgement))
}
