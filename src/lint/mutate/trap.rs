//! What catches a mutant: the quick rules, then scenarios, then the slow rules.
//!
//! In: the unharmed files and a mutant at a time. Out: the code or the scenario that caught it.
//! What cannot have changed is not looked at again: a scenario gives the same on the same
//! numbers, and the slow rules read nothing else. That saves time and catches nothing.

use super::Mutant;
use crate::lint::{Find, Rule, lint_by};
use crate::pack::{Compiled, Core, Finding, Scenario, Source, compile};
use crate::session::trial::{first_failure, play_all};
use std::collections::BTreeSet;

/// What a finding is about.
type About = (&'static str, String);

/// The unharmed pack, and what lint says of it: only what is new tells of a mistake.
pub(super) struct Trap<'a> {
    files: &'a [(String, String)],
    known: BTreeSet<About>,
    /// Scenarios that fail on the unharmed pack: they tell of nothing.
    failing: BTreeSet<String>,
}

/// One worker's place: the files as read, of which a mutant exchanges one or two.
pub(super) struct Bench<'a> {
    trap: &'a Trap<'a>,
    sources: Vec<Source>,
    pack: Compiled,
}

impl<'a> Trap<'a> {
    pub(super) fn new(files: &'a [(String, String)]) -> Self {
        let (sources, pack) = read(files);
        let report = lint_by(&sources, &pack, Vec::new(), |_| true);
        let known = report
            .findings
            .into_iter()
            .map(|f| (f.code, f.id))
            .collect();
        let failures = play_all(&pack.core, &pack.scenarios);
        let failing = failures
            .into_iter()
            .map(|failure| failure.scenario)
            .collect();
        Self {
            files,
            known,
            failing,
        }
    }

    pub(super) fn bench(&'a self) -> Bench<'a> {
        let (sources, pack) = read(self.files);
        Bench {
            trap: self,
            sources,
            pack,
        }
    }
}

impl Bench<'_> {
    /// What catches a mutant; none where nothing does.
    pub(super) fn catch(&mut self, mutant: &Mutant) -> Option<String> {
        let mut harmed = Vec::new();
        for (n, text) in &mutant.files {
            match Source::parse(&self.trap.files[*n].0, text) {
                Ok(source) => harmed.push((*n, source)),
                Err(finding) => return Some(finding.code.to_owned()),
            }
        }
        self.exchange(&mut harmed);
        let caught = self.caught();
        self.exchange(&mut harmed);
        caught
    }

    fn exchange(&mut self, harmed: &mut [(usize, Source)]) {
        for (n, source) in harmed {
            std::mem::swap(&mut self.sources[*n], source);
        }
    }

    fn caught(&self) -> Option<String> {
        let pack = compile(&self.sources);
        let texts = pack.zh != self.pack.zh || pack.en != self.pack.en;
        let core = pack.core != self.pack.core;
        let sound = core || pack.scenarios != self.pack.scenarios;
        let quick = |rule: &Rule| match rule.find {
            Find::Compiler | Find::Lint | Find::Draft(_) => true,
            Find::Texts(_) => texts,
            Find::Sound(_) => sound,
            Find::Slow(_) => false,
        };
        if let Some(code) = self.new_finding(&pack, quick) {
            return Some(code);
        }
        if let Some(failure) = first_failure(&pack.core, self.touched(&pack).iter().copied()) {
            return Some(format!("scenario {}", failure.scenario));
        }
        let slow = |rule: &Rule| core && matches!(rule.find, Find::Slow(_));
        self.new_finding(&pack, slow)
    }

    fn new_finding(&self, pack: &Compiled, wanted: impl Fn(&Rule) -> bool) -> Option<String> {
        let known = &self.trap.known;
        let report = lint_by(&self.sources, pack, Vec::new(), wanted);
        let is_new = |f: &Finding| !known.contains(&(f.code, f.id.clone()));
        let new = report.findings.into_iter().find(is_new);
        new.map(|finding| finding.code.to_owned())
    }

    /// The scenarios that can end otherwise than on the unharmed pack, those about what is
    /// changed first.
    fn touched<'p>(&self, pack: &'p Compiled) -> Vec<&'p Scenario> {
        let (was, is) = (&self.pack, pack);
        let moved = !same_numbers(&was.core, &is.core);
        let other = |e: u16| {
            let e = usize::from(e);
            was.core.entries.get(e) != is.core.entries.get(e)
        };
        let (mut first, rest): (Vec<_>, Vec<_>) = is
            .scenarios
            .iter()
            .enumerate()
            .partition(|(n, s)| s.entry.is_some_and(other) || was.scenarios.get(*n) != Some(s));
        if moved {
            first.extend(rest);
        }
        let scenarios = first.into_iter().map(|(_, scenario)| scenario);
        scenarios
            .filter(|s| !self.trap.failing.contains(&s.id))
            .collect()
    }
}

/// Whether two packs give the same advice on the same evidence.
fn same_numbers(was: &Core, is: &Core) -> bool {
    was.faults == is.faults
        && was.questions == is.questions
        && was.repairs == is.repairs
        && was.escalation == is.escalation
}

fn read(files: &[(String, String)]) -> (Vec<Source>, Compiled) {
    let parse = |(file, text): &(String, String)| Source::parse(file, text).ok();
    let sources: Vec<Source> = files.iter().filter_map(parse).collect();
    let pack = compile(&sources);
    (sources, pack)
}
