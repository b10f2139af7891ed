//! A safe update: what must be so before, and what may be done when.
//!
//! In: what was ticked. Out: which step is next and whether it may be taken. Whatever could lose
//! a sale stays shut until each of its conditions was ticked; a condition that was denied, or
//! that nobody looked at, keeps it shut.
//!
//! Invariant: no step that could lose data is open while one of its conditions is not ticked,
//! in any of the states there are (`software::update`).

/// Something that must be so before an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Before {
    /// The terminal itself asked for it, or the acquirer did in its own app: not a caller.
    Asked,
    /// The batch is settled.
    Settled,
    /// No sale that was taken offline still waits to be sent.
    Sent,
    /// No reversal is pending, and the last sale's money is known.
    Clear,
    /// It is plugged in, and its battery is at least half full.
    Power,
    /// The line is good: Wi-Fi or SIM with a full signal.
    Line,
    /// No customers for half an hour.
    Quiet,
}

impl Before {
    /// All of them, in the order in which they are looked at.
    pub const ALL: [Self; 7] = [
        Self::Asked,
        Self::Clear,
        Self::Sent,
        Self::Settled,
        Self::Power,
        Self::Line,
        Self::Quiet,
    ];

    /// Its word in stored states and addresses.
    pub fn id(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Settled => "settled",
            Self::Sent => "sent",
            Self::Clear => "clear",
            Self::Power => "power",
            Self::Line => "line",
            Self::Quiet => "quiet",
        }
    }

    /// What ticking it tells the diagnosis.
    pub fn evidence(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Settled => Some(("batch.closed", "yes")),
            Self::Sent => Some(("queue", "clear")),
            Self::Power => Some(("power.lamp", "on")),
            Self::Asked | Self::Clear | Self::Line | Self::Quiet => None,
        }
    }
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The version is written down or photographed.
    Note,
    /// The update is begun on the terminal.
    Begin,
    /// It runs; nobody touches it.
    Wait,
    /// Signed on, time and merchant name looked at.
    SignOn,
    /// A small sale, and its void.
    TestSale,
    /// The slip is looked at.
    Print,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [
        Self::Note,
        Self::Begin,
        Self::Wait,
        Self::SignOn,
        Self::TestSale,
        Self::Print,
    ];

    /// Its word in stored states and addresses.
    pub fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Begin => "begin",
            Self::Wait => "wait",
            Self::SignOn => "sign-on",
            Self::TestSale => "test-sale",
            Self::Print => "print",
        }
    }

    /// Whether it could lose what is in the terminal.
    pub fn is_destructive(self) -> bool {
        matches!(self, Self::Begin | Self::Wait)
    }

    /// What must be ticked before it.
    pub fn needs(self) -> &'static [Before] {
        if self.is_destructive() {
            &Before::ALL
        } else {
            &[]
        }
    }
}

/// How far an update has come: what was ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    before: u8,
    done: u8,
    /// Whether it stopped half-way.
    pub broke_off: bool,
}

impl Progress {
    /// Ticks a condition, or takes the tick away.
    pub fn set(&mut self, condition: Before, so: bool) {
        let bit = 1 << condition as u8;
        self.before = if so {
            self.before | bit
        } else {
            self.before & !bit
        };
    }

    /// Whether a condition is ticked.
    pub fn is_set(self, condition: Before) -> bool {
        self.before & (1 << condition as u8) != 0
    }

    /// What of a step's conditions is not ticked.
    pub fn missing(self, step: Step) -> Vec<Before> {
        let needs = step.needs().iter().copied();
        needs.filter(|condition| !self.is_set(*condition)).collect()
    }

    /// Whether a step may be taken: its conditions are ticked, and all before it is done.
    pub fn is_open(self, step: Step) -> bool {
        let earlier = Step::ALL.into_iter().filter(|other| *other < step);
        self.missing(step).is_empty() && { earlier }.all(|other| self.is_done(other))
    }

    /// Marks a step as done, or not; one that is not open stays as it is.
    pub fn finish(&mut self, step: Step, done: bool) {
        let bit = 1 << step as u8;
        if !done {
            // What rests on it is open again too.
            self.done &= bit - 1;
        } else if self.is_open(step) {
            self.done |= bit;
        }
    }

    /// Whether a step is done.
    pub fn is_done(self, step: Step) -> bool {
        self.done & (1 << step as u8) != 0
    }

    /// The step that comes next; none when all is done.
    pub fn next(self) -> Option<Step> {
        Step::ALL.into_iter().find(|step| !self.is_done(*step))
    }

    /// All states there are, for whoever wants to look at each.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..1 << Before::ALL.len()).flat_map(|before| {
            (0..1 << Step::ALL.len()).map(move |done| Self {
                before,
                done,
                broke_off: false,
            })
        })
    }
}
