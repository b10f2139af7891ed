//! `poscheck calibrate`: from a pack and tickets to a new pack and a report.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::{Judgement, Spreads, Ticket, decode, edit, estimate, judge, read};
use crate::engine::simulate::{Estimate, World};
use crate::options::Options;
use crate::pack::{Core, Source, compile, read_dir};

/// What the command takes.
pub const USAGE: &str = "\
poscheck calibrate --pack DIR --tickets T.csv --out DIR [--force]
    [--label-noise 0.1]    how often a ticket states a wrong cause
    how far the pack's own numbers may be off, as standard deviations of their log-odds:
    [--spread-causes 0.9]  shares of the causes
    [--spread-answers 0.7] answers to a question
    [--spread-repairs 0.6] chances of the repairs
The defaults are judgements. A spread of 0 keeps the pack's numbers; 0.7 means that an
answer said to come in 50 % of cases comes in 33 % to 67 % of them, two times in three.
";

/// Fewer tickets than this cannot be split and judged.
const FEWEST: usize = 20;

/// Runs the command.
///
/// # Errors
/// Where something cannot be read or written, or the new pack is no better; nothing is
/// written then.
pub fn run(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    let force = options.flag("--force");
    let usual = Spreads::default();
    let spreads = Spreads {
        causes: options.value("--spread-causes")?.unwrap_or(usual.causes),
        answers: options.value("--spread-answers")?.unwrap_or(usual.answers),
        repairs: options.value("--spread-repairs")?.unwrap_or(usual.repairs),
        noise: options.value("--label-noise")?.unwrap_or(usual.noise),
    };
    let names: [Option<String>; 3] = [
        options.value("--pack")?,
        options.value("--tickets")?,
        options.value("--out")?,
    ];
    let ([Some(dir), Some(table), Some(out)], None) = (names, options.rest()?) else {
        return Err(USAGE.to_owned());
    };
    if !(0.0..1.0).contains(&spreads.noise) {
        return Err("--label-noise is a share from 0 up to 1\n".to_owned());
    }
    let widths = [spreads.causes, spreads.answers, spreads.repairs];
    if !widths.iter().all(|width| (0.0..=10.0).contains(width)) {
        return Err("a spread is a number from 0 to 10\n".to_owned());
    }
    if Path::new(&out).exists() {
        return Err(format!(
            "{out} is there already; name a folder that is not\n"
        ));
    }
    let say = |what: &str, e: &dyn std::fmt::Display| format!("{what}: {e}\n");
    let (sources, findings) = read_dir(Path::new(&dir)).map_err(|e| say(&dir, &e))?;
    let core = whole(&sources, findings.len()).map_err(|e| say(&dir, &e))?;
    let bytes = fs::read(&table).map_err(|e| say(&table, &e))?;
    let (text, encoding) = decode(&bytes);
    let (mut tickets, complaints) = read(&core, &text).map_err(|e| say(&table, &e))?;
    let mut report = format!("{table}: {} tickets, {encoding}\n", tickets.len());
    for complaint in &complaints {
        let _ = writeln!(
            report,
            "{table}:{}: {}; the line is left out",
            complaint.line, complaint.wrong
        );
    }
    if tickets.len() < FEWEST {
        return Err(format!(
            "{report}{FEWEST} usable tickets are needed; nothing is written\n"
        ));
    }
    tickets.sort_by(|a, b| a.date.cmp(&b.date));
    let newest = tickets.len() / 5;
    let (older, newer) = tickets.split_at(tickets.len() - newest);
    let estimates = estimate(&core, older, &spreads);
    let mut texts = Vec::new();
    for source in &sources {
        let text = edit(&source.text, &core, &estimates).map_err(|e| say(&source.file, &e))?;
        texts.push((source.file.clone(), text));
    }
    let parsed: Result<Vec<Source>, _> = texts
        .iter()
        .map(|(file, text)| Source::parse(file, text))
        .collect();
    let parsed = parsed.map_err(|finding| say(&dir, &finding))?;
    let new = whole(&parsed, 0).map_err(|e| say("the new pack", &e))?;
    let better = compare(&mut report, &core, &new, newer, &spreads);
    let (causes, rows, chances) = estimates.counts();
    let _ = writeln!(
        report,
        "estimated: {causes} shares of causes, {rows} rows of answers, {chances} chances of repairs\n\
         {} tickets estimate, the newest {newest} judge; a stated cause counts as wrong in {:.0} % of tickets.\n\
         Tickets hold only cases that reached support: what shops mend themselves is rarer\n\
         here than in shops, and the new shares of the causes lean that way.",
        older.len(),
        100.0 * spreads.noise,
    );
    if !better && !force {
        return Err(format!(
            "{report}not better in both log loss and minutes: nothing is written; --force writes it\n"
        ));
    }
    write(Path::new(&out), &texts).map_err(|e| say(&out, &e))?;
    let _ = writeln!(report, "{out}: written");
    Ok(report)
}

/// A pack without findings.
fn whole(sources: &[Source], findings: usize) -> Result<Core, String> {
    let compiled = compile(sources);
    match compiled.findings.first() {
        None if findings == 0 => Ok(compiled.core),
        Some(finding) => Err(format!("{finding}")),
        None => Err("it has findings; run poscheck check".to_owned()),
    }
}

/// One figure of a judgement.
type Figure = fn(&Judgement) -> Estimate;

/// Judges both packs; says whether log loss and minutes are better.
fn compare(
    report: &mut String,
    old: &Core,
    new: &Core,
    newer: &[Ticket],
    spreads: &Spreads,
) -> bool {
    // Cases are played as the tickets that judge say they come, over the old pack: what the
    // new pack learned from is not in it.
    let world = World::of(&estimate(old, newer, spreads).apply(old));
    let repeated: Vec<Ticket> = newer
        .iter()
        .cycle()
        .take(newer.len() * 5)
        .cloned()
        .collect();
    let (a, b) = (judge(old, newer, &world, 1), judge(new, newer, &world, 1));
    let (slow, fast) = (
        judge(old, &repeated, &world, 1),
        judge(new, &repeated, &world, 1),
    );
    let _ = writeln!(
        report,
        "{:<12}{:>20}{:>20}",
        "held out", "pack", "calibrated"
    );
    let figures: [(&str, Figure); 4] = [
        ("top-1", |j| j.top_1),
        ("top-3", |j| j.top_3),
        ("log loss", |j| j.log_loss),
        ("Brier", |j| j.brier),
    ];
    for (name, figure) in figures {
        let (a, b) = (format!("{:.3}", figure(&a)), format!("{:.3}", figure(&b)));
        let _ = writeln!(report, "{name:<12}{a:>20}{b:>20}");
    }
    let (a_minutes, b_minutes) = (slow.minutes.to_string(), fast.minutes.to_string());
    let _ = writeln!(report, "{:<12}{a_minutes:>20}{b_minutes:>20}", "minutes");
    b.log_loss.mean < a.log_loss.mean && fast.minutes.mean < slow.minutes.mean
}

/// Writes a folder beside its place and renames it, so that it is there whole or not at all.
fn write(out: &Path, texts: &[(String, String)]) -> std::io::Result<()> {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = out.with_file_name(name);
    if part.exists() {
        fs::remove_dir_all(&part)?;
    }
    fs::create_dir_all(&part)?;
    for (file, text) in texts {
        fs::write(part.join(file), text)?;
    }
    fs::rename(&part, out)
}
