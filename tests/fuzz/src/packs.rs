//! What authors write: the files of a pack, its tables, and closed cases.

use crate::known::{file, pack, place};
use poscheck::calibrate::{decode, read};
use poscheck::card::compile as card;
use poscheck::pack::{Source, compile};
use poscheck::receipt::compile as receipt;
use poscheck::software::compile as software;

/// How many files [`run`] takes, by the first byte: a pack's, then each of the tables'.
const READERS: usize = 4;

/// Small packs, and the beginnings of tables.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for name in [
        "packs/tiny.toml",
        "packs/places.toml",
        "lint/e003.bad.toml",
        "lint/w110.bad.toml",
    ] {
        seeds.push([b"\0", &file(&format!("tests/cases/{name}"))[..]].concat());
    }
    let tables = [
        ("cards", &card::FILES[..]),
        ("receipt", &receipt::FILES[..]),
        ("software", &software::FILES[..]),
    ];
    for (reader, (folder, names)) in tables.into_iter().enumerate() {
        for (at, name) in names.iter().enumerate() {
            let text = std::fs::read(place(&format!("packs/builtin/{folder}/{name}")));
            let text = text.unwrap_or_default();
            let head = [(reader + 1 + READERS * at) as u8];
            seeds.push([&head[..], &text[..text.len().min(3_000)]].concat());
        }
    }
    seeds
}

/// Compiles what is written as one file, the others being empty.
pub(crate) fn run(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else {
        return;
    };
    let text = crate::text(rest);
    let (reader, at) = (usize::from(*which) % READERS, usize::from(*which) / READERS);
    match reader {
        0 => {
            if let Ok(source) = Source::parse("made.toml", &text) {
                compile(&[source]);
            }
        }
        1 => {
            let mut texts = [""; card::FILES.len()];
            texts[at % card::FILES.len()] = &text;
            card::compile(&[card::Layer::of(texts)]);
        }
        2 => {
            let mut texts = [""; receipt::FILES.len()];
            texts[at % receipt::FILES.len()] = &text;
            receipt::compile(texts, &[]);
        }
        _ => {
            let mut texts = [""; software::FILES.len()];
            texts[at % software::FILES.len()] = &text;
            software::compile(&[texts]);
        }
    }
}

/// Tables of closed cases, whole and messy.
pub(crate) fn tickets() -> Vec<Vec<u8>> {
    let core = &pack().core;
    let (fault, question) = (&core.faults[0].id, &core.questions[0]);
    let answer = question.answers.first().map_or("yes", |a| &a.id);
    [
        format!(
            "date,entry,answers,fault,repair,failed,minutes\n2026-11-01,{},{}={answer},{fault},{},,12\n",
            core.entries[0].id, question.id, core.repairs[0].id
        ),
        format!("date,answers,fault\n2026-11-01,,{fault}\n\"2026-13-01\",a=b;c,\"x\n"),
        "date\tanswers\tfault\n".to_owned(),
    ]
    .map(String::into_bytes)
    .to_vec()
}

/// Reads one; whatever a row is, it is one ticket or one complaint at least.
pub(crate) fn read_tickets(bytes: &[u8]) {
    let (text, _) = decode(bytes);
    let _ = read(&pack().core, &text);
}
