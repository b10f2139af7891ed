//! The board of the line: the phone's own check, and restarts in order.

use super::{Known, Reader, board, carry, chosen, drawn, needs, table, with, words};
use crate::board::{SAMPLE, Sheet, TICK, Wanted};
use crate::i18n::{TerminalWords, fill};
use crate::present::{Block, Board, Tone};
use crate::software::line::{
    LineVerdict, PROBES, Road, SAMPLES, Sample, Stop, evidence, host, restarts, verdict,
};

/// How the terminal goes online, as an act names it.
const ROADS: [(Road, &str); 4] = [
    (Road::Wifi, "wifi"),
    (Road::Sim, "sim"),
    (Road::Cable, "cable"),
    (Road::Phone, "phone"),
];

/// What was chosen, and what came of the tries.
#[derive(Debug, Default)]
pub struct LineSheet {
    road: Road,
    pending: Option<bool>,
    runs: bool,
    online: Option<bool>,
    samples: Vec<Sample>,
    /// What came of the tries of the acquirer's address.
    probes: Vec<Sample>,
    /// Whether there is no site to fetch from.
    from_file: bool,
    /// How many things are restarted already.
    restarted: usize,
    /// Seconds since the one at hand was cut off its power; none while nobody counts.
    since: Option<u16>,
}

impl LineSheet {
    fn take(&mut self, known: &Known, text: &str) {
        let tries = match self.wants(known) {
            Wanted::Probe => &mut self.probes,
            _ => &mut self.samples,
        };
        let mut parts = text.split(' ');
        match (parts.next(), parts.next()) {
            (Some("came"), Some(ms)) => {
                let ms = ms.parse().unwrap_or(u32::MAX);
                tries.push(Sample::Came(ms));
            }
            (Some("lost"), _) => tries.push(Sample::Lost),
            (Some("altered"), _) => tries.push(Sample::Altered),
            (Some("offline"), _) => self.online = Some(false),
            (Some("online"), _) => self.online = Some(true),
            (Some("none"), _) => self.from_file = true,
            _ => {}
        }
        let sure = matches!(self.verdict(), LineVerdict::Offline | LineVerdict::Portal);
        self.runs &= !sure && !self.from_file && self.wants(known) != Wanted::Nothing;
    }

    fn stops(&self) -> Vec<Stop> {
        restarts(self.road, self.pending).unwrap_or_default()
    }

    fn tick(&mut self, seconds: u16) {
        let Some(since) = &mut self.since else { return };
        *since = since.saturating_add(seconds);
        let over = *since;
        let stops = self.stops();
        if stops
            .get(self.restarted)
            .is_none_or(|stop| over >= stop.off + stop.ready)
        {
            self.restarted += 1;
            self.since = None;
        }
    }

    /// The countdown of the thing at hand, or the button that begins it.
    fn countdown(&self, w: &TerminalWords) -> Block {
        let Some(stop) = self.stops().get(self.restarted).copied() else {
            return Block::text(Tone::Yes, w.timer_done);
        };
        let thing = words::thing(w, stop.thing);
        match self.since {
            None => Block::act("count", &with(w.timer_start, thing)),
            Some(since) => {
                let (form, until) = if since < stop.off {
                    (w.timer_off, stop.off)
                } else {
                    (w.timer_ready, stop.off + stop.ready)
                };
                let left = until.saturating_sub(since).to_string();
                Block::text(Tone::Wait, &fill(form, &[thing, &left]))
            }
        }
    }

    fn verdict(&self) -> LineVerdict {
        verdict(self.online, &self.samples)
    }

