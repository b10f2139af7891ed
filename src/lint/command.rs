//! `poscheck lint` and `poscheck mutate`: the findings of a pack, and what finding is worth.
//!
//! In: the words after the command's name. Out: text or JSON to print; as an error where the
//! pack has findings, so that a script stops. It does not judge anything itself.

use super::mutate::{KINDS, OnEachCore, Tally, mutate};
use super::suggest::suggest;
use super::{Find, RULES, Report, Rule, lint};
use crate::options::Options;
use crate::pack::{Finding, compile, read_dir};
use std::fmt::Write;
use std::path::Path;

/// What the commands take.
const USAGE: &str = "\
poscheck lint PACK [--json]      findings of a pack, each with a code
poscheck lint PACK --suggest     scenarios for what none covers, to be judged before they are kept
poscheck lint --explain CODE     why a code is one, with examples
poscheck lint --doc              every code, as docs/lint.md
poscheck mutate PACK [--each 20] [--seed 7] [--survivors]
                                 how many mistakes lint and scenarios catch, by kind
";

/// Runs `poscheck lint`.
///
/// # Errors
/// With the findings, where there are any; with a sentence, where the pack cannot be read.
pub fn run(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    if options.flag("--doc") {
        return Ok(doc());
    }
    if let Some(code) = options.value::<String>("--explain")? {
        let rule = RULES
            .iter()
            .find(|rule| rule.code.eq_ignore_ascii_case(&code));
        return rule.map(explain).ok_or(format!(
            "there is no code {code}; poscheck lint --doc lists them\n"
        ));
    }
    let (json, wants) = (options.flag("--json"), options.flag("--suggest"));
    let Some(dir) = options.rest()? else {
        return Err(USAGE.to_owned());
    };
    let (sources, broken) = read_dir(Path::new(dir)).map_err(|e| format!("{dir}: {e}\n"))?;
    if wants {
        return Ok(suggest(&compile(&sources)));
    }
    let report = lint(&sources, broken);
    let text = if json {
        as_json(dir, &report)
    } else {
        as_text(dir, &report)
    };
    if report.findings.is_empty() {
        Ok(text)
    } else {
        Err(text)
    }
}

fn as_text(dir: &str, report: &Report) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        let _ = writeln!(text, "{dir}/{finding}");
    }
    let errors = report
        .findings
        .iter()
        .filter(|f| f.code.starts_with('E'))
        .count();
    let _ = writeln!(
        text,
        "{errors} errors, {} warnings, {} allowed with a reason",
        report.findings.len() - errors,
        report.allowed.len()
    );
    text
}

fn as_json(dir: &str, report: &Report) -> String {
    let one = |finding: &Finding| {
        serde_json::json!({
            "code": finding.code,
            "severity": if finding.code.starts_with('E') { "error" } else { "warning" },
            "file": format!("{dir}/{}", finding.file),
            "line": finding.line,
            "id": finding.id,
            "message": finding.wrong,
            "fix": finding.mend,
        })
    };
    let whole = serde_json::json!({
        "findings": report.findings.iter().map(one).collect::<Vec<_>>(),
        "allowed": report.allowed.iter().map(one).collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}

fn explain(rule: &Rule) -> String {
    let indented =
        |toml: &str| -> String { toml.lines().map(|line| format!("    {line}\n")).collect() };
    format!(
        "{}: {}\n\n{}\n{}\n\nBad:\n\n{}\nGood:\n\n{}",
        rule.code,
        rule.name,
        rule.message,
        rule.why,
        indented(rule.bad),
        indented(rule.good)
    )
}

/// The page that lists every rule.
pub fn doc() -> String {
    let mut text = String::from(
        "# What `poscheck lint` finds\n\n\
         Written by `poscheck lint --doc`; the rules themselves stand in `src/lint/rules/`, one a file.\n\n\
         An error makes a pack unusable in part.\n\
         A warning is a doubt: mend it, or write down why the pack is right, beside it:\n\n\
         ```toml\n[[allow]]\ncode = \"W105\"\nid = \"repair fix.slow-plug\"\nreason = \"Shops without a second socket need it.\"\n```\n\n\
         The id is the one that the warning names.\n\
         An allow that silences nothing is a warning itself, and errors cannot be allowed.\n\n\
         The examples are additions to `tests/cases/packs/tiny.toml`, or whole packs where they hold a `[pack]` table.\n\n\
         | code | what it finds | found by |\n|---|---|---|\n",
    );
    for rule in RULES {
        let by = match rule.find {
            Find::Compiler => "the compiler",
            Find::Lint => "lint, last",
            Find::Draft(_) | Find::Texts(_) => "a look at what is written",
            Find::Sound(_) => "a look at the compiled pack",
            Find::Slow(_) => "planning many cases",
        };
        let _ = writeln!(text, "| {} | {} | {by} |", rule.code, rule.name);
    }
    for rule in RULES {
        let _ = write!(
            text,
            "\n## {}: {}\n\n{}\n{}\n\nBad:\n\n```toml\n{}```\n\nGood:\n\n```toml\n{}```\n",
            rule.code, rule.name, rule.message, rule.why, rule.bad, rule.good
        );
    }
    text
}

/// Runs `poscheck mutate`.
///
/// # Errors
/// With a sentence, where the pack cannot be read.
pub fn mutants(words: &[&str], on_each_core: OnEachCore) -> Result<String, String> {
    let mut options = Options::new(words);
    let each = options.value("--each")?.unwrap_or(20);
    let seed = options.value("--seed")?.unwrap_or(7);
    let survivors = options.flag("--survivors");
    let Some(dir) = options.rest()? else {
        return Err(USAGE.to_owned());
    };
    let (sources, broken) = read_dir(Path::new(dir)).map_err(|e| format!("{dir}: {e}\n"))?;
    if let Some(finding) = broken.first() {
        return Err(format!("{finding}\n"));
    }
    let files: Vec<(String, String)> = sources.into_iter().map(|s| (s.file, s.text)).collect();
    let tally = mutate(&files, each, seed, on_each_core)?;
    let mut text = table(&tally);
    if survivors {
        for outcome in tally.outcomes.iter().filter(|o| o.caught.is_none()) {
            let _ = writeln!(text, "got through: {:?}: {}", outcome.kind, outcome.what);
        }
    }
    Ok(text)
}

/// How many were caught, by kind, and by what.
pub(super) fn table(tally: &Tally) -> String {
    let mut text = format!("{:<16}{:>8}{:>8}  by\n", "mistake", "mutants", "caught");
    for kind in KINDS {
        let (n, caught) = tally.of(kind);
        let mut by: Vec<(String, usize)> = Vec::new();
        for outcome in tally.outcomes.iter().filter(|o| o.kind == kind) {
            let Some(what) = &outcome.caught else {
                continue;
            };
            let what = what.split(' ').next().unwrap_or_default();
            match by.iter_mut().find(|(name, _)| name == what) {
                Some((_, n)) => *n += 1,
                None => by.push((what.to_owned(), 1)),
            }
        }
        by.sort();
        let by: Vec<String> = by.iter().map(|(name, n)| format!("{name} {n}")).collect();
        let name = format!("{kind:?}");
        let _ = writeln!(text, "{name:<16}{n:>8}{caught:>8}  {}", by.join(", "));
    }
    let (n, caught) = tally.whole();
    let _ = writeln!(
        text,
        "{:<16}{n:>8}{caught:>8}  {:.1} %",
        "all",
        100.0 * caught as f64 / n.max(1) as f64
    );
    text
}
