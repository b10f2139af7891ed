//! `config.json`, key by key.

use super::about::Part;
use super::form::{FILE, Findings, Object, line, one_of, said};
use super::text::{dials, is_origin};
use super::{Deployment, Hotline, Incident, TOOLS, time};
use crate::colour::{Accent, Colour, LEAST, Theme};
use crate::i18n::Lang;
use crate::pack::{Finding, Said};
use serde_json::Value;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 256 * 1024;

/// Every key at the top of the file, in the order of the schema.
pub const KEYS: [&str; 17] = [
    "$schema",
    "name",
    "title",
    "logo",
    "accent",
    "font_scale",
    "hotlines",
    "check_sale",
    "terms",
    "incident",
    "retired",
    "tools",
    "languages",
    "legal",
    "hosts",
    "frames",
    "probe",
];

pub(super) fn read(text: &str) -> (Deployment, Vec<Finding>) {
    let mut findings = Findings::default();
    let mut out = Deployment::default();
    if text.len() > MOST_BYTES {
        let wrong = format!("{} bytes; at most {MOST_BYTES} are read", text.len());
        findings.add(
            "D008",
            "",
            wrong,
            "keep settings only; knowledge goes into files of a pack",
        );
        return (out, findings.0);
    }
    match serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) {
        Ok(value) => {
            if let Some(top) = Object::of(&value, "", &KEYS, &mut findings) {
                fill(&mut out, &top, &mut findings);
            }
        }
        Err(error) => findings.0.push(Finding {
            code: "D001",
            file: FILE.to_owned(),
            line: error.line(),
            id: String::new(),
            wrong: format!("no JSON: {error}"),
            mend: "correct this place; a comma too many and a quote too few are the commonest"
                .into(),
        }),
    }
    (out, findings.0)
}

fn fill(out: &mut Deployment, top: &Object<'_>, findings: &mut Findings) {
    match top.said("name", findings) {
        Some(name) => out.name = name,
        None if top.get("name").is_none() => {
            let mend = "say whose site it is: \"name\": { \"zh-CN\": …, \"en\": … }";
            findings.add("D004", "/name", "missing".into(), mend);
        }
        None => {}
    }
    out.title = top.said("title", findings).unwrap_or_default();
    logo(out, top, findings);
    accent(out, top, findings);
    out.font_scale = top
        .number("font_scale", [0.85, 1.5], findings)
        .unwrap_or(1.0);
    hotlines(out, top, findings);
    let steps = top.list("check_sale", 8, findings);
    out.check_sale = steps
        .into_iter()
        .filter_map(|(step, path)| said(step, &path, findings))
        .collect();
    if let Some((value, path)) = top.get("terms")
        && let Some(terms) = Object::of(value, &path, &Part::TERMS.map(Part::key), findings)
    {
        let told = Part::TERMS.into_iter();
        out.terms = told
            .filter_map(|part| Some((part, terms.said(part.key(), findings)?)))
            .collect();
    }
    incident(out, top, findings);
    for (value, path) in top.list("retired", 200, findings) {
        let Some(id) = line(value, &path, findings) else {
            continue;
        };
        if matches!(id.split_once(' '), Some(("entry" | "repair", _))) {
            out.retired.push(id);
        } else {
            let mend = "write the kind before the id: \"entry code.51\" or \"repair fix.restart\"";
            findings.add("D005", &path, "neither an entry nor a repair".into(), mend);
        }
    }
    chosen(out, top, findings);
    out.legal = top.said("legal", findings).unwrap_or_default();
    places(out, top, findings);
}

fn logo(out: &mut Deployment, top: &Object<'_>, findings: &mut Findings) {
    let Some(name) = top.text("logo", findings) else {
        return;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let picture = [".svg", ".png", ".webp"]
        .iter()
        .any(|end| name.ends_with(end));
    if picture && !name.starts_with('.') && name.chars().all(plain) {
        out.logo = name;
    } else {
        let mend = "name an .svg, .png or .webp file beside config.json, in a-z, 0-9, - and _";
        findings.add(
            "D005",
            "/logo",
            "no picture of the site's own folder".into(),
            mend,
        );
    }
}

fn accent(out: &mut Deployment, top: &Object<'_>, findings: &mut Findings) {
    let Some((value, path)) = top.get("accent") else {
        return;
    };
    let Some(colour) = value.as_str().and_then(Colour::read) else {
        let mend = "write six hexadecimal digits, \"#00645a\"";
        return findings.add("D005", &path, "no colour".into(), mend);
    };
    out.accent = Some(colour);
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let [ground, _] = theme.grounds();
        let contrast = colour.contrast(ground);
        if contrast < LEAST {
            let used = Accent::of(colour, theme).accent;
            let wrong = format!(
                "{colour} has a contrast of {contrast:.1} on the {name} page, {LEAST} is the least; {used} is used there"
            );
            findings.add(
                "D101",
                &path,
                wrong,
                "nothing need be done; choose another where you dislike it",
            );
        }
    }
}

