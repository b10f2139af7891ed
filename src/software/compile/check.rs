//! What is wrong with a catalogue: each finding has a code that stays what it is.
//!
//! | code | what |
//! |---|---|
//! | E201 | a file that cannot be read |
//! | E202 | a row that is written twice |
//! | E203 | a pattern or an order of parts that makes no sense |
//! | E204 | a shape that makes no sense |
//! | E205 | a name that leads nowhere |
//! | E206 | an example or a version that is not in its form |
//! | E207 | a version that is published twice |
//! | E208 | a later release with a lower version: a downgrade |
//! | E209 | releases that are not in the order of their versions |
//! | E210 | releases that wait for each other |
//! | E211 | a date that is none |
//! | E212 | a row without a source |
//! | E213 | a text that lacks a language |
//! | E214 | an oldest version that is newer than every release |

use super::super::table::{Advisory, Least, Release, Said, Series, Table};
use super::super::version::Version;
use super::draft::{ReleaseDraft, SeriesDraft, texts};
use crate::pack::{Finding, day};
use std::cmp::Ordering;

/// Findings so far.
#[derive(Debug, Default)]
pub(super) struct Check {
    pub(super) findings: Vec<Finding>,
}

/// Findings in one file.
pub(super) struct At<'a> {
    check: &'a mut Check,
    file: &'static str,
    text: &'a str,
}

impl Check {
    pub(super) fn at<'a>(&'a mut self, file: &'static str, text: &'a str) -> At<'a> {
        At {
            check: self,
            file,
            text,
        }
    }

    pub(super) fn add(
        &mut self,
        code: &'static str,
        file: &str,
        line: usize,
        id: &str,
        wrong: String,
        mend: &str,
    ) {
        self.findings.push(Finding {
            code,
            file: format!("software/{file}"),
            line,
            id: id.to_owned(),
            wrong,
            mend: mend.to_owned(),
        });
    }
}

impl At<'_> {
    /// A finding about a row; its line is where its name is first written.
    pub(super) fn find(&mut self, code: &'static str, id: &str, wrong: &str, mend: &str) {
        let name = id.rsplit(' ').next().unwrap_or(id);
        let quoted = format!("\"{name}\"");
        let at = self.text.find(&quoted);
        let line = at.map_or(0, |at| 1 + self.text[..at].matches('\n').count());
        let (file, id, wrong) = (self.file, id.to_owned(), wrong.to_owned());
        self.check.add(code, file, line, &id, wrong, mend);
    }

    pub(super) fn sourced(&mut self, id: &str, source: &str) {
        if source.trim().is_empty() {
            self.find(
                "E212",
                id,
                "has no source",
                "say who says so, or that it is judgement",
            );
        }
    }

    pub(super) fn both(&mut self, id: &str, text: &Said) {
        if text.zh.trim().is_empty() || text.en.trim().is_empty() {
            self.find(
                "E213",
                id,
                "a text lacks a language",
                "write it in zh-CN and en",
            );
        }
    }

    /// The day of a text, where there is one.
    pub(super) fn day(&mut self, id: &str, key: &str, text: Option<&str>) -> Option<i32> {
        let text = text?;
        let found = day(text).filter(|_| text.len() == 10);
        if found.is_none() {
            self.find(
                "E211",
                id,
                &format!("{key} `{text}` is no day"),
                "write it as 2026-11-28",
            );
        }
        found
    }
}

/// Each form reads its own example, as the first of its vendor's.
pub(super) fn examples(table: &Table, check: &mut Check) {
    for (at, form) in table.forms.iter().enumerate() {
        let read = table.read(Some(form.vendor), &form.example);
        if read.as_ref().map(|version| usize::from(version.form)) != Ok(at) {
            let wrong = format!("its example `{}` is not read in this form", form.example);
            check.add(
                "E206",
                super::FILES[0],
                0,
                &form.id,
                wrong,
                "correct the pattern, the example or the order of forms",
            );
        }
    }
}