    fn checked(&self, known: &Known, w: &TerminalWords, blocks: &mut Vec<Block>) {
        blocks.push(Block::text(Tone::Plain, w.line_before));
        // Whatever is asked for is said before the tap.
        let probe = known.probe.as_str();
        let asks = if probe.is_empty() {
            w.line_asks.to_owned()
        } else {
            with(w.line_asks_probe, probe)
        };
        blocks.push(Block::text(Tone::Plain, &asks));
        if self.runs {
            let (done, all) = match self.wants(known) {
                Wanted::Probe => (self.probes.len(), PROBES),
                _ => (self.samples.len(), SAMPLES),
            };
            let text = fill(w.line_running, &[&(done + 1).to_string(), &all.to_string()]);
            blocks.push(Block::text(Tone::Wait, &text));
        } else {
            let label = if self.samples.is_empty() {
                w.line_start
            } else {
                w.line_again
            };
            blocks.push(Block::main("start", label));
        }
        if !self.samples.is_empty() {
            blocks.push(drawn::plot(w, &self.samples));
        }
        if self.from_file {
            blocks.push(Block::text(Tone::Wait, w.line_file));
        } else if !self.runs && (!self.samples.is_empty() || self.online.is_some()) {
            let (tone, title, texts) = words::line(w, self.verdict());
            blocks.push(Block::verdict(tone, &title, texts));
            if let Some((tone, title, texts)) = words::host(w, host(&self.probes), probe) {
                blocks.push(Block::verdict(tone, &title, texts));
            }
            blocks.push(Block::heading(w.line_proves));
            let mut lines: Vec<_> = w.line_proves_list.split('|').map(str::to_owned).collect();
            if !self.probes.is_empty() {
                lines.push(w.probe_proves.to_owned());
            }
            blocks.push(Block::lines(lines));
        }
    }
}

impl Sheet for LineSheet {
    fn needs(&self, known: &Known, reader: &Reader) -> Option<&'static str> {
        needs(known, reader)
    }

    fn act(&mut self, known: &Known, _: &Reader, id: &str, text: &str) {
        match id {
            "road" => {
                let road = ROADS.iter().find(|(_, name)| *name == text);
                self.road = road.map_or(self.road, |(road, _)| *road);
                (self.restarted, self.since) = (0, None);
            }
            "pending" => {
                self.pending = Some(text == "yes");
                (self.restarted, self.since) = (0, None);
            }
            // The countdown begins only where something may be restarted.
            "count" if self.since.is_none() && self.restarted < self.stops().len() => {
                self.since = Some(0);
            }
            TICK => self.tick(text.parse().unwrap_or(1)),
            "start" => {
                (self.runs, self.online, self.from_file) = (true, None, false);
                self.samples.clear();
                self.probes.clear();
            }
            SAMPLE if self.runs => self.take(known, text),
            _ => {}
        }
    }

    fn wants(&self, known: &Known) -> Wanted {
        if !self.runs {
            Wanted::Nothing
        } else if self.samples.len() < SAMPLES {
            Wanted::Own
        } else if !known.probe.is_empty() && self.probes.len() < PROBES {
            Wanted::Probe
        } else {
            Wanted::Nothing
        }
    }

    fn counts(&self) -> bool {
        self.since.is_some()
    }

    fn draw(&self, known: &Known, reader: &Reader) -> Board {
        let w = reader.lang.terminal_words();
        let labels = [w.road_wifi, w.road_sim, w.road_cable, w.road_phone];
        let options = ROADS.iter().zip(labels);
        let option = |((road, value), label): (&(Road, &str), &str)| {
            chosen(value, label, *road == self.road)
        };
        let mut blocks = vec![Block::choice(
            "road",
            w.line_road,
            options.map(option).collect(),
        )];
        match self.road {
            Road::Unknown => {}
            Road::Sim => blocks.push(Block::text(Tone::Wait, w.line_sim)),
            Road::Wifi | Road::Cable | Road::Phone => self.checked(known, w, &mut blocks),
        }
        if self.road != Road::Unknown {
            let told = evidence(self.road, self.verdict());
            blocks.push(carry(w.line_go, "see.network", &told));
            blocks.push(Block::heading(w.restart));
            let options = vec![
                chosen("no", w.pending_no, self.pending == Some(false)),
                chosen("yes", w.pending_yes, self.pending == Some(true)),
            ];
            blocks.push(Block::choice("pending", w.pending, options));
            blocks.push(Block::text(Tone::Plain, w.pending_help));
            match restarts(self.road, self.pending) {
                Some(stops) => {
                    let shown = table(known).and_then(|table| table.shown("fix.router"));
                    blocks.extend(shown.map(|(p, lit)| drawn::picture(w, reader.lang, p, lit)));
                    let steps = stops.into_iter().map(|stop| words::restart(w, stop));
                    blocks.push(Block::steps(steps.collect()));
                    blocks.push(self.countdown(w));
                }
                None if self.pending.is_some() => {
                    blocks.push(Block::text(Tone::No, w.pending_stop));
                }
                None => {}
            }
        }
        board("line", w.line, blocks)
    }
}
