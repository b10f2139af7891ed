//! Says of a version on a model whether it is up to date.
//!
//! In: the table, a model or a vendor, a version, today. Out: [`Judged`]: one standing, the
//! gravest, and what belongs to it. Where nobody published anything, that is said; nothing is
//! called current because nothing is known against it.

use super::table::{Advisory, Release, Series, Table};
use super::version::{Unreadable, Version};
use std::cmp::Ordering;

/// How a version stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing newer was published.
    Current,
    /// Something newer was.
    Newer,
    /// The host refuses it, or will from a day on.
    TooOld {
        /// Since when; none where that is not said.
        since: Option<i32>,
        /// Whether that day is still to come.
        ahead: bool,
    },
    /// Nobody mends it any more, since a day.
    Ended(i32),
    /// It has a known weakness.
    SecurityDue,
    /// It is known to break something.
    Broken,
    /// That is not to be told.
    CannotTell(Unsure),
    /// The text is no version.
    Unreadable(Unreadable),
}

/// Why a standing is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// Nothing was published in this pack for this model: the acquirer knows.
    NoData,
    /// It is newer than anything that this pack names.
    Ahead,
    /// Part of it is missing: more of it tells two versions apart.
    Incomplete,
    /// Only weaknesses up to a version were published, and it is past them.
    OnlyAdvisories,
}

/// What was found of a version.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged<'a> {
    /// How it stands, the gravest first: refused, weak, broken, unsupported, behind.
    pub standing: Standing,
    /// Where it belongs; none where nothing was published.
    pub series: Option<&'a Series>,
    /// The newest release that breaks nothing.
    pub newest: Option<&'a Release>,
    /// What was published after it up to the newest, newest first.
    pub brings: Vec<&'a Release>,
    /// What is wrong with it.
    pub advisories: Vec<&'a Advisory>,
    /// The release that it is, where it is one.
    pub own: Option<&'a Release>,
    /// Releases that must be put on first, the first of them first.
    pub first: Vec<&'a Release>,
}

impl Judged<'_> {
    fn only(standing: Standing) -> Self {
        Self {
            standing,
            series: None,
            newest: None,
            brings: vec![],
            advisories: vec![],
            own: None,
            first: vec![],
        }
    }
}

impl Judged<'_> {
    /// What it tells the diagnosis: a release that breaks something was put on lately, which
    /// speaks for its own fault and against one more update.
    pub fn evidence(&self) -> Option<(&'static str, &'static str)> {
        (self.standing == Standing::Broken).then_some(("update.lately", "yes"))
    }
}

