//! Lint: what is wrong or doubtful in a pack, rule by rule, each with a stable code.
//!
//! In: the files of a pack as read. Out: a [`Report`] of findings with place, code and mend,
//! as text or JSON, and what `poscheck mutate` shows the rules to be worth. One rule, one
//! file in `rules/`; findings that the compiler makes anyway carry their codes there and are
//! not looked for twice. It changes nothing, and no rule knows what a pack held yesterday.
//!
//! Invariant: every rule fires on its own bad example and not on its good one
//! (`lint::every_rule_fires_on_its_bad_example_only`).

mod case;
mod command;
mod ground;
mod kin;
mod mutate;
mod rule;
mod rules;
mod suggest;
mod words;

pub use command::{doc, mutants, run};
pub use mutate::{KINDS, Kind, Mutant, OnEachCore, Outcome, Tally, mutate};
pub use rule::{Find, Rule};
pub use rules::RULES;

use crate::pack::{Compiled, Finding, Source, compile};
use ground::Ground;
use std::collections::BTreeSet;

/// What lint found.
#[derive(Debug, Default)]
pub struct Report {
    /// Errors and warnings that no `[[allow]]` silences, by file and line.
    pub findings: Vec<Finding>,
    /// Warnings that stand for a written reason.
    pub allowed: Vec<Finding>,
}

/// Looks at a whole pack; `broken` is what could not even be read.
pub fn lint(sources: &[Source], broken: Vec<Finding>) -> Report {
    lint_by(sources, &compile(sources), broken, |_| true)
}

/// Its errors alone, which must not be in a pack that a page meets.
pub fn errors(sources: &[Source]) -> Vec<Finding> {
    let is_error = |rule: &Rule| rule.code.starts_with('E');
    let mut findings = lint_by(sources, &compile(sources), Vec::new(), is_error).findings;
    findings.retain(|finding| finding.code.starts_with('E'));
    findings
}

/// The same, of a pack that is compiled already, by some of the rules.
fn lint_by(
    sources: &[Source],
    pack: &Compiled,
    broken: Vec<Finding>,
    wanted: impl Fn(&Rule) -> bool,
) -> Report {
    let mut findings = broken;
    findings.extend(pack.findings.iter().cloned());
    let sound = !findings.iter().any(|f| f.code.starts_with('E'));
    let ground = Ground::new(sources, pack);
    for finding in findings.iter_mut().filter(|f| f.line == 0) {
        ground.locate(finding);
    }
    for rule in RULES.iter().filter(|rule| wanted(rule)) {
        match rule.find {
            Find::Draft(find) | Find::Texts(find) => find(&ground, &mut findings),
            Find::Sound(find) | Find::Slow(find) if sound => find(&ground, &mut findings),
            Find::Compiler | Find::Lint | Find::Sound(_) | Find::Slow(_) => {}
        }
    }
    let ran = |rule: &Rule| match rule.find {
        Find::Sound(_) | Find::Slow(_) => sound && wanted(rule),
        Find::Draft(_) | Find::Texts(_) => wanted(rule),
        Find::Compiler | Find::Lint => true,
    };
    let mut report = silence(sources, findings, ran);
    report.findings.sort_by(|a, b| {
        (&a.file, a.line, a.code, &a.id, &a.wrong).cmp(&(&b.file, b.line, b.code, &b.id, &b.wrong))
    });
    report
}

/// Takes out what an `[[allow]]` gives a reason for, and adds allows that silence nothing.
fn silence(sources: &[Source], findings: Vec<Finding>, ran: impl Fn(&Rule) -> bool) -> Report {
    let mut report = Report::default();
    let mut used: BTreeSet<(&str, &str)> = BTreeSet::new();
    let allows = || {
        sources
            .iter()
            .flat_map(|s| s.draft.allow.iter().map(move |a| (s, a)))
    };
    for finding in findings {
        let allow = allows().find(|(_, a)| {
            finding.code.starts_with('W')
                && a.code.get_ref() == finding.code
                && a.id == finding.id
                && !a.reason.trim().is_empty()
        });
        match allow {
            Some((_, allow)) => {
                used.insert((allow.code.get_ref(), &allow.id));
                report.allowed.push(finding);
            }
            None => report.findings.push(finding),
        }
    }
    for (source, allow) in allows() {
        let code = allow.code.get_ref().as_str();
        // An allow of a rule that was not asked may be right.
        let asked = RULES.iter().all(|rule| rule.code != code || ran(rule));
        if used.contains(&(code, allow.id.as_str())) || !asked {
            continue;
        }
        let wrong = if allow.reason.trim().is_empty() {
            format!("it allows {code} without a reason")
        } else {
            format!("it allows {code}, which is not found there")
        };
        report.findings.push(Finding {
            code: rules::UNUSED_ALLOW,
            file: source.file.clone(),
            line: source.line(allow.code.span().start),
            id: allow.id.clone(),
            wrong,
            mend: "write a reason that is true, or take the allow out".to_owned(),
        });
    }
    report
}
