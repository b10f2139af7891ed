//! `docs/knowledge.md`: each code and each fault with its source and how far that goes.
//!
//! In: the files of a pack and what they compile to. Out: Markdown.

use super::figures::figures;
use super::{entries, name};
use crate::pack::{Compiled, EntryDraft, EntryKind, Source};
use std::fmt::Write;

/// The whole page.
pub fn page(sources: &[Source], pack: &Compiled) -> String {
    let mut text = String::from(
        "# What the built-in knowledge rests on\n\n\
         Written by `cargo xtask knowledge-report`; the knowledge itself is in `packs/builtin/`.\n\n\
         How far a source goes: *standard*, read in the standard or the scheme's own rules; \
         *vendor*, in a maker's or an acquirer's own document; *second-hand*, somebody else's \
         account of one; *judgement*, our own.\n\
         How often a fault is the cause, and how many minutes a step takes, is judgement \
         everywhere: no figures of the trade are published.\n\n",
    );
    text.push_str("| | count | promised |\n|---|--:|--:|\n");
    for figure in figures(sources, pack) {
        let target = match figure.target {
            0 => String::new(),
            target => target.to_string(),
        };
        let _ = writeln!(text, "| {} | {} | {target} |", figure.what, figure.count);
    }
    text.push_str(
        "\n## Codes\n\n\
         | code | seen | of | meaning | money | again? | source | goes |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    let mut codes: Vec<&EntryDraft> = entries(sources)
        .filter(|entry| entry.kind == EntryKind::Code)
        .collect();
    codes.sort_by_key(|entry| (&entry.code, entry.id.get_ref()));
    for entry in codes {
        let seen: Vec<String> = entry.seen.iter().map(name).collect();
        row(
            &mut text,
            &[
                &entry.code,
                &seen.join(", "),
                &entry.vendor.join(", "),
                &format!("{} · {}", entry.title.zh, entry.title.en),
                &name(&entry.money),
                &name(&entry.retry),
                &entry.source,
                &name(&entry.trust),
            ],
        );
    }
    text.push_str(
        "\n## Faults\n\n| fault | is | often | who acts | source | goes |\n|---|---|---|---|---|---|\n",
    );
    for fault in sources.iter().flat_map(|s| s.draft.fault.iter()) {
        let often = match (&fault.grade, fault.weight) {
            (Some(grade), _) => name(grade),
            (None, weight) => weight.map(|w| w.to_string()).unwrap_or_default(),
        };
        row(
            &mut text,
            &[
                fault.id.get_ref(),
                &format!("{} · {}", fault.name.zh, fault.name.en),
                &often,
                &name(&fault.who),
                &fault.source,
                &name(&fault.trust),
            ],
        );
    }
    text
}

fn row(text: &mut String, cells: &[&str]) {
    for cell in cells {
        let _ = write!(text, "| {} ", cell.replace('|', "\\|"));
    }
    text.push_str("|\n");
}