fn hotlines(out: &mut Deployment, top: &Object<'_>, findings: &mut Findings) {
    for (value, path) in top.list("hotlines", 40, findings) {
        let Some(row) = Object::of(value, &path, &["number", "region", "hours"], findings) else {
            continue;
        };
        let at = format!("{path}/number");
        if row.get("number").is_none() {
            findings.add("D004", &at, "missing".into(), "write the number to call");
        }
        let Some(number) = row.text("number", findings) else {
            continue;
        };
        if !dials(&number) {
            let mend = "write digits, with +, -, spaces and ( ) where people write them";
            findings.add("D005", &at, "no number that a phone can dial".into(), mend);
            continue;
        }
        out.hotlines.push(Hotline {
            number,
            region: row.said("region", findings).unwrap_or_default(),
            hours: row.said("hours", findings).unwrap_or_default(),
        });
    }
}

fn incident(out: &mut Deployment, top: &Object<'_>, findings: &mut Findings) {
    let Some((value, path)) = top.get("incident") else {
        return;
    };
    let Some(row) = Object::of(value, &path, &["text", "from", "until"], findings) else {
        return;
    };
    let times = ["from", "until"].map(|key| {
        let at = format!("{path}/{key}");
        let read = row.text(key, findings).as_deref().and_then(time::minutes);
        if read.is_none() {
            let mend = "write it with its zone: \"2026-11-28T08:00+08:00\"";
            findings.add("D005", &at, "no time".into(), mend);
        }
        read
    });
    let text: Option<Said> = row.said("text", findings);
    if text.is_none() {
        let mend = "say what is the matter and what to do, in both languages";
        findings.add(
            "D004",
            &format!("{path}/text"),
            "nothing is said".into(),
            mend,
        );
    }
    let ([Some(from), Some(until)], Some(text)) = (times, text) else {
        return;
    };
    if from >= until {
        let mend = "let it end after it begins";
        return findings.add(
            "D005",
            &format!("{path}/until"),
            "ends before it begins".into(),
            mend,
        );
    }
    out.incident = Some(Incident { text, from, until });
}

/// Which tools and which languages.
fn chosen(out: &mut Deployment, top: &Object<'_>, findings: &mut Findings) {
    if top.get("tools").is_some() {
        let tools = top.list("tools", 20, findings);
        let tools = tools
            .into_iter()
            .filter_map(|(value, path)| one_of(value, &path, &TOOLS, findings));
        out.tools = tools.collect();
    }
    if top.get("languages").is_some() {
        let tags = Lang::ALL.map(Lang::tag);
        let chosen = top.list("languages", 20, findings);
        let chosen: Vec<&str> = chosen
            .into_iter()
            .filter_map(|(value, path)| one_of(value, &path, &tags, findings))
            .collect();
        if chosen.is_empty() {
            let mend = "name one language at least; both are offered meanwhile";
            findings.add("D004", "/languages", "no language".into(), mend);
        } else {
            out.languages = Lang::ALL
                .into_iter()
                .filter(|lang| chosen.contains(&lang.tag()))
                .collect();
        }
    }
}

/// Other addresses.
fn places(out: &mut Deployment, top: &Object<'_>, findings: &mut Findings) {
    for (value, path) in top.list("hosts", 100, findings) {
        let Some(host) = line(value, &path, findings) else {
            continue;
        };
        if is_origin(&host) {
            out.hosts.push(host);
        } else {
            let mend = "write an origin and nothing more: \"https://shop.example\"";
            findings.add("D005", &path, "no origin".into(), mend);
        }
    }
    if let Some((value, path)) = top.get("frames")
        && let Some(who) = one_of(value, &path, &["any", "listed"], findings)
    {
        out.frames_listed = who == "listed";
    }
    if let Some(probe) = top.text("probe", findings) {
        let origin = probe.find("://").and_then(|at| {
            let end = probe[at + 3..]
                .find('/')
                .map_or(probe.len(), |slash| at + 3 + slash);
            Some((probe.get(..end)?, probe.get(end..)?))
        });
        let plain = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
        match origin {
            Some((origin, path))
                if origin.starts_with("https://")
                    && is_origin(origin)
                    && path.chars().all(plain) =>
            {
                out.probe = probe;
            }
            _ => {
                let mend =
                    "write https, a host and a path without a query: \"https://pay.example/ok\"";
                findings.add(
                    "D005",
                    "/probe",
                    "no address that the line check could try".into(),
                    mend,
                );
            }
        }
    }
}
