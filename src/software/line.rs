//! What a phone's own line says, and in which order things on it are restarted.
//!
//! In: whether the browser says it is online, up to ten tries to reach the page's own small file
//! and, where an acquirer named an address, three to reach that. Out: a [`LineVerdict`], a
//! [`HostVerdict`] and, for the restart, [`Stop`]s with waits. It is about the phone: of a
//! terminal on the same Wi-Fi it says something, of one with its own SIM nothing.
//!
//! Invariant: the verdict does not depend on the order of the tries (`software::line`).
//! Invariant: nothing is restarted while a reversal is pending or may be (`software::line`).

/// How often the file is fetched.
pub const SAMPLES: usize = 10;

/// How often an address that the acquirer named is tried.
pub const PROBES: usize = 3;

/// A fetch that takes longer, in milliseconds, counts as lost.
pub const PATIENCE: u32 = 5_000;

/// A line whose middle fetch takes longer is slow. A terminal's exchange needs two or three
/// such round trips, and hosts give up after some 30 to 60 seconds: our own judgement.
pub const SLOW: u32 = 1_000;

/// One try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// The file came, after so many milliseconds.
    Came(u32),
    /// Nothing came, or too late.
    Lost,
    /// Something else came, or another address answered.
    Altered,
}

/// How the terminal goes online.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Road {
    /// The shop's Wi-Fi, which the phone can use too.
    Wifi,
    /// Its own SIM.
    Sim,
    /// A network cable.
    Cable,
    /// Through a phone.
    Phone,
    /// Nobody said.
    #[default]
    Unknown,
}

/// What the line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineVerdict {
    /// Nothing comes through.
    Offline,
    /// Something comes through, slowly or with losses.
    Slow {
        /// The middle fetch, in milliseconds.
        middle: u32,
        /// How many were lost.
        lost: usize,
    },
    /// Something on the way answers in the page's place: a log-in page.
    Portal,
    /// All is well.
    Healthy {
        /// The middle fetch, in milliseconds.
        middle: u32,
    },
    /// Too few tries so far, or none.
    CannotTell,
}

/// The verdict on tries; `online` is what the browser says, which is sure only where it says no.
pub fn verdict(online: Option<bool>, samples: &[Sample]) -> LineVerdict {
    if samples.contains(&Sample::Altered) {
        return LineVerdict::Portal;
    }
    let came: Vec<u32> = samples
        .iter()
        .filter_map(|sample| match sample {
            Sample::Came(ms) if *ms <= PATIENCE => Some(*ms),
            _ => None,
        })
        .collect();
    let lost = samples.len() - came.len();
    if came.is_empty() && (online == Some(false) || lost >= SAMPLES / 2) {
        return LineVerdict::Offline;
    }
    if samples.len() < SAMPLES {
        return LineVerdict::CannotTell;
    }
    // The one that half of them are not quicker than; to sort ten would be more code.
    let is_middle = |ms: &&u32| {
        let quicker = came.iter().filter(|other| *other < *ms).count();
        let no_slower = came.iter().filter(|other| *other <= *ms).count();
        quicker <= came.len() / 2 && came.len() / 2 < no_slower
    };
    let middle = came.iter().find(is_middle).copied().unwrap_or(0);
    // One loss in ten is chance; two are a bad line.
    if lost > 1 || middle > SLOW {
        LineVerdict::Slow { middle, lost }
    } else {
        LineVerdict::Healthy { middle }
    }
}

/// What is said of the address that the acquirer named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostVerdict {
    /// It answers, or did so at least once.
    Answers {
        /// The quickest answer, in milliseconds.
        quickest: u32,
        /// How many tries it answered.
        came: usize,
    },
    /// None of the tries came back.
    Silent,
    /// Too few tries so far, or none.
    CannotTell,
}

/// The verdict on tries of the acquirer's address; what it answers is nobody's business here.
pub fn host(samples: &[Sample]) -> HostVerdict {
    let came = samples.iter().filter_map(|sample| match sample {
        Sample::Came(ms) if *ms <= PATIENCE => Some(*ms),
        _ => None,
    });
    match came.clone().min() {
        _ if samples.len() < PROBES => HostVerdict::CannotTell,
        Some(quickest) => HostVerdict::Answers {
            quickest,
            came: came.count(),
        },
        None => HostVerdict::Silent,
    }
}

/// What the check tells the diagnosis: only of a terminal that uses the same line.
pub fn evidence(road: Road, verdict: LineVerdict) -> Vec<(&'static str, &'static str)> {
    let kind = match road {
        Road::Wifi => Some("wifi"),
        Road::Sim => Some("sim"),
        Road::Cable => Some("cable"),
        Road::Phone => Some("phone"),
        Road::Unknown => None,
    };
    let mut told: Vec<_> = kind.map(|kind| ("net.kind", kind)).into_iter().collect();
    if matches!(road, Road::Wifi | Road::Cable) {
        match verdict {
            LineVerdict::Offline | LineVerdict::Portal => told.push(("net.phone", "offline")),
            LineVerdict::Healthy { .. } => told.push(("net.phone", "online")),
            LineVerdict::Slow { .. } | LineVerdict::CannotTell => {}
        }
    }
    told
}

/// A thing to restart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// The box that the line comes into.
    Modem,
    /// The box that makes the Wi-Fi.
    Router,
    /// The terminal.
    Terminal,
}

/// A restart and how long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// What is restarted.
    pub thing: Thing,
    /// How long it stays without power, in seconds.
    pub off: u16,
    /// How long until it is ready, in seconds.
    pub ready: u16,
}

/// The order of restarts for a terminal that goes online so; none while a reversal is pending,
/// or while nobody looked: it would be cut off in the middle.
pub fn restarts(road: Road, pending: Option<bool>) -> Option<Vec<Stop>> {
    if pending != Some(false) {
        return None;
    }
    let stop = |thing, off, ready| Stop { thing, off, ready };
    let terminal = stop(Thing::Terminal, 10, 60);
    Some(match road {
        Road::Sim | Road::Phone => vec![terminal],
        Road::Wifi | Road::Cable | Road::Unknown => vec![
            stop(Thing::Modem, 30, 120),
            stop(Thing::Router, 30, 90),
            terminal,
        ],
    })
}