impl Table {
    /// Judges a typed version.
    pub fn judge(
        &self,
        vendor: Option<u16>,
        model: Option<u16>,
        typed: &str,
        today: i32,
    ) -> Judged<'_> {
        let of_model = model.and_then(|at| self.models.get(usize::from(at)));
        let vendor = of_model.map(|m| m.vendor).or(vendor);
        let version = match self.read(vendor, typed) {
            Ok(version) => version,
            Err(why) => return Judged::only(Standing::Unreadable(why)),
        };
        let runs = |series: &&Series| {
            let own = model.is_some_and(|at| series.models.contains(&at));
            series.form == version.form
                && series.words == version.words
                && (own || series.models.is_empty() || model.is_none())
        };
        match self.series.iter().find(runs) {
            Some(series) => self.within(series, &version, today),
            None => Judged::only(Standing::CannotTell(Unsure::NoData)),
        }
    }

    /// A text of the pack as a version of a series; the pack's own texts were looked at when it
    /// was packed.
    pub(super) fn of(&self, series: &Series, text: &str) -> Option<Version> {
        let vendor = self.forms.get(usize::from(series.form))?.vendor;
        self.read(Some(vendor), text).ok()
    }

    fn within<'a>(&'a self, series: &'a Series, version: &Version, today: i32) -> Judged<'a> {
        let against = |text: &str| version.against(&self.of(series, text)?);
        let newest = series
            .releases
            .iter()
            .rev()
            .find(|r| r.breaks.zh.is_empty());
        let orders: Vec<_> = series
            .releases
            .iter()
            .map(|r| (r, against(&r.version)))
            .collect();
        // A shorter reading that only one release can be is that release.
        let can_be = |r: &&Release| {
            self.of(series, &r.version)
                .is_some_and(|other| version.may_be(&other))
        };
        let alike: Vec<&Release> = series.releases.iter().filter(can_be).collect();
        let own = match alike[..] {
            [one] => Some(one),
            _ => None,
        };
        let place = own.and_then(|own| series.releases.iter().position(|r| std::ptr::eq(r, own)));
        let is_behind = |at: usize, order: Option<Ordering>| match place {
            Some(place) => at > place,
            None => order == Some(Ordering::Less),
        };
        let last = newest.and_then(|n| series.releases.iter().position(|r| std::ptr::eq(r, n)));
        let brings: Vec<&Release> = orders
            .iter()
            .enumerate()
            .filter(|(at, (_, order))| {
                last.is_some_and(|last| *at <= last) && is_behind(*at, *order)
            })
            .map(|(_, (release, _))| *release)
            .rev()
            .collect();
        let weak = |a: &&Advisory| match own {
            Some(own) => {
                let (own, up_to) = (self.of(series, &own.version), self.of(series, &a.up_to));
                let order = own.zip(up_to).and_then(|(own, up_to)| own.against(&up_to));
                matches!(order, Some(Ordering::Less | Ordering::Equal))
            }
            None => matches!(against(&a.up_to), Some(Ordering::Less | Ordering::Equal)),
        };
        let advisories: Vec<&Advisory> = series.advisories.iter().filter(weak).collect();
        let refused = series.least.as_ref().filter(|least| {
            let exact = own.and_then(|own| self.of(series, &own.version));
            let shown = exact.as_ref().unwrap_or(version);
            self.of(series, &least.version)
                .and_then(|least| shown.against(&least))
                == Some(Ordering::Less)
        });
        let ended = series.ends.filter(|day| *day < today);
        let told = own.is_some() || orders.iter().any(|(_, order)| order.is_some());
        let ahead = orders
            .last()
            .is_some_and(|(_, order)| *order == Some(Ordering::Greater));
        let standing = if let Some(least) = refused {
            Standing::TooOld {
                since: least.since,
                ahead: least.since.is_some_and(|day| day > today),
            }
        } else if !advisories.is_empty() {
            Standing::SecurityDue
        } else if own.is_some_and(|own| !own.breaks.zh.is_empty()) {
            Standing::Broken
        } else if let Some(day) = ended {
            Standing::Ended(day)
        } else if !brings.is_empty() {
            Standing::Newer
        } else if series.releases.is_empty() {
            let past = series
                .advisories
                .iter()
                .all(|a| against(&a.up_to).is_some());
            let why = if past {
                Unsure::OnlyAdvisories
            } else {
                Unsure::Incomplete
            };
            Standing::CannotTell(why)
        } else if ahead && own.is_none() {
            Standing::CannotTell(Unsure::Ahead)
        } else if told {
            Standing::Current
        } else {
            Standing::CannotTell(Unsure::Incomplete)
        };
        Judged {
            standing,
            series: Some(series),
            newest: newest.filter(|_| !brings.is_empty()),
            first: newest.map_or(vec![], |newest| needed(series, newest, &brings)),
            brings,
            advisories,
            own,
        }
    }
}

/// What must be put on before a release, of what is not there yet; the first first.
fn needed<'a>(
    series: &'a Series,
    release: &'a Release,
    brings: &[&'a Release],
) -> Vec<&'a Release> {
    let (mut chain, mut last) = (Vec::new(), release);
    // No chain is longer than the list, whatever the pack says.
    for _ in 0..series.releases.len() {
        let before = series.releases.iter().find(|r| r.version == last.after);
        let Some(before) = before.filter(|b| brings.iter().any(|r| std::ptr::eq(*r, *b))) else {
            break;
        };
        chain.push(before);
        last = before;
    }
    chain.reverse();
    chain
}