/// Adds a series, without what makes no sense in it.
pub(super) fn series(table: &mut Table, draft: SeriesDraft, check: &mut At<'_>) {
    let id = draft.id.clone();
    let Some(form) = table.forms.iter().position(|form| form.id == draft.form) else {
        check.find(
            "E205",
            &id,
            &format!("no form is called `{}`", draft.form),
            "name one of vendors.toml",
        );
        return;
    };
    let mut models = Vec::new();
    for name in &draft.models {
        match table.model_named(name) {
            Some(model) => models.push(model),
            None => check.find(
                "E205",
                &id,
                &format!("no model is called `{name}`"),
                "name one of models.toml",
            ),
        }
    }
    let words = draft.words.to_ascii_lowercase();
    let read = |text: &str, check: &mut At<'_>| -> Option<Version> {
        let version = table.read(Some(table.forms[form].vendor), text).ok();
        let own = version.filter(|v| usize::from(v.form) == form && v.words == words);
        if own.is_none() {
            let wrong = format!("`{text}` is no version of this series");
            check.find(
                "E206",
                &format!("{id} {text}"),
                &wrong,
                "write it in the series' form, with its words",
            );
        }
        own
    };
    let mut releases: Vec<(Version, Release)> = Vec::new();
    for draft in draft.release {
        let name = format!("{id} {}", draft.version);
        let (Some(version), Some(date)) = (
            read(&draft.version, check),
            check.day(&name, "date", Some(&draft.date)),
        ) else {
            continue;
        };
        if releases.iter().any(|(other, _)| *other == version) {
            check.find("E207", &name, "is published twice", "keep one of them");
            continue;
        }
        if let Some((_, newer)) = releases
            .iter()
            .find(|(other, r)| version < *other && date > r.date)
        {
            let wrong = format!("came out after {} and is lower: a downgrade", newer.version);
            check.find(
                "E208",
                &name,
                &wrong,
                "correct the version or the date; to take a release back, give it `breaks`",
            );
            continue;
        }
        if releases.last().is_some_and(|(last, _)| version < *last) {
            check.find(
                "E209",
                &name,
                "stands after a newer one",
                "write the oldest first",
            );
        }
        check.sourced(&name, &draft.source);
        releases.push((version, release(draft, date, &name, check)));
    }
    releases.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut releases: Vec<Release> = releases.into_iter().map(|(_, release)| release).collect();
    untie(&id, &mut releases, check);
    let least = draft.least.and_then(|least| {
        let name = format!("{id} {}", least.version);
        let version = read(&least.version, check)?;
        let newest = releases.last().and_then(|r| read(&r.version, check));
        if newest.is_some_and(|newest| newest.against(&version) == Some(Ordering::Less)) {
            check.find(
                "E214",
                &name,
                "the oldest version that is taken is newer than every release",
                "publish it, or correct it",
            );
            return None;
        }
        Some(Least {
            since: check.day(&name, "since", least.since.as_deref()),
            version: least.version,
        })
    });
    let mut advisories = Vec::new();
    for draft in draft.advisory {
        let name = format!("{id} {}", draft.id);
        let text = Said::from(draft.text);
        check.both(&name, &text);
        check.sourced(&name, &draft.source);
        let date = check.day(&name, "date", draft.date.as_deref());
        if read(&draft.up_to, check).is_some() {
            advisories.push(Advisory {
                id: draft.id,
                up_to: draft.up_to,
                text,
                date,
                source: draft.source,
                grade: draft.grade,
            });
        }
    }
    let ends = check.day(&id, "ends", draft.ends.as_deref());
    table.series.push(Series {
        id,
        form: form as u16,
        words,
        models,
        least,
        ends,
        releases,
        advisories,
    });
}

fn release(draft: ReleaseDraft, date: i32, name: &str, check: &mut At<'_>) -> Release {
    let release = Release {
        version: draft.version,
        date,
        functions: texts(draft.functions),
        faults: texts(draft.faults),
        security: texts(draft.security),
        breaks: draft.breaks.into(),
        fault: draft.fault,
        after: draft.after,
        source: draft.source,
        grade: draft.grade,
    };
    for text in release
        .functions
        .iter()
        .chain(&release.faults)
        .chain(&release.security)
    {
        check.both(name, text);
    }
    if release.breaks.zh.is_empty() != release.breaks.en.is_empty() {
        check.both(name, &release.breaks);
    }
    release
}

/// Takes out what a release must follow where that leads nowhere, or round in a circle.
fn untie(id: &str, releases: &mut [Release], check: &mut At<'_>) {
    for at in 0..releases.len() {
        let (mut steps, mut last) = (0, at);
        while let Some(next) = releases
            .iter()
            .position(|r| r.version == releases[last].after)
        {
            (steps, last) = (steps + 1, next);
            if steps > releases.len() {
                break;
            }
        }
        let name = format!("{id} {}", releases[at].version);
        if steps > releases.len() {
            check.find(
                "E210",
                &name,
                "waits for a release that waits for it",
                "take out one `after`",
            );
            releases[at].after.clear();
        } else if steps == 0 && !releases[at].after.is_empty() {
            let wrong = format!(
                "`after` names {}, which is not published",
                releases[at].after
            );
            check.find("E205", &name, &wrong, "name a release of this series");
            releases[at].after.clear();
        }
    }
}
