//! The native command `poscheck software`: asks the table of terminals, checks it, draws it.
//!
//! In: words, and the files of one or several packs, the lowest first. Out: plain lines, or for
//! `pictures` a page with every picture at 320 pixels, light and dark. It does no work of its
//! own. Without `--today` the day is that of nothing: then no rule has a day.

use super::clock::LocalTime;
use super::compile::{Compiled, FILES, compile};
use super::{Picture, report};
use crate::options::Options;
use crate::pack::{self, day};
use std::path::Path;

const USAGE: &str = "usage: poscheck software check                findings of the catalogue
       poscheck software version TEXT          how it is read, and how it stands;
                                               --vendor ID, --model ID, --today 2026-11-28
       poscheck software order ONE OTHER       which is older
       poscheck software clock TEXT --now '2026-11-28 14:05'
       poscheck software models TEXT           models that a text names
       poscheck software pictures              every picture, as a page
       each with --pack DIR (packs/builtin) and --over DIR, a pack that is laid over it
";

/// The table of a pack, with others laid over it.
///
/// # Errors
/// Where a file cannot be read.
pub fn packed(folders: &[&Path]) -> Result<Compiled, String> {
    let mut layers = Vec::new();
    for folder in folders {
        let folder = folder.join("software");
        let texts = pack::read_named(&folder, FILES);
        layers.push(texts.map_err(|e| format!("{}: {e}\n", folder.display()))?);
    }
    let layers: Vec<[&str; 4]> = layers
        .iter()
        .map(|l| l.each_ref().map(String::as_str))
        .collect();
    Ok(compile(&layers))
}

/// Carries out a command.
///
/// # Errors
/// What is wrong with the words, or with the files.
pub fn run(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    let text = |value: Option<String>| value.unwrap_or_default();
    let pack = options
        .value::<String>("--pack")?
        .unwrap_or_else(|| "packs/builtin".to_owned());
    let over = options.value::<String>("--over")?;
    let vendor = options.value::<String>("--vendor")?;
    let model = options.value::<String>("--model")?;
    let today = day(&text(options.value("--today")?)).unwrap_or(0);
    let now = text(options.value("--now")?);
    let folders: Vec<&Path> = [Some(&pack), over.as_ref()]
        .into_iter()
        .flatten()
        .map(Path::new)
        .collect();
    let compiled = packed(&folders)?;
    let table = &compiled.table;
    match options.words()[..] {
        ["check"] => check(&compiled),
        ["version", typed] => {
            report::version(table, vendor.as_deref(), model.as_deref(), typed, today)
        }
        ["order", one, other] => Ok(report::order(table, one, other)),
        ["clock", typed] => {
            let now = local(&now).ok_or("--now takes '2026-11-28 14:05'\n")?;
            Ok(report::clock(typed, now, 0))
        }
        ["models", typed] => {
            let found = table.models_like(typed, 20).into_iter();
            Ok(found
                .map(|at| format!("{}\n", table.models[usize::from(at)].id))
                .collect())
        }
        ["pictures"] => Ok(page(&table.pictures)),
        _ => Err(USAGE.to_owned()),
    }
}

fn check(compiled: &Compiled) -> Result<String, String> {
    let t = &compiled.table;
    let lines: String = compiled.findings.iter().map(|f| format!("{f}\n")).collect();
    let counts = format!(
        "{} vendors, {} forms, {} series, {} kinds, {} models, {} pictures, {} steps that show one\n{} bytes, {} findings\n",
        t.vendors.len(),
        t.forms.len(),
        t.series.len(),
        t.kinds.len(),
        t.models.len(),
        t.pictures.len(),
        t.shown.len(),
        compiled.bytes.len(),
        compiled.findings.len(),
    );
    if lines.is_empty() {
        Ok(counts)
    } else {
        Err(lines + &counts)
    }
}

/// `2026-11-28 14:05`.
fn local(text: &str) -> Option<LocalTime> {
    let (hour, minute) = text.get(11..)?.split_once(':')?;
    Some(LocalTime {
        day: day(text)?,
        minute: hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?,
    })
}

/// Every picture, plain and with each part lit, on light and on dark.
fn page(pictures: &[Picture]) -> String {
    const STYLE: &str = "body{margin:0;font:14px sans-serif}section{display:flex;flex-wrap:wrap;gap:8px;padding:8px}\
        .light{background:#fff;color:#1c2430;--card:#eef2f6;--accent:#0b57d0;--tint:#cfe0ff}\
        .dark{background:#12161c;color:#e6eaf0;--card:#232a33;--accent:#8ab4ff;--tint:#23406f}\
        figure{margin:0;width:320px}svg{display:block;width:320px;height:auto}\
        path{fill:none;stroke:currentColor;stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round;vector-effect:non-scaling-stroke}\
        .body,.filled{fill:var(--card)}[data-lit]{stroke:var(--accent);stroke-width:2.5}.filled[data-lit]{fill:var(--tint)}\
        circle{fill:none;stroke:var(--accent);stroke-width:2;stroke-dasharray:4 4}";
    let mut out = format!("<!doctype html><meta charset=utf-8><style>{STYLE}</style>");
    for tone in ["light", "dark"] {
        out.push_str(&format!("<section class={tone}>"));
        for picture in pictures {
            let all = (0..picture.parts.len()).map(Some);
            for lit in std::iter::once(None).chain(all) {
                out.push_str(&figure(picture, lit));
            }
        }
        out.push_str("</section>");
    }
    out
}

fn figure(picture: &Picture, lit: Option<usize>) -> String {
    let mut out = format!(
        "<figure><svg viewBox=\"0 0 {} {}\"><path class=body d=\"{}\"/><path d=\"{}\"/>",
        picture.width, picture.height, picture.body, picture.lines
    );
    for (at, part) in picture.parts.iter().enumerate() {
        let filled = if part.filled { "class=filled" } else { "" };
        let mark = if lit == Some(at) { "data-lit" } else { "" };
        out.push_str(&format!("<path {filled} {mark} d=\"{}\"/>", part.path));
        if let Some((x, y, r)) = part.ring.filter(|_| lit == Some(at)) {
            out.push_str(&format!("<circle cx={x} cy={y} r={r} />"));
        }
    }
    let name = lit
        .and_then(|at| picture.parts.get(at))
        .map_or("", |part| part.name.zh.as_str());
    out.push_str(&format!(
        "</svg><figcaption>{} {name}</figcaption></figure>",
        picture.id
    ));
    out
}
