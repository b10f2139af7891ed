//! What verdicts on terminals are called.

use super::with;
use crate::i18n::{TerminalWords, fill};
use crate::present::Tone;
use crate::software::clock::{ClockFound, ClockVerdict, NoTime, Secure};
use crate::software::line::{HostVerdict, LineVerdict, PROBES, Stop, Thing};
use crate::software::update::{Before, Step};
use crate::software::{Judged, Standing, Unsure, written};

/// A verdict: how it is marked, its title, and sentences on it.
pub(super) type Told = (Tone, String, Vec<String>);

fn told(tone: Tone, title: &str, text: &str) -> Told {
    let texts = (!text.is_empty()).then(|| text.to_owned());
    (tone, title.to_owned(), texts.into_iter().collect())
}

/// How a version stands; what is unreadable is said at its field.
pub(super) fn standing(w: &TerminalWords, judged: &Judged<'_>, breaks: &str) -> Option<Told> {
    let newest = judged.newest.map_or("", |release| release.version.as_str());
    let least = judged.series.and_then(|series| series.least.as_ref());
    let least = least.map_or("", |least| least.version.as_str());
    Some(match &judged.standing {
        Standing::Unreadable(_) => return None,
        Standing::Current => told(Tone::Yes, w.current, w.current_text),
        Standing::Newer => told(Tone::Wait, &with(w.newer, newest), w.newer_text),
        Standing::TooOld { since, ahead: true } => {
            let day = since.map(written).unwrap_or_default();
            let text = with(w.too_old_soon_text, least);
            told(Tone::Wait, &with(w.too_old_soon, &day), &text)
        }
        Standing::TooOld {
            since,
            ahead: false,
        } => {
            let text = match since {
                Some(day) => fill(w.too_old_since, &[&written(*day), least]),
                None => with(w.too_old_undated, least),
            };
            told(Tone::No, w.too_old, &text)
        }
        Standing::Ended(day) => told(Tone::No, w.ended, &with(w.ended_text, &written(*day))),
        Standing::SecurityDue => told(Tone::Wait, w.security_due, w.security_due_text),
        Standing::Broken => told(Tone::No, w.broken, &fill(w.broken_text, &[breaks, newest])),
        Standing::CannotTell(why) => {
            let text = match why {
                Unsure::NoData => w.no_data,
                Unsure::Ahead => w.ahead,
                Unsure::Incomplete => w.incomplete,
                Unsure::OnlyAdvisories => w.only_advisories,
            };
            told(Tone::Wait, w.cannot_tell, text)
        }
    })
}

/// How long minutes are, in the largest unit that fits.
fn length(w: &TerminalWords, minutes: i32) -> String {
    let minutes = minutes.unsigned_abs();
    let (form, n) = match minutes {
        0..=119 => (w.minutes, minutes),
        120..=2_879 => (w.hours, minutes / 60),
        _ => (w.days, minutes / 1_440),
    };
    with(form, &n.to_string())
}

/// Why a text is no date or time; nothing for an empty one.
pub(super) fn no_time(w: &TerminalWords, why: NoTime) -> &'static str {
    match why {
        NoTime::Empty => "",
        NoTime::Day => w.clock_no_day,
        NoTime::Hour => w.clock_no_hour,
        NoTime::Form => w.clock_no_form,
    }
}

/// What the clock does.
pub(super) fn clock(w: &TerminalWords, found: ClockFound) -> Told {
    let off = length(w, found.ahead);
    let (tone, title, text) = match found.verdict {
        ClockVerdict::Right => (Tone::Yes, w.clock_right.to_owned(), w.clock_right_text),
        ClockVerdict::NoYear => (Tone::Wait, w.clock_no_year.to_owned(), w.clock_no_year_text),
        ClockVerdict::NoTime => (Tone::Wait, w.clock_no_time.to_owned(), ""),
        ClockVerdict::Hours => (Tone::Wait, with(w.clock_hours, &off), w.clock_hours_text),
        ClockVerdict::Days => (Tone::No, with(w.clock_days, &off), ""),
        ClockVerdict::Ahead => (Tone::No, with(w.clock_ahead, &off), ""),
        ClockVerdict::Behind => (Tone::No, with(w.clock_behind, &off), ""),
        ClockVerdict::Reset => (Tone::No, w.clock_reset.to_owned(), w.clock_reset_text),
        ClockVerdict::DeviceWrong => (Tone::Wait, w.clock_device.to_owned(), w.clock_device_text),
    };
    let mut told = told(tone, &title, text);
    let wrong = found
        .evidence()
        .is_some_and(|(_, answer)| answer == "wrong");
    if wrong {
        let cards = if found.cards_expired {
            w.clock_cards
        } else {
            w.clock_no_cards
        };
        let secure = match found.secure {
            Secure::Fine => "",
            Secure::MayBreak => w.clock_secure_may,
            Secure::Breaks => w.clock_secure_breaks,
        };
        let zone = if found.zone { w.clock_zone } else { "" };
        let more = [cards, secure, zone]
            .into_iter()
            .filter(|text| !text.is_empty());
        told.2.extend(more.map(str::to_owned));
    }
    told
}

/// What the line does.
pub(super) fn line(w: &TerminalWords, verdict: LineVerdict) -> Told {
    match verdict {
        LineVerdict::Offline => told(Tone::No, w.line_offline, w.line_offline_text),
        LineVerdict::Slow { middle, lost } => {
            let text = fill(w.line_slow_text, &[&middle.to_string(), &lost.to_string()]);
            told(Tone::Wait, w.line_slow, &text)
        }
        LineVerdict::Portal => told(Tone::No, w.line_portal, w.line_portal_text),
        LineVerdict::Healthy { middle } => {
            let text = with(w.line_healthy_text, &middle.to_string());
            told(Tone::Yes, w.line_healthy, &text)
        }
        LineVerdict::CannotTell => told(Tone::Wait, w.line_unsure, ""),
    }
}

/// What is said of the acquirer's address; nothing where it was not tried.
pub(super) fn host(w: &TerminalWords, verdict: HostVerdict, address: &str) -> Option<Told> {
    match verdict {
        HostVerdict::Answers { quickest, came } => {
            let values = [PROBES, came].map(|n| n.to_string());
            let text = fill(
                w.probe_answers_text,
                &[&values[0], &values[1], &quickest.to_string()],
            );
            Some(told(Tone::Yes, w.probe_answers, &text))
        }
        HostVerdict::Silent => {
            let text = with(w.probe_silent_text, address);
            Some(told(Tone::No, w.probe_silent, &text))
        }
        HostVerdict::CannotTell => None,
    }
}

/// A restart in words.
pub(super) fn restart(w: &TerminalWords, stop: Stop) -> String {
    let form = match stop.thing {
        Thing::Modem => w.restart_modem,
        Thing::Router => w.restart_router,
        Thing::Terminal => w.restart_terminal,
    };
    fill(form, &[&stop.off.to_string(), &stop.ready.to_string()])
}

/// What a thing is called.
pub(super) fn thing(w: &TerminalWords, thing: Thing) -> &'static str {
    match thing {
        Thing::Modem => w.thing_modem,
        Thing::Router => w.thing_router,
        Thing::Terminal => w.thing_terminal,
    }
}

/// A condition of an update.
pub(super) fn before(w: &TerminalWords, condition: Before) -> &'static str {
    match condition {
        Before::Asked => w.before_asked,
        Before::Clear => w.before_clear,
        Before::Sent => w.before_sent,
        Before::Settled => w.before_settled,
        Before::Power => w.before_power,
        Before::Line => w.before_line,
        Before::Quiet => w.before_quiet,
    }
}

/// A step of an update; how it begins is the vendor's.
pub(super) fn step<'a>(w: &'a TerminalWords, step: Step, begin: &'a str) -> &'a str {
    match step {
        Step::Note => w.step_note,
        Step::Begin => begin,
        Step::Wait => w.step_wait,
        Step::SignOn => w.step_sign_on,
        Step::TestSale => w.step_test_sale,
        Step::Print => w.step_print,
    }
}
